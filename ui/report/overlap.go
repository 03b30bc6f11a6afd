package report

import (
	"strings"

	"comity/model"
	"comity/model/compare"
	"comity/model/relation"
)

// overlap fills the report of statements.
func (s *Report) overlap(view *CompareView) {
	o := &s.Comparison.Overlap
	s.Lead = []string{"Which States are on record in favour of which of the texts: " + relation.Verbs(o.Statements) + "."}
	s.note(o.NotCompared()...)
	v := &OverlapView{
		Statements: []model.StatementID{}, Sizes: list(o.Sizes), Rows: []OverlapRow{}, Doubts: []DoubtView{}, Pairs: []CommonView{},
		WithoutVote: ids(o.Bodies), NoState: ids(o.NoState), Withheld: ids(o.Withheld), Mixed: o.Mixed,
	}
	if all, ok := o.All(); ok {
		v.All = &all
	}
	s.Lead = append(s.Lead, o.AllWords())
	v.Statements = ids(o.Statements)
	if len(o.Statements) == 0 {
		s.Empty = "none of these texts lists States to compare; choose others, or a later day"
	}
	sizes := &Table{Head: textHeads(words("States"))}
	for i, text := range o.Statements {
		sizes.Rows = append(sizes.Rows, listRow(text, number(o.Sizes[i])))
		s.Texts = append(s.Texts, text)
	}
	s.Parts = append(s.Parts, Part{ID: "sizes", Heading: "How many in each: " + relation.Verbs(o.Statements), Table: sizes}, s.commons(v))
	s.combinations(v)
	s.overlapData()
	view.Overlap = v
}

func (s *Report) commons(v *OverlapView) Part {
	o := &s.Comparison.Overlap
	t := &Table{Head: append(heads("between", "on both, of those on at least one", "not eligible for both"), minor("unknown"))}
	for _, p := range o.Pairs {
		a, b := o.Statements[p.A], o.Statements[p.B]
		t.Rows = append(t.Rows, Row{Cells: []Cell{
			words(a.ShortTitle + " and " + b.ShortTitle), words(strings.TrimPrefix(p.Words(), "on both ")), number(p.Closed), number(p.Unknown),
		}})
		v.Pairs = append(v.Pairs, CommonView{a.ID, b.ID, p.Same, p.Of, p.SizeA, p.SizeB, p.Unknown, p.Closed, value(p.Score)})
	}
	return Part{ID: "pairs", Heading: "Each pair", Table: t}
}

func (s *Report) combinations(v *OverlapView) {
	o := &s.Comparison.Overlap
	t := &Table{Head: heads("in", "States", "which")}
	for _, row := range o.Rows {
		t.Rows = append(t.Rows, Row{Cells: []Cell{words(o.Name(row.Joined)), number(len(row.States)), words(stateNames(row.States))}})
		v.Rows = append(v.Rows, OverlapRow{s.in(row.Joined), len(row.States), codes(row.States)})
	}
	s.Parts = append(s.Parts, Part{ID: CombinationsID, Heading: compare.ExactlyThese, Table: t})
	if len(o.Doubts) == 0 {
		return
	}
	t = &Table{Head: heads("in", "unknown of", "States", "which")}
	for _, d := range o.Doubts {
		t.Rows = append(t.Rows, Row{Cells: []Cell{
			words(o.Name(d.Joined)), words(o.Name(d.Unknown)), number(len(d.States)), words(stateNames(d.States)),
		}})
		v.Doubts = append(v.Doubts, DoubtView{s.in(d.Joined), s.in(d.Unknown), codes(d.States)})
	}
	s.Parts = append(s.Parts, Part{
		ID: UnknownID, Heading: "Not known", Table: t, Long: true,
		Words: []string{compare.NotKnown},
	})
}

func (s *Report) in(set compare.Set) []model.StatementID {
	out := []model.StatementID{}
	for i, text := range s.Comparison.Overlap.Statements {
		if set.Has(i) {
			out = append(out, text.ID)
		}
	}
	return out
}

// overlapData is a row for each State with what it did.
func (s *Report) overlapData() {
	s.Header = []string{"iso3", "name"}
	for _, subject := range s.Comparison.Subjects.List {
		s.Header = append(s.Header, string(subject.Statement.ID))
	}
	for _, co := range s.corpus.Countries() {
		row := []string{string(co.ISO3), co.DisplayName()}
		for _, subject := range s.Comparison.Subjects.List {
			row = append(row, relation.Act(s.corpus, subject.Statement, co, s.asOf).Word())
		}
		s.Rows = append(s.Rows, row)
	}
}
