package matrix

import (
	"comity/model"
	"comity/model/prose"
)

// Totals counts acts; index it by act. Votes and signatures are never added up.
type Totals model.Counts

// ByName counts those that are on a text in their own name: listed, party or
// signatory.
func (t Totals) ByName() int {
	n := 0
	for _, act := range model.Acts() {
		if act.OwnName() {
			n += t[act]
		}
	}
	return n
}

// Words returns the counts in the order of the vocabulary: "by name" first, and
// not those that were not eligible.
func (t Totals) Words() []prose.Counted {
	out := []prose.Counted{{Word: "by name", N: t.ByName()}}
	for _, act := range model.Acts() {
		if !act.OwnName() && act != model.NotEligible {
			out = append(out, prose.Counted{Word: act.Word(), N: t[act]})
		}
	}
	return out
}

// RowTotals counts what the State of a row did about the texts shown; of a head
// it counts nothing.
func (m *Matrix) RowTotals(row int) Totals {
	var t Totals
	if m.Rows[row].Country == nil {
		return t
	}
	for i := range m.Columns {
		t[m.Cell(row, i)]++
	}
	return t
}

// ColumnTotals counts what the States shown did about the text of a column.
func (m *Matrix) ColumnTotals(column int) Totals {
	var t Totals
	for i := range m.Rows {
		if m.Rows[i].Country != nil {
			t[m.Cell(i, column)]++
		}
	}
	return t
}

// Entry is a line of the legend: a mark with its word, and the number of its cells.
type Entry struct {
	Mark    model.Mark
	Word    string
	Meaning string
	N       int
}

// legend counts the acts that occur.
func (m *Matrix) legend() []Entry {
	if m.OfNorms() {
		return m.saidLegend()
	}
	var counts Totals
	for i := range m.Rows {
		for act, n := range m.RowTotals(i) {
			counts[act] += n
		}
	}
	var out []Entry
	for _, act := range model.Acts() {
		if counts[act] > 0 {
			out = append(out, Entry{Mark: act.Mark(), Word: act.Word(), Meaning: act.Meaning(), N: counts[act]})
		}
	}
	return out
}
