package model_test

import (
	"bytes"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"comity/assets"
	"comity/model"
)

// TestFaultsOfFrontMatter: how the file was written, and the line of the file
// on which a value or YAML is wrong.
func TestFaultsOfFrontMatter(t *testing.T) {
	const f, d = frameworkFile + ":", termFile + ":"
	alone := []change{{explainerFile, "[due diligence](term/due-diligence)", "it"}}
	with := func(text string) []change { return append(alone[:1:1], change{termFile, "", text}) }
	runPageFaults(t, []faultCase{
		{"blanks at the first fence", []change{{termFile, "---\ntitle", "--- \ntitle"}}, []string{d + "1: the line --- ends in blanks, expected --- on a line of its own"}},
		{"blanks at the second fence", []change{{termFile, "\n---\n", "\n---\t \n"}}, []string{d + "4: the line --- ends in blanks, expected --- on a line of its own"}},
		{"never closed", with("---\ntitle: T\n\nText.\n"), []string{d + "1: the front matter is not closed, expected --- on a line of its own"}},
		{"only the first fence", with("---"), []string{d + "1: the front matter is not closed, …"}},
		{"nothing", with(""), []string{d + "1: has no front matter, …"}},
		{"a list that is not closed", with("---\ntitle: T\nalso: [a, b\n---\nText.\n"), []string{d + "3: is not YAML: did not find expected ',' or ']'"}},
		{"two colons", with("---\ntitle: T\nalso: [a]\nbrief: a: b\n---\nText.\n"), []string{d + "4: is not YAML: mapping values are not allowed in this context"}},
		{"a line that is no key", with("---\ntitle: T\nalso: [a]\n- b\n---\nText.\n"), []string{d + "4: is not YAML: did not find expected key"}},
		{"a list over two lines before it", with("---\ntitle: T\nalso: [a,\n  b]\nbrief: {\norder: 1\n---\nText.\n"), []string{d + "5: is not YAML: did not find …"}},
		{"an alias of nothing", with("---\ntitle: T\nbrief: *b\n---\nText.\n"), []string{d + "3: is not YAML: unknown anchor 'b' referenced"}},
		{"a quotation that is not closed", with("---\ntitle: T\nbrief: 'a\n---\nText.\n"), []string{d + "3: is not YAML: found unexpected end of stream"}},
		{"a control character as itself", with("---\ntitle: T\nbrief: a\x1bb\n---\nText.\n"), []string{d + "3: contains the control character U+001B, expected plain text"}},
		{"another line break", with("---\ntitle: T\u2028brief: B\n---\nText.\n"), []string{d + "2: contains the control character U+2028, expected plain text"}},
		{"controls in values", []change{{frameworkFile, "What the framework is made of", `"a\u202eb"`}, {frameworkFile, "[The four]", "[The four, 'a &#27;b']"}},
			[]string{f + "3: brief contains the control character U+202E, expected plain text", f + `5: also contains "&#27;", which is the control character U+001B, expected plain text`}},
		{"a title of two lines", []change{{termFile, "Due diligence", `"Due\ndiligence"`}}, []string{d + "2: title contains a line break, expected plain text"}},
		{"bad order", []change{{frameworkFile, "order: 1", "order: -1"}}, []string{f + "4: order is -1, expected 1 or more"}},
		{"names without a letter", []change{{termFile, "Due diligence", "'—'"}, {frameworkFile, "[The four]", "['…']"}},
			[]string{f + `5: also is "…", expected letters or digits`, d + `2: title is "—", expected letters or digits`}},
		{"empty brief", []change{{frameworkFile, "brief: What the framework is made of", "brief: ''"}}, []string{f + "3: brief is missing, expected some text"}},
		{"title of another term", []change{{"pages/terms/other.md", "", "---\n\ntitle: due  Diligence\n---\nText.\n"}},
			[]string{`pages/terms/other.md:3: its name "due  Diligence" also belongs to term/due-diligence, expected a unique name`}},
	})
}

