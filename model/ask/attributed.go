package ask

import (
	"slices"
	"strings"

	"comity/model"
	"comity/model/prose"
)

// attributions returns the attributions that name a State, and takes words of their
// titles that narrow them as understood: "who blamed China for the Exchange hack".
func (q *question) attributions(blamed *model.Country) []*model.Statement {
	t, impossible := q.time()
	found := prose.Only(q.r.corpus.Statements(), func(s *model.Statement) bool {
		return (s.Kind == "advisory") == q.advised() && !impossible && t.has(s.When()) && slices.Contains(q.r.statesIn(s.AttributedTo), blamed)
	})
	for k := range q.items {
		if _, noun := q.kindNoun(k); noun || !q.isClass(k, unread) && (!q.isClass(k, state) || q.items[k].things[0].state == blamed) {
			continue
		}
		folded := q.folded(&q.items[k])
		narrow := slices.DeleteFunc(slices.Clone(found), func(s *model.Statement) bool {
			return !slices.Contains(strings.Fields(model.Fold(s.ShortTitle)), folded)
		})
		if len(narrow) > 0 {
			found = narrow
			q.use(k)
		}
	}
	return found
}

// attributionsTo returns the attributions to a State, where these are asked for:
// "attributions to China".
func (q *question) attributionsTo() (found []*model.Statement, asked bool) {
	named := q.of(state)
	if len(named) != 1 || named[0] == 0 || len(q.of(act, set, text, texts)) > 0 {
		return nil, false
	}
	about := named[0] - 1
	if about > 0 && q.folded(&q.items[about]) == "the" {
		about--
	}
	kinds, _ := q.kindNoun(q.lastBefore(about))
	words := strings.Fields(q.folded(&q.items[about]))
	if !slices.Contains(strings.Fields("to against of on about naming named names mentioning concerning regarding blaming targeting accusing mention"), words[0]) || len(kinds) != 1 || !isBlame(kinds[0]) {
		return nil, false
	}
	q.use(about)
	return q.attributions(q.items[named[0]].things[0].state), true
}

// advised reports whether a question is for advisories of agencies.
func (q *question) advised() bool {
	return slices.ContainsFunc(q.of(unread, page), func(k int) bool { kinds, _ := q.kindNoun(k); return slices.Contains(kinds, "advisory") })
}

// blamedTexts answers with attributions.
func (q *question) blamedTexts(found []*model.Statement) Answer {
	q.use(q.of(state)...)
	q.kindsAsked()
	a := Answer{Kind: Record, Count: len(found), Place: "statement", Says: prose.Count(len(found), "text") + " on record about " + q.items[q.of(state)[0]].things[0].state.DisplayName()}
	if len(found) > 0 {
		a.Place = "statement/" + string(found[0].ID)
	}
	a.Rows = prose.Each(found, func(s *model.Statement) Row { return q.r.textRow(s, "attributed to: "+s.AttributedTo) })
	return a
}

// statesIn are the States that a text of the records names.
func (r *Reader) statesIn(text string) []*model.Country {
	q := &question{r: r, text: text}
	q.tokenize()
	var out []*model.Country
	for i := 0; i < len(q.tokens); {
		n, found := q.phrase(i)
		if n > 0 && found[0].class == state {
			out = append(out, found[0].state)
		}
		i += max(n, 1)
	}
	return out
}

// blames returns the State to which attributions are asked for, and that which is asked
// about, if there is one: "who blamed China", "did the UK attribute anything to China".
func (q *question) blames() (to, by *model.Country) {
	acts, named := q.of(act), q.of(state)
	if !q.verbsAre(blamed) || len(q.of(text, texts)) > 0 || len(named) == 0 || len(named) > 2 {
		return nil, nil
	}
	for _, k := range named {
		switch {
		case k > acts[0] && to == nil:
			to = q.items[k].things[0].state
		case k < acts[0]:
			by = q.items[k].things[0].state
		}
	}
	return to, by
}

// blame answers which States attributed something to a State, or whether one did.
func (q *question) blame() Answer {
	to, by := q.blames()
	if to == nil {
		return Answer{Kind: Search}
	}
	found := q.attributions(to)
	if len(found) == 0 {
		return Answer{Kind: Search}
	}
	used := false
	for _, k := range q.of(state) {
		co := q.items[k].things[0].state
		q.items[k].used = q.items[k].used || co == to
		used = used || q.items[k].used && co == by
	}
	q.use(q.of(act)...)
	if by == nil || used {
		b := q.conditions().onlySets()
		b.texts = found
		sign, n := b.times(q.of(act)[0], clause{})
		c := clause{how: map[string]how{">=": someOf, "<=": mostN, "==": justN}[sign], n: n}
		for _, s := range found {
			if expr, _ := call(signed, s); expr != "" {
				c.exprs = append(c.exprs, expr)
			}
		}
		b.clauses = append(b.clauses, c)
		return q.holds(b, nil)
	}
	a := Answer{Kind: Cell, States: []*model.Country{by}, Place: "country/" + string(by.ISO3)}
	var says []string
	for _, s := range found {
		row := q.cell(s, by)
		a.Rows = append(a.Rows, row)
		says = append(says, s.ShortTitle+": "+row.Act)
	}
	q.use(q.of(state)...)
	a.Count = len(a.Rows)
	a.Says = by.DisplayName() + " in the attributions on record that name " + to.DisplayName() + ": " + strings.Join(says, ", ")
	return a
}

// heedBlamed takes a State as understood that an attribution itself names.
func (q *question) heedBlamed(s *model.Statement) {
	if s.AttributedTo == "" {
		return
	}
	in := q.r.statesIn(s.AttributedTo)
	for _, k := range q.of(state) {
		if slices.Contains(in, q.items[k].things[0].state) {
			q.use(k)
		}
	}
}
