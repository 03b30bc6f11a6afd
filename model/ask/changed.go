package ask

import (
	"fmt"
	"slices"
	"strings"

	"comity/model"
	"comity/model/prose"
	"comity/model/relation"
)

// changes reports whether a question is who voted otherwise on one text than on
// another, or alike: "who changed their vote between 73/27 and 75/240".
func (q *question) changes() bool {
	about := q.of(text)
	lists := len(prose.Only(about, func(k int) bool { return !q.thing(k).text.RollCall() }))
	moved := len(q.of(set, texts, norm)) == 0 && len(q.moves(true))+len(q.moves(false)) > 0
	if len(about) != 2 || len(q.of(state)) > 0 || lists == 1 || lists == 2 && !moved {
		return false
	}
	noun := slices.ContainsFunc(q.of(word), q.stateNoun)
	if votes, _ := q.votesNamed(); moved && (lists == 2 || len(votes) == 1) {
		return true
	}
	return q.asks(changed) || q.asks(differ, alike) && (noun || q.asks(whoWord, howMany) || len(q.of(set)) > 0)
}

// moves are the places of the words for coming to a vote, or for leaving it: "new yes
// votes on 77/36", "who left the no camp".
func (q *question) moves(away bool) []int {
	if away {
		return append(q.typed("lost", "abandoned", "dropped", "deserted", "defected"), prose.Only([]int{q.left()}, func(k int) bool { return k > 0 })...)
	}
	return q.typed("new", "gained", "newly", "additional")
}

// actOf is the act of a verb that is one.
func actOf(v verb) (a model.Act, one bool) {
	a, one = map[verb]model.Act{yes: model.Yes, no: model.No, abstained: model.Abstain, absent: model.Absent, party: model.Party, signatory: model.Signatory, expert: model.Expert, via: model.Via}[v]
	return a, one
}

// voteOf is the act of a verb that is one vote.
func voteOf(v verb) (a model.Act, vote bool) {
	a, one := actOf(v)
	return a, one && a >= model.Absent && a <= model.Yes
}

// changedVote answers who voted otherwise, or alike, on two texts. Where the votes
// are named, as in "from yes to no", they are these.
func (q *question) changedVote() Answer {
	about := q.takeTexts()
	if len(about) < 2 {
		return Answer{Kind: Search}
	}
	slices.SortStableFunc(about, func(a, b *model.Statement) int { return a.When().Compare(b.When()) })
	one, two := about[0], about[1]
	same := q.takeWords(alike)
	away := q.moves(true)
	from := len(away) > 0 || slices.ContainsFunc(q.of(act), func(k int) bool { return q.is(k-1, since) })
	moved := len(away) > 0 || len(q.moves(false)) > 0
	q.use(append(slices.Concat(away, q.moves(false)), q.typed("camp", "side", "column", "list", "lists", "signatories", "on the list")...)...)
	q.takeWords(changed, differ, between, since, until, after, versus)
	q.takeVerbs(voted)
	if !one.RollCall() {
		q.takeVerbs(signed, signatory, party)
		in, out := one, two
		if len(away) == 0 {
			in, out = two, one
		}
		b := &builder{q: q, texts: []*model.Statement{in, out}}
		on, off := b.about(clause{}, b.texts[:1], signed, false, true), b.about(clause{}, b.texts[1:], signed, true, true)
		b.clauses = []clause{{exprs: []string{on}}, {exprs: []string{off}}}
		return q.holds(b, nil)
	}
	var named []model.Act
	for _, k := range q.of(act) {
		if a, ok := voteOf(q.thing(k).verb); ok && len(named) < 2 {
			if next := q.nextOf(k); len(named) == 0 && q.isClass(next, text) && q.thing(next).text == two && len(q.of(act)) > 1 {
				one, two = two, one // yes on the later, and no on the earlier
			}
			named = append(named, a)
			q.use(k)
		}
	}
	var parts []string
	switch {
	case len(named) == 2:
		parts = []string{did(one, named[0]) + " and " + did(two, named[1])}
	case moved && from:
		parts = []string{did(one, named[0]) + " and not " + did(two, named[0])}
	case moved:
		parts = []string{"not " + did(one, named[0]) + " and " + did(two, named[0])}
	case len(named) == 1 && from:
		parts = []string{did(one, named[0]) + " and " + otherThan(two, named[0])}
	case len(named) == 1:
		parts = []string{otherThan(one, named[0]) + " and " + did(two, named[0])}
	default:
		for _, a := range actsOf(voted) {
			if same {
				parts = append(parts, did(one, a)+" and "+did(two, a))
			} else {
				parts = append(parts, did(one, a)+" and "+otherThan(two, a))
			}
		}
	}
	whole := strings.Join(parts, " or ")
	if len(parts) > 1 {
		whole = "(" + whole + ")"
	}
	b := q.conditions().onlySets()
	b.clauses = append(b.clauses, clause{exprs: []string{whole}})
	b.texts = []*model.Statement{one, two}
	if len(named) == 0 {
		b.notes = []string{"among those that voted yes, no or abstain on both; who was absent from one is left out"}
	}
	return q.holds(b, nil)
}

