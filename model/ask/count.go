package ask

import (
	"fmt"
	"slices"

	"comity/model"
	"comity/model/prose"
)

// onAllTexts is the note of a condition that counts.
const onAllTexts = "no text was named: counted on all texts on record"

// counted is an act on any text: "voted no on more than 9 resolutions".
func (b *builder) counted(k int, v verb) {
	acts := actsOf(v)
	if len(acts) == 0 || v == voted || b.q.years() {
		return
	}
	c, not := b.take()
	if last := len(b.clauses) - 1; c.or && b.q.isClass(k-2, act) && b.clauses[last].how == noneOf { // never yes or no
		c.or, not = false, true
	}
	if b.anyTreaty(k, c, not) {
		return
	}
	sign, times := b.times(k, c)
	nothing := b.q.nothingBehind(k)
	if nothing {
		not = true
		for j := k + 1; j < len(b.q.items) && !b.q.isClass(j, act); j++ {
			if _, noun := b.q.kindNoun(j); b.q.isClass(j, unread) || noun {
				b.q.use(j)
			}
		}
	}
	always := b.q.isClass(k-1, unread) && b.q.folded(&b.q.items[k-1]) == "always"
	if always {
		b.q.use(k - 1)
	}
	if always || b.q.isEvery(k+1) {
		for _, s := range b.q.r.corpus.Statements() {
			if slices.Contains(s.Acts(), acts[0]) {
				times++
			}
		}
		times--
		b.q.takeKinds()
	}
	c.how = all
	c.exprs = []string{fmt.Sprintf("%s %s %d", counting(acts), sign, times)}
	if times == 1 && sign == ">=" {
		c.exprs[0] = counting(acts) + " > 0"
		b.notes = append(b.notes, b.nonVoters(v, not)...)
	}
	if not {
		c.how = noneOf
	}
	b.q.items[k].used = true
	if v == no && b.q.is(k+1, moreThan) {
		b.notes = append(b.notes, "\"no more than\" is read as: voted no, and more than so many times")
	}
	b.notes = append(b.notes, onAllTexts)
	b.clauses = append(b.clauses, c)
}

// anyTreaty makes the condition to have signed any treaty on record, or none: "without signing
// any treaty".
func (b *builder) anyTreaty(k int, c clause, not bool) bool {
	at := b.q.nextOf(k)
	if kinds, noun := b.q.kindNoun(at); !noun || !slices.Equal(kinds, []string{"treaty"}) {
		return false
	}
	for _, s := range b.q.r.corpus.Statements() {
		if expr, _ := call(b.q.thing(k).verb, s); s.Kind == "treaty" && expr != "" {
			c.exprs, b.texts = append(c.exprs, expr), append(b.texts, s)
		}
	}
	b.q.use(k, at)
	if c.how = anyOf; not {
		c.how, b.denied = noneOf, with(nil, b.texts...)
	}
	b.notes = append(b.notes, "the treaties on record: "+prose.List(prose.Each(b.texts, func(s *model.Statement) string { return s.ShortTitle }), "and"))
	b.clauses = append(b.clauses, c)
	return true
}

// times is how often an act is to have been done: the numbers behind it, or what was
// noted before it.
func (b *builder) times(k int, c clause) (sign string, n int) {
	q := b.q
	sign, n = ">=", 1
	own := q.is(q.lastBefore(k), notWord) // it has its number, as "never voted no" has: those behind the next act are of that
	for j := k + 1; j < len(q.items) && !(own && q.isClass(j, act)); j++ {
		switch {
		case !q.isClass(j, number):
			continue
		case q.is(j-1, atMost, fewerThan), q.is(j+1, atMost):
			sign = "<="
		case q.is(j-1, atLeast, moreThan), q.is(j+1, atLeast):
			sign = ">="
		case q.is(j-1, exactly):
			sign = "=="
		case q.isTimes(j):
			n, sign, own = q.items[j].n, "==", true
			q.use(j)
			continue
		default:
			continue
		}
		n, own = q.items[j].n+b.more(j), true
		q.use(j)
		for _, near := range []int{j - 1, j + 1} {
			if q.is(near, atLeast, moreThan, atMost, fewerThan, exactly) {
				q.use(near)
			}
		}
	}
	switch {
	case c.how == someOf && c.n > 0:
		return ">=", c.n
	case c.how == mostN:
		return "<=", c.n
	case c.how == justN:
		return "==", c.n
	}
	return sign, n
}

// nothingBehind reports whether an act is said to have been done about nothing.
func (q *question) nothingBehind(k int) bool {
	kinds, noun := q.kindNoun(k + 2)
	return q.isClass(k+1, unread) && (q.item(k+1) == "nothing" || q.item(k+1) == "no" && noun && kinds == nil)
}

// bound reports whether texts are asked for on which so many States did something, and
// how many: "resolutions with fewer than 100 yes votes".
func (q *question) bound() (s share, acts []model.Act) {
	if len(q.of(set, state, text, norm)) > 0 {
		return share{}, nil
	}
	if nobody := q.item(0) == "nobody" || q.item(0) == "no one"; nobody && q.namesKind() { // nobody voted against which texts
		s = q.noneOf()
		s.yes, s.places = "no", []int{0}
		return s, q.doneActs()
	}
	for k := range q.items {
		if q.is(k, whoWord, filler, howMany) && q.asksForStates(k) {
			return share{}, nil
		}
		_, noun := q.kindNoun(k)
		if !noun && !q.is(k, whatWord) {
			continue
		}
		for j := k + 1; j < len(q.items); j++ {
			one, end := q.shareAt(j)
			behind := end
			for q.is(behind, filler) {
				behind++
			}
			if end > j && q.isClass(end-1, number) && (q.ofMembers(end) || q.isClass(behind, act)) && !q.beforeTimes(end-1) {
				one.places = nil
				for ; j < end; j++ {
					one.places = append(one.places, j)
				}
				if q.verbsAre(signatory) { // of any text, not only of treaties
					return one, actsOf(signed)
				}
				return one, q.doneActs()
			}
		}
	}
	return share{}, nil
}

// boundTexts answers that.
func (q *question) boundTexts() Answer {
	s, acts := q.bound()
	q.use(append(s.places, q.of(act)...)...)
	pool, t := q.pool(nil)
	a := Answer{Kind: Record, Place: "statement", Caveats: []string{"counted on the lists on record: some are as of a day; texts of which too many States are not known are left out"}}
	for _, d := range q.done(pool, acts, nil) {
		n, open, of := len(d.by), len(q.r.corpus.Did(d.text, model.Unknown)), len(q.r.corpus.Countries())
		if s.enough(n, of) && s.enough(n+open, of) {
			a.Rows = append(a.Rows, q.r.textRow(d.text, wordsOf(acts)+": "+prose.Count(len(d.by), "State")))
		}
	}
	a.Count = len(a.Rows)
	a.Says = prose.Count(a.Count, "text") + t.words() + " with " + s.yes + " States on record (" + wordsOf(acts) + ")"
	if a.Count > 0 {
		a.Place = a.Rows[0].Place
	}
	return a
}
