package explorer

import (
	"strconv"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"comity/ui/cells"
	"comity/ui/md"
	"comity/ui/place"
	"comity/ui/uitest"
)

// TestTheReaderUsesTheWidth: text has a measure of 80 to 100 cells wherever there is
// room for it, and from 140 columns on something beside it.
func TestTheReaderUsesTheWidth(t *testing.T) {
	for _, w := range []int{40, 80, 100, 119, 120, 139, 140, 180, 200, 300} {
		for _, whole := range []bool{true, false} {
			c := columnOf(w, whole)
			if c.text < min(w-4, 80) || c.text > 100 || (c.beside >= asideLeast) != (w >= 140) || c.left < 1 || c.left+c.text+c.gap+c.beside > w-3 {
				t.Errorf("%d columns, whole %t: %+v", w, whole, c)
			}
		}
	}
}

// TestContentsAndSourcesStandBesideTheText: on every page with headings, in the pane and
// on the whole screen, its contents and each source that a line in view cites.
func TestContentsAndSourcesStandBesideTheText(t *testing.T) {
	d := openLazy(t, 140, 44, place.OfStart())
	sources := 0
	for _, p := range uitest.Places(d.source.corpus) {
		d.send(tea.WindowSizeMsg{Width: 140, Height: 44})
		d.goTo(p)
		d.settle()
		d.compose()
		page := d.page()
		if len(page.Heads) < 2 {
			continue
		}
		d.sees("On this page")
		for _, l := range d.asideLines(page, d.column().beside, d.reading.height) {
			if cells.Width(l.text) > d.column().beside {
				t.Errorf("%s: %q is cut", p, l.text)
			}
		}
		cited := d.cited(page)
		for _, l := range page.Links {
			if strings.HasPrefix(l.Target, "source/") && cited[l.Number] {
				sources++
				if title, _, _ := strings.Cut(entryOf(page, l), " "); !strings.Contains(d.screen(), strconv.Itoa(l.Number)+". "+title) && !strings.Contains(d.screen(), "more sources: at the end") {
					t.Errorf("%s: source %d, %q, is not beside the text that cites it:\n%s", p, l.Number, entryOf(page, l), d.screen())
				}
			}
		}
	}
	if sources < 500 {
		t.Errorf("%d sources were looked for", sources)
	}
}

// TestNothingBesideAPageWithoutHeadings: nor a line that parts it from nothing.
func TestNothingBesideAPageWithoutHeadings(t *testing.T) {
	d := openLazy(t, 140, 44, place.OfStart())
	d.settle()
	d.compose()
	if got := d.asideLines(d.page(), d.column().beside, d.reading.height); got != nil {
		t.Errorf("beside Start here are %d lines", len(got))
	}
}

// TestTheAsideIsClicked: a heading scrolls there, a source goes to its entry.
func TestTheAsideIsClicked(t *testing.T) {
	d := openText(t, 140, 44, "statement/joint-statement-2019?view=page")
	d.press("M")
	d.sees("On this page", "Sources of what is in view", "1. ", "2. ", "3. ")
	d.clickOn("  Key points", 4)
	if head := d.page().Heads; !d.reading.whole || d.reading.top == 0 || !headAt(head, d.reading.top, "Key points") {
		t.Errorf("a click on a heading scrolls to line %d of %v", d.reading.top, head)
	}
	d.press("g g")
	d.clickOn("1. ", 4)
	found := false
	for _, l := range d.page().Links {
		for _, s := range l.Spans {
			found = found || l.Number == 1 && s.Use == d.reading.link && !s.Cites
		}
	}
	if !found {
		t.Errorf("a click on a source leads to %s, use %d", d.where(), d.reading.link)
	}
	d.resize(100, 30)
	if strings.Contains(d.screen(), "On this page") {
		t.Error("in a narrow window the contents are beside the text")
	}
}

func headAt(heads []md.Head, line int, text string) bool {
	for _, h := range heads {
		if h.Line == line && h.Text == text {
			return true
		}
	}
	return false
}

func (d *driver) resize(w, h int) { d.send(tea.WindowSizeMsg{Width: w, Height: h}) }
