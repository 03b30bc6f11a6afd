package cells

import "strings"

// StyleLen returns how many bytes the style takes that text begins with: a
// sequence of SGR. It returns 0 if it begins with none. Text begins with an escape.
func StyleLen(text string) int {
	for i := 2; i < len(text) && text[1] == '['; i++ {
		switch c := text[i]; {
		case c == 'm':
			return i + 1
		case (c < '0' || c > '9') && c != ';' && c != ':':
			return 0
		}
	}
	return 0
}

// CutCommand returns what the operating system command says that text begins
// with, such as a hyperlink, and the text after it. It returns false if there is
// none or if it does not end. Text begins with an escape.
func CutCommand(text string) (command, rest string, ok bool) {
	for i := 2; i < len(text) && text[1] == ']'; i++ {
		switch {
		case text[i] == '\a':
			return text[2:i], text[i+1:], true
		case strings.HasPrefix(text[i:], "\x1b\\"):
			return text[2:i], text[i+2:], true
		}
	}
	return "", text, false
}
