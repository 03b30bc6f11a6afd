package report

import (
	"comity/model"
	"comity/ui/place"
)

// page makes the page of a record, an explainer or a term. That of a group is as of
// the day of the view. Its data are left to be filled in.
func (s *Report) page(v place.View) (*Article, error) {
	c, at := s.corpus, v.Place
	switch at.Kind {
	case place.Norm:
		if n, ok := c.Norm(model.NormID(at.ID)); ok {
			s.fill = func() { s.normData(n) }
			return normPage(c, n), nil
		}
	case place.Statement:
		if text, ok := c.Statement(model.StatementID(at.ID)); ok {
			s.fill = func() { s.statementData(text) }
			return statementPage(c, text), nil
		}
	case place.Country:
		if co, ok := c.Country(model.ISO3(at.ID)); ok {
			s.fill = func() { s.countryData(co) }
			return countryPage(c, co), nil
		}
	case place.Group:
		if g, ok := c.Group(model.GroupID(at.ID)); ok {
			s.Group = groupOn(c, g, v.AsOf)
			s.fill = func() { s.groupData(g) }
			return groupPage(c, g, s.Group), nil
		}
	case place.Document:
		d, number, err := c.FindDocument(at.ID)
		if err != nil {
			break
		}
		var said []model.Said
		for i := range d.Entries {
			if number == 0 || number == i+1 {
				said = append(said, model.Said{Document: d, Saying: &d.Entries[i]})
			}
		}
		s.fill = func() { s.saidData(said) }
		if number > 0 {
			return entryPage(c, said[0]), nil
		}
		return paperPage(c, d), nil
	case place.Page, place.Term:
		switch at {
		case place.Place{Kind: place.Page, ID: place.Contents}:
			s.fill = func() { s.pageData(&model.Page{ID: model.PageID(at.String()), Brief: "All pages and terms"}) }
			return contentsPage(c), nil
		case place.OfStart():
			s.fill = func() { s.pageData(&model.Page{ID: model.StartPage, Brief: "What comity is, and what to begin with"}) }
			return Start(c, Entrance{}), nil
		}
		if p, ok := c.Page(model.PageID(string(at.Kind) + "/" + at.ID)); ok {
			s.fill = func() { s.pageData(p) }
			return explainerPage(c, p), nil
		}
	}
	return nil, &model.NotFoundError{Kind: "page", Name: at.String()}
}
