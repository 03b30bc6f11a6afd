package ask

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"comity/model"
	"comity/model/prose"
	"comity/model/query"
	"comity/model/relation"
)

// text writes a clause as an expression. Member writes a group.
func (c clause) text(member func(states) string) string {
	exprs := slices.Concat(c.exprs, prose.Each(c.sets, member))
	switch {
	case len(exprs) == 0:
		return ""
	case c.how == noneOf:
		for i, e := range exprs {
			if !strings.HasPrefix(e, "(") && strings.Contains(e, ") ") {
				e = "(" + e + ")"
			}
			exprs[i] = "not " + e
		}
		return strings.Join(exprs, " and ")
	case c.how == someOf && c.n > 1 && c.n < len(exprs), c.how == justN && len(exprs) > 1, c.how == mostN:
		for i, e := range exprs {
			exprs[i] = "(" + e + " ? 1 : 0)"
		}
		sign := map[how]string{someOf: " >= ", justN: " == ", mostN: " <= "}[c.how]
		return strings.Join(exprs, " + ") + sign + strconv.Itoa(c.n)
	case (c.how == anyOf || c.how == someOf && c.n <= 1) && len(exprs) > 1:
		return "(" + strings.Join(exprs, " or ") + ")"
	}
	return strings.Join(exprs, " and ")
}

// expression joins the conditions: an or between two of one sort joins these
// alone, one between others all before it and all after it.
func (b *builder) expression(day model.Date) string {
	member := func(s states) string { return b.member(s, day) }
	var parts []string
	for i, c := range b.clauses {
		text := c.text(member)
		switch {
		case i == 0 || len(parts) == 0:
			parts = append(parts, text)
		case c.or && (len(c.sets) > 0) == (len(b.clauses[i-1].sets) > 0):
			parts[len(parts)-1] = "(" + parts[len(parts)-1] + " or " + text + ")"
		case c.or:
			parts = []string{strings.Join(parts, " and ") + " or " + text}
		default:
			parts = append(parts, text)
		}
	}
	if len(parts) > 1 {
		for i, p := range parts {
			if strings.Contains(p, " or ") && !strings.HasPrefix(p, "(") {
				parts[i] = "(" + p + ")"
			}
		}
	}
	whole := strings.Join(parts, " and ")
	if inner, ok := strings.CutPrefix(whole, "("); ok && strings.Count(whole, "(")-strings.Count(whole, "()") >= 1 {
		if inside, ok := strings.CutSuffix(inner, ")"); ok && balanced(inside) {
			return inside
		}
	}
	return whole
}

// onlySets are the conditions on groups and regions alone, and what they are.
func (b *builder) onlySets() *builder {
	return &builder{q: b.q, clauses: slices.DeleteFunc(slices.Clone(b.clauses), func(c clause) bool { return len(c.sets) == 0 })}
}

// leaveOut adds that the States that are left out by name are not meant.
func (b *builder) leaveOut(except []*model.Country) {
	if len(except) > 0 {
		b.clauses = append(b.clauses, clause{how: noneOf, exprs: prose.Each(except, func(co *model.Country) string { return fmt.Sprintf("state(%q)", co.DisplayName()) })})
	}
}

// among returns the States of the groups and regions on a day, all where none is named.
func (b *builder) among(day model.Date) (found []*model.Country, expr string) {
	sets := b.onlySets()
	sets.leaveOut(b.q.except)
	expr = sets.expression(day)
	if compiled, err := query.Compile(b.q.r.corpus, expr); err == nil {
		if found, err = compiled.Run(); err == nil {
			return found, expr
		}
	}
	return b.q.r.corpus.Countries(), expr
}

// balanced reports whether brackets close in their order.
func balanced(s string) bool {
	depth := 0
	for _, c := range s {
		switch c {
		case '(':
			depth++
		case ')':
			depth--
		}
		if depth < 0 {
			return false
		}
	}
	return depth == 0
}

// member is the call for a set of States, a group as of a day where that is known.
func (b *builder) member(s states, day model.Date) string {
	switch {
	case strings.Contains(s.region, "|"):
		parts := prose.Each(strings.Split(s.region, "|"), func(region string) string { return fmt.Sprintf("region(%q)", region) })
		return "(" + strings.Join(parts, " or ") + ")"
	case s.region != "":
		return fmt.Sprintf("region(%q)", s.region)
	case s.unGroup != "":
		return fmt.Sprintf("un_group(%q)", s.unGroup)
	case !day.IsZero() && relation.MembersOf(b.q.r.corpus, s.group, day).Known:
		return fmt.Sprintf("member(%q, %q)", s.group.ID, relation.Last(day))
	}
	return fmt.Sprintf("member(%q)", s.group.ID)
}

