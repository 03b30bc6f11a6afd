package cli

import (
	"path/filepath"

	"comity/ui/broadcast"
	"comity/ui/explorer"
	"comity/ui/screen/briefingscreen"
)

// pairUp synchronizes the terminals of a presenter: a terminal with the presenter
// view follows one that presents the same briefing, and any other terminal leads. If
// the terminals cannot connect, each works alone. The function returned ends it.
func (s *session) pairUp(b *briefing, presenter bool) (end func()) {
	if s.env.Pair == nil {
		return func() {}
	}
	dir, err := s.env.Pair(s.env.get("XDG_RUNTIME_DIR"))
	if err != nil {
		return func() {}
	}
	name := "id " + b.deck.ID
	if b.path != "" {
		if name, err = filepath.Abs(b.path); err != nil {
			return func() {}
		}
	}
	if presenter {
		if f, ok := broadcast.Follow(s.ctx, dir, name); ok {
			s.giving.Hear = func() (explorer.PresenterState, bool) {
				now, more := f.Hear()
				return explorer.PresenterState{View: now.View, Blank: now.Blank, Gone: now.Gone, Clock: briefingscreen.Clock{Elapsed: now.Elapsed, Runs: now.Runs}}, more
			}
			return func() {}
		}
	}
	lead, err := broadcast.NewLead(dir, name)
	if err != nil {
		return func() {}
	}
	s.giving.Tell = both(s.giving.Tell, func(t explorer.PresenterState) {
		lead.Tell(broadcast.Shown{View: t.View, Blank: t.Blank, Elapsed: t.Clock.Elapsed, Runs: t.Clock.Runs})
	})
	return func() { _ = lead.Close() } // what is left behind is found to be so
}

// both returns a function that calls both.
func both(first, second func(explorer.PresenterState)) func(explorer.PresenterState) {
	if first == nil {
		return second
	}
	return func(t explorer.PresenterState) {
		first(t)
		second(t)
	}
}
