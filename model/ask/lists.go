package ask

import (
	"slices"
	"strconv"
	"strings"

	"comity/model"
	"comity/model/prose"
)

// kindNoun returns the kinds of text that a word asks for, all of them for "texts", and
// whether it asks for texts.
func (q *question) kindNoun(k int) (kinds []string, ok bool) {
	if !q.isClass(k, unread, page) && !q.is(k, filler, whatWord, whoWord) {
		return nil, false
	}
	words := strings.Fields(strings.TrimSuffix(q.item(k), " that"))
	if len(words) == 0 {
		return nil, false
	}
	switch w := singular(words[len(words)-1]); w {
	case "resolution", "declaration", "advisory", "attribution", "report", "coalition", "proposal", "treaty":
		return []string{w}, true
	case "attack", "cyberattack", "hack":
		if q.verbsAre(blamed) {
			return []string{"attribution"}, true
		}
	case "convention":
		return []string{"treaty"}, true
	case "statement", "text", "document", "instrument":
		return nil, true
	}
	return nil, false
}

// ofUN reports whether resolutions or treaties of the UN are asked for: some on record
// are of others, such as the conference of the Red Cross.
func (q *question) ofUN(kinds []string) bool {
	if !slices.Contains(kinds, "resolution") && !slices.Contains(kinds, "treaty") {
		return false
	}
	for k := range q.items {
		said := " " + q.item(k) + " "
		if q.is(k, filler) && (strings.Contains(said, " un ") || strings.Contains(said, " united nations ")) {
			return true
		}
	}
	return false
}

// namesKind reports whether a word of the question asks for texts, or for a kind of them.
func (q *question) namesKind() bool {
	for k := range q.items {
		if _, ok := q.kindNoun(k); ok {
			return true
		}
	}
	return false
}

// namesKinds reports whether texts are asked for as several: "which texts", "in resolutions".
func (q *question) namesKinds() bool {
	return slices.ContainsFunc(q.of(unread, page, word), func(k int) bool {
		_, ok := q.kindNoun(k)
		return ok && strings.HasSuffix(q.item(k), "s")
	})
}

// takeKinds returns the kinds of text that a question asks for, none for any, and
// takes the words as understood.
func (q *question) takeKinds() []string {
	var out []string
	for k := range q.items {
		if kinds, ok := q.kindNoun(k); ok {
			q.use(k)
			out = append(out, kinds...)
		}
	}
	return out
}

// listed reports whether a question is for a list of texts, or for the first or last of
// them: "resolutions since 2020", "the latest statement".
func (q *question) listed() bool {
	if q.asksVotes() || len(q.of(texts)) == 1 && len(q.of(state, set, text, norm, entity, number)) == 0 && (len(q.of(act)) == 0 || q.verbsAre(voted)) && !slices.ContainsFunc(q.of(word), q.asksForStates) && q.takeAdoption() != "" {
		return true
	}
	if !q.namesKind() || q.together() || q.onlySides() || q.ofShares() || q.asks(matrixWord) && len(q.of(set)) > 0 || len(q.of(state, text, texts, norm, entity)) > 0 || slices.ContainsFunc(q.of(act), func(k int) bool {
		return q.thing(k).verb != voted && (q.thing(k).verb != signed || len(q.of(set)) == 0 && !q.passive(k))
	}) {
		return false
	}
	if sets := q.of(set); len(sets) > 0 { // texts of a group, not States of it
		return !slices.ContainsFunc(sets, func(k int) bool { return q.thing(k).set.group == nil }) &&
			!slices.ContainsFunc(q.of(word), func(k int) bool {
				return q.stateNoun(k) || q.is(k, howMany) || strings.HasPrefix(q.item(k), "who")
			})
	}
	return q.years() || q.allKinds() || !strings.HasPrefix(q.item(0), "who") && q.takeAdoption() != "" || q.asks(newest, oldest, howMany) && len(q.of(page, unread)) <= 1
}

