package render

import (
	"comity/model"
	"comity/model/chart"
	"comity/ui/report"
)

// timelinePicture draws a row for each text, below its lane.
func (p *paper) timelinePicture(s *report.Report) {
	const columns = 600
	l := s.Lanes(columns)
	const row, left = 16.0, 12.0
	rows, width := 0.0, left+float64(len(l.Bins))
	for _, lane := range l.Lanes {
		rows += float64(len(lane)) + 1.5
		for _, it := range lane {
			width = max(width, left+float64(it.To)+afterMark+wide(itemLabel(it))+margin)
		}
	}
	p.drawing(s, width, row*rows+40, func(top float64) {
		bottom := top + 20 + row*rows
		for i, bin := range l.Bins {
			if bin.Tick != "" {
				x := num(left + float64(i))
				p.void("path", "class", "rule", "d", "M"+x+" "+num(top+16)+"V"+num(bottom), "stroke-width", ".5")
				p.leaf("text", bin.Tick, "class", "dim", "x", x, "y", num(top+10))
			}
		}
		y := top + 20 + row
		for lane := range chart.Lanes {
			p.leaf("text", s.Parts[lane].Title(), "class", "head", "x", num(left), "y", num(y))
			y += row
			for _, it := range l.Lanes[lane] {
				p.item(it, left, y)
				y += row
			}
			y += row / 2
		}
	})
}

// item draws a text: a mark on its day, or a bar over all the days it can be.
func (p *paper) item(it chart.Placed, left, y float64) {
	from, to := left+float64(it.From), left+float64(it.To)+1
	p.open("g")
	p.leaf("title", it.Statement.ShortTitle+", "+it.Words)
	if it.Precision == chart.Day {
		p.mark(model.MarkByName, (from+to)/2, y-4)
	} else {
		p.void("rect", "class", class(model.MarkByName), "fill-opacity", ".2", "x", num(from-3), "y", num(y-8), "width", num(to-from+6), "height", "8", "rx", "3")
	}
	p.leaf("text", itemLabel(it), "x", num(to+afterMark), "y", num(y))
	p.close("g")
	p.line()
}

// afterMark is where the words of a text begin, from the end of its mark.
const afterMark = 8

// itemLabel is the date and the name of a text, and what is not known of the date.
func itemLabel(it chart.Placed) string {
	label := it.Date.String() + " " + it.Statement.ShortTitle
	if it.Precision != chart.Day {
		label += " (" + it.Doubt + ")"
	}
	return label
}
