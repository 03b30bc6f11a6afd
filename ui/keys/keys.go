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
	Typing   Scope = "filter"   // a filter, or what is looked for on a page, is being typed
	Box      Scope = "box"      // something is being chosen by typing: in the palette, and beneath the next two
	Search   Scope = "search"   // the search; what it does not bind, Box does
	Shelf    Scope = "shelf"    // the bookmarks; what they do not bind, Box does
	Jumping  Scope = "jump"     // every pane shows the letter that leads to it
	Copying  Scope = "copy"     // what was copied is shown
	Help     Scope = "help"     // the help is open
)

// Scopes returns every scope in order.
func Scopes() []Scope {
	return []Scope{Panes, Reader, Page, Linking, Typing, Box, Search, Shelf, Jumping, Copying, Help, Anywhere}
}

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
		return "While typing a filter, or what to find on a page"
	case Box:
		return "While choosing by typing"
	case Search:
		return "In the search"
	case Shelf:
		return "In the bookmarks"
	case Jumping:
		return "While jumping"
	case Copying:
		return "While what was copied is shown"
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

	OpenSearch   Action = "search"
	OpenPalette  Action = "palette"
	Jump         Action = "jump"
	GoNorms      Action = "go to norms"
	GoStatements Action = "go to statements"
	GoCountries  Action = "go to countries"
	GoReader     Action = "go to reader"
	DropJump     Action = "drop jump"
	NextMatch    Action = "next match"
	PrevMatch    Action = "previous match"
	CopyText     Action = "copy text"
	CopyCitation Action = "copy citation"
	CopyPlace    Action = "copy place"
	CopyAgain    Action = "copy again"
	NextForm     Action = "next form"
	PrevForm     Action = "previous form"
	AddBookmark  Action = "bookmark"
	Bookmarks    Action = "bookmarks"
	Forget       Action = "forget bookmark"
	Choose       Action = "choose"
	CloseBox     Action = "close box"
	NextGroup    Action = "next group"
	PrevGroup    Action = "previous group"
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
		{Reader, []string{"/"}, Filter, "find words on the page", "find"},
		{Reader, []string{"n"}, NextMatch, "go to the next place where they stand", ""},
		{Reader, []string{"N"}, PrevMatch, "go to the place before", ""},
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

		{Typing, []string{"enter"}, KeepFilter, "keep it and go back to the list or the page", "keep"},
		{Typing, []string{"esc"}, DropFilter, "drop it", "drop"},
		{Typing, []string{"down"}, Down, "move down among what is left or found", "move"},
		{Typing, []string{"up"}, Up, "move up among what is left or found", ""},

		{Box, []string{"enter"}, Choose, "go to the row, or do what it says", "choose"},
		{Box, []string{"esc"}, CloseBox, "leave", "leave"},
		{Box, []string{"down", "ctrl+n"}, Down, "move down", "move"},
		{Box, []string{"up", "ctrl+p"}, Up, "move up", ""},
		{Box, []string{"pgdown"}, PageDown, "move down a page", ""},
		{Box, []string{"pgup"}, PageUp, "move up a page", ""},

		{Search, []string{"tab"}, NextGroup, "go to the next kind of record", "next kind"},
		{Search, []string{"shift+tab"}, PrevGroup, "go to the kind before", ""},

		{Shelf, []string{"ctrl+x", "delete"}, Forget, "take the bookmark away", "take away"},

		{Jumping, []string{"n"}, GoNorms, "go to the norms", "norms"},
		{Jumping, []string{"s"}, GoStatements, "go to the statements", "statements"},
		{Jumping, []string{"c"}, GoCountries, "go to the countries", "countries"},
		{Jumping, []string{"r"}, GoReader, "go to the reader", "reader"},
		{Jumping, []string{"esc"}, DropJump, "stay", ""},

		{Copying, []string{"tab", "right", "l"}, NextForm, "show it in the next form, and copy that", "next form"},
		{Copying, []string{"shift+tab", "left", "h"}, PrevForm, "show it in the form before, and copy that", ""},
		{Copying, []string{"enter", "y"}, CopyAgain, "copy it again", "copy again"},
		{Copying, []string{"j", "down"}, Down, "scroll down", "scroll"},
		{Copying, []string{"k", "up"}, Up, "scroll up", ""},
		{Copying, []string{"space", "pgdown"}, PageDown, "scroll down a page", ""},
		{Copying, []string{"b", "pgup"}, PageUp, "scroll up a page", ""},
		{Copying, []string{"g g", "home"}, First, "go to the top", ""},
		{Copying, []string{"G", "end"}, Last, "go to the end", ""},

		{Help, []string{"j", "down"}, Down, "scroll down", "scroll"},
		{Help, []string{"k", "up"}, Up, "scroll up", ""},
		{Help, []string{"space", "pgdown"}, PageDown, "scroll down a page", ""},
		{Help, []string{"b", "pgup"}, PageUp, "scroll up a page", ""},
		{Help, []string{"g g", "home"}, First, "go to the top", ""},
		{Help, []string{"G", "end"}, Last, "go to the end", ""},
		{Help, []string{"?", "enter"}, CloseHelp, "close the help", "close"},

		{Anywhere, []string{"esc"}, Back, "exactly one step back", "back"},
		{Anywhere, []string{"ctrl+f", "F"}, OpenSearch, "search everything: norms, statements, countries, pages, terms", "search"},
		{Anywhere, []string{":"}, OpenPalette, "do anything, or go anywhere, by typing its name", "palette"},
		{Anywhere, []string{"i"}, Contents, "everything there is to read: pages, norms explained, glossary", "contents"},
		{Anywhere, []string{"["}, HistoryBack, "back through where you have been", ""},
		{Anywhere, []string{"]"}, HistoryOn, "forward again", ""},
		{Anywhere, []string{"w"}, Jump, "jump to a pane by its letter", ""},
		{Anywhere, []string{"y"}, CopyText, "copy the text in view", "copy"},
		{Anywhere, []string{"Y"}, CopyCitation, "copy the citation, in five styles", "cite"},
		{Anywhere, []string{"c"}, CopyPlace, "copy the place: comity open takes it back here", ""},
		{Anywhere, []string{"m"}, AddBookmark, "bookmark this place", ""},
		{Anywhere, []string{"'"}, Bookmarks, "the bookmarks", ""},
		{Anywhere, []string{"?"}, OpenHelp, "keys and marks", "help"},
		{Anywhere, []string{"t"}, ToggleTheme, "dark or light", ""},
		{Anywhere, []string{"M"}, ToggleMouse, "mouse on or off; off leaves selecting text to the terminal", ""},
		{Anywhere, []string{"q", "ctrl+c"}, Quit, "quit", "quit"},
	}
}

// Without is a table that lacks some actions, and the scopes they leave empty.
func Without(table []Binding, actions ...Action) []Binding {
	return slices.DeleteFunc(slices.Clone(table), func(b Binding) bool { return slices.Contains(actions, b.Action) })
}

// For finds the action of a key in a scope; what the scope does not bind, the
// one beneath it may, and then the scope Anywhere. Whatever is typed into and
// whatever lies over the panes is modal: only leaving and the looks reach
// beyond it.
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
	switch scope {
	case Page:
		return Reader
	case Search, Shelf:
		return Box
	}
	return ""
}

// reaches reports whether a scope lets an action of Anywhere through.
func reaches(scope Scope, action Action, key string) bool {
	switch scope {
	case Typing, Linking, Box, Search, Shelf, Jumping:
		return key == "ctrl+c"
	case Help, Copying:
		return action == Back || action == Quit || action == ToggleTheme
	}
	return true
}
