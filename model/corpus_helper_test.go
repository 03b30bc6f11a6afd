package model_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"comity/assets"
	"comity/model"
)

// loadOnce loads the real corpus from the files people edit.
var loadOnce = sync.OnceValues(func() (*model.Corpus, error) { return model.Load(assets.Data()) })

func realCorpus(t testing.TB) *model.Corpus {
	t.Helper()
	c, err := loadOnce()
	if err != nil {
		t.Fatalf("the corpus has faults:\n%v", err)
	}
	return c
}

func statementByID(t testing.TB, c *model.Corpus, id string) *model.Statement {
	t.Helper()
	s, ok := c.Statement(model.StatementID(id))
	if !ok {
		t.Fatalf("no statement %s", id)
	}
	return s
}

func countryByCode(t testing.TB, c *model.Corpus, code string) *model.Country {
	t.Helper()
	co, ok := c.Country(model.ISO3(code))
	if !ok {
		t.Fatalf("no country %s", code)
	}
	return co
}

func actOf(t testing.TB, c *model.Corpus, id, code string) model.Act {
	t.Helper()
	return c.Act(statementByID(t, c, id), countryByCode(t, c, code))
}

// did returns the sorted codes of the States that did one of these things.
func did(t testing.TB, c *model.Corpus, id string, acts ...model.Act) []string {
	t.Helper()
	s := statementByID(t, c, id)
	var out []string
	for _, co := range c.Countries() {
		if slices.Contains(acts, c.Act(s, co)) {
			out = append(out, string(co.ISO3))
		}
	}
	slices.Sort(out)
	return out
}

// codes reads codes written with spaces between them, and sorts them.
func codes(list string) []string {
	out := strings.Fields(list)
	slices.Sort(out)
	return out
}

// asCodes turns codes of the model into sorted strings.
func asCodes(list []model.ISO3) []string {
	out := make([]string, len(list))
	for i, code := range list {
		out[i] = string(code)
	}
	slices.Sort(out)
	return out
}

// sameCodes faults a set of codes, naming what is missing and what is too much.
func sameCodes(t testing.TB, what string, got, want []string) {
	t.Helper()
	for _, code := range want {
		if !slices.Contains(got, code) {
			t.Errorf("%s lacks %s", what, code)
		}
	}
	for _, code := range got {
		if !slices.Contains(want, code) {
			t.Errorf("%s has %s, expected not", what, code)
		}
	}
	if len(got) != len(want) {
		t.Errorf("%s: %d codes, expected %d", what, len(got), len(want))
	}
}

// testdata reads a file of testdata.
func testdata(t testing.TB, name string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// testdataLines reads a table of testdata without its comments.
func testdataLines(t testing.TB, name string) [][]string {
	t.Helper()
	var out [][]string
	for line := range strings.Lines(testdata(t, name)) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
			out = append(out, strings.Fields(line))
		}
	}
	return out
}
