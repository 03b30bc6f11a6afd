package matrix_test

import (
	"slices"
	"strings"
	"testing"

	"comity/model"
	"comity/model/matrix"
	"comity/model/prose"
)

// Totals are those of the fields of each record, counted one column at a time.
func TestColumnTotals(t *testing.T) {
	m := lay(t, matrix.Options{})
	for i, col := range m.Columns {
		s, got := col.Statement, m.ColumnTotals(i)
		if got[model.Yes] != len(s.Votes.Yes) || got[model.No] != len(s.Votes.No) || got[model.Abstain] != len(s.Votes.Abstain) || got[model.Absent] != len(s.Votes.Absent) {
			t.Errorf("%s: the votes are %+v", s.ID, got)
		}
		if n := got.ByName() + got[model.Member] + got[model.Expert] + got[model.Agency]; len(s.States) > 0 && n != len(s.States)+len(s.SignedNotRatified) {
			t.Errorf("%s: %d on the list, its record has %d", s.ID, n, len(s.States)+len(s.SignedNotRatified))
		}
		if len(s.Votes.Yes) > 0 && got.ByName()+got[model.Member]+got[model.WithoutVote] > 0 {
			t.Errorf("%s: a vote is counted as a signature: %+v", s.ID, got)
		}
		all := 0
		for _, n := range got {
			all += n
		}
		if all != 195 {
			t.Errorf("%s: the totals add up to %d States", s.ID, all)
		}
		if (got[model.WithoutVote] > 0) != (s.Adoption == "consensus" && len(s.States) == 0 && len(s.StatesVia) == 0) {
			t.Errorf("%s: %d adopted it without a vote", s.ID, got[model.WithoutVote])
		}
		if col.NoList && (col.Reason == "" || got.ByName()+got[model.Member]+got[model.Expert]+got[model.Yes]+got[model.No] > 0) {
			t.Errorf("%s has no list (%q), yet %+v", s.ID, col.Reason, got)
		}
		if (s.ListState() != model.ListComplete || !s.ByState()) != (col.Reason != "") {
			t.Errorf("%s: the reason is %q", s.ID, col.Reason)
		}
	}
}

// TestNotEligibleAloneIsCounted: a column or row that none could join says so; elsewhere
// the others are counted alone.
func TestNotEligibleAloneIsCounted(t *testing.T) {
	var none, some matrix.Totals
	none[model.NotEligible] = 27
	some[model.NotEligible], some[model.Listed] = 3, 24
	for want, totals := range map[string]matrix.Totals{"not eligible 27": none, "listed 24": some} {
		if got := strings.Join(prose.Counts(totals.Words()...), ", "); got != want {
			t.Errorf("%q, expected %q", got, want)
		}
	}
}

func TestRowTotals(t *testing.T) {
	m := lay(t, matrix.Options{})
	legend := map[string]int{}
	for _, e := range m.Legend {
		legend[e.Word] = e.N
		if e.N == 0 || e.Word == "" {
			t.Errorf("legend: %+v", e)
		}
	}
	sum := map[string]int{}
	for i, r := range m.Rows {
		got := m.RowTotals(i)
		var yes, no, abstain, expert, byName int
		for _, s := range corpus(t).Statements() {
			in := func(list []model.ISO3) int {
				if slices.Contains(list, r.Country.ISO3) {
					return 1
				}
				return 0
			}
			yes, no, abstain = yes+in(s.Votes.Yes), no+in(s.Votes.No), abstain+in(s.Votes.Abstain)
			switch {
			case s.Kind == "expert-group":
				expert += in(s.States)
			case s.Advisory(): // of agencies, and in no total of States
			case s.Adoption != "consensus" || s.ListOf != "":
				byName += in(s.States) + in(s.SignedNotRatified)
			}
		}
		if got[model.Yes] != yes || got[model.No] != no || got[model.Abstain] != abstain || got[model.Expert] != expert || got.ByName() != byName {
			t.Errorf("%s: %+v, counted yes %d, no %d, abstain %d, expert %d, by name %d", r.Country.ISO3, got, yes, no, abstain, expert, byName)
		}
		sum["yes"] += yes
		sum["no"] += no
		sum["expert"] += expert
	}
	for word, n := range sum {
		if legend[word] != n {
			t.Errorf("the legend has %q %d times, counted %d", word, legend[word], n)
		}
	}
}
