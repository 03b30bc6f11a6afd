package matrixscreen

import (
	"slices"
	"strings"

	"comity/model"
	"comity/model/matrix"
	"comity/ui/keys"
	"comity/ui/place"
	"comity/ui/screen"
)

// Offers reports whether the columns have another order, and whether a panel is there to
// open or to scroll.
func (g *Matrix) Offers(action keys.Action) bool {
	switch action {
	case keys.SortColumns:
		return len(g.options.Says) == 0
	case keys.Read:
		return g.panel != place.Evidence
	case keys.ReaderDown:
		return g.panel != ""
	}
	return true
}

// Do runs an action.
func (g *Matrix) Do(action keys.Action, count int, counted bool) screen.Effect {
	g.why = ""
	if g.panel != "" {
		if e, did := g.doPanel(action, count); did {
			return e
		}
	}
	if g.move(action, count, counted) {
		g.scroll = 0
		return screen.Done()
	}
	o := g.wanted()
	switch action {
	case keys.Read:
		if row, _, ok := g.here(); ok && row.Heads() {
			return g.closeGroup()
		}
		return g.open(place.Evidence)
	case keys.NextGroup:
		return g.open(place.Listed)
	case keys.ReaderDown, keys.ReaderUp:
		return screen.Say("open the evidence or the list first")
	case keys.GoTo:
		return g.goTo()
	case keys.Sort:
		if o.Rows = next(matrix.RowOrders(), o.Rows); len(o.Says) > 0 && o.Rows == matrix.ByLikeRows { // of acts
			o.Rows = next(matrix.RowOrders(), o.Rows)
		}
		return said("rows by "+o.Rows.Words(), g.arrange(o))
	case keys.SortColumns, keys.PinColumn, keys.HideColumn:
		if len(o.Says) > 0 {
			return screen.Say("the norms keep their order; f: the texts")
		}
		if action != keys.SortColumns {
			return g.mark(action)
		}
		o.Columns = next(matrix.ColumnOrders(), o.Columns)
		return said("columns by "+o.Columns.Words(), g.arrange(o))
	case keys.GroupRows:
		return g.nextGrouping()
	case keys.CloseGroup:
		return g.closeGroup()
	case keys.CloseGroups:
		return g.closeGroups()
	case keys.NextKind:
		return g.nextKind()
	case keys.Pin, keys.Hide:
		return g.mark(action)
	case keys.Unhide:
		o.HiddenCountries, o.HiddenStatements = nil, nil
		return g.arrange(o)
	}
	return screen.Effect{}
}

// said adds a word to an effect that has none.
func said(word string, e screen.Effect) screen.Effect {
	if e.Say == "" {
		e.Say = word
	}
	return e
}

// next is the one after another, around the end.
func next[T comparable](all []T, at T) T { return all[(slices.Index(all, at)+1)%len(all)] }

// move moves the cursor.
func (g *Matrix) move(action keys.Action, count int, counted bool) bool {
	switch action {
	case keys.Down:
		g.toRow(g.row + count)
	case keys.Up:
		g.toRow(g.row - count)
	case keys.PageDown:
		g.toRow(g.row + count*max(g.height-1, 1))
	case keys.PageUp:
		g.toRow(g.row - count*max(g.height-1, 1))
	case keys.First:
		g.toRow(0)
	case keys.Last:
		if !counted {
			count = len(g.view.Rows)
		}
		g.toRow(count - 1)
	case keys.Left:
		g.toColumn(g.column - count)
	case keys.Right:
		g.toColumn(g.column + count)
	case keys.PageLeft:
		g.toColumn(g.column - count*max(g.columns-1, 1))
	case keys.PageRight:
		g.toColumn(g.column + count*max(g.columns-1, 1))
	case keys.RowStart:
		g.toColumn(0)
	case keys.RowEnd:
		g.toColumn(len(g.view.Columns) - 1)
	default:
		return false
	}
	return true
}

func (g *Matrix) toRow(row int) { g.row = max(min(row, len(g.view.Rows)-1), 0) }

func (g *Matrix) toColumn(column int) { g.column = max(min(column, len(g.view.Columns)-1), 0) }

