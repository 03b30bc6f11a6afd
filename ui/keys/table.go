package keys

import "slices"

// Table is every key comity knows.
func Table() []Binding {
	return slices.Concat(startKeys(), listKeys(), readerKeys(), sceneKeys(), answerKeys(), surveyKeys(), slideKeys(), typingKeys(), boxKeys(), coverKeys(), anyKeys())
}

func startKeys() []Binding {
	return []Binding{
		{Start, []string{"f"}, AskFirst, "show who is on record for norm f on a map", ""},
		{Start, []string{"r"}, AskSecond, "show who voted for both 73/27 and 73/266 in a matrix", ""},
		{Start, []string{"a"}, AskThird, "show what was agreed, and when, on the timeline", ""},
		{Start, []string{"b"}, AskFourth, "compare Chile with the Netherlands", ""},
		{Start, []string{"D"}, AskFifth, "show the crosswalk: the UN norms and the G7 points side by side", ""},
	}
}

func listKeys() []Binding {
	return []Binding{
		{Panes, []string{"tab"}, NextPane, "go to the next pane", "pane"},
		{Panes, []string{"shift+tab"}, PrevPane, "go to the previous pane", ""},
		{Panes, []string{"l", "right"}, PaneRight, "go to the pane on the right", ""},
		{Panes, []string{"h", "left"}, PaneLeft, "go to the pane on the left", ""},
		{Panes, []string{"j", "down"}, Down, "move down; 5j moves five rows", ""},
		{Panes, []string{"k", "up"}, Up, "move up", ""},
		{Panes, []string{"pgdown"}, PageDown, "move down a page", ""},
		{Panes, []string{"pgup"}, PageUp, "move up a page", ""},
		{Panes, []string{"g g", "home"}, First, "go to the first row", ""},
		{Panes, []string{"G", "end"}, Last, "go to the last row; 12G goes to row 12", ""},
		{Panes, []string{"n"}, NextMarked, "go to the next row that took part", ""},
		{Panes, []string{"N"}, PrevMarked, "go to the previous row that took part", ""},
		{Panes, []string{"/"}, Filter, "filter the list by typing", "filter"},
		{Panes, []string{"space"}, Pin, "pin or unpin the row; two pins compare", "pin"},
		{Panes, []string{"s"}, Sort, "change the sorting and grouping of the list", "sort"},
		{Panes, []string{"enter"}, Read, "open the row on the whole screen", "read"},
		{Panes, []string{"o"}, AskLink, "open a link of the page by its number: o 12", ""},
		{Panes, []string{"ctrl+d", "J"}, ReaderDown, "scroll the reader down", ""},
		{Panes, []string{"ctrl+u", "K"}, ReaderUp, "scroll the reader up", ""},
	}
}

func readerKeys() []Binding {
	return []Binding{
		{Reader, []string{"j", "down"}, Down, "scroll down", "scroll"},
		{Reader, []string{"k", "up"}, Up, "scroll up", ""},
		{Reader, []string{"space", "pgdown"}, PageDown, "scroll down a page", "page"},
		{Reader, []string{"b", "pgup"}, PageUp, "scroll up a page", ""},
		{Reader, []string{"d", "ctrl+d"}, HalfDown, "scroll down half a page", ""},
		{Reader, []string{"u", "ctrl+u"}, HalfUp, "scroll up half a page", ""},
		{Reader, []string{"g g", "home"}, First, "go to the top", ""},
		{Reader, []string{"G", "end"}, Last, "go to the end; 12G goes to line 12", ""},
		{Reader, []string{"/"}, Filter, "find words on the page", "find"},
		{Reader, []string{"n"}, NextMatch, "next match", ""},
		{Reader, []string{"N"}, PrevMatch, "previous match", ""},
		{Reader, []string{"o"}, AskLink, "open a link by its number: o 12", "open link"},
		{Reader, []string{"enter"}, Read, "show the reader on the whole screen", ""},
		{Reader, []string{"tab"}, NextPane, "go to the next pane", "pane"},
		{Reader, []string{"shift+tab"}, PrevPane, "go to the previous pane", ""},
		{Reader, []string{"l", "right"}, PaneRight, "read the next row or page", ""},
		{Reader, []string{"h", "left"}, PaneLeft, "read the previous row or page", ""},

		{Page, []string{"tab"}, NextLink, "go to the next link, skipping citations", "next link"},
		{Page, []string{"shift+tab"}, PrevLink, "go to the previous link, skipping citations", ""},
		{Page, []string{"enter"}, Follow, "open the selected link; without one, show the reader in its pane again", "open"},
	}
}

