package accessible

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"comity/model"
	"comity/model/chart"
	"comity/model/compare"
	"comity/model/matrix"
	"comity/model/prose"
	"comity/model/query"
	"comity/model/relation"
	"comity/model/search"
	"comity/ui/place"
	"comity/ui/report"
)

// openScene says a scene: totals first, then its rows.
func (s *session) openScene(at place.View) {
	to := at.Bare()
	if at.Kind == place.Timeline || at.Kind == place.Matrix { // of its zoom; a row, a column or a cell
		to.At = at.At
	}
	if at.Kind == place.Matrix {
		to.Show = at.Show
	}
	to.AsOf = s.asOf
	sheet, err := s.sheet(to)
	var wrong *query.Error
	switch {
	case errors.As(err, &wrong):
		s.out.say(prose.Sentence("Column " + strconv.Itoa(wrong.Column) + ": " + wrong.Message))
		return
	case err != nil:
		s.out.say(prose.Sentence(err.Error()))
		return
	}
	s.show(s.sceneView(to, sheet))
}

// sceneView puts a report into lines.
func (s *session) sceneView(to place.View, sheet *report.Report) *view {
	v := &view{title: sheet.Title, scene: to, made: request{at: to}}
	if sheet.Empty != "" {
		v.note(prose.Sentence(sheet.Empty))
	}
	if sheet.Matrix != nil && s.matrixPart(v, sheet.Matrix) {
		return v
	}
	if lines, ok := (place.PerScene[func(*view, *report.Report)]{
		Matrix: s.matrixLines, Map: s.mapLines, Timeline: s.timelineLines, Compare: s.compareLines, Diff: s.diffLines,
	}).Of(to.Kind); ok {
		lines(v, sheet)
	}
	if len(sheet.Notes) > 0 {
		v.head("What is not known or left out, " + prose.Count(len(sheet.Notes), "note") + ":")
		for _, note := range sheet.Notes {
			v.note(note)
		}
	}
	return v
}

// sceneOf opens a scene with the arguments typed after its name: parameters as
// in a place, or the result of read for other words.
func (s *session) sceneOf(kind place.Kind, words string, read func(string) (place.View, bool)) {
	words = strings.TrimPrefix(words, "?")
	name, value, ok := strings.Cut(words, "=")
	if ok && !strings.ContainsAny(name, "( \"") && !strings.HasPrefix(value, "=") {
		at, err := place.ParseView(s.corpus, string(kind)+"?"+words)
		if err != nil {
			s.out.say(prose.Sentence(err.Error()))
			return
		}
		s.enter(at)
		return
	}
	if _, err := s.find(words); s.choices(words, severalOf(err)) {
		return
	}
	v := place.OfScene(s.corpus, kind, nil, s.asOf)
	ok = true
	if words != "" || kind == place.Map || kind == place.Compare {
		v, ok = read(words)
	}
	if ok {
		s.openScene(v)
	}
}

// sceneWith is a scene with one parameter.
func (s *session) sceneWith(kind place.Kind, name, value string) place.View {
	return place.OfScene(s.corpus, kind, map[string]string{name: value}, s.asOf)
}

// matrix says what every State did about every text: of all, of a group, or of
// those that match an expression.
func (s *session) matrix(words string) {
	s.sceneOf(place.Matrix, words, func(words string) (place.View, bool) {
		if s.groupNamed(words) {
			return s.sceneWith(place.Matrix, "of", words), true
		}
		if several := place.SeveralGroups(s.corpus, words); len(several) > 0 {
			return s.sceneWith(place.Matrix, "by", strings.Join(several, ",")).With(s.corpus, "close", string(matrix.AllGroups)), true
		}
		if asExpression(words) {
			return s.sceneWith(place.Matrix, "who", words), true
		}
		if items, ok := s.items(words); ok && onlyOf(items, relation.Countries, relation.Statements) {
			return s.matrixOf(items), true
		}
		if expression, ok := s.expressionOf(words); ok {
			return s.sceneWith(place.Matrix, "who", expression), true
		}
		s.orAsk(words)
		return place.View{}, false
	})
}

