package report

import (
	"strings"

	"comity/model/textdiff"
	"comity/model/wording"
	"comity/ui/page"
	"comity/ui/theme"
)

// markdown is the sheet as a page of Markdown.
func (s *Report) markdown() string {
	var b strings.Builder
	para := func(text string) { b.WriteString(text + "\n\n") }
	para("# " + page.Escape(s.Title))
	for _, line := range s.Lead {
		para(page.Escape(line))
	}
	if s.Empty != "" {
		para(page.Escape(wording.Sentence(s.Empty)))
	}
	if len(s.Legend) > 0 {
		var items []string
		for _, m := range s.Legend {
			items = append(items, strings.TrimSpace(theme.Glyph(m.Mark)+" "+m.Word+" "+itoa(m.N)))
		}
		para(page.Escape(strings.Join(items, " · ")))
	}
	for i := range s.Parts {
		part := &s.Parts[i]
		if part.Heading != "" {
			para("## " + page.Escape(part.Heading))
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
	bullets(&b, "Notes", s.Notes)
	if len(s.Texts) > 0 {
		para("## Texts and sources")
		sourceTable(s.Texts).markdown(&b)
	}
	b.WriteString(page.Escape(footWords) + " " + page.Escape(wording.Sentence(s.Version())) + "\nThe same in the explorer: `` " + s.Command() + " ``\n")
	return b.String()
}

func bullets(b *strings.Builder, heading string, lines []string) {
	if len(lines) == 0 {
		return
	}
	b.WriteString("## " + heading + "\n\n")
	for _, line := range lines {
		b.WriteString("- " + page.Escape(line) + "\n")
	}
	b.WriteString("\n")
}

// markdown writes a table; heads of groups are rows of their own.
func (t *Table) markdown(b *strings.Builder) {
	if t.Caption != "" {
		b.WriteString(page.Escape(t.Caption) + "\n\n")
	}
	row := func(cells []Cell) {
		for i := range t.Head {
			text := ""
			if i < len(cells) {
				text = page.Escape(strings.ReplaceAll(cells[i].Text, "\n", " "))
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
		if r.Group != "" {
			b.WriteString("| **" + page.Escape(r.Group) + "** " + strings.Repeat("| ", len(t.Head)-1) + "|\n")
			continue
		}
		row(r.Cells)
	}
	for _, r := range t.Foot {
		row(r.Cells)
	}
	b.WriteString("\n")
}

// Signs is a difference in one text: [-taken out-] {+put in+}.
func Signs(ops []textdiff.Op) string {
	var b strings.Builder
	for _, op := range ops {
		switch op.Kind {
		case textdiff.Delete:
			words := strings.TrimRight(op.A, " \n")
			b.WriteString("[-" + words + "-]" + op.A[len(words):])
		case textdiff.Insert:
			words := strings.TrimRight(op.B, " \n")
			b.WriteString("{+" + words + "+}" + op.B[len(words):])
		case textdiff.Equal:
			b.WriteString(op.Text())
		}
	}
	return b.String()
}
