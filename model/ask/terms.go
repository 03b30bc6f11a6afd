package ask

import (
	"slices"
	"strings"
)

// terms are the places of names that a page explains, texts among them: GGE.
func (q *question) terms() (places []int, pages []thing) {
	for k, it := range q.items {
		for _, t := range append(slices.Clone(it.things), it.others...) {
			if t.class == page {
				places, pages = append(places, k), append(pages, t)
				break
			}
		}
	}
	return places, pages
}

// termsBeside reports whether two terms are to be put beside each other: "OEWG vs GGE".
func (q *question) termsBeside() bool {
	places, _ := q.terms()
	asked := q.asks(versus, differ)
	others := slices.DeleteFunc(q.of(act, text, texts), func(k int) bool { return slices.Contains(places, k) })
	term := slices.ContainsFunc(places, func(k int) bool { return !q.isClass(k, text) || abbreviates(q.raw(q.items[k])) })
	return asked && term && len(places) == 2 && len(others)+len(q.of(state, set, norm, date, unread)) == 0
}

// explained answers with what each of two terms means.
func (q *question) explained() Answer {
	places, pages := q.terms()
	for i, k := range places {
		q.items[k].class, q.items[k].things, q.items[k].used = page, pages[i:i+1], true
	}
	q.has(versus, differ, define)
	a := Answer{Kind: Record, Place: string(pages[0].page.ID), Count: 2}
	var says []string
	for _, t := range pages {
		row := q.r.rowOf(t)
		row.Note = t.page.Lead()
		a.Rows = append(a.Rows, row)
		says = append(says, t.page.Lead())
	}
	a.Says = strings.Join(says, " ")
	return a
}
