package render_test

import (
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"comity/assets"
	"comity/model"
	"comity/ui/place"
	"comity/ui/render"
	"comity/ui/report"
	"comity/ui/theme"
	"comity/ui/uitest"
)

// sheet makes the sheet of a place as a person writes it.
func sheet(t *testing.T, c *model.Corpus, name string) *report.Report {
	t.Helper()
	v, err := place.ParseView(c, name)
	if err != nil {
		t.Fatal(err)
	}
	s, err := report.Of(t.Context(), c, v)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return s
}

func written(t *testing.T, s *report.Report, f render.Format) string {
	t.Helper()
	text, err := render.Bytes(s, f)
	if err != nil {
		t.Fatalf("%s as %s: %v", s.Place, f, err)
	}
	return string(text)
}

// parse reads XML strictly and gives its words, without those of style sheets,
// and what it names: addresses that a browser would load.
func parse(t *testing.T, name, text string) (words string, loads []string, tags map[string]int) {
	t.Helper()
	tags = map[string]int{}
	d := xml.NewDecoder(strings.NewReader(strings.TrimPrefix(text, "<!DOCTYPE html>")))
	var b strings.Builder
	style := 0
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return b.String(), loads, tags
		}
		if err != nil {
			t.Fatalf("%s is not well-formed: %v", name, err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			tag := token.Name.Local
			tags[tag]++
			if tag == "style" {
				style++
			}
			for _, a := range token.Attr {
				local := strings.HasPrefix(a.Value, "#")
				if slices.Contains([]string{"src", "srcset", "data", "action", "background"}, a.Name.Local) ||
					a.Name.Local == "href" && tag != "a" && !local || strings.HasPrefix(a.Name.Local, "on") {
					loads = append(loads, tag+" "+a.Name.Local+"="+a.Value)
				}
				if a.Name.Local == "href" && tag == "a" && !regexp.MustCompile(`^https?://`).MatchString(a.Value) {
					loads = append(loads, a.Value)
				}
			}
		case xml.EndElement:
			if token.Name.Local == "style" {
				style--
			}
		case xml.CharData:
			if style > 0 {
				if regexp.MustCompile(`@import|url\(|expression\(`).Match(token) {
					loads = append(loads, "style")
				}
			} else {
				b.Write(token)
				b.WriteByte('\n')
			}
		}
	}
}

// A page and a picture are whole, load nothing, run nothing, and say what they
// are and of which corpus.
func TestEverySceneInEveryFormat(t *testing.T) {
	c := uitest.Corpus(t)
	for _, name := range uitest.Scenes() {
		s := sheet(t, c, name)
		for _, f := range []render.Format{render.SVG, render.HTML} {
			text := written(t, s, f)
			words, loads, tags := parse(t, name+" as "+string(f), text)
			if len(loads) > 0 || tags["script"]+tags["iframe"]+tags["img"]+tags["link"]+tags["object"] > 0 {
				t.Errorf("%s as %s loads or runs: %v", name, f, loads)
			}
			if !strings.Contains(words, c.Version().String()) || tags["title"] == 0 {
				t.Errorf("%s as %s does not say what it is and of which corpus", name, f)
			}
			if strings.Contains(text, "var(") || strings.Contains(text, "NaN") || strings.Contains(text, "Inf\"") {
				t.Errorf("%s as %s holds what no reader of pictures knows", name, f)
			}
		}
		html := written(t, s, render.HTML)
		for _, want := range []string{`<html lang="en">`, "<main", "<h1>", "</footer>", "prefers-color-scheme: dark", "@media print"} {
			if !strings.Contains(html, want) {
				t.Errorf("%s as html has no %s", name, want)
			}
		}
		if svg := written(t, s, render.SVG); !strings.Contains(svg, `role="img"`) || !strings.Contains(svg, "<desc") || !strings.Contains(svg, "prefers-color-scheme: dark") {
			t.Errorf("%s as svg says too little", name)
		}
		if md := written(t, s, render.Markdown); !strings.HasPrefix(md, "# ") || !strings.Contains(md, c.Version().String()) {
			t.Errorf("%s as md begins %.60q", name, md)
		}
		if text := written(t, s, render.JSON); !json.Valid([]byte(text)) || strings.Contains(text, ": null") {
			t.Errorf("%s as json is not, or holds null", name)
		}
		rows, err := csv.NewReader(strings.NewReader(written(t, s, render.CSV))).ReadAll()
		if err != nil || len(rows) != len(s.Rows)+1 {
			t.Errorf("%s as csv: %d rows, %v", name, len(rows), err)
		}
		// The place leads back to the same sheet.
		if again := sheet(t, c, s.Place); written(t, again, render.CSV) != written(t, s, render.CSV) || again.Title != s.Title {
			t.Errorf("%s leads back to another sheet", s.Place)
		}
	}
}

