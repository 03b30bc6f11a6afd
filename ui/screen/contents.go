package screen

import (
	"slices"
	"strings"

	"comity/ui/cells"
	"comity/ui/theme"
)

// Beside a wide sheet of several parts stand their titles.
const (
	contentsFrom  = 150 // the width from which on they do
	contentsLeast = 26
	contentsMost  = 44
	contentsGap   = 2
)

// contentsWidth is how wide the titles of the parts are, beside the lines of a sheet of w
// cells; 0 is none.
func (s *Sheet) contentsWidth(t *theme.Theme, w int) int {
	if w < contentsFrom || len(s.body.parts) < 3 || t.Still {
		return 0
	}
	return min(max(w/5, contentsLeast), contentsMost)
}

// contents are the titles of the parts, with their counts, the one that is read marked, and
// for each line its part, or none. Around that part as far as h lines go.
func (s *Sheet) contents(t *theme.Theme, w, h int) (lines []string, parts []int) {
	here := 0
	for i, p := range s.body.parts {
		text, sign, ink := p.title, "  ", t.Ink.Dim
		if p.count != "" && cells.Width(p.count) < contentsLeast/2 {
			text += "\u00a0\u00a0" + p.count // on the line of its last word
		}
		if i == s.part() {
			here, sign, ink = len(lines), t.Border.Caret+" ", t.Ink.Bold
		}
		for j, line := range cells.Wrap(text, w-gutter) {
			if j > 0 {
				sign = "  "
			}
			lines, parts = append(lines, ink.Render(cells.Fit(sign+strings.ReplaceAll(line, "\u00a0", " "), w, ""))), append(parts, i)
		}
	}
	from := Scroll(here-h/2, len(lines), h)
	lines, parts = lines[from:min(from+h, len(lines))], parts[from:min(from+h, len(parts))]
	for len(lines) < h {
		lines, parts = append(lines, cells.Spaces(w)), append(parts, none)
	}
	return lines, parts
}

// beside adds the contents to the lines of a sheet.
func (s *Sheet) beside(t *theme.Theme, lines []string, w int) []string {
	if s.side = w; w == 0 {
		return lines
	}
	titles, parts := s.contents(t, w, len(lines))
	s.titles = slices.Clone(parts)
	for i := range lines {
		lines[i] += cells.Spaces(contentsGap) + titles[i]
	}
	return lines
}
