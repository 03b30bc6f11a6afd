package ask

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"comity/model"
	"comity/model/prose"
	"comity/model/relation"
)

// cells answers what States did about texts: did X sign T, how did X vote on T.
func (q *question) cells() Answer {
	named, except := q.takeStates()
	about := q.takeTexts()
	a, place := Answer{Kind: Cell}, about[0].Path()
	if len(q.of(text)) == 0 { // none is named by itself
		b := &builder{q: q}
		about = b.voteable(about, q.of(act))
		a.Caveats, place = b.notes, about[0].Path()
		about = q.inOrder(about, named)
	}
	asked := q.cellVerbs(about, &a)
	if q.verbsAre(blamed) && len(named) > 1 { // did France blame Russia
		to, one := q.r.accused(about[0]), q.subject()
		named = slices.DeleteFunc(named, func(co *model.Country) bool { return co != one && slices.Contains(to, co) })
	}
	if len(except) > 0 && !asked {
		named = append(named, except...)
	}
	same := q.takeWords(alike, differ)
	q.takeWords(notWord, behind, versus, changed, between)
	if len(about) == 1 {
		q.datesText(about[0])
	}
	for _, s := range about {
		a.Caveats = append(a.Caveats, q.listDay(s)...)
		for _, co := range named {
			a.Rows = append(a.Rows, q.cell(s, co))
			if relation.Undated(s, co, q.r.corpus.Act(s, co)) {
				a.Caveats = append(a.Caveats, "the day on which "+co.DisplayName()+" joined is not on record; the text is of "+s.When().Long())
			}
		}
	}
	a.States = named
	a.Count = len(a.Rows)
	says := make([]string, 0, len(a.Rows))
	for i, row := range a.Rows {
		s, _ := q.r.corpus.Statement(row.Statement)
		act, _ := model.ParseAct(row.Act)
		says = append(says, fmt.Sprintf("%s: %s (%s) · %s", row.Name, row.Act, s.Meaning(act), dated(s, row)))
		if by, _ := sponsors(q.r.corpus, s, q.role()); q.verbsAre(sponsored) {
			as := map[role]string{sponsoring: "a main sponsor", hosting: "a host", reading: "the State that read it"}[q.role()]
			says[len(says)-1] = row.Name + ": " + map[bool]string{true: "on record as ", false: "not on record as "}[slices.Contains(by, named[i%len(named)])] + as + "; its act: " + row.Act + " · " + dated(s, row)
		}
		if on, ok := s.Ratified.Get(string(row.ISO3)); ok && q.verbsOf(party) {
			says[len(says)-1] += " · ratified on " + dayOn(on)
		}
		if later, ok := s.LaterJoiners.Get(string(row.ISO3)); ok {
			says[len(says)-1] += " · after the list: " + later
		}
		if i == 5 && len(a.Rows) > 6 {
			says = append(says, strconv.Itoa(len(a.Rows)-6)+" more")
			break
		}
	}
	a.Says = strings.Join(says, "; ")
	if len(about) > 1 && len(named) == 1 {
		a.Says = tally(a.Rows) + " of " + prose.Count(len(a.Rows), "text") + ". " + a.Says
	}
	if same && len(a.Rows) == 2 {
		a.Says = map[bool]string{true: "The same act. ", false: "Not the same act. "}[a.Rows[0].Act == a.Rows[1].Act] + a.Says
	}
	a.Place = place
	if len(named) == 1 {
		a.Says = q.whetherAll(about, named[0]) + a.Says
	}
	if len(named) == 1 && len(about) == 1 {
		a.Place = "matrix?at=" + string(named[0].ISO3) + "/" + string(about[0].ID) + "&show=evidence"
		q.whetherThen(&a, about[0], named[0])
	}
	return a
}

