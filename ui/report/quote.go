package report

import (
	"strconv"
	"strings"

	"comity/model/chart"
	"comity/model/prose"
)

// mostQuoted is how many rows, names or texts [Report.Quote] gives of one list, and
// mostColumns of how many columns it gives the cells of a grid.
const (
	mostQuoted  = 40
	mostColumns = 8
)

// Quote is a scene or an answer as text for a document: what it says, the first rows of
// each part, what is to be known about it, the texts it rests on, and its citation.
func (s *Report) Quote(citation string) string {
	out := []string{s.Title + ".", s.Empty}
	if counts := strings.Join(prose.Each(s.Legend, Entry.Counted), ", "); counts != "" {
		out = append(out, prose.Sentence(counts))
	}
	for i := range s.Parts {
		p := &s.Parts[i]
		switch {
		case s.Map != nil:
			out = append(out, quotedStates(s.Map)...)
		case !p.Long || len(p.Words) > 0:
			out = append(out, p.quoted()...)
		}
	}
	list := func(head string, lines []string) {
		if len(lines) > 0 {
			out = append(append(out, "\n"+head), bounded(lines)...)
		}
	}
	list("To be known:", s.Notes)
	var texts []string
	for _, text := range s.Texts {
		texts = append(texts, strings.TrimSpace(withDay(text.Confidence.Beside(text.ShortTitle)+", "+text.When().Long(), text)+". "+text.URL))
	}
	list("Sources:", texts)
	return strings.Join(prose.Only(out, func(line string) bool { return line != "" }), "\n") + "\n\n" + citation
}

// quoted is a part as lines; of a grid with many columns only the heads of the rows.
func (p *Part) quoted() []string {
	var out []string
	if p.Heading != "" {
		out = append(out, "\n"+p.Title())
	}
	out = append(out, p.Words...)
	if p.Table == nil || p.Long {
		return out
	}
	var rows []string
	line := func(group string, cells []Cell) {
		said := append([]string{group}, prose.Each(cells, func(c Cell) string { return c.Text })...)
		rows = append(rows, strings.Join(prose.Only(said, func(text string) bool { return text != "" }), ", "))
	}
	names := p.Table.Grid && len(p.Table.Head) > mostColumns+1
	if !names && len(p.Table.Head) > 2 {
		line("", p.Table.Head)
	}
	for _, row := range p.Table.Rows {
		if names {
			row.Cells = row.Cells[:min(1, len(row.Cells))]
		}
		line(row.Group, row.Cells)
	}
	if rows = bounded(rows); names {
		return append(out, strings.Join(rows, ", "))
	}
	return append(out, rows...)
}

// quotedStates names the States of which something is on record, by what it is.
func quotedStates(m *chart.Map) []string {
	var out []string
	for _, count := range m.Legend {
		var names []string
		for _, t := range m.Tiles {
			if t.State == count.State && count.State.Recorded() {
				names = append(names, t.Country.DisplayName())
			}
		}
		if len(names) > 0 {
			out = append(out, prose.Capital(count.Word)+": "+strings.Join(bounded(names), ", ")+".")
		}
	}
	return out
}

// bounded are the first lines, and how many more there are.
func bounded(lines []string) []string {
	if n := len(lines) - mostQuoted; n > 0 {
		return append(lines[:mostQuoted:mostQuoted], "and "+strconv.Itoa(n)+" more")
	}
	return lines
}
