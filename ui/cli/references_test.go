package cli_test

import (
	"io/fs"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"comity/assets"
	"comity/ui/cli"
	"comity/ui/md"
	"comity/ui/place"
	"comity/ui/report"
	"comity/ui/theme"
	"comity/ui/uitest"
)

// TestReferencesInRecords: a record is data and no Markdown, so that &#27; in
// it is five characters wherever it is shown.
func TestReferencesInRecords(t *testing.T) {
	const file, reference = "statements/joint-statement-2019.yaml", "&#27;[31m&#x202e;&#155;&zwj;&amp;#27;"
	data, err := fs.ReadFile(assets.Data(), file)
	if err != nil {
		t.Fatal(err)
	}
	text, fields := string(data), []string{"\ntitle: ", "\nshort_title: ", "\nplace: ", "\nsummary: '", "\n- title: ", "\n  - title: "}
	changed := 0
	for _, key := range fields {
		if before, after, found := strings.Cut(text, key); found {
			changed++
			text = before + key + "A " + reference + " " + after
		}
	}
	if changed != len(fields)-1 { // the sources stand in one of two ways
		t.Fatalf("%d fields were changed", changed)
	}
	c, err := cli.Local().Overlay(write(t, file, text))
	if err != nil {
		t.Fatal(err)
	}
	s, err := c.FindStatement("joint-statement-2019")
	if err != nil {
		t.Fatal(err)
	}
	look, markdown := theme.New(theme.Options{}), uitest.Markdown(t, c, place.OfStatement(s))+"\n| a | b |\n| --- | --- |\n| "+report.Escape(reference)+" | c |\n"
	styled, err := md.Render(look, markdown, 2000, true)
	if err != nil {
		t.Fatal(err)
	}
	printed, err := md.Text(look, markdown, 2000)
	if err != nil {
		t.Fatal(err)
	}
	for how, lines := range map[string][]md.Line{"in style": styled.Lines, "at once": md.Plain(look, markdown, 2000, true).Lines, "printed": printed} {
		shown := ""
		for _, line := range lines {
			shown += line.Text + "\n"
		}
		if bad := strings.IndexAny(shown, "\u202e\u009b\u200d"); bad >= 0 || strings.Contains(shown, "\x1b[31m") {
			t.Errorf("%s, a reference became a control: %q", how, shown)
		}
		if n := strings.Count(ansi.Strip(shown), reference); n < 5 {
			t.Errorf("%s, the reference stands %d times as it was written, expected 5 at least:\n%q", how, n, ansi.Strip(shown))
		}
	}
}
