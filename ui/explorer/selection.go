package explorer

import (
	"cmp"
	"strings"

	"comity/model"
	"comity/model/chart"
	"comity/model/matrix"
	"comity/ui/place"
)

// selected is what is looked at: the pins, what is under the cursor of the screen or
// of the lists, and the States that were asked for. Every screen opens with it.
type selected struct {
	states   []model.ISO3        // pinned
	texts    []model.StatementID // pinned
	state    string              // under the cursor
	text     model.StatementID   // under the cursor
	norm     model.NormID        // that is looked at; "" if something else is
	who      string              // the expression that a map or a matrix shows
	of       matrix.Group        // whose members alone a map or a matrix shows
	onScreen bool                // the cursor is that of a screen, not of the lists
}

// looked returns the selection.
func (a *Explorer) looked() selected {
	s := selected{}
	for _, pin := range a.panes.pins {
		switch id := a.source.place(pin).ID; pin.List {
		case statements:
			s.texts = append(s.texts, model.StatementID(id))
		case countries:
			s.states = append(s.states, model.ISO3(id))
		}
	}
	id := func(p paneID) string {
		if item := a.panes.lists[p].item(); item >= 0 {
			return a.source.place(ref{List: p, N: item}).ID
		}
		return ""
	}
	s.text = model.StatementID(id(statements))
	if a.panes.current == countries || a.panes.previous == countries {
		s.state = id(countries)
	}
	if a.panes.current == norms && len(s.texts) == 0 {
		s.norm = model.NormID(id(norms))
	}
	if a.stage == nil {
		if id := a.groupRead(); id != "" { // its members, and no text that the lists stand at
			s.of, s.who = matrix.Group{ID: id}, `member("`+string(id)+`")`
		}
		return s
	}
	v := a.stage.View()
	if v.Kind == place.Norm {
		s.norm, s.onScreen = model.NormID(v.ID), true
	}
	none := func(place.View) {} // of a comparison no one State or text is under the cursor
	if look, ok := (place.PerScene[func(place.View)]{Matrix: s.onMatrix, Map: s.onMap, Timeline: s.onTimeline, Compare: none, Diff: none}).Of(v.Kind); ok {
		look(v)
	}
	return s
}

// groupRead is the group whose page is read, if one is.
func (a *Explorer) groupRead() model.GroupID {
	if a.reading.topic == none {
		return ""
	}
	if p := a.source.topics[a.reading.topic].place; p.Kind == place.Group {
		return model.GroupID(p.ID)
	}
	return ""
}

// onMap looks at what a map shows, and the State under its cursor.
func (s *selected) onMap(v place.View) {
	o, _ := v.Map()
	s.who, s.of, s.state, s.onScreen = o.Who, o.Of, v.At, true
	if o.Statement != "" {
		s.text, s.norm = o.Statement, ""
	}
	if norm := cmp.Or(o.Norm, o.Says); norm != "" && norm != model.NormSet {
		s.norm = norm
	}
}

// onMatrix looks at the cell under the cursor, and the pins of a matrix.
func (s *selected) onMatrix(v place.View) {
	o, _ := v.Matrix()
	state, text, _ := strings.Cut(v.At, "/")
	s.who, s.state, s.text, s.norm, s.onScreen = o.Who, state, model.StatementID(text), "", true
	s.states, s.texts, s.of = o.PinnedCountries, o.PinnedStatements, o.Of
	if len(o.Says) > 0 {
		if s.text = ""; model.NormID(text) != model.NormSet {
			s.norm = model.NormID(text)
		}
	}
}

// onTimeline looks at the text under the cursor.
func (s *selected) onTimeline(v place.View) {
	s.text, s.norm, s.onScreen = model.StatementID(v.At), "", true
}

// sceneHere returns a scene as opened from here: of the States that were asked for, of
// the pins, or of what is under the cursor.
func (a *Explorer) sceneHere(kind place.Kind) place.View {
	if s, ok := a.answered(); ok {
		if v, there := s.Scene(kind, a.day.asOf); there {
			return v
		}
	}
	here, _ := place.PerScene[func(selected) place.View]{
		Matrix: a.matrixHere, Map: a.mapHere, Timeline: a.timelineHere, Compare: a.compareHere, Diff: a.diffHere,
	}.Of(kind)
	return here(a.looked())
}

