package report

import (
	"comity/model"
	"comity/model/timeline"
	"comity/model/wording"
	"comity/ui/page"
	"comity/ui/place"
)

// timeline makes the sheet of the timeline: to the day of the view, and as much
// of it as its zoom shows.
func (s *Report) timeline(v place.View) error {
	zoom, err := place.ZoomOf(v)
	if err != nil {
		return err
	}
	about := v.AsOf
	if at := v.Params[place.At]; at != "" {
		if text, ok := s.corpus.Statement(model.StatementID(at)); ok {
			about = text.When()
		}
	}
	t := timeline.New(s.corpus, v.AsOf)
	s.Timeline, s.inline = t, true
	const columns = 600
	s.Lanes = func(columns int) timeline.Layout { return t.Layout(columns, zoom, about) }
	l := s.Lanes(columns)
	shown := 0
	for _, lane := range l.Lanes {
		shown += len(lane)
	}
	s.Title = "Timeline: " + wording.Count(shown, "text") + ", " + l.From.Long() + " to " + l.To.Long()
	s.Lead = []string{"The texts by kind and date, as exactly as their dates are known."}
	if l.Before+l.After+t.Before+t.After > 0 {
		s.note(wording.Count(l.Before+t.Before, "text") + " before, " + wording.Count(l.After+t.After, "text") + " after")
	}
	for _, it := range t.Undated {
		s.note(it.Statement.ShortTitle + ": no date is known, so it is on no lane")
	}
	view := TimelineView{
		Place: s.Place, Corpus: s.corpus.Version().String(), AsOf: s.dayView(), Zoom: zoom.Word(),
		From: l.From, To: l.To, Before: l.Before + t.Before, After: l.After + t.After, Items: []TimelineItem{},
	}
	s.Header = []string{"date", "precision", "lane", "id", "title"}
	for lane := range timeline.Lanes {
		placed := l.Lanes[lane]
		table := &Table{Head: heads("text", "date", "kind")}
		for _, it := range placed {
			text := it.Statement
			precision := [...]string{"undated", "year", "month", "day"}[it.Precision]
			s.Rows = append(s.Rows, []string{it.Date.String(), precision, lane.Title(), string(text.ID), text.ShortTitle})
			view.Items = append(view.Items, TimelineItem{text.ID, text.ShortTitle, it.Date, precision, lane.Title(), it.Words})
			table.Rows = append(table.Rows, Row{Cells: []Cell{words(text.ShortTitle), words(it.Words), words(page.Kind(text.Kind))}})
			s.Texts = append(s.Texts, text)
		}
		part := Part{Heading: lane.Title() + " · " + itoa(len(placed)), Words: []string{wording.Sentence(lane.Meaning())}}
		if len(placed) > 0 {
			part.Table = table
		}
		s.Parts = append(s.Parts, part)
	}
	view.Notes = list(s.Notes)
	s.JSON = view
	s.svg = func(p *paper) { s.timelinePicture(p, &l) }
	return nil
}

// timelinePicture draws a row for each text, below its lane.
func (s *Report) timelinePicture(p *paper, l *timeline.Layout) {
	const row, left = 16.0, 12.0
	rows := 0.0
	for _, lane := range l.Lanes {
		rows += float64(len(lane)) + 1.5
	}
	axis := float64(len(l.Bins))
	p.drawing(s, left+axis+390, row*rows+40, func(top float64) {
		bottom := top + 20 + row*rows
		for i, bin := range l.Bins {
			if bin.Tick != "" {
				x := num(left + float64(i))
				p.void("path", "class", "rule", "d", "M"+x+" "+num(top+16)+"V"+num(bottom), "stroke-width", ".5")
				p.leaf("text", bin.Tick, "class", "dim", "x", x, "y", num(top+10))
			}
		}
		y := top + 20 + row
		for lane := range timeline.Lanes {
			p.leaf("text", lane.Title()+" · "+itoa(len(l.Lanes[lane])), "class", "head", "x", num(left), "y", num(y))
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
func (p *paper) item(it timeline.Placed, left, y float64) {
	from, to := left+float64(it.From), left+float64(it.To)+1
	p.open("g")
	p.leaf("title", it.Statement.ShortTitle+", "+it.Words)
	label := it.Date.String() + " " + it.Statement.ShortTitle
	if it.Precision == timeline.Day {
		p.mark(model.MarkByName, (from+to)/2, y-4)
	} else {
		label += " (" + map[timeline.Precision]string{timeline.Month: "day not known", timeline.Year: "year only"}[it.Precision] + ")"
		p.void("rect", "class", class(model.MarkByName), "fill-opacity", ".2", "x", num(from-3), "y", num(y-8), "width", num(to-from+6), "height", "8", "rx", "3")
	}
	p.leaf("text", label, "x", num(to+8), "y", num(y))
	p.close("g")
	p.line()
}
