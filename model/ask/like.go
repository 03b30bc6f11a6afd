package ask

import (
	"fmt"
	"slices"
	"strings"

	"comity/model"
)

// asksWhat reports whether a question is what somebody said or did.
func (q *question) asksWhat() bool {
	what, did := false, false
	for k := range q.items {
		what = what || q.is(k, whatWord)
		did = did || q.is(k, record)
	}
	return what && did
}

// like reports whether a question is who voted as one State did: "who voted like
// Brazil on 73/27".
func (q *question) like() bool {
	alikes := q.asks(alike)
	for _, k := range q.of(state) { // who else abstained with Türkiye
		before := k - 1
		for q.is(before, filler) && q.raw(q.items[before]) == "the" {
			before--
		}
		alikes = alikes || q.is(before, filler) && q.raw(q.items[before]) == "with" && q.asksStates()
	}
	return alikes && len(q.of(state)) == 1 && len(q.of(text)) == 1 && len(q.of(set)) == 0
}

// sameAs answers who did the same as a State about a text.
func (q *question) sameAs() Answer {
	named, except := q.countries()
	named = append(named, except...)
	s := q.statements()[0]
	q.has(alike, notWord)
	done := q.r.corpus.Act(s, named[0])
	if vote, told := q.voteNamed(); told && vote != done { // who else abstained with one that did not
		done = vote
	}
	q.verbs(voted, took, signed, yes, no, abstained, absent)
	q.datesText(s)
	b := &builder{q: q, texts: []*model.Statement{s}}
	b.clauses = []clause{{exprs: []string{fmt.Sprintf("did(%q, %q)", s.ID, done.Word())}}}
	b.notes = []string{named[0].DisplayName() + " is among them: " + done.Word()}
	if own := q.r.corpus.Act(s, named[0]); own != done {
		b.notes = []string{named[0].DisplayName() + " is not among them: " + own.Word()}
	}
	return q.holds(b, nil)
}

// defines reports whether a question is what a word means, and makes an act that has
// a term that term.
func (q *question) defines() bool {
	asked := slices.ContainsFunc(q.of(word), func(k int) bool {
		return q.is(k, define) || q.tokens[0].word == "what" && strings.HasPrefix(q.folded(&q.items[k]), "stand")
	})
	for _, k := range q.of(text) { // what is a GGE: not one of them
		it := &q.items[k]
		if i := slices.IndexFunc(it.others, func(t thing) bool { return t.class == page }); asked && i >= 0 && abbreviates(q.raw(*it)) && it.to == it.from+1 {
			it.class, it.things = page, []thing{it.others[i]}
			q.has(behind)
		}
	}
	for _, k := range q.of(act) {
		it := &q.items[k]
		if i := slices.IndexFunc(it.others, func(t thing) bool { return t.class == page }); asked && i >= 0 {
			it.class, it.things = page, []thing{it.others[i]}
		}
	}
	return asked && len(q.of(page)) > 0
}
