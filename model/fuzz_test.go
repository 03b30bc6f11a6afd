package model_test

import (
	"io/fs"
	"path"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unicode"

	"comity/assets"
	"comity/model"
)

// smallBase is a corpus with just enough for a record to stand on: loading it
// for every input is what a fuzz test can afford.
func smallBase() fstest.MapFS {
	return fstest.MapFS{
		"corpus.yaml": {Data: []byte("compiled: '2026-01-01'\ntitle: T\nabout: A\nlicence: MIT\nlicence_title: L\nlicence_url: https://example.org/\n")},
		"countries.csv": {Data: []byte("iso3,iso2,m49,name,official_name,un_status,un_since,un_regional_group,region,subregion,capital,aliases,languages_official_un\n" +
			"EST,EE,233,Estonia,Republic of Estonia,member,1991-09-17,Eastern European Group,Europe,Northern Europe,Tallinn,Estonia;Republic of Estonia,\n" +
			"VAT,VA,336,Holy See,Holy See,observer,1964-04-06,none,Europe,Southern Europe,Vatican City,Holy See;Vatican,\n")},
		"tilegrid.csv": {Data: []byte("iso3,col,row\nEST,14,1\nVAT,11,7\n")},
		"groups.yaml":  {Data: []byte(group("forum", "[EST]", "1", "checked"))},
		"statements/gge-2015.yaml": {Data: []byte(minimal("gge-2015", "kind: expert-group", "symbol: A/70/174", "adoption: membership",
			"open_to: un-members", "states: [EST]", "sources: [{title: T, url: https://example.org/}]"))},
		"norms/un/a.yaml": {Data: []byte("id: un/a\ntitle: T\nofficial_text: T\nsource_symbol: S\nsource: gge-2015\nkind: limiting\n" +
			"sources:\n  - title: T\n    url: https://example.org/\nconfidence:\n  official_text: unverified\n")},
	}
}

// seedFiles adds the files of a folder of the corpus as seeds.
func seedFiles(f *testing.F, pattern string, add func(name string, data []byte)) {
	f.Helper()
	names, err := fs.Glob(assets.Data(), pattern)
	if err != nil || len(names) == 0 {
		f.Fatalf("no files %s: %v", pattern, err)
	}
	for _, name := range names {
		data, err := fs.ReadFile(assets.Data(), name)
		if err != nil {
			f.Fatal(err)
		}
		add(name, data)
	}
}

// plainText fails where a text holds what could change a terminal.
func plainText(t *testing.T, what, text string, breaks bool) {
	t.Helper()
	for _, r := range text {
		if unicode.IsControl(r) && !(breaks && r == '\n') || unicode.Is(unicode.Cf, r) || r == unicode.ReplacementChar {
			t.Fatalf("%s holds %U: %q", what, r, text)
		}
	}
}

// plainRecord walks every text of a record.
func plainRecord(t *testing.T, field string, value any) {
	t.Helper()
	switch v := value.(type) {
	case map[string]any:
		for name, inner := range v {
			plainRecord(t, name, inner)
		}
	case []any:
		for _, inner := range v {
			plainRecord(t, field, inner)
		}
	case string:
		plainText(t, field, v, field == "FullText")
	}
}