// did is that a State did one act about a text, as an expression.
func did(s *model.Statement, a model.Act) string { return fmt.Sprintf("did(%q, %q)", s.ID, a.Word()) }

// otherThan is that a State voted on a text, and not so.
func otherThan(s *model.Statement, except model.Act) string {
	var out []string
	for _, a := range actsOf(voted) {
		if a != except {
			out = append(out, did(s, a))
		}
	}
	return "(" + strings.Join(out, " or ") + ")"
}

// beside reports whether groups or States are to be compared on texts that are named:
// "compare BRICS and G7 on 73/27".
func (q *question) beside() bool {
	sides, about := q.of(state, set), q.of(text)
	asked := q.asks(versus, differ, alike)
	return asked && !q.like() && len(sides) >= 2 && len(sides) <= 6 && len(q.of(set)) > 0 && len(about) > 0
}

// besideOn compares sides on the texts that are named: the counts of each, and what
// each State did.
func (q *question) besideOn() Answer {
	a := Answer{Kind: Compare}
	q.takeWords(versus, differ, alike, notWord)
	q.takeVerbs(voted, signed, took)
	about := q.takeTexts()
	for _, s := range about {
		q.datesText(s)
	}
	sides := q.sidesOn(&a, relation.Last(about[0].When()), len(about) == 1)
	ids := make([]string, len(sides))
	var says []string
	for i, side := range sides {
		ids[i] = side.id
		for _, s := range about {
			from := len(a.Rows)
			for _, co := range side.states {
				row := q.cell(s, co)
				row.Note = strings.Trim(side.name+"; "+row.Note, "; ")
				a.Rows = append(a.Rows, row)
			}
			says = append(says, side.name+" on "+s.ShortTitle+": "+tally(a.Rows[from:])+" (of "+prose.Count(len(side.states), "State")+")")
		}
		a.States = with(a.States, side.states...)
	}
	a.Place = "compare?of=" + strings.Join(ids, ",")
	a.Count, a.Says = len(a.Rows), strings.Join(says, "; ")
	return a
}

// asksWhat reports whether a question is what somebody said or did.
func (q *question) asksWhat() bool {
	return q.asks(whatWord) && q.asks(record)
}

// like reports whether a question is who voted as one State did: "who voted like
// Brazil on 73/27".
func (q *question) like() bool {
	alikes := q.asks(alike, differ) || q.against()
	for _, k := range q.of(state) { // who else abstained with Türkiye
		before := k - 1
		for q.is(before, filler) && q.raw(q.items[before]) == "the" {
			before--
		}
		alikes = alikes || q.is(before, filler) && q.raw(q.items[before]) == "with" && q.asksStates()
	}
	return alikes && len(q.of(state)) == 1 && len(q.of(text)) == 1 && (len(q.of(set)) == 0 || q.asks(differ) && q.asks(whoWord))
}

// likeOne reports whether a question is which States, or which of a group, voted as one State
// did on texts: "which ASEAN States voted the same way as Indonesia on 78/16".
func (q *question) likeOne() bool {
	named, about := q.of(state), q.about()
	return len(named) == 1 && q.is(q.lastBefore(named[0]), alike) && len(about) > 0 && len(q.of(texts, norm)) == 0 && !q.asksWhether() && !q.asks(differ, notWord) &&
		(q.asks(whoWord, howMany) || slices.ContainsFunc(q.of(word), q.stateNoun)) &&
		!slices.ContainsFunc(about, func(s *model.Statement) bool { return !s.RollCall() })
}

