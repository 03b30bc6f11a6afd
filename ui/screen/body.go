package screen

import (
	"strings"

	"comity/ui/cells"
	"comity/ui/place"
	"comity/ui/theme"
)

// Piece is some text in one ink.
type Piece struct {
	Text string
	Ink  theme.Ink
}

// Line is pieces side by side. What is too long for the screen is cut.
type Line []Piece

// Row is an item that the cursor can select.
type Row struct {
	Key  string // names it in a place
	To   place.View
	Foot string // a message about it for the edge of the frame
}

// gutter is the width of the cursor sign, and least the smallest width drawn.
const (
	gutter = 2
	least  = 4
)

// Body collects the content of a scene, from top to bottom, for one width.
type Body struct {
	Theme *theme.Theme
	W     int // the cells that a line has

	fixed Line
	lines []Line
	rows  []laid
	parts []part
}

// laid is a row and its lines.
type laid struct {
	Row
	first, last int
	part        int
}

// part is a title and the line on which it stands.
type part struct {
	title, count string
	line         int
}

// Fixed is a line that stays at the top, such as the heads of columns.
func (b *Body) Fixed(line ...Piece) { b.fixed = line }

// Part begins a part. Its count is after the title; "" is no count.
func (b *Body) Part(title, count string) {
	if len(b.lines) > 0 {
		b.lines = append(b.lines, nil)
	}
	b.parts = append(b.parts, part{title, count, len(b.lines)})
	ink := b.Theme.Ink
	for _, line := range cells.Wrap(title, b.W+gutter) {
		b.lines = append(b.lines, Line{{line, ink.Title}})
	}
	switch last := &b.lines[len(b.lines)-1]; {
	case count == "":
	case cells.Width((*last)[0].Text)+2+cells.Width(count) <= b.W+gutter:
		*last = append(*last, Piece{"  " + count, ink.Dim})
	default:
		b.Text(count, ink.Dim)
	}
}

// Line puts one line between the rows.
func (b *Body) Line(line ...Piece) { b.lines = append(b.lines, indented(line)) }

// Blank leaves a line empty.
func (b *Body) Blank() { b.lines = append(b.lines, nil) }

// Text puts words between the rows, on as many lines as they need.
func (b *Body) Text(text string, ink theme.Ink) {
	for _, line := range cells.Wrap(text, b.W) {
		b.Line(Piece{line, ink})
	}
}

// Row puts a row below, which has one line or more.
func (b *Body) Row(r Row, lines ...Line) {
	at := len(b.lines)
	for _, line := range lines {
		b.lines = append(b.lines, indented(line))
	}
	b.rows = append(b.rows, laid{r, at, len(b.lines) - 1, len(b.parts) - 1})
}

func indented(line Line) Line { return append(Line{{Text: cells.Spaces(gutter)}}, line...) }

// draw returns a line of exactly w cells. The first line of the row under the
// cursor is in one ink, with a sign before it.
func draw(t *theme.Theme, line Line, w int, at bool) string {
	if at {
		text := ""
		for _, p := range line {
			text += p.Text
		}
		text = t.Border.Caret + " " + strings.TrimPrefix(text, cells.Spaces(gutter))
		return t.Ink.Cursor.Render(cells.Fit(text, w, t.Border.Ellipsis))
	}
	var out strings.Builder
	used := 0
	for _, p := range line {
		n := cells.Width(p.Text)
		if used+n > w {
			out.WriteString(p.Ink.Render(cells.Fit(p.Text, w-used, t.Border.Ellipsis)))
			return out.String()
		}
		used += n
		out.WriteString(p.Ink.Render(p.Text))
	}
	return out.String() + cells.Spaces(w-used)
}
