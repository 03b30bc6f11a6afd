package relation_test

import (
	"slices"
	"strings"
	"testing"

	"comity/model"
	"comity/model/relation"
)

// TestEveryActIsClassified: an act that is new must be given its place. Not is
// the stand of one act alone, and each act in favour has a verb of its own.
func TestEveryActIsClassified(t *testing.T) {
	verbs := map[string]model.Act{}
	for _, act := range model.Acts() {
		stand := relation.StanceOf(act)
		if (stand == relation.Not) != (act == model.NotListed) {
			t.Errorf("%s has the stand of what is not listed", act.Word())
		}
		if (stand == relation.Joined) != act.Joined() {
			t.Errorf("%s: taking part is %t by the act, and its stand is %d", act.Word(), act.Joined(), stand)
		}
		verb := relation.Told{Case: relation.AllJoined, Among: 2, Acts: []model.Act{act}, Texts: texts()}.Heading()
		if !act.Joined() { // there is no heading for it
			continue
		}
		if other, twice := verbs[verb]; twice {
			t.Errorf("%s and %s both say %q", act.Word(), other.Word(), verb)
		}
		verbs[verb] = act
	}
}

// texts are a text of every kind of which acts can be compared.
func texts() []*model.Statement {
	return []*model.Statement{
		{Title: "roll call", Adoption: "vote", Kind: "resolution"},
		{Title: "joint statement", Adoption: "signature", Kind: "joint-statement"},
		{Title: "attribution", Adoption: model.Separate, Kind: "attribution"},
		{Title: "treaty", Adoption: "signature", Kind: "treaty", ListOf: "parties"},
		{Title: "body", Adoption: "consensus", Kind: "report", States: []model.ISO3{"EST"}},
		{Title: "experts", Adoption: "consensus", Kind: "expert-group", States: []model.ISO3{"EST"}},
		{Title: "without a vote", Adoption: "consensus", Kind: "resolution"},
		{Title: "advisory", Adoption: "membership", Kind: "advisory", States: []model.ISO3{"EST"}},
		{Title: "meeting", Adoption: "none", Kind: "meeting"},
		{Title: "not found", Adoption: "unknown", Kind: "resolution"},
	}
}

// TestHeadingsOverAllPairsOfActs: of every two acts that a text can have, the
// heading says what is true of both and nothing that is not.
func TestHeadingsOverAllPairsOfActs(t *testing.T) {
	seen := map[model.Act]bool{}
	for _, s := range texts() {
		for _, a := range s.Acts() {
			seen[a] = true
			for _, b := range s.Acts() {
				one, only := relation.On(s, []relation.Stance{relation.StanceOf(a), relation.StanceOf(b)})
				told := relation.Told{Case: one, Among: 2, Texts: []*model.Statement{s}}
				if only >= 0 {
					told.Only = []string{"Aland", "Boland"}[only]
				}
				for _, act := range []model.Act{a, b} {
					if act.Joined() && !slices.Contains(told.Acts, act) {
						told.Acts = append(told.Acts, act)
					}
				}
				checkPair(t, s, a, b, told)
			}
		}
	}
	for _, act := range model.Acts() {
		if !seen[act] {
			t.Errorf("no text here can have the act %q", act.Word())
		}
	}
}

