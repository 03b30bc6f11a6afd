package search

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"comity/model"
)

// nextWord finds the first word of a text at or after a byte, or -1. A word is
// what [model.Fold] would keep in one piece: letters and digits, and what may
// stand between them without parting them (accents, apostrophes, full stops).
// Like this the place of a word in its text is known, which Fold does not tell.
func nextWord(text string, from int) (start, end int) {
	start = -1
	for i := from; i < len(text); {
		r, size := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(text[i:])
		}
		switch {
		case inWord(r):
			if start < 0 {
				start = i
			}
			end = i + size
		case start >= 0 && !joins(r):
			return start, end
		}
		i += size
	}
	return start, end
}

func inWord(r rune) bool {
	if r < utf8.RuneSelf {
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9'
	}
	return (unicode.IsLetter(r) || unicode.IsDigit(r)) && !joins(r)
}

// joins reports what Fold leaves out without a space in its place. The last two
// become an apostrophe when they are decomposed.
func joins(r rune) bool {
	switch r {
	case '\'', '’', '‘', 'ʼ', '`', '´', '.', '\u1fef', '\u1ffd':
		return true
	}
	return r >= utf8.RuneSelf && unicode.Is(unicode.Mn, r)
}

// fold is [model.Fold] of a single word; most words of a text are folded
// already and cost nothing.
func fold(word string) string {
	for i := range len(word) {
		if c := word[i]; (c < 'a' || c > 'z') && (c < '0' || c > '9') {
			return model.Fold(word)
		}
	}
	return word
}

func words(text string) []string {
	var out []string
	for start, end := nextWord(text, 0); start >= 0; start, end = nextWord(text, end) {
		out = append(out, fold(text[start:end]))
	}
	return out
}

// singular takes the ending of an English plural off a folded word: what two
// words have in common that differ in number only.
func singular(word string) string {
	n := len(word)
	switch {
	case n < 4 || word[n-1] != 's':
		return word
	case n > 4 && strings.HasSuffix(word, "ies"):
		return word[:n-3] + "y"
	case strings.HasSuffix(word, "sses"), strings.HasSuffix(word, "shes"), strings.HasSuffix(word, "ches"), strings.HasSuffix(word, "xes"):
		return word[:n-2]
	case strings.HasSuffix(word, "ss"), strings.HasSuffix(word, "us"), strings.HasSuffix(word, "is"):
		return word
	}
	return word[:n-1]
}

// forms are the words that may have the same singular as a word; the caller
// looks whether they do.
func forms(word string) []string {
	root := singular(word)
	out := []string{root, root + "s", root + "es"}
	if stem, ok := strings.CutSuffix(root, "y"); ok {
		out = append(out, stem+"ies")
	}
	return slices.DeleteFunc(out, func(form string) bool { return form == word || singular(form) != root })
}

// hasDigit reports numbers and symbols, which have no typing mistakes and no
// plural: 73/27 is not almost 74/27.
func hasDigit(word string) bool { return strings.ContainsAny(word, "0123456789") }

// stopWord reports the words that a question has and its answer need not have.
func stopWord(word string) bool {
	switch word {
	case "a", "an", "and", "are", "as", "at", "be", "by", "did", "do", "does", "for", "from", "has", "have", "how",
		"in", "is", "it", "its", "of", "on", "or", "that", "the", "their", "to", "was", "were", "what", "when",
		"where", "which", "who", "whose", "why", "with":
		return true
	}
	return false
}
