package slide

import (
	"regexp"
	"strings"
	"testing"

	"comity/model/brief"
	"comity/ui/cells"
	"comity/ui/theme"
)

// Both tables have every letter that can be typed, each with rows of one width.
func TestFontsAreWhole(t *testing.T) {
	for i, f := range newFonts() {
		for r := '!'; r <= '~'; r++ {
			if _, ok := f.glyphs[r]; !ok && !strings.ContainsRune("^`~{}\\", r) {
				t.Errorf("font %d has no %c", i, r)
			}
		}
		for r, g := range f.glyphs {
			for y, row := range g.rows {
				if len(row) != g.w || g.w == 0 || len(g.rows) > f.height {
					t.Errorf("font %d: row %d of %c has %d pixels of %d, and there are %d rows", i, y, r, len(row), g.w, len(g.rows))
				}
			}
		}
		seen := map[string]rune{}
		for r, g := range f.glyphs {
			if r < '0' || r > 'z' || !strings.ContainsRune("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", r) {
				continue
			}
			var b strings.Builder
			for _, row := range g.rows {
				for _, on := range row {
					b.WriteString(map[bool]string{true: "#", false: "."}[on])
				}
				b.WriteString("\n")
			}
			key := strings.TrimRight(strings.TrimSuffix(b.String(), strings.Repeat(strings.Repeat(".", g.w)+"\n", 0)), ".\n")
			if other, taken := seen[key]; taken {
				t.Errorf("font %d: %c looks like %c", i, r, other)
			}
			seen[key] = r
		}
	}
}

// A letter and its mark are told from the letter alone, and the letters of other
// scripts are not drawn.
func TestMarksOfLetters(t *testing.T) {
	for i, f := range newFonts() {
		picture := func(text string) string {
			var b strings.Builder
			for _, row := range f.canvas(text) {
				for _, on := range row {
					b.WriteString(map[bool]string{true: "#", false: "."}[on])
				}
				b.WriteString("\n")
			}
			return b.String()
		}
		for _, pair := range []string{"é e", "ö o", "ñ n", "ç c", "Å A", "É E", "ů u", "í i", "š s"} {
			with, without, _ := strings.Cut(pair, " ")
			if picture(with) == picture(without) {
				t.Errorf("font %d: %s is drawn as %s", i, with, without)
			}
		}
		if picture("Straße") != picture("Strasse") || picture("e\u0301") != picture("é") {
			t.Errorf("font %d: letters are not folded", i)
		}
		for _, text := range []string{"Женева", "漢字", "a\u20dd", "\u0301"} {
			if rows := f.fill(text, 1000); rows != nil {
				t.Errorf("font %d draws %s as %q", i, text, rows)
			}
		}
	}
}

func largeSlide(text string) *brief.Deck {
	return &brief.Deck{Slides: []brief.Slide{{Parts: []brief.Part{{Normal: "# " + text, Large: true}}}}}
}

// A heading that stands alone is as large as it can be, in at most three lines,
// and in bold words where it cannot be large.
func TestLarge(t *testing.T) {
	rows := func(text string, look *theme.Theme, w, h int) []string {
		var out []string
		for _, line := range strings.Split(plain(maker(t).Set(largeSlide(text), 0, look, w, h).Draw(0, -1)), "\n")[:h-1] {
			if strings.TrimSpace(line) != "" {
				out = append(out, line)
			}
		}
		return out
	}
	few, many := rows("Norm f", dark(), 80, 24), rows("Norm f", dark(), 200, 60)
	if len(few) < 5 || len(many) < 2*len(few) {
		t.Errorf("a short heading has %d rows at 80x24 and %d at 200x60", len(few), len(many))
	}
	for _, line := range few {
		if left, right := cells.Width(line)-len(strings.TrimLeft(line, " ")), len(line)-len(strings.TrimRight(line, " ")); strings.Trim(line, " ▀▄█") != "" || left == 0 || right == 0 {
			t.Errorf("the heading has the row %q", line)
		}
	}
	if got := rows("Who signed what: from Lucca 2017 to Hanoi 2025", dark(), 80, 24); len(got) < 9 {
		t.Errorf("a long heading has only the rows %q", got)
	}
	for _, text := range []string{strings.Repeat("many words ", 12), "Женева 2026", "Incomprehensibilitiesandmorethanthat"} {
		text = strings.TrimSpace(text)
		if got := strings.Join(strings.Fields(strings.Join(rows(text, dark(), 40, 24), " ")), " "); got != text {
			t.Errorf("%q is set as %q", text, got)
		}
	}
	for _, line := range rows("Norm f", theme.New(theme.Options{ASCII: true}), 80, 24) {
		for _, r := range line {
			if r > '~' {
				t.Fatalf("ASCII has %q", line)
			}
		}
	}
}

