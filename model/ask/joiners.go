package ask

import (
	"strconv"

	"comity/model"
	"comity/model/relation"
)

// asksJoiners reports whether a question is how the members of a group changed: "who
// joined NATO after 2016", "NATO in 2016 vs 2024".
func (q *question) asksJoiners() bool {
	sets := q.of(set)
	if len(sets) != 1 || len(q.of(state, text, texts, norm)) > 0 || q.items[sets[0]].things[0].set.group == nil {
		return false
	}
	dates, moves := q.of(date), q.verbsAre(signed) || q.left() > 0
	between := q.asks(versus, changed, between, differ)
	return len(dates) == 2 && (moves || between && len(q.of(act)) == 0) || len(dates) == 1 && moves
}

// left is the place of a word for leaving a group, or 0.
func (q *question) left() int {
	for _, k := range q.of(unread) {
		if w := model.Fold(q.raw(q.items[k])); w == "left" || w == "leave" || w == "quit" || w == "exited" {
			return k
		}
	}
	return 0
}

// joiners answers which States joined or left a group between two days, as its lists of
// these days have it.
func (q *question) joiners() Answer {
	k := q.of(set)[0]
	g := q.items[k].things[0].set.group
	dates := q.of(date)
	from, to := last(q.items[dates[0]].date), g.AsOf
	if len(dates) == 1 && !q.is(dates[0]-1, after) { // since or in 2016: in that year too
		if from = dayBefore(first(q.items[dates[0]].date)); !q.is(dates[0]-1, since) {
			to = last(q.items[dates[0]].date)
		}
	}
	if len(dates) == 2 {
		to = last(q.items[dates[1]].date)
	}
	if to.Compare(from) < 0 {
		from, to = to, from
	}
	was, is := relation.MembersOf(q.r.corpus, g, from), relation.MembersOf(q.r.corpus, g, to)
	if !was.Known || !is.Known {
		a := q.holds(&builder{q: q, clauses: []clause{{sets: []states{{group: g}}}}}, nil)
		a.Says = "who joined or left " + g.ShortName + " is not known; today it has " + a.Says
		a.Caveats = append(append(was.Caveats, is.Caveats...), a.Caveats...)
		q.use(k)
		q.verbs(signed)
		return a
	}
	joins, leaves := q.verbsAre(signed), q.left() > 0
	q.use(append(dates, k)...)
	if leaves {
		q.use(q.left())
	}
	q.verbs(signed)
	q.has(versus, changed, between, differ, since, after, until)
	one, two := `member("`+string(g.ID)+`", "`+from.String()+`")`, `member("`+string(g.ID)+`", "`+to.String()+`")`
	came, went := two+" and not "+one, one+" and not "+two
	b := &builder{q: q}
	switch {
	case leaves:
		b.clauses = []clause{{exprs: []string{went}}}
	case joins:
		b.clauses = []clause{{exprs: []string{came}}}
	default:
		b.clauses = []clause{{exprs: []string{came + " or " + went}}}
	}
	a := q.holds(b, nil)
	if a.Kind != Who {
		return a
	}
	a.Says = g.ShortName + ", " + strconv.Itoa(len(was.Codes)) + " States on " + from.Long() + " and " + strconv.Itoa(len(is.Codes)) + " on " + to.Long() + "; " + map[bool]string{true: "left", false: map[bool]string{true: "joined", false: "joined or left"}[joins]}[leaves] + ": " + q.states(len(a.States))
	return a
}
