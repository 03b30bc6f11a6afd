package compare

import (
	"slices"
	"strconv"
	"strings"

	"comity/model"
	"comity/model/relation"
)

// Section is the texts of one case, and of one subject where it alone took part,
// with what can be said of all of them.
type Section struct {
	Key   string // "all-joined", "only-1": for places
	Told  relation.Told
	Texts []Text // the newest first
}

// Sections are the texts by case in the order of the screens: each case that
// occurs, and those in which all, or one alone, took part in any case.
func (c *Comparison) Sections() []Section {
	var out []Section
	for _, one := range relation.Cases() {
		if one == relation.OneJoined {
			for i := range c.Subjects.List {
				out = append(out, c.section(one, i, c.Only(i)))
			}
			continue
		}
		if texts := c.In(one); len(texts) > 0 || one == relation.AllJoined {
			out = append(out, c.section(one, -1, texts))
		}
	}
	return out
}

// section returns what some texts of a case have in common.
func (c *Comparison) section(one relation.Case, only int, texts []Text) Section {
	s := Section{Key: strings.ReplaceAll(one.Key(), " ", "-"), Texts: texts, Told: relation.Told{Case: one, Among: len(c.Subjects.List)}}
	if only >= 0 {
		s.Key, s.Told.Only = "only-"+strconv.Itoa(only+1), c.Subjects.List[only].Name
	}
	for i := range texts {
		s.Told.Texts = append(s.Told.Texts, texts[i].Statement)
		for _, act := range c.joining(&texts[i]) {
			if !slices.Contains(s.Told.Acts, act) {
				s.Told.Acts = append(s.Told.Acts, act)
			}
		}
	}
	return s
}

// joining are the acts by which subjects took part in a text; of a group, those
// of its members that did.
func (c *Comparison) joining(t *Text) []model.Act {
	var out []model.Act
	for i := range t.Stands {
		if t.Stands[i].stance(t.Statement) != relation.Joined {
			continue
		}
		for _, act := range model.Acts() {
			if t.Stands[i].Counts[act] > 0 && act.Joined() {
				out = append(out, act)
			}
		}
	}
	return out
}

// CategoryOf is the case of one text in words that name no subject, for tables
// of data: "all voted no", "only one signed".
func (c *Comparison) CategoryOf(t *Text) string {
	return c.section(t.Category, -1, []Text{*t}).Told.Category()
}
