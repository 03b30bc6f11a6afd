package model_test

import (
	"errors"
	"io/fs"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"comity/assets"
	"comity/model"
)

// change is a file laid over the corpus: a file of the corpus with old replaced
// by new, or, without old, new as it stands.
type change struct{ file, old, new string }

// overlay makes a folder of changed files. Each change must change something.
func overlay(t testing.TB, changes ...change) fstest.MapFS {
	t.Helper()
	out := fstest.MapFS{}
	for _, ch := range changes {
		text := ch.new
		if ch.old != "" {
			data, err := fs.ReadFile(assets.Data(), ch.file)
			if err != nil {
				t.Fatal(err)
			}
			if already, ok := out[ch.file]; ok {
				data = already.Data
			}
			text = strings.Replace(string(data), ch.old, ch.new, 1)
			if text == string(data) {
				t.Fatalf("%s does not hold %q", ch.file, ch.old)
			}
		}
		out[ch.file] = &fstest.MapFile{Data: []byte(text)}
	}
	return out
}

// faultsOf loads the corpus with folders laid over it and returns its faults.
func faultsOf(t testing.TB, layers ...fs.FS) []string {
	t.Helper()
	c, err := model.Load(assets.Data(), layers...)
	if err == nil {
		return nil
	}
	if c != nil {
		t.Error("a corpus with faults was handed out")
	}
	var faults model.Faults
	if !errors.As(err, &faults) {
		t.Fatalf("not a list of faults: %v", err)
	}
	lines := strings.Split(err.Error(), "\n")
	if len(lines) != len(faults) {
		t.Errorf("%d faults on %d lines", len(faults), len(lines))
	}
	return lines
}

var lineNumber = regexp.MustCompile(`: line \d+: `)

// expectFaults compares faults with what is wanted; a wanted line that ends in
// "…" is only a beginning, and "line N" is any line.
func expectFaults(t *testing.T, got []string, want ...string) {
	t.Helper()
	ok := len(got) == len(want)
	for i := range min(len(got), len(want)) {
		start, cut := strings.CutSuffix(want[i], "…")
		line := got[i]
		if strings.Contains(start, ": line N: ") {
			line = lineNumber.ReplaceAllString(line, ": line N: ")
		}
		ok = ok && (line == start || cut && strings.HasPrefix(line, start))
	}
	if !ok {
		t.Errorf("faults:\n  %s\nexpected:\n  %s", strings.Join(got, "\n  "), strings.Join(want, "\n  "))
	}
}

// faultCase is one kind of fault and the line that reports it.
type faultCase struct {
	name    string
	changes []change
	want    []string
}

func runFaultCases(t *testing.T, cases []faultCase) {
	t.Helper()
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) {
			expectFaults(t, faultsOf(t, overlay(t, tc.changes...)), tc.want...)
		})
	}
}

// The files that the cases change, and where faults about them are reported.
const (
	jsFile   = "statements/joint-statement-2019.yaml"
	voteFile = "statements/ga-res-73-27.yaml"
	unF      = "norms/un/f.yaml"
	js       = jsFile + ":joint-statement-2019: "
	vote     = voteFile + ":ga-res-73-27: "
	normF    = unF + ":un/f: "
)

