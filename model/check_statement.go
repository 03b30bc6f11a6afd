package model

import (
	"slices"
	"strings"

	"comity/model/prose"
)

// kebab reports whether an id has the form in which people type the ids of
// statements and groups.
func kebab(id string) bool {
	for word := range strings.SplitSeq(id, "-") {
		if word == "" || strings.Trim(word, "abcdefghijklmnopqrstuvwxyz0123456789") != "" {
			return false
		}
	}
	return true
}

func (x *checker) checkStatement(s *Statement) {
	x.at("statement", string(s.ID))
	x.text(s)
	if !kebab(string(s.ID)) {
		x.fault("the id is %s, expected small letters, digits and single hyphens", InQuotes(string(s.ID)))
	}
	x.present("title", s.Title)
	x.present("short_title", s.ShortTitle)
	x.present("summary", s.Summary)
	x.present("forum", s.Forum)
	x.word("kind", s.Kind, kinds())
	x.word("adoption", s.Adoption, adoptions())
	x.word("date_precision", s.DatePrecision, vocabulary{"", "month"})
	x.word("list_status", s.ListStatus, vocabulary{"", "minimum", "withheld"})
	x.confident("confidence", s.Confidence)
	x.sources(s.Sources)
	if s.URL != "" {
		x.address("url", s.URL)
	} else if s.URLChecked {
		x.fault("url_checked is true without a url, expected the address that was opened")
	}
	if s.Publisher != "" && s.URL == "" {
		x.fault("publisher is %s without a url, expected the page that it publishes", InQuotes(s.Publisher))
	}
	if s.Date.IsZero() {
		x.fault("date is missing, expected one like 2019-09-23")
	}
	x.checkOpenTo(s)
	x.checkAdoption(s)
	x.checkStates(s)
	x.checkVotes(s)
	x.checkCount(s)
	x.checkCells(s)
	x.checkRecordNumbers(s)
	x.checkDays(s)
	x.checkCarries(s)
	x.checkFollows(s)
	for _, p := range s.Pillars {
		x.word("pillars", p, pillars())
	}
	for _, q := range s.Quoted {
		x.present("the text of a quotation", q.Text)
	}
	if s.Mandate != "" && !slices.ContainsFunc(x.Statements, func(o Statement) bool { return o.Symbol == s.Mandate }) {
		x.fault("mandate is %s, expected the symbol of a statement", InQuotes(s.Mandate))
	}
}

// checkAdoption faults States by name where nothing was signed or voted on or
// where it is not known how a text came about, a source of the adoption that is
// none, norms backed as a set by an attribution, and norms on an advisory: it is
// of agencies, and no word of a State.
func (x *checker) checkAdoption(s *Statement) {
	if named := len(s.States) + len(s.SignedNotRatified) + len(s.Disputed) + len(s.StatesVia) + len(s.LaterJoiners) + s.StatedCount; (s.Unsigned() || s.AdoptionUnknown()) && named > 0 {
		x.fault("adoption is %s and the record has a list of States or a number of them, expected neither", s.Adoption)
	}
	if (s.Unsigned() || s.AdoptionUnknown()) && s.ListStatus != "" {
		x.fault("adoption is %s and list_status is %s, expected nothing", s.Adoption, InQuotes(s.ListStatus))
	}
	if s.Advisory() && s.Adoption != "membership" {
		x.fault("adoption is %s, expected membership: the list of an advisory is that of the States whose agencies it names", InQuotes(s.Adoption))
	}
	if s.Kind == "attribution" && s.NormsCollective {
		x.fault("norms_collective is true, expected false: an attribution gathers statements of single States, and what one says of the norms the others do not")
	}
	if s.AdoptionSource != "" && !slices.ContainsFunc(s.Sources, func(o Source) bool { return o.Title == s.AdoptionSource && o.Read != NotRead }) {
		x.fault("adoption_source is %s, expected the title of one of its sources that was read", InQuotes(s.AdoptionSource))
	}
	if s.Advisory() && (len(s.Norms) > 0 || s.NormsCollective) {
		x.fault("norms contains %d and norms_collective is %t, expected none: an advisory is of agencies and carries no norm", len(s.Norms), s.NormsCollective)
	}
}

