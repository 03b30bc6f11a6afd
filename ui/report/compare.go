package report

import (
	"slices"
	"strconv"
	"strings"

	"comity/model"
	"comity/model/compare"
	"comity/model/prose"
	"comity/model/relation"
	"comity/ui/place"
)

// GradesNote names the page that explains the marks of texts in comparisons.
const GradesNote = "How far each text was checked: see " + string(model.GradesPage) + "."

// compare makes the report of a comparison: of States and groups, of statements,
// or of one State with all others.
func (s *Report) compare(v place.View) error {
	subjects, err := v.Subjects(s.corpus)
	if err != nil {
		return err
	}
	if len(subjects.List) < 2 && (len(subjects.List) == 0 || !subjects.Countries()) { // the screen asks for another
		_, err = compare.Parse(s.corpus, nil, v.AsOf)
		return err
	}
	if len(subjects.List) == 1 {
		return s.near(subjects.List[0].Country, v)
	}
	c := compare.Of(s.corpus, subjects, v.AsOf)
	s.Comparison = &c
	s.Title = strings.Join(subjects.Names(), ", ") + s.day()
	if subjects.Sort == compare.States && !v.AsOf.IsZero() { // the names of groups say their day
		s.Title = strings.Join(subjects.Names(), ", ")
	}
	s.note(c.Caveats...)
	s.Corrected = c.Corrected
	s.note(compare.LeftForDay(c.Later, c.LaterLists)...)
	view := CompareView{
		shown: s.shown(), Sort: "states",
		Subjects: subjectViews(subjects), Texts: []CompareText{}, Pairs: []PairView{}, Later: c.Later,
	}
	if subjects.Sort == compare.Statements {
		view.Sort = "statements"
		s.overlap(&view)
	} else {
		s.states(&view)
	}
	view.Notes = list(s.Notes)
	s.JSON = view
	return nil
}

// states fills the report of States and groups.
func (s *Report) states(view *CompareView) {
	c := s.Comparison
	s.Lead = []string{
		"What the countries and groups did about the same texts.",
		compare.VotesRule, GradesNote,
	}
	if slices.ContainsFunc(c.Subjects.List, func(one compare.Subject) bool { return one.Group != nil }) {
		s.Lead = append(s.Lead, compare.GroupRule)
	}
	for _, subject := range c.Subjects.List {
		if subject.Group != nil && subject.Known {
			s.Lead = append(s.Lead, subject.Name+": "+subject.Counted()+".")
		}
	}
	s.summary(view)
	s.Header = []string{"id", "title", "date", "kind", "category", "only"}
	s.Header = append(s.Header, prose.Each(c.Subjects.List, func(subject compare.Subject) string { return subject.Place })...)
	for i := range c.Texts {
		s.compareText(view, &c.Texts[i])
	}
	if !c.Subjects.Countries() || len(c.Subjects.List) > 2 { // of two States the votes and the lists say it all
		s.Parts = append(s.Parts, s.divergent())
	}
	sections := c.Sections()
	more := slices.IndexFunc(sections, func(one compare.Section) bool { return !one.First })
	for i := range sections {
		if i == more {
			s.says(view)
			s.positions()
			s.groups()
		}
		s.section(&sections[i])
	}
	if list := c.Subjects.List; len(list) == 2 && (list[0].Country == nil) != (list[1].Country == nil) {
		one, group := list[0], list[1]
		if one.Country == nil {
			one, group = group, one
		}
		if group.Known {
			steps := compare.OutOfStep(s.corpus, one.Country, group.Members, s.asOf)
			view.Steps = s.steps(&steps, group.Name)
		}
	}
	if len(c.Pairs) == 1 {
		s.method()
	}
}

// compareText adds one text.
func (s *Report) compareText(view *CompareView, t *compare.Text) {
	text := t.Statement
	only := ""
	if t.Only >= 0 {
		only = s.Comparison.Subjects.List[t.Only].Place
	}
	row := []string{string(text.ID), text.ShortTitle, text.When().String(), text.Kind, s.Comparison.CategoryOf(t), only}
	out := CompareText{
		ID: text.ID, Title: text.ShortTitle, Date: text.When(), Kind: text.Kind, RollCall: t.Statement.RollCall(),
		Category: s.Comparison.CategoryOf(t), Only: only, Apart: t.Apart.Level.Word(), Stands: []StandView{},
	}
	for i := range t.Stands {
		row = append(row, s.standCell(t, i).Text)
		out.Stands = append(out.Stands, s.standView(t, i))
	}
	s.Rows = append(s.Rows, row)
	view.Texts = append(view.Texts, out)
}

// standCell returns a subject's position on a text: its mark, and its act or the
// counts of its members.
func (s *Report) standCell(t *compare.Text, i int) Cell {
	subject, stand := &s.Comparison.Subjects.List[i], &t.Stands[i]
	if subject.Country != nil {
		return ActCell(stand.Act)
	}
	out := Cell{Mark: joinedMark(stand), Marked: true}
	out.Text, out.Short = stand.Told(t.Statement)
	switch {
	case !subject.Known:
		out.Text, out.Short, out.Mark = compare.NoMembers, "", model.Unknown.Mark()
	case t.Statement.WithoutVote():
		out.Mark = model.WithoutVote.Mark()
	case t.Statement.Unsigned():
		out.Mark = model.NoList.Mark()
	case stand.Eligible() == 0:
		out.Mark = model.NotEligible.Mark()
	case t.Statement.Advisory():
		out.Mark = model.Agency.Mark()
	case t.Statement.RollCall():
		if act, _, _, ok := stand.Vote(); ok {
			out.Mark = act.Mark()
		}
	}
	return out
}

