package matrixscreen

import (
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
	cellWidth = 3  // a blank, the mark, a blank
	yearLine  = 1  // above the titles of the columns
	dot       = " · "

	roomyHeight = 24 // from here titles are written downwards
	legendFrom  = 2  // lines of the window that never go to more of the legend
	legendShare = 8  // for so many of the others, one more of the legend may be taken
)

// Says returns what is shown, and the counts of the row under the cursor, with
// votes and names counted separately.
func (g *Matrix) Says() (subject, counts string) {
	subject = "matrix: " + report.MatrixSize(g.view)
	if co, _, ok := g.cell(); ok {
		counts = dot + co.DisplayName() + ": " + totals(g.view.RowTotals(g.row))
	}
	return subject, counts
}

// totals returns the counts of the acts, in the order of the vocabulary.
func totals(t matrix.Totals) string {
	return strings.Join(prose.Counts(t.Words()...), dot)
}

// Title says how the matrix is arranged, with the counts of the text under the
// cursor.
func (g *Matrix) Title() (left, right string) {
	o := g.options
	left = "Matrix"
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
		right = totals(g.view.ColumnTotals(g.column))
	}
	return left, right
}

// Foot explains the cell under the cursor.
func (g *Matrix) Foot() string {
	co, s, ok := g.cell()
	if !ok {
		return ""
	}
	e, _ := g.view.Evidence(g.row, g.column)
	out := co.DisplayName() + dot + s.ShortTitle + dot
	reason := g.view.Columns[g.column].Reason
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

// Draw returns the lines of the matrix, or the evidence of the cell under the
// cursor.
func (g *Matrix) Draw(t *theme.Theme, w, h int) []string {
	if g.evidence != nil {
		return g.drawEvidence(t, w, h)
	}
	name := min(nameWidth, w/3)
	head, legend := g.headHeight(h), g.legend(t, w, h)
	g.columns = max((w-name-1)/cellWidth, 1)
	g.height = max(h-head-len(legend), 1)
	g.scrollTo()
	out := make([]string, 0, h)
	for line := range head {
		out = append(out, g.headLine(t, line, head, name, w))
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

// headHeight is how many lines the titles of the columns take: they are written
// downwards where there is room for some letters of each; else there is only
// that of the column under the cursor.
func (g *Matrix) headHeight(h int) int {
	if h < roomyHeight {
		return yearLine + 1
	}
	return min(h/3, 16) + yearLine
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

// headLine is one line of the titles: the years, then their letters downwards.
func (g *Matrix) headLine(t *theme.Theme, line, head, name, w int) string {
	if line > 0 && head == yearLine+1 {
		title := ""
		if g.column < len(g.view.Columns) && !t.Still {
			title = g.view.Columns[g.column].Statement.ShortTitle
		}
		return cells.Spaces(name+1) + t.Ink.Title.Render(cells.Fit(title, max(w-name-1, 0), t.Border.Ellipsis))
	}
	out, used := cells.Spaces(name+1), name+1
	year := 0
	g.shown(func(i int, c matrix.Column) {
		text := ""
		switch {
		case line == 0 && c.Statement.Date.Year != year:
			year = c.Statement.Date.Year
			text = "'" + strconv.Itoa(year)[2:]
		case line > 0:
			text = " " + letter(c.Statement.ShortTitle, line-yearLine, head-yearLine, t.Border.Ellipsis)
		}
		ink := t.Ink.Dim
		switch {
		case i == g.column && !t.Still:
			ink = t.Ink.Title
		case c.Pinned:
			ink = t.Ink.Heading
		}
		out += ink.Render(cells.Fit(text, cellWidth, ""))
		used += cellWidth
	})
	return out + cells.Spaces(w-used)
}

// letter is the letter of a title at a line of so many.
func letter(title string, line, of int, ellipsis string) string {
	letters := []rune(title)
	switch {
	case line >= len(letters):
		return ""
	case line == of-1 && len(letters) > of:
		return ellipsis
	}
	return string(letters[line])
}

// rowLine is a row: the State, and the marks of the columns on the screen.
func (g *Matrix) rowLine(t *theme.Theme, i, name, w int) string {
	row := g.view.Rows[i]
	if row.Country == nil {
		return t.Ink.Heading.Render(cells.Fit(row.Title(), w, t.Border.Ellipsis))
	}
	label := row.Country.DisplayName()
	if row.Pinned {
		label = "* " + label
	}
	label = cells.Fit(label, name, t.Border.Ellipsis) + " "
	at := i == g.row && !t.Still
	out, used := "", name+1
	switch {
	case at:
		out = t.Ink.CursorIdle.Render(label)
	case row.Pinned:
		out = t.Ink.Bold.Render(label)
	default:
		out = label
	}
	g.shown(func(j int, c matrix.Column) {
		sym := g.view.Cell(i, j).Mark()
		glyph := t.Glyph(sym)
		switch {
		case at && j == g.column:
			out += t.Ink.Cursor.Render("[" + glyph + "]")
		case at || j == g.column && !t.Still:
			out += t.Ink.CursorIdle.Render(" " + glyph + " ")
		case glyph == " ":
			out += "   "
		default:
			out += " " + t.Ink.Mark(sym).Render(glyph) + " "
		}
		used += cellWidth
	})
	return out + cells.Spaces(w-used)
}

// legend counts the cells by mark, with the word of each, on one line or, where
// there is room for them, as many as it takes.
func (g *Matrix) legend(t *theme.Theme, w, h int) []string {
	lines, line, used := []string{}, "", 0
	for _, e := range g.view.Legend {
		sym := e.Act.Mark()
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

// showEvidence shows the evidence of the cell under the cursor.
func (g *Matrix) showEvidence() screen.Effect {
	co, s, ok := g.cell()
	if !ok {
		return screen.Done()
	}
	e, _ := g.view.Evidence(g.row, g.column)
	g.scroll = 0
	g.evidence = []string{co.DisplayName() + dot + s.Title, "", e.Words, ""}
	g.evidence = append(g.evidence, e.Details(g.view.Columns[g.column].Reason)...)
	g.evidence = append(g.evidence, "")
	for _, source := range e.Sources {
		g.evidence = append(g.evidence, "Source: "+sourceLine(source))
	}
	g.evidence = append(g.evidence, "", "All States on this text: "+totals(g.view.ColumnTotals(g.column)))
	return screen.Done()
}

// drawEvidence returns the evidence as lines.
func (g *Matrix) drawEvidence(t *theme.Theme, w, h int) []string {
	var lines []string
	for i, text := range g.evidence {
		for _, line := range cells.Wrap(text, w) {
			line = cells.Fit(line, w, t.Border.Ellipsis)
			if i == 0 {
				line = t.Ink.Title.Render(line)
			}
			lines = append(lines, line)
		}
	}
	g.scroll = screen.Scroll(g.scroll, len(lines), h)
	out := make([]string, 0, h)
	for i := g.scroll; len(out) < h; i++ {
		if i < len(lines) {
			out = append(out, lines[i])
		} else {
			out = append(out, cells.Spaces(w))
		}
	}
	return out
}

// sourceLine is a source of a record: its title, how it was read, its address.
func sourceLine(s model.Source) string {
	out := s.Title
	if how := s.ReadWords(); how != "" {
		out += " (" + how + ")"
	}
	if s.URL != "" {
		out += " " + s.URL
	}
	return out
}