func (x *checker) checkOpenTo(s *Statement) {
	if s.Unsigned() {
		if s.OpenTo != "" {
			x.fault("open_to is %s, expected nothing: nothing was signed or voted on", InQuotes(s.OpenTo))
		}
		return
	}
	kind, ref, _ := strings.Cut(s.OpenTo, ":")
	ok := false
	switch kind {
	case "un-members", "states", "listed":
		ok = ref == ""
	case "group":
		ok = x.groups[GroupID(ref)]
		x.checkGroupDay(s, GroupID(ref))
	case "statement":
		_, ok = x.statements[StatementID(ref)]
	}
	if !ok {
		x.fault("open_to is %s, expected un-members, states, listed, group:ID or statement:ID", InQuotes(s.OpenTo))
	}
}

// checkGroupDay faults a statement open to the members of a group on a day for
// which its members are not known: everyone else would read "not eligible".
func (x *checker) checkGroupDay(s *Statement, id GroupID) {
	i := slices.IndexFunc(x.Groups, func(g Group) bool { return g.ID == id })
	if i < 0 || membersKnown(&x.Groups[i], s.ListDate()) {
		return
	}
	x.fault("open_to is %s, whose members on %s are not known, expected listed or a later day", InQuotes(s.OpenTo), s.ListDate())
}

// checkStates faults the lists of States and who is in more than one of them.
func (x *checker) checkStates(s *Statement) {
	x.states("states", s.States)
	x.states("signed_not_ratified", s.SignedNotRatified)
	x.states("disputed", s.Disputed)
	x.states("hosts", s.Hosts)
	x.states("main_sponsors", s.MainSponsors)
	for _, via := range s.StatesVia {
		x.states("states_via."+via.Organization, via.States)
		if !slices.Contains(s.Organizations, via.Organization) {
			x.fault("states_via contains %s, expected one of its organizations", InQuotes(via.Organization))
		}
	}
	if s.ReadBy != "" {
		x.states("read_by", []ISO3{s.ReadBy})
	}
	for _, stand := range s.History {
		x.states("history.states", stand.States)
		x.states("history.added", stand.Added)
	}
	for _, list := range []struct {
		name  string
		codes []ISO3
	}{{"signed_not_ratified", s.SignedNotRatified}, {"disputed", s.Disputed}, {"later_joiners", s.LaterJoiners.codes()}} {
		for _, code := range list.codes {
			if slices.Contains(s.States, code) {
				x.fault("%s is in states and in %s, expected in one of them", code, list.name)
			}
		}
	}
	x.states("later_joiners", s.LaterJoiners.codes())
	x.states("roles", s.Roles.codes())
	for name, pairs := range map[string]Pairs{"ratified": s.Ratified, "reported": s.Reported} {
		for _, code := range pairs.codes() {
			if s.Kind != "treaty" || !slices.Contains(s.States, code) {
				x.fault("%s contains %s, expected States that signed a treaty", name, code)
			}
		}
	}
	for _, pair := range s.Ratified {
		if _, err := ParseDate(pair.Value); err != nil {
			x.fault("ratified.%s: %v", pair.Key, err)
		}
	}
	for _, pair := range s.Joined {
		if !x.codes[ISO3(pair.Key)] && !slices.Contains(s.Organizations, pair.Key) {
			x.fault("joined contains %s, expected a code of %s or one of its organizations", InQuotes(pair.Key), countriesFile)
		}
		if _, err := ParseDate(pair.Value); err != nil {
			x.fault("joined.%s: %v", pair.Key, err)
		}
	}
	switch {
	case s.Withheld() && len(s.States) > 0:
		x.fault("the list is withheld but states contains %d, expected none", len(s.States))
	case s.Withheld() && s.CountNote == "":
		x.fault("the list is withheld without a count_note, expected one that says why")
	case (s.Kind == "treaty") != (s.ListOf != ""):
		x.fault("list_of is %s, expected parties or signatories for a treaty and nothing else", InQuotes(s.ListOf))
	case s.ListOf != "":
		x.word("list_of", s.ListOf, vocabulary{"parties", "signatories"})
	}
}

