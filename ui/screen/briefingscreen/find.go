package briefingscreen

import "comity/ui/screen"

// seek goes to the next slide with the words, around the end of the deck.
func (s *Slides) seek(direction int) screen.Effect {
	var slides, steps []int
	for n, slide := range s.deck.Slides {
		if step, found := slide.Find(s.session.find); found {
			slides, steps = append(slides, n), append(steps, step)
		}
	}
	at, said := screen.Seek(s.session.find, slides, s.n, direction)
	if at >= 0 {
		s.Go(slides[at], steps[at])
	}
	return screen.Say(said)
}