// ActCell is what one State did about a text.
func ActCell(act model.Act) Cell {
	out := marked(MarkOf(act))
	if act == model.WithoutVote {
		out.Short = compare.Adopted
	}
	return out
}

// JoinedCell is how many members of a group took part in a text.
func JoinedCell(text *model.Statement, g *compare.Stand) Cell {
	out := Cell{Mark: joinedMark(g), Marked: true}
	out.Text, out.Short = g.JoinedOf(text)
	return out
}

// joinedMark is the mark of how many members of a group took part.
func joinedMark(g *compare.Stand) model.Mark {
	switch {
	case g.Joined == g.Eligible():
		return model.MarkAll
	case g.Joined > 0:
		return model.MarkSome
	case g.Counts[model.Via] > 0:
		return model.Via.Mark()
	case g.Unknown > 0:
		return model.Unknown.Mark()
	}
	return model.MarkNone
}

// textTable is a table of texts with a column for each subject, behind others.
func (s *Report) textTable(before ...Cell) *Table {
	return &Table{Head: append(textHeads(before...), heads(s.Comparison.Subjects.Names()...)...)}
}

// standRow is a text with what each subject did about it, behind other cells.
func (s *Report) standRow(t *compare.Text, cells ...Cell) Row {
	for i := range t.Stands {
		cells = append(cells, s.standCell(t, i))
	}
	return listRow(t.Statement, cells...)
}

// listRow is a row about a text, with the day of its list if that is a later one.
func listRow(s *model.Statement, cells ...Cell) Row {
	row := textRow(s, cells...)
	row.Cells[0].Text = withDay(row.Cells[0].Text, s)
	return row
}

// withDay adds the day of the list of a text to words, if it is later than the text.
func withDay(words string, s *model.Statement) string {
	return strings.TrimSuffix(words+", "+relation.ListDay(s), ", ")
}

// divergent adds the texts on which they differ most.
func (s *Report) divergent() Part {
	const most = 20
	all := s.Comparison.Divergent()
	part := Part{ID: "divergent", Heading: compare.MostDivergent}
	if len(all) == 0 {
		part.None, part.Words = true, []string{compare.NotDivergent}
		return part
	}
	t := s.textTable(plain("how far apart"))
	for i := range all[:min(most, len(all))] {
		t.Rows = append(t.Rows, s.standRow(&all[i], words(all[i].Apart.Words())))
	}
	part.Count, part.Table = prose.Of(len(t.Rows), len(all)), t
	return part
}

// section lists the texts on which the subjects did the same together.
func (s *Report) section(one *compare.Section) {
	texts := one.Texts
	part := Part{ID: CaseID + one.Key, Heading: one.Heading, Count: strconv.Itoa(len(texts)), Long: one.Aside}
	if len(texts) == 0 {
		part.None, part.Words = true, []string{compare.NoText}
		s.Parts = append(s.Parts, part)
		return
	}
	if one.About != "" {
		part.Words = []string{one.About}
	}
	if one.Key == compare.NotKnownKey {
		part.Words = append(part.Words, s.whyNotKnown(texts)...)
	}
	t := s.textTable()
	for i := range texts {
		t.Rows = append(t.Rows, s.standRow(&texts[i]))
		s.Texts = append(s.Texts, texts[i].Statement)
	}
	part.Table = t
	s.Parts = append(s.Parts, part)
}

// steps adds the texts on which a State differs from a group.
func (s *Report) steps(steps *compare.Steps, group string) *StepsView {
	v := &StepsView{
		Group: group, Members: steps.Members, Behind: []OutOfStep{}, Ahead: []OutOfStep{}, InStep: steps.InStep, WithoutVote: steps.Bodies, NoState: steps.NoState,
		NotEligible: steps.NotEligible, Unknown: steps.Unknown, TooFew: steps.TooFew, Unsettled: steps.Unsettled,
	}
	name := steps.Country.DisplayName()
	for _, side := range []struct {
		id, heading string
		steps       []compare.Step
		to          *[]OutOfStep
	}{
		{"behind", "Out of step: " + steps.BehindWords("the others of "+group), steps.Behind, &v.Behind},
		{"ahead", "Out of step: " + steps.AheadWords("the others of "+group), steps.Ahead, &v.Ahead},
	} {
		t := &Table{Head: textHeads(heads(name, "of the others")...)}
		for _, step := range side.steps {
			text, g := step.Statement, &step.Group
			t.Rows = append(t.Rows, listRow(text, ActCell(step.Act), JoinedCell(text, g)))
			*side.to = append(*side.to, OutOfStep{text.ID, text.ShortTitle, step.Act.Word(), g.Joined, g.Known, g.Unknown})
		}
		part := Part{ID: side.id, Heading: side.heading, Count: strconv.Itoa(len(t.Rows)), Table: t}
		if len(t.Rows) == 0 {
			part.Table, part.None, part.Words = nil, true, []string{compare.NoText}
		}
		s.Parts = append(s.Parts, part)
	}
	s.note("in step with "+group+": "+prose.Count(steps.InStep, "text"), "out of step leaves out: "+strings.Join(steps.LeftOut(), "; "))
	return v
}
