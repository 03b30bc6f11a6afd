// Package asof looks at the corpus as of a day: which texts there were, who
// belonged to a group, and, in words, what of this is not known.
package asof

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"comity/model"
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

// When tells how a day lies to the date of a text.
type When int

// The ways a text can lie to a day. A text of the day itself is there.
const (
	There   When = iota // its date is that day or before
	Unclear             // its date is known to the month or year, in which the day lies
	Later               // its date is after that day
)

// Of tells whether a text was there on a day; on no day, it always was.
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

// ListLater reports whether the list of a text stands as of a later day, so
// that it may hold States that were not on it yet.
func ListLater(s *model.Statement, day model.Date) bool {
	return !day.IsZero() && First(s.AsOf).Compare(Last(day)) > 0
}

// Act is what a State did about a text by a day. Whoever is on record as joining
// later had not joined; of a treaty it may have been a signatory, so that its
// act is unknown. The zero day is that of the record. Every view and every command
// asks here.
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

// Counts tells how many States had done what about a text by a day.
func Counts(c *model.Corpus, s *model.Statement, day model.Date) model.Counts {
	var n model.Counts
	for _, co := range c.Countries() {
		n[Act(c, s, co, day)]++
	}
	return n
}

// Texts tells in words what of some texts is not known as of a day: those that
// may have come after it, and those whose lists stand as of a later day.
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
		out = append(out, "the day of these texts is not known, so they may be later than "+Last(day).Long()+": "+strings.Join(unclear, ", "))
	}
	if len(later) > 0 {
		out = append(out, "these lists stand as of a day after "+Last(day).Long()+": "+strings.Join(later, ", "))
	}
	return out
}

// Members is who belonged to a group, as far as it is known.
type Members struct {
	Group *model.Group
	Day   model.Date // as asked; the zero date asks for the list as it stands
	Codes []model.ISO3
	Known bool
	// Caveats tell in words what is not known or not complete; empty if nothing.
	Caveats []string
}

// Has reports whether a State is known to have belonged to it.
func (m *Members) Has(code model.ISO3) bool { return slices.Contains(m.Codes, code) }

// Words is the membership in a line: "EU on 23 September 2019: 28 States".
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

// NoMembers tells in words that no members of a group are on record for a day,
// and that this does not say whether there was such a group.
func NoMembers(g *model.Group, day model.Date) string {
	return fmt.Sprintf("no members of %s are on record on %s, nor whether it existed then; they are not known before %s", g.ShortName, day.Long(), g.RecordedFrom())
}

// MembersOf tells who belonged to a group at the end of a day, month or year.
// Where that is not recorded it says so, and names nobody.
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
		var names []string
		for _, co := range c.Named(g.Unverified) {
			names = append(names, co.DisplayName())
		}
		m.Caveats = append(m.Caveats, fmt.Sprintf("%s counts %s, unverified and left out here", g.ShortName, strings.Join(names, ", ")))
	}
	if asked.Compare(Last(g.AsOf)) > 0 {
		m.Caveats = append(m.Caveats, fmt.Sprintf("the list of %s is that of %s, the newest on record", g.ShortName, g.AsOf.Long()))
	}
	return m
}

// Groups tells who belonged to each of several groups on a day.
func Groups(c *model.Corpus, groups []*model.Group, day model.Date) []Members {
	out := make([]Members, len(groups))
	for i, g := range groups {
		out[i] = MembersOf(c, g, day)
	}
	return out
}

// Caveats tells in a few lines which of several memberships are not known.
func Caveats(all []Members) []string {
	var out []string
	for _, m := range all {
		out = append(out, m.Caveats...)
	}
	return out
}

// NotYet returns the States that were in the United Nations neither as Members
// nor as observers on a day, by name.
func NotYet(c *model.Corpus, day model.Date) []*model.Country {
	var out []*model.Country
	for _, co := range c.Countries() {
		if !day.IsZero() && First(co.UNSince).Compare(Last(day)) > 0 {
			out = append(out, co)
		}
	}
	return out
}

// Expression tells in words what an expression means that is not as of a day:
// it is asked of all texts on record, and of the members of groups today.
func Expression(expression string, day model.Date) []string {
	if day.IsZero() || strings.TrimSpace(expression) == "" {
		return nil
	}
	on := Last(day).Long()
	out := []string{"the expression is asked of all texts on record, not of those up to " + on}
	if strings.Contains(expression, "member") {
		out = append(out, `member("…") in the expression means the members on record today, not those on `+on)
	}
	return out
}

// Outside tells in words that a day lies before the first text, where there is
// nothing to see, or after the day on which the records were compiled, where
// they know nothing; before says which. It says nothing of a day between.
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
		return "no text is of " + Last(day).Long() + " or before; the first is of " + first.When().Long() + ", choose a later day", true
	case First(day).Compare(compiled) > 0:
		return day.Long() + " is after the day of the records; they were compiled on " + compiled.Long() + " and say nothing of later days", false
	}
	return "", false
}
