package chart_test

import (
	"strings"
	"testing"

	"comity/model/chart"
)

// What a map of an expression leaves out is said in the words of the texts that it
// asks about: not listed is not unknown, and neither is outside the corpus.
func TestOthersOfAnExpressionAreTold(t *testing.T) {
	for who, want := range map[string]string{
		`signed("joint-statement-2019")`:       "does not match: the other 168 States; Joint Statement 2019: not listed 166, not eligible 2. The map has the 195 States of the corpus and no others.",
		`signed("pall-mall-declaration-2024")`: "does not match: the other 195 States; Pall Mall 2024: unknown 195. ",
		`member("eu")`:                         "does not match: the other 168 States. ",
		`count("yes") > 1`:                     " States. The map has the 195",
	} {
		m := mapOf(t, chart.MapOptions{Who: who})
		if got := strings.Join(m.Caveats, "\n"); !strings.Contains(got, want) {
			t.Errorf("%s: %q is not in %q", who, want, got)
		}
	}
	if m := mapOf(t, chart.MapOptions{Statement: "joint-statement-2019"}); strings.Contains(strings.Join(m.Caveats, ""), "does not match") {
		t.Error(m.Caveats)
	}
}
