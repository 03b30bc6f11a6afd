package render

import (
	"strings"

	"comity/model"
	"comity/model/prose"
	"comity/ui/report"
)

// comparePicture draws a row for each text and a column for each subject.
func (p *paper) comparePicture(s *report.Report) {
	const row, title, longest = 16.0, 350.0, 45
	names := s.Comparison.Subjects.Names()
	column := 170.0
	for _, name := range names {
		column = max(column, 1.1*wide(name)+20)
	}
	var cases []*report.Part
	letters := int((title + column*float64(len(names))) / 7.6) // of a heading on one line
	rows := 1.5
	for i := range s.Parts {
		if part := &s.Parts[i]; part.Table != nil && strings.HasPrefix(part.ID, report.CaseID) {
			cases = append(cases, part)
			rows += float64(len(part.Table.Rows)+len(broken(part.Title(), letters))) + 0.5
		}
	}
	p.drawing(s, title+column*float64(len(names))+margin, row*rows, func(top float64) {
		y := top + row
		for i, name := range names {
			p.leaf("text", name, "class", "head", "x", num(title+column*float64(i)), "y", num(y))
		}
		y += row / 2
		for _, part := range cases {
			y += row / 2
			for _, words := range broken(part.Title(), letters) {
				y += row
				p.leaf("text", words, "class", "head", "x", num(margin), "y", num(y))
			}
			for _, r := range part.Table.Rows { // the text, its date, and what each did
				y += row
				p.leaf("text", r.Cells[1].Text[:4]+" "+shorter(r.Cells[0].Text, longest), "x", num(margin), "y", num(y))
				for j, cell := range r.Cells[2:] {
					x := title + column*float64(j)
					if cell.Marked {
						p.mark(cell.Mark, x+5, y-4)
						x += 14
					}
					p.leaf("text", shorter(cell.Text, 26), "x", num(x), "y", num(y))
				}
				p.line()
			}
		}
	})
}

// overlapPicture draws a row for each combination: a dot for each text it is
// of, and a bar as long as it has States.
func (p *paper) overlapPicture(s *report.Report) {
	const row, step = 22.0, 26.0
	bars := 320.0
	if p.figure != "" { // which is seen from further away
		bars = 160
	}
	o := &s.Comparison.Overlap
	combinations := s.Part(report.CombinationsID).Table.Rows // the combination, how many States, and which
	most, label := 1, 200.0
	for i, r := range o.Rows {
		most, label = max(most, len(r.States)), max(label, wide(combinations[i].Cells[0].Text)+40)
	}
	left := 2*margin + step*float64(len(o.Statements))
	head := row * float64(len(o.Statements))
	p.drawing(s, left+bars+label, head+row*float64(len(o.Rows)+1), func(top float64) {
		for i, text := range o.Statements {
			x, y := margin+step*(float64(i)+.5), top+row*float64(i)
			p.void("path", "class", "rule", "fill", "none", "d", "M"+num(x)+" "+num(top+head+6)+"V"+num(y+12)+"H"+num(left-4), "stroke-width", ".7")
			p.leaf("text", text.ShortTitle+" · "+itoa(o.Sizes[i]), "x", num(left), "y", num(y+16))
		}
		for n, r := range o.Rows {
			y, cells := top+head+row*(float64(n)+1), combinations[n].Cells
			p.open("g")
			p.leaf("title", cells[0].Text+": "+cells[2].Text)
			for i := range o.Statements {
				sym := model.MarkNone
				if r.Joined.Has(i) {
					sym = model.MarkAll
				}
				p.mark(sym, margin+step*(float64(i)+.5), y-4)
			}
			length := bars * float64(len(r.States)) / float64(most)
			p.void("rect", "class", class(model.MarkByName), "x", num(left), "y", num(y-11), "width", num(length), "height", "13")
			p.leaf("text", cells[1].Text+" · "+cells[0].Text, "x", num(left+length+6), "y", num(y))
			p.close("g")
			p.line()
		}
	})
}

// nearPicture draws a bar for each neighbour.
func (p *paper) nearPicture(s *report.Report) {
	const row, names, bars = 18.0, 190.0, 300.0
	ends := [][]report.NeighbourView{s.Near.Votes.Nearest, s.Near.Votes.Farthest, s.Near.Lists.Nearest, s.Near.Lists.Farthest}
	rows := 0.0
	for _, end := range ends {
		rows += float64(len(end)) + 2
	}
	p.drawing(s, names+bars+90, row*rows, func(top float64) {
		y := top
		for i, end := range ends {
			y += row
			p.leaf("text", s.Parts[i].Title(), "class", "head", "x", num(margin), "y", num(y))
			for _, n := range end {
				y += row
				p.leaf("text", n.Name, "x", num(margin), "y", num(y))
				p.void("rect", "class", class(model.MarkByName), "x", num(names), "y", num(y-10), "width", num(bars*float64(n.Same)/float64(n.Of)), "height", "11")
				p.leaf("text", prose.Of(n.Same, n.Of), "x", num(names+bars+8), "y", num(y))
			}
			y += row
		}
	})
}
