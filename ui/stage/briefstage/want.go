package briefstage

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"comity/ui/slide"
)

// SetMsg tells that a slide is set.
type SetMsg struct{}

// IsSet hears that a slide is set.
func (t *Talk) IsSet() { t.busy = false }

// Want asks for what will be wanted: the slide on the screen, then those one
// step away, one after another; and, while the clock is on the screen, for the
// next second, by which later sends a message.
func (s *Slides) Want(later func(time.Duration, tea.Msg) tea.Cmd) tea.Cmd {
	return tea.Batch(s.wantSlide(), s.wantSecond(later))
}

func (s *Slides) wantSecond(later func(time.Duration, tea.Msg) tea.Cmd) tea.Cmd {
	if !s.presenting || !s.talk.clock.runs || s.talk.ticking {
		return nil
	}
	s.talk.ticking = true
	return later(time.Second-s.talk.elapsed()%time.Second, TickMsg{})
}

func (s *Slides) wantSlide() tea.Cmd {
	if s.talk.busy || s.look == nil {
		return nil
	}
	if at := slide.KeyOf(s.deck, s.n, s.look, s.w, s.h); at != s.triedAt || s.tried == nil {
		s.triedAt, s.tried = at, map[slide.Key]bool{}
	}
	deck, look, cache := s.deck, s.look, s.talk.Cache
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
		s.talk.busy = true
		return func() tea.Msg {
			cache.set(deck, one.n, look, one.w, one.h)
			return SetMsg{}
		}
	}
	return nil
}

// sized is a slide at a size.
type sized struct{ n, w, h int }

// wanted is what is on the screen and what will be, the nearest first.
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