// inOrder are texts that nobody named one by one, those first on which one of some States is
// on record, by their days; only those that it did where "which ones" is asked.
func (q *question) inOrder(texts []*model.Statement, named []*model.Country) []*model.Statement {
	if len(q.typed("which ones")) > 0 && len(named) == 1 {
		if did := prose.Only(texts, func(s *model.Statement) bool { return q.whether(s, named[0]) == "Yes. " }); len(did) > 0 {
			texts = did
		}
	}
	off := func(s *model.Statement) int {
		return map[bool]int{false: 1}[slices.ContainsFunc(named, func(co *model.Country) bool { return q.r.corpus.Act(s, co).Recorded() })]
	}
	return slices.SortedStableFunc(slices.Values(texts), func(x, y *model.Statement) int { return cmp.Or(off(x)-off(y), x.When().Compare(y.When())) })
}

// tally says how often each act stands in some rows: "yes 5, abstain 3".
func tally(rows []Row) string {
	var counts model.Counts
	for _, row := range rows {
		if act, ok := model.ParseAct(row.Act); ok {
			counts[act]++
		}
	}
	return strings.Join(counts.Words(), ", ")
}

// dated is a text with its day, or with the day on which the State joined it where
// that is another.
func dated(s *model.Statement, row Row) string {
	if _, joined := s.Joined.Get(string(row.ISO3)); joined {
		return s.ShortTitle + map[bool]string{true: ", signed on ", false: ", joined on "}[row.Act == model.Signatory.Word()] + row.Date.Long()
	}
	if s.RollCall() {
		return s.ShortTitle + ", " + s.When().Long()
	}
	return s.ShortTitle + " (text of " + s.When().Long() + ")"
}

// cellVerbs takes the acts of a question about cells as understood, and notes those
// that the texts cannot have.
func (q *question) cellVerbs(about []*model.Statement, a *Answer) bool {
	acts := q.of(act)
	q.use(acts...)
	for _, k := range acts {
		for _, s := range about {
			v := q.thing(k).verb
			_, note := call(v, s)
			if v == sponsored {
				note = sponsorsOf(q.r.corpus, s, q.role())
			}
			if note != "" && v != took {
				a.Caveats = with(a.Caveats, note)
			}
		}
	}
	return len(acts) > 0
}

