package uitest

import (
	"slices"

	"comity/model"
	"comity/ui/place"
)

// Places returns every record, page and term of a corpus, and the contents.
func Places(c *model.Corpus) []place.Place {
	out := []place.Place{{Kind: place.Page, ID: place.Contents}}
	for _, n := range c.Norms() {
		out = append(out, place.OfNorm(n))
	}
	for _, s := range c.Statements() {
		out = append(out, place.OfStatement(s))
	}
	for _, co := range c.Countries() {
		out = append(out, place.OfCountry(co))
	}
	for _, p := range slices.Concat(c.Pages(), c.Terms()) {
		out = append(out, place.OfPage(p))
	}
	return out
}
