package ask

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"comity/model"
	"comity/model/prose"
	"comity/model/query"
	"comity/model/relation"
)

// who answers which States: the conditions as an expression, those for which it
// holds, and what each did.
func (q *question) who() Answer {
	named, except := q.takeStates()
	one := q.subject()
	for _, k := range q.of(state) { // no expression names one State: those are left over
		q.items[k].used = !slices.Contains(named, q.thing(k).state) || q.thing(k).state == one
	}
	a := q.holds(q.conditions(), except)
	if one == nil || a.Kind != Who {
		return a
	}
	if slices.Contains(a.States, one) {
		a.Says = "Yes: " + one.DisplayName() + " is among " + a.Says
	} else {
		a.Says = "Not on record: " + one.DisplayName() + " is not among " + a.Says
	}
	a.Rows = slices.DeleteFunc(a.Rows, func(r Row) bool { return r.ISO3 != one.ISO3 })
	a.onlyOfRows()
	return a
}

// holds is the answer to conditions on States.
func (q *question) holds(b *builder, except []*model.Country) Answer {
	q.except = except
	b.leaveOut(except)
	if q.years() && len(b.texts) == 0 && (len(b.clauses) == 0 || len(b.onlySets().clauses) == len(b.clauses) && q.actsOnly()) {
		q.ofYear(b)
	}
	day, told := q.groupDay(b)
	a := Answer{Kind: Who, Caveats: b.notes}
	a.Expression = b.expression(day)
	compiled, err := query.Compile(q.r.corpus, a.Expression)
	if a.Expression == "" || err != nil || b.refused && len(b.onlySets().clauses) == len(b.clauses) {
		return q.refused(b)
	}
	if q.dry {
		q.share.told = true
		return a
	}
	found, err := compiled.Run()
	if err != nil {
		return q.refused(b)
	}
	held := len(found)
	q.whole(b, day, found)
	if len(b.texts) == 1 && len(b.denied) == 0 {
		found = q.joinedIn(b.texts[0], found, &a)
	}
	if len(b.texts) == 1 {
		q.heedBlamed(b.texts[0])
		q.takeWords(differ)
	}
	found = q.knownNot(b, found, &a)
	if b.refused {
		q.unsaid = append(q.unsaid, "a part that the text cannot have")
	}
	a.States, a.Count = found, len(found)
	a.Narrowed = len(found) < held
	a.Says = cmp.Or(a.Says, q.states(len(found)))
	a.Place = "map?who=" + escape(a.Expression)
	a.Rows = q.rows(found, b.texts)
	if len(b.texts) > 0 && len(b.denied) == 0 {
		q.firstOrLast(&a)
	}
	q.nobody(b, day, &a)
	q.ofGroup(b, &a)
	q.ofShare(b, day, &a)
	groups, today := q.groupCaveats(b, day, told)
	if told && today {
		a.Says = "not known for " + day.Long() + "; as of today " + a.Says
	}
	a.Caveats = append(a.Caveats, groups...)
	a.Caveats = append(a.Caveats, q.listCaveats(b, day, found)...)
	more := map[verb]model.Act{party: model.Signatory, signatory: model.Party}
	if other, ok := more[b.last]; ok && len(b.texts) == 1 && len(b.denied) == 0 {
		among, _ := b.among(day)
		if n := len(prose.Only(among, func(co *model.Country) bool { return q.r.corpus.Act(b.texts[0], co) == other })); n > 0 {
			a.Caveats = append(a.Caveats, b.texts[0].ShortTitle+map[verb]string{party: ": on record as signatory and not as party: ", signatory: ": on record as party, and not counted here: "}[b.last]+strconv.Itoa(n)+" more")
		}
	}
	return a
}

// without are the States of a list that are not in another.
func without(list, out []*model.Country) []*model.Country {
	return prose.Only(list, func(co *model.Country) bool { return !slices.Contains(out, co) })
}

// nobody says why no State is in an answer about one text: its list is not known, or is of
// a day before the first that ratified it.
func (q *question) nobody(b *builder, day model.Date, a *Answer) {
	s, found := b.texts, a.States
	if len(s) == 1 && len(found) == 0 && len(b.denied) == 0 && b.last != via {
		among, _ := b.among(day)
		if through := prose.Only(among, func(co *model.Country) bool { return q.r.corpus.Act(s[0], co) == model.Via }); len(through) > 0 {
			a.Says += " in its own name; for " + strconv.Itoa(len(through)) + " an organisation spoke: " + names(through)
		}
	}
	if len(s) == 1 && len(found) == 0 && b.last == party && len(b.denied) == 0 && notInForce(q.r.corpus, s[0]) {
		among, _ := b.among(day)
		a.Says = strings.Join(append([]string{"none on the list as of " + s[0].ListDate().Long()}, q.beyondList(s[0], among)...), "; ")
	}
	if len(s) == 1 && len(found) == 0 && len(b.denied) == 0 && slices.ContainsFunc(q.r.corpus.Did(s[0], model.Unknown), func(co *model.Country) bool {
		among, _ := b.among(day)
		return slices.Contains(among, co)
	}) {
		a.Says = "not known: comity has no whole list for " + s[0].ShortTitle
		if s[0].StatedCount > 0 {
			a.Says += ", of which " + prose.Count(s[0].StatedCount, "participant") + " are stated: " + s[0].CountNote
		}
	}
}

