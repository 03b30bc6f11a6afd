package explorer

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
)

// TestHelpCutsNothing: at every width the help says all it has to say, in lines
// that fit.
func TestHelpCutsNothing(t *testing.T) {
	for _, w := range []int{40, 60, 80, 100, 120, 140} {
		d := open(t, w, 30)
		for _, line := range d.helpLines() {
			text := ansi.Strip(line.Text)
			if strings.Contains(text, d.theme.Border.Ellipsis) || line.Width > d.layout.body.w-4 || line.Width != ansi.StringWidth(text) {
				t.Errorf("%d columns: %q, %d wide", w, text, line.Width)
			}
		}
	}
}
