// Package timelinescreen shows the timeline: the texts on their lanes, and details
// of the one under the cursor.
package timelinescreen

import (
	"context"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"comity/model"
	"comity/model/chart"
	"comity/model/prose"
	"comity/model/relation"
	"comity/ui/keys"
	"comity/ui/place"
	"comity/ui/report"
	"comity/ui/screen"
)

// Timeline is the timeline of one visitor.
type Timeline struct {
	corpus *model.Corpus
	line   *chart.Timeline
	zoom   chart.Zoom
	filter string // which texts; see [chart.Timeline.Only]
	asOf   model.Date
	today  model.Date
	// lanes are the items of each lane by date; the undated are a lane of their
	// own behind the others, if there are any.
	lanes  [][]chart.Item
	marked []model.StatementID // the pinned texts
	notes  []passage           // what is unknown on the day
	lane   int                 // of the cursor, which is never on an empty lane
	item   int                 // of the lane
	about  model.Date          // the day on which closer zooms are centred

	shape shape        // as drawn
	bins  chart.Layout // the same
}

// New makes the timeline of a view, up to a day such as today. The cursor is on
// the text that the view names, or on the newest.
func New(c *model.Corpus, v place.View, today model.Date) (*Timeline, error) {
	zoom, err := v.Zoom()
	if err != nil {
		return nil, err
	}
	r, err := report.Outline(context.Background(), c, place.OfTimeline(zoom, v.Param(place.FilterParam), today))
	if err != nil {
		return nil, err
	}
	x := &Timeline{corpus: c, line: r.Timeline, zoom: zoom, filter: v.Param(place.FilterParam), asOf: v.AsOf, today: today}
	for id := range strings.SplitSeq(v.Show, ",") {
		if s, ok := c.Statement(model.StatementID(id)); ok {
			x.marked = append(x.marked, s.ID)
		}
	}
	x.lanes = make([][]chart.Item, chart.Lanes, chart.Lanes+1)
	for _, it := range x.line.Items {
		x.lanes[it.Lane] = append(x.lanes[it.Lane], it)
	}
	if len(x.line.Undated) > 0 {
		x.lanes = append(x.lanes, x.line.Undated)
	}
	if !x.asOf.IsZero() {
		x.notes = x.caveats()
	}
	newest := model.Date{}
	for lane, items := range x.lanes {
		for i, it := range items {
			if it.First.Compare(newest) > 0 || len(x.lanes[x.lane]) == 0 {
				x.lane, x.item, newest = lane, i, it.First
			}
		}
	}
	for lane, items := range x.lanes {
		for i, it := range items {
			if string(it.Statement.ID) == v.At {
				x.lane, x.item = lane, i
			}
		}
	}
	x.centre()
	return x, nil
}

// at returns the item under the cursor; false if there is none.
func (x *Timeline) at() (chart.Item, bool) {
	if len(x.lanes[x.lane]) == 0 {
		return chart.Item{}, false
	}
	return x.lanes[x.lane][x.item], true
}

// View returns the zoom and the text under the cursor, on which closer zooms
// are centred.
func (x *Timeline) View() place.View {
	v := place.OfTimeline(x.zoom, x.filter, x.asOf)
	if it, ok := x.at(); ok {
		v.At = string(it.Statement.ID)
	}
	var marked []string
	for _, id := range x.marked {
		marked = append(marked, string(id))
	}
	v.Show = strings.Join(marked, ",")
	return v
}

// Scope is that of the timeline.
func (x *Timeline) Scope() keys.Scope { return keys.Timeline }

// Says counts the texts and, on a day, those that existed.
func (x *Timeline) Says() (subject, counts string) {
	n := len(x.line.Items)
	subject = "timeline: " + prose.Count(n, "text")
	if x.filter != "" {
		subject = "timeline: " + prose.Of(n+len(x.line.Undated), n+len(x.line.Undated)+x.line.Hidden) + " texts" + x.named()
	}
	if x.line.Before > 0 {
		counts += " · before " + strconv.Itoa(chart.FirstYear) + " " + strconv.Itoa(x.line.Before)
	}
	if x.line.After > 0 {
		counts += " · after " + x.line.Last.Long() + " " + strconv.Itoa(x.line.After)
	}
	if l := x.layout(1); x.zoom != chart.Decades {
		counts += " · " + strconv.Itoa(n-l.Before-l.After) + " in view"
		if l.Before > 0 {
			counts += " · earlier " + strconv.Itoa(l.Before)
		}
		if l.After > 0 {
			counts += " · newer " + strconv.Itoa(l.After)
		}
	}
	if n := len(x.line.Undated); n > 0 {
		counts += " · undated " + strconv.Itoa(n)
	}
	if !x.asOf.IsZero() {
		there, perhaps, later := x.line.Split(x.asOf)
		counts += " · there " + strconv.Itoa(len(there))
		if len(perhaps) > 0 {
			counts += " · perhaps there " + strconv.Itoa(len(perhaps))
		}
		counts += " · later " + strconv.Itoa(len(later))
	}
	return subject, counts
}

