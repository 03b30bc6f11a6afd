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
		v.AsOf = a.asOf
		return v
	}
	v := place.View{AsOf: a.asOf, Line: a.reading.top, Link: a.use + 1, Find: a.finding.query, Match: a.finding.at + 1}
	if v.Line > 0 {
		v.Line++
	}
	if a.topic != none {
		v.Place = a.source.topics[a.topic].place
		return v
	}
	v.Kind = kindOf(a.last)
	if item := a.lists[a.last].item(); item >= 0 {
		v.Place = a.source.place(ref{List: a.last, N: item})
	}
	switch {
	case a.whole:
		v.In = place.OnPage
	case a.focus == reader:
		v.In = place.InReader
	}
	for _, pin := range a.pins {
		v.Pins = append(v.Pins, a.source.place(pin))
	}
	if a.held != a.last {
		v.Drove = kindOf(a.held)
	}
	v.Lists = map[place.Kind]place.Listing{}
	for p := range listCount {
		if l := a.listing(p); l != (place.Listing{}) {
			v.Lists[kindOf(p)] = l
		}
	}
	return v
}

// listing returns the display options of a list that differ from the defaults.
func (a *Explorer) listing(p paneID) place.Listing {
	l := a.lists[p]
	out := place.Listing{Filter: l.query}
	if l.order > 0 {
		out.Sort = place.Sorts(kindOf(p))[l.order]
	}
	if p != a.last && l.item() >= 0 && l.item() != a.source.usual(p) {
		out.ID = a.source.place(ref{List: p, N: l.item()}).ID
	}
	height := a.layout.panes[p].h - 2
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

// enter shows a view on a fresh screen with the same size and look.
func (a *Explorer) enter(v place.View) {
	a.leaveWhole()
	a.stage = nil
	a.setDay(v.AsOf)
	a.pins, a.finding, a.last = nil, finding{at: none}, statements
	if p, isList := paneOf(v.Kind); isList {
		a.last = p
	}
	a.focus, a.held = a.last, a.last
	if p, isList := paneOf(v.Drove); isList {
		a.held = p
	}
	for _, pin := range v.Pins {
		if r, ok := a.source.find(pin); ok && !a.answerer.CameLater(r) && len(a.pins) < maxPins*int(listCount) {
			a.pins = append(a.pins, r)
		}
	}
	for p := range listCount {
		a.lists[p].query, a.lists[p].order = shorten(v.Lists[kindOf(p)].Filter), max(slices.Index(place.Sorts(kindOf(p)), v.Lists[kindOf(p)].Sort), 0)
		a.arrange(p)
		a.lists[p].selectItem(a.source.usual(p))
		r, ok := a.source.find(place.Place{Kind: kindOf(p), ID: v.Lists[kindOf(p)].ID})
		if p == a.last {
			r, ok = a.source.find(v.Place)
		}
		if word := a.tooLate(r); ok && word != "" {
			a.toast = word
		}
		if ok && r.List == p {
			a.lists[p].selectItem(r.N)
		}
	}
	a.settle()
	for p := range listCount {
		a.lists[p].centre(a.layout.panes[p].h - 2)
		if row := v.Lists[kindOf(p)].Row; row > 0 {
			a.lists[p].top = row - 1
		}
	}
}

// turnTo brings the page of a view to where it was, on the screen that enter
// has made.
func (a *Explorer) turnTo(v place.View) {
	switch {
	case slices.Contains(place.Scenes(), v.Kind) || v.Kind == place.Brief:
		a.showStage(v)
		return
	case v.Kind == place.Page || v.Kind == place.Term:
		a.goTo(v.Place)
	case v.In == place.OnPage:
		a.whole = true
	case v.In == place.InReader && a.canRead():
		a.focus = reader
	}
	a.measure()
	a.reading.top = max(v.Line-1, 0)
	a.use = v.Link - 1
	a.finding = finding{query: shorten(v.Find), at: v.Match - 1}
}

// shorten keeps what is typed within its bounds.
func shorten(query string) string {
	if runes := []rune(query); len(runes) > maxQuery {
		return string(runes[:maxQuery])
	}
	return query
}
