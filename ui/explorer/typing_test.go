package explorer

import (
	"regexp"
	"strings"
	"testing"

	"comity/ui/keys"
	"comity/ui/place"
	"comity/ui/uitest"
)

// TestSlashSelectsWhatIsThere: the filter of a list and the input of a screen open with
// what is there selected. A letter takes its place, a key that moves edits it, enter
// and esc keep it.
func TestSlashSelectsWhatIsThere(t *testing.T) {
	for _, c := range []struct {
		keys []string
		want string
	}{
		{[]string{"c", "h", "i"}, "chi"},
		{[]string{"right", "r", "o"}, "euro"},
		{[]string{"left", "x"}, "exu"},
		{[]string{"backspace"}, ""},
		{[]string{"ctrl+u", "n"}, "n"},
		{[]string{"enter"}, "eu"},
		{[]string{"esc"}, "eu"},
		{[]string{"c", "esc"}, "eu"},
		{[]string{"down", "enter"}, "eu"},
	} {
		d := open(t, 140, 44)
		d.press("l", "/", "e", "u", "enter", "/")
		d.sees("/[eu] ", "typing replaces eu; right edits it")
		if x, y := d.frameCursor(); !strings.HasPrefix(string([]rune(d.line(y))[x:]), "]") {
			t.Errorf("the cursor is at %d,%d:\n%s", x, y, d.line(y))
		}
		d.press(c.keys...)
		if got := d.panes.lists[d.panes.current].query; got != c.want {
			t.Errorf("%v after / on a filter leaves %q, expected %q", c.keys, got, c.want)
		}
		if strings.Contains(d.screen(), "[eu]") {
			t.Errorf("%v: the selection is still shown:\n%s", c.keys, d.screen())
		}
	}
	d := open(t, 140, 44)
	d.press("/")
	d.sees("─ /", "enter accept")
	if strings.Contains(d.screen(), "[]") {
		t.Error("an empty filter is shown as a selection")
	}
	d = openText(t, 140, 44, `map?who=member("eu")`)
	d.press("/")
	d.sees(`[member("eu")]`)
	d.press("n", "a", "t", "o", "enter")
	if got := d.where().Param("who"); !strings.Contains(got, "nato") || strings.Contains(got, "eu") {
		t.Errorf("typed over an expression, the map shows %q", got)
	}
	d.press("/", "right", "(", "enter")
	d.sees(`member("nato")( `) // a mistake is kept, to be edited
	d.press("esc", "esc")
}

// frameCursor is where the text cursor is.
func (d *driver) frameCursor() (x, y int) {
	c := d.View().Cursor
	if c == nil {
		d.t.Fatalf("there is no text cursor:\n%s", d.screen())
	}
	return c.X, c.Y
}

// TestPinsOfTheMatrixAreCompared: rows and columns that are pinned there, one of them
// with what is under the cursor.
func TestPinsOfTheMatrixAreCompared(t *testing.T) {
	for from, want := range map[string]string{
		"matrix?pin=CHL,NLD":                                     "compare?of=CHL,NLD",
		"matrix?pin=CHL,NLD&at=FRA/ga-res-73-27":                 "compare?of=CHL,NLD",
		"matrix?pin=ga-res-73-27,ga-res-73-266":                  "compare?of=ga-res-73-27,ga-res-73-266",
		"matrix?pin=CHL,ga-res-73-27,ga-res-73-266&at=CHL/":      "compare?of=ga-res-73-27,ga-res-73-266",
		"matrix?pin=CHL&at=NLD/ga-res-73-27":                     "compare?of=CHL,NLD",
		"matrix?pin=ga-res-73-27&at=/ga-res-73-266":              "compare?of=ga-res-73-27,ga-res-73-266",
		"matrix?of=eu&pin=FRA,DEU,ga-res-73-27&at=ITA/oewg-2021": "compare?of=FRA,DEU",
	} {
		d := openText(t, 140, 44, from)
		d.do(keys.ShowCompare, 0)
		if got := d.where(); got.Kind != place.Compare || !strings.HasPrefix(got.String(), want) {
			t.Errorf("compare from %s is %s, expected %s", from, got, want)
		}
	}
	d := openText(t, 140, 44, "matrix")
	d.press("space", "j", "space", "5!")
	if got := d.where(); got.Kind != place.Compare || !strings.Contains(got.String(), ",") {
		t.Errorf("two rows pinned by hand are compared as %s", got)
	}
}

