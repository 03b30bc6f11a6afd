package explorer

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"comity/ui/keys"
)

// jumping shows the letter of every pane, and takes one.
type jumping struct{ transparent }

func (jumping) do(a *Explorer, _ keys.Action, _ int, _ bool) tea.Cmd {
	a.close()
	return nil
}

// take ends the jump at any other key.
func (jumping) take(a *Explorer, msg tea.Msg) tea.Cmd {
	if _, key := msg.(tea.KeyPressMsg); key {
		a.close()
	}
	return nil
}

// jumps returns the action that leads to each pane.
func jumps() [paneCount]keys.Action {
	return [...]keys.Action{keys.GoNorms, keys.GoStatements, keys.GoCountries, keys.GoReader}
}

// jump focuses the pane of an action.
func (a *Explorer) jump(action keys.Action) {
	drop[jumping](a)
	all := jumps()
	a.toPane(paneID(slices.Index(all[:], action)))
}

// cycle moves the focus through the panes in order.
func (a *Explorer) cycle(action keys.Action) {
	step := paneID(1)
	if action == keys.PrevPane {
		step = paneCount - 1
	}
	next := (a.panes.focus + step) % paneCount
	if next == reader && !a.canRead() {
		next = (next + step) % paneCount
	}
	a.focusOn(next)
}

// canRead reports whether the reader can have a pane in this window.
func (a *Explorer) canRead() bool {
	return !layoutFor(a.layout.w, a.layout.h, reader, a.panes.current, false).panes[reader].empty()
}

// focusOn focuses a pane. A list becomes the selected one, and remembers the
// list selected before.
func (a *Explorer) focusOn(p paneID) {
	if p < listCount && p != a.panes.current {
		a.panes.previous, a.panes.current = a.panes.current, p
		a.rowPage()
	}
	a.panes.focus = p
}

// toPane focuses a pane from any screen. If the reader has no pane, it gets the
// whole screen.
func (a *Explorer) toPane(p paneID) {
	a.stage = nil
	if p == reader && (a.reading.whole || !a.canRead()) {
		a.reading.whole = true
		return
	}
	a.leaveWhole()
	a.focusOn(p)
}
