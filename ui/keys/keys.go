// Package keys holds the one table of keys. The bindings, the help, the
// footer, the README's key section and `comity keys` are all made from it, so
// that nothing is advertised that does not work.
//
// A [Decoder] makes keys of the bytes that a terminal sends, and what is pasted, the
// mouse, and the answer about its background. What comes in several reads is put
// together; what is not understood is dropped whole and never typed.
package keys

import (
	"cmp"
	"slices"
	"strings"
)

// Scope is where a key works. One scope is in force at a time, and Anywhere
// besides it as far as For lets it through.
type Scope string

// The scopes, in the order in which they are shown.
const (
	Anywhere   Scope = "anywhere"   // in the lists and the reader, and in part in the help
	Panes      Scope = "panes"      // one of the three lists has the focus
	Reader     Scope = "reader"     // the reader has the focus in its pane
	Page       Scope = "page"       // the reader has the whole screen; what it does not bind, Reader does
	Linking    Scope = "link"       // the number of a link is being typed
	Typing     Scope = "filter"     // a filter, or what is looked for on a page, is being typed
	Box        Scope = "box"        // something is being chosen by typing, and beneath the next three
	Search     Scope = "searching"  // a question or a name is being typed; what it does not bind, Box does
	Shelf      Scope = "shelf"      // the bookmarks; what they do not bind, Box does
	Asked      Scope = "asked"      // the questions of followers; what they do not bind, Box does
	Matrix     Scope = "matrix"     // the matrix
	Map        Scope = "map"        // the map
	Timeline   Scope = "timeline"   // the timeline
	Compare    Scope = "compare"    // a comparison, or two wordings side by side
	Answer     Scope = "answer"     // the answer to a question
	Survey     Scope = "survey"     // a survey workbook, which is not part of the explorer
	Answering  Scope = "answering"  // an answer of a survey workbook is being typed
	Briefing   Scope = "briefing"   // a slide has the window
	Presenter  Scope = "presenter"  // the presenter view; what it does not bind, Slides does
	Start      Scope = "start"      // the page Start here is in its pane; what it does not bind, Panes does
	Jumping    Scope = "jumping"    // every pane shows the letter that leads to it
	Copying    Scope = "copying"    // what was copied is shown
	Confirming Scope = "confirming" // whether a file is to be replaced is asked
	Help       Scope = "help"       // the help is open
)

// Renamed returns the scope that once had another name, which files may still
// say, and whether there is one.
func Renamed(old string) (Scope, bool) {
	now, ok := map[string]Scope{"grid": Matrix, "world": Map, "times": Timeline, "versus": Compare, "slides": Briefing}[old]
	return now, ok
}

// Scopes returns every scope in order.
func Scopes() []Scope {
	return []Scope{Panes, Reader, Page, Start, Matrix, Map, Timeline, Compare, Answer, Survey, Answering, Briefing, Presenter, Linking, Typing, Box, Search, Shelf, Asked, Jumping, Copying, Confirming, Help, Anywhere}
}

// Title names a scope for people.
func (s Scope) Title() string {
	title := map[Scope]string{
		Start: "On the page Start here", Panes: "In the lists", Reader: "In the reader", Page: "In the reader on the whole screen",
		Matrix: "In the matrix", Map: "On the map", Timeline: "On the timeline", Compare: "In a comparison", Answer: "In the answer to a question",
		Survey: "In a survey workbook", Answering: "While answering in a survey workbook",
		Briefing: "In a briefing", Presenter: "In the presenter view of a briefing",
		Linking: "While typing the number of a link", Typing: "While typing a filter, or words to find on a page",
		Box: "While choosing from a list by typing", Search: "While asking", Shelf: "In the bookmarks", Asked: "In the questions of followers",
		Jumping: "While jumping", Confirming: "When asked whether to replace a file", Copying: "While the copied text is shown", Help: "In the help",
	}[s]
	return cmp.Or(title, "Anywhere")
}

// TakesText reports whether a key that the scope does not bind is text.
func (s Scope) TakesText() bool {
	switch s {
	case Typing, Linking, Box, Search, Shelf, Asked, Answering:
		return true
	}
	return false
}

// Action is what a key does.
type Action string

