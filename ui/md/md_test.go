package md_test

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"comity/ui/md"
	"comity/ui/place"
	"comity/ui/theme"
	"comity/ui/uitest"
)

// pages is the Markdown of every page there is, by name.
func pages(t testing.TB) map[string]string {
	t.Helper()
	c := uitest.Corpus(t)
	out := map[string]string{"contents": uitest.Markdown(t, c, place.Place{Kind: place.Page, ID: place.Contents})}
	for _, n := range c.Norms() {
		out["norm "+string(n.ID)] = uitest.Markdown(t, c, place.OfNorm(n))
	}
	for _, s := range c.Statements() {
		out["statement "+string(s.ID)] = uitest.Markdown(t, c, place.OfStatement(s))
	}
	for _, co := range c.Countries() {
		out["country "+string(co.ISO3)] = uitest.Markdown(t, c, place.OfCountry(co))
	}
	for _, p := range append(c.Pages(), c.Terms()...) {
		out[string(p.ID)] = uitest.Markdown(t, c, place.OfPage(p))
	}
	return out
}

// widths are those at which pages must read well.
func widths() []int { return []int{36, 60, 80, 120} }

func render(t testing.TB, look *theme.Theme, markdown string, width int) md.Page {
	t.Helper()
	out, err := md.Render(look, markdown, width, true)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// shown is the lines as a person sees them.
func shown(lines []md.Line) []string {
	var out []string
	for _, line := range lines {
		out = append(out, ansi.Strip(line.Text))
	}
	return out
}

// quoted puts the lines behind a bar together again.
func quoted(lines []md.Line, bar string) string {
	var b strings.Builder
	for _, line := range lines {
		text, found := strings.CutPrefix(ansi.Strip(line.Text), bar)
		if !found {
			continue
		}
		if b.Len() > 0 && !strings.HasSuffix(b.String(), "-") {
			b.WriteByte(' ')
		}
		b.WriteString(text)
	}
	return b.String()
}

// TestOfficialTextsAreSetApartWhole renders the page of every norm at many
// widths: behind the bar stands the official text, word for word.
// TestStruckWords: what is struck out is never shown as if it was not, at once, in
// style or without colours.
func TestStruckWords(t *testing.T) {
	for _, look := range []*theme.Theme{theme.New(theme.Options{Dark: true}), theme.New(theme.Options{Mono: true})} {
		for kind, lines := range map[string][]md.Line{"styled": render(t, look, "a ~~b c~~ d", 40).Lines, "plain": md.Plain(look, "a ~~b c~~ d", 40, true).Lines} {
			if got := strings.Join(shown(lines), ""); got != "a ~~b c~~ d" {
				t.Errorf("%s: %q", kind, got)
			}
		}
	}
}

func TestOfficialTextsAreSetApartWhole(t *testing.T) {
	c := uitest.Corpus(t)
	look := theme.New(theme.Options{Dark: true})
	for _, n := range c.Norms() {
		for _, width := range []int{34, 60, 76, 92} {
			text := uitest.Markdown(t, c, place.OfNorm(n))
			for kind, lines := range map[string][]md.Line{"styled": render(t, look, text, width).Lines, "plain": md.Plain(look, text, width, true).Lines} {
				if got := quoted(lines, look.Bar()); !strings.HasPrefix(got, n.OfficialText) { // other quotations may follow
					t.Errorf("%s, %s at %d:\n%s\nnot\n%s", n.ID, kind, width, got, n.OfficialText)
				}
			}
		}
	}
}

// TestPagesKeepTheirWidth sets every page in windows of any size, in ASCII too,
// and measures every line.
func TestPagesKeepTheirWidth(t *testing.T) {
	if testing.Short() { // the race detector, for which it holds nothing new
		t.Skip("long, and of one goroutine")
	}
	looks := []*theme.Theme{theme.New(theme.Options{Dark: true}), theme.New(theme.Options{ASCII: true, Mono: true})}
	widths := []int{1, 2, 3, 7, 20, 34, 55, 56, 84, 200}
	i := 0
	for name, text := range pages(t) {
		i++
		width := widths[i%len(widths)]
		for _, look := range looks {
			checkLines(t, name, look, width, md.Plain(look, text, width, true))
		}
		checkLines(t, name, looks[1], width, render(t, looks[1], text, width))
	}
}

// checkLines wants every line to be as wide as it says and no wider than the
// page.
func checkLines(t *testing.T, name string, look *theme.Theme, width int, out md.Page) {
	t.Helper()
	for _, line := range out.Lines {
		if got := ansi.StringWidth(line.Text); got != line.Width || got > width {
			t.Fatalf("%s at %d: a line of %d cells says %d: %q", name, width, got, line.Width, line.Text)
		}
		checkSequences(t, name, line.Text, look.Hyperlinks())
	}
}

// checkSequences wants nothing in a line but text, styles and hyperlinks, and
// the latter closed.
func checkSequences(t *testing.T, name, line string, hyperlinks bool) {
	t.Helper()
	for _, r := range line {
		if r >= 0xe000 && r < 0xf900 || r == '\u00a0' {
			t.Fatalf("%s holds a mark: %q", name, line)
		}
	}
	if !hyperlinks && strings.Contains(line, "\x1b]") {
		t.Fatalf("%s holds a hyperlink: %q", name, line)
	}
	if i := strings.LastIndex(line, "\x1b]8;"); i >= 0 && !strings.HasPrefix(line[i:], "\x1b]8;;\a") {
		t.Fatalf("%s leaves a hyperlink open: %q", name, line)
	}
	if i := strings.LastIndex(line, "\x1b["); i >= 0 && !strings.HasPrefix(line[i:], "\x1b[m") {
		t.Fatalf("%s leaves a style open: %q", name, line)
	}
}

// TestPlainStandsWhereStyledWill makes sure that no line moves when the style
// of a page arrives.
func TestPlainStandsWhereStyledWill(t *testing.T) {
	if testing.Short() { // the race detector, for which it holds nothing new
		t.Skip("long, and of one goroutine")
	}
	look := theme.New(theme.Options{Dark: true})
	for name, text := range pages(t) {
		styled, plain := shown(render(t, look, text, 72).Lines), shown(md.Plain(look, text, 72, true).Lines)
		for i := range max(len(styled), len(plain)) {
			if i >= len(styled) || i >= len(plain) || styled[i] != plain[i] {
				t.Errorf("%s, line %d: %q becomes %q", name, i, plain[min(i, len(plain)-1)], styled[min(i, len(styled)-1)])
				break
			}
		}
	}
}

func TestItemsHangAndHeadingsKeepTheirLists(t *testing.T) {
	text := "## Head\n\n- one two three four five six\n- seven\n\ntext\n\n9. nine nine nine nine\n10. ten ten ten ten\n"
	out := render(t, theme.New(theme.Options{}), text, 16)
	want := "Head|• one two three|  four five six|• seven||text||9. nine nine|   nine nine|10. ten ten ten|    ten"
	if got := strings.Join(shown(out.Lines), "|"); got != want {
		t.Fatalf("%q, not %q", got, want)
	}
}

// TestCodeIsShownAsItIs makes sure that a page with code, which comity has none
// of, loses nothing for want of colours.
func TestCodeIsShownAsItIs(t *testing.T) {
	out := render(t, theme.New(theme.Options{}), "before\n\n```go\nfunc main() {}\n```\n\nafter `inline`\n", 40)
	all := strings.Join(shown(out.Lines), "\n")
	for _, want := range []string{"before", "func main() {}", "after", "inline"} {
		if !strings.Contains(all, want) {
			t.Errorf("%q is missing from:\n%s", want, all)
		}
	}
}

// longestNorm is the longest page of a norm.
func longestNorm(b *testing.B) string {
	b.Helper()
	longest := ""
	for name, text := range pages(b) {
		if strings.HasPrefix(name, "norm") && len(text) > len(longest) {
			longest = text
		}
	}
	return longest
}

// BenchmarkRender renders the longest page of a norm, which is the longest
// explainer with its lists.
func BenchmarkRender(b *testing.B) {
	longest := longestNorm(b)
	look := theme.New(theme.Options{Dark: true})
	b.SetBytes(int64(len(longest)))
	for b.Loop() {
		render(b, look, longest, 84)
	}
}

// BenchmarkPlain is the same page without its style.
func BenchmarkPlain(b *testing.B) {
	longest := longestNorm(b)
	look := theme.New(theme.Options{Dark: true})
	b.SetBytes(int64(len(longest)))
	for b.Loop() {
		md.Plain(look, longest, 84, true)
	}
}
