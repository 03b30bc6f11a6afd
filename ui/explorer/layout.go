package explorer

import (
	"comity/model/relation"
	"comity/ui/cells"
)

// paneID names the four panes: the three lists, and the reader after them.
type paneID = relation.List

const (
	norms      = relation.Norms
	statements = relation.Statements
	countries  = relation.Countries
	reader     = relation.Lists
	paneCount  = reader + 1
	listCount  = reader
)

// ref points at one item of one list, or at a topic.
type ref = relation.Item

// topics is the pseudo-list of pages that are not rows: one about the
// framework, a term, the contents.
const topics = paneCount

func paneTitle(p paneID) string {
	if p == reader {
		return "Reader"
	}
	return p.Title()
}

// rect is a piece of the screen, in cells.
type rect struct{ x, y, w, h int }

func (r rect) empty() bool { return r.w <= 0 || r.h <= 0 }

func (r rect) holds(x, y int) bool { return x >= r.x && x < r.x+r.w && y >= r.y && y < r.y+r.h }

// Sizes at which the layout changes, in cells.
const (
	minWidth, minHeight = 20, 8
	mediumWidth         = 80
	wideWidth           = 120
	besideWidth         = 180 // from here the reader stands beside the lists
	screensHeight       = 20  // from here a line names the screens
	stripBody           = 16  // from here there is room for the reader below them
	highBody            = 25  // from here it has about half of it
)

// layout says where everything is. It is computed in one place, from the size
// of the window and what is in focus; nothing else does arithmetic on the window.
type layout struct {
	w, h    int
	card    bool // the window is too small; only a message fits
	tabs    bool // not every pane is on screen, so the second line names them all
	screens rect // names the screens; empty in a low window, where the header does
	header  rect
	tabbar  rect
	footer  rect
	body    rect
	panes   [paneCount]rect // empty when a pane is not on screen
}

// layoutFor computes the layout. last is the list in focus, or the one that
// was before the reader took the focus; whole gives the body to the reader or
// the help.
func layoutFor(w, h int, focus, last paneID, whole bool) layout {
	l := layout{w: w, h: h}
	if w < minWidth || h < minHeight {
		l.card = true
		return l
	}
	if h >= screensHeight {
		l.screens = rect{0, 0, w, 1}
	}
	l.header = rect{0, l.screens.h, w, 1}
	l.footer = rect{0, h - 1, w, 1}
	l.body = rect{0, l.screens.h + 1, w, h - l.screens.h - 2}
	switch {
	case whole:
		l.panes[reader] = l.body
	case w >= besideWidth:
		titles := 46 + min(w-besideWidth, 20)/2 // until they are whole
		l.columns([]paneID{norms, statements, countries, reader}, []int{49, titles, 34, w - 83 - titles}, l.body)
	case w >= wideWidth:
		lists := l.strip(l.body, focus == reader)
		l.columns([]paneID{norms, statements, countries}, listWidths(w), lists)
	case w >= mediumWidth:
		l.tabline()
		lists := l.strip(l.body, focus == reader)
		left, right := last, partner(last)
		if l.panes[reader].empty() && focus == reader {
			right = reader
		}
		if left > right {
			left, right = right, left
		}
		l.columns([]paneID{left, right}, []int{w / 2, w - w/2}, lists)
	default:
		l.tabline()
		l.panes[focus] = l.body
	}
	return l
}

// frontLayout is layoutFor while the reader shows the page Start here, which has more
// room then: all the height beside one list, or more lines below the three.
func frontLayout(w, h int, focus, last paneID) layout {
	l := layoutFor(w, h, focus, last, false)
	switch {
	case l.card || w < mediumWidth || w >= besideWidth:
	case w >= wideWidth:
		lists := l.stripOf(l.body, max(min(frontLines+2, l.body.h-frontLists), l.body.h*30/100))
		l.columns([]paneID{norms, statements, countries}, listWidths(w), lists)
	default:
		l.panes = [paneCount]rect{}
		l.columns([]paneID{last, reader}, []int{w * 3 / 8, w - w*3/8}, l.body)
	}
	return l
}

// column is where the text of the reader is within its frame, and what is beside it.
type column struct{ left, text, gap, beside int }

// Widths of the reader, in cells: the pane from which on something is beside it, and
// how wide that is.
const (
	asideFrom   = 140
	asideGap    = 3
	asideLeast  = 36
	asideWidest = 56
)

// columnOf shares the width of the reader between the text and what is beside it. On
// the whole screen both are in the middle.
func columnOf(w int, whole bool) column {
	room := w - 4
	c := column{left: 1, text: max(min(room, cells.Measure), 1)}
	if w >= asideFrom {
		c.text, c.gap = min(room-asideGap-asideLeast, cells.Measure), asideGap
		c.beside = min(room-asideGap-c.text, asideWidest)
	}
	if whole {
		c.left = max((w-2-c.text-c.gap-c.beside)/2, 1)
	}
	return c
}

// The page Start here: how many lines of it are to be seen, and the rows that are left
// for the lists above it.
const frontLines, frontLists = 18, 7

// listWidths shares a width among the three lists: titles need most, the
// names of States least.
func listWidths(w int) []int {
	extra := w - wideWidth
	titles, names := 44+extra/4, 30+extra/8
	return []int{titles, w - titles - names, names}
}

// partner is the list that answers beside another one when two have room.
func partner(p paneID) paneID {
	return [...]paneID{statements, countries, statements}[p]
}

// tabline takes the first line of the body for the names of all panes.
func (l *layout) tabline() {
	l.tabs = true
	l.tabbar = rect{0, l.body.y, l.w, 1}
	l.body.y, l.body.h = l.body.y+1, l.body.h-1
}

// strip puts the reader below the lists if the body is high enough, and returns what is
// left for them: in a high window about half, and less while the page is read.
func (l *layout) strip(body rect, reads bool) rect {
	share := 30
	switch {
	case body.h < stripBody:
		return body
	case reads:
		share = 65
	case body.h >= highBody:
		share = 45
	}
	return l.stripOf(body, max(body.h*share/100, 7))
}

// stripOf puts the reader below the lists with a height, and returns what is left.
func (l *layout) stripOf(body rect, h int) rect {
	l.panes[reader] = rect{0, body.y + body.h - h, body.w, h}
	return rect{0, body.y, body.w, body.h - h}
}

// columns sets panes side by side.
func (l *layout) columns(ids []paneID, widths []int, area rect) {
	x := area.x
	for i, id := range ids {
		l.panes[id] = rect{x, area.y, widths[i], area.h}
		x += widths[i]
	}
}
