package render

import (
	"strings"

	"comity/model/compare"
	"comity/ui/report"
)

// run is words of one kind on a line.
type run struct{ class, text string }

// diffPicture draws the differences, wrapped by the width of its letters.
func (p *paper) diffPicture(s *report.Report) {
	const line, mono, columns, bold = 17.0, 7.4, 110, 100
	type block struct {
		heading []string
		lines   [][]run
	}
	var blocks []block
	rows := 0
	for i := range s.Parts {
		part := &s.Parts[i]
		if part.Table != nil { // of phrases
			continue
		}
		lines := wrapRuns(runsOf(part), columns)
		heading := broken(part.Title()+". "+part.Words[0], bold)
		blocks = append(blocks, block{heading, lines})
		rows += len(heading) + len(lines) + 1
	}
	p.drawing(s, 2*margin+mono*columns, line*float64(rows), func(top float64) {
		y := top
		for _, b := range blocks {
			for _, words := range b.heading {
				y += line
				p.leaf("text", words, "class", "head", "x", num(margin), "y", num(y))
			}
			for _, runs := range b.lines {
				y += line
				p.open("text", "class", "mono", "x", num(margin), "y", num(y), "xml:space", "preserve")
				for _, r := range runs {
					p.leaf("tspan", r.text, "class", r.class)
				}
				p.close("text")
			}
			y += line
			p.line()
		}
	})
}

// runsOf are the words of a pair with their kinds.
func runsOf(part *report.Part) []run {
	if len(part.Diff) == 0 {
		return []run{{"", part.Words[1]}}
	}
	var out []run
	for _, op := range part.Diff {
		switch text := op.Text(); op.Kind {
		case compare.Delete:
			out = append(out, run{"del", "[-" + strings.TrimSpace(text) + "-] "})
		case compare.Insert:
			out = append(out, run{"ins", "{+" + strings.TrimSpace(text) + "+} "})
		case compare.Equal:
			out = append(out, run{"", text})
		}
	}
	return out
}

// wrapRuns breaks runs into lines of so many letters, between words.
func wrapRuns(runs []run, columns int) [][]run {
	lines := [][]run{nil}
	used := 0
	for _, r := range runs {
		for i, paragraph := range strings.Split(r.text, "\n") {
			if i > 0 {
				lines, used = append(lines, nil), 0
			}
			for word := range strings.FieldsSeq(strings.ReplaceAll(paragraph, "\u00a0", " ")) {
				n := len([]rune(word)) + 1
				if used+n > columns && used > 0 {
					lines, used = append(lines, nil), 0
				}
				at := &lines[len(lines)-1]
				*at = withWord(*at, run{r.class, word})
				used += n
			}
		}
	}
	return lines
}

// withWord is a line with a word more, and a blank before it that belongs to no
// change.
func withWord(line []run, word run) []run {
	last := len(line) - 1
	switch {
	case last >= 0 && line[last].class == word.class:
		line[last].text += " " + word.text
		return line
	case last >= 0:
		line = append(line, run{"", " "})
	}
	return append(line, word)
}
