package matrixscreen

import (
	"strings"

	"comity/model"
	"comity/model/matrix"
	"comity/model/prose"
	"comity/ui/cells"
	"comity/ui/place"
	"comity/ui/report"
	"comity/ui/screen"
	"comity/ui/theme"
)

const (
	nameWidth = 20 // of the frozen column, where there is room for it
	bareWidth = 3  // of a column: the mark, and a cell on either side for the cursor
	dot       = " · "

	nameLines   = 2  // of the name of a text above its column
	roomyHeight = 16 // from here the column of the cursor has its title
)

// Says returns what is shown, and the counts of the row under the cursor, with
// votes and names counted separately.
func (g *Matrix) Says() (subject, counts string) {
	subject = "matrix: " + report.MatrixSize(g.view)
	row, _, ok := g.here()
	switch {
	case g.why != "":
		counts = dot + g.why
	case ok && row.Heads():
		counts = dot + row.Title()
	case ok:
		counts = dot + row.Country.DisplayName() + ": " + totals(g.view.RowCounts(g.row))
	}
	return subject, counts
}

// totals returns counts in a row.
func totals(all []prose.Counted) string { return strings.Join(prose.Counts(all...), dot) }

// Title says how the matrix is arranged, and which part of it Draw last showed.
func (g *Matrix) Title() (left, right string) {
	o := g.options
	left = "Matrix"
	if g.view.OfNorms() {
		left += dot + "what States say"
	}
	if group, ok := g.corpus.Group(o.Of.ID); ok {
		left += " of " + group.ShortName
	}
	left += g.who
	if len(o.Kinds) > 0 {
		left += dot + strings.ReplaceAll(strings.Join(o.Kinds, ", "), "-", " ")
	}
	left += dot + "rows by " + o.Rows.Words()
	if o.Columns != "" && o.Columns != matrix.Newest { // that is seen in the years
		left += dot + "columns by " + o.Columns.Words()
	}
	if g.busy {
		return left, "ordering by similarity"
	}
	columns, rows := "texts", "States"
	if g.view.OfNorms() {
		columns = "norms"
	}
	if o.Grouping != matrix.NoGroups {
		rows = "rows"
	}
	return left, screen.Range(columns, g.left, g.columns, len(g.view.Columns)) + dot + screen.Range(rows, g.top, g.height, len(g.view.Rows))
}

// Foot explains the cell under the cursor.
func (g *Matrix) Foot() string {
	row, col, ok := g.here()
	switch {
	case !ok:
		return ""
	case g.panel == place.Evidence: // which begins with what is explained otherwise
		return "enter: read the text"
	}
	if row.Heads() {
		out := row.Head + dot + col.Title() + dot + g.view.GroupCell(g.row, g.column).Words
		return strings.TrimSuffix(out+dot+col.Reason, dot)
	}
	co := row.Country
	out := co.DisplayName() + dot + col.Title() + dot
	if g.view.OfNorms() {
		for _, one := range g.view.Said(g.row, g.column) {
			return out + string(one.Says) + ": " + one.Summary
		}
		return out + model.NoDocument
	}
	e, _ := g.view.Evidence(g.row, g.column)
	reason := col.Reason
	if e.Act == model.WithoutVote { // which the reason says
		return out + reason
	}
	out += e.Word
	if e.Note != "" {
		return out + ", " + e.Note
	}
	if reason != "" {
		out += ", " + reason
	}
	return out
}

// Draw returns the lines of the matrix, with the evidence of the cell under the
// cursor, or the States of its column, beside it or, in a narrow window, below it.
func (g *Matrix) Draw(t *theme.Theme, w, h int) []string {
	if g.panel == "" {
		return g.drawMatrix(t, w, h)
	}
	if g.beside = w >= besideFrom; g.beside {
		beside := min(w*2/5, widestPanel)
		left, right := g.drawMatrix(t, w-beside-panelGap, h), g.drawPanel(t, beside, h)
		for i := range left {
			left[i] += t.Ink.Dim.Render(" "+t.Border.V+" ") + right[i]
		}
		return left
	}
	below := h / 2
	if h < roomyHeight { // what is read has the room
		below = h - 1
	}
	out := g.drawMatrix(t, w, h-below)
	if below > 0 {
		out = append(out, t.Ink.Dim.Render(strings.Repeat(t.Border.H, w)))
		out = append(out, g.drawPanel(t, w, below-1)...)
	}
	return out
}

// The panel of evidence: from which width it is beside the matrix, and how wide.
const (
	besideFrom  = 96
	widestPanel = 60
	panelGap    = 3
)

