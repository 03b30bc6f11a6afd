package report

import (
	"slices"
	"strconv"
	"strings"

	"comity/model"
	"comity/model/prose"
)

// inside begins the address of a link to a place in comity.
const inside = "comity:"

// toPlace is a link to a place in comity. The words are Markdown.
func toPlace(words, place string) string { return "[" + words + "](" + inside + place + ")" }

func toNorm(words string, n *model.Norm) string {
	return toPlace(words, "norm/"+strings.TrimPrefix(string(n.ID), "un/"))
}

func toStatement(words string, s *model.Statement) string {
	return toPlace(words, s.Path())
}

func toCountry(co *model.Country) string {
	return toPlace(Escape(co.DisplayName()), co.Path())
}

// Portable replaces the links to places in comity by their words, for use
// outside comity.
func Portable(md string) string {
	return relinked(md, func(l prose.Link) string {
		if strings.HasPrefix(l.Target, inside) {
			return l.Words
		}
		return md[l.Start:l.End]
	})
}

// inward makes the links to places in authored Markdown links inside comity.
func inward(md string) string {
	return relinked(md, func(l prose.Link) string {
		if strings.Contains(l.Target, ":") { // an address, or made from the records
			return md[l.Start:l.End]
		}
		return toPlace(l.Words, l.Target)
	})
}

// relinked replaces every link in Markdown.
func relinked(md string, replace func(prose.Link) string) string {
	var b strings.Builder
	at := 0
	for _, l := range prose.Links(md) {
		b.WriteString(md[at:l.Start] + replace(l))
		at = l.End
	}
	return b.String() + md[at:]
}

// prose adds authored Markdown: its citations as numbers into the sources of
// the page, its links as links to places.
func (d *writer) prose(body string) {
	d.block()
	md := strings.TrimSpace(d.cited(inward(strings.TrimSpace(body))))
	d.headings(md, d.b.Len())
	d.line(md)
}

// cited replaces citations by their numbers: "[2, para 21, reported]". Adjacent
// ones share their brackets.
func (d *writer) cited(md string) string {
	var b strings.Builder
	at := 0
	citations := model.Citations(md)
	for i, cite := range citations {
		beside := i > 0 && citations[i-1].End == cite.Start
		next := i+1 < len(citations) && citations[i+1].Start == cite.End
		b.WriteString(md[at:cite.Start])
		if beside {
			b.WriteString("; ")
		} else {
			b.WriteString(`\[`)
		}
		b.WriteString(d.citation(cite))
		if !next {
			b.WriteString(`\]`)
		}
		at = cite.End
	}
	return b.String() + md[at:]
}

func (d *writer) citation(cite model.Citation) string {
	source, _ := d.corpus.Source(cite.Source) // the loader has checked that it exists
	n := strconv.Itoa(d.number(source))
	words := n
	if cite.Locator != "" {
		words += ", " + Escape(cite.Locator)
	}
	if !cite.AsOf.IsZero() {
		words += ", as of " + cite.AsOf.Long()
	}
	if word := d.grade(d.corpus.CitedGrade(cite)); word != "" {
		words += ", " + word
	}
	return toPlace(words, "source/"+n)
}

func (d *writer) number(source model.SourceRecord) int {
	i := slices.IndexFunc(d.cites, func(s model.SourceRecord) bool { return s.ID == source.ID })
	if i < 0 {
		i = len(d.cites)
		d.cites = append(d.cites, source)
	}
	return i + 1
}

// citedSources lists the sources that the page has cited, by their numbers.
func (d *writer) citedSources() {
	if len(d.cites) == 0 {
		return
	}
	d.section(SourceEntries, "Sources")
	for _, source := range d.cites {
		d.grade(source.Grade())
		rest := Escape(source.Remark())
		if s, ok := d.corpus.Statement(source.Statement); ok { // whose record has the mark
			rest = facts(Escape(source.ReadNote), "record "+toStatement(Escape(string(s.ID)), s), labelledGrade("graded", d.grade(s.Confidence)))
		}
		d.entry(link(source.Title, source.URL), rest)
	}
}

// entry adds a numbered line to the list of sources, or begins it.
func (d *writer) entry(title, rest string) {
	d.entries = append(d.entries, Cite{title, rest})
	if !d.inList {
		d.block()
		d.inList = true
	}
	d.line(strconv.Itoa(len(d.entries)) + ". " + facts(title, rest))
}
