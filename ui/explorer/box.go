package explorer

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"comity/model"
	"comity/model/search"
	"comity/ui/cells"
	"comity/ui/keys"
	"comity/ui/screen"
	"comity/ui/theme"
)

// choice is one row of a box: a place, an action, or a heading.
type choice struct {
	head  bool
	label string
	lit   []extent // what of the label matched
	right string   // its key, or its place
	under string   // a line below it, such as a snippet
	lines []extent // what of that matched
	do    func(a *Explorer) tea.Cmd
	goes  bool // it leads to a place
	rank  int  // how well its name fits what was typed

	question uint64 // the number of its question, if any
	example  bool   // it is not what was typed: enter alone does not choose it
}

// extent is a piece of a text, in bytes.
type extent = search.Span

// provider returns the choices of a box for typed text.
type provider interface {
	// title names the box, and scope says which keys it has.
	title() string
	scope() keys.Scope
	// offer returns the rows for typed text, and a message: their number, or
	// why there are none.
	offer(a *Explorer, typed string) (rows []choice, word string)
	lineAid
}

// lineAid is what a provider does for the line that is typed; [plainLine] is nothing.
type lineAid interface {
	// changed is called when other text was typed, before it is answered.
	changed()
	// waits reports whether the choice of what was typed waits until it is answered.
	waits(a *Explorer, typed string) bool
	// recall returns text typed before, some steps back; false if there is none.
	recall(a *Explorer, step int, typed string) (text string, ok bool)
	// goesOn is how the last word may go on, and of what kind that is.
	goesOn() (rest, kind string)
	// misread are the words that were not understood.
	misread() []extent
}

// plainLine is a line that only is what was typed.
type plainLine struct{}

func (plainLine) changed()                                     {}
func (plainLine) waits(*Explorer, string) bool                 { return false }
func (plainLine) recall(*Explorer, int, string) (string, bool) { return "", false }
func (plainLine) goesOn() (rest, kind string)                  { return "", "" }
func (plainLine) misread() []extent                            { return nil }

// box is an overlay for choosing by typing.
type box struct {
	cover
	provider
	input  textinput.Model
	rows   []choice
	word   string
	cursor int  // a row that is no heading; none when there is none
	top    int  // the first line on the screen
	height int  // lines for rows
	chosen bool // enter was pressed before the answer was there
}

// maxSearch bounds what is typed into a box, in characters.
const maxSearch = 200

// newBox returns a box with what its provider offers for typed text.
func (a *Explorer) newBox(p provider, typed string) *box {
	b := &box{provider: p, input: newInput(maxSearch, typed)}
	b.ask(a)
	return b
}

// openBox opens a box on top.
func (a *Explorer) openBox(p provider, typed string) { a.open(a.newBox(p, typed)) }

func (b *box) scope(*Explorer) keys.Scope { return b.provider.scope() }

// ask has the provider answer, and puts the cursor on the first row.
func (b *box) ask(a *Explorer) {
	b.rows, b.word = b.offer(a, b.input.Value())
	b.top, b.cursor = 0, none
	if len(b.rows) < 2 || !b.rows[1].example {
		b.to(0, 1)
	}
}

// refresh has the provider answer anew, and chooses what waited for that.
func (b *box) refresh(a *Explorer, stay bool) tea.Cmd {
	at := b.cursor
	if b.ask(a); stay {
		b.to(at, 1)
	}
	if b.chosen {
		return b.do(a, keys.Choose, 1, false)
	}
	return nil
}

// take passes a key or a paste to the box, which updates at once.
func (b *box) take(a *Explorer, msg tea.Msg) tea.Cmd {
	before := b.input.Value()
	var cmd tea.Cmd
	if b.input, cmd = b.input.Update(msg); b.input.Value() != before {
		b.chosen = false
		b.changed()
		b.ask(a)
	}
	return cmd
}

