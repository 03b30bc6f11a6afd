package explorer

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"comity/model"
	"comity/model/relation"
	"comity/ui/keys"
	"comity/ui/place"
	"comity/ui/uitest"
)

// sceneViews are maps and timelines that differ in what they show.
func sceneViews() []string {
	return []string{
		"map", "map?statement=oewg-2021&at=NZL", "map?statement=second-ministerial-2019&asof=2019-10-01",
		"map?pin=first-committee-2018,joint-statement-2019", "map?pin=paris-call-2018,ga-res-73-27,budapest-convention&at=USA",
		`map?who=member("eu")&asof=2019`, `map?who=region("Africa") and signed("joint-statement-2019")`, "map?statement=oewg-2025&asof=2019",
		"timeline", "timeline?zoom=year&at=joint-statement-2019", "timeline?zoom=month&at=asean-norms-2018&asof=2018-09-19", "timeline?asof=1990",
	}
}

func openText(t *testing.T, w, h int, text string) *driver {
	t.Helper()
	v, err := place.ParseView(uitest.Corpus(t), text)
	if err != nil {
		t.Fatal(err)
	}
	return openView(t, w, h, v)
}

// Every scene is exactly its window, and without colour it has the same words.
func TestScenesAreExactlyTheirSize(t *testing.T) {
	if testing.Short() { // the race detector, for which it holds nothing new
		t.Skip("long, and of one goroutine")
	}
	for _, size := range sizes() {
		for _, text := range sceneViews() {
			t.Run(fmt.Sprintf("%s/%dx%d", text, size[0], size[1]), func(t *testing.T) {
				d := openText(t, size[0], size[1], text)
				checkFrame(t, d, size[0], size[1])
				coloured := d.screen()
				d.send(tea.ColorProfileMsg{Profile: colorprofile.Ascii})
				checkFrame(t, d, size[0], size[1])
				focus := strings.NewReplacer("╔", "╭", "╗", "╮", "╚", "╰", "╝", "╯", "═", "─", "║", "│")
				if plain := focus.Replace(d.screen()); plain != coloured {
					t.Fatalf("without colour\n%s\nand with it\n%s", plain, coloured)
				}
				d.look.ascii = true
				d.retheme()
				d.compose()
				checkFrame(t, d, size[0], size[1])
				asciiOnly(t, d)
			})
		}
	}
}

// Walks on the map and the timeline, with their filters and days: every view has
// one string, which opens as the same screen.
func TestEverySceneHasOneString(t *testing.T) {
	if testing.Short() { // the race detector, for which it holds nothing new
		t.Skip("long, and of one goroutine")
	}
	var all []string
	for _, scope := range []keys.Scope{keys.Map, keys.Timeline} {
		for _, b := range keys.In(keys.Table(), scope) {
			all = append(all, b.Keys...)
		}
	}
	all = append(all, "A", "[", "]", "a", "a")
	for seed, text := range sceneViews() {
		random := rand.New(rand.NewPCG(uint64(seed), 5))
		d := openText(t, 100, 30, text)
		for range 60 {
			switch d.scope() {
			case keys.Typing:
				d.press("esc")
			case keys.Map, keys.Timeline:
				d.press(all[random.IntN(len(all))])
			default:
				d.press("[")
			}
			checkFrame(t, d, 100, 30)
			if scope := d.scope(); scope != keys.Map && scope != keys.Timeline {
				continue
			}
			at := d.where().String()
			other := openText(t, 100, 30, at)
			d.toast, d.keyboard.pending, other.toast = "", "", ""
			d.compose()
			other.compose()
			if d.View().Content != other.View().Content || other.where().String() != at {
				t.Fatalf("%s opens as %s\n%s\nand not as\n%s", at, other.where(), other.screen(), d.screen())
			}
		}
	}
}

