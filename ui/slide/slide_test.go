package slide

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"comity/model"
	"comity/model/ask"
	"comity/model/brief"
	"comity/model/search"
	"comity/ui/theme"
	"comity/ui/uitest"
)

func maker(t testing.TB) *Maker {
	t.Helper()
	c := uitest.Corpus(t)
	day, err := model.ParseDate("2026-02-01")
	if err != nil {
		t.Fatal(err)
	}
	return New(c, day, sync.OnceValue(func() *ask.Reader { return ask.New(c, sync.OnceValue(func() *search.Index { return search.New(c) })) }))
}

func deck(t testing.TB, text string) *brief.Deck {
	t.Helper()
	d, faults := brief.Parse("test", []byte(text))
	if d == nil || len(faults) > 0 {
		t.Fatal("the deck of the test: ", faults)
	}
	return d
}

// plain is a drawing without its styles.
func plain(d Drawing) string { return ansi.Strip(strings.Join(d.Lines, "\n")) }

func dark() *theme.Theme { return theme.New(theme.Options{Dark: true}) }

// randomDeck is a deck of whatever may stand in one.
func randomDeck(r *rand.Rand) *brief.Deck {
	pick := func(of ...string) string { return of[r.IntN(len(of))] }
	words := func() string {
		var out []string
		for range r.IntN(30) {
			out = append(out, pick("norm", "States", "**bold**", "*agreed*", "漢字", "e\u0301te\u0301", "👩‍👩‍👧", "[words](comity:norm/f)", "`code`", strings.Repeat("long", r.IntN(40)),
				"https://www.un.org/en/ga/search/view_doc.asp", "ﷺ", "\u0301", "&amp;", "\\*", "~~", "<b>", "1.", "-"))
		}
		return strings.Join(out, " ")
	}
	text := func() string {
		out := ""
		for range r.IntN(6) {
			out += pick("", "# ", "## ", "- ", "1. ", "> ", "| a | b |\n|---|---|\n| ", "```\n", "  - ", "* ", "---", "    ") + words() + pick("\n", "\n\n", "  \n")
		}
		return out
	}
	places := []string{"map", "map?statement=joint-statement-2019&at=EST", "matrix?of=eu", "timeline", "compare?of=EST,LVA", "diff?of=un/k,g7/11", "diff", "norm/f", "norm/f?view=stage", "country/FRA",
		"term/attribution", "page/contents", "statement", "norm/zzz", "", "brief/x", "map?who=(", "漢", "map?nothing=1", "page/pillars", "statement/joint-statement-2019"}
	var parts func(depth int) []brief.Part
	parts = func(depth int) []brief.Part {
		var out []brief.Part
		for range r.IntN(5) {
			p := brief.Part{Step: r.IntN(4)}
			switch n := r.IntN(8); {
			case n < 5 || depth == 0 && n == 7:
				p.Markdown, p.Large = text(), r.IntN(6) == 0
			case n == 7:
				p.Kind = brief.Columns
				for range r.IntN(4) {
					p.Columns = append(p.Columns, brief.Column{Share: r.IntN(4), Parts: parts(depth - 1)})
				}
			default:
				p.Kind, p.Place, p.Caption, p.Height = brief.Live, pick(places...), words(), r.IntN(3)*r.IntN(20)
			}
			out = append(out, p)
		}
		return out
	}
	return &brief.Deck{Title: words(), Author: words(), Classification: pick("", "UNCLASSIFIED", "漢字 漢字", words()), Slides: []brief.Slide{{Title: words(), Parts: parts(2), Steps: 3}}}
}

