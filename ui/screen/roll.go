package screen

import (
	"strconv"

	"comity/model"
	"comity/model/prose"
	"comity/ui/cells"
	"comity/ui/theme"
)

// Roll is the States of a picture as a list: below a head for each mark, each
// with the day of its act where that is on record and its own.
type Roll struct {
	Entries []Entry
	days    bool

	from int // the entry at which Columns begins

	// As drawn: the first entry, and the lines and the width of a column.
	top, rows, width int
}

// Entry is a State of a roll, or a head above some.
type Entry struct {
	Head    string
	N       int // below a head
	Mark    model.Mark
	Word    string
	Country *model.Country
	Day     model.Date
}

// Add adds States below a head, unless there are none. A day that all of them
// have is said in the head.
func (r *Roll) Add(head string, mark model.Mark, states []Entry) {
	if len(states) == 0 {
		return
	}
	day := states[0].Day
	for _, one := range states {
		if one.Day != day {
			day, r.days = model.Date{}, true
			break
		}
	}
	r.Entries = append(r.Entries, Entry{Head: head, N: len(states), Mark: mark, Day: day})
	for _, one := range states {
		one.Mark, one.Word = mark, head
		r.Entries = append(r.Entries, one)
	}
}

// Index is where a State is on the roll, or -1.
func (r *Roll) Index(co *model.Country) int {
	for i := range r.Entries {
		if r.Entries[i].Country == co && co != nil {
			return i
		}
	}
	return -1
}

// Number is which of the States of the roll one is, and how many there are.
func (r *Roll) Number(co *model.Country) (n, all int) {
	for i := range r.Entries {
		if r.Entries[i].Country != nil {
			all++
		}
		if r.Entries[i].Country == co {
			n = all
		}
	}
	return n, all
}

// At is the State drawn at a cell, or nil.
func (r *Roll) At(x, y int) *model.Country {
	if i := r.top + x/max(r.width, 1)*r.rows + y; x >= 0 && y >= 0 && y < r.rows && i < len(r.Entries) {
		return r.Entries[i].Country
	}
	return nil
}

// Beside is the index of the State n columns further, as last drawn; the nearest if none
// is there.
func (r *Roll) Beside(from, n int) int {
	to := max(min(from+n*r.rows, len(r.Entries)-1), 0)
	if r.Entries[to].Country == nil {
		return r.Step(to, 1)
	}
	return to
}

// Step is the index of the State n further from an index; the last one at an end.
func (r *Roll) Step(from, n int) int {
	by := 1
	if n < 0 {
		by, n = -1, -n
	}
	at := from
	for i := from + by; n > 0 && i >= 0 && i < len(r.Entries); i += by {
		if r.Entries[i].Country != nil {
			at = i
			n--
		}
	}
	return at
}

// The widths of a roll in columns: a name, and a day.
const (
	rollName = 22
	rollDay  = 18 // "23 September 2019"
)

// Turn moves the beginning of [Roll.Columns] by some entries.
func (r *Roll) Turn(n int) { r.from += n }

// Columns draws the roll in as many columns as fit, from its beginning or from where it
// was turned to; what has no room is counted on the last line. The State under the cursor
// is marked.
func (r *Roll) Columns(t *theme.Theme, w, h int, at *model.Country) []string {
	rows, all := h, len(r.Entries)
	if all > r.Room(w, h) { // a line for the rest
		rows = max(h-1, 0)
	}
	room := rows * r.columns(w)
	r.from = max(min(r.from, all-room), 0)
	out := r.grid(t, w, rows, r.from, min(r.from+room, all), at)
	if len(out) < h {
		count := func(some []Entry) string {
			return strconv.Itoa(len(prose.Only(some, func(e Entry) bool { return e.Country != nil })))
		}
		text := "and " + count(r.Entries[min(r.from+room, all):]) + " more"
		if before := count(r.Entries[:r.from]); before != "0" {
			text = before + " before, " + text
		}
		out = append(out, t.Ink.Dim.Render(cells.Fit(text, w, t.Border.Ellipsis)))
	}
	return out
}

