package ask

import (
	"slices"
	"strconv"
	"strings"

	"comity/model"
	"comity/model/prose"
	"comity/model/relation"
)

// done is a text, and which of the States that are asked about did one of some acts.
type done struct {
	text *model.Statement
	by   []*model.Country
	of   []*model.Country // nil for all States
	each model.Counts     // how many did which act
}

// alike reports whether all did one act.
func (d done) alike() bool { return len(d.by) == len(d.of) && len(d.each.Words()) == 1 }

// pool returns the texts of the kinds and the time that a question names, of some or
// of all, and that time. It takes the words as understood.
func (q *question) pool(of []*model.Statement) ([]*model.Statement, span) {
	kinds := q.takeKinds()
	t, impossible := q.takeTime()
	if len(of) == 0 {
		of = q.r.corpus.Statements()
	}
	byUN := q.ofUN(kinds)
	return slices.DeleteFunc(slices.Clone(of), func(s *model.Statement) bool {
		return impossible || !t.has(s.When()) || len(kinds) > 0 && !slices.Contains(kinds, s.Kind) || byUN && !s.OfUN()
	}), t
}

// done returns of each text on which States can have done one of some acts who did it,
// of all States or of those among whom it is asked.
func (q *question) done(texts []*model.Statement, acts []model.Act, among func(*model.Statement) []*model.Country) []done {
	var out []done
	for _, s := range texts {
		if !slices.ContainsFunc(acts, func(a model.Act) bool { return slices.Contains(s.Acts(), a) }) {
			continue
		}
		d := done{text: s}
		if among != nil {
			d.of = among(s)
		}
		for _, a := range acts {
			for _, co := range q.r.corpus.Did(s, a) {
				if among == nil || slices.Contains(d.of, co) {
					d.by = append(d.by, co)
					d.each[a]++
				}
			}
		}
		out = append(out, d)
	}
	return out
}

// asksDone reports whether a question is which texts the members of groups, or three
// States and more, did something about: "which texts did all NATO members sign".
func (q *question) asksDone() bool {
	with, without := q.doneSides()
	acts := q.doneActs()
	if slices.ContainsFunc(without, func(k int) bool {
		return slices.ContainsFunc(with, func(j int) bool { return q.thing(j) == q.thing(k) })
	}) {
		return false // each without the other
	}
	few := len(q.of(state)) < 3 && (len(q.of(state)) < 2 || len(without) == 0 && (len(q.of(texts)) == 0 || !q.isBothAsked()) || len(q.of(texts)) == 0 && (len(acts) == 0 || acts[0] == model.Yes || acts[0].OwnName()))
	if q.neither() || len(q.of(state)) == 2 && len(q.of(act)) == 1 && q.isBothAsked() && len(acts) > 0 && acts[0] != model.Yes && !acts[0].OwnName() { // both voted against
		few = false
	}
	if len(q.of(set)) == 0 && !q.onlySides() && (few || !q.isBothAsked() && len(without) == 0 && !q.neither()) || len(q.of(text, norm, entity)) > 0 || len(acts) == 0 {
		return false
	}
	if q.together() {
		return true
	}
	for k := range q.items {
		_, noun := q.kindNoun(k)
		switch {
		case noun && !q.stateNoun(k), q.is(k, whatWord), q.is(k, whenWord) && q.isBothAsked(), q.is(k, differ) && k == 0, q.isClass(k, texts), q.isClass(k, act) && q.is(k+1, filler) && strings.HasPrefix(q.item(k+1), "by"):
			return true
		case q.isClass(k, set, state, act), q.asksForStates(k):
			return false
		}
	}
	return false
}

// neither reports whether a question is what two States did not do: "neither Chile nor Peru".
func (q *question) neither() bool {
	return slices.ContainsFunc(q.of(state), func(k int) bool { return q.item(k-1) == "neither" })
}

// doneSides are the groups and States that are to have done something, and those with a
// no, which are not: "signed by Israel but not by any Arab League State", "that India has not".
func (q *question) doneSides() (with, without []int) {
	no, behind := false, -1 // a no is about what follows; the place of one that is about what stands before it
	for k := range q.items {
		switch {
		case q.isClass(k, set, state):
			if j := q.noBehind(k); j > 0 {
				behind = j
			}
			if no || k < behind {
				without = append(without, k)
			} else {
				with = append(with, k)
			}
		case q.item(k) == "nor" && q.asks(noneWord): // neither Chile nor Peru
		case q.isClass(k, word, act, unread) && (q.is(k, notWord, noneWord) || q.item(k) == "no" || q.item(k) == "nor"):
			no = no || len(with) > 0 && k != behind
		case q.isClass(k, act) && len(without) > 0:
			no = false
		}
	}
	if len(with) == 0 { // what none of them did
		return without, nil
	}
	return with, without
}

