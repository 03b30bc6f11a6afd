package ask

import (
	"slices"
	"strings"

	"comity/model"
	"comity/model/prose"
)

// position answers who has a published position, or those of some States.
func (q *question) position() Answer {
	named, except := q.countries()
	for _, k := range q.of(page) {
		if strings.Contains(q.items[k].things[0].page.Name(), "international-law") {
			q.items[k].used = true
		}
	}
	var a Answer
	if len(named) == 0 {
		b := q.conditions()
		if !slices.ContainsFunc(b.clauses, func(c clause) bool { return slices.Contains(c.exprs, "position()") }) {
			b.clauses = append(b.clauses, clause{exprs: []string{"position()"}})
		}
		a = q.holds(b, except)
	} else {
		q.verbs(positioned)
		q.has(notWord, behind, onlyWord)
		a = Answer{States: named, Place: "country/" + string(named[0].ISO3)}
	}
	a.Kind, a.Rows = Position, []Row{}
	t, bounded := q.positionTime(&a)
	a.States = slices.DeleteFunc(slices.Clone(a.States), func(co *model.Country) bool {
		before := len(a.Rows)
		for _, p := range q.r.corpus.PositionsOf(co) {
			if day := (model.Date{Year: p.Year}); t.has(day) {
				a.Rows = append(a.Rows, Row{ISO3: co.ISO3, Name: co.DisplayName(), Title: p.Title, Date: day, Note: p.Note, Source: p.URL, Place: "country/" + string(co.ISO3)})
			}
		}
		return bounded && len(a.Rows) == before
	})
	if which := q.endsOf(&a); which != "" {
		a.onlyOfRows()
		a.Says = "the " + which + " on record, of " + a.Rows[0].Date.Long() + ": " + names(a.States)
	} else if len(named) > 0 {
		a.Count = len(a.Rows)
		a.Says = names(named) + ": " + prose.Count(len(a.Rows), "published position") + t.words() + " known to comity"
	} else if bounded {
		a.Narrowed, a.Count, a.Says = true, len(a.States), q.states(len(a.States))
		a.Caveats = append(a.Caveats, "only those with a position"+t.words()+", which the expression cannot say")
	}
	a.Caveats = append(a.Caveats, "the positions are a selection, not a census; no position on record is not silence")
	return a
}

// positionTime is the time in which positions were published, and whether a question
// names one.
func (q *question) positionTime(a *Answer) (t span, bounded bool) {
	left := slices.ContainsFunc(q.of(date), func(k int) bool { return !q.items[k].used })
	if !left || strings.Contains(a.Expression, "not position()") {
		return span{}, false
	}
	t, impossible := q.time()
	if impossible {
		a.Caveats = append(a.Caveats, "contradictory dates: "+first(t.from).Long()+" is after "+last(t.to).Long())
		t = span{only: []model.Date{{Year: 1}}}
	}
	return t, true
}
