package screen

// Scroll returns the first line on a screen of a height when a line is wanted
// there: nothing is above the first line of a text or below its last.
func Scroll(top, lines, height int) int { return max(min(top, lines-height), 0) }

// Reveal returns the first line on the screen after scrolling as little as shows
// the lines from first to last; the last if there is no room for all.
func Reveal(top, first, last, lines, height int) int {
	return Scroll(max(min(top, first), last-height+1), lines, height)
}

// Area is a part of a screen, in cells.
type Area struct{ X, Y, W, H int }
