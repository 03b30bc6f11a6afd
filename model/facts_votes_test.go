package model_test

import (
	"fmt"
	"testing"

	"comity/model"
)

// rollCalls are the totals in the table of facts/un/README.md: in favour,
// against, abstaining, absent, unresolved; then the confidence given there.
var rollCalls = []struct {
	id         string
	want       [5]int
	confidence model.Confidence
}{
	{"ga-res-60-45", [5]int{177, 1, 0, 13, 0}, model.Checked},
	{"ga-res-61-54", [5]int{176, 1, 0, 15, 0}, model.Checked},
	{"ga-res-62-17", [5]int{179, 1, 0, 12, 0}, model.Checked},
	{"ga-res-63-37", [5]int{178, 1, 0, 13, 0}, model.Checked},
	{"ga-res-71-28", [5]int{180, 0, 1, 0, 12}, model.Unverified},
	{"ga-res-73-27", [5]int{119, 46, 14, 14, 0}, model.Checked},
	{"ga-res-73-187", [5]int{94, 59, 33, 7, 0}, model.Checked},
	{"ga-res-73-266", [5]int{138, 12, 16, 27, 0}, model.Checked},
	{"ga-res-74-28", [5]int{163, 10, 6, 14, 0}, model.Checked},
	{"ga-res-74-29", [5]int{129, 6, 45, 13, 0}, model.Checked},
	{"ga-res-74-247", [5]int{79, 60, 33, 21, 0}, model.Checked},
	{"ga-res-75-32", [5]int{163, 10, 7, 13, 0}, model.Checked},
	{"ga-res-75-240", [5]int{92, 50, 21, 30, 0}, model.Checked},
	{"ga-res-77-36", [5]int{112, 52, 8, 21, 0}, model.Reported},
	{"ga-res-77-37", [5]int{156, 7, 14, 16, 0}, model.Reported},
	{"ga-res-78-16", [5]int{157, 9, 11, 13, 3}, model.Unverified},
	{"ga-res-78-237", [5]int{104, 52, 7, 29, 1}, model.Unverified},
}

func TestRollCallTotals(t *testing.T) {
	c := realCorpus(t)
	for _, tc := range rollCalls {
		s := statementByID(t, c, tc.id)
		n := c.Counts(s)
		got := [5]int{n[model.Yes], n[model.No], n[model.Abstain], n[model.Absent], n[model.Unknown]}
		if got != tc.want {
			t.Errorf("%s: yes, no, abstain, absent, unknown are %v, expected %v", tc.id, got, tc.want)
		}
		if s.Confidence != tc.confidence {
			t.Errorf("%s: confidence %s, expected %s", tc.id, s.Confidence, tc.confidence)
		}
	}
	votes := 0
	for _, s := range c.Statements() {
		if s.Adoption == "vote" {
			votes++
		}
	}
	if votes != len(rollCalls) {
		t.Errorf("%d roll calls, expected %d", votes, len(rollCalls))
	}
}

// TestMembersOfTheDay: 191 Members in 2005, 192 from 2006, 193 since 2011;
// nobody else is in a vote of the Assembly.
func TestMembersOfTheDay(t *testing.T) {
	c := realCorpus(t)
	for _, tc := range []struct {
		id          string
		members     int
		notEligible string
	}{
		// The Assembly of 1998 had 185 Members: the 185th was Yugoslavia.
		{"ga-res-53-70", 184, "VAT PSE MNE SSD CHE TLS KIR NRU TON TUV SRB"},
		{"ga-res-60-45", 191, "VAT PSE MNE SSD"},
		{"ga-res-61-54", 192, "VAT PSE SSD"},
		{"ga-res-63-37", 192, "VAT PSE SSD"},
		{"ga-res-66-24", 193, "VAT PSE"},
		{"ga-res-73-27", 193, "VAT PSE"},
		{"ga-res-78-237", 193, "VAT PSE"},
	} {
		sameCodes(t, tc.id+" not eligible", did(t, c, tc.id, model.NotEligible), codes(tc.notEligible))
		n := c.Counts(statementByID(t, c, tc.id))
		if got := 195 - n[model.NotEligible]; got != tc.members {
			t.Errorf("%s: %d Members, expected %d", tc.id, got, tc.members)
		}
	}
	for _, tc := range rollCalls {
		for _, code := range []string{"VAT", "PSE"} {
			if act := actOf(t, c, tc.id, code); act != model.NotEligible {
				t.Errorf("%s reads %q for %s, expected not eligible", tc.id, act.Word(), code)
			}
		}
	}
}