// nextGrouping groups the rows the next way: by region, by UN group, by each
// group of States, not at all.
func (g *Matrix) nextGrouping() screen.Effect {
	o := g.wanted()
	all := g.corpus.Groups()
	at := slices.IndexFunc(all, func(x *model.Group) bool { return len(o.Heads) > 0 && x.ID == o.Heads[0].ID })
	switch {
	case o.Grouping == matrix.NoGroups:
		o.Grouping = matrix.Regions
	case o.Grouping == matrix.Regions:
		o.Grouping = matrix.UNGroups
	case o.Grouping == matrix.UNGroups:
		o.Grouping, o.Heads = matrix.InOrNotIn, []matrix.Group{{ID: all[0].ID}}
	case at+1 < len(all):
		o.Heads = []matrix.Group{{ID: all[at+1].ID}}
	default:
		o.Grouping, o.Heads = matrix.NoGroups, nil
	}
	if !slices.Contains(o.Closed, matrix.AllGroups) {
		o.Closed = nil
	}
	word := "no groups"
	switch o.Grouping {
	case matrix.Regions:
		word = "by region"
	case matrix.UNGroups:
		word = "by UN group"
	case matrix.InOrNotIn:
		group, _ := g.corpus.Group(o.Heads[0].ID)
		word = "members of " + group.ShortName + " first"
	}
	return said(word, g.arrange(o))
}

// nextKind shows the texts of one kind, then of the next, then what documents say
// about the norms, then all texts.
func (g *Matrix) nextKind() screen.Effect {
	o := g.wanted()
	if len(o.Says) > 0 {
		o.Says = nil
		return said("all kinds of text", g.arrange(o))
	}
	kinds := model.StatementKinds()
	at := -1
	if len(o.Kinds) == 1 {
		at = slices.Index(kinds, o.Kinds[0])
	}
	o.Kinds = nil
	for _, kind := range kinds[at+1:] {
		if slices.ContainsFunc(g.corpus.Statements(), func(s *model.Statement) bool { return s.Kind == kind }) {
			o.Kinds = []string{kind}
			break
		}
	}
	if len(o.Kinds) > 0 {
		return said("only: "+strings.ReplaceAll(o.Kinds[0], "-", " "), g.arrange(o))
	}
	o.Says = g.corpus.SaidNorms()
	if o.Rows == matrix.ByLikeRows {
		o.Rows = matrix.ByName
	}
	if o.Columns == matrix.ByLikeColumns {
		o.Columns = matrix.Newest
	}
	return said("what States say about the norms", g.arrange(o))
}

// mark pins or hides what is under the cursor.
func (g *Matrix) mark(action keys.Action) screen.Effect {
	row, col, ok := g.here()
	if !ok {
		return screen.Done()
	}
	o, co := g.wanted(), row.Country
	if co == nil && (action == keys.Pin || action == keys.Hide) {
		return screen.Say("this is a group: pin or hide its States")
	}
	word := ""
	switch action {
	case keys.Pin:
		o.PinnedCountries = toggled(o.PinnedCountries, co.ISO3)
	case keys.PinColumn:
		o.PinnedStatements = toggled(o.PinnedStatements, col.Statement.ID)
	case keys.Hide:
		g.toRow(g.row + 1)
		o.HiddenCountries = toggled(o.HiddenCountries, co.ISO3)
		word = co.DisplayName() + " is hidden"
	case keys.HideColumn:
		g.toColumn(g.column + 1)
		o.HiddenStatements = toggled(o.HiddenStatements, col.Statement.ID)
		word = col.Title() + " is hidden"
	}
	return said(word, g.arrange(o))
}

// toggled is a list with or without an item.
func toggled[T comparable](all []T, item T) []T {
	if i := slices.Index(all, item); i >= 0 {
		return slices.Delete(slices.Clone(all), i, i+1)
	}
	return append(slices.Clone(all), item)
}

// open shows a panel beside the matrix, if there is a cell.
func (g *Matrix) open(panel string) screen.Effect {
	if _, _, ok := g.here(); ok {
		g.panel, g.scroll = panel, 0
	}
	return screen.Done()
}

// doPanel runs an action of the panel that is shown: it is read, scrolled and
// closed. The cursor moves below it, and what it shows with it.
func (g *Matrix) doPanel(action keys.Action, count int) (screen.Effect, bool) {
	co, col, ok := g.cell()
	switch {
	case action == keys.Read && g.panel == place.Evidence && ok:
		return screen.Visit(g.pageOf(co, col)), true
	case action == keys.Back, action == keys.NextGroup && g.panel == place.Listed:
		g.panel = ""
	case action == keys.PageDown, action == keys.ReaderDown:
		g.scroll += count * panelPage
	case action == keys.PageUp, action == keys.ReaderUp:
		g.scroll = max(g.scroll-count*panelPage, 0)
	default:
		return screen.Effect{}, false
	}
	return screen.Done(), true
}

// pageOf is what a cell opens: its text, or its norm, and for the norms as a set its
// State.
func (g *Matrix) pageOf(co *model.Country, col *matrix.Column) place.Place {
	if col.Statement != nil {
		return place.OfStatement(col.Statement)
	}
	if n, ok := g.corpus.Norm(col.Norm); ok {
		return place.OfNorm(n)
	}
	return place.OfCountry(co)
}

// panelPage is how far a panel scrolls at once.
const panelPage = 4
