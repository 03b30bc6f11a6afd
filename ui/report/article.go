package report

import (
	"strings"

	"comity/model/prose"
)

// Article is the page of a record, an explainer or a term, in sections.
type Article struct {
	Title string
	// Sections are in the order of the page. The first has no heading: it is what
	// stands above the others.
	Sections []Section
	// Cites are the entries of the list of sources, by their numbers from 1: a
	// title, and what is to say of it.
	Cites []Cite

	markdown string
}

// Section is a part of a page under one heading.
type Section struct {
	ID       string // the same in every edition, whatever the heading says
	Heading  string
	Markdown string // without the heading

	details []string // what an excerpt leaves out
}

// Cite is an entry of a list of sources, as Markdown.
type Cite struct{ Title, Rest string }

// The ids of sections that others look for. Those of authored pages are their
// headings in small letters, with hyphens.
const (
	TheText       = "the-text"
	InOneBreath   = "in-one-breath"
	Behind        = "behind"
	InItsWords    = "in-its-words"
	Who           = "who"
	WhatItDid     = "what-it-did"
	Related       = "related"
	AboutRecord   = "about-record"
	SourceEntries = "sources"
)

// Markdown is the whole page.
func (p *Article) Markdown() string { return p.markdown }

// Part is a section with its heading, as Markdown; for the first, with the title.
func (p *Article) Part(section int) string {
	s := p.Sections[section]
	if section == 0 {
		return "# " + Escape(p.Title) + "\n\n" + s.Markdown
	}
	return "## " + s.Heading + "\n\n" + s.Markdown
}

// Section returns the section with an id, and whether there is one.
func (p *Article) Section(id string) (Section, bool) {
	return prose.First(p.Sections, func(s Section) bool { return s.ID == id && id != "" })
}

// Brief is the section without the lists that only say names.
func (s *Section) Brief() string {
	text := s.Markdown
	for _, detail := range s.details {
		text = strings.Replace(text, detail+"\n", "", 1)
	}
	return text
}

// Portable is a page outside comity: links to places in comity are only their
// words.
func (p *Article) Portable() *Article {
	out := &Article{Title: p.Title, Cites: make([]Cite, len(p.Cites)), Sections: make([]Section, len(p.Sections)), markdown: Portable(p.markdown)}
	for i, s := range p.Sections {
		s.Markdown = Portable(s.Markdown)
		out.Sections[i] = s
	}
	for i, c := range p.Cites {
		out.Cites[i] = Cite{Portable(c.Title), Portable(c.Rest)}
	}
	return out
}

// article ends the writing.
func (d *writer) article() *Article {
	text := d.b.String()
	p := &Article{Title: d.name, Cites: d.entries, markdown: text}
	for i, h := range d.heads {
		end := len(text)
		if i+1 < len(d.heads) {
			end = d.heads[i+1].at
		}
		_, body, _ := strings.Cut(text[h.at:end], "\n")
		p.Sections = append(p.Sections, Section{ID: h.id, Heading: h.heading, Markdown: strings.TrimSpace(body), details: h.details})
	}
	return p
}

// head is where a section begins: at its heading, or for the first at the title.
type head struct {
	at          int
	id, heading string
	details     []string
}

// headings notes the sections of authored Markdown that is written at an offset.
func (d *writer) headings(md string, at int) {
	line := 1
	for _, b := range prose.Blocks(md) {
		for ; line < b.Line; line++ {
			next := strings.IndexByte(md, '\n') + 1
			md, at = md[next:], at+next
		}
		if b.Kind == prose.Section {
			d.heads = append(d.heads, head{at: at, id: strings.ReplaceAll(strings.ToLower(b.Text), " ", "-"), heading: b.Text})
		}
	}
}
