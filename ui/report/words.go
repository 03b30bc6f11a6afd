package report

import (
	"slices"
	"strings"

	"comity/model"
	"comity/model/chart"
	"comity/model/matrix"
	"comity/model/prose"
)

// Entry is a mark with its word; in a legend, also its count.
type Entry = matrix.Entry

// MarkOf returns the mark of an act on a text, with its word.
func MarkOf(act model.Act) Entry { return Entry{Mark: act.Mark(), Word: act.Word()} }

// cellOf returns the mark of a cell of a matrix, with its word.
func cellOf(m *matrix.Matrix, row, column int) Entry {
	return Entry{Mark: m.Mark(row, column), Word: m.Word(row, column)}
}

// MarkOfState returns the mark of a tile of the map, with its word.
func MarkOfState(s chart.TileState) Entry { return Entry{Mark: s.Mark(), Word: s.Word()} }

// NoRefusal says what the mark of who is not on a list does not mean.
const NoRefusal = "“Not listed” says nothing about a State’s view."

// Unsaid warns of possible misreadings.
const Unsaid = NoRefusal + " Names follow UN usage."

// NoMore says how what comity says may be reported.
const NoMore = "Report this as what comity has on record and as no more than it says: “not listed”, “unknown” and “nothing found” are neither refusal nor opposition. Keep quoted words as they are, say which facts are not checked, and give the citation with the corpus."

// Sources lists the texts with the date of each list; nil if there are none.
func (r *Report) Sources() *Part {
	if len(r.Texts) == 0 {
		return nil
	}
	t := &Table{Head: textHeads(heads("list as of", "list", "confidence", "sources")...)}
	for _, s := range r.Texts {
		var titles []string
		for _, source := range s.Sources {
			title := source.Title
			if how := source.Remark(); how != "" {
				title += ", " + how
			}
			titles = append(titles, title)
		}
		list := s.ListState()
		switch {
		case s.WithoutVote():
			list = "none: adopted without a vote"
		case s.Unsigned():
			list = model.NoActs
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{
			{Text: s.ShortTitle, Link: s.URL}, whole(s.When().String()), whole(s.ListDate().String()), words(list),
			words(string(s.Confidence)), words(strings.Join(titles, "; ")),
		}})
	}
	return &Part{ID: "sources", Heading: "Texts and sources", Table: t}
}

// Command opens the explorer on the same.
func (s *Report) Command() string {
	return "comity open '" + strings.ReplaceAll(s.Place, "'", "%27") + "'"
}

// Above returns the sentences that a picture by itself needs above it.
func (s *Report) Above() []string {
	out := s.Lead[min(1, len(s.Lead)):]
	if s.Empty != "" {
		out = []string{prose.Sentence(s.Empty)}
	}
	for i := range s.Corrected {
		out = append(slices.Clone(out), prose.Sentence(s.Corrected[i].Words()))
	}
	return out
}

// About describes a picture to those who do not see it.
func (s *Report) About() string {
	out := ""
	for _, line := range s.Lead {
		out += prose.Sentence(line) + " "
	}
	if s.Empty != "" {
		out += prose.Sentence(s.Empty) + " "
	}
	for i, m := range s.Legend {
		if i > 0 {
			out += ", "
		}
		out += m.Counted()
	}
	if len(s.Legend) > 0 {
		out += ". "
	}
	return out + Unsaid
}
