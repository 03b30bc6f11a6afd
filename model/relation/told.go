package relation

import (
	"slices"
	"strings"

	"comity/model"
	"comity/model/prose"
)

// verb returns the verb for an act of joining or supporting a text.
func verb(s *model.Statement, act model.Act) string {
	switch act {
	case model.Listed:
		if s.Separate() {
			return ownStatement
		}
		return joined
	case model.Party:
		return joined
	case model.Signatory:
		return "signed"
	case model.Yes:
		return "voted yes"
	case model.Member:
		return "was a member"
	case model.Expert:
		return "had an expert"
	case model.No, model.Abstain, model.Absent, model.Via, model.Agency, model.WithoutVote, model.NotListed, model.Unknown, model.NotEligible, model.NoList:
	}
	return ""
}

// The verbs of those who are listed, and that of texts in which nobody can be.
const (
	joined       = "joined"
	ownStatement = "made a statement of its own"
	tookPart     = "took part"
)

// verbs returns the verbs in the order of a sentence.
func verbs() []string {
	return []string{joined, ownStatement, "signed", "voted yes", "was a member", "had an expert"}
}

// Verbs says what it is to take part in these texts: "joined", "joined or voted
// yes"; in the order joined, statement of its own, signed, yes, member, expert.
// Of texts in which nobody can take part it says "took part".
func Verbs(texts []*model.Statement) string { return verbsOf(texts, nil) }

// verbsOf is [Verbs] of these acts alone; without acts, of all.
func verbsOf(texts []*model.Statement, acts []model.Act) string {
	said := map[string]bool{}
	for _, s := range texts {
		for _, act := range s.Joining() {
			if acts == nil || slices.Contains(acts, act) {
				said[verb(s, act)] = true
			}
		}
	}
	all := prose.Only(verbs(), func(one string) bool { return said[one] })
	if len(all) == 0 {
		return tookPart
	}
	return prose.List(all, "or")
}

// Told is a case of several texts in words. Acts are those on record for the
// States; for a group, the acts by which States can take part.
type Told struct {
	Case  Case
	Among int      // the number of States and groups
	Only  string   // the name of the only one that took part
	Not   []string // where all are groups, the names of the others
	Group bool     // a group is among them: it did what more than half of its members did
	Acts  []model.Act
	Texts []*model.Statement
}

// Heading returns what the texts of a case have in common: "Both joined or
// voted yes", "Of the two, only Chile signed", "Both voted no", "Neither joined".
func (t Told) Heading() string {
	if t.Case == OneJoined && len(t.Not) > 0 {
		return "More than half of the members of " + t.Only + " " + t.verbs(true) + ", not of " + prose.List(t.Not, "or")
	}
	both := pick(t.Among, "Both", "All")
	switch t.Case {
	case AllJoined:
		return both + " " + t.verbs(true) + t.half()
	case OneJoined:
		return pick(t.Among, "Of the two", "Of those compared") + ", only " + t.Only + " " + t.verbs(false) + t.half()
	case SomeJoined:
		return "Some of them " + t.verbs(true) + t.half()
	case AllNo:
		return both + " voted no"
	case AllAbstained:
		return both + " abstained"
	case AllAbsent:
		return both + " were absent from the vote"
	case VotesDiffer:
		return "Different votes, none of them yes"
	case NoMajority:
		return "No vote cast by more than half of a group"
	case OnlySpoken:
		return pick(t.Among, "Neither", "None of them") + " " + Verbs(t.Texts) + t.half() + ", but " + t.spoken()
	case AgencyNamed:
		return "An agency of " + pick(t.Among, "one or both", "one or more") + " is named" + t.half()
	case NoneListed:
		return t.none() + t.half()
	case Unsigned:
		return "Nothing was signed or voted on"
	case Unsettled:
		return "Not known"
	case NotOpen:
		return "Not open to " + pick(t.Among, "both", "all of these")
	case NoVote, cases:
	}
	return "Adopted without a vote"
}

// MoreThanHalf follows words of States that also stand for groups.
const MoreThanHalf = " (of a group: more than half)"

func (t Told) half() string {
	if t.Group {
		return MoreThanHalf
	}
	return ""
}

