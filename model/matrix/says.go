package matrix

import (
	"cmp"
	"errors"
	"slices"
	"strconv"

	"comity/model"
	"comity/model/prose"
	"comity/model/relation"
)

// OfNorms reports whether the columns are norms, and a cell is what documents of a
// State say about one.
func (m *Matrix) OfNorms() bool { return m.ofNorms }

// ID is the id of the column: of its text, or of its norm.
func (col *Column) ID() string {
	if col.Statement == nil {
		return string(col.Norm)
	}
	return string(col.Statement.ID)
}

// Label is the shortest name of the column, for above it: "73/266", "g", "set".
func (col *Column) Label() string {
	switch {
	case col.Statement != nil:
		return col.Statement.Label()
	case col.norm != nil:
		return col.norm.Label()
	}
	return "set"
}

// Title names the column: "GA resolution 73/266", "norm g: Protect critical
// infrastructure", "the UN norms as a set".
func (col *Column) Title() string {
	switch {
	case col.Statement != nil:
		return col.Statement.ShortTitle
	case col.norm != nil:
		return col.norm.Name() + ": " + col.norm.Title
	}
	return "the UN norms as a set"
}

// Year is the year of the text; empty for a norm.
func (col *Column) Year() string {
	if col.Statement == nil {
		return ""
	}
	return strconv.Itoa(col.Statement.Date.Year)
}

// normColumns makes the norms that documents are asked about the columns, and finds
// what they say.
func (m *Matrix) normColumns(o *Options) error {
	switch {
	case len(o.Kinds) > 0:
		return errors.New("kinds are of texts, and the columns are norms; leave the kinds out")
	case o.Rows == ByLikeRows || o.Columns == ByLikeColumns:
		return errors.New("similarity is of acts, and the cells are what documents say; choose another order")
	}
	known := m.corpus.SaidNorms()
	for _, id := range known {
		if slices.Contains(o.Says, id) {
			n, _ := m.corpus.Norm(id)
			m.Columns = append(m.Columns, Column{Norm: id, norm: n})
		}
	}
	for _, id := range o.Says {
		if !slices.Contains(known, id) {
			return &model.NotFoundError{Kind: "UN norm", Name: string(id)}
		}
	}
	m.said = map[saidKey][]model.Said{}
	for _, one := range m.corpus.AllSaid() {
		if !relation.Written(one.Document, o.AsOf) || !slices.Contains(o.Says, one.Norm) {
			continue
		}
		for _, code := range one.Document.States() {
			key := saidKey{code, one.Norm}
			m.said[key] = append(m.said[key], one)
		}
		if one.Document.State == "" && !slices.Contains(m.Organisations, one.Document.Organization) {
			m.Organisations = append(m.Organisations, one.Document.Organization)
		}
	}
	slices.Sort(m.Organisations)
	return nil
}

// saidKey is a cell of what documents say.
type saidKey struct {
	state model.ISO3
	norm  model.NormID
}

// speaks reports whether a document was read in which a State says something about
// one of the columns.
func (m *Matrix) speaks(co *model.Country) bool {
	return slices.ContainsFunc(m.Columns, func(col Column) bool { return len(m.said[saidKey{co.ISO3, col.Norm}]) > 0 })
}

// onlySpeakers leaves out the States of which no document was read, and says of how
// many.
func (m *Matrix) onlySpeakers(states []*model.Country) []*model.Country {
	out := slices.DeleteFunc(slices.Clone(states), func(co *model.Country) bool { return !m.speaks(co) })
	if n := len(states) - len(out); n > 0 {
		m.Caveats = append(m.Caveats, prose.Count(n, "State")+" are left out, of which comity holds no document about this; they may well have said or done something")
	}
	return out
}

// Said returns what documents say in the name of the State of a row about the norm of
// a column: measures first, then plans, needs and views.
func (m *Matrix) Said(row, column int) []model.Said { return m.SaidBy(m.Rows[row].Country, column) }

// SaidBy is [Matrix.Said] of a State; nothing for nil.
func (m *Matrix) SaidBy(co *model.Country, column int) []model.Said {
	if co == nil {
		return nil
	}
	return m.said[saidKey{co.ISO3, m.Columns[column].Norm}]
}

