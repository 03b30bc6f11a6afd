package model_test

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"comity/model"
)

// Where the pages of readingBase stand, and where faults about them are
// reported.
const (
	explainerFile = "pages/norms/un/a.md"
	frameworkFile = "pages/framework/pillars.md"
	termFile      = "pages/terms/due-diligence.md"
	sourcesFile   = "sources.yaml"
)

const explainer = `---
---

## In one breath

States cooperate. [@a-70-174, para 13(a)]

## The text

> T

[@gge-2015]

## What it asks

Much, says [the page](page/pillars). [@notes; unverified; as of 2026-11-22; until 2027-01-31]

## Why it matters

It does. [@a-70-174]

## How it is put into practice

- Somehow. [@a-70-174]

### Ways to put it into practice (comity's reading)

- Do it.

## Who acts

[Estonia](country/EST). [@gge-2015]

## Where it is discussed

Here. [@a-70-174]

## Seen in the world

Once. [@a-70-174]

## Still argued

Whether. [@a-70-174]

## Related

- [Norm a](norm/a), [the report](statement/gge-2015), [due diligence](term/due-diligence), [outside](https://example.org/a_(b)).
`

// readingBase is a small corpus with a page of each kind and two sources.
func readingBase() fstest.MapFS {
	base := smallBase()
	for name, text := range map[string]string{
		explainerFile: explainer,
		frameworkFile: "---\ntitle: Four pillars\nbrief: What the framework is made of\norder: 1\nalso: [The four]\n---\n\nFour. [@a-70-174]\n\n<!-- counts -->\n\nAll: [contents](page/contents).\n",
		termFile:      "---\ntitle: Due diligence\nalso: [DD]\n---\n\nCare. [@a-70-174]\n",
		sourcesFile: "sources:\n- id: a-70-174\n  label: A/70/174\n  title: Report\n  url: https://undocs.org/A/70/174\n  read: whole\n  statement: gge-2015\n" +
			"- id: notes\n  label: Notes\n  title: Notes\n  read: not-read\n",
	} {
		base[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return base
}

// pageFaults loads the small corpus with changes and returns its faults.
func pageFaults(t *testing.T, changes []change) []string {
	t.Helper()
	base := readingBase()
	for _, ch := range changes {
		text := ch.new
		if ch.old != "" {
			before := string(base[ch.file].Data)
			if text = strings.Replace(before, ch.old, ch.new, 1); text == before {
				t.Fatalf("%s does not hold %q", ch.file, ch.old)
			}
		}
		base[ch.file] = &fstest.MapFile{Data: []byte(text)}
	}
	_, err := model.Load(base)
	if err == nil {
		return nil
	}
	return strings.Split(err.Error(), "\n")
}

func runPageFaults(t *testing.T, cases []faultCase) {
	t.Helper()
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) { expectFaults(t, pageFaults(t, tc.changes), tc.want...) })
	}
}

