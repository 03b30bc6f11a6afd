package timelinescreen

import (
	"slices"
	"strconv"
	"strings"

	"comity/model"
	"comity/model/chart"
	"comity/model/relation"
	"comity/ui/cells"
	"comity/ui/screen"
	"comity/ui/theme"
)

// The content of a column of a lane.
const (
	nothing = iota
	grid    // a tick above
	within  // a day that the text may be of
	later   // a text after the day of the program
	perhaps // a text that may be after it
	there   // a text
	pinned  // a text that is pinned
)

// Texts of a column are counted by a digit as far as there is one.
const (
	digits = 9
	more   = "+"
)

// sign returns its character and ink.
func sign(t *theme.Theme, what int) (string, theme.Ink) {
	pair := [...][2]string{{" ", " "}, {"┊", ":"}, {"~", "~"}, {"○", "-"}, {"?", "?"}, {"●", "o"}, {"▣", "#"}}[what]
	ink := t.Ink.Dim
	switch what {
	case pinned:
		ink = t.Ink.Accent
	case there:
		ink = t.Ink.Mark(model.MarkByName)
	case perhaps:
		ink = t.Ink.Mark(model.Unknown.Mark())
	}
	if t.ASCII {
		return pair[1], ink
	}
	return pair[0], ink
}

// Widths under which words are shorter.
const narrow, tiny = 50, 30

// title names a lane in as many letters as a width leaves for it.
func title(lane, w int) string {
	const wide = 110
	long, short := "No date is known", "Undated"
	if lane < int(chart.Lanes) {
		long = chart.Lane(lane).Title()
		short = [...]string{"UN groups", "Resolutions", "Declarations", "Treaties, codes", "Coalitions", "Attrib., advis."}[lane]
	}
	switch {
	case w >= wide:
		return long
	case w >= narrow:
		return short
	case w >= tiny && lane < int(chart.Lanes):
		return [...]string{"UN", "Resol.", "Decl.", "Tr/Code", "Coal.", "Att/Adv"}[lane]
	}
	return short[:1]
}

// Draw returns the lines of the axis, the lanes, the legend and the panel.
func (x *Timeline) Draw(t *theme.Theme, w, h int) []string {
	gap := x.titleWidth(w) + 1
	width := max(w-gap, 1)
	l := x.layout(width)
	s := x.shapeFor(t, &l, w, h)
	if s.step = 1; x.crowded(&l, &s) {
		l = x.layout((width + 1) / 2)
		s = x.shapeFor(t, &l, w, h)
		s.step = 2
	}
	x.shape, x.bins = s, l
	column := x.column(&l)
	out := append(make([]string, 0, h), x.axis(t, &l, width, gap, column)...)
	here, spanned, most := "", false, 0
	for i, tall := range s.tall {
		lane := s.first + i
		stacks, spans := x.stacks(&l, lane)
		for i, span := range spans {
			spanned = spanned || span && len(stacks[i]) == 0
			if n := len(stacks[i]); n > max(tall-1, 1) {
				most = max(most, n)
			}
		}
		for level := tall - 1; level >= 0; level-- {
			name := ""
			if level == 0 {
				name = title(lane, w)
			}
			name = cells.Fit(name, s.title, t.Border.Ellipsis)
			switch {
			case level == 0 && lane == x.lane && !t.Still:
				name = t.Ink.CursorIdle.Render(name)
			case level == 0:
				name = t.Ink.Heading.Render(name)
			}
			at := cursor{-1, 0}
			if lane == x.lane && column >= 0 && !t.Still {
				at = cursor{column, min(slices.Index(stacks[column], x.lanes[lane][x.item]), max(tall-2, 0))}
				here = x.here(stacks[column])
			}
			out = append(out, name+" "+x.laneLine(t, &l, stacks, spans, level, max(tall-1, 1), width, at))
		}
	}
	if s.legend {
		out = append(out, screen.LegendIn(t, w, 1, x.signs(t, w, spanned, most))...)
	}
	out = append(out, x.panel(t, w, s.panel, here)...)
	for len(out) < h {
		out = append(out, cells.Spaces(w))
	}
	return out[:max(h, 0)]
}

