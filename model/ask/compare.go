package ask

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"comity/model"
	"comity/model/compare"
	"comity/model/prose"
	"comity/model/relation"
)

// compared reports whether things are to be put beside each other: X vs Y, where X
// and Y differ, what X has signed that Y has not, or two States and no text.
func (q *question) compared() bool {
	sides := q.of(state, set)
	texts, norms := q.of(text), q.of(norm)
	asked := q.asks(versus, differ, alike)
	switch {
	case len(norms) == 2 && (asked || len(texts)+len(sides)+len(q.of(act)) == 0 && !q.asksStates()), asked && len(texts) > 1 && len(sides) == 0:
		return true
	case len(texts)+len(norms) > 0 || len(sides) < 2 || len(q.pages("norm")) > 0 && q.asks(reports) || q.takePosition():
		return false
	case asked:
		return true
	}
	named := len(q.of(state))
	if named == 0 || named+len(q.of(set)) > 6 {
		return false
	}
	if named >= 2 && q.oneSided() {
		return true
	}
	if len(q.of(act)) > 0 { // "Chile and Peru" alone
		return false
	}
	if named >= 2 && q.is(q.of(state)[1]-1, notWord) { // Estonia but not Latvia
		return true
	}
	return !q.asks(notWord) && len(q.of(date, number)) == 0
}

// oneSided reports whether a question is what one State did and another did not.
func (q *question) oneSided() bool {
	return q.asks(whatWord, whoWord) && (q.asks(notWord, onlyWord) || q.isBothAsked())
}

// isBothAsked reports whether a question is what two States both did.
func (q *question) isBothAsked() bool {
	for k := range q.items {
		if q.is(k, bothWord) || q.is(k, filler) && q.raw(q.items[k]) == "with" || q.is(k, andWord) && strings.HasSuffix(q.raw(q.items[k]), "with") {
			return true
		}
	}
	return false
}

// side is one side of a comparison of States.
type side struct {
	name   string
	id     string // as a place names it
	states []*model.Country
	from   int // its first token
}

// compare puts States, groups, texts or norms beside each other.
func (q *question) compare() Answer {
	a := Answer{Kind: Compare}
	q.takeWords(versus, differ, alike, onlyWord)
	if norms := q.of(norm); len(norms) == 2 {
		q.use(norms...)
		ids := prose.Each(norms, func(k int) string { return string(q.thing(k).norm.ID) })
		a.Rows = prose.Each(norms, func(k int) Row { return q.r.rowOf(q.thing(k)) })
		a.Place, a.Count = "diff?of="+strings.Join(ids, ","), 2
		a.Says = "the two wordings: " + strings.Join(prose.Each(norms, func(k int) string {
			n := q.thing(k).norm
			return n.Name() + ", a " + kindOf(n) + ": “" + n.OfficialText + "”"
		}), "; ")
		return a
	}
	if len(q.of(state, set)) == 0 {
		ids := prose.Each(q.takeTexts(), func(s *model.Statement) string { return string(s.ID) })
		a.Rows = prose.Each(q.takeTexts(), q.r.bareRow)
		a.Place, a.Count, a.Says = "compare?of="+strings.Join(ids, ","), len(ids), "which States joined which of these texts is in the comparison"
		if about := q.takeTexts(); len(about) == 2 {
			q.lists(&a, about[0], about[1])
		}
		return a
	}
	sides := q.sides(&a)
	ids := prose.Each(sides, func(s side) string { return s.id })
	a.Place = "compare?of=" + strings.Join(ids, ",")
	if len(sides) == 2 && len(sides[0].states) == 1 && len(sides[1].states) == 1 {
		q.two(&a, sides[0].states[0], sides[1].states[0])
		return a
	}
	if len(sides) == 1 {
		a.Caveats = append(a.Caveats, sides[0].name+" is named twice: name another to compare it with")
	}
	if len(sides) == 1 && len(sides[0].states) == 1 {
		q.nearest(sides[0].states[0], false, &a)
		return a
	}
	q.several(&a, sides, ids)
	q.takeVerbs(signed, voted, yes, no, abstained)
	q.takeWords(notWord)
	return a
}

// lists tells which States joined both of two texts, and which only one.
func (q *question) lists(a *Answer, one, two *model.Statement) {
	q.use(q.typed("list", "lists", "names", "signatories", "signed", "joined")...)
	var both, only, others []*model.Country
	open := 0
	for _, co := range q.r.corpus.Countries() {
		x, y := q.r.corpus.Act(one, co), q.r.corpus.Act(two, co)
		switch {
		case x.Joined() && y.Joined():
			both = append(both, co)
		case x == model.Unknown || y == model.Unknown:
			open++
		case x.Joined():
			only = append(only, co)
		case y.Joined():
			others = append(others, co)
		}
	}
	told := func(s *model.Statement, list []*model.Country) string {
		says := "; only " + s.ShortTitle + " " + strconv.Itoa(len(list))
		if len(list) > 0 && len(list) <= 30 {
			says += " (" + names(list) + ")"
		}
		return says
	}
	a.Says = "joined or voted yes: both " + strconv.Itoa(len(both)) + told(one, only) + told(two, others)
	if open > 0 {
		a.Says += "; of " + strconv.Itoa(open) + " it is not known"
	}
}

