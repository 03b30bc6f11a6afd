package search

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/agnivade/levenshtein"

	"comity/model"
	"comity/model/prose"
)

// Results are the answer to a query.
type Results struct {
	Hits  []Hit // the best first; those of equal score in the order of the corpus
	Total int   // how many there are, beyond the limit too
	// Problem is a line about what was not understood and left out, or empty.
	Problem string
	// Corrected are the votes that by: asks for and that your data corrects.
	Corrected []model.Corrected
}

// Hit is a record that was found.
type Hit struct {
	Kind  Kind
	ID    string // within its kind: "un/f", "joint-statement-2019", "EST", "pillars"
	Place string // "norm/f", "statement/joint-statement-2019", "country/EST", "page/pillars"
	Title string
	Score float64 // comparable within one answer; 0 where only filters were asked for
	// Snippet is a line of the text that matched best, or of what the record
	// says in brief where only its title did.
	Snippet    string
	Spans      []Span // what matched in Snippet, in order
	TitleSpans []Span // what matched in Title, in order
}

// Span is a part of a text, in bytes.
type Span struct{ Start, End int }

// Search finds the records that have all the words of a query, the best first,
// at most limit of them; with a limit below 1, all. The query language is
// described at the package. Whatever a query holds, the work is bounded.
func (ix *Index) Search(text string, limit int) Results {
	q := ix.parse(text)
	r := Results{Problem: strings.Join(q.problems, "; ")}
	r.Corrected = ix.corpus.Corrected(func(_ *model.Statement, co *model.Country) bool { return slices.Contains(q.by, co) })
	units, found := ix.run(&q)
	r.Total = len(found)
	if limit > 0 && len(found) > limit {
		found = found[:limit]
	}
	r.Hits = make([]Hit, 0, len(found))
	units = telling(units)
	r.Hits = append(r.Hits, prose.Each(found, func(f scored) Hit { return ix.hit(f, units) })...)
	return r
}

// run finds the documents, and gives the units that found them.
func (ix *Index) run(q *query) ([]unit, []scored) {
	admits := ix.admits(q)
	if len(q.terms) == 0 {
		return nil, ix.admitted(admits)
	}
	need, stops := sift(q.terms)
	var optional []unit
	for _, t := range stops {
		if id, ok := ix.find(t.words[0]); ok {
			u := unit{quality: make([]float64, len(ix.vocab))}
			u.set(id, 1)
			optional = append(optional, u)
		}
	}
	var units []unit
	for _, second := range []bool{false, true} {
		units = units[:0]
		lacks := false
		for _, t := range need {
			of := ix.units(t, second)
			if lacks = slices.ContainsFunc(of, func(u unit) bool { return u.empty() }); lacks {
				break
			}
			units = append(units, of...)
		}
		if lacks {
			continue
		}
		if found := ix.score(units, optional, admits); len(found) > 0 {
			return units, found
		}
	}
	return nil, nil
}

// sift parts the stop words from the terms that a document must have; where
// there is nothing else, they are what it must have.
func sift(terms []term) (need, stops []term) {
	for _, t := range terms {
		if len(t.words) == 1 && !t.quoted && stopWord(t.words[0]) {
			stops = append(stops, t)
		} else {
			need = append(need, t)
		}
	}
	if need == nil {
		return stops, nil
	}
	return need, stops
}

// admitted is the answer to a query of nothing but filters.
func (ix *Index) admitted(admits []bool) []scored {
	var out []scored
	for d, ok := range admits {
		if ok {
			out = append(out, scored{doc: d})
		}
	}
	return out
}

// Nearest gives, for the words of a query that no record has, up to n words
// each that records have and that look most like them. It compares with every
// word, so it is for the end of a search and not for every key.
func (ix *Index) Nearest(text string, n int) []string {
	q := ix.parse(text)
	var out []string
	for _, t := range q.terms {
		for _, word := range t.words {
			if _, ok := ix.find(word); ok || hasDigit(word) || utf8.RuneCountInString(word) < leastOneTypo {
				continue
			}
			for _, near := range ix.alike(word, n) {
				if !slices.Contains(out, near) {
					out = append(out, near)
				}
			}
		}
	}
	return out
}

// alike returns the words that are the fewest letters away from a word, and fewer
// than half of its own.
func (ix *Index) alike(word string, n int) []string {
	type near struct {
		word string
		away int
	}
	var all []near
	for _, known := range ix.vocab {
		if away := levenshtein.ComputeDistance(word, known); 2*away < utf8.RuneCountInString(word) && !hasDigit(known) {
			all = append(all, near{known, away})
		}
	}
	slices.SortStableFunc(all, func(a, b near) int { return a.away - b.away })
	return prose.Each(all[:min(n, len(all))], func(a near) string { return a.word })
}
