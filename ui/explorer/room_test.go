package explorer

import (
	"strings"
	"testing"

	"comity/ui/uitest"
)

// windows are the sizes at which every screen is looked at.
func windowSizes() [][2]int { return [][2]int{{140, 44}, {100, 30}, {80, 24}, {40, 12}, {200, 60}} }

// TestNoScreenCutsWhileItIsEmpty: no screen leaves a third of its lines empty, and cuts
// words or leaves rows out.
func TestNoScreenCutsWhileItIsEmpty(t *testing.T) {
	for _, at := range append(uitest.Scenes(), "ask?q=who signed the paris call", "ask?q=chile vs netherlands", "map?norm=f&show=list", "matrix?at=CHL/ga-res-73-27&show=evidence", "norm/f?view=stage") {
		for _, size := range windowSizes() {
			d := openText(t, size[0], size[1], at)
			r := d.layout.body
			empty, cut := 0, ""
			for y := r.y + 1; y < r.y+r.h-1; y++ {
				line := strings.Trim(d.line(y), "│┃ ")
				if strings.Trim(line, "│┊ ") == "" {
					empty++
				}
				ties := strings.Contains(line, "with the same share") // a list of the nearest has an end
				if strings.Contains(line, "…") || strings.Contains(line, " more") && !ties {
					cut = line
				}
			}
			if empty*3 > r.h && cut != "" {
				t.Errorf("%s at %d×%d: %d of %d lines are empty, and this is cut: %s\n%s", at, size[0], size[1], empty, r.h, cut, d.screen())
			}
		}
	}
}
