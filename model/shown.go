package model

import (
	"strings"
	"unicode"
)

// The characters that part and join letters in Persian, Hindi and emoji.
const (
	zwnj = '\u200c'
	zwj  = '\u200d'
)

// Shown reports whether a character may reach a terminal, a browser or a file as
// text. It returns false for controls, line breaks and tabs among them, for
// invisible format and direction marks, for characters of private use, which mean
// something else in every font, and for the one that stands for a decoding error.
// Everything that decides what may be shown asks it.
func Shown(r rune) bool {
	if r < 0x7f {
		return r >= ' '
	}
	if r == zwnj || r == zwj {
		return true
	}
	return !unicode.In(r, unicode.Cc, unicode.Cf, unicode.Co, unicode.Zl, unicode.Zp) && r != unicode.ReplacementChar
}

// Clean returns a text with instead for each character that may not be shown; -1
// leaves it out. The characters in also stay: "\n" in a text of several lines.
func Clean(s, also string, instead rune) string {
	return strings.Map(func(r rune) rune {
		if Shown(r) || strings.ContainsRune(also, r) {
			return r
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

// badRune reports characters that a text of several lines may not hold.
func badRune(r rune) bool { return r != '\n' && !Shown(r) }

// Quoted returns the path of a file in quotation marks, as [Printable] has it: unlike
// %q it leaves a path of Windows as it is.
func Quoted(path string) string { return `"` + Printable(path) + `"` }
