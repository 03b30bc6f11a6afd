package accessible

import (
	"strconv"
	"strings"

	"comity/model"
	"comity/model/brief"
	"comity/model/prose"
	"comity/ui/place"
	"comity/ui/slide"
)

// slideView is the slide of a briefing that a view says.
type slideView struct {
	deck *brief.Deck
	n    int // from 0
}

func (v *slideView) at() place.View {
	out := place.View{Place: place.OfBriefing(v.deck.ID)}
	if v.n > 0 {
		out.Slide = v.n + 1
	}
	return out
}

func (v *slideView) title() string {
	return model.Printable(v.deck.Title) + ", slide " + strconv.Itoa(v.n+1) + " of " + strconv.Itoa(len(v.deck.Slides)) + ": " +
		model.Printable(v.deck.Slides[v.n].Title)
}

func (s *session) briefings(string) {
	all := s.options.Briefs.All()
	if len(all) == 0 {
		s.out.say("No briefing is here.")
		return
	}
	v := &view{title: "Briefings: " + strconv.Itoa(len(all)) + "."}
	for _, d := range all {
		text := model.Printable(d.Title) + ", " + prose.Count(len(d.Slides), "slide")
		if n := int(d.Length.Minutes()); n > 0 {
			text += ", " + prose.Count(n, "minute")
		}
		v.add(text, func() { s.openSlide(d, 0) })
	}
	s.show(v)
}

// enterSlide goes to the slide of a view.
func (s *session) enterSlide(to place.View) {
	d, err := s.options.Briefs.Find(to.ID)
	if err != nil {
		s.out.say(prose.Sentence(err.Error()))
		return
	}
	s.openSlide(d, to.Slide-1)
}

// openSlide reads a slide with all of its steps: a listener needs no pauses.
func (s *session) openSlide(d *brief.Deck, n int) {
	at := &slideView{d, max(min(n, len(d.Slides)-1), 0)}
	v := &view{title: at.title(), slide: at, told: true}
	v.made.at = at.at()
	if s.maker == nil {
		s.maker = slide.New(s.corpus, s.options.Today, s.options.Reader)
	}
	for _, line := range s.maker.Said(d, at.n, slide.Whole) {
		if line.To != nil {
			v.add(line.Text, func() { s.enter(*line.To) })
		} else {
			v.note(line.Text)
		}
	}
	s.show(v)
}

// nextSlide goes on to another slide, or says that there is none.
func (s *session) nextSlide(from *slideView, by int) {
	switch n := from.n + by; {
	case n < 0:
		s.out.say("This is the first slide.")
	case n >= len(from.deck.Slides):
		s.out.say("This is the last slide.")
	default:
		s.openSlide(from.deck, n)
	}
}

// slideAt returns the current slide: the one being read, or the last before it.
func (s *session) slideAt() (*slideView, bool) {
	for i := s.at; i >= 0; i-- {
		if at := s.views[i].slide; at != nil {
			return at, true
		}
	}
	s.out.say("Open a briefing first: briefings lists them.")
	return nil, false
}

// slides lists the slides of the briefing, or goes to one by its number.
func (s *session) slides(name string) {
	at, ok := s.slideAt()
	if !ok {
		return
	}
	if n, err := strconv.Atoi(name); err == nil && n >= 1 && n <= len(at.deck.Slides) {
		s.openSlide(at.deck, n-1)
		return
	}
	v := &view{title: "Slides: " + strconv.Itoa(len(at.deck.Slides)) + ".", passing: true}
	for n := range at.deck.Slides {
		v.add(model.Printable(at.deck.Slides[n].Title), func() { s.openSlide(at.deck, n) })
	}
	s.show(v)
}

// findSlide goes to the next slide with the words, wrapping around at the end.
func (s *session) findSlide(at *slideView, words string) {
	all := len(at.deck.Slides)
	for i := 1; i <= all; i++ {
		n := (at.n + i) % all
		if _, found := at.deck.Slides[n].Find(words); found {
			s.openSlide(at.deck, n)
			return
		}
	}
	s.out.say("On no slide: " + model.InQuotes(words) + ".")
}

func (s *session) notes(string) {
	at, ok := s.slideAt()
	if !ok {
		return
	}
	notes := at.deck.Slides[at.n].Notes
	if len(notes) == 0 {
		s.out.say("This slide has no notes.")
		return
	}
	for _, note := range notes {
		for line := range strings.Lines(note) {
			if line = model.Printable(strings.TrimSpace(line)); line != "" {
				s.out.say(line)
			}
		}
	}
}
