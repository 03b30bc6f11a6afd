package explorer

import (
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"comity/ui/cells"
	"comity/ui/keys"
)

// terminal is what goes to the terminal.
type terminal struct {
	mouse   bool
	clicked clicked
	clip    string // on its way to the clipboard
	frame   tea.View

	suspend func() bool // nil where it is not offered
}

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

// clicked is where the mouse was clicked last, when, and how many keys had been typed
// then; and what a second click there does, as long as the keys are of that scope.
type clicked struct {
	x, y, typed int
	at          time.Time
	hint        keys.Action // whose hint is there in the footer; "" is none
	again       keys.Action // "" is nothing
	scope       keys.Scope
}

// doubleClick is how soon a second click comes.
const doubleClick = time.Second

// pointed hands a mouse event to the top layer. A click or a turn of the wheel clears the
// message, as a key does. A second click means what the first one hit, whatever is at its
// cell now.
func (a *Explorer) pointed(msg tea.MouseMsg) tea.Cmd {
	m := msg.Mouse()
	if _, click := msg.(tea.MouseClickMsg); !click || m.Button != tea.MouseLeft {
		if _, wheel := wheeled(msg); wheel || click {
			a.terminal.clicked, a.toast = clicked{}, ""
		}
		return a.top().mouse(a, msg)
	}
	was, now := a.terminal.clicked, a.briefing.session.Now()
	hint := a.hintAt(m.X, m.Y) // the footer is still as it was drawn
	a.toast = ""
	if !was.at.IsZero() && was.x == m.X && was.y == m.Y && was.typed == a.keyboard.typed && now.Sub(was.at) < doubleClick {
		a.terminal.clicked.at = now
		if was.again == "" || was.scope != a.scope() {
			return nil
		}
		return a.do(was.again, 0)
	}
	a.terminal.clicked = clicked{x: m.X, y: m.Y, typed: a.keyboard.typed, at: now, hint: hint}
	return a.top().mouse(a, msg)
}

// clickAgain says what a second click does.
func (a *Explorer) clickAgain(action keys.Action) {
	a.terminal.clicked.again, a.terminal.clicked.scope = action, a.scope()
}

// mouse selects what is clicked, opens what is clicked twice, runs the key of the
// footer that is clicked, and scrolls what is under the pointer. It is called only
// if the mouse is on.
func (base) mouse(a *Explorer, msg tea.MouseMsg) tea.Cmd {
	m := msg.Mouse()
	if action, wheel := wheeled(msg); wheel {
		return a.wheel(m.X, m.Y, action)
	}
	if _, click := msg.(tea.MouseClickMsg); !click || m.Button != tea.MouseLeft {
		return nil
	}
	if action := a.terminal.clicked.hint; action != "" {
		a.clickAgain(action)
		return a.do(action, 0)
	}
	drop[jumping](a)
	if a.onSlide() {
		if a.stage.Point(m.X, m.Y) {
			a.clickAgain(keys.StepIn)
		}
		return nil
	}
	if to, ok := a.screenAt(m.X, m.Y); ok {
		return a.do(to, 0)
	}
	if a.stage != nil {
		r := a.layout.body
		opens := keys.Read
		if _, ok := a.slides(); ok {
			opens = keys.StepIn
		}
		if a.stage.Point(m.X-r.x-2, m.Y-r.y-1) {
			a.clickAgain(opens)
		}
		return nil
	}
	if p, ok := a.tabAt(m.X, m.Y); ok {
		a.focusOn(p)
		return nil
	}
	for p := range paneCount {
		if r := a.layout.panes[p]; r.holds(m.X, m.Y) {
			return a.click(p, r, m.X, m.Y)
		}
	}
	return nil
}

// clickEdge runs the key of the footer that is clicked, or shows the screen or the pane
// whose name is, in place of what is open over the one before.
func (a *Explorer) clickEdge(msg tea.MouseMsg) tea.Cmd {
	m := msg.Mouse()
	if _, click := msg.(tea.MouseClickMsg); !click || m.Button != tea.MouseLeft {
		return nil
	}
	if action := a.terminal.clicked.hint; action != "" {
		a.clickAgain(action)
		return a.do(action, 0)
	}
	if to, ok := a.screenAt(m.X, m.Y); ok {
		a.uncover()
		return a.do(to, 0)
	}
	if p, ok := a.tabAt(m.X, m.Y); ok && a.stage == nil {
		a.uncover()
		a.toPane(p)
	}
	return nil
}