// passive reports whether an act is what was done to texts, and not what States did:
// "resolutions adopted in 2018", "which treaties were signed since 2010".
func (q *question) passive(k int) bool {
	for k--; k >= 0; k-- {
		if _, noun := q.kindNoun(k); noun {
			return true
		}
		if !q.is(k, filler, notWord) {
			return false
		}
	}
	return false
}

// allKinds reports whether nothing is asked for but texts of a kind: "treaties", "list
// all attributions".
func (q *question) allKinds() bool {
	plural := false
	for k := range q.items {
		kinds, noun := q.kindNoun(k)
		plural = plural || noun && kinds != nil && strings.HasSuffix(q.item(k), "s")
		if !noun && !q.is(k, filler, whoWord, whatWord, bothWord, timelineWord) {
			return false
		}
	}
	return plural
}

// apartKinds takes apart what was read as the texts of a kind and a year, where no act
// or State is named: "statements from 2019" asks for all of them.
func (q *question) apartKinds() {
	if len(q.of(act, state, set)) > 0 {
		return
	}
	for k := 0; k < len(q.items); k++ {
		ends := func(w string) bool { return w == "first" || w == "last" || w == "latest" || w == "oldest" }
		if !q.isClass(k, texts) && !(q.isClass(k, text) && (q.asks(newest, oldest) || ends(q.tokens[q.items[k].from].word))) {
			continue
		}
		var parts []item
		for i := q.items[k].from; i < q.items[k].to; i++ {
			one := item{from: i, to: i + 1}
			if n, day := q.date(i); n == 1 {
				one.class, one.date = date, day
			} else if things := q.r.names[q.tokens[i].word]; len(things) > 0 {
				one.class, one.things = things[0].class, things[:1]
			}
			parts = append(parts, one)
		}
		whole := q.items
		q.items = parts
		for i := range parts {
			if _, noun := q.kindNoun(i); !noun && !q.isClass(i, date) && !q.is(i, filler, since, newest, oldest) {
				parts = nil
				break
			}
		}
		if q.items = whole; parts != nil {
			q.items = slices.Replace(q.items, k, k+1, parts...)
		}
	}
}

// asksAdopted reports whether a question is whether a text was adopted by a vote, or
// without one.
func (q *question) asksAdopted() bool {
	return q.asksWhether() && len(q.of(text)) == 1 && len(q.of(state, set, norm)) == 0 && q.takeAdoption() != ""
}

// adopted answers that.
func (q *question) adopted() Answer {
	s := q.takeTexts()[0]
	for _, f := range s.Follows { // the resolution that adopted a treaty
		if t, ok := q.r.corpus.Statement(f.Statement); ok && s.Kind == "treaty" && t.Symbol == s.Symbol {
			s, q.items[q.of(text)[0]].things = t, []thing{textThing(t)}
		}
	}
	how := q.takeAdoption()
	q.use(q.of(act, page)...)
	a := q.texts(q.of(text))
	switch {
	case how == "vote" && s.RollCall():
		a.Says = "Yes: " + a.Says
	case how == "without" && s.WithoutVote():
		a.Says = "Yes: " + a.Says + ", was adopted without a vote"
	case s.RollCall():
		q.rollCall(s, &a)
		a.Says = "No: " + a.Says
	case s.WithoutVote():
		a.Says = "No: " + s.ShortTitle + " was adopted without a vote"
	case s.Kind == "expert-group":
		a.Says = s.ShortTitle + ", as its record says: " + s.Summary
	default:
		a.Says = "Not known: " + a.Says
	}
	return a
}

