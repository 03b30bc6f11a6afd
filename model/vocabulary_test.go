package model_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"comity/model"
)

// TestTheHonestWords pins the vocabulary: the words, their order, and which of
// them claim what.
func TestTheHonestWords(t *testing.T) {
	want := []struct {
		act                       model.Act
		word                      string
		ownName, joined, recorded bool
	}{
		{model.Listed, "listed", true, true, true},
		{model.Party, "party", true, true, true},
		{model.Signatory, "signatory", true, true, true},
		{model.Member, "member", false, true, true},
		{model.WithoutVote, "adopted without a vote", false, false, false},
		{model.Expert, "expert", false, true, true},
		{model.Yes, "yes", false, true, true},
		{model.No, "no", false, false, true},
		{model.Abstain, "abstain", false, false, true},
		{model.Absent, "absent", false, false, true},
		{model.Via, "via", false, false, true},
		{model.Agency, "agency", false, false, true},
		{model.NotListed, "not listed", false, false, false},
		{model.Unknown, "unknown", false, false, false},
		{model.NotEligible, "not eligible", false, false, false},
		{model.NoList, "no list", false, false, false},
	}
	acts := model.Acts()
	if len(acts) != len(want) || len(model.Counts{}) != len(want) {
		t.Fatalf("%d acts, expected %d", len(acts), len(want))
	}
	for i, tc := range want {
		a := acts[i]
		if a != tc.act || a.Word() != tc.word || a.Key() != strings.ReplaceAll(tc.word, " ", "_") {
			t.Errorf("act %d is %q, expected %q", i, a.Word(), tc.word)
		}
		if a.OwnName() != tc.ownName || a.Joined() != tc.joined || a.Recorded() != tc.recorded {
			t.Errorf("%s: own name %v, joined %v, recorded %v", tc.word, a.OwnName(), a.Joined(), a.Recorded())
		}
		for _, spelling := range []string{tc.word, strings.ToUpper(tc.word), a.Key(), strings.ReplaceAll(tc.word, " ", "-")} {
			if parsed, ok := model.ParseAct(spelling); !ok || parsed != a {
				t.Errorf("%q does not parse as %q", spelling, tc.word)
			}
		}
	}
	var zero model.Act
	if zero != model.NotEligible {
		t.Error("the zero act claims something")
	}
	for _, word := range []string{"", "signed", "refused", "against", "yes!"} {
		if a, ok := model.ParseAct(word); ok {
			t.Errorf("%q parses as %q", word, a.Word())
		}
	}
}

// TestNoWordAccuses: what a State did not do is never said as a refusal.
func TestNoWordAccuses(t *testing.T) {
	meanings := map[string]bool{}
	for _, a := range model.Acts() {
		for _, word := range []string{"refus", "reject", "did not sign", "fail", "oppos"} {
			if strings.Contains(strings.ToLower(a.Word()+" "+a.Meaning()), word) {
				t.Errorf("%s: %q accuses", a.Word(), a.Meaning())
			}
		}
		meanings[a.Meaning()] = true
	}
	if len(meanings) != len(model.Acts()) {
		t.Error("two acts have the same meaning")
	}
	if !strings.Contains(model.NotListed.Meaning(), "says nothing about its view") {
		t.Error("not listed does not say that it says nothing")
	}
	if !strings.Contains(model.Expert.Meaning(), "in his or her own name") {
		t.Error("expert does not say in whose name")
	}
}

// TestEveryActFitsItsStatement: for every statement, every State has exactly one
// act, and nobody is counted who was not a State then.
func TestEveryActFitsItsStatement(t *testing.T) {
	c := realCorpus(t)
	for _, s := range c.Statements() {
		sum := 0
		for _, n := range c.Counts(s) {
			sum += n
		}
		if sum != len(c.Countries()) {
			t.Errorf("%s: %d acts for %d States", s.ID, sum, len(c.Countries()))
		}
		allowed := []model.Act{model.Listed, model.Via, model.NotListed, model.Unknown, model.NotEligible}
		switch {
		case s.RollCall():
			allowed = []model.Act{model.Yes, model.No, model.Abstain, model.Absent, model.Unknown, model.NotEligible}
		case s.Unsigned():
			allowed = []model.Act{model.NoList}
		case s.AdoptionUnknown():
			allowed = []model.Act{model.Unknown, model.NotEligible}
		case s.Advisory():
			allowed = []model.Act{model.Agency, model.NotListed, model.Unknown, model.NotEligible}
		case s.WithoutVote():
			allowed = []model.Act{model.WithoutVote, model.Unknown, model.NotEligible}
		case s.Kind == "expert-group":
			allowed = []model.Act{model.Expert, model.NotListed, model.NotEligible}
		case s.Kind == "treaty":
			allowed = []model.Act{model.Party, model.Signatory, model.NotListed, model.Unknown, model.NotEligible}
		case s.Adoption == "consensus":
			allowed = []model.Act{model.Member, model.Via, model.NotListed, model.NotEligible}
			if len(s.Disputed) > 0 {
				allowed = append(allowed, model.Unknown)
			}
		}
		for _, co := range c.Countries() {
			act := c.Act(s, co)
			if !slices.Contains(allowed, act) {
				t.Errorf("%s: %s reads %q", s.ID, co.ISO3, act.Word())
			}
			if act.Recorded() && co.UNSince.Compare(s.ListDate()) > 0 {
				t.Errorf("%s: %s reads %q before it was a Member or observer", s.ID, co.ISO3, act.Word())
			}
		}
	}
}

func TestParseDate(t *testing.T) {
	for text, want := range map[string]model.Date{
		"2019": {Year: 2019}, "2019-09": {Year: 2019, Month: 9}, "2019-09-23": {Year: 2019, Month: 9, Day: 23}, "2020-02-29": {Year: 2020, Month: 2, Day: 29},
	} {
		if d, err := model.ParseDate(text); err != nil || d != want || d.String() != text {
			t.Errorf("%q reads %v, %v", text, d, err)
		}
	}
	for _, text := range []string{"", "0000", "0000-01-01", "19", "2019-13", "2019-00", "2019-02-29", "2019-9-23", "23.09.2019", "2019-09-23T00:00:00Z", " 2019", "+2019"} {
		if d, err := model.ParseDate(text); err == nil {
			t.Errorf("%q reads %v, expected a fault", text, d)
		}
	}
	days := []string{"2018-12-31", "2019", "2019-01", "2019-01-01", "2019-01-31", "2019-02", "2019-12-31", "2020"}
	for i := range days {
		for j := range days {
			a, b := day(t, days[i]), day(t, days[j])
			if got := a.Compare(b); (got < 0) != (i < j) || (got > 0) != (i > j) {
				t.Errorf("%s compared with %s is %d", days[i], days[j], got)
			}
		}
	}
	if long := day(t, "2019-09-23").Long(); long != "23 September 2019" {
		t.Errorf("long form %q", long)
	}
	data, err := json.Marshal(map[string]model.Date{"d": day(t, "2019-09")})
	if err != nil || string(data) != `{"d":"2019-09"}` {
		t.Errorf("JSON %s, %v", data, err)
	}
}
