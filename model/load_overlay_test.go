package model_test

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"comity/assets"
	"comity/model"
)

// TestAllFaultsAtOnce: many faults in many files are reported together, in the
// order of files and records, and the same on every run.
func TestAllFaultsAtOnce(t *testing.T) {
	broken := overlay(t,
		change{voteFile, "  'no': [ALB,", "  'no': [AFG, ALB,"},
		change{voteFile, "confidence: checked", "confidence: sure"},
		change{unF, "kind: limiting", "kind: ban"},
		change{jsFile, "url_checked: false", "url_checked: perhaps"},
		change{jsFile, "date: '2019-09-23'", "date: tomorrow"},
		change{jsFile, "stated_count: 27", "stated_count: many"},
		change{jsFile, "place:", "pleace:"},
		change{"groups.yaml", "", group("quad", "[AUS, XXX]", "3", "checked")},
		change{"tilegrid.csv", "", "iso3,col,row\nEST,14\nLVA,a,b\n"},
		change{"positions.yaml", "", "positions:\n  - state: EST\n    organization: EU\n    year: 2019\n    title: View\n    confidence: unverified\n"},
		change{"README.txt", "", "hello"},
		change{"statements/new-one.yaml", "", minimal("new-one", "kind: call", "adoption: endorsement", "open_to: states", "norms: [{norm: un/z, how: subject, why: x}]")},
	)
	want := []string{
		"README.txt:-: is not a file of a data folder…",
		`groups.yaml:quad: members and unverified contains "XXX", expected a code of countries.csv`,
		"groups.yaml:quad: stated_count is 3, expected 2 as members, other_members and unverified add up",
		normF + `kind is "ban", expected one of limiting, positive duty`,
		`positions.yaml:ESTEU/2019/View: names "ESTEU", expected either a state or an organization`,
		vote + `confidence is "sure", expected one of checked, reported, unverified`,
		vote + "AFG is in votes.yes and votes.no, expected in one column",
		vote + "stated_votes is 119-46-14 and the roll call contains 119-47-14, expected equal numbers or a count_note",
		js + `line N: "tomorrow" is not a date, expected 2019, 2019-09 or 2019-09-23`,
		js + `line N: unknown key "pleace", expected one of its known keys; nearest: place`,
		js + `line N: found "perhaps", expected true or false`,
		js + `line N: found "many", expected a whole number`,
		"statements/new-one.yaml:new-one: has no sources, expected at least one",
		`statements/new-one.yaml:new-one: norms contains "un/z", expected the id of a norm`,
		"tilegrid.csv:EST: has 2 fields, expected 3",
		`tilegrid.csv:LVA: its position is "a,b", expected two numbers from 0 to 99`,
	}
	first := faultsOf(t, broken)
	expectFaults(t, first, want...)
	for range 3 {
		if again := faultsOf(t, broken); !slices.Equal(again, first) {
			t.Fatalf("another order:\n%v", again)
		}
	}
}

// TestFaultsOfTwoLayers: an overlay may not hold an id twice, but two layers
// may hold it once each; faults name the file of the layer that brought them.
func TestFaultsOfTwoLayers(t *testing.T) {
	one := overlay(t, change{"groups.yaml", "", group("quad", "[AUS]", "1", "checked")})
	two := overlay(t, change{"groups.yaml", "", group("quad", "[AUS, IND]", "2", "checked")})
	c, err := model.Load(assets.Data(), one, two)
	if err != nil {
		t.Fatal(err)
	}
	if g := groupByID(t, c, "quad"); len(g.Members) != 2 {
		t.Errorf("members are %v, expected those of the last layer", g.Members)
	}
}

