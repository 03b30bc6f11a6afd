package matrixscreen

import (
	"slices"
	"strconv"

	"comity/model"
	"comity/model/matrix"
	"comity/ui/cells"
	"comity/ui/screen"
	"comity/ui/theme"
)

// groups returns the ids of the groups of rows.
func (g *Matrix) groups() []model.GroupID {
	var out []model.GroupID
	for i := range g.view.Rows {
		if g.view.Rows[i].Heads() {
			out = append(out, g.view.Rows[i].Group)
		}
	}
	return out
}

// closeGroup closes the group of the row under the cursor, or opens it.
func (g *Matrix) closeGroup() screen.Effect {
	at := g.row
	for at >= 0 && at < len(g.view.Rows) && !g.view.Rows[at].Heads() {
		at--
	}
	if at < 0 || at >= len(g.view.Rows) {
		return noGroups()
	}
	o, row := g.wanted(), g.view.Rows[at]
	if slices.Contains(o.Closed, matrix.AllGroups) {
		o.Closed = g.groups()
	}
	if o.Closed = toggled(o.Closed, row.Group); len(o.Closed) == len(g.groups()) {
		o.Closed = []model.GroupID{matrix.AllGroups}
	}
	g.row = at
	word := " is one row"
	if row.Closed {
		word = " is open"
	}
	return said(row.Title()+word, g.arrange(o))
}

// closeGroups closes all groups of rows, or opens them if one is closed.
func (g *Matrix) closeGroups() screen.Effect {
	if len(g.groups()) == 0 {
		return noGroups()
	}
	o := g.wanted()
	if len(o.Closed) > 0 {
		o.Closed = nil
		return said("all groups are open", g.arrange(o))
	}
	o.Closed = []model.GroupID{matrix.AllGroups}
	return said("each group is one row", g.arrange(o))
}

func noGroups() screen.Effect { return screen.Say("these rows are in no group: group them first") }

// groupLabel is the name of a group in the column of States: closed or open, and how
// many States it has.
func groupLabel(r *matrix.Row) string {
	sign := "- "
	if r.Closed {
		sign = "+ "
	}
	return sign + r.Head + dot + strconv.Itoa(len(r.States))
}

// nameRoom is how wide the column of States is: so that the groups can be read.
func (g *Matrix) nameRoom(w int) int {
	room := nameWidth
	for i := range g.view.Rows {
		if g.view.Rows[i].Heads() {
			room = max(room, cells.Width(groupLabel(&g.view.Rows[i])))
		}
	}
	return min(room, w/3)
}

// groupText is the cell of a group: how many took part of those who could, "22/54", the
// mark of what all of them did, or that of what most on record did, with how many.
func groupText(t *theme.Theme, c matrix.GroupCell) string {
	switch {
	case c.Word == "":
		return strconv.Itoa(c.Took) + "/" + strconv.Itoa(c.Could)
	case c.N > 0:
		return t.Glyph(c.Mark) + strconv.Itoa(c.N)
	}
	return t.Glyph(c.Mark)
}

// groupCell draws the cell of a group.
func (g *Matrix) groupCell(t *theme.Theme, i, j, w int) string {
	c := g.view.GroupCell(i, j)
	text, ink := groupText(t, c), t.Ink.Heading
	if c.Word != "" {
		g.marked[c.Mark] = true
		ink = t.Ink.Mark(c.Mark)
	}
	switch at := i == g.row && !t.Still; {
	case at && j == g.column:
		return t.Ink.Cursor.Render("["+text+"]") + t.Ink.CursorIdle.Render(cells.Spaces(w-2-cells.Width(text)))
	case at || j == g.column && !t.Still:
		ink = t.Ink.CursorIdle
	}
	return ink.Render(cells.Fit(" "+text, w, ""))
}
