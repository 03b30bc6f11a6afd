package accessible_test

import (
	"slices"
	"testing"

	"comity/ui/accessible"
	"comity/ui/keys"
)

// same says with which command one does in linear mode what an action does in
// the explorer; "" is Enter alone, "12" a number.
func same() map[keys.Action]string {
	return map[keys.Action]string{
		keys.Quit: "quit", keys.Back: "back", keys.HistoryBack: "back", keys.HistoryOn: "forward", keys.OpenHelp: "help",
		keys.Down: "next", keys.Up: "previous", keys.PageDown: "", keys.PageUp: "up", keys.HalfDown: "", keys.HalfUp: "up",
		keys.First: "top", keys.Last: "last", keys.NextMarked: "related", keys.PrevMarked: "related",
		keys.Filter: "filter", keys.DropFilter: "filter", keys.Pin: "pin", keys.Sort: "sort", keys.Read: "12",
		keys.ReaderDown: "more", keys.ReaderUp: "up", keys.Contents: "contents",
		keys.AskLink: "links", keys.OpenNumber: "12", keys.NextLink: "links", keys.PrevLink: "links", keys.Follow: "12",
		keys.NextMatch: "find", keys.PrevMatch: "find", keys.OpenSearch: "search", keys.Choose: "12",
		keys.CopyText: "quote", keys.CopyCitation: "cite", keys.NextForm: "cite", keys.PrevForm: "cite", keys.CopyPlace: "where",
		keys.AddBookmark: "bookmark", keys.Bookmarks: "bookmarks", keys.Forget: "forget",
		keys.GoNorms: "norms", keys.GoStatements: "statements", keys.GoCountries: "countries",
		// The words of a pane are those of its list.
		keys.NextPane: "norms", keys.PrevPane: "statements", keys.PaneLeft: "countries", keys.PaneRight: "next",
		keys.StageNorm: "map", keys.AskFirst: "start", keys.AskSecond: "start", keys.AskThird: "start", keys.AskFourth: "start", keys.AskFifth: "start",
		keys.ShowExplore: "statements", keys.ShowMatrix: "matrix", keys.GoTo: "matrix", keys.ShowMap: "map", keys.ShowTimeline: "timeline", keys.ShowCompare: "compare",
		keys.ShowCrosswalk: "crosswalk", keys.AsOfHere: "as", keys.AsOfToday: "as",
		keys.ShowBriefing: "briefings", keys.NextSlide: "next", keys.PrevSlide: "previous", keys.SlideIndex: "slides", keys.PresenterView: "notes",
		keys.NextBlock: "12", keys.PrevBlock: "12", keys.StepIn: "12",
		// A row or a column of the matrix is a numbered line; its cells are those below it.
		keys.Right: "next", keys.Left: "previous", keys.PageRight: "", keys.PageLeft: "up", keys.RowStart: "top", keys.RowEnd: "last",
		keys.SortColumns: "set", keys.GroupRows: "set", keys.CloseGroup: "set", keys.CloseGroups: "set", keys.PinColumn: "set", keys.Hide: "set", keys.HideColumn: "set", keys.Unhide: "set",
		keys.NextKind: "set", keys.NextText: "map", keys.PrevText: "map", keys.ZoomIn: "timeline", keys.ZoomOut: "timeline", keys.Edit: "compare",
	}
}

// meaningless says why an action of the explorer has none in linear mode.
func meaningless() map[keys.Action]string {
	return map[keys.Action]string{
		keys.ToggleTheme:    "there are no colours",
		keys.ToggleMouse:    "there is no mouse",
		keys.Blank:          "nothing stays on a screen",
		keys.PauseClock:     "there is no clock",
		keys.ResetClock:     "there is no clock",
		keys.EraseDigit:     "the terminal edits the line",
		keys.DropNumber:     "a line that was not sent does nothing",
		keys.KeepFilter:     "a filter is kept by being sent",
		keys.CloseHelp:      "help is a list like others; any command leaves it",
		keys.OpenPalette:    "every command and every name is typed as it is",
		keys.Complete:       "the terminal edits the line",
		keys.NextAnswer:     "the workbook is filled in by questions, in survey fill",
		keys.PrevAnswer:     "the workbook is filled in by questions, in survey fill",
		keys.NewLine:        "the workbook is filled in by questions, in survey fill",
		keys.CloseBox:       "a line that was not sent does nothing",
		keys.NextGroup:      "kind:statement behind search asks for one kind",
		keys.PrevGroup:      "kind:statement behind search asks for one kind",
		keys.Jump:           "there are no panes; a list is named",
		keys.DropJump:       "there are no panes",
		keys.GoReader:       "there are no panes; a page is said when it is opened",
		keys.Export:         "what is said goes where the shell sends it; the commands of the same names write every format",
		keys.Replace:        "no file is written",
		keys.KeepFile:       "no file is written",
		keys.Rejoin:         "who follows a briefing in lines types return",
		keys.Suspend:        "lines leave ctrl+z to the terminal",
		keys.Questions:      "who follows a briefing in lines types ask",
		keys.Mute:           "presenting needs the screen",
		keys.ClearQuestions: "presenting needs the screen",
		keys.CopyAgain:      "what was said is in the terminal; cite and quote say it again",
	}
}

// Whatever one can do in the explorer one can do in linear mode.
func TestEveryActionHasItsCommand(t *testing.T) {
	does, not := same(), meaningless()
	for _, b := range keys.Table() {
		command, ok := does[b.Action]
		switch why, none := not[b.Action]; {
		case ok && none:
			t.Errorf("%q has a command and is said to have no meaning: %s", b.Action, why)
		case !ok && !none:
			t.Errorf("the explorer has the action %q (%s), which linear mode has not: give it a command and name it in same(), or say in meaningless() why it has none there", b.Action, b.Help)
		case ok && command != "" && command != "12" && !slices.ContainsFunc(accessible.Offered(true), func(c accessible.Command) bool { return c.Word == command }):
			t.Errorf("%q is to be done with %q, which is no command", b.Action, command)
		}
	}
	for action := range does {
		if !slices.ContainsFunc(keys.Table(), func(b keys.Binding) bool { return b.Action == action }) {
			t.Errorf("%q is no action of the explorer any more", action)
		}
	}
}
