package report

import (
	"slices"
	"strings"

	"comity/model"
	"comity/model/matrix"
	"comity/model/timeline"
	"comity/model/wording"
	"comity/ui/page"
	"comity/ui/theme"
)

// Figure is a scene on a page among other content, such as a slide: legible
// from a distance, without the notes of the page of the scene. The page needs
// [Style], and [Forms] once.
type Figure struct {
	HTML     string
	Markdown string
	Picture  bool // it takes the available room
	Lines    int  // about how many lines it takes where it is no picture
}

// How much of a scene a figure shows.
const (
	figureRows  = 24 // of a matrix
	figureFew   = 6  // States of a matrix that fit side by side
	figureTexts = 8  // of a table
	figureLines = 90 // letters on a line
)

// Style is the style of figures: their colours, light and dark, and marks.
func Style() string { return svgStyle + glyphRules() + colours() }

// Forms are the forms of the marks in pictures, for all pictures of a page.
func Forms() string {
	p := &paper{}
	p.open("svg", "xmlns", "http://www.w3.org/2000/svg", "class", "forms", "width", "0", "height", "0", "aria-hidden", "true")
	p.forms()
	p.close("svg")
	p.line()
	return p.b.String()
}

// Figure makes the figure of a sheet. id is unique on its page; at is the text
// that a timeline points at, if any; flat is set if there are few rows.
func (s *Report) Figure(id, at string, flat bool) Figure {
	cut := s.shortened()
	parts := cut.gist()
	f := Figure{Markdown: cut.figureMarkdown(parts)}
	p := &paper{figure: id}
	if s.Empty != "" {
		p.leaf("p", wording.Sentence(s.Empty))
		return Figure{HTML: p.b.String(), Markdown: f.Markdown, Lines: 2}
	}
	switch {
	case cut.Timeline != nil:
		f.Picture = true
		cut.svg = func(p *paper) { cut.lanesPicture(p, at, flat) }
	case cut.Map != nil:
		f.Picture = true
	case cut.Matrix != nil:
		f.Picture = len(parts[0].Table.Head) > figureFew+1
	case cut.Comparison != nil:
		f.Picture = cut.inline
	}
	if f.Picture {
		p.open("div", "class", "picture")
		cut.svg(p)
		p.close("div")
		if n := len(s.matrixRows()); n > len(cut.matrixRows()) {
			p.leaf("p", "The first "+wording.Of(len(cut.matrixRows()), n)+" rows.", "class", "dim")
		}
		p.legendOf(cut.Legend)
		p.heard(parts)
	} else {
		for i := range parts {
			p.figurePart(&parts[i], id)
			f.Lines += parts[i].lines()
		}
	}
	f.HTML = p.b.String()
	return f
}

// shortened is the sheet with no more rows of a matrix than can be read.
func (s *Report) shortened() *Report {
	cut := *s
	if s.Matrix != nil && len(s.Matrix.Rows) > figureRows {
		m := *s.Matrix
		m.Rows = m.Rows[:figureRows]
		cut.Matrix = &m
	}
	return &cut
}

// matrixRows are the rows of the matrix, if there is one.
func (s *Report) matrixRows() []matrix.Row {
	if s.Matrix == nil {
		return nil
	}
	return s.Matrix.Rows
}

// gist returns the most important parts of a scene, in words and tables.
func (s *Report) gist() []Part {
	switch {
	case s.Empty != "":
		return nil
	case s.Map != nil:
		return []Part{s.mapGist()}
	case s.Timeline != nil:
		return []Part{s.timeGist()}
	case s.Matrix != nil:
		return []Part{s.matrixGist()}
	case len(s.Pairs) > 1:
		return []Part{s.crosswalkGist()}
	}
	var out []Part
	for _, part := range s.Parts {
		if part.Long || len(s.Pairs) == 1 && part.Table != nil {
			continue
		}
		if t := part.Table; t != nil && len(t.Rows) > figureTexts {
			short := *t
			short.Rows = short.Rows[:figureTexts]
			part.Words = append(slices.Clone(part.Words), "The first "+wording.Of(figureTexts, len(t.Rows))+":")
			part.Table = &short
		}
		const most = 3
		if out = append(out, part); len(out) == most {
			break
		}
	}
	if len(s.Pairs) == 1 {
		out[0].Heading = "" // which the title says
	}
	return out
}

// mapGist lists the States of every mark for something on record.
func (s *Report) mapGist() Part {
	t := &Table{Head: heads("mark", "States", "which")}
	for _, count := range s.Map.Legend {
		mark := MarkOfState(count.State)
		if !theme.Solid(mark.Mark) && count.N > len(s.Map.Tiles)/2 {
			continue // those of which nothing is on record
		}
		var names []string
		for _, tile := range s.Map.Tiles {
			if tile.State == count.State {
				names = append(names, tile.Country.DisplayName())
			}
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{marked(mark), number(count.N), words(strings.Join(names, ", "))}})
	}
	return Part{Table: t}
}

// timeGist is the texts of a timeline by date.
func (s *Report) timeGist() Part {
	t := &Table{Head: heads("date", "text", "kind")}
	l := s.Lanes(1)
	var shown []timeline.Placed
	for _, lane := range l.Lanes {
		shown = append(shown, lane...)
	}
	slices.SortStableFunc(shown, func(a, b timeline.Placed) int { return a.First.Compare(b.First) })
	for _, it := range shown {
		t.Rows = append(t.Rows, Row{Cells: []Cell{words(it.Words), words(it.Statement.ShortTitle), words(page.Kind(it.Statement.Kind))}})
	}
	return Part{Table: t}
}

