package place

import (
	"slices"

	"comity/model"
	"comity/model/relation"
)

// OfItem is the place of an item of a list.
func OfItem(c *model.Corpus, item relation.Item) Place {
	switch item.List {
	case relation.Norms:
		return OfNorm(c.Norms()[item.N])
	case relation.Statements:
		return OfStatement(c.Statements()[item.N])
	}
	return OfCountry(c.Countries()[item.N])
}

// Item is the item of a list at a place; false if there is none.
func (p Place) Item(c *model.Corpus) (item relation.Item, ok bool) {
	switch p.Kind {
	case Norm:
		if n, ok := c.Norm(model.NormID(p.ID)); ok {
			return relation.Item{List: relation.Norms, N: slices.Index(c.Norms(), n)}, true
		}
	case Statement:
		if s, ok := c.Statement(model.StatementID(p.ID)); ok {
			return relation.Item{List: relation.Statements, N: slices.Index(c.Statements(), s)}, true
		}
	case Country:
		if co, ok := c.Country(model.ISO3(p.ID)); ok {
			return relation.Item{List: relation.Countries, N: slices.Index(c.Countries(), co)}, true
		}
	}
	return item, false
}