func TestFaultsOfPages(t *testing.T) {
	if faults := pageFaults(t, nil); faults != nil {
		t.Fatalf("the pages have faults before anything is wrong: %v", faults)
	}
	const e, f, d = explainerFile + ":", frameworkFile + ":", termFile + ":"
	runPageFaults(t, []faultCase{
		{"no front matter", []change{{termFile, "---\ntitle", "title"}}, []string{
			explainerFile + `:48: a link leads to "term/due-diligence", expected a term that exists`,
			d + "1: has no front matter, expected two lines --- with YAML or nothing between them"}},
		{"front matter that does not end", []change{{frameworkFile, "\n---\n", "\n"}, {explainerFile, "(page/pillars)", "(page/contents)"}},
			[]string{f + "1: the front matter is not closed, expected --- on a line of its own"}},
		{"unknown key", []change{{frameworkFile, "brief:", "breif:"}},
			[]string{f + "1: brief is missing, expected some text", f + `3: unknown key "breif", expected one of its known keys; nearest: brief`}},
		{"key twice", []change{{termFile, "also:", "title: T\nalso:"}, {explainerFile, "[due diligence](term/due-diligence)", "it"}},
			[]string{d + `3: the key "title" appears twice, expected once`}},
		{"text where a number belongs", []change{{frameworkFile, "order: 1", "order: one"}, {explainerFile, "(page/pillars)", "(page/contents)"}},
			[]string{f + `4: found "one", expected a whole number`}},
		{"no title", []change{{termFile, "title: Due diligence\n", ""}}, []string{d + "1: title is missing, expected some text"}},
		{"no order", []change{{frameworkFile, "order: 1\n", ""}}, []string{f + "1: order is 0, expected 1 or more"}},
		{"empty name", []change{{termFile, "[DD]", "['']"}}, []string{d + "3: also is missing, expected some text"}},
		{"control in the front matter", []change{{termFile, "Due diligence", `"Due\u200bdiligence"`}},
			[]string{d + "2: title contains the control character U+200B, expected plain text"}},
		{"empty page", []change{{termFile, "Care. [@a-70-174]\n", ""}}, []string{d + "5: the page is empty, expected some text"}},
		{"a title of its own", []change{{explainerFile, "---\n---\n", "---\ntitle: Other\n---\n"}},
			[]string{e + `2: title is "Other", expected none: an explainer uses the title of its norm`}},
		{"about comity", []change{{termFile, "also:", "about_comity: true\nalso:"}},
			[]string{d + "3: about_comity or guide is true, expected it only on a page about the framework"}},
		{"explainer of nothing", []change{{"pages/norms/un/b.md", "", explainer}},
			[]string{`pages/norms/un/b.md:1: explains "un/b", expected the id of a norm`}},
		{"name nobody can type", []change{{"pages/terms/Due_Care.md", "", "---\ntitle: T\n---\nText.\n"}},
			[]string{`pages/terms/Due_Care.md:1: its file is named "Due_Care", expected small letters, digits and single hyphens`}},
		{"the made page", []change{{"pages/framework/contents.md", "", "---\ntitle: T\nbrief: B\norder: 2\n---\nText.\n"}},
			[]string{`pages/framework/contents.md:1: has the name of a page that comity generates, expected another name`}},
		{"a name of another term", []change{{"pages/terms/other.md", "", "---\ntitle: Other\nalso: [due  Diligence]\n---\nText.\n"}},
			[]string{`pages/terms/other.md:3: its name "due  Diligence" also belongs to term/due-diligence, expected a unique name`}},
		{"page in a wrong place", []change{{"pages/norms/a.md", "", explainer}, {"notes/todo.md", "", "x"}, {"statements/x.md", "", "x"}},
			[]string{"notes/todo.md:-: is not a file of a data folder…", "pages/norms/a.md:-: is not a file of a data folder…", "statements/x.md:-: is not a file of a data folder…"}},
	})
}

