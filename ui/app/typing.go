package app

import (
	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"
)

// typing is the filter while it is typed.
type typing struct {
	on    bool
	input textinput.Model
	query string // the filter before
	item  int    // the row before
}

// maxQuery bounds a filter, in characters.
const maxQuery = 64

func newTyping() typing {
	input := textinput.New()
	input.Prompt = ""
	input.CharLimit = maxQuery
	input.SetVirtualCursor(false)
	// The clipboard of the machine comity runs on is not the visitor's:
	// pasting comes from the terminal, as a message.
	input.KeyMap.Paste.SetEnabled(false)
	return typing{input: input}
}

func (t *typing) start(query string, item int) {
	t.on, t.query, t.item = true, query, item
	t.input.SetValue(query)
	t.input.CursorEnd()
	t.input.Focus()
}

func (t *typing) stop() {
	t.on = false
	t.input.Blur()
}

// typeIn gives a key or a paste to the filter, which answers at once.
func (a *App) typeIn(msg tea.Msg) tea.Cmd {
	if !a.typing.on {
		return nil
	}
	var cmd tea.Cmd
	a.typing.input, cmd = a.typing.input.Update(msg)
	if query := a.typing.input.Value(); query != a.lists[a.last].query {
		a.setFilter(query)
		a.turn()
	}
	return cmd
}
