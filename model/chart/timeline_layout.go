package chart

import (
	"strconv"
	"time"

	"comity/model"
	"comity/model/relation"
)

// Zoom is how much time a screen shows, and what its ticks are.
type Zoom int

// The zooms.
const (
	Decades Zoom = iota // the whole timeline, a tick for each decade
	Years               // ten years, a tick for each year
	Months              // twelve months, a tick for each month
	Zooms               // how many there are
)

// Word names a zoom.
func (z Zoom) Word() string { return [...]string{"decade", "year", "month"}[z] }

// Bin is a column of the screen and the days it covers.
type Bin struct {
	From, To model.Date // both within; To is before From in a column narrower than a day
	Tick     string     // the decade, year or month that begins here; else empty
	Counts   [Lanes]int // items that have their only or first column here
}

// Placed is an item with the columns it can lie in. One whose date is known to
// the month or year spans all of it, as far as it is on the screen.
type Placed struct {
	Item
	From, To int // columns, both within
}

// Layout is a part of a timeline on a number of columns.
type Layout struct {
	Zoom          Zoom
	From, To      model.Date // the first and the last day shown
	Bins          []Bin
	Lanes         [Lanes][]Placed // by date
	Before, After int             // items of the timeline to the left and right
}

// Layout lays a timeline out on a number of columns, at least one. Zooms closer
// than Decades centre the day about as far as the ends of the timeline allow;
// without a day they show the newest texts.
func (t *Timeline) Layout(width int, zoom Zoom, about model.Date) Layout {
	width = max(width, 1)
	l := Layout{Zoom: zoom, Bins: make([]Bin, width)}
	l.From, l.To = t.window(zoom, about)
	start, days := number(l.From), number(l.To)-number(l.From)+1
	column := func(day model.Date) int {
		return min(max((number(day)-start)*width/days, 0), width-1)
	}
	for i := range l.Bins { // the days d with d*width/days == i
		first, next := (i*days+width-1)/width, ((i+1)*days+width-1)/width
		l.Bins[i].From, l.Bins[i].To = dateOf(start+first), dateOf(start+next-1)
	}
	ticks := zoom
	for ticks < Months && days <= [...]int{20 * 366, 2 * 366}[ticks] { // a filter shows a few years
		ticks++
	}
	for day := tickFrom(ticks, l.From); day.Compare(l.To) <= 0; day = tickAfter(ticks, day) {
		if bin := &l.Bins[column(day)]; bin.Tick == "" && day.Compare(l.From) >= 0 {
			bin.Tick = tickWord(ticks, day)
		}
	}
	for _, it := range t.Items {
		switch {
		case it.Last.Compare(l.From) < 0:
			l.Before++
		case it.First.Compare(l.To) > 0:
			l.After++
		default:
			p := Placed{Item: it, From: column(it.First), To: column(it.Last)}
			l.Lanes[it.Lane] = append(l.Lanes[it.Lane], p)
			l.Bins[p.From].Counts[it.Lane]++
		}
	}
	return l
}

// window returns the days that a zoom shows.
func (t *Timeline) window(zoom Zoom, about model.Date) (from, to model.Date) {
	months := map[Zoom]int{Years: 120, Months: 12}[zoom]
	if about.IsZero() {
		about = t.Last
	}
	about = relation.First(about)
	if months == 0 {
		return t.First, t.Last
	}
	// Windows begin with a month, so that a tick is at the edge.
	from = model.Date{Year: about.Year, Month: about.Month, Day: 1}.AddMonths(-months / 2)
	if latest := (model.Date{Year: t.Last.Year, Month: t.Last.Month, Day: 1}).AddMonths(1 - months); from.Compare(latest) > 0 {
		from = latest
	}
	if from.Compare(t.First) < 0 {
		from = t.First
	}
	to = dateOf(number(from.AddMonths(months)) - 1)
	return from, to
}

// tickFrom is the first tick at or before a day.
func tickFrom(zoom Zoom, day model.Date) model.Date {
	switch zoom {
	case Months:
		return model.Date{Year: day.Year, Month: day.Month, Day: 1}
	case Years:
		return model.Date{Year: day.Year, Month: 1, Day: 1}
	}
	return model.Date{Year: day.Year - day.Year%10, Month: 1, Day: 1}
}

func tickAfter(zoom Zoom, tick model.Date) model.Date {
	return tick.AddMonths([...]int{120, 12, 1}[zoom])
}

// tickWord is the decade, the year, or the month with the year in January.
func tickWord(zoom Zoom, tick model.Date) string {
	switch {
	case zoom == Decades:
		return strconv.Itoa(tick.Year) + "s"
	case zoom == Years || tick.Month == 1:
		return strconv.Itoa(tick.Year)
	}
	return time.Month(tick.Month).String()[:3]
}

// number counts days, so that they can be divided among columns.
func number(d model.Date) int {
	const seconds = 24 * 60 * 60
	unix := time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC).Unix()
	if unix < 0 {
		unix -= seconds - 1
	}
	return int(unix / seconds)
}

// dateOf is the day with a number.
func dateOf(n int) model.Date {
	day := time.Unix(int64(n)*24*60*60, 0).UTC()
	return model.Date{Year: day.Year(), Month: int(day.Month()), Day: day.Day()}
}

// Apart returns the number of days between two items, 0 if both can be of the
// same day.
func Apart(a, b Item) int {
	if number(a.First) > number(b.First) {
		a, b = b, a
	}
	return max(number(b.First)-number(a.Last), 0)
}
