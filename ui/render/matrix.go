package render

import (
	"strings"

	"comity/model/matrix"
	"comity/ui/report"
)

func (p *paper) matrixPicture(s *report.Report) {
	const cell, names, row = 16.0, 150.0, 16.0
	m := s.Matrix
	headHeight := 0.0
	for _, col := range m.Columns {
		headHeight = max(headHeight, 20+6.2*float64(len([]rune(col.Title()))+5))
	}
	width := names + cell*float64(len(m.Columns)) + margin
	height := headHeight + row*float64(len(m.Rows))
	p.drawing(s, width, height, func(top float64) {
		for j, col := range m.Columns {
			x := names + cell*(float64(j)+.5)
			p.leaf("text", strings.TrimSpace(col.Year()+" "+col.Title()),
				"transform", "translate("+num(x+4)+" "+num(top+headHeight-8)+") rotate(-90)", "class", map[bool]string{true: "dim"}[col.NoList])
		}
		for i, r := range m.Rows {
			y := top + headHeight + row*(float64(i)+.5)
			if r.Heads() {
				p.leaf("text", r.Head+" · "+itoa(len(r.States)), "class", "head", "x", num(margin), "y", num(y+4))
				for j := range m.Columns {
					p.groupMark(m.GroupCell(i, j), names+cell*(float64(j)+.5), y)
				}
				continue
			}
			p.open("g")
			p.leaf("text", r.Country.DisplayName(), "x", num(margin), "y", num(y+4))
			for j := range m.Columns {
				p.mark(m.Mark(i, j), names+cell*(float64(j)+.5), y)
			}
			p.close("g")
			p.line()
		}
	})
}

// groupMark draws how many of a group took part, or the mark of what all of them did.
func (p *paper) groupMark(c matrix.GroupCell, x, y float64) {
	if c.Word != "" {
		p.mark(c.Mark, x, y)
		return
	}
	p.leaf("text", itoa(c.Took), "class", "head", "text-anchor", "middle", "font-size", "9", "x", num(x), "y", num(y+3))
}
