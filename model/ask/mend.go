package ask

import (
	"slices"
	"strings"

	"comity/model"
	"comity/model/prose"
)

// mendNames settles what a name means by what stands beside it.
func (q *question) mendNames() {
	for k := 0; k < len(q.items); k++ {
		q.ofYearNamed(k)
		it := &q.items[k]
		q.notFor(k)
		switch {
		case it.class == set && q.isCount(k):
			it.n, _ = numberWord(q.tokens[it.from].word)
			it.class, it.things, it.others = number, nil, nil
		case it.class == number && (q.isClass(k-1, set) && q.items[k-1].things[0].set.group != nil && len(q.items[k-1].things[0].set.group.Members) == it.n || it.n == 193 && q.is(k-1, bothWord, filler)): // the Visegrad four
			it.class, it.things, it.used = word, []thing{{class: word, word: filler}}, true
		case it.class == set && q.besideText(k): // a coalition of which the list is a text
			i := slices.IndexFunc(it.others, func(t thing) bool { return t.class == text })
			it.class, it.things = text, []thing{it.others[i]}
		case (it.class == text || it.class == texts) && len(it.things) > 1 && q.isEvery(k-1):
			it.class, it.plural, it.every = texts, true, true
		case it.class == act && q.folded(it) == "against" && !q.is(k-1, noneWord) && q.isClass(q.nextOf(k), unread, page): // a law against spam
			it.class, it.things = unread, nil
		case it.class == unread && q.raw(*it) == "no" && q.isClass(k+1, act) && q.items[k+1].things[0].verb == positioned:
			it.class, it.things = word, []thing{{class: word, word: notWord}}
		case it.class == state && q.isIsland(k), it.class == text && q.isDoer(k):
			it.class, it.things, it.others = unread, nil, nil
		case q.is(k, filler) && q.folded(it) == "for" && q.is(k-1, noneWord): // neither for nor against
			it.class, it.things = act, []thing{{class: act, verb: yes}}
			fallthrough
		case it.class == act && it.things[0].verb < voted && q.is(k-1, noneWord) && q.isClass(k-2, act) && q.items[k-2].things[0].verb == voted:
			if k > 1 {
				q.items[k-2].class, q.items[k-2].things = word, []thing{{class: word, word: filler}}
			}
		case q.is(k, onlyWord) && q.isClass(k+1, number): // only one text
			it.things = []thing{{class: word, word: exactly}}
		case q.letterOf(k) != nil:
			it.class, it.things, it.others = norm, q.letterOf(k), nil
		case q.isCode(k):
			it.class, it.things = state, q.codes(k)
		case it.class == state && it.things[0].seat:
			q.slips = append(q.slips, q.raw(*it)+" is read as "+it.things[0].state.DisplayName())
		}
	}
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
	one, vote := voteOf(q.items[k].things[0].verb)
	other, second := voteOf(q.items[k+1].things[0].verb)
	return vote && second && one != other
}

// mendTexts settles which texts are meant where several have a name: all of them for
// "any OEWG resolution" or "two GGEs", those of a time that is named, and a position in
// a text that holds positions.
func (q *question) mendTexts() {
	q.afterText()
	acts := q.of(act)
	for k := range q.items {
		it := &q.items[k]
		if kinds := q.countedKinds(k); kinds != nil {
			of := prose.Only(q.r.words.texts, func(s *model.Statement) bool { return slices.Contains(kinds, s.Kind) })
			it.things = prose.Each(of, textThing)
			it.class, it.plural = texts, true
		}
		q.lastOf(k)
		if !q.isClass(k, text, texts) {
			continue
		}
		q.endOf(k)
		if it.class == text && (q.isPlural(it) || q.isClass(k-1, number) || (len(acts) > 0 || q.asksStates() || q.asksWhether()) && q.isAny(k) || q.asksTimes() || q.anyGGE(k)) {
			q.allCalled(it)
		}
		if q.heads(k) {
			it.class, it.things, it.used = word, []thing{{class: word, word: filler}}, true
		}
		q.onlyTreaties(it)
		q.ownNoun(k)
		if len(it.things) < 2 && !q.besideDate(k) {
			continue
		}
		q.ofThatTime(k)
	}
	for _, k := range acts {
		next := q.nextOf(k)
		if q.items[k].things[0].verb == positioned && q.isClass(next, text) && q.items[next].things[0].text.Kind == "position" {
			q.items[k].things = []thing{{class: act, verb: signed}}
		}
		if next < 0 && len(q.of(text)) == 1 {
			next = q.of(text)[0]
		}
		if strings.HasPrefix(q.item(k), "join") && q.isClass(next, text) && q.items[next].things[0].text.Kind == "treaty" {
			q.items[k].things = []thing{{class: act, verb: party}} // who only signed has not joined
		}
	}
	q.again()
	for k := len(q.items) - 2; k >= 0; k-- { // the no-ransom pledge: the noun behind a name is of it
		one, next := q.items[k], q.items[k+1]
		if one.class == text && next.class == text && one.to == next.from && !next.comma && one.things[0] != next.things[0] && one.things[0].text.When() == next.things[0].text.When() { // of one day: two names of one text
			q.items[k].class, q.items[k].things, q.items[k].used = word, []thing{{class: word, word: filler}}, true
			q.slips = append(q.slips, q.raw(one)+" "+q.raw(next)+" is read as "+next.things[0].text.ShortTitle)
			continue
		}
		if one.class == text && next.class == text && next.to == next.from+1 && one.to == next.from && !next.comma && strings.HasSuffix(model.Fold(yearless(next.things[0].text.ShortTitle)), " "+q.folded(&next)) {
			q.items[k+1].class, q.items[k+1].things, q.items[k+1].used = word, []thing{{class: word, word: filler}}, true
		}
	}
}

