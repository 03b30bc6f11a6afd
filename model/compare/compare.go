package compare

import (
	"cmp"
	"slices"

	"comity/model"
)

// Category is where a text stands between the subjects.
type Category uint8

// The categories. A group joined when more than half of its members that could
// have did.
const (
	// Shared: all of the subjects joined.
	Shared Category = iota
	// OnlyHere: exactly one joined, and all the others could have.
	OnlyHere
	// Some: several joined and not all, and all could have; of three or more.
	Some
	// Neither: none joined, and all could have.
	Neither
	// Unsettled: what is not known of one of them could change the answer.
	Unsettled
	// Closed: one of them at least could not have joined.
	Closed
	// Body: adopted by the whole membership without a vote; no supporters by name.
	Body
)

// Categories returns the categories in the order of the screens.
func Categories() []Category {
	return []Category{Shared, OnlyHere, Some, Neither, Unsettled, Closed, Body}
}

// Word is the category as it stands on screen.
func (c Category) Word() string {
	switch c {
	case Shared:
		return "shared"
	case OnlyHere:
		return "only here"
	case Some:
		return "some"
	case Neither:
		return "none of them"
	case Unsettled:
		return "not known"
	case Closed:
		return "not open to all of them"
	}
	return model.WithoutVote.Word()
}

// Text is one text and where each subject stands on it.
type Text struct {
	Statement *model.Statement
	Category  Category
	Only      int     // the subject that alone joined, for OnlyHere; else -1
	Stands    []Stand // one for each subject, in their order
	// Apart is the widest divergence between two of the subjects.
	Apart Divergence
}

// RollCall reports whether the text was voted on: votes and lists are never
// counted together.
func (t *Text) RollCall() bool { return rollCall(t.Statement) }

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
	// LaterLists are texts whose list is known only as it stood after AsOf.
	LaterLists []*model.Statement
	// Caveats say what is not known of the subjects.
	Caveats []string
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
			if t.RollCall() {
				p.Votes.add(&t.Stands[p.A], &t.Stands[p.B])
			} else {
				p.Lists.add(s, &t.Stands[p.A], &t.Stands[p.B])
			}
		}
	}
	return out
}

// text sets the subjects beside each other on one text.
func (d *desk) text(s *model.Statement, subjects []Subject) Text {
	t := Text{Statement: s, Only: -1, Stands: make([]Stand, len(subjects))}
	var seen [in + 1]int
	last := -1
	for i := range subjects {
		t.Stands[i] = d.of(s, &subjects[i])
		answer := t.Stands[i].joined()
		seen[answer]++
		if answer == in {
			last = i
		}
	}
	switch {
	case s.WithoutVote():
		t.Category = Body
		return t
	case seen[closed] > 0:
		t.Category = Closed
	case seen[unknown] > 0:
		t.Category = Unsettled
	case seen[in] == len(subjects):
		t.Category = Shared
	case seen[in] == 1:
		t.Category, t.Only = OnlyHere, last
	case seen[in] > 1:
		t.Category = Some
	default:
		t.Category = Neither
	}
	t.Apart = widest(t.Stands, rollCall(s))
	return t
}

// In returns the texts of a category, the newest first.
func (c *Comparison) In(category Category) []Text {
	var out []Text
	for _, t := range c.Texts {
		if t.Category == category {
			out = append(out, t)
		}
	}
	return out
}

// Only returns the texts that one subject alone joined and the others could
// have, the newest first.
func (c *Comparison) Only(subject int) []Text {
	return slices.DeleteFunc(c.In(OnlyHere), func(t Text) bool { return t.Only != subject })
}

// Divergent returns the texts on which two of the subjects stand apart, the
// widest first: by level, then by the gap between their shares, then the newest.
func (c *Comparison) Divergent() []Text {
	var out []Text
	for _, t := range c.Texts {
		if t.Apart.Level > Together || t.Apart.Gap > 0 {
			out = append(out, t)
		}
	}
	slices.SortStableFunc(out, func(a, b Text) int { return compareDivergence(b.Apart, a.Apart) })
	return out
}

// compareDivergence orders the narrower first.
func compareDivergence(a, b Divergence) int {
	return cmp.Or(cmp.Compare(a.Level, b.Level), cmp.Compare(a.Gap, b.Gap))
}
