package query_test

import (
	"testing"

	"comity/model/query"
)

// TestWords: a reader is told in words which States are meant, and a wrong expression
// stays as it is written.
func TestWords(t *testing.T) {
	c, err := unpack()
	if err != nil {
		t.Fatal(err)
	}
	for expression, want := range map[string]string{
		`position()`: "with a published position on international law",
		`signed("paris-call-2018") and region("Africa")`:                                        "listed in Paris Call 2018 and in Africa",
		`did("ga-res-73-27", "yes") && (member("nato", "2019-09-23") or not member("eu@2020"))`: "with yes on 73/27 2018 and (in NATO as of 23 September 2019 or not in EU as of 2020)",
		`not (says("norm g") or says("un", "plan")) and expert("gge-2021")`:                     "not (with a measure, plan or need on norm g or with a plan on the UN norms as a set) and with an expert in GGE 2021",
		`state("chile") or state("PER")`:                                                        "called Chile or called Peru",
		`count("yes") > 9`:                                                                      "with number of yes > 9",
		`count("yes") in [1, 2]`:                                                                `that match count("yes") in [1, 2]`,
		`signed(`:                                                                               `that match signed(`,
	} {
		if got := query.Words(c, expression); got != want {
			t.Errorf("%s: %q, not %q", expression, got, want)
		}
	}
}
