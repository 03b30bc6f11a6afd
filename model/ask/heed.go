package ask

import (
	"slices"
	"strconv"
	"strings"

	"comity/model"
	"comity/model/prose"
)

// heed leaves over what changes nothing: a word of weight, or a vote that the expression
// does not have, without which the question has the same answer. Items are those of the
// question before it was answered. What one State did about a text is the whole answer
// to whether it did not.
func (q *question) heed(a *Answer, items []item) {
	const most = 4 // tried
	if a.Kind == Search || a.Kind == Cell || len(q.items) != len(items) || a.Kind == Position && a.Expression == "" {
		return
	}
	for k, tried := 0, 0; k < len(items) && tried < most; k++ {
		if !q.items[k].used || !q.weighs(k, a) {
			continue
		}
		tried++
		p := *q
		p.items, p.dry, p.unsaid, p.slips, p.share, p.except = slices.Delete(slices.Clone(items), k, k+1), true, nil, nil, share{}, nil
		b := p.answer()
		q.items[k].used = a.Kind != b.Kind || a.Expression != b.Expression || !slices.Equal(q.except, p.except) || q.share.yes != p.share.yes ||
			a.Expression == "" && (a.Place != b.Place || a.Says != b.Says || !slices.Equal(a.Rows, b.Rows))
	}
}

// weighs reports whether a word is one that must change an answer.
func (q *question) weighs(k int, a *Answer) bool {
	if q.isClass(k, act) {
		vote, one := voteOf(q.thing(k).verb)
		return one && a.Kind == Who && !strings.Contains(a.Expression, strconv.Quote(vote.Word()))
	}
	if q.isClass(k, number) && q.items[k].n == 1 && q.is(k-1, atLeast, exactly) || q.is(k, exactly) && q.isTimes(k+1) || q.is(k, notWord) && q.is(k-1, andWord, orWord) && slices.ContainsFunc(q.of(word), func(j int) bool { return j < k && q.is(j, notWord) }) {
		return false // at least once; without the EU and without the G20
	}
	return q.isClass(k, number) && !q.is(k-1, most, least) || q.is(k, notWord, noneWord, onlyWord, alone, least, moreThan, fewerThan, atMost, exactly)
}

// share is how many of some States are to have done something, and how a question
// whether they did is answered.
type share struct {
	enough func(n, of int) bool
	yes    string
	no     string
	places []int
	told   bool
}

// shareAt is the share that the words at a place ask for, and the item behind them.
func (q *question) shareAt(k int) (s share, end int) {
	half := func(k int) bool { return q.isClass(k, unread) && q.item(k) == "half" }
	at := func(k int) bool { return half(k) || q.isClass(k, number) }
	enough := func(words string, f func(n, of int) bool) share {
		return share{enough: f, yes: words, no: "not " + words}
	}
	n, words := k, ""
	switch {
	case !q.isClass(k, word, unread, number, act):
		return share{}, k
	case q.is(k, bothWord):
		return enough("all", func(n, of int) bool { return n == of }), k + 1
	case q.is(k, notWord) && q.isClass(k+1, number) && q.items[k+1].n == 1: // not one of
		return q.noneOf(), k + 2
	case q.is(k, noneWord) && strings.HasPrefix(q.item(k), "no"), q.isClass(k, act, unread) && q.item(k) == "no":
		return q.noneOf(), k + 1
	case q.is(k, most), q.isClass(k, unread) && q.item(k) == "majority", q.is(k, moreThan) && half(k+1):
		return enough("more than half", func(n, of int) bool { return 2*n > of }), k + 1 + map[bool]int{true: 1}[q.is(k, moreThan)]
	case q.is(k, eitherWord, filler) && slices.Contains([]string{"any", "some", "any of", "one of", "either of", "at least one of", "any one of"}, q.item(k)):
		return share{enough: func(n, _ int) bool { return n > 0 }, yes: "one or more", no: "none"}, k + 1
	case q.is(k, atLeast, moreThan, atMost, fewerThan, exactly) && at(k+1):
		n, words = k+1, q.item(k)+" "
	case !at(k):
		return share{}, k
	}
	want := func(of int) int { // twice as many
		if half(n) {
			return of
		}
		return 2 * q.items[n].n
	}
	words += q.item(n)
	bound := n - 1
	if end = n + 1; n == k && q.is(end, atLeast, atMost) {
		bound, words, end = end, words+" "+q.item(end), end+1
	}
	switch {
	case q.is(bound, moreThan):
		return enough(words, func(n, of int) bool { return 2*n > want(of) }), end
	case q.is(bound, fewerThan):
		return enough(words, func(n, of int) bool { return 2*n < want(of) }), end
	case q.is(bound, atMost):
		return enough(words, func(n, of int) bool { return 2*n <= want(of) }), end
	case q.is(bound, exactly):
		return enough(words, func(n, of int) bool { return 2*n == want(of) }), end
	case n == k && bound < k:
		words = "at least " + words
	}
	return enough(words, func(n, of int) bool { return 2*n >= want(of) }), end
}