// hintAt returns the action of the key whose hint is at a cell of the footer, if any.
func (a *Explorer) hintAt(x, y int) keys.Action {
	if y != a.layout.footer.y || a.onSlide() && !a.covered() {
		return ""
	}
	line := ansi.Strip(a.footer(a.layout.w))
	if hint := a.startHint(); hint != nil {
		before, _, ok := strings.Cut(line, hint[0].Text)
		from := cells.Width(before) + 1
		for i, key := range a.startKeys() {
			if ok && x >= from && x < from+cells.Width(key) {
				return startActions()[i]
			}
			from += cells.Width(key) + 1
		}
	}
	b, _ := a.hints(a.scope()).At(line, x)
	return b.Action
}

// tabAt returns the pane whose tab is at a cell.
func (a *Explorer) tabAt(x, y int) (paneID, bool) {
	if !a.layout.tabs || a.reading.whole || !a.layout.tabbar.holds(x, y) {
		return 0, false
	}
	const letters = 3 // of a title that is always there
	line := ansi.Strip(a.tabs(a.layout.w))
	for p := paneCount - 1; p >= 0; p-- {
		if i := strings.Index(line, paneTitle(p)[:letters]); i >= 0 && x >= cells.Width(line[:i]) {
			return p, true
		}
	}
	return 0, false
}

// wheel scrolls what is under the pointer; on a slide it is the next one or the one
// before.
func (a *Explorer) wheel(x, y int, action keys.Action) tea.Cmd {
	if a.stage != nil {
		n := wheelRows
		if action == keys.Up {
			n = -n
		}
		if a.stage.Wheel(x-a.layout.body.x-2, y-a.layout.body.y-1, n) {
			return nil
		}
	}
	if _, ok := a.slides(); ok {
		step := keys.NextSlide
		if action == keys.Up {
			step = keys.PrevSlide
		}
		return a.do(step, 1)
	}
	if a.stage != nil {
		cmd, _ := a.doStage(action, wheelRows, true)
		return cmd
	}
	for p := range paneCount {
		if a.layout.panes[p].holds(x, y) {
			a.wheelPane(p, action)
		}
	}
	return nil
}

// wheelPane scrolls a pane; the cursor of a list stays on its row until a key moves it.
func (a *Explorer) wheelPane(p paneID, action keys.Action) {
	n := wheelRows
	if action == keys.Up {
		n = -n
	}
	if p == reader {
		a.reading.act(action, wheelRows, false, len(a.page().Lines))
		return
	}
	l := &a.panes.lists[p]
	l.top, l.loose = l.top+n, l.cursor+1
}

// click gives a pane the focus and puts its cursor on the row clicked; a link clicked
// opens, a click beside the thumb scrolls there, and a second click on a row or page
// opens it on the whole screen.
func (a *Explorer) click(p paneID, r rect, x, y int) tea.Cmd {
	drop[*linking](a)
	line := y - r.y - 1
	if total := len(a.page().Lines); p == reader && x == r.x+r.w-1 && line >= 0 && line < r.h-2 && total > r.h-2 {
		a.reading.top = max(min(line*total/max(r.h-2, 1), total-(r.h-2)), 0)
		return nil
	}
	if p == reader && a.clickLink(x-r.x-1, line) || a.reading.whole {
		return nil
	}
	a.focusOn(p)
	if line < 0 || line >= r.h-2 || x == r.x || x == r.x+r.w-1 { // the frame
		return nil
	}
	if p < listCount {
		l := &a.panes.lists[p]
		i := l.top + line
		if i >= len(l.rows) || l.rows[i].item < 0 {
			return nil
		}
		l.cursor = i
		a.rowPage()
	}
	a.clickAgain(keys.Read)
	return nil
}
