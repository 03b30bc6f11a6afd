package cells_test

import (
	"strings"
	"testing"

	"comity/ui/cells"
)

// TestNoNumberIsCut: a text that is cut has each number whole or not at all; one in parts
// has each part so.
func TestNoNumberIsCut(t *testing.T) {
	for _, tc := range []struct {
		w            int
		text, inPart string
	}{
		{20, "x · yes 104 · no 53", "x · yes 104 · no 53"}, {19, "x · yes 104 · no 53", "x · yes 104 · no 53"},
		{18, "x · yes 104 · no …", "x · yes 104 …"}, {17, "x · yes 104 · no…", "x · yes 104 …"},
		{11, "x · yes …", "x …"}, {10, "x · yes …", "x …"}, {2, "x…", "x…"},
	} {
		whole := "x · yes 104 · no 53"
		if got := strings.TrimRight(cells.Fit(whole, tc.w, "…"), " "); got != tc.text {
			t.Errorf("%d cells: %q, expected %q", tc.w, got, tc.text)
		}
		if got := cells.FitParts(whole, " · ", tc.w, "…"); cells.Width(got) != tc.w || strings.TrimRight(got, " ") != tc.inPart {
			t.Errorf("%d cells: %q, expected %q", tc.w, got, tc.inPart)
		}
	}
}

// TestJoinedLetters: in scripts whose letters join, each has its cell, as terminals
// draw them; joined emoji are one character.
func TestJoinedLetters(t *testing.T) {
	for text, want := range map[string]int{
		"हिन्दी": 5, "क्\u200dष": 2, "தமிழ்": 4, "ทำ": 2, "می\u200cخواهم": 7, "👩\u200d👩\u200d👧": 2, "各国": 4, "é": 1, "e\u0301": 1,
	} {
		if got := cells.Width(text); got != want {
			t.Errorf("%q takes %d cells, expected %d", text, got, want)
		}
	}
	text := strings.Repeat("हिन्दी शब्द ", 20)
	for w := range 20 {
		if got := cells.Fit(text, w, "…"); cells.Width(got) != w {
			t.Errorf("%q takes %d cells, expected %d", got, cells.Width(got), w)
		}
		lines := cells.Wrap(text, w)
		for _, line := range lines {
			if n := cells.Width(line); w > 2 && n > w {
				t.Errorf("%q takes %d cells of %d", line, n, w)
			}
		}
		if got := strings.Join(strings.Fields(strings.Join(lines, "")), ""); got != strings.ReplaceAll(text, " ", "") {
			t.Errorf("in %d cells there is %q", w, got)
		}
	}
}
