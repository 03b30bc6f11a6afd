package render

import (
	"bytes"
	"slices"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"

	"comity/ui/place"
	"comity/ui/report"
)

// excerpt is the beginning of a page: its kind, the official text, the States
// that support it, and the sources of the quotations.
type excerpt struct {
	title   string
	parts   []part
	sources []string // entries of the list of sources, with their numbers
}

type part struct{ heading, markdown string }

// markdown is the parts with their headings, which are of a level.
func (e *excerpt) markdown(level int) string {
	var b strings.Builder
	for _, p := range e.parts {
		if p.heading != "" {
			b.WriteString(strings.Repeat("#", level) + " " + p.heading + "\n\n")
		}
		b.WriteString(p.markdown + "\n\n")
	}
	return b.String()
}

// excerptLetters is about how much of a page is quoted.
const excerptLetters = 900

// excerpt makes the excerpt of a place that has a page. Text already on the
// slide is left out.
func (m *briefing) excerpt(v place.View, already string) (excerpt, error) {
	r, err := report.Outline(m.ctx, m.corpus, place.View{Place: v.Place})
	if err != nil {
		return excerpt{}, err
	}
	of := r.Page
	e := excerpt{title: report.Escape(of.Title)}
	letters, cited := 0, map[int]bool{}
	for i, s := range sectionsOf(of, v.Kind) {
		blocks := blocksOf(s.Brief())
		quotes := slices.IndexFunc(blocks, block.quotes)
		switch {
		case quotes < 0 || !said(already, blocks[quotes]):
		case i == 0: // what stands above the sections goes without its quotation
			blocks = blocks[:quotes]
		default:
			continue
		}
		e.add(&letters, cited, s.Heading, blocks, i == 0 || i == 1 && len(weighty(v.Kind)) > 0)
	}
	for i, source := range of.Portable().Cites {
		if cited[i+1] {
			e.sources = append(e.sources, `\[`+strconv.Itoa(i+1)+`\] `+source.Title)
		}
	}
	return e, nil
}

// weighty are the sections of a record's page that an excerpt has, the
// weightiest first.
func weighty(k place.Kind) []string {
	switch k {
	case place.Norm:
		return []string{report.TheText, report.InOneBreath, report.Behind}
	case place.Statement:
		return []string{report.InItsWords, report.Who}
	case place.Country:
		return []string{report.WhatItDid}
	}
	return nil
}

// sectionsOf are the sections that an excerpt has: what stands above them, and the
// weighty ones, or for a page about the framework all in their order but those about
// the page itself.
func sectionsOf(of *report.Article, k place.Kind) []report.Section {
	out := of.Sections[:1:1]
	for _, id := range weighty(k) {
		if s, ok := of.Section(id); ok {
			out = append(out, s)
		}
	}
	if len(weighty(k)) > 0 {
		return out
	}
	for _, s := range of.Sections[1:] {
		if s.ID != report.SourceEntries && s.ID != report.AboutRecord && s.ID != report.Related {
			out = append(out, s)
		}
	}
	return out
}

// block is a block at the top of a section, as Markdown.
type block struct {
	node ast.Node
	text string
}

// blocksOf are the blocks of a section, as they are written.
func blocksOf(markdown string) []block {
	t := read(markdown)
	var out []block
	from := 0
	for n := t.root.FirstChild(); n != nil; n = n.NextSibling() {
		end := len(t.source)
		if next := n.NextSibling(); next != nil {
			end = lineOf(t.source, next)
		}
		if text := strings.TrimSpace(string(t.source[from:max(end, from)])); text != "" {
			out = append(out, block{n, text})
		}
		from = max(end, from)
	}
	return out
}

// lineOf is where the line begins on which a block does.
func lineOf(source []byte, n ast.Node) int {
	for ; n != nil; n = n.FirstChild() {
		if n.Type() == ast.TypeBlock && n.Lines().Len() > 0 {
			return bytes.LastIndexByte(source[:n.Lines().At(0).Start], '\n') + 1
		}
	}
	return len(source)
}

func (b block) quotes() bool { return b.node.Kind() == ast.KindBlockquote }

// leads reports what is nothing without what follows: a heading, or a paragraph of one
// word in italics.
func (b block) leads() bool {
	return b.node.Kind() == ast.KindHeading || aside(b.node) && !strings.Contains(b.text, " ")
}

// said reports whether the slide quotes the same words.
func said(already string, quotation block) bool {
	const few = 40
	words := flat(quotation.text)
	return len(words) > few && strings.Contains(flat(already), words)
}

// flat is text as it is compared: its words in one line.
func flat(text string) string {
	return strings.Join(strings.Fields(strings.ReplaceAll("\n"+text, "\n>", " ")), " ")
}

// add adds the blocks of a section that fit, and which sources they cite; a required
// section has at least its first.
func (e *excerpt) add(letters *int, cited map[int]bool, heading string, blocks []block, sure bool) {
	var out []string
	for i := 0; i < len(blocks); {
		from, length, texts := i, 0, []string(nil)
		for last := false; !last && i < len(blocks); i++ {
			text := report.Portable(blocks[i].text)
			if blocks[i].node.Kind() == ast.KindHeading {
				text = "**" + strings.TrimLeft(text, "# ") + "**"
			}
			texts, length, last = append(texts, text), length+len(text), !blocks[i].leads()
		}
		if *letters+length > excerptLetters && (from > 0 || !sure) {
			break
		}
		*letters += length
		for _, b := range blocks[from:i] {
			for _, n := range report.Cited(b.text) {
				cited[n] = true
			}
		}
		out = append(out, texts...)
	}
	if len(out) > 0 {
		e.parts = append(e.parts, part{heading, strings.Join(out, "\n\n")})
	}
}
