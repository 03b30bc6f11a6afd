package explorer

import (
	"reflect"
	"time"

	tea "charm.land/bubbletea/v2"

	"comity/model"
	briefing "comity/model/brief"
	"comity/ui/place"
	"comity/ui/screen/briefingscreen"
)

// fadeAfter is how long a message stays on the last line of a slide.
const fadeAfter = 3 * time.Second

// fadeMsg clears a message on the last line of a slide, unless a key was
// pressed since.
type fadeMsg struct{ typed int }

// LiveBriefing connects the explorer to a live briefing. All fields are optional.
type LiveBriefing struct {
	// Now returns whether somebody is presenting to others, and the title of the
	// briefing if it is known.
	Now func() (title string, live bool)
	// Reload waits until the file of the briefing has changed, and returns its
	// content; false at the end.
	Reload func() (Reloaded, bool)
	// Fault is the fault of the file at the start, if any.
	Fault string
	// Tell receives the presenter's place, whenever it changes. It must not
	// block.
	Tell func(PresenterState)
	// Hear waits until the presenter moves, and returns the place; false at the
	// end.
	Hear func() (PresenterState, bool)
}

// Reloaded is the content of a saved file.
type Reloaded struct {
	Deck  *briefing.Deck // nil if it has faults
	Fault string         // the first fault, with file and line
}

// PresenterState is the presenter's place.
type PresenterState struct {
	View  string         // "brief/framework?slide=3&step=1", "norm/f"
	Deck  *briefing.Deck // the briefing that was shown last
	Blank bool           // the screen is blank
	Clock briefingscreen.Clock
	Gone  bool // there is no presenter now
}

// reloadedMsg carries the file of the briefing, heardMsg the presenter's place.
type (
	reloadedMsg Reloaded
	heardMsg    PresenterState
)

// waitForFile waits in a command until the file of the briefing has changed.
func (a *Explorer) waitForFile() tea.Cmd {
	return waitsFor(a.briefing.live.Reload, func(r Reloaded) tea.Msg { return reloadedMsg(r) })
}

// waitForWord waits in a command until the presenter moves.
func (a *Explorer) waitForWord() tea.Cmd {
	return waitsFor(a.briefing.live.Hear, func(s PresenterState) tea.Msg { return heardMsg(s) })
}

// reloaded shows what is in the file of the briefing, at the first slide that is
// another one than before. Of a file with faults the slides from before stay.
func (a *Explorer) reloaded(r reloadedMsg) tea.Cmd {
	a.briefing.session.Fault = model.Printable(r.Fault)
	if r.Deck == nil {
		return a.waitForFile()
	}
	before, err := a.briefing.session.Library.Find(r.Deck.ID)
	a.briefing.session.Library = a.briefing.session.Library.With(r.Deck)
	if s, ok := a.slides(); ok && err == nil && s.Deck().ID == r.Deck.ID {
		v := s.View()
		if n, other := firstChange(before, r.Deck); other {
			v.Position = place.Position{Slide: n + 1, Step: r.Deck.Slides[n].Steps, Show: v.Show, Row: v.Row}
		}
		if next, err := briefingscreen.New(a.briefing.session, v); err == nil {
			next.Follow(next.View(), s.Blank()) // a blank screen stays blank
			a.stage = &stage{Screen: next, slides: next}
		}
	}
	return a.waitForFile()
}

// firstChange is the first slide that is not as it was before; false where all
// are.
func firstChange(before, after *briefing.Deck) (n int, other bool) {
	for n := range after.Slides {
		if n >= len(before.Slides) || !sameSlide(&before.Slides[n], &after.Slides[n]) {
			return n, true
		}
	}
	return len(after.Slides) - 1, len(after.Slides) < len(before.Slides)
}

// sameSlide reports whether two slides differ in nothing but the lines of the
// file where they stand.
func sameSlide(a, b *briefing.Slide) bool {
	x, y := *a, *b
	x.Line, y.Line = 0, 0
	x.Parts, y.Parts = unplaced(x.Parts), unplaced(y.Parts)
	return reflect.DeepEqual(x, y)
}

// unplaced are parts without their lines of the file.
func unplaced(parts []briefing.Part) []briefing.Part {
	out := make([]briefing.Part, len(parts))
	for i, p := range parts {
		p.Line = 0
		columns := make([]briefing.Column, len(p.Columns))
		for i, c := range p.Columns {
			columns[i] = briefing.Column{Share: c.Share, Parts: unplaced(c.Parts)}
		}
		p.Columns, out[i] = columns, p
	}
	return out
}

// tell reports the visitor's place, if it has changed.
func (a *Explorer) tell() {
	if a.briefing.live.Tell == nil {
		return
	}
	v := a.where()
	if v.Kind == place.Brief { // the state of the notes is private
		v.Show, v.Row = "", 0
	}
	now := a.briefing.reported
	now.View, now.Blank, now.Clock = v.String(), false, a.briefing.session.Clock()
	if s, ok := a.slides(); ok {
		now.Deck, now.Blank = s.Deck(), s.Blank()
	}
	if now.View != a.briefing.reported.View || now.Deck != a.briefing.reported.Deck || now.Blank != a.briefing.reported.Blank || now.Clock.Runs != a.briefing.reported.Clock.Runs ||
		!now.Clock.Runs && now.Clock != a.briefing.reported.Clock {
		a.briefing.reported = now
		a.briefing.live.Tell(now)
	}
}

// heard goes to the presenter's slide. If it is not a slide, the last slide
// stays, and a message names the place.
func (a *Explorer) heard(t heardMsg) tea.Cmd {
	if a.briefing.session.Room = ""; t.Gone {
		a.briefing.session.Room = "the first terminal has disconnected"
		return a.waitForWord()
	}
	a.briefing.session.SetClock(t.Clock)
	v, err := place.ParseView(a.source.corpus, t.View)
	s, here := a.slides()
	switch {
	case err != nil:
	case v.Kind != place.Brief:
		a.briefing.session.Room = "the presenter is at " + v.Bare().String()
	case here && s.Deck().ID == v.ID:
		s.Follow(v, t.Blank)
	case here:
		a.showStage(v)
	case a.briefing.home != "":
		a.briefing.home = v.String()
	}
	return a.waitForWord()
}
