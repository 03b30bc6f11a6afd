package ask

import (
	"slices"
	"strings"

	"comity/model"
	"comity/model/prose"
)

// mendTexts settles which texts are meant where several have a name: all of them for
// "any OEWG resolution" or "two GGEs", those of a time that is named, and a position in
// a text that holds positions.
func (q *question) mendTexts() {
	q.afterText()
	q.voteBehind()
	q.inBrackets()
	acts := q.of(act)
	for k := range q.items {
		it := &q.items[k]
		if kinds := q.countedKinds(k); kinds != nil {
			of := prose.Only(q.r.words.texts, func(s *model.Statement) bool { return slices.Contains(kinds, s.Kind) })
			it.things = prose.Each(of, textThing)
			it.class, it.plural, it.every = texts, true, q.isEvery(k-1)
		}
		q.lastOf(k)
		if !q.isClass(k, text, texts) {
			continue
		}
		q.endOf(k)
		if it.class == text && (q.isPlural(it) || q.isClass(k-1, number) || (len(acts) > 0 || q.asksStates() || q.asksWhether()) && q.isAny(k) || q.asksTimes() || q.anyGGE(k) || q.votesOn(k)) {
			votes := q.votesOn(k)
			if q.allCalled(it); votes {
				it.things = prose.Only(it.things, func(t thing) bool { return t.text.RollCall() })
			}
		}
		if last := q.tokens[it.to-1].word; it.class == texts && k+1 < len(q.items) && q.is(k+1, filler) && q.stateNoun(k+1) && q.r.namesOther(last) { // of the Nordic States
			it.to = q.items[k+1].to
			q.items = slices.Delete(q.items, k+1, k+2)
			q.mendTexts()
			return
		}
		if i := q.treatyAmong(it); i > 0 {
			it.things[0], it.things[i] = it.things[i], it.things[0]
		}
		if q.heads(k) {
			it.skip()
		}
		q.onlyTreaties(it)
		q.ownNoun(k)
		q.titleBehind(k)
		if len(it.things) < 2 && !q.besideDate(k) {
			continue
		}
		q.ofThatTime(k)
	}
	for _, k := range acts {
		next := q.nextOf(k)
		if q.supports(k) && len(q.of(text, texts)) == 0 && slices.ContainsFunc(acts, func(j int) bool { _, vote := voteOf(q.thing(j).verb); return vote && j != k }) {
			q.items[k].asAct(yes) // India supported and China opposed
		}
		if q.thing(k).verb == positioned && q.isClass(next, text) && q.thing(next).text.Kind == "position" {
			q.items[k].asAct(signed)
		}
		if next < 0 && len(q.of(text)) == 1 {
			next = q.of(text)[0]
		}
		if strings.HasPrefix(q.item(k), "join") && q.isClass(next, text) && q.thing(next).text.Kind == "treaty" {
			q.items[k].asAct(party) // who only signed has not joined
		}
	}
	q.partOfTitle()
	q.again()
	for k := len(q.items) - 2; k >= 0; k-- { // the no-ransom pledge: the noun behind a name is of it
		one, next := q.items[k], q.items[k+1]
		if at := q.nextOf(k); len(acts) == 0 && one.class == text && q.isClass(at, text) && slices.Contains(one.things[1:], q.thing(at)) { // the Security Council's first debate
			q.items[k].skip()
			continue
		}
		if one.class == text && next.class == text && one.to == next.from && !next.comma && one.things[0] != next.things[0] && one.things[0].text.When() == next.things[0].text.When() && !(q.hasSymbol(one) && q.hasSymbol(next)) { // of one day: two names of one text
			q.items[k].skip()
			q.slips = append(q.slips, q.raw(one)+" "+q.raw(next)+" is read as "+next.things[0].text.ShortTitle)
			continue
		}
		if one.class == text && next.class == text && next.to == next.from+1 && one.to == next.from && !next.comma && strings.HasSuffix(model.Fold(yearless(next.things[0].text.ShortTitle)), " "+q.folded(&next)) {
			q.items[k+1].skip()
		}
	}
}

