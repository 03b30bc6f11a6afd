package brief_test

import (
	"strings"
	"testing"

	"comity/model/brief"
)

// Nothing of a deck that was written for another tool is lost, or shown where it
// is a note.
func TestDecksOfOtherTools(t *testing.T) {
	for _, tc := range []struct{ name, text, slides, notes, remarks string }{
		{"a first slide behind ---", "---\n# First\n\n---\n\n# Second\n", `2.0 large "# First" | 6.0 large "# Second"`, "", ""},
		{"its text", "---\n# First\n\nNote: text\n\n---\nb\n", `2.0 large "# First"; 4.0 "Note: text" | 7.0 "b"`, "", "line 4"},
		{"no line --- follows", "---\n# First\n", `2.0 large "# First"`, "", ""},
		{"a comment in front matter", "---\n# a comment\ntitle: A\n---\nb\n", `5.0 "b"`, "", ""},
		{"notes of pandoc", "a\n\n::: notes\nsecret\n\n- two\n:::\n\nb\n", `1.0 "a\n\nb"`, "secret\n\n- two", ""},
		{"with attributes", "a\n::: {.notes}\nsecret\n::::: x\ny\n:::::\n---\n:::\nb\n", `1.0 "a\n\nb"`, "secret\n::::: x\ny\n:::::\n---", ""},
		{"a pause of pandoc", "a\n\n. . .\n\nb\n", `1.0 "a"; 5.1 "b"`, "", ""},
		{"notes of presenterm", "a\n<!-- speaker_note: hello -->\n", `1.0 "a"`, "hello", ""},
		{"notes of several lines", "a\n\n<!--\nspeaker_note: hello\nyou\n-->\n", `1.0 "a"`, "hello\nyou", ""},
		{"notes of marp and slidev", "a\n\n<!--\nhello\n-->\n", `1.0 "a"`, "hello", ""},
		{"ends of slides of presenterm", "a\n\n<!-- end_slide -->\n\nb\n<!-- end_slide -->\n", `1.0 "a" | 5.0 "b"`, "", ""},
		{"a comment in code", "a `<!-- pause -->` b\n", "1.0 \"a `<!-- pause -->` b\"", "", ""},
		{"a comment behind code", "a `<!--` b <!-- n --> `c`\n", "1.0 \"a `<!--` b `c`\"", "n", ""},
		{"an escaped backtick", "a \\`<!-- n -->\\` b\n", "1.0 \"a \\\\` \\\\` b\"", "n", ""},
		{"settings of other tools", "---\nmarp: true\ntheme: [a]\noptions:\n  x: 1\nlayout: cover\n---\na\n", `8.0 "a"`, "", "line 2"},
		{"settings of a slide of slidev", "a\n\n---\nlayout: center\n---\n\nb\n", `1.0 "a" | 7.0 "b"`, "", "line 4"},
		{"no heading, but settings", "---\ntheme: x\n...\n# A\n", `4.0 large "# A"`, "", "line 2"},
		{"columns of presenterm", "<!-- column_layout: [2, 1] -->\n<!-- column: 0 -->\na\n<!-- column: 1 -->\nb\n<!-- reset_layout -->\nc\n", `1.0 columns 2[3.0 "a"] 1[5.0 "b"]; 7.0 "c"`, "", ""},
		{"columns of pandoc", ":::: {.columns}\n::: {.column width=40%}\na\n:::\n::: column\nb\n:::\n::::\nc\n", `2.0 columns 1[3.0 "a"] 1[6.0 "b"]; 9.0 "c"`, "", ""},
		{"a division of pandoc", "::: incremental\n- a\n:::\nb\n", `2.0 "- a\n\nb"`, "", "line 1"},
		{"a slot of slidev", "a\n\n::right::\n\nb\n", `1.0 "a\n\nb"`, "", "line 3"},
		{"titles of presenterm", "First\n===\n\n<!-- end_slide -->\n\nSecond\n---\n\na\n", `1.0 large "# First" | 6.0 "## Second\n\na"`, "", ""},
		{"notes in YAML", "a\n<!--\nspeaker_note: |\n  one\n  two\n-->\n", `1.0 "a"`, "one\ntwo", ""},
		{"commands of presenterm", "a\n<!-- jump_to_middle -->\n<!-- font_size: 2 -->\n<!-- // mine -->\n<!-- include: b.md -->\n", `1.0 "a"`, "", "line 2 line 3 line 5"},
		{"commands with a prefix", "---\noptions:\n  command_prefix: \"do:\"\n---\na\n<!-- do:pause -->\nb\n", `5.0 "a"; 7.1 "b"`, "", "line 2"},
		{"slides by titles", "---\noptions:\n  implicit_slide_ends: true\n---\n# A\n\na\n\nB\n===\n\nb\n", `5.0 large "# A"; 7.0 "a" | 9.0 large "# B"; 12.0 "b"`, "", "line 2"},
		{"rules of marp", "---\nmarp: true\n---\na\n\n***\n\nb\n\n- - -\n\nc\n", `4.0 "a" | 8.0 "b" | 12.0 "c"`, "", "line 2"},
		{"settings of marp", "---\nmarp: true\n---\na\n<!-- class: lead -->\n<!-- _color: red -->\n", `4.0 "a"`, "", "line 2 line 5 line 6"},
		{"a word of ours", "a\n<!-- class: say who is here -->\n", `1.0 "a"`, "class: say who is here", ""},
		{"headings that divide", "---\nheadingDivider: 2\n---\n# A\n\n## B\n\nb\n\n### C\n", `4.0 large "# A" | 6.0 "## B\n\nb\n\n### C"`, "", "line 2"},
		{"a title of pandoc", "% T\n% A; B\n% 2019\n\n# A\n\n## B\n\nb\n\n## C\n\nc\n", `5.0 large "# A" | 7.0 "## B\n\nb" | 11.0 "## C\n\nc"`, "", ""},
		{"notes of reveal", "a\n\nNote:\nsecret\n\n- two\n\n---\n\nb\n\nnote: mine\n", `1.0 "a" | 10.0 "b"`, "secret\n\n- two|mine", "line 3 line 12"},
		{"attributes of reveal", "<!-- .slide: data-x=\"1\" -->\n- a <!-- .element: class=\"fragment\" -->\n", `2.0 "- a"`, "", "line 1 line 2"},
		{"slides below each other", "a\n\n----\n\nb\n\n--\n\nc\n", `1.0 "a" | 5.0 "b" | 9.0 "c"`, "", "line 3 line 7"},
		{"a heading by dashes", "a\n----\n\nb\n", `1.0 "## a\n\nb"`, "", ""},
		{"notes in HTML", "a\n\n<aside class=\"notes\">\nsecret\n</aside>\n\n<div class=\"notes\">two</div>\n\nb\n", `1.0 "a\n\nb"`, "secret|two", ""},
		{"remarks of Obsidian", "a\n\n%% secret %%\n", `1.0 "a"`, "secret", ""},
		{"a file of slides", "a\n\n---\nsrc: b.md\n---\n\n---\n\nc\n", `1.0 "a" | 9.0 "c"`, "", "line 4"},
		{"marks of direction", "a\u200f b\u200bc\u00add &shy;e\n", `1.0 "a bcd e"`, "", "line 1 line 1"},
		{"a file that is not divided", "# A\n\na\n\n# B\n\n## C\n", `1.0 "# A\n\na\n\n# B\n\n## C"`, "", "line 1"},
		{"a picture", "a ![b](c.png) d\n\n`![b](c)` ![d] e\n", "1.0 \"a ![b](c.png) d\\n\\n`![b](c)` ![d] e\"", "", "line 1"},
		{"notes of Obsidian", "a\n\n[[B]] ![x](y.png)\n\n[[C|d]]\n![[e.png]]\n![[F]]\n\n```\n[[g]]\n```\n", "1.0 \"a\\n\\nB ![x](y.png)\\n\\nd\\n\\\\[picture: e.png\\\\]\\n\\\\[embedded: F\\\\]\\n\\n```\\n[[g]]\\n```\"", "", "line 3 line 3 line 6 line 7"},
		{"comments that divide", "---\nseparator: <!--s-->\nverticalSeparator: \"<!-- v -->\"\n---\na\n\nNote: mine\n\n<!-- s -->\n\nb\n\n<!--v-->\n\nc <!-- s -->\n", `5.0 "a" | 11.0 "b" | 15.0 "c"`, "mine", "line 2 line 7"},
		{"notes before the end of a slide", "a\n\nNote:\nmine\n<!-- end_slide -->\nb\n", `1.0 "a" | 6.0 "b"`, "mine", "line 3"},
		{"a title of several lines", "% T\n  U\n% A;\n B\n\na\n", `6.0 "a"`, "", ""},
		{"words in settings", "---\nmarp: true\nheader: Ministry\nfooter: \"\"\n---\na\n", `6.0 "a"`, "", "line 2 line 3"},
		{"keys", "<kbd>a</kbd> <mark>b</mark>\n", `1.0 "a b"`, "", "line 1"},
		{"a rule", "a\n\n* * *\n\nb\n", `1.0 "a\n\n* * *\n\nb"`, "", ""},
		{"Persian, Hindi, a family", "می\u200cخواهم क्\u200dष 👨\u200d👩\u200d👧 &zwnj;\n", "1.0 \"می\\u200cخواهم क्\\u200dष 👨\\u200d👩\\u200d👧 &zwnj;\"", "", ""},
	} {
		d := parse(t, tc.text)
		var slides, notes, remarks []string
		for _, s := range d.Slides {
			slides, notes = append(slides, outline(s.Parts)), append(notes, s.Notes...)
		}
		for _, r := range d.Remarks {
			line, _, _ := strings.Cut(r.String(), ":")
			remarks = append(remarks, line)
		}
		if got := strings.Join(slides, " | "); got != tc.slides {
			t.Errorf("%s: the slides are\n  %s\nexpected\n  %s", tc.name, got, tc.slides)
		}
		if got := strings.Join(notes, "|"); got != tc.notes {
			t.Errorf("%s: the notes are %q, expected %q", tc.name, got, tc.notes)
		}
		if got := strings.Join(remarks, " "); got != tc.remarks {
			t.Errorf("%s: the remarks are on %q, expected %q", tc.name, got, tc.remarks)
		}
	}
}