// Category returns the case in words without names, for any number of States:
// "all voted yes", "only one signed", "none joined".
func (t Told) Category() string {
	switch t.Case {
	case AllJoined:
		return "all " + t.verbs(true)
	case OneJoined:
		return "only one " + t.verbs(false)
	case SomeJoined:
		return "some " + t.verbs(true)
	case OnlySpoken:
		return "none " + Verbs(t.Texts) + ", an organisation spoke for one or more"
	case AgencyNamed:
		return "an agency of one or more is named"
	case NoneListed:
		if !slices.ContainsFunc(t.Texts, joinable) {
			return "no agency is named"
		}
		return "none " + Verbs(t.Texts)
	case Unsigned:
		return model.NothingSigned
	case AllNo:
		return "all voted no"
	case AllAbstained, AllAbsent, VotesDiffer, NoMajority, Unsettled, NotOpen, NoVote, cases:
	}
	return t.Case.Word(3, -1)
}

// verbs are those of the acts on record, or else of the texts.
func (t Told) verbs(plural bool) string {
	out := verbsOf(t.Texts, t.Acts)
	if out == tookPart {
		out = Verbs(t.Texts)
	}
	if plural {
		out = ofSeveral(out)
	}
	return out
}

// ofSeveral makes verbs those of several States.
func ofSeveral(verbs string) string {
	return strings.NewReplacer("was a member", "were members", ownStatement, "made statements of their own", "had an expert", "had experts").Replace(verbs)
}

// VerbsOf are the [Verbs] of so many States.
func VerbsOf(n int, texts []*model.Statement) string {
	if n == 1 {
		return Verbs(texts)
	}
	return ofSeveral(Verbs(texts))
}

// VerbsBy are the [Verbs] of so many States on a text by these acts; of all if there
// are none: "signed" where all of them are signatories.
func VerbsBy(n int, text *model.Statement, acts []model.Act) string {
	if len(acts) == 0 {
		return VerbsOf(n, []*model.Statement{text})
	}
	verbs := verbsOf([]*model.Statement{text}, acts)
	if n == 1 {
		return verbs
	}
	return ofSeveral(verbs)
}

// none says that no State is on the lists of the texts. An advisory lists
// agencies; States do not join it.
func (t Told) none() string {
	advisory := func(s *model.Statement) bool { return s.Advisory() }
	none := pick(t.Among, "Neither", "None of them") + " " + Verbs(t.Texts)
	agency := "o agency of " + pick(t.Among, "either", "any of them") + " is named"
	switch {
	case !slices.ContainsFunc(t.Texts, advisory):
		return none
	case !slices.ContainsFunc(t.Texts, joinable):
		return "N" + agency
	}
	return none + ", and n" + agency
}

// spoken says who is on record instead of the State.
func (t Told) spoken() string {
	return "an organisation spoke for " + pick(t.Among, "one or both", "one or more")
}

// About explains the heading in a sentence or two.
func (t Told) About() string {
	switch t.Case {
	case AllJoined, AllNo, AllAbstained:
		return ""
	case OneJoined:
		return pick(t.Among, "Each row shows what is on record for the other.", "Each row shows what is on record for the others.")
	case SomeJoined:
		return "Each row shows what is on record for each."
	case AllAbsent:
		return "They were UN Members and did not take part in the vote. It says nothing about their views."
	case VotesDiffer:
		return "Each row shows what is recorded for each: no, abstain or absent."
	case NoMajority:
		return "A group's vote is the one that more than half of its votes were; here there is none."
	case OnlySpoken:
		return "An organisation's word is not the State's own."
	case AgencyNamed:
		return "An advisory is issued by agencies; it is not a statement of a State."
	case Unsigned:
		return "No State has an act on record about these texts."
	case NoneListed:
		if t.Group {
			return "Each row shows how many of the members are on the list. Not being listed says nothing about a State's views."
		}
		return "None of them is on the list. Not being listed says nothing about a State's views."
	case Unsettled:
		return "What is not known about one of them could change the answer."
	case NotOpen:
		return "At least one of them was not eligible."
	case NoVote, cases:
	}
	return "The whole membership adopted these: no State is listed."
}

// joinable reports whether a State can take part in a text at all.
func joinable(s *model.Statement) bool { return len(s.Joining()) > 0 }
