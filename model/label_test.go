package model_test

import (
	"fmt"
	"strings"
	"testing"

	"comity/model"
)

// TestLabels: each label is made of letters of the title, in their order, or is
// the number of the symbol; no two texts of a year have the same; none is longer than
// LabelLetters.
func TestLabels(t *testing.T) {
	c := realCorpus(t)
	seen := map[string]model.StatementID{}
	for _, s := range c.Statements() {
		label := s.Label()
		rest := strings.ToLower(s.ShortTitle)
		if "A/RES/"+label != s.Symbol {
			for _, r := range strings.ToLower(strings.ReplaceAll(label, " ", "")) {
				i := strings.IndexRune(rest, r)
				if i < 0 {
					t.Errorf("%s: %q is not in the title %q", s.ID, label, s.ShortTitle)
					break
				}
				rest = rest[i+1:]
			}
		}
		key := fmt.Sprint(label, s.Date.Year)
		if other, twice := seen[key]; twice {
			t.Errorf("%s and %s are both %q of %d", other, s.ID, label, s.Date.Year)
		}
		seen[key] = s.ID
		if want := fmt.Sprint(label, " ", s.Date.Year); s.Called() != want {
			t.Errorf("%s is called %q, not %q", s.ID, s.Called(), want)
		}
		if letters := len(strings.ReplaceAll(label, " ", "")); letters > model.LabelLetters || label == "" {
			t.Errorf("%s: %q has %d letters", s.ID, label, letters)
		}
	}
}
