package model

import (
	"slices"
	"strings"
)

// Connecting reports whether a word only connects names, such as "and" in "Chile
// and Peru": in small letters it is never a code of a State.
func Connecting(word string) bool {
	words := []string{"and", "with", "vs", "vs.", "versus", "to", "or", "the", "in", "of", "for", "from", "by", "at", "on", "between", "against", "&"}
	return slices.Contains(words, strings.ToLower(word)) && (word != strings.ToUpper(word) || word == "&")
}

// What bounds the work of [SplitNames]: how many connecting words a name may have,
// and after how many names it asks no more which are known.
const (
	mostConnecting = 8
	mostAsked      = 16
)

// SplitNames parts the names in running text: at commas, and at the words and,
// with, vs, versus, to and or where they are no part of a name. Known tells
// whether some words are a name; the longest name counts, so that "Bosnia and
// Herzegovina" stays whole. Of names that are known no more than the first 16 stay
// whole, nor those with more than 8 of these words.
func SplitNames(text string, known func(name string) bool) []string {
	var out []string
	for part := range strings.SplitSeq(text, ",") {
		for words := strings.Fields(part); len(words) > 0; {
			words = trimBetween(words)
			n := nameLength(words, known, len(out) < mostAsked)
			out = append(out, strings.Join(words[:n], " "))
			words = words[min(n+1, len(words)):] // without the word between
		}
	}
	return out
}

// KnownNames parts running text into names that are all known, as SplitNames does or,
// where nothing but blanks is between them, into the longest; it returns nil if one is not.
func KnownNames(text string, known func(name string) bool) []string {
	names := SplitNames(text, known)
	if !slices.ContainsFunc(names, func(name string) bool { return !known(name) }) {
		return names
	}
	names = nil
	for words := strings.Fields(text); len(words) > 0; {
		n := longest(words, known)
		if n == 0 {
			return nil
		}
		names, words = append(names, strings.Join(words[:n], " ")), words[n:]
	}
	return names
}

// LongestNames parts words into the longest names that are known: "norm f g7 6" is
// two. A word that begins none is one by itself, as are those behind the first 16 names.
func LongestNames(words []string, known func(name string) bool) []string {
	unknown := func(name string) bool { return !known(name) }
	if !slices.ContainsFunc(words, unknown) {
		return words
	}
	var out []string
	for len(words) > 0 && len(out) < mostAsked {
		n := max(longest(words, known), 1)
		out, words = append(out, strings.Join(words[:n], " ")), words[n:]
	}
	return append(out, words...)
}

// longest returns how many words the longest known name has with which some begin, at
// most 24; 0 if none is known.
func longest(words []string, known func(name string) bool) int {
	n := min(len(words), 24)
	for n > 0 && !known(strings.Join(words[:n], " ")) {
		n--
	}
	return n
}

// trimBetween returns the words without connecting ones at either end, as in
// "between Chile and Peru"; one word is a name, whatever it is.
func trimBetween(words []string) []string {
	for len(words) > 1 && Between(words[0]) {
		words = words[1:]
	}
	for len(words) > 1 && Between(words[len(words)-1]) {
		words = words[:len(words)-1]
	}
	return words
}

// nameLength returns how many words the first name has: the longest that is
// known, if that is to be asked, else all before the first connecting word.
func nameLength(words []string, known func(string) bool, ask bool) int {
	var ends []int
	for i, word := range words {
		if i > 0 && i < len(words)-1 && Between(word) {
			ends = append(ends, i)
		}
		if len(ends) > mostConnecting {
			break
		}
	}
	if len(ends) <= mostConnecting {
		ends = append(ends, len(words))
	}
	if ask {
		for _, end := range slices.Backward(ends) { // the longest name first
			if known(strings.Join(words[:end], " ")) {
				return end
			}
		}
	}
	return ends[0]
}

// Between reports whether a word stands between two names.
func Between(word string) bool {
	switch strings.ToLower(word) {
	case "and", "with", "vs", "vs.", "versus", "or", "to", "&", "between", "against":
		return word != strings.ToUpper(word) || word == "&"
	}
	return false
}
