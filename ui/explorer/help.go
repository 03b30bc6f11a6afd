package explorer

import (
	"slices"
	"strconv"
	"strings"

	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"comity/model"
	"comity/model/prose"
	"comity/model/relation"
	"comity/ui/cells"
	"comity/ui/keys"
	"comity/ui/md"
	"comity/ui/screen"
	"comity/ui/screen/matrixscreen"
	"comity/ui/theme"
)

// helpScopes are the scopes in the order of the help: what works here comes first.
// A survey workbook is a screen of its own, with its own help.
func helpScopes(here keys.Scope) []keys.Scope {
	out := []keys.Scope{here}
	for _, scope := range keys.Scopes() {
		if scope != here && scope != keys.Survey && scope != keys.Answering {
			out = append(out, scope)
		}
	}
	return out
}

// helpLines is the help: the keys of a scope, the screens, every other key by scope, then
// every mark with its word.
func (a *Explorer) helpLines(here keys.Scope, w int) []md.Line {
	t := a.theme
	var out []md.Line
	add := func(ink theme.Ink, indent, text string) { // on as many lines as it needs
		for _, line := range cells.Wrap(text, w-len(indent)) {
			out = append(out, md.Line{Text: ink.Render(indent + line), Width: len(indent) + cells.Width(line)})
		}
	}
	const column = 20         // of the names of keys
	narrow := w < narrowWords // there a key stands above what it does
	for i, scope := range helpScopes(here) {
		if i == 1 {
			a.helpScreens(add)
		}
		if !slices.ContainsFunc(a.keyboard.table, func(b keys.Binding) bool { return b.Scope == scope }) {
			continue
		}
		add(t.Ink.Title, "", scope.Title())
		for _, b := range a.keyboard.table {
			names := strings.Join(b.Keys, " or ")
			switch {
			case b.Scope != scope:
			case narrow || cells.Width(names) > column:
				add(t.Ink.Accent, "  ", names)
				add(theme.Ink{}, "    ", b.Help)
			default:
				for _, line := range cells.Wrap(b.Help, w-column-3) {
					out = append(out, md.Line{Text: "  " + t.Ink.Accent.Render(cells.Fit(names, column, "")) + " " + line, Width: column + 3 + cells.Width(line)})
					names = ""
				}
			}
		}
		add(theme.Ink{}, "", "")
	}
	sign := func(s model.Mark, word, meaning string) {
		text := cells.Fit(word, 22, "") + " " + meaning
		below := narrow || cells.Width(word) > 22 || cells.Width(text) > w-4 // nothing is cut
		if below {
			text = word
		}
		text = strings.TrimRight(cells.Fit(text, max(w-4, 0), t.Border.Ellipsis), " ")
		out = append(out, md.Line{Text: "  " + t.Ink.Mark(s).Render(t.Glyph(s)) + " " + text, Width: 4 + cells.Width(text)})
		if below {
			add(theme.Ink{}, "    ", meaning)
		}
	}
	add(t.Ink.Title, "", "What a State did")
	for _, act := range model.Acts() {
		sign(act.Mark(), act.Word(), act.Meaning())
	}
	add(theme.Ink{}, "", "")
	add(t.Ink.Title, "", "How a text carries a norm")
	for _, how := range model.Hows() {
		sign(how.Mark(), how.Word(), how.Meaning())
	}
	add(theme.Ink{}, "", "")
	add(t.Ink.Title, "", "With two pins")
	for _, s := range relation.Signs() {
		sign(s.Mark, s.Word, s.Meaning)
	}
	add(theme.Ink{}, "", "")
	add(t.Ink.Title, "", "Above a page")
	sign(model.MarkAged, "aged", "something on the page is due for review")
	add(theme.Ink{}, "", "")
	for _, text := range slices.Concat(takingPart(), matrixscreen.Method()) {
		add(theme.Ink{}, "", text)
	}
	return out
}

// helpScreens names the screens with their keys, and the pages that explain.
func (a *Explorer) helpScreens(add func(ink theme.Ink, indent, text string)) {
	all, shown := a.namedScreens()
	add(a.theme.Ink.Title, "", "Screens")
	for _, s := range all {
		at := ""
		if s.action == shown {
			at = " (this one)"
		}
		add(theme.Ink{}, "  ", s.text+at)
	}
	add(theme.Ink{}, "  ", a.guides())
	add(theme.Ink{}, "", "")
}

