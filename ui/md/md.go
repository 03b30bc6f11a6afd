// Package md renders the Markdown of a page as lines of a given width, with its
// links: plain at once, or styled by glamour, which takes milliseconds and
// belongs in a command.
package md

import (
	"charm.land/glamour/v2"

	"comity/ui/theme"
)

// Page is a page as lines, its links by their numbers, and its headings, of which the
// first is its title.
type Page struct {
	Lines []Line
	Links []Link
	Heads []Head
}

// Head is a heading, and the line on which it begins.
type Head struct {
	Line  int
	Text  string
	Below bool // it is the heading of a part of a section
}

// Line is one line of a page and its width in cells.
type Line struct {
	Text  string
	Width int
}

// Link is one target of a page, however often it is linked. Source n of the
// page has the number n; the others follow.
type Link struct {
	Number  int
	Target  string // "norm/f" inside comity, "source/3" on this page, or "https://…"
	Address string // "https://…", where the target or the entry of the source leads; empty inside
	Spans   []Span // where its words and number are; of a source, those that do not cite it are its entry
}

// Span is the position of words of a link in one line, in cells. Words that go
// over several lines have a span in each, and all of these the same use.
type Span struct {
	Line, Col, Width, Use int
	Cites                 bool // they cite a source in the text
}

// Render renders a page with glamour, with the numbers of its links beside them
// if it is numbered. It is slow, and safe for concurrent use: every call has its
// own renderer.
func Render(t *theme.Theme, markdown string, width int, numbered bool) (Page, error) {
	return render(t, read(t, markdown, numbered), width, t.Hyperlinks())
}

// Text renders a page for a reader that opens no links: links have no numbers.
func Text(t *theme.Theme, markdown string, width int) ([]Line, error) {
	page, err := render(t, read(t, markdown, false), width, false)
	return page.Lines, err
}

// Plain renders a page at once, in the same lines as [Render] but without
// styles. The reader shows it until the styled page is ready.
func Plain(t *theme.Theme, markdown string, width int, numbered bool) Page {
	r := read(t, markdown, numbered)
	return set(t, r, plain(t, r.text()), width, t.Hyperlinks())
}

// PlainText renders a page at once, in the same lines as [Text] but without
// styles.
func PlainText(t *theme.Theme, markdown string, width int) []Line {
	r := read(t, markdown, false)
	return set(t, r, plain(t, r.text()), width, false).Lines
}

// render styles a page with glamour and lays out its lines with set: glamour
// does not hang items, and its tables cut words.
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
