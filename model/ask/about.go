package ask

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"comity/model"
	"comity/model/prose"
)

// actless is the act on texts from a place on beside which none stands: the one before.
func (b *builder) actless(k int, list []*model.Statement, not bool) verb {
	q := b.q
	if b.last != took || !list[0].RollCall() {
		return b.last
	}
	for j := k - 1; q.is(j, filler); j-- { // nobody is a member of a resolution
		q.items[j].used = q.items[j].used && (q.isClass(j-1, set) || !strings.HasPrefix(q.item(j), "member"))
	}
	if !not && len(q.of(set)) > 0 && len(list) == 1 {
		return voted // the EU on 73/27: each as it voted
	}
	return took
}

// notAny reads "did not vote on any of them" as absence from each of them.
func (q *question) notAny(c clause, k int) clause {
	if c.how == anyOf && q.thing(k).verb == absent && slices.Contains(strings.Fields(q.item(k)), "not") {
		c.how = all
	}
	return c
}

// run reads texts that stand beside each other, with the acts that are about them.
func (b *builder) run(k int, acts []int) int {
	q := b.q
	c, not := b.take()
	var list []*model.Statement
	end, or, named := k, false, false
	for j := k; j < len(q.items); j++ {
		if q.isClass(j, text, texts) {
			q.items[j].used = true
			if q.items[j].class == texts && len(q.items[j].things) > 1 {
				or = or || !q.items[j].every
				for _, t := range q.items[j].things {
					list = append(list, t.text)
				}
			} else if s := q.thing(j).text; !slices.Contains(list, s) {
				list, named = append(list, s), true
			}
			end = j
			continue
		}
		if !q.is(j, filler, andWord, orWord) || !b.leads(j, text, texts) {
			break
		}
		or = or || q.is(j, orWord)
	}
	if c.how == all && or {
		c.how = anyOf
	}
	if at := q.notBoth(end); c.how == anyOf && at > 0 {
		c.how, c.n = justN, 1
		q.use(at, at+1)
	}
	if !named {
		list = b.voteable(list, acts)
	}
	b.texts = with(b.texts, list...)
	var parts []string
	for i, a := range acts {
		it := &q.items[a]
		it.used = true
		if it.things[0].verb == voted && i > 0 && !it.or && !it.not && q.sameVote(acts[i-1], a) {
			continue // absent from the vote on: one act
		}
		if a > k && q.is(a-1, notWord) { // an act that stands after its texts
			it.not = true
			q.use(a - 1)
		}
		text := b.about(q.notAny(c, a), list, it.things[0].verb, not || it.not, false)
		switch {
		case text == "":
		case len(parts) > 0 && i > 0 && (it.or || q.spread(a-1) || q.is(a-1, orWord) && q.folded(&q.items[a-1]) != "nor"):
			parts = append(parts, " or ", text)
		case len(parts) > 0:
			parts = append(parts, " and ", text)
		default:
			parts = append(parts, text)
		}
	}
	if len(acts) == 0 {
		parts = append(parts, b.about(c, list, b.actless(k, list, not), not, true))
	} else if first := &q.items[acts[0]]; first.or && len(b.clauses) > 0 {
		c.or = true
	}
	if slices.Contains(parts, " or ") {
		parts = slices.Concat([]string{"("}, parts, []string{")"})
	}
	whole := strings.Join(parts, "")
	if whole != "" {
		b.clauses = append(b.clauses, clause{or: c.or, exprs: []string{whole}})
	}
	if before := q.lastBefore(k); len(list) == 1 && named && !not && q.is(before, onlyWord) && len(acts) > 0 && q.thing(acts[0]).verb == signed && whole == fmt.Sprintf("signed(%q)", list[0].ID) {
		q.use(before) // signed only this
		b.clauses = append(b.clauses, clause{exprs: []string{counting(actsOf(signed)) + " == 1"}})
	}
	return end
}

// item is an item as names are compared, empty where there is none.
func (q *question) item(k int) string {
	if k < 0 || k >= len(q.items) {
		return ""
	}
	return q.folded(&q.items[k])
}

