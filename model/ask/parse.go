package ask

import (
	"slices"
	"strings"
	"time"

	"comity/model"
	"comity/model/prose"
	"comity/model/relation"
)

// mendPhrase settles what some words are by those beside them.
func (q *question) mendPhrase(k int) {
	it := &q.items[k]
	_, last := q.kindNoun(k - 1)
	last = last && k == len(q.items)-1
	_, noun := q.kindNoun(k + 1)
	switch {
	case it.class == act && it.things[0].verb == voted && len(q.of(act)) > 1 && (q.item(k-1) == "with" || q.item(k-2) == "with"): // resolutions with a roll call
		it.skip()
	case it.class == act && (q.item(k) == "votes" || q.item(k) == "roll calls") && len(q.of(act)) > 1 && q.isClass(k-1, number), q.item(k) == "time" && q.isClass(k-1, number): // absent in 8 votes; at most 1 time
		it.skip()
	case (noun || last) && it.class == unread && isTopic(q.item(k)): // cyber resolutions
		it.skip()
	case (q.item(k) == "allies" || q.item(k) == "participating") && q.isClass(k-1, set), q.isMembers(k): // NATO allies
		it.skip()
	case it.class == unread && singular(q.item(k)) == "agency" && len(q.of(state)) == 0 && slices.ContainsFunc(q.of(text, texts), func(j int) bool { return q.thing(j).text.Kind == "advisory" }):
		it.skip()
	case it.class == act && it.things[0].verb == signed && q.isClass(q.nextOf(k), act) && strings.HasPrefix(q.item(q.nextOf(k)), "vot") && strings.Contains(q.item(k), "part"): // take part in the votes
		it.skip()
	case (it.class == act || q.is(k, unvoted)) && strings.HasSuffix(q.item(k), " vote") && q.isClass(k+1, act) && !q.namesKind(): // no vote in favour of
		it.asWord(notWord)
	case it.class == act && strings.HasPrefix(q.item(k), "no vote") && !strings.HasPrefix(q.item(k), "no votes") && q.item(k-1) == "cast":
		q.items[k-1].skip()
		it.asAct(absent)
	case q.is(k, whoWord) && singular(q.item(k)) == "name" && q.isClass(k-1, text) && q.isClass(q.nextOf(k), norm): // does it name norm f
		it.asWord(mentions)
	case it.class == number && q.raw(*it) == "Five" && q.item(k-1) == "the" && q.isClass(k+1, act): // the permanent members
		it.class, it.things = set, q.r.names["p5"]
	case q.is(k, eitherWord) && q.item(k) == "one of" && q.is(k-1, atLeast, moreThan, atMost, fewerThan, exactly):
		it.class, it.n = number, 1
	case q.is(k, bothWord) && q.is(k+1, butWord) && q.is(k+2, eitherWord) && q.item(k+2) == "one of": // all but one of
		it.asWord(exactly)
		q.items[k+1].skip()
		q.items[k+2].class, q.items[k+2].n = number, len(q.of(text))-1
	case q.is(k, changed) && q.asks(notWord): // flipped from yes to something other than yes
		it.skip()
	case q.item(k) == "over" && q.verbsAre(blamed) && !q.isClass(k+1, number): // accused over
		it.skip()
	case q.item(k) == "binding" && q.is(k+1, filler) && q.isClass(k+2, state) && len(q.of(text)) == 1: // a treaty, on a State
		it.asAct(party)
	}
}

// isMembers reports whether "participants" stands beside a group, and is its members: "ARF
// participants which voted no".
func (q *question) isMembers(k int) bool {
	next, before := q.nextOf(k), q.lastBefore(k)
	beside := q.isClass(k-1, set) && !q.isClass(q.lastBefore(k-1), text, texts) || q.isClass(next, set) && next > k+1 && !q.isClass(before, text, texts)
	return singular(q.item(k)) == "participant" && beside && !q.isClass(next, text, texts)
}

