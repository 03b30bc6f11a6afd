package app

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// width is how many cells plain text takes; ASCII, which most of it is, is
// counted without looking up anything.
func width(s string) int {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return ansi.StringWidth(s)
		}
	}
	return len(s)
}

// fit makes plain text exactly w cells wide, cut with an ellipsis or filled
// with spaces.
func fit(s string, w int, ellipsis string) string {
	if w <= 0 {
		return ""
	}
	n := width(s)
	if n > w {
		s = ansi.Truncate(s, w, ellipsis)
		n = width(s)
	}
	return s + spaces(w-n)
}

const blanks = "                                                                                                    "

// spaces is a run of n spaces.
func spaces(n int) string {
	if n <= 0 {
		return ""
	}
	if n <= len(blanks) {
		return blanks[:n]
	}
	return strings.Repeat(" ", n)
}