// takeAdoption is how the texts that are asked for were adopted: "vote", "without", or
// empty. A no before it is the other way: "not adopted by consensus".
func (q *question) takeAdoption() string {
	at := append(slices.DeleteFunc(q.of(word), func(k int) bool { return !q.is(k, unvoted) }), q.pages("consensus")...)
	how, other := "without", "vote"
	if len(at) == 0 {
		if at = q.pages("recorded-vote"); len(at) == 0 && q.verbsAre(voted) {
			at = q.of(act)
		}
		how, other = other, how
	}
	if len(at) == 0 {
		return ""
	}
	q.use(at...)
	k := at[0] - 1
	for said := "adopted pass passed go went agreed accepted taken"; q.is(k, filler) || q.item(k) != "" && slices.Contains(strings.Fields(said), q.item(k)); k-- {
		q.use(k)
	}
	if q.is(k, notWord, noneWord) || strings.HasSuffix(q.item(k), "without") {
		q.use(k)
		how = other
	}
	return how
}

// list answers with the texts of a kind, of a time and by how they were adopted.
func (q *question) list() Answer {
	how := q.takeAdoption()
	q.takeVerbs(voted)
	q.takeVerbs(signed)
	q.use(q.pages("consensus", "recorded-vote")...)
	if q.asksVotes() { // of what all records are about
		q.use(q.of(unread, page)...)
	}
	kinds := q.takeKinds()
	groups := q.of(set)
	q.use(groups...)
	found, t := q.pool(q.takeTexts())
	byAny := len(kinds) == 1 && isBlame(kinds[0]) && !slices.ContainsFunc(found, func(s *model.Statement) bool {
		return slices.ContainsFunc(groups, func(k int) bool { return bears(s, q.thing(k).set.group) })
	})
	found = slices.DeleteFunc(found, func(s *model.Statement) bool {
		return len(groups) > 0 && !slices.ContainsFunc(groups, func(k int) bool {
			return byAny && q.anyOf(s, k) || bears(s, q.thing(k).set.group)
		}) ||
			how == "vote" && !s.RollCall() || how == "without" && !s.WithoutVote()
	})
	a := Answer{Kind: Record}
	found, which := ends(q, found, (*model.Statement).When)
	noun := "text"
	if len(kinds) == 1 {
		noun = kinds[0]
	}
	if q.ofUN(kinds) {
		noun = "UN " + noun
	}
	a.Rows = prose.Each(found, q.r.bareRow)
	for _, k := range groups {
		name := q.thing(k).set.name()
		a.Caveats = append(a.Caveats, "texts that name "+name+" in their title or forum, or among the organisations that joined")
		if byAny {
			a.Caveats = append(a.Caveats, "and those with one or more members of "+name+" in their own name")
		}
	}
	switch how {
	case "without":
		a.Caveats = append(a.Caveats, "only those on record as adopted without a vote")
	case "vote":
		a.Caveats = append(a.Caveats, "only those with a roll call")
	}
	if a.Count = len(a.Rows); a.Count == 0 {
		such := map[bool]string{true: "such "}[len(groups) > 0 || how != ""]
		a.Says, a.Place = "no "+such+noun+t.words()+" is on record", "statement"
		return a
	}
	a.Place = a.Rows[0].Place
	plural := noun + "s"
	if one, y := strings.CutSuffix(noun, "y"); y {
		plural = one + "ies"
	}
	a.Says = prose.Count(a.Count, noun, plural) + t.words() + " on record"
	if which != "" {
		a.Says = "the " + which + " " + noun + t.words() + " on record: " + a.Rows[0].Title + ", " + found[0].When().Long()
	}
	return a
}

// groupDid answers what a group did or said, in a time or in all, with the texts that name it;
// how its members voted is asked of one text.
func (q *question) groupDid() Answer {
	if slices.ContainsFunc(q.of(set), func(k int) bool { return q.thing(k).set.group == nil }) {
		return Answer{Kind: Search}
	}
	q.takeWords(whatWord, record)
	q.use(q.typed("adopt", "adopts", "issue", "publish")...)
	a := q.list()
	a.Says = prose.List(prose.Each(q.of(set), func(k int) string { return q.thing(k).set.name() }), "and") + ": " + a.Says
	a.Caveats = append(a.Caveats, "what its members signed and how they voted is asked with the name of a text")
	return a
}

