package assets_test

import (
	"fmt"
	"io/fs"
	"strings"
	"testing"

	"comity/assets"
	"comity/model"
)

// The texts of which the briefings count States.
const (
	joint      = `signed("joint-statement-2019")`
	paris      = `signed("paris-call-2018")`
	hanoi      = `signed("un-cybercrime-convention")`
	nine       = `signed("first-committee-2018")`
	firstText  = `did("ga-res-73-27", "yes")`
	secondText = `did("ga-res-73-266", "yes")`
)

// said is what a briefing says with numbers that the records have to bear out.
// Where spell is set, they are written as words.
type said struct {
	deck, form string
	of         []string // an expression for each number
	spell      bool
}

func numbers() []said {
	return []said{
		{"framework", "## How it applies: %d States have said so here", []string{"position()"}, false},
		{"framework", "selection was made apart from it and has %d States", []string{"position()"}, false},
		{"framework", "In 2013 %s experts agreed", []string{`expert("gge-2013")`}, true},
		{"framework", "In 2018 %s States told the First Committee", []string{nine}, true},
		{"framework", "%s experts, from twenty States", []string{`expert("gge-2015")`}, true},
		{"framework", "%s States, New York, 23 September 2019", []string{joint}, true},
		{"who-signed", "New York, 23 September 2019: %s\n", []string{joint}, true},
		{"who-signed", "October 2018: %s States ask for one group", []string{nine}, true},
		{"who-signed", "12 November 2018: %s so far", []string{paris}, true},
		{"who-signed", "Hanoi, 25 October 2025: %s\n", []string{hanoi}, true},
		{"who-signed", "%s States voted for both. Nobody voted against both: ", []string{firstText + " and " + secondText}, true},
		{"who-signed", "all %d that voted against the first voted for the second, and all %d that voted against the second voted for the first", []string{
			`did("ga-res-73-27", "no") and ` + secondText, `did("ga-res-73-266", "no") and ` + firstText}, false},
		{"who-signed", "the story of two camps is true of %s States", []string{`did("ga-res-73-27", "no") or did("ga-res-73-266", "no")`}, true},
		{"who-signed", "group open to all: %d in favour, %d against, %d abstentions", []string{firstText, `did("ga-res-73-27", "no")`, `did("ga-res-73-27", "abstain")`}, false},
		{"who-signed", "group of experts: %d in favour, %d against, %d abstentions", []string{secondText, `did("ga-res-73-266", "no")`, `did("ga-res-73-266", "abstain")`}, false},
		{"who-signed", "resolution 74/247, had been voted: %d in favour, %d against, %d abstentions", []string{
			`did("ga-res-74-247", "yes")`, `did("ga-res-74-247", "no")`, `did("ga-res-74-247", "abstain")`}, false},
		{"who-signed", "the register of 25 December 2025 has %d", []string{paris}, false},
		{"who-signed", "%s of the nine come back", []string{joint + " and " + nine}, true},
		{"who-signed", "%s States are on at least one of the two texts", []string{joint + " or " + nine}, true},
		{"who-signed", `so "both" is %d of %d`, []string{joint + " and " + nine, joint + " or " + nine}, false},
		{"who-signed", "All %s of the joint statement are also on the Paris Call.", []string{joint + " and " + paris}, true},
		{"who-signed", "%s of them signed in Hanoi: Australia, Belgium, Czechia, France, Poland, Slovakia, Spain, Sweden and the United Kingdom. Those nine", []string{joint + " and " + hanoi}, true},
		{"who-signed", "%s is also the number of States that are both on the Paris Call and", []string{paris + " and " + hanoi}, true},
		{"who-signed", "%s of its Parties and signatories, as of October 2024", []string{`signed("budapest-convention") and ` + hanoi}, true},
		{"who-signed", "| 73/27, working group, 2018 | %d | %d | %d |", votes("ga-res-73-27"), false},
		{"who-signed", "| 73/266, expert group, 2018 | %d | %d | %d |", votes("ga-res-73-266"), false},
		{"who-signed", "| 75/240, second working group, 2020 | %d | %d | %d |", votes("ga-res-75-240"), false},
		{"who-signed", "| African Group | %d | %d | %d | %d |", byGroup("African Group"), false},
		{"who-signed", "| Asia-Pacific Group | %d | %d | %d | %d |", byGroup("Asia-Pacific Group"), false},
		{"who-signed", "| Eastern European Group | %d | %d | %d | %d |", byGroup("Eastern European Group"), false},
		{"who-signed", "| GRULAC | %d | %d | %d | %d |", byGroup("GRULAC"), false},
		{"who-signed", "| WEOG | %d | %d | %d | %d |", byGroup("WEOG"), false},
		{"who-signed", "| **All** | | **%d** | **%d** | **%d** |", []string{joint, paris, hanoi}, false},
		{"norm-f", "Written by %s experts, July 2015", []string{`expert("gge-2015")`}, true},
		{"norm-f", "%s States of the G7 and %s of ASEAN", []string{`did("g7-lucca-2017", "member")`, `did("asean-norms-2018", "member")`}, true},
		{"norm-f", "and %sbody in both", []string{`did("g7-lucca-2017", "member") and did("asean-norms-2018", "member")`}, true},
		{"norm-f", "%s States made a statement of their own", []string{`signed("attribution-viasat-2022")`}, true},
		{"norm-f", "so %s are shown as via", []string{`did("attribution-viasat-2022", "via")`}, true},
	}
}

