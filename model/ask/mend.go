package ask

import (
	"slices"
	"strconv"
	"strings"

	"comity/model/prose"
)

// mendNames settles what a name means by what stands beside it.
func (q *question) mendNames() {
	for k := 0; k < len(q.items); k++ {
		q.apartYear(k)
		q.ofYearNamed(k)
		q.ofOneName(k)
		it := &q.items[k]
		q.notFor(k)
		q.ofNone(k)
		q.oneOfPeople(k)
		q.byNeighbours(k)
		q.attributionOf(k)
		switch {
		case it.class == set && q.isCount(k):
			it.n, _ = numberWord(q.tokens[it.from].word)
			it.class, it.things, it.others = number, nil, nil
		case it.class == number && (q.hasMembers(k-1, it.n) || q.hasMembers(k+1, it.n) || it.n == 193 && q.is(k-1, bothWord, filler)): // the Visegrad four, the five Nordic States
			it.skip()
		case it.class == set && q.besideText(k): // a coalition of which the list is a text
			i := slices.IndexFunc(it.others, func(t thing) bool { return t.class == text })
			it.class, it.things = text, []thing{it.others[i]}
		case (it.class == text || it.class == texts) && len(it.things) > 1 && q.isEvery(k-1):
			it.class, it.plural, it.every = texts, true, true
		case it.class == act && q.folded(it) == "against" && !q.is(k-1, noneWord) && q.isClass(q.nextOf(k), unread, page): // a law against spam
			it.class, it.things = unread, nil
		case it.class == unread && q.item(k) == "unsigned" && len(q.of(act)) == 0 && len(q.of(text, texts)) > 0:
			it.asAct(signed)
			not := *it
			not.asWord(notWord)
			q.items = slices.Insert(q.items, k, not)
		case it.class == unread && q.raw(*it) == "no" && q.isClass(k+1, act) && q.thing(k+1).verb == positioned:
			it.asWord(notWord)
		case it.class == state && q.isIsland(k), it.class == text && q.isDoer(k):
			it.class, it.things, it.others = unread, nil, nil
		case q.is(k, filler) && q.folded(it) == "for" && k == len(q.items)-1 && q.isClass(k-1, state) && len(q.of(state)) == 2 && (q.verbsAre(no) || q.verbsAre(abstained)): // China against and India for
			it.asAct(yes)
		case q.is(k, filler) && q.folded(it) == "for" && q.is(k-1, noneWord): // neither for nor against
			it.asAct(yes)
			fallthrough
		case it.class == act && it.things[0].verb < voted && q.is(k-1, noneWord) && q.isClass(k-2, act) && q.thing(k-2).verb == voted:
			if k > 1 {
				q.items[k-2].asWord(filler)
			}
		case q.is(k, onlyWord) && q.isClass(q.lastBefore(k), set) && strings.HasPrefix(q.text[q.tokens[it.to-1].end:], ":"): // Nordic States only: who
			it.asWord(filler)
		case q.is(k, onlyWord) && q.isClass(k+1, number): // only one text
			it.asWord(exactly)
		case q.is(k, define) && q.item(k) == "read" && (q.is(k-1, whoWord) || q.isClass(k-1, state)) && k+1 < len(q.items): // who read it
			it.asAct(sponsored)
		case it.class == page && len(q.of(act)) > 0 && len(q.of(text, texts)) == 0 && q.textsOfPage(it): // Pall Mall Process signatories
		case it.class == page && strings.HasPrefix(q.folded(it), "expert group") && len(q.ggeOf(k)) > 0:
			it.class, it.things, it.others = text, q.ggeOf(k), nil
		case it.class == act && it.things[0].verb == voted && strings.HasPrefix(q.folded(it), "vot") && q.is(k-1, filler) && q.castBefore(k): // absent from the vote on
			it.skip()
		case q.is(k, behind) && q.standsBehind(k): // States that stand behind the code
			it.asAct(signed)
		case q.letterOf(k) != nil:
			it.class, it.things, it.others = norm, q.letterOf(k), nil
		case q.isCode(k):
			it.class, it.things = state, q.codes(k)
		case it.class == state && it.things[0].seat:
			q.slips = append(q.slips, q.raw(*it)+" is read as "+it.things[0].state.DisplayName())
		}
	}
}