func TestFaultsOfBodies(t *testing.T) {
	const e, f, d = explainerFile + ":", frameworkFile + ":", termFile + ":"
	holds := ", expected ## sections, ### parts, paragraphs, lists, tables and > quotations"
	runPageFaults(t, []faultCase{
		{"control character", []change{{termFile, "Care.", "Care\x1b[2J.\n\nMore\u202e."}},
			[]string{d + "6: contains the control character U+001B, expected plain text", d + "8: contains the control character U+202E, expected plain text"}},
		{"not UTF-8", []change{{termFile, "Care.", "Care\xff."}}, []string{d + "6: contains the control character U+FFFD, expected plain text"}},
		{"tab, and carriage return", []change{{termFile, "Care.", "A\tcare.\r"}}, []string{d + "6: contains the control character U+0009, expected plain text"}},
		{"unclosed citation", []change{{explainerFile, "[@gge-2015]\n\n## What", "[@gge-2015\n\n## What"}},
			[]string{e + "12: the citation is not closed, expected ] on the same line"}},
		{"unreadable citation", []change{{explainerFile, "unverified; as of 2026-11-22", "maybe; as of yesterday"}},
			[]string{e + `16: the citation says "as of yesterday", expected a date such as 2026-11-22`}},
		{"unknown word of a citation", []change{{explainerFile, "unverified;", "maybe;"}},
			[]string{e + `16: the citation says "maybe", expected reported, unverified, as of DATE or until DATE`}},
		{"citation of nothing", []change{{explainerFile, "[@a-70-174]", "[@]"}, {termFile, "[@a-70-174]", "[@a-70-175]"}},
			[]string{e + `20: the citation names "", expected the id of a source or a statement; nearest: notes`,
				d + `6: the citation names "a-70-175", expected the id of a source or a statement; nearest: a-70-174`}},
		{"links to nowhere", []change{{explainerFile, "(norm/a)", "(norm/b)"}, {explainerFile, "(statement/gge-2015)", "(statement/gge-2016)"},
			{explainerFile, "(term/due-diligence)", "(term/due)"}, {explainerFile, "(country/EST)", "(country/Estonia)"},
			{explainerFile, "(page/pillars)", "(page/)"}, {explainerFile, "(https://example.org/a_(b))", "(javascript:alert(1))"}},
			[]string{e + `16: a link leads to "page/", expected a page that exists; nearest: start`,
				e + `32: a link leads to "country/Estonia", expected a country that exists; nearest: EST`,
				e + `48: a link leads to "norm/b", expected a norm that exists; nearest: a`,
				e + `48: a link leads to "statement/gge-2016", expected a statement that exists; nearest: gge-2015`,
				e + `48: a link leads to "term/due", expected a term that exists; nearest: due-diligence`,
				e + `48: a link leads to "javascript:alert(1)", expected norm/…, statement/…, country/…, page/…, term/… or a web address`}},
		{"directives", []change{{frameworkFile, "counts", "count"}, {explainerFile, "Whether. ", "Whether.\n<!-- counts -->\n"}},
			[]string{f + `10: contains the directive "count", expected one of positions, acts, carriage, confidence, counts, readings, says`,
				e + `45: contains the directive "counts", expected none in an explainer`}},
		{"what is not of the dialect", []change{{termFile, "Care.", "# Title\n\n<b>Care</b>\n\n#### Deep\n\n![x](https://example.org/)\n\n```\ncode\n```\n\nTitle\n===\n\nText <!-- counts --> text"}},
			[]string{d + "6: contains a heading of the first level" + holds, d + "8: contains raw HTML" + holds,
				d + "10: contains a heading of another level, or none" + holds, d + "12: contains an image" + holds, d + "15: contains a block of code, expected it only in a guide",
				d + "19: contains an underlined heading or a rule" + holds, d + "21: contains raw HTML" + holds}},
	})
}

