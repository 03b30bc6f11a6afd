package md

import (
	"strings"

	"comity/model/prose"
	"comity/ui/cells"
	"comity/ui/theme"
)

// The marks before the cells of a table, each cell on its own line: the first
// of a table, the first of a row, and the others.
const (
	tableMark = "\ue003"
	rowMark   = "\ue004"
	cellMark  = "\ue005"
)

// tables rewrites the pipe tables of a page as one line per cell, which glamour
// styles but does not lay out.
func tables(markdown string) string {
	if !strings.Contains(markdown, "\n|") {
		return markdown
	}
	var b strings.Builder
	lines := strings.Split(markdown, "\n")
	for i := 0; i < len(lines); i++ {
		if i+1 >= len(lines) || !strings.HasPrefix(lines[i], "|") || !isRule(lines[i+1]) {
			b.WriteString(lines[i] + "\n")
			continue
		}
		writeRow(&b, tableMark, lines[i])
		for i++; i+1 < len(lines) && strings.HasPrefix(lines[i+1], "|"); i++ {
			writeRow(&b, rowMark, lines[i+1])
		}
	}
	return b.String()
}

// isRule reports whether a line divides the header of a table from its rows.
func isRule(line string) bool {
	return strings.HasPrefix(line, "|") && strings.Contains(line, "-") && strings.Trim(line, "|-: ") == ""
}

func writeRow(b *strings.Builder, mark, line string) {
	for _, cell := range SplitRow(line) {
		b.WriteString(mark + strings.ReplaceAll(cell, `\|`, "|") + "\n") // which divides nothing here, and in code the backslash would be shown
		mark = cellMark
	}
}

// SplitRow is the cells of a row; a pipe behind a backslash divides none.
func SplitRow(line string) []string {
	line = strings.TrimPrefix(strings.TrimRight(line, " "), "|")
	if !strings.HasSuffix(line, `\|`) {
		line = strings.TrimSuffix(line, "|")
	}
	var out []string
	from := 0
	for i := 0; i < len(line); i++ {
		switch line[i] {
		case '\\':
			i++
		case '|':
			out = append(out, strings.TrimSpace(line[from:i]))
			from = i + 1
		}
	}
	return append(out, strings.TrimSpace(line[from:]))
}

// cell takes a line in that is a cell, and reports whether it is one.
func (s *setter) cell(text string) bool {
	switch {
	case strings.HasPrefix(text, tableMark):
		s.endTable()
		fallthrough
	case strings.HasPrefix(text, rowMark):
		s.table = append(s.table, nil)
	case len(s.table) == 0 || !strings.HasPrefix(text, cellMark):
		return false
	}
	last := len(s.table) - 1
	s.table[last] = append(s.table[last], runsOf(text[len(cellMark):]))
	s.heading = false
	return true
}

// listWidth is the width below which a table is set as a list.
const listWidth = 56

// endTable lays out the collected table: in columns if no word would be cut,
// otherwise as a list.
func (s *setter) endTable() {
	rows := s.table
	if s.table = nil; len(rows) == 0 {
		return
	}
	n := 0
	for _, row := range rows {
		n = max(n, len(row))
	}
	widths, fits := columns(rows, s.width-gutter*(n-1), n)
	if s.width < listWidth || !fits {
		s.asList(rows)
		return
	}
	s.columns(rows, widths)
}

// gutter is how wide the rule between two columns is with its spaces.
const gutter = 3

// columns shares a width among the columns of a table, and reports whether
// there is enough to cut no word. A column that needs no more than its share
// gets that, the others two thirds of it; what is left goes where the lines
// are most.
func columns(rows [][][]run, width, n int) (widths []int, fits bool) {
	widths, wanted := make([]int, n), make([]int, n)
	for _, row := range rows {
		for i, cell := range row {
			wanted[i] = max(wanted[i], widthOf(cell))
			widths[i] = max(widths[i], longestWord(cell))
		}
	}
	left := width
	for _, w := range widths {
		left -= w
	}
	fits = left >= 0
	for i, w := range wanted {
		if w > width/n {
			w = width / n * 2 / 3
		}
		if more := w - widths[i]; more > 0 && more <= left {
			widths[i], left = w, left-more
		}
	}
	for ; left > 0; left-- {
		most := 0
		for i := range widths {
			if wanted[i]*widths[most] > wanted[most]*widths[i] {
				most = i
			}
		}
		if widths[most] >= wanted[most] {
			break
		}
		widths[most]++
	}
	return widths, fits
}

// longestWord is how wide the widest piece of a cell is that cannot be broken.
func longestWord(cell []run) int {
	longest := 0
	for _, line := range wrap(cell, 0) {
		longest = max(longest, widthOf(line))
	}
	return longest
}

// asList sets each row of a table as an item: its first cell, then the others
// behind dots, each behind the words of its head. A table without rows is its head.
func (s *setter) asList(rows [][][]run) {
	dot := run{text: " " + s.theme.Border.Dot + " "}
	head, body := rows[0], rows[1:]
	if len(body) == 0 {
		head, body = nil, rows
	}
	for _, row := range body {
		var text []run
		for i, cell := range append(inInk(row[:1], s.theme.Ink.Bold), row[1:]...) {
			if len(cell) == 0 {
				continue
			}
			if len(text) > 0 {
				text = append(text, dot)
			}
			if i < len(head) && len(head[i]) > 0 {
				text = append(append(text, head[i]...), run{text: ": "})
			}
			text = append(text, cell...)
		}
		s.hang = cells.Width(s.theme.Bullet())
		s.text([]run{{text: s.theme.Bullet()}}, []run{{text: strings.Repeat(" ", s.hang)}}, text)
	}
}

// columns sets a table: the header over a rule, and a rule between rows when
// many of them take several lines.
func (s *setter) columns(rows [][][]run, widths []int) {
	frame := s.theme.Ink.Frame.Open()
	b := s.theme.Border
	line := ""
	for i, w := range widths {
		if i > 0 {
			line += b.H + b.Cross + b.H
		}
		line += strings.Repeat(b.H, w)
	}
	rule := []run{{line, frame, ""}}
	tall := 0
	for _, row := range rows[1:] {
		for i, cell := range row {
			if widthOf(cell) > widths[i] {
				tall++
				break
			}
		}
	}
	for i, row := range rows {
		if i == 1 || i > 1 && tall*3 > len(rows)-1 {
			s.add(rule)
		}
		if i == 0 {
			row = inInk(row, s.theme.Ink.Bold)
		}
		s.row(row, widths)
	}
}

// inInk is a row in an ink of its own.
func inInk(row [][]run, ink theme.Ink) [][]run {
	out := make([][]run, len(row))
	for i, cell := range row {
		out[i] = append(out[i], prose.Each(cell, func(r run) run { return run{r.text, r.style + ink.Open(), r.note} })...)
	}
	return out
}

func (s *setter) row(row [][]run, widths []int) {
	lines, height := make([][][]run, len(widths)), 1
	for i, cell := range row {
		lines[i] = wrap(cell, widths[i])
		height = max(height, len(lines[i]))
	}
	for y := range height {
		var line []run
		for i, w := range widths {
			var part []run
			if y < len(lines[i]) {
				part = lines[i][y]
			}
			if i > 0 {
				line = append(line, run{text: " "}, run{s.theme.Border.V, s.theme.Ink.Frame.Open(), ""}, run{text: " "})
			}
			line = append(line, part...)
			if i < len(widths)-1 {
				line = append(line, run{text: strings.Repeat(" ", w-widthOf(part))})
			}
		}
		s.add(line)
	}
}