// ofNone reads "joined no attribution" as "did not join any attribution", and "gave nothing
// to" a text likewise.
func (q *question) ofNone(k int) {
	kinds, _ := q.kindNoun(k + 1)
	before, next := k-1, q.nextOf(k)
	switch {
	case q.isClass(k, unread) && q.item(k) == "nothing" && q.isClass(next, text) && (q.isClass(before, act) || q.item(before) == "gave"): // gave nothing to
		if q.isClass(before, unread) {
			q.items[before].asAct(signed)
		}
	case !q.isClass(k, unread) || q.item(k) != "no" || len(kinds) == 0 && !q.isClass(k+1, text, texts):
		return
	}
	switch {
	case q.is(before, filler) && (strings.HasSuffix(" "+q.item(before), " in") || strings.HasSuffix(" "+q.item(before), " on")):
		q.items[before].asWord(notWord)
	case q.isClass(k+1, text) && (q.isClass(before, set) || q.is(before, filler) && q.stateNoun(before)) && len(q.of(act)) == 0: // BRICS no 78/16
		q.items[k].asAct(no)
		return
	case q.isClass(before, act) && q.thing(before).verb != voted:
		not := q.items[before]
		not.asWord(notWord)
		q.items = slices.Insert(q.items, before, not)
		k++
	default:
		return
	}
	q.items[k].asWord(filler)
}

// oneOfPeople reads "the American one" behind "the Russian resolution of 2018" as the American
// resolution of that year; without such a text, one is not understood.
func (q *question) oneOfPeople(k int) {
	if !q.isClass(k, state) || !q.isClass(k+1, number) || q.item(k+1) != "one" {
		return
	}
	it := &q.items[k]
	for j := k - 1; j >= 0; j-- {
		if other := q.items[j]; other.class == text && other.to-other.from > 1 {
			words := append([]token{q.tokens[it.from]}, q.tokens[other.from+1:other.to]...)
			if n, found, _ := q.r.window(words); n == len(words) && !slices.Contains(found, other.things[0].text) {
				it.class, it.things, it.others = text, prose.Each(found, textThing), nil
				q.items[j].things, q.items[j].others = other.things[:1], nil // another would have no such other one
				q.items[k+1].skip()
				return
			}
		}
	}
	it.class, it.things, it.others = unread, nil, nil
	q.items[k+1].class = unread
}

// byNeighbours settles words that are clear by what stands beside them: "all five of them", the
// nuclear powers beside the P5, "took none of these", the points of the G7.
func (q *question) byNeighbours(k int) {
	it := &q.items[k]
	named := func(name string) bool {
		return slices.ContainsFunc(q.of(set), func(j int) bool { return q.thing(j).set.name() == name })
	}
	switch {
	case it.class == number && it.n == len(q.of(text)) && q.is(k-1, bothWord), it.class == unread && strings.Contains("nuclear powers", q.item(k)) && named("P5"):
		it.skip()
	case it.class == unread && q.item(k) == "took" && (q.is(k+1, noneWord, bothWord, eitherWord) || q.isClass(q.nextOf(k), text, texts)):
		it.asAct(signed)
	case it.class == unread && singular(q.item(k)) == "point" && named("G7"):
		it.class, it.things = page, q.r.names["norm"]
	case it.class == unread && q.item(k) == "subject" && q.item(k-1) == "by" && len(q.pages("norm")) > 0:
		it.skip()
	}
}

// textsOfPage reads the name of a page about texts, of which States are asked, as theirs.
func (q *question) textsOfPage(it *item) bool {
	name := q.folded(it)
	words, process := q.tokens[it.from:it.to], strings.HasSuffix(name, " process")
	if process {
		words = words[:len(words)-1]
	}
	n, found, _ := q.r.window(words)
	if n < len(words) || !process && (n < 2 || it.things[0].page.Name() == "norm" || len(found) > 1 || listless(found[0]) > 0 || !q.verbsAre(signed)) { // who signed commercial spyware
		return false
	}
	it.class, it.things, it.others = text, prose.Each(found, textThing), nil
	return true
}

// standsBehind reports whether a word asks for the States behind a text. Who is behind an
// attribution is asked of those to whom it is made, unless States are named as such.
func (q *question) standsBehind(k int) bool {
	states := len(q.of(set)) > 0 || strings.Contains(q.item(k), "stand") || q.is(k+1, bothWord) || slices.ContainsFunc(q.of(word), func(j int) bool { return j < k && q.stateNoun(j) })
	next := q.nextOf(k)
	for q.is(next, bothWord, eitherWord, noneWord) {
		next = q.nextOf(next)
	}
	return states && q.isClass(next, text, texts) && len(q.of(norm)) == 0
}