func TestFaultsOfForm(t *testing.T) {
	runFaultCases(t, []faultCase{
		{"unknown key", []change{{jsFile, "place:", "pleace:"}},
			[]string{js + `line N: unknown key "pleace", expected one of its known keys; nearest: place`}},
		{"unknown key inside", []change{{jsFile, "    how: subject\n", "    howw: subject\n"}},
			[]string{
				js + `line N: unknown key "howw", expected one of its known keys; nearest: how`,
				js + `how it carries un/e is "", expected one of source, restates, endorses, explains, subject`,
			}},
		{"unknown key of a table", []change{{"groups.yaml", "", "group: []\n"}},
			[]string{`groups.yaml:-: line 1: unknown key "group", expected one of its known keys; nearest: groups`}},
		{"duplicate key", []change{{jsFile, "confidence: checked", "confidence: checked\nconfidence: unverified"}},
			[]string{js + `line N: the key "confidence" appears twice, expected once`}},
		{"duplicate key inside", []change{{jsFile, "    how: subject\n", "    how: subject\n    how: subject\n"}},
			[]string{js + `line N: the key "how" appears twice, expected once`}},
		{"duplicate key of a mapping", []change{{"statements/paris-call-2018.yaml", "  TUN: '2019-11-11'\n", "  TUN: '2019-11-11'\n  TUN: '2019-11-12'\n"}},
			[]string{`statements/paris-call-2018.yaml:paris-call-2018: line N: the key "TUN" appears twice, expected once`}},
		{"mapping where text belongs", []change{{"statements/attribution-viasat-2022.yaml", "  GBR: attributed\n", "  GBR: {a: b}\n"}},
			[]string{`statements/attribution-viasat-2022.yaml:attribution-viasat-2022: line N: "GBR" contains a list or a mapping, expected some text`}},
		{"list where a mapping belongs", []change{{jsFile, "as_of:", "joined: [AUS]\nas_of:"}},
			[]string{js + `line N: expected a mapping`}},
		{"text where a number belongs", []change{{jsFile, "stated_count: 27", "stated_count: many"}},
			[]string{js + `line N: found "many", expected a whole number`}},
		{"text where a list belongs", []change{{jsFile, "hosts: [USA, NLD, AUS]", "hosts: USA"}},
			[]string{js + `line N: found "USA", expected a list`}},
		{"list where text belongs", []change{{jsFile, "place: New York, USA", "place: [New York, USA]"}},
			[]string{js + `line N: found a list or a mapping, expected some text`}},
		{"text where yes or no belongs", []change{{jsFile, "url_checked: false", "url_checked: perhaps"}},
			[]string{js + `line N: found "perhaps", expected true or false`}},
		{"not YAML", []change{{jsFile, "", "id: [joint\n"}}, []string{js + "is not YAML: line 1: …"}},
		{"empty file", []change{{jsFile, "", "# nothing\n"}}, []string{js + "is empty, expected a record"}},
		{"second document", []change{{jsFile, "", "id: joint-statement-2019\n---\nid: other\n"}},
			[]string{js + "contains more than one document, expected one"}},
		{"wrong file name", []change{{jsFile, "id: joint-statement-2019", "id: joint-statement-2020"}},
			[]string{js + `its id is "joint-statement-2020", expected the name of its file`}},
		{"wrong file name of a norm", []change{{unF, "id: un/f", "id: un/g"}},
			[]string{normF + `its id is "un/g", expected un/f as its file says`}},
		{"id that nobody can type", []change{{"statements/New_One.yaml", "", minimal("New_One", "kind: call", "adoption: endorsement", "open_to: states",
			"sources: [{title: T, url: https://example.org/}]")}},
			[]string{`statements/New_One.yaml:New_One: the id is "New_One", expected small letters, digits and single hyphens`}},
		{"stray file", []change{{"statements/notes.txt", "", "hello"}},
			[]string{"statements/notes.txt:-: is not a file of a data folder, expected statements/*.yaml, implementation/*.yaml, norms/un/*.yaml, norms/g7/*.yaml, " +
				"pages/norms/un/*.md, pages/norms/g7/*.md, pages/framework/*.md, pages/terms/*.md, " +
				"corpus.yaml, countries.csv, tilegrid.csv, membership-changes.csv, groups.yaml, positions.yaml, sources.yaml, corrections.csv"}},
		{"stray folder", []change{{"norms/f.yaml", "", "id: un/f"}}, []string{"norms/f.yaml:-: is not a file of a data folder…"}},
		{"wrong ending", []change{{"statements/x.yml", "", "id: x"}}, []string{"statements/x.yml:-: is not a file of a data folder…"}},
		{"bad date", []change{{jsFile, "date: '2019-09-23'", "date: '2019-09-31'"}},
			[]string{js + `line N: "2019-09-31" is not a date, expected 2019, 2019-09 or 2019-09-23`}},
		{"date in another form", []change{{jsFile, "as_of: '2019-09-23'", "as_of: 23 September 2019"}},
			[]string{js + `line N: "23 September 2019" is not a date, expected 2019, 2019-09 or 2019-09-23`}},
		{"no date", []change{{jsFile, "date: '2019-09-23'\n", ""}},
			[]string{js + "date is missing, expected one like 2019-09-23"}},
		{"date that is a list", []change{{jsFile, "date: '2019-09-23'", "date: [2019]"}},
			[]string{js + "line N: expected a date like 2019-09-23"}},
	})
}

