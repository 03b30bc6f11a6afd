package matrixscreen

import (
	"fmt"
	"strconv"
	"strings"

	"comity/model"
	"comity/model/matrix"
	"comity/model/prose"
	"comity/ui/cells"
	"comity/ui/report"
	"comity/ui/screen"
	"comity/ui/theme"
)

const (
	nameWidth = 20 // of the frozen column, where there is room for it
	cellWidth = 4  // of a column with its name: a blank, the mark, two blanks
	bareWidth = 3  // and without
	dot       = " · "

	nameLines   = 4  // of the name of a text above its column
	bareHead    = 2  // lines of the head without them: the title, and the years
	roomyHeight = 16 // from here columns have their names
	legendFrom  = 2  // lines of the window that never go to more of the legend
	legendShare = 8  // for so many of the others, one more of the legend may be taken
)

// Says returns what is shown, and the counts of the row under the cursor, with
// votes and names counted separately.
func (g *Matrix) Says() (subject, counts string) {
	subject = "matrix: " + report.MatrixSize(g.view)
	if row, _, ok := g.here(); ok && row.Heads() {
		counts = dot + row.Title()
	} else if ok {
		counts = dot + row.Country.DisplayName() + ": " + totals(g.view.RowCounts(g.row))
	}
	return subject, counts
}

// totals returns counts in a row.
func totals(all []prose.Counted) string { return strings.Join(prose.Counts(all...), dot) }

// Title says how the matrix is arranged, with the counts of the text under the
// cursor.
func (g *Matrix) Title() (left, right string) {
	o := g.options
	left = "Matrix"
	if g.view.OfNorms() {
		left += dot + "what States say"
	}
	if group, ok := g.corpus.Group(o.Of.ID); ok {
		left += " of " + group.ShortName
	}
	if o.Who != "" {
		left += " /" + o.Who
	}
	if len(o.Kinds) > 0 {
		left += dot + strings.ReplaceAll(strings.Join(o.Kinds, ", "), "-", " ")
	}
	left += dot + "rows by " + o.Rows.Words()
	if o.Columns != "" && o.Columns != matrix.Newest { // that is seen in the years; the counts need the room
		left += dot + "columns by " + o.Columns.Words()
	}
	switch {
	case g.busy:
		right = "ordering by similarity"
	case g.column < len(g.view.Columns):
		right = totals(g.view.ColumnCounts(g.column))
	}
	return left, right
}

