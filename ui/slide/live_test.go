package slide

import (
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"comity/ui/place"
	"comity/ui/theme"
)

// block is a slide with a live block of a place.
func blockOf(at string) string {
	return "## A\n\n```comity\n" + at + "\nWhat it shows\n```\n"
}

// A scene on a slide is what its own screen draws, at the size of the block.
func TestScenesAreLive(t *testing.T) {
	m := maker(t)
	for _, at := range []string{"map?statement=joint-statement-2019&at=EST", "matrix?of=eu&at=EST/joint-statement-2019", "timeline?at=joint-statement-2019", "compare?of=EST,LVA", "diff?of=un/k,g7/11", "diff", "ask?q=nato+not+joint+statement+2019"} {
		for _, size := range [][2]int{{80, 30}, {120, 40}, {200, 60}} {
			got := m.Set(deck(t, blockOf(at)), 0, dark(), size[0], size[1]).Draw(0, -1)
			if len(got.Blocks) != 1 || got.Blocks[0].Place != at || got.Blocks[0].Err != "" {
				t.Fatalf("%s: %v", at, got.Blocks)
			}
			v, err := place.ParseView(m.corpus, at)
			if err != nil {
				t.Fatal(err)
			}
			s, err := m.screen(v)
			if err != nil {
				t.Fatal(err)
			}
			b := got.Blocks[0]
			text := plain(got)
			still := *dark()
			still.Still = true // as slides are drawn
			first := strings.TrimSpace(ansi.Strip(s.Draw(&still, b.W-4, b.H-2)[0]))
			if first != "" && !strings.Contains(text, first) {
				t.Errorf("%s at %v lacks %q:\n%s", at, size, first, text)
			}
			if left, _ := s.Title(); !strings.Contains(text, left) || size[0] >= 120 && strings.Contains(text, " "+at+" ") == strings.Contains(at, "?") || !strings.Contains(text, "What it shows") {
				t.Errorf("%s at %v: title, place or caption are missing:\n%s", at, size, text)
			}
			if foot := s.Foot(); strings.Contains(at, "at=") && (foot == "" || !strings.Contains(text, foot[:10])) {
				t.Errorf("%s at %v does not say what is pointed at: %q\n%s", at, size, foot, text)
			}
		}
	}
}

// The answer to a question is live too: on the slide, in words, and where it is none.
func TestQuestionsAreLive(t *testing.T) {
	m := maker(t)
	for at, wants := range map[string][]string{
		"ask?q=nato+not+joint+statement+2019":       {"NATO, not on Joint Statement 2019: 9 of 29 NATO members.", "Not listed: Albania, Bulgaria"},
		"ask who signed the paris call on a Sunday": {"Not understood: Sunday.", "“Sunday” was not understood; without it: 81 of 195 States."},
		"ask how did Brazil vote on 73/27":          {"Brazil: abstain (abstained), OEWG resolution (73/27), 5 December 2018."},
		"ask?q=":                                    {`Live block that cannot be shown: no question is called "".`},
	} {
		words := strings.Join(m.Words(deck(t, blockOf(at)), 0, Whole), "\n")
		for _, want := range append(wants, "What it shows.") {
			if !strings.Contains(words, want) {
				t.Errorf("%s says\n%s\nand not %q", at, words, want)
			}
		}
	}
}

// Nothing on a slide has a cursor unless the file points at it.
func TestScenesHaveNoCursor(t *testing.T) {
	look := theme.New(theme.Options{Dark: true})
	for _, at := range []string{"map?statement=joint-statement-2019", "matrix?of=eu", "timeline"} {
		for _, size := range [][2]int{{80, 24}, {120, 40}, {200, 60}} {
			lines := strings.Join(maker(t).Set(deck(t, blockOf(at)), 0, look, size[0], size[1]).Draw(0, -1).Lines, "\n")
			if strings.Contains(lines, look.Ink.Cursor.Open()) || strings.Contains(lines, look.Ink.CursorIdle.Open()) {
				t.Errorf("%s at %v has a cursor", at, size)
			}
		}
	}
	lines := strings.Join(maker(t).Set(deck(t, blockOf("map?statement=joint-statement-2019&at=EST")), 0, look, 120, 40).Draw(0, -1).Lines, "\n")
	if !strings.Contains(lines, look.Ink.Cursor.Open()) {
		t.Error("what the file points at is not seen")
	}
}

// A page is cut to the height, and says that there is more.
func TestPagesAreCut(t *testing.T) {
	for at, want := range map[string]string{"norm/f": "Do not damage critical infrastructure", "statement/joint-statement-2019": "Joint Statement on", "country/EST": "Estonia", "page/pillars": "pillars", "term/attribution": "ttribution", "page/contents": "Contents"} {
		text := plain(maker(t).Set(deck(t, blockOf(at)), 0, dark(), 80, 24).Draw(0, -1))
		if !strings.Contains(text, want) || !strings.Contains(text, " "+at+" ") {
			t.Errorf("%s has no %q or no place:\n%s", at, want, text)
		}
		if at != "term/attribution" && !strings.Contains(text, "… enter: the whole page") {
			t.Errorf("%s does not say that there is more:\n%s", at, text)
		}
	}
	short := plain(maker(t).Set(deck(t, blockOf("term/attribution")), 0, dark(), 200, 150).Draw(0, -1))
	if strings.Contains(short, "the whole page") {
		t.Errorf("a page that is whole says it is not:\n%s", short)
	}
}

