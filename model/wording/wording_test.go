package wording_test

import (
	"testing"

	"comity/model/wording"
)

func TestWords(t *testing.T) {
	for got, want := range map[string]string{
		wording.Count(0, "State"):                   "0 States",
		wording.Count(1, "State"):                   "1 State",
		wording.Count(193, "State"):                 "193 States",
		wording.Count(1, "country", "countries"):    "1 country",
		wording.Count(2, "country", "countries"):    "2 countries",
		wording.Of(18, 28):                          "18 of 28",
		wording.List(nil, "and"):                    "",
		wording.List([]string{"A"}, "and"):          "A",
		wording.List([]string{"A", "B"}, "and"):     "A and B",
		wording.List([]string{"A", "B", "C"}, "or"): "A, B or C",
		wording.Capital(""):                         "",
		wording.Capital("élan"):                     "Élan",
		wording.Capital("\xff"):                     "\xff",
		wording.Sentence("nothing was signed"):      "Nothing was signed.",
		wording.Sentence("what is asked?"):          "What is asked?",
		wording.Sentence(""):                        "",
		wording.Stop("by name: "):                   "by name: .",
		wording.Stop("as follows:"):                 "as follows:",
	} {
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
