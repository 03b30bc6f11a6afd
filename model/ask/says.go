package ask

import (
	"slices"
	"strconv"
	"strings"

	"comity/model"
	"comity/model/prose"
)

// asksSaid reports whether a question about a norm is what States say they do about
// it: "who reports on norm g", "what does Canada say about norm j".
func (q *question) asksSaid() bool {
	if k := slices.IndexFunc(q.items, func(it item) bool { return q.folded(&it) == "norm" }); k > 0 && q.is(k-1, whoWord, whatWord) {
		return false // which norm says so
	}
	if len(q.of(norm)) == 0 && len(q.pages("norm")) == len(q.of(page)) && len(q.of(page, state)) > 1 && len(q.of(set, text, texts)) == 0 { // about the norms, by a State that is named
		return len(q.asksViews()) > 0 || q.takeWords(reports)
	}
	if len(q.of(norm)) == 0 || len(q.of(text, texts)) > 0 {
		return false
	}
	if q.takeWords(reports) {
		return true
	}
	if len(q.of(state, set)) == 0 && !q.asks(whoWord) {
		return false // what the norm itself says
	}
	return len(q.asksViews()) > 0 || len(q.of(state)) > 0 && len(q.typed(practiceWords()...)) > 0
}

// asksViews are the words that ask what was said, views too, and not only what is done.
func (q *question) asksViews() []int {
	return q.typed("say", "said", "says", "view", "views", "opinion", "opinions", "comment", "comments", "commented", "think", "thinks")
}

// practiceWords ask what a State does about a norm.
func practiceWords() []string {
	return strings.Fields("done doing practice practise steps step taken taking action actions apply applies applying respect respects fulfil fulfils comply complies observe observes follow follows put puts")
}

// said answers what States say they do about a norm: who says something, or what
// some States say. Views are no answer, and are counted apart.
func (q *question) said() Answer {
	var n *model.Norm // nil for all
	for _, k := range append(q.of(norm), q.pages("norm")...)[:1] {
		q.use(k)
		n = q.thing(k).norm
	}
	if n != nil && !n.UN() {
		return Answer{Kind: Record, Place: n.Path(), Says: n.Name() + " is a point of the G7; comity records what States say about the norms of the UN", Count: 0}
	}
	q.takeVerbs(positioned)
	q.use(q.typed(practiceWords()...)...)
	q.use(q.asksViews()...)
	named, except := q.takeStates()
	if len(named) > 0 {
		return q.saidBy(n, named)
	}
	b := q.conditions()
	kind := q.sayingAsked()
	says := `says("` + string(n.ID) + `")`
	if kind != "" {
		says = `says("` + string(n.ID) + `", "` + string(kind) + `")`
	}
	b.clauses = append(b.clauses, clause{exprs: []string{says}})
	a := q.holds(b, except)
	a.Kind, a.Rows = Who, nil
	kinds := map[model.Says]int{}
	for _, s := range q.r.corpus.Said(model.SaidAbout{Norm: n}) {
		if (kind == "" || s.Says == kind) && slices.ContainsFunc(a.States, func(co *model.Country) bool { return slices.Contains(s.Document.States(), co.ISO3) }) {
			kinds[s.Says]++
			a.Rows = append(a.Rows, q.saying(s))
		}
	}
	if views := q.r.corpus.Said(model.SaidAbout{Norm: n, Views: true}); len(a.States)+len(q.of(set)) == 0 && len(views) > 0 && len(q.asksViews()) > 0 {
		return Answer{Kind: Record, Place: n.Path(), Count: len(views), Rows: prose.Each(views, q.saying), Says: n.Name() + ": " + prose.Count(len(views), "view") + ", and no entry about what a State does", Caveats: []string{"a view claims no implementation", model.SaysRule}}
	}
	var counts []string
	for _, kind := range model.AllSays() {
		if kinds[kind] > 0 {
			counts = append(counts, prose.Count(kinds[kind], string(kind)))
		}
	}
	a.Says = q.states(len(a.States)) + " say in documents on record what they do about " + n.Name()
	if len(counts) > 0 {
		a.Says += ": " + prose.List(counts, "and")
	}
	for _, k := range q.of(set) {
		if g := q.thing(k).set.group; g != nil {
			q.saidAsOne(n, g, &a)
		}
	}
	a.Caveats = append(a.Caveats, model.SaysRule)
	if views := len(q.r.corpus.Said(model.SaidAbout{Norm: n, Views: true})); views > 0 {
		a.Caveats = append(a.Caveats, "views, which claim no implementation, are left out: "+strconv.Itoa(views)+" on the page of the norm")
	}
	return a
}

