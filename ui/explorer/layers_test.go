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
	for d.box().cursor < len(d.box().rows)-1 {
		d.press("pgdown")
	}
	last := d.box().rows[len(d.box().rows)-1].label
	d.send(tea.WindowSizeMsg{Width: 80, Height: 40})
	if line := d.line(37); !strings.Contains(line, last) {
		t.Errorf("the last line is not %q but %q:\n%s", last, line, d.screen())
	}
}

// TestTheWheelKeepsFromHiddenLists turns the wheel over a matrix while the
// letters of the panes are shown: the matrix moves, and no list beneath it.
func TestTheWheelKeepsFromHiddenLists(t *testing.T) {
	d := openLazy(t, 120, 40, place.Place{})
	d.press("2!", "w")
	matrix, beneath := d.where().String(), [listCount]int{d.panes.lists[0].cursor, d.panes.lists[1].cursor, d.panes.lists[2].cursor}
	d.send(tea.MouseWheelMsg{X: 20, Y: 10, Button: tea.MouseWheelDown})
	if d.where().String() == matrix {
		t.Errorf("the matrix stays at %s", matrix)
	}
	for p := range listCount {
		if at := d.panes.lists[p].cursor; at != beneath[p] {
			t.Errorf("the hidden list of %s moves from row %d to %d", paneTitle(p), beneath[p], at)
		}
	}
}
