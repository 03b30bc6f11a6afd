// Package together tells what several texts, States or norms mean at once for
// one item: whether it took part in all, only the first, none, or whether that
// is not known. It is the one rule behind the pins of the explorer and of the
// map.
package together

import "comity/model"

// Stand is what one of several things means for an item.
type Stand int

// The stands. The zero value is that of a known list that it is not on.
const (
	// Not: it could have taken part, and nothing shows that it did.
	Not Stand = iota
	// Joined: it took part on the side of the text.
	Joined
	// Unknown: the list is withheld, unresolved, or a known minimum.
	Unknown
	// Closed: it was not eligible.
	Closed
	// Body: the whole membership adopted the text without a vote.
	Body
	// Otherwise: on record with another act, such as a vote against.
	Otherwise
)

// StandOf is what a State's act about a text amounts to.
func StandOf(act model.Act) Stand {
	switch {
	case act == model.WithoutVote:
		return Body // not a supporter: no State is on record by name
	case act.Joined():
		return Joined
	case act == model.Unknown:
		return Unknown
	case act == model.NotEligible:
		return Closed
	case act.Recorded():
		return Otherwise
	}
	return Not
}

// Answer is what all of them together mean for an item.
type Answer int

// The answers, in the order of legends and counts.
const (
	All           Answer = iota // took part in every one
	OnlyFirst                   // of two, only in the first
	OnlySecond                  // of two, only in the second
	Some                        // in some of more than two
	DidOtherwise                // in none, and on record with another act
	None                        // in none
	WithoutVote                 // every text that it could have joined was adopted without a vote
	NotKnown                    // a list that is not known could change the answer
	NeverEligible               // eligible for none of them
	answers
)

// Answers returns every answer in the order of legends and counts.
func Answers() []Answer {
	out := make([]Answer, answers)
	for i := range out {
		out[i] = Answer(i)
	}
	return out
}

// Word is the answer as it stands on screen, among so many things.
func (a Answer) Word(among int) string {
	switch a {
	case All:
		if among > 2 {
			return "all"
		}
		return "both"
	case OnlyFirst:
		return "only first"
	case OnlySecond:
		return "only second"
	case Some:
		return "some"
	case DidOtherwise:
		return "otherwise"
	case NotKnown:
		return model.Unknown.Word()
	case WithoutVote:
		return model.WithoutVote.Word()
	case NeverEligible:
		return model.NotEligible.Word()
	}
	if among > 2 {
		return "none"
	}
	return "neither"
}

// Took reports whether the item took part in at least one.
func (a Answer) Took() bool {
	return a == All || a == OnlyFirst || a == OnlySecond || a == Some
}

// Of tells in which of two or more things an item took part. A list that is not
// known leaves the answer unknown wherever it could change it, and a recorded
// act of another kind, such as a vote against, is never passed over.
func Of(stands []Stand) Answer {
	var n [Otherwise + 1]int
	for _, stand := range stands {
		n[stand]++
	}
	all, several := len(stands), len(stands) > 2
	switch {
	case n[Joined] == all:
		return All
	case n[Unknown] > 0 && (n[Joined] == 0 || !several):
		return NotKnown
	case n[Joined] > 0 && several:
		return Some
	case n[Joined] > 0 && stands[0] == Joined:
		return OnlyFirst
	case n[Joined] > 0:
		return OnlySecond
	case n[Otherwise] > 0:
		return DidOtherwise
	case n[Body] > 0 && n[Body]+n[Closed] == all:
		return WithoutVote
	case n[Closed] == all:
		return NeverEligible
	}
	return None
}
