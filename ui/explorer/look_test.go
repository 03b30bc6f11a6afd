package explorer

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"comity/ui/keys"
	"comity/ui/place"
	"comity/ui/theme"
)

// rebound opens an explorer with other keys.
func rebound(t *testing.T, changes ...keys.Change) *driver {
	t.Helper()
	table, err := keys.Rebind(keys.Table(), changes)
	if err != nil {
		t.Fatal(err)
	}
	return lazily(t, Options{Theme: "auto", Keys: table, Width: 140, Height: 60})
}

// TestReboundKeys: a new key works, the old one no longer does, and the footer
// and the help show the new one.
func TestReboundKeys(t *testing.T) {
	d := rebound(t,
		keys.Change{Action: keys.Pin, Keys: []string{"é", "p"}},
		keys.Change{Action: keys.Sort, Keys: []string{"z s"}},
		keys.Change{Action: keys.OpenHelp, Keys: []string{"f1"}},
		keys.Change{Action: keys.ToggleMouse})
	checkFrame(t, d, 140, 60)
	footer := d.line(59)
	if !strings.Contains(footer, " é pin ") || !strings.Contains(footer, " z s sort ") || !strings.Contains(footer, " f1 help ") || strings.Contains(footer, "space") {
		t.Errorf("the footer says %q", footer)
	}
	d.press("space", "s", "m", "?")
	if len(d.panes.pins) > 0 || d.panes.lists[statements].order != 0 || d.terminal.mouse || over[*help](d) {
		t.Fatalf("an old key works: %v", d.state())
	}
	d.press("é")
	if len(d.panes.pins) != 1 {
		t.Fatal("é does not pin")
	}
	d.press("z")
	checkFrame(t, d, 140, 60)
	if !strings.HasPrefix(d.line(59), " z ") {
		t.Errorf("the footer does not show the beginning of two keys: %q", d.line(59))
	}
	d.press("s")
	if d.panes.lists[statements].order != 1 {
		t.Fatal("z s does not sort")
	}
	d.press("z", "é")
	if len(d.panes.pins) != 0 {
		t.Fatal("a beginning that leads nowhere takes the next key with it")
	}
	d.press("f1")
	d.sees("é or p               pin or unpin the row", "z s                  change the sorting", "g g or home")
	if strings.Contains(d.screen(), "mouse on or off") {
		t.Error("the help shows an action without a key")
	}
}

// TestReboundWords: what the explorer says by the way names the keys there are.
func TestReboundWords(t *testing.T) {
	d := rebound(t, keys.Change{Action: keys.Pin, Keys: []string{"p"}}, keys.Change{Action: keys.DropNumber, Keys: []string{"ctrl+g"}},
		keys.Change{Scope: keys.Reader, Action: keys.NextPane, Keys: []string{"tab", "w"}})
	d.press("p", "j", "p", "j", "p", "j", "p", "j", "p", "j", "p", "j", "p")
	d.sees("the limit is 6 pins: p on a pinned row unpins it")
	d.press("enter", "o")
	if d.sees("enter open  ctrl+g cancel"); !over[*linking](d) {
		t.Fatal("no number is asked for")
	}
	d.press("ctrl+g")
	if over[*linking](d) {
		t.Fatal("ctrl+g does not leave")
	}
	d.press("w") // which the whole screen takes from the reader beneath it
	if d.reading.whole || d.panes.focus == statements {
		t.Fatalf("w does not go to the next pane: %v", d.state())
	}
}

// TestThemes goes through all of them: each is named, changes what is seen and
// keeps the frame in order.
func TestThemes(t *testing.T) {
	d := openLazy(t, 120, 40, place.Place{})
	for _, want := range []string{"theme: light", "theme: high contrast", "theme: colour-safe", "theme: mono", "theme: auto (dark)", "theme: light"} {
		before := d.View().Content
		d.press("t")
		if d.sees(want); d.View().Content == before {
			t.Errorf("%s looks like the one before", want)
		}
		checkFrame(t, d, 120, 40)
	}
	for range theme.Names() {
		d.press("t")
	}
	d.send(tea.ColorProfileMsg{Profile: colorprofile.Ascii})
	d.press("t")
	d.sees(", shown without colour")
}

// TestThemesFollowTheTerminal: those that do not settle the background take the
// palette for the one that the terminal names.
func TestThemesFollowTheTerminal(t *testing.T) {
	for _, name := range theme.Names() {
		d := lazily(t, Options{Theme: name, Width: 120, Height: 40})
		dark := d.View().Content
		d.look.darkTerm = false
		d.retheme()
		d.compose()
		checkFrame(t, d, 120, 40)
		fixed := name == theme.Dark || name == theme.Light || name == theme.Mono
		if (d.View().Content == dark) != fixed {
			t.Errorf("%s on a light background: changed %v", name, d.View().Content != dark)
		}
	}
}