// What cannot be shown says why, beside its caption, and leads nowhere.
func TestWhatCannotBeShown(t *testing.T) {
	for at, want := range map[string]string{"norm/zzz": "zzz", "map?who=(": "cannot be shown", "nonsense": "nonsense", "compare?of=EST": "", "diff?of=un/k": "un/k", "statement": "statement", "map?statement=zzz": "zzz"} {
		got := maker(t).Set(deck(t, blockOf(at)), 0, dark(), 80, 24).Draw(0, 0)
		text := plain(got)
		if want == "" {
			if strings.Contains(text, "cannot be shown") {
				t.Errorf("%s:\n%s", at, text)
			}
			continue
		}
		if !strings.Contains(text, "This cannot be shown") || !strings.Contains(text, want) || !strings.Contains(text, "What it shows") || got.Blocks[0].Err == "" || strings.Contains(text, "enter:") {
			t.Errorf("%s:\n%s\n%v", at, text, got.Blocks)
		}
	}
}

// The block with the focus is told by its frame, and by a word without colour.
func TestFocus(t *testing.T) {
	s := maker(t).Set(deck(t, "## A\n\n<!-- columns 1 1 -->\n```comity\nnorm/f\n```\n<!-- column -->\n```comity\nnorm/a\n```\n<!-- end -->\n"), 0, theme.New(theme.Options{Mono: true, ASCII: true}), 120, 40)
	idle, first, second := s.Draw(0, -1), s.Draw(0, 0), s.Draw(0, 1)
	if slices.Equal(idle.Lines, first.Lines) || slices.Equal(first.Lines, second.Lines) {
		t.Error("the focus is not seen")
	}
	for which, d := range []Drawing{first, second} {
		b := d.Blocks[which]
		foot := ansi.Strip(d.Lines[b.Y+b.H-1])
		if at := strings.Index(foot, "enter: explore"); at < b.X || at > b.X+b.W {
			t.Errorf("block %d at %v says %q", which, b.Rect, foot)
		}
	}
	if strings.Contains(plain(idle), "enter: explore") {
		t.Error("a block without the focus says how to go there")
	}
}

// Blocks share the height that text leaves, and one that asks for rows has them.
func TestBlocksShareTheHeight(t *testing.T) {
	heights := func(text string, h int) []int {
		var out []int
		for _, b := range maker(t).Set(deck(t, text), 0, dark(), 80, h).Draw(0, -1).Blocks {
			out = append(out, b.H)
		}
		return out
	}
	two := "```comity\nnorm/f\n```\n\n```comity\nnorm/a\n```\n"
	if got := heights(two, 24); len(got) != 2 || got[0]+got[1] != 20 || max(got[0]-got[1], got[1]-got[0]) > 1 {
		t.Errorf("two blocks have %v rows", got)
	}
	asked := "```comity height=6\nnorm/f\n```\n\n```comity\nnorm/a\n```\n"
	if got := heights(asked, 24); got[0] > 6 || got[0] < 5 || got[1] < 13 { // a page ends before a blank line
		t.Errorf("a block that asks for 6 rows and another have %v", got)
	}
}

func TestWords(t *testing.T) {
	d := deck(t, "---\nclassification: RESTRICTED\n---\n## The *norms*\n\n- eleven\n- of them [here](comity:norm/f)\n\n> Official words\n\n<!-- pause -->\n\n"+
		"```comity\nmap?statement=joint-statement-2019\nWho is listed\n```\n\n```comity\nnorm/f\n```\n\n```comity\nnorm/zzz\nNot there\n```\n")
	m := maker(t)
	want := []string{"RESTRICTED.", "Slide 1 of 1: The norms, step 1 of 2.", "eleven", "of them here", "Quote: Official words"}
	got := m.Words(d, 0, 0)
	for i := range got {
		got[i] = strings.Replace(got[i], " (link 1)", "", 1)
	}
	if !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
	rest := m.Words(d, 0, 1)[len(want):]
	if len(rest) != 7 || rest[0] != "Map: Joint Statement 2019 (27 States), listed 27, not listed 166, not eligible 2." || rest[1] != "Who is listed." ||
		rest[2] != "Place: map?statement=joint-statement-2019" || rest[3] != "Norm: Do not damage critical infrastructure." || rest[4] != "Place: norm/f" ||
		!strings.HasPrefix(rest[5], "Live block that cannot be shown: ") || rest[6] != "Not there." {
		t.Errorf("%q", rest)
	}
	ended := deck(t, "# It stops.\n\na\n\n<!-- pause -->\n\nb\n")
	if got := m.Words(ended, 0, 0)[0]; got != "Slide 1 of 1: It stops. Step 1 of 2." {
		t.Errorf("a title that is a sentence: %q", got)
	}
	if len(m.Words(d, 1, 0))+len(m.Words(d, -1, 0)) > 0 {
		t.Error("a slide that there is not has words")
	}
}
