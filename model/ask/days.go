package ask

import (
	"slices"
	"strings"

	"comity/model"
	"comity/model/prose"
)

// dayForms are the forms of questions for who chaired what, and when something was
// agreed or came into force.
func (q *question) dayForms() []form {
	asked, _ := q.asksCourse()
	return []form{
		form{q.asksChair, q.chair}.worded(q.typed(strings.Fields("chaired chair chairs chairing chairman chairwoman chairperson chairmanship led leads headed presided presiding presides president")...), q),
		{q.asksContent, q.content},
		form{q.asksCreated, q.created}.worded(q.typed("created", "create", "creates", "established", "establish", "establishes", "founded", "set up", "mandated", "set", "up"), q),
		form{q.asksClosest, q.closest}.worded(q.typed("closest", "narrowest", "tightest", "most contested", "most divisive"), q),
		{q.asksSpoke, q.spoke},
		{q.asksPara, q.para},
		form{q.asksBetween, q.timeBetween}.worded(q.typed(strings.Fields("day days week weeks month months year years long time passed pass")...), q),
		{q.asksDoes, q.does},
		{q.asksSymbol, q.symbols},
		{q.asksForce, q.force},
		{q.asksSet, q.carrySet},
		{func() bool { return asked != noCourse }, q.courseOf},
	}
}

// asksChair reports whether a question is who chaired a group: "who chaired the OEWG".
func (q *question) asksChair() bool {
	return len(q.of(set, norm, entity)) == 0 && (len(q.of(text, texts)) > 0 || len(q.groupTerms()) > 0)
}

// groupTerms are the places of the terms for groups that have a chair.
func (q *question) groupTerms() []int { return q.pages("oewg", "gge", "global-mechanism") }

// chair answers with the chairs of the groups that a question may mean.
func (q *question) chair() Answer {
	in := q.r.corpus.Statements()
	names := prose.Each(q.groupTerms(), func(k int) string { return q.thing(k).page.Title })
	about := q.of(text, texts)
	q.use(slices.Concat(about, q.groupTerms(), q.of(act))...)
	t, _ := q.takeTime()
	if len(about) > 0 {
		for _, k := range about { // all are in the answer
			q.items[k].plural = true
		}
		if in = q.groupsOfUN(); len(in) == 0 {
			for _, k := range about {
				in = with(in, prose.Each(q.items[k].things, func(t thing) *model.Statement { return t.text })...)
			}
		}
	}
	named, _ := q.takeStates()
	a := Answer{Kind: Record, Place: in[0].Path()}
	var says []string
	for _, s := range in {
		chair := s.Chair
		from := q.r.statesIn(chair)
		named := len(named) == 0 || slices.ContainsFunc(named, func(co *model.Country) bool { return slices.Contains(from, co) })
		titled := len(about) > 0 || slices.ContainsFunc(names, func(name string) bool { return strings.Contains(s.ShortTitle, name) })
		if chair == "" && titled && (s.Kind == "report" || s.Kind == "expert-group") && t.has(s.When()) {
			a.Caveats = append(a.Caveats, s.ShortTitle+": comity has no chair on record")
		}
		if chair == "" || !named || !titled || len(about) == 0 && !t.has(s.When()) {
			continue
		}
		a.Rows = append(a.Rows, q.r.textRow(s, "chair: "+chair))
		a.States = with(a.States, from...)
		says = append(says, s.ShortTitle+": "+chair)
	}
	if a.Count = len(a.Rows); a.Count == 0 {
		a.Says = "no such chair is on record"
		if len(named) == 0 {
			a.Says = in[0].ShortTitle + ": comity has no chair on record"
		}
		return a
	}
	a.Place, a.Says = a.Rows[0].Place, "chair of "+strings.Join(says, "; ")
	if len(in) == 1 && slices.ContainsFunc(q.of(word), q.stateNoun) { // and its members
		if experts := q.r.corpus.Did(in[0], model.Expert); len(experts) > 0 {
			q.takeWords(andWord, whoWord)
			a.Says += "; experts of " + prose.Count(len(experts), "State")
			a.Rows = append(a.Rows, prose.Each(experts, func(co *model.Country) Row { return q.cell(in[0], co) })...)
		}
	}
	if q.asksWhether() && len(named) > 0 {
		a.Says = "Yes: " + a.Says
	}
	return a
}

