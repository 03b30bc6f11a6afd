package explorer

import (
	"slices"
	"strconv"
	"strings"

	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"

	"comity/model"
	"comity/model/ask"
	"comity/model/chart"
	"comity/model/query"
	"comity/ui/cells"
	"comity/ui/keys"
	"comity/ui/place"
	"comity/ui/screen"
)

// lineInput is a line being typed, in a title or on the last line: a filter, a
// search on the page, the input of a scene, or the name of a file.
type lineInput struct {
	transparent
	input  textinput.Model
	pane   paneID // the pane in whose title it is; or none
	before string // what is before it in another place, and after it
	after  string
	all    bool // what it began with is selected: the first letter takes its place

	// Each of these may be nil.
	change func(text string)         // after every letter; it holds at once
	accept func(text string) tea.Cmd // with enter
	cancel func()                    // with esc
	move   func(action keys.Action, count int, counted bool)
}

// maxQuery bounds what can be typed, in characters.
const maxQuery = 64

// maxAsked bounds the input of a scene, which may be a long expression.
const maxAsked = 400

// newInput returns a line to type in, with text before the cursor.
func newInput(limit int, text string) textinput.Model {
	input := textinput.New()
	input.Prompt = ""
	input.CharLimit = limit
	input.SetVirtualCursor(false)
	// The clipboard of the machine comity runs on is not the visitor's:
	// pasting comes from the terminal, as a message.
	input.KeyMap.Paste.SetEnabled(false)
	input.SetValue(text)
	input.CursorEnd()
	input.Focus()
	return input
}

// typeLine opens a line to type in, with text before the cursor.
func (a *Explorer) typeLine(l lineInput, limit int, text string) {
	l.keys, l.input = keys.Typing, newInput(limit, text)
	if l.all = l.all && text != ""; l.all {
		a.toast = "typing replaces " + text + "; right edits it"
	}
	a.open(&l)
}

// shown is as much of what was typed as a width holds, in brackets while all of it
// is selected, and the cell of the cursor in it.
func (l *lineInput) shown(w int) (text string, cursor int) {
	if !l.all {
		return shownPart(&l.input, w)
	}
	text, cursor = shownPart(&l.input, max(w-2, 1))
	return "[" + strings.TrimRight(text, " ") + "]", cursor + 1
}

// deselect ends the selection at a key or a paste: letters take its place, and
// what erases takes it away.
func (l *lineInput) deselect(msg tea.Msg) {
	if !l.all {
		return
	}
	press, typed := msg.(tea.KeyPressMsg)
	_, pasted := msg.(tea.PasteMsg)
	if l.all = !typed && !pasted; l.all {
		return
	}
	if pasted || press.Text != "" || strings.HasSuffix(press.String(), "backspace") || press.String() == "delete" {
		l.input.SetValue("")
	}
}

func (l *lineInput) do(a *Explorer, action keys.Action, count int, counted bool) tea.Cmd {
	ends := action == keys.KeepFilter || action == keys.DropFilter
	if ends {
		a.close()
	}
	switch {
	case action == keys.KeepFilter && l.accept != nil:
		return l.accept(l.input.Value())
	case action == keys.DropFilter && l.cancel != nil:
		l.cancel()
	case !ends && l.move != nil:
		l.move(action, count, counted)
	}
	return nil
}

func (l *lineInput) take(_ *Explorer, msg tea.Msg) (cmd tea.Cmd) {
	before := l.input.Value()
	l.deselect(msg)
	if l.input, cmd = l.input.Update(msg); l.input.Value() != before && l.change != nil {
		l.change(l.input.Value())
	}
	return cmd
}

// mouse clicks the last line and the screens alone: the text belongs to what is under the
// cursor.
func (*lineInput) mouse(a *Explorer, msg tea.MouseMsg) tea.Cmd { return a.clickEdge(msg) }

// onLastLine reports whether the line is the last of the window: that of a slide,
// which has no title, or one for which something is to be chosen after it.
func (l *lineInput) onLastLine(a *Explorer) bool { return l.after != "" || a.onSlide() }

// room returns how wide the text may be on the last line.
func (l *lineInput) room(w int) int {
	room := w - cells.Width(l.before)
	if l.after != "" {
		const free = 2 // behind the cursor
		room = min(room*2/3, cells.Width(l.input.Value())+free)
	}
	return max(room, 1)
}

func (l *lineInput) prompt(a *Explorer, w int) screen.Line {
	if !l.onLastLine(a) {
		return nil
	}
	typed, _ := l.shown(min(l.room(w), max(w-cells.Width(l.before), 0)))
	const least = 12 // cells of what follows
	after, ends := "", a.hints(keys.Typing).Only(func(action keys.Action) bool { return action == keys.KeepFilter || action == keys.DropFilter })
	if room := ends.Beside(w) - cells.Width(l.before) - cells.Width(typed); room > least {
		after = cells.FitParts(l.after, ", ", min(cells.Width(l.after), room), a.theme.Border.Ellipsis)
	}
	return screen.Line{{Text: l.before, Ink: a.theme.Ink.Accent}, {Text: typed, Ink: a.theme.Ink.Bold}, {Text: after, Ink: a.theme.Ink.Dim}}
}

func (l *lineInput) textCursor(a *Explorer) *tea.Cursor {
	if l.onLastLine(a) {
		_, x := l.shown(l.room(a.layout.w))
		return tea.NewCursor(min(cells.Width(l.before)+x, a.layout.w-1), a.layout.h-1)
	}
	r := a.layout.body
	if l.pane != none {
		r = a.layout.panes[l.pane]
	}
	if r.empty() {
		return nil
	}
	_, x := l.shown(maxAsked * 2)
	return tea.NewCursor(min(r.x+4+cells.Width(l.label())+x, r.x+r.w-2), r.y)
}

