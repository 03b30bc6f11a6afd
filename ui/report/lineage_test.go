package report_test

import (
	"regexp"
	"strings"
	"testing"

	"comity/ui/place"
	"comity/ui/uitest"
)

// The wording of a norm comes from no text that is later than the norm.
func TestLaterTextsAreNotTheOriginOfAWording(t *testing.T) {
	c := uitest.Corpus(t)
	step := regexp.MustCompile(`(?m)^- (?:\d+ \w+ )?(\d{4})`)
	for _, n := range c.Norms() {
		md := uitest.Markdown(t, c, place.Place{Kind: place.Norm, ID: string(n.ID)})
		_, origin, _ := strings.Cut(md, "## Where the wording comes from")
		origin, _, _ = strings.Cut(origin, "\n## ")
		last := map[bool]string{true: "2015", false: "2017"}[n.UN()]
		steps := step.FindAllStringSubmatch(origin, -1)
		if len(steps) == 0 {
			t.Errorf("%s has no step to its wording:\n%s", n.ID, origin)
		}
		for _, of := range steps {
			if of[1] > last {
				t.Errorf("%s: its wording comes from a text of %s", n.ID, of[1])
			}
		}
		if later := strings.Contains(md, "## Later texts on it"); later != (n.UN() || n.ID == "g7/12") {
			t.Errorf("%s: later texts %v", n.ID, later)
		}
	}
}