// several compares groups, or three States and more: how alike each two are, and the
// texts on which they differ.
func (q *question) several(a *Answer, sides []side, ids []string) {
	names := make([]string, len(sides))
	for i, s := range sides {
		names[i] = s.name
		a.States = with(a.States, s.states...)
	}
	a.Count = len(sides)
	a.Says = strings.Join(names, ", ") + ": beside each other in the comparison"
	subjects, err := compare.Parse(q.r.corpus, ids, model.Date{})
	if err != nil {
		return
	}
	const most = 6 // pairs in the sentence
	found := compare.Of(q.r.corpus, subjects, model.Date{})
	var says []string
	for i, p := range found.Pairs {
		if i == most {
			says = append(says, strconv.Itoa(len(found.Pairs)-most)+" more pairs in the comparison")
			break
		}
		says = append(says, names[p.A]+" and "+names[p.B]+": "+p.Votes.Words()+", "+p.Lists.Words())
	}
	apart := found.Divergent()
	for i := range apart {
		if apart[i].Apart.Level == compare.Together { // only the shares of their members differ
			continue
		}
		a.Rows = append(a.Rows, q.r.textRow(apart[i].Statement, apart[i].Apart.Words()+": "+strings.Join(stands(names, &apart[i]), ", ")))
	}
	a.Count = len(a.Rows)
	a.Says = prose.Count(a.Count, "text") + " on which they differ. " + strings.Join(says, "; ")
	var absent []string
	for _, p := range found.Pairs[:min(most, len(found.Pairs))] {
		if p.Votes.Absent > 0 {
			absent = append(absent, names[p.A]+" and "+names[p.B]+" "+strconv.Itoa(p.Votes.Absent))
		}
	}
	if len(absent) > 0 {
		a.Caveats = append(a.Caveats, "roll calls left out, as one or both were absent: "+strings.Join(absent, ", "))
	}
	a.Caveats = append(a.Caveats, compare.VotesRule)
	if slices.ContainsFunc(sides, func(s side) bool { return len(s.states) > 1 }) {
		a.Caveats = append(a.Caveats, compare.GroupRule)
	}
}

// stands says what each side did about a text: its act, or how many members had which.
func stands(names []string, t *compare.Text) []string {
	out := make([]string, len(names))
	for i := range t.Stands {
		s := &t.Stands[i]
		words, _ := s.Told(t.Statement)
		if s.Members == 1 {
			words = s.Act.Word()
		}
		out[i] = names[i] + " " + words
	}
	return out
}

// groupOf is the record of a group, a UN regional group or a region; nil for several.
func (r *Reader) groupOf(s states) *model.Group {
	if s.group != nil {
		return s.group
	}
	return r.corpus.Region(cmp.Or(s.unGroup, s.region))
}

// sides are the States and groups to compare, in the order of the question.
func (q *question) sides(a *Answer) []side { return q.sidesOn(a, model.Date{}, false) }

// sidesOn are the same with groups as on a day; named is whether their ids say so.
func (q *question) sidesOn(a *Answer, day model.Date, named bool) []side {
	var out []side
	for _, k := range q.of(state, set) {
		it := &q.items[k]
		t := it.things[0]
		s := side{from: it.from}
		if t.class == state {
			s.name, s.id, s.states = t.state.DisplayName(), string(t.state.ISO3), []*model.Country{t.state}
		} else {
			g := q.r.groupOf(t.set)
			if g == nil {
				continue // several regions are no side of a comparison: they stay left over
			}
			m := relation.MembersOf(q.r.corpus, g, day)
			if !m.Known && !day.IsZero() {
				a.Caveats = append(append(a.Caveats, m.Words()), t.set.name()+" is read as of today")
				m = relation.MembersOf(q.r.corpus, g, model.Date{})
			}
			s.name, s.id, s.states = t.set.name(), string(g.ID), q.r.corpus.Named(m.Codes)
			if named && m.Known && relation.MembersOf(q.r.corpus, g, day).Known {
				s.id += "@" + day.String()
			}
			a.Caveats = append(append(a.Caveats, m.Words()), m.Caveats...)
		}
		it.used = true
		if !slices.ContainsFunc(out, func(o side) bool { return o.id == s.id }) {
			out = append(out, s)
		}
	}
	return out
}

// joined reports whether an act is one of joining, or one of those that are asked for, where
// some are.
func joined(act model.Act, want []model.Act) bool {
	return act.Joined() && (len(want) == 0 || slices.Contains(want, act))
}