// saidAsOne puts before the members of an organisation what it says itself, if there
// are documents of it and the question names no members.
func (q *question) saidAsOne(n *model.Norm, g *model.Group, a *Answer) {
	c := q.r.corpus
	if slices.ContainsFunc(q.of(word), q.stateNoun) {
		return
	}
	if len(c.Said(model.SaidAbout{Group: g})) == 0 && len(c.Said(model.SaidAbout{Group: g, Views: true})) == 0 {
		return
	}
	claims := c.Said(model.SaidAbout{Norm: n, Group: g})
	a.Rows, a.Count = append(prose.Each(claims, q.saying), a.Rows...), a.Count+len(claims)
	says := "comity holds no document in which it says what it does about " + n.Name()
	if len(claims) > 0 {
		says = prose.Count(len(claims), "entry", "entries") + " about " + n.Name()
	}
	if views := summaries(c.Said(model.SaidAbout{Norm: n, Group: g, Views: true})); len(views) > 0 {
		says += ", and " + prose.Count(len(views), "view")
		a.Caveats = append(a.Caveats, "views of "+g.ShortName+" itself, which claim no implementation: "+strings.Join(views, " "))
	}
	a.Says = g.ShortName + " itself: " + says + ". Its members: " + a.Says
}

// summaries are what entries say, in comity's sentences.
func summaries(all []model.Said) []string {
	return prose.Each(all, func(s model.Said) string { return s.Summary })
}

// sayingAsked is the kind of saying that a question names, as in "measures on norm j".
func (q *question) sayingAsked() model.Says {
	for _, k := range q.of(word) {
		for _, kind := range model.AllSays() {
			if q.is(k, reports) && strings.Contains(q.item(k), string(kind)) {
				return kind
			}
		}
	}
	return ""
}

// saidBy answers what some States say about a norm.
func (q *question) saidBy(n *model.Norm, named []*model.Country) Answer {
	a := Answer{Kind: Record, States: named, Place: named[0].Path()}
	name := "the norms"
	if n != nil {
		name = n.Name()
	}
	var says []string
	for _, co := range named {
		about := model.SaidAbout{Norm: n, Country: co}
		claims := q.r.corpus.Said(about)
		about.Views = true
		views := q.r.corpus.Said(about)
		if len(views) > 0 && len(q.asksViews()) > 0 { // what was said
			a.Rows = append(a.Rows, prose.Each(slices.Concat(claims, views), q.saying)...)
			says = append(says, co.DisplayName()+" about "+name+": "+prose.Count(len(views), "view")+", and "+prose.Count(len(claims), "entry", "entries")+" about what it does")
			a.Caveats = append(a.Caveats, "a view claims no implementation")
			continue
		}
		a.Rows = append(a.Rows, prose.Each(claims, q.saying)...)
		if len(claims) == 0 {
			says = append(says, co.DisplayName()+": comity holds no document in which it says what it does about "+name)
		} else {
			says = append(says, co.DisplayName()+" about "+name+": "+prose.Count(len(claims), "entry", "entries"))
		}
		if len(views) > 0 {
			a.Caveats = append(a.Caveats, "views of "+co.DisplayName()+", which claim no implementation: "+strings.Join(summaries(views), " "))
		}
	}
	a.Count = len(a.Rows)
	a.Says = strings.Join(says, "; ")
	a.Caveats = append(a.Caveats, model.SaysRule)
	return a
}

// saying is the row of one entry of a document.
func (q *question) saying(s model.Said) Row {
	d := s.Document
	row := Row{
		ISO3: d.State, Name: q.r.corpus.Speaker(d), Title: d.Title, Act: string(s.Says), Date: d.Date,
		Note: s.Summary + " “" + s.Quote + "”", Source: d.URL, Place: "norm/" + strings.TrimPrefix(string(s.Norm), "un/"),
	}
	if d.State != "" {
		row.Place = "country/" + string(d.State)
	}
	return row
}

// position answers who has a published position, or those of some States.
func (q *question) position() Answer {
	named, except := q.takeStates()
	q.use(q.pages("international-law", "position-on-international-law")...)
	var a Answer
	if len(named) == 0 {
		b := q.conditions()
		if !slices.ContainsFunc(b.clauses, func(c clause) bool { return slices.Contains(c.exprs, "position()") }) {
			b.clauses = append(b.clauses, clause{exprs: []string{"position()"}})
		}
		a = q.holds(b, except)
	} else {
		q.takeVerbs(positioned)
		q.takeWords(notWord, behind, onlyWord)
		a = Answer{States: named, Place: named[0].Path()}
	}
	a.Kind, a.Rows = Position, []Row{}
	itself := q.positionsOfGroups(named, &a)
	t, bounded := q.positionTime(&a)
	times := share{enough: func(int, int) bool { return true }}
	for k := range q.items {
		if s, end := q.shareAt(k); end > k && q.isClass(end-1, number) && q.isClass(end, act) { // more than one position
			times, q.share.yes, a.Narrowed = s, s.yes, true
			a.Caveats = append(a.Caveats, "only those with "+s.yes+" positions, which the expression cannot say")
			q.use(k, end-1)
			break
		}
	}
	a.States = slices.DeleteFunc(slices.Clone(a.States), func(co *model.Country) bool {
		before := len(a.Rows)
		a.Rows = append(a.Rows, q.positions(co, t)...)
		if !bounded && len(named) == 0 && len(a.Rows) == before { // asked for without one
			a.Rows = append(a.Rows, Row{ISO3: co.ISO3, Name: co.DisplayName(), Place: co.Path()})
		}
		if n := len(a.Rows) - before; !times.enough(n, n) {
			a.Rows = a.Rows[:before]
			return true
		}
		return bounded && len(a.Rows) == before
	})
	if a.Narrowed {
		a.Count, a.Says = len(a.States), q.states(len(a.States))
	}
	if which := q.endsOf(&a); which != "" {
		a.onlyOfRows()
		a.Says = "the " + which + " on record, of " + a.Rows[0].Date.Long() + ": " + names(a.States)
	} else if len(named) > 0 {
		a.Count = len(a.Rows)
		a.Says = names(named) + ": " + prose.Count(len(a.Rows), "published position") + t.words() + " known to comity"
		if q.asks(whenWord) && len(a.Rows) > 0 {
			a.Says += ", of " + prose.List(prose.Each(a.Rows, func(r Row) string { return r.Date.Long() }), "and")
		}
	} else if bounded {
		a.Narrowed, a.Count, a.Says = true, len(a.States), q.states(len(a.States))
		a.Caveats = append(a.Caveats, "only those with a position"+t.words()+", which the expression cannot say")
	}
	if itself != "" && !bounded {
		a.Says = "Yes: " + itself + ". Its members: " + a.Says
	}
	a.Caveats = append(a.Caveats, "the positions are a selection, not a census; no position on record is not silence")
	return a
}

