package explorer

import (
	"maps"
	"strconv"

	tea "charm.land/bubbletea/v2"

	"comity/model"
	"comity/model/cite"
	"comity/model/relation"
	"comity/ui/keys"
	"comity/ui/place"
)

// onKey turns a key into an action: counts and chords are gathered first.
func (a *Explorer) onKey(msg tea.KeyPressMsg) tea.Cmd {
	scope := a.scope()
	key := keys.Meant(a.keyboard.table, scope, msg.String())
	a.toast = ""
	a.keyboard.typed++
	if s, ok := a.slides(); ok && !a.covered() && key != "ctrl+c" && s.Wake() {
		a.keyboard.pending = ""
		return nil
	}
	if key == "esc" && a.count() > 0 { // it takes back what was typed of a count
		a.keyboard.pending = ""
		return nil
	}
	if !scope.TakesText() {
		if len(key) == 1 && key[0] >= '0' && key[0] <= '9' && (a.count() > 0 || key != "0") && len(a.keyboard.pending) < 4 {
			a.keyboard.pending += key
			return a.wait(a.keyboard.pending)
		}
		if _, chord := keys.For(a.keyboard.table, scope, a.keyboard.pending+" "+key); chord {
			key = a.keyboard.pending + " " + key
		} else if keys.Begins(a.keyboard.table, scope, key) {
			a.keyboard.pending = key
			return nil
		}
	}
	count := a.count()
	a.keyboard.pending = ""
	if action, ok := a.asking(key); ok {
		return a.do(action, 0)
	}
	action, ok := keys.For(a.keyboard.table, scope, key)
	if !ok {
		a.toast = a.whyNot(scope, key)
		if a.toast == "" && !scope.TakesText() && !a.covered() {
			a.toast = key + " does nothing here" + a.keyFor(keys.Anywhere, keys.OpenHelp, "; %s shows the keys")
		}
		return a.top().take(a, msg)
	}
	return a.do(action, count)
}

// count is the number typed before a key, or 0.
func (a *Explorer) count() int {
	n, err := strconv.Atoi(a.keyboard.pending)
	if err != nil {
		return 0
	}
	return n
}

// do runs an action of keys.Anywhere, or has the top layer run it.
func (a *Explorer) do(action keys.Action, count int) tea.Cmd {
	switch action {
	case keys.Quit:
		return tea.Quit
	case keys.Back:
		a.back()
	case keys.HistoryBack:
		a.travel(-1)
	case keys.HistoryOn:
		a.travel(1)
	case keys.OpenHelp:
		a.openHelp()
	case keys.ToggleTheme:
		a.nextTheme()
	case keys.ToggleMouse:
		a.terminal.mouse = !a.terminal.mouse
		a.toast = "mouse off"
		if a.terminal.mouse {
			a.toast = "mouse on: hold shift to select text"
		}
	case keys.Suspend:
		a.suspend()
	case keys.AsOfToday:
		a.date(model.Date{})
	case keys.Contents:
		a.contents()
	case keys.AskLink:
		a.askLink()
	case keys.OpenSearch, keys.OpenPalette:
		return a.openAsk("")
	case keys.ShowExplore, keys.ShowMatrix, keys.ShowMap, keys.ShowTimeline, keys.ShowCompare, keys.ShowCrosswalk:
		a.showScreen(action)
	case keys.ShowBriefing:
		a.showBriefing()
	case keys.StageNorm:
		a.stageNorm()
	case keys.AskFirst, keys.AskSecond, keys.AskThird, keys.AskFourth, keys.AskFifth:
		a.askFromStart(action)
	case keys.Rejoin:
		a.rejoin()
	case keys.Questions:
		a.openQuestions()
	case keys.Export:
		a.startExport()
	case keys.Jump:
		a.open(jumping{transparent{keys.Jumping}})
	case keys.GoNorms, keys.GoStatements, keys.GoCountries, keys.GoReader:
		a.jump(action)
	case keys.CopyText:
		return a.copyText()
	case keys.CopyCitation:
		return a.copyCitation(cite.Plain)
	case keys.CopyPlace:
		return a.copyPlace()
	case keys.AddBookmark:
		return a.addBookmark()
	case keys.Bookmarks:
		return a.openShelf()
	default:
		return a.top().do(a, action, max(count, 1), count > 0)
	}
	return nil
}

// suspend stops the program until its shell resumes it.
func (a *Explorer) suspend() {
	switch {
	case a.terminal.suspend == nil:
		a.toast = "suspending is off over SSH: comity runs on the server; enter, ~ and ctrl+z suspend ssh itself"
	case !a.terminal.suspend():
		a.toast = "cannot suspend: no shell waits for comity to stop"
	}
}

// doReader runs an action of the reader.
func (a *Explorer) doReader(action keys.Action, count int, counted bool) {
	switch action {
	case keys.Read:
		a.reading.whole = true
	case keys.NextLink:
		a.nextLink(1)
	case keys.PrevLink:
		a.nextLink(-1)
	case keys.Follow:
		a.follow()
	case keys.NextPane, keys.PrevPane:
		if a.reading.whole { // only where a person has bound another key to it
			a.leaveWhole()
		}
		a.cycle(action)
	case keys.Filter:
		a.startFind()
	case keys.NextMatch:
		a.nextMatch(1)
	case keys.PrevMatch:
		a.nextMatch(-1)
	case keys.PaneRight:
		a.nextPage(count)
	case keys.PaneLeft:
		a.nextPage(-count)
	default:
		a.reading.act(action, count, counted, len(a.page().Lines))
	}
}

