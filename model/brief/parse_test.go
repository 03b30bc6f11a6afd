package brief_test

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"comity/model/brief"
)

// parse reads a file that has nothing wrong with it.
func parse(t *testing.T, text string) *brief.Deck {
	t.Helper()
	d, faults := brief.Parse("deck", []byte(text))
	if d == nil || len(faults) > 0 {
		t.Fatalf("faults of\n%s\nare %v", text, faults)
	}
	return d
}

// outline tells parts in a few words each.
func outline(parts []brief.Part) string {
	var out []string
	for _, p := range parts {
		at := fmt.Sprintf("%d.%d ", p.Line, p.Step)
		switch p.Kind {
		case brief.Text:
			if p.Large {
				at += "large "
			}
			out = append(out, fmt.Sprintf("%s%q", at, p.Markdown))
		case brief.Live:
			out = append(out, fmt.Sprintf("%slive %s %q %d", at, p.Place, p.Caption, p.Height))
		case brief.Columns:
			text := at + "columns"
			for _, c := range p.Columns {
				text += fmt.Sprintf(" %d[%s]", c.Share, outline(c.Parts))
			}
			out = append(out, text)
		}
	}
	return strings.Join(out, "; ")
}

func TestADeck(t *testing.T) {
	d := parse(t, sample)
	want := brief.Deck{ID: "deck", Hash: d.Hash, Title: "A: title", Author: "Someone", Date: "2026-10-05",
		Classification: "UNCLASSIFIED", Language: "et", Length: 10 * time.Minute, Slides: d.Slides}
	if !reflect.DeepEqual(*d, want) {
		t.Errorf("the deck is %+v", d)
	}
	var got []string
	for _, s := range d.Slides {
		got = append(got, fmt.Sprintf("%d %s, %d steps, notes %q: %s", s.Line, s.Title, s.Steps, s.Notes, outline(s.Parts)))
	}
	slides := []string{
		`9 Opening, 0 steps, notes ["Say welcome.\nThen wait."]: 9.0 large "# Opening"; 11.0 "A line below"`,
		`16 Two things, 1 steps, notes ["a word aside"]: 16.0 "## Two things\n\n- one"; 19.1 "- two \\<b>bold\\</b> and ` + "`<i>`" +
			`"; 21.1 columns 2[22.1 "left side"] 1[25.1 live norm/f "What norm f asks" 12]`,
		`31 Slide 3, 0 steps, notes []: 31.0 "~~~text\n---\n<!-- code -->\n~~~"; 37.0 live diff?of=un/k,g7/11 "" 0`,
	}
	if !slices.Equal(got, slides) {
		t.Errorf("the slides are\n%s\nexpected\n%s", strings.Join(got, "\n"), strings.Join(slides, "\n"))
	}
}

// TestParts: what a slide of some Markdown holds, where and from which step on.
func TestParts(t *testing.T) {
	for _, tc := range []struct{ text, want string }{
		{"a\n\n\n\nb", `1.0 "a\n\nb"`},
		{"    code\n", `1.0 "    code"`},
		{"a <!-- n --> b\n<!-- n\nn -->\nc", `1.0 "a b\n\nc"`},
		{"a <!-- n\n--> b <!-- --> c<!-- x -->d", `1.0 "a\n b c d"`},
		{"```\n\n\n<!-- n -->\n```", "1.0 \"```\\n\\n\\n<!-- n -->\\n```\""},
		{"1. ```\n   <!-- n -->\n   ```", "1.0 \"1. ```\\n   <!-- n -->\\n   ```\""},
		{"````\n```\n````", "1.0 \"````\\n```\\n````\""},
		{"``` `a` ```", "1.0 \"``` `a` ```\""},
		{"a <!-- pause --> b\n<!--\npause\n-->c", `1.0 "a"; 1.1 "b"; 4.2 "c"`},
		{"<!-- pause -->\na", `2.1 "a"`},
		{"<!-- columns 1 2 3 -->\na\n<!-- column -->\n<!-- pause -->\nb\n<!-- column -->\nc\n<!-- end -->\nd",
			`1.0 columns 1[2.0 "a"] 2[5.1 "b"] 3[7.1 "c"]; 9.1 "d"`},
		{"~~~comity\n\nmap?who=member(\"G7\") and true\n\n Its\n  members. \n~~~", `3.0 live map?who=member("G7") and true "Its members." 0`},
		{"``` Comity   height=3\nmatrix\n```\nafter", `2.0 live matrix "" 3; 4.0 "after"`},
		{"```comity-like\nnorm/f\n```", "1.0 \"```comity-like\\nnorm/f\\n```\""},
		{"```comity\ncompare EST, LVA ,FRA\n```", `2.0 live compare?of=EST,LVA,FRA "" 0`},
		{"```comity\ncompare R&D a%b\n```", `2.0 live compare?of=R%26D,a%25b "" 0`},
		{"```comity\ndiff?of=un/k,g7/11\n```", `2.0 live diff?of=un/k,g7/11 "" 0`},
		{"```comity\nask how did  Brazil vote on 73/27?\n```", `2.0 live ask?q=how+did++Brazil+vote+on+73%2F27%3F "" 0`},
		{"```comity\ndiff\n```", `2.0 live diff "" 0`},
		{"a<b <c> </d> <!e> <?f> \\<g> `<h> \\` <i> `` <j> ` <k> ``", `1.0 "a\\<b \\<c> \\</d> \\<!e> \\<?f> \\<g> ` + "`<h> \\\\` \\\\<i> `` <j> ` <k> ``" + `"`},
	} {
		if got := outline(parse(t, tc.text).Slides[0].Parts); got != tc.want {
			t.Errorf("%q is\n%s\nexpected\n%s", tc.text, got, tc.want)
		}
	}
}

