package app

import "comity/ui/keys"

// jump gives the keys to a pane, or to where they were.
func (a *App) jump(action keys.Action) {
	a.jumping = false
	switch action {
	case keys.GoNorms:
		a.toPane(norms)
	case keys.GoStatements:
		a.toPane(statements)
	case keys.GoCountries:
		a.toPane(countries)
	case keys.GoReader:
		a.toPane(reader)
	}
}

// cycle moves the focus through the panes in order.
func (a *App) cycle(action keys.Action) {
	step := paneID(1)
	if action == keys.PrevPane {
		step = paneCount - 1
	}
	next := (a.focus + step) % paneCount
	if next == reader && !a.canRead() {
		next = (next + step) % paneCount
	}
	a.focusOn(next)
}

// canRead reports whether the reader can have a pane in this window.
func (a *App) canRead() bool {
	return !layoutFor(a.layout.w, a.layout.h, reader, a.last, false).panes[reader].empty()
}

// focusOn gives a pane the keys; a list then drives, and remembers which list
// drove before it.
func (a *App) focusOn(p paneID) {
	if p < listCount && p != a.last {
		a.held, a.last = a.last, p
		a.turn()
	}
	a.focus = p
}

// toPane gives a pane the keys, whatever has the screen. Where the reader has
// no pane, it gets the whole screen.
func (a *App) toPane(p paneID) {
	a.stage = nil
	if p == reader && (a.whole || !a.canRead()) {
		a.whole = true
		return
	}
	a.leaveWhole()
	a.focusOn(p)
}
