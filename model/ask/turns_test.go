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
		"did Russia sponsor 73/27":                                                  "Russian Federation: main sponsor on record",
	} {
		says(t, r, question, want)
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
