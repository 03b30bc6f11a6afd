package lint_test

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"comity/assets"
	"comity/model"
	"comity/model/lint"
)

const (
	termFile      = "pages/terms/care.md"
	explainerFile = "pages/norms/un/a.md"
	statementFile = "statements/gge-2015.yaml"
	front         = "---\ntitle: Care\n---\n" // so that line 4 is the first of the body
)

// base is a small corpus in which there is nothing to correct.
func base() fstest.MapFS {
	files := fstest.MapFS{}
	for name, text := range map[string]string{
		"countries.csv": "iso3,iso2,m49,name,official_name,un_status,un_since,un_regional_group,region,subregion,capital,aliases,languages_official_un\n" +
			"EST,EE,233,Estonia,Republic of Estonia,member,1991-09-17,Eastern European Group,Europe,Northern Europe,Tallinn,Estonia;Republic of Estonia,\n",
		"corpus.yaml":  "compiled: '2026-01-01'\ntitle: T\nabout: A\nlicence: MIT\nlicence_title: L\nlicence_url: https://example.org/\n",
		"tilegrid.csv": "iso3,col,row\nEST,14,1\n",
		"groups.yaml": "groups:\n- {id: forum, name: Forum, short_name: Forum, kind: forum, as_of: '2026-01-01', members: [EST], stated_count: 1, " +
			"url: 'https://example.org/', sources: [it], confidence: checked}\n",
		statementFile: "id: gge-2015\ntitle: The Report of the Group\nshort_title: Report\ndate: '2015-07-22'\nforum: UN\nsummary: It says much.\n" +
			"url: https://example.org/\nconfidence: checked\nkind: report\nadoption: membership\nopen_to: un-members\nstates: [EST]\n" +
			"sources: [{title: T, url: 'https://example.org/case'}]\nnotes: ['One paper calls it “the first of its kind ever”.']\n" +
			"quoted: [{para: '1', text: 'States should keep all of it in mind, and act.'}]\n",
		"norms/un/a.yaml": "id: un/a\ntitle: T\nofficial_text: States should cooperate in every way they can.\nsource_symbol: S\nsource: gge-2015\nkind: limiting\n" +
			"sources:\n- {title: T, url: 'https://example.org/'}\nconfidence: {official_text: unverified}\n" +
			"real_cases:\n- {title: The case, date: '2016', summary: It happened., source: {title: T, url: 'https://example.org/case'}, confidence: checked}\n",
		"sources.yaml": "sources:\n- {id: seen, label: Seen, title: Seen, url: 'https://example.org/seen', read: whole, confidence: checked}\n" +
			"- {id: recall, label: Recalled, title: Recalled, read: not-read}\n",
		termFile:      front + "\nCare is taken. [@seen][@recall; unverified]\n",
		explainerFile: explainer,
	} {
		files[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return files
}

// explainer has a section of 560 words.
var explainer = "---\n---\n\n## In one breath\n\nStates cooperate. [@seen]\n\n## The text\n\n> States should cooperate in every way they can.\n\n[@gge-2015]\n\n" +
	"## What it asks\n\n" + strings.Repeat("It asks for much that is not easy to do in time. ", 50) + "[@seen]\n\n## Why it matters\n\nIt does. [@seen]\n\n" +
	"## How it is put into practice\n\nLike this:\n\n### Ways to put it into practice (comity's reading)\n\n- Do it.\n\n## Who acts\n\nAll. [@seen]\n\n" +
	"## Where it is discussed\n\nHere. [@seen]\n\n## Seen in the world\n\nOnce. [@gge-2015]\n\n## Still argued\n\nHow. [@seen][@recall; unverified]\n\n## Related\n\n- [This](norm/a).\n"

func load(t *testing.T, files fstest.MapFS) *model.Corpus {
	t.Helper()
	c, err := model.Load(files)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// check is what is found after a change of one file; without old, the whole
// file is new.
func check(t *testing.T, file, old, changed string) []string {
	t.Helper()
	files := base()
	text := changed
	if old != "" {
		before := string(files[file].Data)
		if text = strings.Replace(before, old, changed, 1); text == before {
			t.Fatalf("%s does not hold %q", file, old)
		}
	}
	files[file] = &fstest.MapFile{Data: []byte(text)}
	var out []string
	for _, f := range lint.Check(load(t, files)) {
		out = append(out, f.String())
	}
	return out
}

// inTerm is what is found in a term with this body.
func inTerm(t *testing.T, body string) []string {
	t.Helper()
	return check(t, termFile, "", front+body+"\n")
}

func expect(t *testing.T, got []string, want ...string) {
	t.Helper()
	ok := len(got) == len(want)
	for i := range min(len(got), len(want)) {
		ok = ok && strings.HasPrefix(got[i], want[i])
	}
	if !ok {
		t.Errorf("found:\n  %s\nexpected:\n  %s", strings.Join(got, "\n  "), strings.Join(want, "\n  "))
	}
}

func TestNothingToCorrect(t *testing.T) {
	files := base()
	if found := lint.Check(load(t, files)); len(found) > 0 {
		t.Errorf("found %v", found)
	}
}

func TestCitations(t *testing.T) {
	const without = "ends without a citation, expected one that says where "
	for name, tc := range map[string]struct {
		body string
		want []string
	}{
		"paragraph":               {"One.\n\nTwo. [@seen]", []string{termFile + `:4: ` + without + `"One." stands`}},
		"citation inside":         {"One [@seen] and more.", []string{termFile + ":4: " + without}},
		"item":                    {"- One. [@seen]\n- Two.\n1. Three.", []string{termFile + ":5: " + without + `"Two."`, termFile + ":6: " + without + `"Three."`}},
		"introduction":            {"The parts are:\n\n- One. [@seen]\n- Two:", nil},
		"list with one citation":  {"- One.\n- Two.\n\n[@seen][@gge-2015]", nil},
		"list and a paragraph":    {"- One.\n\nMore. [@seen]", []string{termFile + ":4: " + without}},
		"table":                   {"| a | b |\n| --- | --- |\n| c | d |", []string{termFile + ":4: the table has no citation"}},
		"table with one citation": {"| a | b |\n| --- | --- |\n| c | d |\n\n[@seen]", nil},
		"table of citations":      {"| a | b |\n| --- | --- |\n| c | d [@seen] |\n| e [@seen] | f |", nil},
		"row without":             {"| a | b |\n| --- | --- |\n| c | d [@seen] |\n| e | f |", []string{termFile + ":4: the table has no citation"}},
		"quotation":               {"> States should keep all of it in mind\n\n[@gge-2015, para 1]", nil},
		"quotation and words":     {"> States should keep all of it in mind\n\nIt says so. [@gge-2015, para 1]", nil},
		"quotation with it":       {"> States should keep all of it in mind [@gge-2015]", nil},
		"quotation of nobody":     {"> States should keep all of it in mind\n\n- One. [@seen]", []string{termFile + ":4: the quotation has no citation"}},
		"directive":               {"<!-- counts -->", nil},
		"recalled":                {"One. [@recall]\n\nTwo. [@recall; unverified][@recall; reported]", []string{termFile + ":4: cites recall as checked, expected unverified", termFile + ":6: cites recall as reported, expected unverified"}},
		"line break":              {"One\ntwo. [@seen]", []string{termFile + ":4: " + without, termFile + ":5: continues the line above"}},
		"table under a paragraph": {"One. [@seen]\n| a |\n| --- |\n| b [@seen] |", []string{termFile + ":5: continues the line above"}},
	} {
		t.Run(name, func(t *testing.T) { expect(t, inTerm(t, tc.body), tc.want...) })
	}
	about := "---\ntitle: How\nbrief: B\norder: 1\nabout_comity: true\n---\nOne. [@recall]\n\nTwo.\n"
	expect(t, check(t, "pages/framework/how.md", "", about), "pages/framework/how.md:7: cites recall")
	expect(t, check(t, "pages/framework/how.md", "", strings.Replace(about, "about_comity: true\n", "", 1)),
		"pages/framework/how.md:6: cites recall", "pages/framework/how.md:8: "+without)
}

func TestQuotations(t *testing.T) {
	const not = "quotes "
	for name, tc := range map[string]struct {
		body string
		want []string
	}{
		"changed":        {"> States should keep all of it in mind and act.\n\n[@gge-2015]", []string{termFile + `:4: quotes "States should keep all of it in mind …"`}},
		"another case":   {"> states should keep\n\n[@gge-2015]", []string{termFile + ":4: " + not}},
		"a part":         {"> keep all of it in mind, and act\n\n[@gge-2015]", nil},
		"two lines":      {"> States should keep\n> all of it in mind\n\n[@gge-2015]", nil},
		"inline":         {"It says “keep all of it in mind” and “Keep all … in mind, and act.” there. [@gge-2015]", nil},
		"inline changed": {"It says “keep all of this in mind” there. [@gge-2015]", []string{termFile + `:4: quotes "keep all of this in mind"`}},
		"straight":       {`It says "keep all of this in mind" there. [@gge-2015]`, []string{termFile + ":4: " + not}},
		"short":          {"It says “keep all of this” there. [@gge-2015]", nil},
		"title":          {"See “The Report of the Group”. [@gge-2015]", nil},
		"of a record":    {"It is “the first of its kind ever”. [@gge-2015]", nil},
		"own words":      {"It is “One paper calls it the first”. [@gge-2015]", []string{termFile + ":4: " + not}},
	} {
		t.Run(name, func(t *testing.T) { expect(t, inTerm(t, tc.body), tc.want...) })
	}
}

func TestExplainers(t *testing.T) {
	const text = "> States should cooperate in every way they can."
	for name, tc := range map[string]struct {
		old, changed string
		want         []string
	}{
		"part of the text":     {text, "> States should cooperate", []string{":10: the section The text quotes something else, expected exactly the official text of norm un/a"}},
		"more than the text":   {text, text + "\n> States should keep all of it in mind", []string{":11: the section The text quotes something else"}},
		"no text":              {text, "The text:", []string{":8: the section The text quotes something else"}},
		"quotations elsewhere": {"Once.", "They did:\n\n> States should keep all of it in mind\n\nOnce.", nil},
		"too short":            {strings.Repeat("It asks for much that is not easy to do in time. ", 20), "", []string{":3: has 373 words of its own, expected 500 to 900"}},
		"too long":             {"It asks", strings.Repeat("It asks for more of the same. ", 60) + "It asks", []string{":3: has 1033 words of its own, expected 500 to 900"}},
		"quoted words":         {"It does.", "It does: " + strings.Repeat("“States should keep all of it in mind, and act.” ", 60), nil},
		"case left out":        {"Once. [@gge-2015]", "Once. [@seen]", nil}, // cited elsewhere
	} {
		t.Run(name, func(t *testing.T) {
			got := check(t, explainerFile, tc.old, tc.changed)
			if name == "quoted words" {
				got = slices.DeleteFunc(got, func(line string) bool { return strings.Contains(line, "a sentence of") })
			}
			for i := range got {
				got[i] = strings.TrimPrefix(got[i], explainerFile)
			}
			expect(t, got, tc.want...)
		})
	}
	none := strings.ReplaceAll(explainer, "[@gge-2015]", "[@seen]")
	expect(t, check(t, explainerFile, "", none), explainerFile+`:38: leaves out the case "The case", expected a citation of https://example.org/case`)
	files := base()
	delete(files, explainerFile)
	if found := lint.Check(load(t, files)); len(found) != 1 || found[0].String() != explainerFile+":1: is missing, expected an explainer of norm un/a" {
		t.Errorf("without the explainer: %v", found)
	}
}

func TestLongSentences(t *testing.T) {
	long := strings.Repeat("word ", 35)
	expect(t, inTerm(t, long+"end. Short. [@seen]"), termFile+`:4: a sentence of 36 words begins "word word word word word word word word …", expected 35 at most`)
	expect(t, inTerm(t, "- "+long+"[@seen]\n- "+long+"para. 7. [@seen]"), termFile+":5: a sentence of 37 words")
	expect(t, inTerm(t, "| "+long+" | "+long+"end |\n| --- | --- |\n| a [@seen] | b |"), termFile+":4: a sentence of 36 words")
	expect(t, inTerm(t, "[Four words of it]("+"https://example.org/"+") "+long[:31*5]+" [@seen]"))
	expect(t, check(t, statementFile, "summary: It says much.", "summary: "+long+"end.\nkey_points: [Short., "+long+"end]"),
		statementFile+":gge-2015: a sentence of 36 words", statementFile+":gge-2015: a sentence of 36 words")
	expect(t, check(t, statementFile, "notes: [", "notes: ["+long+"end., "))
}

// TestRules: each rule with what it must find and what it must leave alone.
func TestRules(t *testing.T) {
	for _, tc := range []struct {
		said     string // what is found, or nothing
		sentence string
	}{
		{"joint resolution in 2019", "The States signed a joint resolution in 2019."},
		{"27 States made a joint resolution", "There, 27 States made a joint resolution."},
		{"", "Russia and the United States tabled a joint resolution in 2021."},
		{"joint statement of 2019 was a resolution", "The joint statement of 2019 was a resolution of many."},
		{"statement of 23 September 2019 is, in short, a UN resolution", "The statement of 23 September 2019 is, in short, a UN resolution."},
		{"joint statement, a non-binding resolution", "The joint statement, a non-binding resolution, speaks of peace."},
		{"27 States signed the resolution", "In New York, 27 States signed the resolution."},
		{"Twenty-seven countries backed a UN resolution", "Twenty-seven countries backed a UN resolution there."},
		{"resolution signed by 27", "The resolution signed by 27 States is short."},
		{"resolution known as the joint statement", "The resolution known as the joint statement is short."},
		{"", "The joint statement of 2019 is not a resolution, and nobody voted on it."},
		{"", "The joint statement is a text of States, while resolution 58/199 was adopted by the Assembly."},
		{"", "The second account calls the text a resolution; it is a joint statement signed outside any UN vote."},
		{"", "The joint statement, unlike a resolution, needs no vote."},
		{"", "Resolution 73/27 was adopted by vote, and 27 States issued a statement in 2019."},
		{"", "The joint statement of 2019 and resolution 58/199 speak of critical infrastructure."},
		{"", "Of the 27 States, 25 voted for the resolution."},

		{"refused to sign", "Chile refused to sign it."},
		{"declining to publicly endorse", "It was declining to publicly endorse the text."},
		{"failed to join", "It failed to join in time."},
		{"did not sign", "Chile did not sign the statement."},
		{"didn’t sign", "Chile didn’t sign the statement."},
		{"China has not signed", "China has not signed the treaty."},
		{"States that have not yet signed", "It names the States that have not yet signed."},
		{"chose not to sign", "It chose not to sign."},
		{"never signed", "It never signed."},
		{"non-signatories", "The non-signatories are many."},
		{"", "Chile is not listed, which says nothing about its view."},
		{"", "A State that comes later and has not signed may accede instead."},
		{"", "comity never says “refused to sign”."},
		{"", "It does not say who signed."},
		{"", "Ireland signed the treaty and is not bound by it."},

		{"Russia attacked", "Russia attacked the grid."},
		{"China has hacked", "China has hacked the firm."},
		{"Iranian state hackers broke into", "Iranian state hackers broke into the network."},
		{"North Korea was behind", "North Korea was behind WannaCry."},
		{"the GRU is responsible for", "As we know, the GRU is responsible for it."},
		{"United States carried out an attack", "The United States carried out an attack on the plant."},
		{"Israel launched a large cyberattack", "Israel launched a large cyberattack."},
		{"Russian attack", "After the Russian attack, many helped."},
		{"Chinese state-backed hackers", "It was the work of Chinese state-backed hackers."},
		{"North Korean malware", "The North Korean malware spread."},
		{"Russia's attacks", "It answers Russia's attacks."},
		{"attack by China", "The attack by China came late."},
		{"", "The United Kingdom attributed the Russian attack to the military service; Russia denied it."},
		{"", "According to the indictment, Russia hacked the grid."},
		{"", "The United States said that North Korea was behind WannaCry."},
		{"", "Russia and China proposed a code of conduct."},
		{"", "Russian sponsors presented the draft."},
		{"", "The United States carried out the survey."},
		{"", "Attacks on Ukrainian networks went on."},
		{"", "Turkey attached a note, and us attackers mean no one."},
		{"", "The Chinese text differs from the Russian one."},
	} {
		var want []string
		if tc.said != "" {
			want = []string{fmt.Sprintf("%s:4: says %q, expected ", termFile, tc.said)}
		}
		t.Run(tc.sentence, func(t *testing.T) { expect(t, inTerm(t, tc.sentence+" [@seen]"), want...) })
	}
	expect(t, check(t, statementFile, "It says much.", "It says much. Chile refused to sign it."), statementFile+`:gge-2015: says "refused to sign", expected`)
	expect(t, check(t, "norms/un/a.yaml", "It happened.", "Russia attacked it."), `norms/un/a.yaml:un/a: says "Russia attacked", expected`)
	expect(t, check(t, "groups.yaml", "confidence: checked}", "confidence: checked, note: Nobody refused to join.}"), `groups.yaml:forum: says "refused to join"`)
}

func TestStale(t *testing.T) {
	files := base()
	files[termFile] = &fstest.MapFile{Data: []byte(front + "\nNinety States. It goes on. [@seen; as of 2025-11-22]\n\nSoon. [@seen; as of 2026-01-01; until 2026-03-30][@seen; as of 2026-11-01]\n")}
	files[explainerFile].Data = []byte(strings.Replace(explainer, "Here. [@seen]", "Here. [@seen; until 2026-06]", 1))
	files[statementFile].Data = []byte(strings.Replace(string(files[statementFile].Data), "states: [EST]", "states: [EST]\nas_of: '2025-06-30'\nhistory:\n- {as_of: '2015-07-22', states: [EST]}", 1))
	c := load(t, files)
	at := func(day string) []string {
		d, err := model.ParseDate(day)
		if err != nil {
			t.Fatal(err)
		}
		var out []string
		for _, a := range lint.Stale(c, d) {
			out = append(out, fmt.Sprintf("%s|%s|%s|%s|%s:%d", a.Place, a.What, a.AsOf, a.Until, a.File, a.Line))
		}
		return out
	}
	all := []string{
		"term/care|Soon.|2026-01-01|2026-03-30|pages/terms/care.md:7",
		"norm/a|Here.||2026-06|pages/norms/un/a.md:36",
		"statement/gge-2015|the list of Report|2025-06-30|2026-06-30|statements/gge-2015.yaml:0",
		"term/care|It goes on.|2025-11-22|2026-11-22|pages/terms/care.md:5",
		"group/forum|the members of Forum|2026-01-01|2027-01-01|groups.yaml:0",
		"term/care|Soon.|2026-11-01|2027-11-01|pages/terms/care.md:7",
	}
	for day, n := range map[string]int{"2026-03-30": 0, "2026-03-31": 1, "2026-06-30": 1, "2026-07-01": 3, "2026-11-22": 3, "2026-11-23": 4, "2027-01-01": 4, "2027-01-02": 5, "2028": 6} {
		if got := at(day); !slices.Equal(got, all[:n]) {
			t.Errorf("on %s:\n%s\nexpected:\n%s", day, strings.Join(got, "\n"), strings.Join(all[:n], "\n"))
		}
	}
	today := model.Date{Year: 2026, Month: 12, Day: 1}
	for place, want := range map[string]string{
		"term/care": "2026-03-30", "norm/a": "2026-06", "norm/un/a": "2026-06", "statement/gge-2015": "2026-06-30",
		"group/forum": "", "country/EST": "", "norm/b": "", "page/contents": "", "": "",
	} {
		if a, ok := lint.Oldest(c, place, today); ok != (want != "") || a.Until.String() != want {
			t.Errorf("the oldest of %s is %+v, want %s", place, a, want)
		}
	}
	if a, ok := lint.Oldest(c, "term/care", model.Date{Year: 2026, Month: 3, Day: 30}); ok {
		t.Errorf("on its last day, %+v has aged", a)
	}
}

// TestListsThatGrow: a treaty is joined after its day; a vote is not, and a
// withheld list cannot age.
func TestListsThatGrow(t *testing.T) {
	today := model.Date{Year: 2026, Month: 12, Day: 1}
	for changed, want := range map[string]bool{
		"kind: report":                      false,
		"kind: call":                        true,
		"kind: coalition":                   true,
		"kind: treaty\nlist_of: parties":    true,
		"kind: report\nas_of: '2015-08-01'": false, // read later, not joined later
		"kind: code":                        false,
		"kind: code\nhistory:\n- {as_of: '2015-07-01', states: [EST]}": true,
		"kind: call\nas_of: '2025-12-01'":                              false,
		"kind: call\nas_of: '2025-11-30'":                              true,
		"kind: call\nas_of: '2026'":                                    false, // good through 2027
		"kind: call\nlist_status: withheld\nxx: xx":                    false,
	} {
		files := base()
		text := strings.Replace(string(files[statementFile].Data), "kind: report", strings.TrimSuffix(changed, "\nxx: xx"), 1)
		if strings.HasSuffix(changed, "xx") {
			text = strings.Replace(text, "states: [EST]", "count_note: Not known.", 1)
		}
		files[statementFile].Data = []byte(text)
		if _, got := lint.Oldest(load(t, files), "statement/gge-2015", today); got != want {
			t.Errorf("%q has aged: %v, want %v", changed, got, want)
		}
	}
}

// TestTheCorpusHasNothingToCorrect: what comity shows keeps its own rules.
func TestTheCorpusHasNothingToCorrect(t *testing.T) {
	c, err := model.Load(assets.Data())
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range lint.Check(c) {
		t.Error(f)
	}
	if n := len(c.Terms()); n < 55 {
		t.Errorf("the glossary has %d terms, expected 55 at least", n)
	}
}

// FuzzCheck: whatever a page holds that loads, it can be judged, and what is
// said of it is on one line of the page.
func FuzzCheck(f *testing.F) {
	f.Add("Care. [@seen]\n\n| a | b |\n| --- | --- |\n| “one two three four five” | c [@recall; as of 2026] |\n\n> x\n> y")
	f.Add("- Russia attacked.\n1. [x](norm/a) said \"go\".\nmore\n## S\n### P\n<!-- counts -->\n>")
	f.Fuzz(func(t *testing.T, body string) {
		files := base()
		files[termFile] = &fstest.MapFile{Data: []byte(front + body)}
		c, err := model.Load(files)
		if err != nil {
			t.Skip("does not load")
		}
		for _, fault := range lint.Check(c) {
			line, err := strconv.Atoi(fault.Record)
			if fault.File != termFile || err != nil || line < 4 || line > 4+strings.Count(body, "\n") || strings.Contains(fault.String(), "\n") {
				t.Fatalf("%q of %q", fault, body)
			}
		}
		for _, aged := range lint.Stale(c, model.Date{Year: 2100}) {
			if oldest, ok := lint.Oldest(c, aged.Place, model.Date{Year: 2100}); aged.File == termFile && (!ok || oldest.Until.Compare(aged.Until) > 0) {
				t.Fatalf("%+v has aged, and the oldest is %+v", aged, oldest)
			}
		}
	})
}