// votes counts how those of the joint statement voted.
func votes(id string) []string {
	return []string{
		joint + fmt.Sprintf(` and did(%q, "yes")`, id), joint + fmt.Sprintf(` and did(%q, "no")`, id), joint + fmt.Sprintf(` and did(%q, "abstain")`, id),
	}
}

// byGroup counts a UN regional group: all of it, and who of it is on which list.
func byGroup(name string) []string {
	in := fmt.Sprintf("un_group(%q)", name)
	return []string{in, in + " and " + joint, in + " and " + paris, in + " and " + hanoi}
}

// TestNumbersOfBriefings counts again what the briefings say.
func TestNumbersOfBriefings(t *testing.T) {
	c, all := corpusOf(t), decks(t)
	for _, s := range numbers() {
		var values []any
		for _, expression := range s.of {
			n := count(t, c, expression)
			if s.spell {
				values = append(values, spelled(n))
			} else {
				values = append(values, n)
			}
		}
		want := fmt.Sprintf(s.form, values...)
		if !strings.Contains(strings.ToLower(all[s.deck].text), strings.ToLower(want)) {
			t.Errorf("%s does not say %q, which the records bear out", s.deck, want)
		}
	}
}

// TestDaysOfBriefings: a day on a slide is that of the record.
func TestDaysOfBriefings(t *testing.T) {
	c, all := corpusOf(t), decks(t)
	for _, s := range []struct {
		deck, form string
		id         model.StatementID
		asOf       bool
	}{
		{"framework", "New York, %s", "joint-statement-2019", false},
		{"framework", "**%s:** a Global Mechanism is agreed", "oewg-2025", false},
		{"who-signed", "## Lucca, %s: eleven norms", "g7-lucca-2017", false},
		{"who-signed", "**G7, Lucca, %s**", "g7-lucca-2017", false},
		{"who-signed", "G20, Antalya, %s.", "g20-antalya-2015", false},
		{"who-signed", "read it, list as of %s", "first-committee-2018", true},
		{"who-signed", "## Paris, %s:", "paris-call-2018", false},
		{"who-signed", "register of the Paris Call, as of %s", "paris-call-2018", true},
		{"who-signed", "## New York, %s:", "joint-statement-2019", false},
		{"who-signed", "Resolution 76/19, adopted on %s", "ga-res-76-19", false},
		{"who-signed", "## Hanoi, %s:", "un-cybercrime-convention", false},
		{"who-signed", "Source: UN Treaty Collection and others, as of %s", "un-cybercrime-convention", true},
		{"norm-f", "Attribution of %s.", "attribution-viasat-2022", false},
		{"norm-f", "## %s: the norm is named", "attribution-apt28-2024", false},
	} {
		record, ok := c.Statement(s.id)
		if !ok {
			t.Fatalf("there is no statement %s", s.id)
		}
		day := record.Date
		if s.asOf {
			day = record.AsOf
		}
		if want := fmt.Sprintf(s.form, day.Long()); !strings.Contains(all[s.deck].text, want) {
			t.Errorf("%s does not say %q, the day of %s", s.deck, want, s.id)
		}
	}
}

// TestPublicAttributionsAreCounted: the pages that say how many there are say
// the number of the records, and a page that lists them leaves none out.
func TestPublicAttributionsAreCounted(t *testing.T) {
	c := corpusOf(t)
	timeline, err := fs.ReadFile(assets.Data(), "pages/framework/timeline.md")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, s := range c.Statements() {
		if s.Kind != "attribution" {
			continue
		}
		n++
		if !strings.Contains(string(timeline), "(statement/"+string(s.ID)+")") {
			t.Errorf("the timeline leaves out %s", s.ID)
		}
	}
	for name, text := range map[string]string{
		"the timeline": strings.ReplaceAll(string(timeline), "[public attributions](term/public-attribution)", "public attributions"),
		"who-signed":   decks(t)["who-signed"].text,
	} {
		if want := spelled(n) + " public attributions"; !strings.Contains(text, want) {
			t.Errorf("%s does not say %q", name, want)
		}
	}
}