// loadFuzzed lays one file over the small corpus. Whatever it holds, it loads
// or is refused, and neither its records nor its faults carry controls.
func loadFuzzed(t *testing.T, name string, data []byte) {
	t.Helper()
	if !fs.ValidPath(name) {
		t.Skip("no name of a file")
	}
	c, err := model.Load(smallBase(), fstest.MapFS{name: {Data: data}})
	if (c == nil) == (err == nil) {
		t.Fatalf("a corpus %v with the error %v", c != nil, err)
	}
	if err != nil {
		for line := range strings.SplitSeq(err.Error(), "\n") {
			plainText(t, "a fault", strings.ReplaceAll(line, "�", ""), false) // it stands for what was taken out
			if strings.Count(line, ":") < 2 {
				t.Fatalf("a fault is not file:record: what: %q", line)
			}
		}
		return
	}
	for _, records := range []any{c.Statements(), c.Norms(), c.Countries(), c.Groups(), c.Positions()} {
		plainRecord(t, "", exported(records))
	}
	if again, err := model.Unpack(string(c.Pack())); err != nil || len(again.Statements()) != len(c.Statements()) {
		t.Fatalf("what was loaded cannot be unpacked: %v", err)
	}
	for _, co := range c.Countries() {
		if len([]rune(co.DisplayName())) > 20 || strings.TrimSpace(co.DisplayName()) == "" {
			t.Fatalf("the display name is %q", co.DisplayName())
		}
		for _, s := range c.Statements() {
			plainText(t, "a note", c.Participation(s, co).Note, false)
		}
	}
}

func FuzzLoadStatement(f *testing.F) {
	seedFiles(f, "statements/*.yaml", func(name string, data []byte) { f.Add(strings.TrimSuffix(path.Base(name), ".yaml"), data) })
	f.Add("new-one", []byte(minimal("new-one", "kind: call", "adoption: endorsement", "open_to: states", "states: [EST]",
		"sources: [{title: T, url: https://example.org/}]")))
	f.Add("new-one", []byte(minimal("new-one", "kind: treaty", "adoption: signature", "open_to: group:forum", "list_of: parties", "joined: {EST: '2020'}",
		"states_via: {EU: [VAT]}", "roles: {EST: attributed}", "full_text: |\n  a\n  b", "sources: [{title: T, url: https://example.org/}]")))
	f.Fuzz(func(t *testing.T, id string, data []byte) { loadFuzzed(t, "statements/"+id+".yaml", data) })
}

func FuzzLoadNorm(f *testing.F) {
	seedFiles(f, "norms/*/*.yaml", func(name string, data []byte) {
		f.Add(strings.TrimSuffix(strings.TrimPrefix(name, "norms/"), ".yaml"), data)
	})
	f.Add("un/a", smallBase()["norms/un/a.yaml"].Data)
	f.Fuzz(func(t *testing.T, id string, data []byte) { loadFuzzed(t, "norms/"+id+".yaml", data) })
}

func FuzzLoadTables(f *testing.F) {
	for _, name := range []string{"corpus.yaml", "countries.csv", "tilegrid.csv", "membership-changes.csv", "groups.yaml", "positions.yaml"} {
		seedFiles(f, name, func(name string, data []byte) { f.Add(name, data) })
		if file, ok := smallBase()[name]; ok {
			f.Add(name, file.Data)
		}
	}
	f.Fuzz(loadFuzzed)
}

// FuzzLoadPage: a page loads or is refused; one that is accepted comes back
// from the compact form as it was.
func FuzzLoadPage(f *testing.F) {
	f.Add(explainerFile, explainer)
	f.Add(frameworkFile, "---\ntitle: T\nbrief: B\norder: 1\n---\n| a | b |\n| --- | --- |\n> “x”\n<!-- counts -->\n[x](page/contents)")
	f.Add(termFile, "---\r\ntitle: T\n---")
	f.Add("pages/terms/a.md", "---\n---\n---\n")
	f.Add(sourcesFile, "sources:\n- id: notes\n  label: L\n  title: T\n  read: not-read\n")
	f.Fuzz(func(t *testing.T, name, text string) {
		if !fs.ValidPath(name) {
			t.Skip("no name of a file")
		}
		c, err := model.Load(readingBase(), fstest.MapFS{name: {Data: []byte(text)}})
		if (c == nil) == (err == nil) {
			t.Fatalf("a corpus %v with the error %v", c != nil, err)
		}
		if err != nil {
			for line := range strings.SplitSeq(err.Error(), "\n") {
				plainText(t, "a fault", strings.ReplaceAll(line, "�", ""), false)
			}
			return
		}
		again, err := model.Unpack(string(c.Pack()))
		if err != nil {
			t.Fatalf("what was loaded cannot be unpacked: %v", err)
		}
		if !reflect.DeepEqual(readingOf(c), readingOf(again)) {
			t.Fatal("the pages differ after packing")
		}
		for _, page := range allPages(c) {
			plainText(t, "a page", page.Title+page.Brief+page.Body, true)
			if page.Line < 1 || page.Line > strings.Count(text, "\n")+100 || page.File() == "" {
				t.Fatalf("%s begins on line %d of %q", page.ID, page.Line, page.File())
			}
		}
	})
}

