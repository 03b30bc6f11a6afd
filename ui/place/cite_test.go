package place_test

import (
	"testing"

	"comity/model"
	"comity/ui/place"
	"comity/ui/uitest"
)

// TestEveryPlaceCanBeCited: what is cited is the place, by its own name.
func TestEveryPlaceCanBeCited(t *testing.T) {
	c := uitest.Corpus(t)
	places := uitest.Places(c)
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
