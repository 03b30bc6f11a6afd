package report

import (
	"context"
	"strings"

	"comity/model"
	"comity/model/cite"
	"comity/model/relation"
	"comity/ui/place"
)

// Reference is the citation of a scene, with what it counts. Of a matrix whose
// evidence is shown it is that of the text, with the act of the State.
func Reference(ctx context.Context, c *model.Corpus, v place.View, retrieved model.Date) (cite.Reference, error) {
	if code, id, _ := strings.Cut(v.At, "/"); v.Kind == place.Matrix && v.Show == place.Evidence {
		co, isState := c.Country(model.ISO3(code))
		o, _ := v.Matrix()
		if said := saidIn(c, co, model.NormID(id)); isState && len(o.Says) > 0 && len(said) > 0 {
			return cite.OfDocument(c, said[0].Document, said[0].Number(), retrieved), nil
		}
		if text, isText := c.Statement(model.StatementID(id)); isState && isText {
			r := cite.OfStatement(c, text, retrieved)
			r.Remark = strings.TrimPrefix(r.Remark+"; "+co.DisplayName()+": "+relation.Act(c, text, co, v.AsOf).Word(), "; ")
			return r, nil
		}
	}
	s, err := Of(ctx, c, v)
	if err != nil {
		return cite.Reference{}, err
	}
	var counts []string
	for _, e := range s.Legend {
		counts = append(counts, e.Counted())
	}
	if part := s.Part(AgreementID); part != nil {
		for _, line := range part.Words {
			counts = append(counts, strings.TrimSuffix(line, "."))
		}
	}
	title := s.Title
	if s.Comparison != nil {
		title = "Comparison of " + title
	}
	return cite.OfScene(c, s.Place, title, strings.Join(counts, "; "), s.Texts, retrieved), nil
}