func TestEveryStateAndTextIsThere(t *testing.T) {
	c := uitest.Corpus(t)
	for _, f := range []render.Format{render.SVG, render.HTML} {
		all, _, _ := parse(t, "matrix", written(t, sheet(t, c, "matrix"), f))
		mapped, _, _ := parse(t, "map", written(t, sheet(t, c, "map?statement=paris-call-2018"), f))
		timed, _, _ := parse(t, "timeline", written(t, sheet(t, c, "timeline"), f))
		for _, co := range c.Countries() {
			if !strings.Contains(all, co.DisplayName()+"\n") || !strings.Contains(mapped, co.DisplayName()) || !strings.Contains(mapped, "\n"+string(co.ISO3)+"\n") {
				t.Errorf("%s is missing in the matrix or the map as %s", co.DisplayName(), f)
			}
		}
		for _, s := range c.Statements() {
			if !strings.Contains(all, s.ShortTitle) || !strings.Contains(timed, s.ShortTitle) {
				t.Errorf("%s is missing in the matrix or the timeline as %s", s.ShortTitle, f)
			}
		}
	}
	html := written(t, sheet(t, c, "matrix"), render.HTML)
	if n := strings.Count(html, `scope="row"`); n < 195 {
		t.Errorf("the matrix has %d row headers", n)
	}
	for _, act := range []model.Act{model.Listed, model.No, model.NotListed} {
		n := 0
		for _, s := range c.Statements() {
			n += c.Counts(s)[act]
		}
		if got := strings.Count(html, "<span>"+act.Word()+"</span></td>"); got != n || n < 300 {
			t.Errorf("%d cells say %q, expected %d", got, act.Word(), n)
		}
	}
}

// What is printed as CSV is the corpus, cell by cell.
func TestMatrixIsTheCorpus(t *testing.T) {
	c := uitest.Corpus(t)
	for _, name := range []string{"matrix", "matrix?rows=similarity&columns=similarity", "matrix?by=un-group&columns=oldest&pin=EST,paris-call-2018"} {
		rows, err := csv.NewReader(strings.NewReader(written(t, sheet(t, c, name), render.CSV))).ReadAll()
		if err != nil || len(rows) != 196 || len(rows[0]) != 1+len(c.Statements()) || rows[0][0] != "country" {
			t.Fatalf("%s: %d rows, %v", name, len(rows), err)
		}
		for _, row := range rows[1:] {
			co, ok := c.Country(model.ISO3(row[0]))
			if !ok {
				t.Fatalf("%s: no State %s", name, row[0])
			}
			for j, word := range row[1:] {
				s, ok := c.Statement(model.StatementID(rows[0][j+1]))
				if !ok || c.Act(s, co).Word() != word {
					t.Errorf("%s: %s, %s: %s", name, row[0], rows[0][j+1], word)
				}
			}
		}
	}
}

// The figures of the first days of comity, through what people take away.
func TestFigures(t *testing.T) {
	c := uitest.Corpus(t)
	eu := written(t, sheet(t, c, "compare?of=EU@2019-09-23,G7"), render.CSV)
	if !strings.Contains(eu, "\njoint-statement-2019,Joint Statement 2019 (27 States),2019-09-23,joint-statement,all joined,,18 of 28 joined,7 of 7 joined\n") {
		t.Errorf("the EU and the G7 on the joint statement: %.400s", eu)
	}
	overlap := sheet(t, c, "compare?of=first-committee-2018,joint-statement-2019")
	if html := written(t, overlap, render.HTML); !strings.Contains(html, "8 of 28 (29 %)") {
		t.Error("the overlap of the two joint statements is not 8 of 28")
	}
	for pair, want := range map[string]report.VotesView{"EST,LVA": counted(t, c, "EST", "LVA"), "RUS,USA": counted(t, c, "RUS", "USA")} {
		v, ok := sheet(t, c, "compare?of="+pair).JSON.(report.CompareView)
		if !ok || len(v.Pairs) != 1 {
			t.Fatalf("%s: no pair", pair)
		}
		got := v.Pairs[0].Votes
		if got.Same != want.Same || got.Of != want.Of || got.Opposed != want.Opposed || got.Half != want.Half || got.Of < 5 || got.Agreement == nil {
			t.Errorf("%s agree in %+v, counted %+v", pair, got, want)
		}
	}
}