// heads reports whether the name of several texts stands before each of them: "both
// cybercrime treaties, Budapest and the UN one".
func (q *question) heads(k int) bool {
	it := &q.items[k]
	next := q.nextOf(k)
	if !q.isClass(next, text) || !q.is(k-1, bothWord) && !q.isClass(k-1, number) || !q.r.words.plurals[q.tokens[it.to-1].word] {
		return false
	}
	return strings.ContainsAny(q.text[q.tokens[it.to-1].end:q.tokens[q.items[next].from].start], ",:;(–—")
}

// again names the one text of a question again after a second verb that is about it, by
// "it" or as a denial: "signed Malabo but has not ratified".
func (q *question) again() {
	named, acts := q.of(text), q.of(act)
	if len(named) != 1 || len(q.of(texts)) > 0 || len(acts) != 2 || acts[0] > named[0] || acts[1] < named[0] {
		return
	}
	v, next := q.items[acts[1]].things[0].verb, acts[1]+1
	it := q.is(next, filler) && strings.HasPrefix(q.folded(&q.items[next]), "it")
	if v != party && v != signed && v != signatory || !it && !q.is(acts[1]-1, notWord, noneWord) && !q.is(acts[1]-2, notWord, noneWord) {
		return
	}
	q.items = slices.Insert(q.items, next, q.items[named[0]])
}

// countedKinds are the kinds of text of which States are to be on a number: "which States
// are on at least 3 attributions".
func (q *question) countedKinds(k int) []string {
	kinds, noun := q.kindNoun(k)
	number := q.isClass(k-1, number) || q.is(k-1, filler) && q.isClass(k-2, number)
	states := slices.ContainsFunc(q.of(word), func(k int) bool {
		return q.stateNoun(k) || q.is(k, whoWord) && strings.HasPrefix(q.folded(&q.items[k]), "who")
	})
	if !noun || !number || !states || q.ranks() || slices.ContainsFunc(q.of(act), func(k int) bool {
		v := q.items[k].things[0].verb
		return v != signed && v != party && v != signatory && v != took
	}) {
		return nil
	}
	return kinds
}

// asksTimes reports whether a question is how often something was done.
func (q *question) asksTimes() bool {
	return slices.ContainsFunc(q.of(word), func(k int) bool {
		return q.is(k, bothWord) && strings.Contains(q.folded(&q.items[k]), " time") || q.is(k, howMany) && (strings.HasSuffix(q.folded(&q.items[k]), "times") || strings.HasSuffix(q.folded(&q.items[k]), "often"))
	})
}

// ranks reports whether a word asks for the most or the least.
func (q *question) ranks() bool {
	return q.asks(most, least)
}

// allCalled makes a name of texts that of all that have its words.
func (q *question) allCalled(it *item) {
	if n, found, _ := q.r.window(q.tokens[it.from:it.to]); n == it.to-it.from {
		it.things = with(it.things, prose.Each(found, textThing)...)
	}
	if len(it.things) > 1 {
		it.class, it.plural = texts, true
	}
}

// isPlural reports whether the name of texts is the plural of theirs: GGEs.
func (q *question) isPlural(it *item) bool {
	one, many := strings.CutSuffix(q.folded(it), "s")
	return many && slices.ContainsFunc(q.r.names[one], func(t thing) bool { return t == it.things[0] })
}

// isAny reports whether a word before a name asks for any of several: an OEWG
// resolution, any of the GGEs.
func (q *question) isAny(k int) bool {
	for k--; q.is(k, filler, eitherWord, goesOn); k-- {
		switch raw := model.Fold(q.raw(q.items[k])); raw {
		case "any", "a", "an", "some", "any of", "one of", "either of", "at least one of", "ever":
			return raw != "a" || q.language == "" // the Portuguese article
		}
	}
	return false
}

