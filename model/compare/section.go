package compare

import (
	"slices"
	"strconv"
	"strings"

	"comity/model"
	"comity/model/prose"
	"comity/model/relation"
)

// Section is the texts on which the subjects did the same together: roll calls
// by how their votes relate, and lists by who is on them.
type Section struct {
	Key     string // "voted-differently", "only-1": for places
	Heading string // "Voted differently", "Of the two, only Chile signed"
	About   string // explains the heading, where it needs that
	// First is set for votes, and for lists that one alone or all joined.
	First bool
	// Aside is set for texts on which the subjects cannot be set beside each
	// other: not known, not open to all, without a vote or a list.
	Aside bool
	Texts []Text // the newest first
}

// The keys of the sections that every comparison of States has, and of the one
// that says what is not known.
const (
	DifferentlyKey = "voted-differently"
	AlikeKey       = "voted-alike"
	AllJoinedKey   = "all-joined"
	NotKnownKey    = "not-known"
	absentKey      = "some-absent"
)

// OnlyKey is the key of the texts that one subject alone joined.
func OnlyKey(subject int) string { return "only-" + strconv.Itoa(subject+1) }

// Sections are the texts in the order of the sheet: votes that differ, what one
// alone joined, what all did, votes that are alike, and then what else occurs.
// A roll call is never among lists, nor a list among roll calls.
func (c *Comparison) Sections() []Section {
	by := map[string][]Text{}
	for _, t := range c.Texts {
		key := c.keyOf(&t)
		by[key] = append(by[key], t)
	}
	out := []Section{{Key: DifferentlyKey, Heading: "Voted differently", Texts: by[DifferentlyKey]}}
	for i := range c.Subjects.List {
		out = append(out, c.section(relation.OneJoined, i, by[OnlyKey(i)]))
	}
	out = append(out, c.section(relation.AllJoined, -1, by[AllJoinedKey]))
	for i := range out {
		out[i].First = true
	}
	votes := []Section{{Key: AlikeKey, Heading: "Voted alike"}, {Key: absentKey, Heading: "Some voted alike, others were absent"}}
	if len(c.Subjects.List) == 2 {
		votes[1].Heading = "One voted, the other was absent"
	}
	for _, s := range votes {
		if s.Texts, s.First = by[s.Key], true; len(s.Texts) > 0 {
			out = append(out, s)
		}
	}
	for _, one := range relation.Cases() {
		if texts := by[keyOf(one)]; one != relation.AllJoined && len(texts) > 0 {
			out = append(out, c.section(one, -1, texts))
		}
	}
	return out
}

func keyOf(one relation.Case) string { return strings.ReplaceAll(one.Key(), " ", "-") }

func (c *Comparison) keyOf(t *Text) string {
	if !t.Statement.RollCall() {
		if t.Category == relation.OneJoined {
			return OnlyKey(t.Only)
		}
		return keyOf(t.Category)
	}
	switch t.Category {
	case relation.AllJoined, relation.OneJoined, relation.SomeJoined, relation.AllNo, relation.AllAbstained, relation.VotesDiffer:
	default:
		return keyOf(t.Category)
	}
	var cast []relation.Stance
	key := AlikeKey
	for i := range t.Stands {
		switch stand := t.Stands[i].stance(t.Statement); stand {
		case relation.Joined, relation.No, relation.Abstain:
			if !slices.Contains(cast, stand) {
				cast = append(cast, stand)
			}
		default:
			key = absentKey
		}
	}
	if len(cast) > 1 {
		return DifferentlyKey
	}
	return key
}

// section puts some texts of a case into words.
func (c *Comparison) section(one relation.Case, only int, texts []Text) Section {
	told := c.told(one, only, texts)
	s := Section{Key: keyOf(one), Heading: told.Heading(), About: told.About(), Texts: texts}
	switch one {
	case relation.OneJoined:
		s.Key = OnlyKey(only)
	case relation.Unsettled, relation.NotOpen, relation.NoVote, relation.Unsigned:
		s.Aside = true
	default: // what they did is what is asked for
	}
	return s
}

// told is what some texts of a case have in common.
func (c *Comparison) told(one relation.Case, only int, texts []Text) relation.Told {
	out := relation.Told{Case: one, Among: len(c.Subjects.List)}
	names, groups := c.Subjects.Names(), prose.Only(c.Subjects.List, func(one Subject) bool { return one.Group != nil })
	out.Group = len(groups) > 0
	if only >= 0 {
		out.Only = names[only]
		if len(groups) == len(names) {
			out.Not = slices.Delete(names, only, only+1)
		}
	}
	for i := range texts {
		out.Texts = append(out.Texts, texts[i].Statement)
		for _, act := range c.joining(&texts[i]) {
			if !slices.Contains(out.Acts, act) {
				out.Acts = append(out.Acts, act)
			}
		}
	}
	return out
}

// joining are the acts by which subjects took part in a text; of a group, those
// of its members that did.
func (c *Comparison) joining(t *Text) []model.Act {
	var out []model.Act
	for i := range t.Stands {
		if t.Stands[i].stance(t.Statement) != relation.Joined {
			continue
		}
		out = append(out, prose.Only(model.Acts(), func(act model.Act) bool { return t.Stands[i].Counts[act] > 0 && act.Joined() })...)
	}
	return out
}

// CategoryOf is the case of one text in words that name no subject, for tables
// of data: "all voted no", "only one signed".
func (c *Comparison) CategoryOf(t *Text) string {
	return c.told(t.Category, -1, []Text{*t}).Category()
}
