package search

import (
	"slices"
	"strings"
	"sync"
	"testing"
)

// bad is what gets into a search box and was not meant for it.
func bad() []string {
	return []string{
		"", " ", "\x00\x1b[31m", "\xff\xfe", "مصر \u202etpygE\u202c", strings.Repeat("e\u0301", 300), strings.Repeat("\u0301", 500),
		`"`, `""`, `"safe`, `safe"haven`, `kind:`, `kind:"`, `kind:nrom`, "kind:\x07", "year:", "year:20", "year:2021..2018", "year:..", "year:0000",
		"year:99999999999999999999", "by:", "by:Atlantis", `by:"Côte d'Ivoire`, "by:by:by:", "kind:norm kind:term year:2019..2020", ":::", "a:b:c",
		strings.Repeat("a b c d ", 40), strings.Repeat("x", 5000), "-", "/", "....", "the the the", "*", "(hospital OR norm) AND NOT f",
		"\u200bhospital\ufeff", "ＨＯＳＰＩＴＡＬ", "ﬁrst", "𝒽ospital", "İI", "ß", "nul\x00nul", "%s%d%!", "hospital\nschool\thouse",
	}
}

// TestBadInput: nothing that can be typed or pasted does harm, and what is
// found can be shown.
func TestBadInput(t *testing.T) {
	ix := New(corpus(t))
	for _, text := range bad() {
		showable(t, ix, text)
		ix.Nearest(text, 3)
	}
	for _, q := range queries(t) {
		showable(t, ix, q.text)
	}
	for _, text := range []string{"in", "of the", "and", "a", "state", "con"} { // in nearly every record
		showable(t, ix, text)
	}
}

// TestProblems: what is not understood is told in one line, and the rest works.
func TestProblems(t *testing.T) {
	ix := New(corpus(t))
	for text, want := range map[string]string{
		`Estonia "safe`:               "the quotation mark is not closed",
		"Estonia kind:nrom":           `no kind is called "nrom"; nearest: norm, `,
		"Estonia kind:":               "kind: has no value, expected norm, statement, country, group, page, term or a kind of statement",
		"Estonia year:20":             "year:20 is not understood, expected 2019, 2018..2021, ..2015 or 2020..",
		"Estonia year:2021..2018":     "year:2021..2018 is not understood",
		"cyber by:and":                `by:and: "and" is a word between names, expected a State`,
		"Estonia by:Atlantis":         `by: no country is called "Atlantis" (comity has the UN Members`,
		"Estonia year:x kind:y":       "year:x is not understood, expected 2019, 2018..2021, ..2015 or 2020..; no kind is called",
		"Estonia " + words300():       "only the first 200 letters are searched",
		"a b c d e f g h i j k l m n": "only the first 12 words are searched",
		"?!":                          "there is no word to search for in this",
	} {
		r := ix.Search(text, 5)
		if !strings.HasPrefix(r.Problem, want) {
			t.Errorf("%q: the problem is %q, expected %q", text, r.Problem, want)
		}
		rest := strings.HasPrefix(text, "Estonia") && !strings.Contains(text, "safe") && !strings.Contains(text, "e e")
		if rest && (len(r.Hits) == 0 || r.Hits[0].Place != "country/EST") {
			t.Errorf("%q finds %v, expected Estonia", text, r.Hits)
		}
	}
	for _, text := range []string{"", "  ", "\n"} {
		if r := ix.Search(text, 5); r.Problem != "" || len(r.Hits) > 0 {
			t.Errorf("%q: %+v", text, r)
		}
	}
}

func words300() string { return strings.Repeat("e ", 300) }

// TestFilters: filters say which records are looked at, and alone list them.
func TestFilters(t *testing.T) {
	c := corpus(t)
	ix := New(c)
	places := func(text string) []string {
		r := ix.Search(text, 0)
		if r.Problem != "" {
			t.Errorf("%q: %s", text, r.Problem)
		}
		var out []string
		for _, h := range r.Hits {
			out = append(out, h.Place)
		}
		return out
	}
	joined := 0
	estonia, _ := c.FindCountry("EST")
	for _, s := range c.Statements() {
		if c.Act(s, estonia).Joined() {
			joined++
		}
	}
	for text, want := range map[string]int{
		"kind:norm": len(c.Norms()), "kind:norms": len(c.Norms()), "KIND:Country": len(c.Countries()), "kind:statement": len(c.Statements()),
		"kind:page": len(c.Pages()), "kind:term": len(c.Terms()), "kind:norm kind:page": len(c.Norms()) + len(c.Pages()),
		"by:EST": joined, "by:estonia": joined, `by:"Republic of Estonia"`: joined, "by:Estonie": joined,
		"by:Republic of Estonia": joined, "by: republic  of estonia kind:statement": joined, "by:Estonia year:..2100": joined,
		"year:1998": 1, "year:..1998": 1, "year:1998..": len(c.Statements()), "kind:joint_statement by:Chile year:2018": 1,
	} {
		if got := places(text); len(got) != want {
			t.Errorf("%q finds %d records, expected %d: %v", text, len(got), want, got)
		}
	}
	both := places("by:RUS by:USA")
	for _, place := range both {
		if !slices.Contains(places("by:RUS"), place) || !slices.Contains(places("by:USA"), place) {
			t.Errorf("both took part in %s, but one did not", place)
		}
	}
	if len(both) == 0 || len(both) >= len(places("by:USA")) {
		t.Errorf("the two took part in %d texts together", len(both))
	}
	if got := places("kind:treaty"); !slices.IsSorted(got) && got[0] != "statement/un-cybercrime-convention" {
		t.Errorf("treaties are %v, expected the newest first", got)
	}
}

