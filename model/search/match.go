package search

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// How well a word of a text matches one of a query: from the same word, 1, down
// to one that it may have been meant to be.
const (
	samePlural  = 0.9 // differs in number only
	beginsLeast = 0.4 // begins so; more, the more of it is there
	beginsMost  = 0.8
	insideQuery = 0.5  // times that, where the query goes on: the word is not being typed
	oneTypo     = 0.5  // one letter more, less, other or swapped with the next
	twoTypos    = 0.35 // two of these
	typoBegins  = 0.5  // times that, where the word goes on
	initials    = 0.5  // the first letters of words in a name
	sameRoot    = 0.2  // has the same beginning
)

// Which words have which chances.
const (
	leastBegin       = 2 // bytes of a word that may be the beginning of others
	leastBeginInside = 3
	leastOneTypo     = 4 // letters
	leastTypoBegin   = 5
	leastTwoTypos    = 8
	leastRoot        = 7
	leastInitials    = 2
	mostInitials     = 5
)

// unit is what a query asks for and a record must have: a word in any of its
// forms, or words next to each other.
type unit struct {
	quality []float64 // of each word of the vocabulary; nil for a phrase
	ids     []uint32  // the words with a quality
	runs    []run     // phrases and initials, ascending
	at      int       // where it stands in the query
	rarity  float64   // of what has it
}

// run is words next to each other.
type run struct {
	place   uint32 // of the first
	length  uint32
	quality float64
}

func (u *unit) set(id uint32, quality float64) {
	if u.quality[id] == 0 {
		u.ids = append(u.ids, id)
	}
	u.quality[id] = max(u.quality[id], quality)
}

// settle makes the best reading of a word a full match: where nobody writes it
// as it was typed, what it was meant to be counts as much as if it had been.
func (u *unit) settle() {
	best := 0.0
	for _, id := range u.ids {
		best = max(best, u.quality[id])
	}
	for _, r := range u.runs {
		best = max(best, r.quality)
	}
	for _, id := range u.ids {
		u.quality[id] /= best
	}
	for i := range u.runs {
		u.runs[i].quality /= best
	}
}

func (u *unit) empty() bool { return len(u.ids) == 0 && len(u.runs) == 0 }

// units looks a term up. In the second try, after nothing was found, words may
// have typing mistakes although they exist, and a compound falls apart.
func (ix *Index) units(t term, second bool) []unit {
	if len(t.words) == 1 && !t.quoted {
		return []unit{ix.wordUnit(t.words[0], t.at, t.last, second)}
	}
	if !second || t.quoted {
		return []unit{{runs: ix.phrase(t), at: t.at}}
	}
	var out []unit
	for i, word := range t.words {
		out = append(out, ix.wordUnit(word, t.at+i, t.last && i == len(t.words)-1, true))
	}
	return out
}

// wordUnit is what a word at a place of the query stands for. It is kept: while a query
// is typed letter by letter, the words before the last stay.
func (ix *Index) wordUnit(word string, at int, last, second bool) unit {
	key := wordKey{word, last, second}
	u, ok := ix.known.Get(key)
	if !ok {
		u = ix.standsFor(word, last, second)
		ix.known.Add(key, u)
	}
	u.at = at
	return u
}

// wordKey is a word of a query as it is looked up.
type wordKey struct {
	word         string
	last, second bool
}

// mostKnown is how many words are kept as they were looked up, of some 60 KB each.
const mostKnown = 16

// standsFor finds the words of the vocabulary that a word stands for.
func (ix *Index) standsFor(word string, last, second bool) unit {
	u := unit{quality: make([]float64, len(ix.vocab))}
	if id, ok := ix.find(word); ok {
		u.set(id, 1)
	}
	number := hasDigit(word)
	if !number {
		ix.inflect(&u, word, samePlural)
	}
	if last && len(word) >= leastBegin || !number && len(word) >= leastBeginInside {
		low, high := ix.beginning(word)
		for id := low; id < high; id++ {
			u.set(id, beginsQuality(word, ix.vocab[id], last))
		}
	}
	if ix.abbreviates(word) {
		u.runs = ix.abbreviated(word)
	}
	if !number && (u.empty() || second) {
		letters := utf8.RuneCountInString(word)
		for most := 1; most <= typos(letters) && (u.empty() || second); most++ { // the fewest that explain it
			ix.forgive(&u, word, last, most)
		}
		if second && letters >= leastRoot {
			low, high := ix.beginning(root(word, letters))
			for id := low; id < high; id++ {
				u.set(id, sameRoot)
			}
		}
	}
	u.settle()
	return u
}

