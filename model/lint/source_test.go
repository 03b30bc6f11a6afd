package lint_test

import (
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"comity/model"
	"comity/model/lint"
)

func TestSources(t *testing.T) {
	const other = "- {id: other, label: O, title: O, url: 'http://www.Example.org/en/seen/', read: whole}\n"
	sources := string(base()["sources.yaml"].Data)
	expect(t, check(t, "sources.yaml", "", sources+other), "sources.yaml:other: is cited by no page, expected a citation of it, or no record")
	of := sources + "- {id: text, label: X, title: X, url: 'https://example.org/text', read: whole, statement: gge-2015}\n"
	expect(t, check(t, "sources.yaml", "", of)) // its statement is cited, which is the same

	for added, want := range map[string]string{
		"[@other]":                        termFile + ":6: cites one document under two names, expected one: seen and other",
		"[@other; unverified][@other, 2]": termFile + ":6: cites one document under two names, expected one: seen and other",
		"[@seen, para 2]":                 "",
		"[@gge-2015]":                     "",
	} {
		files := base()
		files["sources.yaml"].Data = []byte(sources + other)
		files[termFile].Data = []byte(front + "Care. [@seen]\n\nMore. " + added + "\n")
		files["pages/terms/other.md"] = &fstest.MapFile{Data: []byte("---\ntitle: Other\n---\nOther. [@other]\n")}
		var got, faults []string
		for _, f := range lint.Check(load(t, files)) {
			got = append(got, f.String())
		}
		if want != "" {
			faults = []string{want}
		}
		expect(t, got, faults...)
	}
}

// TestRecalledTexts: a text that is cited by its own id rests on comity's
// record of it, even where the one source that is the text was recalled.
func TestRecalledTexts(t *testing.T) {
	files := base()
	files["sources.yaml"].Data = []byte(strings.Replace(string(files["sources.yaml"].Data), "no source was opened", "no source was opened, statement: gge-2015", 1))
	for cite, want := range map[string]int{"[@gge-2015]": 0, "[@recall]": 1, "[@recall; unverified]": 0} {
		files[termFile].Data = []byte(front + "Care. " + cite + "\n")
		if got := lint.Check(load(t, files)); len(got) != want {
			t.Errorf("%s: %v", cite, got)
		}
	}
}

// TestManyLines: what would take minutes if each line looked through its list,
// or each citation through its line.
func TestManyLines(t *testing.T) {
	start := time.Now()
	files := base()
	for _, body := range []string{strings.Repeat("- One.\n", 60000), strings.Repeat("One. [@seen; as of 2000]", 20000), strings.Repeat("“", 100000)} {
		files[termFile].Data = []byte(front + body + "\n")
		c := load(t, files)
		if len(lint.Check(c))+len(lint.Stale(c, model.Date{Year: 2020})) == 0 {
			t.Errorf("nothing is found in %.20s…", body)
		}
	}
	if took := time.Since(start); took > 60*time.Second {
		t.Errorf("it took %v", took)
	}
}

// TestAdoptionsNameTheirSource: a text is adopted without a vote only where a
// source says so, and not because no vote is on record.
func TestAdoptionsNameTheirSource(t *testing.T) {
	const list, voteless = "adoption: membership\nopen_to: un-members\nstates: [EST]\n", "adoption: consensus\nopen_to: un-members\n"
	expect(t, check(t, statementFile, list, voteless),
		statementFile+":gge-2015: is adopted without a vote and has no adoption_source, expected the title of the source that says so, or adoption unknown")
	expect(t, check(t, statementFile, list, voteless+"adoption_source: T\n"))
	expect(t, check(t, statementFile, list, "adoption: unknown\nopen_to: un-members\n"))
}
