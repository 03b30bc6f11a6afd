package theme_test

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"comity/model"
	"comity/ui/theme"
)

// TestMarksAreThoseOfTheVocabulary pins the marks people learn, and that no two
// acts share one.
func TestMarksAreThoseOfTheVocabulary(t *testing.T) {
	unicode, plain := theme.New(theme.Options{}), theme.New(theme.Options{ASCII: true})
	seen := map[string]model.Act{}
	for act, want := range map[model.Act][2]string{
		model.Listed: {"●", "+"}, model.Party: {"◉", "p"}, model.Signatory: {"◐", "s"}, model.Member: {"■", "m"},
		model.Expert: {"◆", "e"}, model.Yes: {"▲", "y"}, model.No: {"✕", "n"}, model.Abstain: {"◇", "a"},
		model.Absent: {"·", "."}, model.Via: {"◒", "v"}, model.NotListed: {"○", "-"}, model.Unknown: {"?", "?"},
		model.NotEligible: {" ", " "}, model.NoList: {" ", " "}, model.WithoutVote: {"◌", "w"}, model.Agency: {"□", "g"},
	} {
		got := [2]string{unicode.Glyph(act.Mark()), plain.Glyph(act.Mark())}
		if got != want {
			t.Errorf("%s is marked %q, expected %q", act.Word(), got, want)
		}
		for i, glyph := range got {
			key := strconv.Itoa(i) + glyph
			if other, taken := seen[key]; taken && glyph != " " {
				t.Errorf("%s and %s are both marked %q", act.Word(), other.Word(), glyph)
			}
			seen[key] = act
		}
	}
	if len(seen) != 2*(len(model.Acts())-1) { // two are blank
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
