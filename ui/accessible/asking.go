package accessible

import (
	"context"
	"errors"
	"slices"
	"strconv"
	"strings"

	"comity/model"
	"comity/model/cite"
	"comity/model/prose"
	"comity/model/query"
	"comity/model/relation"
	"comity/model/search"
	"comity/ui/place"
	"comity/ui/report"
)

// maxHits is how many hits of a search are listed.
const maxHits = 200

// search lists the records that hold the words.
func (s *session) search(words string) {
	if words == "" {
		s.out.say("Search needs words: search hospital.")
		return
	}
	r := s.options.Index().Search(words, maxHits)
	if r.Problem != "" {
		s.out.say(prose.Sentence("Left out: " + r.Problem))
	}
	if len(r.Hits) == 0 {
		if r.Problem == "" {
			said := "Nothing found."
			if near := s.options.Index().Nearest(words, 3); len(near) > 0 {
				said += " Similar words: " + strings.Join(near, ", ") + "."
			}
			s.out.say(said)
		}
		return
	}
	shown := model.InQuotes(words)
	if strings.Contains(words, `"`) { // a phrase, which is marked already
		shown = shown[1 : len(shown)-1]
	}
	v := &view{title: "Found with " + shown + ": " + strconv.Itoa(r.Total) + ".", made: request{typed: "search " + words}}
	if r.Total > len(r.Hits) {
		v.title = strings.TrimSuffix(v.title, ".") + ", the best " + strconv.Itoa(len(r.Hits)) + " here."
	}
	for _, h := range r.Hits {
		kind := string(h.Kind)
		if h.Kind == search.Norm {
			kind = strings.Replace(h.Place, "/", " ", 1)
		}
		text := prose.Sentence(kind + ", " + h.Title)
		if h.Snippet != "" {
			text += " " + strings.ReplaceAll(h.Snippet, " · ", "; ")
		}
		row := v.add(text, func() { s.goTo(h.Place) })
		if p, err := place.Parse(s.corpus, h.Place); err == nil {
			row.item = s.itemOf(p)
		}
	}
	s.show(v)
}

// who lists the States that match an expression. An error names its column.
func (s *session) who(expression string) {
	if expression == "" {
		s.out.say(`Who needs an expression: who signed("joint-statement-2019") and not member("eu"). These can be joined by and, or, not:`)
		for _, f := range query.Functions() {
			s.out.say(f.Call + ": " + f.Meaning + ".")
		}
		return
	}
	q, err := query.Compile(s.corpus, expression)
	if err != nil && !asExpression(expression) { // a plain question
		if n, err := s.corpus.FindNorm(expression); err == nil {
			expression = "is behind norm " + n.Label()
		}
		if !s.asks("who " + expression) {
			s.orAsk(expression)
		}
		return
	}
	var states []*model.Country
	if err == nil {
		states, err = q.Run()
	}
	var at *query.Error
	switch {
	case errors.As(err, &at):
		s.out.say(prose.Sentence("Column " + strconv.Itoa(at.Column) + ": " + at.Message))
		return
	case err != nil:
		s.out.say(prose.Sentence(err.Error()))
		return
	case len(states) == 0:
		s.out.say("No country.")
		return
	}
	if !s.asOf.IsZero() {
		for _, caveat := range relation.Expression(expression, s.asOf) {
			s.out.say(prose.Sentence(caveat))
		}
	}
	s.showStates(states, "")
}

// cite says the citation of the current page.
func (s *session) cite(name string) {
	style := cite.Plain
	if name != "" {
		var err error
		if style, err = cite.ParseStyle(name); err != nil {
			if s.onRecord(name, s.cite) {
				return
			}
			s.out.say(prose.Sentence(err.Error()))
			return
		}
	}
	if r, ok := s.reference(); ok {
		s.out.say(strings.TrimSuffix(style.Write(r), "\n"))
	}
}

// reference is the citation of the current answer, overview or page.
func (s *session) reference() (cite.Reference, bool) {
	switch v := s.view(); {
	case v != nil && v.made.question != "":
		a := s.options.Reader().Read(v.made.question, s.options.Today)
		return cite.OfAnswer(s.corpus, s.placeAt(v).String(), model.Printable(a.Question), a.Expression, a.Says, s.options.Today), true
	case v != nil && v.scene.Kind != "":
		r, _, err := report.Reference(context.Background(), s.corpus, s.placeAt(v), s.options.Today)
		if err != nil {
			s.out.say(prose.Sentence(err.Error()))
		}
		return r, err == nil
	}
	v := s.pageBelow()
	if v == nil {
		s.out.say("Nothing here has a citation. Open a page such as norm f, an overview such as compare Chile with Netherlands, or ask a question first.")
		return cite.Reference{}, false
	}
	return v.page.place.Reference(s.corpus, s.options.Today)
}

// travel goes back or forward in the history and says where that is, without
// reading again what was read before.
func (s *session) travel(by int) {
	to := s.at + by
	switch {
	case to < 0 && s.forgot:
		s.out.say("Earlier pages are no longer in the history.")
		return
	case to < 0:
		s.out.say("This is where you began.")
		return
	case to >= len(s.views):
		s.out.say("Nothing further.")
		return
	}
	if s.view().passing && by < 0 {
		s.views = slices.Delete(s.views, s.at, s.at+1)
	}
	s.at = to
	v := s.view()
	if v.asOf != s.asOf {
		s.setDay(v.asOf)
		s.out.say(prose.Sentence(s.dated()))
	}
	if !s.restore(v) {
		s.out.say("This is no longer there.")
		return
	}
	if v.page != nil {
		if item, ok := s.itemAt(v.page.place); ok {
			s.driver = driver{item, true}
		}
	}
	s.out.say(v.where())
}
