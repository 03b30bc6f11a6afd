package comparescreen

import (
	"strconv"
	"strings"

	"comity/model"
	"comity/model/compare"
	"comity/model/matrix"
	"comity/model/prose"
	"comity/ui/cells"
	"comity/ui/place"
	"comity/ui/report"
	"comity/ui/screen"
	"comity/ui/theme"
)

// states is a comparison of countries and groups: the parts of its report.
type states struct {
	corpus *model.Corpus
	report *report.Report
	asOf   model.Date
	named  []string        // the subjects
	heads  []string        // the same, as column heads
	codes  []string        // and where there is little room
	rows   [][]report.Cell // what each did about the texts
	titles []string        // of the texts
}

func newStates(c *model.Corpus, r *report.Report, asOf model.Date) *states {
	s := &states{corpus: c, report: r, asOf: asOf}
	for i := range r.Comparison.Subjects.List {
		name, head, code := namesOf(&r.Comparison.Subjects.List[i], asOf)
		s.named, s.heads, s.codes = append(s.named, name), append(s.heads, head), append(s.codes, code)
	}
	for i := range r.Parts {
		if t := r.Parts[i].Table; t != nil {
			for _, row := range t.Rows {
				if row.At.Kind == place.Statement {
					s.rows = append(s.rows, s.stands(row))
					text, _ := c.Statement(model.StatementID(row.At.ID))
					s.titles = append(s.titles, labelOf(text))
				}
			}
		}
	}
	return s
}

// stands are the cells of a text with what each subject did.
func (s *states) stands(row report.Row) []report.Cell {
	return row.Cells[len(row.Cells)-len(s.heads):]
}

func (s *states) says() (subject, counts string) {
	c := s.report.Comparison
	subject = strings.Join(s.named, " and ")
	if len(s.named) > 2 {
		subject = strings.Join(s.named, ", ")
	}
	if len(c.Pairs) == 1 {
		p := &c.Pairs[0]
		return subject, dot + "roll calls: " + p.Votes.Words() + dot + compare.OpenLists + ": " + p.Lists.Words()
	}
	return subject, dot + prose.Count(len(c.Texts), "text")
}

func (s *states) lay(b *screen.Body) {
	t := tableOf(b.W, s.heads, s.codes, s.rows, s.titles)
	if head := t.head(b, ""); head != nil {
		b.Fixed(head...)
	}
	for i := range s.report.Parts {
		s.part(b, t, &s.report.Parts[i])
		if i == 0 {
			s.subjects(b)
		}
	}
	b.Part("Notes", "")
	for _, note := range append([]string{report.GradesNote}, s.report.Notes...) {
		b.Text(note, b.Theme.Ink.Dim)
	}
}

// part is a part of the report.
func (s *states) part(b *screen.Body, t table, part *report.Part) {
	dim, about := b.Theme.Ink.Dim, part.Words
	key := strings.TrimPrefix(part.ID, report.CaseID)
	b.Part(part.Heading, part.Count)
	if part.ID == report.AgreementID && part.Table == nil { // a line for each count
		for _, line := range part.Words {
			b.Text(line, b.Theme.Ink.Text)
		}
		about = nil
	}
	for _, line := range about {
		b.Text(line, dim)
	}
	if part.Table == nil {
		return
	}
	level := ""
	for n, row := range part.Table.Rows {
		switch {
		case row.At.Kind != place.Statement:
			s.other(b, part, key, n)
			continue
		case len(row.Cells) > 2+len(s.heads) && row.Cells[2].Text != level: // how far apart
			level = row.Cells[2].Text
			b.Line(screen.Piece{Text: prose.Capital(level), Ink: b.Theme.Ink.Heading})
		}
		text, _ := s.corpus.Statement(model.StatementID(row.At.ID))
		foot := row.Cells[0].Text + dot + text.When().Long()
		for i, cell := range s.stands(row) {
			foot += dot + s.heads[i] + ": " + cell.Text
		}
		b.Row(screen.Row{Key: key + "/" + row.At.ID, To: place.View{Place: row.At, In: place.OnPage}, Foot: foot}, t.lines(b, text, s.stands(row))...)
	}
}

