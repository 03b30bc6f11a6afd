package render

import (
	"strconv"
	"strings"
)

// paper writes a picture or a page as XML that is also valid HTML. All text is
// escaped.
type paper struct {
	b      strings.Builder
	alone  bool                      // it is one picture, which brings its own styles
	figure string                    // the picture is one of several on a page, with this id
	links  func(place string) string // the address of a place on a site; nil elsewhere
}

// to is the address of a place, where there is one.
func (p *paper) to(place string) string {
	if p.links == nil || place == "" {
		return ""
	}
	return p.links(place)
}

// open begins an element; attrs are names and values in turn. An attribute
// without a value is left out.
func (p *paper) open(tag string, attrs ...string) {
	p.start(tag, attrs)
	p.b.WriteByte('>')
}

// void is an element with nothing in it.
func (p *paper) void(tag string, attrs ...string) {
	p.start(tag, attrs)
	p.b.WriteString("/>")
}

func (p *paper) start(tag string, attrs []string) {
	p.b.WriteString("<" + tag)
	for i := 0; i+1 < len(attrs); i += 2 {
		if attrs[i+1] != "" {
			p.b.WriteString(" " + attrs[i] + `="` + escape(attrs[i+1]) + `"`)
		}
	}
}

// close ends elements, the innermost first.
func (p *paper) close(tags ...string) {
	for _, tag := range tags {
		p.b.WriteString("</" + tag + ">")
	}
}

func (p *paper) text(words string) { p.b.WriteString(escape(words)) }

// leaf is an element that holds words alone.
func (p *paper) leaf(tag, words string, attrs ...string) {
	p.open(tag, attrs...)
	p.text(words)
	p.close(tag)
}

// line ends a line, for people who read the source.
func (p *paper) line() { p.b.WriteByte('\n') }

// escape makes words safe in XML and HTML, between tags and in attributes.
func escape(words string) string {
	if !strings.ContainsFunc(words, special) {
		return words
	}
	var b strings.Builder
	for _, r := range words {
		switch {
		case r == '&':
			b.WriteString("&amp;")
		case r == '<':
			b.WriteString("&lt;")
		case r == '>':
			b.WriteString("&gt;")
		case r == '"':
			b.WriteString("&quot;")
		case r == '\'':
			b.WriteString("&#39;")
		case special(r): // XML has no way to write it
			b.WriteRune('�')
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// special reports runes that must be escaped.
func special(r rune) bool {
	switch r {
	case '&', '<', '>', '"', '\'':
		return true
	case '\t', '\n':
		return false
	}
	return r < ' ' || r >= 0x7f && r < 0xa0 || r == 0xfffe || r == 0xffff
}

// num writes a length; pictures need no more than a tenth.
func num(v float64) string {
	return strings.TrimSuffix(strconv.FormatFloat(v, 'f', 1, 64), ".0")
}

func itoa(n int) string { return strconv.Itoa(n) }
