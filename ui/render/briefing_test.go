package render_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"comity/assets"
	"comity/model"
	"comity/model/ask"
	"comity/model/brief"
	"comity/model/search"
	"comity/ui/place"
	"comity/ui/render"
	"comity/ui/report"
	"comity/ui/uitest"
)

// deck reads a briefing, faults or not.
func deck(t testing.TB, text string) *brief.Deck {
	t.Helper()
	d, faults := brief.Parse("talk", []byte(text))
	if d == nil {
		t.Fatal(faults)
	}
	return d
}

// asker answers the questions of live blocks.
func asker(t testing.TB) report.Asker {
	c := uitest.Corpus(t)
	reader := sync.OnceValue(func() *ask.Reader { return ask.New(c, sync.OnceValue(func() *search.Index { return search.New(c) })) })
	return func(question string) ask.Answer { return reader().Read(question, model.Date{}) }
}

func html(t testing.TB, d *brief.Deck, o render.BriefingOptions) string {
	t.Helper()
	o.Ask = asker(t)
	return string(render.BriefingHTML(t.Context(), uitest.Corpus(t), d, o))
}

func markdown(t testing.TB, d *brief.Deck, o render.BriefingOptions) string {
	t.Helper()
	o.Ask = asker(t)
	return string(render.BriefingMarkdown(t.Context(), uitest.Corpus(t), d, o))
}

// page is what is on a page: its words, its elements with their attributes, and
// its headings by level.
type page struct {
	words    string
	elements []xml.StartElement
	levels   []int
}

var script = regexp.MustCompile(`(?s)<script>.*?</script>`)

