package accessible

import (
	"context"
	"strings"

	"comity/model"
	"comity/ui/place"
	"comity/ui/report"
)

// Offered is every command, with those of bookmarks or without.
func Offered(bookmarks bool) []Command { return offered(bookmarks) }

// LinesOf are the lines into which a report of a scene is put.
func LinesOf(c *model.Corpus, at place.View, sheet *report.Report) []string {
	v := newSession(context.Background(), Options{Corpus: c}).sceneView(at, sheet)
	lines := []string{v.title}
	for _, l := range v.lines {
		lines = append(lines, l.text)
	}
	return lines
}

// Table returns the commands that work without bookmarks.
func Table() []Command { return offered(false) }

// Markdown returns the table of the README.
func Markdown() string {
	var b strings.Builder
	for _, g := range Groups() {
		var rows strings.Builder
		for _, c := range Table() {
			if c.Group == g {
				rows.WriteString("| `" + strings.TrimSpace(c.Word+" "+c.Args) + "` | " + letterCell(c.Letter) + " | " + c.Help + " |\n")
			}
		}
		b.WriteString("## " + string(g) + "\n\n| command | letter | what it does |\n| --- | --- | --- |\n" + rows.String() + "\n")
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// letterCell is a letter in the table of the README; some commands have none.
func letterCell(letter string) string {
	if letter == "" {
		return ""
	}
	return "`" + letter + "`"
}
