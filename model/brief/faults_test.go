package brief_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"comity/model/brief"
)

// TestFaults: what is wrong with a file, on which line, and whether there is
// something to show in spite of it.
func TestFaults(t *testing.T) {
	const (
		empty     = "the slide is empty, expected text or a live block; use a line --- only between slides"
		idle      = "nothing follows the pause, expected text, a live block, or no pause"
		shares    = ", expected 2 to 6 numbers from 1 to 100, such as <!-- columns 2 1 -->"
		unknown   = ", expected one of title, author, date, classification, language, length; nearest: "
		noLength  = ", expected a duration such as 10m or 1h30m, at most 24h"
		noHeight  = ", expected a number of rows from 1 to 200"
		invisible = "line 1: title contains a control or invisible character, expected plain text"
	)
	for _, tc := range []struct {
		text  string
		shown bool
		want  []string
	}{
		{"", false, []string{"the file is empty, expected slides separated by lines ---"}},
		{"\ufeff \r\n\t\n", false, []string{"the file is empty, expected slides separated by lines ---"}},
		{"---\ntitle: A\n---\n\n", false, []string{"the file has no slides, expected text or live blocks separated by lines ---"}},
		{"<!-- n -->", false, []string{"the file has no slides, expected text or live blocks separated by lines ---"}},
		{strings.Repeat("a", brief.MaxBytes+1), false, []string{"the file is too large; the limit is 1 MiB"}},
		{"\x7fELF\x00", false, []string{"the file is binary, expected Markdown"}},
		{"# A\r\nb\rc \x07 d\x1b", false, []string{"line 3: contains the control byte 0x07, expected plain text in UTF-8"}},
		{"# A\nb\x7f", false, []string{"line 2: contains the control byte 0x7F, expected plain text in UTF-8"}},
		{"# A\n\u009b1m", false, []string{"line 2: contains the control character U+009B, expected plain text in UTF-8"}},
		{"# A\n\xe9t\xe9", false, []string{"line 2: contains the byte 0xE9, which is not UTF-8, expected plain text in UTF-8"}},
		{"# A\na\u202eb\u200b\n", true, []string{"line 2: contains the invisible character U+202E, expected plain text"}},

		{"---\ntitle: A\n# B", true, []string{"line 1: the front matter is not closed, expected --- on a line of its own"}},
		{"---\ntitle: A\nauthor: B: C\ndate: D\n---\nx", true, []string{"line 3: the front matter is not YAML: mapping values are not allowed in this context"}},
		{"---\ntitle: \"A\nauthor: B\n---\nx", true, []string{"line 2: the front matter is not YAML: found unexpected end of stream"}},
		{"---\ntitle: A\n\tauthor: B\n---\nx", true, []string{"line 3: the front matter is not YAML: found a tab character that violates indentation"}},
		{"---\n- title\n---\nx", true, []string{"line 2: the front matter is not a list of keys and values such as title: NAME"}},
		{"---\n\ntitel: A\nAuthor: B\n[a]: b\n---\nx", true, []string{
			`line 3: unknown key "titel"` + unknown + "title", `line 4: unknown key "Author"` + unknown + "author", "line 5: a key is a list, a mapping or an alias, expected a word such as title"}},
		{"---\ntitle: A\ntitle: B\nauthor: {a: b}\ndate: |\n  a\n  b\n---\nx", true, []string{
			`line 3: the key "title" appears twice, expected once`, "line 4: author is a list, a mapping or an alias, expected some text", "line 5: date has several lines, expected one"}},
		{"---\nlength: 10\nlanguage: English\n---\nx", true, []string{
			`line 2: the length is "10"` + noLength, `line 3: the language is "English", expected a tag such as en or pt-BR`}},
		{"---\nlength: -1m\n---\nx", true, []string{`line 2: the length is "-1m"` + noLength}},
		{"---\ntitle: A\n--- b\nb: c\n---\nx", true, []string{`line 3: the front matter contains "--- b", expected keys and values`}},
		{"---\ntitle: \"\\e[1m\"\n---\nx", true, []string{strings.Replace(invisible, "1", "2", 1)}},
		{"---\ntitle: " + strings.Repeat("a", 16<<10) + "\n---\nx", true, []string{"line 1: the front matter is too long: 16392 bytes; the limit is 16384"}},

		{"a\n---\n\n---\nb\n---\n", true, []string{"line 3: " + empty, "line 7: " + empty}},
		{"a\n---\n<!-- n -->\n", true, []string{"line 3: " + empty}},
		{strings.Repeat("a\n---\n", brief.MaxSlides-1) + "a", true, nil},
		{strings.Repeat("a\n---\n", brief.MaxSlides) + "a", false, []string{"line 1000: too many slides; the limit is 500"}},
		{strings.Repeat("---\n", brief.MaxBytes/4), false, []string{"line 502: too many slides; the limit is 500"}},

		{"a\n<!-- n\n---\nb", true, []string{"line 2: the comment is not closed, expected -->"}},
		{"a\n<!-- n\n<!-- pause -->\nb", true, []string{"line 2: the comment is not closed before another begins, expected -->"}},
		{"a\n<!-- Pause -->\nb\n<!-- colums -->\n<!-- column 2 -->\n<!-- end -->\n<!-- Pause here. -->\n<!-- columns of text -->", true, []string{
			`line 2: the comment "Pause" counts as a speaker note; write <!-- pause --> for the directive, or more words`,
			`line 4: the comment "colums" counts as a speaker note; write <!-- columns 2 1 --> for the directive, or more words`,
			`line 5: the comment "column 2" counts as a speaker note; write <!-- column --> for the directive, or more words`,
			"line 6: <!-- end --> is outside columns, expected <!-- columns 2 1 --> first"}},
		{"a\n<!-- pause -->\n<!-- pause -->\nb\n<!-- pause -->", true, []string{"line 2: " + idle, "line 5: " + idle}},

		{"a\n" + strings.Repeat("`", 3000) + "\nb", true, []string{"line 2: the fence is not closed, expected 3000 times ` on a line of its own"}},
		{"a\n```\nb\n---\nc", true, []string{"line 2: the fence is not closed, expected ``` on a line of its own"}},
		{"a\n~~~~ b\n~~~\n---\nc\n```comity\nnorm/f\n---\nd", true, []string{
			"line 2: the fence is not closed, expected ~~~~ on a line of its own", "line 6: the fence is not closed, expected ``` on a line of its own"}},
		{"a\n```comity\n\n```\nb", true, []string{"line 2: the live block is empty, expected a place such as norm/f"}},
		{"```comity\n```\n", false, []string{"line 1: the live block is empty, expected a place such as norm/f"}},
		{"```comity height=0 wide height=x\nnorm/f\n```\n", true, []string{
			`line 1: the height is "0"` + noHeight, `line 1: the live block has the unknown option "wide", expected height=12 or nothing`, `line 1: the height is "x"` + noHeight}},
		{"- a\n- ```comity\n  norm/f\n  ```\n", true, []string{"line 2: the live block is inside a list, expected it on lines of its own"}},
		{strings.Repeat("```comity\nnorm/f\n```\n", brief.MaxBlocks+1), true, []string{"line 37: too many live blocks; the limit is 12 on a slide"}},

		{"<!-- column -->\na", true, []string{"line 1: <!-- column --> is outside columns, expected <!-- columns 2 1 --> first"}},
		{"<!-- columns 2 1 -->\na\n<!-- column -->\nb", true, []string{"line 1: the columns are not ended, expected <!-- end --> before the slide ends"}},
		{"<!-- columns 2 1 -->\na\n<!-- end -->\nb", true, []string{"line 1: found 1 of the 2 columns that the shares define"}},
		{"<!-- columns 2 1 -->\na\n<!-- column -->\nb\n<!-- column -->\nc\n<!-- end -->", true, []string{"line 5: too many columns; expected 2, as line 1 says"}},
		{"<!-- columns 2 1 -->\na\n<!-- columns 1 1 -->\n<!-- column -->\nb\n<!-- end -->\n<!-- column -->\nb\n<!-- end -->", true, []string{
			"line 3: columns begin inside those of line 1, expected <!-- end --> first"}},
		{"<!-- columns -->\na\n<!-- column -->\nb\n<!-- end -->", true, []string{`line 1: the shares of the columns are ""` + shares}},
		{"<!-- columns 1 0 -->\na\n<!-- column -->\nb\n<!-- end -->", true, []string{`line 1: the shares of the columns are "1 0"` + shares}},
		{"<!-- columns 2 -->\na\n<!-- end -->", true, []string{`line 1: the shares of the columns are "2"` + shares}},
	} {
		d, faults := brief.Parse("deck", []byte(tc.text))
		var got []string
		for _, f := range faults {
			got = append(got, f.String())
		}
		if !slices.Equal(got, tc.want) {
			t.Errorf("the faults of %.60q are\n  %s\nexpected\n  %s", tc.text, strings.Join(got, "\n  "), strings.Join(tc.want, "\n  "))
		}
		if (d != nil) != tc.shown {
			t.Errorf("%.60q: a deck is %v, expected %v", tc.text, d != nil, tc.shown)
		}
	}
}

