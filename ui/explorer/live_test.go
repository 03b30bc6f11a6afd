package explorer

import (
	"strings"
	"testing"
)

// From a live block one steps into the explorer, wanders as deep as one likes,
// and one key comes back to the slide and the step.
func TestStepIntoALiveBlockAndBack(t *testing.T) {
	for _, width := range []int{80, 120, 200} {
		d := openText(t, width, 40, "brief/talk?slide=2&step=1")
		before := d.screen()
		d.press("enter")
		d.isAt("norm/f?view=page")
		if !strings.Contains(d.line(39), "esc back to slide 2") {
			t.Errorf("the footer does not say the way back: %q", d.line(39))
		}
		d.press("esc")
		d.isAt("brief/talk?slide=2&step=1")
		for _, way := range [][]string{
			{"enter", "tab", "enter", "tab", "enter"}, {"enter", "1!", "l", "j", "space", "/", "a", "enter", "2!", "enter", "j"},
			{"enter", "F", "h", "a", "c", "k", "enter", "enter", "[", "[", "]"}, {"enter", "3!", "enter", "4!", "a"}, {":", "p", "a", "g", "e", "/", "p", "i", "l", "l", "a", "r", "s", "enter"},
		} {
			d.press(way...)
			if d.slideAt() != "" {
				t.Fatalf("after %v it is at %s", way, d.where())
			}
			if !strings.Contains(d.line(39), "esc back to slide 2") {
				t.Errorf("%v: the footer does not say the way back: %q", way, d.line(39))
			}
			d.press("esc")
			d.isAt("brief/talk?slide=2&step=1")
			if d.screen() != before {
				t.Fatalf("%v: it is another slide\n%s\nthan\n%s", way, d.screen(), before)
			}
		}
		d.press("enter", "?", "esc")
		if d.slideAt() != "" {
			t.Error("to close the help leads back to the slide")
		}
		d.press("6!")
		d.isAt("brief/talk?slide=2&step=1")
	}
}

// The blocks are chosen in turn, or counted; where there is none it says so.
func TestChooseALiveBlock(t *testing.T) {
	d := openText(t, 80, 40, "brief/talk?slide=2")
	d.press("tab")
	d.sees("1 of 2: norm/f")
	d.press("tab", "enter")
	d.isAt("country/EST?view=page")
	d.press("esc")
	d.isAt("brief/talk?slide=2&at=2")
	d.press("shift+tab")
	d.isAt("brief/talk?slide=2&at=1")
	d.press("esc")
	d.isAt("brief/talk?slide=2")
	d.press("2 enter")
	d.isAt("country/EST?view=page")
	d.press("esc", "3 enter")
	d.sees("selected: 2")
	d.press("g g", "tab")
	d.sees("no live block on this slide")
	d.press("enter")
	d.sees("no live block on this slide")
}
