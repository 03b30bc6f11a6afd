package cli

import (
	"errors"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"comity/model"
	"comity/model/prose"
	"comity/ui/place"
	"comity/ui/report"
)

// pageSummary is a page in the list of all pages.
type pageSummary struct {
	Place string   `json:"place"`
	Title string   `json:"title"`
	Brief string   `json:"brief"`
	Also  []string `json:"also"`
}

// pageView is one page; the numbers in its Markdown are those of its sources.
type pageView struct {
	pageSummary
	Markdown string       `json:"markdown"`
	Sources  []sourceView `json:"sources"`
}

type sourceView struct {
	ID        model.SourceID    `json:"id"`
	Label     string            `json:"label"`
	Title     string            `json:"title"`
	URL       string            `json:"url,omitempty"`
	Read      model.Reading     `json:"read"`
	ReadNote  string            `json:"read_note,omitempty"`
	Statement model.StatementID `json:"statement,omitempty"`
	Best      model.Confidence  `json:"confidence"`
}

// sectionView is a section of an explainer.
type sectionView struct {
	Heading  string `json:"heading"`
	Markdown string `json:"markdown"`
}

func (s *session) readingCommands() (list, one *cobra.Command) {
	list = s.command("pages", "lists", "the pages about the framework and the terms of the glossary",
		"Columns: "+strings.Join(pageColumns(), ", ")+".", none, func(c *model.Corpus, _ string) (output, error) { return pageList(c), nil })
	one = s.command("page NAME", "records", "one page about the framework, or one term",
		"NAME is a place from \"comity pages\", a title, or another name of the page or\nterm; norm/f is the page of a norm, like \"comity norm f\". With --format csv: its\nsources.",
		some("the name of a page or a term, such as pillars or due diligence"), pageRecord)
	one.Example = "  comity page pillars\n  comity page term/attribution --format md\n  comity page contents"
	return list, one
}

func pageColumns() []string { return []string{"place", "title", "brief"} }

func pageList(c *model.Corpus) output {
	g := grid{header: pageColumns(), flex: "brief", weak: []string{"title"}}
	views := []pageSummary{}
	for _, p := range slices.Concat(c.Pages(), c.Terms()) {
		v := summarizePage(p)
		views = append(views, v)
		g.add(v.Place, v.Title, v.Brief)
	}
	return output{table: g, json: views}
}

// summarizePage describes a page in a line: the one it has, or its first
// sentence.
func summarizePage(p *model.Page) pageSummary {
	v := pageSummary{Place: place.OfPage(p).String(), Title: p.Title, Brief: p.Brief, Also: list(p.Also)}
	for _, b := range prose.Blocks(p.Body) {
		if sentences := prose.Sentences(prose.Plain(b.Text)); b.Kind == prose.Paragraph && v.Brief == "" && len(sentences) > 0 {
			v.Brief = sentences[0]
		}
	}
	return v
}

// findPage finds a page by its place, or by any name of a page or a term; the
// page of that name comes first.
func findPage(c *model.Corpus, asked string) (*model.Page, error) {
	name := asked
	kind, rest, _ := strings.Cut(strings.TrimSpace(asked), "/")
	finders := []func(string) (*model.Page, error){c.FindPage, c.FindTerm}
	switch place.Kind(strings.ToLower(kind)) {
	case place.Page:
		name, finders = rest, finders[:1]
	case place.Term:
		name, finders = rest, finders[1:]
	}
	near := map[string][]string{} // id → the places that have it
	var ids []string
	for _, find := range finders {
		p, err := find(name)
		var none *model.NotFoundError
		if !errors.As(err, &none) {
			return p, err
		}
		for _, id := range none.Nearest {
			if near[id] == nil {
				ids = append(ids, id)
			}
			near[id] = append(near[id], none.Kind+"/"+id)
		}
	}
	missing := &model.NotFoundError{Kind: "page or term", Name: asked}
	for _, id := range model.Nearest(model.Fold(name), ids, len(ids)) {
		missing.Nearest = append(missing.Nearest, near[id]...)
	}
	missing.Nearest = missing.Nearest[:min(3, len(missing.Nearest))]
	return nil, missing
}

func pageRecord(c *model.Corpus, name string) (output, error) {
	contents := place.Place{Kind: place.Page, ID: place.Contents}
	if at := strings.ToLower(strings.TrimSpace(name)); at == contents.ID || at == contents.String() {
		p := &model.Page{ID: model.PageID(contents.String()), Brief: "All pages and terms"}
		return pageOutput(c, p, contents)
	}
	if at, err := place.Parse(c, name); err == nil && at == place.OfStart() || strings.EqualFold(strings.TrimSpace(name), place.Start) {
		p := &model.Page{ID: model.StartPage, Brief: "What comity is, and what to begin with"}
		return pageOutput(c, p, place.OfStart())
	}
	p, err := findPage(c, name)
	if err != nil {
		return explainerRecord(c, name, err)
	}
	return pageOutput(c, p, place.OfPage(p))
}

// explainerRecord is the norm that a name means when it is no page's: the page
// of a norm is its explainer.
func explainerRecord(c *model.Corpus, name string, none error) (output, error) {
	kind, rest, placed := strings.Cut(strings.TrimSpace(name), "/")
	if placed && place.Kind(strings.ToLower(kind)) == place.Norm {
		return normRecord(c, rest)
	}
	if _, err := c.FindNorm(name); err != nil {
		return output{}, none
	}
	return normRecord(c, name)
}

func pageOutput(c *model.Corpus, p *model.Page, at place.Place) (output, error) {
	out, err := withPage(c, place.View{Place: at}, output{})
	if err != nil {
		return out, err
	}
	portable := out.page.Portable()
	v := pageView{pageSummary: summarizePage(p), Markdown: portable.Markdown(), Sources: []sourceView{}}
	v.Title = out.page.Title
	f := fields{}
	f.add("place", v.Place)
	f.add("title", v.Title)
	f.add("brief", v.Brief)
	for _, also := range v.Also {
		f.add("also", also)
	}
	for _, s := range portable.Sections {
		for _, b := range prose.Blocks(s.Markdown) {
			if text := prose.Plain(b.Text); s.ID != report.SourceEntries && b.Kind != prose.Rule && b.Kind != prose.Foreign {
				f.add("text", s.Heading, text)
			}
		}
	}
	g := grid{header: []string{"id", "label", "title", "url", "read"}}
	for _, cite := range model.Citations(p.Body) {
		source, _ := c.Source(cite.Source)
		if slices.ContainsFunc(v.Sources, func(s sourceView) bool { return s.ID == source.ID }) {
			continue
		}
		v.Sources = append(v.Sources, sourceView{source.ID, source.Label, source.Title, source.URL, source.Read, source.ReadNote, source.Statement, source.Grade()})
		g.add(string(source.ID), source.Label, source.Title, source.URL, source.ReadWords())
		f.add("source", string(source.ID), source.Title, source.URL, source.ReadWords())
	}
	out.table, out.json, out.fields = g, v, f
	return out, nil
}

// explainerView is the explainer of a norm: the sections that people wrote, as
// the page of the norm shows them, and the sources that their numbers name.
func explainerView(c *model.Corpus, n *model.Norm, page *report.Document) []sectionView {
	out := []sectionView{}
	if _, ok := c.Explainer(n); !ok {
		return out
	}
	for _, s := range page.Portable().Sections {
		if s.ID == report.SourceEntries || slices.Contains(model.ExplainerSections(), s.Heading) {
			out = append(out, sectionView{s.Heading, s.Markdown})
		}
	}
	return out
}
