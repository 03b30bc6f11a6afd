package render

import (
	"strings"

	"comity/model"
	"comity/model/compare"
	"comity/model/prose"
	"comity/ui/report"
)

// htmlPage returns a report as a self-contained HTML file. It is well-formed XML.
func htmlPage(s *report.Report) string {
	wide := s.Matrix != nil // wider than a sheet of paper
	p := &paper{}
	p.b.WriteString("<!DOCTYPE html>\n")
	p.open("html", "lang", "en")
	p.line()
	p.open("head")
	p.void("meta", "charset", "utf-8")
	p.void("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
	p.leaf("title", s.Title+" · comity")
	p.open("style")
	p.b.WriteString(pageStyle + figureStyle())
	if wide {
		p.b.WriteString("@media print{@page{size:A4 landscape}}")
	}
	p.close("style", "head")
	p.line()
	p.open("body")
	p.open("main", "class", map[bool]string{true: "wide"}[wide])
	p.content(s)
	p.close("main")
	p.line()
	p.foot(s)
	p.close("body", "html")
	p.line()
	return p.b.String()
}

// content writes a report but for its footer.
func (p *paper) content(s *report.Report) {
	p.leaf("h1", s.Title)
	for _, line := range s.Lead {
		p.leaf("p", line)
	}
	if s.Empty != "" {
		p.leaf("p", prose.Sentence(s.Empty))
	}
	if len(s.Legend) > 0 {
		p.leaf("h2", "Marks")
		if s.Counts != "" {
			p.leaf("p", s.Counts)
		}
	}
	p.legend(s.Legend)
	if s.Empty == "" && (s.Map != nil || s.Timeline != nil || s.Near != nil || overlaps(s)) {
		p.scene(s)
	}
	for i := range s.Parts {
		p.part(&s.Parts[i], s.Title)
	}
	p.list("Notes", s.Notes)
	if sources := s.Sources(); sources != nil {
		p.leaf("h2", sources.Heading)
		p.table(sources.Table, sources.Heading)
	}
}

// legend writes each mark with its word and count.
func (p *paper) legend(marks []report.Entry) {
	if len(marks) == 0 {
		return
	}
	p.open("ul", "class", "legend")
	for _, m := range marks {
		p.open("li")
		p.leaf("span", m.Counted(), "class", "m "+class(m.Mark))
		p.close("li")
	}
	p.close("ul")
	p.line()
}

func (p *paper) list(heading string, lines []string) {
	if len(lines) == 0 {
		return
	}
	p.leaf("h2", heading)
	p.open("ul")
	for _, line := range lines {
		p.leaf("li", line)
	}
	p.close("ul")
	p.line()
}

func (p *paper) part(part *report.Part, title string) {
	if part.Heading != "" {
		p.leaf("h2", part.Title())
	}
	p.inPart(part, title)
}

// inPart writes the content of a part.
func (p *paper) inPart(part *report.Part, title string) {
	for _, line := range part.Words {
		p.leaf("p", line)
	}
	if part.Table != nil {
		p.table(part.Table, strings.TrimSpace(part.Title()+" "+title))
	}
	if len(part.Diff) > 0 {
		p.open("p", "class", "clause")
		for _, op := range part.Diff {
			p.op(op)
		}
		p.close("p")
	}
	p.line()
}

// op writes a run of words with signs for deleted or inserted.
func (p *paper) op(op compare.Op) {
	switch op.Kind {
	case compare.Delete:
		p.leaf("del", "[-"+strings.TrimRight(op.A, " \n")+"-]")
		p.text(" ")
	case compare.Insert:
		p.leaf("ins", "{+"+strings.TrimRight(op.B, " \n")+"+}")
		p.text(" ")
	case compare.Equal:
		p.text(op.Text())
	}
}

func (p *paper) table(t *report.Table, name string) {
	kind := map[bool]string{true: "scroll", false: "scroll plain"}[t.Grid]
	p.open("div", "class", kind, "role", "region", "tabindex", "0", "aria-label", name)
	p.open("table", "class", map[bool]string{true: "grid"}[t.Grid])
	if t.Caption != "" {
		p.leaf("caption", t.Caption)
	}
	p.open("thead")
	p.open("tr")
	for _, cell := range t.Head {
		p.open("th", "scope", "col")
		p.open("div")
		if cell.Detail != "" {
			p.leaf("span", cell.Detail, "class", "dim")
			p.text(" ")
		}
		p.words(cell)
		p.close("div", "th")
	}
	p.close("tr", "thead")
	p.line()
	p.open("tbody")
	for i, row := range t.Rows {
		if row.Group != "" && i > 0 {
			p.close("tbody")
			p.open("tbody")
		}
		p.row(row, len(t.Head))
	}
	p.close("tbody")
	if len(t.Foot) > 0 {
		p.open("tfoot")
		for _, row := range t.Foot {
			p.row(row, len(t.Head))
		}
		p.close("tfoot")
	}
	p.close("table", "div")
	p.line()
}

func (p *paper) row(row report.Row, columns int) {
	cells := row.Cells
	switch {
	case row.Group != "" && len(cells) == 0:
		p.open("tr", "class", "group")
		p.open("th", "scope", "rowgroup", "colspan", itoa(columns))
		p.leaf("span", row.Group)
		p.close("th", "tr")
		p.line()
		return
	case row.Group != "":
		p.open("tr", "class", "group")
		cells = append([]report.Cell{{Text: row.Group}}, cells[1:]...)
	default:
		p.open("tr")
	}
	for i, cell := range cells {
		switch {
		case i == 0:
			p.open("th", "scope", "row")
			if to := p.to(row.At.String()); to != "" {
				p.leaf("a", cell.Text, "href", to)
			} else {
				p.words(cell)
			}
			p.close("th")
		case cell.Marked:
			p.open("td", "class", "m "+class(cell.Mark))
			p.leaf("span", cell.Text)
			p.close("td")
		case cell.Whole:
			p.leaf("td", cell.Text, "class", "d")
		case cell.Number:
			p.leaf("td", cell.Text, "class", "n")
		default:
			p.open("td")
			p.words(cell)
			p.close("td")
		}
	}
	p.close("tr")
	p.line()
}

// words writes the words of a cell, as a link where it has an address.
func (p *paper) words(cell report.Cell) {
	if address := safe(cell.Link); address != "" {
		p.leaf("a", cell.Text, "href", address, "rel", "noreferrer")
		return
	}
	p.text(cell.Text)
}

// safe is an address that a link may have, or nothing.
func safe(address string) string {
	if strings.HasPrefix(address, "https://") || strings.HasPrefix(address, "http://") {
		return model.EscapeAddress(address)
	}
	return ""
}

func (p *paper) foot(s *report.Report) {
	p.open("footer")
	p.void("hr")
	p.open("p")
	p.text(report.Unsaid + " " + prose.Sentence(s.Version()))
	if s.Place != "" {
		p.text(" The same in the explorer: ")
		p.leaf("code", s.Command())
	}
	p.close("p", "footer")
}