// column is that of the cursor; none for an undated text.
func (x *Timeline) column(l *chart.Layout) int {
	it, ok := x.at()
	if !ok || it.Precision == chart.Undated {
		return -1
	}
	for _, p := range l.Lanes[it.Lane] {
		if p.Statement == it.Statement {
			return middle(p)
		}
	}
	return -1
}

// middle is the column of the mark of an item that spans several.
func middle(p chart.Placed) int { return (p.From + p.To) / 2 }

// axis is the words of the ticks, and below them where the cursor is; on one line both.
func (x *Timeline) axis(t *theme.Theme, l *chart.Layout, width, gap, column int) []string {
	words, rule := make([]rune, 0, width), runs{}
	free := 0
	for i := range width {
		bin := chart.Bin{} // between two columns, or after the last
		if i%x.shape.step == 0 && i/x.shape.step < len(l.Bins) {
			bin = l.Bins[i/x.shape.step]
		}
		if bin.Tick != "" && i >= free && i+len(bin.Tick) <= width {
			for len(words) < i {
				words = append(words, ' ')
			}
			words = append(words, []rune(bin.Tick)...)
			free = i + len(bin.Tick) + 1
		}
		mark, tick, here := t.Border.H, "┬", "▼"
		if t.ASCII {
			tick, here = "+", "v"
		}
		switch {
		case x.shape.axis == 1 && i < len(words) && words[i] != ' ':
			mark = string(words[i])
		case bin.Tick != "":
			mark = tick
		}
		if column >= 0 && i == column*x.shape.step {
			rule.add(t.Ink.Title, here)
		} else {
			rule.add(t.Ink.Dim, mark)
		}
	}
	head := cells.Spaces(gap)
	return []string{head + t.Ink.Dim.Render(cells.Fit(string(words), width, "")), head + rule.String()}[2-x.shape.axis:]
}

// stacks are the items of each column of a lane, and which columns lie within
// the time of an item whose day is not known. The undated are side by side.
func (x *Timeline) stacks(l *chart.Layout, lane int) (stacks [][]chart.Item, spans []bool) {
	stacks, spans = make([][]chart.Item, len(l.Bins)), make([]bool, len(l.Bins))
	if lane >= int(chart.Lanes) {
		for i, it := range x.lanes[lane] {
			column := min(2*i, len(l.Bins)-1)
			stacks[column] = append(stacks[column], it)
		}
		return stacks, spans
	}
	for _, p := range l.Lanes[lane] {
		stacks[middle(p)] = append(stacks[middle(p)], p.Item)
		for i := p.From; i <= p.To && p.From < p.To; i++ {
			spans[i] = true
		}
	}
	return stacks, spans
}

// cursor is a column of a lane, and which of the texts stacked there.
type cursor struct{ column, level int }

// here says which text of its column the cursor is on, if there are several.
func (x *Timeline) here(items []chart.Item) string {
	if len(items) < 2 {
		return ""
	}
	return strconv.Itoa(slices.Index(items, x.lanes[x.lane][x.item])+1) + " of " + strconv.Itoa(len(items)) + " in its column"
}

// laneLine is a line of a lane. Texts of one column are stacked as far as the
// lane allows; otherwise a digit shows their number.
func (x *Timeline) laneLine(t *theme.Theme, l *chart.Layout, stacks [][]chart.Item, spans []bool, level, tall, width int, at cursor) string {
	out := runs{}
	for i, items := range stacks {
		if i > 0 {
			out.add(theme.Ink{}, cells.Spaces(x.shape.step-1))
		}
		what, text := nothing, ""
		switch {
		case level == 0 && slices.ContainsFunc(items, x.pinned):
			what = pinned
		case len(items) > tall && level == 0:
			what, text = x.together(items)
		case level < len(items) && level < tall:
			if what = x.kind(items[level]); x.pinned(items[level]) {
				what = pinned
			}
		case level == 0 && spans[i]:
			what = within
		case l.Bins[i].Tick != "":
			what = grid
		}
		glyph, ink := sign(t, what)
		if what == nothing {
			ink = theme.Ink{}
		}
		if text != "" {
			glyph = text
		}
		if i == at.column && level == at.level {
			ink = t.Ink.Cursor
		}
		out.add(ink, glyph)
	}
	out.add(theme.Ink{}, cells.Spaces(width-(len(stacks)-1)*x.shape.step-1))
	return out.String()
}

