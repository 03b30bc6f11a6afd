package ask

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"comity/model"
	"comity/model/prose"
	"comity/model/relation"
)

// groupCaveats say as of which day groups were read; today is whether the members of one
// on that day are not known.
func (q *question) groupCaveats(b *builder, day model.Date, told bool) (out []string, today bool) {
	for _, c := range b.clauses {
		for _, s := range c.sets {
			if s.group == nil {
				continue
			}
			m := relation.MembersOf(q.r.corpus, s.group, day)
			said := m.Words()
			switch {
			case day.IsZero():
				said += " (the latest list on record)"
			case m.Known && !told:
				said += ", the day of the text or of its list"
			}
			out = append(append(out, said), m.Caveats...)
			if !m.Known && !day.IsZero() {
				out, today = append(out, s.group.ShortName+" is read as of today"), true
			}
		}
	}
	return out, today
}

// listCaveats say what is not known about the texts, among the States of the sets
// that are asked about.
func (q *question) listCaveats(b *builder, day model.Date, found []*model.Country) []string {
	const most = 4
	var out []string
	among, _ := b.among(day)
	texts := b.texts
	if len(texts) > most {
		out = append(out, "what is not known of each of the "+strconv.Itoa(len(texts))+" texts is on their records")
		texts = texts[:0:0]
	}
	for _, s := range texts {
		denied := slices.Contains(b.denied, s)
		unknown, through := []*model.Country{}, 0
		for _, co := range among {
			switch q.r.corpus.Act(s, co) {
			case model.Unknown:
				unknown = append(unknown, co)
			case model.Via:
				through++
			}
		}
		if n := len(unknown); n > 0 {
			out = append(out, fmt.Sprintf("%s: of %d more it is not known (%s)%s", s.ShortTitle, n, s.Meaning(model.Unknown), map[bool]string{true: ": " + names(unknown)}[n <= most+1]))
		}
		if through > 0 && !denied && b.last != via {
			out = append(out, fmt.Sprintf("%s: for %d more only an organisation spoke", s.ShortTitle, through))
		}
		if b.last == via {
			if n := len(prose.Only(among, func(co *model.Country) bool { return q.r.corpus.Act(s, co).OwnName() })); n > 0 {
				out = append(out, fmt.Sprintf("%s: %d are listed in their own name", s.ShortTitle, n))
			}
		}
		if denied {
			shut := func(co *model.Country) bool { return q.r.corpus.Act(s, co) == model.NotEligible }
			if n := len(prose.Only(found, shut)); n > 0 {
				out = append(out, fmt.Sprintf("%s: it was not open to %d of these States", s.ShortTitle, n))
			}
			if n := len(prose.Only(among, shut)); n > 0 && !s.RollCall() && slices.Contains(b.closed, s) {
				out = append(out, fmt.Sprintf("%s: left out, as it was not open to them: %d", s.ShortTitle, n))
			}
			if slices.Contains(s.Acts(), model.NotListed) {
				out = append(out, s.ShortTitle+": \"not listed\" "+strings.Replace(s.Meaning(model.NotListed), "is not on", "means not on", 1))
			}
		}
		out = append(out, q.listDay(s)...)
		if apart := s.Organizations; len(apart) > 0 && !denied && len(b.onlySets().clauses) == 0 {
			if len(apart) > 6 {
				apart = append(slices.Clone(apart[:5]), strconv.Itoa(len(apart)-5)+" more")
			}
			out = append(out, s.ShortTitle+": its list also names "+prose.List(apart, "and")+", not counted as States of the United Nations")
		}
		if s.Kind == "treaty" && b.last != party && b.last != signatory && len(q.r.corpus.Did(s, model.Party)) > 0 {
			of := map[bool][]*model.Country{false: found, true: among}[denied]
			only := prose.Only(of, func(co *model.Country) bool { return q.r.corpus.Act(s, co) == model.Signatory })
			if len(only) > 0 && len(only) <= most+1 {
				out = append(out, s.ShortTitle+map[bool]string{false: ": among these", true: ": not among these"}[denied]+", signed and on record as no party: "+names(only))
			}
		}
		if later := q.laterJoiners(s, among); later != "" {
			out = append(out, s.ShortTitle+", after the list: "+later)
		}
		undated := func(co *model.Country) bool { return relation.Undated(s, co, q.r.corpus.Act(s, co)) }
		if n := len(prose.Only(found, undated)); n > 0 && !denied {
			out = append(out, fmt.Sprintf("%s, a text of %s: the day on which %d of them joined is not on record", s.ShortTitle, s.When().Long(), n))
		}
	}
	return out
}

