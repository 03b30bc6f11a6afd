package explorer

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"comity/ui/place"
)

// TestWhoSignedThis is the question the program exists for: who signed this,
// and what else did they sign?
func TestWhoSignedThis(t *testing.T) {
	d := open(t, 160, 44)
	d.sees("Joint Statement 2019 (27 States) · ● listed 27 · ○ not listed 166 · not eligible 2")
	d.press("l")                // the countries, which keep who signed
	d.sees("Australia: listed") // the first who did
	if !strings.Contains(d.line(d.layout.header.y), "Australia · ● listed") {
		t.Fatalf("the header does not say what Australia did: %s", d.line(d.layout.header.y))
	}
	d.press("/", "c", "h", "i", "l", "e", "enter")
	d.sees("Chile: not listed", "Joint Statement 2019: not listed as of 23 September 2019")
}

func TestTwoPinsTellBothOnlyFirstOnlySecondNeither(t *testing.T) {
	d := open(t, 140, 60)
	d.press("space", "/", "n", "i", "n", "e", "enter", "space")
	d.sees("● both 8 · ◧ only first 19 · ◨ only second 1 · ○ neither 165 · not eligible 2")
	d.press("esc") // the filter goes, the pins stay
	d.sees("[1] 2019 Joint Statement", "[2] 2018 First Committee joint statement")
	d.press("l", "s", "s", "s")
	d.press("g g")
	d.sees("Both · 8", "Only first · 19", "Only second · 1")
	d.press("/", "c", "h", "i", "l", "e")
	d.sees("Only second · 1", "╰─ only second …")
}

func TestACountryDrivesTheStatements(t *testing.T) {
	d := openAt(t, 140, 44, place.Place{Kind: place.Country, ID: "TUR"})
	d.press("h")
	d.press("/", "7", "8", "/", "1", "6")
	d.press("enter", "l")
	d.sees("78/16 2023: yes")
}

func TestAWithheldListNeverReadsNotListed(t *testing.T) {
	d := openAt(t, 240, 44, place.Place{Kind: place.Statement, ID: "pall-mall-declaration-2024"})
	if line := d.line(d.layout.header.y); !strings.Contains(line, "unknown 195") || strings.Contains(line, "not listed") {
		t.Fatalf("the header reads %q", line)
	}
	d.sees("no list could be verified")
}

func TestANormDrives(t *testing.T) {
	d := openAt(t, 160, 44, place.Place{Kind: place.Norm, ID: "un/f"})
	d.sees("norm f · texts: ● the norm itself 4 · ≡ endorses the set 28 · ≈ same subject 22 · States: ● listed 97")
	d.press("tab", "tab")
	d.sees("norm f")
}

func TestFilterFoldsAccentsAndKnowsCodes(t *testing.T) {
	for query, want := range map[string]string{"turkiye": "Türkiye", "cote d": "Côte d’Ivoire", "us": "United States", "rok": "Republic of Korea", "ee": "Estonia"} {
		d := open(t, 120, 40)
		d.press("l", "/")
		for _, r := range query {
			if r == ' ' {
				d.press("space")
				continue
			}
			d.press(string(r))
		}
		screen := strings.ReplaceAll(d.screen(), "'", "’")
		if !strings.Contains(screen, want) {
			t.Errorf("%q does not find %s:\n%s", query, want, d.screen())
		}
	}
}

