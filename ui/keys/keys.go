// Package keys holds the one table of keys. The bindings, the help, the
// footer, the README's key section and `comity keys` are all made from it, so
// that nothing is advertised that does not work.
package keys

import "slices"

// Scope is where a key works. One scope is in force at a time, and Anywhere
// besides it as far as For lets it through.
type Scope string

// The scopes, in the order in which they are shown.
const (
	Anywhere Scope = "anywhere" // in the lists and the reader, and in part in the help
	Panes    Scope = "panes"    // one of the three lists has the focus
	Reader   Scope = "reader"   // the reader has the focus in its pane
	Page     Scope = "page"     // the reader has the whole screen; what it does not bind, Reader does
	Linking  Scope = "link"     // the number of a link is being typed
	Typing   Scope = "filter"   // a filter is being typed
	Help     Scope = "help"     // the help is open
)

// Scopes returns every scope in order.
func Scopes() []Scope { return []Scope{Panes, Reader, Page, Linking, Typing, Help, Anywhere} }

// Title names a scope for people.
func (s Scope) Title() string {
	switch s {
	case Panes:
		return "In the lists"
	case Reader:
		return "In the reader"
	case Page:
		return "In the reader on the whole screen"
	case Linking:
		return "While typing the number of a link"
	case Typing:
		return "While typing a filter"
	case Help:
		return "In the help"
	}
	return "Anywhere"
}

// Action is what a key does.
type Action string

// The actions.
const (
	Quit        Action = "quit"
	Back        Action = "back" // exactly one step back
	HistoryBack Action = "history back"
	HistoryOn   Action = "history forward"
	OpenHelp    Action = "help"
	ToggleTheme Action = "theme"
	ToggleMouse Action = "mouse"
	NextPane    Action = "next pane"
	PrevPane    Action = "previous pane"
	PaneLeft    Action = "pane left"
	PaneRight   Action = "pane right"
	Down        Action = "down"
	Up          Action = "up"
	PageDown    Action = "page down"
	PageUp      Action = "page up"
	HalfDown    Action = "half page down"
	HalfUp      Action = "half page up"
	First       Action = "first"
	Last        Action = "last"
	NextMarked  Action = "next marked"
	PrevMarked  Action = "previous marked"
	Filter      Action = "filter"
	Pin         Action = "pin"
	Sort        Action = "sort"
	Read        Action = "read"
	ReaderDown  Action = "scroll the reader down"
	ReaderUp    Action = "scroll the reader up"
	Contents    Action = "contents"
	AskLink     Action = "link by number"
	NextLink    Action = "next link"
	PrevLink    Action = "previous link"
	Follow      Action = "follow link"
	OpenNumber  Action = "open number"
	EraseDigit  Action = "erase digit"
	DropNumber  Action = "drop number"
	KeepFilter  Action = "keep filter"
	DropFilter  Action = "drop filter"
	CloseHelp   Action = "close help"
)

// Binding ties keys to an action within a scope.
type Binding struct {
	Scope  Scope
	Keys   []string // as Bubble Tea names them; "g g" is one key after another
	Action Action
	Help   string // what it does, as a sentence without a stop
	Short  string // its word in the footer; empty when it is not shown there
}

