package query_test

import (
	"slices"
	"testing"

	"comity/model"
)

// says finds the States by the kind of what their documents say, those of a joint
// document too; a view is no claim.
func TestSays(t *testing.T) {
	c := corpus(t)
	has := func(expression string, code model.ISO3) bool {
		t.Helper()
		return slices.ContainsFunc(who(t, c, expression), func(found string) bool { return found == string(code) })
	}
	for _, tc := range []struct {
		expression string
		code       model.ISO3
		want       bool
	}{
		{`says("norm a")`, "CAN", true}, {`says("a", "measure")`, "CAN", true}, {`says("a", "plan")`, "CAN", false},
		{`says("un", "plans")`, "GBR", true}, {`says("g", "view")`, "NZL", true}, {`says("c")`, "CHE", false}, {`says("c", "view")`, "CHE", true},
		{`says("d", "need")`, "PHL", true},
	} {
		if got := has(tc.expression, tc.code); got != tc.want {
			t.Errorf("%s of %s is %t, expected %t", tc.expression, tc.code, got, tc.want)
		}
	}
	if states := who(t, c, `says("k")`); len(states) > 0 {
		t.Errorf("%d States say what they do about norm k, of which nobody was read to say anything", len(states))
	}
}