// Whatever stands in a deck, and on whatever screen, a slide has as many rows as
// the screen, each as wide as it, and lines of steps to come change nothing.
func TestFramesAreExact(t *testing.T) {
	m := maker(t)
	themes := []*theme.Theme{dark(), theme.New(theme.Options{ASCII: true, Mono: true}), theme.New(theme.Options{Basic: true})}
	sizes := [][2]int{{0, 0}, {1, 1}, {2, 1}, {1, 3}, {3, 2}, {5, 5}, {8, 40}, {20, 6}, {40, 11}, {69, 12}, {80, 24}, {100, 30}, {120, 40}, {200, 60}, {400, 150}}
	n := 240
	if testing.Short() {
		n = 40
	}
	for seed := range uint64(n) {
		r := rand.New(rand.NewPCG(seed, 7))
		d := randomDeck(r)
		size := sizes[seed%uint64(len(sizes))]
		look := themes[seed%uint64(len(themes))]
		for _, s := range []*Slide{m.Quick(d, 0, look, size[0], size[1]), m.Set(d, 0, look, size[0], size[1])} {
			for step := range 4 {
				got := s.Draw(step, int(seed%3)-1)
				if len(got.Lines) != size[1] {
					t.Fatalf("seed %d at %v: %d lines", seed, size, len(got.Lines))
				}
				for i, line := range got.Lines {
					if w := ansi.StringWidth(line); w != size[0] {
						t.Fatalf("seed %d at %v, step %d: line %d has %d cells: %q", seed, size, step, i, w, line)
					}
					if strings.ContainsAny(ansi.Strip(line), "\x1b\a\n\r\t\u2028") {
						t.Fatalf("seed %d: line %d has control characters: %q", seed, i, line)
					}
				}
				for _, b := range got.Blocks {
					if b.X < 0 || b.Y < 0 || b.W < 0 || b.X+b.W > size[0] || b.H > 0 && b.Y+b.H > size[1] {
						t.Fatalf("seed %d at %v: a block at %v", seed, size, b.Rect)
					}
				}
			}
		}
	}
	for _, n := range []int{-1, 1, 99} {
		if got := m.Set(randomDeck(rand.New(rand.NewPCG(1, 1))), n, dark(), 80, 24).Draw(0, 0); len(got.Lines) != 24 {
			t.Errorf("slide %d, which there is not, has %d lines", n, len(got.Lines))
		}
	}
}

// What is there at once stays where it is when more is there.
func TestNothingMovesBetweenSteps(t *testing.T) {
	d := deck(t, "# One\n\n- first\n\n<!-- pause -->\n\n- second\n\n<!-- pause -->\n\n```comity\nmap?statement=joint-statement-2019\n```\n")
	for _, size := range [][2]int{{80, 24}, {120, 40}, {200, 60}, {30, 9}} {
		s := maker(t).Set(d, 0, dark(), size[0], size[1])
		whole := s.Draw(2, -1).Lines
		for step := range 2 {
			for i, line := range s.Draw(step, -1).Lines {
				if strings.TrimSpace(ansi.Strip(line)) != "" && line != whole[i] {
					t.Errorf("at %v, step %d, line %d is %q and then %q", size, step, i, ansi.Strip(line), ansi.Strip(whole[i]))
				}
			}
		}
		first, second := plain(s.Draw(0, -1)), plain(s.Draw(1, -1))
		if !strings.Contains(first, "first") || strings.Contains(first, "second") || !strings.Contains(second, "second") || strings.Contains(second, "Joint") {
			t.Errorf("at %v the steps are\n%s\n%s", size, first, second)
		}
		if a, b := len(s.Draw(1, -1).Blocks), len(s.Draw(2, -1).Blocks); a != 0 || b != 1 {
			t.Errorf("%d blocks before their step, %d at it", a, b)
		}
	}
}

// A list that pauses is set as one that does not, its numbers included.
func TestPausesDoNotBreakLists(t *testing.T) {
	with := deck(t, "## One\n\n1. first\n\n<!-- pause -->\n\n2. second\n\n<!-- pause -->\n\n3. third\n")
	without := deck(t, "## One\n\n1. first\n2. second\n3. third\n")
	for _, size := range [][2]int{{80, 24}, {120, 40}, {200, 60}} {
		a, b := plain(maker(t).Set(with, 0, dark(), size[0], size[1]).Draw(2, -1)), plain(maker(t).Set(without, 0, dark(), size[0], size[1]).Draw(2, -1))
		if a != b {
			t.Errorf("at %v a list is\n%s\nand without its pauses\n%s", size, a, b)
		}
	}
}

// What is shown at once stands where the styled text will.
func TestQuickIsInTheSameLines(t *testing.T) {
	d := deck(t, `---
title: A deck
---
# The *title* of this
A paragraph that the file
breaks and a slide does not, with a [link](comity:norm/f) and **words** in bold.

- an item
* another
  that goes on

Then

1. and one
2. two

> Official words
> go on here.

| a | b |
|---|---|
| 1 | 2 |

`+"```\nas it  is\n\nhere\n```\n")
	for _, size := range [][2]int{{80, 30}, {120, 40}, {200, 60}, {40, 30}} {
		quick, styled := maker(t).Quick(d, 0, dark(), size[0], size[1]).Draw(0, -1), maker(t).Set(d, 0, dark(), size[0], size[1]).Draw(0, -1)
		if plain(quick) != plain(styled) {
			t.Errorf("at %v it is first\n%s\nthen\n%s", size, plain(quick), plain(styled))
		}
		if slices.Equal(quick.Lines, styled.Lines) {
			t.Error("the styles are missing")
		}
	}
	if got := plain(maker(t).Set(d, 0, dark(), 80, 30).Draw(0, -1)); !strings.Contains(got, "the file breaks and a slide") || !strings.Contains(got, "as it  is") || !strings.Contains(got, "another that goes on") {
		t.Errorf("paragraphs are not joined, or code is:\n%s", got)
	}
}

