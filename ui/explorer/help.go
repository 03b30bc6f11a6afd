package explorer

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"comity/model"
	"comity/model/relation"
	"comity/ui/cells"
	"comity/ui/keys"
	"comity/ui/md"
	"comity/ui/screen/matrixscreen"
	"comity/ui/theme"
)

// helpLines is the help: every key by scope, then every mark with its word.
func (a *Explorer) helpLines() []md.Line {
	t := a.theme
	w := a.layout.body.w - 4
	var out []md.Line
	add := func(ink theme.Ink, indent, text string) { // on as many lines as it needs
		for _, line := range cells.Wrap(text, w-len(indent)) {
			out = append(out, md.Line{Text: ink.Render(indent + line), Width: len(indent) + cells.Width(line)})
		}
	}
	const column = 20         // of the names of keys
	narrow := w < narrowWords // there a key stands above what it does
	for _, scope := range keys.Scopes() {
		if !slices.ContainsFunc(a.keyboard.table, func(b keys.Binding) bool { return b.Scope == scope }) {
			continue
		}
		add(t.Ink.Title, "", scope.Title())
		for _, b := range a.keyboard.table {
			names := strings.Join(b.Keys, " or ")
			switch {
			case b.Scope != scope:
			case narrow || cells.Width(names) > column || 3+column+cells.Width(b.Help) > w:
				add(t.Ink.Accent, "  ", names)
				add(theme.Ink{}, "    ", b.Help)
			default:
				add(theme.Ink{}, "  ", cells.Fit(names, column, "")+" "+b.Help)
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

// help shows the keys and marks.
type help struct {
	cover
	scroller
}

func (h *help) do(a *Explorer, action keys.Action, count int, counted bool) tea.Cmd {
	if action == keys.CloseHelp {
		a.close()
	}
	h.act(action, count, counted, len(a.helpLines()))
	return nil
}

// openHelp opens the help at its top; on a slide, which has no footer, at the
// keys of slides.
func (a *Explorer) openHelp() {
	scope, h := a.scope(), &help{cover: cover{transparent{keys.Help}}}
	a.open(h)
	if _, slide := a.slides(); slide {
		h.top = max(slices.IndexFunc(a.helpLines(), func(l md.Line) bool { return ansi.Strip(l.Text) == scope.Title() }), 0)
	}
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
	lines := a.helpLines()
	h.height = r.h - 2
	h.clamp(len(lines))
	var shown []string
	for _, line := range lines[h.top:min(h.top+h.height, len(lines))] {
		shown = append(shown, line.Text+cells.Spaces(r.w-4-line.Width))
	}
	return a.framed(r, "Keys and marks", "", shown, "")
}
