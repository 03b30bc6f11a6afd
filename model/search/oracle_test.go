package search

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"testing"

	"comity/model"
)

// oracle answers a query as the package comment says, by reading every word of
// every record each time. It shares with the index the records, the parser and
// the numbers, and nothing of how words are found, joined and counted.
type oracle struct {
	ix    *Index // for its parser and filters
	docs  []oracleDoc
	known map[string]bool
	named map[string]bool // words in names and codes
}

type oracleDoc struct {
	document
	words [][]string // by piece
}

func newOracle(ix *Index) *oracle {
	o := &oracle{ix: ix, known: map[string]bool{}, named: map[string]bool{}}
	for _, d := range ix.docs {
		od := oracleDoc{document: d}
		for _, p := range d.pieces {
			// What stands before keeps Fold from dropping "the".
			found := strings.Fields(model.Fold("x " + p.text[p.from:p.to]))[1:]
			od.words = append(od.words, found)
			for _, w := range found {
				o.known[w] = true
				o.named[w] = o.named[w] || p.field <= coded
			}
		}
		o.docs = append(o.docs, od)
	}
	return o
}

// match is a place in a document where a unit matches.
type match struct {
	piece, at, length int
	quality           float64
}

// oracleUnit tells where a document matches.
type oracleUnit struct {
	single bool
	at     int
	match  func(d *oracleDoc) []match
}

func (o *oracle) search(text string) map[string]float64 {
	q := o.ix.parse(text)
	admits := o.ix.admits(&q)
	out := map[string]float64{}
	if len(q.terms) == 0 {
		for i, ok := range admits {
			if ok {
				out[o.docs[i].place] = 0
			}
		}
		return out
	}
	need, stops := sift(q.terms)
	for _, second := range []bool{false, true} {
		var units, optional []oracleUnit
		for _, t := range need {
			units = append(units, o.units(t, second)...)
		}
		for _, t := range stops {
			word := t.words[0]
			optional = append(optional, o.wordUnit(t.at, func(w string) float64 { return truth(w == word) }))
		}
		scores := o.score(units, optional)
		for i, score := range scores {
			if !math.IsNaN(score) && (admits == nil || admits[i]) {
				out[o.docs[i].place] = math.Round(score*1000) / 1000
			}
		}
		if len(out) > 0 {
			return out
		}
	}
	return out
}

func truth(yes bool) float64 {
	if yes {
		return 1
	}
	return 0
}

func (o *oracle) units(t term, second bool) []oracleUnit {
	if len(t.words) > 1 && (t.quoted || !second) || t.quoted {
		return []oracleUnit{{at: t.at, match: func(d *oracleDoc) (out []match) {
			for p, found := range d.words {
				for i := 0; i+len(t.words) <= len(found); i++ {
					all := true
					for j, w := range t.words {
						f := found[i+j]
						typing := t.last && j == len(t.words)-1
						all = all && (f == w || typing && strings.HasPrefix(f, w) || !t.quoted && plural(f, w))
					}
					if all {
						out = append(out, match{p, i, len(t.words), 1})
					}
				}
			}
			return out
		}}}
	}
	var out []oracleUnit
	for i, w := range t.words {
		out = append(out, o.word(w, t.at+i, t.last && i == len(t.words)-1, second))
	}
	return out
}

func plural(a, b string) bool {
	return !strings.ContainsAny(a+b, "0123456789") && (singular(a) == b || a == singular(b) || singular(a) == singular(b))
}

// word is a unit of one word in any of its readings.
func (o *oracle) word(word string, at int, last, second bool) oracleUnit {
	letters := len([]rune(word))
	number := strings.ContainsAny(word, "0123456789")
	plain := func(w string) float64 {
		q := truth(w == word)
		if plural(w, word) {
			q = max(q, samePlural)
		}
		if strings.HasPrefix(w, word) && (last && len(word) >= leastBegin || !number && len(word) >= leastBeginInside) {
			begins := beginsLeast + (beginsMost-beginsLeast)*float64(len(word))/float64(len(w))
			if !last {
				begins *= insideQuery
			}
			q = max(q, begins)
		}
		return q
	}
	forgiving := func(w string, allowed int) float64 {
		q := plain(w)
		for n, d := range edits(word, w) {
			switch {
			case d > allowed:
			case n == len([]rune(w)) && d > 0:
				q = max(q, typoQuality(d))
			case last && letters >= leastTypoBegin && allowed > 0:
				q = max(q, typoBegins*typoQuality(max(d, 1)))
			}
		}
		if second && letters >= leastRoot && strings.HasPrefix(w, string([]rune(word)[:letters-letters/3])) {
			q = max(q, sameRoot)
		}
		return q
	}
	short := len(word) >= leastInitials && len(word) <= mostInitials && !o.named[word] && !stopWord(word) &&
		strings.Trim(word, "abcdefghijklmnopqrstuvwxyz") == ""
	quality := plain
	best := o.best(quality, word, short)
	for allowed := 0; allowed <= typos(letters) && !number && (best == 0 || second); allowed++ {
		memo := map[string]float64{}
		for w := range o.known {
			memo[w] = max(memo[w], forgiving(w, allowed))
			row := edits(word, w)
			if d := row[len(row)-1]; d > 0 && d <= allowed {
				for other := range o.known { // the plural of a word that is near is near
					if w != other && plural(w, other) {
						memo[other] = max(memo[other], samePlural*typoQuality(d))
					}
				}
			}
		}
		quality = func(w string) float64 { return memo[w] }
		best = o.best(quality, word, short)
	}
	relative := func(w string) float64 { return quality(w) / best }
	u := o.wordUnit(at, relative)
	if short {
		words := u.match
		u.match = func(d *oracleDoc) []match {
			out := words(d)
			for _, m := range abbreviations(d, word) {
				m.quality /= best
				out = append(out, m)
			}
			return out
		}
	}
	return u
}