// look reads a page as XML, which it is but for its one script.
func look(t *testing.T, text string) page {
	t.Helper()
	if n := len(script.FindAllString(text, -1)); n != 1 {
		t.Fatalf("the page has %d scripts", n)
	}
	var p page
	var words strings.Builder
	d := xml.NewDecoder(strings.NewReader(script.ReplaceAllString(strings.TrimPrefix(text, "<!DOCTYPE html>"), "")))
	style := false
	for {
		token, err := d.Token()
		switch {
		case errors.Is(err, io.EOF):
			p.words = words.String()
			return p
		case err != nil:
			t.Fatalf("the page is not well-formed: %v", err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			p.elements = append(p.elements, token.Copy())
			style = token.Name.Local == "style"
			var level int
			if n, _ := fmt.Sscanf(token.Name.Local, "h%d", &level); n == 1 {
				p.levels = append(p.levels, level)
			}
		case xml.EndElement:
			style = false
		case xml.CharData:
			if !style {
				words.Write(token)
			}
		}
	}
}

// harmless finds what on a page would load, run or lead anywhere but the Web.
func harmless(t *testing.T, p page) {
	t.Helper()
	for _, e := range p.elements {
		if slices.Contains([]string{"iframe", "img", "object", "embed", "link", "base", "form", "input", "video", "audio", "foreignObject", "animate", "set", "image"}, e.Name.Local) {
			t.Errorf("the page has <%s>", e.Name.Local)
		}
		for _, a := range e.Attr {
			switch name := a.Name.Local; {
			case strings.HasPrefix(name, "on"), name == "style", name == "src", name == "srcset", name == "formaction":
				t.Errorf("<%s> has %s=%q", e.Name.Local, name, a.Value)
			case name == "href" && e.Name.Local == "a" && !regexp.MustCompile(`^(?i)https?://[^\s"'<>]+$`).MatchString(a.Value):
				t.Errorf("a link leads to %q", a.Value)
			case name == "href" && e.Name.Local != "a" && !strings.HasPrefix(a.Value, "#"):
				t.Errorf("<%s> refers to %q", e.Name.Local, a.Value)
			}
		}
	}
}

// The briefings of comity: every slide a section, headings in order, ids once,
// live blocks drawn with their places, nothing that loads, the same bytes twice.
func TestBriefings(t *testing.T) {
	for _, d := range brief.NewLibrary(assets.Briefs(), place.BriefingID).All() {
		text := html(t, d, render.BriefingOptions{})
		p := look(t, text)
		harmless(t, p)
		if again := html(t, d, render.BriefingOptions{}); again != text {
			t.Errorf("%s is another page the second time", d.ID)
		}
		sections, ids, ones := 0, map[string]bool{}, 0
		for _, e := range p.elements {
			if e.Name.Local == "section" {
				sections++
			}
			for _, a := range e.Attr {
				if a.Name.Local == "id" && ids[a.Value] {
					t.Errorf("%s has the id %s twice", d.ID, a.Value)
				} else if a.Name.Local == "id" {
					ids[a.Value] = true
				}
			}
		}
		before := 0
		for _, level := range p.levels {
			if level > before+1 {
				t.Errorf("%s: a heading of level %d follows one of %d", d.ID, level, before)
			}
			if before = level; level == 1 {
				ones++
			}
		}
		if sections != len(d.Slides) || ones != 1 {
			t.Errorf("%s has %d sections and %d first headings, want %d and 1", d.ID, sections, ones, len(d.Slides))
		}
		if strings.Contains(p.words, "cannot be shown") {
			t.Errorf("%s has a block that cannot be shown", d.ID)
		}
		md := markdown(t, d, render.BriefingOptions{})
		if md != markdown(t, d, render.BriefingOptions{}) || strings.Contains(md, "```comity") || strings.Contains(md, "](norm/") {
			t.Errorf("%s as Markdown changes, or has blocks or links that only comity opens", d.ID)
		}
		for _, s := range d.Slides {
			for _, part := range s.Parts {
				if part.Kind == brief.Live && (!strings.Contains(p.words, part.Place) || !strings.Contains(p.words, part.Caption) || !strings.Contains(md, part.Place)) {
					t.Errorf("%s: the place or the caption of %s is missing", d.ID, part.Place)
				}
			}
		}
	}
}

const noted = `---
title: A talk
classification: TLP:GREEN
language: fr
---

# One

<!-- secret-a -->

---

Text, and no heading

<!-- pause -->

Later

<!--
secret-b with <script>alert(1)</script>

- an item
-->
`

// Notes are in the file where they were asked for, and nowhere else.
func TestNotes(t *testing.T) {
	d := deck(t, noted)
	for name, text := range map[string]string{"html": html(t, d, render.BriefingOptions{}), "md": markdown(t, d, render.BriefingOptions{})} {
		if strings.Contains(text, "secret") || strings.Contains(text, "alert(1)") || strings.Contains(text, "Notes") {
			t.Errorf("the notes are in %s", name)
		}
		for _, want := range []string{"TLP:GREEN", "Later"} {
			if !strings.Contains(text, want) {
				t.Errorf("%s lacks %s", name, want)
			}
		}
	}
	text := html(t, d, render.BriefingOptions{Notes: true})
	harmless(t, look(t, text))
	if !strings.Contains(text, "secret-a") || !strings.Contains(text, "secret-b with &lt;script&gt;") || !strings.Contains(text, "<li>an item</li>") || !strings.Contains(text, `lang="fr"`) {
		t.Error("the page lacks the notes that were asked for")
	}
	if md := markdown(t, d, render.BriefingOptions{Notes: true}); !strings.Contains(md, "> **Notes:**\n>\n> secret-b with \\<script>") || !strings.Contains(md, "> - an item") {
		t.Errorf("the notes are missing, or not quoted: %s", md)
	}
}

// No word of a file is more than a word on the page.
func TestHostileDecks(t *testing.T) {
	for _, text := range []string{
		"# <script>alert(1)</script>\n\n<img src=x onerror=alert(1)>",
		"</style><script>alert(1)</script>\n\n</title></section></main><script>alert(1)</script>",
		"[a](javascript:alert(1)) [b](JaVaScRiPt:alert(1)) [c](data:text/html,<script>alert(1)</script>) [d](vbscript:x) [e](//evil.example)",
		"[a](java&#115;cript:alert(1)) [b](\\javascript:alert(1)) [c]( javascript:alert(1)) [d][x] <javascript:alert(1)>\n\n[x]: javascript:alert(1)",
		"![x](https://evil.example/pixel.png) ![y](data:image/svg+xml,<svg/onload=alert(1)>)",
		"[a](https://evil.example/\"onmouseover=\"alert(1)) <https://evil.example/'onx='y>",
		"`<script>` `` </code><script>alert(1)</script> ``\n\n```html\n</code></pre><script>alert(1)</script>\n```\n\n    <script>alert(1)</script>",
		"| a | <script>alert(1)</script> |\n| --- | --- |\n| </table><img src=x> | \\| |",
		"```comity\nnorm/f\n</figcaption><script>alert(1)</script> \" onload=\"alert(1)\n```",
		"```comity\nmap?who=\"</code><script>alert(1)</script>\"\n```\n\n```comity\n</code><script>alert(1)</script>\n```",
		"&lt;script&gt;alert(1)&lt;/script&gt; &#60;script&#62; \\<script\\>",
		"\u202etxet\u2066 [2J \u200b <a href='x' onclick=alert(1)>x</a> <svg><script>alert(1)</script></svg>",
		"<!DOCTYPE html><!-- > --><![CDATA[<script>alert(1)</script>]]><?php x ?>",
		strings.Repeat("> ", 5000) + "deep", strings.Repeat("- ", 5000) + "deep", strings.Repeat("*a **b ", 4000), strings.Repeat("[", 9000), strings.Repeat("![](", 5000),
	} {
		for _, front := range []string{"", "---\ntitle: '</title><script>alert(1)</script>'\nauthor: '\"><script>'\nclassification: <b>x</b>\nlanguage: en\n---\n\n"} {
			d := deck(t, front+text)
			page := html(t, d, render.BriefingOptions{Notes: true})
			p := look(t, page)
			harmless(t, p)
			for _, e := range p.elements {
				if e.Name.Local == "script" || e.Name.Local == "b" {
					t.Errorf("%.60q writes <%s>", text, e.Name.Local)
				}
			}
			if strings.ContainsAny(page, "\x00\x1b\u202e\u2066\u200b") {
				t.Errorf("%.60q brings signs that are not seen", text)
			}
			md := markdown(t, d, render.BriefingOptions{})
			if regexp.MustCompile(`(?i)\]\(\s*(javascript|data|vbscript):`).MatchString(md) {
				t.Errorf("%.60q leads elsewhere in Markdown: %s", text, md)
			}
		}
	}
}

// What a place leads to is its words and the place; addresses of the Web are
// links.
// TestNoControls: no character that a terminal or a browser obeys reaches a file,
// as itself or by a reference, from any part of a briefing; and each is a fault.
func TestNoControls(t *testing.T) {
	bad := regexp.MustCompile(`[\x00-\x08\x0b-\x1f\x7f\x{80}-\x{9f}\x{ad}\x{200b}\x{200e}\x{200f}\x{2028}-\x{202e}\x{2060}-\x{2069}\x{feff}]`)
	for _, reference := range []string{"&#27;", "&#x1b;", "&#X1B;", "&#0000027;", "&#7;", "&#x9b;", "&#x9d;", "&#x202e;", "&#x2066;", "&rlm;", "&shy;", "&ZeroWidthSpace;", "&#x2060;", "&#xfeff;", "&#127;", "&#27"} {
		text := strings.ReplaceAll(`---
title: T @
author: A @
classification: C @
---

# One @

Text @ and **bold @**, [a link @](https://example.org/@), `+"`code @`"+`

> quoted @

<!-- note @ -->

| a @ | b |
|---|---|
| c @ | d |

---

## Two @

`+"```comity\nnorm/f\nCaption @\n```\n", "@", reference)
		d, faults := brief.Parse("talk", []byte(text))
		if d == nil {
			t.Fatalf("%s: %v", reference, faults)
		}
		if told := len(faults) + len(d.Remarks); told < 10 {
			t.Errorf("%s: only %d faults and remarks: %v, %v", reference, told, faults, d.Remarks)
		}
		for _, out := range []string{html(t, d, render.BriefingOptions{Notes: true}), markdown(t, d, render.BriefingOptions{Notes: true})} {
			if at := bad.FindStringIndex(out); at != nil {
				t.Errorf("%s: the file holds %q", reference, out[max(at[0]-30, 0):at[1]+10])
			}
			if strings.Contains(out, reference) {
				t.Errorf("%s is still there", reference)
			}
		}
	}
}

func TestLinks(t *testing.T) {
	d := deck(t, "# One\n\n[The norm](norm/f), [country/EST](country/EST), [the Web](https://example.org/a?b=c&d), [gone](nowhere/x)")
	text := html(t, d, render.BriefingOptions{})
	for _, want := range []string{
		`The norm <code class="place">norm/f</code>`, `, country/EST, `, `<a href="https://example.org/a?b=c&amp;d" rel="noreferrer">the Web</a>`, `, gone</p>`,
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the page lacks %s", want)
		}
	}
	md := markdown(t, d, render.BriefingOptions{})
	if want := "The norm (`` norm/f ``), `country/EST`, [the Web](https://example.org/a?b=c&d), gone"; !strings.Contains(md, want) {
		t.Errorf("the Markdown is %s", md)
	}
}