// As of a day there are the texts up to it and no others, in the lists, the
// answers and the header; a key leads back to today, and history to both.
func TestAsOf(t *testing.T) {
	day := model.Date{Year: 2019, Month: 9, Day: 23}
	d := openText(t, 140, 44, "country/EST?asof=2019-09-23")
	listed, there, later := 0, 0, 0
	est, _ := d.source.corpus.Country("EST")
	for _, s := range d.source.corpus.Statements() {
		if relation.Of(s, day) == relation.Later {
			later++
			continue
		}
		there++
		if d.source.corpus.Act(s, est) == model.Listed {
			listed++
		}
	}
	if got := d.panes.lists[statements].items(); got != there || later == 0 {
		t.Errorf("%d texts in the list, expected %d", got, there)
	}
	d.sees("as of 23 September 2019", fmt.Sprintf("Estonia · ● listed %d", listed), fmt.Sprintf("%d hidden", later), "not dated back to 23 September 2019")
	if got := d.where().String(); got != "country/EST?asof=2019-09-23" {
		t.Errorf("the place is %q", got)
	}
	n, _ := d.source.corpus.FindNorm("f")
	_, all := d.source.corpus.Standing(n, est)
	if _, then := d.source.corpus.StandingOn(d.day.answerer.Texts(), n, est, d.source.corpus.Act); then >= all || then == 0 {
		t.Errorf("behind norm f Estonia stood on %d texts, today on %d", then, all)
	}
	d.press("A")
	if d.panes.lists[statements].items() != there+later || strings.Contains(d.screen(), "23 September 2019 ·") && strings.Contains(d.line(0), "as of") {
		t.Errorf("as of today:\n%s", d.screen())
	}
	d.press("[")
	d.sees("as of 23 September 2019")
}

// What came later is not shown by accident, and never in silence.
func TestLaterTextsAreRefusedInWords(t *testing.T) {
	d := openText(t, 140, 44, "statement/oewg-2025?asof=2019-09-23&pin=paris-call-2018,oewg-2021")
	d.sees("Second OEWG final report (2025) came after 23 September 2019", "A shows everything as of today")
	if len(d.panes.pins) != 1 {
		t.Errorf("%d pins, expected that of 2018 only", len(d.panes.pins))
	}
	d = openText(t, 140, 44, "timeline?at=oewg-2025&asof=2019-09-23")
	d.press("enter")
	d.sees("Second OEWG final report (2025) came after", "Timeline")
	d = openText(t, 140, 44, "statement?asof=1990")
	d.sees("no text is dated 31 December 1990 or before")
}

// A scene shows what is pinned or under the cursor, and dates everything.
func TestScenesFromTheLists(t *testing.T) {
	d := openText(t, 100, 30, "statement/first-committee-2018?pin=joint-statement-2019")
	d.do(keys.ShowMap, 0)
	d.settle()
	d.compose()
	d.sees("[1] Joint Statement 2019", "[2] First Committee 2018", "both 8")
	d.do(keys.ShowTimeline, 0)
	d.settle()
	d.press("a")
	d.sees("as of 26 October 2018", "came later")
	if got := d.where().String(); got != "timeline?at=first-committee-2018&show=joint-statement-2019&asof=2018-10-26" {
		t.Errorf("%q", got)
	}
	d.do(keys.ShowExplore, 0)
	if len(d.panes.pins) != 0 {
		t.Errorf("a text of 2019 is pinned in 2018")
	}
}

// TestMapOfANorm shows who stands behind the norm that is looked at, and the next.
func TestMapOfANorm(t *testing.T) {
	d := openText(t, 140, 44, "norm/f")
	d.do(keys.ShowMap, 0)
	d.settle()
	d.compose()
	d.sees("who is on record for norm f", "Do not damage critical infrastructure", "member 49", "norm 6 of 23")
	d.press("n")
	d.sees("who is on record for norm g", "norm 7 of 23")
	if got := d.where(); got.Param("norm") != "g" || got.Param("statement") != "" {
		t.Errorf("%q", got)
	}
}

// TestComparisonsFromTheLists asks for a comparison and for wordings without
// saying of what: what is pinned, or what is under the cursor.
func TestComparisonsFromTheLists(t *testing.T) {
	for _, test := range []struct {
		from, key, want string
		sees            []string
	}{
		{"country/EST", "5!", "compare?of=EST", []string{"Closest by votes"}},
		{"country/EST?pin=LVA", "5!", "compare?of=LVA,EST", []string{"Latvia and Estonia"}},
		{"country/EST?pin=LVA,RUS,USA", "5!", "compare?of=LVA,RUS,USA", nil},
		{"statement/first-committee-2018?pin=joint-statement-2019", "5!", "compare?of=joint-statement-2019,first-committee-2018", []string{"on both 8 of 28 (29 %)"}},
		{"norm/a?country.filter=&pin=country/LVA,country/EST", "5!", "compare?of=LVA,EST", nil},
		{"norm/k", "D", "diff?of=un/k,g7/11", []string{"the same, word for word"}},
		{"norm/g7/11", "D", "diff?of=g7/11,un/k", nil},
		{"norm/a?pin=c", "D", "diff?of=un/c,un/a", nil},
		{"norm/g7/12", "D", "crosswalk?at=row/g7/12", []string{"only in the list of the G7", "Not in the UN list"}},
		{"statement/joint-statement-2019", "D", "crosswalk?at=row/un/a", nil},
		{"statement/joint-statement-2019?asof=2019-12-31", "D", "crosswalk?at=row/un/a&asof=2019-12-31", nil},
	} {
		d := openText(t, 100, 30, test.from)
		d.press(test.key)
		got, _, _ := strings.Cut(d.where().String(), "&at=")
		if got, _, _ = strings.Cut(got, "&row="); got != test.want {
			t.Errorf("%s from %s leads to %s, not %s", test.key, test.from, got, test.want)
		}
		d.sees(test.sees...)
		d.press("esc")
		if d.stage != nil {
			t.Errorf("one step back from %s is %s", got, d.where())
		}
	}
	d := openText(t, 100, 30, "statement/joint-statement-2019")
	d.press("5!")
	if d.stage == nil || d.toast == "" || !strings.HasPrefix(d.where().String(), "compare?of=joint-statement-2019,") {
		t.Errorf("a statement alone: %s, %q", d.where(), d.toast)
	}
	d = openText(t, 100, 30, "statement/oewg-2021")
	d.press("5!")
	d.sees("needs two or more")
}