// knownNot leaves out the States of which it is not known whether they are on a list:
// that a known minimum does not name them says nothing.
func (q *question) knownNot(b *builder, found []*model.Country, a *Answer) []*model.Country {
	denied := prose.Only(b.denied, func(s *model.Statement) bool {
		return len(b.texts) == 1 || strings.Contains(a.Expression, fmt.Sprintf("not signed(%q)", s.ID)) || strings.Contains(a.Expression, "not "+did(s, model.Party))
	})
	known := prose.Only(found, func(co *model.Country) bool {
		return !slices.ContainsFunc(denied, func(s *model.Statement) bool { return q.r.corpus.Act(s, co) == model.Unknown })
	})
	if n := len(found) - len(known); n > 0 {
		a.Says = q.states(len(known)) + " known to be not on " + map[bool]string{true: "it", false: "each"}[len(denied) == 1] + "; of " + strconv.Itoa(n) + " it is not known"
		if n <= 10 {
			a.Says += ": " + names(prose.Only(found, func(co *model.Country) bool { return !slices.Contains(known, co) }))
		}
	}
	return known
}

// firstOrLast keeps of an answer about one text the States that joined it first or last,
// where these are asked for.
func (q *question) firstOrLast(a *Answer) {
	if !q.asks(newest, oldest) {
		return
	}
	votes, _ := q.votesNamed()
	a.Rows = slices.DeleteFunc(a.Rows, func(r Row) bool {
		act, _ := model.ParseAct(r.Act)
		return !act.Recorded() || act == model.Absent || len(votes) > 0 && !slices.Contains(votes, act)
	})
	which := q.endsOf(a)
	if which == "" && len(a.Rows) > 0 && q.takeWords(newest, oldest) {
		a.Says = "not known who was first or last: no day on which one of them joined is on record; in all: " + a.Says
	}
	if which == "" {
		return
	}
	a.onlyOfRows()
	a.Says = "the " + which + " day on record is " + a.Rows[0].Date.Long() + ": " + names(a.States)
}

// joinedIn returns those of some States that joined a text in the time that a question
// names, and says of how many the day is not on record. Where no day on record is in
// it, and some are not on record, the time is left over.
func (q *question) joinedIn(s *model.Statement, found []*model.Country, a *Answer) []*model.Country {
	if s.RollCall() || !slices.ContainsFunc(q.of(date), func(k int) bool {
		return !q.items[k].used && (q.is(k-1, since, after, before, until, between) || q.is(k-1, filler) && strings.HasSuffix(q.item(k-1), "in") || q.joinedThen(s, k))
	}) {
		return found
	}
	restore := q.marks()
	t, impossible := q.takeTime()
	open := 0
	in := slices.DeleteFunc(slices.Clone(found), func(co *model.Country) bool {
		p := q.r.corpus.Participation(s, co)
		unknown := relation.Undated(s, co, p.Act) || t.has(p.Date) && !(t.has(first(p.Date)) && t.has(last(p.Date))) // or known to a month that is partly in it
		if unknown {
			open++
		}
		return impossible || unknown || !t.has(p.Date)
	})
	never := impossible || !t.to.IsZero() && last(t.to).Compare(first(s.When())) < 0
	switch {
	case impossible:
		a.Caveats = append(a.Caveats, "contradictory dates")
	case never:
		a.Caveats = append(a.Caveats, s.ShortTitle+" is of "+s.When().Long())
	case open > 0 && len(in) == 0:
		restore()
		a.Says = "not known who" + t.words() + ": no day on which a State joined is on record in that time; on the list in all: " + q.states(len(found))
		return found
	case open > 0:
		a.Says = q.states(len(in)) + ", by the days on record; the day of " + strconv.Itoa(open) + " more is not on record"
	}
	a.Caveats = append(a.Caveats, "only those who did so"+t.words()+", which the expression cannot say")
	return in
}

