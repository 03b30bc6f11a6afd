package md_test

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"comity/assets"
	"comity/model"
	"comity/ui/md"
	"comity/ui/page"
	"comity/ui/theme"
)

func corpus(t *testing.T) *model.Corpus {
	t.Helper()
	c, err := model.Unpack(assets.Packed())
	if err != nil {
		t.Fatal(err)
	}
	return c
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
func TestOfficialTextsAreSetApartWhole(t *testing.T) {
	c := corpus(t)
	look := theme.New(theme.Options{Dark: true})
	for _, n := range c.Norms() {
		for _, width := range []int{34, 60, 76, 92} {
			text := page.Norm(c, n)
			rendered, err := md.Render(look, text, width)
			if err != nil {
				t.Fatal(err)
			}
			for kind, lines := range map[string][]md.Line{"styled": rendered, "plain": md.Plain(look, text, width)} {
				if got := quoted(lines, look.Bar()); !strings.HasPrefix(got, n.OfficialText) { // other quotations may follow
					t.Errorf("%s, %s at %d:\n%s\nnot\n%s", n.ID, kind, width, got, n.OfficialText)
				}
			}
		}
	}
}

// TestPagesKeepTheirWidth renders every page and measures every line.
func TestPagesKeepTheirWidth(t *testing.T) {
	c := corpus(t)
	for _, look := range []*theme.Theme{theme.New(theme.Options{Dark: true}), theme.New(theme.Options{ASCII: true, Mono: true})} {
		for i, s := range c.Statements() {
			width := 20 + i
			lines, err := md.Render(look, page.Statement(c, s), width)
			if err != nil {
				t.Fatal(err)
			}
			for _, line := range append(lines, md.Plain(look, page.Statement(c, s), width)...) {
				if got := ansi.StringWidth(line.Text); got != line.Width || got > width {
					t.Fatalf("%s at %d: a line of %d cells says %d: %q", s.ID, width, got, line.Width, line.Text)
				}
				if strings.ContainsAny(line.Text, "\ue000\ue001\ue002\u00a0\a") || strings.Contains(line.Text, "\x1b]") {
					t.Fatalf("%s holds a mark or a link: %q", s.ID, line.Text)
				}
			}
		}
	}
}

func TestItemsHangAndHeadingsKeepTheirLists(t *testing.T) {
	lines, err := md.Render(theme.New(theme.Options{}), "## Head\n\n- one two three four five six\n- seven\n\ntext\n", 16)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, line := range lines {
		got = append(got, ansi.Strip(line.Text))
	}
	want := "Head|• one two|  three four|  five six|• seven||text"
	if strings.Join(got, "|") != want {
		t.Fatalf("%q, not %q", strings.Join(got, "|"), want)
	}
}

// TestCodeIsShownAsItIs makes sure that a page with code, which comity has none
// of, loses nothing for want of colours.
func TestCodeIsShownAsItIs(t *testing.T) {
	lines, err := md.Render(theme.New(theme.Options{}), "before\n\n```go\nfunc main() {}\n```\n\nafter `inline`\n", 40)
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for _, line := range lines {
		all.WriteString(ansi.Strip(line.Text) + "\n")
	}
	for _, want := range []string{"before", "func main() {}", "after", "inline"} {
		if !strings.Contains(all.String(), want) {
			t.Errorf("%q is missing from:\n%s", want, all.String())
		}
	}
}
