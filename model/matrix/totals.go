package matrix

import (
	"slices"
	"strconv"

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

// Words returns the counts in the order of the vocabulary; those that were not eligible
// only where nothing else is counted.
func (t Totals) Words() []prose.Counted {
	open := slices.ContainsFunc(model.Acts(), func(act model.Act) bool { return act.Open() && t[act] > 0 })
	var out []prose.Counted
	for _, act := range model.Acts() {
		if act.Open() || !open && act == model.NotEligible {
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

// ColumnTotals counts what the States of the matrix did about the text of a column.
func (m *Matrix) ColumnTotals(column int) Totals { return m.totals(m.States, column) }

// totals counts what some States did about the text of a column.
func (m *Matrix) totals(states []*model.Country, column int) Totals {
	var t Totals
	for _, co := range states {
		t[m.actOf(co, column)]++
	}
	return t
}

// joined counts those who took part.
func (t Totals) joined() (n int) {
	for _, act := range model.Acts() {
		if act.Joined() {
			n += t[act]
		}
	}
	return n
}

// alike is what all did who could take part, where nobody took part; unknown where that
// is unknown of some. It is false where they did different things: then it is what most
// of those did who are on record.
func (t Totals) alike(could int) (model.Act, bool) {
	switch {
	case t[model.NoList] > 0:
		return model.NoList, true
	case could == 0:
		return model.NotEligible, true
	}
	for _, act := range model.Acts() {
		if act.Open() && t[act] == could {
			return act, true
		}
	}
	if t[model.Unknown] > 0 {
		return model.Unknown, true
	}
	most := model.NotListed
	for _, act := range model.Acts() {
		if act.Recorded() && (most == model.NotListed || t[act] > t[most]) {
			most = act
		}
	}
	return most, false
}

// Entry is a line of the legend: a mark with its word, and the number of its cells.
type Entry struct {
	Mark model.Mark
	Word string
	N    int
}

// Counted is the word with its count: "listed 27".
func (e Entry) Counted() string { return e.Word + " " + strconv.Itoa(e.N) }

// legend counts the acts that occur.
func (m *Matrix) legend() []Entry {
	if m.OfNorms() {
		return m.saidLegend()
	}
	var counts Totals
	for i := range m.Columns {
		for act, n := range m.ColumnTotals(i) {
			counts[act] += n
		}
	}
	var out []Entry
	for _, act := range model.Acts() {
		if counts[act] > 0 {
			out = append(out, Entry{Mark: act.Mark(), Word: act.Word(), N: counts[act]})
		}
	}
	return out
}