// mapOf says the map of the current statement, the pinned or named ones, or an
// expression.
func (s *session) mapOf(words string) {
	s.sceneOf(place.Map, words, func(words string) (place.View, bool) {
		if _, err := s.find(words); err != nil && asExpression(words) {
			return s.sceneWith(place.Map, "who", words), true
		}
		selection := s.selection()
		if words != "" {
			items, ok := s.items(strings.TrimPrefix(words, "of "))
			if ok = ok && (onlyOf(items, relation.Statements) || len(items) == 1 && onlyOf(items, relation.Norms)); !ok {
				if expression, ok := s.expressionOf(words); ok {
					return s.sceneWith(place.Map, "who", expression), true
				}
				s.orAsk(words)
				return place.View{}, false
			}
			selection = items
		}
		var o chart.MapOptions
		for _, item := range selection {
			if item.List == relation.Statements {
				o.Pins = append(o.Pins, model.StatementID(s.placeOf(item).ID))
			}
			if item.List == relation.Norms && len(selection) == 1 {
				o.Norm = model.NormID(s.placeOf(item).ID)
			}
		}
		if len(o.Pins) == 1 {
			o.Statement, o.Pins = o.Pins[0], nil
		}
		return place.OfMap(o), true
	})
}

// timeline says the texts by lane and date: all of them, or those that a zoom
// shows around the current statement.
func (s *session) timeline(words string) {
	s.sceneOf(place.Timeline, words, func(words string) (place.View, bool) {
		if _, _, years := search.Years(words); years {
			return s.sceneWith(place.Timeline, place.FilterParam, words), true
		}
		zoom := strings.TrimSuffix(words, "s")
		if !isZoom(zoom) {
			if items, ok := s.items(words); ok && len(items) == 1 && onlyOf(items, relation.Statements) {
				v := s.sceneWith(place.Timeline, "zoom", "year")
				v.At = s.placeOf(items[0]).ID
				return v, true
			} else if ok && len(items) == 1 && onlyOf(items, relation.Countries) {
				return s.sceneWith(place.Timeline, place.FilterParam, words), true
			}
			if s.goes(words) || s.asks(words) {
				return place.View{}, false
			}
			if words != "" && !chart.Names(s.corpus, words) && !isZoom(zoom) {
				s.out.say(prose.Sentence("No text matches " + model.InQuotes(words) + ". Say a year, a State or words of a title, or years or months"))
				return place.View{}, false
			}
		}
		v := s.sceneWith(place.Timeline, "zoom", zoom)
		if s.driver.ok && s.driver.item.List == relation.Statements {
			v.At = s.placeOf(s.driver.item).ID
		}
		return v, true
	})
}

// compare says how far countries, groups or statements agree, or what norms have in
// common: those named, the pins, or the current record with all others.
func (s *session) compare(words string) {
	selection, ok := s.items(words)
	_, err := s.find(words)
	switch {
	case words == "":
		if selection, ok = s.pinned(), true; len(selection) < 2 {
			selection = s.selection()
		}
	case err != nil && len(s.split(words)) < 2 && !strings.Contains(words, "=") && !(ok && onlyOf(selection, relation.Norms)): // names beside each other, or a year
		if !s.asks("compare " + words) {
			s.out.say(nameTwo)
		}
		return
	}
	switch {
	case words == "" && len(selection) == 0:
		s.out.say(nameTwo)
	case len(selection) > maxPins:
		s.out.say("At most 6 can be compared.")
	case ok && !onlyOf(selection, selection[0].List):
		s.out.say("Only records of one list can be compared: norms, statements or countries.")
	case ok && selection[0].List == relation.Norms && len(selection) == 1:
		s.means(words)
	case ok && selection[0].List == relation.Norms:
		s.sayMeaning(selection, others(relation.Norms))
	default:
		s.scores(words, selection)
	}
}

// nameTwo says how to compare.
const nameTwo = "Name two: compare Chile with Peru. Or pin two, and say compare."

// scores opens the comparison of those named, or of what is selected.
func (s *session) scores(words string, selection []relation.Item) {
	s.sceneOf(place.Compare, words, func(words string) (place.View, bool) {
		var names []string
		for _, name := range s.split(words) {
			if _, err := s.find(name); severalOf(err) != nil {
				s.out.say(prose.Sentence(err.Error()))
				return place.View{}, false
			} else if err != nil {
				s.orAsk(words)
				return place.View{}, false
			}
			names = append(names, s.subject(name))
		}
		if words == "" {
			names = prose.Each(selection, func(item relation.Item) string { return s.placeOf(item).String() })
		}
		return s.sceneWith(place.Compare, "of", strings.Join(names, ",")), true
	})
}

