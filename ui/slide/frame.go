package slide

import (
	"strconv"

	"comity/model/brief"
	"comity/ui/cells"
)

// The heights from which a slide has a footer, vertical margins, and large titles
// with more space.
const (
	footed = 6
	aired  = 12
	roomy  = 40
)

// frame writes the header and footer of a slide, and finds the room between.
func (l *layout) frame(d *brief.Deck, n int) {
	class := shown(d.Classification)
	top, bottom := 0, 0
	if class != "" {
		l.put(span{x: 0, w: l.w, text: l.centred(class, l.w)}, 0)
		top = 1
	}
	if l.h >= footed {
		bottom = 1
		l.put(span{x: 0, w: l.w, text: l.footer(d, n, class)}, l.h-1)
	}
	if l.h >= aired {
		top, bottom = max(1, l.h/20), max(2, l.h/20)
		l.tight = class != "" && top == 1
	}
	margin := l.w / 20
	l.area = Rect{margin, top, l.w - 2*margin, max(l.h-top-bottom, 0)}
}

// centred is a classification line, always in the middle.
func (l *layout) centred(text string, w int) string {
	text = cells.Fit(text, min(cells.Width(text), w), l.theme.Border.Ellipsis)
	before := (w - cells.Width(text)) / 2
	return cells.Spaces(before) + l.theme.Ink.Bold.Render(text) + cells.Spaces(w-before-cells.Width(text))
}

// footer names the deck on the left and the slide number on the right; the
// classification is between them and has priority.
func (l *layout) footer(d *brief.Deck, n int, class string) string {
	t := l.theme
	right := strconv.Itoa(n+1) + "/" + strconv.Itoa(len(d.Slides))
	margin := max(l.w/20, min(1, l.w/10))
	inner := l.w - 2*margin
	if class != "" {
		before := (l.w - cells.Width(class)) / 2
		side := before - margin - 2 // what is left on each side of it
		if side < cells.Width(right) {
			return l.centred(class, l.w)
		}
		left := l.named(d, side)
		middle := cells.Spaces(before-margin-cells.Width(left)) + t.Ink.Bold.Render(class)
		after := inner - (before - margin) - cells.Width(class) - cells.Width(right)
		return cells.Spaces(margin) + t.Ink.Dim.Render(left) + middle + cells.Spaces(after) + t.Ink.Dim.Render(right) + cells.Spaces(margin)
	}
	right = cells.Fit(right, min(cells.Width(right), inner), "")
	left := l.named(d, inner-cells.Width(right)-2)
	return cells.Spaces(margin) + t.Ink.Dim.Render(left) + cells.Spaces(inner-cells.Width(left)-cells.Width(right)) +
		t.Ink.Dim.Render(right) + cells.Spaces(margin)
}

// named returns the title of a deck, its author and its date within a width;
// only the title is cut.
func (l *layout) named(d *brief.Deck, w int) string {
	out := ""
	for _, part := range []string{d.Title, d.Author, d.Date} {
		part = shown(part)
		switch {
		case part == "":
		case out == "":
			out = cells.Fit(part, min(cells.Width(part), w), l.theme.Border.Ellipsis)
		default:
			if longer := out + " " + l.theme.Border.Dot + " " + part; cells.Width(longer) <= w {
				out = longer
			}
		}
	}
	return out
}
