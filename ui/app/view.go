package app

import (
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"comity/ui/keys"
	"comity/ui/linked"
	"comity/ui/theme"
)

// compose draws the frame: every line exactly as wide as the window, as many
// lines as it is high.
func (a *App) compose() {
	v := tea.View{Content: a.content(), AltScreen: true}
	if a.mouse {
		v.MouseMode = tea.MouseModeCellMotion
	}
	if a.typing.on && !a.layout.card {
		if pane := a.layout.panes[a.last]; !pane.empty() {
			x := pane.x + 4 + width(string([]rune(a.typing.input.Value())[:a.typing.input.Position()]))
			v.Cursor = tea.NewCursor(min(x, pane.x+pane.w-2), pane.y)
		}
	}
	if a.linking.on && !a.layout.card {
		v.Cursor = tea.NewCursor(min(width(asking)+len(a.linking.digits), a.layout.w-1), a.layout.footer.y)
	}
	a.frame = v
}

// content is the frame as lines.
func (a *App) content() string {
	l := a.layout
	if l.card {
		return card(l.w, l.h)
	}
	out := make([]string, l.h)
	out[l.header.y] = a.header(l.w)
	out[l.footer.y] = a.footer(l.w)
	if l.tabs && !a.whole {
		out[l.tabbar.y] = a.tabs(l.w)
	}
	if a.helping {
		for i, line := range a.frameHelp(l.body) {
			out[l.body.y+i] = line
		}
		return strings.Join(out, "\n")
	}
	for p := range paneCount {
		r := l.panes[p]
		if r.empty() {
			continue
		}
		lines := a.pane(p, r)
		for i, line := range lines {
			out[r.y+i] += line
		}
	}
	return strings.Join(out, "\n")
}

// card is the polite word for a window that is too small.
func card(w, h int) string {
	if w <= 0 || h <= 0 {
		return ""
	}
	words := []string{"comity", "needs " + strconv.Itoa(minWidth) + "x" + strconv.Itoa(minHeight), "this is " + strconv.Itoa(w) + "x" + strconv.Itoa(h)}
	out := make([]string, h)
	top := max((h-len(words))/2, 0)
	for i := range out {
		text := ""
		if i >= top && i-top < len(words) {
			text = words[i-top]
		}
		if len(text) > w {
			text = text[:w]
		}
		out[i] = fit(spaces((w-len(text))/2)+text, w, "")
	}
	return strings.Join(out, "\n")
}

// narrowWords is the width below which lines leave out what can be spared.
const narrowWords = 60

// header says what drives, and how many.
func (a *App) header(w int) string {
	t := a.theme
	brand := " comity "
	if w < narrowWords {
		brand = ""
	}
	subject, counts := a.drives()
	room := w - len(brand) - 1
	if n := width(subject) + width(counts); n > room {
		if width(subject) > room {
			subject, counts = fit(subject, room, t.Border.Ellipsis), ""
		}
		counts = fit(counts, room-width(subject), t.Border.Ellipsis)
	}
	return t.Ink.Brand.Render(brand) + " " + t.Ink.Bold.Render(subject) + counts + spaces(room-width(subject)-width(counts))
}

// drives is the header's text: the item that drives, and what it means for
// the pane that answers first.
func (a *App) drives() (subject, counts string) {
	selection := a.selection(a.last)
	dot := " " + a.theme.Border.Dot + " "
	if a.topic != none {
		t := a.source.topics[a.topic]
		return t.title, dot + t.place.String()
	}
	if len(selection) == 0 {
		return "nothing matches /" + a.lists[a.last].query, ""
	}
	for i, r := range selection {
		if i > 0 {
			subject += " + "
		}
		if len(selection) > 1 {
			subject += "[" + strconv.Itoa(i+1) + "] "
		}
		subject += a.source.name(r)
	}
	switch a.last {
	case norms:
		return subject, dot + "texts: " + linked.Summary(a.answers[statements].Tally, dot) +
			dot + "States: " + linked.Summary(a.answers[countries].Tally, dot)
	case statements:
		if len(selection) == 1 && a.source.corpus.Statements()[selection[0].N].WithoutVote() {
			counts = dot + "adopted without a vote"
		}
		return subject, counts + dot + linked.Summary(a.answers[countries].Tally, dot)
	}
	return subject, dot + linked.Summary(a.answers[statements].Tally, dot)
}

