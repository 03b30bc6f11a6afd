package relation_test

import (
	"testing"
	"testing/fstest"

	"comity/assets"
	"comity/model"
	"comity/model/relation"
)

// TestNothingToSignHasNoCount: of a text on which nothing was signed or voted on
// the summary says that, and not that 195 States were not eligible.
func TestNothingToSignHasNoCount(t *testing.T) {
	c, err := model.Load(assets.Data(), fstest.MapFS{"statements/x.yaml": {Data: []byte("id: x\ntitle: T\nshort_title: T\ndate: '2020-05-04'\n" +
		"forum: F\nsummary: S.\nurl: https://example.org/\nconfidence: unverified\nsources: [{title: T, url: 'https://example.org/'}]\nkind: meeting\nadoption: none\n")}})
	if err != nil {
		t.Fatal(err)
	}
	for n, s := range c.Statements() {
		tally := relation.New(c, model.Date{}).Answer([]relation.Item{{List: relation.Statements, N: n}}, relation.Countries).Tally
		if said := relation.Summary(tally, "; "); (said == model.NoActs) != s.Unsigned() {
			t.Errorf("%s: %q", s.ID, said)
		}
	}
}