// texts answers with texts: one that is named, its roll call or its sponsors, or
// several.
func (q *question) texts(about []int) Answer {
	a := Answer{Kind: Record}
	first := q.items[about[0]]
	q.use(about...)
	s := first.things[0].text
	if i := slices.IndexFunc(first.things, func(t thing) bool { return q.role().has(t.text) }); i > 0 {
		s = first.things[i].text
	}
	if first.plural || len(about) > 1 {
		a.Rows = prose.Each(q.takeTexts(), q.r.bareRow)
		slices.SortStableFunc(a.Rows, func(x, y Row) int { return y.Date.Compare(x.Date) })
		a.Count, a.Place, a.Says = len(a.Rows), a.Rows[0].Place, prose.Count(len(a.Rows), "text")
		if q.asks(whenWord) && len(a.Rows) <= 6 {
			a.Says += ": " + strings.Join(prose.Each(a.Rows, func(r Row) string { return r.Title + ", " + r.Date.Long() }), "; ")
		}
		if q.takeVerbs(sponsored) {
			a.Says = strings.Join(prose.Each(q.takeTexts(), func(s *model.Statement) string { return sponsorsOf(q.r.corpus, s, q.role()) }), "; ")
		}
		return a
	}
	if proposed := q.proposal(&first, &a); proposed != nil {
		q.items[about[0]].things = []thing{textThing(proposed)}
		s = proposed
	}
	q.datesText(s)
	for k := range q.items { // how many of something else than States
		q.items[k].used = q.items[k].used && !q.ofOther(k)
	}
	a.Place, a.Count = s.Path(), 1
	a.Says = s.ShortTitle + ", " + s.When().Long()
	if q.tokens[0].word == "when" && (len(q.of(unread)) > 0 || len(q.of(act)) > 0 && !q.verbsAre(signed) && !q.verbsAre(voted)) { // another day than that of the text
		q.unuse(q.of(act)...)
		a.Says = "the text of " + s.ShortTitle + " is of " + s.When().Long()
	}
	switch {
	case !strings.HasPrefix(a.Says, "the text") && (q.takeVerbs(sponsored) || q.tokens[0].word == "who" && len(q.of(act)) == 0 && q.takeWords(behind)):
		a.Says = sponsorsOf(q.r.corpus, s, q.role())
		by, said := sponsors(q.r.corpus, s, q.role())
		if in := q.inside(&a); in != nil {
			by = prose.Only(by, func(co *model.Country) bool { return slices.Contains(in, co) })
			a.Says = prose.Count(len(by), "State") + " of those asked about. " + a.Says
		}
		a.States = by
		a.Count = len(a.States)
		a.Rows = prose.Each(a.States, func(co *model.Country) Row {
			return Row{ISO3: co.ISO3, Name: co.DisplayName(), Statement: s.ID, Title: s.ShortTitle, Date: s.When(), Note: strings.TrimSuffix(said, " by"), Source: sourceOf(s), Place: co.Path()}
		})
	case s.RollCall() && (q.takeVerbs(voted) || q.asks(howMany) && q.takeVerbs(yes, no, abstained, absent)):
		q.rollCall(s, &a)
	case !strings.HasPrefix(a.Says, "the text") && q.takeVerbs(voted, yes, no, abstained, absent):
		a.Caveats = append(a.Caveats, noVote(s))
		fallthrough
	default:
		a.Rows = []Row{q.r.textRow(s, s.Summary)}
		if adoption := q.typed("adopted", "adoption", "adopt"); s.Kind == "treaty" && len(adoption) > 0 {
			q.use(adoption...)
			a.Says = strings.TrimPrefix(a.Says, "the text of ")
			if before := q.resolutions(s); len(before) > 0 {
				a.Rows = append(a.Rows, before...)
				a.Says = "the text of " + a.Says + ", is of the day on which it was opened for signature; the resolutions before it are below"
				for _, r := range before {
					if strings.Contains(r.Note, "it adopted") {
						a.Says = s.ShortTitle + ": adopted by " + r.Title + ", " + r.Date.Long() + "; opened for signature on " + s.When().Long()
					}
				}
			}
		}
	}
	return a
}

// proposal is the proposal that has the name of later texts, where a question is who
// proposed it; these are told.
func (q *question) proposal(it *item, a *Answer) *model.Statement {
	if it.class != text || !slices.ContainsFunc(q.of(act), func(k int) bool { return strings.Contains(q.item(k), "propos") }) {
		return nil
	}
	for _, t := range it.things {
		for _, f := range t.text.Follows {
			if s, ok := q.r.corpus.Statement(f.Statement); ok && s.Kind == "proposal" {
				later := prose.Each(it.things, func(t thing) string { return sponsorsOf(q.r.corpus, t.text, sponsoring) })
				a.Caveats = append(a.Caveats, "later texts of that name: "+strings.Join(later, "; "))
				return s
			}
		}
	}
	return nil
}

// rollCall answers how all voted on a text.
func (q *question) rollCall(s *model.Statement, a *Answer) {
	a.Kind = Votes
	for _, act := range []model.Act{model.Yes, model.No, model.Abstain, model.Absent, model.Unknown} {
		for _, co := range q.r.corpus.Did(s, act) {
			a.States = append(a.States, co)
			a.Rows = append(a.Rows, q.cell(s, co))
		}
	}
	a.Count = len(a.States)
	a.Place = "map?statement=" + string(s.ID)
	a.Says = s.ShortTitle + ", " + s.When().Long() + ": " + tally(a.Rows)
}

// page answers with a page or a term.
func (q *question) page() Answer {
	k := q.of(page)[0]
	p := q.thing(k).page
	for _, t := range q.items[k].things { // pillars, with the page of that title
		if !strings.Contains(model.Fold(p.Title), q.item(k)) && strings.Contains(model.Fold(t.page.Title), q.item(k)) {
			p = t.page
		}
	}
	q.use(k)
	if q.is(k+1, filler) && q.isClass(k+2, page) && strings.HasPrefix(q.item(k+1), "of") { // of the framework
		q.use(k + 2)
	}
	for _, k := range q.of(word) { // a term says of no State that it does something
		q.items[k].used = q.items[k].used && !(q.is(k, whoWord) && q.stateNoun(k)) && (k == 0 || !q.is(k, whoWord, howMany, whenWord))
	}
	row := Row{Title: p.Title, Place: string(p.ID), Note: p.Lead()}
	return Answer{Kind: Record, Place: row.Place, Says: cmp.Or(p.Lead(), p.Title), Count: 1, Rows: []Row{row}}
}

