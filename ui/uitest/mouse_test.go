//go:build unix

package uitest

import (
	"fmt"
	"strings"
	"testing"

	"comity/ui/cells"
)

// mousing is the explorer in a terminal with the mouse on, at a place.
func mousing(t *testing.T, cols, rows int, at ...string) explorer {
	t.Helper()
	e := start(t, TermOptions{Cols: cols, Rows: rows, Env: environment(t, "COMITY_MOUSE=true")}, at...)
	e.see("the explorer", func(screen string) bool { return strings.Contains(screen, "╭") || strings.Contains(screen, "1/") })
	e.settled()
	return e
}

// find is the cell of a text on the screen, if it is there.
func (e explorer) find(text string) (x, y int, ok bool) {
	for y, line := range strings.Split(e.Screen(), "\n") {
		if before, _, ok := strings.Cut(line, text); ok {
			return cells.Width(before), y, true
		}
	}
	return 0, 0, false
}

// at is the cell of a text on the screen, so many cells further on.
func (e explorer) at(text string, further int) (x, y int) {
	e.t.Helper()
	x, y, ok := e.find(text)
	if !ok {
		e.t.Fatalf("no %q on the screen:\n%s", text, e.Screen())
	}
	return x + further, y
}

// click sends what a terminal sends for a click of the left button on a cell.
func (e explorer) click(x, y int) {
	e.t.Helper()
	if err := e.Send(fmt.Sprintf("\x1b[<0;%d;%dM\x1b[<0;%d;%dm", x+1, y+1, x+1, y+1)); err != nil {
		e.t.Fatal(err)
	}
}

// wheel turns the wheel one notch over a cell.
func (e explorer) wheel(x, y int, up bool) {
	e.t.Helper()
	button := 65
	if up {
		button = 64
	}
	if err := e.Send(fmt.Sprintf("\x1b[<%d;%d;%dM", button, x+1, y+1)); err != nil {
		e.t.Fatal(err)
	}
}

// TestEverythingIsClicked: in a terminal with the mouse on, one click selects and a
// second opens cells and heads of the matrix, tiles and names of the map, dots and
// lanes of the timeline, rows of lists, comparisons and answers, and live blocks; tabs,
// names of screens, links, contents and keys of the footer act at one.
func TestEverythingIsClicked(t *testing.T) {
	for _, c := range []struct {
		name       string
		cols, rows int
		at         []string
		on         string
		beside     int
		once       string // on the screen after one click
		twice      string // and after a second at the same place; "" for none
	}{
		{"a cell", 140, 44, []string{"open", "matrix?of=eu&pin=joint-statement-2019"}, "Belgium  ", 22, "Belgium · Joint Statement 2019 (27 States) · listed", "Source: "},
		{"the name of a row", 140, 44, []string{"open", "matrix"}, "Belgium ", 1, "─ Belgium · ", ""},
		{"a head", 140, 44, []string{"open", "matrix?of=eu&columns=oldest"}, "54/49 ", 1, "(54/49", ""},
		{"a tile", 140, 44, []string{"open", "map?at=EST"}, "●NZL", 2, "New Zealand (NZL)", "[1 Explore]"},
		{"a name beside the map", 200, 60, []string{"open", "map?at=EST"}, "● Canada", 3, "Canada (CAN)", "[1 Explore]"},
		{"a lane", 140, 44, []string{"open", "timeline"}, "Coalitions", 2, "Tallinn Mechanism 2023", "[1 Explore]"},
		{"a dot", 140, 44, []string{"open", "timeline"}, "Treaties and codes                       ┊     ●", 47, "Budapest Convention", "[1 Explore]"},
		{"a row of a list", 140, 44, []string{"open", "statement/joint-statement-2019"}, "2019 G7 Dinard", 3, "g7-dinard-2019", "On this page"},
		{"a row of a comparison", 140, 44, []string{"open", "compare?of=CHL,NLD"}, "2018 OEWG resolution", 4, "OEWG resolution (73/27) · 5 December 2018 · Chile: abstain", "[1 Explore]"},
		{"a row of an answer", 140, 44, []string{"open", "ask?q=who signed the paris call in africa"}, "● Senegal", 4, "▌ ● Senegal", "Source: "},
		{"the name of a screen", 140, 44, []string{"open", "map"}, "4 Timeline", 3, "[4 Timeline]", ""},
		{"a tab", 100, 30, []string{"open", "statement/joint-statement-2019"}, " Norms ≡", 2, "─ Norms ", ""},
		{"a link", 140, 44, []string{"open", "page/marks?view=page"}, "How comity knows →", 4, "Where its records come from", ""},
		{"a heading beside the text", 140, 44, []string{"open", "page/how-comity-knows?view=page"}, "  Neutrality", 4, "No finding of fact is made here", ""},
		{"a question of Start here", 140, 44, nil, "Who voted for both", 4, "[2 Matrix]", ""},
		{"a key of the footer", 140, 44, []string{"open", "map"}, " ? help", 2, "Key bindings", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			e := mousing(t, c.cols, c.rows, c.at...)
			x, y := e.at(c.on, c.beside)
			e.click(x, y)
			e.see("what a click shows: "+c.once, contains(c.once))
			if c.twice != "" {
				e.click(x, y)
				e.see("what a second click opens: "+c.twice, contains(c.twice))
			}
		})
	}
}

