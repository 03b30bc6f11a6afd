package ask

import (
	"slices"
	"strconv"
	"strings"

	"comity/model"
	"comity/model/relation"
)

// addOutside adds the groups of which comity has no list, and the names in other lists
// of countries that are no State here.
func (r *Reader) addOutside() {
	for _, names := range phrases()["outside"] {
		for _, name := range names {
			if !r.inEnglish(model.Fold(name)) {
				r.add(name, thing{class: outside, entity: names[0]})
			}
		}
	}
	for _, names := range model.OutsideNames() {
		for _, name := range names {
			if len(r.names[model.Fold(name)]) == 0 {
				r.add(name, thing{class: outside, entity: name})
			}
		}
	}
}

// outsideCaveats say what comity has of names that are none of its records. The names
// themselves are left over.
func (q *question) outsideCaveats() []string {
	var out []string
	for _, k := range q.of(outside) {
		name := q.thing(k).entity
		why := q.r.corpus.NotHere(name)
		if why != "" {
			why = name + " is no State here: " + why
		} else {
			why = "comity has no list of the members of " + name + "; the answer does not heed it"
		}
		out = with(out, why)
	}
	return out
}

// isOutside reports whether nothing is named but a name of which comity has no record.
func (q *question) isOutside() bool {
	return len(q.items) == 1 && q.isClass(0, outside) && q.r.corpus.NotHere(q.thing(0).entity) != ""
}

// notHere answers that; what comity has of the name is a caveat.
func (q *question) notHere() Answer {
	q.use(0)
	return Answer{Kind: Record, Place: "page/how-comity-knows", Says: "comity has no record of " + q.thing(0).entity}
}

// noText says that the text of a question is not on record, where it is named by the symbol of a
// resolution, "78/241", or its vote was in a committee; those words are not understood.
func (q *question) noText() string {
	for i := 0; i+1 < len(q.tokens); i++ {
		if q.isSymbol(i) && !slices.ContainsFunc(q.items, func(it item) bool { return it.from <= i && it.to > i+1 }) {
			q.useOutside(i, i+1)
			return "no text with the symbol " + clip(q.text[q.tokens[i].start:q.tokens[i+1].end]) + " is on record"
		}
	}
	for _, k := range q.of(page, unread) {
		if votes, _ := q.votesNamed(); strings.HasSuffix(q.item(k), "committee") && len(q.of(text, texts)) == 0 && (len(votes) > 0 || q.verbsAre(voted)) {
			q.useOutside(q.items[k].from, q.items[k].to-1)
			return "votes in committees are not on record, only those of the General Assembly itself are"
		}
	}
	return ""
}

// useOutside takes all items as understood but for those that have some tokens.
func (q *question) useOutside(from, to int) {
	for k := range q.items {
		q.items[k].used = q.items[k].to <= from || q.items[k].from > to
	}
}

// unknownText reports whether a text seems to be named that is none on record: a symbol
// or a word in capitals behind an act.
func (q *question) unknownText() bool {
	acts := q.of(act)
	for k := range q.items {
		if len(acts) == 0 || k < acts[0] {
			continue
		}
		raw := q.raw(q.items[k])
		symbol := q.isClass(k, number) && q.isClass(k+1, number) && strings.HasPrefix(q.text[q.tokens[q.items[k].to-1].end:], "/")
		if symbol || q.isClass(k, unread) && q.besideNoun(k) || q.isClass(k, unread) && raw != "" && (strings.ToLower(raw) != raw || strings.ContainsAny(raw, "0123456789")) && strings.ToUpper(q.text) != q.text {
			return true
		}
	}
	return false
}

// besideNoun reports whether an unknown word stands beside a noun for a text of one
// kind, as a name of one does: the Hanoi convention, the treaty of Versailles.
func (q *question) besideNoun(k int) bool {
	for _, step := range []int{-1, 1} {
		at := k + step
		for q.is(at, filler) {
			if kinds, noun := q.kindNoun(at); noun && kinds != nil {
				break
			}
			at += step
		}
		if kinds, noun := q.kindNoun(at); at >= 0 && at < len(q.items) && noun && kinds != nil {
			if _, self := q.kindNoun(k); !self {
				return true
			}
		}
	}
	return false
}

