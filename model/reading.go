package model

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"comity/model/prose"
)

// ContentsPage is the list of all pages, which is made and not written.
const ContentsPage = PageID(FrameworkPages + "/contents")

// StartPage is the page that a visitor sees first, which is made and not written.
const StartPage = PageID(FrameworkPages + "/start")

// GradesPage is the page that explains the grades: checked, reported, unverified.
const GradesPage = PageID(FrameworkPages + "/how-comity-knows")

// indexPages names the explainers after their norms and sorts the other pages.
func (c *Corpus) indexPages() {
	c.pageByID = make(map[PageID]*Page, len(c.records.Pages))
	for i := range c.records.Pages {
		p := &c.records.Pages[i]
		c.pageByID[p.ID] = p
		switch kind, rest, _ := strings.Cut(string(p.ID), "/"); kind {
		case FrameworkPages:
			c.pages = append(c.pages, p)
		case GlossaryPages:
			c.terms = append(c.terms, p)
		default:
			if n, ok := c.Norm(NormID(rest)); ok {
				p.Title = n.Title
			}
		}
	}
	slices.SortFunc(c.pages, func(a, b *Page) int { return cmp.Or(a.Order-b.Order, cmp.Compare(a.ID, b.ID)) })
	folded := make(map[*Page]string, len(c.terms))
	for _, p := range c.terms {
		folded[p] = Fold(p.Title)
	}
	slices.SortFunc(c.terms, func(a, b *Page) int { return cmp.Or(strings.Compare(folded[a], folded[b]), cmp.Compare(a.ID, b.ID)) })
	c.sourceByID = make(map[SourceID]*SourceRecord, len(c.Sources))
	named := make(map[StatementID]int, len(c.Sources))
	for i := range c.Sources {
		s := &c.Sources[i]
		c.sourceByID[s.ID] = s
		named[s.Statement]++
	}
	for i := range c.Sources {
		if s := &c.Sources[i]; s.Statement != "" && named[s.Statement] == 1 && s.Read != NotRead {
			c.sourceByID[SourceID(s.Statement)] = s
		}
	}
}

// Pages returns the pages about the framework in their order.
func (c *Corpus) Pages() []*Page { return c.pages }

// Terms returns the terms of the glossary by title.
func (c *Corpus) Terms() []*Page { return c.terms }

// Page finds a page of any kind by its id.
func (c *Corpus) Page(id PageID) (*Page, bool) { p, ok := c.pageByID[id]; return p, ok }

// Explainer finds the explainer of a norm.
func (c *Corpus) Explainer(n *Norm) (*Page, bool) {
	return c.Page(PageID(ExplainerPages + "/" + string(n.ID)))
}

// Name is the last part of the page's id: "pillars", "due-diligence", "f".
func (p *Page) Name() string { return path.Base(string(p.ID)) }

// Source finds a source record. The id of a statement finds the one source that
// is its text and was read, or else the statement as a source of its own.
func (c *Corpus) Source(id SourceID) (SourceRecord, bool) {
	if s, ok := c.sourceByID[id]; ok {
		return *s, true
	}
	s, ok := c.Statement(StatementID(id))
	if !ok {
		return SourceRecord{}, false
	}
	rests := "see comity's record of this text (" + prose.Count(len(s.Sources), "source") + ")"
	source := SourceRecord{
		ID: id, Label: cmp.Or(s.Symbol, s.ShortTitle), Title: s.Title, URL: s.URL, Statement: s.ID, Confidence: s.Confidence,
		Read: s.PageRead(), ReadNote: "the " + s.PageName() + "; " + rests,
	}
	if s.URL == "" { // no official page was found: the first source stands for it
		source.URL, source.Read = s.Sources[0].URL, s.Sources[0].HowRead()
		source.ReadNote = "the first source of the record; " + rests
	}
	return source, true
}

// FindPage finds a page about the framework by id, title or another of its
// names.
func (c *Corpus) FindPage(name string) (*Page, error) {
	return c.findPage(c.pages, FrameworkPages, name)
}

// FindTerm finds a term of the glossary by id, title or another of its names.
func (c *Corpus) FindTerm(name string) (*Page, error) {
	return c.findPage(c.terms, GlossaryPages, name)
}

func (c *Corpus) findPage(pages []*Page, kind, name string) (*Page, error) {
	want := Fold(name)
	var names []string
	byName := map[string]*Page{}
	for _, p := range pages {
		for _, own := range append([]string{p.Name(), p.Title}, p.Also...) {
			folded := Fold(own)
			if folded == want && want != "" {
				return p, nil
			}
			names, byName[folded] = append(names, folded), p
		}
	}
	var nearest []string
	for _, near := range Nearest(want, names, len(names)) { // a page may have many names that are near
		if own := byName[near].Name(); len(nearest) < 3 && !slices.Contains(nearest, own) {
			nearest = append(nearest, own)
		}
	}
	return nil, &NotFoundError{Kind: kind, Name: name, Nearest: nearest, in: c}
}

// Before returns the earlier texts that a statement follows, the oldest first,
// and how it relates to each.
func (c *Corpus) Before(s *Statement) []Follow { return c.byDate(slices.Clone(s.Follows)) }

// After returns the later texts that follow a statement, the oldest first, and
// how each relates to it.
func (c *Corpus) After(s *Statement) []Follow {
	var out []Follow
	for _, later := range c.statements {
		for _, f := range later.Follows {
			if f.Statement == s.ID {
				out = append(out, Follow{Statement: later.ID, How: f.How})
			}
		}
	}
	return c.byDate(out)
}

// byDate sorts what follows by the day of the statement it names.
func (c *Corpus) byDate(list []Follow) []Follow {
	day := func(f Follow) Date {
		if s, ok := c.Statement(f.Statement); ok {
			return s.Date
		}
		return Date{}
	}
	slices.SortStableFunc(list, func(a, b Follow) int {
		return cmp.Or(day(a).Compare(day(b)), cmp.Compare(a.Statement, b.Statement))
	})
	return list
}

// Lead is the page in a line: the one it has, or its first sentence.
func (p *Page) Lead() string {
	if p.Brief != "" {
		return p.Brief
	}
	for _, b := range prose.Blocks(p.Body) {
		if sentences := prose.Sentences(prose.Plain(b.Text)); b.Kind == prose.Paragraph && len(sentences) > 0 {
			return sentences[0]
		}
	}
	return ""
}
