package model

import (
	"net/url"
	"slices"
	"strings"
)

// checkCells faults what a record says of single States: what sources claim of
// them, and what is to be known about their entries.
func (x *checker) checkCells(s *Statement) {
	x.states("cell_notes", s.CellNotes.codes())
	for _, note := range s.CellNotes {
		x.present("cell_notes."+note.Key, note.Value)
	}
	var states []ISO3
	for i := range s.Conflicts {
		states = append(states, s.Conflicts[i].State)
		x.checkConflict(s, &s.Conflicts[i])
	}
	x.states("conflicts", states)
	for _, code := range s.Disputed {
		if !slices.Contains(states, code) && s.CountNote == "" {
			x.fault("%s is in disputed but not in conflicts, expected what each source says about it, or a count_note", code)
		}
	}
}

// checkConflict faults a conflict that names less than two sources, or that the
// record settles although no source is official.
func (x *checker) checkConflict(s *Statement, c *Conflict) {
	says := map[string]bool{}
	officials := 0
	for _, claim := range c.Claims {
		act, ok := ParseAct(claim.Says)
		if !ok || act == Unknown {
			x.fault("conflicts of %s says %s, expected the word of an act", c.State, InQuotes(claim.Says))
		}
		says[act.Word()] = true
		i := slices.IndexFunc(s.Sources, func(o Source) bool { return o.Title == claim.Source })
		if i < 0 {
			x.fault("conflicts of %s names the source %s, expected the title of a source of the record", c.State, InQuotes(claim.Source))
		}
		if claim.Official {
			officials++
			if i >= 0 && !depositary(s.Sources[i].URL) {
				x.fault("conflicts of %s calls %s official, expected a source of the United Nations or of the depositary", c.State, InQuotes(claim.Source))
			}
		}
	}
	if len(says) < 2 || officials > 1 {
		x.fault("conflicts of %s contains %d different claims and %d official ones, expected two or more, and at most one official", c.State, len(says), officials)
		return
	}
	if slices.ContainsFunc(s.Corrected, func(k Correction) bool { return k.State == c.State }) {
		return // your data says otherwise
	}
	claim, settled := c.settled()
	if got := s.cell(c.State); settled && got.Word() != claim.Says {
		x.fault("conflicts of %s: the record says %s and the official source %s, expected the same", c.State, got.Word(), claim.Says)
	} else if !settled && got != Unknown {
		x.fault("conflicts of %s: no source is official and the record says %s, expected votes.unresolved or disputed", c.State, got.Word())
	}
}

// cell is what the record says of one State, as far as its lists go.
func (s *Statement) cell(code ISO3) Act {
	for _, column := range s.Votes.columns() {
		if slices.Contains(column.states, code) {
			return column.act
		}
	}
	switch {
	case slices.Contains(s.States, code):
		return s.listAct()
	case slices.Contains(s.Disputed, code):
		return Unknown
	case slices.Contains(s.SignedNotRatified, code):
		return Signatory
	}
	return NotListed
}

// depositary reports whether an address is one of the bodies that keep treaties
// and the records of votes.
func depositary(address string) bool {
	u, err := url.Parse(address)
	if err != nil {
		return false
	}
	host := strings.ToLower(u.Hostname())
	return slices.ContainsFunc([]string{"un.org", "undocs.org", "coe.int", "au.int", "oas.org", "osce.org"}, func(domain string) bool { return host == domain || strings.HasSuffix(host, "."+domain) })
}

// checkRecordNumbers faults identifiers of a vote that cannot be looked up.
func (x *checker) checkRecordNumbers(s *Statement) {
	if s.VoteRecord != "" && (strings.Trim(s.VoteRecord, "0123456789") != "" || s.VoteRecord[0] == '0' || len(s.VoteRecord) > 12) {
		x.fault("vote_record is %s, expected the number of a record in the UN Digital Library, in digits", InQuotes(s.VoteRecord))
	}
	if s.VoteRecord != "" && !s.RollCall() {
		x.fault("vote_record is %s and adoption is %s, expected one only for a vote", InQuotes(s.VoteRecord), InQuotes(s.Adoption))
	}
	if address := VoteRecordURL(s); address != "" && !slices.ContainsFunc(s.Sources, func(o Source) bool { return o.URL == address }) {
		x.fault("vote_record is %s, expected %s among the sources", InQuotes(s.VoteRecord), address)
	}
	if body, number, ok := strings.Cut(s.Meeting, "/PV."); s.Meeting != "" && (!ok || body == "" || strings.Trim(number, "0123456789") != "") {
		x.fault("meeting is %s, expected the symbol of a record of a meeting, such as A/78/PV.42", InQuotes(s.Meeting))
	}
}

// VoteRecordURL is the address of the voting record of a text, or empty.
func VoteRecordURL(s *Statement) string {
	if s.VoteRecord == "" {
		return ""
	}
	return "https://digitallibrary.un.org/record/" + s.VoteRecord
}

// checkDays faults days of a list that deny each other.
func (x *checker) checkDays(s *Statement) {
	if !s.AsOf.IsZero() && s.AsOf.Over(s.Date) {
		x.fault("as_of is %s, expected %s, the date of the text, or later", s.AsOf, s.Date)
	}
	for _, stand := range s.History {
		if !s.AsOf.IsZero() && s.AsOf.Over(stand.AsOf) {
			x.fault("history contains a list of %s, expected none after %s, the day of the list", stand.AsOf, s.AsOf)
		}
	}
	for _, pair := range s.Joined {
		day, err := ParseDate(pair.Value)
		if err == nil && !s.AsOf.IsZero() && s.AsOf.Over(day) && slices.Contains(s.States, ISO3(pair.Key)) {
			x.fault("%s joined on %s and is on the list of %s, expected a list of that date or later", pair.Key, day, s.AsOf)
		}
	}
}
