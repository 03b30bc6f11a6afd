package render

import (
	"strings"

	"comity/ui/report"
	"comity/ui/theme"
)

func (p *paper) mapPicture(s *report.Report) {
	const tile, space = 34.0, 3.0
	m := s.Map
	p.drawing(s, 2*margin+tile*float64(m.Cols), tile*float64(m.Rows)+margin, func(top float64) {
		for _, t := range m.Tiles {
			x, y := margin+tile*float64(t.Col), top+tile*float64(t.Row)
			mark := report.MarkOfState(t.State)
			filled := theme.Solid(mark.Mark)
			p.open("g")
			p.leaf("title", strings.TrimSuffix(t.Country.DisplayName()+": "+mark.Word, ": "))
			side := num(tile - space)
			if filled {
				p.void("rect", "class", class(mark.Mark), "x", num(x), "y", num(y), "width", side, "height", side, "rx", "3")
			} else {
				p.void("rect", "class", "rule", "fill", "none", "x", num(x), "y", num(y), "width", side, "height", side, "rx", "3")
			}
			p.leaf("text", string(t.Country.ISO3), "class", map[bool]string{true: "small on", false: "small"}[filled],
				"x", num(x+(tile-space)/2), "y", num(y+13), "text-anchor", "middle")
			if filled {
				p.markOn(mark.Mark, x+(tile-space)/2, y+22)
			} else {
				p.mark(mark.Mark, x+(tile-space)/2, y+22)
			}
			p.close("g")
			p.line()
		}
	})
}
