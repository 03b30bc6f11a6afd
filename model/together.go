package model

// Share is how many members of a group took part in a text.
type Share string

// The shares. Whether all or none did is not known where the act of a member is not.
const (
	AllOf  Share = "all"
	Most   Share = "most" // more than half
	Some   Share = "some"
	NoneOf Share = "none" // on record
	Untold Share = "not known"
)

// Shares returns every share in its order.
func Shares() []Share { return []Share{AllOf, Most, Some, NoneOf, Untold} }

// Together is what the members of a group did about one text.
type Together struct {
	Statement *Statement
	Share     Share
	Counts    Counts // of the members
}

// TogetherOn returns what some States did about each text that any of them could
// have taken part in, in the order of the texts. Texts adopted by the whole
// membership without a vote, and those where nothing was signed, say nothing of them.
func (c *Corpus) TogetherOn(texts []*Statement, members []*Country, actOf func(*Statement, *Country) Act) []Together {
	var out []Together
	for _, s := range texts {
		t := Together{Statement: s}
		took, could := 0, 0
		for _, co := range members {
			act := actOf(s, co)
			t.Counts[act]++
			if act.Joined() {
				took++
			}
			if act != NotEligible && act != WithoutVote {
				could++
			}
		}
		if could == 0 || s.Unsigned() || s.AdoptionUnknown() {
			continue
		}
		switch {
		case took == len(members):
			t.Share = AllOf
		case 2*took > len(members):
			t.Share = Most
		case took > 0:
			t.Share = Some
		case t.Counts[Unknown] > 0:
			t.Share = Untold
		default:
			t.Share = NoneOf
		}
		out = append(out, t)
	}
	return out
}
