package prose

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Count is a number with its noun: "1 State", "27 States". A plural that is not
// made with an s is given.
func Count(n int, noun string, plural ...string) string {
	switch {
	case n == 1:
	case len(plural) > 0:
		noun = plural[0]
	default:
		noun += "s"
	}
	return strconv.Itoa(n) + " " + noun
}

// Counted is a word and a number of it.
type Counted struct {
	Word string
	N    int
}

// Counts returns each word with its number behind it, without those of which
// there is none: "listed 27".
func Counts(all ...Counted) []string {
	var out []string
	for _, c := range all {
		if c.N > 0 {
			out = append(out, c.Word+" "+strconv.Itoa(c.N))
		}
	}
	return out
}

// Of is a part of a whole: "18 of 28".
func Of(part, whole int) string { return strconv.Itoa(part) + " of " + strconv.Itoa(whole) }

// List is names as a sentence has them: "A", "A and B", "A, B and C" where the
// word between the last two is "and"; empty for none.
func List(names []string, word string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	last := len(names) - 1
	return strings.Join(names[:last], ", ") + " " + word + " " + names[last]
}

// Capital begins a text with a capital letter.
func Capital(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	if size == 0 || r == utf8.RuneError {
		return s
	}
	return string(unicode.ToUpper(r)) + s[size:]
}

// Small begins a text of the program, of plain letters, with a small letter.
func Small(s string) string { return strings.ToLower(s[:1]) + s[1:] }

// Stop ends a text with a full stop, unless it is empty or ends with one of
// ".?!:".
func Stop(s string) string {
	if s == "" || strings.ContainsAny(s[len(s)-1:], ".?!:") {
		return s
	}
	return s + "."
}

// Sentence makes a sentence of a clause: a capital letter and a full stop.
func Sentence(clause string) string { return Stop(Capital(clause)) }
