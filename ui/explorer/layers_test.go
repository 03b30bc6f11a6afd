package explorer

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"comity/ui/place"
)

// TestATallerWindowFillsTheBox scrolls a box to its end and makes the window
// taller: no line at the end is empty while rows are hidden above.
func TestATallerWindowFillsTheBox(t *testing.T) {
	d := openLazy(t, 80, 16, place.Place{})
	d.press(":")
	for d.box.cursor < len(d.box.rows)-1 {
		d.press("pgdown")
	}
	last := d.box.rows[len(d.box.rows)-1].label
	d.send(tea.WindowSizeMsg{Width: 80, Height: 40})
	if line := d.line(37); !strings.Contains(line, last) {
		t.Errorf("the last line is not %q but %q:\n%s", last, line, d.screen())
	}
}
