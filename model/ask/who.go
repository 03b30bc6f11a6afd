package ask

import (
	"slices"
	"strconv"
	"strings"

	"comity/model"
	"comity/model/prose"
)

// how several alternatives make one condition.
type how uint8

const (
	all how = iota
	anyOf
	noneOf
	someOf // at least n of them
	justN  // exactly n of them
	mostN  // at most n of them
)

// clause is one condition on States.
type clause struct {
	or    bool     // an or stands between it and the one before
	sets  []states // or groups and regions
	exprs []string // or calls about texts
	how   how
	n     int
}

// builder makes the conditions of a question.
type builder struct {
	q       *question
	clauses []clause
	texts   []*model.Statement // that are asked about
	notes   []string
	denied  []*model.Statement // of which a no was said
	not, or bool               // read, and not yet applied
	noted   []int              // the words that said so
	how     how
	n       int
	last    verb               // the act that was named last
	refused bool               // an act cannot be had about its text
	closed  []*model.Statement // votes of which those are left out that have none
}

// conditions reads the sets, acts and texts of a question from left to right.
func (q *question) conditions() *builder {
	b := &builder{q: q}
	bound := q.bind()
	for k := 0; k < len(q.items); k++ {
		it := &q.items[k]
		switch it.class {
		case word:
			b.word(k)
		case set:
			k = b.sets(k)
		case text, texts:
			b.often(k)
			k = b.run(k, bound[k])
		case act:
			b.act(k, bound)
		case number:
			b.number(k)
		case unread:
			b.not = false // a no before what is not understood is about that
		}
	}
	q.unuse(b.noted...) // of no condition
	return b
}

// word notes a small word for the condition that follows.
func (b *builder) word(k int) {
	it := &b.q.items[k]
	if it.used && b.q.is(k, atLeast, moreThan, atMost, fewerThan, exactly) { // of the act before it
		return
	}
	switch it.things[0].word {
	case notWord:
		if it.used || b.leads(k+1, state, outside) { // it leaves out that State, and nothing else
			return
		}
		b.not, it.used = true, true
		b.noted = append(b.noted, k)
	case refusedWord:
		b.not = true // and left over
		b.notes = append(b.notes, "no record says that a State refused: read as not on record")
	case orWord:
		if nor := b.q.folded(it) == "nor"; nor {
			b.not = true
			b.noted = append(b.noted, k)
			return
		}
		b.or = true
	case bothWord:
		b.how, it.used = all, it.used && !b.not // not all is not none
	case eitherWord:
		b.how = anyOf
	case noneWord:
		b.how, b.not, it.used = noneOf, true, true
		b.noted = append(b.noted, k)
	case exactly:
		b.how, it.used = justN, true
		if b.n == 0 {
			b.n = 1
		}
	case atLeast, moreThan:
		b.how, it.used = someOf, true
		if it.things[0].word == moreThan {
			b.n++
		}
	case atMost, fewerThan:
		if it.used = b.q.isClass(k+1, number) || b.q.isClass(k-1, number); it.used {
			b.how = mostN
		}
	}
}

// number notes a number: "at least 2 of", "2 or more of", "at most 2 of".
func (b *builder) number(k int) {
	q := b.q
	switch {
	case q.is(k+1, atMost), b.how == mostN:
		b.how = mostN
	case q.is(k+1, atLeast), b.how == someOf:
		b.how = someOf
	case b.how == justN:
	case b.leads(k+1, texts):
		b.how = someOf
		b.notes = append(b.notes, q.raw(q.items[k])+" of them is read as at least "+strconv.Itoa(q.items[k].n))
	default:
		return
	}
	q.items[k].used = true
	b.n = q.items[k].n + b.more(k)
}

