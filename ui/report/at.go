package report

import (
	"comity/model"
	"comity/ui/place"
)

// At is the page of a place; a model.NotFoundError where there
// is none.
func At(c *model.Corpus, at place.Place) (*Document, error) {
	switch at.Kind {
	case place.Norm:
		if n, ok := c.Norm(model.NormID(at.ID)); ok {
			return Norm(c, n), nil
		}
	case place.Statement:
		if s, ok := c.Statement(model.StatementID(at.ID)); ok {
			return Statement(c, s), nil
		}
	case place.Country:
		if co, ok := c.Country(model.ISO3(at.ID)); ok {
			return Country(c, co), nil
		}
	case place.Group:
		if g, ok := c.Group(model.GroupID(at.ID)); ok {
			return Group(c, g, model.Date{}), nil
		}
	case place.Page, place.Term:
		switch at {
		case place.Place{Kind: place.Page, ID: place.Contents}:
			return AllPages(c), nil
		case place.OfStart():
			return Start(c, Entrance{}), nil
		}
		if p, ok := c.Page(model.PageID(string(at.Kind) + "/" + at.ID)); ok {
			return PageOf(c, p), nil
		}
	}
	return nil, &model.NotFoundError{Kind: "page", Name: at.String()}
}