// columns is how many columns of the roll fit in a width, and cell how wide one is.
func (r *Roll) columns(w int) int { return max(w/(r.cell()+1), 1) }

// cell is how wide a column is: so that names, and the days of heads, are not cut.
func (r *Roll) cell() int {
	if r.days {
		return rollName + 2 + rollDay
	}
	w := rollName + 2
	for i := range r.Entries {
		if !r.Entries[i].Day.IsZero() && r.Entries[i].Country == nil {
			w = max(w, 2+cells.Width(r.Entries[i].heading()))
		}
	}
	return w
}

// heading is what a head says.
func (e *Entry) heading() string {
	head := e.Head + " " + strconv.Itoa(e.N)
	if !e.Day.IsZero() {
		head += ", " + e.Day.Long()
	}
	return head
}

// grid draws entries from one to another, the columns beside each other.
func (r *Roll) grid(t *theme.Theme, w, rows, from, to int, at *model.Country) []string {
	r.top, r.rows, r.width = from, max(rows, 1), r.cell()+1
	out := make([]string, 0, rows+1)
	for line := range rows {
		text, used := "", 0
		for i := from + line; i < to && used < w; i += rows {
			e := &r.Entries[i]
			n := min(r.width, w-used)
			text, used = text+e.draw(t, n, r.days, e.Country == at && at != nil && !t.Still), used+n
		}
		out = append(out, text+cells.Spaces(w-used))
	}
	return out
}

// Room is how many entries [Roll.Lines] draws in a window.
func (r *Roll) Room(w, h int) int { return r.columns(w) * max(h, 1) }

// Around is the entry from which on [Roll.Lines] draws the column of a State.
func (r *Roll) Around(co *model.Country, w, h int) int {
	h = max(h, 1)
	n := r.columns(w)
	if n == 1 {
		return Scroll(r.Index(co)-h/2, len(r.Entries), h)
	}
	return Scroll(max(r.Index(co), 0)/h-n/2, (len(r.Entries)+h-1)/h, n) * h
}

// Lines draws a part of the roll from an entry on, in as many columns as fit; in one,
// with the act of each State in words where that has room.
func (r *Roll) Lines(t *theme.Theme, w, h, top int, at *model.Country) []string {
	if r.columns(w) > 1 {
		return r.grid(t, w, h, top, min(len(r.Entries), top+r.Room(w, h)), at)
	}
	r.top, r.rows, r.width = top, max(h, 1), max(w, 1)
	out := make([]string, 0, h)
	for i := top; len(out) < h; i++ {
		if i >= len(r.Entries) {
			out = append(out, cells.Spaces(w))
			continue
		}
		e := r.Entries[i]
		if e.Country != nil && w > rollName+2+rollDay+rollName {
			out = append(out, e.draw(t, rollName+3, false, e.Country == at && !t.Still)+cells.Fit(cells.Fit(e.Word, rollName, "")+" "+e.Day.Long(), w-rollName-3, t.Border.Ellipsis))
			continue
		}
		out = append(out, e.draw(t, w, r.days, e.Country == at && at != nil && !t.Still))
	}
	return out
}

// draw is an entry in w cells.
func (e *Entry) draw(t *theme.Theme, w int, days, at bool) string {
	glyph := t.Glyph(e.Mark)
	if e.Country == nil {
		return t.Ink.Heading.Render(cells.Fit(glyph+" "+e.heading(), w, t.Border.Ellipsis))
	}
	name := " " + e.Country.DisplayName()
	if days {
		name = cells.Fit(name, max(w-1-rollDay, 0), t.Border.Ellipsis) + " " + cells.Fit(e.Day.Long(), rollDay-1, "")
	}
	name = cells.Fit(name, max(w-1, 0), t.Border.Ellipsis)
	if at {
		return t.Ink.Cursor.Render(glyph + name)
	}
	return t.Ink.Mark(e.Mark).Render(glyph) + name
}
