package chart

import (
	"slices"

	"comity/model"
	"comity/model/relation"
)

// Lane gathers texts of like kinds.
type Lane int

// The lanes, from top to bottom.
const (
	Groups Lane = iota
	Resolutions
	Declarations
	Treaties
	Coalitions
	Attributions
	Lanes // how many there are
)

// FirstYear is the year of the first resolution on the subject, 53/70.
const FirstYear = 1998

// Title names a lane.
func (l Lane) Title() string {
	return [...]string{
		"UN groups and meetings", "Resolutions", "Declarations and joint statements",
		"Treaties and codes", "Coalitions", "Attributions and advisories",
	}[l]
}

// Key names a lane in ids.
func (l Lane) Key() string {
	return [...]string{"groups", "resolutions", "declarations", "treaties", "coalitions", "attributions"}[l]
}

// Meaning returns the kinds of text on a lane.
func (l Lane) Meaning() string {
	return [...]string{
		"expert groups, reports of open-ended groups, meetings, and continuing processes",
		"resolutions, with and without a vote",
		"joint statements and declarations; also communiqués, calls, proposals, decisions of regional bodies and common positions",
		"treaties and codes of conduct",
		"groups of States that others can join",
		"statements that attribute an operation to a State, and advisories of agencies",
	}[l]
}

// LaneOf is the lane of a kind of statement; false for a kind that is unknown.
func LaneOf(kind string) (Lane, bool) {
	switch kind {
	case "expert-group", "report", "meeting", "process":
		return Groups, true
	case "resolution":
		return Resolutions, true
	case "joint-statement", "declaration", "communique", "call", "decision", "position", "proposal":
		return Declarations, true
	case "treaty", "code":
		return Treaties, true
	case "coalition":
		return Coalitions, true
	case "attribution", "advisory":
		return Attributions, true
	}
	return 0, false
}

// Precision is how exactly a date is known.
type Precision int

// The precisions.
const (
	Undated Precision = iota
	Year
	Month
	Day
)

// Word names a precision.
func (p Precision) Word() string { return [...]string{"undated", "year", "month", "day"}[p] }

// precisionOf returns how exactly a date is known.
func precisionOf(d model.Date) Precision {
	switch {
	case d.IsZero():
		return Undated
	case d.Month == 0:
		return Year
	case d.Day == 0:
		return Month
	}
	return Day
}

// Item is a text on its lane.
type Item struct {
	Statement *model.Statement
	Lane      Lane
	Date      model.Date // as far as it is known
	First     model.Date // the first day it can be
	Last      model.Date // the last day it can be
	Precision Precision
	Doubt     string // how exactly the date is known; empty to the day
	// Words are the date, and how exactly it is known unless to the day.
	Words string
}

// newItem places a text in time.
func newItem(s *model.Statement) Item {
	lane, ok := LaneOf(s.Kind)
	if !ok {
		lane = Declarations // no corpus has such a kind: loading refuses it
	}
	date := s.When()
	it := Item{Statement: s, Lane: lane, Date: date, First: relation.First(date), Last: relation.Last(date), Precision: precisionOf(date), Words: date.Long()}
	it.Doubt = [...]string{"no date is known", "known to the year only", "known to the month only", ""}[it.Precision]
	switch it.Precision {
	case Undated:
		it.Words = it.Doubt
	case Year, Month:
		it.Words += ", " + it.Doubt
	case Day:
	}
	return it
}

// Timeline is the texts in time. It is immutable.
type Timeline struct {
	First, Last model.Date // the days it runs from and to, both within
	Items       []Item     // by date, the oldest first
	// Undated are the texts without a date: they are on no lane.
	Undated []Item
	// Before and After count the texts outside the days, Hidden those that a filter
	// leaves out.
	Before, After, Hidden int
}

// NewTimeline makes a timeline from the first day of FirstYear to a last day, such as
// today. A year or month means its end; a day before FirstYear, or none, means
// that of the newest text.
func NewTimeline(c *model.Corpus, last model.Date) *Timeline {
	t := &Timeline{First: model.Date{Year: FirstYear, Month: 1, Day: 1}, Last: relation.Last(last)}
	if t.Last.Compare(t.First) < 0 {
		t.Last = t.First
		for _, s := range c.Statements() {
			if end := relation.Last(s.When()); end.Compare(t.Last) > 0 {
				t.Last = end
			}
		}
	}
	for _, s := range c.Statements() {
		switch it := newItem(s); {
		case it.Precision == Undated:
			t.Undated = append(t.Undated, it)
		case it.Last.Compare(t.First) < 0:
			t.Before++
		case it.First.Compare(t.Last) > 0:
			t.After++
		default:
			t.Items = append(t.Items, it)
		}
	}
	sortItems(t.Items)
	return t
}

// sortItems orders by the first day that an item can be; of equals the more
// exact comes first, then by id.
func sortItems(items []Item) {
	slices.SortFunc(items, func(a, b Item) int {
		if n := a.First.Compare(b.First); n != 0 {
			return n
		}
		if n := int(b.Precision) - int(a.Precision); n != 0 {
			return n
		}
		if a.Statement.ID < b.Statement.ID {
			return -1
		}
		return 1
	})
}

// Split divides the items by a day: existing by its end, perhaps existing, and
// later. Perhaps existing are those dated only to the month or year of the day.
// Without a day all exist.
func (t *Timeline) Split(day model.Date) (there, perhaps, later []Item) {
	for _, it := range t.Items {
		switch relation.Of(it.Statement, day) {
		case relation.There:
			there = append(there, it)
		case relation.Unclear:
			perhaps = append(perhaps, it)
		case relation.Later:
			later = append(later, it)
		}
	}
	return there, perhaps, later
}