// mend settles words whose meaning depends on their neighbours, and marks those
// that need no answer of their own as read.
func (q *question) mend() {
	for k := range q.items {
		it := &q.items[k]
		if it.class == act && it.things[0].verb == no && q.raw(*it) == "against" && q.isClass(k-1, state, set) && q.isClass(k+1, state, set) {
			it.asWord(versus)
		}
		if kinds, _ := q.kindNoun(k - 1); it.class == act && q.raw(*it) == "against" && slices.Contains(kinds, "attribution") { // of States
			it.skip()
		}
		q.mendPhrase(k)
		if it.class == text && len(q.of(act, word)) > 0 { // of several, one with a list
			slices.SortStableFunc(it.things, func(a, b thing) int { return q.unlikely(a.text) - q.unlikely(b.text) })
		}
		if it.class == set && len(it.others) > 0 && it.others[0].class == number {
			it.class = number
		}
		if it.class == unread && q.raw(*it) == "no" && slices.ContainsFunc(q.of(act), func(j int) bool {
			v := q.thing(j).verb
			_, vote := voteOf(v)
			return vote || v == voted && j == k-1
		}) {
			it.asAct(no)
		}
		if it.class == page && it.things[0].page.Name() == "timeline" && len(q.of(date, text, texts, state, set, norm, act)) > 0 {
			it.asWord(timelineWord)
		}
		if it.class != word {
			continue
		}
		switch w := it.things[0].word; w {
		case goesOn:
			it.used = q.lastBefore(k) >= 0 || q.raw(*it) == "what about" || q.raw(*it) == "how about"
		case since, between:
			dated := q.isClass(k+1, date)
			it.used = !dated
		case andWord:
			it.used = k > 0 || len(q.items) == 1 // it goes on what was said before
		case filler:
			it.used = !q.asks(whoWord) || !slices.Contains([]string{"launched", "launch", "launches", "started", "start"}, q.folded(it)) // by whom
		case whoWord, howMany, whatWord, howWord, whenWord, orWord, butWord, bothWord, eitherWord, record, define, today, mapWord, matrixWord, timelineWord, similarWord, whyWord:
			it.used = true
		case thisYear, lastYear:
			if !q.today.IsZero() {
				it.class, it.date = date, model.Date{Year: q.today.Year}
				if w == lastYear {
					it.date.Year--
				}
			}
		}
	}
}

// unlikely is how little a text can be meant by the acts that are named: nobody signs a
// resolution, or votes on a treaty.
func (q *question) unlikely(s *model.Statement) int {
	signs, votes := false, false
	for _, k := range q.of(act) {
		v := q.thing(k).verb
		_, vote := voteOf(v)
		votes = votes || vote || v == voted
		signs = signs || v == signed || v == party || v == signatory
	}
	signs = signs || len(q.typed("stayed out of", "stay out of", "stayed outside", "kept out of", "kept away from", "stayed away from", "opted out of")) > 0
	n := listless(s)
	if signs != votes && (votes && !s.RollCall() || signs && !slices.ContainsFunc(s.Acts(), model.Act.OwnName)) {
		n++
	}
	return n
}

// listless is 1 for a text of which comity has no list of States, else 0.
func listless(s *model.Statement) int {
	switch s.ListState() {
	case model.ListWithheld, model.ListUnknown, model.ListNone:
		return 1
	}
	return 0
}

// takeTopic takes the words for what all records are about as understood, and those for
// what is attributed beside an attribution.
func (q *question) takeTopic() {
	blames := q.verbsAre(blamed) || slices.ContainsFunc(q.of(text), func(k int) bool { return q.thing(k).text.AttributedTo != "" })
	for _, k := range slices.Backward(q.of(unread, page)) {
		said := q.item(k)
		topic := isTopic(said) && !q.isClass(k+1, unread)
		deed := blames && slices.Contains(append(attackWords(), "incident", "breach", "campaign", "intrusion"), singular(said))
		if (topic || deed) && (blames || len(q.of(state, set, text, texts, norm)) > 0) {
			q.items[k].skip()
		}
	}
}

// thing is what an item names, or the likeliest of what it may name.
func (q *question) thing(k int) thing { return q.items[k].things[0] }

// isClass reports whether an item is of one of some classes.
func (q *question) isClass(k int, classes ...class) bool {
	return k >= 0 && k < len(q.items) && slices.Contains(classes, q.items[k].class)
}

// is reports whether an item is one of some small words.
func (q *question) is(k int, words ...small) bool {
	return q.isClass(k, word) && slices.Contains(words, q.thing(k).word)
}

// takeWords reports whether the question has one of some small words, and takes them as
// understood.
func (q *question) takeWords(words ...small) bool {
	found := false
	for k := range q.items {
		if q.is(k, words...) {
			q.items[k].used, found = true, true
		}
	}
	return found
}

// marks returns what puts back which words are understood, after a reading that was
// only tried.
func (q *question) marks() (restore func()) {
	items := slices.Clone(q.items)
	return func() {
		for i := range items {
			q.items[i].used = items[i].used
		}
	}
}

// asks reports whether the question has one of some small words.
func (q *question) asks(words ...small) bool {
	return slices.ContainsFunc(q.items, func(it item) bool { return it.class == word && slices.Contains(words, it.things[0].word) })
}

// of returns the places of the items of a class.
func (q *question) of(classes ...class) []int {
	var out []int
	for k, it := range q.items {
		if slices.Contains(classes, it.class) {
			out = append(out, k)
		}
	}
	return out
}

// pages are the places of some pages and terms, by their names.
func (q *question) pages(names ...string) []int {
	return prose.Only(q.of(page), func(k int) bool { return slices.Contains(names, q.thing(k).page.Name()) })
}

// takeVerbs reports whether the question has one of some acts, and takes them as
// understood.
func (q *question) takeVerbs(verbs ...verb) bool {
	found := false
	for k := range q.items {
		if q.isClass(k, act) && slices.Contains(verbs, q.thing(k).verb) {
			q.items[k].used, found = true, true
		}
	}
	return found
}

