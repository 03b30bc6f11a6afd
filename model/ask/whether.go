package ask

import (
	"slices"
	"strings"

	"comity/model"
	"comity/model/relation"
)

// whether is the yes or the no to a question whether a State did something about a
// text. Only who voted otherwise did not: who is on no list has not thereby refused.
func (q *question) whether(s *model.Statement, co *model.Country) string {
	verbs := q.of(act)
	if !q.asksWhether() || len(verbs) == 0 && s.RollCall() || q.asks(notWord, alike, differ) {
		return ""
	}
	v := took // is it in the text
	if len(verbs) > 0 {
		v = q.thing(verbs[len(verbs)-1]).verb
	}
	if v == sponsored || v == positioned || v != voted && !q.verbsAre(v) && !q.verbsAre(voted) && len(verbs) > 1 {
		return ""
	}
	wants, did := actsOf(v), q.r.corpus.Act(s, co)
	_, later := s.LaterJoiners.Get(string(co.ISO3))
	switch {
	case slices.Contains(wants, did), len(wants) == 0 && did.Joined(), v == signed && did.Joined():
		return "Yes. "
	case did == model.Agency && (v == signed || v == took):
		return "Yes, by an agency. "
	case later:
		return "Yes, after the day of the list. "
	case did == model.Unknown:
		return "Not known. "
	case v == party && has(s.Ratified, co):
		return "Ratified, though the treaty is not in force. "
	case v == party && has(s.Reported, co):
		return "Reported, and not confirmed by the depositary. "
	case v == party && did == model.Signatory:
		return "No, on the day of the list. "
	case s.RollCall():
		return "No. "
	}
	return "Not on record. "
}

// has reports whether a State stands in pairs.
func has(pairs model.Pairs, co *model.Country) bool {
	_, ok := pairs.Get(string(co.ISO3))
	return ok
}

// whetherAll is the yes or no to a question about several texts: any of them, or each that is named.
func (q *question) whetherAll(about []*model.Statement, co *model.Country) string {
	said := map[string]int{}
	if q.asks(howWord) { // and how it voted
		return ""
	}
	for _, s := range about {
		said[q.whether(s, co)]++
	}
	anyOne := slices.ContainsFunc(q.of(texts), func(k int) bool { return !q.items[k].every })
	switch yes := said["Yes. "]; {
	case said[""] > 0:
		return ""
	case yes > 0 && (anyOne || yes == len(about)):
		return "Yes. "
	case len(said) == 1, anyOne:
		return q.whether(about[0], co)
	}
	return "Not all. "
}

// whetherThen says whether a State that joined a text did so in the time that is named.
func (q *question) whetherThen(a *Answer, s *model.Statement, co *model.Country) {
	said, yes := strings.CutPrefix(a.Says, "Yes. ")
	ofAttack := s.AttributedTo != "" && slices.ContainsFunc(q.of(text), func(k int) bool { return q.isClass(k-1, date) }) // the 2019 attack on Georgia
	if !yes || s.RollCall() || len(q.of(date)) == 0 || q.datesText(s) || ofAttack {
		return
	}
	restore := q.marks()
	p := q.r.corpus.Participation(s, co)
	switch t, impossible := q.takeTime(); {
	case impossible:
		restore()
	case relation.Undated(s, co, p.Act):
		a.Says = "Not known whether then. " + said
	case !t.has(p.Date):
		a.Says = "No, not then. " + said
	}
}
