package screen

import "comity/ui/theme"

// Scroll returns the first line on a screen of a height when a line is wanted
// there: nothing is above the first line of a text or below its last.
func Scroll(top, lines, height int) int { return max(min(top, lines-height), 0) }

// Reveal returns the first line on the screen after scrolling as little as shows
// the lines from first to last; the last if there is no room for all.
func Reveal(top, first, last, lines, height int) int {
	return Scroll(max(min(top, first), last-height+1), lines, height)
}

// Thumb reports whether the mark of what is on the screen is beside a line of a window, of
// a text that is longer than it.
func Thumb(line, top, height, lines int) bool {
	if lines <= height || height <= 0 {
		return false
	}
	size := max(height*height/lines, 1)
	at := top * (height - size) / max(lines-height, 1)
	return line >= at && line < at+size
}

// WithThumb puts the mark in the last of the w cells of lines that are one cell narrower.
func WithThumb(t *theme.Theme, shown []string, top, lines int) []string {
	for i := range shown {
		if Thumb(i, top, len(shown), lines) {
			shown[i] += t.Ink.Accent.Render(t.Border.Thumb)
		} else {
			shown[i] += " "
		}
	}
	return shown
}

// Area is a part of a screen, in cells.
type Area struct{ X, Y, W, H int }

// Wheel scrolls; the cursor goes along where it would leave the screen.
func (s *Sheet) Wheel(_, _, lines int) bool {
	s.tab = none
	if s.scrollTo(s.top + lines); !s.seen(s.cur) {
		s.drag(s.top)
	}
	return true
}
