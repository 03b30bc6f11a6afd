package accessible

import (
	"context"

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
