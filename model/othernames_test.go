package model_test

import (
	"os"
	"strings"
	"testing"
)

// TestNamesOfOtherLists: a State is found as other lists of countries spell it, and
// nothing else is found by their names.
func TestNamesOfOtherLists(t *testing.T) {
	c := realCorpus(t)
	data, err := os.ReadFile("testdata/other-names.txt")
	if err != nil {
		t.Fatal(err)
	}
	read := 0
	for line := range strings.Lines(string(data)) {
		cells := strings.Split(strings.TrimSpace(line), "\t")
		if strings.HasPrefix(line, "#") {
			continue
		}
		read++
		co, err := c.FindCountry(cells[0])
		got := "-"
		if err == nil {
			got = string(co.ISO3)
		}
		if got != cells[1] {
			t.Errorf("%q (%s) is %s, %v; expected %s", cells[0], cells[2], got, err, cells[1])
		}
	}
	if read < 200 {
		t.Errorf("only %d names were read", read)
	}
}

// TestNamesThatAreNoState: what comity has of a name is said, and no State that has
// nothing to do with it.
func TestNamesThatAreNoState(t *testing.T) {
	c := realCorpus(t)
	for name, want := range map[string]string{
		"England":        `no country is called "England": comity has the UN Members and the two observer States; ISO 3166-2 lists England under United Kingdom (GBR)`,
		"Taiwan":         `no country is called "Taiwan": comity has the UN Members and the two observer States; Taiwan is named beside them in statement future-internet-2022`,
		"Western Sahara": `no country is called "Western Sahara": comity has the UN Members and the two observer States`,
		"EU":             `no country is called "EU": European Union is a group of States: see group eu`,
		"Catalonia":      `no country is called "Catalonia": comity has the UN Members and the two observer States; ISO 3166-2 lists Catalonia under Spain (ESP)`,
		"Atlantis":       `no country is called "Atlantis" (comity has the UN Members and the two observer States)`,
		"korea":          `"korea" may be DPRK (PRK) or Republic of Korea (KOR)`,
	} {
		if _, err := c.MatchCountry(name); err == nil || err.Error() != want {
			t.Errorf("%s: %v\nexpected %s", name, err, want)
		}
	}
	if _, err := c.FindGroup("Chile"); err == nil || !strings.HasSuffix(err.Error(), `: Chile is a State: see country CHL`) {
		t.Error(err)
	}
	congo, err := c.FindCountry("Congo")
	if err != nil {
		t.Fatal(err)
	}
	if also := c.Namesakes(congo, "congo"); len(also) != 1 || also[0].ISO3 != "COD" {
		t.Errorf("Congo may also be %v", also)
	}
}

// TestMatches: a record is found by words that only one has.
func TestMatches(t *testing.T) {
	c := realCorpus(t)
	for name, want := range map[string]string{"paris": "paris-call-2018", "budapest": "budapest-convention", "Paris Call 2018": "paris-call-2018", "gge 2015": "gge-2015", "A/RES/73/27": "ga-res-73-27", "resolution 73/27": "ga-res-73-27"} {
		if s, err := c.MatchStatement(name); err != nil || string(s.ID) != want {
			t.Errorf("%s is %v, %v", name, s, err)
		}
	}
	if _, err := c.MatchStatement("oewg"); err == nil || !strings.HasPrefix(err.Error(), `"oewg" may be `) {
		t.Error(err)
	}
	if n, err := c.MatchNorm("critical infrastructure"); err == nil {
		t.Errorf("critical infrastructure is %s", n.ID)
	}
	if n, err := c.MatchNorm("supply chain"); err != nil || n.ID != "un/i" {
		t.Errorf("supply chain is %v, %v", n, err)
	}
}
