package relation

import "comity/model"

// Case is what several States did together about one text. Votes are alike if
// the same vote is recorded for all; yes, no, abstain and absent all differ.
type Case uint8

// The cases. A group did what more than half of its members did.
const (
	// AllJoined: all took part on the side of the text.
	AllJoined Case = iota
	// OneJoined: exactly one did, and all the others could have.
	OneJoined
	// SomeJoined: of three or more, several did and not all, and all could have.
	SomeJoined
	// AllNo, AllAbstained and AllAbsent: the same, other than yes, is recorded for all.
	AllNo
	AllAbstained
	AllAbsent
	// VotesDiffer: their votes differ, and none of them is yes.
	VotesDiffer
	// NoMajority: no vote has more than half of those that a group cast.
	NoMajority
	// OnlySpoken: none is on the list, and for one at least an organisation spoke.
	OnlySpoken
	// AgencyNamed: an agency of one of them at least is named on an advisory.
	AgencyNamed
	// NoneListed: none is on the list, and all could have been.
	NoneListed
	// Unsettled: what is not known of one of them could change the case.
	Unsettled
	// NotOpen: one of them at least could not have taken part.
	NotOpen
	// NoVote: adopted by the whole membership without a vote; no State is on record by name.
	NoVote
	// Unsigned: nothing was signed or voted on.
	Unsigned
	cases
)

// Cases returns the cases in the order of the screens.
func Cases() []Case {
	out := make([]Case, cases)
	for i := range out {
		out[i] = Case(i)
	}
	return out
}

// On returns the case of several States on one text, and the index of the only
// one that took part, or -1.
func On(s *model.Statement, all []Stance) (c Case, only int) {
	switch {
	case s.WithoutVote():
		return NoVote, -1
	case s.Unsigned():
		return Unsigned, -1
	}
	return of(all)
}

// of is [On] for a text on which States can be on record.
func of(all []Stance) (c Case, only int) {
	n := tally(all)
	not := len(all) - n[Joined]
	switch {
	case n[Closed] > 0:
		return NotOpen, -1
	case n[Joined] > 1 && not > n[Unknown]: // even if something else is unknown
		return SomeJoined, -1
	case n[Unknown] > 0:
		return Unsettled, -1
	case n[Split] > 0:
		return NoMajority, -1
	case not == 0:
		return AllJoined, -1
	case n[Joined] == 1:
		for i := range all {
			if all[i] == Joined {
				only = i
			}
		}
		return OneJoined, only
	case n[No] == len(all):
		return AllNo, -1
	case n[Abstain] == len(all):
		return AllAbstained, -1
	case n[Absent] == len(all):
		return AllAbsent, -1
	case n[No]+n[Abstain]+n[Absent] > 0:
		return VotesDiffer, -1
	case n[Agency] > 0:
		return AgencyNamed, -1
	case n[Spoken] > 0:
		return OnlySpoken, -1
	}
	return NoneListed, -1
}

// Alike reports whether sources record the same act for all.
func (c Case) Alike() bool {
	return c == AllJoined || c == AllNo || c == AllAbstained || c == AllAbsent
}

// Said reports whether the heading alone says what each State did.
func (c Case) Said() bool {
	switch c {
	case AllAbsent, NoneListed, NoVote, Unsigned:
		return true
	case AllNo, AllAbstained, AllJoined, OneJoined, SomeJoined, VotesDiffer, NoMajority, OnlySpoken, AgencyNamed, Unsettled, NotOpen, cases:
	}
	return false
}

// Word returns a short word for the case of a number of States, for list
// headers. It never says "joined", which depends on the text.
func (c Case) Word(among, only int) string {
	switch c {
	case AllJoined:
		return pick(among, "both", "all")
	case OneJoined:
		return "only " + []string{"first", "second", "third", "fourth", "fifth", "sixth"}[min(max(only, 0), 5)]
	case SomeJoined:
		return "some"
	case AllNo:
		return pick(among, "both no", "all no")
	case AllAbstained:
		return pick(among, "both abstained", "all abstained")
	case AllAbsent:
		return pick(among, "both absent", "all absent")
	case VotesDiffer:
		return "votes differ"
	case NoMajority:
		return "no majority"
	case OnlySpoken:
		return "other act"
	case AgencyNamed:
		return "agency"
	case Unsigned:
		return "nothing signed"
	case NoneListed:
		return pick(among, "neither listed", "none listed")
	case Unsettled:
		return "not known"
	case NotOpen:
		return pick(among, "not open to both", "not open to all")
	case NoVote, cases:
	}
	return model.WithoutVote.Word()
}

// Key returns the name of the case in a place string, for any number of States.
func (c Case) Key() string {
	switch c {
	case AllJoined:
		return "all joined"
	case OneJoined:
		return "one joined"
	case SomeJoined:
		return "some joined"
	case NoneListed:
		return "none listed"
	case OnlySpoken:
		return "only spoken"
	case AllNo, AllAbstained, AllAbsent, VotesDiffer, NoMajority, AgencyNamed, Unsettled, NotOpen, NoVote, Unsigned, cases:
	}
	return c.Word(3, -1)
}