// tabs names the panes when not all of them are on screen.
func (a *App) tabs(w int) string {
	t := a.theme
	out, used := "", 0
	for p := range paneCount {
		text := " " + paneTitle(p) + a.glance(p) + " "
		switch {
		case w < 38:
			text = " " + paneTitle(p)[:3]
		case w < narrowWords:
			text = " " + paneTitle(p) + " "
		}
		if used+width(text) > w {
			text = fit(text, w-used, "")
		}
		used += width(text)
		switch p {
		case a.focus:
			out += t.Ink.Cursor.Render(text)
		case a.last:
			out += t.Ink.CursorIdle.Render(text)
		default:
			out += t.Ink.Dim.Render(text)
		}
	}
	return out + spaces(w-used)
}

// glance is how many rows of a list took part, for its tab.
func (a *App) glance(p paneID) string {
	if p >= listCount {
		return ""
	}
	hits := 0
	for _, m := range a.answers[p].Marks {
		if m.Hit {
			hits++
		}
	}
	if hits == 0 {
		return " " + strconv.Itoa(a.lists[p].items())
	}
	return " " + a.theme.Glyph(theme.Both) + strconv.Itoa(hits)
}

// footer shows the keys of the scope, or the last word of an action; help and
// quit keep their place at the end.
func (a *App) footer(w int) string {
	scope := a.scope()
	if scope == keys.Linking {
		return a.asked(w)
	}
	always, used := "", 0
	for _, b := range a.table {
		if b.Scope == keys.Anywhere && scope != keys.Typing && (b.Action == keys.OpenHelp && scope != keys.Help || b.Action == keys.Quit) {
			hint, n := a.hint(b)
			always, used = always+hint, used+n
		}
	}
	out := ""
	if a.pending != "" {
		out, used = a.theme.Ink.Accent.Render(" "+a.pending+" "), used+width(a.pending)+2
	}
	if a.toast != "" {
		n := min(width(a.toast)+3, w-used)
		out, used = a.theme.Ink.Accent.Render(fit(" "+a.toast, n, a.theme.Border.Ellipsis)), used+n
	}
	for _, b := range append(keys.In(a.table, scope), keys.In(a.table, keys.Anywhere)...) {
		action, works := keys.For(a.table, scope, b.Keys[0])
		if b.Short == "" || !works || action != b.Action || b.Action == keys.OpenHelp || b.Action == keys.Quit {
			continue
		}
		hint, n := a.hint(b)
		if used+n > w {
			break
		}
		out, used = out+hint, used+n
	}
	return out + spaces(w-used) + always
}

// asking begins the footer while the number of a link is typed.
const asking = " open link "

// asked shows what has been typed of the number of a link, and how many there
// are.
func (a *App) asked(w int) string {
	to, dots := "–", "…"
	if a.theme.ASCII {
		to, dots = "-", ""
	}
	typed := asking + a.linking.digits + dots
	rest := "  (1" + to + strconv.Itoa(a.highest()) + a.keyFor(keys.Linking, keys.OpenNumber, ", %s opens") + a.keyFor(keys.Linking, keys.DropNumber, ", %s leaves") + ")"
	typed = fit(typed, min(width(typed), w), "")
	return a.theme.Ink.Accent.Render(typed) + a.theme.Ink.Dim.Render(fit(rest, w-width(typed), a.theme.Border.Ellipsis))
}

// hint is a key and its word, and how wide they are.
func (a *App) hint(b keys.Binding) (string, int) {
	return a.theme.Ink.Accent.Render(" "+b.Keys[0]) + a.theme.Ink.Dim.Render(" "+b.Short+" "), width(b.Keys[0]) + width(b.Short) + 3
}
