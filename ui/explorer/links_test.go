package explorer

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"comity/ui/md"
	"comity/ui/place"
)

// link finds a link of the page on screen.
func (d *driver) link(target string) md.Link {
	d.t.Helper()
	for _, l := range d.page().Links {
		if l.Target == target {
			return l
		}
	}
	d.t.Fatalf("no link to %s on\n%s", target, d.screen())
	return md.Link{}
}

// opens types the number of a link, and enter if that is still wanted.
func (d *driver) opens(target string) {
	d.t.Helper()
	d.press("o")
	for _, digit := range strconv.Itoa(d.link(target).Number) {
		d.press(string(digit))
	}
	if over[*linking](d) {
		d.press("enter")
	}
}

// at is where the visitor is: the place the reader shows, and how.
func (d *driver) at() string {
	shown, ok := d.shown()
	if !ok {
		return "nowhere"
	}
	at := d.source.place(shown).String()
	if d.reading.whole {
		at += " whole"
	}
	return at
}

func (d *driver) wantAt(want string) {
	d.t.Helper()
	if got := d.at(); got != want {
		d.t.Fatalf("at %q, not %q:\n%s", got, want, d.screen())
	}
}

// TestEscGoesBackAlongTheLinks opens a chain of links at every size and goes
// back through it, with [ and ] in between.
func TestEscGoesBackAlongTheLinks(t *testing.T) {
	for _, size := range sizes() {
		if size[0] < minWidth || size[1] < minHeight {
			continue
		}
		t.Run(fmt.Sprintf("%dx%d", size[0], size[1]), func(t *testing.T) {
			d := openLazy(t, size[0], size[1], place.Place{Kind: place.Norm, ID: "un/a"})
			home := d.snapshot()
			d.press("enter")
			d.wantAt("norm/a whole")
			d.press("j", "j")
			top := d.reading.top
			d.opens("norm/b")
			d.wantAt("norm/b whole")
			if d.reading.top != 0 || d.panes.lists[norms].item() != 1 {
				t.Fatalf("norm b is not read from its top, or not selected:\n%s", d.screen())
			}
			d.opens("term/attribution")
			d.wantAt("term/attribution whole")
			d.press("[")
			d.wantAt("norm/b whole")
			d.press("[")
			d.wantAt("norm/a whole")
			d.press("]", "]")
			d.wantAt("term/attribution whole")
			d.press("esc")
			d.wantAt("norm/b whole")
			d.press("]")
			d.wantAt("term/attribution whole")
			d.press("esc", "esc")
			d.wantAt("norm/a whole")
			if d.reading.top != top {
				t.Fatalf("norm a is at line %d, not %d", d.reading.top, top)
			}
			d.press("esc")
			d.wantAt("norm/a")
			d.press("esc")
			if now := d.snapshot(); !now.sameScreen(&home) {
				t.Fatalf("esc does not end at home:\n%s", d.screen())
			}
		})
	}
}

// TestLinksAfterFilterAndPins opens a link to a row that the filter hides, and
// goes back to filter, pins and row.
func TestLinksAfterFilterAndPins(t *testing.T) {
	d := openLazy(t, 140, 44, place.Place{})
	home := d.snapshot()
	d.press("space", "j", "space", "/", "p", "a", "r", "i", "s", "enter")
	before := d.snapshot()
	target := "statement/joint-statement-2019"
	d.press("h", "/", "n", "o", "r", "m", "enter") // whatever is left, links lead past it
	d.press("esc", "l")
	d.press("i")
	d.wantAt("page/contents whole")
	d.opens("norm/k")
	d.wantAt("norm/k whole")
	d.opens(target)
	d.wantAt(target + " whole")
	if d.panes.lists[statements].query != "" {
		t.Fatal("the filter hides the row that is read")
	}
	d.press("esc", "esc", "esc")
	if now := d.snapshot(); now.over.Kind != "" || now.lists.Lists[place.Statement].Filter != before.lists.Lists[place.Statement].Filter || now.lists.Lists[place.Norm].Filter != before.lists.Lists[place.Norm].Filter || len(now.lists.Pins) != 2 {
		t.Fatalf("the filter or the pins are lost: %+v:\n%s", now, d.screen())
	}
	for range 40 {
		d.press("esc")
	}
	if now := d.snapshot(); !now.sameScreen(&home) {
		t.Fatalf("esc does not end at home:\n%s", d.screen())
	}
}