// allPages are the pages of all kinds.
func allPages(c *model.Corpus) []*model.Page {
	out := slices.Concat(c.Pages(), c.Terms())
	for _, n := range c.Norms() {
		if e, ok := c.Explainer(n); ok {
			out = append(out, e)
		}
	}
	return out
}

// readingOf is everything that a corpus has to read.
func readingOf(c *model.Corpus) any {
	var sources []model.SourceRecord
	for _, page := range allPages(c) {
		for _, cite := range model.Citations(page.Body) {
			s, _ := c.Source(cite.Source)
			sources = append(sources, s)
		}
	}
	return []any{exported(allPages(c)), sources}
}

func FuzzCitations(f *testing.F) {
	for _, s := range []string{"Text. [@a-76-135, para 21; reported][@x; as of 2026-11-22; until 2027-01]", "[@", "[@]", "[@a\n]", "[@a;]", "[@a; as of ]", "[@[@a]]", "[@a; unverified; as until 2020]"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		end := 0
		for _, c := range model.Citations(text) {
			if c.Start < end || c.End > len(text) || !strings.HasPrefix(text[c.Start:c.End], "[@") || strings.Contains(text[c.Start:c.End], "\n") {
				t.Fatalf("the citation stands from %d to %d of %q", c.Start, c.End, text)
			}
			end = c.End
			if c.Fault != "" {
				continue
			}
			if c.Confidence == "" || !strings.Contains(text[c.Start:c.End], string(c.Source)) || !strings.HasSuffix(text[c.Start:c.End], "]") {
				t.Fatalf("the citation is %+v in %q", c, text)
			}
			if good := c.GoodUntil(); good.IsZero() != (c.AsOf.IsZero() && c.Until.IsZero()) || !c.AsOf.IsZero() && c.Until.IsZero() && good.Compare(c.AsOf) <= 0 {
				t.Fatalf("the citation %+v is good until %v", c, good)
			}
		}
	})
}

func FuzzUnpack(f *testing.F) {
	c, err := model.Load(smallBase())
	if err != nil {
		f.Fatal(err)
	}
	packed := c.Pack()
	f.Add(packed)
	f.Add(packed[:len(packed)/2])
	f.Add([]byte(assets.Packed()[:4096]))
	f.Add([]byte("comity corpus 3 0123456789ab\n\x00\x00\x00\x00\x00\x00\x00\x00"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if c, err := model.Unpack(string(data)); (c == nil) == (err == nil) {
			t.Fatalf("a corpus %v with the error %v", c != nil, err)
		}
	})
}

func FuzzParseDate(f *testing.F) {
	for _, s := range []string{"2019", "2019-09", "2019-09-23", "2019-02-29", "2020-02-29", "0000", "0001-01-01", "9999-12-31", "2019-9-23", "", "2019-00", "٢٠١٩"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := model.ParseDate(s)
		if err != nil {
			if d != (model.Date{}) {
				t.Fatalf("%q is a fault and reads %v", s, d)
			}
			plainText(t, "the error", strings.ReplaceAll(err.Error(), "�", ""), false) // what was typed may hold it
			return
		}
		if d.String() != s {
			t.Fatalf("%q comes back as %q", s, d)
		}
		var again model.Date
		if err := again.UnmarshalText([]byte(d.String())); err != nil || again != d || again.Compare(d) != 0 {
			t.Fatalf("%q does not survive: %v, %v", s, again, err)
		}
	})
}
