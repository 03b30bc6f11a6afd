package ask

import (
	"slices"
	"unicode/utf8"

	"github.com/agnivade/levenshtein"

	"comity/model"
	"comity/model/search"
)

// near returns the records whose names are nearest to the words that are none.
func (q *question) near() []Row {
	var out []Row
	tried := 0
	for _, it := range q.items {
		w := q.tokens[it.from].word
		if it.class != unread || utf8.RuneCountInString(w) < 4 || utf8.RuneCountInString(w) > 30 || tried == 3 {
			continue
		}
		tried++
		type guess struct {
			t    thing
			away int
		}
		var best guess
		for name, things := range q.r.names {
			if d := len(name) - len(w); d < -2 || d > 2 || things[0].class == word || things[0].class == act {
				continue
			}
			away := levenshtein.ComputeDistance(w, name)
			if 3*away > len(w) || best.away > 0 && (away > best.away || away == best.away && q.r.nameOf(things[0]) > q.r.nameOf(best.t)) {
				continue
			}
			best = guess{things[0], away}
		}
		if best.away > 0 {
			if row := q.r.rowOf(best.t); row.Place != "" && !slices.Contains(out, row) {
				out = append(out, row)
			}
		}
	}
	return out
}

// rowOf is the record that a thing is.
func (r *Reader) rowOf(t thing) Row {
	switch t.class {
	case state:
		return Row{ISO3: t.state.ISO3, Name: t.state.DisplayName(), Title: t.state.DisplayName(), Place: "country/" + string(t.state.ISO3)}
	case text:
		return Row{Statement: t.text.ID, Title: t.text.ShortTitle, Date: t.text.When(), Place: "statement/" + string(t.text.ID)}
	case norm:
		return Row{Title: t.norm.Title, Place: normPlace(t.norm)}
	case page:
		return Row{Title: t.page.Title, Place: string(t.page.ID)}
	}
	return Row{}
}

// textRow is the record of a text, with its source and a note.
func (r *Reader) textRow(s *model.Statement, note string) Row {
	row := r.rowOf(thing{class: text, text: s})
	row.Note, row.Source = note, sourceOf(s)
	return row
}

// nearQuestions are questions that have an answer, about what was recognised.
func (q *question) nearQuestions() []string {
	var out []string
	for k := range q.items {
		it := q.items[k]
		if len(it.things) == 0 {
			continue
		}
		name := q.r.nameOf(it.things[0])
		switch it.class {
		case state:
			out = append(out, "what did "+name+" do since 2020", "position of "+name)
		case set:
			out = append(out, "which "+name+" States signed the Paris Call")
		case text:
			out = append(out, "who signed "+name)
		case norm:
			out = append(out, "who is behind "+name)
		}
	}
	if len(out) == 0 {
		out = []string{"who signed the Paris Call in Africa", "how did Brazil vote on 73/27", "Chile vs Netherlands", "who is behind norm f"}
	}
	return out[:min(len(out), 4)]
}

// normPlace is the place of a norm.
func normPlace(n *model.Norm) string {
	if n.UN() {
		return "norm/" + n.Label()
	}
	return "norm/" + string(n.ID)
}

// hitRow is a record that the search found.
func hitRow(h search.Hit) Row { return Row{Title: h.Title, Place: h.Place, Note: h.Snippet} }
