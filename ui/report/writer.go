package report

import (
	"strings"
	"unicode"

	"comity/model"
	"comity/model/prose"
)

// writer writes the Markdown of an article: blocks, a blank line between.
type writer struct {
	corpus  *model.Corpus
	b       strings.Builder
	inList  bool
	name    string // the title
	heads   []head
	entries []Cite
	graded  []model.Confidence   // the grades whose mark the page shows
	cites   []model.SourceRecord // the sources cited so far, by their numbers
}

// block begins a new block.
func (d *writer) block() {
	if d.b.Len() > 0 {
		d.b.WriteByte('\n')
	}
	d.inList = false
}

func (d *writer) line(s string) {
	d.b.WriteString(s)
	d.b.WriteByte('\n')
}

func (d *writer) title(data string) {
	d.name, d.heads = data, []head{{}}
	d.line("# " + Escape(data))
}

// section begins a section; the heading is comity's own words.
func (d *writer) section(id, heading string) {
	d.block()
	d.heads = append(d.heads, head{at: d.b.Len(), id: id, heading: heading})
	d.line("## " + heading)
}

// detail adds a paragraph that an excerpt of the page leaves out.
func (d *writer) detail(md string) {
	if d.para(md); md != "" {
		last := &d.heads[len(d.heads)-1]
		last.details = append(last.details, guard(md))
	}
}

// para adds a paragraph of Markdown, and nothing when it is empty.
func (d *writer) para(md string) {
	if md != "" {
		d.block()
		d.line(guard(md))
	}
}

// lines adds short lines as one block, with a break after each.
func (d *writer) lines(mds ...string) {
	there := prose.Each(prose.Only(mds, func(md string) bool { return md != "" }), guard)
	if len(there) > 0 {
		d.block()
		d.line(strings.Join(there, "  \n"))
	}
}

// sub begins a part of a section.
func (d *writer) sub(heading string) {
	d.block()
	d.line("### " + heading)
}

// item adds a line to the current list, or begins a list.
func (d *writer) item(md string) {
	if md == "" {
		return
	}
	if !d.inList {
		d.block()
		d.inList = true
	}
	d.line("- " + guard(md))
}

// quote adds official words as a blockquote, one for each paragraph of theirs.
func (d *writer) quote(data string) {
	for _, paragraph := range Paragraphs(data) {
		d.block()
		d.line("> " + guard(Escape(paragraph)))
	}
}

// Paragraphs splits an official text into its paragraphs.
func Paragraphs(text string) []string {
	var out []string
	for line := range strings.SplitSeq(text, "\n") {
		if strings.TrimSpace(line) != "" {
			out = append(out, line)
		}
	}
	return out
}

// Escape makes data plain text in Markdown. It uses only escapes that glamour
// undoes too, which knows fewer of them than CommonMark.
func Escape(data string) string {
	if !strings.ContainsAny(data, "\\`*_[]<>|~&") {
		return data
	}
	var b strings.Builder
	for i := range len(data) {
		switch data[i] {
		case '\\', '`', '*', '_', '[', ']', '<', '>', '|':
			b.WriteByte('\\')
		case '~':
			b.WriteString("&#126;")
			continue
		case '&':
			if i+1 < len(data) && (data[i+1] == '#' || unicode.IsLetter(rune(data[i+1]))) {
				b.WriteString("&amp;")
				continue
			}
		}
		b.WriteByte(data[i])
	}
	return b.String()
}

// guard keeps the start of a line from being read as a heading, a list, a
// table or a definition.
func guard(md string) string {
	if md == "" {
		return md
	}
	switch md[0] {
	case '#', '+', '-':
		return `\` + md
	case '=':
		return "&#61;" + md[1:]
	case ':':
		return "&#58;" + md[1:]
	}
	digits := len(md) - len(strings.TrimLeft(md, "0123456789"))
	if digits > 0 && digits < len(md) && (md[digits] == '.' || md[digits] == ')') {
		return md[:digits] + `\` + md[digits:]
	}
	return md
}

func link(title, address string) string {
	if address == "" {
		return Escape(title)
	}
	if strings.ContainsAny(address, "<>\\ ") { // a replacer costs more than most addresses
		address = strings.NewReplacer("<", "%3C", ">", "%3E", "\\", "%5C", " ", "%20").Replace(address)
	}
	if strings.ContainsAny(address, "()") {
		address = "<" + address + ">"
	}
	return "[" + Escape(title) + "](" + address + ")"
}

// facts joins what is there with a middle dot.
func facts(parts ...string) string {
	return strings.Join(prose.Only(parts, func(p string) bool { return p != "" }), " · ")
}

// labelled is "**label** text", or nothing when there is no text.
func labelled(label, md string) string {
	if md == "" {
		return ""
	}
	return "**" + label + "** " + md
}

// italic sets a cite or an aside apart.
func italic(md string) string {
	if md == "" {
		return ""
	}
	return "*" + md + "*"
}
