package report_test

import (
	"regexp"
	"testing"

	"comity/ui/place"
	"comity/ui/report"
	"comity/ui/uitest"
)

// TestPartsHaveIDs holds that every part of a report, and of its gist, has an id
// of its own that no word of its heading decides.
func TestPartsHaveIDs(t *testing.T) {
	c := uitest.Corpus(t)
	plain := regexp.MustCompile(`^[a-z]+(-[a-z0-9]+)*$`)
	for _, at := range []string{
		"matrix?of=asean", "map?statement=ga-res-73-27", "timeline", "compare?of=EST,LVA,RUS", "compare?of=EST,EU", "compare?of=EST",
		"compare?of=first-committee-2018,joint-statement-2019,ga-res-73-27", "diff", "diff?of=un/k,g7/11",
	} {
		v, err := place.ParseView(c, at)
		if err != nil {
			t.Fatal(at, err)
		}
		r, err := report.Of(t.Context(), c, v)
		if err != nil {
			t.Fatal(at, err)
		}
		for _, one := range []*report.Report{r, r.Gist()} {
			seen := map[string]bool{}
			for _, part := range one.Parts {
				if seen[part.ID] || !plain.MatchString(part.ID) {
					t.Errorf("%s: the part %q has the id %q", at, part.Heading, part.ID)
				}
				seen[part.ID] = true
			}
			if len(seen) == 0 {
				t.Errorf("%s has no parts", at)
			}
		}
	}
}
