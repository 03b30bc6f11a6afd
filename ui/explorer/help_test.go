package explorer

import (
	"strings"
	"testing"

	"comity/ui/keys"

	"github.com/charmbracelet/x/ansi"
)

// TestHelpCutsNothing: at every width the help says all it has to say, in lines
// that fit.
func TestHelpCutsNothing(t *testing.T) {
	for _, w := range []int{40, 60, 80, 100, 120, 140} {
		d := open(t, w, 30)
		for _, line := range d.helpLines(keys.Panes, d.layout.body.w-4) {
			text := ansi.Strip(line.Text)
			if strings.Contains(text, d.theme.Border.Ellipsis) || line.Width > d.layout.body.w-4 || line.Width != ansi.StringWidth(text) {
				t.Errorf("%d columns: %q, %d wide", w, text, line.Width)
			}
			if strings.Contains(text, "survey workbook") {
				t.Errorf("%q is of no screen of the explorer", text)
			}
		}
	}
}

// TestTheHelpIsSearched begins with the screens and the keys of here, and shows only
// the lines with the words that are typed.
func TestTheHelpIsSearched(t *testing.T) {
	d := open(t, 100, 30)
	d.do(keys.ShowMap, 0)
	d.press("?")
	d.sees("Key bindings and marks", "3 Map (this one)", "On the map")
	d.press("/", "p", "i", "n")
	d.sees("/pin", "pin or unpin the row")
	if strings.Contains(d.screen(), "scroll") {
		t.Error("lines without the words are shown")
	}
	d.press("enter", "esc")
	if d.covered() {
		t.Error("one step does not leave the help")
	}
	d.press("?", "/", "q", "q", "q", "esc")
	d.sees("On the map")
}
