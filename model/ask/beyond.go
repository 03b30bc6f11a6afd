package ask

import (
	"slices"
	"strings"

	"comity/model"
	"comity/model/prose"
)

// addEntities adds the parties that texts name beside the States and that are no
// group of comity's either, by the names in the records.
func (r *Reader) addEntities() {
	for _, s := range r.corpus.Statements() {
		for _, name := range s.Organizations {
			if len(r.names[model.Fold(name)]) == 0 {
				r.add(name, thing{class: entity, entity: name})
			}
		}
	}
	for _, other := range [][2]string{{"Taiwan", "Chinese Taipei"}, {"Taiwan", "Taiwanese"}, {"Kosovo", "Kosovan"}, {"Kosovo", "Kosova"}} {
		for _, t := range r.names[model.Fold(other[0])] {
			r.add(other[1], t)
		}
	}
}

// naming returns the texts that name an organisation or another party beside the
// States, by any of its names.
func (r *Reader) naming(names ...string) []*model.Statement {
	var out []*model.Statement
	for _, s := range r.corpus.Statements() {
		if slices.ContainsFunc(s.Organizations, func(name string) bool {
			return slices.ContainsFunc(names, func(n string) bool { return strings.EqualFold(n, name) })
		}) {
			out = append(out, s)
		}
	}
	return out
}

// unlisted answers about a party that has no record, such as Kosovo: what the list of
// States is, and which texts name it.
func (q *question) unlisted() Answer {
	about := q.takeTexts()
	name := q.thing(q.of(entity)[0]).entity
	for _, k := range q.of(entity) {
		q.items[k].used = q.thing(k).entity == name
	}
	q.use(q.of(act)...)
	q.takeWords(notWord, behind)
	for _, s := range about {
		q.datesText(s)
	}
	a := Answer{Kind: Record, Place: "page/how-comity-knows"}
	in := q.r.naming(name)
	a.Rows = prose.Each(in, func(s *model.Statement) Row { return q.r.textRow(s, "names "+name+" beside the States") })
	var says []string
	for _, s := range about {
		if slices.Contains(in, s) {
			says = append(says, s.ShortTitle+" names "+name+" beside the States")
		} else {
			says = append(says, s.ShortTitle+" does not name "+name+" in comity's record")
		}
	}
	if len(about) > 0 {
		a.Place = about[0].Path()
	}
	says = append(says, name+" has no record of its own: comity lists the 193 UN Member States and the two observer States, and takes no side on the status of a territory; "+prose.Count(len(in), "text")+" on record "+map[bool]string{true: "names", false: "name"}[len(in) == 1]+" it")
	a.Count, a.Says = len(in), prose.Capital(strings.Join(says, ". "))
	return a
}

// asOne reports whether a question is what a group itself did, as in "did the EU
// sign": not what its members did.
func (q *question) asOne(k int) bool {
	if q.thing(k).set.group == nil {
		return false
	}
	if !q.asksWhether() && q.tokens[0].word != "when" {
		return false
	}
	for j := range q.items {
		if q.stateNoun(j) {
			return false
		}
		if j < k && !q.isClass(j, word) {
			return false
		}
	}
	return len(q.of(set)) == 1 && len(q.of(act)) > 0
}

// ofGroup says what is on record of a group itself, where the question is about it;
// the States of the answer are its members.
func (q *question) ofGroup(b *builder, a *Answer) {
	sets := q.of(set)
	if len(sets) != 1 || len(b.texts) != 1 || !q.asOne(sets[0]) {
		return
	}
	g, s := q.thing(sets[0]).set.group, b.texts[0]
	names := []string{string(g.ID), g.ShortName, g.Name}
	says := g.ShortName + " is a group, not a State: " + s.ShortTitle + " does not name it in comity's record"
	if slices.Contains(q.r.naming(names...), s) {
		q.use(q.typed("itself")...)
		says = g.ShortName + " itself is named in " + s.ShortTitle + ", beside the States"
		for _, name := range names {
			if joined, ok := s.Joined.Get(name); ok {
				if day, err := model.ParseDate(joined); err == nil {
					says += ", joined on " + day.Long()
				}
				break
			}
		}
	}
	a.Says = says + "; its members in the list below: " + a.Says
}

// asksWhether reports whether a question is to be answered with yes or no.
func (q *question) asksWhether() bool {
	if q.asks(modal) { // no record says what will be
		return false
	}
	said := slices.ContainsFunc(q.of(word), func(k int) bool { return q.item(k) == "if" || q.item(k) == "whether" })
	return said || len(q.tokens) > 0 && slices.Contains([]string{"did", "has", "have", "is", "are", "was", "were", "does", "do"}, q.tokens[0].word)
}

// takeMentions reports whether a question is which texts have some words, and takes it
// as understood: that is a search.
func (q *question) takeMentions() bool {
	if !q.asks(mentions) || len(q.of(act, state, set)) > 0 {
		return false
	}
	q.takeWords(mentions)
	if len(q.of(text)) > 0 && len(q.of(page, unread, norm)) == 0 { // what a text contains
		return false
	}
	q.words = true
	q.use(q.of(page, unread, norm)...)
	return true
}