// other is a row about no text: its cells below each other, each after its head;
// of the agreement of a pair, in one line. The row of a pair leads to the
// comparison of the two.
func (s *states) other(b *screen.Body, part *report.Part, key string, n int) {
	t, row := part.Table, part.Table.Rows[n]
	r := screen.Row{Key: key + "/" + strconv.Itoa(n+1), Foot: row.Cells[0].Text}
	var said []string
	if s.beside(b, t) {
		s.columns(b, r, t, n)
		return
	}
	for i, cell := range row.Cells {
		if cell.Text != "" {
			said = append(said, t.Head[i].Text+": "+cell.Text)
		}
	}
	inks := []theme.Ink{b.Theme.Ink.Text, b.Theme.Ink.Text}
	if part.ID == report.AgreementID {
		p := s.report.Comparison.Pairs[n]
		list := s.report.Comparison.Subjects.List
		r.To, r.Foot = place.OfCompare(s.asOf, list[p.A], list[p.B]), "compare only "+r.Foot
		said, inks[1] = []string{row.Cells[0].Text, "  " + strings.Join(said[1:], "; ")}, b.Theme.Ink.Dim
	}
	var lines []screen.Line
	for i, text := range said {
		for _, line := range cells.Wrap(text, b.W) {
			lines = append(lines, screen.Line{{Text: line, Ink: inks[min(i, 1)]}})
		}
	}
	b.Row(r, lines...)
}

// sideBySide is the width from which what subjects say stands in columns.
const sideBySide = 92

// beside reports whether a table ends with a cell of words for each subject, and there is
// room for them side by side.
func (s *states) beside(b *screen.Body, t *report.Table) bool {
	first := len(t.Head) - len(s.heads)
	return b.W >= sideBySide && len(s.heads) == 2 && first >= 0 && t.Head[first].Text == s.report.Comparison.Subjects.List[0].Name
}

// columns is a row with what each subject says beside the other, below what it is about.
func (s *states) columns(b *screen.Body, r screen.Row, t *report.Table, n int) {
	const gap = 3
	w, first, row := (b.W-gap)/2, len(t.Head)-2, t.Rows[n].Cells
	pair := func(one, other string, ink theme.Ink) screen.Line {
		return screen.Line{{Text: cells.Fit(one, w, ""), Ink: ink}, {Text: cells.Spaces(gap)}, {Text: cells.Fit(other, w, ""), Ink: ink}}
	}
	if n == 0 {
		b.Line(pair(s.heads[0], s.heads[1], b.Theme.Ink.Heading)...)
	}
	var lines []screen.Line
	for _, about := range row[:first] {
		lines = append(lines, screen.Line{{Text: about.Text, Ink: b.Theme.Ink.Bold}})
	}
	one, other := cells.Wrap(row[first].Text, w), cells.Wrap(row[first+1].Text, w)
	for i := range max(len(one), len(other)) {
		lines = append(lines, pair(at(one, i), at(other, i), b.Theme.Ink.Text))
	}
	b.Row(r, lines...)
}

// at is a line, or "" behind the last.
func at(lines []string, i int) string {
	if i < len(lines) {
		return lines[i]
	}
	return ""
}

// subjects are who is compared: each leads to its page.
func (s *states) subjects(b *screen.Body) {
	b.Blank()
	for i := range s.report.Comparison.Subjects.List {
		one := &s.report.Comparison.Subjects.List[i]
		b.Row(subjectRow(one, s.asOf), subjectLine(b, one, s.named[i]))
	}
}

// subjectRow leads to the page of a country, and to the matrix of a group.
func subjectRow(s *compare.Subject, asOf model.Date) screen.Row {
	r := screen.Row{Key: s.Place, Foot: s.Name}
	if s.Country != nil {
		r.To = place.View{Place: place.OfCountry(s.Country), In: place.OnPage}
		return r
	}
	if !s.Known {
		r.Foot = prose.Sentence(s.Caveat())
		return r
	}
	group := matrix.Group{ID: s.Group.ID}
	if s.On != asOf {
		group.Day = s.On
	}
	r.To = place.OfMatrix(matrix.Options{Of: group})
	r.Foot = s.Group.Name + ": its members in the matrix"
	return r
}

// subjectLine names a subject, and says how many States it has.
func subjectLine(b *screen.Body, s *compare.Subject, name string) screen.Line {
	out := screen.Line{{Text: name, Ink: b.Theme.Ink.Bold}}
	switch {
	case s.Country != nil:
		out = append(out, screen.Piece{Text: "  its record", Ink: b.Theme.Ink.Dim})
	case !s.Known:
		out = append(out, screen.Piece{Text: "  " + compare.NoMembers, Ink: b.Theme.Ink.Dim})
	default:
		out = append(out, screen.Piece{Text: "  " + s.Counted(), Ink: b.Theme.Ink.Dim})
	}
	return out
}
