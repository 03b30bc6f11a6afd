package accessible

import (
	"slices"
	"strconv"
	"strings"

	"comity/model"
	"comity/model/ask"
	"comity/model/chart"
	"comity/model/prose"
	"comity/model/relation"
	"comity/ui/place"
)

// What follows a command may be what the command expects, or a name, a letter, a
// year or a question. None of them ends in a message about something else.

// asExpression reports whether words are meant as an expression, not as plain words.
func asExpression(words string) bool { return strings.ContainsAny(words, "(\"=<>") }

// orAsk opens what words name that a command does not take, or answers them as a
// question, or says near names.
func (s *session) orAsk(words string) {
	if !s.goes(words) && !s.asks(words) {
		s.unknown(words, words)
	}
}

// expressionOf returns the expression that plain words mean, if they mean one whole.
func (s *session) expressionOf(words string) (string, bool) {
	a := s.options.Reader().Read(words, s.options.Today)
	return a.Expression, a.Expression != "" && len(a.LeftOver) == 0 && !a.Narrowed
}

// items returns the records that words name, which may be numbers of rows, and
// whether they name nothing else.
func (s *session) items(words string) (items []relation.Item, ok bool) {
	for _, name := range s.split(words) {
		var item relation.Item
		ok := false
		if n, err := strconv.Atoi(name); err == nil && s.view() != nil {
			var why string
			item, why = s.numbered(s.view(), n)
			ok = why == ""
		} else if v, err := s.find(name); err == nil {
			item, ok = s.itemAt(v.Place)
		} else if severalOf(err) != nil {
			return nil, false
		}
		if !ok {
			item, ok = s.recordAsked(name)
		}
		if !ok {
			return nil, false
		}
		if !slices.Contains(items, item) {
			items = append(items, item)
		}
	}
	return items, len(items) > 0
}

// recordAsked returns the one text or State that a name means in a question: there
// "paris call" is the text and not the term.
func (s *session) recordAsked(name string) (relation.Item, bool) {
	a := s.options.Reader().Read(name, s.options.Today)
	if a.Kind != ask.Record || len(a.LeftOver) > 0 || a.Count != 1 && !strings.HasPrefix(a.Place, string(place.Country)) {
		return relation.Item{}, false
	}
	p, err := place.Parse(s.corpus, a.Place)
	item, ok := s.itemAt(p)
	return item, ok && err == nil
}

func onlyOf(items []relation.Item, lists ...relation.List) bool {
	return !slices.ContainsFunc(items, func(i relation.Item) bool { return !slices.Contains(lists, i.List) })
}

func isZoom(word string) bool {
	for z := range chart.Zooms {
		if z.Word() == word {
			return true
		}
	}
	return false
}

// onRecord carries a command out on the page of a record that is named after it,
// and reports whether one is: "quote f", "cite Chile", "links paris call".
func (s *session) onRecord(name string, command func(string)) bool {
	v, err := s.find(name)
	if severalOf(err) != nil {
		s.out.say(prose.Sentence(err.Error()))
		return true
	}
	markdown, ok := s.markdown(v.Place)
	if err != nil || !ok || s.tooLate(v.Place) {
		return err == nil && ok
	}
	s.keep(s.pageAtPlace(v.Place, markdown))
	command("")
	return true
}

// yearOf returns the year that words are, if they are one in which a text is dated.
func (s *session) yearOf(words string) (year int, ok bool) {
	year, err := strconv.Atoi(words)
	return year, err == nil && slices.ContainsFunc(s.corpus.Statements(), func(st *model.Statement) bool { return st.Date.Year == year })
}

func (s *session) textsOf(year int) {
	only := places(s.corpus.Statements(), func(st *model.Statement) bool { return st.Date.Year == year })
	s.show(s.listView(&listing{list: relation.Statements, only: only, what: "of " + strconv.Itoa(year)}))
}

// groupsOf lists the groups that a State belongs to.
func (s *session) groupsOf(co *model.Country) {
	v := &view{made: request{typed: "groups " + string(co.ISO3)}}
	for _, g := range s.corpus.Groups() {
		switch {
		case slices.Contains(g.Members, co.ISO3):
			s.addGroup(v, g, "")
		case slices.Contains(g.Unverified, co.ISO3):
			s.addGroup(v, g, ", unverified")
		}
	}
	v.title = co.DisplayName() + " is in " + prose.Count(v.numbers(), "group") + ", as of the day of each list."
	s.show(v)
}

// matrixOf is the matrix of some records: the row of one State, the column of one
// text, or all with these at the head.
func (s *session) matrixOf(items []relation.Item) place.View {
	if len(items) == 1 {
		v := place.OfScene(s.corpus, place.Matrix, nil, s.asOf)
		v.At = s.placeOf(items[0]).ID
		if items[0].List == relation.Statements {
			v.At = "/" + v.At
		}
		return v
	}
	names := prose.Each(items, func(item relation.Item) string { return s.placeOf(item).ID })
	return s.sceneWith(place.Matrix, "pin", strings.Join(names, ","))
}
