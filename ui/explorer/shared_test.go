package explorer

import (
	"strings"
	"testing"

	"comity/ui/uitest"

	"github.com/charmbracelet/x/ansi"
)

// Two visitors of one corpus do not see each other: what one chooses, types
// and opens changes nothing for the other.
func TestSharedIsNotSeen(t *testing.T) {
	shared := NewShared(uitest.Corpus(t), 1<<20)
	one := lazily(t, Options{Width: 120, Height: 40, Shared: shared})
	other := lazily(t, Options{Width: 120, Height: 40, Shared: shared})
	before := other.screen()
	one.press("j", "j", "space", "t", "/", "x", "enter", "tab", "j", "space", "s")
	other.send(NoticeMsg(""))
	if after := other.screen(); after != before {
		t.Errorf("the other visitor's screen changed from\n%s\nto\n%s", before, after)
	}
}

// A notice is in the header at every width, and the line stays as wide.
func TestNotice(t *testing.T) {
	for _, w := range []int{20, 40, 59, 60, 80, 120, 200} {
		d := open(t, w, 20)
		d.send(NoticeMsg("9 s left"))
		line := d.line(d.layout.header.y)
		if got := ansi.StringWidth(line); got != w {
			t.Errorf("at %d the header is %d wide: %q", w, got, line)
		}
		if want := "9 s left"; w >= 40 && !strings.Contains(line, want) {
			t.Errorf("at %d the header does not hold %q: %q", w, want, line)
		}
		d.send(NoticeMsg(""))
		if strings.Contains(d.line(d.layout.header.y), "left") {
			t.Errorf("at %d the notice stays: %q", w, d.line(d.layout.header.y))
		}
	}
}