// Every kind of block is drawn, with the official words and how much is behind
// them, and says so where it cannot be.
func TestBlocks(t *testing.T) {
	for block, wants := range map[string][]string{
		"norm/f":                         {"intentionally damages critical infrastructure", "on record for it", "A/70/174", `<a href="https://undocs.org/A/70/174"`},
		"norm/g7/12":                     {"ICT-enabled theft"},
		"statement/joint-statement-2019": {"hold states accountable", "listed</strong> 27"},
		"country/EST":                    {"Republic of Estonia"},
		"page/pillars":                   {"The four pillars"},
		"page/contents":                  {"Contents"},
		"term/attribution":               {"Attribution is the step"},
		"map?statement=paris-call-2018":  {"<svg", "listed 81", "says nothing about a State’s view"},
		"timeline?at=gge-2015":           {"<svg", "GGE 2014/15"},
		"matrix":                         {"<svg", "The first 24 of 195 rows."},
		"compare EST LVA":                {"Recorded votes: ", "<table"},
		"compare EST":                    {"<svg", "among all States"},
		"compare joint-statement-2019 paris-call-2018": {"<svg", "Paris Call 2018"},
		"diff un/k g7/11":                     {`class="clause"`, "emergency response teams"},
		"diff":                                {"Only in the list of the G7"},
		"map?who=false":                       {"<svg"},
		"matrix?who=false":                    {"No State"},
		"norm/zz":                             {"This cannot be shown"},
		"ask?q=nato+not+joint+statement+2019": {"NATO, not on Joint Statement 2019", "9 of 29 NATO members.", "Not listed: Albania, Bulgaria"},
		"ask how did Brazil vote on 73/27":    {"Brazil: abstain (abstained), OEWG resolution (73/27)", "<table"},
		"ask who signed on a Sunday":          {"Not understood: "},
		"ask?q=":                              {"This cannot be shown"},
	} {
		d := deck(t, "## A\n\n```comity\n"+block+"\nA caption\n```\n")
		text := html(t, d, render.BriefingOptions{})
		harmless(t, look(t, text))
		for _, want := range append(wants, "A caption") {
			if !strings.Contains(text, want) {
				t.Errorf("%s lacks %s", block, want)
			}
		}
		if md := markdown(t, d, render.BriefingOptions{}); !strings.Contains(md, "*A caption") || bytes.Contains([]byte(md), []byte("<svg")) {
			t.Errorf("%s as Markdown: %s", block, md)
		}
	}
}

// Notes in the text, definitions and the links of Obsidian are the same in HTML and in
// Markdown.
func TestWhatOtherToolsWrite(t *testing.T) {
	d := deck(t, "## A\n\nText^[A *note*.]\n\nTerm\n:   What it means\n\nSee [[B|the other]] and ![[c.png]].\n")
	for name, text := range map[string]string{"HTML": html(t, d, render.BriefingOptions{}), "Markdown": markdown(t, d, render.BriefingOptions{})} {
		plain := strings.NewReplacer("<em>", "*", "</em>", "*", `\[`, "[", `\]`, "]", "<strong>", "**", "</strong>", "**").Replace(text)
		for _, want := range []string{"Text[1]", "[1] A *note*.", "**Term**", "What it means", "See the other and [picture: c.png]."} {
			if !strings.Contains(plain, want) {
				t.Errorf("the %s lacks %q:\n%s", name, want, plain)
			}
		}
		if plain = script.ReplaceAllString(plain, ""); strings.Contains(plain, "^[") || strings.Contains(plain, "[[") {
			t.Errorf("the %s has marks of another tool:\n%s", name, plain)
		}
	}
}