func sceneKeys() []Binding {
	return []Binding{
		{Matrix, []string{"j", "down"}, Down, "move down", "move"},
		{Matrix, []string{"k", "up"}, Up, "move up", ""},
		{Matrix, []string{"l", "right"}, Right, "move right", ""},
		{Matrix, []string{"h", "left"}, Left, "move left", ""},
		{Matrix, []string{"pgdown", "ctrl+d"}, PageDown, "move down a page", ""},
		{Matrix, []string{"pgup", "ctrl+u"}, PageUp, "move up a page", ""},
		{Matrix, []string{"L"}, PageRight, "move right a page", ""},
		{Matrix, []string{"H"}, PageLeft, "move left a page", ""},
		{Matrix, []string{"g g", "home"}, First, "go to the first row", ""},
		{Matrix, []string{"G", "end"}, Last, "go to the last row; 12G goes to row 12", ""},
		{Matrix, []string{"^"}, RowStart, "go to the first column", ""},
		{Matrix, []string{"$"}, RowEnd, "go to the last column", ""},
		{Matrix, []string{"enter"}, Read, "show the evidence for the cell, with its sources; again: read the text. On a group: close or open it", "evidence"},
		{Matrix, []string{"tab"}, NextGroup, "list the States of the column by what they did", "list"},
		{Matrix, []string{"J"}, ReaderDown, "scroll the evidence or the list down", "scroll"},
		{Matrix, []string{"K"}, ReaderUp, "scroll the evidence or the list up", ""},
		{Matrix, []string{"n"}, GoTo, "go to a State or a text by typing its name", "go to"},
		{Matrix, []string{"s"}, Sort, "change the order of the rows: name, region, UN group, acts, similarity", "rows"},
		{Matrix, []string{"S"}, SortColumns, "change the order of the columns: newest, oldest, kind, similarity", "columns"},
		{Matrix, []string{"b"}, GroupRows, "group the rows: region, UN group, a group of States, none", "group"},
		{Matrix, []string{"-", "+"}, CloseGroup, "close the group of the row to one row with its counts, or open it", ""},
		{Matrix, []string{"B"}, CloseGroups, "close all groups of rows, or open them", ""},
		{Matrix, []string{"space"}, Pin, "pin or unpin the row at the top", "pin"},
		{Matrix, []string{"P"}, PinColumn, "pin or unpin the column at the left", ""},
		{Matrix, []string{"x"}, Hide, "hide the row", ""},
		{Matrix, []string{"X"}, HideColumn, "hide the column", ""},
		{Matrix, []string{"u"}, Unhide, "show hidden rows and columns again", ""},
		{Matrix, []string{"f"}, NextKind, "show only texts of the next kind; after the last, what States say about the norms", "kind"},
		{Matrix, []string{"/"}, Filter, "show only the members of a group (nato), or the States of a question or an expression", "filter"},

		{Map, []string{"j", "down"}, Down, "move down", "move"},
		{Map, []string{"k", "up"}, Up, "move up", ""},
		{Map, []string{"l", "right"}, Right, "move right", ""},
		{Map, []string{"h", "left"}, Left, "move left", ""},
		{Map, []string{"tab"}, NextGroup, "show the list of States, the picture, or both", "list/map"},
		{Map, []string{"pgdown", "ctrl+d"}, PageDown, "move down a page", ""},
		{Map, []string{"pgup", "ctrl+u"}, PageUp, "move up a page", ""},
		{Map, []string{"n"}, NextText, "show the map of the next statement or norm", "next"},
		{Map, []string{"N"}, PrevText, "show the map of the previous statement or norm", ""},
		{Map, []string{"f"}, NextKind, "of a norm: show what States say about it, or who is on record for it", ""},
		{Map, []string{"enter"}, Read, "read the State under the cursor", "read"},
		{Map, []string{"/"}, Filter, "mark only the members of a group (nato), or the States of a question or an expression", "filter"},

		{Timeline, []string{"h", "left"}, Left, "go to the previous text of the lane", "move"},
		{Timeline, []string{"l", "right"}, Right, "go to the next text", ""},
		{Timeline, []string{"j", "down"}, Down, "go to the lane below", ""},
		{Timeline, []string{"k", "up"}, Up, "go to the lane above", ""},
		{Timeline, []string{"g g", "home"}, First, "go to the first text of the lane", ""},
		{Timeline, []string{"G", "end"}, Last, "go to the last text of the lane", ""},
		{Timeline, []string{"+", "="}, ZoomIn, "zoom in: years, months", "zoom"},
		{Timeline, []string{"-"}, ZoomOut, "zoom out: years, decades", ""},
		{Timeline, []string{"a"}, AsOfHere, "show everything as of the date of this text", "as of"},
		{Timeline, []string{"enter"}, Read, "read the text under the cursor", "read"},
		{Timeline, []string{"/"}, Filter, "show only the texts of a year (2018, 2018..2020), of a State (chile), with some words, or of a question", "filter"},

		{Compare, []string{"j", "down"}, Down, "move down", "move"},
		{Compare, []string{"k", "up"}, Up, "move up", ""},
		{Compare, []string{"pgdown", "space", "ctrl+d"}, PageDown, "move down a page", ""},
		{Compare, []string{"pgup", "b", "ctrl+u"}, PageUp, "move up a page", ""},
		{Compare, []string{"g g", "home"}, First, "go to the top", ""},
		{Compare, []string{"G", "end"}, Last, "go to the end", ""},
		{Compare, []string{"tab"}, NextGroup, "go to the next part", "next part"},
		{Compare, []string{"shift+tab"}, PrevGroup, "go to the previous part", ""},
		{Compare, []string{"enter"}, Read, "read what is under the cursor", "read"},
		{Compare, []string{"/"}, Filter, "find words in the comparison", "find"},
		{Compare, []string{"n"}, NextMatch, "next match", ""},
		{Compare, []string{"N"}, PrevMatch, "previous match", ""},
		{Compare, []string{"E"}, Edit, "choose what to compare: EST, LVA, EU@2019-09-23", "edit"},
	}
}

