package explorer

import (
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"comity/model"
	"comity/ui/place"
	"comity/ui/uitest"
)

func TestContentsFromAnywhere(t *testing.T) {
	for _, way := range [][]string{nil, {"h"}, {"tab", "tab"}, {"enter"}, {"i"}} {
		d := openLazy(t, 120, 40, place.Place{})
		home := d.snapshot()
		d.press(way...)
		before := d.at()
		d.press("i")
		d.wantAt("page/contents whole")
		d.sees("Contents · page/contents")
		d.press("l")
		d.wantAt("page/pillars whole")
		d.press("esc")
		if len(way) == 0 || way[0] != "i" {
			d.wantAt(before)
		}
		for range 5 {
			d.press("esc")
		}
		if now := d.snapshot(); !now.sameScreen(&home) {
			t.Fatalf("%v: esc does not end at home:\n%s", way, d.screen())
		}
	}
}

// TestStartAtAPage opens the explorer at a page: esc leads to the first screen.
func TestStartAtAPage(t *testing.T) {
	for _, start := range []string{"page/pillars", "term/attribution", "page/contents"} {
		p, err := place.Parse(uitest.Corpus(t), start)
		if err != nil {
			t.Fatal(err)
		}
		d := openLazy(t, 100, 30, p)
		d.wantAt(start + " whole")
		d.press("esc")
		d.wantAt("statement/joint-statement-2019")
		d.press("esc")
		d.sees("this is where you began")
		d.press("]")
		d.wantAt(start + " whole")
	}
}

// TestWhatHasAgedIsSaid reads a page long after its facts were looked at.
func TestWhatHasAgedIsSaid(t *testing.T) {
	start := place.Place{Kind: place.Norm, ID: "un/a"}
	for day, want := range map[string]bool{"": false, "2025-01-01": false, "2040-01-01": true} {
		var today model.Date
		if day != "" {
			today, _ = model.ParseDate(day)
		}
		d := lazily(t, Options{Theme: "dark", Width: 120, Height: 40, Start: place.View{Place: start}, Today: today})
		d.press("enter")
		if has := strings.Contains(d.screen(), "due for review since"); has != want {
			t.Errorf("on %q: %v, not %v:\n%s", day, has, want, d.screen())
		}
		if d.hasBanner() != want {
			t.Errorf("on %q the page has a banner: %v, not %v", day, d.hasBanner(), want)
		}
		checkFrame(t, d, 120, 40)
		d.press("G")
		lines := d.page().Lines
		d.sees(strings.TrimSpace(ansi.Strip(lines[len(lines)-1].Text)))
	}
}

// TestWhatHasAgedIsNeverCut opens an old list in narrow and in wide windows:
// the banner has words for each, and a mark before them.
func TestWhatHasAgedIsNeverCut(t *testing.T) {
	start := place.Place{Kind: place.Statement, ID: "freedom-online-coalition"}
	today, _ := model.ParseDate("2040-01-01")
	s, _ := uitest.Corpus(t).Statement(model.StatementID(start.ID))
	asOf, until := s.ListDate(), s.ListDate().AddMonths(12)
	longest := "Some of this is as of " + asOf.Long() + ", due for review since " + until.Long()
	seen := map[string]bool{}
	for w := minWidth; w <= 170; w++ {
		for _, ascii := range []bool{false, true} {
			d := lazily(t, Options{Theme: "dark", ASCII: ascii, Width: w, Height: 24, Start: place.View{Place: start}, Today: today})
			d.press("enter")
			checkFrame(t, d, w, 24)
			line := strings.TrimSpace(strings.Trim(d.line(d.layout.body.y+1), "│|┃# "))
			text, marked := strings.CutPrefix(line, map[bool]string{false: "◷ ", true: "! "}[ascii])
			if !marked || strings.ContainsAny(text, "…~") || w >= 40 && !strings.Contains(text, shortDate(until)) && !strings.HasPrefix(text, longest) {
				t.Fatalf("at %d the banner says %q:\n%s", w, line, d.screen())
			}
			seen[text] = true
		}
	}
	for _, want := range []string{longest + ": the list of " + s.ShortTitle, longest, "Aged: as of " + shortDate(asOf) + "; review due since " + shortDate(until), "Aged: review due since " + shortDate(until), "Aged"} {
		if !seen[want] {
			t.Errorf("no window shows %q, but %v", want, seen)
		}
	}
}

