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

// Words for what was done, for how often and for a day are understood, and nothing is said not
// to be that is.
func TestUnderstood(t *testing.T) {
	r, _ := reader(t)
	for question, want := range map[string]string{
		"convention of hanoi":                                           "UN Convention against Cybercrime",
		"which states did sit in the 2015 GGE":                          "20 of 195 States",
		"which states voted no at least once":                           "83 of 195 States",
		"which states voted no exactly one time":                        "13 of 195 States",
		"states having a position":                                      "35 of 195 States",
		"who was absent in more than 8 votes":                           "of 195 States",
		"experts in exactly one GGE from GRULAC":                        "States",
		"who cosigned the 2019 joint statement":                         "27 of 195 States",
		"who co-signed the paris call":                                  "81 of 195 States",
		"which countries contributed to the compendium":                 "15 of 195 States",
		"how many votes did Fiji miss":                                  "Fiji: 4 entries on record (absent 4)",
		"who missed most votes":                                         "most texts (absent): Nauru 13",
		"what did Estonia attribute":                                    "Estonia: 3 entries on record",
		"what has Germany attributed?":                                  "Germany: 2 entries on record",
		"which states did not take part in 77/37":                       "16 of 193 States that could vote",
		"compare the votes of the BRICS on 78/237":                      "yes 5",
		"states that abstained at most 1 time since 2018":               "141 of 195 States",
		"positions without eu and without g20":                          "13 of 195 States",
		"positions not in eu and not in g20":                            "13 of 195 States",
		"Which BRICS members as of today voted no on resolution 78/16?": "3 of 10 BRICS members",
		"Which States voted against the programme of action in 2022 but abstained or were absent in 2023?": "2023 is read as Programme of action 2023",
		"which statements has Thailand signed but not Viet Nam, and vice versa":                            "1 text. Thailand and Viet Nam",
		"ASEAN and CARICOM compared on 75/240":                                                             "yes 4, abstain 5, absent 5 (of 14 States)",
		"which states have published more than one position?":                                              "only those with more than one positions",
	} {
		says(t, r, question, want)
		if a := r.Read(question, today()); len(a.LeftOver) > 0 {
			t.Errorf("%q: left over %q", question, a.LeftOver)
		}
	}
	says(t, r, "which countries attributed SolarWinds in their own name, not only through EU or NATO", "“only through” was not understood, and without it")
	says(t, r, "not Budapest, DFI or the UN cybercrime convention", "“DFI” was not understood, and without it")
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
