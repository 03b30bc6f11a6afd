package cli

import (
	"slices"
	"strings"

	"charm.land/lipgloss/v2"
	"charm.land/lipgloss/v2/table"
	"github.com/charmbracelet/x/ansi"

	"comity/model/prose"
	"comity/ui/theme"
)

// gap is the space between two columns. The flexible column is kept wider
// than enoughFlex while others can be left out, and never gets narrower than
// leastFlex: a line that is too long is easier to read than letters. The soft
// columns are wrapped to softWidth before that.
const (
	gap        = 2
	enoughFlex = 24
	leastFlex  = 12
	softWidth  = 16
)

// tableText draws a table that fits the width. Ids and codes are never broken.
func tableText(look *theme.Theme, g grid, width int) string {
	whole := g
	g = g.fit(width)
	if whole.turn(g, width) {
		return whole.records(look, width)
	}
	border := lipgloss.NormalBorder()
	if look.ASCII {
		border = lipgloss.ASCIIBorder()
	}
	t := table.New().Headers(g.header...).Rows(g.rows...).
		Border(border).BorderStyle(look.Dim).
		BorderTop(false).BorderBottom(false).BorderLeft(false).BorderRight(false).BorderColumn(false).
		StyleFunc(func(row, col int) lipgloss.Style {
			style := look.Text
			if row == table.HeaderRow {
				style = look.Heading
			}
			if col < len(g.header)-1 {
				style = style.PaddingRight(gap)
			}
			return style
		})
	return trimLines(t.Render()) + hidden(look, whole, g, width)
}

// fewRows is the number of rows up to which a table too wide becomes records.
const fewRows = 3

// turn reports whether the rows are better printed as records, each column on a line
// of its own: if columns of a few rows would be hidden, or if nothing fits.
func (g grid) turn(fitted grid, width int) bool {
	rest, flex := fitted.measure()
	cut := len(fitted.header) < len(g.header)
	return len(g.rows) > 0 && (rest+flex > width || cut && len(g.rows) <= fewRows)
}

// hidden names the columns that have no room.
func hidden(look *theme.Theme, whole, fitted grid, width int) string {
	names := prose.Only(whole.header, func(name string) bool { return !slices.Contains(fitted.header, name) })
	if len(names) == 0 {
		return ""
	}
	return inked(look.Ink.Dim, "Hidden at this width: "+strings.Join(names, ", ")+". Use a wider terminal or --format csv to see them.", width)
}

// records returns each row as lines, one for each column that is not empty.
func (g grid) records(look *theme.Theme, width int) string {
	var b strings.Builder
	for i, row := range g.rows {
		if i > 0 {
			b.WriteString("\n")
		}
		for j, cell := range row {
			if cell == "" {
				continue
			}
			text, in := look.Ink.Heading.Render(g.header[j])+" "+strings.ReplaceAll(cell, "\n", " "), ""
			if j > 0 {
				in = "  "
			}
			for line := range strings.SplitSeq(strings.TrimSuffix(wrapped(text, width-2), "\n"), "\n") {
				b.WriteString(in + line + "\n")
				in = "  "
			}
		}
	}
	return b.String()
}

// fit leaves out weak columns, and wraps the soft ones and the flexible one, until the grid is no
// wider than width, as far as that can be done.
func (g grid) fit(width int) grid {
	for _, name := range g.weak {
		rest, flex := g.measure()
		if rest+min(flex, enoughFlex) <= width {
			break
		}
		g = g.without(name)
	}
	for _, name := range g.soft {
		if rest, flex := g.measure(); rest+min(flex, enoughFlex) > width {
			g = g.wrapped(name, softWidth)
		}
	}
	if rest, flex := g.measure(); rest+flex > width {
		g = g.wrapped(g.flex, max(width-rest, leastFlex))
	}
	return g
}

// wrapped breaks the cells of a column into lines of a width.
func (g grid) wrapped(column string, width int) grid {
	at := slices.Index(g.header, column)
	if at < 0 {
		return g
	}
	rows := make([][]string, len(g.rows))
	for i, cells := range g.rows {
		rows[i] = slices.Clone(cells)
		rows[i][at] = ansi.Wrap(cells[at], width, "")
	}
	g.rows = rows
	return g
}

// measure returns the width of the flexible column and of all others.
func (g grid) measure() (rest, flex int) {
	for i, name := range g.header {
		widest := ansi.StringWidth(name)
		for _, cells := range g.rows {
			widest = max(widest, lipgloss.Width(cells[i]))
		}
		if name == g.flex {
			flex = widest
		} else {
			rest += widest
		}
	}
	return rest + gap*(len(g.header)-1), flex
}

// without leaves a column out, if there is one of the name.
func (g grid) without(name string) grid {
	column := slices.Index(g.header, name)
	if column < 0 {
		return g
	}
	g.header = slices.Delete(slices.Clone(g.header), column, column+1)
	g.rows = prose.Each(g.rows, func(cells []string) []string { return slices.Delete(slices.Clone(cells), column, column+1) })
	return g
}
