package report

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"comity/model"
	"comity/model/compare"
	"comity/model/matrix"
	"comity/model/prose"
	"comity/model/query"
	"comity/ui/place"
)

// matrix makes the report of a matrix.
func (s *Report) matrix(ctx context.Context, v place.View) error {
	o, err := v.Matrix()
	if err != nil {
		return err
	}
	m, err := matrix.New(ctx, s.corpus, o)
	if err != nil {
		return err
	}
	s.Matrix = m
	s.empty(m.Empty)
	s.Title = "Matrix"
	if g, ok := s.corpus.Group(o.Of.ID); ok {
		s.Title += " of " + g.ShortName
	}
	s.Title += ": " + MatrixSize(m) + s.day()
	s.Lead = []string{"What each State did about each text. Votes and signatures are counted side by side and never added up."}
	s.Counts = "The number of cells with each mark. An empty cell means not eligible, or no list."
	if m.OfNorms() {
		s.Lead = []string{"What documents of each State say about each norm. " + model.SaysRule}
		s.Counts = "The number of cells with each mark: a cell has that of the first of " + saysKinds() +
			" that documents say. An empty cell: " + model.NoDocument + "."
	}
	s.Lead = append(s.Lead, s.order(o))
	if o.Grouping != matrix.NoGroups {
		s.Lead = append(s.Lead, "The row of a group counts its States: how many "+map[bool]string{false: "took part, of those who could", true: "say something, of all"}[m.OfNorms()]+".")
		s.Counts += " Each State counts once, also in a closed group."
	}
	s.Legend = slices.Clone(m.Legend)
	s.matrixNotes()
	s.fill = func() {
		s.matrixRows()
		if m.OfNorms() {
			s.JSON = s.saysMatrix()
		} else {
			s.JSON = s.actsMatrix()
		}
		if s.Empty == "" {
			s.Parts = []Part{{ID: "matrix", Table: s.matrixTable()}}
		}
	}
	for _, col := range m.Columns {
		if col.Statement != nil {
			s.Texts = append(s.Texts, col.Statement)
		}
	}
	return nil
}

// MatrixSize counts the States and the texts of a matrix, "27 States and 149 texts",
// or says that documents are asked about norms: "what 27 States say about the norms".
func MatrixSize(m *matrix.Matrix) string {
	states := len(m.States)
	if m.OfNorms() {
		verb := map[bool]string{true: " says about ", false: " say about "}[states == 1]
		return "what " + prose.Count(states, "State") + verb + saidAbout(m)
	}
	return prose.Count(states, "State") + " and " + prose.Count(len(m.Columns), "text")
}

// order describes the order of rows and columns.
func (s *Report) order(o matrix.Options) string {
	out := "Rows by " + o.Rows.Words() + ", columns by " + o.Columns.Words() + "."
	if len(o.Says) > 0 {
		out = "Rows by " + o.Rows.Words() + "."
	}
	if o.Who != "" {
		out += " Only States " + query.Words(s.corpus, o.Who) + "."
	}
	return out
}

func (s *Report) matrixNotes() {
	m := s.Matrix
	s.note(m.Caveats...)
	s.Corrected = m.Corrected
	for _, col := range m.Columns {
		if col.Reason != "" {
			s.note(col.Title() + ": " + col.Reason)
		}
	}
	if len(m.Organisations) > 0 {
		s.note("organisations have no row; comity holds documents of: " + strings.Join(m.Organisations, ", "))
	}
	s.note(compare.LeftForDay(m.LaterTexts, nil)...)
	if m.HiddenTexts+m.HiddenStates > 0 {
		s.note("hidden: " + prose.Count(m.HiddenTexts, "text") + ", " + prose.Count(m.HiddenStates, "State"))
	}
	for i, like := range []*matrix.Similarity{m.LikeRows, m.LikeColumns} {
		if like != nil {
			s.note("the order of the " + [...]string{"rows", "columns"}[i] + " is by similarity: " + like.Method + "; " + prose.Of(like.Mean, like.Pairs) +
				" pairs had too little in common and were given the mean distance")
		}
	}
}

// matrixRows is the matrix as a table of data: codes of States, ids of texts or norms,
// words.
func (s *Report) matrixRows() {
	m := s.Matrix
	s.Header = []string{"country"}
	s.Header = append(s.Header, prose.Each(m.Columns, func(col matrix.Column) string { return col.ID() })...)
	for i, row := range m.Rows {
		if row.Heads() && !row.Closed { // it stands for no State
			continue
		}
		cells := []string{string(row.Group)}
		if !row.Heads() {
			cells[0] = string(row.Country.ISO3)
		}
		for j := range m.Columns {
			if row.Heads() {
				cells = append(cells, m.GroupCell(i, j).Words)
			} else {
				cells = append(cells, m.Word(i, j))
			}
		}
		s.Rows = append(s.Rows, cells)
	}
}

