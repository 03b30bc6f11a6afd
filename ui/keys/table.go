package keys

import "slices"

// Table is every key comity knows.
func Table() []Binding {
	return slices.Concat(listKeys(), readerKeys(), sceneKeys(), slideKeys(), typingKeys(), boxKeys(), coverKeys(), anyKeys())
}

func listKeys() []Binding {
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
	}
}

func sceneKeys() []Binding {
	return []Binding{
		{Grid, []string{"j", "down"}, Down, "move down", "move"},
		{Grid, []string{"k", "up"}, Up, "move up", ""},
		{Grid, []string{"l", "right"}, Right, "move right", ""},
		{Grid, []string{"h", "left"}, Left, "move left", ""},
		{Grid, []string{"pgdown", "ctrl+d"}, PageDown, "move down a page", ""},
		{Grid, []string{"pgup", "ctrl+u"}, PageUp, "move up a page", ""},
		{Grid, []string{"L"}, PageRight, "move right a page", ""},
		{Grid, []string{"H"}, PageLeft, "move left a page", ""},
		{Grid, []string{"g g", "home"}, First, "go to the first row", ""},
		{Grid, []string{"G", "end"}, Last, "go to the last row; 12G goes to row 12", ""},
		{Grid, []string{"^"}, RowStart, "go to the first column", ""},
		{Grid, []string{"$"}, RowEnd, "go to the last column", ""},
		{Grid, []string{"enter"}, Read, "what exactly the cell says, and its sources", "evidence"},
		{Grid, []string{"s"}, Sort, "order the rows another way: name, region, UN group, acts, similarity", "rows"},
		{Grid, []string{"S"}, SortColumns, "order the columns another way: newest, oldest, kind, similarity", "columns"},
		{Grid, []string{"b"}, GroupRows, "group the rows: region, UN group, a group of States, none", "group"},
		{Grid, []string{"space"}, Pin, "pin or unpin the row at the top", "pin"},
		{Grid, []string{"P"}, PinColumn, "pin or unpin the column at the left", ""},
		{Grid, []string{"x"}, Hide, "hide the row", ""},
		{Grid, []string{"X"}, HideColumn, "hide the column", ""},
		{Grid, []string{"u"}, Unhide, "show again what is hidden", ""},
		{Grid, []string{"f"}, NextKind, "only the texts of one kind, and of the next", "kind"},
		{Grid, []string{"/"}, Filter, "only the States for which an expression holds", "filter"},

		{World, []string{"j", "down"}, Down, "move down", "move"},
		{World, []string{"k", "up"}, Up, "move up", ""},
		{World, []string{"l", "right"}, Right, "move right", ""},
		{World, []string{"h", "left"}, Left, "move left", ""},
		{World, []string{"n"}, NextText, "the map of the next statement", "next text"},
		{World, []string{"N"}, PrevText, "the map of the statement before", ""},
		{World, []string{"enter"}, Read, "read the State under the cursor", "read"},
		{World, []string{"/"}, Filter, "the States for which an expression holds", "expression"},

		{Times, []string{"l", "right"}, Right, "go to the next text of the lane", "move"},
		{Times, []string{"h", "left"}, Left, "go to the text before", ""},
		{Times, []string{"j", "down"}, Down, "go to the lane below", ""},
		{Times, []string{"k", "up"}, Up, "go to the lane above", ""},
		{Times, []string{"g g", "home"}, First, "go to the first text of the lane", ""},
		{Times, []string{"G", "end"}, Last, "go to the last text of the lane", ""},
		{Times, []string{"+", "="}, ZoomIn, "zoom in: years, months", "zoom"},
		{Times, []string{"-"}, ZoomOut, "zoom out: years, decades", ""},
		{Times, []string{"a"}, AsOfHere, "date everything as of the day of this text", "as of"},
		{Times, []string{"enter"}, Read, "read the text under the cursor", "read"},

		{Versus, []string{"j", "down"}, Down, "move down", "move"},
		{Versus, []string{"k", "up"}, Up, "move up", ""},
		{Versus, []string{"pgdown", "space", "ctrl+d"}, PageDown, "move down a page", ""},
		{Versus, []string{"pgup", "b", "ctrl+u"}, PageUp, "move up a page", ""},
		{Versus, []string{"g g", "home"}, First, "go to the top", ""},
		{Versus, []string{"G", "end"}, Last, "go to the end", ""},
		{Versus, []string{"tab"}, NextGroup, "go to the next part", "next part"},
		{Versus, []string{"shift+tab"}, PrevGroup, "go to the part before", ""},
		{Versus, []string{"enter"}, Read, "read what is under the cursor", "read"},
		{Versus, []string{"/"}, Filter, "compare other things: EST, LVA, EU@2019-09-23", "compare"},
	}
}

