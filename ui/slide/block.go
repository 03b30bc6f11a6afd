package slide

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"comity/ui/cells"
	"comity/ui/theme"
)

// live draws a live block with its caption in a number of rows, and returns the
// rows used.
func (l *layout) live(p *piece, x, y, h int) int {
	b := p.live
	h = max(h-len(b.caption), leastRows)
	w := p.w
	inner := max(w-4, 0)
	if b.bare(w, h) {
		return l.bare(p, x, y, h)
	}
	var body []string
	if b.draw != nil && inner > 0 && y < l.bottom() {
		body = b.draw(inner, h-2)
		h = min(h, max(len(body), 1)+2)
	}
	l.blocks = append(l.blocks, block{Block{Rect{x, y, w, max(min(h, l.bottom()-y), 0)}, b.place, b.title, b.err}, p.step})
	put := func(draw func(focus bool) string) {
		l.within(span{x: x, w: w, step: p.step, block: len(l.blocks) - 1, text: draw(false), focused: draw(true)}, y)
		y++
	}
	put(func(focus bool) string { return l.topEdge(b, w, focus) })
	for i := range h - 2 {
		text := cells.Spaces(inner)
		if i < len(body) {
			text = exactly(body[i], inner)
		}
		put(func(focus bool) string { return l.side(text, w, focus) })
	}
	put(func(focus bool) string { return l.bottomEdge(b, w, focus) })
	for i, line := range b.caption {
		l.within(span{x: x + max((w-line.w)/2, 0), w: min(line.w, w), step: p.step, text: line.text, block: none}, y+i)
	}
	return h + len(b.caption)
}

// bare reports that a block is shown without its frame, because that would cost
// it what is to be seen. Its caption tells then whether it has the focus.
func (b *live) bare(w, h int) bool {
	return b.draw != nil && len(b.caption) > 0 && h-2 < b.whole.H && b.whole.H <= h && b.whole.W <= w
}

func (l *layout) bare(p *piece, x, y, h int) int {
	b := p.live
	l.blocks = append(l.blocks, block{Block{Rect{x, y, p.w, max(min(h, l.bottom()-y), 0)}, b.place, b.title, b.err}, p.step})
	at := len(l.blocks) - 1
	body := b.draw(p.w, h)
	for i, text := range body {
		l.within(span{x: x, w: p.w, step: p.step, block: at, text: exactly(text, p.w)}, y+i)
	}
	y += len(body)
	for i, line := range b.caption {
		focused := l.theme.Ink.Title.Render(ansi.Strip(line.text))
		l.within(span{x: x + max((p.w-line.w)/2, 0), w: min(line.w, p.w), step: p.step, text: line.text, focused: focused, block: at}, y+i)
	}
	return len(body) + len(b.caption)
}

// exactly makes styled text an exact number of cells wide; scenes do not fit
// very narrow screens.
func exactly(text string, w int) string {
	n := ansi.StringWidth(text)
	if n > w {
		text = ansi.Truncate(text, w, "")
		n = ansi.StringWidth(text)
	}
	return text + cells.Spaces(w-n)
}

func (l *layout) frameInk(focus bool) theme.Ink {
	if focus {
		return l.theme.Ink.FrameFocus
	}
	return l.theme.Ink.Frame
}

// side is a line between the sides of a frame.
func (l *layout) side(text string, w int, focus bool) string {
	v := l.frameInk(focus).Render(l.theme.Border.V)
	switch {
	case w < 2:
		return v
	case w < 4:
		return v + cells.Spaces(w-2) + v
	}
	return v + " " + text + " " + v
}

// topEdge is the upper edge of a frame: what is shown.
func (l *layout) topEdge(b *live, w int, focus bool) string {
	ink := l.theme.Ink.Bold
	if focus {
		ink = l.theme.Ink.Title
	}
	e := l.theme.Border
	return l.edge(e.TopLeft, e.TopRight, ink, dotted(l.theme, b.title), "", w, focus)
}

// bottomEdge is the lower edge: what the file points at, and the place, without what only
// a program reads; of the block that has the focus how to go there.
func (l *layout) bottomEdge(b *live, w int, focus bool) string {
	right := b.place
	switch {
	case b.err != "":
	case focus:
		right = "enter: explore"
	case strings.Contains(right, "?"):
		right = ""
	}
	e := l.theme.Border
	return l.edge(e.BottomLeft, e.BottomRight, l.theme.Ink.Dim, dotted(l.theme, b.foot), right, w, focus)
}

// edge is an edge of a frame with words on its left and, where both have room,
// on its right.
func (l *layout) edge(from, to string, ink theme.Ink, left, right string, w int, focus bool) string {
	t := l.theme
	frame := l.frameInk(focus)
	if w < 2 {
		return frame.Render(t.Border.V)
	}
	if left != "" && w > 8 {
		left = " " + cells.Fit(left, min(cells.Width(left), w-6), t.Border.Ellipsis) + " "
	} else {
		left = ""
	}
	if right != "" {
		right = " " + right + " "
	}
	if cells.Width(left)+cells.Width(right)+5 > w {
		right = ""
	}
	if left+right == "" || w < 4 {
		return frame.Render(from + strings.Repeat(t.Border.H, w-2) + to)
	}
	line := strings.Repeat(t.Border.H, max(w-4-cells.Width(left)-cells.Width(right), 0))
	return frame.Render(from+t.Border.H) + ink.Render(left) + frame.Render(line) + t.Ink.Dim.Render(right) + frame.Render(t.Border.H+to)
}

// dotted returns a text with the dots of the theme between its parts.
func dotted(t *theme.Theme, text string) string {
	return strings.ReplaceAll(shown(text), " · ", " "+t.Border.Dot+" ")
}
