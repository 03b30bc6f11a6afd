package ask

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"comity/model"
)

// mendNames settles what a name means by what stands beside it.
func (q *question) mendNames() {
	for k := range q.items {
		it := &q.items[k]
		switch {
		case it.class == set && q.isCount(k):
			it.n, _ = numberWord(q.tokens[it.from].word)
			it.class, it.things, it.others = number, nil, nil
		case it.class == set && q.besideText(k): // a coalition of which the list is a text
			i := slices.IndexFunc(it.others, func(t thing) bool { return t.class == text })
			it.class, it.things = text, []thing{it.others[i]}
		case (it.class == text || it.class == texts) && len(it.things) > 1 && q.isEvery(k-1):
			it.class, it.plural, it.every = texts, true, true
		case it.class == unread && q.raw(*it) == "no" && q.isClass(k+1, act) && q.items[k+1].things[0].verb == positioned:
			it.class, it.things = word, []thing{{class: word, word: notWord}}
		case it.class == state && q.isIsland(k):
			it.class, it.things = unread, nil
		}
	}
}

// mendTexts settles which texts are meant where several have a name: all of them for
// "any OEWG resolution" or "two GGEs", those of a time that is named, and a position in
// a text that holds positions.
func (q *question) mendTexts() {
	acts := q.of(act)
	for k := range q.items {
		it := &q.items[k]
		if !q.isClass(k, text, texts) {
			continue
		}
		if it.class == text && (q.isPlural(it) || q.isClass(k-1, number) || (len(acts) > 0 || q.asksStates()) && q.isAny(k)) {
			q.allCalled(it)
		}
		if len(it.things) < 2 {
			continue
		}
		q.ofThatTime(k)
	}
	for _, k := range acts {
		next := k + 1
		for q.is(next, filler) {
			next++
		}
		if q.items[k].things[0].verb == positioned && q.isClass(next, text) && q.items[next].things[0].text.Kind == "position" {
			q.items[k].things = []thing{{class: act, verb: signed}}
		}
	}
}

// allCalled makes a name of texts that of all that have its words.
func (q *question) allCalled(it *item) {
	if n, found, _ := q.r.window(q.tokens[it.from:it.to]); n == it.to-it.from {
		for _, s := range found {
			if t := (thing{class: text, text: s}); !slices.Contains(it.things, t) {
				it.things = append(it.things, t)
			}
		}
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
		switch model.Fold(q.raw(q.items[k])) {
		case "any", "a", "an", "some", "any of", "one of", "either of", "at least one of", "ever":
			return true
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
	if len(dates) == 0 || !it.plural && (dates[0] < k || q.is(dates[0]-1, since, after, before, until, asOf, between) || q.isClass(dates[0]-1, set) || q.isClass(dates[0]-2, set)) {
		return
	}
	used := make([]bool, len(q.items))
	for i := range q.items {
		used[i] = q.items[i].used
	}
	t, impossible := q.time()
	var of []thing
	for _, one := range it.things {
		if !impossible && t.has(one.text.When()) {
			of = append(of, one)
		}
	}
	if it.plural && len(of) > 0 {
		it.things = of
		return
	}
	for i := range q.items {
		q.items[i].used = used[i]
	}
	if len(of) > 0 {
		it.things = of
	}
}

// isCount reports whether the name of a set is a number: "more than five times".
func (q *question) isCount(k int) bool {
	_, ok := numberWord(q.tokens[q.items[k].from].word)
	return ok && q.items[k].to == q.items[k].from+1 &&
		(q.is(k-1, atLeast, moreThan, exactly) || q.is(k+1, atLeast) || q.beforeTimes(k))
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
	case "every", "each", "each of", "all", "all of", "every one of", "all of the":
		return true
	}
	return false
}

// isIsland reports whether the German name of Iceland is the English word.
func (q *question) isIsland(k int) bool {
	t := q.tokens[q.items[k].from]
	first, _ := utf8.DecodeRuneInString(q.text[t.start:])
	return t.word == "island" && !unicode.IsUpper(first)
}
