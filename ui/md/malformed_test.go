package md_test

import (
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"

	"comity/ui/md"
	"comity/ui/theme"
)

// TestWhatIsNoLinkIsShown writes links that are none, of which every letter is
// shown, and those beside them that are.
func TestWhatIsNoLinkIsShown(t *testing.T) {
	look := theme.New(theme.Options{Dark: true})
	for text, want := range map[string]string{
		"a [b](norm/f c":                               "a [b](norm/f c",
		"a](b) [c](comity:norm/c) [d](":                "a](b) c →1 [d](",
		"[b](comity:norm/f c) [c](comity:norm/c":       "[b](comity:norm/f c) [c](comity:norm/c",
		`[b](https://a.example "title")`:               `[b](https://a.example "title")`,
		"[c [d](comity:norm/f) e](comity:norm/a)":      "[c d →1 e](comity:norm/a)",
		"[one\ntwo](norm/f)":                           "[one|two](norm/f)",
		"[one]: https://a.example\ntwo [one][one] x":   "[one]: https://a.example|two [one][one] x",
		`\[[2](comity:source/2 \]`:                     "[[2](comity:source/2 ]",
		`\[[2](comity:source/2) and on`:                "[2 and on",
		`x \[[2](comity:source/x)\]`:                   "x [2]",
		"- - one\n- > two\n- 3. three\n- # four":       "• - one|• > two|• 3. three|• # four",
		"> > one\n> - two\n> 1) three":                 "┃ > one|┃ - two|┃ 1) three",
		"## Sources\n\n1. x](y\n2. [z](https://a.b c)": "Sources|1. x](y|2. [z](https://a.b c)",
	} {
		for kind, out := range map[string]md.Page{"styled": render(t, look, text, 100), "plain": md.Plain(look, text, 100, true)} {
			if got := strings.Join(shown(out.Lines), "|"); got != want {
				t.Errorf("%s: %q is shown as %q, not %q", kind, text, got, want)
			}
		}
	}
}

// TestMarksAloneTakeNoTime renders pages of nothing but marks.
func TestMarksAloneTakeNoTime(t *testing.T) {
	look := theme.New(theme.Options{Dark: true})
	for _, mark := range []string{"](", "[](", "[x](", "[", `\[`, "[](<", "[x](comity:norm/f)", "> ", "- ", "&", "é"} {
		text := strings.Repeat(mark, 100<<10/len(mark))
		start := time.Now()
		for _, out := range []md.Page{md.Plain(look, text, 80, true), render(t, look, text, 80)} {
			for _, line := range out.Lines {
				if line.Width > 80 || ansi.StringWidth(line.Text) != line.Width {
					t.Fatalf("%q has a line of %d cells: %q", mark, line.Width, line.Text)
				}
			}
		}
		if took := time.Since(start); took > 5*time.Second {
			t.Errorf("100 KB of %q take %v", mark, took)
		}
	}
}
