package ask_test

import (
	"strings"
	"testing"

	"comity/model/ask"
)

// What one side did and another did not, which joint statements a State is on, and who
// sponsored a text: the count is that of what was asked for.
func TestSidesAndSponsors(t *testing.T) {
	r, _ := reader(t)
	for question, want := range map[string]string{
		"on which resolutions did the US vote no but the UK not":                    "4 texts on which United States is on record (no), and nobody of United Kingdom",
		"where did Canada vote against and Australia not":                           "1 text on which Canada is on record (no)",
		"what did the US vote against that Israel did not":                          "4 texts on which United States is on record (no)",
		"which treaties did Ghana join that Kenya did not":                          "4 texts. Ghana and Kenya",
		"which treaties has Chile signed and Argentina has not":                     "1 text. Chile and Argentina",
		"which treaties have both Ghana and Senegal signed":                         "2 texts. Ghana and Senegal",
		"joint statements that Canada signed but the US did not":                    "4 texts on which Canada is on record",
		"what have Japan and Australia signed that India has not":                   "11 texts on which Japan and Australia are on record",
		"what have Kenya and Ghana signed that Nigeria has not":                     "1 text on which Kenya and Ghana are on record",
		"what have Costa Rica and Panama signed and Guatemala not":                  "1 text on which Costa Rica and Panama",
		"what have Canada and New Zealand both signed that Switzerland has not":     "left out, as it is not known of all others that they are not on it: 5 texts",
		"what have both Chile and Uruguay signed that Argentina has not signed":     "1 text on which Chile and Uruguay are on record (listed, party or signatory), and nobody of Argentina",
		"which resolutions did Brazil, India and China vote for that Japan did not": "4 texts on which Brazil, India and China are on record (yes), and nobody of Japan",
		"what did Peru, not Chile, sign that Argentina did":                         "1 text on which Peru and Argentina are on record (listed, party or signatory), and nobody of Chile",
		"what did Peru sign that Chile has not and Argentina has":                   "1 text on which Peru and Argentina are on record (listed, party or signatory), and nobody of Chile",
		"what have Chile and Peru not signed that Argentina has":                    "2 texts on which Argentina is on record (listed, party or signatory), and nobody of Chile or Peru",
		"joint statements signed by Fiji":                                           "Fiji: no entry on record for signed",
		"how many joint statements did Iceland sign":                                "Iceland: 11 entries on record (listed 11)",
		"which joint statements has Viet Nam signed":                                "Viet Nam: 1 entry on record (listed 1)",
		"which joint statements has Jordan not signed":                              "Jordan: 12 entries on record (not listed 12)",
		"which OEWG resolutions did Kenya vote against":                             "Kenya: no entry on record for vote against",
		"how did Kenya vote on the OEWG resolutions":                                "yes 3, unknown 1 of 4 texts",
		"co-sponsors of 73/27 from africa":                                          "0 States of those asked about. OEWG resolution (73/27): main sponsors on record: Russian Federation",
		"european sponsors of 78/16":                                                "1 State of those asked about",
		"did Egypt sponsor 73/27":                                                   "Egypt: not on record as a main sponsor; its act: yes",
		"did Russia sponsor 73/27":                                                  "Russian Federation: on record as a main sponsor",
	} {
		says(t, r, question, want)
	}
}

// Groups beside each other that have no State in common are read as any of them; a year alone
// beside a text is another of its name; a shared name is that of each State.
func TestBeside(t *testing.T) {
	r, _ := reader(t)
	for question, want := range map[string]string{
		"nordic baltic states not in tallinn mechanism":                   "5 of 8 States of Nordic or Baltic",
		"which nordic baltic states signed the paris call":                "8 of 8 States",
		"african asian countries that voted no on 77/37":                  "5 of 101 States",
		"GRULAC African Group absent 78/237":                              "read as States of any of them",
		"african members of the EU":                                       "no State is in all of Africa and EU",
		"EU NATO members":                                                 "23 of 195 States",
		"either sco code of conduct 2011 or moscow round table 2025, who": "15 of 195 States",
		"who is in neither sco code 2011 nor 2015 among sco":              "4 of 10 SCO members",
		"neither the code of conduct 2011 nor the one of 2015":            "189 of 195 States",
		"either the sco code of conduct of 2011 or that of 2015, who":     "6 of 195 States",
		"neither 2011 nor 2015 code of conduct sco":                       "189 of 195 States",
		"GGE 2015 or 2017 experts":                                        "32 of 195 States",
		"both Congos 73/27":                                               "DR Congo: yes (voted in favour)",
		"both Koreas 73/27":                                               "DPRK: yes (voted in favour)",
		"how did North and South Korea vote":                              "DPRK, Republic of Korea: 34 entries on record",
		"attributions of Australia since 2021":                            "Australia since 2021: 4 entries on record",
		"attributions of China":                                           "5 texts on record about China",
	} {
		says(t, r, question, want)
	}
	if a := r.Read("norm on critical infrastructure", today()); len(a.Readings) == 0 || !strings.HasPrefix(a.Readings[0].Says, "norm on critical infrastructure as norm f") {
		t.Errorf("norm f is no reading: %v", a.Readings)
	}
}

// A text or a vote that is not on record is told, and no other stands for it.
func TestNoSuchText(t *testing.T) {
	r, _ := reader(t)
	for question, symbol := range map[string]string{
		"who voted against resolution 78/241": "78/241",
		"who voted against A/RES/78/241":      "78/241",
		"A/RES/73/999 who voted yes":          "73/999",
		"resolution 76/231 abstentions":       "76/231",
		"how did France vote on 79/62":        "79/62",
		"did Kenya vote for 75/212":           "75/212",
		"who abstained in 77/212":             "77/212",
		"A/RES/72/28":                         "72/28",
		"compare 73/27 and 73/99":             "73/99",
	} {
		a := r.Read(question, today())
		if want := "no text with the symbol " + symbol + " is on record"; a.Kind != ask.Search || !strings.Contains(a.Says, want) || !strings.Contains(strings.Join(a.LeftOver, " "), symbol) {
			t.Errorf("%q: %s %q, left over %q", question, a.Kind, a.Says, a.LeftOver)
		}
	}
	says(t, r, "How did Kenya vote in the First Committee on L.27?", "votes in committees are not on record")
	says(t, r, "who voted no in the third committee", "votes in committees are not on record")
}
