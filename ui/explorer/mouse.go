package explorer

import (
	tea "charm.land/bubbletea/v2"

	"comity/ui/keys"
)

// wheelRows is how far one notch of the wheel goes.
const wheelRows = 3

// onMouse selects what is clicked and scrolls what is under the pointer. It is
// called only if the mouse is on.
func (a *Explorer) onMouse(msg tea.MouseMsg) tea.Cmd {
	m := msg.Mouse()
	if a.box != nil || a.copying.on || a.helping || a.stage != nil {
		return a.mouseOver(msg)
	}
	if a.typing.on {
		return nil
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
		return nil
	}
	return nil
}

// mouseOver handles the mouse on an overlay: the wheel scrolls it, and what is
// clicked in a box is chosen.
func (a *Explorer) mouseOver(msg tea.MouseMsg) tea.Cmd {
	m := msg.Mouse()
	action := keys.Down
	if m.Button == tea.MouseWheelUp {
		action = keys.Up
	}
	_, wheel := msg.(tea.MouseWheelMsg)
	_, click := msg.(tea.MouseClickMsg)
	switch {
	case a.box != nil && wheel:
		return a.doBox(action)
	case a.box != nil && click && a.box.pointAt(m.Y-a.layout.body.y-1-boxHead):
		return a.doBox(keys.Choose)
	case wheel && (a.copying.on || a.helping):
		a.doIn(a.scope(), action, wheelRows, true)
	case wheel && !a.typing.on:
		cmd, _ := a.doStage(action, wheelRows, true)
		return cmd
	}
	return nil
}

// wheel scrolls a pane.
func (a *Explorer) wheel(p paneID, button tea.MouseButton) {
	action, n := keys.Down, wheelRows
	if button == tea.MouseWheelUp {
		action, n = keys.Up, -wheelRows
	}
	if p == reader {
		a.reading.act(action, wheelRows, false, len(a.page().Lines))
		return
	}
	a.panes.lists[p].move(n)
	if p == a.panes.last {
		a.turn()
	}
}

// click returns a pane the focus and puts its cursor on the row clicked; a link
// clicked opens.
func (a *Explorer) click(p paneID, x, line int) {
	a.linking = linking{}
	if p == reader && a.clickLink(x, line) || a.reading.whole {
		return
	}
	a.focusOn(p)
	if p == reader || line < 0 {
		return
	}
	l := &a.panes.lists[p]
	if i := l.top + line; i < len(l.rows) && l.rows[i].item >= 0 {
		l.cursor = i
		a.turn()
	}
}