// notBoth is the place of "not both" behind a list of texts: either, but not both.
func (q *question) notBoth(end int) int {
	for k := end + 1; k < len(q.items); k++ {
		switch {
		case q.is(k, notWord) && q.is(k+1, bothWord):
			return k
		case !q.is(k, filler, butWord, andWord):
			return 0
		}
	}
	return 0
}

// voteable leaves texts out of several that nobody named one by one, which cannot have
// the votes that are asked for, if others can, and notes which.
func (b *builder) voteable(list []*model.Statement, acts []int) []*model.Statement {
	if !slices.ContainsFunc(acts, func(a int) bool { _, vote := voteOf(b.q.thing(a).verb); return vote }) {
		return list
	}
	var can []*model.Statement
	var notes []string
	for _, s := range list {
		if s.RollCall() {
			can = append(can, s)
		} else {
			notes = append(notes, noVote(s))
		}
	}
	if len(can) == 0 {
		return list
	}
	const most = 3
	if len(notes) > most {
		notes = []string{strconv.Itoa(len(notes)) + " more of these texts have no roll call on record"}
	}
	b.notes = append(b.notes, notes...)
	return can
}

// sameVote reports whether only small words stand between an act and the vote that it
// is of.
func (q *question) sameVote(from, to int) bool {
	for k := from + 1; k < to; k++ {
		if !q.is(k, filler) {
			return false
		}
	}
	return true
}

// about is the condition that States did something about some texts. An act that
// was named for other texts holds for these as far as they can have it.
func (b *builder) about(c clause, list []*model.Statement, v verb, not, inherited bool) string {
	if not {
		c.how, b.denied = noneOf, with(b.denied, list...)
	}
	for _, s := range list {
		if not && !slices.Contains(b.closed, s) && (s.RollCall() || b.narrow(s)) { // who could not vote or sign did not leave it
			c.exprs, b.closed = append(c.exprs, did(s, model.NotEligible)), append(b.closed, s)
		}
		expr, note := call(v, s)
		if expr == "" && inherited {
			expr, note = call(took, s)
		}
		if expr == "" {
			b.refused = true
		} else {
			c.exprs = append(c.exprs, expr)
		}
		if note != "" {
			b.notes = with(b.notes, note)
		}
	}
	return c.text(nil)
}

// narrow reports whether one text is named and was not open to more than the observers.
func (b *builder) narrow(s *model.Statement) bool {
	const observers = 2
	return len(b.q.of(text)) == 1 && len(b.q.of(texts)) == 0 && len(b.q.r.corpus.Did(s, model.NotEligible)) > observers
}

// asksOpen reports whether a question is who was in a group that is open to all: "members
// of the second OEWG".
func (q *question) asksOpen() bool {
	groups := q.openGroups()
	if len(groups) == 0 || len(q.of(text, texts, page)) > len(groups) || len(q.of(norm, entity)) > 0 {
		return false
	}
	said := " " + model.Fold(q.text) + " "
	for _, words := range strings.Split("member |members |membership|who was in |who were in |who is in |states in |countries in |sat on |sat in |served |participa|took part|part of ", "|") {
		if at := strings.Index(said, " "+words); at >= 0 {
			votes, _ := q.votesNamed()
			return len(votes) == 0
		}
	}
	return false
}

// openGroups are the places of the open-ended working groups that are named: not those
// of a resolution or a report.
func (q *question) openGroups() []int {
	return prose.Only(q.of(text, texts, page), func(k int) bool {
		last := q.tokens[q.items[k].to-1].word
		return (singular(last) == "oewg" || singular(last) == "group" && strings.Contains(q.folded(&q.items[k]), "ended")) && !q.namesKind()
	})
}

// openTo answers that it is open to every Member State.
func (q *question) openTo() Answer {
	q.use(append(q.openGroups(), q.of(act, set, state)...)...)
	says := "the open-ended working groups were open to all Member States of the United Nations; neither published a list of members"
	if q.asksWhether() {
		says = "Not on record by State: " + says
	}
	return Answer{Kind: Record, Place: "term/oewg", Says: says, Rows: []Row{}}
}
