package explorer

import (
	"slices"

	"comity/ui/place"
)

// step is where a visitor has been, as places: enough to return to the same
// screen.
type step struct {
	lists place.View // the panes, also while something lies over them
	over  place.View // the scene, the briefing or the page over the panes, if any
	depth int        // of the page
	given bool       // the search on the page came with it
	home  string     // the slide to return to
}

// sameScreen reports whether two steps differ in nothing but scrolling.
func (s *step) sameScreen(o *step) bool {
	return s.sameButCursor(o) && s.lists.ID == o.lists.ID && s.over.Place == o.over.Place &&
		s.sameLists(o, func(a, b place.Listing) bool { return a.ID == b.ID })
}

// sameButCursor reports whether two steps differ only in rows and scrolling.
func (s *step) sameButCursor(o *step) bool {
	a, b := &s.lists, &o.lists
	return a.Kind == b.Kind && a.In == b.In && a.Drove == b.Drove && a.AsOf == b.AsOf && slices.Equal(a.Pins, b.Pins) &&
		s.page() == o.page() && s.depth == o.depth && s.scene() == o.scene() &&
		s.sameLists(o, func(a, b place.Listing) bool { return a.Filter == b.Filter && a.Sort == b.Sort })
}

func (s *step) sameLists(o *step, same func(a, b place.Listing) bool) bool {
	return !slices.ContainsFunc(place.Lists(), func(k place.Kind) bool { return !same(s.lists.Lists[k], o.lists.Lists[k]) })
}

// page reports whether a page lies over the panes.
func (s *step) page() bool { return s.over.Kind != "" && place.ParamNames(s.over.Kind) == nil }

// scene is the scene over the panes without the position in it, if any.
func (s *step) scene() string {
	if s.page() {
		return ""
	}
	return s.over.Bare().String()
}

// history is where a visitor has been. Walking through a list is one step,
// not one for every row; the first view is never forgotten, so that going back
// far enough is home.
type history struct {
	steps  []step
	at     int
	walked bool // the current view came about by walking from the one before
	came   bool // the current view has just been restored
}

// maxHistory bounds what is remembered.
const maxHistory = 400

func (h *history) start(v step) { h.steps, h.at, h.walked = []step{v}, 0, false }

// note records the current view.
func (h *history) note(v step) {
	current := &h.steps[h.at]
	came := h.came
	h.came = false
	switch {
	case current.sameScreen(&v):
		*current = v // scrolling is no step, but coming back restores it
		return
	case came: // what was dropped since may have left another row
		if h.at > 0 {
			*current = v
		}
		return
	case current.sameButCursor(&v) && h.walked && h.at == len(h.steps)-1:
		*current = v
		return
	}
	h.walked = current.sameButCursor(&v)
	h.steps = append(h.steps[:h.at+1], v)
	if len(h.steps) > maxHistory {
		h.steps = slices.Delete(h.steps, 1, 2)
	}
	h.at = len(h.steps) - 1
}

// dismiss removes from the history what the visitor has just closed or dropped:
// going back must not open it again. Equal views become one step.
func (h *history) dismiss(drop func(*step)) {
	h.steps = h.steps[:h.at+1]
	for i := h.at; i > 0; i-- {
		had := h.steps[i]
		if drop(&h.steps[i]); had.sameButCursor(&h.steps[i]) {
			break
		}
	}
	h.steps = slices.CompactFunc(h.steps, func(a, b step) bool { return a.sameScreen(&b) })
	h.at, h.walked = len(h.steps)-1, false
}

// opener is the step from which the current page was opened by a link.
func (h *history) opener() int {
	i := h.at - 1
	for i > 0 && h.steps[i].depth >= h.steps[h.at].depth {
		i--
	}
	return i
}

// before is the step before the current screen: moving on the map, in the matrix and
// on the timeline is no step of its own. A comparison that was opened from another one
// leads back to it.
func (h *history) before() int {
	i, over := h.at-1, &h.steps[h.at].over
	moves, _ := place.PerScene[bool]{Matrix: true, Map: true, Timeline: true, Compare: false, Diff: false}.Of(over.Kind)
	moves = moves || over.In == place.OnStage
	for moves && i > 0 && h.steps[i].over.Kind == over.Kind && h.steps[i].over.In == over.In {
		i--
	}
	return i
}

// snapshot returns the current step.
func (a *Explorer) snapshot() step {
	panes := a.layoutOf(false)
	s := step{lists: a.lists(panes), depth: a.reading.depth, given: a.reading.finding.given, home: a.briefing.home}
	if a.stage != nil || a.reading.whole || a.front() {
		s.over = a.where()
	}
	return s
}

// visit goes to a view, as a new step of history.
func (a *Explorer) visit(v place.View) {
	if v.Kind == place.Brief {
		if _, err := a.briefing.session.Library.Find(v.ID); err != nil {
			a.toast = err.Error()
			return
		}
	}
	a.enter(v)
	a.turnTo(v)
}

// travel goes through the history and restores the screen.
func (a *Explorer) travel(by int) {
	to := a.history.at + by
	if to < 0 || to >= len(a.history.steps) {
		a.toast = "nothing further"
		if by < 0 {
			a.toast = "this is where you began"
		}
		return
	}
	a.history.at, a.history.walked, a.history.came = to, false, true
	s := a.history.steps[to]
	a.enter(s.lists)
	a.turnTo(s.lists)
	if s.over.Kind != "" {
		a.turnTo(s.over)
	}
	a.reading.depth, a.reading.finding.given, a.briefing.home = s.depth, s.given, s.home
}