func TestFaultsOfTables(t *testing.T) {
	const header = "iso3,iso2,m49,name,official_name,un_status,un_since,un_regional_group,region,subregion,capital,aliases,languages_official_un\n"
	const estonia = "EST,EE,233,Estonia,Republic of Estonia,member,1991-09-17,Eastern European Group,Europe,Northern Europe,Tallinn,"
	runFaultCases(t, []faultCase{
		{"wrong header", []change{{"countries.csv", "", "code,name\n"}}, []string{`countries.csv:header: is "code,name", expected iso3,iso2,m49,…`}},
		{"no header", []change{{"tilegrid.csv", "", ""}}, []string{`tilegrid.csv:header: is "", expected iso3,col,row`}},
		{"too few fields", []change{{"tilegrid.csv", "", "iso3,col,row\nEST,14\n"}}, []string{"tilegrid.csv:EST: has 2 fields, expected 3"}},
		{"too many fields", []change{{"countries.csv", "", header + estonia + "Estonia;Republic of Estonia,,\n"}},
			[]string{"countries.csv:EST: has 14 fields, expected 13"}},
		{"not CSV", []change{{"tilegrid.csv", "", "iso3,col,row\n\"EST,14,1\n"}}, []string{"tilegrid.csv:-: is not CSV: …"}},
		{"duplicate row", []change{{"tilegrid.csv", "", "iso3,col,row\nEST,14,1\nEST,14,1\n"}},
			[]string{`tilegrid.csv:EST: the tile id "EST" appears twice, expected once`}},
		{"duplicate country", []change{{"countries.csv", "", header + strings.Repeat(estonia+"Estonia;Republic of Estonia,\n", 2)}},
			[]string{`countries.csv:EST: the country id "EST" appears twice, expected once`}},
		{"alias of another State", []change{{"countries.csv", "", header + estonia + "Estonia;Republic of Estonia;LÁTVIA,\n"}},
			[]string{`countries.csv:LVA: its alias "latvia" also belongs to EST, expected a unique value`}},
		{"code of another State", []change{{"countries.csv", "", header + strings.Replace(estonia, ",233,", ",428,", 1) + "Estonia;Republic of Estonia,\n"}},
			[]string{`countries.csv:LVA: its code "/428" also belongs to EST, expected a unique value`}},
		{"bad codes", []change{{"countries.csv", "", header + strings.Replace(estonia, ",EE,", ",EST,", 1) + "Estonia;Republic of Estonia,\n"}},
			[]string{`countries.csv:EST: its codes are "EST", "EST" and "233", expected three letters, two letters and three digits`}},
		{"long display name", []change{{"countries.csv", "", header + estonia + "Republic of Estonia and its islands;Estonia;Republic of Estonia,\n"}},
			[]string{"countries.csv:EST: its first alias is missing or long, expected a display name of at most 20 characters"}},
		{"blank display name", []change{{"countries.csv", "", header + estonia + ";Estonia;Republic of Estonia,\n"}},
			[]string{"countries.csv:EST: its first alias is missing or long, expected a display name of at most 20 characters"}},
		{"aliases without the name", []change{{"countries.csv", "", header + estonia + "Estonia,\n"}},
			[]string{"countries.csv:EST: its aliases lack the name or the official name, expected both"}},
		{"words outside their lists", []change{{"countries.csv", "", header + "XKX,XK,999,Nowhere,Nowhere,guest,2020-01-01,EEG,Eurasia,-,-,Nowhere,\n"},
			{"tilegrid.csv", "", "iso3,col,row\nXKX,99,99\n"}},
			[]string{`countries.csv:XKX: un_status is "guest", expected one of member, observer`,
				`countries.csv:XKX: un_regional_group is "EEG", expected one of African Group, …`,
				`countries.csv:XKX: region is "Eurasia", expected one of Africa, …`}},
		{"bad day of a State", []change{{"countries.csv", "", header + "XKX,XK,999,Nowhere,Nowhere,observer,2020-01-32,none,Europe,-,-,Nowhere,\n"},
			{"tilegrid.csv", "", "iso3,col,row\nXKX,99,99\n"}},
			[]string{`countries.csv:XKX: "2020-01-32" is not a date, expected 2019, 2019-09 or 2019-09-23`}},
		{"bad date of a change", []change{{"membership-changes.csv", "", "group,iso3,date,change,confidence,note\nnato,EST,2004-3-29,joined,checked,\n"}},
			[]string{`membership-changes.csv:nato/EST/2004-3-29: "2004-3-29" is not a date, expected 2019, 2019-09 or 2019-09-23`}},
		{"State without tile", []change{{"countries.csv", "", header + "XKX,XK,999,Nowhere,Nowhere,observer,2020-01-01,none,Europe,-,-,Nowhere,\n"}},
			[]string{"countries.csv:XKX: it has no tile, expected one in tilegrid.csv"}},
		{"tile clash", []change{{"tilegrid.csv", "", "iso3,col,row\nEST,14,2\n"}},
			[]string{"countries.csv:LVA: it shares its tile with EST, expected a tile of its own"}},
		{"tile of nobody", []change{{"tilegrid.csv", "", "iso3,col,row\nXXX,1,1\n"}},
			[]string{"tilegrid.csv:XXX: no country has this code, expected a code of countries.csv"}},
		{"tile off the map", []change{{"tilegrid.csv", "", "iso3,col,row\nEST,-1,2\nLVA,1000000000,2\n"}},
			[]string{`tilegrid.csv:EST: its position is "-1,2", expected two numbers from 0 to 99`,
				`tilegrid.csv:LVA: its position is "1000000000,2", expected two numbers from 0 to 99`}},
		{"neither joined nor left", []change{{"membership-changes.csv", "", "group,iso3,date,change,confidence,note\nnato,EST,2004-03-29,came,checked,\n"}},
			[]string{`membership-changes.csv:nato/EST/2004-03-29: the change is "came", expected joined or left`}},
		{"change of an unknown group", []change{{"membership-changes.csv", "", "group,iso3,date,change,confidence,note\nnatto,XXX,2014-03-29,left,sure,\n"}},
			[]string{`membership-changes.csv:natto/XXX/2014-03-29: confidence is "sure", expected one of checked, reported, unverified`,
				`membership-changes.csv:natto/XXX/2014-03-29: iso3 contains "XXX", expected a code of countries.csv`,
				`membership-changes.csv:natto/XXX/2014-03-29: no group has the id "natto", expected one of groups.yaml`}},
		{"group count", []change{{"groups.yaml", "", group("quad", "[AUS, IND, JPN]", "4", "checked")}},
			[]string{"groups.yaml:quad: stated_count is 4, expected 3 as members, other_members and unverified add up"}},
		{"member twice and unknown", []change{{"groups.yaml", "", group("quad", "[AUS, IND, AUS, XXX]", "4", "certain")}},
			[]string{`groups.yaml:quad: confidence is "certain", expected one of checked, reported, unverified`,
				`groups.yaml:quad: members and unverified contains "AUS" twice, expected once`,
				`groups.yaml:quad: members and unverified contains "XXX", expected a code of countries.csv`}},
		{"group twice", []change{{"groups.yaml", "", group("quad", "[AUS]", "1", "checked") + strings.TrimPrefix(group("quad", "[AUS]", "1", "checked"), "groups:\n")}},
			[]string{`groups.yaml:quad: the group id "quad" appears twice, expected once`}},
		{"empty group", []change{{"groups.yaml", "", "groups:\n  - id: ''\n"}},
			[]string{`groups.yaml:: the id is "", expected small letters, digits and single hyphens`,
				"groups.yaml:: the name is missing, expected some text", "groups.yaml:: the short name is missing, expected some text",
				`groups.yaml:: confidence is "", expected one of checked, reported, unverified`, `groups.yaml:: url is "", expected a web address`,
				"groups.yaml:: as_of is missing, expected a date", "groups.yaml:: has no sources, expected at least one"}},
		{"position of nobody", []change{{"positions.yaml", "", "positions:\n  - year: 20\n    title: View\n    url: example.org\n    confidence: checked\n"}},
			[]string{`positions.yaml:/20/View: year is 20, expected one between 1990 and 2100`,
				`positions.yaml:/20/View: url is "example.org", expected a web address`,
				`positions.yaml:/20/View: names "", expected either a state or an organization`}},
	})
}

// group is a groups.yaml with one group.
func group(id, members, count, confidence string) string {
	return "groups:\n  - id: " + id + "\n    name: Name of it\n    short_name: Short\n    kind: forum\n    as_of: '2026-01-01'\n    members: " +
		members + "\n    stated_count: " + count + "\n    url: https://example.org/\n    sources: [somebody]\n    confidence: " + confidence + "\n"
}