// checkPair holds the words of a case against the two acts.
func checkPair(t *testing.T, s *model.Statement, a, b model.Act, told relation.Told) {
	t.Helper()
	heading := told.Heading()
	said := strings.ToLower(heading + " " + told.About() + " " + told.Category() + " " + told.Case.Word(2, 0))
	name := s.Title + ", " + a.Word() + " and " + b.Word() + ": " + heading
	is := func(act model.Act) bool { return a == act || b == act }
	vote := func(act model.Act) bool {
		return act == model.Yes || act == model.No || act == model.Abstain || act == model.Absent
	}
	claims := func(word string, acts ...model.Act) {
		if strings.Contains(said, word) && !slices.ContainsFunc(acts, is) {
			t.Errorf("%s: says %q", name, word)
		}
	}
	if s.RollCall() || s.Kind == "expert-group" || s.Advisory() {
		claims("joined") // no such text is joined
		claims("signed")
	}
	if !s.RollCall() {
		if !s.Unsigned() {
			claims("voted")
		}
		claims("abstain")
		claims("absent")
	}
	claims("joined", model.Listed, model.Party, model.NotListed, model.Via)
	if !s.Unsigned() {
		claims("signed", model.Signatory, model.NotListed, model.Via)
	}
	if s.Separate() {
		claims("joined") // there is no common text
		claims("signed")
	} else {
		claims("statement of its own")
		claims("statements of their own")
	}
	claims("had an expert", model.Expert, model.NotListed, model.Via)
	if !s.WithoutVote() {
		claims("without a vote")
	}
	switch {
	case s.WithoutVote():
		if heading != "Adopted without a vote" {
			t.Errorf("%s: expected adopted without a vote", name)
		}
	case s.Unsigned():
		if heading != "Nothing was signed or voted on" {
			t.Errorf("%s: expected that nothing was", name)
		}
	case is(model.NotEligible):
		if told.Case != relation.NotOpen {
			t.Errorf("%s: expected not open", name)
		}
	case is(model.Unknown):
		if told.Case != relation.Unsettled {
			t.Errorf("%s: expected not known", name)
		}
	case vote(a) && vote(b) && a != b: // they differ, each from each
		if told.Case.Alike() || strings.HasPrefix(heading, "Both") || strings.HasPrefix(heading, "Neither") {
			t.Errorf("%s: two votes that differ are no difference", name)
		}
		if is(model.Yes) != (told.Case == relation.OneJoined) {
			t.Errorf("%s: a yes alone is not said", name)
		}
	case vote(a):
		want := map[model.Act]string{
			model.Yes: "Both voted yes", model.No: "Both voted no", model.Abstain: "Both abstained", model.Absent: "Both were absent from the vote",
		}[a]
		if heading != want || !told.Case.Alike() {
			t.Errorf("%s: expected %q", name, want)
		}
	case a.Joined() && b.Joined():
		if !strings.HasPrefix(heading, "Both ") {
			t.Errorf("%s: expected both", name)
		}
	case a.Joined() || b.Joined():
		if !strings.HasPrefix(heading, "Of the two, only "+told.Only+" ") || a.Joined() != (told.Only == "Aland") {
			t.Errorf("%s: expected the one", name)
		}
	case s.Advisory():
		if want := map[bool]string{true: "An agency of one or both is named", false: "No agency of either is named"}[is(model.Agency)]; heading != want {
			t.Errorf("%s: expected %q", name, want)
		}
	default:
		if !strings.HasPrefix(heading, "Neither ") || is(model.Via) != strings.Contains(heading, "spoke for one or both") {
			t.Errorf("%s: expected neither", name)
		}
	}
}

// TestCasesOfThree: unknown acts change nothing where the case is certain.
func TestCasesOfThree(t *testing.T) {
	const (
		in, no, abstain, absent, unknown, closed, split, not, via = relation.Joined, relation.No, relation.Abstain, relation.Absent,
			relation.Unknown, relation.Closed, relation.Split, relation.Not, relation.Spoken
	)
	for _, c := range []struct {
		stands []relation.Stance
		want   relation.Case
		only   int
	}{
		{[]relation.Stance{in, in, in}, relation.AllJoined, -1},
		{[]relation.Stance{in, no, abstain}, relation.OneJoined, 0},
		{[]relation.Stance{absent, abstain, in}, relation.OneJoined, 2},
		{[]relation.Stance{in, in, no}, relation.SomeJoined, -1},
		{[]relation.Stance{in, in, unknown}, relation.Unsettled, -1}, // all, or some
		{[]relation.Stance{in, in, no, unknown}, relation.SomeJoined, -1},
		{[]relation.Stance{in, no, unknown}, relation.Unsettled, -1}, // one, or some
		{[]relation.Stance{no, no, no}, relation.AllNo, -1},
		{[]relation.Stance{no, no, absent}, relation.VotesDiffer, -1},
		{[]relation.Stance{abstain, abstain, abstain}, relation.AllAbstained, -1},
		{[]relation.Stance{no, split, no}, relation.NoMajority, -1},
		{[]relation.Stance{in, in, split}, relation.SomeJoined, -1},
		{[]relation.Stance{in, in, closed}, relation.NotOpen, -1},
		{[]relation.Stance{not, via, not}, relation.OnlySpoken, -1},
		{[]relation.Stance{not, not, not}, relation.NoneListed, -1},
	} {
		if got, only := relation.On(&model.Statement{Adoption: "vote"}, c.stands); got != c.want || only != c.only {
			t.Errorf("%v: %q and %d, expected %q and %d", c.stands, got.Key(), only, c.want.Key(), c.only)
		}
	}
}

// TestEveryActOfARecordIsOneOfItsText: no State has an act that its text cannot
// have, so that what an expression may ask is all there is.
func TestEveryActOfARecordIsOneOfItsText(t *testing.T) {
	c := corpus(t)
	for _, s := range c.Statements() {
		for _, co := range c.Countries() {
			if act := c.Act(s, co); !slices.Contains(s.Acts(), act) {
				t.Errorf("%s, %s: %s is none of the acts of the text", s.ID, co.ISO3, act.Word())
			}
		}
	}
}