// The actions.
const (
	Quit        Action = "quit"
	Suspend     Action = "suspend"
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

	ShowExplore   Action = "explore"
	ShowMatrix    Action = "matrix"
	ShowMap       Action = "map"
	ShowTimeline  Action = "timeline"
	ShowCompare   Action = "compare"
	ShowCrosswalk Action = "crosswalk"
	ShowBriefing  Action = "briefing"
	StageNorm     Action = "norm for a room"
	Left          Action = "left"
	Right         Action = "right"
	PageLeft      Action = "page left"
	PageRight     Action = "page right"
	RowStart      Action = "row start"
	RowEnd        Action = "row end"
	SortColumns   Action = "sort columns"
	GroupRows     Action = "group rows"
	CloseGroup    Action = "close group"
	CloseGroups   Action = "close all groups"
	PinColumn     Action = "pin column"
	Hide          Action = "hide"
	HideColumn    Action = "hide column"
	Unhide        Action = "unhide"
	GoTo          Action = "go to"
	Edit          Action = "edit"
	NextKind      Action = "next kind"
	NextText      Action = "next text"
	PrevText      Action = "previous text"
	ZoomIn        Action = "zoom in"
	ZoomOut       Action = "zoom out"
	AsOfHere      Action = "as of here"
	AsOfToday     Action = "as of today"

	NextSlide     Action = "next slide"
	PrevSlide     Action = "previous slide"
	SlideIndex    Action = "slide index"
	Blank         Action = "blank"
	NextBlock     Action = "next block"
	PrevBlock     Action = "previous block"
	StepIn        Action = "step in"
	PresenterView Action = "presenter view"
	PauseClock    Action = "pause the clock"
	ResetClock    Action = "reset the clock"
	Rejoin        Action = "return to the briefing"
	Questions     Action = "questions"

	AskFirst  Action = "first question"
	AskSecond Action = "second question"
	AskThird  Action = "third question"
	AskFourth Action = "fourth question"
	AskFifth  Action = "fifth question"

	Export   Action = "export"
	Replace  Action = "replace file"
	KeepFile Action = "keep file"

	OpenSearch     Action = "search"
	OpenPalette    Action = "palette"
	Complete       Action = "complete"
	Jump           Action = "jump"
	GoNorms        Action = "go to norms"
	GoStatements   Action = "go to statements"
	GoCountries    Action = "go to countries"
	GoReader       Action = "go to reader"
	DropJump       Action = "drop jump"
	NextMatch      Action = "next match"
	PrevMatch      Action = "previous match"
	CopyText       Action = "copy text"
	CopyCitation   Action = "copy citation"
	CopyPlace      Action = "copy place"
	CopyAgain      Action = "copy again"
	NextForm       Action = "next form"
	PrevForm       Action = "previous form"
	AddBookmark    Action = "bookmark"
	Bookmarks      Action = "bookmarks"
	Forget         Action = "forget bookmark"
	Choose         Action = "choose"
	Mute           Action = "mute"
	ClearQuestions Action = "clear questions"
	CloseBox       Action = "close box"
	NextGroup      Action = "next group"
	PrevGroup      Action = "previous group"
	NextAnswer     Action = "next answer"
	PrevAnswer     Action = "previous answer"
	NewLine        Action = "new line"
)

// screen reports whether an action shows a screen. Only such an action can have
// a digit for a key: it waits a moment for what the digit may count.
func (a Action) screen() bool {
	switch a {
	case ShowExplore, ShowMatrix, ShowMap, ShowTimeline, ShowCompare, ShowCrosswalk, ShowBriefing:
		return true
	}
	return false
}

// Binding ties keys to an action within a scope.
type Binding struct {
	Scope  Scope
	Keys   []string // as Bubble Tea names them; "g g" is one key after another
	Action Action
	Help   string // what it does, as a sentence without a stop
	Short  string // its word in the footer; empty when it is not shown there
}

// Without returns the table without some actions.
func Without(table []Binding, actions ...Action) []Binding {
	return slices.DeleteFunc(slices.Clone(table), func(b Binding) bool { return slices.Contains(actions, b.Action) })
}

// For returns the action of a key in a scope, and whether there is one. A scope
// inherits the bindings of the scope beneath it, and then those of Anywhere. Boxes
// and text fields are modal: there, Anywhere only leaves them or changes the theme.
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

// Own returns the action of a key in a scope alone, without those that it inherits.
func Own(table []Binding, scope Scope, key string) (Action, bool) {
	for _, b := range table {
		if b.Scope == scope && slices.Contains(b.Keys, key) {
			return b.Action, true
		}
	}
	return "", false
}

// In returns the active bindings of a scope, without those of Anywhere.
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

// beneath returns the scope whose bindings a scope inherits, or "".
func beneath(scope Scope) Scope {
	switch scope {
	case Start:
		return Panes
	case Page:
		return Reader
	case Presenter:
		return Briefing
	case Search, Shelf, Asked:
		return Box
	}
	return ""
}

// reaches reports whether a scope lets an action of Anywhere through.
func reaches(scope Scope, action Action, key string) bool {
	switch {
	case scope.TakesText(), scope == Jumping:
		return key == "ctrl+c" || (action == Suspend || action == OpenSearch && scope != Search) && strings.HasPrefix(key, "ctrl+")
	case scope == Confirming:
		return key == "ctrl+c" || action == Suspend && strings.HasPrefix(key, "ctrl+")
	case scope == Survey:
		return action == Back || action == Quit || action == OpenHelp || action == Suspend
	case scope == Help, scope == Copying:
		return action == Back || action == Quit || action == ToggleTheme || action == OpenSearch || action == Suspend
	}
	return true
}