// TestWaysOnFromAComparison follows rows, and comes back by one step each.
func TestWaysOnFromAComparison(t *testing.T) {
	d := openText(t, 100, 30, "compare?of=EST&at=votes-farthest/BLR")
	d.press("enter")
	d.sees("Estonia and Belarus")
	d.press("tab", "enter")
	if p := d.where(); p.Kind != place.Statement || d.stage != nil {
		t.Fatalf("a text of a comparison leads to %s", p)
	}
	d.press("esc")
	d.sees("Voted differently")
	d.press("esc")
	if got := d.where().String(); !strings.HasPrefix(got, "compare?of=EST&at=votes-farthest/BLR") {
		t.Errorf("two steps back is %s", got)
	}
	d = openText(t, 100, 30, "crosswalk?at=row/un/d")
	d.press("enter")
	d.sees("terrorist{+,+}")
	d.press("enter")
	if got := d.where().Place.String(); got != "norm/d" {
		t.Errorf("the first side leads to %s", got)
	}
}

// TestOneSelection opens every screen with what is pinned, asked for and looked at.
func TestOneSelection(t *testing.T) {
	pins := "statement/joint-statement-2019?pin=ga-res-73-266,ga-res-73-27,country/CHL"
	for _, test := range []struct {
		from   string
		action keys.Action
		want   string // in the place
	}{
		{pins, keys.ShowMatrix, "matrix?pin=CHL,ga-res-73-266,ga-res-73-27&at=CHL/ga-res-73-266"},
		{pins, keys.ShowMap, "map?pin=ga-res-73-266,ga-res-73-27"},
		{pins, keys.ShowTimeline, "show=ga-res-73-266,ga-res-73-27"},
		{pins, keys.ShowCompare, "compare?of=ga-res-73-266,ga-res-73-27"},
		{"country/CHL?statement=ga-res-73-27", keys.ShowMatrix, "at=CHL/ga-res-73-27"},
		{"country/CHL", keys.ShowMatrix, "matrix?at=CHL/un-cybercrime-convention"}, // the newest that it took part in
		{"norm/f", keys.ShowMatrix, "matrix?pin=gge-2021,asean-norms-2018,g7-lucca-2017,gge-2015&at=AUS/gge-2021"},
		{"norm/f", keys.ShowCompare, "diff?of=un/f,g7/6"},
		{"norm/g", keys.ShowCrosswalk, "diff?of=un/g,g7/7"},
		{"map?norm=f", keys.ShowCompare, "diff?of=un/f,g7/6"},
		{"group/nato", keys.ShowCompare, "compare?of=group/nato"},
		{"group/nato", keys.ShowMatrix, "matrix?of=nato&at=ALB/"},
		{"page/start", keys.ShowCompare, "compare"},
		{"page/start", keys.ShowMatrix, "matrix?at=AFG/ga-res-78-237"}, // the newest with acts of more than half
		{"statement/joint-statement-2019", keys.ShowMatrix, "matrix?at=AUS/joint-statement-2019"},
		{"matrix?at=CHL/ga-res-73-27", keys.ShowCompare, "compare?of=CHL"},
		{"map?statement=ga-res-73-27&at=CHL", keys.ShowCompare, "compare?of=CHL"},
		{"timeline?at=ga-res-73-27", keys.ShowCompare, "compare?of=ga-res-73-27,"},
		{"country/CHL?statement=ga-res-73-27", keys.ShowMap, "map?statement=ga-res-73-27&at=CHL"},
		{`map?who=member("eu")`, keys.ShowMatrix, "matrix?who=member"},
		{`matrix?who=member("eu")`, keys.ShowMap, "map?who=member"},
		{"matrix?at=CHL/ga-res-73-27", keys.ShowMap, "map?statement=ga-res-73-27&at=CHL"},
		{"timeline?at=ga-res-73-27", keys.ShowMap, "map?statement=ga-res-73-27"},
		{"map?norm=f", keys.ShowTimeline, "timeline?at="},
	} {
		d := openText(t, 140, 44, test.from)
		d.do(test.action, 0)
		if got := d.where().String(); !strings.Contains(got, test.want) {
			t.Errorf("%s of %s is %s, expected %s", test.action, test.from, got, test.want)
		}
	}
	d := openText(t, 140, 44, pins)
	d.do(keys.ShowTimeline, 0)
	d.settle()
	d.compose()
	d.sees("▣ pinned")
	if n := strings.Count(d.screen(), "▣"); n != 3 { // and the legend
		t.Errorf("%d pinned texts are marked", n)
	}
}

