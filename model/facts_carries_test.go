package model_test

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"testing"

	"comity/model"
)

// carriedSince is what the corpus says beyond the researched facts: the texts
// in which the norms stand or are explained, the three that back the set, and
// the G20 text whose wording point 12 of Lucca follows.
var carriedSince = map[string]string{
	"gge-2015":         "false a b c d e f g h i j k",
	"gge-2021":         "false a b c d e f g h i j k",
	"ga-res-70-237":    "true",
	"ga-res-76-19":     "true",
	"oewg-2021":        "true",
	"g7-lucca-2017":    "true a b c d e f g h i j k g7/1 g7/2 g7/3 g7/4 g7/5 g7/6 g7/7 g7/8 g7/9 g7/10 g7/11 g7/12",
	"g20-antalya-2015": "true e g7/12",
}

// byTheNorm are the statements that point at norms themselves, with the way;
// every other letter marks the same subject and claims no more.
var byTheNorm = map[string][]model.How{
	"gge-2015":         {model.Origin},
	"gge-2021":         {model.Explains},
	"g7-lucca-2017":    {model.Restates, model.Origin},
	"asean-norms-2018": {model.Endorses},
	"g20-antalya-2015": {model.Restates, model.Subject},
}

// TestWhatEachStatementCarries compares the norms of every statement with
// carries.txt, and that "same subject" is not rounded up to a citation.
func TestWhatEachStatementCarries(t *testing.T) {
	c := realCorpus(t)
	lines := testdataLines(t, "carries.txt")
	for _, line := range lines {
		id, want := line[0], line[1:]
		if since, ok := carriedSince[id]; ok {
			want = strings.Fields(since)
		}
		s := statementByID(t, c, id)
		if s.Kind == "attribution" { // what one speaker says of the norms the others do not
			want[0] = "false"
		}
		var carried []string
		for _, n := range s.Norms {
			carried = append(carried, strings.TrimPrefix(string(n.Norm), "un/"))
			if ways, ok := byTheNorm[id]; !ok && n.How != model.Subject || ok && !slices.Contains(ways, n.How) {
				t.Errorf("%s carries %s as %q", id, n.Norm, n.How.Word())
			}
		}
		if strconv.FormatBool(s.NormsCollective) != want[0] {
			t.Errorf("%s backs the norms as a set: %v, expected %s", id, s.NormsCollective, want[0])
		}
		slices.Sort(carried)
		sameCodes(t, id+" carries", carried, want[1:])
	}
	if len(lines) != len(c.Statements()) {
		t.Errorf("%d statements are pinned, expected all %d", len(lines), len(c.Statements()))
	}
}

// TestEveryNormHasItsSource: each of the 23 stands in exactly one text.
func TestEveryNormHasItsSource(t *testing.T) {
	c := realCorpus(t)
	sources := map[string]model.StatementID{}
	for _, n := range c.Norms() {
		for _, s := range c.CarriersOf(n) {
			if c.How(s, n) != model.Origin {
				continue
			}
			if other, twice := sources[string(n.ID)]; twice {
				t.Errorf("%s stands in %s and %s", n.ID, other, s.ID)
			}
			sources[string(n.ID)] = s.ID
			if s.ID != n.Source {
				t.Errorf("%s stands in %s, its record says %s", n.ID, s.ID, n.Source)
			}
		}
	}
	if len(sources) != 23 {
		t.Errorf("%d norms have a source: %v", len(sources), slices.Sorted(maps.Keys(sources)))
	}
	for letter, limiting := range map[string]bool{"a": false, "b": false, "c": true, "d": false, "e": false, "f": true, "g": false, "h": false, "i": false, "j": false, "k": true} {
		n, _ := c.Norm(model.NormID("un/" + letter))
		if (n.Kind == "limiting") != limiting {
			t.Errorf("un/%s is %q", letter, n.Kind)
		}
	}
}
