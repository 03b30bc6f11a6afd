package explorer

import (
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"comity/model"
	"comity/model/relation"
	"comity/ui/cells"
	"comity/ui/keys"
	"comity/ui/screen"
)

// compose draws the frame, exactly the size of the window.
func (a *Explorer) compose() {
	v := tea.View{Content: a.content(), AltScreen: true}
	if a.terminal.mouse {
		v.MouseMode = tea.MouseModeCellMotion
	}
	if !a.layout.card {
		v.Cursor = a.top().textCursor(a)
	}
	a.terminal.frame = v
}

// content is the frame as lines.
func (a *Explorer) content() string {
	l := a.layout
	if l.card {
		return card(l.w, l.h)
	}
	if a.blanked() {
		return a.blankCard(l.w, l.h)
	}
	if a.onSlide() {
		return a.slideContent()
	}
	out := make([]string, l.h)
	if !l.screens.empty() {
		out[l.screens.y] = a.screensLine(l.w)
	}
	out[l.header.y] = a.header(l.w)
	if l.tabs && !a.reading.whole && a.stage == nil {
		out[l.tabbar.y] = a.tabs(l.w)
	}
	covers := a.top().covers()
	switch {
	case covers:
		copy(out[l.body.y:], a.top().draw(a, l.body))
	case a.stage != nil:
		copy(out[l.body.y:], a.stageLines(l.body))
	}
	out[l.footer.y] = a.footer(l.w) // what is drawn may move the cursor
	if covers {
		a.said(out, l.w)
		return strings.Join(out, "\n")
	}
	var drawn [paneCount][]string
	size := l.h
	for p := range paneCount {
		if r := l.panes[p]; !r.empty() {
			drawn[p] = a.pane(p, r)
		}
		for _, line := range drawn[p] {
			size += len(line)
		}
	}
	above := a.said(out, l.w)
	var b strings.Builder // a line that is put together pane by pane is copied for each
	b.Grow(size + len(out[l.header.y]) + len(out[l.footer.y]) + len(out[l.tabbar.y]))
	for y, line := range out {
		if y > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(line)
		for p := range paneCount {
			if i := y - l.panes[p].y; i >= 0 && i < len(drawn[p]) && y < l.footer.y-above {
				b.WriteString(drawn[p][i])
			}
		}
	}
	return b.String()
}

// card is the message for a window that is too small.
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
		out[i] = cells.Fit(cells.Spaces((w-len(text))/2)+text, w, "")
	}
	return strings.Join(out, "\n")
}

// narrowWords is the width below which lines leave out what can be spared.
const narrowWords = 60

// shortScreensFrom is the width from which the header of a low window has room for
// the screen that is shown.
const shortScreensFrom = 36

// header shows the selection and its counts.
func (a *Explorer) header(w int) string {
	t := a.theme
	screens := ""
	if a.layout.screens.empty() && w >= shortScreensFrom {
		screens = a.shortScreens(a.namedScreens())
	}
	subject, counts := a.headerText()
	day, left := a.headed(w)
	room := left - cells.Width(screens) - 1
	notice, word := "", a.word()
	if n := min(cells.Width(word), w/2-3); word != "" {
		notice = " " + t.Ink.Brand.Render(" "+cells.Fit(word, n, t.Border.Ellipsis)+" ")
		room -= n + 3
	}
	if n := cells.Width(subject) + cells.Width(counts); n > room {
		if cells.Width(subject) > room {
			subject, counts = cells.Fit(subject, room, t.Border.Ellipsis), ""
		}
		counts = cells.FitParts(counts, " "+t.Border.Dot+" ", room-cells.Width(subject), t.Border.Ellipsis)
	}
	return t.Ink.Dim.Render(screens) + " " + t.Ink.Bold.Render(subject) + counts + cells.Spaces(room-cells.Width(subject)-cells.Width(counts)) + notice + day
}

// headerText returns what the header says: the selected item, and its counts in the
// first related pane.
func (a *Explorer) headerText() (subject, counts string) {
	if a.stage != nil {
		subject, counts = a.stage.Says()
		return a.dotted(subject), a.dotted(counts)
	}
	selection := a.selection(a.panes.current)
	dot := " " + a.theme.Border.Dot + " "
	if a.reading.topic != none {
		if a.front() {
			return "Responsible State behaviour in cyberspace", dot + "what " + strconv.Itoa(len(a.source.corpus.Countries())) + " States did, with sources"
		}
		t := a.source.topics[a.reading.topic]
		return t.title, dot + t.place.String()
	}
	if len(selection) == 0 && a.panes.lists[a.panes.current].query == "" {
		return a.nothing(a.panes.current), ""
	}
	if len(selection) == 0 {
		return "nothing matches /" + a.panes.lists[a.panes.current].query, ""
	}
	for i, r := range selection {
		if i > 0 {
			subject += " + "
		}
		if len(selection) == 1 {
			subject = a.source.name(r)
			break
		}
		subject += "[" + strconv.Itoa(i+1) + "] " + a.source.called(r)
	}
	switch a.panes.current {
	case norms:
		return subject, dot + "texts: " + a.summary(statements, dot) + dot + "States: " + a.summary(countries, dot)
	case statements:
		return subject, dot + a.summary(countries, dot)
	}
	return subject, dot + a.summary(statements, dot)
}

// summary is the tally of a list in words, each with its mark.
func (a *Explorer) summary(p paneID, dot string) string {
	tally := slices.Clone(a.panes.answers[p].Tally)
	for i, t := range tally {
		if glyph := a.theme.Glyph(t.Mark); glyph != " " && glyph != a.theme.Border.Dot && t.N > 0 {
			tally[i].Word = glyph + " " + t.Word
		}
	}
	return relation.Summary(tally, dot)
}