// noBehind is the place of the no behind States that is about them: "that India and Peru have
// not".
func (q *question) noBehind(k int) int {
	for q.isClass(k, set, state) || q.is(k, andWord, orWord) || q.is(k, filler) && q.item(k) == "the" {
		k++
	}
	if next := q.nextOf(k); !q.is(k, notWord) || q.isClass(next, set, state) {
		return -1
	}
	return k
}

// onlySides reports whether nobody but the States and groups that are named is to have
// done something: "what only China and Russia signed", "which texts Russia alone signed".
func (q *question) onlySides() bool {
	return slices.ContainsFunc(q.of(set, state), func(k int) bool {
		before := q.lastBefore(k)
		return q.is(before, onlyWord) || q.is(k+1, alone)
	})
}

// together reports whether a question is on which texts all of one group voted the same,
// or did not: "in which votes was the EU split".
func (q *question) together() bool {
	return len(q.of(set)) == 1 && len(q.of(state)) == 0 && q.asks(alike, differ) && !slices.ContainsFunc(q.of(word), func(k int) bool {
		return q.is(k, whoWord) && q.asksForStates(k)
	})
}

// doneActs are the acts that a question names, of the last that is one.
func (q *question) doneActs() (acts []model.Act) {
	for _, k := range q.of(act) {
		if some := actsOf(q.thing(k).verb); len(some) > 0 {
			acts = some
		}
	}
	if len(acts) == 0 && q.together() {
		return actsOf(voted)
	}
	return acts
}

// members are the States of the sets and States at some places, on a day, and
// whether the members of each group are known for it; where not, they are those of today.
func (q *question) members(day model.Date, places []int) (all []*model.Country, known bool) {
	known = true
	for _, k := range places {
		t := q.thing(k)
		g := q.r.groupOf(t.set)
		switch {
		case t.class == state:
			all = append(all, t.state)
		case g == nil: // several regions
			for _, co := range q.r.corpus.Countries() {
				if regions := strings.Split(t.set.region, "|"); slices.Contains(regions, co.Region) || slices.Contains(regions, co.Subregion) {
					all = append(all, co)
				}
			}
		default:
			m := relation.MembersOf(q.r.corpus, g, day)
			if !m.Known {
				m, known = relation.MembersOf(q.r.corpus, g, model.Date{}), false
			}
			all = append(all, q.r.corpus.Named(m.Codes)...)
		}
	}
	return all, known
}

// howMuch is how many of several are to have done something, by the words before them,
// and that in words: all, none, more than half, or one and more.
func (q *question) howMuch(until int) (enough func(d done) bool, words string) {
	if q.together() {
		q.takeWords(bothWord)
		split := q.asks(differ)
		q.takeWords(alike, differ)
		return func(d done) bool { return d.alike() != split }, map[bool]string{false: "all", true: "not all"}[split]
	}
	for k := range until {
		s, end := q.shareAt(k)
		switch {
		case q.is(k, notWord) && !q.items[k].used, q.item(k) == "neither":
			s, end = q.noneOf(), k+1
		case end == k || q.is(k, filler, eitherWord) || (q.isClass(k, act, number) || end > k+1) && !q.ofMembers(end):
			continue
		}
		for ; k < end; k++ {
			q.use(k)
		}
		return func(d done) bool { return s.enough(len(d.by), len(d.of)) }, s.yes
	}
	return func(d done) bool { return len(d.by) > 0 }, "one or more"
}

// othersDid are the texts on which those did one of some acts who are not to have.
func (q *question) othersDid(all []done, acts []model.Act, but func(*model.Statement) []*model.Country) map[*model.Statement]bool {
	out := map[*model.Statement]bool{}
	for _, d := range all {
		out[d.text] = slices.ContainsFunc(d.of, func(co *model.Country) bool {
			act := q.r.corpus.Act(d.text, co)
			return slices.Contains(acts, act) && !slices.Contains(but(d.text), co)
		})
	}
	return out
}

// unsettled reports whether it cannot be said of one of them that it did nothing.
func (q *question) unsettled(d done) bool {
	return slices.ContainsFunc(d.of, func(co *model.Country) bool {
		act := q.r.corpus.Act(d.text, co)
		return act <= model.Unknown || act == model.Via || act == model.Member
	})
}

// mayBe reports whether one of them may have done it: it is not known, or an organisation
// spoke for it.
func (q *question) mayBe(d done) bool {
	return slices.ContainsFunc(d.of, func(co *model.Country) bool {
		act := q.r.corpus.Act(d.text, co)
		return act == model.Unknown || act == model.Via
	})
}

// note is how many did it; if several is true, with their acts.
func (d done) note(several bool) string {
	note := strconv.Itoa(len(d.by)) + " of " + prose.Count(len(d.of), "State")
	if several && len(d.by) > 0 {
		note += ": " + strings.Join(d.each.Words(), ", ")
	}
	return note
}

