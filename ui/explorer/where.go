package explorer

import (
	"slices"

	"comity/ui/place"
)

// kindOf is what the rows of a list are.
func kindOf(p paneID) place.Kind { return place.Lists()[p] }

// paneOf is the list of the rows of a kind.
func paneOf(k place.Kind) (paneID, bool) {
	i := slices.Index(place.Lists(), k)
	return paneID(i), i >= 0
}

// where returns the current view: everything that the screen shows, without
// defaults.
func (a *Explorer) where() place.View {
	if a.stage != nil {
		v := a.stage.View()
		v.AsOf = a.day.asOf
		return v
	}
	v := a.lists(a.layout)
	switch {
	case a.reading.topic != none:
		in := place.InList
		if a.onStart() && a.reading.whole {
			in = place.OnPage
		}
		return place.View{Place: a.source.topics[a.reading.topic].place, In: in, AsOf: v.AsOf, Line: v.Line, Link: v.Link, Find: v.Find, Match: v.Match}
	case a.reading.whole:
		v.In = place.OnPage
	}
	return v
}

// lists returns the panes as they are looked at in a layout, whatever lies over
// them.
func (a *Explorer) lists(in layout) place.View {
	v := place.View{AsOf: a.day.asOf, Line: a.reading.top, Link: a.reading.link + 1, Find: a.reading.finding.query, Match: a.reading.finding.at + 1}
	if v.Line > 0 {
		v.Line++
	}
	v.Kind = kindOf(a.panes.current)
	if item := a.panes.lists[a.panes.current].item(); item >= 0 {
		v.Place = a.source.place(ref{List: a.panes.current, N: item})
	}
	if a.panes.focus == reader {
		v.In = place.InReader
	}
	for _, pin := range a.panes.pins {
		v.Pins = append(v.Pins, a.source.place(pin))
	}
	if a.panes.previous != a.panes.current {
		v.Drove = kindOf(a.panes.previous)
	}
	v.Lists = map[place.Kind]place.Listing{}
	for p := range listCount {
		if l := a.listing(p, in); l != (place.Listing{}) {
			v.Lists[kindOf(p)] = l
		}
	}
	return v
}

// listing returns the display options of a list that differ from the defaults.
func (a *Explorer) listing(p paneID, in layout) place.Listing {
	l := a.panes.lists[p]
	out := place.Listing{Filter: l.query}
	if l.order > 0 {
		out.Sort = place.Sorts(kindOf(p))[l.order]
	}
	if p != a.panes.current && l.item() >= 0 && l.item() != a.rest(p) {
		out.ID = a.source.place(ref{List: p, N: l.item()}).ID
	}
	height := in.panes[p].h - 2
	if height <= 0 {
		return out
	}
	top := l.top
	if l.centre(height); top != l.top {
		out.Row = top + 1
	}
	return out
}

// usual is the default cursor row of a list.
func (s *source) usual(p paneID) int {
	if r, ok := s.find(place.Place{Kind: place.Statement, ID: "joint-statement-2019"}); ok && p == statements {
		return r.N
	}
	return 0
}

// rest is the row of a list at which the cursor is until it is moved: the usual one, or of
// a list that has none, the first that took part.
func (a *Explorer) rest(p paneID) int {
	usual := a.source.usual(p)
	if usual == 0 && p != a.panes.current && p != a.panes.previous {
		for _, r := range a.panes.lists[p].rows {
			if r.item >= 0 && a.panes.answers[p].At(r.item).Hit {
				return r.item
			}
		}
	}
	return usual
}

// enter shows a view on a fresh screen with the same size and look.
func (a *Explorer) enter(v place.View) {
	a.leaveWhole()
	a.stage = nil
	a.setDay(v.AsOf)
	a.panes.pins, a.reading.finding, a.panes.current = nil, finding{at: none}, statements
	if p, isList := paneOf(v.Kind); isList {
		a.panes.current = p
	}
	a.panes.focus, a.panes.previous = a.panes.current, a.panes.current
	if p, isList := paneOf(v.Drove); isList {
		a.panes.previous = p
	}
	for _, pin := range v.Pins {
		if r, ok := a.source.find(pin); ok && !a.day.answerer.CameLater(r) && len(a.panes.pins) < maxPins*int(listCount) {
			a.panes.pins = append(a.panes.pins, r)
		}
	}
	for p := range listCount {
		a.panes.lists[p].query, a.panes.lists[p].order = shorten(v.Lists[kindOf(p)].Filter), max(slices.Index(place.Sorts(kindOf(p)), v.Lists[kindOf(p)].Sort), 0)
		a.arrange(p)
		a.panes.lists[p].selectItem(a.source.usual(p))
		r, ok := a.source.find(place.Place{Kind: kindOf(p), ID: v.Lists[kindOf(p)].ID})
		if p == a.panes.current {
			r, ok = a.source.find(v.Place)
		}
		if word := a.tooLate(r); ok && word != "" {
			a.toast = word
		}
		if ok && r.List == p {
			a.panes.lists[p].selectItem(r.N)
		}
	}
	a.settle()
	for p := range listCount {
		if p != a.panes.current && v.Lists[kindOf(p)].ID == "" {
			a.panes.lists[p].selectItem(a.rest(p))
		}
		a.panes.lists[p].centre(a.layout.panes[p].h - 2)
		if row := v.Lists[kindOf(p)].Row; row > 0 {
			a.panes.lists[p].top = row - 1
		}
	}
}

// turnTo brings the page of a view to where it was, on the screen that enter
// has made.
func (a *Explorer) turnTo(v place.View) {
	switch {
	case v.Kind.Staged() || v.In == place.OnStage:
		a.showStage(v)
		return
	case v.Kind == place.Page || v.Kind == place.Term || v.Kind == place.Group || v.Kind == place.Document:
		a.goTo(v.Place)
		a.reading.whole = a.reading.whole || v.In == place.OnPage
	case v.In == place.OnPage:
		a.reading.whole = true
	case v.In == place.InReader && a.canRead():
		a.panes.focus = reader
	}
	a.measure()
	a.reading.top = max(v.Line-1, 0)
	a.reading.link = v.Link - 1
	a.reading.finding = finding{query: shorten(v.Find), at: v.Match - 1}
}

// openedIn is a record as it is opened by its place in a window: read on the whole screen
// where the reader has no pane beside the lists.
func openedIn(v place.View, w, h int) place.View {
	p, listed := paneOf(v.Kind)
	if listed && v.ID != "" && v.In == place.InList && layoutFor(w, h, p, p, false).panes[reader].empty() {
		v.In = place.OnPage
	}
	return v
}

// shorten keeps what is typed within its bounds.
func shorten(query string) string {
	if runes := []rune(query); len(runes) > maxQuery {
		return string(runes[:maxQuery])
	}
	return query
}