// counted counts by hand how two States voted.
func counted(t *testing.T, c *model.Corpus, a, b model.ISO3) report.VotesView {
	t.Helper()
	var out report.VotesView
	vote := func(s *model.Statement, code model.ISO3) string {
		for word, list := range map[string][]model.ISO3{"yes": s.Votes.Yes, "no": s.Votes.No, "abstain": s.Votes.Abstain} {
			if slices.Contains(list, code) {
				return word
			}
		}
		return ""
	}
	for _, s := range c.Statements() {
		x, y := vote(s, a), vote(s, b)
		switch {
		case x == "" || y == "":
			continue
		case x == y:
			out.Same++
		case x == "abstain" || y == "abstain":
			out.Half++
		default:
			out.Opposed++
		}
		out.Of++
	}
	return out
}

// A record is the work of others: what it says is shown, and never run.
func TestEscaping(t *testing.T) {
	dir := t.TempDir()
	record := `id: mine
title: '"><script>alert(1)</script>'
short_title: '<script>alert(1)</script> & ]]> ''x'''
date: '2026-01-02'
forum: Nowhere
kind: declaration
url: https://example.org/?a=1&b="<x>"
adoption: signature
open_to: states
states: [EST, CHL]
as_of: '2026-01-02'
stated_count: 2
summary: It says something.
full_text: 'States should </style><script>alert(2)</script> act.'
sources:
  - title: '<img src=x onerror=alert(3)>'
    url: https://example.org/
confidence: checked
`
	if err := errors.Join(os.MkdirAll(filepath.Join(dir, "statements"), 0o700), os.WriteFile(filepath.Join(dir, "statements", "mine.yaml"), []byte(record), 0o600)); err != nil {
		t.Fatal(err)
	}
	c, err := model.Load(assets.Data(), []fs.FS{os.DirFS(dir)}...)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"matrix", "map?statement=mine", "timeline", "compare?of=EST,CHL", "compare?of=mine,paris-call-2018", "diff?of=mine,un/a", `map?who="<script>"=="</title>"`} {
		s := sheet(t, c, name)
		for _, f := range []render.Format{render.SVG, render.HTML} {
			text := written(t, s, f)
			words, loads, tags := parse(t, name, text)
			if tags["script"]+tags["img"] > 0 || len(loads) > 0 || strings.Contains(text, "<script") {
				t.Errorf("%s as %s runs what a record says: %v", name, f, loads)
			}
			if !strings.Contains(words, "<script>") {
				t.Errorf("%s as %s does not show what the record says", name, f)
			}
		}
		if md := written(t, s, render.Markdown); regexp.MustCompile(`(^|[^\\])<(script|img)`).MatchString(regexp.MustCompile("``.*``").ReplaceAllString(md, "")) {
			t.Errorf("%s as md holds a tag", name)
		}
	}
}

// Each mark of a legend has a form of its own.
func TestFormsDiffer(t *testing.T) {
	c := uitest.Corpus(t)
	for _, name := range []string{"matrix", "map?statement=ga-res-73-27", "map?pin=first-committee-2018,joint-statement-2019,ga-res-73-27"} {
		forms := map[string]string{}
		for _, m := range sheet(t, c, name).Legend {
			glyph := theme.Glyph(m.Mark)
			if other, taken := forms[glyph]; taken && glyph != " " {
				t.Errorf("%s: %s looks like %s: %q", name, m.Word, other, glyph)
			}
			forms[glyph] = m.Word
		}
	}
}

// Words and marks stand out from the page, 4.5:1 or better; lines 3:1.
func TestContrast(t *testing.T) {
	for _, dark := range []bool{false, true} {
		w := theme.WebOf(dark)
		for _, back := range []string{w.Back, w.Band} {
			for name, colour := range map[string]string{"text": w.Fore, "accent": w.Accent, "heading": w.Heading, "dim": w.Dim, "link": w.Link} {
				if got := contrast(t, colour, back); got < 4.5 {
					t.Errorf("dark %v: %s %s on %s has %.1f:1", dark, name, colour, back, got)
				}
			}
			for _, s := range model.Marks() {
				if got := contrast(t, w.Mark(s), back); got < 4.5 {
					t.Errorf("dark %v: the mark %s in %s on %s has %.1f:1", dark, theme.Glyph(s), w.Mark(s), back, got)
				}
			}
		}
		if got := contrast(t, w.Frame, w.Back); got < 3 {
			t.Errorf("dark %v: frames have %.1f:1", dark, got)
		}
	}
}

func contrast(t *testing.T, a, b string) float64 {
	t.Helper()
	luminance := func(code string) float64 {
		var r, g, bl int
		if _, err := fmt.Sscanf(code, "#%02x%02x%02x", &r, &g, &bl); err != nil {
			t.Fatalf("%q is no colour", code)
		}
		return 0.2126*linear(r) + 0.7152*linear(g) + 0.0722*linear(bl)
	}
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func linear(v int) float64 {
	f := float64(v) / 255
	if f <= 0.04045 {
		return f / 12.92
	}
	return math.Pow((f+0.055)/1.055, 2.4)
}