// noneOf is the share of nobody.
func (q *question) noneOf() share {
	return share{enough: func(n, _ int) bool { return n == 0 }, yes: "none", no: "one or more"}
}

// ofMembers reports whether a group or the word for States stands at a place, behind
// words without a meaning of their own.
func (q *question) ofMembers(k int) bool {
	for ; q.is(k, filler) && !q.stateNoun(k); k++ {
	}
	return q.isClass(k, set) || q.is(k, filler)
}

// ofShares reports whether a question names how many of some States it asks for.
func (q *question) ofShares() bool {
	for k := range q.items {
		if s, end := q.shareAt(k); end > k && s.yes != "all" && !q.is(k, filler) && q.ofMembers(end) {
			return true
		}
	}
	return false
}

// takeShare reads a question whether so many of some States did something as one for
// those that did: "did most EU States sign the Paris Call".
func (q *question) takeShare() {
	k := 0
	if q.asksWhether() && !q.is(0, notWord) {
		k = 1
	}
	for q.is(k, filler, record) && q.item(k) != "any" && q.item(k) != "some" && !q.stateNoun(k) {
		k++
	}
	s, end := q.shareAt(k)
	claims := !q.asks(whoWord, whatWord, howWord) && (s.yes == "none" || strings.HasSuffix(strings.TrimSpace(q.text), "?")) && len(q.of(act)) > 0 // none of the EU signed
	if end == k || !q.ofMembers(end) || !q.asksWhether() && !claims {
		return
	}
	for ; k < end; k++ {
		q.items[k].skip()
		s.places = append(s.places, k)
	}
	q.share = s
}

// ofShare answers a question whether so many of some States did something.
func (q *question) ofShare(b *builder, day model.Date, a *Answer) {
	if q.share.enough == nil {
		return
	}
	q.share.told = true
	among, _ := b.among(day)
	var did model.Counts
	votes := true
	for _, s := range b.texts {
		votes = votes && s.RollCall()
	}
	if len(b.texts) == 1 {
		among = prose.Only(among, func(co *model.Country) bool { return q.r.corpus.Act(b.texts[0], co) != model.NotEligible })
	}
	rest := without(among, a.States)
	for _, co := range rest {
		if len(b.texts) == 1 {
			did[q.r.corpus.Act(b.texts[0], co)]++
		}
	}
	n, of, open := len(among)-len(rest), len(among), did[model.Unknown]
	low, high := q.share.enough(n, of), q.share.enough(n+open, of)
	count := strconv.Itoa(n) + " of " + prose.Count(of, "State")
	switch {
	case low != high:
		a.Says = "Not known: " + count + ", and of " + strconv.Itoa(open) + " more it is not known"
	case low && n == of && q.share.yes == "all":
		a.Says = "Yes: all " + prose.Count(of, "State")
	case low:
		a.Says = "Yes, " + q.share.yes + ": " + count
	case q.share.yes == "all":
		a.Says = "Not all: " + count
	case votes, q.share.enough(0, of): // that one did is on record
		a.Says = "No, " + q.share.no + ": " + count
	default:
		a.Says = "Not on record, " + q.share.no + ": " + count
	}
	if acts := did.Words(); len(acts) > 0 && !low && len(rest) <= 30 && len(b.denied) == 0 && !q.share.enough(0, of) {
		a.Says += "; of the others " + strings.Join(acts, ", ") + ": " + names(rest)
	}
}
