package mapscreen

import (
	"strconv"
	"strings"

	"comity/model"
	"comity/model/chart"
	"comity/ui/cells"
	"comity/ui/screen"
	"comity/ui/theme"
)

// form is how a tile is drawn: its cells, and how many letters its code has;
// with none it is the mark alone. On two lines the mark is above the code.
type form struct{ w, h, code int }

// forms are the ways to draw a tile, the roomiest first.
func forms() []form {
	return []form{{6, 2, 3}, {5, 2, 3}, {4, 2, 3}, {5, 1, 3}, {4, 1, 3}, {3, 1, 2}, {2, 1, 0}}
}

// near is the form of the tiles in a window that does not hold the whole map,
// and beside a map of marks.
func near() form { return form{5, 1, 3} }

// formFor is the roomiest form that shows the whole map with its legend, below
// it or in its sea, or else all of its columns, or else that of a part.
func (m *Map) formFor(t *theme.Theme, w, h int) form {
	for _, f := range forms() {
		if f.w*m.view.Cols <= w && (f.h*m.view.Rows < h || m.afloat(t, f, w, h) != nil) {
			return f
		}
	}
	for _, f := range forms() {
		if f.h == 1 && f.w*m.view.Cols <= w {
			return f
		}
	}
	return near()
}

// area is a part of the grid.
type area struct{ col, row, cols, rows int }

// areaFor returns the part shown by a number of tiles, around the cursor as far
// as the edges allow.
func (m *Map) areaFor(cols, rows int) area {
	cols, rows = max(min(cols, m.view.Cols), 1), max(min(rows, m.view.Rows), 1)
	t := m.tile()
	return area{
		col: screen.Scroll(t.Col-cols/2, m.view.Cols, cols), row: screen.Scroll(t.Row-rows/2, m.view.Rows, rows),
		cols: cols, rows: rows,
	}
}

// picture returns the lines of the map, its notes and its legend.
func (m *Map) picture(t *theme.Theme, w, h int) []string {
	f := m.formFor(t, w, h)
	sea := m.afloat(t, f, w, h)
	var legend, beside, below []string
	if sea == nil {
		legend = m.legend(t, w, max(h-f.h*m.view.Rows, min(2, h/4), 1))
		sea, beside, below = m.written(t, f, m.areaFor(w/f.w, (h-len(legend))/f.h), w, h-len(legend))
		if hinted := screen.Legend(t, w, m.signs(t, len(sea)+len(beside)+len(below) == 0)); len(hinted) <= len(legend) {
			legend = hinted
		}
	}
	part := m.areaFor(w/f.w, (h-len(legend)-len(below))/f.h)
	m.form, m.part = f, part
	lens := m.lens(t, f, w)
	from, room := m.sea(f)
	switch {
	case len(beside) > 0 && m.view.Empty != "": // nothing to show
		lens = beside
	case len(beside) > 0:
		lens = append(lens, beside...)
	}
	margin := 0
	if lens == nil {
		margin = max((w-part.cols*f.w)/2, 0)
	}
	m.margin = margin
	out := make([]string, 0, h)
	for line := range part.rows * f.h {
		text, used := "", margin+part.cols*f.w
		if i := line - from; i >= 0 && i < len(sea) {
			text = cells.Spaces(margin) + sea[i] + m.tiles(t, f, m.without(part, room/f.w), line)
		} else {
			text = cells.Spaces(margin) + m.tiles(t, f, part, line)
		}
		if line < len(lens) {
			text, used = text+cells.Spaces(lensGap)+lens[line], used+lensGap+m.lensCols(f, w)*near().w
		}
		out = append(out, text+cells.Spaces(w-used))
	}
	for len(out) < h-len(legend)-len(below) {
		out = append(out, cells.Spaces(w))
	}
	for _, line := range below {
		out = append(out, t.Ink.Dim.Render(line))
	}
	return append(out, legend...)
}

