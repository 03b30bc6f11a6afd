package report

import (
	"strconv"

	"comity/model"
	"comity/model/chart"
	"comity/model/prose"
	"comity/ui/place"
)

// timeline makes the report of the timeline: to the day of the view, and as much
// of it as its zoom shows.
func (s *Report) timeline(v place.View) error {
	zoom, err := v.Zoom()
	if err != nil {
		return err
	}
	about := v.AsOf
	if text, ok := s.corpus.Statement(model.StatementID(v.At)); ok {
		about = text.When()
	}
	t := chart.NewTimeline(s.corpus, v.AsOf)
	filter := v.Param(place.FilterParam)
	if filter != "" {
		t = t.Only(s.corpus, filter)
		s.note("only texts of: " + model.Printable(filter) + "; " + prose.Count(t.Hidden, "other") + " left out")
	}
	s.Timeline = t
	const columns = 600
	s.Lanes = func(columns int) chart.Layout { return t.Layout(columns, zoom, about) }
	l := s.Lanes(columns)
	shown := 0
	for _, lane := range l.Lanes {
		shown += len(lane)
	}
	s.Title = "Timeline: " + prose.Count(shown, "text") + ", " + l.From.Long() + " to " + l.To.Long()
	s.Lead = []string{"The texts by kind and date, as exactly as their dates are known."}
	if l.Before+l.After+t.Before+t.After > 0 {
		s.note(prose.Count(l.Before+t.Before, "text") + " before, " + prose.Count(l.After+t.After, "text") + " after")
	}
	for _, it := range t.Undated {
		s.note(it.Statement.ShortTitle + ": no date is known, so it is on no lane")
	}
	s.fill = func() { s.timelineData(zoom, &l) }
	return nil
}

// timelineData is the timeline as data and as a table for each lane.
func (s *Report) timelineData(zoom chart.Zoom, l *chart.Layout) {
	t := s.Timeline
	view := TimelineView{
		shown: s.shown(), Zoom: zoom.Word(),
		From: l.From, To: l.To, Before: l.Before + t.Before, After: l.After + t.After, Items: []TimelineItem{},
	}
	s.Header = []string{"date", "precision", "lane", "id", "title"}
	for lane := range chart.Lanes {
		placed := l.Lanes[lane]
		table := &Table{Head: textHeads(words("kind"))}
		for _, it := range placed {
			text := it.Statement
			s.Rows = append(s.Rows, []string{it.Date.String(), it.Precision.Word(), lane.Title(), string(text.ID), text.ShortTitle})
			view.Items = append(view.Items, TimelineItem{text.ID, text.ShortTitle, it.Date, it.Precision.Word(), lane.Title(), it.Words})
			table.Rows = append(table.Rows, Row{At: place.OfStatement(text), Cells: []Cell{words(text.ShortTitle), words(it.Words), words(Kind(text.Kind))}})
			s.Texts = append(s.Texts, text)
		}
		part := Part{ID: "lane-" + lane.Key(), Heading: lane.Title(), Count: strconv.Itoa(len(placed)), Words: []string{prose.Sentence(lane.Meaning())}}
		if len(placed) > 0 {
			part.Table = table
		}
		s.Parts = append(s.Parts, part)
	}
	view.Notes = list(s.Notes)
	s.JSON = view
}
