package accessible

import (
	"cmp"
	"strings"

	"comity/model"
	"comity/model/ask"
	"comity/model/prose"
	"comity/ui/place"
)

// asks answers a line that is no command and no name as a plain question, and
// reports whether it could. A line of which a part was not understood is a question
// only where the rest asks for something.
func (s *session) asks(question string) bool {
	typed := question
	if !s.remaking {
		question = s.options.Reader().After(s.asked, typed, s.options.Today)
	}
	a := s.options.Reader().Read(question, s.options.Today)
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
	v := &view{title: prose.Stop(strings.ReplaceAll(a.Heading(), " · ", ", ")), made: request{question: question}}
	text, state := len(a.Rows) > 1, len(a.Rows) > 1 // that all rows are about: the heading has it
	for _, r := range a.Rows {
		acted := r.Name != "" && r.Act != ""
		text = text && acted && r.Title == a.Rows[0].Title && r.Date == a.Rows[0].Date
		state = state && acted && r.Name == a.Rows[0].Name
	}
	for _, r := range a.Rows {
		short := r
		switch {
		case state:
			short.Name = ""
		case text:
			short.Title, short.Date = "", model.Date{}
		}
		to := r.Place
		co, ok := s.corpus.Country(r.ISO3)
		if ok && text { // the row is only of the State
			to = place.OfCountry(co).String()
		}
		row := v.add(prose.Sentence(answerRow(short)), func() { s.goTo(to) })
		if ok {
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

// answerRow is a row of an answer: who did what, about which text and when; or a record
// and what is to be known of it.
func answerRow(r ask.Row) string {
	const most = 100 // letters of a note; a longer one is on the page
	text := cmp.Or(r.Name, r.Title)
	switch {
	case r.Act != "":
		text += ": " + r.Act
	case r.Note != "" && len(r.Note) <= most:
		text += ": " + strings.TrimSuffix(r.Note, ".")
	}
	if r.Name != "" && r.Title != "" && r.Title != r.Name {
		text += ", " + r.Title
	}
	if !r.Date.IsZero() {
		text += ", " + r.Date.Long()
	}
	return text
}