func TestLargeHeadings(t *testing.T) {
	const live, columns = "\n```comity\nnorm/f\n```\n", "\n<!-- columns 1 1 -->\na\n<!-- column -->\nb\n<!-- end -->\n"
	for text, want := range map[string]string{
		"# A":                      `1.0 large "# A"`,
		"# A\nb\nc\n\nd":           `1.0 large "# A"; 2.0 "b\nc\n\nd"`,
		"b\n\n# A\n\nd":            `1.0 "b"; 3.0 large "# A"; 5.0 "d"`,
		"# A\n<!-- n -->\n\n\nb":   `1.0 large "# A"; 5.0 "b"`,
		"# A\n\n<!-- pause -->\nb": `1.0 large "# A"; 4.1 "b"`,
		"# A\n\nb\n\nc\n\nd":       `1.0 "# A\n\nb\n\nc\n\nd"`,
		"# A\n\n## B":              `1.0 "# A\n\n## B"`,
		"# A\n\n# B":               `1.0 "# A\n\n# B"`,
		"## A":                     `1.0 "## A"`,
		"#":                        `1.0 "#"`,
		"#A":                       `1.0 "#A"`,
		"# A\n\n- b":               `1.0 "# A\n\n- b"`,
		"# A\n\n1) b":              `1.0 "# A\n\n1) b"`,
		"# A\n\n> b":               `1.0 "# A\n\n> b"`,
		"# A\n\n| b |\n| - |":      `1.0 "# A\n\n| b |\n| - |"`,
		"# A\n\n```\nb\n```":       "1.0 \"# A\\n\\n```\\nb\\n```\"",
		"```\n# A\n```":            "1.0 \"```\\n# A\\n```\"",
		"# A\n" + live:             `1.0 "# A"; 4.0 live norm/f "" 0`,
		"# A\n" + columns:          `1.0 "# A"; 3.0 columns 1[4.0 "a"] 1[6.0 "b"]`,
		strings.TrimSpace(columns[:22]) + "\n# A\n<!-- column -->\nb\n<!-- end -->": `1.0 columns 1[2.0 "# A"] 1[4.0 "b"]`,
	} {
		if got := outline(parse(t, text).Slides[0].Parts); got != want {
			t.Errorf("%q is\n%s\nexpected\n%s", text, got, want)
		}
	}
}