// asksForce reports whether a question is whether or when a text came into force.
func (q *question) asksForce() bool {
	return len(q.typed("force", "effect", "binding")) > 0 && len(q.of(text)) == 1 && len(q.of(state, set, texts, norm)) == 0
}

// force answers with what the record of the text says of it, and never with another
// day.
func (q *question) force() Answer {
	s := q.takeTexts()[0]
	q.use(q.typed("force", "effect", "binding", "legally", "enter", "enters", "entered", "entry", "come", "comes", "came", "take", "takes", "took", "into", "already", "yet")...)
	a := Answer{Kind: Record, Place: s.Path(), Count: 1, Rows: []Row{q.r.textRow(s, s.Summary)}}
	a.Says = "no day on which " + s.ShortTitle + " came into force is on record; it is of " + s.When().Long()
	if s.Kind != "treaty" {
		a.Says = s.ShortTitle + " is no treaty, and nothing on record comes into force with it; it is of " + s.When().Long()
	}
	if s.Force != "" {
		nobody := map[bool]string{true: "no State is on record as party. "}[notInForce(q.r.corpus, s)]
		a.Says = s.ShortTitle + ": " + nobody + map[bool]string{true: prose.Small(s.Force), false: s.Force}[nobody == ""]
	}
	return a
}

// asksSet reports whether a question is when a norm was agreed, or where the set of the
// eleven is: "which report adopted the eleven norms", "texts that carry the norms as a
// set".
func (q *question) asksSet() bool {
	norms, pages := q.of(norm), q.pages("norm")
	if len(norms)+len(pages) != 1 || len(q.of(state, set, text, texts, entity)) > 0 || slices.ContainsFunc(q.of(unread), func(k int) bool {
		_, noun := q.kindNoun(k)
		return !noun && !slices.Contains(q.setWords(), k)
	}) {
		return false
	}
	when := q.tokens[0].word == "when" || q.asks(whenWord) || len(q.typed("come", "comes", "origin", "source")) > 0
	return when && len(q.of(date)) == 0 || len(pages) == 1 && (len(q.typed("set")) > 0 || q.verbsAre(signed) && q.namesKind())
}

// setWords are the places of the words for agreeing on norms.
func (q *question) setWords() []int {
	return q.typed("set", "agreed", "created", "come", "comes", "made", "written", "accepted", "origin", "source")
}

// carrySet answers with the text of which the norms are, or with those that carry the
// set.
func (q *question) carrySet() Answer {
	n, name := q.r.corpus.Norms()[0], "the eleven norms"
	if norms := q.of(norm); len(norms) > 0 {
		n = q.thing(norms[0]).norm
		name = n.Name()
	}
	set := len(q.typed("set")) > 0
	q.use(slices.Concat(q.of(norm, page, number, act), q.setWords(), q.typed("where", "where do", "from"))...)
	q.takeWords(behind, mentions, alike, whenWord)
	pool, t := q.pool(nil)
	a := Answer{Kind: Record, Place: "norms"}
	kinds := q.takeKinds()
	other := len(kinds) > 0 && !slices.Contains(kinds, "report") // of another kind than that in which they are
	if s, ok := q.r.corpus.Statement(n.Source); ok && !set && !other {
		a.Rows, a.Count, a.Place = []Row{q.r.textRow(s, s.Summary)}, 1, s.Path()
		a.Says = name + ": agreed in " + s.ShortTitle + ", " + s.When().Long()
		a.Caveats = []string{prose.Count(len(q.r.corpus.CarriersOf(n)), "text") + " on record carry " + name + ", some as earlier or later steps"}
		return a
	}
	for _, s := range pool {
		if how := q.r.corpus.How(s, n); how == model.Set || other && how.ByName() {
			a.Rows = append(a.Rows, q.r.textRow(s, q.r.corpus.Why(s, n)))
		}
	}
	a.Count = len(a.Rows)
	a.Says = prose.Count(a.Count, "text") + t.words() + " on record that carry " + name + map[bool]string{false: " as a set", true: ": " + strings.Join(prose.Each(a.Rows, func(r Row) string { return r.Title + ", " + r.Date.Long() }), "; ")}[other]
	return a
}

