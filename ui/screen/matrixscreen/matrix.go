// Package matrixscreen shows the matrix: a row for each State, a column for each
// text, and in each cell the mark of the State's act on the text.
package matrixscreen

import (
	"context"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"comity/model"
	"comity/model/matrix"
	"comity/model/prose"
	"comity/model/query"
	"comity/ui/keys"
	"comity/ui/place"
	"comity/ui/report"
	"comity/ui/screen"
)

// Matrix is the matrix of one visitor.
type Matrix struct {
	corpus  *model.Corpus
	options matrix.Options
	view    *matrix.Matrix
	who     string // of which States, in words; "" for all

	row, column     int                        // the cursor
	top, left       int                        // the first row and column on the screen
	held            struct{ column, left int } // the first column since the cursor is in its own
	height, columns int                        // how many of them the screen holds

	jumped bool   // the cursor is to be in the middle, if it is not on the screen
	why    string // why the cursor begins where it is, until a key is pressed

	heads heads // above the columns

	// As drawn: the matrix, its names, the lines of its head, its marks.
	drawnW, drawnH, nameW, head int
	marked                      [model.NoMark + 1]bool // the marks that are drawn

	panel  string // what is beside the matrix: the evidence of the cell, or the States of its column
	scroll int    // of the panel
	beside bool   // it is beside the matrix, not below it
	roll   screen.Roll
	rollOf string // the column and the group of the roll

	waits int // number of orders by similarity requested
	busy  bool
	asked matrix.Options // what is being ordered, while busy
}

// ordered is the message with a matrix ordered by similarity.
type ordered struct {
	wait    int
	options matrix.Options
	made    *matrix.Matrix
	err     error
}

// New makes the matrix of a view.
func New(c *model.Corpus, v place.View) (*Matrix, error) {
	o, err := v.Matrix()
	if err != nil {
		return nil, err
	}
	made, err := arranged(c, o)
	if err != nil {
		return nil, err
	}
	g := &Matrix{corpus: c}
	g.set(o, made)
	country, text, _ := strings.Cut(v.At, "/")
	g.begin(country, text)
	g.top, g.left = max(v.Row-1, 0), max(v.Column-1, 0)
	if v.Show == place.Evidence || v.Show == place.Listed {
		g.panel, g.scroll = v.Show, max(v.Panel-1, 0)
	}
	return g, nil
}

// arranged returns the matrix of its report.
func arranged(c *model.Corpus, o matrix.Options) (*matrix.Matrix, error) {
	r, err := report.Outline(context.Background(), c, place.OfMatrix(o))
	if err != nil {
		return nil, err
	}
	return r.Matrix, nil
}

// firstRow puts the cursor on the first row that is a State.
func (g *Matrix) firstRow() {
	g.row = max(slices.IndexFunc(g.view.Rows, func(r matrix.Row) bool { return r.Country != nil }), 0)
	g.column = 0
}

// begin puts the cursor on a State and a text. Where one of them is not shown, it is the
// first with which the other has an act on record; where neither is, the column in which
// most States have one, among those in which more than half do the first.
func (g *Matrix) begin(row, id string) {
	g.firstRow()
	first, best := g.row, 0
	g.row, g.column, g.jumped = none, none, true
	g.moveTo(row, id)
	if g.row == none && g.column == none {
		most := func(j int) int {
			return len(prose.Only(g.view.States, func(co *model.Country) bool { return g.view.OnRecord(co, j) }))
		}
		what, order := "the first text", "on which most States have an act"
		if o := g.options.Columns; o == "" || o == matrix.Newest {
			what = "the newest text"
		}
		g.column = g.firstColumn(func(j int) bool { best = max(best, most(j)); return 2*best > len(g.view.States) })
		if 2*best <= len(g.view.States) {
			g.column, order = g.firstColumn(func(j int) bool { return most(j) == best }), "with the most States on record"
		}
		if g.column > 0 && !g.view.OfNorms() {
			g.why = "begins at " + what + " " + order
		}
	}
	if g.column == none {
		co := g.view.Rows[g.row].Country
		g.column = g.firstColumn(func(j int) bool { return g.view.OnRecord(co, j) })
	}
	if g.row == none {
		g.row = first
		if i := slices.IndexFunc(g.view.Rows, func(r matrix.Row) bool { return r.Country != nil && g.view.OnRecord(r.Country, g.column) }); i >= 0 {
			g.row = i
		}
	}
}

// firstColumn is the first column of which something holds, or the first of all.
func (g *Matrix) firstColumn(holds func(j int) bool) int {
	for j := range g.view.Columns {
		if holds(j) {
			return j
		}
	}
	return 0
}

// none is no row or column.
const none = -1