// anyOf reports whether a member of a group is on record in a text, in its own name.
func (q *question) anyOf(s *model.Statement, k int) bool {
	all, _ := q.members(dayOf(s), []int{k})
	return slices.ContainsFunc(all, func(co *model.Country) bool { return q.r.speaks(s, co) })
}

// bears reports whether a group stands in the title or the forum of a text, or among
// the organisations that are on its list.
func bears(s *model.Statement, g *model.Group) bool {
	in := " " + model.Fold(strings.Join(append([]string{s.Title, s.ShortTitle, s.Forum}, s.Organizations...), " ")) + " "
	return slices.ContainsFunc([]string{g.ShortName, g.Name}, func(name string) bool { return strings.Contains(in, " "+model.Fold(name)+" ") })
}

// ends keeps the newest or the oldest of a list where these are asked for, with all of
// the same day, and says which; empty where neither is.
func ends[T any](q *question, list []T, when func(T) model.Date) (kept []T, which string) {
	late, early := q.takeWords(newest), q.takeWords(oldest)
	if late == early {
		return list, ""
	}
	which = map[bool]string{true: "newest", false: "oldest"}[late]
	if len(list) == 0 {
		return list, which
	}
	edge := when(edgeOf(list, when, late))
	return slices.DeleteFunc(slices.Clone(list), func(one T) bool { return when(one) != edge }), which
}

// edgeOf is the newest or the oldest of a list.
func edgeOf[T any](list []T, when func(T) model.Date, late bool) T {
	byDay := func(a, b T) int { return when(a).Compare(when(b)) }
	if late {
		return slices.MaxFunc(list, byDay)
	}
	return slices.MinFunc(list, byDay)
}

// textsAbout returns the words that a text is to be about, as in "statements on
// ransomware"; empty where that is not asked.
func (q *question) textsAbout() string {
	noun := false
	var words []string
	for k := range q.items {
		switch _, ok := q.kindNoun(k); {
		case ok:
			noun = true
		case q.isClass(k, page, unread):
			words = append(words, q.raw(q.items[k]))
		}
	}
	if !noun || len(q.of(state, set, text, texts, norm, act, date)) > 0 {
		return ""
	}
	return strings.Join(words, " ")
}

// counted reports whether the States themselves are asked for: "how many countries are
// in the UN".
func (q *question) counted() bool {
	noun := false
	for k := range q.items {
		noun = noun || q.stateNoun(k)
		if !q.is(k, filler, howMany, whoWord, bothWord) {
			return false
		}
	}
	return noun && (q.is(0, howMany, bothWord) || q.is(0, whoWord) && strings.HasPrefix(q.item(0), "list"))
}

// everyState answers with the States of which comity has a record.
func (q *question) everyState() Answer {
	members := 0
	all := q.r.corpus.Countries()
	for _, co := range all {
		if co.UNStatus == "member" {
			members++
		}
	}
	a := Answer{Kind: Record, Place: "countries", States: all, Count: len(all), Rows: q.rows(all, nil)}
	a.Says = strconv.Itoa(members) + " Members of the United Nations and " + prose.Count(len(all)-members, "observer State")
	return a
}

// onlyTreaties reads "cybercrime treaties" as the treaties that have the words in their
// titles, where it is asked who signed them: nobody signs a resolution about one.
func (q *question) onlyTreaties(it *item) {
	words := strings.Fields(q.folded(it))
	if last := singular(words[len(words)-1]); it.class != texts || last != "treaty" && last != "convention" || len(words) < 2 {
		return
	}
	of := prose.Only(q.r.words.texts, func(s *model.Statement) bool {
		title := strings.Fields(model.Fold(s.Title))
		return s.Kind == "treaty" && !slices.Contains(title, "protocol") && !slices.ContainsFunc(words[:len(words)-1], func(w string) bool { return !slices.Contains(title, w) })
	})
	if _, votes := q.voteNamed(); len(of) > 1 && !votes {
		it.things = prose.Each(of, textThing)
	}
}
