package uitest

import (
	"slices"
	"sync"
	"testing"

	"comity/assets"
	"comity/model"
	"comity/ui/place"
	"comity/ui/report"
)

// Corpus returns the corpus of comity.
func Corpus(t testing.TB) *model.Corpus {
	t.Helper()
	c, err := unpacked()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// unpacked is the corpus that all tests of a package read: nothing changes it.
var unpacked = sync.OnceValues(func() (*model.Corpus, error) { return model.Unpack(assets.Packed()) })

// Places returns every record, page and term of a corpus, and the pages that are
// made.
func Places(c *model.Corpus) []place.Place {
	out := []place.Place{{Kind: place.Page, ID: place.Contents}, place.OfStart()}
	for _, n := range c.Norms() {
		out = append(out, place.OfNorm(n))
	}
	for _, s := range c.Statements() {
		out = append(out, place.OfStatement(s))
	}
	for _, co := range c.Countries() {
		out = append(out, place.OfCountry(co))
	}
	for _, g := range c.Groups() {
		out = append(out, place.OfGroup(g))
	}
	for _, p := range slices.Concat(c.Pages(), c.Terms()) {
		out = append(out, place.OfPage(p))
	}
	return append(out, place.OfDocument(c.Documents()[0], 0), place.OfDocument(c.Documents()[0], 1)) // there are two hundred, all alike
}

// Scenes returns every sort of scene as a place, each with several parameters and
// with none.
func Scenes() []string {
	return []string{
		"matrix", "matrix?of=eu@2019-09-23&by=region&rows=similarity&columns=kind", "matrix?who=false", "map",
		"map?statement=ga-res-73-27", "map?pin=first-committee-2018,joint-statement-2019", "map?who=member(\"eu\")", "map?who=false", "map?norm=f",
		"timeline", "timeline?zoom=month&asof=2018-12-31", "compare?of=EST,LVA", "compare?of=EU@2019-09-23,USA,JPN", "compare?of=EST,EU",
		"compare?of=EST", "compare?of=VAT", "compare?of=first-committee-2018,joint-statement-2019,ga-res-73-27",
		"compare?of=ga-res-70-237,pall-mall-declaration-2024", "crosswalk", "diff?of=un/k,g7/11", "diff?of=first-committee-2018,joint-statement-2019",
	}
}

// Markdown returns the page at a place of the corpus, which must have one.
func Markdown(t testing.TB, c *model.Corpus, at place.Place) string {
	t.Helper()
	r, err := report.Of(t.Context(), c, place.View{Place: at})
	if err != nil || r.Page == nil {
		t.Fatalf("%s has no page: %v", at, err)
	}
	return r.Page.Markdown()
}