func answerKeys() []Binding {
	return []Binding{
		{Answer, []string{"j", "down"}, Down, "move down", "move"},
		{Answer, []string{"k", "up"}, Up, "move up", ""},
		{Answer, []string{"pgdown", "ctrl+d"}, PageDown, "move down a page", ""},
		{Answer, []string{"pgup", "b", "ctrl+u"}, PageUp, "move up a page", ""},
		{Answer, []string{"g g", "home"}, First, "go to the top", ""},
		{Answer, []string{"G", "end"}, Last, "go to the end", ""},
		{Answer, []string{"tab"}, NextGroup, "go to the next part", "next part"},
		{Answer, []string{"shift+tab"}, PrevGroup, "go to the previous part", ""},
		{Answer, []string{"enter"}, Read, "open the evidence, the record or the other reading", "open"},
		{Answer, []string{"2"}, ShowMatrix, "show the States of the answer in the matrix, its texts first", "matrix"},
		{Answer, []string{"3"}, ShowMap, "show the States of the answer on the map", "map"},
		{Answer, []string{"space"}, Pin, "pin or unpin the State or text", "pin"},
		{Answer, []string{"/"}, Filter, "find words in the answer; the name of a group keeps only its States", "find"},
		{Answer, []string{"n"}, NextMatch, "next match", ""},
		{Answer, []string{"N"}, PrevMatch, "previous match", ""},
		{Answer, []string{"E"}, Edit, "edit the question", "edit"},
	}
}

func surveyKeys() []Binding {
	return []Binding{
		{Survey, []string{"j", "down"}, Down, "move down", "move"},
		{Survey, []string{"k", "up"}, Up, "move up", ""},
		{Survey, []string{"home"}, First, "go to the first item", ""},
		{Survey, []string{"end"}, Last, "go to the last item", ""},
		{Survey, []string{"enter"}, Read, "answer the item", "answer"},
		{Survey, []string{"tab"}, NextGroup, "go to the next part", "part"},
		{Survey, []string{"shift+tab"}, PrevGroup, "go to the previous part", ""},
		{Survey, []string{"i"}, Contents, "read what comity explains about the item, or its answers again", "explain"},
		{Survey, []string{"pgdown", "space"}, PageDown, "scroll the explanation or the answers down", ""},
		{Survey, []string{"pgup", "b"}, PageUp, "scroll the explanation or the answers up", ""},

		{Answering, []string{"enter", "tab"}, NextAnswer, "save the answer and go to the next one", "next"},
		{Answering, []string{"down"}, Down, "choose the next word of the scale, or go down a line", "choose"},
		{Answering, []string{"up"}, Up, "choose the previous word of the scale, or go up a line", ""},
		{Answering, []string{"esc"}, CloseBox, "save the answer and go back to the list", "list"},
		{Answering, []string{"alt+enter", "ctrl+j"}, NewLine, "begin a new line", "new line"},
		{Answering, []string{"shift+tab"}, PrevAnswer, "save the answer and go to the previous one", "previous"},
	}
}