func (p Pairs) codes() []ISO3 {
	return prose.Each(p, func(pair Pair) ISO3 { return ISO3(pair.Key) })
}

// checkVotes faults a roll call: every Member of the day is in one column.
func (x *checker) checkVotes(s *Statement) {
	column := map[ISO3]string{}
	for _, c := range s.Votes.columns() {
		x.states("votes."+c.name, c.states)
		for _, code := range c.states {
			if other, twice := column[code]; twice && other != c.name {
				x.fault("%s is in votes.%s and votes.%s, expected in one column", code, other, c.name)
			}
			column[code] = c.name
		}
	}
	if s.RollCall() != (len(column) > 0) {
		x.fault("adoption is %s and the roll call contains %d States, expected a roll call exactly for a vote", InQuotes(s.Adoption), len(column))
	}
	if len(column) == 0 {
		return
	}
	for i := range x.Countries {
		c := &x.Countries[i]
		_, voted := column[c.ISO3]
		switch member := c.UNMemberOn(s.Date); {
		case member && !voted:
			x.fault("%s was a UN Member on %s and is in no column, expected in one", c.ISO3, s.Date)
		case !member && voted:
			x.fault("%s was not a UN Member on %s and is in votes.%s, expected in none", c.ISO3, s.Date, column[c.ISO3])
		}
	}
}

// checkCount faults a stated number that differs from the list unexplained.
func (x *checker) checkCount(s *Statement) {
	if least := min(s.StatedCount, s.StatedVotes.Yes, s.StatedVotes.No, s.StatedVotes.Abstain); least < 0 {
		x.fault("a stated number is %d, expected 0 or more", least)
	}
	explained := s.CountNote != "" || s.StatedOf != ""
	if s.StatedCount != 0 && s.StatedCount != len(s.States) && !explained {
		x.fault("stated_count is %d and states contains %d, expected equal numbers, or stated_of or a count_note", s.StatedCount, len(s.States))
	} else if s.StatedCount != 0 && len(s.Organizations) > 0 && !explained {
		x.fault("stated_count is %d and organizations contains %d, expected stated_of or a count_note that says whether they are counted", s.StatedCount, len(s.Organizations))
	}
	if s.StatedOf != "" && s.StatedCount == 0 {
		x.fault("stated_of is %s and stated_count is missing, expected the number it describes", InQuotes(s.StatedOf))
	}
	if s.TotalsBasis != "" && s.StatedVotes == (Tally{}) {
		x.fault("totals_basis says where the totals come from and stated_votes is missing, expected both or neither")
	}
	if len(s.Votes.columns()[0].states) == 0 && s.StatedVotes == (Tally{}) {
		return
	}
	if s.StatedVotes != s.Counted() && s.CountNote == "" && len(s.Corrected) == 0 {
		x.fault("stated_votes is %s and the roll call contains %s, expected equal numbers or a count_note", s.StatedVotes, s.Counted())
	}
}

// checkCarries faults the norms a statement carries.
func (x *checker) checkCarries(s *Statement) {
	seen := map[NormID]bool{}
	for _, c := range s.Norms {
		if _, ok := x.norms[c.Norm]; !ok {
			x.fault("norms contains %s, expected the id of a norm", InQuotes(string(c.Norm)))
		}
		if seen[c.Norm] {
			x.fault("norms contains %s twice, expected once", InQuotes(string(c.Norm)))
		}
		seen[c.Norm] = true
		x.present("the reason for norm "+string(c.Norm), c.Why)
		var words vocabulary
		words = append(words, prose.Strings(prose.Only(Hows(), func(how How) bool { return how != Set }))...)
		x.word("how it carries "+string(c.Norm), string(c.How), words)
	}
}
