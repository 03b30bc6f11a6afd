package place

import (
	"comity/model"
	"comity/model/cite"
)

// Reference returns the citation of a place, accessed on a day; false if there
// is nothing to cite.
func (p Place) Reference(c *model.Corpus, taken model.Date) (cite.Reference, bool) {
	switch p.Kind {
	case Norm:
		if n, ok := c.Norm(model.NormID(p.ID)); ok {
			return cite.OfNorm(c, n, taken), true
		}
	case Statement:
		if s, ok := c.Statement(model.StatementID(p.ID)); ok {
			return cite.OfStatement(c, s, taken), true
		}
	case Country:
		if co, ok := c.Country(model.ISO3(p.ID)); ok {
			return cite.OfCountry(c, co, taken), true
		}
	case Group:
		if g, ok := c.Group(model.GroupID(p.ID)); ok {
			return cite.OfGroup(c, g, taken), true
		}
	case Document:
		if d, number, err := c.FindDocument(p.ID); err == nil {
			return cite.OfDocument(c, d, number, taken), true
		}
	case Page, Term:
		if page, ok := c.Page(model.PageID(p.String())); ok {
			return cite.OfPage(c, page, taken), true
		}
		if title, made := map[string]string{Contents: "Contents", Start: "Start here"}[p.ID]; made {
			return cite.OfPage(c, &model.Page{ID: model.PageID(p.String()), Title: title}, taken), true
		}
	}
	return cite.Reference{}, false
}