// asksJoiners reports whether a question is how the members of a group changed: "who
// joined NATO after 2016", "NATO in 2016 vs 2024".
func (q *question) asksJoiners() bool {
	sets := q.of(set)
	if len(sets) != 1 || len(q.of(state, text, texts, norm)) > 0 || q.thing(sets[0]).set.group == nil {
		return false
	}
	texts := slices.ContainsFunc(q.of(unread, page, word), func(k int) bool { // signed a text, and did not join the group
		_, noun := q.kindNoun(k)
		return noun && !q.stateNoun(k) || q.is(k, whatWord) || q.item(k) == "something"
	})
	dates, moves := q.of(date), q.verbsAre(signed) && !texts || q.left() > 0
	between := q.asks(versus, changed, between, differ)
	return len(dates) == 2 && (moves || between && len(q.of(act)) == 0) || len(dates) == 1 && moves || len(dates) == 0 && (q.left() > 0 || moves && q.asks(newest))
}

// left is the place of a word for leaving a group, or 0.
func (q *question) left() int {
	return max(0, slices.IndexFunc(q.items, func(it item) bool { return it.class == word && it.things[0].word == leaves }))
}

// joiners answers which States joined or left a group between two days, as its lists of
// these days have it.
func (q *question) joiners() Answer {
	k := q.of(set)[0]
	g := q.thing(k).set.group
	dates := q.of(date)
	from, to := model.Date{Year: 2000, Month: 1, Day: 1}, g.AsOf
	for len(dates) == 0 && from.Year < to.Year && !relation.MembersOf(q.r.corpus, g, from).Known { // as far back as is on record
		from.Year++
	}
	day := from
	if len(dates) > 0 {
		from, day = last(q.items[dates[0]].date), first(q.items[dates[0]].date)
	}
	was := q.left() > 0 && strings.Contains(q.item(q.left()), "no ") // members in 2021 that are no longer members
	if len(dates) == 1 && !q.is(dates[0]-1, after) && !was {         // since or in 2016: in that year too
		if from = daysOn(day, -1); !q.is(dates[0]-1, since) {
			to = last(q.items[dates[0]].date)
		}
	}
	if q.takeWords(newest) { // who joined last, or left
		for _, ch := range slices.Backward(q.r.corpus.Changes) {
			if ch.Group == g.ID && ch.Joined == (q.left() == 0) {
				from, to = daysOn(ch.Date, -1), ch.Date
			}
		}
		if q.left() > 0 { // counts from the day after
			from, to = to, daysOn(to, 1)
		}
	}
	if len(dates) == 2 {
		to = last(q.items[dates[1]].date)
	}
	if to.Compare(from) < 0 {
		from, to = to, from
	}
	if !relation.MembersOf(q.r.corpus, g, from).Known && from.Compare(day) < 0 {
		from = day // the first that is on record
	}
	then, is := relation.MembersOf(q.r.corpus, g, from), relation.MembersOf(q.r.corpus, g, to)
	if !then.Known || !is.Known {
		q.takeVerbs(signed)
		a := q.holds(&builder{q: q, clauses: []clause{{sets: []states{{group: g}}}}}, nil)
		a.Says = "who joined or left " + g.ShortName + " is not known; today it has " + a.Says
		a.Caveats = append(append(then.Caveats, is.Caveats...), a.Caveats...)
		q.use(k)
		return a
	}
	joins, leaves := q.verbsAre(signed), q.left() > 0
	q.use(append(dates, k)...)
	if leaves {
		q.use(q.left())
	}
	q.takeVerbs(signed)
	q.takeWords(versus, changed, between, differ, since, after, until)
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
	a.Says = g.ShortName + ", " + strconv.Itoa(len(then.Codes)) + " States on " + from.Long() + " and " + strconv.Itoa(len(is.Codes)) + " on " + to.Long() + "; " + map[bool]string{true: "left", false: map[bool]string{true: "joined", false: "joined or left"}[joins]}[leaves] + ": " + q.states(len(a.States))
	return a
}
