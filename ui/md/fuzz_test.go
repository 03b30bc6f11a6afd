package md_test

import (
	"strings"
	"testing"
	"unicode"

	"github.com/charmbracelet/x/ansi"

	"comity/ui/md"
	"comity/ui/theme"
)

// FuzzPlain sets any Markdown: no line is too wide, and every span stands in
// its line.
func FuzzPlain(f *testing.F) {
	for _, text := range []string{linkPage, tablePage, "- a [b](comity:source/9)\n1. [", "## Sources\n\n3. x](y", "|a|\n|-|\n||"} {
		f.Add(text, 20)
	}
	look := theme.New(theme.Options{Dark: true})
	f.Fuzz(func(t *testing.T, text string, width int) {
		if width < 1 || width > 200 || strings.ContainsFunc(text, func(r rune) bool {
			return r != '\n' && !unicode.IsPrint(r) || r == unicode.ReplacementChar
		}) {
			return // the corpus holds no such thing
		}
		out := md.Plain(look, text, width)
		for _, line := range out.Lines {
			if got := ansi.StringWidth(line.Text); got != line.Width || got > width {
				t.Fatalf("a line of %d cells says %d, at %d: %q", got, line.Width, width, line.Text)
			}
		}
		for i, l := range out.Links {
			if i > 0 && out.Links[i-1].Number > l.Number {
				t.Fatalf("link %d comes after link %d", l.Number, out.Links[i-1].Number)
			}
			for _, s := range l.Spans {
				if s.Line >= len(out.Lines) || s.Width < 1 || s.Col+s.Width > out.Lines[s.Line].Width {
					t.Fatalf("link %d has the span %+v in %d lines", l.Number, s, len(out.Lines))
				}
			}
		}
	})
}
