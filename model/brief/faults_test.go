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
		empty     = "the slide is empty, expected text or a live block; a line --- stands between slides only"
		idle      = "nothing follows the pause, expected text, a live block, or no pause"
		shares    = ", expected 2 to 6 numbers from 1 to 100, such as <!-- columns 2 1 -->"
		unknown   = ", expected one of title, author, date, classification, language, length; nearest: "
		noLength  = ", expected a time such as 10m or 1h30m, of a day at most"
		noHeight  = ", expected a number of rows from 1 to 200"
		invisible = "line 1: title holds a control or invisible character, expected plain text"
	)
	for _, tc := range []struct {
		text  string
		shown bool
		want  []string
	}{
		{"", false, []string{"is empty, expected slides with lines --- between them"}},
		{"\ufeff \r\n\t\n", false, []string{"is empty, expected slides with lines --- between them"}},
		{"---\ntitle: A\n---\n\n", false, []string{"has no slides, expected text or live blocks, with lines --- between slides"}},
		{"<!-- n -->", false, []string{"has no slides, expected text or live blocks, with lines --- between slides"}},
		{strings.Repeat("a", brief.MaxBytes+1), false, []string{"is larger than 1 MiB, expected at most that"}},
		{"\x7fELF\x00", false, []string{"is binary, expected Markdown"}},
		{"# A\r\nb\rc \x07 d\x1b", false, []string{"line 3: holds the control byte 0x07, expected plain text in UTF-8"}},
		{"# A\nb\x7f", false, []string{"line 2: holds the control byte 0x7F, expected plain text in UTF-8"}},
		{"# A\n\u009b1m", false, []string{"line 2: holds the control character U+009B, expected plain text in UTF-8"}},
		{"# A\n\xe9t\xe9", false, []string{"line 2: holds the byte 0xE9, which is not UTF-8, expected plain text in UTF-8"}},
		{"# A\na\u202eb\u200b\n", true, []string{"line 2: holds the invisible character U+202E, expected plain text"}},

		{"---\ntitle: A\n# B", true, []string{"line 1: the front matter is not closed, expected --- on a line of its own"}},
		{"---\ntitle: A\nauthor: B: C\ndate: D\n---\nx", true, []string{"line 3: the front matter is not YAML: mapping values are not allowed in this context"}},
		{"---\ntitle: \"A\nauthor: B\n---\nx", true, []string{"line 2: the front matter is not YAML: found unexpected end of stream"}},
		{"---\ntitle: A\n\tauthor: B\n---\nx", true, []string{"line 3: the front matter is not YAML: found a tab character that violates indentation"}},
		{"---\n- title\n---\nx", true, []string{"line 2: the front matter is no list of keys and values, expected title: and the like"}},
		{"---\n\ntitel: A\nAuthor: B\n[a]: b\n---\nx", true, []string{
			`line 3: unknown key "titel"` + unknown + "title", `line 4: unknown key "Author"` + unknown + "author", "line 5: a key is a list, a mapping or an alias, expected a word such as title"}},
		{"---\ntitle: A\ntitle: B\nauthor: [a]\ndate: |\n  a\n  b\n---\nx", true, []string{
			`line 3: the key "title" is there twice, expected once`, "line 4: author is a list, a mapping or an alias, expected some text", "line 5: date has several lines, expected one"}},
		{"---\nlength: 10\nlanguage: English\n---\nx", true, []string{
			`line 2: the length is "10"` + noLength, `line 3: the language is "English", expected a tag such as en or pt-BR`}},
		{"---\nlength: -1m\n---\nx", true, []string{`line 2: the length is "-1m"` + noLength}},
		{"---\ntitle: A\n...\nb: c\n---\nx", true, []string{`line 3: the front matter holds "...", expected keys and values`}},
		{"---\ntitle: \"\\e[1m\"\n---\nx", true, []string{strings.Replace(invisible, "1", "2", 1)}},
		{"---\ntitle: " + strings.Repeat("a", 16<<10) + "\n---\nx", true, []string{"line 1: the front matter has 16392 bytes, expected at most 16384"}},

		{"a ![b](c.png) d\n\n`![b](c)` ![d] e\n", true, []string{"line 1: holds a picture, which no terminal shows, expected text or a live block"}},
		{"a\n---\n\n---\nb\n---\n", true, []string{"line 3: " + empty, "line 7: " + empty}},
		{"a\n---\n<!-- n -->\n", true, []string{"line 3: " + empty}},
		{strings.Repeat("a\n---\n", brief.MaxSlides-1) + "a", true, nil},
		{strings.Repeat("a\n---\n", brief.MaxSlides) + "a", false, []string{"line 1000: the slide is one too many, expected at most 500 of them"}},
		{strings.Repeat("---\n", brief.MaxBytes/4), false, []string{"line 502: the slide is one too many, expected at most 500 of them"}},

		{"a\n<!-- n\n---\nb", true, []string{"line 2: the comment is not closed, expected -->"}},
		{"a\n<!-- n\n<!-- pause -->\nb", true, []string{"line 2: the comment is not closed before another begins, expected -->"}},
		{"a\n<!-- Pause -->\nb\n<!-- colums -->\n<!-- column 2 -->\n<!-- end -->\n<!-- Pause here. -->\n<!-- columns of text -->", true, []string{
			`line 2: the comment "Pause" is read as a note, expected <!-- pause --> or more words`,
			`line 4: the comment "colums" is read as a note, expected <!-- columns 2 1 --> or more words`,
			`line 5: the comment "column 2" is read as a note, expected <!-- column --> or more words`,
			"line 6: <!-- end --> stands outside columns, expected <!-- columns 2 1 --> before"}},
		{"a\n<!-- pause -->\n<!-- pause -->\nb\n<!-- pause -->", true, []string{"line 2: " + idle, "line 5: " + idle}},

		{"a\n" + strings.Repeat("`", 3000) + "\nb", true, []string{"line 2: the fence is not closed, expected 3000 times ` on a line of its own"}},
		{"a\n```\nb\n---\nc", true, []string{"line 2: the fence is not closed, expected ``` on a line of its own"}},
		{"a\n~~~~ b\n~~~\n---\nc\n```comity\nnorm/f\n---\nd", true, []string{
			"line 2: the fence is not closed, expected ~~~~ on a line of its own", "line 6: the fence is not closed, expected ``` on a line of its own"}},
		{"a\n```comity\n\n```\nb", true, []string{"line 2: the live block is empty, expected a place such as norm/f"}},
		{"```comity\n```\n", false, []string{"line 1: the live block is empty, expected a place such as norm/f"}},
		{"```comity height=0 wide height=x\nnorm/f\n```\n", true, []string{
			`line 1: the height is "0"` + noHeight, `line 1: the live block has the word "wide", expected height=12 or the like, or none`, `line 1: the height is "x"` + noHeight}},
		{"- a\n- ```comity\n  norm/f\n  ```\n", true, []string{"line 2: the live block stands in a list, expected it on lines of its own"}},
		{strings.Repeat("```comity\nnorm/f\n```\n", brief.MaxBlocks+1), true, []string{"line 37: the live block is one too many, expected at most 12 on a slide"}},

		{"<!-- column -->\na", true, []string{"line 1: <!-- column --> stands outside columns, expected <!-- columns 2 1 --> before"}},
		{"<!-- columns 2 1 -->\na\n<!-- column -->\nb", true, []string{"line 1: the columns are not ended, expected <!-- end --> before the slide ends"}},
		{"<!-- columns 2 1 -->\na\n<!-- end -->\nb", true, []string{"line 1: the columns are 1, expected 2 as their shares say"}},
		{"<!-- columns 2 1 -->\na\n<!-- column -->\nb\n<!-- column -->\nc\n<!-- end -->", true, []string{"line 5: the column is one too many, expected 2 as line 1 says"}},
		{"<!-- columns 2 1 -->\na\n<!-- columns 1 1 -->\n<!-- column -->\nb\n<!-- end -->\n<!-- column -->\nb\n<!-- end -->", true, []string{
			"line 3: columns begin within those of line 1, expected <!-- end --> before"}},
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
	if len(faults) != 101 || faults[100] != (brief.Fault{Text: "has 150 more faults"}) || faults[99].Line != 200 || d == nil {
		t.Errorf("the faults are %v", faults)
	}
	if got := fmt.Sprint(faults[0]); got != "line 2: <!-- end --> stands outside columns, expected <!-- columns 2 1 --> before" {
		t.Error(got)
	}
}