// nonVoters notes who is among those that never did something because it never could,
// and what the absence does not say.
func (b *builder) nonVoters(v verb, not bool) []string {
	_, vote := voteOf(v)
	switch {
	case !not:
		return nil
	case !vote:
		return []string{"to be on no list says nothing about the view of a State"}
	}
	out := prose.Only(b.q.r.corpus.Countries(), func(co *model.Country) bool {
		return co.UNStatus != "member" && !slices.ContainsFunc(b.q.of(set), func(k int) bool {
			in := b.q.thing(k).set
			if in.group != nil {
				return !slices.Contains(in.group.Members, co.ISO3)
			}
			return !strings.Contains(in.region, co.Subregion) && !strings.Contains(in.region, co.Region)
		})
	})
	if len(out) == 0 {
		return nil
	}
	return []string{"without a vote in the General Assembly, and among them: " + names(out)}
}

// isTimes reports whether an item is how often: "twice", "3 times".
func (q *question) isTimes(k int) bool {
	if !q.isClass(k, number) {
		return false
	}
	word := q.raw(q.items[k])
	return word == "once" || word == "twice" || q.beforeTimes(k)
}

// call is the call that asks whether a State did something about a text, and what
// is to be known about asking so. It is empty where no State can have done it; the
// note then says why.
func call(v verb, s *model.Statement) (expr, note string) {
	did := func(a model.Act) string { return did(s, a) }
	one, _ := actOf(v)
	acts := s.Acts()
	can := func(a model.Act) bool { return slices.Contains(acts, a) }
	name := s.ShortTitle
	switch v {
	case yes, no, abstained, absent, voted:
		if !can(model.Yes) {
			return "", noVote(s)
		}
		if v == voted {
			return "(" + did(model.Yes) + " or " + did(model.No) + " or " + did(model.Abstain) + ")", ""
		}
		return did(one), ""
	case party, signatory:
		switch {
		case can(one):
			return did(one), ""
		case v == party:
			return "", name + " is no treaty: nobody ratifies it or is a party to it"
		}
		return call(signed, s)
	case via:
		if can(model.Via) {
			return did(model.Via), ""
		}
		return "", "no organisation can have spoken for a State in " + name
	case expert:
		if !can(model.Expert) {
			return "", name + " is no expert group"
		}
	}
	switch {
	case can(model.Expert):
		return fmt.Sprintf("expert(%q)", s.ID), "experts sit in expert groups in their own name: it is their nationality that is counted"
	case can(model.Yes):
		if v == signed {
			note = "nobody signs " + name + ": it was voted on; read as a vote in favour"
		}
		return did(model.Yes), note
	case can(model.WithoutVote):
		return "", name + " was adopted without a vote: no State is listed"
	case can(model.Member):
		return did(model.Member), "the body that adopted " + name + " did so by consensus: its members of the day are counted"
	case can(model.Agency):
		return did(model.Agency), name + " is an advisory of agencies, not a statement of States"
	case slices.ContainsFunc(acts, model.Act.OwnName):
		return fmt.Sprintf("signed(%q)", s.ID), ""
	case s.AdoptionUnknown():
		return "", name + ": how it was adopted is not established, so what each State did is not known"
	}
	return "", name + ": nothing was signed or voted on"
}

// noVote says why nobody voted on a text.
func noVote(s *model.Statement) string {
	switch {
	case s.WithoutVote():
		return s.ShortTitle + " was adopted without a vote: there is no roll call"
	case s.AdoptionUnknown():
		return s.ShortTitle + ": how it was adopted is not established; comity has no roll call"
	case s.Unsigned():
		return s.ShortTitle + ": nothing was signed or voted on"
	}
	return "there was no recorded vote on " + s.ShortTitle
}

// with is a list with more items behind it, each once.
func with[T comparable](list []T, more ...T) []T {
	for _, one := range more {
		if !slices.Contains(list, one) {
			list = append(list, one)
		}
	}
	return list
}
