package model_test

import (
	"strings"
	"testing"

	"comity/model"
)

// means is what each act may claim, by how the text was adopted: all pairs that
// occur. A pair that is new here must be given its words.
func means() map[string]map[model.Act]string {
	const (
		via      = "only an organisation it belongs to spoke for it"
		notOn    = "is not on the list; says nothing about its view"
		closed   = "the text was not open to it: it was not of the forum or group, or not a UN Member on the day"
		withheld = "no list could be verified"
		minimum  = "the list is a known minimum, and it is not among the names that are known"
		disagree = "sources disagree about it"
	)
	return map[string]map[model.Act]string{
		"signature": {
			model.Listed: "its name is on the text: signed or joined", model.Party: "the treaty is in force for it",
			model.Signatory: "signed the treaty; not bound by it on the day of the list", model.NotListed: notOn, model.NotEligible: closed,
			model.Unknown: minimum + "|" + disagree,
		},
		"endorsement": {
			model.Listed: "is named as one that issued, endorsed or joined the text", model.Via: via, model.NotListed: notOn,
			model.Unknown: withheld + "|" + minimum + "|" + disagree, model.NotEligible: closed,
		},
		"membership": {
			model.Listed: "is named as a member, participant or contributor", model.Expert: "a national of it sat in the expert group, in his or her own name",
			model.Agency:    "an agency of it is named on the advisory; not a statement of the State",
			model.NotListed: notOn, model.Unknown: withheld + "|" + minimum, model.NotEligible: closed,
		},
		"consensus": {
			model.Member:      "belonged to the body that adopted the text by consensus; no signature is on record",
			model.WithoutVote: "the whole membership adopted it; no State is listed", model.Via: via, model.NotListed: notOn,
			model.Unknown: disagree, model.NotEligible: closed,
		},
		"vote": {
			model.Yes: "voted in favour", model.No: "voted against", model.Abstain: "abstained",
			model.Absent:  "was a UN Member and did not take part in the vote",
			model.Unknown: "its vote could not be settled from the sources", model.NotEligible: "could not vote: it was not a UN Member on the day",
		},
		model.Separate: {
			model.Listed: "made a statement of its own, or aligned itself with that of an organisation; no common text was signed", model.Via: via,
			model.NotListed: "no statement of its own is on record; says nothing about its view", model.Unknown: minimum,
			model.NotEligible: "could not be on record: it was not one of the States concerned, or not in the United Nations on the day",
		},
		"unknown": {
			model.Unknown:     "how the text was adopted is not established, so what it did is not known",
			model.NotEligible: closed,
		},
		"none": {model.NoList: model.NothingSigned},
	}
}

// TestMeaningIsTrueOfTheAdoption: over all texts and all States, what an act is
// said to mean fits how the text was adopted.
func TestMeaningIsTrueOfTheAdoption(t *testing.T) {
	c, table := realCorpus(t), means()
	for _, s := range c.Statements() {
		for act, n := range c.Counts(s) {
			act := model.Act(act) //nolint:gosec // an index of Counts is an act
			if n == 0 {
				continue
			}
			want, ok := table[s.Adoption][act]
			if got := s.Meaning(act); !ok || got == "" || !strings.Contains("|"+want+"|", "|"+got+"|") {
				t.Errorf("%s, adoption %s: %s means %q, expected %q", s.ID, s.Adoption, act.Word(), got, want)
			}
		}
	}
}

// TestNoTextIsClaimedOfSeparateStatements: where each State spoke for itself, no
// act says that a name is on a text.
func TestNoTextIsClaimedOfSeparateStatements(t *testing.T) {
	c, seen := realCorpus(t), 0
	for _, s := range c.Statements() {
		if s.Kind == "attribution" && !s.Separate() {
			t.Errorf("%s: an attribution is %s, expected separate statements", s.ID, s.Adoption)
		}
		if !s.Separate() {
			continue
		}
		seen++
		for _, act := range s.Acts() {
			for _, word := range []string{"on the text", "endorsed", "joined", "on the list"} {
				if strings.Contains(s.Meaning(act), word) {
					t.Errorf("%s: %s means %q, but there is no common text", s.ID, act.Word(), s.Meaning(act))
				}
			}
		}
	}
	if seen == 0 {
		t.Error("no text is of separate statements")
	}
}
