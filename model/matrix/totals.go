package matrix

import (
	"comity/model"
	"comity/model/together"
)

// Totals counts acts by what they claim. Votes and signatures stand side by
// side; there is no sum of them.
type Totals struct {
	ByName                          int // listed, party or signatory
	Member, Expert, Via             int
	Yes, No, Abstain, Absent        int
	NotListed, Unknown, NotEligible int
	// WithoutVote counts texts that the whole membership adopted without a vote;
	// they are nobody's own act, and are not in Member.
	WithoutVote int
}

// add counts an act about a text.
func (t *Totals) add(s *model.Statement, act model.Act) {
	switch {
	case act.OwnName():
		t.ByName++
	case act == model.Member && s.WithoutVote():
		t.WithoutVote++
	case act == model.Member:
		t.Member++
	case act == model.Expert:
		t.Expert++
	case act == model.Via:
		t.Via++
	case act == model.Yes:
		t.Yes++
	case act == model.No:
		t.No++
	case act == model.Abstain:
		t.Abstain++
	case act == model.Absent:
		t.Absent++
	case act == model.NotListed:
		t.NotListed++
	case act == model.Unknown:
		t.Unknown++
	default:
		t.NotEligible++
	}
}

// RowTotals counts what the State of a row did about the texts shown; of a head
// it counts nothing.
func (m *Matrix) RowTotals(row int) Totals {
	var t Totals
	if m.Rows[row].Country == nil {
		return t
	}
	for i, col := range m.Columns {
		t.add(col.Statement, m.Cell(row, i))
	}
	return t
}

// ColumnTotals counts what the States shown did about the text of a column.
func (m *Matrix) ColumnTotals(column int) Totals {
	var t Totals
	for i := range m.Rows {
		if m.Rows[i].Country != nil {
			t.add(m.Columns[column].Statement, m.Cell(i, column))
		}
	}
	return t
}

// Entry is a line of the legend: an act and in how many cells it stands.
type Entry struct {
	Act model.Act
	// WithoutVote marks the entry of texts adopted without a vote, whose act is
	// Member.
	WithoutVote bool
	Word        string
	Meaning     string
	N           int
}

// legend counts the acts that occur.
func (m *Matrix) legend() []Entry {
	var counts model.Counts
	without := 0
	for i := range m.Rows {
		if m.Rows[i].Country == nil {
			continue
		}
		for j, col := range m.Columns {
			act := m.Cell(i, j)
			if act == model.Member && col.Statement.WithoutVote() {
				without++
				continue
			}
			counts[act]++
		}
	}
	var out []Entry
	for _, act := range model.Acts() {
		if counts[act] > 0 {
			out = append(out, Entry{Act: act, Word: act.Word(), Meaning: act.Meaning(), N: counts[act]})
		}
		if act == model.Member && without > 0 {
			out = append(out, Entry{
				Act: act, WithoutVote: true, Word: together.BodyWord, N: without,
				Meaning: "the whole membership adopted the text; no State is on record by name",
			})
		}
	}
	return out
}