func TestResizingKeepsTheSelection(t *testing.T) {
	d := open(t, 140, 44)
	d.press("j", "j", "j")
	before := d.panes.lists[statements].item()
	for _, size := range [][2]int{{40, 12}, {10, 3}, {200, 60}, {80, 24}, {120, 40}} {
		d.send(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
	}
	if after := d.panes.lists[statements].item(); after != before {
		t.Fatalf("the selection moved from %d to %d", before, after)
	}
	row := d.panes.lists[statements]
	if h := d.layout.panes[statements].h - 2; row.cursor < row.top || row.cursor >= row.top+h {
		t.Fatal("the cursor is not on screen")
	}
}

// TestEscIsExactlyOneStepBack opens everything in turn and closes it with esc.
func TestEscIsExactlyOneStepBack(t *testing.T) {
	d := open(t, 120, 40)
	d.press("space")
	d.press("/", "g", "g", "e", "enter")
	d.press("enter", "?")
	for i, want := range []func() bool{
		func() bool { return !over[*help](d) && d.reading.whole },
		func() bool { return !d.reading.whole && d.panes.lists[statements].query == "gge" },
		func() bool { return d.panes.lists[statements].query == "" && len(d.panes.pins) == 1 },
		func() bool { return len(d.panes.pins) == 0 },
	} {
		if d.press("esc"); !want() {
			t.Fatalf("esc number %d did not take one step back:\n%s", i+1, d.screen())
		}
	}
}

func TestHistoryRestoresCursorAndScroll(t *testing.T) {
	d := open(t, 120, 40)
	d.press("j", "j", "l", "n", "enter", "d", "d")
	read := d.reading.top
	country := d.panes.lists[countries].item()
	if read == 0 {
		t.Fatal("the reader did not scroll")
	}
	d.press("esc", "h", "h", "[", "[")
	if d.panes.focus != countries || d.panes.lists[countries].item() != country {
		t.Fatalf("back does not lead to the country:\n%s", d.screen())
	}
	d.press("]", "]")
	if d.panes.focus != norms {
		t.Fatalf("forward does not lead to the norms:\n%s", d.screen())
	}
}

func TestCountsAndChords(t *testing.T) {
	d := open(t, 120, 40)
	d.press("l", "1", "2", "G")
	if n := d.panes.lists[countries].item(); n != 11 {
		t.Fatalf("12G is on item %d", n)
	}
	d.press("5", "j")
	if n := d.panes.lists[countries].item(); n != 16 {
		t.Fatalf("5j is on item %d", n)
	}
	d.press("g g")
	if n := d.panes.lists[countries].item(); n != 0 {
		t.Fatalf("gg is on item %d", n)
	}
}

func TestMouseOnlyWhenAskedFor(t *testing.T) {
	d := open(t, 120, 40)
	if d.View().MouseMode != tea.MouseModeNone {
		t.Fatal("the mouse is on before anybody asked")
	}
	d.press("M")
	if d.View().MouseMode != tea.MouseModeCellMotion {
		t.Fatal("M does not turn the mouse on")
	}
	r := d.layout.panes[countries]
	d.send(tea.MouseClickMsg{X: r.x + 4, Y: r.y + 3, Button: tea.MouseLeft})
	if d.panes.focus != countries || d.panes.lists[countries].item() != 2 {
		t.Fatalf("a click on the third country does not select it:\n%s", d.screen())
	}
	d.send(tea.MouseWheelMsg{X: r.x + 4, Y: r.y + 3, Button: tea.MouseWheelDown})
	if d.panes.lists[countries].item() != 2 || d.panes.lists[countries].top != wheelRows {
		t.Fatal("the wheel does not scroll the list, or selects")
	}
}

// TestNoPageIsRenderedTwice walks up and down a list and counts.
func TestNoPageIsRenderedTwice(t *testing.T) {
	d := open(t, 120, 40)
	rendered := map[pageKey]int{}
	var step func(cmd tea.Cmd)
	step = func(cmd tea.Cmd) {
		if cmd == nil {
			return
		}
		switch msg := cmd().(type) {
		case tea.BatchMsg:
			for _, c := range msg {
				step(c)
			}
		case pageMsg:
			rendered[msg.key]++
			_, next := d.Update(msg)
			step(next)
		}
	}
	for _, key := range strings.Fields("j j k k j tab j k tab shift+tab shift+tab enter esc") {
		_, cmd := d.Update(keyMsg(key))
		step(cmd)
	}
	if len(rendered) < 5 {
		t.Fatalf("only %d pages were rendered", len(rendered))
	}
	for key, n := range rendered {
		if n != 1 {
			t.Errorf("%s was rendered %d times", d.source.name(key.item), n)
		}
	}
}

func TestThePageIsThereAtOnceAndStyledLater(t *testing.T) {
	d := open(t, 120, 40)
	_, cmd := d.Update(keyMsg("G"))
	plain := d.screen()
	if !strings.Contains(plain, "Tabled by the Russian Federation") {
		t.Fatalf("the reader is empty until glamour is done:\n%s", plain)
	}
	before := d.View().Content
	d.run(cmd)
	if d.View().Content == before {
		t.Fatal("the styled page never came")
	}
}

func TestLightAndDark(t *testing.T) {
	d := open(t, 120, 40)
	dark := d.View().Content
	d.press("t")
	if d.View().Content == dark || d.theme.Dark {
		t.Fatal("t does not change the theme")
	}
}

// TestEscAlwaysEndsAtHome presses esc from states that open things on top of
// one another: each press closes or goes back, none opens again.
func TestEscAlwaysEndsAtHome(t *testing.T) {
	for _, way := range [][]string{
		{"/", "c", "h", "i", "enter"}, {"space", "j", "space"}, {"j", "j", "enter", "l", "l"},
		{"space", "j", "space", "l", "/", "u", "s", "enter", "s", "enter", "l", "?"},
		{"tab", "tab", "j", "j", "enter", "enter"}, {"h", "space", "l", "space", "l", "space", "[", "[", "]"},
	} {
		d := openLazy(t, 120, 40, place.Place{})
		home := d.snapshot()
		d.press(way...)
		opened := 0
		measure := func() int {
			n := d.history.at*100 + len(d.panes.pins)
			for _, on := range []bool{over[*help](d), d.reading.whole, d.panes.focus == reader, d.panes.lists[0].query != "", d.panes.lists[1].query != "", d.panes.lists[2].query != ""} {
				if on {
					n += 10
				}
			}
			return n
		}
		for before := measure(); before > 0 && opened < 50; opened++ {
			d.press("esc")
			after := measure()
			if after >= before {
				t.Fatalf("%v: esc goes from %d to %d:\n%s", way, before, after, d.screen())
			}
			before = after
		}
		if now := d.snapshot(); !now.sameScreen(&home) {
			t.Fatalf("%v: esc does not end at home:\n%s", way, d.screen())
		}
	}
}

func TestADroppedFilterLeavesEverythingAsItWas(t *testing.T) {
	d := open(t, 120, 40)
	before := d.snapshot()
	d.press("/", "z", "z", "z", "esc")
	if now := d.snapshot(); !now.sameScreen(&before) {
		t.Fatalf("the place is lost:\n%s", d.screen())
	}
	d.press("/", "g", "g", "e", "enter", "/", "x", "esc")
	if d.panes.lists[statements].query != "gge" {
		t.Fatalf("esc takes the filter from before along:\n%s", d.screen())
	}
}

func TestSortingKeepsTheRow(t *testing.T) {
	d := open(t, 120, 40)
	item := d.panes.lists[statements].item()
	for range len(place.Sorts(place.Statement)) + 1 {
		d.press("s")
		if d.panes.lists[statements].item() != item {
			t.Fatalf("the row is lost:\n%s", d.screen())
		}
	}
}

// TestGroupsFollowWhatDrives drops the pins under a list that is grouped by them.
func TestGroupsFollowWhatDrives(t *testing.T) {
	d := open(t, 120, 60)
	d.press("space", "j", "j", "j", "space", "l", "s", "s", "s", "g g")
	d.sees("Both · ")
	d.press("esc")
	if strings.Contains(d.screen(), "Both · ") {
		t.Fatalf("the groups are those of pins that are gone:\n%s", d.screen())
	}
}

// TestAVoteAgainstIsNeverNeither pins two States that voted against a text.
func TestAVoteAgainstIsNeverNeither(t *testing.T) {
	d := open(t, 200, 50)
	d.press("l", "/", "u", "s", "enter", "space", "/")
	for range "us" {
		d.press("backspace")
	}
	d.press("i", "s", "r", "a", "e", "l", "enter", "space", "h", "/", "7", "4", "/", "2", "4", "7", "enter", "l")
	d.sees("both no", "[1] no", "[2] no")
}

func TestAChordThatIsNoneLetsTheKeyThrough(t *testing.T) {
	d := open(t, 120, 40)
	item := d.panes.lists[statements].item()
	d.press("g", "j")
	if d.panes.lists[statements].item() == item {
		t.Fatal("j after g does nothing")
	}
	d.press("g")
	if _, cmd := d.Update(keyMsg("q")); cmd == nil {
		t.Fatal("q after g does nothing")
	}
}

// TestTypingAFilterIsOneStep goes back over a whole filter, not letter by letter.
func TestTypingAFilterIsOneStep(t *testing.T) {
	d := open(t, 120, 40)
	home := d.snapshot()
	d.press("/", "g", "g", "e", "enter", "[")
	if now := d.snapshot(); !now.sameScreen(&home) {
		t.Fatalf("one step back from a filter is not home:\n%s", d.screen())
	}
}
