package compare

import (
	"fmt"

	"comity/model"
)

// Score is k of n, and a share only where n is enough to speak of one.
type Score struct {
	Same int // k: the items that are alike
	Of   int // n: the items that can be compared
	// why there is none although there are enough items
	why string
}

// Value is Same/Of from 0 to 1; false where there is none, see [Score.Why].
func (s Score) Value() (float64, bool) {
	if s.Why() != "" {
		return 0, false
	}
	return float64(s.Same) / float64(s.Of), true
}

// Why says why there is no value: "only 3 comparable"; nothing if there is one.
func (s Score) Why() string {
	if s.why != "" || s.Of >= Least {
		return s.why
	}
	if s.Of == 0 {
		return "none comparable"
	}
	return fmt.Sprintf("only %d comparable", s.Of)
}

// Agreement is how two subjects voted in the same roll calls. A group votes
// what more than half of its voting members voted.
type Agreement struct {
	// Score counts the same votes among the roll calls in which both voted yes,
	// no or abstain.
	Score
	// Half counts those in which one of the two abstained and the other did not.
	Half int
	// Left out, each roll call once, by the first that holds: one of the two
	// could not vote, its vote is not known, it did not take part, or no vote had
	// more than half of a group.
	NotEligible, Unknown, Absent, Split int
}

// Opposed counts the roll calls in which one voted yes and the other no.
func (a Agreement) Opposed() int { return a.Of - a.Same - a.Half }

// Soft is the agreement with abstention half-way between yes and no, as in
// Lijphart's index: a same vote counts 1, an abstention beside a yes or a no
// one half, yes beside no nothing. It has the same n.
func (a Agreement) Soft() (float64, bool) {
	if _, ok := a.Value(); !ok {
		return 0, false
	}
	return (float64(a.Same) + float64(a.Half)/2) / float64(a.Of), true
}

// Lists is how far two subjects stand on the same lists, by Jaccard: the texts
// that both joined, of those that either did. A group is on a list when more
// than half of its members that could be are.
type Lists struct {
	// Score counts the texts that both joined (Same) of those that at least one
	// of the two joined and both could have (Of).
	Score
	// Neither counts the lists that both could have been on and neither is.
	Neither int
	// Left out, each text once, by the first that holds: the list is the body
	// that adopted the text, so that nobody chose; it is one of experts, who sit in
	// their own name; one of the two could not have been on it; or it is not known
	// whether it is.
	Bodies, Experts, NotEligible, Unknown int
}

func votes() []model.Act { return []model.Act{model.Yes, model.No, model.Abstain} }

// vote is what a subject voted: an act of [votes]; or why it has none: not
// eligible, unknown, absent; or split.
func (s *Stand) vote() (act model.Act, split bool) {
	cast := 0
	for _, v := range votes() {
		cast += s.Counts[v]
	}
	switch {
	case s.unsure:
		return model.Unknown, false
	case cast+s.Counts[model.Absent]+s.Unknown == 0:
		return model.NotEligible, false
	}
	mayBe := false
	for _, v := range votes() {
		switch half(s.Counts[v], s.Unknown, cast+s.Unknown) {
		case did:
			return v, false
		case undecided:
			mayBe = true
		case didNot, couldNot:
		}
	}
	switch {
	case mayBe:
		return model.Unknown, false
	case cast == 0:
		return model.Absent, false
	}
	return model.NotEligible, true
}

// Vote is what the subject voted, and how many of its members that voted did:
// yes, no or abstain, for a group by more than half of them. False where the
// text had no roll call, nobody voted, no vote had more than half (a tie is
// one), or votes that are not known could change it.
func (s *Stand) Vote() (act model.Act, k, n int, ok bool) {
	act, split := s.vote()
	for _, v := range votes() {
		n += s.Counts[v]
		ok = ok || !split && act == v
	}
	if !ok {
		return model.NotEligible, 0, n, false
	}
	return act, s.Counts[act], n, true
}

// add counts one roll call.
func (a *Agreement) add(one, other *Stand) {
	x, splitX := one.vote()
	y, splitY := other.vote()
	is := func(act model.Act) bool { return x == act && !splitX || y == act && !splitY }
	switch {
	case is(model.NotEligible):
		a.NotEligible++
	case is(model.Unknown):
		a.Unknown++
	case is(model.Absent):
		a.Absent++
	case splitX || splitY:
		a.Split++
	default:
		a.Of++
		if x == y {
			a.Same++
		} else if is(model.Abstain) {
			a.Half++
		}
	}
}

// add counts one text that was not voted on.
func (l *Lists) add(s *model.Statement, one, other *Stand) {
	x, y := one.joined(), other.joined()
	switch {
	case !s.ByState(): // no State is on record by name, or only agencies are
	case s.OpenTo == "listed": // nobody could have been off it, or on it from outside
		l.Bodies++
	case s.Kind == "expert-group":
		l.Experts++
	case x == couldNot || y == couldNot:
		l.NotEligible++
	case x == undecided || y == undecided:
		l.Unknown++
	case x == didNot && y == didNot:
		l.Neither++
	default:
		l.Of++
		if x == y {
			l.Same++
		}
	}
}
