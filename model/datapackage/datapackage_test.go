package datapackage_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"comity/assets"
	"comity/model"
	"comity/model/datapackage"
)

// made makes the package of a corpus.
func made(t *testing.T, overlay fstest.MapFS) (*model.Corpus, map[string][]byte) {
	t.Helper()
	c, err := model.Load(assets.Data(), overlay)
	if err != nil {
		t.Fatal(err)
	}
	list, err := datapackage.Files(c)
	if err != nil {
		t.Fatal(err)
	}
	files := map[string][]byte{}
	for _, f := range list {
		if files[f.Name] != nil {
			t.Errorf("%s is there twice", f.Name)
		}
		files[f.Name] = f.Content
		if rows := bytes.Count(f.Content, []byte("\r\n")) - 1; f.Name != datapackage.Descriptor && rows != f.Rows {
			t.Errorf("%s has %d rows and says %d", f.Name, rows, f.Rows)
		}
	}
	if list[0].Name != datapackage.Descriptor {
		t.Errorf("the first file is %s", list[0].Name)
	}
	return c, files
}

func TestThePackageIsWhatItSays(t *testing.T) {
	c, files := made(t, nil)
	d, faults := validate(files)
	for _, fault := range faults {
		t.Error(fault)
	}
	if d.Version != c.Version().String() || d.Licenses[0].Name != "CC-BY-4.0" || d.Licenses[0].Path != "https://creativecommons.org/licenses/by/4.0/" {
		t.Errorf("version %q, licences %v", d.Version, d.Licenses)
	}
	want := strings.Fields("countries groups memberships membership-changes statements participation norms carriage positions documents sayings sources")
	var got []string
	for _, r := range d.Resources {
		got = append(got, r.Name)
	}
	if !slices.Equal(got, want) {
		t.Errorf("the tables are %v, expected %v", got, want)
	}
	_, again := made(t, nil)
	if !maps.EqualFunc(files, again, bytes.Equal) {
		t.Error("the same corpus makes another package")
	}
}

// rows reads a table as maps from column to cell.
func rows(t *testing.T, files map[string][]byte, name string) []map[string]string {
	t.Helper()
	list, err := csv.NewReader(bytes.NewReader(files[name+".csv"])).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var out []map[string]string
	for _, row := range list[1:] {
		cells := map[string]string{}
		for i, column := range list[0] {
			cells[column] = row[i]
		}
		out = append(out, cells)
	}
	return out
}

// TestTheTablesSayWhatTheCorpusSays compares the tables with the corpus.
func TestTheTablesSayWhatTheCorpusSays(t *testing.T) {
	c, files := made(t, nil)
	counts := map[string]int{}
	for _, row := range rows(t, files, "participation") {
		counts[row["statement"]+" "+row["act"]]++
		if row["statement"] == "paris-call-2018" && row["iso3"] == "USA" && row["date"] != "2021-11-11" ||
			row["statement"] == "ga-res-73-27" && row["iso3"] == "EST" && (row["date"] != "2018-12-05" || row["act"] != "no") ||
			row["statement"] == "joint-statement-2019" && row["iso3"] == "CHL" && (row["date"] != "" || row["act"] != "not listed") {
			t.Errorf("%v", row)
		}
		if (row["act"] == "not listed" || row["act"] == "unknown" || row["act"] == "not eligible") && row["date"] != "" {
			t.Errorf("a day for what was not done: %v", row)
		}
	}
	for _, s := range c.Statements() {
		tally := c.Counts(s)
		for _, act := range model.Acts() {
			if got := counts[string(s.ID)+" "+act.Word()]; got != tally[act] {
				t.Errorf("%s: %d States %s, expected %d", s.ID, got, act.Word(), tally[act])
			}
		}
	}
	texts := map[string]string{}
	for _, row := range rows(t, files, "norms") {
		texts[row["id"]] = row["text"]
	}
	carried := map[string]string{}
	for _, row := range rows(t, files, "carriage") {
		carried[row["statement"]+" "+row["norm"]] = row["how"]
	}
	for _, n := range c.Norms() {
		if texts[string(n.ID)] != n.OfficialText {
			t.Errorf("%s reads %q", n.ID, texts[string(n.ID)])
		}
		for _, s := range c.Statements() {
			if got := carried[string(s.ID)+" "+string(n.ID)]; got != string(c.How(s, n)) {
				t.Errorf("%s carries %s as %q, expected %q", s.ID, n.ID, got, c.How(s, n))
			}
		}
	}
	for table, want := range map[string]int{
		"countries": len(c.Countries()), "statements": len(c.Statements()), "groups": len(c.Groups()), "positions": len(c.Positions()),
		"membership-changes": len(c.Changes), "participation": len(c.Statements()) * len(c.Countries()),
	} {
		if got := len(rows(t, files, table)); got != want {
			t.Errorf("%s has %d rows, expected %d", table, got, want)
		}
	}
	for _, row := range rows(t, files, "sources") {
		if row["record_kind"] == "explainer" && row["record"] == "un/f" && row["number"] == "1" && row["id"] == "" {
			t.Errorf("the first source of an explainer is %v", row)
		}
	}
}

// TestNothingReadsAsMissing: R and pandas take some words for a missing value
// unless they are told not to.
func TestNothingReadsAsMissing(t *testing.T) {
	_, files := made(t, nil)
	missing := strings.Split("NA|N/A|#N/A|#N/A N/A|#NA|-1.#IND|-1.#QNAN|-NaN|-nan|1.#IND|1.#QNAN|<NA>|NULL|NaN|None|n/a|nan|null|NaT", "|")
	for _, table := range []string{"countries", "groups", "memberships", "membership-changes", "statements", "participation", "norms", "carriage", "positions", "sources"} {
		for _, row := range rows(t, files, table) {
			for column, cell := range row {
				if slices.Contains(missing, cell) || strings.TrimSpace(cell) != cell || strings.ContainsAny(cell, "\n\r\t") {
					t.Errorf("%s, %s: %q", table, column, cell)
				}
			}
		}
	}
}

