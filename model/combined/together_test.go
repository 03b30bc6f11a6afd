package combined_test

import (
	"testing"

	"comity/assets"
	"comity/model"
	"comity/model/combined"
)

// The cases stand here as a reader would judge them.
func TestOf(t *testing.T) {
	const (
		not, in, unknown, closed, body = combined.Not, combined.Joined, combined.Unknown, combined.Closed, combined.Body
		no, abstain, absent, via       = combined.No, combined.Abstain, combined.Absent, combined.Spoken
	)
	for _, c := range []struct {
		stands []combined.Stand
		word   string
	}{
		{[]combined.Stand{in, in}, "both"},
		{[]combined.Stand{in, in, in}, "all"},
		{[]combined.Stand{in, not}, "only first"},
		{[]combined.Stand{not, in}, "only second"},
		{[]combined.Stand{in, no}, "only first"},
		{[]combined.Stand{no, no}, "other act"},
		{[]combined.Stand{abstain, absent, abstain}, "other act"},
		{[]combined.Stand{via, not}, "other act"},
		{[]combined.Stand{in, not, not}, "some"},
		{[]combined.Stand{not, not}, "neither"},
		{[]combined.Stand{not, not, not}, "none"},
		{[]combined.Stand{not, no}, "other act"},
		{[]combined.Stand{in, unknown}, "unknown"},         // both, or only first
		{[]combined.Stand{not, unknown}, "unknown"},        // neither, or only second
		{[]combined.Stand{not, not, unknown}, "unknown"},   // none, or some
		{[]combined.Stand{in, not, unknown}, "some"},       // some in any case
		{[]combined.Stand{in, in, unknown}, "some"},        // at least that
		{[]combined.Stand{closed, closed}, "not eligible"}, // and not "neither"
		{[]combined.Stand{closed, not}, "neither"},
		{[]combined.Stand{closed, in}, "only second"},
		{[]combined.Stand{body, body}, "adopted without a vote"},
		{[]combined.Stand{body, closed}, "adopted without a vote"},
		{[]combined.Stand{body, in}, "one, other without a vote"}, // no difference in joining
		{[]combined.Stand{in, body}, "one, other without a vote"},
		{[]combined.Stand{in, body, not}, "some"},
		{[]combined.Stand{body, not}, "neither"},
	} {
		got := combined.Of(c.stands)
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
	count := func(id string) map[combined.Stand]int {
		s, ok := c.Statement(model.StatementID(id))
		if !ok {
			t.Fatal(id)
		}
		out := map[combined.Stand]int{}
		for _, co := range c.Countries() {
			out[combined.StandOf(c.Act(s, co))]++
		}
		return out
	}
	vote, _ := c.Statement("ga-res-73-27")
	got := count("ga-res-73-27")
	if v := vote.Votes; got[combined.Joined] != len(v.Yes) || got[combined.No] != len(v.No) || got[combined.Abstain] != len(v.Abstain) || got[combined.Absent] != len(v.Absent) || got[combined.Unknown] != len(v.Unresolved) || got[combined.Closed] != 2 {
		t.Errorf("the stands of 73/27 are %v", got)
	}
	if got := count("oewg-2021"); got[combined.Body] != 193 || got[combined.Closed] != 2 || len(got) != 2 {
		t.Errorf("the stands of a text adopted without a vote are %v", got)
	}
	if got := count("joint-statement-2019"); got[combined.Joined] != 27 || got[combined.Joined]+got[combined.Not]+got[combined.Closed] != 195 {
		t.Errorf("the stands of the joint statement are %v", got)
	}
}
