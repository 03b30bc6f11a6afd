package sshd

import (
	"errors"
	"strings"
)

// errQuote faults a command whose quotation does not end.
var errQuote = errors.New("the command has an unclosed quotation mark")

// split reads the words of a command. The shell of the visitor has taken one
// layer of quotation marks off already: who types
//
//	ssh host who 'signed("joint-statement-2019")' --json
//
// sends the inner marks alone. So marks group words only where they begin and
// end one, outside parentheses; elsewhere they are part of the word.
//
// github.com/google/shlex, which splits as a shell does, was tried on the 14
// examples of the help and the README whose argument is quoted, after one layer of
// marks was removed: it changes 13 of them, signed(joint-statement-2019), and cannot
// read one.
func split(command string) ([]string, error) {
	var words []string
	depth := 0
	for rest := strings.TrimSpace(command); rest != ""; rest = strings.TrimSpace(rest) {
		if depth == 0 && (rest[0] == '\'' || rest[0] == '"') {
			word, n, err := quoted(rest)
			if err != nil {
				return nil, err
			}
			if n > 0 {
				words, rest = append(words, word), rest[n:]
				continue
			}
		}
		n := 0
		var err error
		if n, depth, err = wordEnd(rest, depth); err != nil {
			return nil, err
		}
		words, rest = append(words, rest[:n]), rest[n:]
	}
	return words, nil
}

// quoted reads a word in quotation marks and how long it is; 0 when the marks
// do not go around a whole word.
func quoted(s string) (word string, n int, err error) {
	var b strings.Builder
	for i := 1; i < len(s); i++ {
		switch {
		case s[i] == '\\' && s[0] == '"' && i+1 < len(s) && (s[i+1] == '"' || s[i+1] == '\\'):
			i++
			b.WriteByte(s[i])
		case s[i] == s[0]:
			if i+1 < len(s) && !space(s[i+1]) {
				return "", 0, nil
			}
			return b.String(), i + 1, nil
		default:
			b.WriteByte(s[i])
		}
	}
	return "", 0, errQuote
}

// wordEnd is where a word ends, and how many parentheses are open then. Inside
// marks no word ends; an apostrophe is no mark.
func wordEnd(s string, depth int) (n, open int, err error) {
	mark := byte(0)
	for i := range len(s) {
		switch c := s[i]; {
		case mark != 0:
			if c == mark {
				mark = 0
			}
		case space(c):
			return i, depth, nil
		case c == '"', c == '\'' && depth > 0:
			mark = c
		case c == '(':
			depth++
		case c == ')':
			depth = max(depth-1, 0)
		}
	}
	if mark != 0 {
		return 0, 0, errQuote
	}
	return len(s), depth, nil
}

func space(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }
