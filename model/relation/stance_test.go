package relation_test

import (
	"testing"

	"comity/model"
	"comity/model/relation"
)

// The cases stand here as a reader would judge them.
func TestJointOf(t *testing.T) {
	const (
		not, in, unknown, closed, body = relation.Not, relation.Joined, relation.Unknown, relation.Closed, relation.Body
		no, abstain, absent, via       = relation.No, relation.Abstain, relation.Absent, relation.Spoken
	)
	for _, c := range []struct {
		stands []relation.Stance
		word   string
	}{
		{[]relation.Stance{in, in}, "both"},
		{[]relation.Stance{in, in, in}, "all"},
		{[]relation.Stance{in, not}, "only first"},
		{[]relation.Stance{not, in}, "only second"},
		{[]relation.Stance{in, no}, "only first"},
		{[]relation.Stance{no, no}, "other act"},
		{[]relation.Stance{abstain, absent, abstain}, "other act"},
		{[]relation.Stance{via, not}, "other act"},
		{[]relation.Stance{in, not, not}, "some"},
		{[]relation.Stance{not, not}, "neither"},
		{[]relation.Stance{not, not, not}, "none"},
		{[]relation.Stance{not, no}, "other act"},
		{[]relation.Stance{in, unknown}, "unknown"},         // both, or only first
		{[]relation.Stance{not, unknown}, "unknown"},        // neither, or only second
		{[]relation.Stance{not, not, unknown}, "unknown"},   // none, or some
		{[]relation.Stance{in, not, unknown}, "some"},       // some in any case
		{[]relation.Stance{in, in, unknown}, "some"},        // at least that
		{[]relation.Stance{closed, closed}, "not eligible"}, // and not "neither"
		{[]relation.Stance{closed, not}, "neither"},
		{[]relation.Stance{closed, in}, "one, could not join the other"},
		{[]relation.Stance{body, body}, "adopted without a vote"},
		{[]relation.Stance{body, closed}, "adopted without a vote"},
		{[]relation.Stance{body, in}, "one, could not join the other"}, // no difference in joining
		{[]relation.Stance{in, body}, "one, could not join the other"},
		{[]relation.Stance{in, body, not}, "some"},
		{[]relation.Stance{body, not}, "neither"},
	} {
		got := relation.JointOf(c.stands)
		if got.Word(len(c.stands)) != c.word {
			t.Errorf("%v gives %q, expected %q", c.stands, got.Word(len(c.stands)), c.word)
		}
		if took := c.word == "both" || c.word == "all" || c.word == "some" || c.word == "one, could not join the other" || c.word == "only first" || c.word == "only second"; got.Took() != took {
			t.Errorf("%q took part: %t", c.word, got.Took())
		}
	}
}

// Every act of every State has the stand that its record shows, counted from
// the fields of two statements.
func TestStandOf(t *testing.T) {
	c := corpus(t)
	count := func(id string) map[relation.Stance]int {
		s, ok := c.Statement(model.StatementID(id))
		if !ok {
			t.Fatal(id)
		}
		out := map[relation.Stance]int{}
		for _, co := range c.Countries() {
			out[relation.StanceOf(c.Act(s, co))]++
		}
		return out
	}
	vote, _ := c.Statement("ga-res-73-27")
	got := count("ga-res-73-27")
	if v := vote.Votes; got[relation.Joined] != len(v.Yes) || got[relation.No] != len(v.No) || got[relation.Abstain] != len(v.Abstain) || got[relation.Absent] != len(v.Absent) || got[relation.Unknown] != len(v.Unresolved) || got[relation.Closed] != 2 {
		t.Errorf("the stands of 73/27 are %v", got)
	}
	if got := count("oewg-2021"); got[relation.Body] != 193 || got[relation.Closed] != 2 || len(got) != 2 {
		t.Errorf("the stands of a text adopted without a vote are %v", got)
	}
	if got := count("joint-statement-2019"); got[relation.Joined] != 27 || got[relation.Joined]+got[relation.Not]+got[relation.Closed] != 195 {
		t.Errorf("the stands of the joint statement are %v", got)
	}
}
