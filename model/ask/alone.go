package ask

import (
	"slices"
	"strings"

	"comity/model"
	"comity/model/prose"
)

// asksAlone reports whether a question is for the one State that voted so: "who voted
// alone against", "the only no vote on 63/37".
func (q *question) asksAlone() bool {
	for k := range q.items {
		if q.is(k, alone) {
			return len(q.of(act)) > 0 && !q.verbsAre(signed)
		}
		if !q.is(k, onlyWord) || len(q.of(set, texts, norm)) > 0 {
			continue
		}
		next := k + 1
		for q.isClass(next, number) && q.items[next].n == 1 || q.is(next, filler) && !q.stateNoun(next) {
			next++
		}
		_, vote := q.voteNamed()
		if vote && (next > k+1 && q.isClass(next-1, number) || q.stateNoun(next) || q.isClass(next, act) && (strings.HasPrefix(q.item(next), "no ") || strings.HasPrefix(q.item(next), "negative "))) {
			return true
		}
	}
	return false
}

// loner answers on which texts one State alone voted so, and which.
func (q *question) loner() Answer {
	vote, _ := q.voteNamed()
	named, _ := q.takeStates()
	about := q.takeTexts()
	q.takeWords(alone, onlyWord)
	q.takeVerbs(voted, yes, no, abstained, absent)
	q.use(q.of(number)...)
	pool, t := q.pool(about)
	a := Answer{Kind: Record, Place: "statement"}
	var says []string
	for _, d := range q.done(pool, []model.Act{vote}, nil) {
		switch {
		case !d.text.RollCall():
		case len(d.by) == 1 && (len(named) == 0 || slices.Contains(named, d.by[0])):
			a.Rows = append(a.Rows, q.cell(d.text, d.by[0]))
			says = append(says, d.by[0].DisplayName()+" on "+d.text.ShortTitle)
			a.States = with(a.States, d.by[0])
		case len(q.of(text)) > 0:
			says = append(says, "on "+d.text.ShortTitle+", "+prose.Count(len(d.by), "State")+" voted so")
		}
	}
	a.Count = len(a.Rows)
	a.Says = prose.Count(a.Count, "text") + t.words() + " with one " + vote.Word() + ": " + strings.Join(says, "; ")
	if a.Count > 0 {
		a.Place = a.Rows[0].Place
	}
	a.Caveats = []string{"only texts with a roll call on record"}
	return a
}