// apartYear takes from the name of a text the year in which States joined it: "who signed the
// Second Protocol in 2022".
func (q *question) apartYear(k int) {
	it, whole := q.items[k], q.items
	if it.class != text || it.to-it.from < 3 || q.tokens[it.to-2].word != "in" {
		return
	}
	year := item{class: date, from: it.to - 1, to: it.to}
	_, year.date = q.date(year.from)
	in := item{from: it.to - 2, to: it.to - 1}
	in.asWord(filler)
	it.to -= 2
	if q.items = slices.Replace(slices.Clone(whole), k, k+1, it, in, year); year.date.IsZero() || !q.joinedThen(it.things[0].text, k+2) {
		q.items = whole
	}
}

// ofOneName reads the name that several States share, in the plural, as each of them, "both
// Congos", and one whose noun stands with the next, "North and South Korea".
func (q *question) ofOneName(k int) {
	it := q.items[k]
	states := func(name string) []thing {
		return prose.Only(q.r.names[name], func(t thing) bool { return t.class == state && !t.capped })
	}
	one, plural := strings.CutSuffix(strings.TrimPrefix(q.item(k), "the "), "s")
	done := slices.IndexFunc(q.items, func(o item) bool { return o.from == it.from }) < k || q.isClass(k+1, state) && q.items[k+1].from == it.from
	if of := states(one); plural && !done && q.isClass(k, unread, state) && len(of) > 1 && len(it.things) < 2 {
		each := prose.Each(of, func(t thing) item {
			return item{class: state, things: []thing{t}, from: it.from, to: it.to, comma: it.comma}
		})
		if q.is(k-1, filler, bothWord) || q.isClass(k-1, number) {
			q.items[k-1].skip()
		}
		q.items = slices.Replace(q.items, k, k+1, each...)
		return
	}
	if _, noun, ok := strings.Cut(q.item(k+2), " "); ok && q.isClass(k, unread) && q.is(k+1, andWord, orWord) && q.isClass(k+2, state) {
		if of := states(q.item(k) + " " + noun); len(of) > 0 {
			q.items[k].class, q.items[k].things = state, of
		}
	}
}

// castBefore reports whether a vote that is named stands before an item, and only words
// without a meaning between.
func (q *question) castBefore(k int) bool {
	before := q.lastBefore(k)
	if q.is(before, since) && q.item(before) == "from" { // were absent from
		before--
	}
	if !q.isClass(before, act) {
		return false
	}
	_, vote := voteOf(q.thing(before).verb)
	return vote
}

// hasMembers reports whether an item is a group of so many members.
func (q *question) hasMembers(k, n int) bool {
	return q.isClass(k, set) && q.thing(k).set.group != nil && len(q.thing(k).set.group.Members) == n
}

// nextOf is the place of the next item that is no filler.
func (q *question) nextOf(k int) int {
	for k++; q.is(k, filler); k++ {
	}
	return k
}

// spread reports whether a vote and another stand side by side, as in "yes no abstain":
// any of them is meant.
func (q *question) spread(k int) bool {
	if !q.isClass(k, act) || !q.isClass(k+1, act) || q.asks(changed) {
		return false
	}
	one, vote := voteOf(q.thing(k).verb)
	other, second := voteOf(q.thing(k + 1).verb)
	return vote && second && one != other
}

// notFor settles "did not vote for" and "did not vote against": not the absence, but
// any act other than that vote.
func (q *question) notFor(k int) {
	if at := q.nextOf(k); q.isClass(k, act) && q.is(k-1, notWord) && strings.HasPrefix(q.item(k), "tak") && q.isClass(at, text) && q.thing(at).text.RollCall() { // did not take part in 77/37
		q.items[k].asAct(absent)
		q.items[k-1].skip()
	}
	if !q.isClass(k, act) || q.thing(k).verb != absent || !strings.Contains(q.item(k), "vote") || k+1 == len(q.items) {
		return
	}
	next := &q.items[k+1]
	switch {
	case q.is(k+1, filler) && q.folded(next) == "for":
		next.asAct(yes)
	case next.class != act || next.things[0].verb != yes && next.things[0].verb != no:
		return
	}
	q.items[k].asWord(notWord)
}

