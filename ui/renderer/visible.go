package renderer

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"comity/model"
)

// visible is a character of w cells without the parts of it that a terminal is
// not to see; blanks if it is not as wide then.
func visible(cluster string, w int) string {
	clean := model.Clean(cluster, "", -1)
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