// OnRecord reports whether a State has an act on record about the text of a column, or
// says something about its norm.
func (m *Matrix) OnRecord(co *model.Country, column int) bool {
	if m.ofNorms {
		return len(m.SaidBy(co, column)) > 0
	}
	return co != nil && m.actOf(co, column).Recorded()
}

// Mark is the mark of a cell: of the act, or of the first kind of what documents say;
// [model.NoMark] where no document was read.
func (m *Matrix) Mark(row, column int) model.Mark { return m.MarkOf(m.Rows[row].Country, column) }

// MarkOf is [Matrix.Mark] of a State.
func (m *Matrix) MarkOf(co *model.Country, column int) model.Mark {
	if !m.OfNorms() {
		return m.actOf(co, column).Mark()
	}
	for _, one := range m.SaidBy(co, column) {
		return one.Says.Mark()
	}
	return model.NoMark
}

// Word is a cell in words, as its mark is in the legend.
func (m *Matrix) Word(row, column int) string { return m.WordOf(m.Rows[row].Country, column) }

// WordOf is [Matrix.Word] of a State.
func (m *Matrix) WordOf(co *model.Country, column int) string {
	if !m.OfNorms() {
		return m.actOf(co, column).Word()
	}
	for _, one := range m.SaidBy(co, column) {
		return string(one.Says)
	}
	return model.NoDocument
}

// RowCounts counts the cells of a row by their words, in the order of the vocabulary.
func (m *Matrix) RowCounts(row int) []prose.Counted {
	if !m.OfNorms() {
		return m.RowTotals(row).Words()
	}
	return m.saidCounts(func(mark model.Mark) (n int) {
		for j := range m.Columns {
			if m.Mark(row, j) == mark {
				n++
			}
		}
		return n
	})
}

// ColumnCounts counts the cells of a column by their words, in the order of the
// vocabulary.
func (m *Matrix) ColumnCounts(column int) []prose.Counted {
	if !m.OfNorms() {
		return m.ColumnTotals(column).Words()
	}
	return m.saidBy(m.States, column)
}

// saidBy counts what documents of some States say about the norm of a column.
func (m *Matrix) saidBy(states []*model.Country, column int) []prose.Counted {
	return m.saidCounts(func(mark model.Mark) (n int) {
		for _, co := range states {
			if m.MarkOf(co, column) == mark {
				n++
			}
		}
		return n
	})
}

// saidCounts counts the kinds of what documents say.
func (m *Matrix) saidCounts(count func(model.Mark) int) []prose.Counted {
	out := prose.Each(model.AllSays(), func(kind model.Says) prose.Counted { return prose.Counted{Word: string(kind), N: count(kind.Mark())} })
	return append(out, prose.Counted{Word: model.NoDocument, N: count(model.NoMark)})
}

// saidLegend counts the cells by kind.
func (m *Matrix) saidLegend() []Entry {
	var out []Entry
	add := func(e Entry) {
		for _, co := range m.States {
			for j := range m.Columns {
				if m.MarkOf(co, j) == e.Mark {
					e.N++
				}
			}
		}
		if e.N > 0 {
			out = append(out, e)
		}
	}
	for _, kind := range model.AllSays() {
		add(Entry{Mark: kind.Mark(), Word: string(kind)})
	}
	add(Entry{Mark: model.NoMark, Word: model.NoDocument})
	return out
}

// compareSpoken orders two States by how many norms documents of theirs are about:
// measures first, then plans, needs and views.
func (m *Matrix) compareSpoken(a, b *model.Country) int {
	count := func(co *model.Country, kind model.Says) (n int) {
		for _, col := range m.Columns {
			if said := m.said[saidKey{co.ISO3, col.Norm}]; len(said) > 0 && said[0].Says == kind {
				n++
			}
		}
		return n
	}
	order := 0
	for _, kind := range model.AllSays() {
		order = cmp.Or(order, count(b, kind)-count(a, kind))
	}
	return order
}
