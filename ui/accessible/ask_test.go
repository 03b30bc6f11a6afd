package accessible_test

import (
	"strings"
	"testing"

	"comity/ui/accessible"
)

// A line that is no command and no name is asked.
func TestQuestions(t *testing.T) {
	o := accessible.Options{}
	for typed, want := range map[string]string{
		"nato not joint statement 2019":         "Türkiye: not listed, Joint Statement 2019 (27 States), 23 September 2019.",
		"how did brazil vote on 73/27":          "Brazil: abstain (abstained), OEWG resolution (73/27), 5 December 2018.",
		"who signed the paris call on a Sunday": "Not understood: Sunday.",
		"zxcv qwer":                             "Not known:",
		"Estona":                                "Nearest: Estonia",
	} {
		if said := visit(t, o, typed, "all"); !strings.Contains(said, want) {
			t.Errorf("%q: want %q in\n%s", typed, want, said)
		}
	}
}
