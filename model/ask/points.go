package ask

import (
	"slices"
	"strings"

	"comity/model"
	"comity/model/prose"
)

// twinWords ask for the same norm in the other list.
func (q *question) twinWords() []int {
	return q.typed(strings.Fields("match matches matching correspond corresponds corresponding equivalent equivalents counterpart counterparts twin equal equals mirror mirrors")...)
}

// asksTwin reports whether a question is which point of the G7 is the same as a norm, or which
// norm is the same as a point: "which norm matches G7 point 7".
func (q *question) asksTwin() bool {
	g7 := strings.Contains(model.Fold(q.text), "g7") // in the G7 declaration
	return len(q.of(norm)) == 1 && len(q.of(state, act)) == 0 && (g7 || len(q.of(text, texts)) == 0) && len(q.twinWords()) > 0
}

// twin answers that with the two wordings beside each other.
func (q *question) twin() Answer {
	n := q.thing(q.of(norm)[0]).norm
	q.use(q.of(norm, set)...)
	for _, k := range q.of(text, texts) { // the G7 declaration
		q.items[k].skip()
	}
	q.use(append(q.twinWords(), append(q.typed("point", "points"), q.pages("norm")...)...)...)
	q.takeWords(whoWord)
	other, ok := q.r.corpus.Norm(n.Twin)
	if !ok {
		return Answer{Kind: Norm, Place: n.Path(), Says: n.Name() + " has no counterpart in the other list: “" + n.OfficialText + "”"}
	}
	a := q.r.scan(n.Name()+" vs "+other.Name(), q.today).answer()
	a.Says = other.Name() + ", " + other.Title + "; " + a.Says
	return a
}

// asksPoints reports whether a question is which points of the G7 are about something.
func (q *question) asksPoints() bool {
	return len(q.of(set)) == 1 && len(q.typed("point", "points")) > 0 && q.normsAbout() != "" && len(q.of(state, text, texts)) == 0 && !q.asks(notWord)
}

// pointsAbout answers which points of the G7 have some words.
func (q *question) pointsAbout() Answer {
	words := q.normsAbout()
	q.use(q.of(unread)...)
	a := q.norms()
	a.Rows = slices.DeleteFunc(a.Rows, func(r Row) bool {
		n, ok := q.r.corpus.Norm(model.NormID(strings.TrimPrefix(r.Place, "norm/")))
		return !ok || slices.ContainsFunc(strings.Fields(model.Fold(words)), func(w string) bool {
			return !strings.Contains(model.Fold(n.Title+" "+n.OfficialText), strings.TrimSuffix(singular(w), "y"))
		})
	})
	a.Count, a.Says = len(a.Rows), prose.Count(len(a.Rows), "point")+" of the G7 with the words “"+clip(words)+"”"
	return a
}