// didWords say that one or several did something.
func (q *question) didWords(one bool, acts []model.Act) string {
	if q.together() {
		return " did the same (" + wordsOf(acts) + ")"
	}
	return map[bool]string{true: " is", false: " are"}[one] + " on record (" + wordsOf(acts) + ")"
}

// sideName is the name of a State or a group.
func (q *question) sideName(k int) string { return q.r.nameOf(q.thing(k)) }

// whoDid says how many of some sides did something: States that are named did it each, or none
// of them did.
func (q *question) whoDid(words string, named bool, with []int, acts []model.Act) string {
	names := prose.Each(with, q.sideName)
	switch {
	case named && words == "none" && len(with) == 2:
		return "neither " + prose.List(names, "nor") + q.didWords(true, acts)
	case !named || words == "none":
		return words + " of " + prose.List(names, "and") + q.didWords(false, acts)
	}
	return prose.List(names, "and") + q.didWords(len(with) == 1, acts)
}

// doneBy answers which texts all, most, some or none of the members of groups did
// something about, each by the members on its day.
func (q *question) doneBy() Answer {
	acts := q.doneActs()
	with, without := q.doneSides()
	only := q.onlySides()
	until := len(q.items)
	if len(without) > 0 {
		until = with[len(with)-1] + 1
		q.takeWords(notWord, noneWord, differ)
		q.use(prose.Only(q.of(unread), func(k int) bool { return q.item(k) == "no" && k > until && k < without[0] })...)
	}
	enough, words := q.howMuch(until)
	named := len(q.of(set)) == 0 || len(without) > 0 && !q.isClass(with[0], set)
	if words == "one or more" && named { // States by name: each of them
		enough, words = func(d done) bool { return len(d.by) == len(d.of) }, "all"
	}
	q.use(q.of(act, set, state)...)
	q.takeWords(andWord)
	pool, t := q.pool(q.takeTexts())
	a := Answer{Kind: Record, Place: "statement"}
	open, guessed := false, map[*model.Statement]bool{} // on whose day the members are not known
	members := func(places []int) func(*model.Statement) []*model.Country {
		return func(s *model.Statement) []*model.Country {
			all, known := q.members(dayOf(s), places)
			guessed[s] = guessed[s] || !known
			return all
		}
	}
	found := q.done(pool, acts, members(with))
	among := members(without)
	if only {
		q.takeWords(onlyWord, alone)
		among = func(*model.Statement) []*model.Country { return q.r.corpus.Countries() }
	}
	rest := q.done(pool, acts, among)
	others := q.othersDid(rest, acts, members(with))
	unknown := q.othersDid(rest, []model.Act{model.Unknown}, members(with))
	whole, unsure, spoken := 0, 0, 0
	for _, d := range found {
		if !enough(d) || len(d.of) == 0 || others[d.text] {
			continue
		}
		if words == "none" && q.unsettled(d) {
			spoken += map[bool]int{true: 1}[q.mayBe(d)]
			continue
		}
		if unknown[d.text] {
			unsure++
			continue
		}
		if len(d.by) == len(d.of) {
			whole++
		}
		open = open || guessed[d.text]
		a.Rows = append(a.Rows, q.r.textRow(d.text, d.note(len(acts) > 1)))
	}
	a.Count = len(a.Rows)
	a.Says = prose.Count(a.Count, "text") + t.words() + " on which " + map[bool]string{true: "only "}[only] + q.whoDid(words, named, with, acts)
	if len(without) > 0 {
		a.Says += ", and nobody of " + prose.List(prose.Each(without, q.sideName), "or")
	}
	if words == "one or more" && !named && len(without) == 0 {
		a.Says += ", " + strconv.Itoa(whole) + " with all of them"
	}
	if a.Count > 0 {
		a.Place = a.Rows[0].Place
	}
	if open || len(q.of(set)) > 0 {
		a.Caveats = append(a.Caveats, "members are those on the day of each text or of its list"+map[bool]string{true: "; where these are not known, those of today"}[open])
	}
	a.Caveats = append(append(a.Caveats, leftOut(spoken, unsure)...), "a State that is not on a list has not thereby refused the text")
	return a
}

// leftOut says how many texts are not told of, and why.
func leftOut(spoken, unsure int) (out []string) {
	if spoken > 0 {
		out = append(out, "left out, as it is not known of one of them, or an organisation spoke for it: "+prose.Count(spoken, "text"))
	}
	if unsure > 0 {
		out = append(out, "left out, as it is not known of all others that they are not on it: "+prose.Count(unsure, "text"))
	}
	return out
}

// dayOf is the day on which groups are read for a text: its own, or that of a list that
// goes on growing.
func dayOf(s *model.Statement) model.Date {
	if s.Grows() {
		return relation.Last(s.ListDate())
	}
	return relation.Last(s.When())
}