// two compares two States: what only one joined, what both did, and the votes in
// which they differ. A question for one of these gets the rows of that.
func (q *question) two(a *Answer, x, y *model.Country) {
	t, impossible := q.takeTime()
	if impossible {
		a.Caveats = append(a.Caveats, t.contradicts())
	}
	var want []model.Act
	if parties := q.verbsAre(party); q.takeVerbs(signed, party, took) {
		want = actsOf(map[bool]verb{true: party, false: signed}[parties])
	}
	signs := len(want) > 0
	agree, votes := q.asks(alike), q.takeVerbs(voted, yes, no, abstained) || slices.ContainsFunc(q.of(word), func(k int) bool {
		return q.is(k, differ, alike) && strings.Contains(q.item(k), "vote")
	})
	not, kinds := q.takeWords(notWord), q.takeKinds()
	round := q.typed("vice", "versa", "way", "round", "around", "reverse", "conversely")
	q.use(round...)
	both := q.isBothAsked() && !not
	if not && q.notFirst() {
		x, y = y, x
	}
	var same, apart []*model.Statement
	voting, absent := 0, 0
	if !signs {
		same, apart, voting, absent = q.rollCalls(x, y, t)
	}
	shared, only, others, undated := q.joinedBy(x, y, t, want, func(s *model.Statement) bool {
		return !(signs && s.RollCall() || votes && !s.RollCall() || len(kinds) > 0 && !slices.Contains(kinds, s.Kind))
	})
	a.States = []*model.Country{x, y}
	pair, told := x.DisplayName()+" and "+y.DisplayName()+t.words()+": ", "joined or voted yes"
	if signs {
		told = map[bool]string{true: "on record as party", false: "signed (" + wordsOf(want) + ")"}[len(want) == 1]
	}
	says := []string{fmt.Sprintf("%s: both %d, only %s %d, only %s %d", told, len(shared), x.DisplayName(), len(only), y.DisplayName(), len(others))}
	if !not && !both && !votes && !signs { // the counts of the sheet, which has votes apart
		shared, only, others, says = q.sheet(x, y, t)
		undated = append(undated, q.notOpen(x, y, t)...)
	}
	seen := with(nil, slices.Concat(apart, only, others)...)
	switch {
	case not && (len(round) > 0 || len(q.of(state)) > 2):
		seen = with(only, others...)
	case not:
		seen = only
	case both:
		seen = shared
	case votes && agree:
		seen = same
	case votes:
		seen = apart
	}
	for _, s := range seen {
		a.Rows = append(a.Rows, q.cell(s, x), q.cell(s, y))
	}
	a.Count = len(seen)
	if !signs {
		says = append(says, "recorded differently in "+prose.Count(len(apart), "vote"))
	}
	a.Says = pair + strings.Join(says, "; ")
	if !votes {
		a.Caveats = slices.Concat(a.Caveats, q.byAgencies(t, x, y), undated, q.laterIn(a.States, kinds, want))
	}
	switch {
	case not, both:
		a.Says = prose.Count(len(seen), "text") + ". " + a.Says
	case votes:
		a.Says = pair + "the same vote in " + prose.Of(len(same), voting) + " roll calls in which both voted" + orAbsent(absent)
	}
	a.Caveats = append(a.Caveats, "a State that is not on a list has not thereby refused the text; texts of which either is unknown are left out")
}

// orAbsent says in how many roll calls one or both of two States were absent.
func orAbsent(n int) string {
	if n == 0 {
		return ""
	}
	return "; in " + strconv.Itoa(n) + " more one or both were absent"
}

// sheet is what the comparison of two States lists: the texts that are no roll calls and
// that both joined, only the first, and only the second; and how it heads them.
func (q *question) sheet(x, y *model.Country, t span) (shared, only, others []*model.Statement, says []string) {
	subjects, err := compare.Parse(q.r.corpus, []string{string(x.ISO3), string(y.ISO3)}, model.Date{})
	if err != nil {
		return nil, nil, nil, nil
	}
	found := compare.Of(q.r.corpus, subjects, model.Date{})
	sections := found.Sections()
	in := func(s *model.Statement) bool {
		return !slices.ContainsFunc([]*model.Country{x, y}, func(co *model.Country) bool {
			sure, _ := q.actedIn(s, co, t)
			return q.r.corpus.Act(s, co).Joined() && !sure
		})
	}
	part := func(key string) (texts []*model.Statement) {
		for i := range sections {
			if sections[i].Key != key {
				continue
			}
			for _, one := range sections[i].Texts {
				if in(one.Statement) {
					texts = append(texts, one.Statement)
				}
			}
			says = append(says, prose.Small(sections[i].Heading)+": "+strconv.Itoa(len(texts)))
		}
		return texts
	}
	shared, only, others = part(compare.AllJoinedKey), part(compare.OnlyKey(0)), part(compare.OnlyKey(1))
	return shared, only, others, says
}

// notFirst reports whether the no is about the State that is named first: "what has
// Chile not signed that Peru has".
func (q *question) notFirst() bool {
	named := 0
	for k := range q.items {
		if q.isClass(k, state) {
			named++
		}
		if q.is(k, notWord) {
			rest := 0
			for j := k; j < len(q.items); j++ {
				if q.isClass(j, state) {
					rest++
				}
			}
			return named == 1 && rest > 0 && q.isClass(k-1, state)
		}
	}
	return false
}