// often notes how many of several texts are asked for behind them: "in a GGE at least four
// times".
func (b *builder) often(k int) {
	q := b.q
	at := q.nextOf(k)
	if q.is(at, atLeast, moreThan, exactly, atMost, fewerThan) {
		at++
	}
	if !q.isClass(k, texts) || !q.isTimes(at) {
		return
	}
	b.how, b.n = justN, q.items[at].n+b.more(at)
	switch {
	case q.is(at-1, atLeast, moreThan):
		b.how = someOf
	case q.is(at-1, atMost, fewerThan):
		b.how = mostN
	}
	q.use(at, at-1)
}

// more is what a number is more than it says: 1 in "more than", and 1 less in "fewer
// than".
func (b *builder) more(k int) int {
	switch {
	case b.q.is(k-1, moreThan):
		return 1
	case b.q.is(k-1, fewerThan):
		return -1
	}
	return 0
}

// take empties what was noted for a condition.
func (b *builder) take() (c clause, not bool) {
	c, not = clause{or: b.or && len(b.clauses) > 0, how: b.how, n: b.n}, b.not
	b.or, b.not, b.how, b.n, b.noted = false, false, all, 0, nil
	return c, not
}

// sets reads groups and regions that stand beside each other: in Africa or Asia.
func (b *builder) sets(k int) int {
	q := b.q
	c, not := b.take()
	union, overlap, and, beside := false, false, false, true
	end := k
	both := c.how == all && q.is(q.lastBefore(k), bothWord)
	if verb := q.lastBefore(k); q.isClass(verb, act) && strings.HasPrefix(q.item(verb), "join") && q.asks(whoWord) && len(q.of(text)) == 1 && q.of(text)[0] > k && !q.is(k-1, orWord) {
		not = true // who joined them in a text
		b.notes = append(b.notes, "those beside "+q.thing(k).set.name())
	}
	for j := k; j < len(q.items); j++ {
		if q.isClass(j, set) {
			if not && len(c.sets) > 0 && !q.items[j].comma && !q.linked(end, j) {
				break // not in NATO, in Europe: the no is about the first
			}
			q.items[j].used = true
			if len(c.sets) > 0 && q.items[j].comma {
				union = true
			}
			s := q.thing(j).set
			c.sets = append(c.sets, s)
			beside = beside && j <= end+1
			if s.note != "" {
				b.notes = with(b.notes, s.note)
			}
			end = j
			continue
		}
		if !q.is(j, filler, andWord, orWord, whoWord) || !b.leads(j, set) {
			break
		}
		union = union || q.is(j, andWord, orWord)
		and = and || q.is(j, andWord)
		overlap = overlap || q.is(j, andWord) && strings.Contains(q.raw(q.items[j]), "also")
	}
	switch {
	case not:
		c.how = noneOf
	case c.how == all && !union && len(c.sets) > 1:
		if found, _ := (&builder{q: q, clauses: []clause{c}}).among(model.Date{}); len(found) == 0 {
			says := "no State is in all of " + prose.List(prose.Each(c.sets, states.name), "and")
			if beside {
				c.how, says = anyOf, says+": read as States of any of them"
			}
			b.notes = append(b.notes, says)
		}
	case c.how == someOf || c.how == justN || c.how == mostN:
	case union && !both && !overlap:
		c.how = anyOf
		if and && c.sets[0].group != nil {
			b.notes = append(b.notes, "groups with \"and\" between them are read as States of any of them; write \"in both\" for those of each")
		}
	}
	if len(c.sets) == 1 && c.how == anyOf {
		c.how = all
	}
	if at := q.notBoth(end); c.how == anyOf && at > 0 {
		c.how, c.n, end = justN, 1, at+1
		q.use(at)
	}
	b.clauses = append(b.clauses, c)
	return end
}

// linked reports whether an and or an or stands between two items.
func (q *question) linked(from, to int) bool {
	for k := from + 1; k < to; k++ {
		if q.is(k, andWord, orWord) {
			return true
		}
	}
	return false
}

