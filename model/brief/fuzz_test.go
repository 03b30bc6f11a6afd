package brief_test

import (
	"bytes"
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"comity/model/brief"
)

// sample has a bit of everything.
const sample = `---
title: "A: title"
author: Someone
date: 2026-10-05
classification: UNCLASSIFIED
language: et
length: 10m
---
# Opening

A line below

<!-- Say welcome.
Then wait. -->
---
## Two things

- one <!-- pause -->
- two <b>bold</b> and ` + "`<i>`" + `

<!-- columns 2 1 -->
left <!-- a word aside --> side
<!-- column -->
` + "```comity height=12\nnorm/f\nWhat norm f\nasks\n```" + `
<!-- end -->
---
` + "~~~text\n---\n<!-- code -->\n~~~\n\n```comity\ndiff un/k g7/11\n```\n"

// seeds are files that are hard to read.
func seeds() []string {
	return []string{
		sample, "~~~~~~~~~~~~~", "# A", "---\n---\n# A\n---\n", "---\ntitle: [\n---\nx", "---\ntitle", "<!-- n", "a <!-<!-- n -->- b -->", "<!-- n -->---\nx", "<!--\nn\n-->```comity\nx\n```",
		"```comity\n---\n```\n", "~~~comity\n```\n````\n~~~", "``` a\n---\n~~~\n---\n```", "<!-- columns 1 1 -->\na\n<!-- columns 1 2 -->\n<!-- column -->\n<!-- end -->\n<!-- end -->",
		"<!-- columns -->\na\n<!-- column -->\nb\n<!-- column -->", "<!-- columns 3 1 -->\n<!-- column -->\n<!-- column -->\nx\n---\n<!-- column --> a <!-- end -->",
		"x\n<!-- pause -->\n<!-- pause -->\n---\n\n---", "- ```comity\n  norm/f\n  ```\n", "\ufeff# A\r\n---\rb", "# A\nb\n\n    <c>\n\n\\<d> <!-- e --><f>", "<!-->a<!--->b", "# <x> `y` #\n\n1\n\n2",
		"---\nlength: 10\nlanguage: 7\nx: y\ntitle: a\ntitle: b\n---\nz", "---\ntitle: \"a\\u001b\\u0085b\"\ndate:\nauthor: |\n  a\n  b\n---\nz", "a\u200bb\u2028c", "a\x07", "a\xff", "a\x00",
		"<!--end_slide", "0\n=<div>", "0\n[0]:0\n-", "[0]: 0\n==\n[0]", "<!-- n -->\n<!-- end_slide -->", "a[^x]\n===\n\n[^x]: b\n    c\n\n> [!d] e\n> f<br>g <https://h.i> <div>\n\n| j \\| k |\n|---|\n- [x] l\n    m\n--", "```comity heigth=2 height=0\nmap?who=signed(\"x\")\n```", "```comity\n\n```", "---\n# A\n---\nlayout: b\n---\n. . .\n::: notes\nc\n:::\n<!-- end_slide -->", "`<!-- pause -->` <!-- n --> ` <!-- a ` -->", "  ---\n***\nx", "\\\n`` ` ``<p>", "<!-- puase -->\n<!-- Pause -->\n<!-- column 2 -->\nx",
	}
}

// bare is what slides show: where they stand in the file and their notes left
// out.
func bare(slides []brief.Slide) []brief.Slide {
	var parts func([]brief.Part) []brief.Part
	parts = func(in []brief.Part) []brief.Part {
		out := slices.Clone(in)
		for i := range out {
			out[i].Line = 0
			out[i].Columns = slices.Clone(out[i].Columns)
			for j, c := range out[i].Columns {
				out[i].Columns[j].Parts = parts(c.Parts)
			}
		}
		return out
	}
	out := slices.Clone(slides)
	for i := range out {
		out[i].Line, out[i].Notes, out[i].Parts = 0, nil, parts(out[i].Parts)
	}
	return out
}

