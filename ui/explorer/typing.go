package explorer

import (
	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"

	"comity/ui/cells"
)

// typing is a filter or a search on a page, while it is typed.
type typing struct {
	on    bool
	input textinput.Model
	into  target  // what it is for
	label string  // what a scene calls it
	query string  // the filter before
	item  int     // the row before
	top   int     // of the page before
	found finding // on the page before
}

// target is the purpose of typed text.
type target int

const (
	intoList  target = iota // a filter of the list in focus
	intoPage                // a search on the page
	intoStage               // the input of a scene
	intoFile                // the name of a file
)

// maxQuery bounds what can be typed, in characters.
const maxQuery = 64

// maxAsked bounds the input of a scene, which may be a long expression.
const maxAsked = 400

// newInput is a line to type in.
func newInput(limit int) textinput.Model {
	input := textinput.New()
	input.Prompt = ""
	input.CharLimit = limit
	input.SetVirtualCursor(false)
	// The clipboard of the machine comity runs on is not the visitor's:
	// pasting comes from the terminal, as a message.
	input.KeyMap.Paste.SetEnabled(false)
	return input
}

func newTyping() typing { return typing{input: newInput(maxQuery)} }

func (t *typing) start(text string) {
	t.on = true
	t.input.SetValue(text)
	t.input.CursorEnd()
	t.input.Focus()
}

func (t *typing) stop() {
	t.on, t.into = false, intoList
	t.input.CharLimit = maxQuery
	t.input.Blur()
}

// startFilter begins to filter the list in focus.
func (a *Explorer) startFilter() {
	l := &a.panes.lists[a.panes.last]
	a.typing.query, a.typing.item = l.query, l.item()
	a.typing.start(l.query)
}

// startFind begins to look for words on the page.
func (a *Explorer) startFind() {
	a.typing.into, a.typing.top, a.typing.found = intoPage, a.reading.top, a.reading.finding
	a.reading.finding = finding{at: none}
	a.typing.start("")
}

// dropTyped discards what was typed.
func (a *Explorer) dropTyped() {
	switch a.typing.into {
	case intoPage:
		a.reading.top, a.reading.finding = a.typing.top, a.typing.found
	case intoList:
		a.setFilter(a.typing.query)
		a.panes.lists[a.panes.last].selectItem(a.typing.item)
	}
	a.typing.stop()
}

// keepTyped accepts what was typed. An empty search on a page keeps the last
// one.
func (a *Explorer) keepTyped() tea.Cmd {
	typed, into := a.typing.input.Value(), a.typing.into
	if into == intoPage && a.reading.finding.query == "" {
		a.dropTyped()
		return nil
	}
	a.typing.stop()
	switch into {
	case intoStage:
		cmd, _ := a.effect(a.stage.Ask(typed))
		return cmd
	case intoFile:
		return a.export(typed)
	}
	return nil
}

// uncover closes the overlay, and keeps what has been typed as far as it holds
// already.
func (a *Explorer) uncover() {
	a.helping, a.copying.on, a.jumping = false, false, false
	switch {
	case !a.typing.on:
	case a.typing.into == intoList || a.typing.into == intoPage:
		a.keepTyped()
	default: // unconfirmed input has no effect
		a.dropTyped()
	}
}

// short cuts a paste to what any line takes, so that a huge one costs nothing.
func short(msg tea.Msg) tea.Msg {
	const enough = 4 * maxSearch // bytes; the line itself counts characters
	if paste, ok := msg.(tea.PasteMsg); ok && len(paste.Content) > enough {
		paste.Content = paste.Content[:enough]
		return paste
	}
	return msg
}

// typeIn returns a key or a paste to what is typed, which answers at once.
func (a *Explorer) typeIn(msg tea.Msg) tea.Cmd {
	msg = short(msg)
	if a.box != nil {
		return a.box.typeIn(a, msg)
	}
	if !a.typing.on {
		return nil
	}
	var cmd tea.Cmd
	a.typing.input, cmd = a.typing.input.Update(msg)
	query := a.typing.input.Value()
	switch {
	case a.typing.into == intoPage && query != a.reading.finding.query:
		a.reading.finding.query = query
		a.reading.top = a.typing.top
		a.find(a.typing.top)
	case a.typing.into == intoList && query != a.panes.lists[a.panes.last].query:
		a.setFilter(query)
		a.turn()
	}
	return cmd
}

// shownPart is as much of a line that is typed as a width holds, around the
// cursor, and the cell of the cursor in it.
func shownPart(input *textinput.Model, w int) (text string, cursor int) {
	runes := []rune(input.Value())
	at := min(input.Position(), len(runes))
	start := 0
	for start < at && cells.Width(string(runes[start:at])) >= w {
		start++
	}
	return cells.Fit(string(runes[start:]), w, ""), cells.Width(string(runes[start:at]))
}