// beginsQuality is the quality of a word that begins with that of the query.
func beginsQuality(typed, word string, last bool) float64 {
	q := beginsLeast + (beginsMost-beginsLeast)*float64(len(typed))/float64(len(word))
	if !last {
		q *= insideQuery
	}
	return q
}

// root is a word without its last third.
func root(word string, letters int) string {
	return string([]rune(word)[:letters-letters/3])
}

// abbreviates reports whether a word may be the initials of a name: it is short
// and no name holds it as it is.
func (ix *Index) abbreviates(word string) bool {
	if len(word) < leastInitials || len(word) > mostInitials || strings.Trim(word, "abcdefghijklmnopqrstuvwxyz") != "" || stopWord(word) {
		return false
	}
	id, ok := ix.find(word)
	return !ok || !slices.ContainsFunc(ix.at(id), func(p uint32) bool { return ix.seg(p).field <= coded })
}

// abbreviated finds the names of which some words next to each other begin with
// the letters of a word; stop words may stand between them.
func (ix *Index) abbreviated(word string) []run {
	var out []run
	for _, start := range ix.openings[opening(word[0], word[1])] {
		if end := ix.seg(start).end; start+uint32(len(word)) <= end {
			if end = max(ix.spelled(start, end, word, false), ix.spelled(start, end, word, true)); end > 0 {
				out = append(out, run{start, end - start, initials})
			}
		}
	}
	return out
}

// spelled follows the letters of a word through the words of a name and gives
// the position after the last, or 0.
func (ix *Index) spelled(p, end uint32, word string, skipStops bool) uint32 {
	i := 0
	for ; p < end && i < len(word); p++ {
		switch id := ix.ids[p]; {
		case skipStops && ix.stops[id]:
		case ix.firsts[id] == word[i]:
			i++
		default:
			return 0
		}
	}
	if i < len(word) {
		return 0
	}
	return p
}

// wordSet is the words that may stand at one place of a phrase.
type wordSet struct {
	low, high uint32 // a range
	more      []uint32
}

func (w wordSet) has(id uint32) bool {
	return w.low <= id && id < w.high || slices.Contains(w.more, id)
}

// phrase finds the places where the words of a term stand next to each other.
func (ix *Index) phrase(t term) []run {
	sets := make([]wordSet, len(t.words))
	rarest, fewest := 0, len(ix.places)+1
	for i, word := range t.words {
		set := &sets[i]
		if id, ok := ix.find(word); ok {
			set.low, set.high = id, id+1
		}
		if t.last && i == len(t.words)-1 {
			set.low, set.high = ix.beginning(word)
		}
		if !t.quoted && !hasDigit(word) {
			for _, form := range forms(word) {
				if id, ok := ix.find(form); ok {
					set.more = append(set.more, id)
				}
			}
		}
		places := int(ix.starts[set.high] - ix.starts[set.low])
		for _, id := range set.more {
			places += len(ix.at(id))
		}
		if places < fewest {
			rarest, fewest = i, places
		}
	}
	var out []run
	visit := func(low, high uint32) {
		for _, p := range ix.places[ix.starts[low]:ix.starts[high]] {
			seg := ix.seg(p)
			start := int(p) - rarest
			if start >= int(seg.start) && start+len(sets) <= int(seg.end) && ix.stands(uint32(start), sets) {
				out = append(out, run{uint32(start), uint32(len(sets)), 1})
			}
		}
	}
	visit(sets[rarest].low, sets[rarest].high)
	for _, id := range sets[rarest].more {
		if id < sets[rarest].low || id >= sets[rarest].high {
			visit(id, id+1)
		}
	}
	slices.SortFunc(out, func(a, b run) int { return int(a.place) - int(b.place) })
	return out
}

func (ix *Index) stands(start uint32, sets []wordSet) bool {
	for i, set := range sets {
		if !set.has(ix.ids[int(start)+i]) {
			return false
		}
	}
	return true
}
