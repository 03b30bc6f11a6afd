package compare

import (
	"comity/model"
	"comity/model/relation"
)

// Level is how much two subjects differ on a text, in kind. The act of a group is
// that of more than half of its eligible members.
type Level uint8

// The levels, the widest last.
const (
	// Together: they stand at one place, or where one of them stands is not
	// known, or could not be, or no place holds more than half of a group.
	Together Level = iota
	// NotOnList: one is on the list, and the other is not listed.
	NotOnList
	// SpokenFor: one is on the list, and for the other only an organisation is
	// on record.
	SpokenFor
	// OneAbsent: one voted, and the other was absent.
	OneAbsent
	// OtherVote: they voted differently, and one of them abstained.
	OtherVote
	// Opposed: one voted yes and the other no.
	Opposed
)

// Word returns the level in words.
func (l Level) Word() string {
	return [...]string{
		Together: "", NotOnList: "on the list, and not listed", SpokenFor: "on the list, and only via an organisation",
		OneAbsent: "voted, and absent", OtherVote: "different votes", Opposed: "opposite votes",
	}[l]
}

// Divergence is how far the two subjects that are furthest apart on a text are.
type Divergence struct {
	Level Level
	// Gap is the difference from 0 to 1 between the shares of their members that
	// took part, of those that could have; at its least where some are not known.
	// Between two countries it is 0 or 1. The counts are in [Text.Stands].
	Gap float64

	group bool // one of them is a group
}

// Words returns how far they are apart in words.
func (d Divergence) Words() string {
	if d.Level == Together && d.Gap > 0 {
		return "different shares of their members"
	}
	if d.group && (d.Level == NotOnList || d.Level == SpokenFor) {
		return d.Level.Word() + relation.MoreThanHalf
	}
	return d.Level.Word()
}

// widest finds the two that are furthest apart.
func widest(stands []Stand, stances []relation.Stance) Divergence {
	best := Divergence{}
	for a := range stands {
		for b := a + 1; b < len(stands); b++ {
			d := Divergence{level(stances[a], stances[b]), gap(&stands[a], &stands[b]), stands[a].Members > 1 || stands[b].Members > 1}
			if compareDivergence(d, best) > 0 {
				best = d
			}
		}
	}
	return best
}

// gap is the least difference between the shares that took part, whatever those
// did of whom it is not known, and whether or not those count for whom only an
// organisation spoke.
func gap(a, b *Stand) float64 {
	if a.unsure || b.unsure || a.Eligible() == 0 || b.Eligible() == 0 {
		return 0
	}
	share := func(k int, s *Stand) float64 { return float64(k) / float64(s.Eligible()) }
	most := func(s *Stand) float64 { return share(s.Joined+s.Unknown+s.Counts[model.Via], s) }
	return max(0, share(a.Joined, a)-most(b), share(b.Joined, b)-most(a))
}

// level is how far apart two subjects are in kind. Yes, no, abstain and absent
// differ each from each.
func level(a, b relation.Stance) Level {
	is := func(s relation.Stance) bool { return a == s || b == s }
	switch {
	case a == b, is(relation.Unknown), is(relation.Closed), is(relation.Body), is(relation.Split):
		return Together
	case is(relation.Absent):
		return OneAbsent
	case is(relation.Abstain):
		return OtherVote
	case is(relation.No):
		return Opposed
	case is(relation.Joined) && is(relation.Spoken):
		return SpokenFor
	case is(relation.Joined):
		return NotOnList
	}
	return Together
}

// stance is where a subject as a whole stands on a text: a country by its act, a
// group by its vote, or by whether more than half of its members are on the list.
func (s *Stand) stance(text *model.Statement) relation.Stance {
	switch {
	case s.unsure:
		return relation.Unknown
	case text.WithoutVote():
		return relation.Body
	case text.RollCall():
		act, split := s.vote()
		if split {
			return relation.Split
		}
		return relation.StanceOf(act)
	}
	switch s.joined() {
	case couldNot:
		return relation.Closed
	case undecided:
		return relation.Unknown
	case did:
		return relation.Joined
	case didNot:
	}
	for _, act := range []model.Act{model.Via, model.Agency} {
		if half(s.Counts[act], s.Unknown, s.Eligible()) == did {
			return relation.StanceOf(act)
		}
	}
	return relation.Not
}
