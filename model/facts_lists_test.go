package model_test

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"comity/model"
)

// twentySeven are the signatories as the two founding accounts of 2019 name
// them: 26 in the second, plus the United States.
const twentySeven = "Australia, Belgium, Canada, Colombia, the Czech Republic, Denmark, Estonia, Finland, France, Germany, " +
	"Hungary, Iceland, Italy, Japan, Latvia, Lithuania, the Netherlands, New Zealand, Norway, Poland, the Republic of Korea, " +
	"Romania, Slovakia, Spain, Sweden, the United Kingdom, the United States"

// nine are the States that Canada names in the First Committee in 2018.
const nine = "Australia, Chile, Estonia, Japan, the Netherlands, New Zealand, the Republic of Korea, the United Kingdom, Canada"

func byName(t *testing.T, c *model.Corpus, names string) []string {
	t.Helper()
	var out []string
	for name := range strings.SplitSeq(names, ", ") {
		co, err := c.FindCountry(name)
		if err != nil {
			t.Fatalf("a name of the founding documents is not found: %v", err)
		}
		out = append(out, string(co.ISO3))
	}
	slices.Sort(out)
	return out
}

func TestFoundingListsByNameAndCode(t *testing.T) {
	c := realCorpus(t)
	for _, tc := range []struct{ id, names, codes string }{
		{"joint-statement-2019", twentySeven, "AUS BEL CAN COL CZE DEU DNK ESP EST FIN FRA GBR HUN ISL ITA JPN KOR LTU LVA NLD NOR NZL POL ROU SVK SWE USA"},
		{"first-committee-2018", nine, "AUS CAN CHL EST GBR JPN KOR NLD NZL"},
	} {
		listed := did(t, c, tc.id, model.Listed)
		sameCodes(t, tc.id+" by name", listed, byName(t, c, tc.names))
		sameCodes(t, tc.id+" by code", listed, codes(tc.codes))
	}
}

func TestOverlapOfTheFoundingLists(t *testing.T) {
	c := realCorpus(t)
	many, few := did(t, c, "joint-statement-2019", model.Listed), did(t, c, "first-committee-2018", model.Listed)
	var both, onlyFew []string
	for _, code := range few {
		if slices.Contains(many, code) {
			both = append(both, code)
		} else {
			onlyFew = append(onlyFew, code)
		}
	}
	sameCodes(t, "both", both, codes("AUS CAN EST GBR JPN KOR NLD NZL"))
	sameCodes(t, "only the nine", onlyFew, codes("CHL"))
	if union := len(many) + len(onlyFew); union != 28 {
		t.Errorf("either: %d States, expected 28", union)
	}
}

func TestHeaderOfTheJointStatement(t *testing.T) {
	c := realCorpus(t)
	counts := c.Counts(statementByID(t, c, "joint-statement-2019"))
	want := model.Counts{}
	want[model.Listed], want[model.NotListed], want[model.NotEligible] = 27, 166, 2
	if counts != want {
		t.Errorf("counts are %v, expected %v", counts, want)
	}
	sameCodes(t, "not eligible", did(t, c, "joint-statement-2019", model.NotEligible), codes("VAT PSE"))
	if note := c.Participation(statementByID(t, c, "first-committee-2018"), countryByCode(t, c, "CAN")).Note; note != "read the text" {
		t.Errorf("Canada in the First Committee: %q, expected that it read the text", note)
	}
}

func TestSizesOfTheCorpus(t *testing.T) {
	c := realCorpus(t)
	un := 0
	for _, n := range c.Norms() {
		if n.UN() {
			un++
		}
	}
	members := 0
	for _, co := range c.Countries() {
		if co.UNStatus == "member" {
			members++
		}
	}
	for _, tc := range []struct {
		what      string
		got, want int
	}{
		{"statements", len(c.Statements()), 153},
		{"norms", len(c.Norms()), 23},
		{"UN norms", un, 11},
		{"countries", len(c.Countries()), 195},
		{"UN members", members, 193},
		{"groups", len(c.Groups()), 27},
		{"positions", len(c.Positions()), 46},
	} {
		if tc.got != tc.want {
			t.Errorf("%d %s, expected %d", tc.got, tc.what, tc.want)
		}
	}
}