func TestFaultsOfExplainers(t *testing.T) {
	const e = explainerFile + ":"
	runPageFaults(t, []faultCase{
		{"missing section", []change{{explainerFile, "## Why it matters\n\nIt does. [@a-70-174]\n\n", ""}},
			[]string{e + `18: the section "Why it matters" is missing, expected it here`}},
		{"missing at the end", []change{{explainerFile, explainer[strings.Index(explainer, "\n## Still argued"):], ""}},
			[]string{e + `40: the section "Still argued" is missing, expected it here`, e + `40: the section "Related" is missing, expected it here`}},
		{"unknown section", []change{{explainerFile, "## Who acts", "## Who's who"}},
			[]string{e + `30: the section is named "Who's who", expected one of In one breath, The text, …`, e + `34: the section "Who acts" is missing, expected it here`}},
		{"section twice", []change{{explainerFile, "## Who acts", "## Why it matters"}},
			[]string{e + `30: the section "Why it matters" appears twice, expected once`, e + `34: the section "Who acts" is missing, expected it here`}},
		{"out of order", []change{{explainerFile, "## Who acts", "## X"}, {explainerFile, "## Still argued", "## Who acts"}, {explainerFile, "## X", "## Still argued"}},
			[]string{e + `34: the section "Where it is discussed" comes after "Still argued", expected before it`,
				e + `38: the section "Seen in the world" comes after "Still argued", expected before it`,
				e + `42: the section "Who acts" comes after "Still argued", expected before it`}},
		{"empty sections", []change{{explainerFile, "\nWhether. [@a-70-174]\n", ""}, {explainerFile, "\n- Do it.\n", ""}},
			[]string{e + `26: "Ways to put it into practice (comity's reading)" is empty, expected some text`, e + `40: "Still argued" is empty, expected some text`}},
		{"without comity's reading", []change{{explainerFile, "### Ways to put it into practice (comity's reading)", "### Ways"}},
			[]string{e + `22: the part "Ways to put it into practice (comity's reading)" is missing, expected it in this section`}},
		{"comity's reading elsewhere", []change{{explainerFile, "### Ways to put it into practice (comity's reading)\n\n- Do it.\n\n", ""},
			{explainerFile, "Whether.", "### Ways to put it into practice (comity's reading)\n\nWhether."}},
			[]string{e + `40: the part "Ways to put it into practice (comity's reading)" is in the wrong place, expected it in the section "How it is put into practice"`}},
		{"text before the first section", []change{{explainerFile, "## In one", "Hello.\n\n## In one"}},
			[]string{e + "4: begins outside a section, expected ## In one breath"}},
	})
}

func TestFaultsOfSources(t *testing.T) {
	const s = sourcesFile + ":notes: "
	unquoted := change{explainerFile, "@notes; unverified", "@a-70-174"}
	runPageFaults(t, []faultCase{
		{"unknown key", []change{{sourcesFile, "  label: Notes", "  lable: Notes"}},
			[]string{sourcesFile + `:-: line 9: unknown key "lable", expected one of its known keys; nearest: label`, s + "label is missing, expected some text"}},
		{"twice", []change{{sourcesFile, "id: notes", "id: a-70-174"}, unquoted},
			[]string{sourcesFile + `:a-70-174: the source id "a-70-174" appears twice, expected once`}},
		{"bad id", []change{{sourcesFile, "id: notes", "id: The Notes"}, unquoted},
			[]string{sourcesFile + `:The Notes: the id is "The Notes", expected small letters, digits and single hyphens`}},
		{"id of a statement", []change{{sourcesFile, "id: notes", "id: gge-2015"}, unquoted},
			[]string{sourcesFile + ":gge-2015: the id is that of a statement, expected another: every statement is already a source"}},
		{"no address", []change{{sourcesFile, "not-read", "part"}}, []string{s + `url is "", expected a web address`}},
		{"bad address", []change{{sourcesFile, "https://undocs.org/A/70/174", "undocs"}}, []string{sourcesFile + `:a-70-174: url is "undocs", expected a web address`}},
		{"nothing in it", []change{{sourcesFile, "", "sources:\n- id: notes\n- id: a-70-174\n  label: L\n  title: T\n  url: https://x.org/\n  read: whole\n"}},
			[]string{s + "label is missing, expected some text", s + "title is missing, expected some text", s + `read is "", expected one of whole, part, copy, not-read, not-recorded`,
				s + `url is "", expected a web address`}},
		{"dangling statement", []change{{sourcesFile, "statement: gge-2015", "statement: gge-2016"}},
			[]string{sourcesFile + `:a-70-174: its statement is "gge-2016", expected the id of a statement`}},
		{"control character", []change{{sourcesFile, "title: Notes", `title: "a\eb"`}}, []string{s + "Title contains the control character U+001B, expected plain text"}},
	})
}

