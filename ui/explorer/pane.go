package explorer

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"comity/model"
	"comity/model/relation"
	"comity/ui/cells"
	"comity/ui/place"
	"comity/ui/screen"
	"comity/ui/theme"
)

// pane draws a pane with its frame: r.h lines of r.w cells.
func (a *Explorer) pane(p paneID, r rect) []string {
	t := a.theme
	ink, titleInk, b := t.Ink.Frame, t.Ink.Dim, t.Border
	if p == a.panes.focus || a.reading.whole {
		ink, titleInk, b = t.Ink.FrameFocus, t.Ink.Title, t.FocusBorder
	}
	var body []string
	title, right, bottom := "", "", ""
	if p == reader {
		title, right = a.readerTitle()
		body = a.readerLines(r)
	} else {
		title, right = a.listTitle(p)
		bottom = a.evidence(p)
		body = a.listLines(p, r)
	}
	out := make([]string, 0, r.h)
	out = append(out, a.topEdge(r.w, b, ink, titleInk, a.badge(p)+" "+title, right))
	side := ink.Render(b.V)
	total := len(a.page().Lines)
	for i, line := range body {
		edge := side
		if p == reader && screen.Thumb(i, a.reading.top, r.h-2, total) {
			edge = t.Ink.Accent.Render(t.Border.Thumb)
		}
		out = append(out, side+line+edge)
	}
	return append(out, a.bottomEdge(r.w, b, ink, bottom))
}

// framed draws lines of r.w-4 cells in a frame that has the focus. Where its upper edge
// has no room for all, the last parts of the title are left out, then those of what
// stands at the right.
func (a *Explorer) framed(r rect, title, right string, lines []string, bottom string) []string {
	t := a.theme
	side := t.Ink.FrameFocus.Render(t.FocusBorder.V)
	title, right = a.fitting(" "+title, right, r.w-4)
	out := append(make([]string, 0, r.h), a.topEdge(r.w, t.FocusBorder, t.Ink.FrameFocus, t.Ink.Title, title, right))
	for i := range r.h - 2 {
		line := cells.Spaces(r.w - 4)
		if i < len(lines) {
			line = lines[i]
		}
		out = append(out, side+" "+line+" "+side)
	}
	return append(out, a.bottomEdge(r.w, t.FocusBorder, t.Ink.FrameFocus, bottom))
}

// topEdge is the upper edge of a frame with the title in it.
func (a *Explorer) topEdge(w int, b theme.Border, ink, titleInk theme.Ink, title, right string) string {
	title += " "
	if right != "" {
		right = " " + right + " "
	}
	if cells.Width(title)+cells.Width(right) > w-4 { // the counts come first
		right = ""
	}
	room := w - 4 - cells.Width(right)
	if cells.Width(title) > room {
		title = cells.Fit(title, room, b.Ellipsis)
	}
	line := strings.Repeat(b.H, max(w-4-cells.Width(title)-cells.Width(right), 0))
	return ink.Render(b.TopLeft+b.H) + titleInk.Render(title) + ink.Render(line) + a.theme.Ink.Dim.Render(right) + ink.Render(b.H+b.TopRight)
}

// fitting is a title and what stands at its right, of as many parts as have room.
func (a *Explorer) fitting(title, right string, w int) (left, edge string) {
	const blanks = 3 // behind the title, and around what stands at the right
	dot := " " + a.theme.Border.Dot + " "
	for all := strings.Split(right, dot); len(all) > 0 && right != ""; all = all[:len(all)-1] {
		edge = strings.Join(all, dot)
		for left = title; ; {
			if cells.Width(left)+cells.Width(edge)+blanks <= w {
				return left, edge
			}
			at := strings.LastIndex(left, dot)
			if at < 0 {
				break
			}
			left = left[:at]
		}
	}
	return title, ""
}

// badge is the letter that leads to a pane, while one jumps.
func (a *Explorer) badge(p paneID) string {
	for _, b := range a.keyboard.table {
		if _, ok := a.top().(jumping); ok && b.Action == jumps()[p] {
			return "[" + b.Keys[0] + "]"
		}
	}
	return ""
}

