package explorer

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"comity/ui/keys"
	"comity/ui/screen"
)

// layer is the screen, or what is open over it. The top layer has the keys, the
// footer, the cursor and the mouse. Its scope says in keys.For which keys of
// keys.Anywhere reach past it: none of those that type something.
type layer interface {
	// scope returns the key scope.
	scope(a *Explorer) keys.Scope
	// do runs an action of the scope.
	do(a *Explorer, action keys.Action, count int, counted bool) tea.Cmd
	// take handles a key that has no action, or a paste.
	take(a *Explorer, msg tea.Msg) tea.Cmd
	// mouse handles a mouse event.
	mouse(a *Explorer, msg tea.MouseMsg) tea.Cmd
	// covers reports whether the layer hides the screen; draw then returns r.h
	// lines of r.w cells.
	covers() bool
	draw(a *Explorer, r rect) []string
	// prompt is what the last line says in at most w cells, before the keys of the scope.
	prompt(a *Explorer, w int) screen.Line
	// refresh takes in what has come since it was opened; the cursor stays where it
	// is, or goes to the first row.
	refresh(a *Explorer, stay bool) tea.Cmd
	// textCursor returns the text cursor, or nil.
	textCursor(a *Explorer) *tea.Cursor
}

// transparent is a layer through which the screen is seen and the mouse goes.
// Others embed it for what they do not do.
type transparent struct{ keys keys.Scope }

func (t transparent) scope(*Explorer) keys.Scope                { return t.keys }
func (transparent) take(*Explorer, tea.Msg) tea.Cmd             { return nil }
func (transparent) mouse(a *Explorer, msg tea.MouseMsg) tea.Cmd { return base{}.mouse(a, msg) }
func (transparent) covers() bool                                { return false }
func (transparent) draw(*Explorer, rect) []string               { return nil }
func (transparent) prompt(*Explorer, int) screen.Line           { return nil }
func (transparent) refresh(*Explorer, bool) tea.Cmd             { return nil }
func (transparent) textCursor(*Explorer) *tea.Cursor            { return nil }

// cover is a layer that hides the screen, is scrolled by the wheel, and beside which the
// footer and the screens are clicked. Others embed it.
type cover struct{ transparent }

func (cover) covers() bool { return true }

func (cover) mouse(a *Explorer, msg tea.MouseMsg) tea.Cmd {
	if action, ok := wheeled(msg); ok {
		return a.top().do(a, action, wheelRows, true)
	}
	return a.clickEdge(msg)
}

// base is the layer at the bottom: the panes, or the screen in their place.
type base struct{ transparent }

func (base) scope(a *Explorer) keys.Scope {
	switch {
	case a.stage != nil:
		return a.stage.Scope()
	case a.reading.whole:
		return keys.Page
	case a.panes.focus == reader:
		return keys.Reader
	}
	return keys.Panes
}

func (b base) do(a *Explorer, action keys.Action, count int, counted bool) tea.Cmd {
	switch b.scope(a) {
	case keys.Panes:
		a.doList(action, count, counted)
	case keys.Reader, keys.Page:
		a.doReader(action, count, counted)
	default:
		cmd, _ := a.doStage(action, count, counted)
		return cmd
	}
	return nil
}

// top returns the layer that has the keys.
func (a *Explorer) top() layer { return a.layers[len(a.layers)-1] }

// scope returns the current key scope.
func (a *Explorer) scope() keys.Scope { return a.top().scope(a) }

// covered reports whether a layer is over the screen: then the place stays.
func (a *Explorer) covered() bool { return len(a.layers) > 1 }

// open puts a layer on top.
func (a *Explorer) open(l layer) { a.layers = append(a.layers, l) }

// arrive puts a layer that no key has just asked for on top, but beneath one in
// which something is being typed: what is typed goes on to where it began.
func (a *Explorer) arrive(l layer) {
	at := len(a.layers)
	if a.scope().TakesText() {
		at--
	}
	a.layers = slices.Insert(a.layers, at, l)
}

// refresh refreshes the layer of a scope, and reports whether it is open.
func (a *Explorer) refresh(scope keys.Scope, stay bool) (cmd tea.Cmd, open bool) {
	for _, l := range a.layers {
		if l.scope(a) == scope {
			return l.refresh(a, stay), true
		}
	}
	return nil, false
}

// close removes the top layer.
func (a *Explorer) close() { a.layers = a.layers[:len(a.layers)-1] }

// uncover removes all layers. What was typed stays as far as it holds already:
// input without enter has no effect.
func (a *Explorer) uncover() {
	if l, ok := layerOf[*lineInput](a); ok && l.pane != none && l.accept != nil {
		l.accept(l.input.Value())
	}
	a.layers = a.layers[:1]
}

// layerOf returns the layer of a type, if it is open.
func layerOf[T layer](a *Explorer) (found T, ok bool) {
	for _, l := range a.layers {
		if found, ok = l.(T); ok {
			break
		}
	}
	return found, ok
}

// drop removes the layers of a type, wherever they are.
func drop[T layer](a *Explorer) {
	a.layers = slices.DeleteFunc(a.layers, func(l layer) bool { _, is := l.(T); return is })
}
