package slide

import (
	"io/fs"
	"strconv"
	"strings"
	"testing"

	"comity/assets"
	"comity/model/brief"
	"comity/ui/cells"
	"comity/ui/place"
	"comity/ui/theme"
)

// shipped are the briefings that come with comity.
func shipped(t *testing.T) []*brief.Deck {
	t.Helper()
	var out []*brief.Deck
	for _, name := range []string{"framework", "norm-f", "who-signed"} {
		text, err := fs.ReadFile(assets.Briefs(), name+".md")
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, deck(t, string(text)))
	}
	return out
}

// alive reports whether parts of a slide hold a live block, or a table, whose rows stay
// together.
func alive(parts []brief.Part) bool {
	for _, p := range parts {
		live := p.Kind == brief.Live || strings.Contains(p.Normal, "\n|")
		for _, c := range p.Columns {
			live = live || alive(c.Parts)
		}
		if live {
			return true
		}
	}
	return false
}

// gap is the longest run of rows on which nothing stands, between the frame's edges.
func gap(lines []string) int {
	most, run := 0, 0
	for _, line := range lines {
		run++
		if strings.TrimSpace(line) != "" {
			run = 0
		}
		most = max(most, run)
	}
	return most
}

// TestTheLineThatMattersIsLarge: where not all of a text has room in large type, its
// first paragraph or its quotation has it, and no item of a list.
func TestTheLineThatMattersIsLarge(t *testing.T) {
	rest := strings.Repeat("\n\nMore words below it, of which there are too many for large type, for each is a sentence.", 3)
	for text, want := range map[string]string{
		"## A title\n\nOne line that matters." + rest: "lead", "## A title\n\n> One line that matters." + rest: "lead",
		"## A title\n\n- One line that matters.\n- " + strings.Repeat("Another which is too long. ", 12): "none",
		"## A title\n\nOne line that matters.\n":                                                         "all",
	} {
		got := plain(maker(t).Set(deck(t, text), 0, dark(), 140, 44).Draw(9, -1))
		lead, others := !strings.Contains(got, "One line that matters"), strings.Contains(got, "More words") || strings.Contains(got, "Another which")
		if is := map[[2]bool]string{{true, true}: "lead", {false, true}: "none", {true, false}: "all"}[[2]bool{lead, others}]; is != want {
			t.Errorf("%.40q: %q is in large type, expected %q:\n%s", text, is, want, got)
		}
	}
}

// TestAListHasOneSize: of a list that is shown step by step no item is larger than the
// others.
func TestAListHasOneSize(t *testing.T) {
	d := shipped(t)[1]
	drawing := maker(t).Set(d, 3, dark(), 140, 44).Draw(9, -1)
	if text := plain(drawing); strings.Count(text, "• “") != 5 {
		t.Errorf("the items are of several sizes:\n%s", text)
	}
}

// TestColumnsAreLarge: what stands in columns is in large type where all of it has room,
// and in the usual one where it has not.
func TestColumnsAreLarge(t *testing.T) {
	d := deck(t, "## A\n\n<!-- columns 1 1 -->\n### One\n\n- left words\n- more\n<!-- column -->\n### Two\n\n- right words\n- more\n<!-- end -->\n")
	for _, size := range [][2]int{{140, 44}, {200, 60}} {
		got := plain(maker(t).Set(d, 0, dark(), size[0], size[1]).Draw(0, -1))
		if strings.Contains(got, "left") || strings.Contains(got, "right") || strings.Contains(got, "more row") {
			t.Errorf("at %v the columns are small, or cut:\n%s", size, got)
		}
	}
	if got := plain(maker(t).Set(d, 0, dark(), 80, 24).Draw(0, -1)); !strings.Contains(got, "left words") {
		t.Errorf("at 80x24:\n%s", got)
	}
	long := deck(t, "## A\n\n<!-- columns 1 1 -->\n### One\n\n"+strings.Repeat("- left words\n", 12)+"<!-- column -->\n### Two\n\n- right words\n<!-- end -->\n\nbelow\n")
	if got := plain(maker(t).Set(long, 0, dark(), 140, 44).Draw(0, -1)); strings.Count(got, "left words") != 12 || !strings.Contains(got, "below") {
		t.Errorf("what has no room in large type:\n%s", got)
	}
}

// TestNoThirdOfASlideIsEmpty: no slide of text leaves a third of a large screen empty in
// one piece.
func TestNoThirdOfASlideIsEmpty(t *testing.T) {
	for _, size := range [][2]int{{100, 30}, {140, 44}, {200, 60}} {
		for _, d := range shipped(t) {
			for n := range d.Slides {
				live := alive(d.Slides[n].Parts)
				s := maker(t).Set(d, n, dark(), size[0], size[1])
				lines := s.Draw(1<<20, -1).Lines
				if g := gap(strings.Split(plain(Drawing{Lines: lines}), "\n")); !live && g*3 > size[1] {
					t.Errorf("%s, slide %d at %d×%d leaves %d rows empty:\n%s", d.Title, n+1, size[0], size[1], g, plain(Drawing{Lines: lines}))
				}
			}
		}
	}
}

// TestANormForARoom: on a large screen the title of a norm is in large type above its
// text and the whole map, on a larger one the text; on a small one the text is whole.
func TestANormForARoom(t *testing.T) {
	m := maker(t)
	large := map[string]int{}
	for _, n := range m.corpus.Norms() {
		for _, size := range [][2]int{{76, 20}, {136, 40}, {196, 56}, {396, 156}} {
			w, h := size[0], size[1]
			s, err := SceneOf(m.corpus, place.View{Place: place.OfNorm(n), In: place.OnStage}, m.today)
			if err != nil {
				t.Fatal(err)
			}
			lines := s.Draw(dark(), w, h)
			got := plain(Drawing{Lines: lines})
			for i, line := range strings.Split(got, "\n") {
				if cells.Width(line) != w || len(lines) != h {
					t.Fatalf("%s at %d×%d: line %d of %d is %d cells wide", n.ID, w, h, i, len(lines), cells.Width(line))
				}
			}
			flat := strings.Join(strings.Fields(got), " ")
			text := strings.Contains(flat, strings.Join(strings.Fields(n.OfficialText), " "))
			letters := strings.ContainsAny(got, "▄█")
			switch {
			case !strings.Contains(flat, "On record for it: "):
				t.Errorf("%s at %d×%d does not say who stands behind it:\n%s", n.ID, w, h, got)
			case w == 76 && !text, w < 300 && !letters && !text:
				t.Errorf("%s at %d×%d: large type %t, text %t:\n%s", n.ID, w, h, letters, text, got)
			case w > 76 && letters && (!strings.Contains(got, "NZL") || !strings.Contains(got, "ISL")):
				t.Errorf("%s at %d×%d: large type leaves no room for the map:\n%s", n.ID, w, h, got)
			case w > 300 && text:
				t.Errorf("%s at %d×%d is small:\n%s", n.ID, w, h, got)
			}
			if letters {
				large[strconv.Itoa(w)]++
			}
		}
		ascii, err := SceneOf(m.corpus, place.View{Place: place.OfNorm(n), In: place.OnStage}, m.today)
		if err != nil {
			t.Fatal(err)
		}
		if got := plain(Drawing{Lines: ascii.Draw(theme.New(theme.Options{ASCII: true}), 136, 40)}); strings.Contains(got, "▄") || !strings.Contains(got, "On record for it") {
			t.Errorf("%s in ASCII:\n%s", n.ID, got)
		}
	}
	if large["136"] < 20 || large["196"] < 20 || large["396"] != 23 {
		t.Errorf("in large type are %v", large)
	}
}
