// Package slide draws a slide of a briefing at any size: its text, its live
// blocks from the corpus, and what is later on it as empty room. What takes
// milliseconds is done once, by [Maker.Set], which belongs in a command; its
// answer is kept by [KeyOf] and drawn from at every key. Nothing in it changes.
package slide

import (
	"strings"
	"sync"

	"comity/model"
	"comity/model/brief"
	"comity/ui/cells"
	"comity/ui/theme"
)

// Maker sets slides over one corpus. Visitors share it.
type Maker struct {
	corpus *model.Corpus
	today  model.Date     // up to which a timeline goes
	fonts  func() []*font // the largest first, read once a slide needs them
}

// New makes what sets slides.
func New(c *model.Corpus, today model.Date) *Maker {
	return &Maker{corpus: c, today: today, fonts: sync.OnceValue(newFonts)}
}

// Key is what a slide that is set depends on, and nothing more: not who looks
// at it, at which step it is, nor which block is selected.
type Key struct {
	Deck  string // its hash
	Slide int
	W, H  int
	Theme theme.Options
}

// KeyOf is the key under which a slide that is set may be kept. Slides count
// from 0.
func KeyOf(d *brief.Deck, n int, t *theme.Theme, w, h int) Key {
	return Key{d.Hash, n, w, h, t.Options}
}

// Slide is a slide that is set for a size and a theme. It is safe to draw from
// any goroutine.
type Slide struct {
	w, h     int
	rows     [][]span
	blocks   []block
	overflow int
}

// Rect is a part of the screen, in cells.
type Rect struct{ X, Y, W, H int }

// Block is a live block on the screen: where it stands, what it shows and the
// place that it leads to.
type Block struct {
	Rect
	Place string
	Title string
	Err   string // why nothing can be shown of it; it leads nowhere then
}

// block is a live block and the step from which it is there.
type block struct {
	Block
	step int
}

// Drawing is a slide as it is on the screen.
type Drawing struct {
	Lines    []string // exactly as many as rows were asked for, each of exactly so many cells
	Blocks   []Block  // those that are there at the step, in the order of the file
	Overflow int      // how many rows had no room
}

// span is a piece of a row that nothing else stands on.
type span struct {
	x, w, step int
	text       string
	block      int    // whose it is, from 0
	focused    string // the text while that block is selected; empty where it is the same
}

// Draw gives the slide at a step. Selected is which of the blocks there has the
// focus, from 0; -1 is none.
func (s *Slide) Draw(step, selected int) Drawing {
	d := Drawing{Lines: make([]string, s.h), Overflow: s.overflow}
	which := -1
	for i, b := range s.blocks {
		if b.step > step {
			continue
		}
		if len(d.Blocks) == selected {
			which = i
		}
		d.Blocks = append(d.Blocks, b.Block)
	}
	var line strings.Builder
	for y, row := range s.rows {
		line.Reset()
		at := 0
		for _, p := range row {
			if p.step > step {
				continue
			}
			line.WriteString(cells.Spaces(p.x - at))
			if p.focused != "" && p.block == which {
				line.WriteString(p.focused)
			} else {
				line.WriteString(p.text)
			}
			at = p.x + p.w
		}
		line.WriteString(cells.Spaces(s.w - at))
		d.Lines[y] = line.String()
	}
	return d
}

// Set sets a slide for a screen. It takes milliseconds, and more where a live
// block does, and is safe to call from any goroutine.
func (m *Maker) Set(d *brief.Deck, n int, t *theme.Theme, w, h int) *Slide {
	return m.set(d, n, t, w, h, false)
}

// Quick sets a slide at once, in the same lines as [Maker.Set] but for the
// styles of the text and for live blocks, which are empty frames as yet.
func (m *Maker) Quick(d *brief.Deck, n int, t *theme.Theme, w, h int) *Slide {
	return m.set(d, n, t, w, h, true)
}

func (m *Maker) set(d *brief.Deck, n int, t *theme.Theme, w, h int, quick bool) *Slide {
	l := m.layout(d, n, t, max(w, 0), max(h, 0), quick)
	if n >= 0 && n < len(d.Slides) && l.area.W > 0 && l.area.H > 0 {
		l.slide(&d.Slides[n])
	}
	return l.Slide
}

// layout is a slide with its frame alone.
func (m *Maker) layout(d *brief.Deck, n int, t *theme.Theme, w, h int, quick bool) *layout {
	l := &layout{maker: m, theme: t, still: t.AtRest(), quick: quick, Slide: &Slide{w: w, h: h, rows: make([][]span, h)}}
	if w > 0 && h > 0 {
		l.frame(d, n)
		l.titles = l.titleTypes(d)
	}
	return l
}
