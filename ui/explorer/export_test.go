package explorer

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"comity/ui/place"
)

// TestExport saves what is shown, never over a file that is there unless that
// is said, and tells what went wrong.
func TestExport(t *testing.T) {
	d := openLazy(t, 100, 30, place.Place{Kind: place.Norm, ID: "un/f"})
	out := d.storage.exporter.(*files).written
	d.press("e")
	d.sees(" save as norm-f.md", "in ~/work, or end it in .json")
	d.press("enter")
	d.sees("written: norm-f.md")
	if out["norm-f.md"] != "md of norm/f" {
		t.Fatalf("written is %q", out)
	}
	d.press("j", "e", "ctrl+u")
	d.send(tea.PasteMsg{Content: "norm-f.md"})
	d.press("enter")
	d.sees("norm-f.md already exists  y replace  n keep")
	d.press("x") // neither
	d.sees("already exists")
	d.press("n")
	d.sees("nothing was written")
	if out["norm-f.md"] != "md of norm/f" {
		t.Fatalf("it was written over: %q", out)
	}
	d.press("e", "ctrl+u")
	d.send(tea.PasteMsg{Content: "norm-f.md"})
	d.press("enter", "y")
	d.sees("written: norm-f.md")
	if !strings.HasPrefix(out["norm-f.md"], "md of norm/g") {
		t.Fatalf("it was not replaced: %q", out)
	}
	for typed, want := range map[string]string{"a.exe": "a file that ends in .md, .json", "": "a file that ends in", "/full/a.md": "the disk is full"} {
		d.press("e", "ctrl+u")
		d.send(tea.PasteMsg{Content: typed})
		d.press("enter")
		d.sees(want)
		checkFrame(t, d, 100, 30)
	}
	d.press("e", "esc")
	if len(out) != 1 {
		t.Errorf("written are %v", out)
	}
}

// TestTheNameOfAFileIsAskedWhole: the last line cuts no word, names Enter at every size, and
// no key that does nothing.
func TestTheNameOfAFileIsAskedWhole(t *testing.T) {
	for _, size := range [][2]int{{140, 44}, {80, 24}, {64, 24}, {60, 24}, {40, 12}} {
		d := openLazy(t, size[0], size[1], place.Place{Kind: place.Norm, ID: "un/f"})
		d.press("e")
		lines := strings.Split(d.screen(), "\n")
		last := lines[len(lines)-1]
		if !strings.Contains(last, "enter accept") || strings.Contains(last, "down move") || strings.Contains(last, "j…") || strings.Contains(last, ",…") {
			t.Errorf("%v: %q", size, last)
		}
	}
}

// TestNothingToExportTo starts where nothing can be written: nothing speaks of
// it.
func TestNothingToExportTo(t *testing.T) {
	d := lazily(t, Options{Theme: "dark", Width: 120, Height: 300})
	d.press("?")
	if strings.Contains(d.screen(), "as a file") || strings.Contains(d.screen(), "replace the file") {
		t.Fatalf("the help speaks of it:\n%s", d.screen())
	}
	before := d.state()
	d.press("esc", "e")
	if d.covered() {
		t.Fatalf("e does something: %s", before)
	}
}
