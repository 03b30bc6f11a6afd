package compare

import (
	"strconv"

	"comity/model/wording"
)

// VotesRule and GroupRule explain, in sentences, how votes are compared and what
// a group did.
const (
	VotesRule = "Votes and lists are counted separately. Votes are alike where the same vote is recorded; yes, no, abstain and absent differ."
	GroupRule = "A group counts as on a list when more than half of its eligible members are. Its vote is that of more than half of its members that voted."
)

// Differing returns the counts of roll calls in which both voted and not alike,
// without those that are 0: "opposite votes 3", "one abstained 4".
func (a Agreement) Differing() []string {
	return wording.Counts(wording.Counted{Word: "opposite votes", N: a.Opposed()}, wording.Counted{Word: "one abstained", N: a.Half})
}

// LeftOut returns the counts of roll calls that a score leaves out, by the
// reason, without those that are 0.
func (a Agreement) LeftOut() []string {
	return wording.Counts(
		wording.Counted{Word: "one or both absent", N: a.Absent}, wording.Counted{Word: "no majority in a group", N: a.Split},
		wording.Counted{Word: "unknown", N: a.Unknown}, wording.Counted{Word: "one not eligible", N: a.NotEligible},
	)
}

// LeftOut returns the counts of lists that a score leaves out, by the reason,
// without those that are 0.
func (l Lists) LeftOut() []string {
	return wording.Counts(
		wording.Counted{Word: "adopted by a whole body", N: l.Bodies}, wording.Counted{Word: "expert groups", N: l.Experts},
		wording.Counted{Word: "unknown", N: l.Unknown}, wording.Counted{Word: "one not eligible", N: l.NotEligible},
	)
}

// TooFew explains why a score is missing: "No score is given for fewer than 5
// comparable texts."
func TooFew() string {
	return "No score is given for fewer than " + strconv.Itoa(Least) + " comparable texts."
}