const text80 = "## A\n\nwords\n"

// The line of the classification stands above and below on every screen that
// has two rows, and in the middle; the footer names the deck and counts.
func TestFrame(t *testing.T) {
	d := deck(t, "---\ntitle: The deck\nauthor: A. Person\ndate: 1 May 2026\nclassification: RESTRICTED\n---\n"+text80+"\n---\n\n"+text80)
	for _, size := range [][2]int{{80, 24}, {120, 40}, {200, 60}, {40, 12}, {10, 6}} {
		lines := maker(t).Set(d, 1, dark(), size[0], size[1]).Draw(0, -1).Lines
		for _, y := range []int{0, size[1] - 1} {
			line := ansi.Strip(lines[y])
			at := strings.Index(line, "RESTRICTED")
			if at < 0 || ansi.StringWidth(line[:at]) != (size[0]-len("RESTRICTED"))/2 && !strings.Contains(line, "…") {
				t.Errorf("at %v row %d is %q", size, y, line)
			}
		}
	}
	foot := ansi.Strip(maker(t).Set(d, 1, dark(), 120, 40).Draw(0, -1).Lines[39])
	if !strings.Contains(foot, "The deck · A. Person · 1 May 2026 ") || !strings.HasSuffix(strings.TrimSpace(foot), " 2/2") {
		t.Errorf("the footer is %q", foot)
	}
	if got := plain(maker(t).Set(d, 0, dark(), 12, 1).Draw(0, -1)); !strings.Contains(got, "RESTRICTED") {
		t.Errorf("one row shows %q", got)
	}
}

func TestColumns(t *testing.T) {
	d := deck(t, "## A\n\n<!-- columns 2 1 -->\nleft words\n<!-- column -->\nright words\n<!-- end -->\nbelow\n")
	row := func(w, h int, word string) (x, y int) {
		for i, line := range strings.Split(plain(maker(t).Set(d, 0, theme.New(theme.Options{ASCII: true}), w, h).Draw(0, -1)), "\n") {
			if at := strings.Index(line, word); at >= 0 {
				return at, i
			}
		}
		t.Fatalf("no %q at %dx%d", word, w, h)
		return 0, 0
	}
	for _, size := range [][2]int{{80, 24}, {120, 40}, {200, 60}} {
		lx, ly := row(size[0], size[1], "left")
		rx, ry := row(size[0], size[1], "right")
		_, by := row(size[0], size[1], "below")
		if ly != ry || by <= ly {
			t.Errorf("at %v the columns are on rows %d and %d, what follows on %d", size, ly, ry, by)
		}
		area := size[0] - 2*(size[0]/20)
		if share := float64(rx-lx) / float64(area); share < 0.6 || share > 0.75 {
			t.Errorf("at %v the right column begins at %d of %d cells", size, rx-lx, area)
		}
	}
	_, ly := row(60, 24, "left")
	_, ry := row(60, 24, "right")
	if ry <= ly {
		t.Errorf("on a narrow screen the columns are on rows %d and %d", ly, ry)
	}
}

func TestOverflow(t *testing.T) {
	d := deck(t, text80+"\n---\n\n## Long\n\n"+strings.Repeat("- an item\n", 40)+"\n---\n\n## Live\n\n"+strings.Repeat("- an item\n", 15)+"\n```comity\nmap\n```\n")
	faults := maker(t).Overflow(d, 80, 24)
	if len(faults) != 2 || faults[0].Line != d.Slides[1].Line || faults[0].Text != "slide 2 needs 41 rows, a terminal of 80x24 has 21 for it" ||
		faults[1].Text != "slide 3 needs 25 rows, a terminal of 80x24 has 21 for it" {
		t.Errorf("%v", faults)
	}
	got := maker(t).Set(d, 1, dark(), 80, 24).Draw(0, -1)
	if text := plain(got); got.Overflow != 20 || !strings.Contains(text, "… 21 more rows") || strings.Count(text, "an item") != 19 {
		t.Errorf("overflow %d:\n%s", got.Overflow, text)
	}
	vast := deck(t, "# Vast\n\nx\n\n"+strings.Repeat("word ", 20_000))
	if faults := maker(t).Overflow(vast, 80, 24); len(faults) != 1 {
		t.Errorf("a line of 100 KB: %v", faults)
	}
	if faults := maker(t).Overflow(d, 120, 60); len(faults) != 0 {
		t.Errorf("on a large terminal: %v", faults)
	}
	if got := maker(t).Set(d, 0, dark(), 80, 24).Draw(0, -1); got.Overflow != 0 || strings.Contains(plain(got), "more row") {
		t.Errorf("a slide that fits says it does not:\n%s", plain(got))
	}
}