// TestBackNTimesIsHome follows links out of the lists and leaves the whole
// screen in the middle.
func TestBackNTimesIsHome(t *testing.T) {
	d := openLazy(t, 140, 44, place.Place{})
	home := d.snapshot()
	steps := []func(){
		func() { d.opens("norm/a") }, func() { d.press("enter") }, func() { d.press("tab") }, func() { d.press("enter") },
		func() { d.press("o", "2", "enter") }, func() { d.press("i") }, func() { d.opens("page/pillars") },
	}
	var places []string
	for _, step := range steps {
		places = append(places, d.at())
		step()
	}
	for i := len(places) - 1; i >= 0; i-- {
		if d.press("["); d.at() != places[i] {
			t.Fatalf("step %d back is at %q, not %q", len(places)-i, d.at(), places[i])
		}
	}
	if now := d.snapshot(); !now.sameScreen(&home) {
		t.Fatalf("back as often as forth is not home:\n%s", d.screen())
	}
}

func TestNumbersAreGatheredUntilOneIsMeant(t *testing.T) {
	d := openLazy(t, 120, 40, place.Place{Kind: place.Norm, ID: "un/k"})
	d.press("enter")
	highest := d.highest()
	if highest < 20 || highest > 89 {
		t.Fatalf("the page has %d links, which is no use here", highest)
	}
	d.press("o", "1")
	d.sees("open link 1… of 1–"+strconv.Itoa(highest), "enter open  esc cancel")
	if d.View().Cursor == nil || d.View().Cursor.Y != 39 {
		t.Fatal("the cursor does not stand where the number is typed")
	}
	d.press("backspace")
	d.sees("open link …")
	d.press("0", "x", "j", "backspace")
	if over[*linking](d) || d.reading.top != 0 {
		t.Fatalf("backspace at the beginning does not leave, or other keys work:\n%s", d.screen())
	}
	d.press("o", "1", "esc")
	d.wantAt("norm/k whole")
	d.press("o", "9")
	if over[*linking](d) { // no number has two digits and begins with 9
		t.Fatalf("the reader waits for a second digit after 9:\n%s", d.screen())
	}
	d.press("esc", "o", "9", "9", "o", "8", "9")
	d.press("esc", "esc")
}

func TestANumberTooHigh(t *testing.T) {
	d := openLazy(t, 120, 40, place.Place{Kind: place.Norm, ID: "un/a"})
	d.press("enter", "o")
	for _, digit := range strconv.Itoa(d.highest() + 1) {
		d.press(string(digit))
	}
	d.sees("this page has links 1 to " + strconv.Itoa(d.highest()))
	d.wantAt("norm/a whole")
}

// TestWhereNoPageIsOnScreen asks for a link in a window without a reader.
func TestWhereNoPageIsOnScreen(t *testing.T) {
	d := openLazy(t, 60, 20, place.Place{})
	d.press("o")
	d.sees("read the page first")
	if over[*linking](d) {
		t.Fatal("a number is asked for")
	}
}