// matrixGist is the matrix without its totals, a row for each text; where it has
// few States, so few texts that both have room.
func (s *Report) matrixGist() Part {
	t := &Table{Head: heads("text")}
	for i := range s.Matrix.Rows {
		if co := s.Matrix.Rows[i].Country; co != nil {
			t.Head = append(t.Head, words(co.DisplayName()))
		}
	}
	for j, col := range s.Matrix.Columns {
		cells := []Cell{words(itoa(col.Statement.Date.Year) + " " + col.Statement.ShortTitle)}
		for i := range s.Matrix.Rows {
			if s.Matrix.Rows[i].Country != nil {
				cells = append(cells, marked(MarkOf(s.Matrix.Cell(i, j))))
			}
		}
		t.Rows = append(t.Rows, Row{Cells: cells})
	}
	part := Part{Table: t}
	if n := len(t.Rows); len(t.Head) <= figureFew+1 && n > figureTexts {
		t.Rows = t.Rows[:figureTexts]
		part.Words = []string{"The first " + wording.Of(figureTexts, n) + " texts:"}
	}
	return part
}

// crosswalkGist is the two lists of norms, a row for each pair.
func (s *Report) crosswalkGist() Part {
	t := &Table{Head: heads("UN", "G7", "norm", "wording")}
	name := func(p *Pair) string {
		for _, side := range []*model.Norm{normOf(p, true), normOf(p, false)} {
			if side != nil {
				return side.Title
			}
		}
		return ""
	}
	label := func(n *model.Norm) string {
		if n == nil {
			return "–"
		}
		return n.Label()
	}
	for i := range s.Pairs {
		p := &s.Pairs[i]
		wording := p.alike()
		switch {
		case p.A == nil:
			wording = "Only in the list of the G7."
		case p.B == nil:
			wording = "Only in the list of the UN."
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{words(label(normOf(p, true))), words(label(normOf(p, false))), words(name(p)), words(strings.TrimSuffix(wording, "."))}})
	}
	return Part{Table: t}
}

// normOf is one norm of a pair, or nil.
func normOf(p *Pair, first bool) *model.Norm {
	side := p.B
	if first {
		side = p.A
	}
	if side == nil {
		return nil
	}
	return side.Norm
}

// lines is about how many lines a part takes.
func (part *Part) lines() int {
	n := 0
	add := func(text string) { n += 1 + len([]rune(text))/figureLines }
	if part.Heading != "" {
		n++
	}
	for _, line := range part.Words {
		add(line)
	}
	if len(part.Diff) > 0 {
		add(Signs(part.Diff))
	}
	if t := part.Table; t != nil {
		n++
		for _, row := range t.Rows {
			text := ""
			for _, cell := range row.Cells {
				text += cell.Text
			}
			add(text)
		}
	}
	return n
}

// figurePart writes a part of a figure.
func (p *paper) figurePart(part *Part, name string) {
	if part.Heading != "" {
		p.leaf("p", part.Heading, "class", "head")
	}
	p.inPart(part, name)
}

// legendOf writes marks with their words and counts.
func (p *paper) legendOf(marks []Entry) {
	if len(marks) == 0 {
		return
	}
	p.open("ul", "class", "legend")
	for _, m := range marks {
		p.open("li")
		p.leaf("span", m.Word+" "+itoa(m.N), "class", "m "+class(m.Mark))
		p.close("li")
	}
	p.close("ul")
	p.line()
}

// heard writes the content of a picture for screen readers.
func (p *paper) heard(parts []Part) {
	p.open("div", "class", "hidden")
	for i := range parts {
		if t := parts[i].Table; t != nil {
			for _, row := range t.Rows {
				var cells []string
				for j, cell := range row.Cells {
					if j > 0 && len(t.Head) > 3 && cell.Marked {
						cells = append(cells, t.Head[j].Text+" "+cell.Text)
					} else {
						cells = append(cells, cell.Text)
					}
				}
				p.leaf("p", strings.Join(cells, ", ")+".")
			}
		}
	}
	p.close("div")
	p.line()
}

// figureMarkdown returns the content of a figure in Markdown.
func (s *Report) figureMarkdown(parts []Part) string {
	var b strings.Builder
	para := func(text string) { b.WriteString(text + "\n\n") }
	para("**" + page.Escape(s.Title) + "**")
	if s.Empty != "" {
		para(page.Escape(wording.Sentence(s.Empty)))
		return b.String()
	}
	if len(s.Legend) > 0 {
		var items []string
		for _, m := range s.Legend {
			items = append(items, strings.TrimSpace(theme.Glyph(m.Mark)+" "+legendWord(m)))
		}
		para(page.Escape(strings.Join(items, " · ")))
	}
	for i := range parts {
		part := &parts[i]
		if part.Heading != "" {
			para("**" + page.Escape(part.Heading) + "**")
		}
		for _, line := range part.Words {
			para(page.Escape(line))
		}
		if part.Table != nil {
			part.Table.markdown(&b)
		}
		if len(part.Diff) > 0 {
			para(page.Escape(Signs(part.Diff)))
		}
	}
	return b.String()
}
