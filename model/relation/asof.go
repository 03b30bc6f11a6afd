package relation

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"comity/model"
	"comity/model/prose"
)

// Last completes a date that is known to the year or the month only with the
// last day it can be. No date stays none.
func Last(d model.Date) model.Date {
	if d.IsZero() || d.Day > 0 {
		return d
	}
	if d.Month == 0 {
		d.Month = 12
	}
	d.Day = time.Date(d.Year, time.Month(d.Month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
	return d
}

// First completes a date with the first day it can be.
func First(d model.Date) model.Date {
	if d.IsZero() {
		return d
	}
	d.Month, d.Day = max(d.Month, 1), max(d.Day, 1)
	return d
}

// When is the relation of a text to a day.
type When int

// The relations of a text to a day. A text of the day itself exists.
const (
	There   When = iota // its date is that day or before
	Unclear             // its date is known to the month or year, in which the day lies
	Later               // its date is after that day
)

// Of returns whether a text existed on a day. On the zero day, every text
// exists.
func Of(s *model.Statement, day model.Date) When {
	day = Last(day)
	switch date := s.When(); {
	case day.IsZero() || Last(date).Compare(day) <= 0:
		return There
	case First(date).Compare(day) <= 0:
		return Unclear
	}
	return Later
}

// Written reports whether a document can be of the day or before; one without a day
// can.
func Written(d *model.Document, day model.Date) bool {
	return day.IsZero() || First(d.Date).Compare(Last(day)) <= 0
}

// ListLater reports whether the list of a text is dated after the day, so that
// it may include States that had not joined by then.
func ListLater(s *model.Statement, day model.Date) bool {
	return !day.IsZero() && First(s.AsOf).Compare(Last(day)) > 0
}

// Act returns what a State had done about a text by a day. A State on record as
// joining later had not joined; for a treaty it may have been a signatory, so
// its act is unknown. The zero day is that of the record. Every view and every
// command asks here.
func Act(c *model.Corpus, s *model.Statement, co *model.Country, day model.Date) model.Act {
	act := c.Act(s, co)
	if day.IsZero() || !act.OwnName() {
		return act
	}
	text, ok := s.Joined.Get(string(co.ISO3))
	if !ok {
		return act
	}
	if joined, err := model.ParseDate(text); err != nil || First(joined).Compare(Last(day)) <= 0 {
		return act
	}
	if act == model.Party {
		return model.Unknown
	}
	return model.NotListed
}

// Participation is [Act] with what the sources add: for a State that joined
// later than the day, when it did.
func Participation(c *model.Corpus, s *model.Statement, co *model.Country, day model.Date) model.Participation {
	p := c.Participation(s, co)
	act := Act(c, s, co, day)
	if act == p.Act {
		return p
	}
	p.Act, p.Note, p.Date = act, "on record as joining on "+p.Date.Long(), s.When()
	return p
}

// Counts returns how many States had done what about a text by a day.
func Counts(c *model.Corpus, s *model.Statement, day model.Date) model.Counts {
	var n model.Counts
	for _, co := range c.Countries() {
		n[Act(c, s, co, day)]++
	}
	return n
}

// Texts describes what is unknown about texts as of a day: texts that may be
// later, and lists dated later.
func Texts(texts []*model.Statement, day model.Date) []string {
	if day.IsZero() {
		return nil
	}
	var unclear, later []string
	for _, s := range texts {
		switch {
		case Of(s, day) == Unclear:
			unclear = append(unclear, s.ShortTitle+" ("+s.When().Long()+")")
		case Of(s, day) == There && ListLater(s, day):
			later = append(later, s.ShortTitle+" ("+s.AsOf.Long()+")")
		}
	}
	var out []string
	if len(unclear) > 0 {
		out = append(out, "the exact day of these texts is not known; they may be later than "+Last(day).Long()+": "+strings.Join(unclear, ", "))
	}
	if len(later) > 0 {
		out = append(out, "these lists are as of a day after "+Last(day).Long()+": "+strings.Join(later, ", "))
	}
	return out
}

// Members is the known membership of a group.
type Members struct {
	Group *model.Group
	Day   model.Date // as requested; the zero date means the current list
	Codes []model.ISO3
	Known bool
	// Caveats describe what is unknown or incomplete; empty if nothing is.
	Caveats []string
}

// Has reports whether a State is known to have belonged to it.
func (m *Members) Has(code model.ISO3) bool { return slices.Contains(m.Codes, code) }

// Words returns the membership in one line: "EU on 23 September 2019: 28
// States".
func (m *Members) Words() string {
	day := "as of " + m.Group.AsOf.Long()
	if !m.Day.IsZero() {
		day = "on " + m.Day.Long()
	}
	if !m.Known {
		return fmt.Sprintf("%s %s: members not known", m.Group.ShortName, day)
	}
	states := "States"
	if len(m.Codes) == 1 {
		states = "State"
	}
	return fmt.Sprintf("%s %s: %d %s", m.Group.ShortName, day, len(m.Codes), states)
}

// NoMembers returns in words that no members of a group are on record for a day,
// and that this does not say whether there was such a group.
func NoMembers(g *model.Group, day model.Date) string {
	return fmt.Sprintf("no members of %s are on record on %s, nor whether it existed then; they are not known before %s", g.ShortName, day.Long(), g.RecordedFrom())
}

// MembersOf returns the members of a group at the end of a day, month or year.
// If that is not recorded, Known is false and Codes is empty.
func MembersOf(c *model.Corpus, g *model.Group, day model.Date) Members {
	asked := Last(day)
	if asked.IsZero() {
		asked = g.AsOf
	}
	m := Members{Group: g, Day: Last(day)}
	m.Codes, m.Known = c.MembersOn(g, asked)
	if !m.Known {
		m.Caveats = append(m.Caveats, NoMembers(g, asked))
		return m
	}
	if len(g.Unverified) > 0 {
		names := prose.Each(c.Named(g.Unverified), (*model.Country).DisplayName)
		m.Caveats = append(m.Caveats, fmt.Sprintf("%s: the membership of %s is unverified and left out here", g.ShortName, strings.Join(names, ", ")))
	}
	if g.Regional() && asked.Compare(g.AsOf) < 0 {
		m.Caveats = append(m.Caveats, g.ShortName+": the States of which the records say so today, as far as they were in the United Nations then; changes between regions and regional groups are not on record")
	}
	if asked.Compare(Last(g.AsOf)) > 0 {
		m.Caveats = append(m.Caveats, fmt.Sprintf("the list of %s is as of %s, the latest on record", g.ShortName, g.AsOf.Long()))
	}
	return m
}

// Groups returns the members of several groups on a day.
func Groups(c *model.Corpus, groups []*model.Group, day model.Date) []Members {
	return prose.Each(groups, func(g *model.Group) Members { return MembersOf(c, g, day) })
}

// NotYet returns the States that were in the United Nations neither as Members
// nor as observers on a day, by name.
func NotYet(c *model.Corpus, day model.Date) []*model.Country {
	return prose.Only(c.Countries(), func(co *model.Country) bool { return !day.IsZero() && First(co.UNSince).Compare(Last(day)) > 0 })
}

// Expression returns warnings that an expression ignores the day: it covers all
// texts on record and the members of groups today.
func Expression(expression string, day model.Date) []string {
	if day.IsZero() || strings.TrimSpace(expression) == "" {
		return nil
	}
	on := Last(day).Long()
	out := []string{"the expression covers all texts on record, not only those up to " + on}
	if undated(expression) {
		out = append(out, `member("…") in the expression means the members on record today, not those on `+on)
	}
	return out
}

// undated reports whether an expression calls member without a day.
func undated(expression string) bool {
	for _, after := range strings.Split(expression, "member")[1:] {
		call, _, _ := strings.Cut(after, ")")
		if !strings.Contains(call, ",") {
			return true
		}
	}
	return false
}

// Outside returns a warning if a day is before the first text (before is true)
// or after the records were compiled, and "" for a day between.
func Outside(c *model.Corpus, day model.Date) (words string, before bool) {
	if day.IsZero() || len(c.Statements()) == 0 {
		return "", false
	}
	first := c.Statements()[0]
	for _, s := range c.Statements() {
		if First(s.When()).Compare(First(first.When())) < 0 {
			first = s
		}
	}
	compiled := c.Edition().Compiled
	switch {
	case Last(day).Compare(First(first.When())) < 0:
		return NoText(day) + "; the first is dated " + first.When().Long() + "; choose a later day", true
	case First(day).Compare(compiled) > 0:
		return day.Long() + " is after the records were compiled, on " + compiled.Long() + "; they say nothing about later days", false
	}
	return "", false
}

// NoText says that no text is as old as a day.
func NoText(day model.Date) string { return "no text is dated " + Last(day).Long() + " or before" }