// TestNamedVotes: votes that people know, read in facts/un.
func TestNamedVotes(t *testing.T) {
	c := realCorpus(t)
	for _, tc := range []struct {
		id  string
		act model.Act
		who string
	}{
		{"ga-res-60-45", model.No, "USA"},
		{"ga-res-63-37", model.No, "USA"},
		{"ga-res-71-28", model.Abstain, "UKR"},
		{"ga-res-73-27", model.Yes, "RUS CHN IND MEX ZAF IDN SGP"},
		{"ga-res-73-27", model.No, "USA GBR FRA DEU EST AUS CAN JPN NZL UKR ISR"},
		{"ga-res-73-27", model.Abstain, "BRA CHL CHE KOR TUR"},
		{"ga-res-73-266", model.Yes, "USA GBR FRA DEU EST AUS CAN JPN CHL IND"},
		{"ga-res-73-266", model.No, "RUS CHN CUB IRN PRK SYR VEN"},
		{"ga-res-74-29", model.No, "USA GBR CAN ISR UKR"},
		{"ga-res-74-247", model.Yes, "RUS CHN IND BLR CUB"},
		{"ga-res-74-247", model.No, "USA GBR FRA DEU EST AUS CAN JPN UKR"},
		{"ga-res-74-247", model.Abstain, "BRA MEX TUR"},
		{"ga-res-77-37", model.Yes, "FRA USA EST JPN"},
		{"ga-res-77-37", model.No, "RUS CHN IRN PRK SYR"},
		{"ga-res-78-16", model.No, "BDI BLR CHN IRN MLI NIC PRK RUS SYR"},
	} {
		for _, code := range codes(tc.who) {
			if got := actOf(t, c, tc.id, code); got != tc.act {
				t.Errorf("%s on %s: %q, expected %q", code, tc.id, got.Word(), tc.act.Word())
			}
		}
	}
}

func TestVotesThatAreNotKnown(t *testing.T) {
	c := realCorpus(t)
	for _, tc := range []struct{ id, unknown string }{
		{"ga-res-71-28", "GAB GMB GNQ HTI KNA LIE NRU RWA SOM STP TON ZWE"},
		{"ga-res-78-16", "TUR YEM ZWE"},
		{"ga-res-78-237", "TUR"},
	} {
		s := statementByID(t, c, tc.id)
		sameCodes(t, tc.id+" unknown", did(t, c, tc.id, model.Unknown), codes(tc.unknown))
		if s.CountNote == "" {
			t.Errorf("%s says nothing of why votes are unknown", tc.id)
		}
		for _, code := range codes(tc.unknown) {
			p := c.Participation(s, countryByCode(t, c, code))
			if p.Note != "its vote is not known" {
				t.Errorf("%s on %s: note %q", code, tc.id, p.Note)
			}
		}
	}
	for _, tc := range rollCalls {
		if s := statementByID(t, c, tc.id); tc.want[4] == 0 && c.Counts(s)[model.NotListed] > 0 {
			t.Errorf("%s: somebody is not listed in a roll call", tc.id)
		}
	}
	name, err := c.FindCountry("Türkiye")
	if err != nil || actOf(t, c, "ga-res-78-16", string(name.ISO3)) != model.Unknown {
		t.Errorf("Türkiye on 78/16 is not unknown: %v, %v", name, err)
	}
}

// TestStatedTotals: the record's own totals stay beside the list.
func TestStatedTotals(t *testing.T) {
	c := realCorpus(t)
	for _, tc := range rollCalls {
		s := statementByID(t, c, tc.id)
		want := fmt.Sprintf("%d-%d-%d", tc.want[0], tc.want[1], tc.want[2])
		switch tc.id {
		case "ga-res-71-28":
			want = "181-0-1" // one of the unknown twelve
		case "ga-res-78-16", "ga-res-78-237":
			want = "0-0-0" // no total was found
		}
		if got := fmt.Sprintf("%d-%d-%d", s.StatedVotes.Yes, s.StatedVotes.No, s.StatedVotes.Abstain); got != want {
			t.Errorf("%s states %s, expected %s", tc.id, got, want)
		}
	}
}
