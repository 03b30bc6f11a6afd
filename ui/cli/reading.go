package cli

import (
	"errors"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"comity/model"
	"comity/ui/place"
	"comity/ui/report"
)

func (s *session) pagesCommand() *cobra.Command {
	var list *cobra.Command
	list = s.command("pages [WORDS]", "lists", "the pages about the framework and the terms of the glossary",
		"With WORDS, only those with all of them in the name or the summary. \"comity\nglossary\" lists the terms alone. Columns: "+strings.Join(report.PageColumns(), ", ")+".", nil,
		func(c *model.Corpus, words string) (output, error) {
			return pageList(c, words, list.CalledAs() != list.Name())
		})
	list.Aliases = []string{"glossary", "terms"}
	return list
}

func (s *session) pageCommand() *cobra.Command {
	one := s.command("page NAME", "records", "one page about the framework, or one term",
		"NAME is a place from \"comity pages\", a title, or another name of the page or\nterm; norm/f is the page of a norm, like \"comity norm f\". With --format csv: its\nsources.",
		some("the name of a page or a term, such as pillars or due diligence"), pageRecord)
	one.Example = "  comity page pillars\n  comity page term/attribution --format md\n  comity page contents"
	one.Aliases = []string{"term"}
	return one
}

// pageList lists the pages, or the terms alone, that have all of some words in their
// names or in what they say of themselves.
func pageList(c *model.Corpus, words string, terms bool) (output, error) {
	pages := c.Terms()
	if !terms {
		pages = slices.Concat(c.Pages(), pages)
	}
	pages = slices.DeleteFunc(slices.Clone(pages), func(p *model.Page) bool {
		about := model.Fold(strings.Join(append([]string{p.Name(), p.Title, p.Lead()}, p.Also...), " "))
		return slices.ContainsFunc(strings.Fields(model.Fold(words)), func(w string) bool { return !strings.Contains(about, w) })
	})
	if len(pages) == 0 {
		page, err := findPage(c, words)
		if err != nil {
			return output{}, err
		}
		pages = []*model.Page{page}
	}
	return listOutput(report.Pages(pages), "brief", "title"), nil
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
	missing := &model.NotFoundError{Kind: "page or term", Name: asked}
	near := map[string][]string{} // id → the places that have it
	var ids []string
	for _, find := range finders {
		p, err := find(name)
		var none *model.NotFoundError
		if !errors.As(err, &none) {
			return p, err
		}
		missing.Why = none.Reason()
		for _, id := range none.Nearest {
			if near[id] == nil {
				ids = append(ids, id)
			}
			near[id] = append(near[id], none.Kind+"/"+id)
		}
	}
	for _, id := range model.Nearest(model.Fold(name), ids, len(ids)) {
		missing.Nearest = append(missing.Nearest, near[id]...)
	}
	missing.Nearest = missing.Nearest[:min(3, len(missing.Nearest))]
	return nil, missing
}

func pageRecord(c *model.Corpus, name string) (output, error) {
	contents := place.Place{Kind: place.Page, ID: place.Contents}
	if at := strings.ToLower(strings.TrimSpace(name)); at == contents.ID || at == contents.String() {
		return recordOf(c, place.View{Place: contents})
	}
	if at, err := place.Parse(c, name); err == nil && at == place.OfStart() || strings.EqualFold(strings.TrimSpace(name), place.Start) {
		return recordOf(c, place.View{Place: place.OfStart()})
	}
	p, err := findPage(c, name)
	if err != nil {
		return explainerRecord(c, name, err)
	}
	return recordOf(c, place.View{Place: place.OfPage(p)})
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