// Title returns the zoom and the period on the screen.
func (x *Timeline) Title() (left, right string) {
	l := x.layout(1)
	return "Timeline" + x.named() + " · " + [...]string{"whole period", "ten years", "twelve months"}[x.zoom], l.From.Long() + " to " + l.To.Long()
}

// named is the filter as the header says it; nothing for a list of ids.
func (x *Timeline) named() string {
	if x.filter == "" || strings.Contains(x.filter, ",") {
		return ""
	}
	return " /" + x.filter
}

// layout lays the time out around where the cursor went last by a key: what is pointed at
// stays under the pointer.
func (x *Timeline) layout(width int) chart.Layout {
	return x.line.Layout(width, x.zoom, x.about)
}

// centre puts the cursor in the middle of a closer zoom.
func (x *Timeline) centre() {
	it, _ := x.at()
	x.about = it.First
}

// Foot names the text under the cursor, and its day as far as it is known.
func (x *Timeline) Foot() string {
	it, ok := x.at()
	if !ok {
		return "no text in this period"
	}
	return it.Words + " · " + it.Statement.ShortTitle
}

// Prompt asks for a filter.
func (x *Timeline) Prompt() (label, value string) { return "texts: a year, a State, words", x.filter }

// Offers reports whether there is a text to go to.
func (x *Timeline) Offers(action keys.Action) bool {
	_, ok := x.at()
	return ok || action == keys.Filter
}

// Wheel reports false: nothing beside the timeline scrolls.
func (x *Timeline) Wheel(_, _, _ int) bool { return false }

// Ask shows the texts that a filter names; all without one. The cursor stays on its text.
func (x *Timeline) Ask(typed string) screen.Effect {
	v := place.OfTimeline(x.zoom, strings.TrimSpace(typed), x.asOf)
	v.Position = x.View().Position
	next, err := New(x.corpus, v, x.today)
	switch {
	case err != nil:
		return screen.Fault(err)
	case len(next.line.Items)+len(next.line.Undated) == 0:
		return screen.Say("no text on the timeline is of: " + typed)
	}
	*x = *next
	return screen.Done()
}

// Take ignores messages: the timeline is made at once.
func (x *Timeline) Take(tea.Msg) bool { return false }

// Do runs an action.
func (x *Timeline) Do(action keys.Action, count int, _ bool) screen.Effect {
	it, ok := x.at()
	if !ok {
		return screen.Effect{}
	}
	last := len(x.lanes[x.lane]) - 1
	defer x.centre()
	switch action {
	case keys.Right:
		x.item = min(x.item+count, last)
	case keys.Left:
		x.item = max(x.item-count, 0)
	case keys.First:
		x.item = 0
	case keys.Last:
		x.item = last
	case keys.Down:
		x.toLane(count)
	case keys.Up:
		x.toLane(-count)
	case keys.ZoomIn:
		return x.zoomTo(x.zoom + chart.Zoom(count))
	case keys.ZoomOut:
		return x.zoomTo(x.zoom - chart.Zoom(count))
	case keys.AsOfHere:
		return x.dateHere(it)
	case keys.Read:
		return screen.Visit(place.OfStatement(it.Statement))
	default:
		return screen.Effect{}
	}
	return screen.Done()
}

// dateHere sets the day of the program to that of the text under the cursor.
func (x *Timeline) dateHere(it chart.Item) screen.Effect {
	if it.Precision == chart.Undated {
		return screen.Say("no date is known, so nothing can be dated by it")
	}
	return screen.Effect{Done: true, AsOf: &it.Date}
}

// toLane goes some lanes down, past empty ones, to the text nearest in time.
func (x *Timeline) toLane(n int) {
	by := 1
	if n < 0 {
		by, n = -1, -n
	}
	from, _ := x.at()
	to := x.lane
	for lane := x.lane + by; n > 0 && lane >= 0 && lane < len(x.lanes); lane += by {
		if len(x.lanes[lane]) > 0 {
			to, n = lane, n-1
		}
	}
	if to == x.lane {
		return
	}
	x.lane, x.item = to, 0
	for i, it := range x.lanes[to] {
		if chart.Apart(it, from) < chart.Apart(x.lanes[to][x.item], from) {
			x.item = i
		}
	}
}

// zoomTo shows more or less of the time around the cursor.
func (x *Timeline) zoomTo(z chart.Zoom) screen.Effect {
	z = min(max(z, chart.Decades), chart.Zooms-1)
	if z == x.zoom {
		if z == chart.Decades {
			return screen.Say("this is the whole timeline")
		}
		return screen.Say("months are the closest zoom")
	}
	x.zoom = z
	return screen.Say("a tick for each " + z.Word())
}

// when returns the relation of a text to the day of the program.
func (x *Timeline) when(it chart.Item) relation.When { return relation.Of(it.Statement, x.asOf) }

// counts are the acts about a text, each on its own.
func (x *Timeline) counts(s *model.Statement) string {
	if s.WithoutVote() || s.Unsigned() {
		return "" // the adoption says it
	}
	return strings.Join(relation.Counts(x.corpus, s, x.asOf).Words(), " · ")
}
