package report_test

import (
	"regexp"
	"strings"
	"testing"

	"comity/model"
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

// What a member of a body has on record is said by one rule and in one set of words: on
// the page of a group, of a norm, and where the mark is explained.
func TestMembersAreToldByOneRule(t *testing.T) {
	c := uitest.Corpus(t)
	for at, want := range map[place.Place][]string{
		{Kind: place.Group, ID: "eu"}:                               {model.MemberRule, model.TakingPart, "member 27"},
		{Kind: place.Norm, ID: "un/f"}:                              {model.StandingRule, "States on record for it", "listed 97 · member 49 · unknown 49"},
		{Kind: place.Statement, ID: "eu-common-understanding-2024"}: {model.Member.Meaning(), "member 27"},
	} {
		md := strings.ReplaceAll(uitest.Markdown(t, c, at), "*", "")
		for _, words := range want {
			if !strings.Contains(md, words) {
				t.Errorf("%v does not say %q:\n%.1500s", at, words, md)
			}
		}
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
