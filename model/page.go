package model

// PageID names a page of reading matter as its place does: "norm/un/f" for the
// explainer of a norm, "page/pillars", "term/due-diligence".
type PageID string

// The kinds of page: what stands before the first slash of a [PageID].
const (
	ExplainerPages = "norm"
	FrameworkPages = "page"
	GlossaryPages  = "term"
)

// Page is reading matter in comity's own words: the explainer of a norm, a page
// about the framework, or a term of the glossary. Its Markdown cites a source
// after every group of facts; see [Citations].
type Page struct {
	ID    PageID   `yaml:"-"`
	Title string   `yaml:"title"` // of an explainer: that of its norm
	Also  []string `yaml:"also"`  // other names under which it is found
	// Brief says in a line what the page holds, for the list of all pages.
	Brief string `yaml:"brief"`
	Order int    `yaml:"order"` // of a framework page among the others, from 1
	// AboutComity marks a page about comity itself, which needs no citations.
	AboutComity bool `yaml:"about_comity"`
	// Guide marks a page that explains how to use comity: it changes with the program, so
	// that it is no part of the hash of the corpus and is found by its names and headings.
	Guide bool   `yaml:"guide"`
	Body  string `yaml:"-"` // Markdown, from the line after the front matter
	Line  int    `yaml:"-"` // the line of the file on which Body begins
}

// SourceID names a source record, or the statement that is its own source.
type SourceID string

// SourceRecord is a source that pages cite.
type SourceRecord struct {
	ID        SourceID    `yaml:"id"`
	Label     string      `yaml:"label"` // short: a symbol, or who and when
	Title     string      `yaml:"title"`
	URL       string      `yaml:"url"`
	Read      Reading     `yaml:"read"`      // how it was read
	ReadNote  string      `yaml:"read_note"` // what of it, in words
	Statement StatementID `yaml:"statement"` // the record comity has of the text, if any
	// Confidence is the best grade that a fact can have which only this source
	// supports: a press account makes it reported. See [SourceRecord.Grade].
	Confidence Confidence `yaml:"confidence"`
}

// ExplainerSections are the sections of every explainer in their order; the
// page adds the lineage, who carries the norm, and the sources.
func ExplainerSections() []string {
	return []string{
		"In one breath", "The text", "What it asks", "Why it matters", practiceSection,
		"Who acts", "Where it is discussed", "Seen in the world", "Still argued", "Related",
	}
}

// practiceSection is the section of an explainer that holds [OwnReading].
const practiceSection = "How it is put into practice"

// OwnReading is the heading, within "How it is put into practice", of actions
// that are comity's reading and not UN text.
const OwnReading = "Ways to put it into practice (comity's reading)"