// matrixGroups are the groups of rows as data.
func (s *Report) matrixGroups() []MatrixGroup {
	m := s.Matrix
	var out []MatrixGroup
	for i, row := range m.Rows {
		if !row.Heads() {
			continue
		}
		g := MatrixGroup{ID: row.Group, Name: row.Head, Closed: row.Closed, States: codes(row.States)}
		for j := range m.Columns {
			c := m.GroupCell(i, j)
			g.TookPart, g.Could, g.Words = append(g.TookPart, c.Took), append(g.Could, c.Could), append(g.Words, c.Words)
		}
		out = append(out, g)
	}
	return out
}

// groupCell is the cell of a group: how many took part of those who could, or the mark
// of what all of them did.
func (s *Report) groupCell(i, j int) Cell {
	c := s.Matrix.GroupCell(i, j)
	if c.Word == "" {
		return Cell{Text: strconv.Itoa(c.Took) + "/" + strconv.Itoa(c.Could), Number: true}
	}
	return marked(Entry{Mark: c.Mark, Word: c.Word})
}

// actsMatrix is the matrix as data: codes of States, ids of texts, acts.
func (s *Report) actsMatrix() MatrixView {
	m := s.Matrix
	v := MatrixView{
		shown: s.shown(), Columns: []MatrixColumn{}, Rows: []MatrixRow{},
		Legend: legendView(s.Legend), Notes: list(s.Notes), Empty: s.Empty, Groups: s.matrixGroups(),
	}
	for i, col := range m.Columns {
		v.Columns = append(v.Columns, MatrixColumn{
			ID: col.Statement.ID, Title: col.Statement.ShortTitle, Date: col.Statement.When(), Kind: col.Statement.Kind,
			WithoutVote: col.Statement.WithoutVote(), Reason: col.Reason, Totals: totalsView(m.ColumnTotals(i)),
		})
	}
	head := ""
	for i, row := range m.Rows {
		if row.Country == nil {
			head = row.Head
			continue
		}
		acts := make([]string, 0, len(m.Columns))
		for j := range m.Columns {
			acts = append(acts, m.Cell(i, j).Word())
		}
		v.Rows = append(v.Rows, MatrixRow{
			ISO3: row.Country.ISO3, Name: row.Country.DisplayName(), Group: head, Pinned: row.Pinned, Acts: acts,
			Totals: totalsView(m.RowTotals(i)),
		})
	}
	return v
}

func (s *Report) matrixTable() *Table {
	m := s.Matrix
	t := &Table{
		Grid: true, Head: heads("State"),
		Caption: "A row for each State, a column for each text; the totals count votes and names separately.",
	}
	if m.OfNorms() {
		t.Caption = "A row for each State, a column for each norm; the totals count each kind of saying separately."
	}
	columns := make([][]prose.Counted, len(m.Columns))
	for j, col := range m.Columns {
		t.Head = append(t.Head, Cell{Text: col.Title(), Detail: col.Year()})
		columns[j] = m.ColumnCounts(j)
	}
	var all []prose.Counted
	if len(columns) > 0 {
		all = columns[0]
	}
	var used []int // the places of the counts that occur
	for n, one := range all {
		if slices.ContainsFunc(columns, func(c []prose.Counted) bool { return c[n].N > 0 }) {
			used = append(used, n)
			t.Head = append(t.Head, Cell{Text: one.Word, Detail: "total"})
		}
	}
	for i, row := range m.Rows {
		if row.Heads() {
			cells := []Cell{words("")}
			for j := range m.Columns {
				cells = append(cells, s.groupCell(i, j))
			}
			t.Rows = append(t.Rows, Row{Group: row.Title(), Cells: append(cells, make([]Cell, len(used))...)})
			continue
		}
		cells := make([]Cell, 0, len(t.Head))
		for j := range m.Columns {
			cells = append(cells, marked(cellOf(m, i, j)))
		}
		sums := m.RowCounts(i)
		cells = append(cells, prose.Each(used, func(n int) Cell { return number(sums[n].N) })...)
		t.Rows = append(t.Rows, stateRow(row.Country, cells...))
	}
	for _, n := range used {
		cells := []Cell{words("total " + all[n].Word)}
		cells = append(cells, prose.Each(columns, func(c []prose.Counted) Cell { return number(c[n].N) })...)
		for range used {
			cells = append(cells, words(""))
		}
		t.Foot = append(t.Foot, Row{Cells: cells})
	}
	return t
}