// treatyAmong is the place of the treaty among the texts that a name may be, where it ends with
// the word treaty or convention and no vote is asked for: 0 where it is the first or none is.
func (q *question) treatyAmong(it *item) int {
	last := q.tokens[it.to-1].word
	if _, votes := q.voteNamed(); it.class != text || votes || last != "treaty" && last != "convention" {
		return 0
	}
	return max(0, slices.IndexFunc(it.things, func(t thing) bool { return t.text.Kind == "treaty" }))
}

// supports reports whether an act is support, which is a vote where no text is signed.
func (q *question) supports(k int) bool {
	return strings.HasPrefix(q.item(k), "support") || strings.HasPrefix(q.item(k), "back")
}

// voteBehind reads "Africa votes 74/247 against" as the vote that stands behind the text.
func (q *question) voteBehind() {
	acts, about := q.of(act), q.of(text)
	if n := len(q.items) - 1; q.isClass(n, unread) && q.item(n) == "no" && q.isClass(n-1, text) {
		q.items[n].asAct(no)
		acts = append(acts, n)
	}
	if len(acts) != 2 || len(about) != 1 || len(q.of(texts)) > 0 || q.thing(acts[0]).verb != voted || acts[0] > about[0] || q.nextOf(about[0]) != acts[1] {
		return
	}
	if _, vote := voteOf(q.thing(acts[1]).verb); vote {
		q.items[acts[0]].skip()
	}
}

// inBrackets reads the expert groups (GGE) as the name in brackets.
func (q *question) inBrackets() {
	for k := len(q.items) - 1; k > 1; k-- {
		if q.isClass(k, text) && q.thing(k).text.Kind == "expert-group" && q.is(k-1, filler) && strings.HasPrefix(q.item(k-1), "group") && q.isClass(k-2, act) {
			q.items = slices.Delete(q.items, k-2, k)
			if k -= 2; q.isEvery(k - 1) {
				q.items[k].class, q.items[k].plural, q.items[k].every = texts, true, true
			}
		}
	}
}