// TestWhatIsShownInSpiteOfFaults: a fault costs no more than what it is about.
func TestWhatIsShownInSpiteOfFaults(t *testing.T) {
	for text, want := range map[string]string{
		"a\n```\nb\n---\nc":                       "1.0 \"a\\n```\\nb\\n```\"",
		"```comity\nnorm/f\n---\nc":               `2.0 live norm/f "" 0`,
		"a\n```comity\n```\nb":                    `1.0 "a\n\nb"`,
		"a\n<!-- n\n---\nsecret":                  `1.0 "a"`,
		"<!-- column -->\na\n<!-- end -->\nb":     `2.0 "a\n\nb"`,
		"<!-- columns 3 1 -->\na":                 `1.0 columns 3[2.0 "a"] 1[]`,
		"<!-- columns -->\na\n<!-- column -->\nb": `1.0 columns 1[2.0 "a"] 1[4.0 "b"]`,
		"---\ntitle: [\n---\na":                   `4.0 "a"`,
		"---\ntitle\n# A":                         `2.0 "title"; 3.0 large "# A"`,
		"<!-- columns 2 1 -->\na\n<!-- column -->\nb\n<!-- column -->\nc\n<!-- end -->": `1.0 columns 2[2.0 "a"] 1[4.0 "b\n\nc"]`,
	} {
		d, faults := brief.Parse("deck", []byte(text))
		if d == nil || len(faults) == 0 || outline(d.Slides[0].Parts) != want {
			t.Errorf("%q is %+v with %v, expected %s", text, d, faults, want)
		}
	}
	for _, text := range []string{"a\n```\nb\n---\nc", "a\n```comity\nnorm/f\n---\nc"} {
		if d, _ := brief.Parse("deck", []byte(text)); d == nil || len(d.Slides) != 2 || outline(d.Slides[1].Parts) != `5.0 "c"` {
			t.Errorf("%q is %+v", text, d)
		}
	}
	d, _ := brief.Parse("deck", []byte("---\nlength: soon\nauthor: B\n---\n"+strings.Repeat("```comity\nnorm/f\n```\n", brief.MaxBlocks+1)))
	if d.Author != "B" || d.Length != 0 || len(d.Slides[0].Parts) != brief.MaxBlocks {
		t.Errorf("the deck is %+v", d)
	}
}

