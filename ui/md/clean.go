package md

import (
	"html"
	"strings"

	"comity/model"
	"comity/model/prose"
)

// clean removes characters that no page may show from Markdown, written
// directly or as entities, which glamour would decode; among them those of
// private use, which are the marks by which this package tells lines apart.
func clean(markdown string) string {
	markdown = model.Clean(markdown, "\n", -1)
	var b strings.Builder
	for at := strings.IndexByte(markdown, '&'); at >= 0; at = strings.IndexByte(markdown, '&') {
		decoded, n := entity(markdown[at:])
		b.WriteString(markdown[:at])
		if strings.ContainsFunc(decoded, func(r rune) bool { return !model.Shown(r) }) {
			b.WriteString(" " + model.Clean(decoded, "", -1)) // without the space, what stands around it could become an entity
		} else {
			b.WriteString(markdown[at : at+n])
		}
		markdown = markdown[at+n:]
	}
	if b.Len() == 0 {
		return markdown
	}
	return b.String() + markdown
}

// entity decodes what the ampersand begins that a text begins with, which is n
// bytes long; an ampersand that begins nothing stands for itself.
func entity(text string) (decoded string, n int) {
	for n = 1; n < len(text); n++ {
		if c := text[n]; c != '#' && (c|0x20 < 'a' || c|0x20 > 'z') && (c < '0' || c > '9') {
			if c == ';' {
				n++
			}
			break
		}
	}
	return html.UnescapeString(text[:n]), n
}

// uncoded returns Markdown in which blocks of code are lines of words, set in, that no
// reader takes for anything else.
func uncoded(markdown string) string {
	if !strings.Contains(markdown, "```") {
		return markdown
	}
	code := map[int]string{}
	for _, b := range prose.Blocks(markdown) {
		if b.Kind == prose.Code {
			code[b.Line] = b.Text
		}
	}
	lines := strings.Split(markdown, "\n")
	for i, line := range lines {
		text, in := code[i+1]
		switch words := strings.TrimLeft(text, " "); {
		case !in && strings.HasPrefix(line, "```"), in && words == "":
			lines[i] = ""
		case in:
			words = strings.NewReplacer("&", "&amp;", "~", "&#126;").Replace(marking().ReplaceAllString(words, `\$0`))
			lines[i] = strings.Repeat("\u00a0", len("  ")+len(text)-len(strings.TrimLeft(text, " "))) + strings.ReplaceAll(words, "  ", "\u00a0 ")
		}
	}
	return strings.Join(lines, "\n")
}

// marking are the characters that mark something up.
var marking = prose.Pattern("[\\\\`*_\\[\\]<>|#]")

// flat is a line whose mark, of an item or a quotation, is the only one: what
// follows is text, as [Plain] shows it. Glamour takes minutes over a line of
// marks alone.
func flat(line string) string {
	text := strings.TrimLeft(line, " ")
	_, size := ordinal(text)
	switch {
	case strings.HasPrefix(text, "- "):
		size = len("- ")
	case strings.HasPrefix(text, ">"):
		size = len(text) - len(strings.TrimPrefix(text[1:], " "))
	case size == 0:
		return line
	}
	before, rest := line[:len(line)-len(text)+size], strings.TrimLeft(text[size:], " ")
	digits := len(rest) - len(strings.TrimLeft(rest, "0123456789"))
	switch {
	case rest == "":
	case rest[0] == '>', rest[0] == '#', strings.IndexByte("-+*", rest[0]) >= 0 && strings.HasPrefix(rest[1:], " "):
		rest = `\` + rest
	case digits > 0 && digits < len(rest) && strings.IndexByte(".)", rest[digits]) >= 0:
		rest = rest[:digits] + `\` + rest[digits:]
	}
	return before + rest
}
