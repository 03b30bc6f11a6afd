package matrixscreen

import (
	"slices"
	"strconv"
	"strings"

	"comity/model/matrix"
	"comity/model/prose"
	"comity/ui/cells"
	"comity/ui/screen"
	"comity/ui/theme"
)

// heads are the names above the columns, on as many lines, and how wide the columns are.
type heads struct {
	names  [][]string // of each column from the top, the year below them
	widths []int
	lines  int
}

// headsOf breaks the name of each column between its words, and makes the column as wide
// as the longest line.
func (g *Matrix) headsOf() heads {
	least := bareWidth
	for i := range g.view.Rows {
		if states := strconv.Itoa(len(g.view.Rows[i].States)); g.view.Rows[i].Heads() {
			least = max(least, len("[/]")+2*len(states))
		}
	}
	var out heads
	for i := range g.view.Columns {
		c := &g.view.Columns[i]
		name, w := broken(c.Label())
		if year := c.Year(); year != "" {
			name, w = append(name, year), max(w, len(year))
		}
		out.names, out.widths = append(out.names, name), append(out.widths, max(w+1, least))
		out.lines = max(out.lines, len(name))
	}
	return out
}

// broken is a name on at most nameLines, as narrow as its words allow.
func broken(name string) (lines []string, w int) {
	for word := range strings.FieldsSeq(name) {
		w = max(w, cells.Width(word))
	}
	for lines = cells.Wrap(name, w); len(lines) > nameLines; lines = cells.Wrap(name, w) {
		w++
	}
	return lines, w
}

// fit returns how many columns from one on have room in so many cells; one at least, if
// there is one.
func (h *heads) fit(from, room int) int {
	n := 0
	for ; from+n < len(h.widths); n++ {
		if room -= h.widths[from+n]; room < 0 && n > 0 {
			break
		}
	}
	return n
}

// headLine is one line of the head: if there is room first the title of the column under
// the cursor, then the names of the columns, and below them the years.
func (g *Matrix) headLine(t *theme.Theme, line, w int) string {
	if line -= g.head - g.heads.lines; line < 0 {
		return t.Ink.Title.Render(cells.Fit(g.headTitle(t, w), w, t.Border.Ellipsis))
	}
	used := g.nameW + 1
	out := cells.Spaces(used)
	g.shown(func(i, w int) {
		text, name := "", g.heads.names[i]
		if at := line - (g.heads.lines - len(name)); at >= 0 {
			text = " " + name[at]
		}
		ink := t.Ink.Dim
		switch {
		case i == g.column && !t.Still:
			ink = t.Ink.Title
		case g.view.Columns[i].Pinned:
			ink = t.Ink.Heading
		}
		out += ink.Render(cells.Fit(text, w, ""))
		used += w
	})
	return out + cells.Spaces(w-used)
}

// headTitle is the title of the column under the cursor, and as far as they have room
// whole its day and the counts of its cells.
func (g *Matrix) headTitle(t *theme.Theme, w int) string {
	if g.column >= len(g.view.Columns) || t.Still {
		return ""
	}
	col := &g.view.Columns[g.column]
	out := col.Title()
	more := []string{g.whole() + ": " + totals(g.view.ColumnCounts(g.column))}
	if col.Statement != nil {
		more = []string{col.Statement.When().Long(), more[0]}
	}
	for _, text := range more {
		if cells.Width(out+dot+text) <= w {
			out += dot + text
		}
	}
	return strings.ReplaceAll(out, dot, " "+t.Border.Dot+" ")
}

// signs are entries of the legend, with the counts of all cells of the matrix or without;
// those without a sign are one.
func (g *Matrix) signs(t *theme.Theme, entries []matrix.Entry, counts bool) []screen.Sign {
	var out []screen.Sign
	for _, e := range entries {
		one := screen.Sign{Ink: t.Ink.Mark(e.Mark), Mark: t.Glyph(e.Mark), Word: e.Word}
		if counts {
			one.Word += " " + strconv.Itoa(e.N)
		}
		if one.Mark == " " {
			one.Mark = "blank"
			if i := slices.IndexFunc(out, func(s screen.Sign) bool { return s.Mark == one.Mark }); i >= 0 {
				out[i].Word += ", " + one.Word
				continue
			}
		}
		out = append(out, one)
	}
	if g.options.Grouping != matrix.NoGroups {
		words := "joined, of those who could"
		if g.view.OfNorms() {
			words = "say something, of all"
		}
		out = append(out, screen.Sign{Ink: t.Ink.Heading, Mark: "1/2", Word: words})
	}
	return out
}

// legendRoom is how many lines the legend has of a window: those that all marks need, or
// a sixth of it, or two.
func (g *Matrix) legendRoom(t *theme.Theme, w, h int) int {
	return min(len(screen.Legend(t, w, g.signs(t, g.view.Legend, true))), max(h/6, min(h/4, 2), 1))
}

// legend explains marks on n lines, with the counts of all cells of the matrix: first those
// on the screen, if need be without the counts, then the others as far as there is room.
func (g *Matrix) legend(t *theme.Theme, w, n int) []string {
	drawn := prose.Only(g.view.Legend, func(e matrix.Entry) bool { return g.marked[e.Mark] })
	others := prose.Only(g.view.Legend, func(e matrix.Entry) bool { return !g.marked[e.Mark] })
	signs := g.signs(t, drawn, false)
	for i := range len(others) + 1 {
		all := g.signs(t, append(drawn[:len(drawn):len(drawn)], others[:len(others)-i]...), true)
		if len(screen.Legend(t, w, all)) <= n {
			signs = all
			break
		}
	}
	out := screen.LegendIn(t, w, n, signs)
	for len(out) < n {
		out = append(out, cells.Spaces(w))
	}
	return out
}