// TestTabGoesThroughTheLinks goes from link to link: each is scrolled into
// view and lit, and enter opens it.
func TestTabGoesThroughTheLinks(t *testing.T) {
	d := openLazy(t, 100, 24, place.Place{Kind: place.Norm, ID: "un/a"})
	d.press("enter", "4", "0", "G")
	all := uses(d.page().Links)
	stops, last := 0, -1
	for n := 0; ; n++ {
		d.press("tab")
		if d.reading.link == last {
			break
		}
		span := all[d.reading.link]
		if stops++; span.Cites {
			t.Fatalf("tab stops at the citation in line %d:\n%s", span.Line, d.screen())
		}
		if n == 0 && span.Line < 39 || d.reading.link < last {
			t.Fatalf("link %d, which stands in line %d, comes after %d", d.reading.link, span.Line, last)
		}
		if span.Line < d.reading.top || span.Line >= d.reading.top+d.reading.height {
			t.Fatalf("the link in line %d is not on screen from line %d:\n%s", span.Line, d.reading.top, d.screen())
		}
		if lit := d.lit(d.page().Links); len(lit) == 0 || !strings.Contains(d.View().Content, d.theme.Ink.Cursor.Open()) {
			t.Fatalf("link %d is not lit", d.reading.link)
		}
		last = d.reading.link
	}
	d.sees("no further link")
	if last != len(all)-1 {
		t.Fatalf("tab ends at link %d of %d", last, len(all))
	}
	for _, s := range all {
		if s.Line >= 39 && !s.Cites {
			stops--
		}
	}
	if stops != 0 {
		t.Fatalf("tab goes past %d links", -stops)
	}
	for d.page().Links[linkOf(d.page().Links, d.reading.link)].Target != "norm/k" {
		if d.press("shift+tab"); all[d.reading.link].Cites {
			t.Fatal("shift+tab stops at a citation")
		}
	}
	top := d.reading.top
	d.press("enter")
	d.wantAt("norm/k whole")
	d.press("esc")
	if d.reading.top != top || d.page().Links[linkOf(d.page().Links, d.reading.link)].Target != "norm/k" {
		t.Fatalf("the link or the line is lost:\n%s", d.screen())
	}
}

// TestEnterWithoutALinkLeaves takes enter as the way back to the pane.
func TestEnterWithoutALinkLeaves(t *testing.T) {
	d := openLazy(t, 120, 40, place.Place{})
	d.press("enter", "enter")
	d.wantAt("statement/joint-statement-2019")
	d.press("i", "enter")
	d.wantAt("statement/joint-statement-2019")
}

// TestASourceIsFoundInTheList opens a citation, from the list too: its entry
// is on screen and lit, and esc goes back to where one read.
func TestASourceIsFoundInTheList(t *testing.T) {
	for _, way := range [][]string{{"enter", "j", "j"}, nil} {
		d := openLazy(t, 200, 44, place.Place{Kind: place.Norm, ID: "un/a"})
		d.press(way...)
		before := d.snapshot()
		d.opens("source/2")
		spans := d.link("source/2").Spans
		entry := spans[len(spans)-1]
		if d.reading.link != entry.Use || entry.Line < d.reading.top || entry.Line >= d.reading.top+d.reading.height {
			t.Fatalf("the entry is not on screen:\n%s", d.screen())
		}
		d.sees("source 2 · https://")
		d.wantAt("norm/a whole")
		d.press("enter") // there is nowhere further to go
		if d.reading.depth != before.depth+1 {
			t.Fatal("the entry leads to itself")
		}
		d.press("esc")
		if now := d.snapshot(); !now.sameScreen(&before) || now.lists.Line != before.lists.Line {
			t.Fatalf("esc does not go back to where one read:\n%s", d.screen())
		}
	}
}

// TestAnAddressIsShownAndNothingIsOpened opens a link outside.
func TestAnAddressIsShownAndNothingIsOpened(t *testing.T) {
	d := openLazy(t, 160, 44, place.Place{Kind: place.Country, ID: "EST"})
	d.press("enter")
	outside := ""
	for _, l := range d.page().Links {
		if l.Target == l.Address {
			outside = l.Target
		}
	}
	if outside == "" {
		t.Fatal("the page has no link outside")
	}
	before := d.history.at
	d.opens(outside)
	d.sees(outside + " · your terminal may open it with a click")
	d.wantAt("country/EST whole")
	if d.history.at != before || d.reading.link == none {
		t.Fatal("the address counts as a step, or is not lit")
	}
}