func TestOverlayReplacesWholeRecords(t *testing.T) {
	base := realCorpus(t)
	c, err := model.Load(assets.Data(), overlay(t, change{jsFile, "", minimal("joint-statement-2019",
		"kind: call", "adoption: endorsement", "open_to: states", "states: [CHL]", "sources: [{title: T, url: https://example.org/}]")}))
	if err != nil {
		t.Fatal(err)
	}
	s := statementByID(t, c, "joint-statement-2019")
	want := model.Statement{
		ID: "joint-statement-2019", Title: "Title", ShortTitle: "Short", Date: model.Date{Year: 2020, Month: 5, Day: 4}, Forum: "Forum",
		Summary: "Summary.", URL: "https://example.org/", Confidence: model.Unverified, Kind: "call", Adoption: "endorsement", OpenTo: "states",
		States: []model.ISO3{"CHL"}, Sources: []model.Source{{Title: "T", URL: "https://example.org/"}},
	}
	if got := exported(*s); !reflect.DeepEqual(got, exported(want)) {
		t.Errorf("the old record shows through:\n%v\nexpected:\n%v", got, exported(want))
	}
	sameCodes(t, "listed", did(t, c, "joint-statement-2019", model.Listed), codes("CHL"))
	if norm, _ := c.Norm("un/e"); c.How(s, norm) != model.NotCarried {
		t.Error("the replaced record still carries un/e")
	}
	if len(c.Statements()) != len(base.Statements()) {
		t.Errorf("%d statements, expected %d", len(c.Statements()), len(base.Statements()))
	}
	sameCodes(t, "listed in the base", did(t, base, "joint-statement-2019", model.Listed), codes("AUS BEL CAN COL CZE DEU DNK ESP EST FIN FRA GBR HUN ISL ITA JPN KOR LTU LVA NLD NOR NZL POL ROU SVK SWE USA"))
}

func TestOverlayAddsRecords(t *testing.T) {
	c, err := model.Load(assets.Data(), overlay(t,
		change{"statements/new-one.yaml", "", minimal("new-one", "kind: call", "adoption: endorsement", "open_to: group:new-group", "states: [XKX]",
			"as_of: '2026-02-01'", "norms: [{norm: g7/12, how: endorses, why: because}]", "sources: [{title: T, url: https://example.org/}]")},
		change{"groups.yaml", "", group("new-group", "[XKX, EST]", "2", "unverified")},
		change{"countries.csv", "", "iso3,iso2,m49,name,official_name,un_status,un_since,un_regional_group,region,subregion,capital,aliases,languages_official_un\n" +
			"XKX,XK,999,Nowhere,Nowhere,observer,2020-01-01,none,Europe,-,-,Nowhere;Utopia,\n"},
		change{"tilegrid.csv", "", "iso3,col,row\nXKX,0,18\n"},
		change{"membership-changes.csv", "", "group,iso3,date,change,confidence,note\nnew-group,XKX,2025-01-01,joined,unverified,\n"},
		change{"positions.yaml", "", "positions:\n  - state: XKX\n    year: 2025\n    title: View\n    confidence: unverified\n"},
		change{"README.md", "", "# Not a record"},
		change{"pages/terms/readme.md", "", "Not a record either"},
		change{".git/config", "", "nor this"},
	))
	if err != nil {
		t.Fatal(err)
	}
	co, err := c.FindCountry("utopia")
	if err != nil {
		t.Fatal(err)
	}
	if got := actOf(t, c, "new-one", "XKX"); got != model.Listed {
		t.Errorf("XKX on new-one: %q", got.Word())
	}
	if got := actOf(t, c, "new-one", "EST"); got != model.NotListed {
		t.Errorf("EST on new-one: %q", got.Word())
	}
	if got := actOf(t, c, "new-one", "FRA"); got != model.NotEligible {
		t.Errorf("FRA on new-one: %q", got.Word())
	}
	if members, known := c.MembersOn(groupByID(t, c, "new-group"), day(t, "2024-12-31")); !known || !slices.Equal(members, []model.ISO3{"EST"}) {
		t.Errorf("new-group in 2024: %v, %v", members, known)
	}
	if len(c.PositionsOf(co)) != 1 || len(c.GroupsOf(co)) != 1 || co.Tile != (model.Tile{Col: 0, Row: 18}) {
		t.Errorf("the new State lacks its position, group or tile: %+v", co)
	}
	base := realCorpus(t)
	if len(c.Statements()) != len(base.Statements())+1 || len(c.Countries()) != len(base.Countries())+1 ||
		len(c.Groups()) != len(base.Groups())+1 || len(c.Positions()) != len(base.Positions())+1 {
		t.Error("records were lost")
	}
}

