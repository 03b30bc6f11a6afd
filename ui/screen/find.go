package screen

import (
	"strings"

	"comity/model"
	"comity/model/prose"
)

// Find goes to the first line from the cursor on that has the words typed, or to the
// row that it is of.
func (s *Sheet) Find(typed string) Effect {
	s.query, s.hit = strings.TrimSpace(typed), none
	if s.query == "" {
		return Done()
	}
	return s.match(1)
}

// match goes n matches further, around the end.
func (s *Sheet) match(n int) Effect {
	if s.query == "" {
		return Say("nothing to search for yet")
	}
	hits := s.hits()
	if len(hits) == 0 {
		return Say("not here: " + model.Printable(s.query))
	}
	from := s.hit
	if from == none {
		from = s.top - 1
		if r, ok := s.row(); ok {
			from = r.first - 1
		}
	}
	after := 0 // how many matches are at or before it
	for after < len(hits) && hits[after] <= from {
		after++
	}
	if n < 0 && (after == 0 || hits[after-1] != from) {
		n++
	}
	at := ((after-1+n)%len(hits) + len(hits)) % len(hits)
	s.hit = hits[at]
	s.show(s.hit)
	return Say("match " + prose.Of(at+1, len(hits)))
}

// hits are the lines that have the words that were typed; of a row its first.
func (s *Sheet) hits() []int {
	var out []int
	want, row := model.Fold(s.query), 0
	for i := 0; i < len(s.body.lines); i++ {
		last := i
		for row < len(s.body.rows) && s.body.rows[row].last < i {
			row++
		}
		if row < len(s.body.rows) && s.body.rows[row].first == i {
			last = s.body.rows[row].last
		}
		text := ""
		for _, line := range s.body.lines[i : last+1] {
			for _, p := range line {
				text += p.Text
			}
			text += " "
		}
		if strings.Contains(strings.Join(strings.Fields(model.Fold(text)), " "), want) {
			out = append(out, i)
		}
		i = last
	}
	return out
}

// show puts a line on the screen, and the cursor on its row or near it.
func (s *Sheet) show(line int) {
	s.tab = none
	for i := range s.body.rows {
		if s.body.rows[i].first == line {
			s.cur, s.on = i, true
			s.reveal()
			return
		}
	}
	if line < s.top || line >= s.top+s.h {
		s.scrollTo(line - s.h/3)
	}
	s.drag(line)
}
