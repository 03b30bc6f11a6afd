package explorer

import (
	"fmt"
	"strings"
	"testing"

	"comity/ui/place"
)

// TestCopy copies the text in view, citations and the place, and says that the
// terminal may refuse.
func TestCopy(t *testing.T) {
	d := openAt(t, 100, 40, place.Place{Kind: place.Norm, ID: "un/f"})
	d.press("y")
	text, ok := d.Clip()
	if !ok || !strings.Contains(text, "Do not damage critical infrastructure") || strings.Contains(text, "\x1b") {
		t.Fatalf("copied is %q", text)
	}
	d.sees("which may refuse it", "the section in view", "1 of 3 forms")
	d.press("tab")
	page, _ := d.Clip()
	d.press("tab")
	words, _ := d.Clip()
	if n, _ := d.source.corpus.Norm("un/f"); words != n.OfficialText+"\n" {
		t.Errorf("the official words are %q", words)
	}
	if !strings.Contains(page, strings.TrimSpace(text)[:40]) || len(page) < 2*len(text) {
		t.Errorf("the page has %d bytes, the section %d", len(page), len(text))
	}
	d.press("esc", "Y", "tab", "tab")
	if text, _ = d.Clip(); !strings.HasPrefix(text, "@") {
		t.Errorf("the third form of the citation is %q", text)
	}
	d.press("esc", "c")
	if text, _ = d.Clip(); text != "norm/f" {
		t.Errorf("the place is %q", text)
	}
	d.press("esc")
	if _, ok := d.Clip(); ok || over[*copying](d) {
		t.Error("something is still to be copied")
	}
}

// TestCopySectionInView copies what one has scrolled to.
func TestCopySectionInView(t *testing.T) {
	d := openAt(t, 100, 24, place.Place{Kind: place.Norm, ID: "un/f"})
	d.press("enter")
	seen := map[string]bool{}
	for range 60 {
		item, _ := d.shown()
		document := d.source.page(item, d.day.asOf)
		heading := document.Sections[d.sectionInView(document)].Heading
		d.press("y")
		text, _ := d.Clip()
		if first, _, _ := strings.Cut(text, "\n"); heading != "" && first != heading {
			t.Fatalf("under %q the copy begins with %q", heading, first)
		}
		seen[heading] = true
		d.press("esc", "j", "j", "j")
	}
	if len(seen) < 6 {
		t.Errorf("only the sections %v came into view", fmt.Sprint(seen))
	}
}

// TestAnotherSizeShowsTheSame: a window that is narrow for a while has the columns of the
// matrix, and the form that was copied, as before.
func TestAnotherSizeShowsTheSame(t *testing.T) {
	d := openText(t, 140, 44, "matrix?of=eu&rows=similarity")
	d.press("right", "right", "right")
	before := d.screen()
	for _, size := range [][2]int{{80, 24}, {40, 12}, {140, 44}} {
		d.resize(size[0], size[1])
		d.compose()
	}
	if d.screen() != before {
		t.Errorf("the matrix is\n%s\nand was\n%s", d.screen(), before)
	}
	d = openText(t, 140, 44, "country/CHL")
	d.press("Y", "tab")
	d.resize(60, 20)
	if r := d.layout.body; !strings.Contains(d.line(r.y+copiedHead), "footnote") {
		t.Errorf("the form that was copied does not come first:\n%s", d.screen())
	}
}
