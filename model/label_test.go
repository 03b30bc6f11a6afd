package model_test

import (
	"fmt"
	"strings"
	"testing"

	"comity/model"
	"comity/model/relation"
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

// TestShortTitlesAreUnique: what a list shows of one text is shown of no other, and the
// name of a resolution names no State whose text it would be.
func TestShortTitlesAreUnique(t *testing.T) {
	c := realCorpus(t)
	seen := map[string]model.StatementID{}
	for _, s := range c.Statements() {
		for _, name := range []string{s.ShortTitle, "label " + relation.LabelOf(s)} {
			if other, taken := seen[name]; taken {
				t.Errorf("%s and %s are both %q", other, s.ID, name)
			}
			seen[name] = s.ID
		}
		if s.Kind == "resolution" && strings.Contains(s.ShortTitle, "Russian") {
			t.Errorf("%s is called after a State: %s", s.ID, s.ShortTitle)
		}
	}
}
