package place_test

import (
	"errors"
	"slices"
	"testing"

	"comity/model"
	"comity/ui/place"
	"comity/ui/uitest"
)

func TestParse(t *testing.T) {
	c := uitest.Corpus(t)
	for typed, want := range map[string]string{
		"norm/f":                         "norm/f",
		"norm/un/f":                      "norm/f",
		"norm/F":                         "norm/f",
		"NORM/g7/12":                     "norm/g7/12",
		"norm/g7-12":                     "norm/g7/12",
		"statement/joint-statement-2019": "statement/joint-statement-2019",
		"statement/A/RES/73/27":          "statement/ga-res-73-27",
		"country/EST":                    "country/EST",
		"country/ee":                     "country/EST",
		"country/turkiye":                "country/TUR",
		" country/Côte d'Ivoire ":        "country/CIV",
		"page/pillars":                   "page/pillars",
		"Page/The four pillars":          "page/pillars",
		"page/contents":                  "page/contents",
		"page/Contents":                  "page/contents",
		"term/attribution":               "term/attribution",
		"TERM/Due diligence":             "term/due-diligence",
		"group/NATO":                     "group/nato",
		"group/European Union":           "group/eu",
		"EST":                            "country/EST",
		"f":                              "norm/f",
		"joint-statement-2019":           "statement/joint-statement-2019",
		"73/27":                          "statement/ga-res-73-27",
		"aus-annex-b":                    "document/aus-annex-b",
		"contents":                       "page/contents",
		"due diligence":                  "term/due-diligence",
		"norm f":                         "norm/f",
		"statement paris":                "statement/paris-call-2018",
		"Paris Call":                     "statement/paris-call-2018",
		"nato":                           "group/nato",
		"chile":                          "country/CHL",
		"Россия":                         "country/RUS",
	} {
		got, err := place.Parse(c, typed)
		if err != nil || got.String() != want {
			t.Errorf("Parse(%q) = %q, %v; want %q", typed, got, err, want)
		}
	}
	if p, _ := place.Parse(c, "norm/f"); p != (place.Place{Kind: place.Norm, ID: "un/f"}) {
		t.Errorf("norm/f has the id %q, want un/f", p.ID)
	}
}

func TestParseUnknown(t *testing.T) {
	c := uitest.Corpus(t)
	for typed, near := range map[string]string{
		"norm/z":                        "un/a",
		"norm":                          "un/a",
		"statement/joint-statment-2019": "joint-statement-2019",
		"country/Estonai":               "Estonia (EST)",
		"contry/EST":                    "country/EST",
		"countries/Estonia":             "country/EST",
		"contry/":                       "country/…",
		"page/pilars":                   "pillars",
		"page":                          "data",
		"term/atribution":               "attribution",
		"":                              "norm/…",
		"\x1b[2J":                       "norm/…",
	} {
		p, err := place.Parse(c, typed)
		var notFound *model.NotFoundError
		if !errors.As(err, &notFound) || p != (place.Place{}) {
			t.Errorf("Parse(%q) = %v, %v; want a NotFoundError", typed, p, err)
			continue
		}
		if !slices.Contains(notFound.Nearest, near) {
			t.Errorf("Parse(%q): nearest are %q, want %q among them", typed, notFound.Nearest, near)
		}
	}
}

func TestRoundTrip(t *testing.T) {
	c := uitest.Corpus(t)
	all := uitest.Places(c)
	if len(all) < 23+123+195+7+55+1 {
		t.Fatalf("%d places, want at least 360", len(all))
	}
	for _, p := range all {
		if got, err := place.Parse(c, p.String()); err != nil || got != p {
			t.Errorf("Parse(%q) = %v, %v; want the same place", p, got, err)
		}
	}
	for _, n := range c.Norms() {
		if e, ok := c.Explainer(n); ok && place.OfPage(e) != place.OfNorm(n) {
			t.Errorf("the explainer of %s is at %v", n.ID, place.OfPage(e))
		}
	}
	if s := (place.Place{}).String(); s != "" {
		t.Errorf("the zero place is %q, want nothing", s)
	}
}
