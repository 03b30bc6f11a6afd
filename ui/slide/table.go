package slide

import (
	"strings"

	"comity/ui/cells"
	"comity/ui/md"
	"comity/ui/theme"
)

// tableRow is the words of the cells of a row of a table; none of the line below the
// head.
func (l *layout) tableRow(row string, most int) []string {
	if strings.Trim(row, "|-: ") == "" {
		return nil
	}
	var out []string
	for _, cell := range md.SplitRow(row) {
		text := ""
		for _, line := range md.PlainText(l.theme, "\n"+cell, most) {
			text += line.Text
		}
		out = append(out, strings.TrimSpace(text))
	}
	return out
}

// tabled reports whether each row of the tables of a text is one line: then space has
// room between them.
func (l *layout) tabled(set []md.Line, markdown string) bool {
	rows, lines := 0, 0
	for row := range strings.SplitSeq(markdown, "\n") {
		if strings.HasPrefix(row, "|") && strings.Trim(row, "|-: ") != "" {
			rows++
		}
	}
	for _, s := range set {
		if strings.Contains(s.Text, l.theme.Border.V) {
			lines++
		}
	}
	return rows > 0 && lines == rows
}

// grandTable sets a table in a large type, each cell on one line; none where it has no
// room, or the type lacks a letter.
func (l *layout) grandTable(k kind, rows [][]string, w int) []line {
	f := l.maker.fonts()[k.font]
	var set [][][]line
	var widths []int
	for n, row := range rows {
		set = append(set, make([][]line, len(row)))
		for i, cell := range row {
			if i == len(widths) {
				widths = append(widths, 0)
			}
			if cell == "" {
				continue
			}
			if len(f.fill(cell, w/k.scale)) != 1 {
				return nil
			}
			ink := theme.Ink{}
			if n == 0 {
				ink = l.theme.Ink.Heading
			}
			set[n][i] = f.set(l.theme, ink, []string{cell}, k.scale)
			widths[i] = max(widths[i], widestOf(set[n][i]))
		}
	}
	between, all := 2*f.space*k.scale, 0
	for i, width := range widths {
		all += width
		if i > 0 {
			all += between
		}
	}
	if all > w {
		return nil
	}
	var out []line
	for n, row := range set {
		if n > 0 {
			out = append(out, line{})
		}
		if n == 1 {
			out = append(out, line{l.theme.Ink.Frame.Render(strings.Repeat(l.theme.Border.H, all)), all, false}, line{})
		}
		out = append(out, abreast(row, widths, between)...)
	}
	return out
}

// abreast sets the lines of cells side by side.
func abreast(row [][]line, widths []int, between int) []line {
	var out []line
	for i := 0; ; i++ {
		text, used, at, more := "", 0, 0, false
		for c, cell := range row {
			if i < len(cell) {
				more = true
				text += cells.Spaces(at-used) + cell[i].text
				used = at + cell[i].w
			}
			at += widths[c] + between
		}
		if !more {
			return out
		}
		out = append(out, line{text, used, false})
	}
}