// TestTheTabsSayWhatThePanesSay: whatever drives the lists, the mark and the number on
// the tab of a list are in its title.
func TestTheTabsSayWhatThePanesSay(t *testing.T) {
	d := open(t, 100, 30)
	marks := 0
	check := func() {
		d.answer()
		for p := range listCount {
			word, long := strings.TrimSpace(d.glance(p, false)), strings.TrimSpace(d.glance(p, true))
			if _, number, ok := strings.Cut(word, " "); ok && number != "" {
				marks++
				title, _ := d.listTitle(p)
				title = strings.TrimSuffix(title, " …")
				if !strings.Contains(title+"  ", "  "+word+"  ") && !strings.Contains(title+"  ", "  "+long+"  ") {
					t.Errorf("%s drives: the tab of %s says %q, its title %q", d.source.name(d.selection(d.panes.current)[0]), paneTitle(p), word, title)
				}
			}
		}
	}
	for p := range listCount {
		d.focusOn(p)
		for i := range d.panes.lists[p].rows {
			if d.panes.lists[p].rows[i].item >= 0 {
				d.panes.lists[p].cursor = i
				check()
			}
		}
	}
	d.focusOn(statements)
	d.panes.pins = []ref{{List: statements, N: 3}, {List: statements, N: 9}}
	check()
	if marks < 300 {
		t.Errorf("%d marks were looked at", marks)
	}
}

// footDates finds a day that is not in full: "2019-09-23", "23 Sep 2019".
func footDates() *regexp.Regexp {
	return regexp.MustCompile(`\b\d{4}-\d\d(?:-\d\d)?\b|\b\d{1,2} (?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4}`)
}

// TestDatesOfTheFootAreInFull: the lower edge of a screen or list, the header and the
// word of the last key write a day as 23 September 2019.
func TestDatesOfTheFootAreInFull(t *testing.T) {
	other := footDates()
	days := 0
	look := func(d *driver, at, text string) {
		if wrong := other.FindString(text); wrong != "" && !strings.Contains(text, "/"+wrong) {
			t.Errorf("%s: %q has the day %q", at, text, wrong)
		}
		if regexp.MustCompile(`\d (January|February|March|April|May|June|July|August|September|October|November|December) \d{4}`).MatchString(text) {
			days++
		}
	}
	for _, at := range append(uitest.Scenes(), "ask?q=who signed the paris call", "ask?q=what did chile sign in 2019") {
		d := openText(t, 200, 60, at)
		for _, key := range []string{"", "j", "j", "l", "j", "tab", "j", "j", "j", "j", "j", "j", "a"} {
			if key != "" {
				d.press(key)
			}
			if d.stage == nil {
				break
			}
			subject, counts := d.stage.Says()
			for _, text := range []string{d.stage.Foot(), d.toast, subject + counts} {
				look(d, at, regexp.MustCompile(`@\d{4}-\d\d-\d\d|EU \d{4}-\d\d-\d\d`).ReplaceAllString(text, ""))
			}
		}
	}
	d := open(t, 200, 60)
	for i := range d.panes.lists[statements].rows {
		d.focusOn(statements)
		d.panes.lists[statements].cursor = max(i, d.panes.lists[statements].cursor)
		d.answer()
		for n := range 9 {
			d.panes.lists[countries].to(n * 21)
			look(d, "a list", d.evidence(countries))
		}
	}
	if days < 50 {
		t.Errorf("%d days were looked at", days)
	}
}
