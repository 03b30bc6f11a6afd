package together_test

import (
	"testing"

	"comity/assets"
	"comity/model"
	"comity/model/together"
)

// The cases stand here as a reader would judge them.
func TestOf(t *testing.T) {
	const (
		not, in, unknown, closed, body = together.Not, together.Joined, together.Unknown, together.Closed, together.Body
		no, abstain, absent, via       = together.No, together.Abstain, together.Absent, together.Spoken
	)
	for _, c := range []struct {
		stands []together.Stand
		word   string
	}{
		{[]together.Stand{in, in}, "both"},
		{[]together.Stand{in, in, in}, "all"},
		{[]together.Stand{in, not}, "only first"},
		{[]together.Stand{not, in}, "only second"},
		{[]together.Stand{in, no}, "only first"},
		{[]together.Stand{no, no}, "other act"},
		{[]together.Stand{abstain, absent, abstain}, "other act"},
		{[]together.Stand{via, not}, "other act"},
		{[]together.Stand{in, not, not}, "some"},
		{[]together.Stand{not, not}, "neither"},
		{[]together.Stand{not, not, not}, "none"},
		{[]together.Stand{not, no}, "other act"},
		{[]together.Stand{in, unknown}, "unknown"},         // both, or only first
		{[]together.Stand{not, unknown}, "unknown"},        // neither, or only second
		{[]together.Stand{not, not, unknown}, "unknown"},   // none, or some
		{[]together.Stand{in, not, unknown}, "some"},       // some in any case
		{[]together.Stand{in, in, unknown}, "some"},        // at least that
		{[]together.Stand{closed, closed}, "not eligible"}, // and not "neither"
		{[]together.Stand{closed, not}, "neither"},
		{[]together.Stand{closed, in}, "only second"},
		{[]together.Stand{body, body}, "adopted without a vote"},
		{[]together.Stand{body, closed}, "adopted without a vote"},
		{[]together.Stand{body, in}, "one, other without a vote"}, // no difference in joining
		{[]together.Stand{in, body}, "one, other without a vote"},
		{[]together.Stand{in, body, not}, "some"},
		{[]together.Stand{body, not}, "neither"},
	} {
		got := together.Of(c.stands)
		if got.Word(len(c.stands)) != c.word {
			t.Errorf("%v gives %q, expected %q", c.stands, got.Word(len(c.stands)), c.word)
		}
		if took := c.word == "both" || c.word == "all" || c.word == "some" || c.word == "one, other without a vote" || c.word == "only first" || c.word == "only second"; got.Took() != took {
			t.Errorf("%q took part: %t", c.word, got.Took())
		}
	}
}

// Every act of every State has the stand that its record shows, counted from
// the fields of two statements.
func TestStandOf(t *testing.T) {
	c, err := model.Unpack(assets.Packed())
	if err != nil {
		t.Fatal(err)
	}
	count := func(id string) map[together.Stand]int {
		s, ok := c.Statement(model.StatementID(id))
		if !ok {
			t.Fatal(id)
		}
		out := map[together.Stand]int{}
		for _, co := range c.Countries() {
			out[together.StandOf(c.Act(s, co))]++
		}
		return out
	}
	vote, _ := c.Statement("ga-res-73-27")
	got := count("ga-res-73-27")
	if v := vote.Votes; got[together.Joined] != len(v.Yes) || got[together.No] != len(v.No) || got[together.Abstain] != len(v.Abstain) || got[together.Absent] != len(v.Absent) || got[together.Unknown] != len(v.Unresolved) || got[together.Closed] != 2 {
		t.Errorf("the stands of 73/27 are %v", got)
	}
	if got := count("oewg-2021"); got[together.Body] != 193 || got[together.Closed] != 2 || len(got) != 2 {
		t.Errorf("the stands of a text adopted without a vote are %v", got)
	}
	if got := count("joint-statement-2019"); got[together.Joined] != 27 || got[together.Joined]+got[together.Not]+got[together.Closed] != 195 {
		t.Errorf("the stands of the joint statement are %v", got)
	}
}