// guides names the pages that explain how to use comity, and how to open one.
func (a *Explorer) guides() string {
	about := prose.Only(a.source.corpus.Pages(), func(p *model.Page) bool { return p.Guide })
	return "Pages that explain" + a.keyFor(keys.Anywhere, keys.OpenPalette, " (%s and a name)") + ": " + strings.Join(prose.Each(about, (*model.Page).Name), ", ")
}

// help shows the keys and marks.
type help struct {
	cover
	scroller
	of    keys.Scope       // where it was opened
	query string           // only lines with these words are shown
	input *textinput.Model // in which they are typed; nil when they are not
}

func (h *help) scope(*Explorer) keys.Scope {
	if h.input != nil {
		return keys.Typing
	}
	return keys.Help
}

func (h *help) do(a *Explorer, action keys.Action, count int, counted bool) tea.Cmd {
	switch action {
	case keys.CloseHelp:
		a.close()
	case keys.Filter:
		input := newInput(maxQuery, "")
		h.input, h.query, h.top = &input, "", 0
	case keys.KeepFilter:
		h.input = nil
	case keys.DropFilter:
		h.input, h.query = nil, ""
	default:
		h.act(action, count, counted, len(h.lines(a)))
	}
	return nil
}

// take types the words to find.
func (h *help) take(_ *Explorer, msg tea.Msg) (cmd tea.Cmd) {
	if h.input != nil {
		*h.input, cmd = h.input.Update(msg)
		h.query, h.top = h.input.Value(), 0
	}
	return cmd
}

// lines are the lines of the help with the words that are looked for.
func (h *help) lines(a *Explorer) []md.Line {
	w := a.layout.body.w - 5
	words := strings.TrimSpace(model.Fold(h.query))
	if n := (w + helpGap) / (helpColumn + helpGap); words == "" && n > 1 {
		each := (w+helpGap)/n - helpGap
		return beside(a.helpLines(h.of, each), n, each)
	}
	lines := a.helpLines(h.of, w)
	if words == "" {
		return lines
	}
	return slices.DeleteFunc(lines, func(l md.Line) bool { return !strings.Contains(model.Fold(ansi.Strip(l.Text)), words) })
}

// The help stands in columns of at least this width where there is room.
const helpColumn, helpGap = 64, 3

// beside puts lines into columns, each of whole parts: a part ends at an empty line.
func beside(lines []md.Line, n, w int) []md.Line {
	out := make([]md.Line, 0, len(lines)/n+1)
	for column := range n {
		end := min((len(lines)+n-column-1)/(n-column), len(lines))
		for end < len(lines) && lines[end-1].Width > 0 {
			end++
		}
		for i, line := range lines[:end] {
			if i == len(out) {
				out = append(out, md.Line{})
			}
			if line.Width > 0 {
				gap := column*(w+helpGap) - out[i].Width
				out[i] = md.Line{Text: out[i].Text + cells.Spaces(gap) + line.Text, Width: out[i].Width + gap + line.Width}
			}
		}
		lines = lines[end:]
	}
	return out
}

func (h *help) textCursor(a *Explorer) *tea.Cursor {
	if h.input == nil {
		return nil
	}
	r := a.layout.body
	return tea.NewCursor(min(r.x+4+cells.Width(string([]rune(h.query)[:h.input.Position()])), r.x+r.w-2), r.y)
}

// openHelp opens the help at its top: the keys of where one is.
func (a *Explorer) openHelp() {
	of := a.scope()
	if a.startHint() != nil {
		of = keys.Start
	}
	a.open(&help{cover: cover{transparent{keys.Help}}, of: of})
}

// takingPart explains what is counted.
func takingPart() []string {
	return []string{
		model.TakingPart,
		"A country's count beside a norm is the number of texts that cite the norm and that it took part in.",
	}
}

// draw draws the help over the body.
func (h *help) draw(a *Explorer, r rect) []string {
	lines := h.lines(a)
	h.height = r.h - 2
	h.clamp(len(lines))
	var shown []string
	for _, line := range lines[h.top:min(h.top+h.height, len(lines))] {
		shown = append(shown, line.Text+cells.Spaces(r.w-5-line.Width))
	}
	shown = screen.WithThumb(a.theme, shown, h.top, len(lines))
	if h.input != nil || h.query != "" {
		return a.framed(r, "/"+h.query+" ", strconv.Itoa(len(lines)), shown, "")
	}
	return a.framed(r, "Key bindings and marks", "", shown, "")
}