// label is the prompt in a title.
func (l *lineInput) label() string { return strings.TrimSpace(l.before) }

// startFilter begins to filter the list in focus.
func (a *Explorer) startFilter() {
	l := &a.panes.lists[a.panes.current]
	query, item := l.query, l.item()
	a.typeLine(lineInput{
		pane:   a.panes.current,
		change: func(text string) { a.setFilter(text); a.rowPage() },
		cancel: func() { a.setFilter(query); l.selectItem(item) },
		move:   a.doList, // among what is left
		all:    true,
	}, maxQuery, query)
}

// startFind begins to look for words on the page. An empty search keeps the last
// one.
func (a *Explorer) startFind() {
	top, found := a.reading.top, a.reading.finding
	restore := func() { a.reading.top, a.reading.finding = top, found }
	a.reading.finding = finding{at: none}
	a.typeLine(lineInput{
		pane: reader,
		change: func(text string) {
			a.reading.finding.query, a.reading.top = text, top
			a.find(top)
		},
		accept: func(text string) tea.Cmd {
			if text == "" {
				restore()
			}
			return nil
		},
		cancel: restore,
		move: func(action keys.Action, _ int, _ bool) {
			if action == keys.Down {
				a.nextMatch(1)
			} else {
				a.nextMatch(-1)
			}
		},
	}, maxQuery, "")
}

// startAsking begins to type the input of a scene.
func (a *Explorer) startAsking() bool {
	label, value := a.stage.Prompt()
	if label != "" {
		a.askStage(label, value)
	}
	return label != ""
}

// typeName begins to type what a scene asks for: the name of something on it, or what
// it is to show.
func (a *Explorer) typeName(to *screen.Typing) {
	if to.Accept != nil {
		a.typeLine(lineInput{pane: none, before: " " + to.Label + " ", all: true, accept: func(text string) tea.Cmd {
			cmd, _ := a.effect(to.Accept(text))
			return cmd
		}}, maxAsked, to.Value)
		return
	}
	a.typeLine(lineInput{
		pane: none, before: " " + to.Label + " ", cancel: to.Cancel,
		change: func(text string) { to.Change(text) },
		accept: func(text string) tea.Cmd {
			if !to.Change(text) {
				to.Cancel()
				a.toast = "nothing here is called " + model.Printable(text)
			}
			return nil
		},
	}, maxQuery, "")
}

// askStage has the input of a scene typed. The map and the matrix take a plain
// question for an expression; a mistake keeps what was typed, the cursor on it.
func (a *Explorer) askStage(label, value string) {
	a.typeLine(lineInput{pane: none, before: " " + label + " ", all: true, accept: func(text string) tea.Cmd {
		asked, toast, at := a.meant(text)
		if at >= 0 {
			a.askStage(label, text)
			if l, ok := a.top().(*lineInput); ok {
				l.all = false
				l.input.SetCursor(at)
			}
			a.toast = toast
			return nil
		}
		cmd, _ := a.effect(a.stage.Ask(asked))
		if toast != "" {
			a.toast = toast
		}
		return cmd
	}}, maxAsked, value)
}

// meant is the expression that a text typed in the map or the matrix stands for, and
// a word about it. Where it is none, at is the letter of the mistake, else -1.
func (a *Explorer) meant(text string) (expression, word string, at int) {
	takes, _ := place.PerScene[bool]{Matrix: true, Map: true, Timeline: false, Compare: false, Diff: false}.Of(a.stage.View().Kind)
	if a.stage.View().Kind == place.Timeline {
		return a.meantTexts(text)
	}
	if !takes || strings.TrimSpace(text) == "" {
		return text, "", -1
	}
	if _, ok := a.source.corpus.GroupAlone(text); ok { // narrows what is shown
		return text, "", -1
	}
	if _, err := query.Compile(a.source.corpus, text); err == nil {
		return text, "", -1
	}
	if fault := a.mistake(text); fault != nil {
		return text, "column " + strconv.Itoa(fault.Column) + ": " + fault.Message, max(fault.Column-1, 0)
	}
	answer := a.answerTo(text)
	switch {
	case answer.Expression == "":
		return text, "this names no set of States; try: " + examples(&answer), 0
	case len(answer.LeftOver) > 0:
		at = len([]rune(text[:max(strings.Index(text, answer.LeftOver[0]), 0)]))
		return text, "not understood: " + strings.Join(answer.LeftOver, "; "), at
	case answer.Narrowed:
		return text, "no expression says all of this" + a.keyFor(keys.Anywhere, keys.OpenPalette, ": ask it with %s"), 0
	}
	return answer.Expression, "read as " + answer.Expression, -1
}

// meantTexts is the filter of the timeline that a text stands for: itself if it names
// texts, or else the texts in the answer to it as a question.
func (a *Explorer) meantTexts(text string) (filter, word string, at int) {
	if chart.Names(a.source.corpus, text) {
		return text, "", -1
	}
	var ids []string
	answer := a.answerTo(text)
	for _, row := range answer.Rows {
		if id := string(row.Statement); id != "" && !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	if len(ids) == 0 || len(answer.LeftOver) > 0 {
		return text, "", -1
	}
	return strings.Join(ids, ","), "read as: " + answer.Title, -1
}

// examples are questions like the one that was typed.
func examples(answer *ask.Answer) string {
	if len(answer.Questions) > 0 {
		return answer.Questions[0]
	}
	return "nato not joint statement 2019"
}

// short cuts a paste to what any line takes, so that a huge one costs nothing.
func short(msg tea.PasteMsg) tea.Msg {
	const enough = 4 * maxSearch // bytes; the line itself counts characters
	msg.Content = msg.Content[:min(len(msg.Content), enough)]
	return msg
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