// refused answers a question about acts that the text cannot have: the record, and
// why.
func (q *question) refused(b *builder) Answer {
	if len(b.texts) == 0 {
		for k := range q.items {
			q.items[k].used = q.items[k].used && q.isClass(k, word)
		}
		return Answer{Kind: Search}
	}
	s := b.texts[0]
	a := Answer{Kind: Record, Place: s.Path(), Rows: []Row{q.r.textRow(s, "")}, Count: 1}
	a.Says = cmp.Or(strings.Join(b.notes, "; "), s.ShortTitle)
	if before := q.resolutions(s); len(before) > 0 && !s.Unsigned() {
		a.Says += "; the resolutions before it are below"
		a.Rows = append(before, a.Rows...)
	}
	a.Count = len(a.Rows)
	q.takeWords(notWord)
	return a
}

// groupDay is the day on which groups are read: a date that the question names, or
// the day of its one text. Told is whether the question names it.
func (q *question) groupDay(b *builder) (day model.Date, told bool) {
	groups := false
	for _, c := range b.clauses {
		groups = groups || slices.ContainsFunc(c.sets, func(s states) bool { return s.group != nil })
	}
	if groups && len(b.texts) == 0 && q.ofPositions(b) {
		return model.Date{}, false
	}
	if groups && q.years() && !q.bounded(b) && (len(b.texts) != 1 || !q.datesText(b.texts[0])) {
		restore := q.marks()
		if t, impossible := q.takeTime(); !impossible && t.from == t.to || t.from.IsZero() {
			return t.to, true
		}
		restore()
	}
	if len(b.texts) != 1 || groups && q.takeWords(today) {
		return model.Date{}, false
	}
	s := b.texts[0]
	q.datesText(s)
	return dayOf(s), false
}

// bounded reports whether the dates bound when States acted about a text, and are
// not the day of a group.
func (q *question) bounded(b *builder) bool {
	return len(b.texts) > 0 && slices.ContainsFunc(q.of(date), func(k int) bool {
		return q.is(k-1, since, after, before, until, between) || len(b.texts) == 1 && q.joinedThen(b.texts[0], k)
	})
}

// joinedThen reports whether a date is when States joined a text whose list goes on growing,
// and not the day of that text: "signed the Second Protocol on 12 May 2022".
func (q *question) joinedThen(s *model.Statement, k int) bool {
	at := slices.IndexFunc(q.items, func(it item) bool {
		return it.class == act && slices.Contains([]verb{took, signed, party, signatory}, it.things[0].verb)
	})
	if at < 0 || at > k || !s.Grows() || s.RollCall() {
		return false
	}
	beside := q.isClass(k-1, text, act) && q.items[k].date.Day > 0
	return beside || q.is(k-1, filler) && (q.item(k-1) == "on" || q.item(k-1) == "in") && q.isClass(q.lastBefore(k), text, act)
}

// datesText reports whether the dates of a question are that of the text, and takes
// them as understood.
func (q *question) datesText(s *model.Statement) bool {
	dates := q.of(date)
	for _, k := range dates {
		d := q.items[k].date
		if q.joinedThen(s, k) || first(d).Compare(last(s.When())) > 0 || last(d).Compare(first(s.When())) < 0 || q.is(k-1, since, after, before, until, asOf, between) {
			return false
		}
	}
	q.use(dates...)
	return len(dates) > 0
}

// rows says of each State what it did about each text.
func (q *question) rows(found []*model.Country, texts []*model.Statement) []Row {
	const most = 1000
	out := []Row{}
	for _, co := range found {
		if len(texts) == 0 {
			out = append(out, Row{ISO3: co.ISO3, Name: co.DisplayName(), Place: co.Path()})
		}
		for _, s := range texts {
			if len(out) == most {
				return out
			}
			out = append(out, q.cell(s, co))
		}
	}
	return out
}

// cell is what one State did about one text.
func (q *question) cell(s *model.Statement, co *model.Country) Row {
	p := q.r.corpus.Participation(s, co)
	if relation.Undated(s, co, p.Act) {
		p.Date = model.Date{}
	}
	return Row{
		ISO3: co.ISO3, Name: co.DisplayName(), Statement: s.ID, Title: s.ShortTitle, Act: p.Act.Word(), Date: p.Date, Note: p.Note,
		Source: sourceOf(s), Place: s.Path(),
	}
}

// sourceOf is the address of a text, or of the first source that has one.
func sourceOf(s *model.Statement) string {
	if s.URL != "" {
		return s.URL
	}
	for _, source := range s.Sources {
		if source.URL != "" {
			return source.URL
		}
	}
	return ""
}

// names lists States in words.
func names(list []*model.Country) string {
	return strings.Join(prose.Each(list, (*model.Country).DisplayName), ", ")
}