// listDay says as of which day the list of a text is that grows, and what is on record
// of a treaty besides its list, where the question is who is party to it.
func (q *question) listDay(s *model.Statement) (out []string) {
	if s.Grows() {
		out = append(out, s.ShortTitle+": the list is as of "+s.ListDate().Long())
	}
	if s.Kind == "treaty" && slices.ContainsFunc(q.of(act), func(k int) bool { return q.thing(k).verb == party }) {
		told := []string{s.LaterActions}
		if notInForce(q.r.corpus, s) {
			told = []string{s.Force, s.LaterActions}
		}
		if q.asks(notWord) {
			told = append(told, q.beyondList(s, q.r.corpus.Countries())...)
		}
		for _, said := range told {
			if said != "" {
				out = append(out, s.ShortTitle+": "+said)
			}
		}
	}
	return out
}

// notInForce reports whether a text is a treaty to which no State is party.
func notInForce(c *model.Corpus, s *model.Statement) bool {
	return s.Kind == "treaty" && len(c.Did(s, model.Party)) == 0
}

// beyondList says which of some States ratified a treaty that is not in force, and of which
// it is reported and not confirmed.
func (q *question) beyondList(s *model.Statement, among []*model.Country) (out []string) {
	var ratified, reported []string
	for _, co := range among {
		if on, ok := s.Ratified.Get(string(co.ISO3)); ok {
			ratified = append(ratified, co.DisplayName()+" ("+dayOn(on)+")")
		}
		if has(s.Reported, co) {
			reported = append(reported, co.DisplayName())
		}
	}
	if len(ratified) > 0 {
		out = append(out, "ratified, though the treaty is not in force: "+strings.Join(ratified, ", "))
	}
	if len(reported) > 0 {
		out = append(out, "reported to have ratified, and not confirmed by the depositary: "+prose.List(reported, "and"))
	}
	return out
}

// dayOn is a day of a record in words.
func dayOn(day string) string {
	d, _ := model.ParseDate(day) // the loader faults others
	return d.Long()
}

// laterIn says which of some States joined texts of some kinds after the day of their list;
// where it is asked who is party, only treaties.
func (q *question) laterIn(among []*model.Country, kinds []string, want []model.Act) (out []string) {
	for _, s := range q.r.corpus.Statements() {
		parties := slices.Equal(want, actsOf(party))
		if len(kinds) > 0 && !slices.Contains(kinds, s.Kind) || parties && s.Kind != "treaty" {
			continue
		}
		if parties {
			for _, said := range q.beyondList(s, among) {
				out = append(out, s.ShortTitle+": "+said)
			}
		}
		if later := q.laterJoiners(s, among); later != "" {
			out = append(out, s.ShortTitle+", after the list and not counted: "+later)
		}
	}
	return out
}

// laterJoiners are those of some States that joined a text after the day of its list,
// with when.
func (q *question) laterJoiners(s *model.Statement, among []*model.Country) string {
	var out []string
	for _, later := range s.LaterJoiners {
		if co, ok := q.r.corpus.Country(model.ISO3(later.Key)); ok && slices.Contains(among, co) {
			out = append(out, co.DisplayName()+" ("+later.Value+")")
		}
	}
	return prose.List(out, "and")
}
