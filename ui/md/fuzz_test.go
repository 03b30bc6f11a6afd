package md_test

import (
	"testing"

	"github.com/charmbracelet/x/ansi"

	"comity/ui/md"
	"comity/ui/theme"
)

// FuzzPages sets any Markdown, with style and without: no line is too wide or
// holds what may not be shown, however that was written, and every span stands
// in its line.
func FuzzPages(f *testing.F) {
	for _, text := range []string{linkPage, tablePage, "- a [b](comity:source/9)\n1. [", "## Sources\n\n3. x](y", "|a|\n|-|\n||"} {
		f.Add(text, 20)
	}
	for _, bad := range nasty() {
		f.Add("- a "+bad+" [b"+bad+"c](comity:norm/a)\n\n|a"+bad+"|", 20)
	}
	look := theme.New(theme.Options{Dark: true})
	f.Fuzz(func(t *testing.T, text string, width int) {
		if width < 1 || width > 200 {
			return
		}
		checkAny(t, md.Plain(look, text, width, true), width)
		if out, err := md.Render(look, text, width, true); err == nil {
			checkAny(t, out, width)
		}
	})
}

// checkAny checks the lines and links of any page.
func checkAny(t *testing.T, out md.Page, width int) {
	t.Helper()
	for _, line := range out.Lines {
		if got := ansi.StringWidth(line.Text); got != line.Width || got > width {
			t.Fatalf("a line of %d cells says %d, at %d: %q", got, line.Width, width, line.Text)
		}
		if r := unseen(line.Text); r != "" {
			t.Fatalf("%+q reaches the terminal: %q", r, line.Text)
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
}
