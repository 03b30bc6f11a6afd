package compare

import (
	"cmp"
	"slices"

	"comity/model"
	"comity/model/prose"
	"comity/model/relation"
)

// Text is one text and what each subject did about it.
type Text struct {
	Statement *model.Statement
	Category  relation.Case
	Only      int     // the subject that alone took part, for OneJoined; else -1
	Stands    []Stand // one for each subject, in their order
	// Apart is the widest divergence between two of the subjects.
	Apart Divergence
}

// Pair is how two of the subjects agree.
type Pair struct {
	A, B  int // their places among the subjects
	Votes Agreement
	Lists Lists
}

// Comparison is the answer for States and groups in Texts and Pairs, and for
// statements in Overlap.
type Comparison struct {
	Subjects Subjects
	AsOf     model.Date // zero: everything
	Texts    []Text     // up to the day, the newest first
	Pairs    []Pair     // every two subjects, in their order
	Overlap  Overlap
	// Later is how many texts are left out because they are later than AsOf.
	Later int
	// LaterLists are texts whose list is known only for a date after AsOf.
	LaterLists []*model.Statement
	// Caveats say what is not known of the subjects, and what your data corrects.
	Caveats []string
	// Corrected are the votes that take part and that your data corrects.
	Corrected []model.Corrected
}

// Of compares the subjects that [Parse] read. With a day, texts after it are
// left out and counted.
func Of(c *model.Corpus, subjects Subjects, asOf model.Date) Comparison {
	d := &desk{corpus: c, asOf: asOf}
	out := Comparison{Subjects: subjects, AsOf: asOf}
	for i := range subjects.List {
		if caveat := subjects.List[i].Caveat(); caveat != "" {
			out.Caveats = append(out.Caveats, caveat)
		}
	}
	out.Corrected = c.Corrected(func(s *model.Statement, co *model.Country) bool {
		return relation.Of(s, asOf) != relation.Later && subjects.hold(s, co)
	})
	out.Caveats = append(out.Caveats, model.CorrectedWords(out.Corrected)...)
	if subjects.Sort == Statements {
		out.Overlap, out.Later = d.overlap(subjects)
		out.LaterLists = d.laterLists(out.Overlap.Statements)
		return out
	}
	texts, later := d.texts()
	out.Later, out.LaterLists = later, d.laterLists(texts)
	for a := range subjects.List {
		for b := a + 1; b < len(subjects.List); b++ {
			out.Pairs = append(out.Pairs, Pair{A: a, B: b})
		}
	}
	for _, s := range texts {
		t := d.text(s, subjects.List)
		out.Texts = append(out.Texts, t)
		for i := range out.Pairs {
			p := &out.Pairs[i]
			if t.Statement.RollCall() {
				p.Votes.add(&t.Stands[p.A], &t.Stands[p.B])
			} else {
				p.Lists.add(s, &t.Stands[p.A], &t.Stands[p.B])
			}
		}
	}
	return out
}

// hold reports whether the vote of a State on a text is among what is compared.
func (s Subjects) hold(text *model.Statement, co *model.Country) bool {
	return slices.ContainsFunc(s.List, func(one Subject) bool {
		return one.Statement == text || slices.Contains(one.Members, co)
	})
}

// text sets the subjects beside each other on one text.
func (d *desk) text(s *model.Statement, subjects []Subject) Text {
	t := Text{Statement: s, Only: -1, Stands: make([]Stand, len(subjects))}
	stances := make([]relation.Stance, len(subjects))
	for i := range subjects {
		t.Stands[i] = d.of(s, &subjects[i])
		stances[i] = t.Stands[i].stance(s)
	}
	t.Category, t.Only = relation.On(s, stances)
	if s.ByState() {
		t.Apart = widest(t.Stands, stances)
	}
	return t
}

// Divergent returns the texts on which two of the subjects differ, the widest
// difference first: by level, then by the gap between their shares, then the newest.
func (c *Comparison) Divergent() []Text {
	out := prose.Only(c.Texts, func(t Text) bool { return t.Apart.Level > Together || t.Apart.Gap > 0 })
	slices.SortStableFunc(out, func(a, b Text) int { return compareDivergence(b.Apart, a.Apart) })
	return out
}

// compareDivergence orders the narrower first.
func compareDivergence(a, b Divergence) int {
	return cmp.Or(cmp.Compare(a.Level, b.Level), cmp.Compare(a.Gap, b.Gap))
}
