package compare

import (
	"fmt"
	"strconv"
	"strings"

	"comity/model"
	"comity/model/matrix"
	"comity/model/prose"
	"comity/model/relation"
)

// VotesRule and GroupRule explain, in sentences, how votes are compared and what
// a group did.
const (
	VotesRule = "Votes and lists are counted separately. Votes are alike where both voted the same; roll calls in which one of them did not vote are left out of the score, and counted beside it."
	GroupRule = "A group counts as on a list when more than half of its eligible members are. Its vote is that of more than half of its members that voted."
)

// What is said of parts of a comparison, in every medium.
const (
	MostDivergent = "Most divergent first"
	NotDivergent  = "No text on which they are known to differ."
	NoText        = "No text."
	OpenLists     = "open lists"
	NoMembers     = "members not known"
	ExactlyThese  = "In exactly these texts"
	NotKnown      = "What these States did about some of the texts is not known: they are in no row above, and never counted as absent."
	NoNear        = "No State has enough comparable texts in common with it."
	NearRule      = "Votes and lists are counted separately. Closest and most distant count what is on record, and say nothing about the reasons."
)

// The ends of a ranking, and what it counts.
const (
	Closest     = "Closest"
	MostDistant = "Most distant"
	ByVotes     = "by votes"
	ByLists     = "by lists"
)

// About says how many States a ranking has: "193 States compared, 2 with too few
// comparable texts".
func (r *Ranking[T]) About() string {
	out := prose.Count(r.Compared, "State") + " compared"
	if r.TooFew > 0 {
		out += ", " + strconv.Itoa(r.TooFew) + " with too few comparable texts"
	}
	return out
}

// Percent is a share in words: "89 %".
func Percent(share float64) string { return fmt.Sprintf("%.0f %%", 100*share) }

// Said says what was counted, of how many, and the share or why there is none:
// "both on 8 of 28 (29 %)", "both on 3 of 4, no score: only 4 comparable".
func (s Score) Said(what string) string {
	v, ok := s.Value()
	switch {
	case s.Of == 0:
		return "no score: " + s.Why()
	case !ok:
		return what + " " + prose.Of(s.Same, s.Of) + ", no score: " + s.Why()
	}
	return what + " " + prose.Of(s.Same, s.Of) + " (" + Percent(v) + ")"
}

// Words are the score alone.
func (s Score) Words() string { return strings.TrimSpace(s.Said("")) }

// Words are the score of roll calls.
func (a Agreement) Words() string { return a.Said("the same vote in") }

// Words are the score of lists.
func (l Lists) Words() string { return l.Said("both on") }

// Words are the score of two texts; of votes and lists together no number of
// texts is given.
func (c *Common) Words() string {
	if c.Of >= Least && c.Why() != "" {
		return "on both " + strconv.Itoa(c.Same) + "; no score: " + c.Why()
	}
	return c.Said("on both")
}

// LeftOut returns the counts of States that the score of two texts leaves out,
// by the reason, without those that are 0.
func (c *Common) LeftOut() []string {
	return prose.Counts(prose.Counted{Word: "unknown", N: c.Unknown}, prose.Counted{Word: "not eligible for both", N: c.Closed})
}

// AllWords count the States of several texts, or say why they are not added up.
func (o *Overlap) AllWords() string {
	if all, ok := o.All(); ok {
		return prose.Count(all, "State") + " " + relation.VerbsOf(all, o.Statements) + " in at least one of the texts, and what they did is known on all."
	}
	return "Roll calls and lists are counted separately: there is no total and no score."
}

// NotCompared says why texts have no States to compare.
func (o *Overlap) NotCompared() []string {
	var out []string
	for _, texts := range [][]*model.Statement{o.Bodies, o.NoState, o.Withheld} {
		out = append(out, prose.Each(texts, LeftOut)...)
	}
	return out
}

// LeftOut says why a text has no States to compare.
func LeftOut(s *model.Statement) string {
	return prose.Sentence(s.ShortTitle + " is left out: " + matrix.Reason(s))
}

// LeftForDay says what a day leaves out, and which lists are of a later day.
func LeftForDay(later int, lists []*model.Statement) []string {
	var out, names []string
	if later > 0 {
		out = append(out, prose.Count(later, "later text")+" left out.")
	}
	names = append(names, prose.Each(lists, func(s *model.Statement) string { return s.ShortTitle + " (" + s.ListDate().Long() + ")" })...)
	if len(names) > 0 {
		out = append(out, "Known only as of a later day: the lists of "+strings.Join(names, "; ")+".")
	}
	return out
}

// LeftOut returns the counts of texts left out of the steps, by the reason,
// without those that are 0.
func (s *Steps) LeftOut() []string {
	return prose.Counts(
		prose.Counted{Word: model.WithoutVote.Word(), N: s.Bodies}, prose.Counted{Word: "of agencies, or nothing was signed", N: s.NoState},
		prose.Counted{Word: model.NotEligible.Word(), N: s.NotEligible}, prose.Counted{Word: "its act unknown", N: s.Unknown},
		prose.Counted{Word: "fewer than " + strconv.Itoa(StepOf) + " of the group to compare", N: s.TooFew},
		prose.Counted{Word: "what is not known of the group could change it", N: s.Unsettled},
	)
}

// Differing returns the count of lists that neither is on, unless it is 0.
func (l Lists) Differing() []string {
	return prose.Counts(prose.Counted{Word: "on neither", N: l.Neither})
}

// Differing returns the counts of roll calls in which both voted and not alike,
// without those that are 0: "opposite votes 3", "one abstained 4".
func (a Agreement) Differing() []string {
	return prose.Counts(prose.Counted{Word: "opposite votes", N: a.Opposed()}, prose.Counted{Word: "one abstained", N: a.Half})
}

// LeftOut returns the counts of roll calls that a score leaves out, by the
// reason, without those that are 0.
func (a Agreement) LeftOut() []string {
	return prose.Counts(
		prose.Counted{Word: "one or both absent", N: a.Absent}, prose.Counted{Word: "no majority in a group", N: a.Split},
		prose.Counted{Word: "unknown", N: a.Unknown}, prose.Counted{Word: "one not eligible", N: a.NotEligible},
	)
}

// LeftOut returns the counts of lists that a score leaves out, by the reason,
// without those that are 0.
func (l Lists) LeftOut() []string {
	return prose.Counts(
		prose.Counted{Word: "adopted by a whole body", N: l.Bodies}, prose.Counted{Word: "expert groups", N: l.Experts},
		prose.Counted{Word: "unknown", N: l.Unknown}, prose.Counted{Word: "one not eligible", N: l.NotEligible},
	)
}

// TooFew explains why a score is missing: "No score is given for fewer than 5
// comparable texts."
func TooFew() string {
	return "No score is given for fewer than " + strconv.Itoa(Least) + " comparable texts."
}