// Table is every key comity knows.
func Table() []Binding {
	return []Binding{
		{Panes, []string{"tab"}, NextPane, "go to the next pane", "pane"},
		{Panes, []string{"shift+tab"}, PrevPane, "go to the pane before", ""},
		{Panes, []string{"l", "right"}, PaneRight, "go to the pane on the right", ""},
		{Panes, []string{"h", "left"}, PaneLeft, "go to the pane on the left", ""},
		{Panes, []string{"j", "down"}, Down, "move down; 5j moves five rows", ""},
		{Panes, []string{"k", "up"}, Up, "move up", ""},
		{Panes, []string{"pgdown"}, PageDown, "move down a page", ""},
		{Panes, []string{"pgup"}, PageUp, "move up a page", ""},
		{Panes, []string{"g g", "home"}, First, "go to the first row", ""},
		{Panes, []string{"G", "end"}, Last, "go to the last row; 12G goes to row 12", ""},
		{Panes, []string{"n"}, NextMarked, "go to the next row that took part", ""},
		{Panes, []string{"N"}, PrevMarked, "go to the row before that took part", ""},
		{Panes, []string{"/"}, Filter, "filter the list by typing", "filter"},
		{Panes, []string{"space"}, Pin, "pin or unpin the row; two pins compare", "pin"},
		{Panes, []string{"s"}, Sort, "sort and group the list another way", "sort"},
		{Panes, []string{"enter"}, Read, "read the row on the whole screen", "read"},
		{Panes, []string{"o"}, AskLink, "open a link of the page by its number: o 12", ""},
		{Panes, []string{"ctrl+d", "J"}, ReaderDown, "scroll the reader down", ""},
		{Panes, []string{"ctrl+u", "K"}, ReaderUp, "scroll the reader up", ""},

		{Reader, []string{"j", "down"}, Down, "scroll down", "scroll"},
		{Reader, []string{"k", "up"}, Up, "scroll up", ""},
		{Reader, []string{"space", "pgdown"}, PageDown, "scroll down a page", "page"},
		{Reader, []string{"b", "pgup"}, PageUp, "scroll up a page", ""},
		{Reader, []string{"d", "ctrl+d"}, HalfDown, "scroll down half a page", ""},
		{Reader, []string{"u", "ctrl+u"}, HalfUp, "scroll up half a page", ""},
		{Reader, []string{"g g", "home"}, First, "go to the top", ""},
		{Reader, []string{"G", "end"}, Last, "go to the end; 12G goes to line 12", ""},
		{Reader, []string{"o"}, AskLink, "open a link by its number: o 12", "open link"},
		{Reader, []string{"enter"}, Read, "give the reader the whole screen", ""},
		{Reader, []string{"tab"}, NextPane, "go to the next pane", "pane"},
		{Reader, []string{"shift+tab"}, PrevPane, "go to the pane before", ""},
		{Reader, []string{"l", "right"}, PaneRight, "read the next row or page", ""},
		{Reader, []string{"h", "left"}, PaneLeft, "read the row or page before", ""},

		{Page, []string{"tab"}, NextLink, "go to the next link, past citations", "next link"},
		{Page, []string{"shift+tab"}, PrevLink, "go to the link before, past citations", ""},
		{Page, []string{"enter"}, Follow, "open the link; with none, give the reader its pane again", ""},

		{Linking, []string{"enter"}, OpenNumber, "open the link", ""},
		{Linking, []string{"backspace"}, EraseDigit, "take the last digit back", ""},
		{Linking, []string{"esc"}, DropNumber, "leave without opening any", ""},

		{Typing, []string{"enter"}, KeepFilter, "keep the filter and go back to the list", "keep"},
		{Typing, []string{"esc"}, DropFilter, "drop the filter", "drop"},
		{Typing, []string{"down"}, Down, "move down among what is left", "move"},
		{Typing, []string{"up"}, Up, "move up among what is left", ""},

		{Help, []string{"j", "down"}, Down, "scroll down", "scroll"},
		{Help, []string{"k", "up"}, Up, "scroll up", ""},
		{Help, []string{"space", "pgdown"}, PageDown, "scroll down a page", ""},
		{Help, []string{"b", "pgup"}, PageUp, "scroll up a page", ""},
		{Help, []string{"g g", "home"}, First, "go to the top", ""},
		{Help, []string{"G", "end"}, Last, "go to the end", ""},
		{Help, []string{"?", "enter"}, CloseHelp, "close the help", "close"},

		{Anywhere, []string{"esc"}, Back, "exactly one step back", "back"},
		{Anywhere, []string{"i"}, Contents, "everything there is to read: pages, norms explained, glossary", "contents"},
		{Anywhere, []string{"["}, HistoryBack, "back through where you have been", ""},
		{Anywhere, []string{"]"}, HistoryOn, "forward again", ""},
		{Anywhere, []string{"?"}, OpenHelp, "keys and marks", "help"},
		{Anywhere, []string{"t"}, ToggleTheme, "the next theme: dark, light, high contrast, colour-safe, mono, auto", ""},
		{Anywhere, []string{"m"}, ToggleMouse, "mouse on or off; off leaves selecting text to the terminal", ""},
		{Anywhere, []string{"q", "ctrl+c"}, Quit, "quit", "quit"},
	}
}

// For finds the action of a key in a scope; what the scope does not bind, the
// one beneath it may, and then the scope Anywhere. Typing and the help are
// modal: only leaving and the looks reach beyond them.
func For(table []Binding, scope Scope, key string) (Action, bool) {
	for under := scope; under != ""; under = beneath(under) {
		for _, b := range table {
			if b.Scope == under && slices.Contains(b.Keys, key) {
				return b.Action, true
			}
		}
	}
	for _, b := range table {
		if b.Scope == Anywhere && slices.Contains(b.Keys, key) {
			return b.Action, reaches(scope, b.Action, key)
		}
	}
	return "", false
}

// In returns the bindings that are in force in a scope, besides those of
// Anywhere.
func In(table []Binding, scope Scope) []Binding {
	var out []Binding
	for under := scope; under != ""; under = beneath(under) {
		for _, b := range table {
			if action, _ := For(table, scope, b.Keys[0]); b.Scope == under && action == b.Action {
				out = append(out, b)
			}
		}
	}
	return out
}

// beneath is the scope whose bindings hold where a scope has none of its own.
func beneath(scope Scope) Scope {
	if scope == Page {
		return Reader
	}
	return ""
}

// reaches reports whether a scope lets an action of Anywhere through.
func reaches(scope Scope, action Action, key string) bool {
	switch scope {
	case Typing, Linking:
		return key == "ctrl+c"
	case Help:
		return action == Back || action == Quit || action == ToggleTheme
	}
	return true
}