func TestFaultsOfFollows(t *testing.T) {
	const file = "statements/gge-2021.yaml"
	const at = file + ":gge-2021: "
	text := func(follows string) []change {
		return []change{{file, "", minimal("gge-2021", "kind: report", "adoption: membership", "open_to: un-members", "states: [EST]",
			"sources: [{title: T, url: https://example.org/}]", "follows: "+follows)},
			{"statements/later.yaml", "", strings.Replace(minimal("later", "kind: report", "adoption: membership", "open_to: un-members", "states: [EST]",
				"sources: [{title: T, url: https://example.org/}]"), "2020-05-04", "2020-05-05", 1)}}
	}
	runPageFaults(t, []faultCase{
		{"what is right", text("[{statement: gge-2015, how: more}]"), nil},
		{"nothing", text("[{statement: gge-2016, how: more}]"), []string{at + `follows contains "gge-2016", expected the id of a statement`}},
		{"itself", text("[{statement: gge-2021, how: more}]"), []string{at + "follows contains the statement itself, expected an earlier one"}},
		{"a later one", text("[{statement: later, how: more}]"), []string{at + `follows contains "later" of 2020-05-05, expected none later than 2020-05-04`}},
		{"twice", text("[{statement: gge-2015, how: more}, {statement: gge-2015, how: more}]"), []string{at + `follows contains "gge-2015" twice, expected once`}},
		{"without words", text("[{statement: gge-2015}]"), []string{at + "how it follows gge-2015 is missing, expected some text"}},
		{"lineage of nothing", []change{{"norms/un/a.yaml", "kind: limiting", "kind: limiting\nlineage: [{statement: nothing, confidence: checked}]"}},
			[]string{`norms/un/a.yaml:un/a: lineage contains the statement "nothing", expected the id of one`}},
	})
}

// TestFaultsOfLinesAreInTheirOrder: line 9 comes before line 10.
func TestFaultsOfLinesAreInTheirOrder(t *testing.T) {
	got := pageFaults(t, []change{{termFile, "Care. [@a-70-174]\n", strings.Repeat("[@x]\n", 12)}})
	var at []string
	for _, line := range got {
		at = append(at, strings.Split(line, ":")[1])
	}
	if want := strings.Fields("6 7 8 9 10 11 12 13 14 15 16 17"); !slices.Equal(at, want) {
		t.Errorf("faults at %v, expected %v", at, want)
	}
}

func TestReading(t *testing.T) {
	later := minimal("later", "kind: report", "adoption: membership", "open_to: un-members", "states: [EST]", "url_checked: true",
		"sources: [{title: T, url: https://example.org/}]", "follows: [{statement: gge-2015, how: adds to it}]")
	overlay := fstest.MapFS{
		"statements/later.yaml":      {Data: []byte(strings.Replace(later, "2020-05-04", "2021-05-04", 1))},
		"statements/latest.yaml":     {Data: []byte(strings.Replace(strings.Replace(later, "id: later", "id: latest", 1), "statement: gge-2015, how: adds to it", "statement: later, how: l}, {statement: gge-2015, how: g", 1))},
		"pages/framework/another.md": {Data: []byte("---\ntitle: Another\nbrief: B\norder: 2\n---\nText.\n")},
		"pages/terms/care.md":        {Data: []byte("---\ntitle: A care\n---\nText.\n")},
		termFile:                     {Data: []byte("---\ntitle: Due diligence\n---\nReplaced.\n")},
		sourcesFile: {Data: []byte("sources:\n- id: notes\n  label: New notes\n  title: T\n  url: https://example.org/\n  read: whole\n  statement: gge-2015-copy\n" +
			"- id: more-notes\n  label: L\n  title: T\n  url: https://example.org/\n  read: whole\n  statement: gge-2015-copy\n")},
		"pages/framework/README.md":     {Data: []byte("not a page")},
		"statements/gge-2015-copy.yaml": {Data: []byte(minimal("gge-2015-copy", "kind: report", "adoption: membership", "open_to: un-members", "states: [EST]", "sources: [{title: T, url: https://example.org/}]"))},
	}
	overlay["statements/latest.yaml"].Data = []byte(strings.Replace(string(overlay["statements/latest.yaml"].Data), "2020-05-04", "2022-05-04", 1))
	loaded, err := model.Load(readingBase(), overlay)
	if err != nil {
		t.Fatal(err)
	}
	unpacked, err := model.Unpack(string(loaded.Pack()))
	if err != nil {
		t.Fatal(err)
	}
	for what, c := range map[string]*model.Corpus{"loaded": loaded, "unpacked": unpacked} {
		t.Run(what, func(t *testing.T) { readingHolds(t, c) })
	}
}