// FuzzParse: whatever a file holds, it is a deck or has faults; its lines are
// those of the file, and followers are given the same slides without the notes.
func FuzzParse(f *testing.F) {
	for _, text := range seeds() {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		d, faults := brief.Parse("deck", text)
		last := bytes.Count(text, []byte("\n")) + bytes.Count(text, []byte("\r")) + 1
		for _, fault := range faults {
			if fault.Line < 0 || fault.Line > last || fault.Text == "" || strings.ContainsFunc(fault.String(), unicode.IsControl) || !utf8.ValidString(fault.Text) {
				t.Fatalf("the fault is %q", fault)
			}
		}
		if d == nil {
			if len(faults) == 0 {
				t.Fatal("neither a deck nor a fault")
			}
			return
		}
		if len(d.Slides) == 0 || len(d.Slides) > brief.MaxSlides || d.Title == "" || d.Hash == "" {
			t.Fatalf("the deck %q has %d slides", d.Title, len(d.Slides))
		}
		for _, s := range d.Slides {
			checkSlide(t, s, last)
		}
		source := d.Source()
		again, _ := brief.Parse("deck", source)
		if again == nil {
			t.Fatalf("the source is no deck:\n%s", source)
		}
		if got, want := bare(again.Slides), bare(d.Slides); !reflect.DeepEqual(got, want) {
			t.Fatalf("the source is\n%s\nits slides are\n%+v\nexpected\n%+v", source, got, want)
		}
		if again.Hash != d.Hash || again.Title != d.Title || again.Length != d.Length || again.Language != d.Language || again.Author != d.Author {
			t.Fatalf("the deck is %+v, its source %+v", d, again)
		}
		for _, s := range again.Slides {
			if len(s.Notes) > 0 {
				t.Fatalf("the source has the notes %q:\n%s", s.Notes, source)
			}
		}
		words := directive.ReplaceAllString(string(source), "")
		const telling = 12 // bytes that are not there by chance
		shown := fmt.Sprintf("%s %+v %s", head, bare(d.Slides), d.Title+d.Author+d.Date+d.Classification)
		for _, s := range d.Slides {
			for _, note := range s.Notes {
				for line := range strings.SplitSeq(note, "\n") {
					if line = strings.TrimSpace(line); len(line) >= telling && !strings.Contains(shown, line) && strings.Contains(words, line) {
						t.Fatalf("the source has %q of a note:\n%s", line, source)
					}
				}
			}
		}
	})
}

func checkSlide(t *testing.T, s brief.Slide, last int) {
	t.Helper()
	if s.Line < 1 || s.Line > last || s.Title == "" || s.Steps < 0 {
		t.Fatalf("the slide is %+v", s)
	}
	var check func(parts []brief.Part, within bool)
	check = func(parts []brief.Part, within bool) {
		for _, part := range parts {
			if part.Line < 1 || part.Line > last || part.Step > s.Steps {
				t.Fatalf("the part is %+v", part)
			}
			switch {
			case part.Kind == brief.Text && strings.TrimSpace(part.Markdown+part.Normal) == "", // footnotes have a normal form alone
				part.Kind == brief.Live && part.Place == "",
				part.Kind == brief.Columns && (within || len(part.Columns) == 0):
				t.Fatalf("the part is %+v", part)
			}
			if strings.ContainsFunc(part.Place+part.Caption, func(r rune) bool { return unicode.IsControl(r) && r != '\t' }) {
				t.Fatalf("the block is %+v", part)
			}
			for _, c := range part.Columns {
				if c.Share < 1 {
					t.Fatalf("the column is %+v", c)
				}
				check(c.Parts, true)
			}
		}
	}
	check(s.Parts, false)
}

// head is what every source has besides its slides.
const head = "---\ntitle: \"\"\nauthor: date: classification: language: \"en\"\nlength: \n```comity height="

// directive is a line of a source that no note makes.
var directive = regexp.MustCompile(`(?m)^<!-- (?:pause|columns[ 0-9]*|column|end) -->$`)
