package relation

import "comity/model"

// Stance is where a State stands on a text, as combinations count it.
type Stance int

// The stances. The zero value is a State that is not on a known list.
const (
	// Not: it could have taken part, and is not on the list.
	Not Stance = iota
	// Joined: it took part on the side of the text, see [model.Act.Joined].
	Joined
	// Unknown: the list is withheld, unresolved, or a known minimum.
	Unknown
	// Closed: it was not eligible.
	Closed
	// Body: the whole membership adopted the text without a vote.
	Body
	// Spoken: only an organisation to which it belongs spoke for it.
	Spoken
	// Agency: an agency of it is named; not a statement of the State.
	Agency
	// No, Abstain and Absent: it voted otherwise than yes, or did not vote.
	No
	Abstain
	Absent
	// Split: of a group, no vote has more than half of those cast.
	Split
	stands
)

// StanceOf returns the stance for a State's act on a text.
func StanceOf(act model.Act) Stance {
	switch act {
	case model.WithoutVote:
		return Body // not a supporter: no State is on record by name
	case model.Agency:
		return Agency
	case model.Member, model.Listed, model.Party, model.Signatory, model.Expert, model.Yes:
		return Joined
	case model.No:
		return No
	case model.Abstain:
		return Abstain
	case model.Absent:
		return Absent
	case model.Via:
		return Spoken
	case model.Unknown:
		return Unknown
	case model.NotEligible, model.NoList:
		return Closed
	case model.NotListed:
		return Not
	}
	return Not
}

// Joint is what several texts, norms or States mean together for one item.
type Joint int

// The answers, in the order of legends and counts.
const (
	All           Joint = iota // took part in every one
	OnlyFirst                  // of two, only in the first
	OnlySecond                 // of two, only in the second
	Some                       // in some of more than two; of two, in the one that it could join by name
	OtherAct                   // in none, and on record with another act
	None                       // in none
	WithoutVote                // every text that it could have joined was adopted without a vote
	NotKnown                   // a list that is not known could change the answer
	NeverEligible              // eligible for none of them
	answers
)

// Joints returns every answer in the order of legends and counts.
func Joints() []Joint {
	out := make([]Joint, answers)
	for i := range out {
		out[i] = Joint(i)
	}
	return out
}

// Word returns the answer as shown on screen, for a number of things.
func (a Joint) Word(among int) string {
	switch a {
	case All:
		return pick(among, "both", "all")
	case OnlyFirst:
		return "only first"
	case OnlySecond:
		return "only second"
	case Some:
		return pick(among, "one, could not join the other", "some")
	case OtherAct:
		return "other act"
	case NotKnown:
		return model.Unknown.Word()
	case WithoutVote:
		return model.WithoutVote.Word()
	case NeverEligible:
		return model.NotEligible.Word()
	case None, answers:
	}
	return pick(among, "neither", "none")
}

// pick returns a word for two things, or another for more.
func pick(among int, two, more string) string {
	if among > 2 {
		return more
	}
	return two
}

// Took reports whether the item took part in at least one.
func (a Joint) Took() bool {
	return a == All || a == OnlyFirst || a == OnlySecond || a == Some
}

// JointOf returns in which of two or more things an item took part. An unknown list
// makes the answer unknown if it could change it. A recorded act of another
// kind, such as a vote against, is never ignored.
func JointOf(all []Stance) Joint {
	n := tally(all)
	several := len(all) > 2
	recorded := n[Spoken] + n[Agency] + n[No] + n[Abstain] + n[Absent] + n[Split]
	switch {
	case n[Joined] == len(all):
		return All
	case n[Unknown] > 0 && (n[Joined] == 0 || !several):
		return NotKnown
	case n[Joined] > 0 && (several || n[Body]+n[Closed] > 0): // it could not join the other by name
		return Some
	case n[Joined] > 0 && all[0] == Joined:
		return OnlyFirst
	case n[Joined] > 0:
		return OnlySecond
	case recorded > 0:
		return OtherAct
	case n[Body] > 0 && n[Body]+n[Closed] == len(all):
		return WithoutVote
	case n[Closed] == len(all):
		return NeverEligible
	}
	return None
}

func tally(all []Stance) [stands]int {
	var n [stands]int
	for _, stand := range all {
		n[stand]++
	}
	return n
}
