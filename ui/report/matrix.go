package report

import (
	"context"
	"slices"

	"comity/model"
	"comity/model/compare"
	"comity/model/matrix"
	"comity/model/prose"
	"comity/ui/place"
)

// matrix makes the sheet of a matrix.
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
	s.Lead = append(s.Lead, s.order(o))
	for _, e := range m.Legend {
		s.Legend = append(s.Legend, Entry{Mark: e.Act.Mark(), Word: e.Word, N: e.N})
	}
	s.Counts = "The number of cells with each mark. An empty cell means not eligible."
	s.matrixNotes()
	s.fill = func() {
		s.matrixData()
		if s.Empty == "" {
			s.Parts = []Part{{ID: "matrix", Table: s.matrixTable()}}
		}
	}
	for _, col := range m.Columns {
		s.Texts = append(s.Texts, col.Statement)
	}
	return nil
}

// MatrixSize counts the States and the texts of a matrix: "27 States and 149
// texts".
func MatrixSize(m *matrix.Matrix) string {
	states := 0
	for i := range m.Rows {
		if m.Rows[i].Country != nil {
			states++
		}
	}
	return prose.Count(states, "State") + " and " + prose.Count(len(m.Columns), "text")
}

// order describes the order of rows and columns.
func (s *Report) order(o matrix.Options) string {
	out := "Rows by " + o.Rows.Words() + ", columns by " + o.Columns.Words() + "."
	if o.Who != "" {
		out += " Only States that match: " + model.Printable(o.Who) + "."
	}
	return out
}

func (s *Report) matrixNotes() {
	m := s.Matrix
	s.note(m.Caveats...)
	s.Corrected = m.Corrected
	for _, col := range m.Columns {
		if col.Reason != "" {
			s.note(col.Statement.ShortTitle + ": " + col.Reason)
		}
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

// matrixData is the matrix as data: codes of States, ids of texts, acts.
func (s *Report) matrixData() {
	m := s.Matrix
	v := MatrixView{
		Place: s.Place, Corpus: s.corpus.Version().String(), AsOf: s.dayView(), Columns: []MatrixColumn{}, Rows: []MatrixRow{},
		Legend: legendView(s.Legend), Notes: list(s.Notes), Empty: s.Empty,
	}
	s.Header = []string{"country"}
	for i, col := range m.Columns {
		s.Header = append(s.Header, string(col.Statement.ID))
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
		cells := make([]string, 1, 1+len(m.Columns))
		cells[0] = string(row.Country.ISO3)
		for j := range m.Columns {
			cells = append(cells, m.Cell(i, j).Word())
		}
		s.Rows = append(s.Rows, cells)
		v.Rows = append(v.Rows, MatrixRow{
			ISO3: row.Country.ISO3, Name: row.Country.DisplayName(), Group: head, Pinned: row.Pinned, Acts: cells[1:],
			Totals: totalsView(m.RowTotals(i)),
		})
	}
	s.JSON = v
}

// matrixTable is the matrix as a table, with its totals.
func (s *Report) matrixTable() *Table {
	m := s.Matrix
	t := &Table{
		Grid: true, Head: heads("State"),
		Caption: "A row for each State, a column for each text; the totals count votes and names separately.",
	}
	columns := make([]matrix.Totals, len(m.Columns))
	for j, col := range m.Columns {
		t.Head = append(t.Head, Cell{Text: col.Statement.ShortTitle, Detail: itoa(col.Statement.Date.Year)})
		columns[j] = m.ColumnTotals(j)
	}
	var used []int // the places of the counts that occur
	for n, one := range (matrix.Totals{}).Words() {
		if slices.ContainsFunc(columns, func(c matrix.Totals) bool { return c.Words()[n].N > 0 }) {
			used = append(used, n)
			t.Head = append(t.Head, Cell{Text: one.Word, Detail: "total"})
		}
	}
	for i, row := range m.Rows {
		if row.Country == nil {
			t.Rows = append(t.Rows, Row{Group: row.Title()})
			continue
		}
		cells := make([]Cell, 0, len(t.Head))
		for j := range m.Columns {
			cells = append(cells, marked(MarkOf(m.Cell(i, j))))
		}
		sums := m.RowTotals(i).Words()
		for _, n := range used {
			cells = append(cells, number(sums[n].N))
		}
		t.Rows = append(t.Rows, stateRow(row.Country, cells...))
	}
	for _, n := range used {
		cells := []Cell{words("total " + (matrix.Totals{}).Words()[n].Word)}
		for _, c := range columns {
			cells = append(cells, number(c.Words()[n].N))
		}
		for range used {
			cells = append(cells, words(""))
		}
		t.Foot = append(t.Foot, Row{Cells: cells})
	}
	return t
}
