package ask

import (
	"slices"
	"strconv"
	"strings"

	"comity/model"
	"comity/model/prose"
	"comity/model/relation"
)

// asksAlone reports whether a question is for the one State that voted so: "who voted
// alone against", "the only no vote on 63/37".
func (q *question) asksAlone() bool {
	for k := range q.items {
		if q.is(k, alone) {
			return len(q.of(act)) > 0
		}
		if !q.is(k, onlyWord) || len(q.of(set, texts, norm)) > 0 {
			continue
		}
		next := k + 1
		for q.isClass(next, number) && q.items[next].n == 1 || q.is(next, filler) && !q.stateNoun(next) {
			next++
		}
		_, vote := q.voteNamed()
		if vote && (next > k+1 && q.isClass(next-1, number) || q.stateNoun(next) || q.isClass(next, act) && strings.HasPrefix(model.Fold(q.raw(q.items[next])), "no ")) {
			return true
		}
	}
	return false
}

// voteNamed is the vote that a question names, a vote against where it names none.
func (q *question) voteNamed() (a model.Act, named bool) {
	for _, k := range q.of(act) {
		if a, ok := voteOf(q.items[k].things[0].verb); ok {
			return a, true
		}
	}
	return model.No, false
}

// loner answers on which texts one State alone voted so, and which.
func (q *question) loner() Answer {
	vote, _ := q.voteNamed()
	named, _ := q.countries()
	about := q.statements()
	if len(about) == 0 {
		about = q.r.corpus.Statements()
	}
	q.has(alone, onlyWord)
	q.verbs(voted, yes, no, abstained, absent)
	q.kindsAsked()
	q.use(q.of(number)...)
	t, impossible := q.time()
	a := Answer{Kind: Record, Place: "statements"}
	var says []string
	for _, s := range about {
		did := q.r.corpus.Did(s, vote)
		switch {
		case s.Adoption != "vote" || impossible || !t.has(s.When()):
		case len(did) == 1 && (len(named) == 0 || slices.Contains(named, did[0])):
			a.Rows = append(a.Rows, q.cell(s, did[0]))
			says = append(says, did[0].DisplayName()+" on "+s.ShortTitle)
			if !slices.Contains(a.States, did[0]) {
				a.States = append(a.States, did[0])
			}
		case len(q.of(text)) > 0:
			says = append(says, "on "+s.ShortTitle+", "+prose.Count(len(did), "State")+" voted so")
		}
	}
	a.Count = len(a.Rows)
	a.Says = prose.Count(a.Count, "text") + t.words() + " with one " + vote.Word() + ": " + strings.Join(says, "; ")
	if a.Count > 0 {
		a.Place = a.Rows[0].Place
	}
	a.Caveats = []string{"only texts with a roll call on record"}
	return a
}

// asksJoiners reports whether a question is how the members of a group changed: "who
// joined NATO after 2016", "NATO in 2016 vs 2024".
func (q *question) asksJoiners() bool {
	sets := q.of(set)
	if len(sets) != 1 || len(q.of(state, text, texts, norm)) > 0 || q.items[sets[0]].things[0].set.group == nil {
		return false
	}
	dates, moves := q.of(date), q.verbsAre(signed) || q.left() > 0
	between := slices.ContainsFunc(q.of(word), func(k int) bool { return q.is(k, versus, changed, between, differ) })
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
	asked := slices.ContainsFunc(q.of(word), func(k int) bool { return q.is(k, versus, differ) })
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

// counted reports whether the States themselves are asked for: "how many countries are
// in the UN".
func (q *question) counted() bool {
	noun := false
	for k := range q.items {
		noun = noun || q.stateNoun(k)
		if !q.is(k, filler, howMany, whoWord, bothWord) {
			return false
		}
	}
	return noun && (q.is(0, howMany, bothWord) || q.is(0, whoWord) && strings.HasPrefix(q.folded(&q.items[0]), "list"))
}

// everyState answers with the States of which comity has a record.
func (q *question) everyState() Answer {
	members := 0
	all := q.r.corpus.Countries()
	for _, co := range all {
		if co.UNStatus == "member" {
			members++
		}
	}
	a := Answer{Kind: Record, Place: "countries", States: all, Count: len(all), Rows: q.rows(all, nil)}
	a.Says = strconv.Itoa(members) + " Members of the United Nations and " + prose.Count(len(all)-members, "observer State")
	return a
}
