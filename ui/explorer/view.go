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
	out[l.footer.y] = a.footer(l.w)
	if l.tabs && !a.reading.whole && a.stage == nil {
		out[l.tabbar.y] = a.tabs(l.w)
	}
	if a.top().covers() {
		copy(out[l.body.y:], a.top().draw(a, l.body))
		return strings.Join(out, "\n")
	}
	if a.stage != nil {
		for i, line := range a.stageLines(l.body) {
			out[l.body.y+i] = line
		}
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
	var b strings.Builder // a line that is put together pane by pane is copied for each
	b.Grow(size + len(out[l.header.y]) + len(out[l.footer.y]) + len(out[l.tabbar.y]))
	for y, line := range out {
		if y > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(line)
		for p := range paneCount {
			if i := y - l.panes[p].y; i >= 0 && i < len(drawn[p]) {
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
		counts = cells.Fit(counts, room-cells.Width(subject), t.Border.Ellipsis)
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
		if len(selection) > 1 {
			subject += "[" + strconv.Itoa(i+1) + "] "
		}
		subject += a.source.name(r)
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

// footer shows the keys of the scope, or the last message; help and quit stay
// at the end.
func (a *Explorer) footer(w int) string {
	if line := a.top().footer(a, w); line != "" {
		return line
	}
	scope := a.scope()
	shown := a.footerKeys(scope)
	always, used := "", 0
	for _, b := range shown.always {
		hint, n := a.hint(b)
		always, used = always+hint, used+n
	}
	out, helpAndQuit := "", used
	if a.keyboard.pending != "" {
		out, used = a.theme.Ink.Accent.Render(" "+a.keyboard.pending+" "), used+cells.Width(a.keyboard.pending)+2
	}
	homeHint, homeWidth := a.homeHint()
	if used+homeWidth <= w {
		out, used = out+homeHint, used+homeWidth
	}
	if a.toast != "" {
		if cells.Width(a.toast)+1 > w-used { // it needs the whole line until the next key
			always, used = "", used-helpAndQuit
		}
		text := clause(a.toast, w-used-1)
		n := min(cells.Width(text)+3, w-used)
		out, used = out+a.theme.Ink.Accent.Render(cells.Fit(" "+text, n, a.theme.Border.Ellipsis)), used+n
	}
	for _, b := range withRoom(shown.others, w-used, homeWidth > 0, !a.covered() && w < narrowFooter) {
		hint, n := a.hint(b)
		out, used = out+hint, used+n
	}
	return out + cells.Spaces(w-used) + always
}

// clause is a message, or as many of its clauses as a width holds; all of it if that is
// none.
func clause(message string, w int) string {
	for text := message; ; {
		if cells.Width(text) <= w {
			return text
		}
		at := max(strings.LastIndex(text, "; "), strings.LastIndex(text, ": "))
		if at < 0 {
			return message
		}
		text = text[:at]
	}
}

// footerKeys are the keys that the footer of a scope has room for, or not: help
// and quit, and the others. To find them takes longer than to draw a pane.
type footerKeys struct{ always, others []keys.Binding }

func (a *Explorer) footerKeys(scope keys.Scope) footerKeys {
	if f, ok := a.keyboard.footers[scope]; ok {
		return f
	}
	var f footerKeys
	for _, b := range append(keys.In(a.keyboard.table, scope), keys.In(a.keyboard.table, keys.Anywhere)...) {
		action, works := keys.For(a.keyboard.table, scope, b.Keys[0])
		switch {
		case !works || action != b.Action:
		case action == keys.OpenHelp || action == keys.Quit:
			f.always = append(f.always, b)
		case b.Short != "":
			f.others = append(f.others, b)
		}
	}
	a.keyboard.footers[scope] = f
	return f
}

// narrowFooter is the width below which the way back has room only where a layer is to
// be left: elsewhere keys that move are worth more.
const narrowFooter = 60

// withRoom are the keys that w cells have room for, in their order: the box for
// questions before others, the way back too where it is not left to others, and a
// shorter one where a longer one has none. Where the way home is said already, it is
// not the way back.
func withRoom(all []keys.Binding, w int, saysHome, leavesBack bool) []keys.Binding {
	var fits []keys.Binding
	room := map[keys.Action]bool{}
	for _, first := range []bool{true, false} {
		for _, b := range all {
			n := hintWidth(b)
			before := b.Action == keys.OpenPalette || b.Keys[0] == "esc" && (b.Action != keys.Back || !leavesBack)
			if before == first && n <= w && (b.Action != keys.Back || !saysHome) {
				room[b.Action], w = true, w-n
			}
		}
	}
	for _, b := range all {
		if room[b.Action] {
			fits = append(fits, b)
		}
	}
	return fits
}

// hint is a key and its word, and how wide they are.
func (a *Explorer) hint(b keys.Binding) (string, int) {
	return a.theme.Ink.Accent.Render(" "+b.Keys[0]) + a.theme.Ink.Dim.Render(" "+b.Short+" "), hintWidth(b)
}

func hintWidth(b keys.Binding) int { return cells.Width(b.Keys[0]) + cells.Width(b.Short) + 3 }