// TestMeaning: what forms of a word and of a query find the same or not.
func TestMeaning(t *testing.T) {
	ix := New(corpus(t))
	total := func(text string) int { return ix.Search(text, 1).Total }
	for _, same := range [][2]string{
		{"hospital", "HÖSPITAL"}, {"safe haven", "haven safe"}, {"what is the ransomware", "ransomware"}, {"73/27", "73-27"},
		{`"safe haven"`, "“Safe Haven”"}, {"critical-infrastructure", "critical-infrastructures"}, {"Cote d’Ivoire", "côte d'ivoire"},
	} {
		if a, b := total(same[0]), total(same[1]); a != b || a == 0 {
			t.Errorf("%q finds %d, %q finds %d", same[0], a, same[1], b)
		}
	}
	for _, more := range [][2]string{
		{"crit", "critical"}, {"response teams", `"response teams"`}, {"critical information", "critical-information"}, {"state", "state estonia"},
	} {
		if a, b := total(more[0]), total(more[1]); a <= b {
			t.Errorf("%q finds %d, %q finds %d, expected less", more[0], a, more[1], b)
		}
	}
	for _, none := range []string{"74/9999", `"haven safe"`, "qqqqqq", "hospital estoniaa 1923", `"saf haven"`} {
		if n := total(none); n != 0 {
			t.Errorf("%q finds %d", none, n)
		}
	}
}

// TestNearest: a word that nothing holds has neighbours.
func TestNearest(t *testing.T) {
	ix := New(corpus(t))
	if got := ix.Nearest("ransmoewere hospital", 2); !slices.Contains(got, "ransomware") || slices.Contains(got, "hospital") {
		t.Errorf("nearest are %v", got)
	}
}

// TestConcurrent: many may search in one index (run with the race detector).
func TestConcurrent(t *testing.T) {
	ix := New(corpus(t))
	var wait sync.WaitGroup
	for range 4 {
		wait.Go(func() {
			for _, q := range queries(t)[:30] {
				if len(ix.Search(q.text, 5).Hits) == 0 {
					t.Errorf("%q finds nothing", q.text)
				}
			}
		})
	}
	wait.Wait()
}

// TestSnippets: a snippet shows where the words stand, and marks them.
func TestSnippets(t *testing.T) {
	ix := New(corpus(t))
	for _, want := range []struct{ text, place, snippet, title string }{
		{"hospital", "norm/f", "Speak with others against attacks on [hospitals], elections and the technical core of the Internet.", "Do not damage critical infrastructure"},
		{`"safe haven"`, "norm/c", "…presses States not to give ransomware groups a [safe haven]. It had 31 States in 2021, 48 in 2023, and 74 countries and…", "Prevent misuse of ICTs in your territory"},
		{"Allemagne", "country/DEU", "Federal Republic of Germany · FRG", "Germany"},
		{"FRG", "country/DEU", "Federal Republic of Germany · [FRG]", "Germany"},
		{"IP theft", "norm/g7/12", "No country should conduct or support ICT-enabled [theft] of intellectual property, including trade secrets or other…", "No ICT-enabled [theft] of [intellectual property]"},
		{"by:EST kind:treaty", "statement/budapest-convention", "", "Budapest Convention"},
	} {
		found := false
		for _, h := range ix.Search(want.text, 0).Hits {
			if h.Place != want.place {
				continue
			}
			found = true
			if got := bracketed(h.Snippet, h.Spans); got != want.snippet && want.snippet != "" {
				t.Errorf("%q: the snippet of %s is\n%s, expected\n%s", want.text, h.Place, got, want.snippet)
			}
			if got := bracketed(h.Title, h.TitleSpans); got != want.title {
				t.Errorf("%q: the title of %s is %s, expected %s", want.text, h.Place, got, want.title)
			}
		}
		if !found {
			t.Errorf("%q does not find %s", want.text, want.place)
		}
	}
}

func bracketed(text string, spans []Span) string {
	for _, s := range slices.Backward(spans) {
		text = text[:s.Start] + "[" + text[s.Start:s.End] + "]" + text[s.End:]
	}
	return text
}
