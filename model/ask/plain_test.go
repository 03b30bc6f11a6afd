package ask_test

import (
	"slices"
	"strings"
	"testing"

	"comity/model/ask"
)

// A row has the day on which the State did it, and none where that is not on record:
// the day of the text is another fact.
func TestDaysAreThoseOfTheState(t *testing.T) {
	r, c := reader(t)
	days := func(question string) map[string]string {
		out := map[string]string{}
		for _, row := range r.Read(question, today()).Rows {
			out[string(row.ISO3)] = row.Date.String()
		}
		return out
	}
	if got := days("who is party to the budapest convention")["ALB"]; got != "" {
		t.Errorf("the day on which Albania joined is not on record, and is said to be %s", got)
	}
	if got := days("who signed the paris call"); got["USA"] != "2021-11-11" || got["ALB"] != "" {
		t.Errorf("the United States joined the Paris Call on 2021-11-11, not %q; Albania %q", got["USA"], got["ALB"])
	}
	if got := days("who signed the commercial spyware statement"); got["FRA"] != "2023-03-30" || got["DEU"] == "2023-03-30" {
		t.Errorf("France is on the first list, of 2023-03-30, not %q; Germany was added later: %q", got["FRA"], got["DEU"])
	}
	a := r.Read("who is party to the budapest convention", today())
	if !strings.Contains(strings.Join(a.Caveats, "\n"), "the day on which 76 of them joined is not on record") {
		t.Errorf("that no day is on record is not said: %q", a.Caveats)
	}
	for _, s := range c.Statements() { // a text of one day keeps it
		if s.Kind == "resolution" && s.Adoption == "vote" {
			if got := days("who voted for " + string(s.ID)); got["BRA"] != "" && got["BRA"] != s.When().String() {
				t.Errorf("%s is of %s, not %s", s.ID, s.When(), got["BRA"])
			}
		}
	}
}

// The day on which States joined a text limits them, also where it is that of the text.
func TestJoinedOnADay(t *testing.T) {
	r, _ := reader(t)
	for question, want := range map[string]string{
		"signed second protocol 12 May 2022":                              "22 of 195 States",
		"EU members that signed the Second Protocol on 12 May 2022":       "13 of 27 EU members",
		"Which countries signed the Second Protocol on 30 November 2022?": "6 of 195 States",
		"who signed the Second Protocol in 2022":                          "30 of 195 States",
		"which NATO members signed the Second Protocol in 2023":           "6 of 32 NATO members",
		"who signed the UN cybercrime convention on 26 October 2025":      "3 of 195 States, by the days on record; the day of 7 more",
		"Which countries joined the Paris Call on 12 November 2018?":      "not known who on 12 November 2018: no day on which",
		"who signed the paris call of 2018":                               "81 of 195 States",
		"who signed the joint statement on 23 September 2019":             "27 of 195 States",
	} {
		says(t, r, question, want)
	}
}

// What has no record of its own is said plainly, with the texts that name it, and
// nothing else is answered in its place.
func TestWhatHasNoRecord(t *testing.T) {
	r, _ := reader(t)
	for question, want := range map[string][]string{
		"is Taiwan in the 2019 joint statement":             {"does not name Taiwan", "takes no side", "1 text"},
		"taiwan declaration for the future of the internet": {"names Taiwan beside the States"},
		"Kosovo pall mall code of practice":                 {"names Kosovo beside the States"},
		"did the EU sign the paris call":                    {"EU itself is named in Paris Call 2018", "11 November 2021"},
		"has the African Union signed the paris call":       {"is a group, not a State"},
	} {
		a := r.Read(question, today())
		if len(a.LeftOver) > 0 {
			t.Errorf("%q: left over %q", question, a.LeftOver)
		}
		for _, w := range want {
			if !strings.Contains(a.Says, w) {
				t.Errorf("%q says %q, want %q", question, a.Says, w)
			}
		}
	}
	if a := r.Read("which EU members signed the paris call", today()); strings.Contains(a.Says, "itself") {
		t.Errorf("members are asked for: %q", a.Says)
	}
	if a := r.Read("japan and taiwan future of the internet", today()); len(a.LeftOver) == 0 {
		t.Errorf("Japan is passed over in silence: %q", a.Says)
	}
}

