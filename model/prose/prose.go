// Package prose is about text as such. It puts counts, lists of names and clauses
// into words, in one way for every screen and file; and it takes the Markdown of
// pages apart: blocks of a line each, links, quotations, sentences; and it makes one
// list of another (each.go). It knows nothing
// of what they are about.
package prose

import "strings"

// Kind is what a block is.
type Kind int

// The kinds of block. Foreign is what pages must not hold: HTML, images,
// headings of another level.
const (
	Paragraph Kind = iota
	Item           // of a list
	Row            // of a table
	Rule           // between the header of a table and its rows
	Quote
	Section // a heading of the second level
	Part    // a heading of the third level
	Directive
	Code // a line between those around a block of code
	Foreign
)

// Block is one line of a page that is not empty.
type Block struct {
	Kind Kind
	// Text is the line without the mark it begins with; of a foreign block,
	// what it is: "an image".
	Text string
	Line int // from 1
	// Joined reports that the line above is not empty: what Markdown may read
	// as one block with this.
	Joined bool
}

// Blocks splits the Markdown of a page. Every line is a block of its own.
func Blocks(markdown string) []Block {
	var out []Block
	line, joined, fence := 0, false, ""
	for text := range strings.Lines(markdown) {
		line++
		switch marks := text[:len(text)-len(strings.TrimLeft(text, "`"))]; {
		case fence != "" && len(marks) >= len(fence):
			fence = ""
			continue
		case fence != "":
			out = append(out, Block{Kind: Code, Text: strings.TrimRight(text, " \t\n"), Line: line, Joined: true})
			continue
		case len(marks) > 2:
			fence, joined = marks, true
			continue
		}
		text = strings.TrimSpace(text)
		if text == "" {
			joined = false
			continue
		}
		b := block(text)
		b.Line, b.Joined = line, joined
		out = append(out, b)
		joined = true
	}
	return out
}

// block returns what a line is by how it begins.
func block(line string) Block {
	for _, mark := range []struct {
		with string
		kind Kind
	}{{"## ", Section}, {"### ", Part}, {"- ", Item}, {">", Quote}} {
		if text, ok := strings.CutPrefix(line, mark.with); ok {
			return Block{Kind: mark.kind, Text: strings.TrimSpace(text)}
		}
	}
	if text, ok := strings.CutPrefix(line, "<!-- "); ok {
		if name, closed := strings.CutSuffix(text, " -->"); closed && name == strings.TrimSpace(name) && !strings.ContainsAny(name, "<>") {
			return Block{Kind: Directive, Text: name}
		}
	}
	if what := foreign(line); what != "" {
		return Block{Kind: Foreign, Text: what}
	}
	if strings.HasPrefix(line, "|") {
		if strings.Trim(line, "|-: ") == "" {
			return Block{Kind: Rule, Text: line}
		}
		return Block{Kind: Row, Text: line}
	}
	if number, text, ok := strings.Cut(line, ". "); ok && number != "" && strings.Trim(number, "0123456789") == "" {
		return Block{Kind: Item, Text: strings.TrimSpace(text)}
	}
	return Block{Kind: Paragraph, Text: line}
}

// foreign names what a line holds that pages must not hold.
func foreign(line string) string {
	switch {
	case strings.HasPrefix(line, "# "), line == "#":
		return "a heading of the first level"
	case strings.HasPrefix(line, "#"):
		return "a heading of another level, or none"
	case strings.HasPrefix(line, "```"), strings.HasPrefix(line, "~~~"):
		return "a block of code"
	case strings.Trim(line, "=") == "", strings.Trim(line, "-") == "":
		return "an underlined heading or a rule"
	case strings.HasPrefix(line, "<!--") && strings.Count(line, "<") == 1:
		return "a comment, or a directive not written <!-- name -->"
	}
	return within(line)
}

// hasHTML reports what Markdown reads as HTML or as a bare address: an angle
// bracket that opens before a letter or a mark.
func hasHTML(line string) bool {
	for i := 0; i+1 < len(line); i++ {
		next := line[i+1] | 0x20 // small letters
		if line[i] == '<' && (next >= 'a' && next <= 'z' || strings.IndexByte("/!?", line[i+1]) >= 0) {
			return true
		}
	}
	return false
}

// Cells are the parts of a block that stand alone: the cells of a row, or the
// text of any other block.
func (b Block) Cells() []string {
	if b.Kind != Row {
		return []string{b.Text}
	}
	var cells []string
	row := strings.ReplaceAll(b.Text, `\|`, "\x00")
	for cell := range strings.SplitSeq(strings.Trim(row, "|"), "|") {
		cells = append(cells, strings.TrimSpace(strings.ReplaceAll(cell, "\x00", "|")))
	}
	return cells
}

// Plain is a text as it is read: links are their words, and citations and
// emphasis are gone.
func Plain(text string) string {
	var b strings.Builder
	at := 0
	for _, l := range Links(text) {
		b.WriteString(text[at:l.Start] + l.Words)
		at = l.End
	}
	text = WithoutCitations(b.String() + text[at:])
	if !strings.ContainsAny(text, "*`\\") { // a replacer costs more than most texts
		return text
	}
	return strings.NewReplacer(`\*`, "*", `\_`, "_", `\[`, "[", `\]`, "]", "**", "", "*", "", "`", "").Replace(text)
}

// WithoutCitations takes the citations out of a text, each with the space
// before it.
func WithoutCitations(text string) string {
	var b strings.Builder
	at, close := 0, 0 // what is written so far, and the next bracket or line break
	for from := 0; ; {
		start := strings.Index(text[from:], "[@")
		if start < 0 {
			return b.String() + text[at:]
		}
		start += from
		if close = next(text, start, close, "]\n"); close == len(text) || text[close] == '\n' {
			from = start + 2
			continue
		}
		b.WriteString(strings.TrimRight(text[at:start], " "))
		at, from = close+1, close+1
	}
}

// next is where one of the marks stands at or after a place, or the end of the
// text. What was found for an earlier place is not looked for again.
func next(text string, from, found int, marks string) int {
	if found > from {
		return found
	}
	if i := strings.IndexAny(text[from:], marks); i >= 0 {
		return from + i
	}
	return len(text)
}