// endOf keeps the newest or the oldest of the texts that have a name, where it is asked
// for: "the latest statement on ransomware".
func (q *question) endOf(k int) {
	before, it := k-1, &q.items[k]
	if !q.is(before, newest, oldest) {
		return
	}
	if _, found, _ := q.r.window(q.tokens[it.from:it.to]); len(found) > len(it.things) {
		it.things = prose.Each(found, textThing)
	}
	if len(it.things) < 2 { // of one, what is asked for first or last is not understood
		q.items[before].class, q.items[before].things = unread, nil
		return
	}
	of := before - 1 // Norway's latest; the latest of Norway
	if next := q.item(k + 1); next == "of" || next == "by" {
		of = k + 2
	}
	if q.isClass(of, state) {
		own := prose.Only(it.things, func(t thing) bool { return q.r.corpus.Act(t.text, q.thing(of).state).OwnName() })
		if len(own) > 0 {
			it.things = own
		}
	}
	edge := edgeOf(it.things, func(t thing) model.Date { return t.text.When() }, q.is(before, newest))
	it.things, it.class, it.plural = []thing{edge}, text, false
	q.items[before].skip()
}

// lastOf reads the first or the last behind the name of a text as one of that name: "in
// the first GGE and in the last".
func (q *question) lastOf(k int) {
	if !q.is(k, newest, oldest) || q.isClass(k+1, text, texts) {
		return
	}
	for _, j := range prose.Only(q.of(text), func(j int) bool { return j < k }) {
		_, name, _ := strings.Cut(strings.TrimPrefix(q.item(j), "the "), " ")
		if found := q.r.names[strings.TrimPrefix(q.item(k), "the ")+" "+name]; len(found) > 0 && found[0].class == text {
			q.items[k].class, q.items[k].things = text, found[:1]
		}
	}
}

// asksVotes reports whether a question is for the votes or the texts of a time, or for
// the last of them: "UN votes in December 2019", "what was adopted in 2021".
func (q *question) asksVotes() bool {
	if len(q.of(state, set, text, texts, norm, entity, outside)) > 0 || slices.ContainsFunc(q.of(unread, page), func(k int) bool { return !isTopic(q.item(k)) }) ||
		q.asks(most, least, alone, changed, alike, differ) || slices.ContainsFunc(q.of(word), q.asksForStates) {
		return false
	}
	if q.verbsAre(voted) {
		return q.years() || q.asks(newest, oldest) || q.asks(bothWord, howMany) && len(q.of(number)) == 0
	}
	return q.verbsAre(signed) && q.tokens[0].word == "what" && q.years()
}

// rollCalls are those of a time in which two States are on record: in which both voted
// the same, in which they are recorded differently, how many both voted in, and in how
// many one or both were absent.
func (q *question) rollCalls(x, y *model.Country, t span) (same, apart []*model.Statement, voted, absent int) {
	for _, s := range q.r.corpus.Statements() {
		ax, ay := q.r.corpus.Act(s, x), q.r.corpus.Act(s, y)
		if !s.RollCall() || !t.has(s.When()) || !ax.Recorded() || !ay.Recorded() {
			continue
		}
		switch {
		case ax != ay:
			apart = append(apart, s)
		case ax != model.Absent:
			same = append(same, s)
		}
		if ax == model.Absent || ay == model.Absent {
			absent++
		} else {
			voted++
		}
	}
	return same, apart, voted, absent
}
