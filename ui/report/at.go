package report

import (
	"comity/model"
	"comity/ui/place"
)

// page makes the page of a record, an explainer or a term. That of a group is as of
// the day of the view.
func (s *Report) page(v place.View) (*Document, error) {
	c, at := s.corpus, v.Place
	switch at.Kind {
	case place.Norm:
		if n, ok := c.Norm(model.NormID(at.ID)); ok {
			return normPage(c, n), nil
		}
	case place.Statement:
		if text, ok := c.Statement(model.StatementID(at.ID)); ok {
			return statementPage(c, text), nil
		}
	case place.Country:
		if co, ok := c.Country(model.ISO3(at.ID)); ok {
			return countryPage(c, co), nil
		}
	case place.Group:
		if g, ok := c.Group(model.GroupID(at.ID)); ok {
			s.Group = groupOn(c, g, v.AsOf)
			return groupPage(c, g, s.Group), nil
		}
	case place.Document:
		if d, number, err := c.FindDocument(at.ID); err == nil && number > 0 {
			return entryPage(c, model.Said{Document: d, Saying: &d.Entries[number-1]}), nil
		} else if err == nil {
			return paperPage(c, d), nil
		}
	case place.Page, place.Term:
		switch at {
		case place.Place{Kind: place.Page, ID: place.Contents}:
			return contentsPage(c), nil
		case place.OfStart():
			return Start(c, Entrance{}), nil
		}
		if p, ok := c.Page(model.PageID(string(at.Kind) + "/" + at.ID)); ok {
			return explainerPage(c, p), nil
		}
	}
	return nil, &model.NotFoundError{Kind: "page", Name: at.String()}
}
