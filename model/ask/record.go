package ask

import (
	"slices"
	"strconv"
	"strings"

	"comity/model"
	"comity/model/prose"
)

// record answers what a State did: all of it, its votes, or in some time.
func (q *question) record() Answer {
	named, except := q.countries()
	if len(named) == 0 {
		named = except
	} else { // what leaves States out of a record is not read
		for _, k := range q.of(state) {
			q.items[k].used = slices.Contains(named, q.items[k].things[0].state)
		}
	}
	t, impossible := q.time()
	a := Answer{Kind: Record, States: named, Place: "country/" + string(named[0].ISO3)}
	if impossible {
		a.Says = "the time ends before it begins"
		a.Caveats = []string{"contradictory dates: " + first(t.from).Long() + " is after " + last(t.to).Long()}
		return a
	}
	if q.has(alike, differ) && len(named) == 1 {
		a.Kind, a.Place = Compare, "compare?of="+string(named[0].ISO3)
		q.verbs(voted, took)
		a.Says = "the States closest to and most distant from " + named[0].DisplayName() + " are in the comparison"
		return a
	}
	admits := q.wanted(&a)
	counts := map[string]int{}
	for _, s := range q.r.corpus.Statements() {
		for _, co := range named {
			if act := q.r.corpus.Act(s, co); act.Recorded() && admits(s, act) && t.has(q.r.corpus.Participation(s, co).Date) {
				a.Rows = append(a.Rows, q.cell(s, co))
				counts[act.Word()]++
			}
		}
	}
	a.Count = len(a.Rows)
	var parts []string
	for _, act := range model.Acts() {
		if n := counts[act.Word()]; n > 0 {
			parts = append(parts, act.Word()+" "+strconv.Itoa(n))
		}
	}
	a.Says = names(named) + t.words() + ": " + prose.Count(a.Count, "entry") + " on record"
	if a.Count != 1 {
		a.Says = names(named) + t.words() + ": " + strconv.Itoa(a.Count) + " entries on record"
	}
	if len(parts) > 0 {
		a.Says += " (" + strings.Join(parts, ", ") + ")"
	}
	return a
}

// wanted returns which acts a question about the record of a State asks for.
func (q *question) wanted(a *Answer) func(*model.Statement, model.Act) bool {
	var want []model.Act
	sponsors := false
	for _, k := range q.of(act) {
		v := q.items[k].things[0].verb
		if q.is(k-1, notWord) {
			continue // what it has not done is left over
		}
		q.items[k].used = true
		switch v {
		case yes:
			want = append(want, model.Yes)
		case no:
			want = append(want, model.No)
		case abstained:
			want = append(want, model.Abstain)
		case absent:
			want = append(want, model.Absent)
		case voted:
			want = append(want, model.Yes, model.No, model.Abstain, model.Absent)
		case party:
			want = append(want, model.Party)
		case signatory:
			want = append(want, model.Signatory)
		case signed:
			want = append(want, model.Listed, model.Party, model.Signatory, model.Member)
		case expert:
			want = append(want, model.Expert)
		case via:
			want = append(want, model.Via)
		case sponsored:
			sponsors = true
		case took, positioned, blamed:
		}
	}
	if sponsors {
		a.Caveats = append(a.Caveats, "only main sponsors and hosts are on record; co-sponsors are not")
		return func(s *model.Statement, _ model.Act) bool {
			return slices.ContainsFunc(a.States, func(co *model.Country) bool { return slices.Contains(s.MainSponsors, co.ISO3) })
		}
	}
	votes := slices.ContainsFunc(want, func(act model.Act) bool { return act >= model.Absent && act <= model.Yes })
	if votes {
		a.Kind = Votes
	}
	return func(_ *model.Statement, act model.Act) bool { return len(want) == 0 || slices.Contains(want, act) }
}
