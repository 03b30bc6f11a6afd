package search

import (
	"os"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"comity/model"
)

// asked is a line of testdata/queries.txt.
type asked struct {
	text  string
	right []string // places, any of which may stand first
}

func queries(t testing.TB) []asked {
	t.Helper()
	data, err := os.ReadFile("testdata/queries.txt")
	if err != nil {
		t.Fatal(err)
	}
	var out []asked
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSuffix(line, "\n")
		if strings.HasPrefix(line, "#") {
			continue
		}
		text, right, ok := strings.Cut(line, "\t")
		if !ok || right == "" {
			t.Fatalf("%q has no answer", line)
		}
		out = append(out, asked{text, strings.Split(right, "|")})
	}
	if len(out) < 60 {
		t.Fatalf("only %d queries", len(out))
	}
	return out
}

// folded is Fold, where "the" at the beginning is a word like others.
func folded(text string) string {
	return strings.TrimPrefix(strings.TrimPrefix(model.Fold("x "+text), "x"), " ")
}

// TestQueries: what a user types has the right answer first.
func TestQueries(t *testing.T) {
	c := corpus(t)
	ix := New(c)
	for _, q := range queries(t) {
		r := ix.Search(q.text, 3)
		if r.Problem != "" {
			t.Errorf("%q: %s", q.text, r.Problem)
		}
		if len(r.Hits) == 0 || !slices.Contains(q.right, r.Hits[0].Place) {
			var got []string
			for _, h := range r.Hits {
				got = append(got, h.Place)
			}
			t.Errorf("%q finds %v, expected %v first", q.text, got, q.right)
		}
	}
}

// showable checks that every part of an answer can be shown as it is.
func showable(t *testing.T, ix *Index, text string) {
	t.Helper()
	r := ix.Search(text, 0)
	if strings.ContainsAny(r.Problem, "\n\x1b\t") || !utf8.ValidString(r.Problem) {
		t.Errorf("%q: the problem is %q", text, r.Problem)
	}
	for _, h := range r.Hits {
		check := func(text string, spans []Span) {
			end := 0
			for _, s := range spans {
				if s.Start < end || s.End <= s.Start || s.End > len(text) || !utf8.ValidString(text[s.Start:s.End]) {
					t.Fatalf("%q: %s: the spans of %q are %v", text, h.Place, text, spans)
				}
				end = s.End
			}
		}
		check(h.Snippet, h.Spans)
		check(h.Title, h.TitleSpans)
		if n := utf8.RuneCountInString(h.Snippet); n == 0 || n > snippetRunes+2 || strings.ContainsAny(h.Snippet, "\n\t") {
			t.Errorf("%q: %s: the snippet is %q", text, h.Place, h.Snippet)
		}
	}
}

// A word that most records have is not marked, nor shown for, beside words that few have.
func TestCommonWordsAreNotMarked(t *testing.T) {
	for _, h := range New(corpus(t)).Search("must states protect hospitals", 0).Hits {
		marked := ""
		for _, s := range h.Spans {
			marked += " " + strings.ToLower(h.Snippet[s.Start:s.End])
		}
		if strings.Contains(marked, "state") || !strings.Contains(marked, "hospital") {
			t.Errorf("%s marks%s in %q", h.Place, marked, h.Snippet)
		}
	}
	if h := New(corpus(t)).Search("states", 1).Hits[0]; len(h.TitleSpans) == 0 {
		t.Error("a common word alone is not marked", h)
	}
}
