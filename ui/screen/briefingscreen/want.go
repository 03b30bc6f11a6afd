package briefingscreen

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"comity/ui/slide"
)

// SetMsg says that a slide is laid out.
type SetMsg struct{}

// IsSet handles SetMsg.
func (t *Session) IsSet() { t.busy = false }

// Want returns commands for what is needed next: the slide on the screen, then
// those one step away, one at a time, and, while the timer is on the screen,
// the next tick.
func (s *Slides) Want(later func(time.Duration, tea.Msg) tea.Cmd) tea.Cmd {
	return tea.Batch(s.wantSlide(), s.wantSecond(later))
}

func (s *Slides) wantSecond(later func(time.Duration, tea.Msg) tea.Cmd) tea.Cmd {
	if !s.presenting || !s.session.clock.runs || s.session.ticking {
		return nil
	}
	s.session.ticking = true
	return later(time.Second-s.session.elapsed()%time.Second, TickMsg{})
}

func (s *Slides) wantSlide() tea.Cmd {
	if s.session.busy || s.look == nil {
		return nil
	}
	if at := slide.KeyOf(s.deck, s.n, s.look, s.w, s.h); at != s.triedAt || s.tried == nil {
		s.triedAt, s.tried = at, map[slide.Key]bool{}
	}
	deck, look, cache := s.deck, s.look, s.session.Cache
	for _, one := range s.wanted() {
		key := slide.KeyOf(deck, one.n, look, one.w, one.h)
		if one.n < 0 || one.n >= len(deck.Slides) || one.w <= 0 || one.h <= 0 || s.tried[key] {
			continue
		}
		if h, held := s.held[key]; held && !h.quick {
			continue
		}
		s.tried[key] = true
		if _, there := cache.get(key); there {
			continue
		}
		s.session.busy = true
		return func() tea.Msg {
			cache.set(deck, one.n, look, one.w, one.h)
			return SetMsg{}
		}
	}
	return nil
}

// sized is a slide at a size.
type sized struct{ n, w, h int }

// wanted returns the slides on the screen and next, the nearest first.
func (s *Slides) wanted() []sized {
	if !s.presenting {
		return []sized{{s.n, s.w, s.h}, {s.n + 1, s.w, s.h}, {s.n - 1, s.w, s.h}, {s.n + 2, s.w, s.h}}
	}
	l := parts(s.w, s.h)
	return []sized{
		{s.n, l.left, l.now}, {s.n + 1, l.left, l.next}, {s.n + 1, l.left, l.now}, {s.n + 2, l.left, l.next},
		{s.n - 1, l.left, l.now}, {s.n, l.left, l.next},
	}
}
