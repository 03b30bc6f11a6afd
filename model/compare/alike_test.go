package compare_test

import (
	"slices"
	"strings"
	"testing"

	"comity/model"
	"comity/model/compare"
	"comity/model/relation"
)

// vote is what a State did in a roll call, of those that differ each from each;
// empty where it was not eligible or its vote is not known.
func vote(s *model.Statement, code model.ISO3) string {
	for word, column := range map[string][]model.ISO3{"yes": s.Votes.Yes, "no": s.Votes.No, "abstain": s.Votes.Abstain, "absent": s.Votes.Absent} {
		if slices.Contains(column, code) {
			return word
		}
	}
	return ""
}

// TestVotesAreAlikeOrDiffer counts every roll call from its columns: the same
// vote is alike, and any two others are a difference. None stands under words
// about lists.
func TestVotesAreAlikeOrDiffer(t *testing.T) {
	c := corpus(t)
	for _, pair := range [][2]string{{"CHL", "NLD"}, {"EST", "LVA"}, {"RUS", "USA"}, {"TUV", "CHN"}, {"TUR", "ZMB"}, {"BRA", "IND"}} {
		cmp := of(t, c, "", pair[0], pair[1])
		apart := cmp.Divergent()
		alike := 0
		for i := range cmp.Texts {
			text := &cmp.Texts[i]
			a, b := vote(text.Statement, model.ISO3(pair[0])), vote(text.Statement, model.ISO3(pair[1]))
			if a == "" || b == "" {
				continue
			}
			differs := slices.ContainsFunc(apart, func(d compare.Text) bool { return d.Statement == text.Statement })
			if differs != (a != b) || text.Category.Alike() != (a == b) {
				t.Errorf("%v on %s: %s and %s are %q, a difference: %t", pair, text.Statement.ID, a, b, text.Category.Key(), differs)
			}
			if a == b && a != "absent" {
				alike++
			}
			if text.Category == relation.NoneListed || text.Category == relation.OnlySpoken {
				t.Errorf("%v on %s: %s and %s stand under words about lists", pair, text.Statement.ID, a, b)
			}
		}
		if got := cmp.Pairs[0].Votes.Same; got != alike {
			t.Errorf("%v: alike in %d, listed as alike %d", pair, got, alike)
		}
	}
}

// TestSectionsHoldEveryText: each text stands in one section, and the numbers of
// Chile and the Netherlands are those of every form.
func TestSectionsHoldEveryText(t *testing.T) {
	c := corpus(t)
	for _, names := range [][]string{{"CHL", "NLD"}, {"EST", "LVA", "RUS"}, {"EU", "BRICS"}, {"EU@2019-09-23", "USA"}} {
		cmp := of(t, c, "", names...)
		n, keys := 0, map[string]bool{}
		for _, s := range cmp.Sections() {
			n += len(s.Texts)
			if keys[s.Key] || s.Key == "" || s.Heading == "" {
				t.Errorf("%v: the section %q, %q", names, s.Key, s.Heading)
			}
			keys[s.Key] = true
			for _, text := range s.Texts {
				if lists := s.Key == compare.AllJoinedKey || strings.HasPrefix(s.Key, "only-") || s.Key == "none-listed"; lists && text.Statement.RollCall() {
					t.Errorf("%v: the roll call %s stands under %q", names, text.Statement.ID, s.Heading)
				}
				if votes := strings.HasPrefix(s.Key, "voted-"); votes && !text.Statement.RollCall() {
					t.Errorf("%v: the list %s stands under %q", names, text.Statement.ID, s.Heading)
				}
			}
			if len(names) > 2 {
				continue
			}
			votes := &cmp.Pairs[0].Votes
			if want := map[string]int{compare.DifferentlyKey: votes.Of - votes.Same, compare.AlikeKey: votes.Same}; want[s.Key] != len(s.Texts) && strings.HasPrefix(s.Key, "voted-") {
				t.Errorf("%v: %q holds %d roll calls, counted %d", names, s.Heading, len(s.Texts), want[s.Key])
			}
		}
		if n != len(cmp.Texts) {
			t.Errorf("%v: %d texts in sections, expected %d", names, n, len(cmp.Texts))
		}
	}
}