// doList runs an action of the focused list.
func (a *Explorer) doList(action keys.Action, count int, counted bool) {
	l := &a.panes.lists[a.panes.current]
	item := l.item()
	height := max(a.layout.panes[a.panes.current].h-2, 1)
	switch action {
	case keys.Down:
		l.move(count)
	case keys.Up:
		l.move(-count)
	case keys.PageDown:
		l.to(l.cursor + height*count)
	case keys.PageUp:
		l.to(l.cursor - height*count)
	case keys.First:
		l.to(0)
	case keys.Last:
		if counted {
			l.nth(count)
		} else {
			l.to(len(l.rows) - 1)
		}
	case keys.NextMarked:
		a.nextMarked(1)
	case keys.PrevMarked:
		a.nextMarked(-1)
	case keys.ReaderDown:
		a.reading.act(keys.HalfDown, 1, false, len(a.page().Lines))
	case keys.ReaderUp:
		a.reading.act(keys.HalfUp, 1, false, len(a.page().Lines))
	default:
		a.doPane(action)
	}
	if l.item() != item {
		a.rowPage()
	}
}

// doPane runs an action that changes the content of a pane or the focus.
func (a *Explorer) doPane(action keys.Action) {
	l := &a.panes.lists[a.panes.current]
	switch action {
	case keys.NextPane, keys.PrevPane:
		a.cycle(action)
	case keys.PaneRight:
		a.focusOn(min(a.panes.current+1, listCount-1))
	case keys.PaneLeft:
		a.focusOn(max(a.panes.current-1, 0))
	case keys.Filter:
		a.startFilter()
	case keys.Pin:
		a.pin()
	case keys.Sort:
		a.sort()
	case keys.Read:
		if l.item() >= 0 {
			a.rowPage()
			a.reading.whole = true
		}
	}
}

// sort arranges the list in focus in its next order.
func (a *Explorer) sort() {
	a.sortBy((a.panes.lists[a.panes.current].order + 1) % len(place.Sorts(kindOf(a.panes.current))))
}

// sortBy arranges the list in focus in an order, around the same row.
func (a *Explorer) sortBy(order int) {
	l := &a.panes.lists[a.panes.current]
	all := place.Sorts(kindOf(a.panes.current))
	l.order = order
	if l.order == relation.ByMark && len(a.panes.answers[a.panes.current].Marks) == 0 {
		l.order = 0 // nothing marks the rows
	}
	a.arrange(a.panes.current)
	l.centre(a.layout.panes[a.panes.current].h - 2)
	a.toast = all[l.order]
}

// nextMarked goes to the next row that took part.
func (a *Explorer) nextMarked(step int) {
	answer := &a.panes.answers[a.panes.current]
	if !a.panes.lists[a.panes.current].next(step, func(item int) bool { return answer.At(item).Hit }) {
		a.toast = "no further row took part"
	}
}

// maxPins bounds what can be compared at once.
const maxPins = 6

// pin pins the row under the cursor, or unpins it.
func (a *Explorer) pin() {
	if current := (ref{List: a.panes.current, N: a.panes.lists[a.panes.current].item()}); current.N >= 0 {
		a.togglePin(current)
	}
}

// togglePin pins a row of a list, or unpins it.
func (a *Explorer) togglePin(current ref) {
	var kept []ref
	mine := 0
	for _, p := range a.panes.pins {
		if p != current {
			kept = append(kept, p)
		}
		if p.List == current.List {
			mine++
		}
	}
	switch {
	case len(kept) < len(a.panes.pins):
		a.rowPage()
		a.panes.pins = kept
	case mine >= maxPins:
		a.toast = "the limit is 6 pins" + a.keyFor(keys.Panes, keys.Pin, ": %s on a pinned row unpins it")
	default:
		a.panes.pins = append(kept, current)
		a.rowPage()
	}
}

// setFilter filters the list in focus.
func (a *Explorer) setFilter(query string) {
	a.panes.lists[a.panes.current].query = query
	a.arrange(a.panes.current)
}

// back goes exactly one step back: it closes what was opened last or, if
// nothing is open, goes back in the history.
func (a *Explorer) back() {
	p := a.panes.current
	switch {
	case a.covered():
		a.close()
	case a.briefing.home != "":
		a.goHome()
	case a.stage != nil:
		if _, known := a.doStage(keys.Back, 1, false); !known {
			a.travel(a.history.before() - a.history.at)
		}
	case a.reading.finding.query != "" && !a.reading.finding.given && (a.reading.whole || a.panes.focus == reader):
		a.reading.finding = finding{at: none}
	case a.reading.whole && a.reading.depth > 0:
		a.travel(a.history.opener() - a.history.at)
	case a.reading.whole:
		a.leaveWhole()
		a.history.dismiss(func(s *step) {
			if s.page() && s.depth == 0 {
				s.over = place.View{}
			}
		})
	case a.panes.focus == reader:
		a.panes.focus = a.panes.current
		a.history.dismiss(func(s *step) { s.lists.In = place.InList })
	case a.panes.lists[p].query != "":
		a.setFilter("")
		k := kindOf(p)
		a.history.dismiss(func(s *step) {
			l := s.lists.Lists[k]
			l.Filter = ""
			s.lists.Lists = maps.Clone(s.lists.Lists)
			s.lists.Lists[k] = l
		})
	case len(a.panes.pins) > 0:
		a.panes.pins = nil
		a.history.dismiss(func(s *step) { s.lists.Pins = nil })
	default:
		a.travel(-1)
	}
}
