package model

import (
	"slices"
	"strconv"
	"strings"
)

// changesSince is the first year for which membership changes are recorded.
const changesSince = 2010

// changesCovered reports whether membership-changes.csv covers a group, or the
// group is known not to have changed since 2010.
func changesCovered(id GroupID) bool {
	switch id {
	case "freedom-online-coalition", "pacific-islands-forum", "arab-league", "caricom", "arf", "quad", "aukus":
		return false
	}
	return true
}

func membersKnown(g *Group, day Date) bool {
	return day.Compare(g.AsOf) >= 0 || g.Regional() || changesCovered(g.ID) && day.Year >= changesSince
}

// RecordedFrom returns in words from when the members of a group are on record:
// "2010" or a day.
func (g *Group) RecordedFrom() string {
	if changesCovered(g.ID) {
		return strconv.Itoa(changesSince)
	}
	return g.AsOf.Long()
}

// actsOf computes what every State did about one statement. It is the only
// place where the vocabulary is decided.
func (c *Corpus) actsOf(s *Statement) []Act {
	acts := make([]Act, len(c.countries))
	base := NotListed
	switch {
	case s.Unsigned():
		return slices.Repeat([]Act{NoList}, len(acts))
	case s.Withheld() || s.Minimum() || s.AdoptionUnknown():
		base = Unknown
	case s.WithoutVote():
		base = WithoutVote
	}
	eligible := c.eligible(s)
	for i, co := range c.countries {
		if eligible(co) {
			acts[i] = base
		}
	}
	set := func(codes []ISO3, act Act) {
		for _, code := range codes {
			if co, ok := c.byISO3[code]; ok {
				acts[co.index] = act
			}
		}
	}
	for _, via := range s.StatesVia {
		set(via.States, Via)
	}
	set(s.Disputed, Unknown)
	set(s.SignedNotRatified, Signatory)
	set(s.States, s.listAct())
	for _, column := range s.Votes.columns() {
		set(column.states, column.act)
	}
	return acts
}

// listAct is what being in the list of States of a statement means.
func (s *Statement) listAct() Act {
	switch {
	case s.Advisory():
		return Agency
	case s.Kind == "expert-group":
		return Expert
	case s.ListOf == "parties":
		return Party
	case s.ListOf == "signatories":
		return Signatory
	case s.Adoption == "consensus":
		return Member
	}
	return Listed
}

// eligible returns which States could have been on the list: OpenTo is
// "un-members" (Members on the day), "states" (Members on the day and the
// observer States), "listed" (only those listed: the list is the body),
// "group:ID" (the group's members on the day) or "statement:ID" (those listed
// in another statement); it is empty where nothing was signed or voted on, and
// then nobody could have been.
func (c *Corpus) eligible(s *Statement) func(*Country) bool {
	day := s.ListDate()
	among := s.States
	kind, ref, _ := strings.Cut(s.OpenTo, ":")
	switch kind {
	case "un-members":
		return func(co *Country) bool { return co.UNMemberOn(day) }
	case "states":
		return func(co *Country) bool { return co.UNSince.Compare(day) <= 0 }
	case "group":
		among, _ = c.MembersOn(c.groupByID[GroupID(ref)], day)
	case "statement":
		among = c.stmtByID[StatementID(ref)].States
	}
	is := make([]bool, len(c.countries))
	for _, code := range among {
		if co, ok := c.byISO3[code]; ok {
			is[co.index] = true
		}
	}
	return func(co *Country) bool { return is[co.index] }
}

// Participation is what one State did about one statement, with what the
// sources add to it.
type Participation struct {
	Statement *Statement
	Country   *Country
	Act       Act
	Date      Date   // when it did it: the day of joining, else the day of the text
	Note      string // a role, a later accession, a dispute, the organisation that spoke
}

// Participation returns what a State did about a statement.
func (c *Corpus) Participation(s *Statement, co *Country) Participation {
	p := Participation{Statement: s, Country: co, Act: c.Act(s, co), Date: s.When()}
	code := string(co.ISO3)
	if joined, ok := s.Joined.Get(code); ok {
		if day, err := ParseDate(joined); err == nil {
			p.Date = day
		}
	}
	switch later, ok := s.LaterJoiners.Get(code); {
	case ok:
		p.Note = "joined later: " + later
	case s.cellNote(co.ISO3) != "":
		p.Note = s.cellNote(co.ISO3)
	case slices.Contains(s.Disputed, co.ISO3):
		p.Note = "sources disagree"
	case slices.Contains(s.SignedNotRatified, co.ISO3):
		p.Note = "signed, not ratified"
	case p.Act == Via:
		p.Note = "spoken for by " + strings.Join(s.viaOrganizations(co.ISO3), " and ")
	case s.Unsigned():
		p.Note = NothingSigned
	case p.Act == Unknown && s.AdoptionUnknown():
		p.Note = "how it was adopted is not established"
	case p.Act == Unknown && s.Withheld():
		p.Note = "no list could be verified"
	case p.Act == Unknown && s.Minimum():
		p.Note = "the list is a known minimum"
	case p.Act == Unknown:
		p.Note = "its vote is not known"
	}
	if role, ok := s.Roles.Get(code); ok {
		p.Note = role
	}
	if s.ReadBy == co.ISO3 {
		p.Note = "read the text"
	}
	return p
}

// viaOrganizations names the organisations that spoke for a State.
func (s *Statement) viaOrganizations(code ISO3) []string {
	var out []string
	for _, via := range s.StatesVia {
		if slices.Contains(via.States, code) {
			out = append(out, via.Organization)
		}
	}
	return out
}
