package query

import (
	"regexp"
	"slices"
	"strings"

	"comity/model/prose"
)

// mistake is a message of the library and what is said instead; $1 and the like are
// its parts, of which the names of types are put in words.
type mistake struct {
	library *regexp.Regexp
	says    string
}

// mistakes are the messages that people can cause, the most exact first.
func mistakes() []mistake {
	out := prose.Each([][2]string{
		{`^unexpected (token EOF|end of expression)`, "the expression is not finished"},
		{`^unexpected token \w+\((.+)\)`, `$1 is not expected here; names stand in quotes, and conditions are joined by and, or, not`},
		{`exceeds maximum allowed nodes`, "the expression is too long"},
		{`^invalid operation: (\S+(?: \w+)?) \(mismatched types (.+) and (.+)\)`, `"$1" cannot join $2 and $3; conditions are joined by and, or, not, and numbers compared by < > == !=`},
		{`^invalid operation: (\S+) \(mismatched type (.+)\)`, `"$1" cannot stand before $2`},
		{`^non-bool expression \(type (.+)\)`, `before "?" stands a condition, not $1`},
		{`^literal not terminated`, "a quotation mark is not closed"},
		{`^invalid char escape`, `a backslash in a name is not understood; leave it out`},
		{`^unrecognized character: U\+\w+ '(.+)'`, `the character "$1" is not understood outside quotes`},
		{`^bad number syntax: (".*")`, "$1 is no number"},
		{`^invalid \w+ literal|literal is too large`, "the number is too large, or badly written"},
		{`^unclosed comment`, "a comment is not closed"},
	}, func(m [2]string) mistake { return mistake{regexp.MustCompile(m[0]), m[1]} })
	return out
}

// plain returns a message of the library in the words of the language, without the
// types of Go and the terms of a parser.
func plain(message string) string {
	if name, ok := calledWrongly(message); ok {
		return name
	}
	for _, m := range mistakes() {
		parts := m.library.FindStringSubmatch(message)
		if parts == nil {
			continue
		}
		says := m.says
		for i := len(parts) - 1; i > 0; i-- {
			says = strings.ReplaceAll(says, "$"+string(rune('0'+i)), inWords(parts[i]))
		}
		return says
	}
	if regexp.MustCompile(`\b(bool|int|float64|func|interface|nil|types?|token|operand|predicate|builtin|literal|pointer|reflect|runtime|argument)\b|\[\]|map\[`).MatchString(message) {
		return "this cannot be read; combine the functions with and, or, not, as in " + functions()[0].call
	}
	return message
}

// calledWrongly says how a function is called, where it was given something else.
func calledWrongly(message string) (string, bool) {
	called := regexp.MustCompile(`^cannot use .* to call (\w+)`).FindStringSubmatch(message)
	if called == nil {
		return "", false
	}
	i := slices.IndexFunc(functions(), func(f function) bool { return f.name == called[1] })
	if i < 0 {
		return "", false
	}
	f := functions()[i]
	return f.name + " takes " + f.takes() + ", as in " + f.call, true
}

// inWords returns a type of Go in words, and anything else as it is.
func inWords(part string) string {
	switch {
	case part == "bool":
		return "a condition"
	case part == "int", part == "float64":
		return "a number"
	case part == "string":
		return "text"
	case part == "nil", part == "interface {}", part == "any", part == "unknown":
		return "a value"
	case strings.HasPrefix(part, "[]"), strings.HasPrefix(part, "map["):
		return "a list"
	case strings.HasPrefix(part, "func"):
		return "the name of a function"
	}
	return part
}
