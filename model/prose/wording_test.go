package prose_test

import (
	"testing"

	"comity/model/prose"
)

func TestWords(t *testing.T) {
	for got, want := range map[string]string{
		prose.Count(0, "State"):                   "0 States",
		prose.Count(1, "State"):                   "1 State",
		prose.Count(193, "State"):                 "193 States",
		prose.Count(1, "country", "countries"):    "1 country",
		prose.Count(2, "country", "countries"):    "2 countries",
		prose.Of(18, 28):                          "18 of 28",
		prose.List(nil, "and"):                    "",
		prose.List([]string{"A"}, "and"):          "A",
		prose.List([]string{"A", "B"}, "and"):     "A and B",
		prose.List([]string{"A", "B", "C"}, "or"): "A, B or C",
		prose.Capital(""):                         "",
		prose.Capital("élan"):                     "Élan",
		prose.Capital("\xff"):                     "\xff",
		prose.Sentence("nothing was signed"):      "Nothing was signed.",
		prose.Sentence("what is asked?"):          "What is asked?",
		prose.Sentence(""):                        "",
		prose.Stop("by name: "):                   "by name: .",
		prose.Stop("as follows:"):                 "as follows:",
	} {
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
