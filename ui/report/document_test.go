package report_test

import (
	"strings"
	"testing"

	"comity/ui/place"
	"comity/ui/report"
	"comity/ui/uitest"
)

// TestDocuments: the sections of every page, one after the other, are the page,
// and no two of them have one id.
func TestDocuments(t *testing.T) {
	c := uitest.Corpus(t)
	places := uitest.Places(c)
	for _, at := range places {
		r, err := report.Of(t.Context(), c, place.View{Place: at})
		if err != nil {
			t.Fatal(err)
		}
		p := r.Page
		whole, ids := "", map[string]bool{}
		for i, s := range p.Sections {
			whole += p.Part(i) + "\n"
			if ids[s.ID] || (s.ID == "") != (i == 0) {
				t.Errorf("%s: section %d has the id %q", at, i, s.ID)
			}
			ids[s.ID] = true
		}
		if got, want := strings.Fields(whole), strings.Fields(p.Markdown()); strings.Join(got, " ") != strings.Join(want, " ") {
			t.Errorf("%s: its sections are not the page", at)
		}
		if strings.Contains(p.Portable().Markdown(), "](comity:") {
			t.Errorf("%s: outside comity it links into it", at)
		}
	}
}
