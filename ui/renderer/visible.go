package renderer

import (
	"strings"
	"unicode"

	"github.com/charmbracelet/x/ansi"
)

// Visible reports whether a character may reach a terminal as text: not a
// control, an invisible format or direction mark, or a non-character.
func Visible(r rune) bool {
	if r < 0x7f {
		return r >= ' '
	}
	return !unicode.IsControl(r) && !unicode.Is(unicode.Cf, r) && r != '\u2028' && r != '\u2029' && r != unicode.ReplacementChar
}

// visible is a character of w cells without the parts of it that a terminal is
// not to see; blanks if it is not as wide then.
func visible(cluster string, w int) string {
	clean := strings.Map(func(r rune) rune {
		if Visible(r) {
			return r
		}
		return -1
	}, cluster)
	if clean != cluster && ansi.StringWidth(clean) != w {
		return strings.Repeat(" ", w)
	}
	return clean
}

// styleLen is how long the style is that a line begins with; 1, which is the
// escape alone, when it is none.
func styleLen(line string) int {
	for i := 2; i < len(line) && line[1] == '['; i++ {
		switch c := line[i]; {
		case c == 'm':
			return i + 1
		case (c < '0' || c > '9') && c != ';' && c != ':':
			return 1
		}
	}
	return 1
}

// cutCommand reads the operating system command that a line begins with: what
// it says, and the line after it. One that does not end takes the whole line.
func cutCommand(line string) (command, rest string) {
	for i := 2; i < len(line); i++ {
		switch {
		case line[i] == '\a':
			return line[2:i], line[i+1:]
		case strings.HasPrefix(line[i:], "\x1b\\"):
			return line[2:i], line[i+2:]
		}
	}
	return "", ""
}