// do runs an action of a box.
func (b *box) do(a *Explorer, action keys.Action, _ int, _ bool) tea.Cmd {
	switch action {
	case keys.CloseBox:
		a.close()
	case keys.Choose:
		if b.chosen = b.waits(a, b.input.Value()); !b.chosen && b.cursor != none {
			a.uncover() // what is chosen is done on the screen
			return b.rows[b.cursor].do(a)
		}
	case keys.Forget:
		return a.forget(b)
	case keys.ClearQuestions, keys.Mute:
		a.doAsked(b, action)
	case keys.Down:
		if !b.recall(a, -1) {
			b.to(b.cursor+1, 1)
		}
	case keys.Up:
		if !b.recall(a, 1) {
			b.to(b.cursor-1, -1)
		}
	case keys.Complete:
		b.complete(a)
	case keys.PageDown:
		b.to(b.cursor+b.page(), 1)
	case keys.PageUp:
		b.to(b.cursor-b.page(), -1)
	case keys.NextGroup:
		b.group(1)
	case keys.PrevGroup:
		b.group(-1)
	}
	return nil
}

// recall puts a question that was asked before into the line, from the first row on,
// and reports whether it did.
func (b *box) recall(a *Explorer, step int) bool {
	if slices.ContainsFunc(b.rows[:max(b.cursor, 0)], func(row choice) bool { return !row.head }) {
		return false
	}
	text, ok := b.provider.recall(a, step, b.input.Value())
	if ok {
		b.retype(a, text)
	}
	return ok
}

// complete takes the rest of the name that has begun, at the end of the line; within
// it the cursor moves on.
func (b *box) complete(a *Explorer) {
	if rest, _ := b.rest(); rest != "" {
		b.retype(a, b.input.Value()+rest)
		return
	}
	b.input.SetCursor(b.input.Position() + 1)
}

// rest is how the last word may go on, and its kind, where the cursor is at the end.
func (b *box) rest() (rest, kind string) {
	if b.input.Position() == len([]rune(b.input.Value())) {
		return b.goesOn()
	}
	return "", ""
}

// retype puts another text into the line.
func (b *box) retype(a *Explorer, text string) {
	b.input.SetValue(text)
	b.input.CursorEnd()
	b.ask(a)
}

// to puts the cursor on a row, or on the next one in a direction that can be
// chosen, or the last one before that.
func (b *box) to(row, step int) {
	row = min(max(row, 0), len(b.rows)-1)
	for _, step := range []int{step, -step} {
		for i := row; i >= 0 && i < len(b.rows); i += step {
			if !b.rows[i].head {
				b.cursor = i
				return
			}
		}
	}
}

// group goes to the first row of the next group, around the end.
func (b *box) group(step int) {
	var firsts []int
	at := 0
	for i, row := range b.rows {
		if i > 0 && b.rows[i-1].head && !row.head {
			if i <= b.cursor {
				at = len(firsts)
			}
			firsts = append(firsts, i)
		}
	}
	if len(firsts) > 0 {
		b.to(firsts[(at+step+len(firsts))%len(firsts)], 1)
	}
}

// height returns how many lines a row takes.
func (c *choice) height() int {
	if c.under != "" {
		return 2
	}
	return 1
}

// page returns how many rows a page has, if all are as high as the highest.
func (b *box) page() int {
	h := 1
	for i := range b.rows {
		h = max(h, b.rows[i].height())
	}
	return max(b.height/h, 1)
}

// scroll brings the row under the cursor into the window, with the heading
// above it when it is the first of its group.
func (b *box) scroll(height int) {
	b.height = height
	line, first, last := 0, 0, 0
	for i, row := range b.rows {
		h := row.height()
		if i == b.cursor {
			first, last = line, line+h
			if i > 0 && b.rows[i-1].head && height > h {
				first--
			}
		}
		line += h
	}
	b.top = screen.Reveal(b.top, first, last-1, line, height)
}

// pointAt puts the cursor on the row of a line on the screen, counted from the
// first line of rows, and reports whether there is one that can be chosen.
func (b *box) pointAt(y int) bool {
	line := 0
	for i, row := range b.rows {
		h := row.height()
		if at := y + b.top; y >= 0 && y < b.height && at >= line && at < line+h && !row.head {
			b.cursor = i
			return true
		}
		line += h
	}
	return false
}

// boxHead is how many lines stand above the rows of a box.
const boxHead = 2

