package cite_test

import (
	"encoding/json"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"comity/assets"
	"comity/model"
	"comity/model/cite"
)

//go:generate go test . -run Golden -update

var update = flag.Bool("update", false, "write the citations in testdata anew")

var (
	taken   = model.Date{Year: 2026, Month: 11, Day: 30}
	version = model.Version{Compiled: model.Date{Year: 2026, Month: 11, Day: 22}, Hash: "1a2b3c4d5e6f"}
)

// unpack gives the one corpus of these tests: nothing changes it.
var unpack = sync.OnceValues(func() (*model.Corpus, error) { return model.Unpack(assets.Packed()) })

func corpus(t testing.TB) *model.Corpus {
	t.Helper()
	c, err := unpack()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// everything cites every record and every page.
func everything(c *model.Corpus) []cite.Reference {
	var out []cite.Reference
	for _, s := range c.Statements() {
		out = append(out, cite.OfStatement(c, s, taken))
	}
	for _, n := range c.Norms() {
		out = append(out, cite.OfNorm(c, n, taken))
	}
	for _, co := range c.Countries() {
		out = append(out, cite.OfCountry(c, co, taken))
	}
	for _, p := range slices.Concat(c.Pages(), c.Terms()) {
		out = append(out, cite.OfPage(c, p, taken))
	}
	return out
}

// TestGolden shows what citations look like, one of each sort.
func TestGolden(t *testing.T) {
	want := []string{
		"statement/joint-statement-2019", "statement/ga-res-73-27", "statement/ga-res-78-16", "statement/ga-res-70-237",
		"statement/un-cybercrime-convention", "statement/budapest-convention", "statement/first-committee-eov-2018",
		"statement/asean-norms-2018", "statement/gge-2021", "statement/oewg-2025", "statement/oas-cyber-cbms",
		"statement/freedom-online-coalition", "statement/attribution-notpetya-2018", "statement/pall-mall-declaration-2024",
		"statement/g20-antalya-2015", "norm/f", "norm/g7/12", "country/EST", "country/NRU", "page/pillars", "term/attribution",
	}
	var refs []cite.Reference
	for _, r := range everything(corpus(t)) {
		if slices.Contains(want, r.Place) {
			r.Version = version
			refs = append(refs, r)
		}
	}
	if len(refs) != len(want) {
		t.Fatalf("%d references, expected %d", len(refs), len(want))
	}
	for _, style := range cite.Styles() {
		file := filepath.Join("testdata", string(style)+".txt")
		got := style.Write(refs...)
		if *update {
			if err := os.WriteFile(file, []byte(got), 0o600); err != nil {
				t.Fatal(err)
			}
			continue
		}
		golden, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if got != string(golden) {
			t.Errorf("%s differs from %s; look at what go test ./model/cite -update changes:\n%s", style, file, got)
		}
	}
}

// TestNothingIsInvented compares what a citation says with the record.
func TestNothingIsInvented(t *testing.T) {
	c := corpus(t)
	authors := map[string]bool{}
	for _, s := range c.Statements() {
		r := cite.OfStatement(c, s, taken)
		if r.Author != "" && r.Author != s.Forum || r.Title != s.Title || r.Date != s.When() || r.URL != s.URL {
			t.Errorf("%s is cited as %+v", s.ID, r)
		}
		if r.Symbol != "" && r.Symbol != s.Symbol || s.Symbol != "" && r.Symbol == "" && r.Remark != s.Symbol {
			t.Errorf("%s has the symbol %q and is cited with %q", s.ID, s.Symbol, r.Symbol)
		}
		if (r.Caution == "") != (s.Confidence == model.Checked) {
			t.Errorf("%s is of %s confidence and is cited as %q", s.ID, s.Confidence, r.Caution)
		}
		if !s.WithoutVote() && !s.Withheld() && !s.Unsigned() && !s.AdoptionUnknown() && !strings.HasSuffix(r.List, " as of "+s.ListDate().Long()) && s.DatePrecision == "" {
			t.Errorf("%s: the list stands for %v, and is cited as %q", s.ID, s.ListDate(), r.List)
		}
		authors[r.Author] = true
	}
	for _, event := range []string{"National statements", "Margins of the 74th UN General Assembly", "Launch event convened by the United States", "Second Summit for Democracy"} {
		if authors[event] {
			t.Errorf("%q is no institution and stands as an author", event)
		}
	}
	for _, n := range c.Norms() {
		r := cite.OfNorm(c, n, taken)
		s, _ := c.Statement(n.Source)
		if r.Paragraph == "" || !strings.HasSuffix(n.SourceSymbol, r.Paragraph) || r.Symbol != s.Symbol || r.Container != s.Title || r.URL != s.URL || r.Date != s.When() {
			t.Errorf("%s, of %q, is cited as %+v", n.ID, n.SourceSymbol, r)
		}
		if explainer, ok := c.Explainer(n); ok && cite.OfPage(c, explainer, taken) != r {
			t.Errorf("the explainer of %s is cited otherwise than the norm", n.ID)
		}
	}
	for _, r := range everything(c) {
		if r.Own() && (r.Author != "" || r.URL != "" || r.Date != c.Edition().Compiled) {
			t.Errorf("comity's own words are cited as %+v", r)
		}
	}
}

// TestEveryCitationSaysWhereItIsFrom: whatever the style, the reader finds the
// text, the record, the corpus, the day and what was not checked.
func TestEveryCitationSaysWhereItIsFrom(t *testing.T) {
	c := corpus(t)
	for _, r := range everything(c) {
		for _, style := range cite.Styles() {
			got := style.Write(r)
			for _, want := range []string{c.Version().String(), r.Place, r.Caution, r.List} {
				if !strings.Contains(strings.ToLower(got), strings.ToLower(want)) {
					t.Errorf("%s as %s does not say %q:\n%s", r.Place, style, want, got)
				}
			}
			if style == cite.Plain || style == cite.Footnote {
				if strings.Count(got, "\n") != 1 || !strings.HasSuffix(got, "\n") || strings.Contains(got, "  ") || strings.Contains(got, "()") || strings.Contains(got, " ,") {
					t.Errorf("%s as %s is %q", r.Place, style, got)
				}
				for _, want := range []string{r.Author, r.Symbol, r.Paragraph, r.URL, "retrieved 30 November 2026"} {
					if !strings.Contains(strings.ToLower(got), strings.ToLower(want)) {
						t.Errorf("%s as %s does not say %q:\n%s", r.Place, style, want, got)
					}
				}
			}
		}
	}
	r := everything(c)[0]
	r.Retrieved = model.Date{}
	for _, style := range cite.Styles() {
		if got := style.Write(r); regexp.MustCompile(`(?i)retrieved|urldate|Y2  -|accessed`).MatchString(got) {
			t.Errorf("without a clock, %s says when it was retrieved:\n%s", style, got)
		}
	}
}

func TestEveryBibTeXEntryParses(t *testing.T) {
	refs := everything(corpus(t))
	entries, err := parseBibTeX(cite.BibTeX.Write(refs...))
	if err != nil || len(entries) != len(refs) {
		t.Fatalf("%d entries of %d: %v", len(entries), len(refs), err)
	}
	keys := map[string]bool{}
	for i, e := range entries {
		r := refs[i]
		if keys[e.key] {
			t.Errorf("the key %s is there twice", e.key)
		}
		keys[e.key] = true
		for name, value := range e.fields {
			switch name {
			case "url":
				if value != r.URL { // no address of the corpus needs an escape
					t.Errorf("%s: the address is %q, expected %q", e.key, value, r.URL)
				}
			case "month":
				if !regexp.MustCompile(`^(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)$`).MatchString(value) {
					t.Errorf("%s: the month is %q", e.key, value)
				}
			default:
				value = strings.TrimSuffix(strings.TrimPrefix(value, "{"), "}")
				if _, err := bibtexPlain(value); err != nil {
					t.Errorf("%s: %s: %v", e.key, name, err)
				}
			}
		}
		title, err := bibtexPlain(strings.TrimSuffix(strings.TrimPrefix(e.fields["title"], "{"), "}"))
		if err != nil || title != r.Title {
			t.Errorf("%s: the title reads %q, expected %q", e.key, title, r.Title)
		}
		if e.fields["date"] != r.Date.String() || e.fields["urldate"] != "2026-11-30" || (e.fields["month"] == "") != (r.Date.Month == 0) {
			t.Errorf("%s: the dates are %v", e.key, e.fields)
		}
		if e.kind == "techreport" && e.fields["institution"] == "" || e.kind == "incollection" && e.fields["booktitle"] == "" {
			t.Errorf("%s lacks what BibTeX wants of a %s: %v", e.key, e.kind, e.fields)
		}
	}
}

func TestEveryRISRecordParses(t *testing.T) {
	refs := everything(corpus(t))
	records, err := parseRIS(cite.RIS.Write(refs...))
	if err != nil || len(records) != len(refs) {
		t.Fatalf("%d records of %d: %v", len(records), len(refs), err)
	}
	known := strings.Fields("TY ID AU TI ST T2 M3 M1 SN SE PB CY PY DA ET UR Y2 DB AN N1")
	types := strings.Fields("CHAP DBASE ENCYC DICT LEGAL RPRT ELEC GEN")
	for i, record := range records {
		r := refs[i]
		for _, l := range record {
			if !slices.Contains(known, l.tag) || len(tagged(record, l.tag)) != 1 {
				t.Errorf("%s: the tag %s is not one that was meant, or is there twice", r.Place, l.tag)
			}
		}
		for _, date := range slices.Concat(tagged(record, "DA"), tagged(record, "Y2")) {
			if !regexp.MustCompile(`^\d{4}/(\d\d)?/(\d\d)?/$`).MatchString(date) {
				t.Errorf("%s: the date is %q", r.Place, date)
			}
		}
		if title := tagged(record, "TI"); !slices.Contains(types, record[0].value) || title[0] != r.Title {
			t.Errorf("%s is a %s with the title %q", r.Place, record[0].value, title)
		}
		if author := tagged(record, "AU"); (len(author) == 0) != (r.Author == "") || len(author) == 1 && strings.Contains(author[0], ",") {
			t.Errorf("%s: the author is %q, which reads as the name of a person", r.Place, author)
		}
	}
}

func TestEveryItemIsCSL(t *testing.T) {
	compiler := jsonschema.NewCompiler()
	schema, err := compiler.Compile("testdata/csl-data.json")
	if err != nil {
		t.Fatal(err)
	}
	refs := everything(corpus(t))
	text := cite.CSL.Write(refs...)
	items, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	if err := schema.Validate(items); err != nil {
		t.Errorf("not what CSL takes: %v", err)
	}
	var read []struct {
		ID, Type, Title string
		Issued          struct {
			Parts [][]int `json:"date-parts"`
		}
	}
	if err := json.Unmarshal([]byte(text), &read); err != nil || len(read) != len(refs) {
		t.Fatalf("%d items of %d: %v", len(read), len(refs), err)
	}
	for i, item := range read {
		d := refs[i].Date
		want := slices.DeleteFunc([]int{d.Year, d.Month, d.Day}, func(n int) bool { return n == 0 })
		if item.Title != refs[i].Title || !slices.Equal(item.Issued.Parts[0], want) {
			t.Errorf("%s is %+v", refs[i].Place, item)
		}
	}
	if cite.CSL.Write() != "[]\n" {
		t.Error("no references are not an empty list")
	}
}

func TestStyles(t *testing.T) {
	for _, style := range cite.Styles() {
		if got, err := cite.ParseStyle(strings.ToUpper(string(style))); err != nil || got != style {
			t.Errorf("%s: %q, %v", style, got, err)
		}
		refs := everything(corpus(t))[:2]
		if twice := style.Write(refs[0], refs[1], refs[0]); twice != style.Write(refs...) {
			t.Errorf("%s writes the same reference twice:\n%s", style, twice)
		}
	}
	_, err := cite.ParseStyle("bibtx")
	var missing *model.NotFoundError
	if !errors.As(err, &missing) || missing.Nearest[0] != "bibtex" {
		t.Errorf("an unknown style: %v", err)
	}
}

// hostile are texts that mean something to one of the formats.
func hostile() []string {
	return []string{
		"", "}", "{", `\`, `\}`, "}}},\n@misc{x,", "a\nER  - \nTY  - GEN", "50% & #1_a $x$ ~y^2", "\x00\x1b[2J\u202e\u2028", "\xff\xfe", "Türkiye, 日本, é",
		"\r\n", `"quoted" and ("more")`, `\textbackslash{}`, "a  b",
	}
}

func fuzzReference(t *testing.T, text string) {
	r := cite.Reference{
		Place: "statement/" + text, Kind: "declaration", Title: text, ShortTitle: text, Container: text, Author: text, Symbol: text, Paragraph: text,
		Venue: text, Where: text, Date: taken, URL: "https://example.org/" + text, Remark: text, Version: version, Retrieved: taken,
	}
	for _, kind := range []string{"declaration", "norm", "country", "report", "treaty"} {
		r.Kind = kind
		entries, err := parseBibTeX(cite.BibTeX.Write(r, cite.Reference{Kind: "norm", Place: "last"}))
		if err != nil || len(entries) != 2 || entries[1].key != "last" {
			t.Fatalf("BibTeX of %q: %v", text, err)
		}
		records, err := parseRIS(cite.RIS.Write(r))
		if err != nil || len(records) != 1 {
			t.Fatalf("RIS of %q: %d records, %v", text, len(records), err)
		}
		if !json.Valid([]byte(cite.CSL.Write(r))) {
			t.Fatalf("CSL of %q is not JSON", text)
		}
		for _, style := range []cite.Style{cite.Plain, cite.Footnote} {
			if got := style.Write(r); strings.Count(got, "\n") != 1 || strings.ContainsAny(got, "\x00\x1b\r\u202e\u2028") {
				t.Fatalf("%s of %q is %q", style, text, got)
			}
		}
	}
}

func FuzzReference(f *testing.F) {
	for _, text := range hostile() {
		f.Add(text)
	}
	f.Fuzz(fuzzReference)
}

// FuzzEscape: what is escaped reads as it did, on one line.
func FuzzEscape(f *testing.F) {
	for _, text := range hostile() {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if got, err := bibtexPlain(cite.BibTeXText(text)); err != nil || got != cite.OneLine(text) {
			t.Fatalf("%q reads %q, %v", text, got, err)
		}
		if cite.OneLine(cite.OneLine(text)) != cite.OneLine(text) {
			t.Fatalf("%q is not one line at once", text)
		}
		if strings.ContainsFunc(model.EscapeAddress(text), func(r rune) bool { return r <= ' ' || r >= 0x7f || strings.ContainsRune(`{}\"<>^|`+"`", r) }) {
			t.Fatalf("the address %q is %q", text, model.EscapeAddress(text))
		}
		if strings.Contains(cite.RISAuthor(text), ", ") {
			t.Fatalf("the author %q is %q", text, cite.RISAuthor(text))
		}
	})
}
