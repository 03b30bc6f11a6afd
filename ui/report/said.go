package report

import (
	"slices"

	"comity/model"
	"comity/model/matrix"
	"comity/model/prose"
)

// SaidView is one thing that a document says about a norm, as data.
type SaidView struct {
	Says         model.Says       `json:"says"`
	Norm         model.NormID     `json:"norm,omitempty"` // absent: the UN norms as a set
	States       []model.ISO3     `json:"states"`
	Organization string           `json:"organization,omitempty"`
	Summary      string           `json:"summary"`
	Quote        string           `json:"quote"`
	Where        string           `json:"where"`
	Mapping      model.Mapping    `json:"mapping"`
	Note         string           `json:"note,omitempty"`
	Document     model.DocumentID `json:"document"`
	Title        string           `json:"title"`
	Date         model.Date       `json:"date,omitzero"`
	Kind         string           `json:"kind"`
	Language     string           `json:"language"`
	URL          string           `json:"url"`
	Read         model.Reading    `json:"read"`
	Confidence   model.Confidence `json:"confidence"`
}

// SaidOf is what documents say as data; never nil.
func SaidOf(said []model.Said) []SaidView {
	out := []SaidView{}
	for _, s := range said {
		d := s.Document
		v := SaidView{
			Says: s.Says, States: list(d.States()), Organization: d.Organization, Summary: s.Summary, Quote: s.Quote, Where: s.Where,
			Mapping: s.Mapping, Note: s.Note, Document: d.ID, Title: d.Title, Date: d.Date, Kind: d.Kind, Language: d.Language, URL: d.URL,
			Read: d.Read, Confidence: d.Confidence,
		}
		if s.Norm != model.NormSet {
			v.Norm = s.Norm
		}
		out = append(out, v)
	}
	return out
}

// saidIn is what documents say in the name of a State about a norm or the set: measures
// first, then plans, needs and views.
func saidIn(c *model.Corpus, co *model.Country, id model.NormID) []model.Said {
	if co == nil {
		return nil
	}
	return slices.DeleteFunc(c.SaidBy(co), func(one model.Said) bool { return one.Norm != id })
}

// SaidColumns are the columns of the table of what documents say.
func SaidColumns() []string {
	return []string{"says", "norm", "speaker", "summary", "quote", "where", "mapping", "document", "date", "confidence", "url"}
}

// saidData makes the data of what documents say.
func (s *Report) saidData(said []model.Said) {
	s.Header, s.JSON = SaidColumns(), SaidOf(said)
	for _, one := range said {
		d := one.Document
		s.row(string(one.Says), string(one.Norm), s.corpus.Speaker(d), one.Summary, one.Quote, one.Where, string(one.Mapping), string(d.ID), d.Date.String(), string(d.Confidence), d.URL)
	}
	s.Lines = s.Rows
}

// SaysMatrixView is a matrix whose cells are what documents say.
type SaysMatrixView struct {
	shown

	Columns []SaysColumn `json:"columns"`
	Rows    []SaysRow    `json:"rows"`
	Legend  []LegendView `json:"legend"`
	Notes   []string     `json:"notes"`
	Empty   string       `json:"empty,omitempty"`
}

// SaysColumn is a norm, or the UN norms as a set.
type SaysColumn struct {
	ID     string       `json:"id"` // un for the set
	Title  string       `json:"title"`
	Totals []LegendView `json:"totals"`
}

// SaysRow is a State: the first kind of what its documents say about each column, in
// their order, and all that they say.
type SaysRow struct {
	ISO3   model.ISO3   `json:"iso3"`
	Name   string       `json:"name"`
	Group  string       `json:"group,omitempty"`
	Pinned bool         `json:"pinned,omitempty"`
	Cells  []string     `json:"cells"`
	Says   []SaidView   `json:"says"`
	Totals []LegendView `json:"totals"`
}

// saysMatrix is the matrix of what documents say as data.
func (s *Report) saysMatrix() SaysMatrixView {
	m := s.Matrix
	v := SaysMatrixView{
		shown: s.shown(), Columns: []SaysColumn{}, Rows: []SaysRow{},
		Legend: legendView(s.Legend), Notes: list(s.Notes), Empty: s.Empty,
	}
	for j, col := range m.Columns {
		v.Columns = append(v.Columns, SaysColumn{col.ID(), col.Title(), countedView(m.ColumnCounts(j))})
	}
	head := ""
	for i, row := range m.Rows {
		if row.Country == nil {
			head = row.Head
			continue
		}
		cells, said := []string{}, []model.Said{}
		for j := range m.Columns {
			cells, said = append(cells, m.Word(i, j)), append(said, m.Said(i, j)...)
		}
		v.Rows = append(v.Rows, SaysRow{
			ISO3: row.Country.ISO3, Name: row.Country.DisplayName(), Group: head, Pinned: row.Pinned, Cells: cells,
			Says: SaidOf(said), Totals: countedView(m.RowCounts(i)),
		})
	}
	return v
}

func countedView(all []prose.Counted) []LegendView {
	out := []LegendView{}
	for _, one := range all {
		if one.N > 0 {
			out = append(out, LegendView{one.Word, one.N})
		}
	}
	return out
}

// saysKinds names the kinds of saying: "measure, plan, need and view".
func saysKinds() string {
	return prose.List(prose.Strings(model.AllSays()), "and")
}

// saidAbout names the columns of a matrix of what documents say: "the UN norms", "norm
// g", "norms g and j".
func saidAbout(m *matrix.Matrix) string {
	const several = 3
	switch n := len(m.Columns); {
	case n > several:
		return "the UN norms"
	case n == 1 && m.Columns[0].Norm != model.NormSet:
		return "norm " + m.Columns[0].Label()
	case n == 1:
		return m.Columns[0].Title()
	}
	return "norms " + prose.List(prose.Each(m.Columns, func(col matrix.Column) string { return col.Label() }), "and")
}
