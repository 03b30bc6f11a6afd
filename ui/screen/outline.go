package screen

import (
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"comity/model/prose"
	"comity/ui/keys"
	"comity/ui/place"
	"comity/ui/theme"
)

// Sheet is what a body shows, the cursor, and the part that is on the screen. A
// screen embeds it, and adds what is its own.
type Sheet struct {
	lay  func(*Body)
	body Body
	h    int // the lines on the screen below the fixed one

	pinned bool // the fixed line is on the screen

	top int  // the first of them
	cur int  // the row of the cursor
	on  bool // the cursor is on the screen
	tab int  // the part last jumped to, until another action; or none

	listing bool // the list of its parts is shown instead
	from    int  // the part from which that was opened

	side   int   // the width of the contents beside it, as drawn
	edge   int   // the cell at which they begin
	titles []int // the part of each line of them

	query string // the words that were looked for last
	hit   int    // the line that was found last; or none
}

const none = -1

// slack is the largest number of lines the cursor skips at once; more lines are
// scrolled.
const slack = 4

// NewSheet returns a sheet that lay fills for any width, at the position of a view.
// The rows and parts must be the same for every width.
func NewSheet(v place.View, lay func(*Body)) *Sheet {
	s := &Sheet{lay: lay, tab: none, hit: none}
	s.fill(theme.New(theme.Options{}), 80)
	s.top = max(v.Row-1, 0)
	for i := range s.body.rows {
		if v.At != "" && s.body.rows[i].Key == v.At {
			s.cur, s.on = i, true
		}
	}
	if name, ok := strings.CutPrefix(v.At, partKey); ok {
		if n, err := strconv.Atoi(name); err == nil && n > 0 && n <= len(s.body.parts) {
			s.tab = n - 1
		}
	}
	return s
}

// partKey is before the number of a part in a position, of a part that was jumped to
// and cannot be at the top of the screen.
const partKey = "part/"

// Position is the row under the cursor and the first line on the screen.
func (s *Sheet) Position() (at place.Position) {
	switch r, ok := s.row(); {
	case s.tab != none && (ok && r.part != s.tab || !ok && s.tab != s.onTop()):
		at.At = partKey + strconv.Itoa(s.tab+1)
	case ok:
		at.At = r.Key
	}
	if s.top > 0 {
		at.Row = s.top + 1
	}
	return at
}

// row is the row under the cursor.
func (s *Sheet) row() (*laid, bool) {
	if !s.on || s.cur >= len(s.body.rows) {
		return nil, false
	}
	return &s.body.rows[s.cur], true
}

// Foot returns the message of the row under the cursor.
func (s *Sheet) Foot() string {
	if r, ok := s.row(); ok {
		return r.Foot
	}
	return ""
}

// Part is which of how many lines are on the screen, and the part they are of.
func (s *Sheet) Part() string {
	at := s.part()
	if at < 0 || at >= len(s.body.parts) {
		return ""
	}
	part := s.body.parts[at].title + ", part " + prose.Of(at+1, len(s.body.parts))
	if s.h >= len(s.body.lines) {
		return part
	}
	return Range("lines", s.top, s.h, len(s.body.lines)) + " · " + part
}

// part is the part of the cursor, or that of the first line on the screen.
func (s *Sheet) part() int {
	if s.tab != none {
		return s.tab
	}
	if r, ok := s.row(); ok {
		return r.part
	}
	return s.onTop()
}

// onTop is the part of the first line on the screen.
func (s *Sheet) onTop() int {
	at := 0
	for i, p := range s.body.parts {
		if p.line <= s.top {
			at = i
		}
	}
	return at
}

// fill lays everything out for a width.
func (s *Sheet) fill(t *theme.Theme, w int) {
	s.body = Body{Theme: t, W: max(w-gutter, least)}
	if s.lay(&s.body); s.listing {
		s.body = partsOf(&s.body)
	}
}

// Draw returns h lines of exactly w cells.
func (s *Sheet) Draw(t *theme.Theme, w, h int) []string {
	side := s.contentsWidth(t, w)
	if side > 0 {
		w -= side + contentsGap
	}
	s.edge = w
	changed := false
	if s.body.Theme != t || s.body.W != max(w-gutter, least) {
		changed = s.body.W != max(w-gutter, least)
		s.fill(t, w)
		s.hit = none
	}
	room := h
	if s.body.fixed != nil && h > slack {
		room--
	}
	s.pinned = room < h
	changed = changed || room != s.h
	s.h = room
	if changed && s.on && !s.seen(s.cur) {
		s.reveal()
	}
	s.scrollTo(s.top)
	if !s.on {
		line := s.top
		if s.tab != none { // near the part that was jumped to
			line = s.body.parts[s.tab].line
		}
		s.drag(line)
	}
	out := make([]string, 0, h)
	if room < h {
		out = append(out, draw(t, indented(s.body.fixed), w, false))
	}
	at, ok := s.row()
	for i := s.top; len(out) < h; i++ {
		if i >= len(s.body.lines) {
			out = append(out, draw(t, nil, w, false))
			continue
		}
		out = append(out, draw(t, s.body.lines[i], w, ok && i == at.first && !t.Still))
	}
	return s.beside(t, out, side)
}

// scrollTo puts a line at the top, as far as there is enough below it.
func (s *Sheet) scrollTo(line int) { s.top = Scroll(line, len(s.body.lines), s.h) }