// verbsOf reports whether an act is named.
func (q *question) verbsOf(v verb) bool {
	return slices.ContainsFunc(q.of(act), func(k int) bool { return q.thing(k).verb == v })
}

// use takes items as understood.
func (q *question) use(places ...int) {
	for _, k := range places {
		q.items[k].used = true
	}
}

// unuse takes items as not understood.
func (q *question) unuse(places ...int) {
	for _, k := range places {
		q.items[k].used = false
	}
}

// takeStates returns the States that are named, each once, and takes them as
// understood. Those that a word such as except leaves out are apart.
func (q *question) takeStates() (named, except []*model.Country) {
	for _, k := range q.of(state) {
		q.items[k].used = true
		co := q.thing(k).state
		list := &named
		if q.takeExcept(k) {
			list = &except
		}
		*list = with(*list, co)
	}
	return named, except
}

// takeExcept reports whether the State at a place is left out: "except Egypt and Chad".
func (q *question) takeExcept(k int) bool {
	for k--; k >= 0; k-- {
		switch {
		case q.is(k, notWord):
			q.items[k].used = true
			return true
		case q.isClass(k, state), q.is(k, andWord, orWord, filler):
		default:
			return false
		}
	}
	return false
}

// takeTexts returns the texts that are named, each once, and takes them as
// understood.
func (q *question) takeTexts() []*model.Statement {
	var out []*model.Statement
	for _, k := range q.of(text, texts) {
		q.items[k].used = true
		for i, t := range q.items[k].things {
			if i == 0 || q.items[k].plural {
				out = with(out, t.text)
			}
		}
	}
	return out
}

// takeTime returns the time that the dates of a question name, and takes them as
// understood: since 2020, between 2018 and 2021, in 2019. Impossible is a time that
// ends before it begins.
func (q *question) takeTime() (t span, impossible bool) {
	dates := q.of(date)
	for i, k := range dates {
		d := q.items[k].date
		q.items[k].used = true
		prefix := filler
		if q.isClass(k-1, word) {
			prefix = q.thing(k - 1).word
			q.items[k-1].used = true
		}
		switch {
		case prefix == since && len(dates) == 1 && q.isFrom(k):
			t = span{from: d, to: d}
		case prefix == since:
			t.from = d
			if i+1 < len(dates) && q.is(dates[i+1]-1, filler, andWord) { // from 2018 to 2020
				t.to = q.items[dates[i+1]].date
				q.use(dates[i+1])
				return t, last(t.to).Compare(first(t.from)) < 0
			}
		case prefix == after:
			t.from = nextOf(d)
		case prefix == before:
			t.to = daysOn(first(d), -1)
		case prefix == until, prefix == asOf:
			t.to = d
		case prefix == between && i+1 < len(dates), len(dates) == 2 && i == 0 && (q.is(k+1, filler) && dates[1] == k+2 || dates[1] == k+1 && q.dashed(k)):
			t.from, t.to = d, q.items[dates[i+1]].date
			q.use(dates[i+1])
			return t, last(t.to).Compare(first(t.from)) < 0
		case t.open():
			t = span{from: d, to: d}
		case len(t.only) > 0, t.from == t.to && !t.from.IsZero(): // in 2018 and in 2021
			if len(t.only) == 0 {
				t.only = []model.Date{t.from}
			}
			t.only = append(t.only, d)
			t.from, t.to = slices.MinFunc([]model.Date{t.from, d}, model.Date.Compare), slices.MaxFunc([]model.Date{t.to, d}, model.Date.Compare)
		default:
			q.items[k].used = false
		}
	}
	return t, !t.from.IsZero() && !t.to.IsZero() && last(t.to).Compare(first(t.from)) < 0
}

// dashed reports whether a dash stands between a date and the next: 2018-2023.
func (q *question) dashed(k int) bool {
	return strings.ContainsAny(q.text[q.tokens[q.items[k].to-1].end:q.tokens[q.items[k+1].from].start], "-–—")
}

// isFrom reports whether a time is that of texts: "statements from 2019".
func (q *question) isFrom(k int) bool {
	_, noun := q.kindNoun(k - 2)
	on := slices.Contains(strings.Fields("on onward onwards upwards forward"), q.item(k+1))
	return noun && q.item(k-1) == "from" && !on
}

func first(d model.Date) model.Date { return relation.First(d) }
func last(d model.Date) model.Date  { return relation.Last(d) }

// nextOf is the day after a day, or the year or month after one.
func nextOf(d model.Date) model.Date {
	switch {
	case d.Month == 0:
		return model.Date{Year: d.Year + 1}
	case d.Day == 0:
		return d.AddMonths(1)
	}
	return daysOn(d, 1)
}

// daysOn is the day so many days after a day.
func daysOn(d model.Date, n int) model.Date {
	t := time.Date(d.Year, time.Month(d.Month), d.Day+n, 0, 0, 0, 0, time.UTC)
	return model.Date{Year: t.Year(), Month: int(t.Month()), Day: t.Day()}
}
