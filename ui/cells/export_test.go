package cells

import "github.com/charmbracelet/colorprofile"

// NewDiff gives tests the painting without the terminal: each call turns the
// frame before into the next one.
func NewDiff(profile colorprofile.Profile) func(*Frame) string {
	s := newScreen(profile)
	return func(f *Frame) string { return string(s.paint(f)) }
}

// Enter and Leave are what opens and closes the screen.
const (
	Enter = enter
	Leave = leave
)