// Answers in a sentence say what was asked: a day, a yes or a no, all that is on record.
func TestAnswersInASentence(t *testing.T) {
	r, _ := reader(t)
	for question, want := range map[string]string{
		"when did Sweden become a nato member":      "joined on 7 March 2024",
		"when did the UK leave the EU":              "left on 31 January 2020",
		"when did France join NATO":                 "no day is on record",
		"is India in Quad and NATO":                 "India is not on the list of NATO",
		"was 73/27 adopted by consensus":            "No: ",
		"was 76/19 adopted without a vote":          "Yes: ",
		"does the paris call carry norm f":          "carries norm f",
		"does the budapest convention carry norm f": "does not carry norm f",
		"list of resolutions sponsored by Russia":   "27 entries",
		"in which votes did all P5 vote the same":   "1 text on which all",
		"nato in 1900":                              "not known for",
		"Hong Kong":                                 "no record of Hong Kong",
	} {
		if a := r.Read(question, today()); !strings.Contains(a.Says, want) {
			t.Errorf("%q says %q, want %q", question, a.Says, want)
		}
	}
	for question, want := range map[string]string{
		"does the African Union have a position": "Common African Position (2024)",
		"parties to the hanoi convention":        "on record as signatory and not as party: 72 more",
	} {
		if a := r.Read(question, today()); !strings.Contains(strings.Join(a.Caveats, "\n"), want) {
			t.Errorf("%q has the caveats %q, want %q", question, a.Caveats, want)
		}
	}
}

// A name of a region that stands for a UN regional group too has both readings.
func TestRegionsAndGroups(t *testing.T) {
	r, _ := reader(t)
	for question, want := range map[string]string{
		"how many eastern european states voted yes on 73/27": "Eastern Europe",
		"eastern europe paris call":                           "Eastern European Group",
		"western european states paris call":                  "WEOG",
		"pacific states not party to budapest":                "PIF",
		"middle east states paris call":                       "Arab League",
	} {
		a := r.Read(question, today())
		found := false
		for _, other := range a.Readings {
			found = found || strings.HasSuffix(other.Says, want)
		}
		if !found {
			t.Errorf("%q has no reading with %s: %q", question, want, a.Readings)
		}
	}
}

// Comparisons of groups, and of three and more, say how alike each two are and name
// the texts on which they differ.
func TestComparisonsAreCounted(t *testing.T) {
	r, _ := reader(t)
	for question, want := range map[string]string{
		"EU vs China vs USA":            "EU and China: the same vote in ",
		"compare EU and NATO":           "EU and NATO: the same vote in 17 of 17 (100 %)",
		"Chile, Peru and Brazil":        "Peru and Brazil: the same vote in ",
		"compare brics and g7 on 73/27": "G7 on OEWG resolution (73/27): no 7",
	} {
		a := r.Read(question, today())
		if a.Kind != ask.Compare || !strings.Contains(a.Says, want) || a.Count != len(a.Rows) || len(a.Rows) == 0 {
			t.Errorf("%q: %s, %d of %d rows: %q, want %q", question, a.Kind, a.Count, len(a.Rows), a.Says, want)
		}
	}
}

// The comparison of two States has the counts of its sheet.
func TestComparisonCountsAsItsSheet(t *testing.T) {
	r, _ := reader(t)
	if got, want := r.Read("chile vs netherlands", today()).Says, "both joined or signed: 4; of the two, only Chile signed: 1; of the two, only Netherlands joined or had an expert: 13; recorded differently in 4 votes"; !strings.HasSuffix(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

// A text that two verbs are about is told of once.
func TestCaveatsAreToldOnce(t *testing.T) {
	r, _ := reader(t)
	a := r.Read("who signed the second protocol but has not ratified it", today())
	if told := slices.Compact(slices.Sorted(slices.Values(a.Caveats))); len(told) != len(a.Caveats) || len(told) == 0 || len(a.Rows) != len(a.States) {
		t.Errorf("%d rows of %d States, and %q", len(a.Rows), len(a.States), a.Caveats)
	}
}
