package matrixscreen

import (
	"comity/model"
	"comity/model/matrix"
	"comity/model/prose"
	"comity/model/relation"
	"comity/ui/cells"
	"comity/ui/place"
	"comity/ui/screen"
	"comity/ui/theme"
)

// evidence is what the sources say of the cell under the cursor: first what was done.
func (g *Matrix) evidence() []string {
	row, col, ok := g.here()
	switch {
	case !ok:
		return nil
	case g.view.OfNorms() && row.Heads():
		return []string{row.Title() + ": " + g.view.GroupCell(g.row, g.column).Words, col.Title()}
	case g.view.OfNorms():
		return g.saying(row.Country, col)
	}
	var out []string
	title := col.Statement.Confidence.Beside(col.Statement.Title)
	if e, ok := g.view.Evidence(g.row, g.column); ok {
		out = append([]string{row.Country.DisplayName() + ": " + e.Says, title, ""}, e.Details(col.Reason)...)
	} else {
		out = []string{row.Title() + ": " + g.view.GroupCell(g.row, g.column).Words, title, "", col.Reason, "Confidence: " + col.Statement.Confidence.Explained()}
	}
	out = append(out, "")
	sources := col.Statement.OfficialFirst()
	if s := col.Statement; s.URL != "" && (len(sources) == 0 || sources[0].URL != s.URL) {
		out = append(out, prose.Capital(s.PageName())+" ("+s.PageRead().Word()+"): "+s.URL)
	}
	for _, source := range sources {
		out = append(out, "Source: "+sourceLine(source))
	}
	return append(out, "", g.whole()+": "+totals(g.view.ColumnCounts(g.column)))
}

// saying is what documents of a State say about a norm, with their words.
func (g *Matrix) saying(co *model.Country, col *matrix.Column) []string {
	out := []string{co.DisplayName() + dot + col.Title(), ""}
	said := g.view.Said(g.row, g.column)
	for _, one := range said {
		what, quote, about := g.corpus.Evidence(one)
		out = append(append(out, prose.Capital(what), quote), about...)
		out = append(out, "Place: "+place.OfDocument(one.Document, one.Number()).String(), "Address: "+one.Document.URL, "")
	}
	if len(said) == 0 {
		out = append(out, model.NothingSaid, "")
	}
	return append(out, g.whole()+": "+totals(g.view.ColumnCounts(g.column)))
}

// whole is whom the totals of a column are of.
func (g *Matrix) whole() string {
	if n := len(g.view.States); n < len(g.corpus.Countries()) {
		return prose.Count(n, "State") + " shown"
	}
	return "All States"
}

// drawPanel returns what is beside the matrix.
func (g *Matrix) drawPanel(t *theme.Theme, w, h int) []string {
	row, col, ok := g.here()
	if g.panel == place.Evidence || !ok {
		return g.drawEvidence(t, w, h)
	}
	if of := col.ID() + string(row.Group); g.rollOf != of {
		g.makeRoll(row, col)
		g.rollOf = of
	}
	g.scroll = screen.Scroll(g.scroll, len(g.roll.Entries), g.roll.Room(w-1, h))
	rows := len(g.roll.Entries) * h / max(g.roll.Room(w-1, h), 1) // of as many columns as there are
	return screen.WithThumb(t, g.roll.Lines(t, w-1, h, g.scroll, row.Country), g.scroll*h/max(g.roll.Room(w-1, h), 1), rows)
}

// makeRoll lists the States of the matrix, or of the group of a row, by what they did
// about a text, or say about a norm.
func (g *Matrix) makeRoll(row *matrix.Row, col *matrix.Column) {
	of := g.view.States
	if row.Heads() {
		of = row.States
	}
	g.roll = screen.Roll{}
	for _, e := range g.view.Legend {
		var states []screen.Entry
		for _, co := range of {
			if g.view.MarkOf(co, g.column) != e.Mark {
				continue
			}
			one := screen.Entry{Country: co}
			if said := g.view.SaidBy(co, g.column); len(said) > 0 {
				one.Day = said[0].Document.Date
			} else if col.Statement != nil {
				one.Day = relation.Day(g.corpus, col.Statement, co, g.options.AsOf)
			}
			states = append(states, one)
		}
		g.roll.Add(e.Word, e.Mark, states)
	}
}

// drawEvidence returns the evidence as lines.
func (g *Matrix) drawEvidence(t *theme.Theme, w, h int) []string {
	var lines []string
	for i, text := range g.evidence() {
		for _, line := range cells.Wrap(text, w-1) {
			line = cells.Fit(line, w-1, t.Border.Ellipsis)
			if i == 0 {
				line = t.Ink.Title.Render(line)
			}
			lines = append(lines, line)
		}
	}
	all := len(lines)
	g.scroll = screen.Scroll(g.scroll, all, h)
	for len(lines) < g.scroll+h {
		lines = append(lines, cells.Spaces(w-1))
	}
	return screen.WithThumb(t, lines[g.scroll:g.scroll+h], g.scroll, all)
}

// sourceLine is a source of a record: its title, what is to know of it, its address.
func sourceLine(s model.Source) string {
	out := s.Title
	if how := s.Remark(); how != "" {
		out += ", " + how
	}
	if s.URL != "" {
		out += " " + s.URL
	}
	return out
}

// inPanel is a cell of the screen as one of the panel, and whether it is in it.
func (g *Matrix) inPanel(x, y int) (atX, atY int, ok bool) {
	switch {
	case g.panel == "":
		return 0, 0, false
	case g.beside:
		x -= g.drawnW + panelGap
	default:
		y -= g.drawnH + 1
	}
	return x, y, x >= 0 && y >= 0
}

// Wheel scrolls the panel.
func (g *Matrix) Wheel(x, y, n int) bool {
	if _, _, ok := g.inPanel(x, y); !ok {
		return false
	}
	g.scroll = max(g.scroll+n, 0)
	return true
}
