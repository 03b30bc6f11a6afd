// Package briefingscreen shows a briefing: a slide that fills the window, and the
// presenter view with speaker notes, the next slide and the timer. Package
// slide draws the slides.
package briefingscreen

import (
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"comity/model/brief"
	"comity/model/prose"
	"comity/ui/cells"
	"comity/ui/keys"
	"comity/ui/place"
	"comity/ui/screen"
	"comity/ui/slide"
	"comity/ui/theme"
)

// none is no block.
const none = -1

// Slides is a briefing, and the slide of it that is shown.
type Slides struct {
	session    *Session
	deck       *brief.Deck
	n, step    int
	block      int // the live block that is chosen, or none
	blank      bool
	presenting bool
	notes      int // the first line of the notes on the screen

	look    *theme.Theme // as it was drawn last
	w, h    int
	blocks  []slide.Block
	held    map[slide.Key]heldSlide // what was drawn last, which others cannot push out
	tried   map[slide.Key]bool      // what was requested since the last step, to avoid endless requests
	triedAt slide.Key
}

// heldSlide is a slide on the screen.
type heldSlide struct {
	*slide.Slide
	quick bool // it is not set yet
}

// New returns the slide of a view. A slide or step that no longer exists is
// replaced by the last one.
func New(session *Session, v place.View) (*Slides, error) {
	d, err := session.Library.Find(v.ID)
	if err != nil {
		return nil, err
	}
	s := &Slides{session: session, deck: d, block: none, presenting: v.Show == place.Presenter, held: map[slide.Key]heldSlide{}}
	s.Go(v.Slide-1, v.Step)
	if n, err := strconv.Atoi(v.At); err == nil {
		s.block = n - 1
	}
	s.notes = max(v.Row-1, 0)
	return s, nil
}

// Go shows a slide, counted from 0, at a step, or the nearest that there are.
func (s *Slides) Go(n, step int) {
	s.n = max(min(n, len(s.deck.Slides)-1), 0)
	s.step = max(min(step, s.slide().Steps), 0)
	s.block, s.notes = none, 0
}

// slide is the one that is shown.
func (s *Slides) slide() *brief.Slide { return &s.deck.Slides[s.n] }

// Deck is the briefing.
func (s *Slides) Deck() *brief.Deck { return s.deck }

// Number is which slide is shown, from 0.
func (s *Slides) Number() int { return s.n }

// Blank reports whether the screen is blank.
func (s *Slides) Blank() bool { return s.blank }

// Wake shows the slide again if the screen is blank, and reports whether it
// was.
func (s *Slides) Wake() bool {
	was := s.blank && !s.presenting
	s.blank = s.blank && s.presenting
	return was
}

// Whole reports whether a slide fills the window.
func (s *Slides) Whole() bool { return !s.presenting }

// View is the slide, the step and the block that is chosen.
func (s *Slides) View() place.View {
	v := place.View{Place: place.OfBriefing(s.deck.ID), Position: place.Position{Step: s.step}}
	if s.n > 0 {
		v.Slide = s.n + 1
	}
	if s.block != none {
		v.At = strconv.Itoa(s.block + 1)
	}
	if s.presenting {
		v.Show = place.Presenter
		if s.notes > 0 {
			v.Row = s.notes + 1
		}
	}
	return v
}

// Scope is that of slides, or of the presenter view.
func (s *Slides) Scope() keys.Scope {
	if s.presenting {
		return keys.Presenter
	}
	return keys.Briefing
}

// Says is the title of the briefing, and which slide is shown.
func (s *Slides) Says() (subject, counts string) {
	return "briefing: " + s.deck.Title, " · slide " + s.of()
}

func (s *Slides) of() string { return strconv.Itoa(s.n+1) + " of " + strconv.Itoa(len(s.deck.Slides)) }

// Do runs an action.
func (s *Slides) Do(action keys.Action, count int, counted bool) screen.Effect {
	switch action {
	case keys.NextSlide:
		return s.on(count)
	case keys.PrevSlide:
		return s.back(count)
	case keys.First:
		s.Go(0, 0)
	case keys.Last:
		n := len(s.deck.Slides) - 1
		if counted {
			n = count - 1
		}
		s.Go(n, 0)
		if counted && count > len(s.deck.Slides) {
			return screen.Say("there are " + prose.Count(len(s.deck.Slides), "slide"))
		}
	case keys.NextMatch:
		return s.seek(1)
	case keys.PrevMatch:
		return s.seek(-1)
	case keys.Blank:
		s.blank = !s.blank
	case keys.NextBlock:
		return s.choose(1)
	case keys.PrevBlock:
		return s.choose(-1)
	case keys.StepIn:
		return s.stepIn(count, counted)
	case keys.Back: // from a block, then from the presenter view, to the slide
		switch {
		case s.block != none:
			s.block = none
		case s.presenting:
			return s.present(keys.PresenterView, 1)
		default:
			return screen.Effect{}
		}
	default:
		return s.present(action, count)
	}
	return screen.Done()
}

