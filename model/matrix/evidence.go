package matrix

import (
	"strings"

	"comity/model"
	"comity/model/relation"
)

// Evidence is the basis of a cell.
type Evidence struct {
	Act  model.Act
	Word string // the act
	// Says is what the State did and what that means, in one sentence without its name.
	Says string
	// Words are the exact claim, in one sentence.
	Words      string
	Date       model.Date       // the day of the act; the day of the text if that is not recorded
	Note       string           // a role, a dispute, a later accession; may be empty
	Sources    []model.Source   // of the text's record, its official page first
	Confidence model.Confidence // about the list
	AsOf       model.Date       // the date of the list
}

// Details are what is known of a cell besides the claim and its sources; reason
// is that of its column.
func (e *Evidence) Details(reason string) []string {
	var out []string
	switch {
	case e.Act.Recorded() && e.Date == e.AsOf:
		out = append(out, "When, and list as of: "+e.AsOf.Long())
	case e.Act.Recorded():
		out = append(out, "When: "+e.Date.Long(), "List as of: "+e.AsOf.Long())
	default:
		out = append(out, "List as of: "+e.AsOf.Long())
	}
	out = append(out, "Confidence: "+e.Confidence.Explained())
	if reason != "" {
		out = append(out, "The list: "+reason)
	}
	return out
}

// EvidenceOf returns what stands behind what a State had done about a text by a
// day; the zero day is that of the record.
func EvidenceOf(c *model.Corpus, s *model.Statement, co *model.Country, day model.Date) Evidence {
	p := relation.Participation(c, s, co, day)
	e := Evidence{
		Act: p.Act, Word: p.Act.Word(), Date: p.Date, Note: p.Note,
		Sources: s.OfficialFirst(), Confidence: s.Confidence, AsOf: s.ListDate(),
	}
	meaning := s.Meaning(p.Act)
	if p.Note != "" && !strings.Contains(meaning, p.Note) {
		meaning += " (" + p.Note + ")"
	}
	e.Says = e.Word + "; " + meaning + "."
	e.Words = co.DisplayName() + ", " + s.Confidence.Beside(s.ShortTitle) + ": " + e.Says
	return e
}

// Evidence returns the basis of a cell; false in the row of a head.
func (m *Matrix) Evidence(row, column int) (Evidence, bool) {
	co := m.Rows[row].Country
	if co == nil || m.OfNorms() {
		return Evidence{}, false
	}
	return EvidenceOf(m.corpus, m.Columns[column].Statement, co, m.asOf), true
}
