package briefingscreen

import (
	"comity/model"
	"comity/ui/screen"
)

// seek goes to the next slide with the words, wrapping around at the end.
func (s *Slides) seek(direction int) screen.Effect {
	want := s.session.find
	if model.Fold(want) == "" {
		return screen.Say("nothing to search for yet")
	}
	all := len(s.deck.Slides)
	for i := 1; i <= all; i++ {
		n := ((s.n+direction*i)%all + all) % all
		step, found := s.deck.Slides[n].Find(want)
		if !found {
			continue
		}
		around := direction > 0 && n <= s.n || direction < 0 && n >= s.n
		same := n == s.n
		s.Go(n, step)
		switch {
		case same:
			return screen.Say("on no other slide: " + s.session.find)
		case around && direction > 0:
			return screen.Say("continued from the first slide: " + s.session.find)
		case around:
			return screen.Say("continued from the last slide: " + s.session.find)
		}
		return screen.Say("found: " + s.session.find)
	}
	return screen.Say("on no slide: " + s.session.find)
}
