package theme_test

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"comity/model"
	"comity/ui/theme"
)

// TestMarksAreThoseOfTheVocabulary pins the marks people learn.
func TestMarksAreThoseOfTheVocabulary(t *testing.T) {
	unicode, plain := theme.New(theme.Options{}), theme.New(theme.Options{ASCII: true})
	for act, want := range map[model.Act][2]string{
		model.Listed: {"●", "+"}, model.Party: {"●", "+"}, model.Signatory: {"◐", "s"}, model.Member: {"●", "m"},
		model.Expert: {"◆", "e"}, model.Yes: {"●", "y"}, model.No: {"✕", "n"}, model.Abstain: {"◇", "a"},
		model.Absent: {"·", "."}, model.Via: {"◐", "v"}, model.NotListed: {"○", "-"}, model.Unknown: {"?", "?"},
		model.NotEligible: {" ", " "}, model.WithoutVote: {"◌", "w"}, model.Agency: {"□", "g"},
	} {
		if got := [2]string{unicode.Mark(act), plain.Mark(act)}; got != want {
			t.Errorf("%s is marked %q, expected %q", act.Word(), got, want)
		}
	}
}

// TestEveryGlyphIsOneCell keeps the columns straight.
func TestEveryGlyphIsOneCell(t *testing.T) {
	for _, ascii := range []bool{false, true} {
		look := theme.New(theme.Options{ASCII: ascii})
		for s := theme.Sym(0); s <= theme.None; s++ {
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