// written is the position of the notes: below the map, or where that has no room in
// the sea of the whole map, or beside it below the lens.
func (m *Map) written(t *theme.Theme, f form, part area, w, h int) (sea, beside, below []string) {
	text := m.notes()
	whole := part.rows == m.view.Rows && part.cols == m.view.Cols
	left := h - part.rows*f.h
	switch {
	case text == "":
		return nil, nil, nil
	case !whole:
		if below = wrapped(t, text, w, h); len(below) > max(min(2, h/4), left) { // whole, or in the list
			below = nil
		}
		return nil, nil, below
	}
	if below = wrapped(t, text, w, left+1); len(below) <= left {
		return nil, nil, below
	}
	from, room := m.sea(f)
	free := part.rows*f.h - from
	if sea = dim(t, wrapped(t, text, room, free+1)); len(sea) <= free {
		return sea, nil, nil
	}
	if cols := m.lensCols(f, w); cols > 0 {
		under := 2*lensRows + 3 // its head, its rows and a blank
		if m.view.Empty != "" {
			under = 1
		}
		if most := part.rows*f.h - under; m.view.Empty != "" || len(wrapped(t, text, cols*near().w, most+1)) <= most {
			return nil, append([]string{cells.Spaces(cols * near().w)}, dim(t, wrapped(t, text, cols*near().w, most))...), nil
		}
	}
	if m.view.Empty != "" {
		return dim(t, wrapped(t, text, room, free)), nil, nil
	}
	return nil, nil, nil
}

// afloat is the legend in the sea, apart from the tiles on its right if there is room for
// that, where the whole map leaves no line for it; none where it does, or where the sea
// is too small.
func (m *Map) afloat(t *theme.Theme, f form, w, h int) []string {
	const apart = 2
	from, room := m.sea(f)
	free := h - from
	if f.h*m.view.Rows != h || f.w*m.view.Cols > w || free < 1 {
		return nil
	}
	out := m.floating(t, room-apart, free)
	for i := range out {
		out[i] += cells.Spaces(apart)
	}
	if out == nil {
		out = m.floating(t, room, free)
	}
	return out
}

// floating is the legend, with the notes if there is room for them, on lines of a width;
// none if there are more.
func (m *Map) floating(t *theme.Theme, room, free int) []string {
	out := screen.Legend(t, room, m.signs(t, false))
	if len(out) > free {
		return nil
	}
	if text := m.notes(); text != "" {
		if notes := wrapped(t, text, room, free+1); len(notes)+len(out) <= free {
			out = append(dim(t, notes), out...)
		} else if hinted := screen.Legend(t, room, m.signs(t, true)); len(hinted) <= free {
			out = hinted
		}
	}
	return out
}

func dim(t *theme.Theme, lines []string) []string {
	for i, line := range lines {
		lines[i] = t.Ink.Dim.Render(line)
	}
	return lines
}

// without is the part behind its first columns.
func (m *Map) without(a area, cols int) area {
	a.col, a.cols = a.col+cols, a.cols-cols
	return a
}

// sea is where words find room on the whole map: its first line, and the cells
// to the left of the first tile of the last rows.
func (m *Map) sea(f form) (from, room int) {
	row, cols := m.view.Rows, m.view.Cols
	for row > 0 {
		first := m.view.Cols
		for _, t := range m.view.Tiles {
			if t.Row == row-1 {
				first = min(first, t.Col)
			}
		}
		if first < m.view.Cols/2 {
			break
		}
		row, cols = row-1, min(cols, first)
	}
	return row * f.h, cols * f.w
}

// wrapped breaks words into at most n lines of w cells.
func wrapped(t *theme.Theme, text string, w, most int) []string {
	var out []string
	lines := cells.Wrap(text, w-1)
	for i, line := range lines {
		if i == most-1 && len(lines) > most {
			line = cells.Fit(strings.Join(lines[i:], " "), max(w-1, 1), t.Border.Ellipsis)
		}
		if i < most {
			out = append(out, cells.Fit(line, w, t.Border.Ellipsis))
		}
	}
	return out
}

// tiles is a line of a part of the map.
func (m *Map) tiles(t *theme.Theme, f form, a area, line int) string {
	out := ""
	for col := a.col; col < a.col+a.cols; col++ {
		tile, ok := m.view.At(col, a.row+line/f.h)
		if !ok {
			out += cells.Spaces(f.w)
			continue
		}
		out += m.draw(t, f, tile, line%f.h)
	}
	return out
}

