package compare

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// token is a word or a sign, with the blanks after it.
type token struct {
	id         int // equal for equal tokens of the two texts
	start, end int // in bytes, without the blanks after it
	next       int // where the next token begins, or the text ends
	word       bool
}

// lexicon numbers the tokens of several texts.
type lexicon map[string]int

// tokens cuts a text. The blanks before the first token belong to none.
func (l lexicon) tokens(text string) []token {
	var out []token
	for at := blanks(text, 0); at < len(text); {
		end, word := tokenEnd(text, at)
		key := text[at:end]
		id, ok := l[key]
		if !ok {
			id = len(l)
			l[key] = id
		}
		next := blanks(text, end)
		out = append(out, token{id, at, end, next, word})
		at = next
	}
	return out
}

// blanks is where the blanks that begin at a place end.
func blanks(text string, at int) int {
	for at < len(text) {
		r, size := utf8.DecodeRuneInString(text[at:])
		if !unicode.IsSpace(r) {
			break
		}
		at += size
	}
	return at
}

// tokenEnd is where the token that begins at a place ends, and whether it is a
// word.
func tokenEnd(text string, at int) (end int, word bool) {
	r, size := utf8.DecodeRuneInString(text[at:])
	end = at + size
	if !letter(r) {
		return end, false
	}
	for end < len(text) {
		r, size = utf8.DecodeRuneInString(text[end:])
		switch {
		case letter(r):
			end += size
		case strings.ContainsRune("'’-‑", r):
			after, _ := utf8.DecodeRuneInString(text[end+size:])
			if !letter(after) {
				return end, true
			}
			end += size
		default:
			return end, true
		}
	}
	return end, true
}

func letter(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) }

func countWords(tokens []token) int {
	n := 0
	for _, t := range tokens {
		if t.word {
			n++
		}
	}
	return n
}

// little reports whether a word is too small to separate two changes.
func little(word string) bool {
	switch strings.ToLower(word) {
	case "a", "an", "and", "any", "as", "at", "be", "by", "for", "from", "in", "is", "it", "its", "of", "on", "or",
		"that", "the", "their", "this", "to", "with":
		return true
	}
	return false
}
