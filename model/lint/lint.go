// Package lint judges what is written: pages and the own words of records.
// It finds what the loader lets through, because a corpus is usable without
// it: facts without a source, quotations that differ from the record, words
// that comity does not use, sentences that are too long, what has aged.
package lint

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"comity/model"
	"comity/model/prose"
)

// Check finds everything there is to correct, in the order of files and lines.
// The record of a fault in a page is its line.
func Check(c *model.Corpus) []model.Fault {
	l := &linter{c: c, rules: rules(), words: newWording(c), numbers: newCounts(c)}
	for _, p := range pages(c) {
		l.page(p)
	}
	for _, n := range c.Norms() {
		l.norm(n)
	}
	l.unused()
	l.adoptions()
	l.contradictions()
	for _, t := range ownWords(c) {
		l.ownWords(t)
	}
	l.faults.Sort()
	return l.faults
}

type linter struct {
	c       *model.Corpus
	rules   []rule
	words   *wording
	numbers *counts
	faults  model.Faults
}

func (l *linter) add(file, record, format string, args ...any) {
	l.faults = append(l.faults, model.Fault{File: file, Record: record, What: fmt.Sprintf(format, args...)})
}

func pages(c *model.Corpus) []*model.Page {
	out := slices.Concat(c.Pages(), c.Terms())
	for _, n := range c.Norms() {
		if p, ok := c.Explainer(n); ok {
			out = append(out, p)
		}
	}
	return out
}

// spot is a block of a page and where it stands.
type spot struct {
	prose.Block
	section, part string
}

func spots(p *model.Page) []spot {
	var out []spot
	section, part := "", ""
	for _, b := range prose.Blocks(p.Body) {
		switch b.Kind {
		case prose.Section:
			section, part = b.Text, ""
		case prose.Part:
			part = b.Text
		case prose.Code:
			continue
		}
		out = append(out, spot{b, section, part})
	}
	return out
}

type pageLinter struct {
	*linter
	page  *model.Page
	spots []spot
}

func (l *linter) page(p *model.Page) {
	y := &pageLinter{l, p, spots(p)}
	y.lines()
	y.cited()
	y.graded()
	y.undated()
	y.counted()
	y.twoNames()
	for _, s := range y.spots {
		if s.Kind == prose.Quote {
			y.quote(s)
			continue
		}
		if s.Kind == prose.Rule || s.Kind == prose.Directive {
			continue
		}
		for _, cell := range s.Cells() {
			plain := prose.Plain(cell)
			y.inlineQuotes(s, plain)
			for _, sentence := range prose.Sentences(plain) {
				y.sentence(y.page.File(), y.line(s), sentence, true)
			}
		}
	}
}

func (y *pageLinter) fault(s spot, format string, args ...any) {
	y.add(y.page.File(), y.line(s), format, args...)
}

// line is the line of the file on which a block stands.
func (y *pageLinter) line(s spot) string { return strconv.Itoa(y.page.Line + s.Line - 1) }

// sentence faults a sentence that breaks a rule, and a long one where it is to
// be brief.
func (l *linter) sentence(file, record, sentence string, brief bool) {
	if n := len(prose.Words(sentence)); brief && n > longest {
		l.add(file, record, "a sentence of %d words begins %s, expected %d at most", n, beginning(sentence), longest)
	}
	for _, r := range l.rules {
		if said := r.find(prose.Unquoted(sentence)); said != "" {
			l.add(file, record, "says %q, expected %s", said, r.instead)
		}
	}
}

// longest is how many words a sentence may have.
const longest = 35

// beginning quotes the first words of a text.
func beginning(text string) string {
	words := strings.Fields(text)
	if len(words) > 8 {
		words = append(words[:8:8], "…")
	}
	return strconv.Quote(strings.Join(words, " "))
}

// lines faults a block that Markdown joins to the line above.
func (y *pageLinter) lines() {
	for i, s := range y.spots {
		if i == 0 || !s.Joined || s.Kind != prose.Paragraph && s.Kind != prose.Row {
			continue
		}
		switch above := y.spots[i-1].Kind; {
		case above == prose.Paragraph, above == prose.Item, above == prose.Quote, s.Kind == prose.Paragraph && (above == prose.Row || above == prose.Rule):
			y.fault(s, "continues the line above, expected an empty line between them, and no line break within a paragraph")
		}
	}
}
