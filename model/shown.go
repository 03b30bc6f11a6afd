package model

import (
	"strings"
	"unicode"
)

// The characters that part and join letters in Persian, Hindi and emoji, and those that
// show a character as text or as an emoji.
const (
	zwnj    = '\u200c'
	zwj     = '\u200d'
	asText  = '\ufe0e'
	asEmoji = '\ufe0f'
)

// Shown reports whether a character may reach a terminal, a browser or a file as
// text. It returns false for controls, line breaks and tabs among them, for
// invisible format and direction marks, for all else that fonts show as nothing, for
// characters of private use, which mean something else in every font, for those that are
// none, and for the one that stands for a decoding error. Everything that decides what
// may be shown asks it.
func Shown(r rune) bool {
	if r < 0x7f {
		return r >= ' '
	}
	const emptyBraille = '\u2800'
	switch r {
	case zwnj, zwj, asText, asEmoji:
		return true
	case unicode.ReplacementChar, emptyBraille:
		return false
	}
	return !unicode.In(r, unicode.Cc, unicode.Cf, unicode.Co, unicode.Zl, unicode.Zp,
		unicode.Other_Default_Ignorable_Code_Point, unicode.Variation_Selector, unicode.Noncharacter_Code_Point)
}

// ShownAfter is [Shown] of a character in a text. One that joins or parts letters, or that
// chooses how a sign looks, is invisible elsewhere than behind such a letter or sign.
func ShownAfter(before, r rune) bool {
	switch r {
	case zwnj, zwj:
		return before == asEmoji || unicode.In(before, unicode.L, unicode.M, unicode.So, unicode.Sk) &&
			!unicode.In(before, unicode.Latin, unicode.Greek, unicode.Cyrillic, unicode.Inherited)
	case asText, asEmoji:
		return unicode.In(before, unicode.So, unicode.Sm, unicode.Sk) || strings.ContainsRune("0123456789#*‼⁉ℹ〰", before)
	}
	return Shown(r)
}

// Stray returns the index of the first character of a text that may not be shown there,
// but for those in also; -1 if there is none.
func Stray(s, also string) int {
	before := rune(0)
	return strings.IndexFunc(s, func(r rune) bool {
		good := ShownAfter(before, r) || strings.ContainsRune(also, r)
		before = r
		return !good
	})
}

// Clean returns a text with instead for each character that may not be shown there; -1
// leaves it out, or puts a blank where it parts words. The characters in also stay:
// "\n" in a text of several lines.
func Clean(s, also string, instead rune) string {
	before := rune(0)
	return strings.Map(func(r rune) rune {
		good := ShownAfter(before, r) || strings.ContainsRune(also, r)
		before = r
		switch {
		case good:
			return r
		case instead < 0 && r != '\r' && unicode.IsSpace(r):
			return ' '
		}
		return instead
	}, s)
}

// Printable replaces what could change a terminal, or break a line, in text
// that comity did not check: what a person typed, or a path.
func Printable(s string) string { return Clean(s, "", unicode.ReplacementChar) }

// Visible returns a text of several lines without the characters that could
// change what a terminal or a browser shows. It is the last step of every file
// that is made of text comity did not check.
func Visible(s string) string { return Clean(s, "\n\t", -1) }

// Quoted returns the path of a file in quotation marks, as [Printable] has it: unlike
// %q it leaves a path of Windows as it is.
func Quoted(path string) string { return `"` + Printable(path) + `"` }