// positionsOfGroups notes the positions of the groups that are named, or that a State without
// one of its own is in. Itself is that of the one group of which a question is whether it has one.
func (q *question) positionsOfGroups(named []*model.Country, a *Answer) (itself string) {
	sets := q.of(set)
	for _, s := range q.r.corpus.Statements() {
		if s.Kind != "position" {
			continue
		}
		for _, k := range sets {
			g := q.thing(k).set.group
			if g == nil || !bears(s, g) {
				continue
			}
			a.Caveats = append(a.Caveats, "the position of "+g.ShortName+" itself: "+s.ShortTitle+", "+s.When().Long())
			if q.asOne(k) && !q.asks(notWord) {
				q.use(q.typed("itself")...)
				itself = g.ShortName + " itself published " + s.ShortTitle + ", " + s.When().Long()
			}
		}
		for _, co := range named {
			if act := q.r.corpus.Act(s, co); len(q.r.corpus.PositionsOf(co)) == 0 && (act == model.Member || act == model.Via) {
				a.Caveats = append(a.Caveats, co.DisplayName()+" is of those for which its group published a common position: "+s.ShortTitle+", "+s.When().Long())
			}
		}
	}
	return itself
}

// positions are the positions that a State published in some time.
func (q *question) positions(co *model.Country, t span) (out []Row) {
	for _, p := range q.r.corpus.PositionsOf(co) {
		if day := (model.Date{Year: p.Year}); t.has(day) {
			out = append(out, Row{ISO3: co.ISO3, Name: co.DisplayName(), Title: p.Title, Date: day, Note: p.Note, Source: p.URL, Place: co.Path()})
		}
	}
	return out
}

// titled are the places of the words that the title of a position of the one State has that a
// question names: "UK Attorney General speech 2022".
func (q *question) titled() (words []int) {
	named := q.of(state)
	if len(named) != 1 || len(q.of(text, texts, norm, act, set)) > 0 {
		return nil
	}
	for _, k := range q.of(unread) {
		if !slices.ContainsFunc(q.r.corpus.PositionsOf(q.thing(named[0]).state), func(p model.Position) bool {
			return len(q.item(k)) > 3 && slices.Contains(strings.Fields(model.Fold(strings.NewReplacer(",", " ", ":", " ").Replace(p.Title))), q.item(k))
		}) {
			return nil
		}
		words = append(words, k)
	}
	return words
}

// ofPositions reports whether the dates of a question are those of the positions that it asks
// for, and not the day of a group: "positions 2020 nato", not "EU members in 2019 with a position".
func (q *question) ofPositions(b *builder) bool {
	asked := slices.ContainsFunc(b.clauses, func(c clause) bool { return slices.Contains(c.exprs, "position()") })
	return asked && !slices.ContainsFunc(q.of(date), func(k int) bool {
		group := slices.Contains([]string{"in", "on", "of", "members of", "members in"}, q.item(k-1)) && q.isClass(q.lastBefore(k), set) && slices.ContainsFunc(q.of(act), func(j int) bool { return j > k })
		return group || q.is(k-1, asOf)
	})
}

// positionTime is the time in which positions were published, and whether a question
// names one.
func (q *question) positionTime(a *Answer) (t span, bounded bool) {
	left := slices.ContainsFunc(q.of(date), func(k int) bool { return !q.items[k].used })
	if !left || strings.Contains(a.Expression, "not position()") {
		return span{}, false
	}
	t, impossible := q.takeTime()
	if impossible {
		a.Caveats = append(a.Caveats, t.contradicts())
		t = span{only: []model.Date{{Year: 1}}}
	}
	return t, true
}