// TestLayersAreClicked: the keys in the footer of what is open over a screen, the rows of
// the box, and the live blocks of a slide.
func TestLayersAreClicked(t *testing.T) {
	e := mousing(t, 140, 44, "open", "map")
	e.press("?")
	e.see("the help", contains("Key bindings"))
	x, y := e.at("esc back", 1)
	e.click(x, y)
	e.see("the map again", contains("─ Map: "))
	e.press(":")
	if err := e.Send("budapest"); err != nil {
		t.Fatal(err)
	}
	e.see("the convention", contains("statement/budapest-convention"))
	e.settled() // other rows may come above it
	x, y = e.at("statement/budapest-convention", -20)
	e.click(x, y)
	e.see("its page", contains("[1 Explore]", "budapest-convention"))
	e = mousing(t, 140, 44, "brief", "run", "framework")
	for range 40 { // keys, at most
		if x, y, ok := e.find("─ Map: "); ok {
			e.click(x, y+4)
			e.see("the selected block", contains("enter: explore"))
			e.click(x, y+4)
			e.see("the map", contains("[3 Map]"))
			return
		}
		e.press(" ")
	}
	t.Fatal("no slide shows a map")
}

// TestTheScrollbarAndTheWheel: a click beside the thumb scrolls there, and the wheel
// scrolls a list, the reader, every screen, the help, and the slides of a briefing.
func TestTheScrollbarAndTheWheel(t *testing.T) {
	t.Run("the scrollbar", func(t *testing.T) {
		t.Parallel()
		e := mousing(t, 140, 44, "open", "page/how-comity-knows?view=page")
		e.click(139, 40)
		e.see("the end of the page", contains("100%"))
		e.click(139, 3)
		e.see("its beginning", contains("A tool that says what States did"))
	})
	for _, c := range []struct {
		name string
		at   []string
		keys []string
		on   string
	}{
		{"a list", []string{"open", "statement/joint-statement-2019"}, nil, "2019 G7 Dinard"},
		{"the reader", []string{"open", "page/how-comity-knows?view=page"}, nil, "A tool that says"},
		{"the matrix", []string{"open", "matrix"}, nil, "Belgium "},
		{"the map", []string{"open", "map?at=EST"}, nil, "EST"},
		{"the timeline", []string{"open", "timeline"}, nil, "Coalitions"},
		{"a comparison", []string{"open", "compare?of=CHL,NLD"}, nil, "Chile"},
		{"the crosswalk", []string{"open", "crosswalk"}, nil, "Interstate cooperation"},
		{"an answer", []string{"open", "ask?q=who signed the paris call"}, nil, "Read as"},
		{"the help", []string{"open", "map"}, []string{"?"}, "Key bindings"},
		{"the slides", []string{"brief", "run", "framework"}, nil, "1/"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			height := 44
			if c.name == "the crosswalk" { // which is whole in so many lines
				height = 20
			}
			e := mousing(t, 140, height, c.at...)
			e.press(c.keys...)
			x, y := e.at(c.on, 1)
			before := e.Styled()
			e.wheel(x, y, c.name == "the timeline") // whose cursor is on the last lane
			e.see("something else", func(string) bool { return e.Styled() != before })
		})
	}
}