// mouse moves the cursor with the wheel, and chooses the row that is clicked.
func (b *box) mouse(a *Explorer, msg tea.MouseMsg) tea.Cmd {
	if click, ok := msg.(tea.MouseClickMsg); ok && b.pointAt(click.Y-a.layout.body.y-1-boxHead) {
		return b.do(a, keys.Choose, 1, false)
	}
	return b.cover.mouse(a, msg)
}

func (b *box) textCursor(a *Explorer) *tea.Cursor {
	_, x := shownPart(&b.input, a.layout.body.w-6)
	return tea.NewCursor(a.layout.body.x+4+x, a.layout.body.y+1)
}

// draw draws the box over the body.
func (b *box) draw(a *Explorer, r rect) []string {
	t := a.theme
	w := r.w - 4
	typed, _ := shownPart(&b.input, w-2)
	lines := []string{t.Ink.Accent.Render("> ") + b.line(t, typed, w-2), t.Ink.Dim.Render(cells.Fit(b.word, w, t.Border.Ellipsis))}
	b.scroll(r.h - 2 - boxHead)
	return a.framed(r, b.title(), "", append(lines, b.lines(t, w, b.top, b.top+b.height)...), "")
}

// line draws what is typed, the words that were not understood apart, and how the
// last of them may go on.
func (b *box) line(t *theme.Theme, typed string, w int) string {
	if whole := b.input.Value(); strings.HasPrefix(typed, whole) { // all of it is in view
		typed = whole
	}
	out, at := "", 0
	for _, f := range b.misread() {
		if typed == b.input.Value() && f.Start >= at && f.End <= len(typed) {
			out += t.Ink.Bold.Render(typed[at:f.Start]) + t.Ink.Mark(model.MarkAged).Render(typed[f.Start:f.End])
			at = f.End
		}
	}
	out += t.Ink.Bold.Render(typed[at:])
	rest, kind := b.rest()
	room := w - cells.Width(typed)
	if ghost := t.Offered(rest) + "  (" + kind + ")"; rest != "" && cells.Width(ghost) <= room {
		out += t.Ink.Dim.Render(ghost)
		room -= cells.Width(ghost)
	}
	return out + cells.Spaces(max(room, 0))
}

// lines draws the lines of the rows from one line to another.
func (b *box) lines(t *theme.Theme, w, from, to int) []string {
	var out []string
	line := 0
	add := func(text func() string) {
		if line >= from && line < to {
			out = append(out, text())
		}
		line++
	}
	for i, row := range b.rows {
		at := i == b.cursor
		switch {
		case row.head:
			add(func() string { return t.Ink.Heading.Render(cells.Fit(row.label, w, t.Border.Ellipsis)) })
		default:
			add(func() string { return row.line(t, w, at) })
		}
		if row.under != "" {
			add(func() string { return "    " + lit(t, t.Ink.Dim, row.under, row.lines, w-4) })
		}
	}
	return out
}

// line is a row as it is drawn: what it is on the left, and its key or its
// place on the right.
func (c *choice) line(t *theme.Theme, w int, at bool) string {
	right := c.right
	const short = 8 // a key, or a word; a longer one, such as a place, gives way to the name
	cut := cells.Width(c.label)+cells.Width(right)+4 > w
	switch {
	case w < 30, cut && cells.Width(right) > short:
		right = ""
	case right != "":
		right = " " + right
	}
	room := w - 2 - cells.Width(right)
	if at {
		return t.Ink.Cursor.Render(t.Border.Caret + " " + cells.Fit(c.label, room, t.Border.Ellipsis) + right)
	}
	return "  " + lit(t, t.Ink.Text, c.label, c.lit, room) + t.Ink.Dim.Render(right)
}

// lit draws a text in an ink, exactly w cells wide, with what matched in that
// of matches.
func lit(t *theme.Theme, ink theme.Ink, text string, parts []extent, w int) string {
	if w <= 0 {
		return ""
	}
	out, at := "", 0
	for _, p := range parts {
		if p.Start >= at && p.End <= len(text) {
			out += ink.Render(text[at:p.Start]) + t.Ink.Match.Render(text[p.Start:p.End])
			at = p.End
		}
	}
	out += ink.Render(text[at:])
	n := cells.Width(text)
	if n > w {
		return ansi.Truncate(out, w, t.Border.Ellipsis) + "\x1b[m"
	}
	return out + cells.Spaces(w-n)
}
