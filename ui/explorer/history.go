package explorer

import (
	"slices"

	"comity/model"
	"comity/ui/place"
)

// view is enough state to return to the same screen.
type view struct {
	focus, last, held paneID
	whole             bool
	items             [listCount]int
	tops              [listCount]int
	queries           [listCount]string
	orders            [listCount]int
	pins              []ref
	topic, depth      int
	top, use          int // of the reader
	find              finding
	asOf              model.Date
	scene, at         string // the scene that has the screen, and where in it
	home              string // the slide to return to
}

// sameScreen reports whether two views differ in nothing but scrolling.
func (v *view) sameScreen(o *view) bool {
	return v.sameButCursor(o) && v.items == o.items && v.topic == o.topic
}

// sameButCursor reports whether two views differ only in rows and scrolling.
func (v *view) sameButCursor(o *view) bool {
	return v.focus == o.focus && v.last == o.last && v.held == o.held && v.whole == o.whole && v.depth == o.depth && v.scene == o.scene && v.asOf == o.asOf &&
		v.queries == o.queries && v.orders == o.orders && slices.Equal(v.pins, o.pins)
}

// history is where a visitor has been. Walking through a list is one step,
// not one for every row; the first view is never forgotten, so that going back
// far enough is home.
type history struct {
	views  []view
	at     int
	walked bool // the current view came about by walking from the one before
	came   bool // the current view has just been restored
}

// maxHistory bounds what is remembered.
const maxHistory = 400

func (h *history) start(v view) { h.views, h.at, h.walked = []view{v}, 0, false }

// note records the current view.
func (h *history) note(v view) {
	current := &h.views[h.at]
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
	case current.sameButCursor(&v) && h.walked && h.at == len(h.views)-1:
		*current = v
		return
	}
	h.walked = current.sameButCursor(&v)
	h.views = append(h.views[:h.at+1], v)
	if len(h.views) > maxHistory {
		h.views = slices.Delete(h.views, 1, 2)
	}
	h.at = len(h.views) - 1
}

// dismiss removes from the history what the visitor has just closed or dropped:
// going back must not open it again. Equal views become one step.
func (h *history) dismiss(drop func(*view) (had bool)) {
	h.views = h.views[:h.at+1]
	for i := h.at; i > 0 && drop(&h.views[i]); i-- {
	}
	h.views = slices.CompactFunc(h.views, func(a, b view) bool { return a.sameScreen(&b) })
	h.at, h.walked = len(h.views)-1, false
}

// opener is the step from which the current page was opened by a link.
func (h *history) opener() int {
	i := h.at - 1
	for i > 0 && h.views[i].depth >= h.views[h.at].depth {
		i--
	}
	return i
}

// snapshot returns the current view.
func (a *Explorer) snapshot() view {
	v := view{focus: a.panes.focus, last: a.panes.last, held: a.panes.held, whole: a.reading.whole, pins: a.panes.pins, topic: a.reading.topic, depth: a.reading.depth, top: a.reading.top, use: a.reading.use, find: a.reading.finding.bare(), asOf: a.day.asOf, home: a.briefing.home}
	if a.stage != nil {
		at := a.where()
		v.scene, v.at = at.Bare().String(), at.String()
	}
	for p := range listCount {
		l := &a.panes.lists[p]
		v.items[p], v.tops[p], v.queries[p], v.orders[p] = l.item(), l.top, l.query, l.order
	}
	return v
}

// visit goes to a view, as a new step of history.
func (a *Explorer) visit(v place.View) {
	if v.Kind == place.Brief {
		if _, err := a.briefing.talk.Library.Find(v.ID); err != nil {
			a.toast = err.Error()
			return
		}
	}
	a.enter(v)
	a.turnTo(v)
}

// travel goes through the history and restores the screen.
func (a *Explorer) travel(step int) {
	to := a.history.at + step
	if to < 0 || to >= len(a.history.views) {
		a.toast = "nothing further"
		if step < 0 {
			a.toast = "this is where you began"
		}
		return
	}
	a.history.at, a.history.walked, a.history.came = to, false, true
	v := a.history.views[to]
	a.setDay(v.asOf)
	a.panes.focus, a.panes.last, a.panes.held, a.reading.whole, a.panes.pins = v.focus, v.last, v.held, v.whole, v.pins
	a.reading.topic, a.reading.depth, a.reading.top, a.reading.use, a.reading.finding = v.topic, v.depth, v.top, v.use, v.find
	for p := range listCount {
		l := &a.panes.lists[p]
		l.query, l.order = v.queries[p], v.orders[p]
		a.arrange(p)
		l.selectItem(v.items[p])
		l.top = v.tops[p]
	}
	a.stage, a.briefing.home = nil, v.home
	if v.scene != "" {
		if at, err := place.ParseView(a.source.corpus, v.at); err == nil {
			a.stage, _ = a.newStage(at) // it could be made before
		}
	}
}