func (a *Explorer) mapHere(s selected) place.View {
	v := place.OfMap(a.toMap(s))
	v.At = s.state
	return v
}

func (a *Explorer) timelineHere(s selected) place.View {
	v := place.OfTimeline(chart.Decades, "", a.day.asOf)
	v.At, v.Show = string(s.text), joined(s.texts)
	return v
}

func (a *Explorer) compareHere(s selected) place.View {
	of := a.toCompare(s)
	if of == "" && s.norm != "" {
		return a.diffHere(s)
	}
	return place.OfScene(a.source.corpus, place.Compare, map[string]string{"of": of}, a.day.asOf)
}

func (a *Explorer) diffHere(s selected) place.View {
	v := a.toDiffer(s.norm)
	v.AsOf = a.day.asOf
	return v
}

func (a *Explorer) matrixHere(s selected) place.View {
	if s.of != (matrix.Group{}) && !s.onScreen {
		s.who = "" // its rows are the members
	}
	if s.norm != "" && len(s.texts) == 0 {
		s.texts, s.text = a.carrying(s.norm), ""
	}
	if !s.onScreen { // the first rows and columns, not the ones under the cursor
		switch {
		case len(s.texts) > 0:
			s.text = s.texts[0]
		case a.front(), s.of.ID != "", a.panes.current != statements && a.panes.previous != statements && a.panes.lists[statements].item() == a.source.usual(statements):
			s.text = "" // nobody chose it
		}
		if len(s.states) > 0 {
			s.state = string(s.states[0])
		}
	}
	v := place.OfMatrix(matrix.Options{AsOf: a.day.asOf, Who: s.who, Of: s.of, PinnedCountries: s.states, PinnedStatements: s.texts})
	if v.At = s.state + "/" + string(s.text); v.At == "/" {
		v.At = ""
	}
	return v
}

// carrying are the texts that carry a norm by name.
func (a *Explorer) carrying(id model.NormID) (out []model.StatementID) {
	n, ok := a.source.corpus.Norm(id)
	for _, s := range a.day.answerer.Texts() {
		if ok && a.source.corpus.How(s, n).ByName() {
			out = append(out, s.ID)
		}
	}
	return out
}

// toMap is what a map shows: the States that were asked for, who stands behind the norm
// that is looked at, the pinned texts, or the one under the cursor.
func (a *Explorer) toMap(s selected) chart.MapOptions {
	o := chart.MapOptions{AsOf: a.day.asOf, Of: s.of}
	if s.who != "" && !s.onScreen { // the group that is read
		o.Of = matrix.Group{}
	}
	switch {
	case s.who != "":
		o.Who = s.who
	case s.norm != "":
		o.Norm = s.norm
	case len(s.texts) > 0:
		o.Pins = s.texts
		if len(s.texts) == 1 && s.text != "" && s.text != s.texts[0] && !s.onScreen { // one pin, with the row under the cursor
			o.Pins = append(o.Pins[:1:1], s.text)
		}
	default:
		o.Statement = s.text
	}
	if len(o.Pins) == 1 {
		o.Statement, o.Pins = o.Pins[0], nil
	}
	return o
}

// stagedNorm returns the norm that is shown for a room, if one is.
func (a *Explorer) stagedNorm() (ref, bool) {
	if a.stage == nil || a.stage.View().In != place.OnStage {
		return ref{}, false
	}
	return a.source.find(a.stage.View().Place)
}

// stageNorm shows the norm that is looked at for a room, or its lists again.
func (a *Explorer) stageNorm() {
	s := a.looked()
	switch {
	case a.stage != nil && a.stage.View().In == place.OnStage:
		a.back()
	case s.norm == "":
		a.toast = "choose a norm first"
	default:
		a.showStage(place.View{Place: place.Place{Kind: place.Norm, ID: string(s.norm)}, In: place.OnStage, AsOf: a.day.asOf})
	}
}

// joined are ids as a place lists them.
func joined(ids []model.StatementID) string {
	out := make([]string, len(ids))
	for i, id := range ids {
		out[i] = string(id)
	}
	return strings.Join(out, ",")
}