// tabs names the panes when not all of them are on screen.
func (a *Explorer) tabs(w int) string {
	t := a.theme
	out, used := "", 0
	for p := range paneCount {
		text := " " + a.badge(p) + paneTitle(p) + a.glance(p, w >= mediumWidth) + " "
		switch {
		case w < 38:
			text = " " + a.badge(p) + paneTitle(p)[:3]
		case w < narrowWords:
			text = " " + paneTitle(p) + " "
		}
		if used+cells.Width(text) > w {
			text = cells.Fit(text, w-used, "")
		}
		used += cells.Width(text)
		switch p {
		case a.panes.focus:
			out += t.Ink.Cursor.Render(text)
		case a.panes.current:
			out += t.Ink.CursorIdle.Render(text)
		default:
			out += t.Ink.Dim.Render(text)
		}
	}
	return out + cells.Spaces(w-used)
}

// glance is the mark that most rows of a list that took part have, and on how many, for
// its tab: as the title of the list says it, with the word of the mark or without.
func (a *Explorer) glance(p paneID, words bool) string {
	if p >= listCount {
		return ""
	}
	most := ""
	counts := map[string]int{}
	for _, m := range a.panes.answers[p].Marks {
		if glyph := a.theme.Glyph(m.Mark); m.Hit && m.Mark != model.WithoutVote.Mark() {
			if counts[glyph]++; counts[glyph] > counts[most] {
				most = glyph
			}
		}
	}
	if most == "" {
		return " " + strconv.Itoa(a.panes.lists[p].items())
	}
	n := strconv.Itoa(counts[most])
	for _, one := range a.panes.answers[p].Tally {
		if words && a.theme.Glyph(one.Mark) == most {
			return " " + most + " " + one.Word + " " + n
		}
	}
	return " " + most + " " + n
}

// message is the last message as lines that the window has room for: what the footer
// does not hold stands above it.
func (a *Explorer) message(w int) []string {
	if a.toast == "" {
		return nil
	}
	lines := cells.Wrap(a.toast, max(w-2, 1))
	return lines[:min(len(lines), a.layout.h-1)]
}

// said sets the lines of the message but the last above the footer, or another last line,
// and returns how many they are.
func (a *Explorer) said(out []string, w int) int {
	lines := a.message(w)
	above := max(len(lines)-1, 0)
	for i := range above {
		out[len(out)-1-above+i] = a.theme.Ink.Accent.Render(cells.Fit(" "+lines[i], w, a.theme.Border.Ellipsis))
	}
	return above
}

// footer shows what is typed, the way home and the last message, and the keys of the
// scope that have room; help and quit stay at the end unless the message needs the line.
func (a *Explorer) footer(w int) string {
	t, hints := a.theme, a.hints(a.scope())
	line := a.top().prompt(a, w)
	line = append(line, screen.Piece{Text: a.pendingText(), Ink: t.Ink.Accent})
	home := a.homeHint()
	line = append(line, home...)
	if lines := a.message(w); len(lines) > 0 {
		last := " " + lines[len(lines)-1] + "  "
		if len(lines) > 1 || cells.Width(last) > hints.Room(w) {
			hints, last = screen.Hints{}, strings.TrimRight(last, " ")
		}
		line = append(line, screen.Piece{Text: last, Ink: t.Ink.Accent})
	}
	line = append(line, a.startHint()...)
	typing, _ := a.top().(*lineInput)
	hints = hints.Only(func(action keys.Action) bool {
		return (action != keys.Down || typing == nil || typing.move != nil) && (action != keys.Back || len(home) == 0) && (a.covered() || a.offers(action))
	})
	leaves, takes := a.covered() || w >= narrowFooter || a.scope() == keys.Matrix && a.offers(keys.ReaderDown), w >= mediumWidth
	return hints.Line(t, w, line, func(b keys.Binding) bool {
		return b.Action == keys.OpenPalette || b.Action == keys.ReaderDown || b.Action == keys.KeepFilter || b.Action == keys.Follow || b.Keys[0] == "esc" && (b.Action != keys.Back || leaves) ||
			takes && (b.Action == keys.CopyCitation || b.Action == keys.Export)
	})
}

// pendingText is what the last line says of a number or the first key of a chord.
func (a *Explorer) pendingText() string {
	if a.keyboard.pending == "" {
		return ""
	}
	screens, _ := a.namedScreens()
	for _, s := range screens {
		if a.keyFor(keys.Anywhere, s.action, "%s") == a.keyboard.pending {
			return " " + s.text + ", or a number for the next key "
		}
	}
	return " " + a.keyboard.pending + " "
}

// startHint names the keys of the questions while the page Start here is read.
func (a *Explorer) startHint() screen.Line {
	if a.covered() || a.stage != nil || !a.onStart() || a.layout.w < narrowFooter {
		return nil
	}
	return screen.Line{{Text: " " + strings.Join(a.startKeys(), " ") + " ", Ink: a.theme.Ink.Accent}, {Text: "questions ", Ink: a.theme.Ink.Dim}}
}

// narrowFooter is the width below which the way back has room only where a layer is to
// be left: elsewhere keys that move are worth more.
const narrowFooter = 60

// hints are those of a scope. To find them takes longer than to draw a pane.
func (a *Explorer) hints(scope keys.Scope) screen.Hints {
	h, ok := a.keyboard.hints[scope]
	if !ok {
		h = screen.HintsOf(a.keyboard.table, scope)
		a.keyboard.hints[scope] = h
	}
	return h
}
