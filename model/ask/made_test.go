package ask_test

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"

	"comity/model"
	"comity/model/ask"
	"comity/model/prose"
	"comity/model/relation"
)

// maker makes questions of words and names that are chosen by chance, and what is expected
// of each from the records alone.
type maker struct {
	t      *testing.T
	c      *model.Corpus
	r      *ask.Reader
	chance *rand.Rand
}

func pick[T any](m *maker, all ...T) T { return all[m.chance.IntN(len(all))] }

// who are the States of which something is so.
func (m *maker) who(is func(*model.Country) bool) []*model.Country {
	return prose.Only(m.c.Countries(), is)
}

// did reports whether a State did one of some acts about a text.
func (m *maker) did(s *model.Statement, acts ...model.Act) func(*model.Country) bool {
	return func(co *model.Country) bool { return slices.Contains(acts, m.c.Act(s, co)) }
}

// voters are the States that could vote on a text.
func (m *maker) voters(s *model.Statement) func(*model.Country) bool {
	return m.did(s, model.Yes, model.No, model.Abstain, model.Absent)
}

// in are the members of a group on a day, and whether they are known for it.
func (m *maker) in(id string, day model.Date) (is func(*model.Country) bool, known bool) {
	g, _ := m.c.Group(model.GroupID(id))
	of := relation.MembersOf(m.c, g, day)
	return func(co *model.Country) bool { return slices.Contains(of.Codes, co.ISO3) }, of.Known
}

func both(is ...func(*model.Country) bool) func(*model.Country) bool {
	return func(co *model.Country) bool {
		return !slices.ContainsFunc(is, func(one func(*model.Country) bool) bool { return !one(co) })
	}
}

func not(is func(*model.Country) bool) func(*model.Country) bool {
	return func(co *model.Country) bool { return !is(co) }
}

// number reports of how many of some conditions a State fulfils each is asked for.
func number(want func(n int) bool, is ...func(*model.Country) bool) func(*model.Country) bool {
	return func(co *model.Country) bool {
		return want(len(prose.Only(is, func(one func(*model.Country) bool) bool { return one(co) })))
	}
}

// asks asks a question and compares the States of its answer.
func (m *maker) asks(is func(*model.Country) bool, format string, with ...any) {
	m.t.Helper()
	question := fmt.Sprintf(format, with...)
	a := m.r.Read(question, today())
	code := func(co *model.Country) string { return string(co.ISO3) }
	got, want := slices.Sorted(slices.Values(prose.Each(a.States, code))), slices.Sorted(slices.Values(prose.Each(m.who(is), code)))
	if len(a.LeftOver) > 0 || !slices.Equal(got, want) {
		m.t.Errorf("%q: left over %q, %s\n%v, want\n%v", question, a.LeftOver, a.Expression, got, want)
	}
}

// symbol is the symbol of a resolution, as people write it.
func (m *maker) symbol(s *model.Statement) string {
	short := s.Symbol[len("A/RES/"):]
	return pick(m, short, s.Symbol, "resolution "+short)
}