// What is not shown yet is no row that was cut; the last row is as it is until then.
func TestOverflowOfSteps(t *testing.T) {
	set := maker(t).Set(deck(t, "## Steps\n\n"+strings.Repeat("- an item\n", 12)+"\n<!-- pause -->\n\n"+strings.Repeat("- another\n", 20)), 0, dark(), 80, 24)
	if first := plain(set.Draw(0, -1)); strings.Contains(first, "more row") || strings.Count(first, "an item") != 12 {
		t.Errorf("at the first step:\n%s", first)
	}
	if second := plain(set.Draw(1, -1)); strings.Count(second, "more rows") != 1 {
		t.Errorf("at the second step:\n%s", second)
	}
}

// What is behind the Markdown that a screen could show is counted, not set.
func TestVastSlides(t *testing.T) {
	d := &brief.Deck{Slides: []brief.Slide{{Parts: []brief.Part{{Normal: strings.Repeat("words and more of them\n", 40000)}}}}}
	got := maker(t).Set(d, 0, dark(), 80, 24).Draw(0, -1)
	if got.Overflow < 1000 {
		t.Errorf("a slide of a million bytes has %d rows too many", got.Overflow)
	}
}

func BenchmarkDraw(b *testing.B) {
	m := maker(b)
	d := deck(b, "## A\n\n<!-- columns 2 1 -->\n```comity\nmap?statement=joint-statement-2019\n```\n<!-- column -->\n```comity\nnorm/f\n```\n<!-- end -->\n\n- words\n")
	s := m.Set(d, 0, dark(), 120, 40)
	for b.Loop() {
		s.Draw(0, 0)
	}
}

func BenchmarkSet(b *testing.B) {
	m := maker(b)
	for _, at := range []string{"", "map?statement=joint-statement-2019", "matrix?of=eu", "matrix", "timeline", "compare?of=EST,LVA", "compare?of=EST", "diff?of=un/k,g7/11", "diff", "norm/f", "country/EST", "statement/joint-statement-2019"} {
		text := "## A\n\n- words\n- **words**\n"
		if at != "" {
			text += fmt.Sprintf("\n```comity\n%s\n```\n", at)
		}
		d := deck(b, text)
		b.Run("quick/"+at, func(b *testing.B) {
			for b.Loop() {
				m.Quick(d, 0, dark(), 120, 40)
			}
		})
		b.Run("whole/"+at, func(b *testing.B) {
			for b.Loop() {
				m.Set(d, 0, dark(), 120, 40)
			}
		})
	}
}

// TestTheWholeMap: the smallest terminal that slides are made for shows every
// State, without the frame that would hide some; it shows where the focus is.
func TestTheWholeMap(t *testing.T) {
	d := deck(t, "## A map\n\n```comity\nmap?statement=joint-statement-2019\nSource: a list\n```\n")
	for _, size := range [][2]int{{80, 24}, {100, 26}, {120, 40}, {200, 60}} {
		s := maker(t).Set(d, 0, dark(), size[0], size[1])
		drawing, focused := s.Draw(0, -1), s.Draw(0, 0)
		text := plain(drawing)
		for mark, want := range map[string]int{"●": 27 + 1, "○": 166 + 1} { // and in the legend
			if n := strings.Count(text, mark); n != want {
				t.Errorf("at %v there are %d marks %s, expected %d\n%s", size, n, mark, want, text)
			}
		}
		if !strings.Contains(text, "listed 27") || !strings.Contains(text, "Source: a list") || drawing.Overflow != 0 {
			t.Errorf("at %v the legend or the caption is missing, or %d rows overflow\n%s", size, drawing.Overflow, text)
		}
		if slices.Equal(drawing.Lines, focused.Lines) {
			t.Errorf("at %v nothing shows that the map has the focus", size)
		}
	}
}
