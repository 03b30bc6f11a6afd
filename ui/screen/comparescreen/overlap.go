package comparescreen

import (
	"slices"
	"strconv"
	"strings"

	"comity/model"
	"comity/model/compare"
	"comity/model/matrix"
	"comity/model/prose"
	"comity/model/relation"
	"comity/ui/cells"
	"comity/ui/place"
	"comity/ui/report"
	"comity/ui/screen"
)

// overlap shows which States are on which of several texts.
type overlap struct {
	view  *compare.Comparison
	names []string // of the texts that have States by name
}

func newOverlap(r *report.Report) *overlap {
	o := &overlap{view: r.Comparison}
	for _, s := range o.view.Overlap.Statements {
		o.names = append(o.names, s.Confidence.Beside(s.ShortTitle))
	}
	return o
}

func (o *overlap) says() (subject, counts string) {
	names := o.view.Subjects.Names()
	subject = strings.Join(names, " and ")
	if len(names) > 2 {
		subject = strconv.Itoa(len(names)) + " texts"
	}
	if len(o.view.Overlap.Pairs) == 1 {
		return subject, dot + o.view.Overlap.Pairs[0].Words()
	}
	if all, ok := o.view.Overlap.All(); ok {
		counts = dot + prose.Count(all, "State")
	}
	return subject, counts
}

func (o *overlap) lay(b *screen.Body) {
	o.summary(b)
	o.pairs(b)
	o.combinations(b)
	o.doubts(b)
}

// summary names the texts, with how many took part in each.
func (o *overlap) summary(b *screen.Body) {
	k, v := &b.Theme.Ink, &o.view.Overlap
	b.Part("Texts", strconv.Itoa(len(v.Statements)))
	name := longest(o.names)
	for i, s := range v.Statements {
		size := sized(s, v.Sizes[i])
		title := screen.Line{{Text: strconv.Itoa(i+1) + "  ", Ink: k.Heading}, {Text: cells.Fit(o.names[i], min(name, b.W-3), b.Theme.Border.Ellipsis), Ink: k.Bold}}
		day := screen.Piece{Text: cells.Fit(s.When().Long(), dayWidth, "") + "  ", Ink: k.Dim}
		if 3+name+2+dayWidth+2+len(size) <= b.W {
			b.Row(textRow("text", s, ""), append(title, screen.Piece{Text: "  "}, day, screen.Piece{Text: size}))
			continue
		}
		lines := []screen.Line{title}
		for _, line := range cells.Wrap(s.When().Long()+", "+size, b.W-3) {
			lines = append(lines, screen.Line{{Text: "   " + line}})
		}
		b.Row(textRow("text", s, ""), lines...)
	}
	b.Text(v.AllWords(), k.Text)
	if slices.ContainsFunc(v.Statements, func(s *model.Statement) bool { return s.Confidence.Mark() != "" }) {
		b.Text(report.GradesNote, k.Dim)
	}
	for _, out := range [][]*model.Statement{v.Bodies, v.NoState, v.Withheld} {
		for _, s := range out {
			var lines []screen.Line
			for _, line := range cells.Wrap(compare.LeftOut(s), b.W) {
				lines = append(lines, screen.Line{{Text: line, Ink: k.Dim}})
			}
			b.Row(textRow("left", s, ""), lines...)
		}
	}
	for _, text := range compare.LeftForDay(o.view.Later, o.view.LaterLists) {
		b.Text(text, k.Dim)
	}
}

// verbs returns the verbs for being counted here: "joined or voted yes".
func (o *overlap) verbs() string { return relation.Verbs(o.view.Overlap.Statements) }

// dayWidth is that of the longest day.
const dayWidth = len("23 September 2019")

// sized is how many took part in a text, by vote or by name, and as of which day.
func sized(s *model.Statement, n int) string {
	if s.RollCall() {
		return "in favour " + strconv.Itoa(n)
	}
	out := relation.VerbsOf(n, []*model.Statement{s}) + " " + strconv.Itoa(n)
	if s.Minimum() {
		out += ", known minimum"
	}
	return strings.TrimSuffix(out+", "+relation.ListDay(s), ", ")
}

// pairs adds each pair of texts.
func (o *overlap) pairs(b *screen.Body) {
	if len(o.view.Overlap.Pairs) == 0 {
		return
	}
	k := &b.Theme.Ink
	b.Part("Each pair", "")
	b.Text("States on both, of those on at least one of the two. Those of which one of the two is not known are left out.", k.Dim)
	for i := range o.view.Overlap.Pairs {
		p := &o.view.Overlap.Pairs[i]
		names := o.names[p.A] + " and " + o.names[p.B]
		r := screen.Row{Key: "pair/" + strconv.Itoa(p.A+1) + "-" + strconv.Itoa(p.B+1), Foot: names}
		if len(o.view.Overlap.Pairs) > 1 {
			s := o.view.Overlap.Statements
			r.To = place.OfCompare(o.view.AsOf, compare.Subject{Statement: s[p.A]}, compare.Subject{Statement: s[p.B]})
			r.Foot = "compare only " + names
		}
		line := strconv.Itoa(p.A+1) + " and " + strconv.Itoa(p.B+1) + "  " + p.Words()
		rest := strings.Join(p.LeftOut(), "; ")
		if rest == "" {
			b.Row(r, wrapped(b, []string{line})...)
		} else if cells.Width(line)+2+cells.Width(rest) > b.W {
			b.Row(r, wrapped(b, []string{line, rest})...)
		} else {
			b.Row(r, screen.Line{{Text: line + "  "}, {Text: rest, Ink: k.Dim}})
		}
	}
}