// leads reports whether only small words stand between a place and an item of a
// class.
func (b *builder) leads(k int, classes ...class) bool {
	for ; k < len(b.q.items); k++ {
		if b.q.isClass(k, classes...) {
			return true
		}
		if !b.q.is(k, filler, andWord, orWord, whoWord) {
			return false
		}
	}
	return false
}

// bind gives each run of texts, by its first item, the acts that are about it: an
// act is about the texts after it, or else about those before, as in "Budapest
// parties that voted no on 74/247".
func (q *question) bind() map[int][]int {
	out := map[int][]int{}
	var acts, runs []int
	for k := range q.items {
		switch {
		case q.isClass(k, act) && q.thing(k).verb != positioned && !q.ofMore(k):
			acts = append(acts, k)
		case q.isClass(k, text, texts) && !q.follows(k):
			runs = append(runs, k)
		}
	}
	for i, a := range acts {
		until := len(q.items)
		if i+1 < len(acts) {
			until = acts[i+1]
		}
		next := slices.IndexFunc(runs, func(r int) bool { return r > a && r < until })
		if next < 0 { // the run before it that no act has, else the next there is
			for j := len(runs) - 1; j >= 0 && next < 0; j-- {
				if runs[j] < a && len(out[runs[j]]) == 0 {
					next = j
				}
			}
		}
		if next < 0 {
			next = slices.IndexFunc(runs, func(r int) bool { return r > a })
		}
		if next < 0 && len(runs) > 0 && (q.is(a-1, orWord) || q.spread(a-1)) {
			next = len(runs) - 1
		}
		if next >= 0 {
			out[runs[next]] = append(out[runs[next]], a)
		}
	}
	return out
}

// ofMore reports whether an act is about so many texts that are not named, and another about
// one that is: "voted against 5 or more resolutions and did not sign the Paris Call".
func (q *question) ofMore(k int) bool {
	end := k + 1
	for ; q.isClass(end, number) || q.is(end, atLeast, moreThan, atMost, fewerThan, exactly); end++ {
	}
	_, noun := q.kindNoun(end)
	noun = noun || strings.HasPrefix(q.item(end), "resolution")
	return end > k+1 && noun && q.is(end+1, andWord, butWord) && slices.ContainsFunc(q.of(act), func(j int) bool { return j > end })
}

// follows reports whether a text goes on the run of the texts before it.
func (q *question) follows(k int) bool {
	for k--; k >= 0; k-- {
		switch {
		case q.isClass(k, text, texts):
			return true
		case !q.is(k, filler, andWord, orWord):
			return false
		}
	}
	return false
}

// act handles an act that is about no text: a position, or an act on any text.
func (b *builder) act(k int, bound map[int][]int) {
	q := b.q
	v := q.thing(k).verb
	if v == positioned {
		c, not := b.take()
		c.exprs = []string{"position()"}
		if not {
			c.how = noneOf
		}
		q.items[k].used = true
		if !slices.ContainsFunc(b.clauses, func(o clause) bool { return slices.Equal(o.exprs, c.exprs) }) { // published a position
			b.clauses = append(b.clauses, c)
		}
		return
	}
	for _, acts := range bound {
		if slices.Contains(acts, k) {
			b.last = v
			q.items[k].used = true
			if v == no && strings.HasPrefix(q.item(k), "no vote on") {
				b.notes = append(b.notes, "\"no vote on\" is read as a vote against; write \"did not vote on\" for absence")
			}
			q.items[k].not, q.items[k].or = b.not, b.or // "did not sign": it is about the run
			b.not, b.or, b.noted = false, false, nil
			return
		}
	}
	if v == signed && b.leads(k+1, set) && len(q.of(text, texts)) == 0 { // to join a group is to be in it
		q.items[k].used = true
		return
	}
	b.counted(k, v)
}

// years reports whether a date is named.
func (q *question) years() bool { return len(q.of(date)) > 0 }
