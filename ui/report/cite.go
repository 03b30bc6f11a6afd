package report

import (
	"context"
	"fmt"
	"strings"

	"comity/model"
	"comity/model/cite"
	"comity/model/prose"
	"comity/model/relation"
	"comity/ui/place"
)

// Reference is the citation of a scene, with what it counts, and the report of the scene.
// Of a matrix whose evidence or list of States is shown it is that of the text, with the
// act of the State, and there is no report.
func Reference(ctx context.Context, c *model.Corpus, v place.View, retrieved model.Date) (cite.Reference, *Report, error) {
	if code, id, _ := strings.Cut(v.At, "/"); v.Kind == place.Matrix && v.Show != "" {
		co, isState := c.Country(model.ISO3(code))
		o, _ := v.Matrix()
		if said := saidIn(c, co, model.NormID(id)); isState && len(o.Says) > 0 && len(said) > 0 {
			return cite.OfDocument(c, said[0].Document, said[0].Number(), retrieved), nil, nil
		}
		if text, isText := c.Statement(model.StatementID(id)); isState && isText {
			r := cite.OfStatement(c, text, retrieved)
			r.Remark = strings.TrimPrefix(r.Remark+"; "+co.DisplayName()+": "+relation.Act(c, text, co, v.AsOf).Word(), "; ")
			return r, nil, nil
		}
	}
	s, err := Of(ctx, c, v)
	if err != nil {
		return cite.Reference{}, nil, err
	}
	counts := prose.Each(s.Legend, Entry.Counted)
	if part := s.Part(AgreementID); part != nil {
		counts = append(counts, prose.Each(part.Words, func(line string) string { return strings.TrimSuffix(line, ".") })...)
	}
	title := s.Title
	if s.Comparison != nil {
		title = "Comparison of " + title
	}
	return cite.OfScene(c, s.Place, title, strings.Join(counts, "; "), s.Texts, retrieved), s, nil
}

// CiteView is one citation.
type CiteView struct {
	Place    string     `json:"place"`
	Style    cite.Style `json:"style"`
	Citation string     `json:"citation"`
}

// CiteColumns are the columns of citations.
func CiteColumns() []string { return []string{"place", "style", "citation"} }

// Citations cites records and pages by their places, each of them once; its lines are
// the citations as a file of their style has them. It returns an error for a list or a
// scene, and a [model.NotFoundError] for what does not exist.
func Citations(c *model.Corpus, places []string, style cite.Style, retrieved model.Date) (*Report, error) {
	s, views := &Report{Header: CiteColumns()}, []CiteView{}
	var refs []cite.Reference
	seen := map[place.Place]bool{}
	for _, name := range places {
		v, err := place.ParseView(c, name) // how it is looked at does not matter
		if err != nil {
			return nil, err
		}
		p := v.Place
		r, ok := p.Reference(c, retrieved)
		if !ok {
			return nil, fmt.Errorf("cannot cite %s: it is a list; cite one record or page", p.Kind)
		}
		if seen[p] {
			continue
		}
		seen[p] = true
		refs = append(refs, r)
		cited := CiteView{r.Place, style, strings.TrimSpace(style.Write(r))}
		views = append(views, cited)
		s.row(cited.Place, string(cited.Style), cited.Citation)
	}
	for line := range strings.SplitSeq(strings.TrimSuffix(style.Write(refs...), "\n"), "\n") {
		s.Lines = append(s.Lines, []string{line})
	}
	s.JSON = views
	return s, nil
}