// norm answers with a norm: what it says, and who is on record for it.
func (q *question) norm() Answer {
	k := q.of(norm)[0]
	n := q.thing(k).norm
	q.use(k)
	var says string
	if kind, words := q.normKinds(); len(words) > 0 {
		q.use(words...)
		if q.asksWhether() && len(words) == 1 {
			says = map[bool]string{true: "Yes: ", false: "No: "}[kind == n.Kind]
		}
		says += n.Name() + " is a " + kindOf(n) + ". "
	}
	about := q.asks(whoWord, howMany, behind) || len(q.of(act, state, set)) > 0
	a := q.standing(n, n.Title, q.r.corpus.CarriersOf(n))
	text := "the text: " + n.OfficialText
	if !about { // what it says comes first
		a.Says, text = n.Title+": “"+n.OfficialText+"”", a.Says
	}
	a.Says, a.Place = says+a.Says, n.Path()
	a.Caveats = slices.Insert(a.Caveats, len(a.Caveats)-1, text)
	return a
}

// standing answers which States are on record with a norm, or those that are named, by
// the texts among some that cite it or back the set.
func (q *question) standing(n *model.Norm, title string, texts []*model.Statement) Answer {
	c := q.r.corpus
	texts = prose.Only(texts, func(s *model.Statement) bool { return c.How(s, n) != model.Subject })
	a := Answer{Kind: Norm, Place: "norms"}
	q.takeWords(behind)
	q.takeVerbs(signed, yes)
	named, except := q.takeStates()
	inside := q.inside(&a)
	of := " of the " + prose.Count(len(texts), "text") + " that cite it or back the set"
	var says []string
	var counts model.Counts
	for _, co := range c.Countries() {
		act, count := c.StandingOn(texts, n, co, c.Act)
		if slices.Contains(named, co) {
			if says = append(says, co.DisplayName()+" "+act.Word()+" on "+strconv.Itoa(count)); count == 0 {
				says[len(says)-1] = co.DisplayName() + " is on record on none"
				a.Caveats = with(a.Caveats, "no act on record says nothing about the view of a State")
			}
		}
		if count == 0 || len(named) > 0 && !slices.Contains(named, co) || slices.Contains(except, co) || inside != nil && !slices.Contains(inside, co) {
			continue
		}
		counts[act]++
		a.States = append(a.States, co)
		a.Rows = append(a.Rows, Row{ISO3: co.ISO3, Name: co.DisplayName(), Act: act.Word(), Title: title, Note: "on " + strconv.Itoa(count) + of, Place: co.Path()})
	}
	a.Count = len(a.States)
	acts := ""
	if a.Count > 0 {
		acts = " (" + strings.Join(counts.Words(), ", ") + ")"
	}
	a.Says = title + ": " + prose.Count(a.Count, "State") + " on record for it" + acts + ", by " + prose.Count(len(texts), "text") + " that cite it or back the set"
	if len(says) > 0 {
		a.Says = title + ": " + strings.Join(says, ", ") + of
	}
	a.Caveats = append(a.Caveats, "texts adopted by the whole membership without a vote are not counted for any State")
	return a
}

// inside returns the States of the sets that a question names, or nil if it names
// none.
func (q *question) inside(a *Answer) []*model.Country {
	if len(q.of(set)) == 0 {
		return nil
	}
	b := q.conditions().onlySets()
	day, told := q.groupDay(b)
	found, expr := b.among(day)
	groups, _ := q.groupCaveats(b, day, told)
	a.Caveats = append(append(a.Caveats, "among "+expr), groups...)
	return found
}