func TestTitles(t *testing.T) {
	for text, want := range map[string]string{
		"a\n\n### *Norm* **f**, in [words](norm/f) `x` [@a, para 2] ###": "Norm f, in words x",
		"# <b>":                 "<b>",
		"# A #b#":               "A #b#",
		"#\n## A":               "A",
		"```\n# A\n```\n\ntext": "Slide 1",
		"<!-- # A -->\ntext":    "Slide 1",
		"<!-- columns 1 1 -->\na\n<!-- column -->\n## A\n<!-- end -->": "A",
	} {
		d := parse(t, text)
		if got := d.Slides[0].Title; got != want {
			t.Errorf("%q is titled %q, expected %q", text, got, want)
		}
		deck := want
		if want == "Slide 1" {
			deck = "deck" // the name of the file
		}
		if d.Title != deck {
			t.Errorf("the deck of %q is titled %q", text, d.Title)
		}
	}
	d := parse(t, "a\n---\n# B\n---\nc")
	if got := []string{d.Slides[0].Title, d.Slides[1].Title, d.Slides[2].Title}; !slices.Equal(got, []string{"Slide 1", "B", "Slide 3"}) {
		t.Errorf("the titles are %q", got)
	}
}

// TestEditorsOfOtherSystems: a file is the same with other line ends and with
// a byte order mark.
func TestEditorsOfOtherSystems(t *testing.T) {
	want := parse(t, sample)
	for _, text := range []string{strings.ReplaceAll(sample, "\n", "\r\n"), strings.ReplaceAll(sample, "\n", "\r"), "\ufeff" + sample, strings.TrimRight(sample, "\n")} {
		if got := parse(t, text); !reflect.DeepEqual(got, want) {
			t.Errorf("%.20q… is %+v", text, got)
		}
	}
}

// TestSource: followers get the slides and none of the notes, and a change of
// the notes alone is none for them.
func TestSource(t *testing.T) {
	d := parse(t, sample)
	source := string(d.Source())
	for _, secret := range []string{"Say welcome", "Then wait", "a word aside"} {
		if !strings.Contains(sample, secret) || strings.Contains(source, secret) {
			t.Errorf("%q is in the source:\n%s", secret, source)
		}
	}
	again := parse(t, source)
	if !reflect.DeepEqual(bare(again.Slides), bare(d.Slides)) || again.Hash != d.Hash || string(again.Source()) != source {
		t.Errorf("the source is read as %+v", again)
	}
	for _, change := range [][2]string{{"Say welcome.\n", "Say hello.\n\nAnd\n---\n"}, {"<!-- a word aside --> ", ""}, {"## Two things\n", "## Two things\n\n<!-- new -->\n"}} {
		other := parse(t, strings.Replace(sample, change[0], change[1], 1))
		if other.Hash != d.Hash {
			t.Errorf("with %q for %q the hash is another", change[1], change[0])
		}
	}
	for _, change := range [][2]string{{"Two things", "Three things"}, {"norm/f", "norm/g"}, {"UNCLASSIFIED", ""}, {"<!-- pause -->", ""}, {"2 1", "1 1"}, {"height=12", "height=13"}} {
		other := parse(t, strings.Replace(sample, change[0], change[1], 1))
		if other.Hash == d.Hash {
			t.Errorf("with %q for %q the hash is the same", change[1], change[0])
		}
	}
	const pinned = "4d2e9e7f2ea80ec7"
	if d.Hash != pinned {
		t.Errorf("the hash of the sample is %s, expected %s: followers of an older comity would take it for another deck", d.Hash, pinned)
	}
}

func TestCheck(t *testing.T) {
	d := parse(t, "```comity\nnorm/f\n```\n```comity\n\nnorm/zz\ncaption\n```\n<!-- columns 1 1 -->\n```comity\nnorm/zz\n```\n<!-- column -->\n<!-- end -->\n---\n```comity\nboom\n```")
	asked := map[string]int{}
	faults := brief.Check(d, func(place string) error {
		if asked[place]++; place == "norm/f" {
			return nil
		}
		return errors.New("no norm is\ncalled \x1b[1m" + place)
	})
	want := []brief.Fault{
		{Line: 6, Text: `cannot find the place "norm/zz": no norm is called [1mnorm/zz`},
		{Line: 11, Text: `cannot find the place "norm/zz": no norm is called [1mnorm/zz`},
		{Line: 17, Text: `cannot find the place "boom": no norm is called [1mboom`},
	}
	if !slices.Equal(faults, want) {
		t.Errorf("the faults are %v, expected %v", faults, want)
	}
	if faults := brief.Check(nil, nil); faults != nil {
		t.Errorf("no deck has the faults %v", faults)
	}
	if len(asked) != 3 || asked["norm/zz"] != 1 {
		t.Errorf("asked was %v", asked)
	}
}
