// Package cells measures plain text in cells of the terminal, and makes it fit.
package cells

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// Width is how many cells plain text takes; ASCII, which most of it is, is
// counted without looking up anything.
func Width(s string) int {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return ansi.StringWidth(s)
		}
	}
	return len(s)
}

// EastAsian reports whether characters that are one or two cells wide, such as lines
// and quotation marks, are measured as two. It is so where RUNEWIDTH_EASTASIAN is set.
func EastAsian() bool { return ansi.StringWidth("─") > 1 }

// Fit makes plain text exactly w cells wide, cut with an ellipsis or filled
// with spaces.
func Fit(s string, w int, ellipsis string) string {
	if w <= 0 {
		return ""
	}
	n := Width(s)
	if n > w {
		s = ansi.Truncate(s, w, ellipsis)
		n = Width(s)
	}
	return s + Spaces(w-n)
}

// Wrap breaks text, which may be styled, into lines of at most w cells, at spaces
// and after hyphens, and within a word that is longer than a line.
func Wrap(text string, w int) []string { return strings.Split(ansi.Wrap(text, max(w, 1), ""), "\n") }

const blanks = "                                                                                                    "

// Spaces is a run of n spaces.
func Spaces(n int) string {
	if n <= 0 {
		return ""
	}
	if n <= len(blanks) {
		return blanks[:n]
	}
	return strings.Repeat(" ", n)
}