// moveTo moves the cursor to a State or a group, and to a column, if they are shown;
// for a State in a closed group to the group.
func (g *Matrix) moveTo(row, id string) {
	i := slices.IndexFunc(g.view.Rows, func(r matrix.Row) bool { return keyOf(&r) == row })
	if i < 0 {
		i = slices.IndexFunc(g.view.Rows, func(r matrix.Row) bool {
			return r.Closed && slices.ContainsFunc(r.States, func(co *model.Country) bool { return string(co.ISO3) == row })
		})
	}
	if i >= 0 {
		g.row = i
	}
	if i := slices.IndexFunc(g.view.Columns, func(c matrix.Column) bool { return c.ID() == id }); i >= 0 {
		g.column = i
	}
}

// here is the row and the column under the cursor.
func (g *Matrix) here() (*matrix.Row, *matrix.Column, bool) {
	if g.row >= len(g.view.Rows) || g.column >= len(g.view.Columns) {
		return nil, nil, false
	}
	return &g.view.Rows[g.row], &g.view.Columns[g.column], true
}

// cell is the State and the column under the cursor; false in the row of a group.
func (g *Matrix) cell() (*model.Country, *matrix.Column, bool) {
	row, col, ok := g.here()
	if !ok || row.Heads() {
		return nil, nil, false
	}
	return row.Country, col, true
}

// keyOf names a row in a place: the code of its State, or the id of its group.
func keyOf(r *matrix.Row) string {
	if r.Heads() {
		return string(r.Group)
	}
	return string(r.Country.ISO3)
}

// View returns what the matrix shows and the position in it.
func (g *Matrix) View() place.View {
	v := place.OfMatrix(g.options)
	if row, col, ok := g.here(); ok {
		v.At = keyOf(row) + "/" + col.ID()
	}
	if g.top > 0 {
		v.Row = g.top + 1
	}
	if g.left > 0 {
		v.Column = g.left + 1
	}
	v.Show = g.panel
	if g.panel != "" && g.scroll > 0 {
		v.Panel = g.scroll + 1
	}
	return v
}

// Scope is that of the matrix.
func (g *Matrix) Scope() keys.Scope { return keys.Matrix }

// Prompt asks for an expression or a group.
func (g *Matrix) Prompt() (label, value string) {
	value = g.options.Who
	if group, ok := g.corpus.Group(g.options.Of.ID); ok {
		value = group.ShortName
	}
	return screen.Matching, value
}

// Ask shows the States that match an expression; with none, all. The name of a group or
// region alone leaves the expression, and shows its members alone.
func (g *Matrix) Ask(typed string) screen.Effect {
	o := g.wanted()
	if group, ok := g.corpus.GroupAlone(typed); ok {
		o.Who, o.Of = screen.Narrow(o.Who, group)
		return said(screen.Only(group).Say, g.arrange(o))
	}
	o.Who, o.Of = strings.TrimSpace(typed), matrix.Group{}
	if o.Who != "" { // check here; an order by similarity would report it too late
		if _, err := query.Compile(g.corpus, o.Who); err != nil {
			return screen.Fault(err)
		}
	}
	return g.arrange(o)
}

// wanted returns the options that the next change starts from: those requested
// last, even if not yet on the screen.
func (g *Matrix) wanted() matrix.Options {
	if g.busy {
		return g.asked
	}
	return g.options
}

// arrange lays the matrix out again. Slow orders run in the background, and the
// title says so.
func (g *Matrix) arrange(o matrix.Options) screen.Effect {
	if o.Rows == matrix.ByLikeRows || o.Columns == matrix.ByLikeColumns {
		g.waits++
		g.busy, g.asked = true, o
		wait, c := g.waits, g.corpus
		return screen.Effect{Done: true, Cmd: func() tea.Msg {
			made, err := arranged(c, o)
			return ordered{wait, o, made, err}
		}}
	}
	made, err := arranged(g.corpus, o)
	if err != nil {
		return screen.Fault(err)
	}
	g.waits++ // cancel a running order
	g.show(o, made)
	return screen.Done()
}

// set replaces the matrix.
func (g *Matrix) set(o matrix.Options, made *matrix.Matrix) {
	g.options, g.view, g.busy, g.rollOf = o, made, false, ""
	g.heads, g.who = g.headsOf(), ""
	if o.Who != "" {
		g.who = " of States " + query.Words(g.corpus, o.Who)
	}
}

// show replaces the matrix; the cursor stays on its cell.
func (g *Matrix) show(o matrix.Options, made *matrix.Matrix) {
	row, col, ok := g.here()
	g.set(o, made)
	g.firstRow()
	if ok {
		g.moveTo(keyOf(row), col.ID())
	}
	g.column = max(min(g.column, len(made.Columns)-1), 0)
}

// Take shows the order requested last.
func (g *Matrix) Take(msg tea.Msg) bool {
	m, ours := msg.(ordered)
	if !ours || m.wait != g.waits {
		return false
	}
	g.busy = false
	if m.err == nil {
		g.show(m.options, m.made)
	}
	return true
}
