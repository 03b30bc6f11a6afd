package accessible

import (
	"cmp"
	"strings"

	"comity/model"
	"comity/model/ask"
	"comity/model/prose"
	"comity/model/search"
	"comity/ui/place"
)

// searched returns the index of the search, made on first use.
func (s *session) searched() *search.Index {
	switch {
	case s.index != nil:
	case s.options.Index != nil:
		s.index = s.options.Index()
	default:
		s.index = search.New(s.corpus)
	}
	return s.index
}

// questions returns the reader of questions, made with the first.
func (s *session) questions() *ask.Reader {
	switch {
	case s.asker != nil:
	case s.options.Reader != nil:
		s.asker = s.options.Reader()
	default:
		s.asker = ask.New(s.corpus, s.searched)
	}
	return s.asker
}

// goesOn reports whether a line goes on the question before.
func (s *session) goesOn(typed string) bool {
	return s.asked != "" && s.questions().After(s.asked, typed, s.options.Today) != typed
}

// asks answers a line that is no command and no name as a plain question, and
// reports whether it could. A line of which a part was not understood is a question
// only where the rest asks for something.
func (s *session) asks(question string) bool {
	typed := question
	if !s.remaking {
		question = s.questions().After(s.asked, typed, s.options.Today)
	}
	a := s.questions().Read(question, s.options.Today)
	if a.Kind == ask.Search || a.Kind == ask.Record && (len(a.LeftOver) > 0 || a.Guessed) {
		return false
	}
	if !s.remaking {
		s.asked = question
	}
	if question != typed {
		s.out.say(prose.Sentence("Asked: " + model.Printable(question)))
	}
	if len(a.LeftOver) > 0 {
		s.out.say(prose.Sentence("Not understood: " + strings.Join(a.LeftOver, "; ")))
	}
	v := &view{title: strings.ReplaceAll(a.Heading(), " · ", ", ") + ".", made: request{question: question}}
	for _, r := range a.Rows {
		text := cmp.Or(r.Name, r.Title)
		if r.Act != "" {
			text += ": " + r.Act
		}
		if r.Name != "" && r.Title != "" {
			text += ", " + r.Title
		}
		if !r.Date.IsZero() {
			text += ", " + r.Date.Long()
		}
		row := v.add(prose.Sentence(text), func() { s.goTo(r.Place) })
		if co, ok := s.corpus.Country(r.ISO3); ok {
			row.item = s.itemOf(place.OfCountry(co))
		}
	}
	v.lines = append(v.lines, prose.Each(a.Caveats, func(caveat string) line { return line{text: prose.Sentence("Note: " + caveat)} })...)
	for _, r := range a.Readings {
		v.add(prose.Sentence("Other reading: "+r.Says), func() { s.asks(r.Question) })
	}
	if a.Expression != "" {
		v.lines = append(v.lines, line{text: "Read as: " + a.Expression})
	}
	s.show(v)
	return true
}
