package matrixscreen

import (
	"slices"
	"strings"

	"comity/model"
	"comity/model/matrix"
	"comity/ui/place"
	"comity/ui/screen"
)

// goTo asks for a State or a text by name, and follows what is typed with the
// cursor.
func (g *Matrix) goTo() screen.Effect {
	row, column := g.row, g.column
	return screen.Effect{Done: true, Type: &screen.Typing{
		Label: "go to a State or a text:",
		Change: func(typed string) bool {
			g.row, g.column = row, column
			return strings.TrimSpace(typed) == "" || g.find(typed)
		},
		Cancel: func() { g.row, g.column = row, column },
	}}
}

// find moves the cursor to the row or the column that what is typed names best:
// a State by its code or name, a text by its name above the column, its symbol or
// its title. A name that begins with it comes before one in which a word does.
func (g *Matrix) find(typed string) bool {
	typed = model.Fold(strings.TrimSpace(typed))
	for _, fits := range []func(name string) bool{
		func(name string) bool { return name == typed },
		func(name string) bool { return strings.HasPrefix(name, typed) },
		func(name string) bool { return strings.Contains(" "+name, " "+typed) },
		func(name string) bool { return strings.Contains(name, typed) },
	} {
		if i := slices.IndexFunc(g.view.Rows, func(r matrix.Row) bool {
			if r.Heads() {
				return fits(model.Fold(r.Head)) || fits(string(r.Group))
			}
			return fits(model.Fold(r.Country.DisplayName())) || len(typed) > 2 && fits(model.Fold(string(r.Country.ISO3)))
		}); i >= 0 {
			g.row, g.jumped = i, true
			return true
		}
		if i := slices.IndexFunc(g.view.Columns, func(c matrix.Column) bool {
			names := []string{c.Label(), c.Title(), c.ID()}
			if c.Statement != nil {
				names = append(names, c.Statement.Symbol)
			}
			return slices.ContainsFunc(names, func(name string) bool { return fits(model.Fold(name)) })
		}); i >= 0 {
			g.column, g.jumped = i, true
			return true
		}
	}
	return false
}

// Point moves the cursor to the cell at a place of the screen: on the name of a
// State to its row, on the head to a column, in the list of States to one of them.
func (g *Matrix) Point(x, y int) bool {
	if at, line, ok := g.inPanel(x, y); ok {
		co := g.roll.At(at, line)
		if g.panel != place.Listed || co == nil {
			return false
		}
		g.moveTo(string(co.ISO3), g.view.Columns[g.column].ID())
		return g.row < len(g.view.Rows)
	}
	column, row := g.left, g.top+y-g.head
	if x >= g.drawnW || y >= g.drawnH || x < 0 || y < 0 || g.columns == 0 {
		return false
	}
	named := x <= g.nameW
	if !named {
		for from := g.nameW + 1 + g.heads.widths[column]; from <= x; column++ {
			if column+1 >= g.left+g.columns {
				return false
			}
			from += g.heads.widths[column+1]
		}
	}
	headed := y < g.head
	switch {
	case headed && y < g.head-g.heads.lines: // the title of the column under the cursor
		return true
	case headed && named, !headed && (y-g.head >= g.height || row >= len(g.view.Rows)):
		return false
	case !headed:
		g.row = row
	}
	if !named {
		g.column = column
	}
	return true
}