// ggeOf is the expert group of the year beside an item: "the 2013 expert group".
func (q *question) ggeOf(k int) []thing {
	for _, at := range []int{q.lastBefore(k), q.nextOf(k)} {
		if q.isClass(at, date) {
			if found := q.r.names["gge "+strconv.Itoa(q.items[at].date.Year)]; len(found) == 1 {
				return found
			}
		}
	}
	return nil
}

// letterOf is the norm of a letter that goes on a norm: "norms i and j".
func (q *question) letterOf(k int) []thing {
	it := &q.items[k]
	before := k - 1
	for q.is(before, andWord, orWord, versus) {
		before--
	}
	if !q.isClass(before, norm) || len(q.folded(it)) != 1 || before == k-1 && !it.comma || q.folded(it) == "a" && k < len(q.items)-1 {
		return nil
	}
	return q.r.names["norm "+q.folded(it)]
}

// isDoer reports whether what is read as a text is said to have signed another, which no
// text does: "did Microsoft sign the Paris Call".
func (q *question) isDoer(k int) bool {
	switch q.tokens[0].word {
	case "did", "has", "does", "when", "why", "is":
		return q.items[k].to == q.items[k].from+1 && q.isClass(k+1, act) && q.thing(k+1).verb == signed &&
			slices.ContainsFunc(q.items[k+1:], func(it item) bool { return it.class == text || it.class == texts })
	}
	return false
}

// codes are the States that have a word as their code.
func (q *question) codes(k int) []thing {
	return slices.DeleteFunc(slices.Clone(q.r.names[q.item(k)]), func(t thing) bool { return t.class != state })
}

// isCode reports whether a word in small letters is the code of a State beside another
// code, in a question that has nothing but names: "aus nz can 2018".
func (q *question) isCode(k int) bool {
	short := func(k int) bool { return len(q.tokens[q.items[k].from].word) < 4 && len(q.codes(k)) > 0 }
	if !q.isClass(k, unread) && q.item(k) != "can" || !short(k) || len(q.of(act)) > 0 || slices.ContainsFunc(q.items, func(it item) bool {
		return (it.class == unread || it.class == word) && len(q.tokens[it.from].word) > 3
	}) {
		return false
	}
	return q.isClass(k-1, state) && short(k-1) || q.isClass(k+1, state) && short(k+1)
}

// isCount reports whether the name of a set is a number: "more than five times".
func (q *question) isCount(k int) bool {
	_, ok := numberWord(q.tokens[q.items[k].from].word)
	return ok && q.items[k].to == q.items[k].from+1 &&
		(q.is(k-1, atLeast, moreThan, exactly) || q.is(k+1, atLeast) || q.beforeTimes(k) || q.is(k+1, filler) && q.stateNoun(k+1))
}

// beforeTimes reports whether the word "times" stands behind an item.
func (q *question) beforeTimes(k int) bool {
	return q.item(k+1) == "times" || q.item(k+1) == "time" || q.is(k+1, filler) && (q.item(k+1) == "votes" || q.item(k+1) == "roll calls") // missed 10 votes
}

// besideText reports whether a set is called like a text, and stands in a list of
// texts.
func (q *question) besideText(k int) bool {
	if !slices.ContainsFunc(q.items[k].others, func(t thing) bool { return t.class == text }) {
		return false
	}
	if before := q.lastBefore(k); q.isClass(before, act) && q.thing(before).verb == signed || strings.HasPrefix(q.item(k+1), "joiner") {
		return true
	}
	for _, step := range []int{-1, 1} {
		at, linked := k+step, false
		for ; q.is(at, filler, andWord, orWord); at += step {
			linked = linked || q.is(at, andWord, orWord)
		}
		comma := at >= 0 && at < len(q.items) && q.items[max(at, k)].comma
		if (linked || comma) && q.isClass(at, text, texts) {
			return true
		}
	}
	return false
}

// lastBefore is the item before another that is no small word without a meaning.
func (q *question) lastBefore(k int) int {
	for k--; q.is(k, filler); k-- {
	}
	return k
}

// isEvery reports whether a word asks for each of several.
func (q *question) isEvery(k int) bool {
	if q.is(k, filler) && k > 0 && q.is(k-1, bothWord) {
		k--
	}
	if !q.is(k, bothWord, filler) {
		return false
	}
	switch q.item(k) {
	case "both", "both of", "all three", "all four", "all three of":
		return q.isClass(k+1, texts) || q.is(k+1, filler) && q.isClass(k+2, texts)
	case "every time", "each time", "every", "each", "each of", "all", "all of", "every one of", "all of the":
		return true
	}
	return false
}