// TestAClickOpensALink clicks on the words of a link, and beside them.
func TestAClickOpensALink(t *testing.T) {
	for _, way := range [][]string{{"M", "enter"}, {"M"}} {
		d := openLazy(t, 140, 60, place.Place{Kind: place.Norm, ID: "g7/12"})
		d.press(way...)
		all := uses(d.page().Links)
		span := all[0]
		if span.Line >= d.reading.height {
			t.Fatalf("the first link is in line %d", span.Line)
		}
		target := d.page().Links[linkOf(d.page().Links, span.Use)]
		r := d.layout.panes[reader]
		x, y := r.x+1+d.column().left+span.Col, r.y+1+span.Line
		d.send(tea.MouseClickMsg{X: x + span.Width, Y: y, Button: tea.MouseLeft})
		if d.reading.link != none || d.reading.depth != 0 {
			t.Fatal("a click beside a link opens it")
		}
		d.send(tea.MouseClickMsg{X: x, Y: y, Button: tea.MouseLeft})
		if d.reading.depth == 0 && d.reading.link == none {
			t.Fatalf("a click on the link to %s does nothing:\n%s", target.Target, d.screen())
		}
	}
}

// TestALinkIsThereAtOnceAndStyledLater opens a page that was never rendered.
func TestALinkIsThereAtOnceAndStyledLater(t *testing.T) {
	d := open(t, 120, 40)
	_, cmd := d.Update(keyMsg("i"))
	d.sees("The four pillars")
	plain := d.View().Content
	d.run(cmd)
	if d.View().Content == plain {
		t.Fatal("the styled page never came")
	}
}

// TestTheSelectedLinkStaysInSight resizes the window, which keeps the link that
// is selected on screen, and scrolls away from it, which lets it go.
func TestTheSelectedLinkStaysInSight(t *testing.T) {
	d := openLazy(t, 140, 44, place.Place{Kind: place.Norm, ID: "un/a"})
	d.press("enter", "6", "0", "G", "tab", "tab", "tab")
	use := d.reading.link
	for _, size := range [][2]int{{60, 16}, {10, 3}, {40, 12}, {200, 50}, {100, 30}} {
		d.send(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
		if size[0] < minWidth {
			continue
		}
		line := uses(d.page().Links)[use].Line
		if d.reading.link != use || line < d.reading.top || line >= d.reading.top+d.reading.height {
			t.Fatalf("at %v link %d in line %d is not on screen from line %d:\n%s", size, d.reading.link, line, d.reading.top, d.screen())
		}
	}
	d.press("g g", "enter")
	d.wantAt("norm/a")
}

// TestTheNumberEndsWithThePage makes the window too small for the reader while
// a number is typed: no digit is taken in for a page that is not seen.
func TestTheNumberEndsWithThePage(t *testing.T) {
	for _, way := range [][]string{{"enter", "o"}, {"o"}, {"o", "1"}} {
		d := openLazy(t, 120, 40, place.Place{Kind: place.Norm, ID: "un/a"})
		d.press(way...)
		if !over[*linking](d) {
			t.Fatal("no number is asked for")
		}
		d.send(tea.WindowSizeMsg{Width: 19, Height: 7})
		d.press("7")
		d.send(tea.WindowSizeMsg{Width: 120, Height: 40})
		if over[*linking](d) || d.toast != "" {
			t.Fatalf("%v: the number lives on, or %q is said:\n%s", way, d.toast, d.screen())
		}
	}
}

// TestAClickEndsTheNumber clicks while a number is typed.
func TestAClickEndsTheNumber(t *testing.T) {
	d := openLazy(t, 120, 40, place.Place{})
	r := d.layout.panes[countries]
	d.press("M", "o", "1")
	d.send(tea.MouseClickMsg{X: r.x + 4, Y: r.y + 3, Button: tea.MouseLeft})
	if over[*linking](d) || d.panes.lists[countries].item() != 2 {
		t.Fatalf("the click does nothing:\n%s", d.screen())
	}
}

// TestTheWordsAtTheTopStay: a page that gets another width goes on with the words with which
// it began, in every section, and has them again when it is as wide as before.
func TestTheWordsAtTheTopStay(t *testing.T) {
	for _, at := range []string{"norm/f?view=page", "country/CHL?view=page"} {
		d := openText(t, 140, 44, at)
		for range 12 {
			d.press("pgdown")
			top := d.reading.top
			words := strings.Fields(ansi.Strip(d.page().Lines[top].Text))
			for _, size := range [][2]int{{80, 24}, {40, 12}, {100, 30}, {140, 44}} {
				d.send(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
				var seen []string
				for _, l := range d.page().Lines[d.reading.top:min(d.reading.top+3, len(d.page().Lines))] {
					seen = append(seen, strings.Fields(ansi.Strip(l.Text))...)
				}
				if len(words) > 0 && !slices.Contains(seen, words[0]) {
					t.Errorf("%s at %v: %q is not among %q", at, size, words, seen)
				}
			}
			if d.reading.top != top {
				t.Errorf("%s: back at its width it begins with line %d, not %d", at, d.reading.top, top)
			}
		}
	}
}