// ofThatTime keeps those of several texts that are of the time that is named: "OEWG
// resolutions since 2019", "the GGE of 2017". Where none is, the time is about
// something else.
func (q *question) ofThatTime(k int) {
	it := &q.items[k]
	dates := q.of(date)
	near := q.besideDate(k)
	if len(dates) == 0 || !it.plural && !near && (dates[0] < k || q.is(dates[0]-1, since, after, before, until, asOf, between) || q.isClass(dates[0]-1, set) || q.isClass(dates[0]-2, set)) {
		return
	}
	restore := q.marks()
	t, impossible := q.time()
	of := prose.Only(it.things, func(one thing) bool { return !impossible && t.has(one.text.When()) })
	if near && len(of) == 0 { // another text of that name
		_, found, _ := q.r.window(q.tokens[it.from:it.to])
		of = prose.Only(prose.Each(found, textThing), func(one thing) bool { return !impossible && t.has(one.text.When()) })
	}
	if it.plural && len(of) > 0 {
		it.things = of
		return
	}
	if len(of) > 0 {
		it.things = of
	}
	if !near || len(of) == 0 {
		restore()
	}
}

// ofYearNamed settles a text that is named by another's name and its own year, "the final
// OEWG report of 2021", or by its year alone beside another, "not the 2015 one".
func (q *question) ofYearNamed(k int) {
	it := &q.items[k]
	one := it.class == date && k > 0 && q.isClass(k+1, number) && strings.HasPrefix(q.raw(q.items[k+1]), "one")
	at := k
	switch {
	case one:
		texts := slices.DeleteFunc(q.of(text), func(t int) bool { return t > k })
		if len(texts) == 0 {
			return
		}
		at = texts[len(texts)-1]
	case it.class != text || it.plural || !q.isClass(k+1, date):
		return
	}
	named, day := q.items[at].things[0].text, q.items[k].date
	if !one {
		day = q.items[k+1].date
	}
	if slices.ContainsFunc(q.items[at].things, func(t thing) bool { return span{from: day, to: day}.has(t.text.When()) }) && !one {
		return
	}
	shared := func(s *model.Statement) (n int) {
		for _, w := range strings.Fields(model.Fold(yearless(named.ShortTitle))) {
			if slices.Contains(strings.Fields(model.Fold(s.ShortTitle)), w) {
				n++
			}
		}
		return n
	}
	var like *model.Statement
	for _, s := range q.r.words.texts {
		if s.Kind == named.Kind && (span{from: day, to: day}).has(s.When()) && shared(s) > 0 && (like == nil || shared(s) > shared(like)) {
			like = s
		}
	}
	if like == nil {
		return
	}
	it.class, it.things, it.others, it.to = text, []thing{{class: text, text: like}}, nil, q.items[k+1].to
	if q.items = slices.Delete(q.items, k+1, k+2); !one {
		q.slips = append(q.slips, q.raw(*it)+" is read as "+like.ShortTitle)
	}
}

// notFor settles "did not vote for" and "did not vote against": not the absence, but
// any act other than that vote.
func (q *question) notFor(k int) {
	if !q.isClass(k, act) || q.items[k].things[0].verb != absent || !strings.Contains(q.folded(&q.items[k]), "vote") || k+1 == len(q.items) {
		return
	}
	next := &q.items[k+1]
	switch {
	case q.is(k+1, filler) && q.folded(next) == "for":
		next.class, next.things = act, []thing{{class: act, verb: yes}}
	case next.class != act || next.things[0].verb != yes && next.things[0].verb != no:
		return
	}
	q.items[k].class, q.items[k].things = word, []thing{{class: word, word: notWord}}
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
		return q.items[k].to == q.items[k].from+1 && q.isClass(k+1, act) && q.items[k+1].things[0].verb == signed &&
			slices.ContainsFunc(q.items[k+1:], func(it item) bool { return it.class == text || it.class == texts })
	}
	return false
}

// codes are the States that have a word as their code.
func (q *question) codes(k int) []thing {
	return slices.DeleteFunc(slices.Clone(q.r.names[q.folded(&q.items[k])]), func(t thing) bool { return t.class != state })
}

// isCode reports whether a word in small letters is the code of a State beside another
// code, in a question that has nothing but names: "aus nz can 2018".
func (q *question) isCode(k int) bool {
	short := func(k int) bool { return len(q.tokens[q.items[k].from].word) < 4 && len(q.codes(k)) > 0 }
	if !q.isClass(k, unread) && q.folded(&q.items[k]) != "can" || !short(k) || len(q.of(act)) > 0 || slices.ContainsFunc(q.items, func(it item) bool {
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
	return q.is(k+1, filler) && q.raw(q.items[k+1]) == "times"
}

// besideText reports whether a set is called like a text, and stands in a list of
// texts.
func (q *question) besideText(k int) bool {
	if !slices.ContainsFunc(q.items[k].others, func(t thing) bool { return t.class == text }) {
		return false
	}
	if before := q.lastBefore(k); q.isClass(before, act) && q.items[before].things[0].verb == signed {
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
	switch model.Fold(q.raw(q.items[k])) {
	case "both", "both of", "all three", "all four", "all three of":
		return q.isClass(k+1, texts) || q.is(k+1, filler) && q.isClass(k+2, texts)
	case "every", "each", "each of", "all", "all of", "every one of", "all of the":
		return true
	}
	return false
}
