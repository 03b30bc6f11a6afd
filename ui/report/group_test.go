package report_test

import (
	"regexp"
	"strings"
	"testing"

	"comity/ui/place"
	"comity/ui/uitest"
)

// No vote, word of an organisation or agency on record stands under a heading that says
// that none joined.
func TestNothingRecordedIsUnderNoneJoined(t *testing.T) {
	recorded := regexp.MustCompile(` · (no|abstain|absent|via|agency) \d`)
	c := uitest.Corpus(t)
	for _, g := range c.Groups() {
		md := uitest.Markdown(t, c, place.Place{Kind: place.Group, ID: string(g.ID)})
		_, none, _ := strings.Cut(md, "### None joined (")
		none, _, _ = strings.Cut(none, "\n#")
		for line := range strings.Lines(none) {
			if recorded.MatchString(strings.ReplaceAll(line, "*", "")) {
				t.Errorf("%s: %s", g.ID, line)
			}
		}
	}
	nato := uitest.Markdown(t, c, place.Place{Kind: place.Group, ID: "nato"})
	for _, want := range []string{"### Voted no, abstained or were absent (", "### None joined, an agency of one or more is named (", "### None joined ("} {
		if !strings.Contains(nato, want) {
			t.Errorf("not on the page: %s", want)
		}
	}
	if strings.Contains(nato, "None joined or voted yes") {
		t.Error("votes and lists are under one heading")
	}
}

// A page that counts members of today on older texts says so, where some are newer.
func TestNewerMembersAreTold(t *testing.T) {
	for id, want := range map[string]bool{"asean": true, "g20": false} {
		md := uitest.Markdown(t, uitest.Corpus(t), place.Place{Kind: place.Group, ID: id})
		if strings.Contains(md, "also on texts from before a State joined the group") != want {
			t.Errorf("%s: told is not %v", id, want)
		}
	}
}