// bottomEdge is the lower edge of a frame, with a word about the row under
// the cursor in it.
func (a *Explorer) bottomEdge(w int, b theme.Border, ink theme.Ink, word string) string {
	if word == "" || w < 12 {
		return ink.Render(b.BottomLeft + strings.Repeat(b.H, max(w-2, 0)) + b.BottomRight)
	}
	word = " " + word + " "
	if cells.Width(word) > w-4 {
		word = strings.TrimRight(cells.FitParts(word, " "+b.Dot+" ", w-5, b.Ellipsis), " ") + " "
	}
	return ink.Render(b.BottomLeft+b.H) + a.theme.Ink.Dim.Render(word) + ink.Render(strings.Repeat(b.H, max(w-3-cells.Width(word), 0))+b.BottomRight)
}

// listTitle is a list's title with its counts, and its order on the right.
func (a *Explorer) listTitle(p paneID) (title, right string) {
	l := &a.panes.lists[p]
	all := a.day.answerer.Sizes[p]
	title = paneTitle(p)
	in, typing := a.top().(*lineInput)
	switch n := l.items(); {
	case typing && p == in.pane:
		text, _ := in.shown(maxQuery * 2)
		return "/" + strings.TrimRight(text, " ") + " ", strconv.Itoa(n) + "/" + strconv.Itoa(all)
	case l.query != "":
		title += " /" + l.query + " " + strconv.Itoa(n) + "/" + strconv.Itoa(all)
	case len(a.panes.answers[p].Tally) == 0:
		title += " " + strconv.Itoa(all)
	}
	title += a.hidden(p)
	if l.order != 0 {
		right = place.Sorts(kindOf(p))[l.order]
	}
	if n, w := l.items(), a.layout.panes[p].w; right == "" && n > a.layout.panes[p].h-2 && w > mediumWidth/3 {
		right = strconv.Itoa(l.position()) + "/" + strconv.Itoa(n)
	}
	const edges = 8 // the corners, and the blanks around the words
	tally, w := a.panes.answers[p].Tally, a.layout.panes[p].w
	if said := a.tallied(tally); cells.Width(title+said)+cells.Width(right)+edges <= w {
		title += said
	} else if a.layout.panes[p].empty() { // it is not drawn
		title += a.legend(tally, mediumWidth)
	} else {
		title += a.legend(tally, w-6-cells.Width(title))
	}
	above := len(slices.DeleteFunc(slices.Clone(l.rows[:min(l.top, len(l.rows))]), func(r row) bool { return r.item < 0 }))
	if more := strconv.Itoa(above) + " above, " + right; above > 0 && right != "" && cells.Width(title+more)+edges <= w {
		right = more
	}
	return title, right
}

// tallied counts the rows by mark, with the word of each.
func (a *Explorer) tallied(tally []relation.Tallied) string {
	out := ""
	for _, one := range tally {
		if glyph := a.theme.Glyph(one.Mark); glyph != " " && one.Mark != model.WithoutVote.Mark() {
			out += "  " + glyph + " " + one.Word + " " + strconv.Itoa(one.N)
		}
	}
	return out
}

// legend counts the rows by glyph, as many of the counts as a width holds.
func (a *Explorer) legend(tally []relation.Tallied, w int) string {
	var order []string
	counts := map[string]int{}
	for _, counted := range tally {
		glyph := a.theme.Glyph(counted.Mark)
		if counted.Mark == model.WithoutVote.Mark() {
			continue // the header says it in words: they are not supporters
		}
		if counts[glyph] == 0 && glyph != " " {
			order = append(order, glyph)
		}
		counts[glyph] += counted.N
	}
	out := ""
	for _, glyph := range order {
		next := "  " + glyph + " " + strconv.Itoa(counts[glyph])
		if more := " " + a.theme.Border.Ellipsis; cells.Width(out)+cells.Width(next) > w {
			for cells.Width(out)+cells.Width(more) > w && out != "" { // it is said that counts are left out
				out = out[:strings.LastIndex(out, "  ")]
			}
			return out + more
		}
		out += next
	}
	return out
}

