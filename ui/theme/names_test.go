package theme_test

import (
	"slices"
	"strings"
	"testing"

	"comity/model"
	"comity/ui/theme"
)

func TestThemesAreFoundByName(t *testing.T) {
	for _, name := range theme.Names() {
		if got, err := theme.Find(name); err != nil || got != name {
			t.Errorf("%s is found as %q, %v", name, got, err)
		}
	}
	for _, spelling := range []string{"color-safe", "Colour Safe", " colour-safe "} {
		if got, err := theme.Find(spelling); err != nil || got != theme.ColourSafe {
			t.Errorf("%q is found as %q, %v", spelling, got, err)
		}
	}
	if _, err := theme.Find("high-contrst"); err == nil || !strings.Contains(err.Error(), `"high-contrst"; nearest: high-contrast`) {
		t.Errorf("a misspelt name: %v", err)
	}
}

// TestTheKeyGoesThroughEveryTheme presses it from the start: the first press
// changes what is seen, and none is left out for good.
func TestTheKeyGoesThroughEveryTheme(t *testing.T) {
	for _, dark := range []bool{true, false} {
		name := theme.Auto
		seen := []string{}
		for range theme.Names() {
			next := theme.Next(name, theme.For(name, dark).Dark)
			if name == theme.Auto && theme.For(next, dark).Dark == dark {
				t.Errorf("dark %v: from auto to %s nothing is seen", dark, next)
			}
			name = next
			seen = append(seen, name)
		}
		for _, want := range []string{theme.HighContrast, theme.ColourSafe, theme.Mono, theme.Auto} {
			if !slices.Contains(seen, want) {
				t.Errorf("dark %v: the key never comes to %s: %v", dark, want, seen)
			}
		}
	}
}

// TestBackgrounds: two themes settle the background, the others follow it.
func TestBackgrounds(t *testing.T) {
	for _, name := range theme.Names() {
		on, off := theme.For(name, true), theme.For(name, false)
		fixed := name == theme.Dark || name == theme.Light
		if (on == off) != fixed || fixed && on.Dark != (name == theme.Dark) || !fixed && (!on.Dark || off.Dark) {
			t.Errorf("%s is %+v on dark and %+v on light", name, on, off)
		}
	}
}

// TestThemesDiffer: every theme has a look of its own.
func TestThemesDiffer(t *testing.T) {
	seen := map[string]string{}
	for _, name := range theme.Names()[1:] {
		for _, dark := range []bool{true, false} {
			o := theme.For(name, dark)
			var b strings.Builder
			look := theme.New(o)
			for _, ink := range []theme.Ink{look.Ink.Accent, look.Ink.Dim, look.Ink.Mark(model.MarkAll), look.Ink.Cursor, look.Ink.Match} {
				b.WriteString(ink.Open())
			}
			if other, twice := seen[b.String()]; twice && other != name {
				t.Errorf("%s looks like %s", name, other)
			}
			seen[b.String()] = name
		}
	}
}

// TestWithoutColourWeightTells what colour tells elsewhere.
func TestWithoutColourWeightTells(t *testing.T) {
	look := theme.New(theme.For(theme.Mono, true))
	k := look.Ink
	for what, pair := range map[string][2]theme.Ink{
		"the frame in focus":         {k.Frame, k.FrameFocus},
		"a key and its word":         {k.Accent, k.Dim},
		"a word found and the text":  {k.Match, k.Text},
		"a word found and a link":    {k.Match, k.Link},
		"a word found and a heading": {k.Match, k.Heading},
		"the cursor and its shadow":  {k.Cursor, k.CursorIdle},
		"its shadow and a link":      {k.CursorIdle, k.Link},
		"listed and not listed":      {k.Mark(model.Listed.Mark()), k.Mark(model.NotListed.Mark())},
	} {
		if pair[0] == pair[1] {
			t.Errorf("%s look the same: %q", what, pair[0].Open())
		}
	}
	for _, ascii := range []bool{true, false} {
		o := theme.For(theme.Mono, true)
		o.ASCII = ascii
		if plain := theme.New(o); plain.FocusBorder == plain.Border {
			t.Errorf("ASCII %v: a frame with the focus is drawn like others", ascii)
		}
	}
	if out := look.Accent.Render("x"); out == "x" {
		t.Error("the accent has no weight")
	}
}
