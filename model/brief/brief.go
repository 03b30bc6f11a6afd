// Package brief reads briefings: Markdown files whose slides hold text, notes
// for who presents, and live blocks that show a place of the corpus. It knows
// nothing of screens and runs nothing that is in a file.
package brief

import "time"

// Deck is a briefing. It never changes once it is read.
type Deck struct {
	ID             string // "framework", from the name of its file
	Hash           string // of the text without its notes: who follows knows by it which one is shown
	Title          string
	Author         string
	Date           string        // as it stands in the front matter
	Classification string        // the line that stands on every slide, such as "UNCLASSIFIED"; may be empty
	Language       string        // a BCP 47 tag; "en" unless it is said
	Length         time.Duration // how long it is meant to take; zero: not said
	Slides         []Slide
}

// Slide is one slide. Its parts stand below each other.
type Slide struct {
	Line  int    // of the file, from 1, where it begins
	Title string // its first heading in words alone, or "Slide 3"
	Parts []Part
	Steps int      // how many pauses it has; the whole slide is there at step Steps
	Notes []string // for who presents; followers never have them
}

// PartKind is what a part of a slide is.
type PartKind int

// The kinds of part.
const (
	Text    PartKind = iota // Markdown
	Live                    // a place of the corpus
	Columns                 // parts beside each other
)

// Part is a part of a slide: text, a live block, or columns of parts.
type Part struct {
	Kind PartKind
	Line int // of the file, from 1
	Step int // it is there from this step on; 0 is at once

	Markdown string // of Text
	Large    bool   // of Text: a heading of the first level alone on its slide, to be set large

	Place   string // of Live: "norm/f", "map?who=…"
	Caption string // of Live: what stands below it, and for it where it cannot be shown
	Height  int    // of Live: rows asked for; 0 is as many as there are

	Columns []Column // of Columns
}

// Column is one of some columns.
type Column struct {
	Share int // of the width, beside the shares of the others; at least 1
	Parts []Part
}

// Fault is something wrong with a file, and where.
type Fault struct {
	Line int // from 1; 0 is the file as a whole
	Text string
}

// The limits of a file. A larger one is a fault, and no deck.
const (
	MaxBytes  = 1 << 20
	MaxSlides = 500
	MaxBlocks = 12 // live ones on a slide
)
