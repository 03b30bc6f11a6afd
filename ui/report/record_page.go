package report

import (
	"slices"

	"comity/model"
	"comity/model/prose"
	"comity/ui/place"
)

// pageData makes the data of a page or a term; its table is of its sources.
func (s *Report) pageData(p *model.Page) {
	s.Header = []string{"id", "label", "title", "url", "read"}
	portable := s.Page.Portable()
	v := PageView{PageSummary: summarizePage(p), Markdown: portable.Markdown(), Sources: []sourceView{}}
	v.Title = s.Page.Title
	s.add("place", v.Place)
	s.add("title", v.Title)
	s.add("brief", v.Brief)
	for _, also := range v.Also {
		s.add("also", also)
	}
	for _, section := range portable.Sections {
		for _, b := range prose.Blocks(section.Markdown) {
			if text := prose.Plain(b.Text); section.ID != SourceEntries && b.Kind != prose.Rule && b.Kind != prose.Foreign {
				s.add("text", section.Heading, text)
			}
		}
	}
	for _, cite := range model.Citations(p.Body) {
		source, _ := s.corpus.Source(cite.Source)
		if slices.ContainsFunc(v.Sources, func(known sourceView) bool { return known.ID == source.ID }) {
			continue
		}
		v.Sources = append(v.Sources, sourceView{source.ID, source.Label, source.Title, source.URL, source.Read, source.ReadNote, source.Statement, source.Grade()})
		s.row(string(source.ID), source.Label, source.Title, source.URL, source.Remark())
		s.add("source", string(source.ID), source.Title, source.URL, source.Remark())
	}
	s.JSON = v
}

// explainerView is the explainer of a norm: the sections that people wrote, as
// the page of the norm shows them, and the sources that their numbers name.
func explainerView(c *model.Corpus, n *model.Norm, page *Article) []sectionView {
	out := []sectionView{}
	if _, ok := c.Explainer(n); !ok {
		return out
	}
	for _, s := range page.Portable().Sections {
		if s.ID == SourceEntries || slices.Contains(model.ExplainerSections(), s.Heading) {
			out = append(out, sectionView{s.Heading, s.Markdown})
		}
	}
	return out
}

// summarizePage describes a page in a line: the one it has, or its first
// sentence.
func summarizePage(p *model.Page) PageSummary {
	return PageSummary{Place: place.OfPage(p).String(), Title: p.Title, Brief: p.Lead(), Also: list(p.Also)}
}