func slideKeys() []Binding {
	return []Binding{
		{Slides, []string{"space", "right", "down", "l", "j", "pgdown"}, NextSlide, "the next step or slide", "on"},
		{Slides, []string{"left", "up", "h", "k", "pgup", "backspace"}, PrevSlide, "the step or slide before", ""},
		{Slides, []string{"g g", "home"}, First, "the first slide", ""},
		{Slides, []string{"G", "end"}, Last, "the last slide; 12G is slide 12", ""},
		{Slides, []string{"i"}, SlideIndex, "all slides, to choose one by typing", "slides"},
		{Slides, []string{"/"}, Filter, "find words in the slides", "find"},
		{Slides, []string{"n"}, NextMatch, "the next slide with the words", ""},
		{Slides, []string{"N"}, PrevMatch, "the slide before with the words", ""},
		{Slides, []string{"b", "."}, Blank, "blank the screen; any key shows it again", "blank"},
		{Slides, []string{"tab"}, NextBlock, "choose the next live block of the slide", ""},
		{Slides, []string{"shift+tab"}, PrevBlock, "choose the live block before", ""},
		{Slides, []string{"enter"}, StepIn, "step into the explorer at the live block; esc comes back to the slide", "step in"},
		{Slides, []string{"p"}, PresenterView, "the presenter view: notes, the next slide, the clock; and back", "presenter"},

		{Presenter, []string{"J", "ctrl+d"}, ReaderDown, "scroll the notes down", "notes"},
		{Presenter, []string{"K", "ctrl+u"}, ReaderUp, "scroll the notes up", ""},
		{Presenter, []string{"s"}, PauseClock, "stop the clock, or let it go on", "clock"},
		{Presenter, []string{"r"}, ResetClock, "the clock begins anew", ""},
	}
}

func typingKeys() []Binding {
	return []Binding{
		{Linking, []string{"enter"}, OpenNumber, "open the link", ""},
		{Linking, []string{"backspace"}, EraseDigit, "take the last digit back", ""},
		{Linking, []string{"esc"}, DropNumber, "leave without opening any", ""},

		{Typing, []string{"enter"}, KeepFilter, "keep it and go back to the list or the page", "keep"},
		{Typing, []string{"esc"}, DropFilter, "drop it", "drop"},
		{Typing, []string{"down"}, Down, "move down among what is left or found", "move"},
		{Typing, []string{"up"}, Up, "move up among what is left or found", ""},
	}
}

