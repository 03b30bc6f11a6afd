package ask

import "strconv"

// nameEnd is the token at which a name that begins at another ends at the latest: before a second
// symbol, and before a group of which States are asked for, "the joint statement at the Security
// Council in the EU".
func (q *question) nameEnd(i int) int {
	end := q.nextSymbol(i)
	for j := i + 1; j+1 < end; j++ {
		at := j + 1
		if q.tokens[at].word == "the" {
			if q.tokens[j].word == "and" { // Canada and the joint statement
				return j
			}
			at++
		}
		if q.tokens[j].word != "in" || at >= end {
			continue
		}
		if n, found := q.phrase(at); n > 0 && found[0].class == set {
			return j
		}
	}
	return end
}

// nextSymbol is the token at which the second symbol of a resolution behind a token begins: of
// "resolution 74/247 and A/RES/74/29" the words of the first may all be in its title, and so may
// a part of the second.
func (q *question) nextSymbol(i int) int {
	for seen := 0; i+1 < len(q.tokens); i++ {
		if !q.isSymbol(i) {
			continue
		}
		if seen++; seen == 2 {
			return q.symbolFrom(i)
		}
	}
	return len(q.tokens)
}

// symbolFrom is the token at which a symbol begins of which the number is at a token.
func (q *question) symbolFrom(i int) int {
	if i > 1 && q.tokens[i-1].word == "res" && q.tokens[i-2].word == "a" {
		return i - 2
	}
	return i
}

// wholeSymbol is where a name that ends at a token ends without a part of a symbol.
func (q *question) wholeSymbol(end int) int {
	for i := end - 1; i <= end+1; i++ {
		if i >= 0 && i+1 < len(q.tokens) && q.isSymbol(i) && q.symbolFrom(i) < end && end < i+2 {
			return q.symbolFrom(i)
		}
	}
	return end
}

// hasSymbol reports whether a phrase has the symbol of a resolution.
func (q *question) hasSymbol(it item) bool {
	for i := it.from; i+1 < it.to; i++ {
		if q.isSymbol(i) {
			return true
		}
	}
	return false
}

// isSymbol reports whether a token and the next are the symbol of a resolution: 74/247.
func (q *question) isSymbol(i int) bool {
	a, b := q.tokens[i], q.tokens[i+1]
	if b.start != a.end+1 || q.text[a.end] != '/' {
		return false
	}
	session, err := strconv.Atoi(a.word)
	_, other := strconv.Atoi(b.word)
	return err == nil && other == nil && session >= 40 && session <= 99 && len(b.word) <= 3
}