// subject returns a name as a comparison reads it. An unknown name is left as
// it is: the comparison suggests near names.
func (s *session) subject(name string) string {
	if v, err := s.find(name); err == nil && v.AsOf.IsZero() {
		return v.Place.String()
	}
	return name
}

// groupNamed reports whether a name is that of a group of States, on a day or not.
func (s *session) groupNamed(name string) bool {
	v, err := s.find(name)
	return err == nil && v.Kind == place.Group
}

// diff says two wordings word by word.
func (s *session) diff(words string) {
	names := s.split(words)
	if fields := strings.Fields(words); len(names) < 2 && len(fields) == 2 {
		names = fields
	}
	if items, ok := s.items(words); ok && len(items) > 1 && onlyOf(items, relation.Countries) {
		s.compare(words) // they have no wording
		return
	}
	if _, err := s.corpus.FindNorm(words); err == nil { // norm f is one name
		names = nil
	}
	if len(names) != 2 && !strings.Contains(words, "=") {
		s.out.say("Name two wordings: diff k with g7/11, or two statements. Or say crosswalk to compare all UN norms with the G7 points.")
		return
	}
	s.sceneOf(place.Diff, words, func(string) (place.View, bool) {
		for i, name := range names {
			if _, err := compare.ParseSide(s.corpus, name); err != nil {
				names[i] = s.subject(name)
			}
		}
		return s.sceneWith(place.Diff, "of", strings.Join(names, ",")), true
	})
}

// sceneAt returns the current scene: the one being read, or the last before it.
func (s *session) sceneAt() (place.View, bool) {
	for i := s.at; i >= 0; i-- {
		if at := s.views[i].scene; at.Kind != "" {
			return at, true
		}
	}
	s.out.say("Open matrix, map, timeline, compare or diff first.")
	return place.View{}, false
}

// set changes what a scene shows, or says what can be changed.
func (s *session) set(words string) {
	at, ok := s.sceneAt()
	if !ok {
		return
	}
	names := place.ContentNames(at.Kind)
	name, value, _ := strings.Cut(strings.Replace(words, "=", " ", 1), " ")
	if !slices.Contains(names, name) {
		var now []string
		for _, name := range names {
			if value := at.Param(name); value != "" {
				name += ", now " + value
			}
			now = append(now, name)
		}
		s.out.say(prose.Sentence("Options: " + strings.Join(now, "; ")))
		return
	}
	value = strings.TrimSpace(value)
	if name == "who" && !asExpression(value) { // in plain words
		if expression, ok := s.expressionOf("who " + value); ok {
			value = expression
		}
	}
	s.openScene(at.With(s.corpus, name, value))
}

// sortRows arranges the rows of a matrix in the order named, or in the next.
func (s *session) sortRows(at place.View, name string) {
	orders := matrix.RowOrders()
	if name == "" {
		o, _ := at.Matrix() // it has been made
		name = string(orders[(slices.Index(orders, o.Rows)+1)%len(orders)])
	}
	s.set("rows " + strings.ReplaceAll(strings.TrimPrefix(strings.ToLower(name), "by "), " ", "-"))
}

// sayParts adds the parts of a sheet: a row about a text or a State opens it.
func (s *session) sayParts(v *view, parts []report.Part) {
	for _, p := range parts {
		if p.None && strings.HasPrefix(p.ID, report.CaseID) { // the totals say so
			continue
		}
		heading := p.Heading
		if p.Count != "" {
			heading += ", " + p.Count
		}
		v.head(prose.Sentence(heading + ":"))
		for _, text := range p.Words {
			v.note(text)
		}
		if p.Table == nil {
			continue
		}
		for _, row := range p.Table.Rows {
			text := rowWords(p.Table, row)
			item, ok := s.itemAt(row.At)
			if !ok {
				v.note(text)
				continue
			}
			v.add(text, func() { s.open(row.At) }).item = &item
		}
	}
}

// rowWords is a row of a table in words: "Paris Call 2018, 2018-11-12: Estonia
// listed; Chile not listed".
func rowWords(t *report.Table, row report.Row) string {
	out := row.Cells[0].Text
	var said []string
	for i, cell := range row.Cells[1:] {
		switch head := &t.Head[i+1]; {
		case cell.Text == "":
		case head.Plain:
			out += ", " + cell.Text
		default:
			said = append(said, head.Text+" "+cell.Text)
		}
	}
	if len(said) == 0 {
		return out
	}
	return out + ": " + strings.Join(said, "; ")
}