// Foot explains the cell under the cursor.
func (g *Matrix) Foot() string {
	row, col, ok := g.here()
	if !ok {
		return ""
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
	head, legend := bareHead, g.legend(t, w, h)
	g.cellW = g.cellRoom()
	if h >= roomyHeight {
		head, g.cellW = 1+nameLines+1, cellWidth
	}
	g.drawnW, g.drawnH, g.nameW, g.head = w, h, name, head
	g.columns = max((w-name-1)/g.cellW, 1)
	g.height = max(h-head-len(legend), 1)
	g.scrollTo()
	out := make([]string, 0, h)
	for line := range min(head, max(h-len(legend), 0)) {
		out = append(out, g.headLine(t, line, w))
	}
	if g.view.Empty != "" {
		for _, line := range cells.Wrap(g.view.Empty, w) {
			out = append(out, cells.Fit(line, w, t.Border.Ellipsis))
		}
	}
	for i := g.top; len(out) < h-len(legend); i++ {
		if i >= len(g.view.Rows) || g.view.Empty != "" {
			out = append(out, cells.Spaces(w))
			continue
		}
		out = append(out, g.rowLine(t, i, name, w))
	}
	return append(out[:max(h-len(legend), 0)], legend...)
}

// scrollTo brings the cursor into the window, with a head above it when it is
// the first of its group.
func (g *Matrix) scrollTo() {
	first := g.row
	if first > 0 && g.view.Rows[first-1].Country == nil && g.height > 1 {
		first--
	}
	g.top = screen.Reveal(g.top, first, g.row, len(g.view.Rows), g.height)
	g.left = screen.Reveal(g.left, g.column, g.column, len(g.view.Columns), g.columns)
}

// shown calls f for the columns on the screen.
func (g *Matrix) shown(f func(i int, c matrix.Column)) {
	for i := g.left; i < min(g.left+g.columns, len(g.view.Columns)); i++ {
		f(i, g.view.Columns[i])
	}
}

// headLine is one line of the head: the title of the column under the cursor,
// the names of the columns, and below them the years.
func (g *Matrix) headLine(t *theme.Theme, line, w int) string {
	used := g.nameW + 1
	out := cells.Spaces(used)
	if line == 0 {
		title := ""
		if g.column < len(g.view.Columns) && !t.Still {
			col := &g.view.Columns[g.column]
			if title = col.Title(); col.Statement != nil {
				title += dot + col.Statement.When().Long()
			}
		}
		return out + t.Ink.Title.Render(cells.Fit(title, max(w-used, 0), t.Border.Ellipsis))
	}
	g.shown(func(i int, c matrix.Column) {
		text := ""
		switch {
		case line < g.head-1:
			text = nameLine(c.Label(), line-1)
		case c.Statement == nil && g.cellW < cellWidth: // there are no other lines
			text = c.Label()
		case c.Statement == nil:
		default:
			if text = fmt.Sprintf("%02d", c.Statement.Date.Year%100); g.cellW == cellWidth {
				text = "'" + text
			}
		}
		ink := t.Ink.Dim
		switch {
		case i == g.column && !t.Still:
			ink = t.Ink.Title
		case c.Pinned:
			ink = t.Ink.Heading
		}
		out += ink.Render(cells.Fit(text, g.cellW, ""))
		used += g.cellW
	})
	return out + cells.Spaces(w-used)
}

// nameLine is a line of the name of a text above its column: its words below each
// other, three letters on a line, down to the year.
func nameLine(label string, line int) string {
	var all []string
	for _, word := range strings.FieldsFunc(strings.ReplaceAll(label, "/", "/ "), func(r rune) bool { return r == ' ' }) {
		for letters := []rune(word); len(letters) > 0; {
			n := min(cellWidth-1, len(letters))
			all, letters = append(all, string(letters[:n])), letters[n:]
		}
	}
	if above := nameLines - min(len(all), nameLines); line >= above {
		return all[line-above]
	}
	return ""
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
	g.shown(func(j int, c matrix.Column) {
		used += g.cellW
		if row.Heads() {
			out += g.groupCell(t, i, j)
			return
		}
		sym := g.view.Mark(i, j)
		glyph := t.Glyph(sym)
		switch {
		case at && j == g.column:
			out += t.Ink.Cursor.Render("["+glyph+"]") + cells.Spaces(g.cellW-bareWidth)
		case at || j == g.column && !t.Still:
			out += t.Ink.CursorIdle.Render(" " + glyph + cells.Spaces(g.cellW-2))
		case glyph == " ":
			out += cells.Spaces(g.cellW)
		default:
			out += " " + t.Ink.Mark(sym).Render(glyph) + cells.Spaces(g.cellW-2)
		}
	})
	return out + cells.Spaces(w-used)
}

// legend counts the cells by mark, with the word of each, on one line or, where
// there is room for them, as many as it takes.
func (g *Matrix) legend(t *theme.Theme, w, h int) []string {
	lines, line, used := []string{}, "", 0
	for _, e := range g.view.Legend {
		sym := e.Mark
		glyph, word := t.Glyph(sym), " "+e.Word+" "+strconv.Itoa(e.N)+"  "
		if glyph == " " {
			continue
		}
		if used+1+cells.Width(word) > w && len(lines) < (h-legendFrom)/legendShare {
			lines, line, used = append(lines, line+cells.Spaces(w-used)), "", 0
		}
		if used+1+cells.Width(word) <= w {
			line += t.Ink.Mark(sym).Render(glyph) + t.Ink.Dim.Render(word)
			used += 1 + cells.Width(word)
		}
	}
	return append(lines, line+cells.Spaces(w-used))
}
