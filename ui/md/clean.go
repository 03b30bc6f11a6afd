package md

import (
	"html"
	"strings"
	"unicode"

	"comity/ui/paint"
)

// visible reports whether a character of a page may be shown. Those for private
// use may not: they are the marks by which this package tells lines apart.
func visible(r rune) bool { return paint.Visible(r) && !unicode.Is(unicode.Co, r) }

// clean is Markdown without what no page may show, be it written as itself or
// as an entity, which glamour would decode.
func clean(markdown string) string {
	markdown = strings.Map(func(r rune) rune {
		switch {
		case r == '\t':
			return ' '
		case r == '\n' || visible(r):
			return r
		}
		return -1
	}, markdown)
	var b strings.Builder
	for at := strings.IndexByte(markdown, '&'); at >= 0; at = strings.IndexByte(markdown, '&') {
		decoded, n := entity(markdown[at:])
		b.WriteString(markdown[:at])
		if strings.ContainsFunc(decoded, func(r rune) bool { return !visible(r) }) {
			b.WriteString(" " + strings.Map(shownOnly, decoded)) // without the space, what stands around it could become an entity
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