// Questions made by chance about votes and lists, alone and together, are answered as the
// records say.
func TestMadeQuestions(t *testing.T) {
	r, c := reader(t)
	m := &maker{t, c, r, rand.New(rand.NewPCG(20, 26))}
	votes := prose.Only(c.Statements(), func(s *model.Statement) bool { return s.RollCall() && s.When().Year > 2015 })
	rolls := prose.Only(c.Statements(), (*model.Statement).RollCall)
	words := map[model.Act][]string{
		model.Yes:     {"voted for", "voted yes on", "voted in favour of", "said yes to", "supported", "backed"},
		model.No:      {"voted against", "voted no on", "opposed", "rejected", "said no to"},
		model.Abstain: {"abstained on", "abstained in the vote on"},
		model.Absent:  {"did not vote on", "were absent from the vote on", "missed the vote on", "took no part in the vote on"},
	}
	lists := map[string]model.StatementID{
		"the Paris Call": "paris-call-2018", "the 2019 joint statement": "joint-statement-2019",
		"the Declaration for the Future of the Internet": "future-internet-2022", "the commercial spyware statement": "commercial-spyware-2023",
		"the Pall Mall Code of Practice": "pall-mall-code-2025", "the UN cybercrime convention": "un-cybercrime-convention",
		"the joint statement at the Security Council": "joint-statement-unsc-ict-2024",
	}
	groups := map[string]string{
		"EU members": "eu", "NATO allies": "nato", "ASEAN States": "asean", "BRICS countries": "brics", "G20 members": "g20",
		"CARICOM States": "caricom", "OECD countries": "oecd", "P5 members": "un-security-council-p5", "OAS members": "oas",
	}
	names, called := slices.Sorted(maps.Keys(lists)), slices.Sorted(maps.Keys(groups))
	for range 150 {
		s, s2, s3 := pick(m, votes...), pick(m, votes...), pick(m, votes...)
		if s == s2 || s == s3 || s2 == s3 {
			continue
		}
		act, act2 := pick(m, model.Yes, model.No, model.Abstain), pick(m, model.Yes, model.No, model.Abstain, model.Absent)
		v, v2, a, b, d := pick(m, words[act]...), pick(m, words[act2]...), m.symbol(s), m.symbol(s2), m.symbol(s3)
		did, did2, did3 := m.did(s, act), m.did(s2, act), m.did(s3, act)
		g := pick(m, called...)
		then, known := m.in(groups[g], s.When())
		now, _ := m.in(groups[g], model.Date{})
		if known {
			m.asks(both(then, did), "which %s %s %s", g, v, a)
			m.asks(both(then, did), "%s: which %s %s it", a, g, v)
			m.asks(both(then, m.voters(s), not(did)), "which %s did not %s %s", g, map[model.Act]string{model.Yes: "vote for", model.No: "vote against", model.Abstain: "abstain on"}[act], a)
			m.asks(both(not(then), did), "who %s %s outside the %s", v, a, g)
		}
		m.asks(both(now, did, did2), "%s that %s both %s and %s", g, v, a, b)
		m.asks(both(now, did, m.did(s2, act2)), "which %s %s %s and %s %s", g, v, a, v2, b)
		m.asks(both(did, m.voters(s2), not(did2)), "who %s %s but not %s", v, a, b)
		m.asks(both(now, m.voters(s), m.voters(s2), not(did), not(did2)), "which %s %s neither %s nor %s", g, v, a, b)
		m.asks(number(func(n int) bool { return n >= 2 }, did, did2, did3), "who %s at least two of %s, %s and %s", v, a, b, d)
		m.asks(number(func(n int) bool { return n == 1 }, did, did2, did3), "who %s only one of %s, %s and %s", v, a, b, d)
		times := m.chance.IntN(4) + 1
		often := func(act model.Act, enough func(n int) bool) func(*model.Country) bool {
			return number(enough, prose.Each(rolls, func(s *model.Statement) func(*model.Country) bool { return m.did(s, act) })...)
		}
		past := map[model.Act]string{model.Yes: "voted yes", model.No: "voted no", model.Abstain: "abstained", model.Absent: "was absent"}
		if act != act2 {
			m.asks(both(often(act, func(n int) bool { return n >= times }), often(act2, func(n int) bool { return n >= 1 })), "who %s at least %d times and %s at least once", past[act], times, past[act2])
			m.asks(both(often(act, func(n int) bool { return n == 0 }), often(act2, func(n int) bool { return n >= times })), "who never %s but %s at least %d times", past[act], past[act2], times)
		}
		m.asks(number(func(n int) bool { return n == 2 }, did, did2, did3), "who %s all but one of %s, %s and %s", v, a, b, d)
		m.asks(number(func(n int) bool { return n >= 2 }, did, did2, did3), "who %s more than one of %s, %s and %s", v, a, b, d)
		name, other := pick(m, names...), pick(m, names...)
		one, _ := c.Statement(lists[name])
		two, _ := c.Statement(lists[other])
		on, on2 := m.did(one, model.Listed, model.Signatory), m.did(two, model.Listed, model.Signatory)
		m.asks(both(now, on, did), "which %s signed %s and %s %s", g, name, v, a)
		m.asks(both(did, m.did(one, model.NotListed)), "who %s %s and did not sign %s", v, a, name)
		if name != other {
			m.asks(both(on, on2), "who signed both %s and %s", name, other)
			m.asks(both(now, on, m.did(two, model.NotListed)), "which %s signed %s but not %s", g, name, other)
		}
	}
}
