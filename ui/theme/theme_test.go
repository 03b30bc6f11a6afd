package theme_test

import (
	"flag"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"comity/model"
	"comity/ui/theme"
)

//go:generate go test . -run "Readme" -update

var update = flag.Bool("update", false, "write the marks in the documentation anew")

// TestMarksAreThoseOfTheVocabulary pins the marks people learn, and that no two
// acts share one.
func TestMarksAreThoseOfTheVocabulary(t *testing.T) {
	unicode, plain := theme.New(theme.Options{}), theme.New(theme.Options{ASCII: true})
	seen := map[string]model.Act{}
	for act, want := range map[model.Act][2]string{
		model.Listed: {"●", "+"}, model.Party: {"◉", "p"}, model.Signatory: {"◐", "s"}, model.Member: {"■", "m"},
		model.Expert: {"◆", "e"}, model.Yes: {"▲", "y"}, model.No: {"✕", "n"}, model.Abstain: {"◇", "a"},
		model.Absent: {"·", "."}, model.Via: {"◒", "v"}, model.NotListed: {"○", "-"}, model.Unknown: {"?", "?"},
		model.NotEligible: {" ", " "}, model.WithoutVote: {"◌", "w"}, model.Agency: {"□", "g"},
	} {
		got := [2]string{unicode.Glyph(act.Mark()), plain.Glyph(act.Mark())}
		if got != want {
			t.Errorf("%s is marked %q, expected %q", act.Word(), got, want)
		}
		for i, glyph := range got {
			key := strconv.Itoa(i) + glyph
			if other, taken := seen[key]; taken {
				t.Errorf("%s and %s are both marked %q", act.Word(), other.Word(), glyph)
			}
			seen[key] = act
		}
	}
	if len(seen) != 2*len(model.Acts()) {
		t.Errorf("%d marks are pinned here, of %d", len(seen)/2, len(model.Acts()))
	}
}

// TestAMarkHasOneMeaning: two marks share a glyph only if both mean that an item is on
// something, or both that it is not.
func TestAMarkHasOneMeaning(t *testing.T) {
	on := []model.Mark{model.Listed.Mark(), model.MarkByName, model.MarkAll, model.MarkMeasure}
	off := []model.Mark{model.NotListed.Mark(), model.MarkNone}
	for _, ascii := range []bool{false, true} {
		look, seen := theme.New(theme.Options{ASCII: ascii}), map[string]model.Mark{}
		for _, m := range model.Marks() {
			glyph := look.Glyph(m)
			other, taken := seen[glyph]
			alike := slices.Contains(on, m) && slices.Contains(on, other) || slices.Contains(off, m) && slices.Contains(off, other)
			if taken && !alike && glyph != " " {
				t.Errorf("marks %d and %d are both %q", other, m, glyph)
			}
			seen[glyph] = m
		}
	}
}

// TestReadmeMarksAreFresh compares the documentation's table of marks with the program's.
func TestReadmeMarksAreFresh(t *testing.T) {
	const path, begin, end = "../../assets/docs/explorer.md", "<!-- marks -->\n", "<!-- /marks -->"
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, found := strings.Cut(string(data), begin)
	table, after, ended := strings.Cut(rest, end)
	if !found || !ended {
		t.Fatal("explorer.md has no marks between <!-- marks --> and <!-- /marks -->")
	}
	unicode, plain := theme.New(theme.Options{}), theme.New(theme.Options{ASCII: true})
	want := "\n| mark | ASCII | word | meaning |\n| --- | --- | --- | --- |\n"
	for _, act := range model.Acts() {
		glyph, ascii := unicode.Glyph(act.Mark()), plain.Glyph(act.Mark())
		if glyph == " " {
			glyph, ascii = "", ""
		} else {
			ascii = "`" + ascii + "`"
		}
		want += strings.ReplaceAll("| "+glyph+" | "+ascii+" | "+act.Word()+" | "+act.Meaning()+" |\n", "|  |", "| |")
	}
	want += "\n"
	if *update {
		if err := os.WriteFile(path, []byte(before+begin+want+end+after), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if table != want {
		t.Fatal("the marks in explorer.md are not those of the program; run: go test ./ui/theme -update")
	}
}

// TestEveryGlyphIsOneCell keeps the columns straight.
func TestEveryGlyphIsOneCell(t *testing.T) {
	for _, ascii := range []bool{false, true} {
		look := theme.New(theme.Options{ASCII: ascii})
		for s := model.Mark(0); s <= model.NoMark; s++ {
			glyph := look.Glyph(s)
			if ansi.StringWidth(glyph) != 1 || ascii && glyph[0] >= 0x80 {
				t.Errorf("symbol %d is %q", s, glyph)
			}
		}
	}
}

// TestMonoHasNoColour renders every ink and looks for colours.
func TestMonoHasNoColour(t *testing.T) {
	look := theme.New(theme.Options{Mono: true})
	for role, open := range opened(look) {
		for _, colour := range []string{"38;", "48;", "[3", "[9"} {
			if strings.Contains(open, colour) {
				t.Errorf("%s: %q has a colour", role, open)
			}
		}
	}
}
