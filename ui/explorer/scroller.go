package explorer

import (
	"comity/ui/keys"
	"comity/ui/screen"
)

// scroller is a window on lines of text.
type scroller struct {
	top, height int
}

// clamp keeps the window on the text.
func (s *scroller) clamp(lines int) {
	s.top = screen.Scroll(s.top, lines, s.height)
}

// act scrolls.
func (s *scroller) act(action keys.Action, count int, counted bool, lines int) {
	page := max(s.height-1, 1)
	switch action {
	case keys.Down:
		s.top += count
	case keys.Up:
		s.top -= count
	case keys.PageDown:
		s.top += page * count
	case keys.PageUp:
		s.top -= page * count
	case keys.HalfDown:
		s.top += max(page/2, 1) * count
	case keys.HalfUp:
		s.top -= max(page/2, 1) * count
	case keys.First:
		s.top = 0
	case keys.Last:
		s.top = lines
		if counted {
			s.top = count - 1
		}
	}
	s.clamp(lines)
}