// crowded reports whether two numbers would stand side by side, which read as one.
func (x *Timeline) crowded(l *chart.Layout, s *shape) bool {
	for i, tall := range s.tall {
		stacks, _ := x.stacks(l, s.first+i)
		for j := 1; j < len(stacks); j++ {
			if min(len(stacks[j-1]), len(stacks[j])) > max(tall-1, 1) {
				return true
			}
		}
	}
	return false
}

// runs is a line that is drawn cell by cell; cells of the same ink share it.
type runs struct {
	done, run strings.Builder
	ink       theme.Ink
}

func (r *runs) add(ink theme.Ink, text string) {
	if ink != r.ink {
		r.end()
		r.ink = ink
	}
	r.run.WriteString(text)
}

func (r *runs) end() {
	r.done.WriteString(r.ink.Render(r.run.String()))
	r.run.Reset()
}

// String is the line so far.
func (r *runs) String() string {
	r.end()
	return r.done.String()
}

// together is the sign of several texts: how many of them there were on the day,
// or that of texts that came later.
func (x *Timeline) together(items []chart.Item) (what int, text string) {
	n, most := 0, later
	for _, it := range items {
		if kind := x.kind(it); kind != later {
			n, most = n+1, max(most, kind)
		}
	}
	switch {
	case n < 2:
		return most, ""
	case n > digits:
		return there, more
	}
	return there, strconv.Itoa(n)
}

// pinned reports whether a text is pinned.
func (x *Timeline) pinned(it chart.Item) bool {
	return slices.Contains(x.marked, it.Statement.ID)
}

// kind is how an item lies to the day of the program.
func (x *Timeline) kind(it chart.Item) int {
	switch x.when(it) {
	case relation.Later:
		return later
	case relation.Unclear:
		return perhaps
	case relation.There:
	}
	return there
}

// signs explains what is on the screen.
func (x *Timeline) signs(t *theme.Theme, w int, spanned bool, most int) []screen.Sign {
	var out []screen.Sign
	add := func(what int, word string) {
		mark, ink := sign(t, what)
		out = append(out, screen.Sign{Ink: ink, Mark: mark, Word: word})
	}
	one, unsure := "one text", "known to the month or year only"
	if w < narrow {
		one, unsure = "one", "no day"
	}
	add(there, one)
	if most > 1 {
		out = append(out, screen.Sign{Ink: out[0].Ink, Mark: "2–9", Word: "texts"})
	}
	if most > digits {
		out = append(out, screen.Sign{Ink: out[0].Ink, Mark: more, Word: "more"})
	}
	if len(x.marked) > 0 {
		add(pinned, "pinned")
	}
	if spanned {
		add(within, unsure)
	}
	if !x.asOf.IsZero() {
		add(later, "came later")
		if _, maybe, _ := x.line.Split(x.asOf); len(maybe) > 0 {
			add(perhaps, "perhaps later")
		}
	}
	return out
}

// Point moves the cursor to the text whose mark is at a cell; on the name of a
// lane to its newest text.
func (x *Timeline) Point(px, py int) bool {
	lane, level, ok := x.shape.lane(py - x.shape.axis)
	if !ok || px < 0 {
		return false
	}
	if column := px - x.shape.title - 1; column >= 0 {
		column /= x.shape.step
		stacks, _ := x.stacks(&x.bins, lane)
		if column >= len(stacks) || len(stacks[column]) == 0 || level > 0 && level >= len(stacks[column]) {
			return false
		}
		x.lane, x.item = lane, slices.Index(x.lanes[lane], stacks[column][min(level, len(stacks[column])-1)])
		return true
	}
	if len(x.lanes[lane]) > 0 {
		x.lane, x.item = lane, len(x.lanes[lane])-1
	}
	return len(x.lanes[lane]) > 0
}