// evidence returns the word for the row under a list's cursor.
func (a *Explorer) evidence(p paneID) string {
	item := a.panes.lists[p].item()
	m := a.panes.answers[p].At(item)
	if item < 0 || m.Word == "" {
		return ""
	}
	driver := a.panes.current
	if p == a.panes.current {
		driver = a.panes.previous
	}
	selection := a.selection(driver)
	word := m.Word
	if m.Said != "" {
		word += ", says " + m.Said
	}
	switch {
	case m.Count == 1:
		word += ", on one text"
	case m.Count > 1:
		word += ", on " + strconv.Itoa(m.Count) + " texts"
	case len(selection) == 1:
		word += a.note(selection[0], ref{List: p, N: item}) + a.listLater(selection[0], ref{List: p, N: item})
	default:
		word += a.each(selection, ref{List: p, N: item})
	}
	if name := a.source.called(ref{List: p, N: item}) + ": "; cells.Width(name)+cells.Width(word) <= a.layout.panes[p].w-6 {
		if p == a.panes.current && len(selection) == 1 { // the header is about this row, its mark about another
			if about := " (" + a.source.called(selection[0]) + ")"; cells.Width(name+word+about) <= a.layout.panes[p].w-6 {
				word += about
			}
		}
		return name + word
	} else if len(selection) == 1 {
		return name + m.Word // the reader says the rest
	}
	return word
}

// each says what an item means for each of several.
func (a *Explorer) each(selection []ref, to ref) string {
	out := ""
	for i, from := range selection {
		word := a.day.answerer.Single(from, to).Word
		if word == "" {
			word = "none"
		}
		out += " " + a.theme.Border.Dot + " [" + strconv.Itoa(i+1) + "] " + word
	}
	return out
}

// note returns what the sources add to an act, after its word.
func (a *Explorer) note(from, to ref) string {
	note := a.source.words.Note(from, to)
	if note == "" || strings.HasPrefix(note, "as of ") {
		return strings.TrimRight(" "+note, " ")
	}
	return ", " + note
}

// listLines draws the rows of a list that are on screen.
func (a *Explorer) listLines(p paneID, r rect) []string {
	l := &a.panes.lists[p]
	w, h := r.w-2, r.h-2
	out := make([]string, 0, max(h, 0))
	for i := l.top; len(out) < h; i++ {
		switch {
		case i < len(l.rows):
			out = append(out, a.row(p, i, w))
		case len(l.rows) == 0 && len(out) == 1:
			out = append(out, a.theme.Ink.Dim.Render(cells.Fit("  "+a.nothing(p), w, a.theme.Border.Ellipsis)))
		default:
			out = append(out, cells.Spaces(w))
		}
	}
	return out
}

// row draws one row: cursor, mark, label and, at the right, a count.
func (a *Explorer) row(p paneID, i, w int) string {
	t := a.theme
	l := &a.panes.lists[p]
	item := l.rows[i].item
	if item < 0 {
		return t.Ink.Heading.Render(cells.Fit(" "+l.rows[i].head+" "+t.Border.Dot+" "+strconv.Itoa(l.rows[i].count), w, t.Border.Ellipsis))
	}
	m := a.panes.answers[p].At(item)
	label := a.source.labels[p][item]
	if n := a.pinned(ref{List: p, N: item}); n > 0 {
		label = "[" + strconv.Itoa(n) + "] " + label
	}
	right := ""
	if m.Count > 0 {
		right = " " + strconv.Itoa(m.Count) + " "
	}
	const says, least = " says", 24
	if m.Said != "" && w >= least { // a word: the marks of sayings are those of acts
		right = says + cmp.Or(right, " ")
	}
	text := cells.Fit(label, w-3-len(right), t.Border.Ellipsis) + right
	glyph := t.Glyph(m.Mark)
	if i != l.cursor && glyph == " " {
		return "   " + text
	}
	if i != l.cursor {
		return " " + t.Ink.Mark(m.Mark).Render(glyph) + " " + text
	}
	if p == a.panes.focus {
		return t.Ink.Cursor.Render(t.Border.Caret + glyph + " " + text)
	}
	return t.Ink.CursorIdle.Render(t.Border.Caret + glyph + " " + text)
}

// pinned is the number of a pin among those of its list, or 0.
func (a *Explorer) pinned(r ref) int {
	n := 0
	for _, pin := range a.panes.pins {
		if pin.List == r.List {
			n++
		}
		if pin == r {
			return n
		}
	}
	return 0
}