// Large lines break where a reader pauses, and never behind a short word.
func TestLinesBreakWhereReadersPause(t *testing.T) {
	f := newFonts()[0]
	for text, want := range map[string]string{
		"London, February 2024: a list nobody here has read": "London, February 2024:\na list nobody here has read",
		"Twenty experts wrote them. Then all States met.":    "Twenty experts wrote them.\nThen all States met.",
		"The framework in ten minutes":                       "The framework\nin ten minutes",
	} {
		w := 180
		if strings.HasPrefix(text, "The") {
			w = 72
		}
		if got := strings.Join(f.broken(text, w), "\n"); got != want {
			t.Errorf("%q", got)
		}
	}
}

// The titles of a deck are of one size where most of them have room for it.
func TestTitlesAreOfOneSize(t *testing.T) {
	d := deck(t, "## A\n\nwords ☃\n\n---\n\n## A title of some length\n\nwords ☃\n\n---\n\n## Another of about as much\n\nwords ☃\n")
	body := func(n int) (at, large int) {
		for i, line := range strings.Split(plain(maker(t).Set(d, n, dark(), 120, 40).Draw(0, -1)), "\n") {
			if strings.ContainsAny(line, "▀▄█") {
				large++
			}
			if strings.TrimSpace(line) == "words ☃" {
				at = i
			}
		}
		return at, large
	}
	a, rows := body(0)
	if b, _ := body(1); a == 0 || a != b || rows < 3 {
		t.Errorf("below one title of %d rows the text is on row %d, below another on row %d", rows, a, b)
	}
}

// The text of a slide fills it in large type where all of it has room and every
// letter is there; else it is text.
func TestTextFillsTheSlide(t *testing.T) {
	list := "## A\n\n- One of *three*\n- [Two](norm/f)\n- Three\n"
	for _, c := range []struct {
		name, text string
		w, h       int
		ascii      bool
		large      bool
	}{
		{"a list", list, 140, 44, false, true},
		{"a numbered list", "## A\n\n1. One\n2. Two\n", 140, 44, false, true},
		{"a quotation alone", "> A line that matters.\n", 100, 30, false, true},
		{"a line below a heading", "# A\n\nA line that matters.\n", 140, 44, false, true},
		{"steps", "## A\n\n- One\n\n<!-- pause -->\n\n- Two\n", 140, 44, false, true},
		{"a small screen", list, 80, 24, false, false},
		{"a small title", list, 100, 30, false, false},
		{"ASCII", list, 140, 44, true, false},
		{"other letters", "## A\n\n- Женева\n", 140, 44, false, false},
		{"much text", "## A\n\n" + strings.Repeat("Many words of one paragraph. ", 12), 140, 44, false, false},
		{"a table", "## A\n\n| a |\n|---|\n| b |\n| c |\n", 140, 44, false, true},
		{"a wide table", "## A\n\n| b |\n|---|\n| " + strings.Repeat("many words ", 9) + "|\n", 140, 44, false, false},
		{"an address", "## A\n\nhttps://e.org\n", 140, 44, false, false},
		{"a live block", list + "\n```comity\nnorm/f\n```\n", 140, 44, false, false},
	} {
		look := dark()
		if c.ascii {
			look = theme.New(theme.Options{ASCII: true})
		}
		d := deck(t, c.text)
		rows := strings.Split(plain(maker(t).Set(d, 0, look, c.w, c.h).Draw(9, -1)), "\n")
		if quick := plain(maker(t).Quick(d, 0, look, c.w, c.h).Draw(9, -1)); c.large && quick != strings.Join(rows, "\n") {
			t.Errorf("%s is other lines at first:\n%s", c.name, quick)
		}
		used := 0
		for _, row := range rows[:len(rows)-1] {
			if cells.Width(row) != c.w {
				t.Errorf("%s has the row %q", c.name, row)
			}
			if strings.TrimSpace(row) != "" {
				used++
			}
		}
		words := regexp.MustCompile(`One|line that|Женева|Many words|e\.org|b`).MatchString(strings.Join(rows[1:len(rows)-1], ""))
		if words == c.large || c.large && used*3 < c.h-4 {
			t.Errorf("%s: large type is %t, %d of %d rows are used:\n%s", c.name, !words, used, c.h, strings.Join(rows, "\n"))
		}
	}
}
