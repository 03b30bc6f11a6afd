package search

import (
	"slices"
	"strings"
)

// typos is how many typing mistakes a word of so many letters may have.
func typos(letters int) int {
	switch {
	case letters >= leastTwoTypos:
		return 2
	case letters >= leastOneTypo:
		return 1
	}
	return 0
}

// typoQuality is the quality of a word so many mistakes away.
func typoQuality(mistakes int) float64 {
	if mistakes == 2 {
		return twoTypos
	}
	return oneTypo
}

// forgive adds the words from which a word differs by so many typing mistakes at
// most, and if it is still being typed, those that go on after it.
//
// It walks through the sorted vocabulary and fills, letter by letter, the table
// of edit distances between the word and the one it has come to. What two
// neighbours begin with has the same rows; and where every number of a row is
// too high, all words with this beginning are passed over at once. So it looks
// at a few hundred beginnings and not at every word.
func (ix *Index) forgive(u *unit, word string, last bool, most int) {
	t := newDistances(word, most)
	var done []rune // the letters of which the table has the rows
	for i := 0; i < len(ix.vocab); {
		candidate := ix.vocab[i]
		letters := []rune(candidate)
		depth := 0
		for depth < len(done) && depth < len(letters) && done[depth] == letters[depth] {
			depth++
		}
		for depth < len(letters) && t.step(letters, depth) {
			depth++
			if mistakes := t.whole(depth); last && len(t.word) >= leastTypoBegin && mistakes <= t.most {
				ix.goOn(u, i, string(letters[:depth]), typoBegins*typoQuality(max(mistakes, 1)))
			}
		}
		if depth < len(letters) { // no word that begins like this is near enough
			done = append(done[:0], letters[:depth]...)
			i = ix.pass(i, candidate[:len(string(letters[:depth+1]))])
			continue
		}
		if mistakes := t.whole(depth); mistakes > 0 && mistakes <= t.most {
			u.set(uint32(i), typoQuality(mistakes))
			ix.inflect(u, candidate, samePlural*typoQuality(mistakes))
		}
		done = append(done[:0], letters...)
		i++
	}
}

// inflect adds the plural or the singular of a word.
func (ix *Index) inflect(u *unit, word string, quality float64) {
	if hasDigit(word) {
		return
	}
	for _, form := range forms(word) {
		if id, ok := ix.find(form); ok {
			u.set(id, quality)
		}
	}
}

// goOn adds the words from the i-th on that begin so.
func (ix *Index) goOn(u *unit, i int, beginning string, quality float64) {
	for ; i < len(ix.vocab) && strings.HasPrefix(ix.vocab[i], beginning); i++ {
		u.set(uint32(i), quality)
	}
}

// pass returns the first word from the i-th on that does not begin so.
func (ix *Index) pass(i int, beginning string) int {
	n, _ := slices.BinarySearchFunc(ix.vocab[i:], beginning, func(word, with string) int {
		if strings.HasPrefix(word, with) {
			return -1
		}
		return 1
	})
	return i + n
}

// distances is the table of edit distances between the beginnings of a word and
// those of another: row d, column m for its first d letters and the first m of
// the word. Two letters that changed places are one mistake.
type distances struct {
	word []rune
	most int
	rows [][]int
}

func newDistances(word string, most int) distances {
	t := distances{word: []rune(word), most: most}
	t.rows = make([][]int, len(t.word)+t.most+2)
	for i := range t.rows {
		t.rows[i] = make([]int, len(t.word)+1)
	}
	for m := range t.rows[0] {
		t.rows[0][m] = m
	}
	return t
}

// step fills the row after the letter at a depth and reports whether a word
// that begins so can be near enough.
func (t *distances) step(letters []rune, depth int) bool {
	if depth+1 >= len(t.rows) {
		return false
	}
	above, row := t.rows[depth], t.rows[depth+1]
	row[0] = depth + 1
	least := row[0]
	for m := 1; m <= len(t.word); m++ {
		change := 1
		if t.word[m-1] == letters[depth] {
			change = 0
		}
		d := min(above[m-1]+change, above[m]+1, row[m-1]+1)
		if depth > 0 && m > 1 && t.word[m-1] == letters[depth-1] && t.word[m-2] == letters[depth] {
			d = min(d, t.rows[depth-1][m-2]+1)
		}
		row[m] = d
		least = min(least, d)
	}
	return least <= t.most
}

// whole is the distance between the word and so many letters of the other.
func (t *distances) whole(depth int) int { return t.rows[depth][len(t.word)] }