func TestListsNamedByTheResearch(t *testing.T) {
	c := realCorpus(t)
	for _, tc := range []struct {
		id    string
		act   model.Act
		count int
		some  string // States that must be among them
		not   string // States that must not
	}{
		{"gge-2005", model.Expert, 15, "RUS USA JOR MLI", "EST AUS"},
		{"gge-2010", model.Expert, 15, "EST ISR QAT", "AUS CAN"},
		{"gge-2013", model.Expert, 15, "AUS ARG CAN EGY", "BRA KOR"},
		{"gge-2015", model.Expert, 20, "BLR COL GHA ISR MYS PAK", "AUS CAN"},
		{"gge-2017", model.Expert, 25, "BWA CUB FIN SRB SEN", "ISR ITA"},
		{"gge-2021", model.Expert, 25, "JOR MAR MUS SGP URY", "CAN KOR"},
		{"un-cybercrime-convention", model.Signatory, 72, "PSE RUS GBR MUS AUS", "USA JPN VAT"},
		{"budapest-convention", model.Party, 76, "USA JPN NGA TON TUN", "IRL ZAF RUS NZL"},
		{"budapest-convention", model.Signatory, 2, "IRL ZAF", "GBR"},
		{"malabo-convention", model.Party, 14, "MRT ZMB CIV", "AGO BEN EGY"},
		{"malabo-convention", model.Unknown, 2, "AGO BEN", ""},
		{"paris-call-2018", model.Listed, 81, "USA BEN SMR", "RUS CHN IND ISR"},
		{"commercial-spyware-2023", model.Listed, 21, "EST AUT", "ISR"},
		{"future-internet-2022", model.Listed, 59, "USA NER PLW", "BRA IND"},
		{"counter-ransomware-initiative", model.Listed, 48, "PNG URY", "RUS CHN"},
		{"cri-ransom-payments-2023", model.Listed, 46, "UKR", "PNG URY"},
		{"counter-ransomware-2021", model.Listed, 31, "ZAF DOM", "RUS CHN ESP"},
		{"budapest-second-protocol", model.Party, 0, "", "HUN JPN SRB"},
		{"budapest-second-protocol", model.Signatory, 52, "HUN JPN SRB USA FJI BIH", "POL"},
		{"attribution-apt31-czechia-2025", model.Listed, 10, "CZE ISL UKR", "USA POL"},
		{"eu-arria-2024", model.Listed, 10, "UKR AND", "POL"},
		{"eu-arria-2024", model.Via, 27, "POL", "UKR"},
		{"eu-arria-2024", model.NotListed, 156, "BRA USA", "POL"},
		{"sco-information-security-2006", model.Listed, 6, "KAZ UZB", "IND"},
		{"brics-rio-2025", model.Via, 10, "IDN ARE", "SAU"},
		{"brics-rio-2025", model.Unknown, 1, "SAU", ""},
		{"pall-mall-code-2025", model.Listed, 20, "SWE GHA", "USA ROU KOR"},
		{"sco-code-of-conduct-2011", model.Listed, 4, "CHN RUS TJK UZB", "KAZ KGZ"},
		{"sco-code-of-conduct-2015", model.Listed, 6, "CHN KAZ KGZ RUS TJK UZB", "IND"},
		{"first-committee-eov-2018", model.Listed, 6, "AUS CAN EST GBR NLD NOR", "CHL USA"},
		{"g7-lucca-2017", model.Member, 7, "CAN DEU FRA GBR ITA JPN USA", "RUS"},
		{"nato-cyber-pledge-2016", model.Member, 28, "TUR ALB", "MNE FIN SWE"},
		{"osce-cbms-2016", model.Member, 57, "RUS USA VAT MNG", "CHN"},
		{"a-76-136-compendium", model.Listed, 15, "KAZ KEN SGP", "CHN FRA"},
		{"eu-common-understanding-2024", model.Member, 27, "HRV", "GBR"},
		{"au-common-position-2024", model.Via, 54, "MAR SSD", "USA"},
	} {
		name := tc.id + " " + tc.act.Word()
		got := did(t, c, tc.id, tc.act)
		if len(got) != tc.count {
			t.Errorf("%s: %d, expected %d", name, len(got), tc.count)
		}
		for _, code := range codes(tc.some) {
			if !slices.Contains(got, code) {
				t.Errorf("%s lacks %s", name, code)
			}
		}
		for _, code := range codes(tc.not) {
			if slices.Contains(got, code) {
				t.Errorf("%s has %s, expected not", name, code)
			}
		}
	}
}

// listsOf gives every list of a statement under the name it has in lists.txt.
func listsOf(s *model.Statement) map[string][]model.ISO3 {
	out := map[string][]model.ISO3{
		"states": s.States, "signed_not_ratified": s.SignedNotRatified, "disputed": s.Disputed,
		"hosts": s.Hosts, "main_sponsors": s.MainSponsors,
		"votes.yes": s.Votes.Yes, "votes.no": s.Votes.No, "votes.abstain": s.Votes.Abstain,
		"votes.absent": s.Votes.Absent, "votes.unresolved": s.Votes.Unresolved,
	}
	for _, via := range s.StatesVia {
		out["states_via."+strings.ReplaceAll(via.Organization, " ", "_")] = via.States
	}
	for _, later := range s.LaterJoiners {
		out["later_joiners"] = append(out["later_joiners"], model.ISO3(later.Key))
	}
	return out
}

// TestEveryListEqualsTheResearchedFacts compares every list of States with
// lists.txt, code by code, and faults a list that a pinned record has too much.
func TestEveryListEqualsTheResearchedFacts(t *testing.T) {
	c := realCorpus(t)
	got := map[string][]model.ISO3{}
	for _, s := range c.Statements() {
		for name, list := range listsOf(s) {
			got[string(s.ID)+" "+name] = list
		}
	}
	for _, g := range c.Groups() {
		got["group:"+string(g.ID)+" members"] = g.Members
		got["group:"+string(g.ID)+" unverified"] = g.Unverified
	}
	pinned, records := map[string]bool{}, map[string]bool{}
	for _, line := range testdataLines(t, "lists.txt") {
		key, want := line[0]+" "+line[1], line[3:]
		pinned[key], records[line[0]] = true, true
		if line[2] != strconv.Itoa(len(want)) {
			t.Errorf("lists.txt, %s: %d codes, its line says %s", key, len(want), line[2])
		}
		sameCodes(t, key, asCodes(got[key]), want)
	}
	for key, list := range got {
		if record, _, _ := strings.Cut(key, " "); len(list) > 0 && records[record] && !pinned[key] {
			t.Errorf("%s is not in the researched facts", key)
		}
	}
	if len(pinned) < 200 {
		t.Errorf("only %d lists are pinned", len(pinned))
	}
}