func boxKeys() []Binding {
	return []Binding{
		{Box, []string{"enter"}, Choose, "go to the row, or do what it says", "choose"},
		{Box, []string{"esc"}, CloseBox, "leave", "leave"},
		{Box, []string{"down", "ctrl+n"}, Down, "move down", "move"},
		{Box, []string{"up", "ctrl+p"}, Up, "move up", ""},
		{Box, []string{"pgdown"}, PageDown, "move down a page", ""},
		{Box, []string{"pgup"}, PageUp, "move up a page", ""},

		{Search, []string{"tab"}, NextGroup, "go to the next kind of record", "next kind"},
		{Search, []string{"shift+tab"}, PrevGroup, "go to the kind before", ""},

		{Shelf, []string{"ctrl+x", "delete"}, Forget, "take the bookmark away", "take away"},

		{Asked, []string{"ctrl+x"}, Mute, "mute: take away all questions from the same address, and take no more", "mute"},
		{Asked, []string{"ctrl+l"}, ClearQuestions, "take all questions away", "clear all"},

		{Jumping, []string{"n"}, GoNorms, "go to the norms", "norms"},
		{Jumping, []string{"s"}, GoStatements, "go to the statements", "statements"},
		{Jumping, []string{"c"}, GoCountries, "go to the countries", "countries"},
		{Jumping, []string{"r"}, GoReader, "go to the reader", "reader"},
		{Jumping, []string{"esc"}, DropJump, "stay", ""},
	}
}

func coverKeys() []Binding {
	return []Binding{
		{Confirming, []string{"y"}, Replace, "replace the file", "replace"},
		{Confirming, []string{"n", "esc"}, KeepFile, "keep it, and write nothing", "keep"},

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
	}
}

func anyKeys() []Binding {
	return []Binding{
		{Anywhere, []string{"esc"}, Back, "exactly one step back", "back"},
		{Anywhere, []string{"1"}, ShowExplore, "the lists and the reader", ""},
		{Anywhere, []string{"2"}, ShowMatrix, "the matrix: what every State did about every text", ""},
		{Anywhere, []string{"3"}, ShowMap, "the map of the statement, the pins or an expression", ""},
		{Anywhere, []string{"4"}, ShowTimeline, "the timeline, 1998 to today", ""},
		{Anywhere, []string{"5"}, ShowCompare, "compare what is pinned, or what is under the cursor", ""},
		{Anywhere, []string{"6"}, ShowBriefing, "the briefings, or the slide where you were", ""},
		{Anywhere, []string{"R"}, Rejoin, "return to the briefing that you follow", ""},
		{Anywhere, []string{"V"}, Questions, "ask who presents; who presents sees the questions that wait", ""},
		{Anywhere, []string{"D"}, ShowCrosswalk, "the wordings of the UN and the G7 side by side", ""},
		{Anywhere, []string{"A"}, AsOfToday, "date everything as of today again", ""},
		{Anywhere, []string{"ctrl+f", "F"}, OpenSearch, "search everything: norms, statements, countries, pages, terms", "search"},
		{Anywhere, []string{":"}, OpenPalette, "do anything, or go anywhere, by typing its name", "palette"},
		{Anywhere, []string{"i"}, Contents, "everything there is to read: pages, norms explained, glossary", "contents"},
		{Anywhere, []string{"["}, HistoryBack, "back through where you have been", ""},
		{Anywhere, []string{"]"}, HistoryOn, "forward again", ""},
		{Anywhere, []string{"w"}, Jump, "jump to a pane by its letter", ""},
		{Anywhere, []string{"y"}, CopyText, "copy the text in view", "copy"},
		{Anywhere, []string{"Y"}, CopyCitation, "copy the citation, in five styles", "cite"},
		{Anywhere, []string{"c"}, CopyPlace, "copy the place: comity open takes it back here", ""},
		{Anywhere, []string{"e"}, Export, "save what is shown as a file", ""},
		{Anywhere, []string{"m"}, AddBookmark, "bookmark this place", ""},
		{Anywhere, []string{"'"}, Bookmarks, "the bookmarks", ""},
		{Anywhere, []string{"?"}, OpenHelp, "keys and marks", "help"},
		{Anywhere, []string{"t"}, ToggleTheme, "the next theme: dark, light, high contrast, colour-safe, mono, auto", ""},
		{Anywhere, []string{"M"}, ToggleMouse, "mouse on or off; off leaves selecting text to the terminal", ""},
		{Anywhere, []string{"q", "ctrl+c"}, Quit, "quit", "quit"},
	}
}
