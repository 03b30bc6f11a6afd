// Package brief reads briefings: Markdown files whose slides contain text, speaker
// notes, and live blocks that show a place of the corpus. It knows nothing of screens
// and runs nothing that is in a file.
//
// A file may begin with front matter, YAML between two lines ---. Other lines
// --- separate slides, except in a fence or a comment. An HTML comment outside a
// fence is a speaker note, unless it is one of the directives
//
//	<!-- pause -->         what follows appears one step later
//	<!-- columns 2 1 -->   begins columns with these shares of the width
//	<!-- column -->        begins the next column
//	<!-- end -->           ends the columns
//	<!-- end_slide -->     ends the slide, as in presenterm
//
// A block between lines "::: notes" and ":::" is a speaker note and a line ". . ."
// is a pause, as in pandoc. Settings of presenterm, marp, slidev and pandoc, and
// pictures, are remarks and not faults.
//
// A fence of comity is a live block: its first line is a place, the others are
// its caption, and "comity height=12" asks for 12 rows. Other HTML is text,
// and is escaped so that whatever draws the Markdown shows it.
//
// A heading of the first level is set large where its slide holds nothing else
// but two paragraphs at most: that is how a talk or a part of one is opened.
package brief

import (
	"strconv"
	"time"
)

// Deck is a briefing. It never changes once it is read.
type Deck struct {
	ID             string // "framework", from the name of its file
	Hash           string // of its [Deck.Source], by which followers identify the briefing
	Title          string // that of the first slide, or the ID, unless it is said
	Author         string
	Date           string        // as in the front matter
	Classification string        // the marking on every slide, such as "UNCLASSIFIED"; may be empty
	Language       string        // a BCP 47 tag; "en" unless it is said
	Length         time.Duration // the planned length; zero if unknown
	Slides         []Slide
	Remarks        []Fault // what is no fault, such as a picture or a setting of another tool
}

// Slide is one slide. Its parts are shown one below the other.
type Slide struct {
	Line  int    // of the file, from 1, of its first words or block
	Title string // its first heading in words alone, or "Slide 3"
	Parts []Part
	Steps int      // how many pauses it has; the whole slide is there at step Steps
	Notes []string // speaker notes; followers never get them
}

// Rule is a rule between paragraphs in the normal form of Markdown.
const Rule = "***"

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
	Line int // of the file, from 1; of Live that of the place
	Step int // it is there from this step on; 0 is at once

	Markdown string // of Text, as in the file
	Normal   string // of Text: Markdown in one form, each paragraph, heading, item and row on one line
	Large    bool   // of Text: nothing but a heading of the first level, to be set large

	Place   string // of Live: "norm/f", "map?who=…"
	Caption string // of Live, on one line: shown below it, or instead of it
	Height  int    // of Live: rows asked for; 0 is as many as there are

	Columns []Column // of Columns
}

// Column is one of some columns.
type Column struct {
	Share int    // of the width, beside the shares of the others; at least 1
	Parts []Part // no columns
}

// Fault is something wrong with a file, and where.
type Fault struct {
	Line int // from 1; 0 is the file as a whole
	Text string
}

// String is "line 3: what is wrong".
func (f Fault) String() string {
	if f.Line == 0 {
		return f.Text
	}
	return "line " + strconv.Itoa(f.Line) + ": " + f.Text
}

// The limits of a file. More bytes or slides are a fault, and no deck; more
// blocks are a fault, and left out.
const (
	MaxBytes  = 1 << 20
	MaxSlides = 500
	MaxBlocks = 12 // live ones on a slide
)
