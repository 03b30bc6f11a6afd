package explorer

import (
	tea "charm.land/bubbletea/v2"

	"comity/ui/keys"
)

// wheelRows is how far one notch of the wheel goes.
const wheelRows = 3

// wheeled returns the action of a turn of the wheel, and whether it is one.
func wheeled(msg tea.MouseMsg) (keys.Action, bool) {
	_, ok := msg.(tea.MouseWheelMsg)
	if msg.Mouse().Button == tea.MouseWheelUp {
		return keys.Up, ok
	}
	return keys.Down, ok
}

// mouse selects what is clicked and scrolls what is under the pointer. It is
// called only if the mouse is on.
func (base) mouse(a *Explorer, msg tea.MouseMsg) tea.Cmd {
	m := msg.Mouse()
	action, wheel := wheeled(msg)
	if _, click := msg.(tea.MouseClickMsg); click && !a.onSlide() {
		if screen, ok := a.screenAt(m.X, m.Y); ok {
			return a.do(screen, 0)
		}
	}
	if a.stage != nil {
		if !wheel {
			return nil
		}
		cmd, _ := a.doStage(action, wheelRows, true)
		return cmd
	}
	for p := range paneCount {
		r := a.layout.panes[p]
		if !r.holds(m.X, m.Y) {
			continue
		}
		if wheel {
			a.wheel(p, action)
		} else if _, click := msg.(tea.MouseClickMsg); click {
			a.click(p, m.X-r.x-1, m.Y-r.y-1)
		}
		return nil
	}
	return nil
}

// wheel scrolls a pane.
func (a *Explorer) wheel(p paneID, action keys.Action) {
	n := wheelRows
	if action == keys.Up {
		n = -n
	}
	if p == reader {
		a.reading.act(action, wheelRows, false, len(a.page().Lines))
		return
	}
	a.panes.lists[p].move(n)
	if p == a.panes.current {
		a.rowPage()
	}
}

// click returns a pane the focus and puts its cursor on the row clicked; a link
// clicked opens.
func (a *Explorer) click(p paneID, x, line int) {
	drop[*linking](a)
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
		a.rowPage()
	}
}
