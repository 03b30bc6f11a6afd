package slide

import (
	"fmt"

	"comity/model/brief"
	"comity/ui/theme"
)

// Overflow returns the slides whose text does not fit a terminal of a size with
// legible live blocks.
func (m *Maker) Overflow(d *brief.Deck, w, h int) []brief.Fault {
	var out []brief.Fault
	t := theme.New(theme.Options{Mono: true})
	for n := range d.Slides {
		s := &d.Slides[n]
		l := m.layout(d, n, t, w, h, true)
		pieces := l.pieces(s.Parts, l.area.W, true)
		if l.cutBy > 0 {
			out = append(out, brief.Fault{Line: s.Line, Text: fmt.Sprintf("slide %d has a line in a fence that is %d cells too wide for a terminal of %dx%d", n+1, l.cutBy, w, h)})
		}
		f := l.fit(pieces)
		f.live = needed
		if rows := f.rows(pieces); rows > l.area.H {
			out = append(out, brief.Fault{Line: s.Line, Text: fmt.Sprintf("slide %d needs %d rows, a terminal of %dx%d has %d for it", n+1, rows, w, h, l.area.H)})
		}
	}
	return out
}