// against reports whether a State, and no text, is what others voted against.
func (q *question) against() bool {
	return slices.ContainsFunc(q.of(state), func(k int) bool {
		before := q.lastBefore(k)
		return q.isClass(before, act) && strings.HasSuffix(q.item(before), "against") && (before == 0 || q.asks(whoWord) || slices.ContainsFunc(q.of(word), q.stateNoun))
	})
}

// sameAs answers who did the same as a State about a text, or voted otherwise.
func (q *question) sameAs() Answer {
	named, except := q.takeStates()
	named = append(named, except...)
	about := q.takeTexts()
	s := about[0]
	against := q.against()
	otherwise := q.takeWords(differ) || against
	q.takeWords(alike, notWord)
	done := q.r.corpus.Act(s, named[0])
	if vote, told := q.voteNamed(); told && vote != done && !otherwise { // who else abstained with one that did not
		done = vote
	}
	q.takeVerbs(voted, took, signed, yes, no, abstained, absent)
	q.datesText(s)
	b := q.conditions().onlySets()
	if b.texts = about; otherwise {
		b.notes = []string{named[0].DisplayName() + ": " + done.Word()}
		apart := otherThan(s, done)
		if vote, told := map[model.Act]model.Act{model.Yes: model.No, model.No: model.Yes}[done]; told && against { // who abstained is not against it
			apart = did(s, vote)
		}
		b.clauses = append(b.clauses, clause{exprs: []string{apart}})
		return q.holds(b, nil)
	}
	if len(about) == 1 {
		b.clauses = append(b.clauses, clause{exprs: []string{did(s, done)}})
	} else {
		b.clauses = append(b.clauses, clause{exprs: prose.Each(about, func(s *model.Statement) string { return did(s, q.r.corpus.Act(s, named[0])) })})
	}
	own := strings.Join(prose.Each(about, func(s *model.Statement) string { return q.r.corpus.Act(s, named[0]).Word() }), ", ")
	a := q.holds(b, nil)
	a.Caveats = slices.Insert(a.Caveats, 0, named[0].DisplayName()+map[bool]string{true: " is among them: ", false: " is not among them: "}[slices.Contains(a.States, named[0])]+own)
	return a
}

// takeTerm reports whether a question is what a word means, and makes an act that has
// a term that term.
func (q *question) takeTerm() bool {
	asked := slices.ContainsFunc(q.of(word), func(k int) bool {
		return q.is(k, define) || q.tokens[0].word == "what" && strings.HasPrefix(q.item(k), "stand")
	})
	for _, k := range q.of(text) { // what is a GGE: not one of them
		it := &q.items[k]
		i := slices.IndexFunc(it.others, func(t thing) bool { return t.class == page })
		if i < 0 {
			continue
		}
		term := it.others[i].page
		own := slices.ContainsFunc(it.things[0].text.Names(), func(name string) bool { return model.Fold(name) == q.folded(it) })
		what := asked && slices.Contains([]string{"what", "whats", "define", "explain"}, q.tokens[0].word)
		called := slices.ContainsFunc(append([]string{term.Title}, term.Also...), func(name string) bool { return model.Fold(name) == q.folded(it) })
		titled := called && (!own || what && len(it.things) > 1) // the term has this name, the text a longer one
		if alone := len(q.items) == 1 && titled; asked && (what && titled || abbreviates(q.raw(*it)) && it.to == it.from+1) || alone {
			it.class, it.things = page, []thing{it.others[i]}
			q.takeWords(behind)
		}
	}
	for _, k := range q.of(act) {
		it := &q.items[k]
		if i := slices.IndexFunc(it.others, func(t thing) bool { return t.class == page }); asked && i >= 0 {
			it.class, it.things = page, []thing{it.others[i]}
		}
	}
	return (asked || len(q.items) == 1) && len(q.of(page)) > 0
}

// terms are the places of names that a page explains, texts among them: GGE.
func (q *question) terms() (places []int, pages []thing) {
	for k, it := range q.items {
		for _, t := range append(slices.Clone(it.things), it.others...) {
			if t.class == page {
				places, pages = append(places, k), append(pages, t)
				break
			}
		}
	}
	return places, pages
}

// termsBeside reports whether two terms are to be put beside each other: "OEWG vs GGE".
func (q *question) termsBeside() bool {
	places, _ := q.terms()
	asked := q.asks(versus, differ)
	others := slices.DeleteFunc(q.of(act, text, texts), func(k int) bool { return slices.Contains(places, k) })
	term := slices.ContainsFunc(places, func(k int) bool { return !q.isClass(k, text) || abbreviates(q.raw(q.items[k])) })
	return asked && term && len(places) == 2 && len(others)+len(q.of(state, set, norm, date, unread)) == 0
}

