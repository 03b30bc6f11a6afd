package cli_test

import (
	"strings"
	"testing"
)

// TestSearch: what is found, in each form.
func TestSearch(t *testing.T) {
	for _, test := range []struct {
		args  []string
		n     int
		first string
	}{
		{[]string{"search", "hospital"}, 8, "statement\tstatement/unsc-ransomware-briefing-2024\tSecurity Council ransomware briefing 2024\t"},
		{[]string{"search", "hospital", "--limit", "2"}, 2, "statement\tstatement/unsc-ransomware-briefing-2024\t"},
		{[]string{"search", "ip", "theft"}, 3, "norm\tnorm/g7/12\tNo ICT-enabled theft of intellectual property\t"},
		{[]string{"search", "Allemagne"}, 1, "country\tcountry/DEU\tGermany\tFederal Republic of Germany · FRG"},
		{[]string{"search", "paris call"}, 11, "statement\tstatement/paris-call-2018\tParis Call 2018\t"},
		{[]string{"search", "kind:term", "\"Due diligence\" knowingly"}, 1, "term\tterm/due-diligence\tDue diligence\t"},
		{[]string{"search", "by:Côte d’Ivoire", "kind:treaty"}, 3, "statement\tstatement/un-cybercrime-convention\t"},
		{[]string{"search", "kind:statement year:2019..2021 by:EST"}, 8, "statement\tstatement/"},
		{[]string{"search", "year:2018..2019 by:New Zealand apt10"}, 1, "statement\tstatement/attribution-apt10-2018\t"},
		{[]string{"search", "kind:country russia"}, 1, "country\tcountry/RUS\t"},
		{[]string{"search", "state", "--limit", "3", "--format", "csv"}, 4, "kind,id,title,snippet,score"},
	} {
		got := comity(t, test.args...)
		found := lines(got.out)
		if got.code != 0 || got.err != "" || len(found) != test.n || !strings.HasPrefix(found[0], test.first) {
			t.Errorf("%q: exit %d, %q, %d lines, expected %d; the first is\n%q, expected\n%q", test.args, got.code, got.err, len(found), test.n, found[0], test.first)
		}
	}
}

// TestSearchJSON: the shape that PRODUCT.md promises, and nothing more.
func TestSearchJSON(t *testing.T) {
	var hits []map[string]any
	decode(t, &hits, "search", "privacy", "--limit", "4")
	if len(hits) != 4 {
		t.Fatalf("%d hits", len(hits))
	}
	for _, h := range hits {
		if len(h) != 5 || h["snippet"] == "" || h["kind"] == "" || h["score"].(float64) <= 0 {
			t.Errorf("a hit is %v", h)
		}
	}
	if hits[0]["id"] != "un/e" || hits[0]["title"] != "Respect human rights and privacy" {
		t.Errorf("the first hit is %v", hits[0])
	}
}

// TestNothingFound: an answer of its own, so that a script can tell it from a
// mistake, with the words that may have been meant.
func TestNothingFound(t *testing.T) {
	for format, out := range map[string]string{"text": "", "json": "[]\n", "csv": "kind,id,title,snippet,score\n"} {
		got := comity(t, "search", "ramsonwaer", "--format", format)
		if got.code != 1 || got.out != out || got.err != "comity: nothing found; nearest words: ransomware\n" {
			t.Errorf("%s: exit %d, %q, %q", format, got.code, got.out, got.err)
		}
	}
	if got := comity(t, "search", "hospital", "year:1998"); got.code != 1 || got.err != "comity: nothing found\n" {
		t.Errorf("exit %d, %q", got.code, got.err)
	}
}