// TestFilesOfWindows: a file is the same with a byte order mark and the line ends of
// Windows.
func TestFilesOfWindows(t *testing.T) {
	files := fstest.MapFS{}
	err := fs.WalkDir(assets.Data(), ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := fs.ReadFile(assets.Data(), name)
		if bytes.HasPrefix(data, []byte("\ufeff")) || bytes.Contains(data, []byte("\r")) {
			t.Errorf("%s is not in the form of the others", name)
		}
		files[name] = &fstest.MapFile{Data: append([]byte("\ufeff"), bytes.ReplaceAll(data, []byte("\n"), []byte("\r\n"))...)}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	want, err := loadOnce()
	if err != nil {
		t.Fatal(err)
	}
	if c, err := model.Load(files); err != nil || c.Version() != want.Version() {
		t.Errorf("%v, or other records", err)
	}
}

// TestFaultsOfReferences: &#27; is a control character once it is shown.
func TestFaultsOfReferences(t *testing.T) {
	for reference, want := range map[string]string{
		"&#27;": "U+001B", "&#x1b;": "U+001B", "&#X1B": "U+001B", "&#0027;": "U+001B", "&#27": "U+001B", "&#7;": "U+0007", "&#x202e;": "U+202E",
		"&#155;": "U+009B", "&#x9b;": "U+009B", "&#0;": "U+FFFD", "&zwj;": "", "&#x2060;": "U+2060", "&lrm;": "U+200E", "&shy;": "U+00AD", "&shy": "U+00AD", "&Tab;": "U+0009",
		"&NewLine;": "U+000A", "&#10;": "U+000A", "&#4294967323;": "U+001B", "a&b&#27;": "U+001B", "&&#27;": "U+001B", `\&#27;`: "U+001B",
		"&amp;": "", "&lt;b&gt;": "", "R&D;": "", "AT&T": "", "&#8212;": "", "&nbsp;": "", "&": "", "&#;": "", "&#x;": "U+FFFD", "[x](https://x.org/?a=1&it=2&b)": "",
	} {
		var fault []string
		if want != "" {
			fault = []string{termFile + ":6: contains …"}
		}
		got := pageFaults(t, []change{{termFile, "Care.", "Care " + reference + " more."}})
		expectFaults(t, got, fault...)
		if len(got) == 1 && !strings.HasSuffix(got[0], ", which is the control character "+want+", expected plain text") {
			t.Errorf("%q: %s, expected %s", reference, got[0], want)
		}
	}
}

// TestFaultsOfLinks: what looks like a link and is none.
func TestFaultsOfLinks(t *testing.T) {
	const d = termFile + ":6: "
	for text, want := range map[string]string{
		"[x](norm/a b.":             "contains a link that is not closed, expected ) right after its place",
		"[c [d](norm/a) e](norm/a)": "contains a link within a link, expected one after the other",
		"[](norm/a)":                "contains a link without words, expected [words](place)",
		"[Norm a](norm/a: the same": "contains a link that is not closed, expected ) right after its place",
		"x](norm/a)":                "contains ]( that belongs to no link, expected [words](place)",
		"[x]()":                     `a link leads to "", expected norm/…, …`,
		"[x](source/2)":             `a link leads to "source/2", expected norm/…, …`,
		"[x](un/a)":                 `a link leads to "un/a", expected norm/…, …`,
	} {
		expectFaults(t, pageFaults(t, []change{{termFile, "Care.", text + " So."}}), d+want)
	}
}

// TestFaultsOfDialect: what Markdown would read otherwise than comity does.
func TestFaultsOfDialect(t *testing.T) {
	const holds = ", expected ## sections, ### parts, paragraphs, lists, tables and > quotations"
	for text, want := range map[string]string{
		"## Care ": "blanks at the end of a line", " > Care": "an indented line", "  - Care": "an indented line", "    Care": "an indented line",
		"* Care": "a list of another kind, or an empty item", "[care]: https://x.org": "the definition of a link", "- <b>Care</b>": "raw HTML",
		"<!--counts-->": "a comment, or a directive not written <!-- name -->", "<!-- counts -->.": "a comment, or a directive not written <!-- name -->",
	} {
		expectFaults(t, pageFaults(t, []change{{termFile, "Care. ", text + "\n\n"}}), termFile+":6: contains "+want+holds)
	}
}

func TestDirectives(t *testing.T) {
	for _, name := range model.Directives() {
		if got := pageFaults(t, []change{{termFile, "Care. ", "<!-- " + name + " -->\n\n"}}); got != nil {
			t.Errorf("%s is not taken: %v", name, got)
		}
	}
	if got := model.Directives(); len(got) < 5 || !slices.Contains(got, "counts") {
		t.Errorf("the directives are %v", got)
	}
}

// TestFaultsHaveOneOrder: however lines and records are mixed.
func TestFaultsHaveOneOrder(t *testing.T) {
	want := model.Faults{{File: "a", Record: "z"}, {File: "b", Record: "2"}, {File: "b", Record: "10"}, {File: "b", Record: "100"}, {File: "b", Record: "-"},
		{File: "b", Record: "1a"}, {File: "b", Record: "x"}, {File: "c", Record: "1"}}
	for i := range want {
		for j := range want {
			got := slices.Clone(want)
			slices.Reverse(got[min(i, j):])
			got[i], got[j] = got[j], got[i]
			got.Sort()
			if !slices.Equal(got, want) {
				t.Fatalf("sorted %v, want %v", got, want)
			}
		}
	}
}
