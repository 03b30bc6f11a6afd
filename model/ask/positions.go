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
	for _, co := range a.States {
		for _, p := range q.r.corpus.PositionsOf(co) {
			a.Rows = append(a.Rows, Row{ISO3: co.ISO3, Name: co.DisplayName(), Title: p.Title, Date: model.Date{Year: p.Year}, Note: p.Note, Source: p.URL, Place: "country/" + string(co.ISO3)})
		}
	}
	if len(named) > 0 {
		a.Count = len(a.Rows)
		a.Says = names(named) + ": " + prose.Count(len(a.Rows), "published position") + " known to comity"
	}
	a.Caveats = append(a.Caveats, "the positions are a selection, not a census; no position on record is not silence")
	return a
}
