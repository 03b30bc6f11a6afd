package search

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// TestOracle: the index answers as a reader of everything would.
func TestOracle(t *testing.T) {
	c := corpus(t)
	ix := New(c)
	o := newOracle(ix)
	for _, q := range queries(t) {
		agree(t, ix, o, q.text)
	}
}

// TestOracleOnMadeQueries: the same for queries made of the words of the
// corpus, with beginnings, plurals, mistakes, phrases and filters.
func TestOracleOnMadeQueries(t *testing.T) {
	c := corpus(t)
	ix := build(c, some(c, 4))
	o := newOracle(ix)
	random := rand.New(rand.NewPCG(4, 2))
	found := 0
	for range 100 {
		q := madeQuery(random, ix)
		agree(t, ix, o, q)
		found += min(len(ix.Search(q, 1).Hits), 1)
		if t.Failed() {
			t.Fatalf("after %q", q)
		}
	}
	if found < 40 {
		t.Errorf("only %d of 100 queries find anything", found)
	}
}

// madeQuery is some words that stand near each other somewhere, changed.
func madeQuery(random *rand.Rand, ix *Index) string {
	var q []string
	at := random.IntN(len(ix.ids) - 8)
	for range 1 + random.IntN(4) {
		word := ix.vocab[ix.ids[at+random.IntN(3)]]
		at += random.IntN(3)
		letters := []rune(word)
		i := random.IntN(len(letters))
		switch random.IntN(9) {
		case 0:
			word = string(letters[:i+1])
		case 1:
			word = string(append(letters[:i:i], letters[i+1:]...))
		case 2:
			word = string(letters[:i]) + "e" + string(letters[i:])
		case 3:
			letters[i], letters[0] = letters[0], letters[i]
			word = string(letters)
		case 4:
			word += "s"
		case 5:
			word += "-" + ix.vocab[ix.ids[at+1]]
		case 6:
			word = `"` + word + " " + ix.vocab[ix.ids[at+1]] + `"`
		}
		q = append(q, word)
	}
	switch random.IntN(12) {
	case 0:
		q = append(q, "kind:statement")
	case 1:
		q = append([]string{"year:2015.."}, q...)
	case 2:
		q = append(q, "by:EST")
	}
	return strings.Join(q, " ")
}

// FuzzSearch: whatever is typed, the index answers as the oracle does, and what
// it gives can be shown.
func FuzzSearch(f *testing.F) {
	for _, q := range queries(f) {
		f.Add(q.text)
	}
	for _, q := range bad() {
		f.Add(q)
	}
	c := corpus(f)
	ix := build(c, some(c, 40))
	o := newOracle(ix)
	f.Fuzz(func(t *testing.T, text string) {
		agree(t, ix, o, text)
		showable(t, ix, text)
	})
}

// FuzzWords: a text comes apart into the words that Fold would make of it.
func FuzzWords(f *testing.F) {
	f.Add("The U.S.’s “co-operation”: Côte d'Ivoire, A/RES/73/27; ﬁrst\u0301 İstanbul ßs 中国 भारत")
	f.Add("a.b...c '' .' \u1fef\u0385\u037e\u0344é\u0300")
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(text, " ") // as records are checked to be, and queries made
		got, want := strings.Join(words(text), " "), folded(text)
		if got != want {
			t.Errorf("the words of %q are %q, Fold makes %q", text, got, want)
		}
	})
}
