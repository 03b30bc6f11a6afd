package compare

import (
	"cmp"
	"fmt"
	"math/bits"
	"slices"

	"comity/model"
	"comity/model/relation"
)

// Set is a set of the statements compared: bit i stands for the i-th.
type Set uint8

// Has reports whether the i-th statement is in the set.
func (s Set) Has(i int) bool { return s>>i&1 == 1 }

// Row is one combination: the States that joined exactly these statements.
type Row struct {
	Joined Set
	States []*model.Country // by display name
}

// Doubt is the States of which it is not known whether they joined some of the
// statements, by what they did join for certain.
type Doubt struct {
	Joined  Set // may be empty
	Unknown Set
	States  []*model.Country
}

// Common is how two statements overlap.
type Common struct {
	A, B int // their places in [Overlap.Statements]
	// Score counts the States that joined both (Same) of those that joined at
	// least one (Of); those of which one of the two acts is not known are left out.
	// A roll call and a list have no score together.
	Score
	SizeA, SizeB int // all that joined each
	Unknown      int // joined one, and of the other it is not known
	// Closed is how many of those on one only not eligible for the other.
	Closed int
}

// Overlap is which States joined which of several statements: those in favour
// where there was a roll call.
type Overlap struct {
	// Statements are those that have States by name, in the order given.
	Statements []*model.Statement
	Sizes      []int    // how many joined each
	Rows       []Row    // the largest first, then in the order of the statements
	Doubts     []Doubt  // in no row, and never counted as absent
	Pairs      []Common // every two statements, in their order
	// Bodies were adopted without a vote, and Withheld have no list that could be
	// verified: neither has supporters by name, and both are left out.
	Bodies, Withheld []*model.Statement
	// NoState are of agencies, or nothing was signed or voted on: no State can be
	// on record in them. They are left out too.
	NoState []*model.Statement
	// Mixed: roll calls and lists are among them, so there is no total of all.
	Mixed bool
}

// All is how many States joined at least one of the statements and are known on
// all of them; false where votes and lists would be mixed in one total.
func (o *Overlap) All() (int, bool) {
	n := 0
	for _, r := range o.Rows {
		n += len(r.States)
	}
	return n, !o.Mixed
}

// overlap counts the States of statements, and the statements after the day.
func (d *desk) overlap(subjects Subjects) (out Overlap, later int) {
	votes := 0
	for _, subject := range subjects.List {
		s := subject.Statement
		switch {
		case relation.Of(s, d.asOf) == relation.Later:
			later++
		case s.WithoutVote():
			out.Bodies = append(out.Bodies, s)
		case !s.ByState():
			out.NoState = append(out.NoState, s)
		case s.Withheld():
			out.Withheld = append(out.Withheld, s)
		default:
			out.Statements = append(out.Statements, s)
			if s.RollCall() {
				votes++
			}
		}
	}
	out.Mixed = votes > 0 && votes < len(out.Statements)
	d.rows(&out)
	for a := range out.Statements {
		for b := a + 1; b < len(out.Statements); b++ {
			out.Pairs = append(out.Pairs, d.common(&out, a, b))
		}
	}
	return out, later
}

// rows puts every State into its row, or into the bucket of what is not known.
func (d *desk) rows(o *Overlap) {
	o.Sizes = make([]int, len(o.Statements))
	rows, doubts := map[Set][]*model.Country{}, map[[2]Set][]*model.Country{}
	for _, co := range d.corpus.Countries() {
		var joined, unknown Set
		for i, s := range o.Statements {
			switch act := d.act(s, co); {
			case act.Joined():
				joined |= 1 << i
				o.Sizes[i]++
			case act == model.Unknown:
				unknown |= 1 << i
			}
		}
		if unknown != 0 {
			doubts[[2]Set{joined, unknown}] = append(doubts[[2]Set{joined, unknown}], co)
		} else if joined != 0 {
			rows[joined] = append(rows[joined], co)
		}
	}
	for joined, states := range rows {
		o.Rows = append(o.Rows, Row{joined, states})
	}
	slices.SortFunc(o.Rows, func(a, b Row) int {
		return cmp.Or(len(b.States)-len(a.States), inOrder(a.Joined, b.Joined))
	})
	for key, states := range doubts {
		o.Doubts = append(o.Doubts, Doubt{key[0], key[1], states})
	}
	slices.SortFunc(o.Doubts, func(a, b Doubt) int {
		return cmp.Or(len(b.States)-len(a.States), inOrder(a.Joined, b.Joined), inOrder(a.Unknown, b.Unknown))
	})
}

// inOrder puts the set first that has the first statement in which they differ.
func inOrder(a, b Set) int { return cmp.Compare(bits.Reverse8(uint8(b)), bits.Reverse8(uint8(a))) }

// common counts how two of the statements overlap.
func (d *desk) common(o *Overlap, a, b int) Common {
	s, t := o.Statements[a], o.Statements[b]
	out := Common{A: a, B: b, SizeA: o.Sizes[a], SizeB: o.Sizes[b]}
	if s.RollCall() != t.RollCall() {
		out.why = "a vote and a list are not scored together"
	}
	for _, co := range d.corpus.Countries() {
		x, y := d.act(s, co), d.act(t, co)
		switch {
		case !x.Joined() && !y.Joined():
			continue
		case x == model.Unknown || y == model.Unknown:
			out.Unknown++
			continue
		case x.Joined() && y.Joined():
			out.Same++
		case x == model.NotEligible || y == model.NotEligible:
			out.Closed++
		}
		out.Of++
	}
	return out
}

// Name says which statements are in a set: "Paris Call 2018 and Budapest
// Convention"; for several, how many of all.
func (o *Overlap) Name(s Set) string {
	var names []string
	for i, statement := range o.Statements {
		if s.Has(i) {
			names = append(names, cmp.Or(statement.ShortTitle, statement.Title))
		}
	}
	switch len(names) {
	case 0:
		return "none for certain"
	case 1:
		return "only " + names[0]
	case 2:
		return names[0] + " and " + names[1]
	case len(o.Statements):
		return fmt.Sprintf("all %d", len(names))
	}
	return fmt.Sprintf("%d of %d", len(names), len(o.Statements))
}

// Beside is the text that shares the largest part of its States with a text,
// among those whose lists are complete and not the body itself that adopted the
// text; false where none can be compared.
func Beside(c *model.Corpus, s *model.Statement, asOf model.Date) (model.StatementID, bool) {
	d := &desk{corpus: c, asOf: asOf}
	var best model.StatementID
	most := 0.0
	for _, other := range c.Statements() {
		if other == s || other.Minimum() || other.OpenTo == "listed" {
			continue
		}
		overlap, _ := d.overlap(Subjects{List: []Subject{ofStatement(s), ofStatement(other)}})
		for _, p := range overlap.Pairs {
			if share, ok := p.Value(); ok && share > most {
				best, most = other.ID, share
			}
		}
	}
	return best, best != ""
}