// Footnotes keep all that is below them, on every slide, and nothing else; what a term
// means keeps its paragraphs apart.
func TestFootnotesAreWhole(t *testing.T) {
	const text = "a[^1] [b][2]\n\n[^1]: One\n    two <!-- secret -->\n\n    three\n\n    - four\n    - five\n\n[2]: https://example.org\n\n    code\n\n---\n\nc[^1]\n"
	d := parse(t, text)
	const note = `\[1\] One two three - four - five`
	for i, want := range []string{"a\\[1\\] [b](https://example.org)\n\n```\ncode\n```\n" + note, "c\\[1\\]\n" + note} {
		var got []string
		for _, part := range d.Slides[i].Parts {
			got = append(got, part.Normal)
		}
		if strings.Join(got, "\n") != want {
			t.Errorf("slide %d is %q, expected %q", i+1, strings.Join(got, "\n"), want)
		}
	}
	if got := parse(t, "a\n\n:   b\n\n    c\n").Slides[0].Parts[0].Normal; got != "**a**\n\n- b  \n  c" {
		t.Errorf("a term is %q", got)
	}
}

// What can deceive is refused still, and notes that are not closed stay notes.
func TestDecksOfOtherToolsWithFaults(t *testing.T) {
	for _, text := range []string{"a\u202eb", "a\U000e0041b", "a\u2066b", "a\n::: notes\nsecret\n---\nb\n"} {
		d, faults := brief.Parse("deck", []byte(text))
		if d == nil || len(faults) != 1 || strings.ContainsAny(string(d.Source()), "\u202e\U000e0041\u2066") || strings.Contains(string(d.Source()), "secret") {
			t.Errorf("%q is %+v with %v", text, d, faults)
		}
	}
}
