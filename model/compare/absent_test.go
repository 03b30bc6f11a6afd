package compare_test

import "testing"

// A group with members that were absent has not voted as a whole, and its members are
// those of one day, which is said.
func TestAbsentMembersAreCounted(t *testing.T) {
	c := of(t, corpus(t), "", "EU", "NATO")
	for i, want := range []string{"27 members as of 22 January 2026, whatever the day of a text", "32 members as of 22 January 2026, whatever the day of a text"} {
		if got := c.Subjects.List[i].Counted(); got != want {
			t.Errorf("%q, not %q", got, want)
		}
	}
	for _, row := range c.Texts {
		if row.Statement.ID != "ga-res-77-37" {
			continue
		}
		if _, short := row.Stands[1].Told(row.Statement); short != "yes 31 of 32, absent 1" {
			t.Errorf("NATO on 77/37: %q", short)
		}
		return
	}
	t.Error("77/37 is not compared")
}