// TestFaultsShowNoNote: where a fence is forgotten, a note is still none of the
// text.
func TestFaultsShowNoNote(t *testing.T) {
	for text, slides := range map[string]int{
		"a\n```\nb\n<!-- secret -->\n---\nc":                        2,
		"a\n```\nb\n\n<!-- n\nsecret\n-->\n---\nc\n~~~\nd\n~~~\n":   2,
		"a\n```\nb\n<!-- secret -->\n---\n```comity\nnorm/f\n```\n": 2,
		"```comity\nnorm/f\n<!-- n\nsecret -->\n```\n":              1,
		"```comity\nnorm/f\n<!-- secret -->\n---\nb":                2,
	} {
		d, faults := brief.Parse("deck", []byte(text))
		if d == nil || len(faults) == 0 || len(d.Slides) != slides || strings.Contains(string(d.Source()), "secret") {
			t.Errorf("%q is %+v with %v", text, d, faults)
		}
	}
	d, faults := brief.Parse("deck", []byte("```html\n<!-- a -->\n```\n\n```yaml\n---\na: b\n---\n```\n"))
	if len(faults) > 0 || len(d.Slides) != 1 || !strings.Contains(string(d.Source()), "<!-- a -->") {
		t.Errorf("text in fences is %+v with %v", d, faults)
	}
}

// TestManyFaults: who reads a list of faults reads its end.
func TestManyFaults(t *testing.T) {
	d, faults := brief.Parse("deck", []byte(strings.Repeat("a\n<!-- end -->\n", 250)))
	if len(faults) != 101 || faults[100] != (brief.Fault{Text: "150 more faults"}) || faults[99].Line != 200 || d == nil {
		t.Errorf("the faults are %v", faults)
	}
	if got := fmt.Sprint(faults[0]); got != "line 2: <!-- end --> is outside columns, expected <!-- columns 2 1 --> first" {
		t.Error(got)
	}
}