// mostBar is how long the longest bar is.
const mostBar = 24

// combinations are the States that joined exactly the same texts.
func (o *overlap) combinations(b *screen.Body) {
	k, v := &b.Theme.Ink, &o.view.Overlap
	b.Part("Who "+o.verbs()+", by text", prose.Count(len(v.Rows), "combination"))
	if len(v.Rows) == 0 {
		b.Line(screen.Piece{Text: "no State is listed", Ink: k.Dim})
		return
	}
	heads := ""
	for i := range v.Statements {
		heads += strconv.Itoa(i+1) + " "
	}
	b.Line(screen.Piece{Text: heads, Ink: k.Heading}, screen.Piece{Text: " " + compare.ExactlyThese, Ink: k.Dim})
	most := len(v.Rows[0].States)
	for _, r := range v.Rows {
		n := len(r.States)
		dots, ink := o.dots(b, r.Joined, 0), k.Accent
		bar := min(mostBar, b.W/4)
		long := max((n*bar+most-1)/most, 1)
		sign := "█"
		if b.Theme.ASCII {
			sign = "#"
		}
		line := append(dots, screen.Piece{Text: " " + strings.Repeat(sign, long), Ink: ink}, screen.Piece{Text: " " + cells.Fit(strconv.Itoa(n), len(strconv.Itoa(most))+bar-long, ""), Ink: k.Bold})
		b.Row(o.stateRow("set", r.Joined, 0, r.States), o.beside(b, line, r.States)...)
	}
}

// doubts adds the States with unknown acts.
func (o *overlap) doubts(b *screen.Body) {
	v := &o.view.Overlap
	if len(v.Doubts) == 0 {
		return
	}
	n := 0
	for _, d := range v.Doubts {
		n += len(d.States)
	}
	b.Part("Not known", prose.Count(n, "State"))
	b.Text(compare.NotKnown, b.Theme.Ink.Dim)
	for _, d := range v.Doubts {
		line := append(o.dots(b, d.Joined, d.Unknown), screen.Piece{Text: " " + strconv.Itoa(len(d.States)) + " ", Ink: b.Theme.Ink.Bold})
		b.Row(o.stateRow("doubt", d.Joined, d.Unknown, d.States), o.beside(b, line, d.States)...)
	}
}

// dots are a mark for each text: joined, not, not known.
func (o *overlap) dots(b *screen.Body, joined, unknown compare.Set) screen.Line {
	var out screen.Line
	for i := range o.view.Overlap.Statements {
		sym := model.MarkNone
		switch {
		case joined.Has(i):
			sym = model.MarkAll
		case unknown.Has(i):
			sym = model.Unknown.Mark()
		}
		out = append(out, screen.Piece{Text: b.Theme.Glyph(sym), Ink: b.Theme.Ink.Mark(sym)}, screen.Piece{Text: " "})
	}
	return out
}

// beside puts the names of States beside a line, or below it if there is little
// room.
func (o *overlap) beside(b *screen.Body, line screen.Line, states []*model.Country) []screen.Line {
	used := 1
	for _, p := range line {
		used += cells.Width(p.Text)
	}
	var names []string
	for _, co := range states {
		names = append(names, strings.ReplaceAll(co.DisplayName(), " ", "\u00a0"))
	}
	text := strings.Join(names, ", ")
	in := 2
	out := []screen.Line{line}
	if b.W-used >= 2*narrowest && cells.Width(text) <= 3*(b.W-used) {
		in = used
		out = nil
	}
	for i, words := range cells.Wrap(text, b.W-in) {
		words = strings.ReplaceAll(words, "\u00a0", " ")
		if i == 0 && out == nil {
			out = append(out, append(line, screen.Piece{Text: " " + words}))
			continue
		}
		out = append(out, screen.Line{{Text: cells.Spaces(in) + words}})
	}
	return out
}

// stateRow opens the page of one State, the comparison of a few, or the matrix
// of many, with the texts and the States pinned.
func (o *overlap) stateRow(part string, joined, unknown compare.Set, states []*model.Country) screen.Row {
	v := &o.view.Overlap
	r := screen.Row{Key: part + "/" + bits(joined, len(v.Statements))}
	if unknown != 0 {
		r.Key += "-" + bits(unknown, len(v.Statements))
	}
	r.Foot = v.Name(joined) + dot + prose.Count(len(states), "State")
	switch {
	case len(states) == 1:
		r.To = place.View{Place: place.OfCountry(states[0]), In: place.OnPage}
		r.Foot = v.Name(joined) + dot + states[0].DisplayName()
	case len(states) <= compare.Most:
		var some []compare.Subject
		for _, co := range states {
			some = append(some, compare.Subject{Country: co})
		}
		r.To = place.OfCompare(o.view.AsOf, some...)
		r.Foot += ": compare them"
	default:
		opts := matrix.Options{}
		for _, co := range states {
			opts.PinnedCountries = append(opts.PinnedCountries, co.ISO3)
		}
		for _, s := range v.Statements {
			opts.PinnedStatements = append(opts.PinnedStatements, s.ID)
		}
		r.To = place.OfMatrix(opts)
		r.Foot += ": pin them in the matrix"
	}
	return r
}

// bits encodes a set: 101 is the first and the third.
func bits(s compare.Set, n int) string {
	out := ""
	for i := range n {
		if s.Has(i) {
			out += "1"
		} else {
			out += "0"
		}
	}
	return out
}
