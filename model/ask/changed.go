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
	if len(about) != 2 || len(q.of(state)) > 0 || slices.ContainsFunc(about, func(k int) bool { return q.items[k].things[0].text.Adoption != "vote" }) {
		return false
	}
	moved, apart, who := false, false, false
	for k := range q.items {
		moved = moved || q.is(k, changed)
		apart = apart || q.is(k, differ, alike)
		who = who || q.is(k, whoWord, howMany) || q.stateNoun(k) || q.isClass(k, set)
	}
	return moved || apart && who
}

// voteOf is the act of a verb that is one vote.
func voteOf(v verb) (model.Act, bool) {
	switch v {
	case yes:
		return model.Yes, true
	case no:
		return model.No, true
	case abstained:
		return model.Abstain, true
	case absent:
		return model.Absent, true
	}
	return 0, false
}

// changedVote answers who voted otherwise, or alike, on two texts. Where the votes
// are named, as in "from yes to no", they are these.
func (q *question) changedVote() Answer {
	about := q.statements()
	if len(about) < 2 {
		return Answer{Kind: Search}
	}
	slices.SortStableFunc(about, func(a, b *model.Statement) int { return a.When().Compare(b.When()) })
	one, two := about[0], about[1]
	votes := []model.Act{model.Yes, model.No, model.Abstain}
	did := func(s *model.Statement, a model.Act) string { return fmt.Sprintf("did(%q, %q)", s.ID, a.Word()) }
	other := func(s *model.Statement, except model.Act) string {
		var out []string
		for _, a := range votes {
			if a != except {
				out = append(out, did(s, a))
			}
		}
		return "(" + strings.Join(out, " or ") + ")"
	}
	same := q.has(alike)
	from := slices.ContainsFunc(q.of(act), func(k int) bool { return q.is(k-1, since) })
	q.has(changed, differ, between, since, until, after)
	q.verbs(voted)
	var named []model.Act
	for _, k := range q.of(act) {
		if a, ok := voteOf(q.items[k].things[0].verb); ok && len(named) < 2 {
			named = append(named, a)
			q.use(k)
		}
	}
	var parts []string
	switch {
	case len(named) == 2:
		parts = []string{did(one, named[0]) + " and " + did(two, named[1])}
	case len(named) == 1 && from:
		parts = []string{did(one, named[0]) + " and " + other(two, named[0])}
	case len(named) == 1:
		parts = []string{other(one, named[0]) + " and " + did(two, named[0])}
	default:
		for _, a := range votes {
			if same {
				parts = append(parts, did(one, a)+" and "+did(two, a))
			} else {
				parts = append(parts, did(one, a)+" and "+other(two, a))
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

// beside reports whether groups or States are to be compared on texts that are named:
// "compare BRICS and G7 on 73/27".
func (q *question) beside() bool {
	sides, about := q.of(state, set), q.of(text)
	asked := q.asks(versus, differ, alike)
	return asked && len(sides) >= 2 && len(sides) <= 6 && len(q.of(set)) > 0 && len(about) > 0
}

// besideOn compares sides on the texts that are named: the counts of each, and what
// each State did.
func (q *question) besideOn() Answer {
	a := Answer{Kind: Compare}
	q.has(versus, differ, alike, notWord)
	q.verbs(voted, signed, took)
	about := q.statements()
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
		for _, co := range side.states {
			if !slices.Contains(a.States, co) {
				a.States = append(a.States, co)
			}
		}
	}
	a.Place = "compare?of=" + strings.Join(ids, ",")
	a.Count, a.Says = len(a.Rows), strings.Join(says, "; ")
	return a
}
