package matrix_test

import (
	"slices"
	"strings"
	"testing"

	"comity/model"
	"comity/model/matrix"
)

// Each order of rows and columns is the one that its name says, with names and
// newer texts first among equals.
func TestEachOrder(t *testing.T) {
	groups := []string{"African Group", "Asia-Pacific Group", "Eastern European Group", "GRULAC", "WEOG", "none"}
	for order, key := range map[matrix.RowOrder]func(*model.Country) string{
		matrix.ByName:    func(*model.Country) string { return "" },
		matrix.ByRegion:  func(co *model.Country) string { return co.Region + "/" + co.Subregion },
		matrix.ByUNGroup: func(co *model.Country) string { return string(rune('a' + slices.Index(groups, co.UNGroup))) },
	} {
		var keys []string
		for _, r := range lay(t, matrix.Options{Rows: order}).Rows {
			keys = append(keys, key(r.Country)+"|"+model.Fold(r.Country.DisplayName()))
		}
		if !slices.IsSorted(keys) {
			t.Errorf("by %s the rows are %v", order, keys)
		}
	}
	dates := func(order matrix.ColumnOrder) (out []string) {
		for _, col := range lay(t, matrix.Options{Columns: order}).Columns {
			out = append(out, col.Statement.Date.String())
		}
		return out
	}
	if !slices.IsSorted(dates(matrix.Oldest)) {
		t.Errorf("the oldest first: %v", dates(matrix.Oldest))
	}
	newest := dates(matrix.Newest)
	slices.Reverse(newest)
	if !slices.IsSorted(newest) {
		t.Errorf("the newest last: %v", newest)
	}
	var kinds []string
	last := map[string]string{}
	for _, col := range lay(t, matrix.Options{Columns: matrix.ByKind}).Columns {
		s := col.Statement
		kinds = append(kinds, s.Kind)
		if before := last[s.Kind]; before != "" && before < s.Date.String() {
			t.Errorf("among texts of the kind %s, %s stands behind %s", s.Kind, s.Date, before)
		}
		last[s.Kind] = s.Date.String()
	}
	if runs := slices.Compact(kinds); len(runs) != len(last) {
		t.Errorf("the kinds are parted: %v", runs)
	}
}

// Fewer than five things in common are no ground to compare.
func TestTooLittleInCommon(t *testing.T) {
	c := corpus(t)
	var votes []*model.Statement
	for _, s := range c.Statements() {
		if len(s.Votes.Yes) > 0 && len(s.Votes.Unresolved) == 0 {
			votes = append(votes, s)
		}
	}
	states := c.Named([]model.ISO3{"CHN", "RUS"})
	present := slices.DeleteFunc(slices.Clone(votes), func(s *model.Statement) bool {
		return slices.ContainsFunc(states, func(co *model.Country) bool { return slices.Contains(s.Votes.Absent, co.ISO3) })
	})
	for n, want := range map[int]int{4: 1, 5: 0} {
		if _, similarity := matrix.Countries(c, states, present[:n], model.Date{}); similarity.Mean != want {
			t.Errorf("over %d roll calls %d pairs are not compared, expected %d", n, similarity.Mean, want)
		}
	}
	for codes, want := range map[string]int{"EST LVA LTU FIN": 1, "EST LVA LTU FIN POL": 0} {
		var list []model.ISO3
		for _, code := range strings.Fields(codes) {
			list = append(list, model.ISO3(code))
		}
		if _, similarity := matrix.Statements(c, present[:2], c.Named(list), model.Date{}); similarity.Mean != want {
			t.Errorf("over %s %d pairs are not compared, expected %d", codes, similarity.Mean, want)
		}
	}
}