// seen reports whether a row begins on the screen.
func (s *Sheet) seen(row int) bool {
	if row < 0 || row >= len(s.body.rows) {
		return false
	}
	first := s.body.rows[row].first
	return first >= s.top && first < s.top+s.h
}

// reveal scrolls the row of the cursor onto the screen; the first row of a part
// with the lines above it.
func (s *Sheet) reveal() {
	r := &s.body.rows[s.cur]
	above := r.first
	if s.cur > 0 && s.body.rows[s.cur-1].part == r.part {
		above = max(s.body.rows[s.cur-1].last+1, r.first-slack)
	} else if r.part >= 0 {
		above = s.body.parts[r.part].line
	}
	if r.last-above >= s.h {
		above = r.first
	}
	if above < s.top {
		s.scrollTo(above)
	}
	if r.last >= s.top+s.h {
		s.scrollTo(min(r.last-s.h+1, r.first))
	}
	s.on = s.seen(s.cur)
}

// drag keeps the cursor on the screen after scrolling: on the row that begins
// nearest to a line, if any does.
func (s *Sheet) drag(line int) {
	best, far := none, 0
	for i := range s.body.rows {
		away := s.body.rows[i].first - line
		if away < 0 {
			away = -away
		}
		if s.seen(i) && (best == none || away < far) {
			best, far = i, away
		}
	}
	if s.on = best != none; s.on {
		s.cur = best
	}
}

// Do runs an action of reading and moving.
func (s *Sheet) Do(action keys.Action, count int, _ bool) Effect {
	if s.doParts(action) {
		return Done()
	}
	if action == keys.NextGroup || action == keys.PrevGroup {
		if action == keys.PrevGroup {
			count = -count
		}
		s.toPart(s.part() + count)
		return Done()
	}
	s.tab = none
	switch action {
	case keys.Down, keys.Up:
		for range min(count, len(s.body.lines)) {
			s.step(action == keys.Down)
		}
	case keys.PageDown:
		s.page(count)
	case keys.PageUp:
		s.page(-count)
	case keys.First:
		s.top = 0
		s.drag(0)
	case keys.Last:
		s.scrollTo(len(s.body.lines))
		s.drag(len(s.body.lines))
	case keys.Read:
		return s.read()
	case keys.NextMatch:
		return s.match(count)
	case keys.PrevMatch:
		return s.match(-count)
	default:
		return Effect{}
	}
	return Done()
}

// Point moves the cursor to the row at a line of the screen, or to the part whose title is
// clicked beside it.
func (s *Sheet) Point(x, y int) bool {
	if s.side > 0 && x >= s.edge {
		if y >= 0 && y < len(s.titles) && s.titles[y] != none {
			s.toPart(s.titles[y])
		}
		return false
	}
	if s.pinned {
		y--
	}
	if y < 0 || y >= s.h {
		return false
	}
	for i := range s.body.rows {
		if r := &s.body.rows[i]; r.first <= s.top+y && s.top+y <= r.last {
			s.cur, s.on, s.tab = i, true, none
			return true
		}
	}
	return false
}

// Take ignores messages: a sheet has no slow work.
func (s *Sheet) Take(tea.Msg) bool { return false }

// read opens the row under the cursor.
func (s *Sheet) read() Effect {
	r, ok := s.row()
	switch {
	case !ok:
		return Say("no row is under the cursor")
	case r.To.Kind == "":
		return Say("this row has no page")
	}
	to := r.To
	return Effect{Done: true, Visit: &to}
}

// step goes to the next row, or the one before; where it is too far away, it
// scrolls a line.
func (s *Sheet) step(down bool) {
	next := s.cur
	switch {
	case s.on && down:
		next++
	case s.on:
		next--
	case down:
		for next = 0; next < len(s.body.rows) && s.body.rows[next].first < s.top; next++ {
		}
	default:
		for next = len(s.body.rows) - 1; next >= 0 && s.body.rows[next].first >= s.top; next-- {
		}
	}
	if next >= 0 && next < len(s.body.rows) {
		first := s.body.rows[next].first
		if first < s.top+s.h+slack && first >= s.top-slack {
			s.cur = next
			s.reveal()
			return
		}
	}
	if down {
		s.scrollTo(s.top + 1)
	} else {
		s.scrollTo(s.top - 1)
	}
	if !s.seen(s.cur) {
		s.drag(s.top)
	}
}

// page scrolls by screens; the cursor stays where it is on the screen, and at
// an end it goes to the last row.
func (s *Sheet) page(screens int) {
	before, line := s.top, s.top
	if r, ok := s.row(); ok {
		line = r.first
	}
	by := screens * max(s.h-1, 1)
	s.scrollTo(s.top + by)
	if s.top == before {
		s.drag(line + by)
		return
	}
	s.drag(line + s.top - before)
}

// toPart scrolls a part to the top and moves the cursor to its first row.
func (s *Sheet) toPart(n int) {
	n = max(min(n, len(s.body.parts)-1), 0)
	if n >= len(s.body.parts) {
		return
	}
	s.scrollTo(s.body.parts[n].line)
	s.drag(s.body.parts[n].line)
	for i := range s.body.rows {
		if s.body.rows[i].part == n && s.seen(i) {
			s.cur, s.on = i, true
			break
		}
	}
	s.tab = n
}

// Offers reports whether the row under the cursor opens something, and whether there is
// a further part.
func (s *Sheet) Offers(action keys.Action) bool {
	r, ok := s.row()
	return (action != keys.Read || ok && (r.To.Kind != "" || s.listing)) && (action != keys.NextGroup || s.part() < len(s.body.parts)-1)
}
