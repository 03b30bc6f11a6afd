package place_test

import (
	"slices"
	"testing"

	"comity/model"
	"comity/ui/place"
)

// TestEveryPlaceCanBeCited: what is cited is the place, by its own name.
func TestEveryPlaceCanBeCited(t *testing.T) {
	c := corpus(t)
	places := []place.Place{{Kind: place.Page, ID: place.Contents}}
	for _, n := range c.Norms() {
		places = append(places, place.OfNorm(n))
	}
	for _, s := range c.Statements() {
		places = append(places, place.OfStatement(s))
	}
	for _, co := range c.Countries() {
		places = append(places, place.OfCountry(co))
	}
	for _, p := range slices.Concat(c.Pages(), c.Terms()) {
		places = append(places, place.OfPage(p))
	}
	day := model.Date{Year: 2026, Month: 11, Day: 30}
	for _, p := range places {
		if r, ok := p.Reference(c, day); !ok || r.Place != p.String() || r.Title == "" || r.Retrieved != day {
			t.Errorf("%s is cited as %+v, %v", p, r, ok)
		}
	}
	for _, nowhere := range []place.Place{{}, {Kind: place.Norm, ID: "un/z"}, {Kind: place.Country, ID: "XXX"}, {Kind: place.Term, ID: "pillars"}} {
		if r, ok := nowhere.Reference(c, day); ok {
			t.Errorf("%v is cited as %+v", nowhere, r)
		}
	}
}