// explained answers with what each of two terms means.
func (q *question) explained() Answer {
	places, pages := q.terms()
	for i, k := range places {
		q.items[k].class, q.items[k].things, q.items[k].used = page, pages[i:i+1], true
	}
	q.takeWords(versus, differ, define)
	a := Answer{Kind: Record, Place: string(pages[0].page.ID), Count: 2}
	var says []string
	for _, t := range pages {
		row := q.r.rowOf(t)
		row.Note = t.page.Lead()
		a.Rows = append(a.Rows, row)
		says = append(says, t.page.Lead())
	}
	a.Says = strings.Join(says, " ")
	return a
}

// withAgainst are the three States of a question whether one voted with the second and
// otherwise than the third: "did Brazil ever vote with Russia against the United States".
func (q *question) withAgainst() []*model.Country {
	named := q.of(state)
	if len(named) != 3 || len(q.of(set, text, texts, norm)) > 0 || !q.asks(alike) {
		return nil
	}
	if k := q.lastBefore(named[2]); !q.is(k, versus) && (!q.isClass(k, act) || q.thing(k).verb != no) {
		return nil
	}
	return prose.Each(named, func(k int) *model.Country { return q.thing(k).state })
}

// whileAnother are the places of the votes of two States, where a question is when one voted
// so and the other otherwise: "did Ukraine ever abstain when Russia voted yes".
func (q *question) whileAnother() []int {
	votes := prose.Only(q.of(act), func(k int) bool { _, vote := voteOf(q.thing(k).verb); return vote })
	named := q.of(state)
	if len(named) != 2 || len(votes) != 2 || len(q.of(set, text, texts, norm)) > 0 || votes[0] > named[1] || votes[1] < named[1] || votes[0] < named[0] {
		return nil
	}
	return votes
}

// eachVoted answers that.
func (q *question) eachVoted() Answer {
	votes, named := q.whileAnother(), prose.Each(q.of(state), func(k int) *model.Country { return q.thing(k).state })
	q.use(slices.Concat(q.of(state), q.of(act))...)
	q.takeWords(whenWord, butWord, andWord, record)
	q.use(q.typed("ever", "voted", "vote")...)
	pool, t := q.pool(nil)
	a := Answer{Kind: Compare, States: named, Place: "compare?of=" + string(named[0].ISO3) + "," + string(named[1].ISO3)}
	x, _ := voteOf(q.thing(votes[0]).verb)
	y, _ := voteOf(q.thing(votes[1]).verb)
	for _, s := range pool {
		if q.r.corpus.Act(s, named[0]) == x && q.r.corpus.Act(s, named[1]) == y {
			a.Count++
			a.Rows = append(a.Rows, q.cell(s, named[0]), q.cell(s, named[1]))
		}
	}
	if q.asksWhether() {
		a.Says = map[bool]string{true: "Yes: ", false: "No: "}[a.Count > 0]
	}
	a.Says += prose.Count(a.Count, "roll call") + t.words() + " with " + named[0].DisplayName() + ": " + x.Word() + ", and " + named[1].DisplayName() + ": " + y.Word()
	return a
}

// votedWith answers that.
func (q *question) votedWith() Answer {
	three := q.withAgainst()
	q.use(q.of(state, act)...)
	q.takeWords(alike, versus)
	pool, t := q.pool(nil)
	a := Answer{Kind: Compare, States: three, Place: "compare?of=" + string(three[0].ISO3) + "," + string(three[1].ISO3) + "," + string(three[2].ISO3)}
	for _, s := range pool {
		act := func(i int) model.Act { return q.r.corpus.Act(s, three[i]) }
		voted := func(i int) bool { return slices.Contains(actsOf(voted), act(i)) }
		if s.RollCall() && voted(0) && voted(2) && act(0) == act(1) && act(0) != act(2) {
			a.Count++
			a.Rows = append(a.Rows, q.cell(s, three[0]), q.cell(s, three[1]), q.cell(s, three[2]))
		}
	}
	a.Says = prose.Count(a.Count, "vote") + t.words() + " in which " + three[0].DisplayName() + " voted as " + three[1].DisplayName() + " and otherwise than " + three[2].DisplayName()
	a.Caveats = []string{"among yes, no and abstain; who was absent did not vote"}
	return a
}
