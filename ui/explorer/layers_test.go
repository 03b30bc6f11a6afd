package explorer

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"comity/ui/keys"
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

// TestWhatArrivesWaitsForWhatIsTyped presses a key whose answer comes later, and
// types before it comes: the letters go to where they were meant for, and what
// arrived is there after that.
func TestWhatArrivesWaitsForWhatIsTyped(t *testing.T) {
	for name, way := range map[string]struct {
		asks  []string
		slow  string
		types []string // after slow; the last key ends it
		typed func(d *driver) bool
		then  keys.Scope
	}{
		"a file that exists": {[]string{"e", "enter", "e"}, "enter", []string{"F", "c", "y", "n", "esc"}, func(d *driver) bool { return d.box().input.Value() == "cyn" }, keys.Confirming},
		"bookmarks":          {[]string{"m", "2!"}, "'", []string{"/", "ctrl+u", "e", "u", "enter"}, func(d *driver) bool { return strings.Contains(d.screen(), " eu ") }, keys.Shelf},
		"the copied text":    {nil, "y", []string{"/", "g", "g", "e", "enter"}, func(d *driver) bool { return d.panes.lists[statements].query == "gge" }, keys.Copying},
		"a box over a box":   {[]string{"m"}, "'", []string{":", "t", "h", "e", "esc"}, func(d *driver) bool { return d.box() != nil && d.top().(*box).input.Value() == "the" }, keys.Shelf},
	} {
		t.Run(name, func(t *testing.T) {
			d := openLazy(t, 120, 40, place.Place{})
			d.press(way.asks...)
			_, cmd := d.Update(keyMsg(way.slow))
			last := len(way.types) - 1
			d.press(way.types[0])
			d.run(cmd)
			d.press(way.types[1:last]...)
			if !way.typed(d) {
				t.Fatalf("what was typed went elsewhere:\n%s", d.screen())
			}
			if d.press(way.types[last]); d.scope() != way.then {
				t.Fatalf("%s is there, not %s:\n%s", d.scope(), way.then, d.screen())
			}
			if exists := d.storage.exporter.(*files).written; exists["statement-joint-statement-2019.md"] != "" && d.scope() != keys.Confirming {
				t.Errorf("the file was written over: %v", exists)
			}
			checkFrame(t, d, 120, 40)
			if d.press("esc"); d.covered() {
				t.Errorf("esc leaves %s open", d.scope())
			}
		})
	}
}

// TestTheJumpDoesNotPromiseTheWayBack shows the letters of the panes away from a
// slide: esc ends that alone, and the footer promises no more.
func TestTheJumpDoesNotPromiseTheWayBack(t *testing.T) {
	d := openLazy(t, 120, 40, place.Place{})
	d.press("6!", ":", "e", "s", "t", "o", "n", "i", "a", "enter")
	d.sees("back to slide 1")
	if d.press("w"); strings.Contains(d.line(39), "back to slide") {
		t.Errorf("the footer promises %q", d.line(39))
	}
	d.press("esc")
	d.sees("back to slide 1")
}
