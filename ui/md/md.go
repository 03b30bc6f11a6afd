// Package md turns the Markdown of a page into lines of a given width and the
// links among them: at once and plain, or in style by glamour, which takes
// milliseconds and therefore belongs in a command.
package md

import (
	"charm.land/glamour/v2"

	"comity/ui/theme"
)

// Page is a page as lines, and its links by their numbers.
type Page struct {
	Lines []Line
	Links []Link
}

// Line is one line of a page and its width in cells.
type Line struct {
	Text  string
	Width int
}

// Link is one thing that a page leads to, however often it does. Source n of
// the page has the number n; all others are numbered on from there.
type Link struct {
	Number  int
	Target  string // "norm/f" inside comity, "source/3" on this page, or "https://…"
	Address string // "https://…", where the target or the entry of the source leads; empty inside
	Spans   []Span // where its words stand; of a source, those that do not cite it are its entry
}

// Span is where words of a link stand in one line, in cells. Words that go
// over several lines have a span in each, and all of these the same use.
type Span struct {
	Line, Col, Width, Use int
	Cites                 bool // they cite a source in the text
}

// Render renders a page with glamour, with the numbers of its links beside
// them. It is slow, and safe to call from any goroutine: every call has a
// renderer of its own.
func Render(t *theme.Theme, markdown string, width int) (Page, error) {
	return render(t, read(t, markdown, true), width, t.Hyperlinks())
}

// Text renders a page for a reader that opens no links: they have no numbers,
// and the lines hold styles alone.
func Text(t *theme.Theme, markdown string, width int) ([]Line, error) {
	page, err := render(t, read(t, markdown, false), width, false)
	return page.Lines, err
}

// Plain gives a page at once, as [Render] would but for the styles of
// headings, emphasis and quotations. It is what the reader shows until the
// styled page is there.
func Plain(t *theme.Theme, markdown string, width int) Page {
	r := read(t, markdown, true)
	return set(t, r, plain(t, r.text()), width, t.Hyperlinks())
}

// PlainText gives a page at once, as [Text] would but for the styles of
// headings, emphasis and quotations: in the same lines.
func PlainText(t *theme.Theme, markdown string, width int) []Line {
	r := read(t, markdown, false)
	return set(t, r, plain(t, r.text()), width, false).Lines
}

// render lets glamour style a page and leaves the setting of lines to set:
// glamour hangs no items, and its tables cut words.
func render(t *theme.Theme, r *reading, width int, hyperlinks bool) (Page, error) {
	renderer, err := glamour.NewTermRenderer(
		glamour.WithStyles(t.Markdown()),
		glamour.WithWordWrap(0),
		glamour.WithPreservedNewLines(), // pages break lines where they mean to
	)
	if err != nil {
		return Page{}, err
	}
	out, err := renderer.Render(r.text())
	if err != nil {
		return Page{}, err
	}
	return set(t, r, out, width, hyperlinks), nil
}
