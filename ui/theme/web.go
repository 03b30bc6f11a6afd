package theme

import (
	"fmt"
	"strconv"

	"comity/model"
)

// Web is the usual colours on a dark or a light page, as a browser writes them:
// "#87d787". They are those of the 256 of the terminal.
type Web struct {
	Back, Fore                              string
	Accent, Heading, Dim, Frame, Band, Link string

	mark [model.NoMark + 1]string
}

// Mark is the colour of a mark.
func (w *Web) Mark(m model.Mark) string { return w.mark[m] }

// WebOf gives the colours of a page.
func WebOf(dark bool) Web {
	p := paletteFor(Options{Dark: dark})
	w := Web{
		Back: "#ffffff", Fore: "#111111", Accent: p.accent.hex(), Heading: p.heading.hex(),
		Dim: p.dim.hex(), Frame: p.frame.hex(), Band: "#f2f2f2", Link: p.link.hex(),
	}
	if dark {
		w.Back, w.Fore, w.Band = "#161616", "#eeeeee", "#232323"
	}
	for m := range w.mark {
		w.mark[m] = signOf(model.Mark(m)).role(p).hex()
	}
	return w
}

// hex is a colour of the cube or of the greys; the first sixteen, whose shades
// are the terminal's own, are not asked for.
func (c tint) hex() string {
	n, err := strconv.Atoi(string(c))
	if err != nil || n < 16 {
		return "#000000"
	}
	if n >= 232 {
		v := 8 + 10*(n-232)
		return fmt.Sprintf("#%02x%02x%02x", v, v, v)
	}
	level := func(i int) int {
		if i == 0 {
			return 0
		}
		return 55 + 40*i
	}
	n -= 16
	return fmt.Sprintf("#%02x%02x%02x", level(n/36), level(n/6%6), level(n%6))
}