func slideKeys() []Binding {
	return []Binding{
		{Briefing, []string{"space", "right", "down", "l", "j", "pgdown"}, NextSlide, "next step or slide", "next"},
		{Briefing, []string{"p"}, PresenterView, "presenter view on or off: speaker notes, next slide, timer", "notes"},
		{Briefing, []string{"left", "up", "h", "k", "pgup", "backspace"}, PrevSlide, "previous step or slide", ""},
		{Briefing, []string{"g g", "home"}, First, "first slide", ""},
		{Briefing, []string{"G", "end"}, Last, "last slide; 12G goes to slide 12", ""},
		{Briefing, []string{"i"}, SlideIndex, "list all slides; type to choose one", "slides"},
		{Briefing, []string{"/"}, Filter, "find words in the slides", "find"},
		{Briefing, []string{"n"}, NextMatch, "next slide with the words", ""},
		{Briefing, []string{"N"}, PrevMatch, "previous slide with the words", ""},
		{Briefing, []string{"b", "."}, Blank, "blank the screen; any key shows it again", "blank"},
		{Briefing, []string{"tab"}, NextBlock, "select the next live block of the slide", ""},
		{Briefing, []string{"shift+tab"}, PrevBlock, "select the previous live block", ""},
		{Briefing, []string{"enter"}, StepIn, "open the live block in the explorer; esc returns to the slide", "step in"},

		{Presenter, []string{"J", "ctrl+d"}, ReaderDown, "scroll the speaker notes down", "notes"},
		{Presenter, []string{"K", "ctrl+u"}, ReaderUp, "scroll the speaker notes up", ""},
		{Presenter, []string{"s"}, PauseClock, "pause or resume the timer", "timer"},
		{Presenter, []string{"r"}, ResetClock, "restart the timer", ""},
		{Presenter, []string{"p"}, PresenterView, "presenter view off: the slide alone", "slide"},
	}
}

func typingKeys() []Binding {
	return []Binding{
		{Linking, []string{"enter"}, OpenNumber, "open the link", "open"},
		{Linking, []string{"backspace"}, EraseDigit, "delete the last digit", ""},
		{Linking, []string{"esc"}, DropNumber, "cancel", "cancel"},

		{Typing, []string{"enter"}, KeepFilter, "accept it and return to the list or the page", "accept"},
		{Typing, []string{"esc"}, DropFilter, "cancel: leave everything as it was", "cancel"},
		{Typing, []string{"down"}, Down, "move down in the results", "move"},
		{Typing, []string{"up"}, Up, "move up in the results", ""},
	}
}

func boxKeys() []Binding {
	return []Binding{
		{Box, []string{"enter"}, Choose, "open or run the selected row", "choose"},
		{Box, []string{"esc"}, CloseBox, "close", "close"},
		{Box, []string{"down", "ctrl+n"}, Down, "move down", "move"},
		{Box, []string{"up", "ctrl+p"}, Up, "move up", ""},
		{Box, []string{"pgdown"}, PageDown, "move down a page", ""},
		{Box, []string{"pgup"}, PageUp, "move up a page", ""},

		{Search, []string{"up", "ctrl+p"}, Up, "move up; from the first row, the question before", ""},
		{Search, []string{"right"}, Complete, "at the end of the line, complete the name", "complete"},
		{Search, []string{"tab"}, NextGroup, "go to the next section", "next section"},
		{Search, []string{"shift+tab"}, PrevGroup, "go to the previous section", ""},

		{Shelf, []string{"ctrl+x", "delete"}, Forget, "remove the bookmark", "remove"},

		{Asked, []string{"ctrl+x"}, Mute, "mute the sender: remove all questions from the same address and accept no more", "mute"},
		{Asked, []string{"ctrl+l"}, ClearQuestions, "remove all questions", "clear all"},

		{Jumping, []string{"n"}, GoNorms, "go to the norms", "norms"},
		{Jumping, []string{"s"}, GoStatements, "go to the statements", "statements"},
		{Jumping, []string{"c"}, GoCountries, "go to the countries", "countries"},
		{Jumping, []string{"r"}, GoReader, "go to the reader", "reader"},
		{Jumping, []string{"esc"}, DropJump, "cancel", "cancel"},
	}
}

