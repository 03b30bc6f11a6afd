package render

import (
	"slices"

	"comity/model"
	"comity/model/chart"
	"comity/ui/report"
)

// The timeline as a picture in the shape of a slide: lanes below each other,
// with the words of as many texts as fit beside their marks.
const (
	laneWidth   = 900   // of the axis
	laneNames   = 150.0 // before it
	flatNames   = 245.0 // the same where there are few rows
	laneRow     = 18.0
	nameLetters = 18  // of a line of the name of a lane
	laneRows    = 2   // of one lane with words, at most; below them is one for marks alone
	markRoom    = 8.0 // to both sides of a mark
)

// laid is a text placed on a row of a lane.
type laid struct {
	chart.Placed
	row   int
	label string // empty where it had no room
	left  bool   // the label is before the mark
	focus bool
}

// span is a stretch of a row that is taken.
type span struct{ from, to float64 }

// lanesPicture draws the timeline; the text that it is about stands out.
func (p *paper) lanesPicture(s *report.Report, at string, flat bool) {
	l := s.Lanes(laneWidth)
	names, letters, lay, head := laneNames, nameLetters, layLane, 26.0
	if flat { // the words of the main text are on top
		names, letters, lay, head = flatNames, 2*nameLetters, layFlat, 44
	}
	var lanes [chart.Lanes][]laid
	var deep [chart.Lanes]int
	total := 0.0
	for lane := range chart.Lanes {
		lanes[lane] = lay(l.Lanes[lane], at)
		deep[lane] = len(broken(lane.Title(), letters))
		for _, it := range lanes[lane] {
			deep[lane] = max(deep[lane], it.row+1)
		}
		total += laneRow*float64(deep[lane]) + 8
	}
	p.drawing(s, names+laneWidth+2*margin, total+head, func(top float64) {
		left, bottom := names+margin, top+head+total
		for i, bin := range l.Bins {
			if bin.Tick != "" {
				x := num(left + float64(i))
				p.void("path", "class", "rule", "d", "M"+x+" "+num(top+head-6)+"V"+num(bottom-4), "stroke-width", ".5")
				p.leaf("text", bin.Tick, "class", "dim", "x", x, "y", num(top+head-12))
			}
		}
		y := top + head
		for lane := range chart.Lanes {
			p.void("path", "class", "rule", "d", "M"+num(margin)+" "+num(y)+"H"+num(left+laneWidth), "stroke-width", ".5")
			for i, words := range broken(lane.Title(), letters) {
				p.leaf("text", words, "class", "head", "x", num(margin), "y", num(y+laneRow-4+16*float64(i)))
			}
			for _, it := range lanes[lane] {
				if it.focus {
					x := num(left + middle(it.Placed))
					if flat {
						p.leaf("text", it.Statement.ShortTitle, "class", "head", "x", num(min(left+middle(it.Placed), left+laneWidth-wide(it.Statement.ShortTitle)/1.8)), "y", num(top+12), "text-anchor", "middle")
					}
					p.void("path", "class", class(model.MarkByName), "fill", "none", "d", "M"+x+" "+num(top+head-6)+"V"+num(bottom-4), "stroke-width", "1.2", "stroke-dasharray", "4 3")
				}
			}
			for _, it := range lanes[lane] {
				p.laidWords(it, left, y+laneRow*(float64(it.row)+.6))
			}
			for _, it := range lanes[lane] {
				p.laidMark(it, left, y+laneRow*(float64(it.row)+.6))
			}
			y += laneRow*float64(deep[lane]) + 8
		}
	})
}

func middle(it chart.Placed) float64 { return float64(it.From+it.To+1) / 2 }

// laidMark draws the mark of a text in its lane.
func (p *paper) laidMark(it laid, left, y float64) {
	p.open("g")
	p.leaf("title", it.Statement.ShortTitle+", "+it.Words)
	if it.Precision == chart.Day {
		p.mark(model.MarkByName, left+middle(it.Placed), y)
	} else {
		p.void("rect", "class", class(model.MarkByName), "fill-opacity", ".2", "x", num(left+float64(it.From)-3), "y", num(y-4), "width", num(float64(it.To-it.From)+7), "height", "8", "rx", "3")
	}
	p.close("g")
	p.line()
}

// laidWords writes the words of a text beside its mark.
func (p *paper) laidWords(it laid, left, y float64) {
	if it.label == "" {
		return
	}
	half := markRoom + float64(it.To-it.From)/2
	anchor, x := "", left+middle(it.Placed)+half
	if it.left {
		anchor, x = "end", left+middle(it.Placed)-half
	}
	p.leaf("text", it.label, "class", map[bool]string{true: "halo head", false: "halo"}[it.focus], "x", num(x), "y", num(y+4), "text-anchor", anchor)
}

// layLane finds a row and room for the words of each text, for the one that the
// picture is about first. What has no room for words goes below them.
func layLane(items []chart.Placed, at string) []laid {
	out := make([]laid, len(items))
	var taken [laneRows][]span
	order := make([]int, 0, len(items))
	for i, it := range items {
		out[i] = laid{Placed: it, focus: string(it.Statement.ID) == at}
		if out[i].focus {
			order = append([]int{i}, order...)
		} else {
			order = append(order, i)
		}
	}
	for _, i := range order {
		if !out[i].settle(&taken, out[i].Statement.ShortTitle) {
			out[i].row = laneRows
		}
	}
	return out
}

// layFlat puts all texts of a lane on one row, with the words of those that have
// room between the marks.
func layFlat(items []chart.Placed, at string) []laid {
	out := make([]laid, len(items))
	var taken []span
	for i, it := range items {
		out[i] = laid{Placed: it, focus: string(it.Statement.ID) == at}
		half := markRoom + float64(it.To-it.From)/2
		taken = append(taken, span{middle(it) - half, middle(it) + half})
	}
	for i := range out {
		it := &out[i]
		x, half, long := middle(it.Placed), markRoom+float64(it.To-it.From)/2, wide(it.Statement.ShortTitle)+markRoom
		right, left := span{x + half, x + half + long}, span{x - half - long, x - half}
		switch {
		case it.focus:
		case free(taken, right) && right.to <= laneWidth:
			taken, it.label = append(taken, right), it.Statement.ShortTitle
		case free(taken, left) && left.from >= 0:
			taken, it.label, it.left = append(taken, left), it.Statement.ShortTitle, true
		}
	}
	return out
}

// settle takes room in a lane for a text and its words, if there is any.
func (it *laid) settle(taken *[laneRows][]span, label string) bool {
	x, half := middle(it.Placed), markRoom+float64(it.To-it.From)/2
	long := wide(label)
	for row := range taken {
		for _, left := range []bool{false, true} {
			s := span{x - half, x + half + long}
			if left {
				s = span{x - half - long, x + half}
			}
			if s.from < -markRoom || s.to > laneWidth || !free(taken[row], s) {
				continue
			}
			taken[row] = append(taken[row], s)
			it.row, it.label, it.left = row, label, left
			return true
		}
	}
	return false
}

func free(taken []span, s span) bool {
	return !slices.ContainsFunc(taken, func(t span) bool { return s.from < t.to && t.from < s.to })
}
