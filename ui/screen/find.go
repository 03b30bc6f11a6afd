package screen

import (
	"slices"
	"strings"

	"comity/model"
	"comity/model/prose"
)

// Seek returns which of the matches, in order, comes step of them after a place,
// around the end, and what to say of it. It returns -1 where nothing is found.
func Seek(query string, matches []int, from, step int) (at int, said string) {
	if strings.TrimSpace(query) == "" {
		return none, "nothing to search for yet"
	}
	all := len(matches)
	if all == 0 {
		return none, "not here: " + model.Printable(query)
	}
	after, here := slices.BinarySearch(matches, from) // how many are before it
	to := after + step
	if !here && step > 0 {
		to--
	}
	at = ((to % all) + all) % all
	said = "match " + prose.Of(at+1, all)
	switch {
	case to >= all:
		said += ", from the top"
	case to < 0:
		said += ", from the end"
	}
	return at, said
}

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
	hits, from := s.hits(), s.hit
	if from == none {
		from = s.top - 1
		if r, ok := s.row(); ok {
			from = r.first - 1
		}
	}
	at, said := Seek(s.query, hits, from, n)
	if at != none {
		s.hit = hits[at]
		s.show(s.hit)
	}
	return Say(said)
}

// hits are the lines that have the words that were typed; of a row its first.
func (s *Sheet) hits() []int {
	want, row := model.Fold(s.query), 0
	if want == "" {
		return nil
	}
	var out []int
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