func coverKeys() []Binding {
	return []Binding{
		{Confirming, []string{"y"}, Replace, "replace the file", "replace"},
		{Confirming, []string{"n", "esc"}, KeepFile, "keep the existing file", "keep"},

		{Copying, []string{"tab", "right", "l"}, NextForm, "copy it in the next format", "next format"},
		{Copying, []string{"shift+tab", "left", "h"}, PrevForm, "copy it in the previous format", ""},
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
		{Help, []string{"/"}, Filter, "find a key or a word in the help", "find"},
		{Help, []string{"?", "enter"}, CloseHelp, "close the help", "close"},
	}
}

func anyKeys() []Binding {
	return []Binding{
		{Anywhere, []string{"esc"}, Back, "go back exactly one step", "back"},
		{Anywhere, []string{"1"}, ShowExplore, "show the lists and the reader", ""},
		{Anywhere, []string{"2"}, ShowMatrix, "show the matrix: what every State did about every text", ""},
		{Anywhere, []string{"3"}, ShowMap, "show the map of the statement, the pins or an expression", ""},
		{Anywhere, []string{"4"}, ShowTimeline, "show the timeline, 1998 to today", ""},
		{Anywhere, []string{"5"}, ShowCompare, "compare what is pinned, or what is under the cursor", ""},
		{Anywhere, []string{"6"}, ShowBriefing, "show the briefings, or return to your slide", ""},
		{Anywhere, []string{"R"}, Rejoin, "return to the briefing you are following", ""},
		{Anywhere, []string{"V"}, Questions, "ask the presenter a question; the presenter reads the questions", ""},
		{Anywhere, []string{"D"}, ShowCrosswalk, "show the crosswalk: the UN norms and the G7 points side by side", ""},
		{Anywhere, []string{"v"}, StageNorm, "show the norm for a room: its text, and who is on record for it; n shows the next", ""},
		{Anywhere, []string{"A"}, AsOfToday, "show everything as of today again", ""},
		{Anywhere, []string{"ctrl+f", "F"}, OpenSearch, "ask, like : ; also while something is typed", ""},
		{Anywhere, []string{":"}, OpenPalette, "ask a question, go anywhere, run any command or find words: type it", "ask"},
		{Anywhere, []string{"i"}, Contents, "show the contents: the parts of a comparison or an answer; else pages, norms explained, glossary", "contents"},
		{Anywhere, []string{"["}, HistoryBack, "go back in the history", ""},
		{Anywhere, []string{"]"}, HistoryOn, "go forward in the history", ""},
		{Anywhere, []string{"w"}, Jump, "jump to a pane by its letter", ""},
		{Anywhere, []string{"y"}, CopyText, "copy the text in view", "copy"},
		{Anywhere, []string{"Y"}, CopyCitation, "copy the citation, in five styles; of a scene or an answer what it says first", "cite"},
		{Anywhere, []string{"c"}, CopyPlace, "copy the place; comity open returns to it", ""},
		{Anywhere, []string{"e"}, Export, "save what is shown to a file", "save"},
		{Anywhere, []string{"m"}, AddBookmark, "bookmark this place", ""},
		{Anywhere, []string{"'"}, Bookmarks, "show the bookmarks", ""},
		{Anywhere, []string{"?"}, OpenHelp, "key bindings and marks", "help"},
		{Anywhere, []string{"t"}, ToggleTheme, "change the theme: dark, light, high contrast, colour-safe, mono, auto", ""},
		{Anywhere, []string{"M"}, ToggleMouse, "mouse on or off; when off, the terminal selects text", ""},
		{Anywhere, []string{"ctrl+z"}, Suspend, "suspend comity; fg in the shell resumes it (off over SSH)", ""},
		{Anywhere, []string{"q", "ctrl+c"}, Quit, "quit", "quit"},
	}
}
