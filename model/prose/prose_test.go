package prose_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"comity/model/prose"
)

func TestBlocks(t *testing.T) {
	const page = "## What it asks\n\nText.\n- one\n  - two\n\n12. three\n| a | b |\n| --- | :-: |\n> words\n### Part\n<!-- counts -->\n" +
		"# One\n#### Four\n<b>x</b>\n![x](y)\n===\n---\n2 < 3, a <- b.\n<!-- a --> b <!-- c -->\n\n````sh\n## Two\n\n  ```\n````\nText.\n"
	want := []prose.Block{
		{prose.Section, "What it asks", 1, false},
		{prose.Paragraph, "Text.", 3, false},
		{prose.Item, "one", 4, true},
		{prose.Item, "two", 5, true},
		{prose.Item, "three", 7, false},
		{prose.Row, "| a | b |", 8, true},
		{prose.Rule, "| --- | :-: |", 9, true},
		{prose.Quote, "words", 10, true},
		{prose.Part, "Part", 11, true},
		{prose.Directive, "counts", 12, true},
		{prose.Foreign, "a heading of the first level", 13, true},
		{prose.Foreign, "a heading of another level, or none", 14, true},
		{prose.Foreign, "raw HTML", 15, true},
		{prose.Foreign, "an image", 16, true},
		{prose.Foreign, "an underlined heading or a rule", 17, true},
		{prose.Foreign, "an underlined heading or a rule", 18, true},
		{prose.Paragraph, "2 < 3, a <- b.", 19, true},
		{prose.Foreign, "raw HTML", 20, true},
		{prose.Code, "## Two", 23, true},
		{prose.Code, "", 24, true},
		{prose.Code, "  ```", 25, true},
		{prose.Paragraph, "Text.", 27, true},
	}
	got := prose.Blocks(page)
	if len(got) != len(want) {
		t.Errorf("%d blocks, want %d", len(got), len(want))
	}
	for i := range min(len(got), len(want)) {
		if got[i] != want[i] {
			t.Errorf("block %d is %+v, want %+v", i, got[i], want[i])
		}
	}
}

func TestLinksAndPlain(t *testing.T) {
	for text, want := range map[string]struct {
		targets []string
		plain   string
	}{
		"See [norm f](norm/f), and [*it* (1)](https://x.org/a_(b)). [@a-70-174, para 13(f); unverified]": {
			[]string{"norm/f", "https://x.org/a_(b)"}, "See norm f, and it (1)."},
		"**Bold** and [@a][@b, para 2] more":          {nil, "Bold and more"},
		"[a [b] c](term/x) and [broken](no":           {[]string{"term/x"}, "a [b] c and [broken](no"},
		"no words](norm/a) [@open":                    {nil, "no words](norm/a) [@open"},
		`a \[1\] b \* c`:                              {nil, "a [1] b * c"},
		"text [@x, para 1; unverified][one](norm/a).": {[]string{"norm/a"}, "textone."},
	} {
		var targets []string
		for _, l := range prose.Links(text) {
			targets = append(targets, l.Target)
		}
		if !slices.Equal(targets, want.targets) {
			t.Errorf("links of %q are %q, want %q", text, targets, want.targets)
		}
		if got := prose.Plain(text); got != want.plain {
			t.Errorf("plain %q is %q, want %q", text, got, want.plain)
		}
	}
}

func TestSentences(t *testing.T) {
	for text, want := range map[string][]string{
		"One. Two! Three? Four…":                     {"One.", "Two!", "Three?", "Four…"},
		"See para. 13 of it. The U.S. view differs.": {"See para. 13 of it.", "The U.S. view differs."},
		"It fell by 3.5 per cent, e.g. In time.":     {"It fell by 3.5 per cent, e.g. In time."},
		"A. Levite wrote it. So it is.":              {"A. Levite wrote it.", "So it is."},
		"He said “go.” Then he went (home.) Fine":    {"He said “go.”", "Then he went (home.)", "Fine"},
		"It met on 7 July 2021. 27 States came.":     {"It met on 7 July 2021.", "27 States came."},
		"What? no answer. and on":                    {"What? no answer. and on"},
		"Part of the UN. The rest is not.":           {"Part of the UN.", "The rest is not."},
		"":                                           nil,
	} {
		if got := prose.Sentences(text); !slices.Equal(got, want) {
			t.Errorf("sentences of %q are\n%q, want\n%q", text, got, want)
		}
	}
	if got := prose.Words("One - two, 3 … (four)"); len(got) != 4 {
		t.Errorf("words are %q", got)
	}
}

func TestQuotations(t *testing.T) {
	const text = `He wrote “one two” and "three" and “four`
	got := prose.Quotations(text)
	if len(got) != 2 || got[0].Text != "one two" || got[1].Text != "three" || text[got[1].Start:got[1].End] != `"three"` {
		t.Errorf("quotations are %+v", got)
	}
	if plain := prose.Unquoted(text); plain != "He wrote … and … and “four" {
		t.Errorf("unquoted is %q", plain)
	}
}

func TestCells(t *testing.T) {
	rows := prose.Blocks(`| a | b \| c | |`)
	if got := rows[0].Cells(); !reflect.DeepEqual(got, []string{"a", "b | c", ""}) {
		t.Errorf("cells are %q", got)
	}
}

// FuzzProse: whatever a page holds, it comes apart, and every part lies in it.
func FuzzProse(f *testing.F) {
	f.Add("## A\n\n[x](norm/a) “quoted” [@a, b; unverified]. U.S. [[a](b)](c)\n| a | b |\n")
	f.Add("[](](()\\[\\](“\"”\n<!---->\n")
	f.Fuzz(func(t *testing.T, text string) {
		for _, b := range prose.Blocks(text) {
			if b.Line < 1 || b.Line > strings.Count(text, "\n")+1 {
				t.Fatalf("line %d of %q", b.Line, text)
			}
			for _, cell := range b.Cells() {
				prose.Sentences(prose.Plain(cell))
			}
		}
		end := 0
		for _, l := range prose.Links(text) {
			if l.Start < end || !strings.HasPrefix(text[l.Start:l.End], "["+l.Words+"](") || !strings.Contains(text[l.Start:l.End], l.Target) {
				t.Fatalf("link %+v of %q", l, text)
			}
			end = l.End
		}
		end = 0
		for _, q := range prose.Quotations(text) {
			if q.Start < end || !strings.Contains(text[q.Start:q.End], q.Text) {
				t.Fatalf("quotation %+v of %q", q, text)
			}
			end = q.End
		}
		prose.Unquoted(text)
		prose.WithoutCitations(text)
		for line := range strings.SplitSeq(text, "\n") {
			prose.Irregular(line)
		}
	})
}