// partOfTitle takes a text that another's title names behind it as a part of that name, as
// in "the second protocol to Budapest", and the common position of a group as its text.
func (q *question) partOfTitle() {
	for k := range q.items {
		at := q.nextOf(k)
		if q.isClass(k, text) && q.isClass(at, text) && slices.Contains([]string{"to", "to the", "of", "of the"}, strings.Join(prose.Each(q.items[k+1:at], func(it item) string { return q.folded(&it) }), " ")) &&
			strings.Contains(model.Fold(q.thing(k).text.ShortTitle), model.Fold(q.thing(at).text.ShortTitle)) {
			q.items[at].skip()
		}
		if !q.is(k, alike) || q.item(k) != "common" || q.item(k+1) != "position" && q.item(k+1) != "understanding" {
			continue
		}
		for _, j := range q.of(set) {
			for _, s := range q.r.corpus.Statements() {
				if g := q.thing(j).set.group; g != nil && s.Kind == "position" && bears(s, g) {
					q.items[k].class, q.items[k].things = text, []thing{textThing(s)}
					for _, i := range append(q.typed("adopt", "adopts", "publish", "published", "adopted"), j, k+1) {
						q.items[i].skip()
					}
					return
				}
			}
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
	v, next := q.thing(acts[1]).verb, acts[1]+1
	it := q.is(next, filler) && strings.HasPrefix(q.item(next), "it")
	if v != party && v != signed && v != signatory || !it && !q.is(acts[1]-1, notWord, noneWord) && !q.is(acts[1]-2, notWord, noneWord) {
		return
	}
	q.items = slices.Insert(q.items, next, q.items[named[0]])
}

// countedKinds are the kinds of text of which States are to be on a number, on all,
// any or none: "which States are on at least 3 attributions".
func (q *question) countedKinds(k int) []string {
	kinds, noun := q.kindNoun(k)
	number := q.isClass(k-1, number) || q.is(k-1, filler) && q.isClass(k-2, number) || q.isAny(k) || q.isEvery(k-1) || q.is(k-1, noneWord) || q.is(k-1, notWord) && strings.HasSuffix(q.item(k-1), " no")
	states := slices.ContainsFunc(q.of(word), func(k int) bool {
		return q.asksForStates(k) || q.stateNoun(k)
	})
	if !noun || !number || !states || q.ranks() || slices.ContainsFunc(q.of(act), func(k int) bool {
		v := q.thing(k).verb
		return v != signed && v != party && v != signatory && v != took
	}) {
		return nil
	}
	return kinds
}

// asksTimes reports whether a question is how often something was done.
func (q *question) asksTimes() bool {
	return slices.ContainsFunc(q.of(word), func(k int) bool {
		return q.is(k, bothWord) && strings.Contains(q.item(k), " time") || q.is(k, howMany) && (strings.HasSuffix(q.item(k), "times") || strings.HasSuffix(q.item(k), "often"))
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

// votesOn reports whether the votes of a State on what several texts are called are asked for,
// in the plural: "Cambodian votes on the programme of action".
func (q *question) votesOn(k int) bool {
	before := q.lastBefore(k)
	return q.isClass(before, act) && strings.HasPrefix(q.item(before), "votes") && q.thing(before).verb == voted && q.isClass(q.lastBefore(before), state) &&
		!slices.ContainsFunc(q.items[k].things, func(t thing) bool { return !t.text.RollCall() })
}

// isAny reports whether a word before a name asks for any of several: an OEWG
// resolution, any of the GGEs.
func (q *question) isAny(k int) bool {
	for k--; q.is(k, filler, eitherWord, goesOn); k-- {
		switch raw := q.item(k); raw {
		case "any", "a", "an", "some", "any of", "one of", "either of", "at least one of", "ever", "no":
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
	t, impossible := q.takeTime()
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
	if !near || len(of) == 0 || q.joinedThen(it.things[0].text, dates[0]) {
		restore()
	}
}

// besideYear is the text beside which a year stands that is that of another of its name, "the
// code of conduct of 2011 or that of 2015"; -1 where there is none.
func (q *question) besideYear(k int) int {
	if !q.isClass(k, date) || q.items[k].date.Month > 0 || q.isClass(k+1, number) {
		return -1
	}
	before, next := q.lastBefore(k), q.nextOf(k)
	if q.is(before, eitherWord) && q.item(before) == "one of" {
		before = q.lastBefore(before)
	}
	named := before // voted no in 2022 but abstained in 2023
	for q.isClass(named, act) && q.thing(named).verb < voted || named < before && q.is(named, andWord, orWord, butWord, filler) {
		named--
	}
	for _, at := range [][2]int{{before, q.lastBefore(before)}, {next, q.nextOf(next)}, {before, named}} {
		if (q.is(at[0], andWord, orWord) || q.isClass(at[0], act)) && q.isClass(at[1], text) && slices.ContainsFunc(q.tokens[q.items[at[1]].from:q.items[at[1]].to], func(t token) bool { _, year := yearOf(t.word); return year }) {
			for j := min(at[0], k) + 1; j < k; j++ {
				q.items[j].skip()
			}
			return at[1]
		}
	}
	return -1
}

// ofYearNamed settles a text that is named by another's name and its own year, "the final
// OEWG report of 2021", or by its year alone beside another, "not the 2015 one".
func (q *question) ofYearNamed(k int) {
	it := &q.items[k]
	one := it.class == date && k > 0 && q.isClass(k+1, number) && strings.HasPrefix(q.raw(q.items[k+1]), "one")
	at, beside := k, q.besideYear(k)
	switch {
	case beside >= 0:
		at = beside
	case one:
		texts := slices.DeleteFunc(q.of(text), func(t int) bool { return t > k })
		if len(texts) == 0 {
			return
		}
		at = texts[len(texts)-1]
	case it.class != text || it.plural || !q.isClass(k+1, date):
		return
	}
	named, day := q.thing(at).text, q.items[k].date
	if alone := beside >= 0; !one && !alone {
		day = q.items[k+1].date
	}
	if slices.ContainsFunc(q.items[at].things, func(t thing) bool { return span{from: day, to: day}.has(t.text.When()) }) && !one && beside < 0 {
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
	it.class, it.things, it.others = text, []thing{{class: text, text: like}}, nil
	if beside < 0 {
		it.to = q.items[k+1].to
		q.items = slices.Delete(q.items, k+1, k+2)
	}
	if !one {
		q.slips = append(q.slips, q.raw(*it)+" is read as "+like.ShortTitle)
	}
}
