package prose_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"comity/model/prose"
)

func TestLinks(t *testing.T) {
	for text, want := range map[string][]string{ // words and target of each link
		"See [norm f](norm/f) and [g](norm/g).":                                     {"norm f", "norm/f", "g", "norm/g"},
		`\[[2, para 21, reported](comity:source/2); [3](comity:source/3)\] goes on`: {"2, para 21, reported", "comity:source/2", "3", "comity:source/3"},
		`[a \[b\] \] c](comity:term/x)`:                                             {`a \[b\] \] c`, "comity:term/x"},
		`\[no](norm/f)`:                                                             nil,
		`[no\](norm/f)`:                                                             nil,
		"[T](<https://x.org/a_(b) c>) after":                                        {"T", "https://x.org/a_(b) c"},
		"[T](<https://x.org/)":                                                      nil,
		"[T](https://x.org/a_(b)?c[]=1)":                                            {"T", "https://x.org/a_(b)?c[]=1"},
		`[T](https://x.org/a\)b)`:                                                   {"T", `https://x.org/a\)b`},
		"[c [d](norm/f) e](norm/a)":                                                 {"d", "norm/f"},
		"[c [d](norm/f) [e](norm/b)](norm/a) [g](norm/g)":                           {"d", "norm/f", "e", "norm/b", "g", "norm/g"},
		"[a](norm/f b) [c](norm/f":                                                  nil,
		"[a](x[b](norm/b)":                                                          {"b", "norm/b"},
		"`[a](norm/f)` [b](norm/b) `c [d](norm/d)":                                  {"b", "norm/b", "d", "norm/d"},
		"[@a [b](norm/b) [c @d](norm/c)":                                            {"c @d", "norm/c"}, // the citation ends behind b
		"[a\nb](norm/f)":                                                            nil,
	} {
		var got []string
		for _, l := range prose.Links(text) {
			got = append(got, l.Words, l.Target)
			if !strings.HasPrefix(text[l.Start:l.End], "["+l.Words+"](") || text[l.End-1] != ')' {
				t.Errorf("%q stands at %q", l.Words, text[l.Start:l.End])
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("links of %q are %q, want %q", text, got, want)
		}
	}
}

func TestLinkFaults(t *testing.T) {
	const stray, inner, open, words, cites = "contains ]( that", "contains a link within", "contains a link that is not closed", "contains a link without words", "contains a citation within"
	for text, want := range map[string][]string{
		"[x](norm/f) [a [b] c](norm/g) [q…] [1](https://x.org/a_(b)). [@a, 2](": {stray},
		"[x](norm/f b.":                   {open},
		"[x](norm/f b)":                   {open},
		"[Norm g](norm/g: the same":       {open},
		"[x](norm/f":                      {open},
		"[c [d](norm/f) e](norm/a)":       {inner},
		"[c [d](norm/f) [e](norm/g) ](a)": {inner},
		"[](norm/f)":                      {words},
		"[ **…** ](norm/f)":               {words},
		"x](norm/f)":                      {stray},
		`\[x](norm/f)`:                    {stray},
		`\[x\](norm/f)`:                   nil,
		"[see [@a, 2]](norm/f)":           {cites},
		"[see] [@a, 2] [x](norm/f)":       nil,
		"`[x](norm/f b`":                  nil,
	} {
		got := prose.LinkFaults(text)
		ok := len(got) == len(want)
		for i := range min(len(got), len(want)) {
			ok = ok && strings.HasPrefix(got[i], want[i])
		}
		if !ok {
			t.Errorf("faults of %q are %q, want %q", text, got, want)
		}
	}
}

// TestReadingIsLinear: what would take minutes if every mark were looked for
// to the end of the text.
func TestReadingIsLinear(t *testing.T) {
	start := time.Now()
	for _, mark := range []string{"](", "[](", "[", "[x](", "[](<", "[@", "“", `"`, "`", "`[", "(", "[@a](", "[[x](y)", "“[@", `\[`, "&", "<"} {
		text := strings.Repeat(mark, 1<<20/len(mark))
		prose.Links(text)
		prose.LinkFaults(text)
		prose.Plain(text)
		prose.Unquoted(text)
		prose.Irregular(text)
		prose.Sentences(text)
		prose.Blocks("- " + text)
	}
	if took := time.Since(start); took > 30*time.Second {
		t.Errorf("it took %v", took)
	}
}

func TestIrregular(t *testing.T) {
	for line, want := range map[string]string{
		"": "", "  ": "", "Text.": "", "- one": "", "12. twelve": "", "## Section": "", "### Part": "", "> words": "", ">": "", "| a | b |": "",
		"| --- | :-: |": "", "<!-- counts -->": "", "**Bold** and *not*": "", "[x](norm/f): so": "", "- [x]: y (2)": "the definition of a link",
		"## Title ":         "blanks at the end of a line",
		"Text  ":            "blanks at the end of a line",
		" ## Title":         "an indented line",
		" > words":          "an indented line",
		"  - two":           "an indented line",
		"    code":          "an indented line",
		"\tcode":            "an indented line",
		"\u00a0«x":          "an indented line",
		"-     code":        "more than one blank after a mark",
		">  words":          "more than one blank after a mark",
		"##  Title":         "more than one blank after a mark",
		"## Title #":        "a heading that ends in #",
		"## <b>T</b>":       "raw HTML",
		"- <b>x</b>":        "raw HTML",
		"> ![x](y)":         "an image",
		"- - two":           "a block within a list or a quotation",
		"> - two":           "a block within a list or a quotation",
		"- > words":         "a block within a list or a quotation",
		"- # One":           "a heading of the first level",
		"- * one":           "a list of another kind, or an empty item",
		"* one":             "a list of another kind, or an empty item",
		"+ one":             "a list of another kind, or an empty item",
		"1) one":            "a list of another kind, or an empty item",
		"1.":                "a list of another kind, or an empty item",
		"* * *":             "a rule",
		"___":               "a rule",
		": one":             "a definition",
		"[ref]: url":        "the definition of a link",
		"[^1]: note":        "the definition of a link",
		"--- | ---":         "a table without its outer bars",
		"``x``":             "code between more than one backtick",
		"<!--counts-->":     "a comment, or a directive not written <!-- name -->",
		"<!--  counts -->":  "a comment, or a directive not written <!-- name -->",
		"<!-- counts --> x": "a comment, or a directive not written <!-- name -->",
	} {
		if got := prose.Irregular(line); got != want {
			t.Errorf("%q is %q, want %q", line, got, want)
		}
	}
}
