package prose

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Words are the words of a plain text: what holds a letter or a digit.
func Words(plain string) []string {
	return Only(strings.Fields(plain), func(word string) bool { return strings.IndexFunc(word, isWord) >= 0 })
}

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// Sentences splits a plain text. A full stop ends a sentence unless it belongs
// to an abbreviation, an initial or a number.
func Sentences(plain string) []string {
	var out []string
	words := strings.Fields(plain)
	start := 0
	for i, word := range words {
		if i+1 == len(words) || ends(word, words[i+1]) {
			out = append(out, strings.Join(words[start:i+1], " "))
			start = i + 1
		}
	}
	return out
}

// ends reports whether a sentence ends between two words.
func ends(word, next string) bool {
	word = strings.TrimRight(word, `"”’)]*_`)
	last, _ := utf8.DecodeLastRuneInString(word)
	if !strings.ContainsRune(".!?…", last) {
		return false
	}
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(next, `"“‘([*_`))
	if unicode.IsLower(first) {
		return false
	}
	return last != '.' || !abbreviated(strings.TrimLeft(word, `"“‘([*_`))
}

// abbreviated reports whether the full stop of a word belongs to the word.
func abbreviated(word string) bool {
	stem := strings.TrimSuffix(word, ".")
	switch strings.ToLower(stem) {
	case "para", "paras", "no", "nos", "art", "arts", "vol", "p", "pp", "ch", "cf", "e.g", "i.e", "etc", "vs", "st", "mr", "mrs", "ms", "dr", "prof", "gen", "ed", "eds", "approx":
		return true
	}
	letters := []rune(stem)
	initial := letters[max(len(letters)-1, 0):]
	// "U.S.", "A. Levite"
	return len(initial) == 1 && unicode.IsUpper(initial[0]) && (len(letters) == 1 || letters[len(letters)-2] == '.')
}

// Passage is a run of words between quotation marks.
type Passage struct {
	Text       string
	Start, End int // in bytes, with the marks
}

// Quotations finds what stands between quotation marks, curved or straight.
// A mark without its fellow quotes nothing.
func Quotations(text string) []Passage {
	var out []Passage
	lastCurved, lastStraight := strings.LastIndex(text, "”"), strings.LastIndex(text, `"`)
	for from := 0; from < len(text); {
		i := strings.IndexAny(text[from:], `“"`)
		if i < 0 {
			break
		}
		start := from + i
		opens, size := utf8.DecodeRuneInString(text[start:])
		closes, last := `"`, lastStraight
		if opens == '“' {
			closes, last = "”", lastCurved
		}
		from = start + size
		if last < from {
			continue
		}
		end := from + strings.Index(text[from:], closes)
		out = append(out, Passage{Text: text[from:end], Start: start, End: end + len(closes)})
		from = end + len(closes)
	}
	return out
}

// Unquoted is a text without what it quotes: each quotation becomes an
// ellipsis.
func Unquoted(text string) string {
	var b strings.Builder
	at := 0
	for _, q := range Quotations(text) {
		b.WriteString(text[at:q.Start] + "…")
		at = q.End
	}
	return b.String() + text[at:]
}