// drawMatrix returns the lines of the matrix.
func (g *Matrix) drawMatrix(t *theme.Theme, w, h int) []string {
	name := g.nameRoom(w)
	g.head = g.heads.lines
	if h >= roomyHeight {
		g.head++
	}
	g.drawnW, g.drawnH, g.nameW = w, h, name
	legend := g.legendRoom(t, w, h)
	if h <= g.head { // the row of the cursor comes first
		g.head, legend = 0, 0
	}
	g.marked = [model.NoMark + 1]bool{}
	g.height = max(h-g.head-legend, 1)
	g.scrollTo()
	out := make([]string, 0, h)
	for line := range min(g.head, max(h-legend, 0)) {
		out = append(out, g.headLine(t, line, w))
	}
	if g.view.Empty != "" {
		for _, line := range cells.Wrap(g.view.Empty, w) {
			out = append(out, cells.Fit(line, w, t.Border.Ellipsis))
		}
	}
	for i := g.top; len(out) < h-legend; i++ {
		if i >= len(g.view.Rows) || g.view.Empty != "" {
			out = append(out, cells.Spaces(w))
			continue
		}
		out = append(out, g.rowLine(t, i, name, w))
	}
	return append(out[:max(h-legend, 0)], g.legend(t, w, legend)...)
}

// scrollTo brings the cursor into the window, with a head above it when it is
// the first of its group.
func (g *Matrix) scrollTo() {
	first := g.row
	if first > 0 && g.view.Rows[first-1].Country == nil && g.height > 1 {
		first--
	}
	room := g.drawnW - g.nameW - 1
	if g.jumped {
		g.centre(room)
	} else if g.column == g.held.column { // another width moves nothing for good
		g.left = g.held.left
	}
	g.top = screen.Reveal(g.top, first, g.row, len(g.view.Rows), g.height)
	g.left = max(min(g.left, g.column), 0)
	for g.left < g.column && g.heads.fit(g.left, room) <= g.column-g.left {
		g.left++
	}
	for g.left > 0 && g.left-1+g.heads.fit(g.left-1, room) >= len(g.view.Columns) {
		g.left--
	}
	g.columns = g.heads.fit(g.left, room)
	if g.column != g.held.column {
		g.held.column, g.held.left = g.column, g.left
	}
}

// centre brings a cursor that is not on the screen into the middle of it.
func (g *Matrix) centre(room int) {
	g.jumped = false
	if g.row < g.top || g.row >= g.top+g.height {
		g.top = screen.Scroll(g.row-g.height/2, len(g.view.Rows), g.height)
	}
	if g.column >= g.left && g.column < g.left+g.heads.fit(g.left, room) || g.column >= len(g.view.Columns) {
		return
	}
	g.left = g.column
	for half := room / 2; g.left > 0; g.left-- {
		if half -= g.heads.widths[g.left-1]; half < 0 {
			break
		}
	}
}

// shown calls f for the columns on the screen, with their widths.
func (g *Matrix) shown(f func(i, w int)) {
	for i := g.left; i < g.left+g.columns; i++ {
		f(i, min(g.heads.widths[i], max(g.drawnW-g.nameW-1, 0)))
	}
}

// rowLine is a row: the State, and the marks of the columns on the screen.
func (g *Matrix) rowLine(t *theme.Theme, i, name, w int) string {
	row := g.view.Rows[i]
	label := ""
	switch {
	case row.Heads():
		label = groupLabel(&row)
	case row.Pinned:
		label = "* " + row.Country.DisplayName()
	default:
		label = row.Country.DisplayName()
	}
	label = cells.Fit(label, name, t.Border.Ellipsis) + " "
	at := i == g.row && !t.Still
	out, used := "", name+1
	switch {
	case at:
		out = t.Ink.CursorIdle.Render(label)
	case row.Heads():
		out = t.Ink.Heading.Render(label)
	case row.Pinned:
		out = t.Ink.Bold.Render(label)
	default:
		out = label
	}
	g.shown(func(j, w int) {
		used += w
		if row.Heads() {
			out += g.groupCell(t, i, j, w)
			return
		}
		sym := g.view.Mark(i, j)
		g.marked[sym] = true
		glyph := t.Glyph(sym)
		switch {
		case at && j == g.column:
			out += t.Ink.Cursor.Render("["+glyph+"]") + t.Ink.CursorIdle.Render(cells.Spaces(w-bareWidth))
		case at || j == g.column && !t.Still:
			out += t.Ink.CursorIdle.Render(" " + glyph + cells.Spaces(w-2))
		case glyph == " ":
			out += cells.Spaces(w)
		default:
			out += " " + t.Ink.Mark(sym).Render(glyph) + cells.Spaces(w-2)
		}
	})
	return out + cells.Spaces(w-used)
}