// TestRecordsOfOthers: a folder laid over the corpus changes the package, and
// hostile text in it stays text.
func TestRecordsOfOthers(t *testing.T) {
	c, files := made(t, fstest.MapFS{"statements/mine.yaml": {Data: []byte(`id: mine
title: '"A text", of mine; = 1 + 1'
short_title: Mine
date: '2026-01'
forum: Nowhere
kind: declaration
url: https://example.org/a b"{c}é
adoption: signature
open_to: states
states: [EST, CHL]
stated_count: 2
joined: {EST: '2026-02'}
summary: It says, "something".
sources:
  - title: The text
    url: https://example.org/x y
confidence: unverified
`)}})
	d, faults := validate(files)
	for _, fault := range faults {
		t.Error(fault)
	}
	if d.Version != c.Version().String() {
		t.Errorf("the version is %q", d.Version)
	}
	all := rows(t, files, "statements")
	i := slices.IndexFunc(all, func(row map[string]string) bool { return row["id"] == "mine" })
	if mine := all[i]; mine["title"] != `"A text", of mine; = 1 + 1` || mine["date"] != "2026-01" || mine["date_precision"] != "month" || mine["url"] != "https://example.org/a%20b%22%7Bc%7D%C3%A9" {
		t.Errorf("my statement is %v", mine)
	}
	acts := rows(t, files, "participation")
	i = slices.IndexFunc(acts, func(row map[string]string) bool { return row["statement"] == "mine" && row["iso3"] == "EST" })
	if est := acts[i]; est["act"] != "listed" || est["date"] != "2026-02" || est["source_urls"] != "https://example.org/x%20y" || est["confidence"] != "unverified" {
		t.Errorf("Estonia is %v", est)
	}
}

// TestTheValidatorFinds breaks the package in one place after another.
func TestTheValidatorFinds(t *testing.T) {
	_, whole := made(t, nil)
	for name, test := range map[string]struct{ file, old, new, says string }{
		"a file that is not there":     {"datapackage.json", `"path": "norms.csv"`, `"path": "nroms.csv"`, "nroms.csv is not there"},
		"another byte":                 {"norms.csv", "un/a", "un/A", "has another hash"},
		"an act that is none":          {"participation.csv", ",listed,", ",refused,", `is "refused", expected one of`},
		"a code of three digits":       {"countries.csv", "\r\nAFG,", "\r\nA12,", "does not match"},
		"a State that does not exist":  {"memberships.csv", ",EST,", ",EXT,", `refers to "EXT`},
		"a statement without a date":   {"statements.csv", ",2019-09-23,day,", ",,day,", "is missing"},
		"a date of another form":       {"statements.csv", ",2019-09-23,day,", ",23.9.2019,day,", "does not match"},
		"a State that is there twice":  {"countries.csv", "\r\nEST,", "\r\nLVA,", "once more"},
		"a row that is there twice":    {"participation.csv", ",EST,", ",LVA,", "twice"},
		"a boolean that is none":       {"statements.csv", ",false,", ",no,", "which is no boolean"},
		"a number that is none":        {"positions.csv", ",2020,", ",2020a,", "which is no integer"},
		"an address that is none":      {"positions.csv", ",https://", ",nowhere ", "which is no string uri"},
		"a row that is too long":       {"carriage.csv", "\r\n", "\r\nx,y,z,z,z\r\n", "wrong number of fields"},
		"a line that ends otherwise":   {"carriage.csv", "\r\n", "\n", "CR LF"},
		"a file that is not described": {"datapackage.json", `"path": "sources.csv",`, `"path": "norms.csv",`, "sources.csv is not described"},
		"a header of another name":     {"norms.csv", "label,", "lable,", "the header is"},
	} {
		files := maps.Clone(whole)
		files[test.file] = bytes.Replace(files[test.file], []byte(test.old), []byte(test.new), 1)
		if bytes.Equal(files[test.file], whole[test.file]) {
			t.Fatalf("%s: nothing was changed", name)
		}
		if _, faults := validate(files); !slices.ContainsFunc(faults, func(f string) bool { return strings.Contains(f, test.says) }) {
			t.Errorf("%s: %q", name, faults)
		}
	}
}

// TestKeysOfTheDescriptor: a key that the specification does not have is a
// misspelt one.
func TestKeysOfTheDescriptor(t *testing.T) {
	_, files := made(t, nil)
	known := strings.Fields(`profile name title description version licenses sources resources path format mediatype encoding bytes hash schema
		dialect csvddfVersion delimiter lineTerminator quoteChar doubleQuote skipInitialSpace header caseSensitiveHeader
		fields type constraints required unique pattern enum missingValues primaryKey foreignKeys reference resource`)
	var whole any
	if err := json.Unmarshal(files[datapackage.Descriptor], &whole); err != nil {
		t.Fatal(err)
	}
	var walk func(v any)
	walk = func(v any) {
		switch v := v.(type) {
		case []any:
			for _, item := range v {
				walk(item)
			}
		case map[string]any:
			for key, value := range v {
				if !slices.Contains(known, key) {
					t.Errorf("the key %q is not of a data package", key)
				}
				walk(value)
			}
		}
	}
	walk(whole)
}