// belongs reports whether a question is whether or when one State was in groups: "is
// Germany a member of the Freedom Online Coalition", "when did Finland join NATO".
func (q *question) belongs() bool {
	states, sets := q.of(state), q.of(set)
	if !q.asksWhether() && !q.asks(whenWord) || len(states) != 1 || len(sets) == 0 || len(q.of(text, texts, norm)) > 0 || len(q.of(act)) > 0 && !q.verbsAre(signed) {
		return false
	}
	from, to := min(states[0], sets[0]), max(states[0], sets[len(sets)-1])
	for k := from; k <= to; k++ {
		if !q.isClass(k, state, set, act) && !q.is(k, filler, orWord, andWord, bothWord, since) && k != q.left() {
			return false
		}
	}
	return from == states[0] || q.asks(whenWord)
}

// membership answers whether a State is in groups, UN regional groups or regions, and
// since or until when.
func (q *question) membership() Answer {
	named, _ := q.takeStates()
	one := named[0]
	when := q.takeWords(whenWord)
	q.takeWords(define, bothWord)
	q.takeVerbs(signed)
	if q.left() > 0 {
		q.use(q.left())
	}
	b := &builder{q: q}
	for _, k := range q.of(set) {
		s := q.thing(k).set
		q.use(k)
		b.clauses = append(b.clauses, clause{sets: []states{s}})
		if s.note != "" {
			b.notes = append(b.notes, s.note)
		}
	}
	a := q.holds(b, nil)
	in := slices.Contains(a.States, one)
	a.Narrowed, a.States, a.Rows = true, nil, []Row{}
	if in {
		a.States = []*model.Country{one}
		a.Rows = q.rows(a.States, nil)
	}
	a.Count = len(a.States)
	day, _ := q.groupDay(b)
	var says []string
	for _, c := range b.clauses {
		members, _ := (&builder{q: q, clauses: []clause{c}}).among(day)
		says = append(says, q.member(one, c.sets[0], slices.Contains(members, one), when))
	}
	a.Says = strings.Join(says, "; ")
	if q.asksWhether() && len(b.clauses) == 1 && !when && q.left() == 0 && !strings.Contains(a.Says, "unverified") {
		on := map[bool]string{false: " on " + day.Long()}[day.IsZero()]
		a.Says = map[bool]string{true: "Yes" + on + ": ", false: "No" + on + ": "}[in] + a.Says
	}
	return a
}

// member says whether a State is in a group, and on which days it joined or left.
func (q *question) member(one *model.Country, s states, in, when bool) string {
	says := one.DisplayName() + " is not on the list of " + s.name()
	switch {
	case in:
		says = one.DisplayName() + " is on the list of " + s.name()
	case s.group != nil && slices.Contains(s.group.Unverified, one.ISO3):
		return one.DisplayName() + " is counted in " + s.name() + ", and no source on record names it: its membership is unverified"
	}
	var days []string
	for _, ch := range q.r.corpus.Changes {
		if s.group != nil && ch.Group == s.group.ID && ch.ISO3 == one.ISO3 {
			days = append(days, map[bool]string{true: "joined on ", false: "left on "}[ch.Joined]+ch.Date.Long())
		}
	}
	slices.Reverse(days) // they stand the newest first
	switch {
	case len(days) > 0:
		says += ": " + strings.Join(days, ", ")
	case when:
		says += ": no day is on record; comity has the changes since 2010"
	}
	return says
}

// asksGroups reports whether the groups of one State are asked for: "what groups is
// Kenya in".
func (q *question) asksGroups() bool {
	if len(q.of(state)) != 1 || len(q.of(set, text, texts, norm, act, date)) > 0 {
		return false
	}
	return len(q.groupNouns()) > 0
}

// groupNouns are the places of the words for groups of States.
func (q *question) groupNouns() []int {
	var out []int
	for k := range q.items {
		switch singular(q.item(k)) {
		case "group", "organisation", "organization", "alliance", "coalition":
			out = append(out, k)
		}
	}
	return out
}

// groupsOf answers with the groups that have a State on their list.
func (q *question) groupsOf() Answer {
	named, _ := q.takeStates()
	co := named[0]
	q.use(q.groupNouns()...)
	a := Answer{Kind: Record, States: named, Place: co.Path()}
	var says []string
	for _, g := range q.r.corpus.GroupsOf(co) {
		a.Rows = append(a.Rows, Row{Title: g.Name, Note: "list as of " + g.AsOf.Long(), Source: g.URL, Place: g.Path()})
		says = append(says, g.ShortName)
	}
	a.Count = len(a.Rows)
	a.Says = co.DisplayName() + " is on the lists of " + prose.List(says, "and")
	if len(says) == 0 {
		a.Says = co.DisplayName() + " is on the list of no group that comity has"
	}
	a.Caveats = []string{"UN regional group: " + co.UNGroup + "; region: " + co.Region + ", " + co.Subregion, "as of the latest list of each group that comity has"}
	return a
}
