package ask

import (
	"slices"
	"strings"

	"comity/model"
	"comity/model/prose"
)

// asksNorms reports whether the norms themselves are asked for: how many there are,
// which a text carries, which texts carry one.
func (q *question) asksNorms() bool {
	named := len(q.pages("norm")) > 0
	carry := q.asks(mentions, behind)
	switch {
	case len(q.of(state, act)) > 0 || slices.ContainsFunc(q.of(unread), func(k int) bool { return normKind(q.raw(q.items[k])) == "" }):
		return false
	case slices.ContainsFunc(q.of(number), func(k int) bool { return !slices.Contains([]int{11, 12, 23}, q.items[k].n) }): // norm 14
		return false
	case named && len(q.of(unread)) > 0:
		return len(q.of(norm, text, texts)) == 0
	case len(q.of(norm)) == 1 && len(q.of(text)) == 1 && len(q.of(set, texts)) == 0:
		return carry
	case len(q.of(norm)) == 1 && len(q.of(set, text, texts)) == 0:
		return carry && q.namesKind()
	case !named || len(q.of(page)) > 1:
		return false
	case len(q.of(text)) == 1 && len(q.of(set)) == 0:
		return carry || q.asks(whoWord, whatWord, howMany) || q.isClass(0, page) && !q.asks(reports)
	case len(q.of(set)) == 1:
		return q.items[q.of(set)[0]].things[0].set.name() == "G7" && len(q.of(text, texts)) == 0
	}
	counted := len(q.of(number)) > 0 || slices.ContainsFunc(q.pages("norm"), func(k int) bool { return q.folded(&q.items[k]) != "norms" && q.folded(&q.items[k]) != "norm" })
	return len(q.of(text, texts)) == 0 && (counted || slices.ContainsFunc(q.of(word), func(k int) bool {
		return q.is(k, howMany) || q.is(k, whoWord) && strings.HasPrefix(model.Fold(q.raw(q.items[k])), "list")
	}))
}

// normKind is the kind of norm that a word asks for.
func normKind(raw string) string {
	switch model.Fold(raw) {
	case "limiting", "restrictive", "negative", "prohibitive":
		return "limiting"
	case "positive", "duty", "duties":
		return "positive duty"
	}
	return ""
}

// norms answers which norms there are, which a text carries, or which texts carry one.
func (q *question) norms() Answer {
	q.use(q.of(page, number)...)
	q.has(mentions, behind)
	a := Answer{Kind: Record}
	if ns := q.of(norm); len(ns) == 1 {
		n := q.items[ns[0]].things[0].norm
		q.use(ns[0])
		q.kindsAsked()
		a.Rows = prose.Each(q.r.corpus.CarriersOf(n), func(s *model.Statement) Row { return q.r.textRow(s, q.r.corpus.Why(s, n)) })
		a.Count, a.Place = len(a.Rows), normPlace(n)
		if about := q.statements(); len(about) > 0 {
			q.datesText(about[0])
			a.Rows = slices.DeleteFunc(a.Rows, func(r Row) bool { return r.Statement != about[0].ID })
			a.Count, a.Says = len(a.Rows), about[0].ShortTitle+" does not carry "+n.Name()+" in comity's record"
			if a.Count > 0 {
				a.Says = about[0].ShortTitle + " carries " + n.Name() + ": " + a.Rows[0].Note
			}
			return a
		}
		a.Says = n.Name() + " is carried by " + prose.Count(a.Count, "text") + ", each by itself or with the whole set"
		return a
	}
	about := q.statements()
	g7, eleven := len(q.of(set)) > 0, false
	for _, k := range q.of(number) { // the eleven of the UN, the twelve of the G7
		eleven = eleven || q.items[k].n == 11
		g7 = g7 || q.items[k].n == 12
	}
	for _, k := range q.pages("norm") {
		eleven = eleven || strings.HasPrefix(q.folded(&q.items[k]), "eleven") || strings.HasPrefix(q.folded(&q.items[k]), "11") || strings.HasPrefix(q.folded(&q.items[k]), "un ")
	}
	kind := ""
	for _, k := range q.of(unread) {
		kind = normKind(q.raw(q.items[k]))
		q.use(k)
	}
	un, all := 0, 0
	for _, n := range q.r.corpus.Norms() {
		row := q.r.rowOf(thing{class: norm, norm: n})
		switch {
		case len(about) > 0 && !slices.ContainsFunc(about[0].Norms, func(c model.Carry) bool { return c.Norm == n.ID }):
			continue
		case len(about) > 0:
			row.Note = q.r.corpus.Why(about[0], n)
		case n.UN() && g7, !n.UN() && eleven, kind != "" && n.Kind != kind:
			continue
		}
		all++
		if n.UN() {
			un++
		}
		a.Rows = append(a.Rows, row)
	}
	q.use(q.of(set)...)
	a.Count, a.Place = all, "norms"
	var says []string
	if un > 0 || all == 0 {
		says = append(says, prose.Count(un, "norm")+" of the United Nations")
	}
	if all > un {
		says = append(says, prose.Count(all-un, "point")+" of the G7")
	}
	a.Says = prose.List(says, "and")
	if len(about) > 0 {
		q.datesText(about[0])
		a.Place = "statement/" + string(about[0].ID)
		a.Says = about[0].ShortTitle + " carries by themselves " + a.Says
		if about[0].NormsCollective {
			a.Caveats = append(a.Caveats, about[0].ShortTitle+" carries the norms as a set as well")
		}
	}
	return a
}