func readingHolds(t *testing.T, c *model.Corpus) {
	t.Helper()
	var ids []string
	for _, p := range slices.Concat(c.Pages(), c.Terms()) {
		ids = append(ids, string(p.ID))
	}
	if want := strings.Fields("page/pillars page/another term/care term/due-diligence"); !slices.Equal(ids, want) {
		t.Errorf("pages and terms are %v, expected %v", ids, want)
	}
	n, _ := c.Norm("un/a")
	e, ok := c.Explainer(n)
	if !ok || e.Title != "T" || e.Line != 3 || e.File() != explainerFile || "---\n---\n"+e.Body != explainer {
		t.Errorf("the explainer is %+v", e)
	}
	if p, ok := c.Page("term/due-diligence"); !ok || p.Body != "Replaced.\n" || p.Line != 4 || p.Also != nil || p.File() != termFile {
		t.Errorf("the term is %+v", p)
	}
	for name, want := range map[string]string{"pillars": "pillars", "The  FOUR": "pillars", "four pillars": "pillars", "Another": "another"} {
		if p, err := c.FindPage(name); err != nil || p.Name() != want {
			t.Errorf("FindPage(%q): %v, %v", name, p, err)
		}
	}
	for _, find := range []func(string) (*model.Page, error){c.FindPage, c.FindTerm} {
		if _, err := find("pilars"); err == nil || !strings.HasPrefix(err.Error(), "no ") || !strings.Contains(err.Error(), "; nearest: ") {
			t.Errorf("what is not there: %v", err)
		}
		if p, err := find(" "); err == nil {
			t.Errorf("nothing finds %v", p.ID)
		}
	}
	if s, ok := c.Source("notes"); !ok || s.Label != "New notes" {
		t.Errorf("the source is %+v", s)
	}
	if s, ok := c.Source("later"); !ok || s.ID != "later" || s.Label != "Short" || s.Title != "Title" || s.Statement != "later" || s.Remark() != "unverified: the official page; see comity's record of this text (1 source)" {
		t.Errorf("the statement as a source is %+v", s)
	}
	if s, _ := c.Source("gge-2015-copy"); s.ID != "gge-2015-copy" || s.Read != model.NotRead {
		t.Errorf("the copy, which two sources name, is %+v", s)
	}
	own, _ := c.Source("gge-2015")
	if source, ok := c.Source("a-70-174"); !ok || own != source || own.ID != "a-70-174" || own.Read != model.ReadWhole {
		t.Errorf("the report as a source is %+v, expected the one that is its text", own)
	}
	if _, ok := c.Source("none"); ok {
		t.Error("a source that is not there is found")
	}
	latest, first := statementByID(t, c, "latest"), statementByID(t, c, "gge-2015")
	if got := c.Before(latest); len(got) != 2 || got[0] != (model.Follow{Statement: "gge-2015", How: "g"}) || got[1].Statement != "later" {
		t.Errorf("before the latest come %v", got)
	}
	if got := c.After(first); len(got) != 2 || got[0] != (model.Follow{Statement: "later", How: "adds to it"}) || got[1] != (model.Follow{Statement: "latest", How: "g"}) {
		t.Errorf("after the first come %v", got)
	}
}