// TestOneStepLeavesAScreen leaves the map after moving through texts.
func TestOneStepLeavesAScreen(t *testing.T) {
	d := openText(t, 140, 44, "statement/joint-statement-2019")
	d.press("3")
	d.moment()
	d.press("n", "n", "j", "esc")
	if got := d.where(); got.Kind != place.Statement || d.stage != nil {
		t.Errorf("one step leads from the map to %s", got)
	}
	d.press("2")
	d.moment()
	d.press("s", "s", "esc")
	if d.stage != nil {
		t.Errorf("one step leads from the matrix to %s", d.where())
	}
}

// TestANormForARoom shows a norm large with who stands behind it, the next one with a
// key, and leaves in one step; a place of its own opens it again.
func TestANormForARoom(t *testing.T) {
	for _, size := range [][2]int{{20, 8}, {40, 12}, {80, 24}, {100, 30}, {140, 44}, {200, 60}} {
		d := openText(t, size[0], size[1], "norm/f?view=stage")
		checkFrame(t, d, size[0], size[1])
		if size[0] >= 80 {
			d.sees("Norm f", "A State should not conduct", "On record for it: listed 97, member 49. Not known of 49 States")
		}
	}
	d := openText(t, 140, 44, "norm/f")
	d.press("v", "n")
	d.sees("Norm g", "On record for it:")
	if got := d.where().String(); got != "norm/g?view=stage" {
		t.Errorf("%q", got)
	}
	d.press("Y")
	d.sees("Norm (g)")
	d.press("esc", "esc")
	if got := d.where().String(); d.stage != nil || got != "norm/f" {
		t.Errorf("one step leads to %q", got)
	}
	d = openText(t, 140, 44, "statement/paris-call-2018")
	d.press("v")
	d.sees("choose a norm first")
}

// Beside a State of which a document says what it does about the norm that is chosen
// stands a word, for a past day those of that day; views are no such saying.
func TestWhatStatesSayIsMarked(t *testing.T) {
	said := func(on string, code model.ISO3) (string, *driver) {
		t.Helper()
		v, err := place.ParseView(uitest.Corpus(t), on)
		if err != nil {
			t.Fatal(err)
		}
		d := openView(t, 140, 500, v) // all rows of the list are on it
		at := slices.IndexFunc(d.source.corpus.Countries(), func(co *model.Country) bool { return co.ISO3 == code })
		return d.panes.answers[countries].At(at).Said, d
	}
	for _, test := range [][3]string{
		{"norm/g", "GHA", "2 measures"}, {"norm/g", "PHL", "2 measures, 2 plans and 1 need"}, {"norm/g", "EST", ""},
		{"norm/g?asof=2021-12-31", "PHL", "1 measure"}, {"norm/g?asof=2021", "GHA", "2 measures"},
	} {
		if got, _ := said(test[0], model.ISO3(test[1])); got != test[2] {
			t.Errorf("%s: %s says %q, expected %q", test[0], test[1], got, test[2])
		}
	}
	_, d := said("norm/g", "CHL")
	for line := range strings.Lines(ansi.Strip(d.View().Content)) {
		_, row, found := strings.Cut(line, " Chile ")
		if found && !strings.Contains(row, " says ") || strings.Contains(line, " Estonia ") && strings.Contains(line, " says ") {
			t.Errorf("the row is %s", line)
		}
	}
}
