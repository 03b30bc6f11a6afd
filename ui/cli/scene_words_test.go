package cli_test

import (
	"testing"

	"comity/ui/cli"
	"comity/ui/place"
	"comity/ui/render"
	"comity/ui/report"
	"comity/ui/theme"
	"comity/ui/uitest"
)

// TestNoWordOfAReportDecides: with nonsense for every heading, head and sentence
// of a report, a terminal of any width, Markdown, HTML and SVG show the same, in
// as many letters.
func TestNoWordOfAReportDecides(t *testing.T) {
	c, look := uitest.Corpus(t), theme.New(theme.Options{Mono: true})
	for _, at := range uitest.Scenes() {
		v, err := place.ParseView(c, at)
		if err != nil {
			t.Fatal(at, err)
		}
		sheet, err := report.Of(t.Context(), c, v)
		if err != nil {
			t.Fatal(at, err)
		}
		other := uitest.Scrambled(sheet)
		for _, width := range []int{40, 80, 120, 300} {
			if want, got := cli.DrawScene(look, sheet, width), cli.DrawScene(look, other, width); uitest.Shape(want) != uitest.Shape(got) {
				t.Errorf("%s in %d columns: a report in nonsense is\n%.2000s\nexpected the shape of\n%.2000s", at, width, got, want)
			}
		}
		for _, format := range []render.Format{render.Markdown, render.HTML, render.SVG} {
			want, err := render.Bytes(sheet, format)
			if err != nil {
				t.Fatal(err)
			}
			got, err := render.Bytes(other, format)
			if err != nil {
				t.Fatal(err)
			}
			if uitest.Shape(string(want)) != uitest.Shape(string(got)) {
				t.Errorf("%s as %s is another page for a report in nonsense", at, format)
			}
		}
	}
}