// TestEmptyFolders: an overlay may be empty; a base may not.
func TestEmptyFolders(t *testing.T) {
	if got := faultsOf(t, fstest.MapFS{}); got != nil {
		t.Errorf("an empty overlay has faults: %v", got)
	}
	if _, err := model.Load(fstest.MapFS{}); err == nil || err.Error() != "corpus.yaml:-: is missing, expected the description of the corpus\ncountries.csv:-: no countries were read, expected the States and their codes" {
		t.Errorf("an empty base: %v", err)
	}
}

// brokenFS fails where a test says so.
type brokenFS struct {
	fs.FS
	name string
	err  error
}

func (b brokenFS) Open(name string) (fs.File, error) {
	if name == b.name {
		return nil, &fs.PathError{Op: "open", Path: name, Err: b.err}
	}
	return b.FS.Open(name)
}

func TestFilesThatCannotBeRead(t *testing.T) {
	denied := errors.New("permission denied")
	whole := overlay(t, change{"statements/new-one.yaml", "", "id: new-one"})
	expectFaults(t, faultsOf(t, brokenFS{whole, ".", denied}), ".:-: cannot be read: …")
	expectFaults(t, faultsOf(t, brokenFS{whole, "statements", denied}), "statements:-: cannot be read: …")
	if got := faultsOf(t, os.DirFS("testdata/no-such-folder")); len(got) != 1 {
		t.Errorf("a folder that is not there: %v", got)
	}
	big := fstest.MapFS{"groups.yaml": {Data: make([]byte, 5<<20)}, "positions.yaml": {Mode: fs.ModeDevice}}
	expectFaults(t, faultsOf(t, big), "groups.yaml:-: is not a regular file of at most 4 MiB", "positions.yaml:-: is not a regular file of at most 4 MiB")
}

// TestHostileYAMLIsRefused: small files that ask for much are refused soon.
func TestHostileYAMLIsRefused(t *testing.T) {
	bomb := "id: new-one\nkey_points: &a [x, x, x, x, x, x, x, x, x, x]\n"
	for i := range 8 {
		bomb += fmt.Sprintf("k%d: &%c [*%c, *%c, *%c, *%c, *%c, *%c, *%c, *%c]\n", i, 'b'+i, 'a'+i, 'a'+i, 'a'+i, 'a'+i, 'a'+i, 'a'+i, 'a'+i, 'a'+i)
	}
	for name, text := range map[string]string{
		"aliases of aliases": bomb,
		"brackets":           strings.Repeat("[", 200_000),
		"braces":             strings.Repeat("{a: ", 100_000),
		"anchor to itself":   "id: new-one\nnotes: &a [*a]\n",
		"merge to itself":    "&a\n<<: *a\nid: new-one\n",
		"long line":          "id: new-one\ntitle: " + strings.Repeat("x", 1<<20) + "\n",
	} {
		got := faultsOf(t, overlay(t, change{"statements/new-one.yaml", "", text}))
		if len(got) == 0 || !strings.HasPrefix(got[0], "statements/new-one.yaml:new-one: ") {
			t.Errorf("%s: %v", name, got)
		}
		for _, line := range got {
			if len(line) > 1000 {
				t.Errorf("%s: a fault of %d bytes", name, len(line))
			}
		}
	}
}
