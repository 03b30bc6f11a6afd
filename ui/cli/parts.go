package cli

import (
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"comity/model"
	"comity/model/compare"
	"comity/ui/cells"
	"comity/ui/report"
	"comity/ui/theme"
)

// wrapped is words in lines of a width.
func wrapped(text string, width int) string {
	var b strings.Builder
	for _, line := range cells.Wrap(text, max(width, leastFlex)) {
		b.WriteString(strings.TrimRight(line, " ") + "\n")
	}
	return b.String()
}

// inked is words in lines of a width, each line in an ink of its own.
func inked(ink theme.Ink, text string, width int) string {
	var b strings.Builder
	for line := range strings.SplitSeq(strings.TrimSuffix(wrapped(text, width), "\n"), "\n") {
		b.WriteString(ink.Render(line) + "\n")
	}
	return b.String()
}

// intro is the title of a report and what it shows.
func intro(look *theme.Theme, r *report.Report, width int) string {
	out := inked(look.Ink.Title, r.Title, width)
	for _, line := range r.Lead {
		out += inked(look.Ink.Dim, line, width)
	}
	return out + "\n"
}

// legend returns each mark with its word and count.
func legend(look *theme.Theme, r *report.Report, width int) string {
	var b strings.Builder
	used := 0
	for _, m := range r.Legend {
		glyph, word := look.Glyph(m.Mark), m.Word+" "+strconv.Itoa(m.N)
		if glyph == " " {
			glyph, word = "", "(blank) "+word
		} else {
			word = " " + word
		}
		size := cells.Width(glyph) + cells.Width(word)
		switch {
		case used > 0 && used+gap+size > width:
			b.WriteString("\n")
			used = 0
		case used > 0:
			b.WriteString(cells.Spaces(gap))
			used += gap
		}
		b.WriteString(look.Ink.Mark(m.Mark).Render(glyph) + look.Ink.Dim.Render(word))
		used += size
	}
	if used > 0 {
		b.WriteString("\n")
	}
	return b.String()
}

func notes(look *theme.Theme, r *report.Report, width int) string {
	if len(r.Notes) == 0 {
		return ""
	}
	out := "\n" + look.Ink.Heading.Render("Notes") + "\n"
	for _, line := range r.Notes {
		for i, part := range strings.Split(strings.TrimSuffix(wrapped(line, width-2), "\n"), "\n") {
			out += map[bool]string{true: "- ", false: "  "}[i == 0] + part + "\n"
		}
	}
	return out
}

// drawParts draws a report from top to bottom.
func drawParts(look *theme.Theme, r *report.Report, width int) string {
	var b strings.Builder
	b.WriteString(intro(look, r, width))
	for i := range r.Parts {
		part := &r.Parts[i]
		if part.Heading != "" {
			b.WriteString(inked(look.Ink.Heading, part.Title(), width))
		}
		for _, line := range part.Words {
			b.WriteString(wrapped(line, width))
		}
		if part.Long {
			b.WriteString(inked(look.Ink.Dim, "Use --format csv or html to list them.", width) + "\n")
			continue
		}
		if part.Table != nil {
			b.WriteString(tableText(look, gridOf(look, part.Table), width))
		}
		if len(part.Diff) > 0 {
			b.WriteString(diffText(look, part.Diff, width))
		}
		b.WriteString("\n")
	}
	b.WriteString(strings.TrimPrefix(notes(look, r, width), "\n"))
	return finish(look, b.String())
}

// diffText is a difference with its signs, and in colour where there is any.
func diffText(look *theme.Theme, ops []compare.Op, width int) string {
	var b strings.Builder
	for _, op := range ops {
		text := strings.TrimSuffix(compare.Signs([]compare.Op{op}), "\n")
		ink := look.Ink.Text
		switch op.Kind {
		case compare.Delete:
			ink = look.Ink.Mark(model.No.Mark())
		case compare.Insert:
			ink = look.Ink.Mark(model.MarkByName)
		case compare.Equal:
		}
		for i, word := range strings.Split(text, " ") {
			if i > 0 {
				b.WriteByte(' ')
			}
			for j, line := range strings.Split(word, "\n") {
				if j > 0 {
					b.WriteByte('\n')
				}
				b.WriteString(ink.Render(line))
			}
		}
	}
	return wrapped(b.String(), width)
}

// gridOf is a table of a report as the terminal draws it. Marks stand before
// their words. The widest column is wrapped first, then the first one.
func gridOf(look *theme.Theme, t *report.Table) grid {
	g := grid{}
	for _, cell := range t.Head {
		g.header = append(g.header, cell.Text)
		if cell.Minor {
			g.weak = append(g.weak, cell.Text)
		}
	}
	widest := make([]int, len(t.Head))
	for _, row := range t.Rows {
		var line []string
		for i, cell := range row.Cells {
			text := cell.Text
			if sign := strings.TrimSpace(look.Glyph(cell.Mark)); cell.Marked && sign != "" {
				text = look.Ink.Mark(cell.Mark).Render(sign) + " " + text
			}
			widest[i] = max(widest[i], ansi.StringWidth(text))
			line = append(line, text)
		}
		g.rows = append(g.rows, line)
	}
	flex := 0
	for i, w := range widest {
		if w > widest[flex] {
			flex = i
		}
	}
	g.flex = g.header[flex]
	if flex > 0 {
		g.soft = g.header[:1]
	}
	return g
}

// finish is a picture without padding, and in ASCII where that is wanted.
func finish(look *theme.Theme, text string) string {
	if look.ASCII {
		text = strings.NewReplacer("×", "x", "“", `"`, "”", `"`).Replace(text)
	}
	return finishWords(look, text)
}

// finishWords is the same of words, whose quotation marks stay as they are.
func finishWords(look *theme.Theme, text string) string {
	if look.ASCII {
		text = strings.NewReplacer(" · ", " - ", "…", "...").Replace(text)
	}
	return trimLines(text)
}