// best is the best reading that a word has anywhere.
func (o *oracle) best(quality func(string) float64, word string, short bool) float64 {
	best := 0.0
	for w := range o.known {
		best = max(best, quality(w))
	}
	for i := range o.docs {
		if short && best < initials && len(abbreviations(&o.docs[i], word)) > 0 {
			best = initials
		}
	}
	return best
}

func (o *oracle) wordUnit(at int, quality func(string) float64) oracleUnit {
	qualities := map[string]float64{}
	for w := range o.known {
		qualities[w] = quality(w)
	}
	return oracleUnit{single: true, at: at, match: func(d *oracleDoc) (out []match) {
		for p, found := range d.words {
			for i, w := range found {
				if q := qualities[w]; q > 0 {
					out = append(out, match{p, i, 1, q})
				}
			}
		}
		return out
	}}
}

// abbreviations finds names with words in a row that begin with the letters.
func abbreviations(d *oracleDoc, word string) (out []match) {
	for p, found := range d.words {
		if d.pieces[p].field > coded {
			continue
		}
		for i := range found {
			longest := 0
			for n := len(word); i+n <= len(found); n++ {
				all, content := "", ""
				for _, w := range found[i : i+n] {
					all += w[:1]
					if !stopWord(w) {
						content += w[:1]
					}
				}
				if !stopWord(found[i]) && (all == word || content == word && !stopWord(found[i+n-1])) {
					longest = n
				}
			}
			if longest > 0 {
				out = append(out, match{p, i, longest, initials})
			}
		}
	}
	return out
}

// edits are the numbers of letters to add, drop, change or swap with the next
// between a word and every beginning of another.
func edits(a, b string) []int {
	x, y := []rune(a), []rune(b)
	d := make([][]int, len(x)+1)
	for i := range d {
		d[i] = make([]int, len(y)+1)
		for j := range d[i] {
			switch {
			case i == 0 || j == 0:
				d[i][j] = i + j
			default:
				d[i][j] = min(d[i-1][j], d[i][j-1]) + 1
				d[i][j] = min(d[i][j], d[i-1][j-1]+1-int(truth(x[i-1] == y[j-1])))
				if i > 1 && j > 1 && x[i-1] == y[j-2] && x[i-2] == y[j-1] {
					d[i][j] = min(d[i][j], d[i-2][j-2]+1)
				}
			}
		}
	}
	return d[len(x)]
}

// agree compares the index with the oracle on a query.
func agree(t *testing.T, ix *Index, o *oracle, text string) {
	t.Helper()
	got, want := ix.Search(text, 0), o.search(text)
	if got.Total != len(want) || len(got.Hits) != len(want) {
		t.Errorf("%q finds %d records, the oracle %d", text, got.Total, len(want))
	}
	for i, h := range got.Hits {
		score, ok := want[h.Place]
		if !ok {
			t.Errorf("%q finds %s, the oracle does not", text, h.Place)
		} else if math.Abs(score-h.Score) > 0.0011 {
			t.Errorf("%q gives %s %.4f, the oracle %.4f", text, h.Place, h.Score, score)
		}
		delete(want, h.Place)
		if i > 0 && cmp.Compare(got.Hits[i-1].Score, h.Score) < 0 {
			t.Errorf("%q gives %s after a lower score", text, h.Place)
		}
	}
	for place := range want {
		t.Errorf("%q does not find %s, the oracle does", text, place)
	}
}

// some is a part of the records of a corpus, for tests that read all of them
// again and again.
func some(c *model.Corpus, each int) []document {
	var out []document
	for i, d := range documents(c) {
		if i%each == 0 {
			out = append(out, d)
		}
	}
	return slices.Clip(out)
}