// bare is shown for a State without a mark, so that it does not look like sea.
const bare = "_"

func glyph(t *theme.Theme, sym model.Mark) string {
	if g := t.Glyph(sym); g != " " {
		return g
	}
	return bare
}

// draw is a line of a tile. The cursor is shown by its ink and, where there is
// a cell for it, by a sign.
func (m *Map) draw(t *theme.Theme, f form, tile *chart.Tile, line int) string {
	sym := tile.State.Mark()
	mark, ink := glyph(t, sym), t.Ink.Mark(sym)
	if tile.State.Outside {
		mark, ink = " ", t.Ink.Dim
	}
	at := tile.Country == m.tile().Country && !t.Still
	before, code, after := "", string(tile.Country.ISO3), ""
	if f.code == 2 {
		code = tile.Country.ISO2
	}
	switch {
	case f.h == 2 && line == 0 && at:
		code = "[" + mark + "]"
	case f.h == 2 && line == 0:
		code = " " + mark + " "
	case f.h == 2:
	case f.code == 0:
		before, code = " ", mark
	default:
		code = mark + code
	}
	switch free := f.w - len(before) - cells.Width(code); {
	case f.h == 2:
		after = cells.Spaces(free)
	case free > 0:
		before += cells.Spaces(free)
	}
	if !at {
		return before + ink.Render(code) + after
	}
	if before != "" {
		before = before[1:] + t.Border.Caret
	}
	return t.Ink.Cursor.Render(before+code) + after
}

// lensGap parts the map from the tiles around the cursor.
const lensGap = 1

// lensRows are the rows above and below the cursor that the lens shows.
const lensRows = 3

// lensCols is how many tiles fit beside a map of marks; an odd number, or none.
func (m *Map) lensCols(f form, w int) int {
	n := min((w-f.w*m.view.Cols-lensGap)/near().w, 5)
	if f.code > 0 || n < 3 {
		return 0
	}
	return n - 1 + n%2
}

// lens is the tiles around the cursor with their codes, where the tiles of the
// map have room for their marks only.
func (m *Map) lens(t *theme.Theme, f form, w int) []string {
	cols := m.lensCols(f, w)
	if cols == 0 || t.Still {
		return nil
	}
	at := m.tile()
	a := area{at.Col - cols/2, at.Row - lensRows, cols, 2*lensRows + 1}
	width := cols * near().w
	out := []string{t.Ink.Heading.Render(cells.Fit(" Around "+string(at.Country.ISO3), width, t.Border.Ellipsis))}
	for line := range a.rows {
		out = append(out, m.tiles(t, near(), a, line))
	}
	return out
}

// legend returns the marks with their words and counts, on at most n lines.
func (m *Map) legend(t *theme.Theme, w, most int) []string {
	return screen.LegendIn(t, w, most, m.signs(t, false))
}

// signs are the marks with their words and counts, and where the notes are if they have
// no room.
func (m *Map) signs(t *theme.Theme, hint bool) []screen.Sign {
	var out []screen.Sign
	for _, l := range m.view.Legend {
		sym := l.State.Mark()
		one := screen.Sign{Ink: t.Ink.Mark(sym), Mark: glyph(t, sym), Word: l.Word + " " + strconv.Itoa(l.N)}
		if one.Mark == bare && m.view.About != chart.AboutNothing && m.area != (screen.Area{W: m.w, H: m.h}) {
			one.Aside = " (blank in the list)"
		}
		out = append(out, one)
	}
	if m.view.About == chart.AboutNothing {
		out = append(out, screen.Sign{Ink: t.Ink.Mark(model.NotListed.Mark()), Mark: bare, Word: "a State"})
	}
	if hint && m.notes() != "" && len(m.roll.Entries) > 0 && !t.Still {
		out = append(out, screen.Sign{Ink: t.Ink.Accent, Mark: "tab", Word: "list and notes"})
	}
	return out
}