// on goes forward by steps, each of which may be a slide.
func (s *Slides) on(count int) screen.Effect {
	for range min(count, maxSteps) {
		switch {
		case s.step < s.slide().Steps:
			s.Go(s.n, s.step+1)
		case s.n < len(s.deck.Slides)-1:
			s.Go(s.n+1, 0)
		default:
			return screen.Say("this is the last slide")
		}
		s.session.begin()
	}
	return screen.Done()
}

// maxSteps is more steps than there are in a briefing.
const maxSteps = 9999

// back goes back by steps.
func (s *Slides) back(count int) screen.Effect {
	for range min(count, maxSteps) {
		switch {
		case s.step > 0:
			s.Go(s.n, s.step-1)
		case s.n > 0:
			s.Go(s.n-1, s.deck.Slides[s.n-1].Steps)
		default:
			return screen.Say("this is the first slide")
		}
	}
	return screen.Done()
}

// choose selects another live block.
func (s *Slides) choose(step int) screen.Effect {
	n := len(s.blocks)
	switch {
	case n == 0:
		return screen.Say("no live block on this slide")
	case s.block == none && step < 0:
		s.block = n - 1
	case s.block == none:
		s.block = 0
	default:
		s.block = (s.block + step + n) % n
	}
	return screen.Say(strconv.Itoa(s.block+1) + " of " + strconv.Itoa(n) + ": " + s.blocks[s.block].Place)
}

// stepIn opens the place of the selected live block, of the first, or of the
// one with the typed number.
func (s *Slides) stepIn(count int, counted bool) screen.Effect {
	at := max(s.block, 0)
	if counted {
		at = count - 1
	}
	switch {
	case len(s.blocks) == 0:
		return screen.Say("no live block on this slide")
	case at >= len(s.blocks):
		return screen.Say("selected: " + strconv.Itoa(len(s.blocks)))
	case s.blocks[at].Err != "":
		return screen.Say(s.blocks[at].Err)
	}
	v, err := place.ParseView(s.session.Corpus, s.blocks[at].Place)
	if err != nil {
		return screen.Fault(err)
	}
	if v.In == place.InList { // the slide shows its page
		v.In = place.OnPage
	}
	return screen.Effect{Done: true, Open: &v}
}

// Offers reports whether the slide has a live block to step into.
func (s *Slides) Offers(action keys.Action) bool { return action != keys.StepIn || len(s.blocks) > 0 }

// Prompt begins to look for words in the slides.
func (s *Slides) Prompt() (label, value string) { return "find", "" }

// Ask searches the slides for words; without words, it repeats the last search.
func (s *Slides) Ask(typed string) screen.Effect {
	if typed = strings.TrimSpace(typed); typed != "" {
		s.session.find = typed
	}
	return s.seek(1)
}

// Take ignores messages: longer-lived state belongs to the session.
func (s *Slides) Take(tea.Msg) bool { return false }

// Point selects the live block at a cell of a slide.
func (s *Slides) Point(x, y int) bool {
	for i, b := range s.blocks {
		if (!s.presenting || parts(s.w, s.h).left > 0) && x >= b.X && x < b.X+b.W && y >= b.Y && y < b.Y+b.H {
			s.block = i
			return true
		}
	}
	return false
}

// Wheel scrolls the notes of the presenter view.
func (s *Slides) Wheel(x, _, n int) bool {
	if l := parts(s.w, s.h); !s.presenting || x < l.left {
		return false
	}
	s.notes += n
	return true
}

// Draw returns the slide, or the presenter view, and records where the live
// blocks are.
func (s *Slides) Draw(t *theme.Theme, w, h int) []string {
	s.look, s.w, s.h = t, w, h
	used := s.held
	s.held = map[slide.Key]heldSlide{}
	if s.presenting {
		return s.drawPresenter(t, w, h, used)
	}
	d := s.drawing(s.n, t, w, h, used).Draw(s.step, s.block)
	s.take(d.Blocks)
	if s.blank {
		return empty(w, h)
	}
	return d.Lines
}

// take records the live blocks of the current slide.
func (s *Slides) take(blocks []slide.Block) {
	s.blocks = blocks
	if s.block >= len(blocks) {
		s.block = none
	}
}

// empty is h lines of w cells with nothing in them.
func empty(w, h int) []string {
	out := make([]string, max(h, 0))
	for i := range out {
		out[i] = cells.Spaces(w)
	}
	return out
}

// drawing returns a slide at a size: laid out, or a quick version.
func (s *Slides) drawing(n int, t *theme.Theme, w, h int, before map[slide.Key]heldSlide) *slide.Slide {
	key := slide.KeyOf(s.deck, n, t, w, h)
	at, ok := before[key]
	if !ok || at.quick {
		if set, there := s.session.Cache.get(key); there {
			at = heldSlide{Slide: set}
		} else if !ok {
			at = heldSlide{s.session.Cache.maker.Quick(s.deck, n, t, w, h), true}
		}
	}
	s.held[key] = at
	return at.Slide
}

// Follow shows the slide that another screen shows.
func (s *Slides) Follow(v place.View, blank bool) {
	if next, err := New(s.session, v); err == nil && (next.n != s.n || next.step != s.step) {
		s.Go(next.n, next.step)
	}
	s.blank = blank
}

// Words returns the current slide, at its step, as plain text.
func (s *Slides) Words() []string { return s.session.Cache.maker.Words(s.deck, s.n, s.step) }
