package render

import (
	"strings"

	"comity/model/compare"
	"comity/model/prose"
	"comity/ui/report"
	"comity/ui/theme"
)

// markdown is a report as a page of Markdown; one that is only a table, as a table.
func markdown(s *report.Report) string {
	switch {
	case s.Page != nil:
		return s.Page.Portable().Markdown()
	case s.Title == "":
		return dataMarkdown(s)
	}
	var b strings.Builder
	para := func(text string) { b.WriteString(text + "\n\n") }
	para("# " + report.Escape(s.Title))
	for _, line := range s.Lead {
		para(report.Escape(line))
	}
	if s.Empty != "" {
		para(report.Escape(prose.Sentence(s.Empty)))
	}
	b.WriteString(contentMarkdown(s, func(text string) string { return "## " + text }))
	bullets(&b, "Notes", s.Notes)
	if sources := s.Sources(); sources != nil {
		para("## " + sources.Heading)
		tableMarkdown(&b, sources.Table)
	}
	b.WriteString(report.Escape(report.Unsaid) + " " + report.Escape(prose.Sentence(s.Version())) + "\n")
	if s.Place != "" {
		b.WriteString("The same in the explorer: `` " + s.Command() + " ``\n")
	}
	return b.String()
}

func dataMarkdown(s *report.Report) string {
	cells := func(row []string) []report.Cell {
		return prose.Each(row, func(text string) report.Cell { return report.Cell{Text: text} })
	}
	t := report.Table{Head: cells(s.Header), Rows: prose.Each(s.Rows, func(row []string) report.Row { return report.Row{Cells: cells(row)} })}
	var b strings.Builder
	tableMarkdown(&b, &t)
	return strings.TrimSuffix(b.String(), "\n")
}

// contentMarkdown is the legend of a report and its parts, whose headings are
// written by head.
func contentMarkdown(s *report.Report, head func(string) string) string {
	var b strings.Builder
	para := func(text string) { b.WriteString(text + "\n\n") }
	if len(s.Legend) > 0 {
		items := prose.Each(s.Legend, func(m report.Entry) string { return strings.TrimSpace(theme.Glyph(m.Mark) + " " + m.Counted()) })
		para(report.Escape(strings.Join(items, " · ")))
	}
	for i := range s.Parts {
		part := &s.Parts[i]
		if part.Heading != "" {
			para(head(report.Escape(part.Title())))
		}
		for _, line := range part.Words {
			para(report.Escape(line))
		}
		if part.Table != nil {
			tableMarkdown(&b, part.Table)
		}
		if len(part.Diff) > 0 {
			para(report.Escape(compare.Signs(part.Diff)))
		}
	}
	return b.String()
}

func bullets(b *strings.Builder, heading string, lines []string) {
	if len(lines) == 0 {
		return
	}
	b.WriteString("## " + heading + "\n\n")
	for _, line := range lines {
		b.WriteString("- " + report.Escape(line) + "\n")
	}
	b.WriteString("\n")
}

// tableMarkdown writes a table; heads of groups are rows of their own.
func tableMarkdown(b *strings.Builder, t *report.Table) {
	if t.Caption != "" {
		b.WriteString(report.Escape(t.Caption) + "\n\n")
	}
	row := func(cells []report.Cell) {
		for i := range t.Head {
			text := ""
			if i < len(cells) {
				text = report.Escape(strings.ReplaceAll(cells[i].Text, "\n", " "))
				if address := safe(cells[i].Link); address != "" && text != "" {
					text = "[" + text + "](<" + address + ">)"
				}
			}
			b.WriteString("| " + text + " ")
		}
		b.WriteString("|\n")
	}
	row(t.Head)
	b.WriteString(strings.Repeat("| --- ", len(t.Head)) + "|\n")
	for _, r := range t.Rows {
		if r.Group != "" && len(r.Cells) > 0 {
			row(append([]report.Cell{{Text: r.Group}}, r.Cells[1:]...))
			continue
		}
		if r.Group != "" {
			b.WriteString("| **" + report.Escape(r.Group) + "** " + strings.Repeat("| ", len(t.Head)-1) + "|\n")
			continue
		}
		row(r.Cells)
	}
	for _, r := range t.Foot {
		row(r.Cells)
	}
	b.WriteString("\n")
}
