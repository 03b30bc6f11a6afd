package render

import (
	"strings"

	"comity/model/compare"
	"comity/ui/report"
)

// margin is around a picture; letter is about how wide a letter is.
const (
	margin = 12.0
	letter = 6.9
)

// wide is about how wide words are.
func wide(words string) float64 { return letter * float64(len([]rune(words))) }

// picture returns the sheet as a self-contained SVG file.
func picture(s *report.Report) string {
	p := &paper{alone: true}
	p.b.WriteString(`<?xml version="1.0" encoding="UTF-8"?>` + "\n")
	if s.Empty != "" {
		p.drawing(s, 640, 20, func(float64) {})
	} else {
		p.scene(s)
	}
	return p.b.String()
}

func (p *paper) scene(s *report.Report) {
	switch {
	case s.Matrix != nil:
		p.matrixPicture(s)
	case s.Map != nil:
		p.mapPicture(s)
	case s.Timeline != nil:
		p.timelinePicture(s)
	case s.Near != nil:
		p.nearPicture(s)
	case overlaps(s):
		p.overlapPicture(s)
	case s.Comparison != nil:
		p.comparePicture(s)
	default:
		p.diffPicture(s)
	}
}

// overlaps reports whether a report compares statements.
func overlaps(s *report.Report) bool {
	return s.Comparison != nil && s.Comparison.Subjects.Sort == compare.Statements
}

// drawing writes a picture of a size: the title, what draw draws below it, the
// legend and the foot. Its words and marks are in the page's own colours, or in
// those of the picture if it is self-contained.
func (p *paper) drawing(s *report.Report, width, height float64, draw func(top float64)) {
	const line, bold = 18.0, 22.0
	width = max(width, 520)
	title, lead, legend := above(s, width)
	top := bold*float64(len(title)) + line*float64(len(lead)) + margin
	whole := top + height + line*float64(len(legend)) + 3*line
	if !p.alone { // the page says the rest
		title, lead, legend, top = nil, nil, nil, 0
		whole = height + margin
	}
	id, wide, tall := "picture", num(width), num(whole)
	if p.figure != "" { // the page gives it room
		id, wide, tall = p.figure, "", ""
	}
	p.open("svg", "xmlns", "http://www.w3.org/2000/svg", "viewBox", "0 0 "+num(width)+" "+num(whole),
		"width", wide, "height", tall, "role", "img", "aria-labelledby", id+"-title "+id+"-about")
	p.leaf("title", s.Title, "id", id+"-title")
	p.leaf("desc", s.About(), "id", id+"-about")
	if p.alone {
		p.open("style")
		p.b.WriteString(escape(svgStyle) + escape(colours()))
		p.close("style")
	}
	p.line()
	if p.figure == "" {
		p.forms()
	}
	p.void("rect", "class", "back", "width", "100%", "height", "100%")
	for i, words := range title {
		p.leaf("text", words, "class", "title", "x", num(margin), "y", num(bold*float64(i+1)))
	}
	for i, words := range lead {
		p.leaf("text", words, "class", "dim", "x", num(margin), "y", num(bold*float64(len(title))+line*float64(i+1)))
	}
	p.line()
	draw(top)
	y := top + height + line
	for _, row := range legend {
		x := margin + 6
		for _, m := range row {
			p.mark(m.Mark, x, y-4)
			p.leaf("text", m.Counted(), "x", num(x+10), "y", num(y))
			x += legendWidth(m)
		}
		y += line
	}
	if p.alone {
		p.leaf("text", s.Version(), "class", "dim small", "x", num(margin), "y", num(y))
		p.leaf("text", shorter(s.Command(), int(width/5.6)), "class", "dim small", "x", num(margin), "y", num(y+14)) // the place that shows the same
	}
	p.close("svg")
	p.line()
}

// above returns the lines above a picture of a width, and the legend below it.
func above(s *report.Report, width float64) (title, lead []string, legend [][]report.Entry) {
	title = broken(s.Title, int((width-2*margin)/9.8))
	for _, words := range s.Above() {
		lead = append(lead, broken(words, int((width-2*margin)/letter))...)
	}
	return title, lead, legendRows(s.Legend, width-2*margin)
}

// broken is words in lines of so many letters.
func broken(words string, letters int) []string {
	var out []string
	for word := range strings.FieldsSeq(words) {
		last := len(out) - 1
		if last >= 0 && len([]rune(out[last]))+1+len([]rune(word)) <= letters {
			out[last] += " " + word
		} else {
			out = append(out, word)
		}
	}
	return out
}

// legendWidth is about how wide a mark and its word are.
func legendWidth(m report.Entry) float64 { return 30 + wide(m.Counted()) }

// legendRows break a legend into rows of a width.
func legendRows(legend []report.Entry, width float64) [][]report.Entry {
	var out [][]report.Entry
	used := width + 1
	for _, m := range legend {
		if used+legendWidth(m) > width {
			out, used = append(out, nil), 0
		}
		out[len(out)-1] = append(out[len(out)-1], m)
		used += legendWidth(m)
	}
	return out
}

// shorter cuts words that are too long for their place.
func shorter(words string, n int) string {
	runes := []rune(words)
	if len(runes) <= n {
		return words
	}
	return string(runes[:max(n-1, 0)]) + "…"
}
