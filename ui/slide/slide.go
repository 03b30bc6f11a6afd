// Package slide draws a slide of a briefing at any size: its text, its live
// blocks from the corpus, and empty room for later steps. [Maker.Set] does the
// slow layout once, in a command; its result is cached by [KeyOf] and drawn at
// every key. Nothing in it changes.
package slide

import (
	"context"
	"slices"
	"strings"
	"sync"

	"comity/model"
	"comity/model/ask"
	"comity/model/brief"
	"comity/ui/cells"
	"comity/ui/place"
	"comity/ui/report"
	"comity/ui/screen"
	"comity/ui/screen/answerscreen"
	"comity/ui/theme"
)

// Maker lays out slides over one corpus. Visitors share it.
type Maker struct {
	corpus *model.Corpus
	today  model.Date         // up to which a timeline goes
	reader func() *ask.Reader // of questions, made once a slide asks one
	fonts  func() []*font     // the largest first, read once a slide needs them
}

// New returns a maker of slides. The reader answers the questions of live blocks; it is
// asked for when it is first needed.
func New(c *model.Corpus, today model.Date, reader func() *ask.Reader) *Maker {
	return &Maker{corpus: c, today: today, reader: reader, fonts: sync.OnceValue(newFonts)}
}

// screen returns the screen of a live block that is a scene or an answer.
func (m *Maker) screen(v place.View) (screen.Screen, error) {
	if v.Kind != place.Ask {
		return SceneOf(m.corpus, v, m.today)
	}
	return answerscreen.New(m.corpus, func(question string) ask.Answer { return m.reader().Read(question, m.today) }, v)
}

// page is the page of a record, an explainer or a term.
func (m *Maker) page(at place.Place) (*report.Article, error) {
	r, err := report.Outline(context.Background(), m.corpus, place.View{Place: at})
	if err != nil {
		return nil, err
	}
	return r.Page, nil
}

// isScene reports whether a live block is drawn as a screen, not as a page.
func isScene(v place.View) bool {
	return slices.Contains(place.Scenes(), v.Kind) || v.Kind == place.Ask || v.In == place.OnStage
}

// Key identifies the layout of a slide. It does not depend on the visitor, the
// step or the selected block.
type Key struct {
	Deck  string // its hash
	Slide int
	W, H  int
	Theme theme.Options
}

// KeyOf returns the cache key of a laid-out slide. Slides count from 0.
func KeyOf(d *brief.Deck, n int, t *theme.Theme, w, h int) Key {
	return Key{d.Hash, n, w, h, t.Options}
}

// Slide is a slide laid out for a size and a theme. It is safe for concurrent
// use.
type Slide struct {
	w, h     int
	rows     [][]span
	blocks   []block
	overflow int
}

// Rect is a part of the screen, in cells.
type Rect struct{ X, Y, W, H int }

// Block is a live block on the screen: its position, its content and the place
// it opens.
type Block struct {
	Rect
	Place string
	Title string
	Err   string // why it cannot be shown; it then opens nothing
}

// block is a live block and the step at which it appears.
type block struct {
	Block
	step int
}

// Drawing is a slide as shown on the screen.
type Drawing struct {
	Lines    []string // the requested number of rows, each of the requested width
	Blocks   []Block  // those visible at the step, in the order of the file
	Overflow int      // number of rows cut
}

type span struct {
	x, w, step int
	until      int // one more than the step from which on it is gone; 0 is none
	text       string
	block      int    // whose it is, from 0
	focused    string // the text while that block is selected; empty where it is the same
}

// Draw returns the slide at a step. Selected is the index of the focused block
// among those visible, from 0; -1 is none.
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
			if p.step > step || p.until > 0 && step >= p.until-1 {
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

// Set lays out a slide for a screen. It takes milliseconds, or more for slow
// live blocks, and is safe for concurrent use.
func (m *Maker) Set(d *brief.Deck, n int, t *theme.Theme, w, h int) *Slide {
	return m.set(d, n, t, w, h, false)
}

// Quick lays out a slide at once, in the same lines as [Maker.Set] but without
// text styles and with empty frames for live blocks.
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

func (m *Maker) layout(d *brief.Deck, n int, t *theme.Theme, w, h int, quick bool) *layout {
	l := &layout{maker: m, theme: t, still: t.AtRest(), quick: quick, Slide: &Slide{w: w, h: h, rows: make([][]span, h)}}
	if w > 0 && h > 0 {
		l.frame(d, n)
		l.titles = l.titleTypes(d)
	}
	return l
}
