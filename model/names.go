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

// SplitNames parts the names in running text: at commas, and at the words and,
// with, vs, versus, to and or where they are no part of a name. Known tells
// whether some words are a name; the longest name counts, so that "Bosnia and
// Herzegovina" stays whole.
func SplitNames(text string, known func(name string) bool) []string {
	var out []string
	for part := range strings.SplitSeq(text, ",") {
		out = append(out, splitWords(strings.Fields(part), known)...)
	}
	return out
}

// splitWords parts words at the connecting ones between names.
func splitWords(words []string, known func(string) bool) []string {
	for len(words) > 1 && Between(words[0]) { // between Chile and Peru
		words = words[1:]
	}
	for len(words) > 1 && Between(words[len(words)-1]) {
		words = words[:len(words)-1]
	}
	if len(words) == 0 {
		return nil
	}
	whole := strings.Join(words, " ")
	if known(whole) {
		return []string{whole}
	}
	for end := len(words) - 2; end > 0; end-- { // the longest name first
		if Between(words[end]) && known(strings.Join(words[:end], " ")) {
			return append([]string{strings.Join(words[:end], " ")}, splitWords(words[end+1:], known)...)
		}
	}
	for i, word := range words { // a name that is not known
		if i > 0 && i < len(words)-1 && Between(word) {
			return append([]string{strings.Join(words[:i], " ")}, splitWords(words[i+1:], known)...)
		}
	}
	return []string{whole}
}

// Between reports whether a word stands between two names.
func Between(word string) bool {
	switch strings.ToLower(word) {
	case "and", "with", "vs", "vs.", "versus", "or", "to", "&", "between", "against":
		return word != strings.ToUpper(word) || word == "&"
	}
	return false
}
