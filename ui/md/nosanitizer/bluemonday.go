// Package bluemonday replaces github.com/microcosm-cc/bluemonday, which makes HTML
// safe for a web page. Glamour uses it to take the tags out of HTML in Markdown.
// What comity renders has none: the loader refuses HTML in pages, and model/brief
// reads the tags of briefings. Its rules for styles, and the two modules that it
// brings, cost every start 9 ms.
//
// It has exactly the names that Glamour uses; if a newer Glamour uses more, the
// build fails. To undo, remove the replace in go.mod and this folder.
package bluemonday

import "strings"

// Policy takes tags away.
type Policy struct{}

// StrictPolicy keeps no tag.
func StrictPolicy() *Policy { return &Policy{} }

// Sanitize returns HTML without what stands between < and >, and without what
// follows a < that is never closed. The text stays as it is written, with its
// entities.
func (*Policy) Sanitize(html string) string {
	var text strings.Builder
	for {
		before, tag, opens := strings.Cut(html, "<")
		text.WriteString(before)
		_, after, closes := strings.Cut(tag, ">")
		if !opens || !closes {
			return text.String()
		}
		html = after
	}
}
