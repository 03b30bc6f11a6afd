package app

import (
	tea "charm.land/bubbletea/v2"

	"comity/ui/keys"
)

// wheelRows is how far one notch of the wheel goes.
const wheelRows = 3

// onMouse selects what is clicked and scrolls what is under the pointer. It is
// only heard when the visitor has asked for the mouse.
func (a *App) onMouse(msg tea.MouseMsg) {
	m := msg.Mouse()
	if a.helping || a.typing.on {
		return
	}
	for p := range paneCount {
		r := a.layout.panes[p]
		if r.empty() || !r.holds(m.X, m.Y) {
			continue
		}
		switch msg.(type) {
		case tea.MouseWheelMsg:
			a.wheel(p, m.Button)
		case tea.MouseClickMsg:
			a.click(p, m.X-r.x-1, m.Y-r.y-1)
		}
		return
	}
}

// wheel scrolls a pane.
func (a *App) wheel(p paneID, button tea.MouseButton) {
	action, n := keys.Down, wheelRows
	if button == tea.MouseWheelUp {
		action, n = keys.Up, -wheelRows
	}
	if p == reader {
		a.reading.act(action, wheelRows, false, len(a.page().Lines))
		return
	}
	a.lists[p].move(n)
	if p == a.last {
		a.turn()
	}
}

// click gives a pane the focus and puts its cursor on the row clicked; a link
// clicked opens.
func (a *App) click(p paneID, x, line int) {
	a.linking = linking{}
	if p == reader && a.clickLink(x, line) || a.whole {
		return
	}
	a.focusOn(p)
	if p == reader || line < 0 {
		return
	}
	l := &a.lists[p]
	if i := l.top + line; i < len(l.rows) && l.rows[i].item >= 0 {
		l.cursor = i
		a.turn()
	}
}
