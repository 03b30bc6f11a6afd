package mapscreen

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"comity/ui/keys"
	"comity/ui/place"
	"comity/ui/theme"
	"comity/ui/uitest"
)

// TestTheListAloneHasColumns: the list alone leaves no third of a window empty, and right
// goes to the column beside.
func TestTheListAloneHasColumns(t *testing.T) {
	m := open(t, "map?statement=joint-statement-2019&at=AFG&show=list")
	text := ansi.Strip(strings.Join(m.Draw(theme.New(theme.Options{}), 96, 20), "\n"))
	if n := strings.Count(text, "○") + strings.Count(text, "●"); n < 55 {
		t.Errorf("%d States are shown:\n%s", n, text)
	}
	before := m.View().At
	m.Do(keys.Right, 1, false)
	next := m.View().At
	if m.Do(keys.Left, 1, false); next == before || m.View().At != before {
		t.Errorf("right and left from %s lead to %s and %s", before, next, m.View().At)
	}
}

// TestANormInASmallWindow: its text is scrolled, and tab leads to the map and the list.
func TestANormInASmallWindow(t *testing.T) {
	c := uitest.Corpus(t)
	v, err := place.ParseView(c, "norm/f?view=stage")
	if err != nil {
		t.Fatal(err)
	}
	n, err := NewNorm(c, v, func(*theme.Theme, theme.Ink, string, int, int) []string { return nil })
	if err != nil {
		t.Fatal(err)
	}
	sees := func(want string) {
		t.Helper()
		if text := ansi.Strip(strings.Join(n.Draw(theme.New(theme.Options{}), 36, 8), "\n")); !strings.Contains(text, want) {
			t.Errorf("no %q:\n%s", want, text)
		}
	}
	sees("A State should not conduct")
	n.Do(keys.Down, 2, false)
	sees("Not known of 49 States")
	again(t, n, "norm/f?view=stage&line=3")
	n.Do(keys.NextGroup, 1, false)
	sees("ISR")
	n.Do(keys.NextGroup, 1, false)
	sees("listed 97")
	again(t, n, "norm/f?view=stage&show=list&line=3")
	n.Do(keys.NextGroup, 1, false)
	sees("operation of critical infrastructure")
}

// TestTheStageCutsNothing: in a window with room for the text it is whole, and so is the
// map below it; else tab leads to the map.
func TestTheStageCutsNothing(t *testing.T) {
	c := uitest.Corpus(t)
	v, err := place.ParseView(c, "norm/f?view=stage")
	if err != nil {
		t.Fatal(err)
	}
	for _, size := range [][2]int{{136, 38}, {96, 25}, {76, 19}, {56, 19}} {
		n, err := NewNorm(c, v, func(*theme.Theme, theme.Ink, string, int, int) []string { return nil })
		if err != nil {
			t.Fatal(err)
		}
		draw := func() string {
			return ansi.Strip(strings.Join(n.Draw(theme.New(theme.Options{}), size[0], size[1]), "\n"))
		}
		text := draw()
		if words := strings.Join(strings.Fields(text), " "); !strings.Contains(words, "services to the public. On record for it") {
			t.Errorf("%v: the text is not whole:\n%s", size, text)
		}
		if strings.Contains(n.Foot(), "rows above") {
			t.Errorf("%v: the map is cut below the text:\n%s", size, text)
		}
		if n.alone {
			n.Do(keys.NextGroup, 1, false)
		}
		if text = draw(); !strings.Contains(text, "listed 97  ") {
			t.Errorf("%v: no map with its legend:\n%s", size, text)
		}
	}
}

// TestTheTextAloneIsRead: where no map is shown, enter reads the norm, nothing moves the
// cursor of the map, and only a text that is cut offers to scroll.
func TestTheTextAloneIsRead(t *testing.T) {
	c := uitest.Corpus(t)
	v, err := place.ParseView(c, "norm/f?view=stage")
	if err != nil {
		t.Fatal(err)
	}
	for height, scrolls := range map[int]bool{8: true, 19: false} {
		n, err := NewNorm(c, v, func(*theme.Theme, theme.Ink, string, int, int) []string { return nil })
		if err != nil {
			t.Fatal(err)
		}
		n.Draw(theme.New(theme.Options{}), 36, height)
		if n.Offers(keys.Down) != scrolls || !n.Offers(keys.Read) {
			t.Errorf("%d lines: the text scrolls: %v", height, !scrolls)
		}
		at := n.tile()
		for _, action := range []keys.Action{keys.Left, keys.Right, keys.Down, keys.PageDown} {
			if n.Do(action, 1, false); n.tile() != at {
				t.Errorf("%s moves to %s", action, n.tile().Country.ISO3)
			}
		}
		if e := n.Do(keys.Read, 1, false); e.Visit == nil || e.Visit.Place != place.OfNorm(n.view.Norm) {
			t.Errorf("enter reads %+v", e)
		}
		n.Do(keys.NextGroup, 1, false)
		if e := n.Do(keys.Read, 1, false); !n.Offers(keys.Down) || e.Visit == nil || e.Visit.Kind != place.Country {
			t.Errorf("on the map enter reads %+v", e)
		}
	}
}

// again opens the place of a norm, which it expects, and fails unless it looks the same.
func again(t *testing.T, n *Norm, want string) {
	t.Helper()
	at := n.View().String()
	v, err := place.ParseView(n.corpus, at)
	if err != nil || at != want {
		t.Fatalf("the place is %q, not %q: %v", at, want, err)
	}
	other, err := NewNorm(n.corpus, v, n.large)
	if err != nil {
		t.Fatal(err)
	}
	draw := func(n *Norm) string { return strings.Join(n.Draw(theme.New(theme.Options{}), 36, 8), "\n") }
	if draw(other) != draw(n) {
		t.Errorf("%s opens as\n%s", at, ansi.Strip(draw(other)))
	}
}

// TestRowsOutsideTheWindow: a map that is cut says how many rows are above and below, a
// whole one says nothing of it; turning to it leaves the last line to the keys.
func TestRowsOutsideTheWindow(t *testing.T) {
	m := open(t, "map?norm=f")
	for height, want := range map[int]bool{12: true, 40: false} {
		m.Draw(theme.New(theme.Options{}), 120, height)
		if got := strings.Contains(m.Foot(), "rows above") || strings.Contains(m.Foot(), "rows below"); got != want {
			t.Errorf("%d lines: %q", height, m.Foot())
		}
	}
}

// TestTheLegendIsNoTile: in the sea of a small window the legend keeps clear of the tiles,
// and the last line has the code that the tile under the cursor has.
func TestTheLegendIsNoTile(t *testing.T) {
	look := theme.New(theme.Options{})
	for _, at := range []string{"map?statement=ga-res-73-27", "map?norm=f", "map?statement=joint-statement-2019"} {
		m := open(t, at)
		lines := strings.Split(ansi.Strip(strings.Join(m.Draw(look, 76, 19), "\n")), "\n")
		for _, line := range lines[16:18] { // of the last tiles of Africa
			if sea := ansi.Cut(line, 0, 33); strings.TrimSpace(sea) == "" || !strings.HasSuffix(sea, "  ") {
				t.Errorf("%s: %q runs into the tiles", at, line)
			}
		}
		if m.Draw(look, 96, 25); !strings.HasPrefix(m.Foot(), "Egypt (EG, EGY)") {
			t.Errorf("%s: %q", at, m.Foot())
		}
	}
}
