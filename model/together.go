package model

// Share is how many members of a group took part in a text.
type Share string

// The shares. Whether all or none did is not known where the act of a member is not.
const (
	AllOf  Share = "all"
	Most   Share = "most" // more than half
	Some   Share = "some"
	Untold Share = "not known"

	// No member took part: it voted otherwise than yes or was absent, an organisation
	// spoke for it, an agency of it is named, or none of these.
	Voted   Share = "none, other votes"
	ByBody  Share = "none, via"
	ByAgent Share = "none, agency"
	NoneOf  Share = "none"
)

// Shares returns every share in its order.
func Shares() []Share { return []Share{AllOf, Most, Some, Voted, ByBody, ByAgent, NoneOf, Untold} }

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
			if act.Open() && act != WithoutVote {
				could++
			}
		}
		if could == 0 || s.AdoptionUnknown() {
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
		case t.Counts[No]+t.Counts[Abstain]+t.Counts[Absent] > 0:
			t.Share = Voted
		case t.Counts[Via] > 0:
			t.Share = ByBody
		case t.Counts[Agency] > 0:
			t.Share = ByAgent
		default:
			t.Share = NoneOf
		}
		out = append(out, t)
	}
	return out
}
