package ask

import (
	"slices"
	"strconv"
	"strings"

	"comity/model"
	"comity/model/prose"
)

// asksNorms reports whether the norms themselves are asked for: how many there are,
// which a text carries, which texts carry one.
func (q *question) asksNorms() bool {
	named := len(q.pages("norm")) > 0
	carry := q.asks(mentions, behind)
	_, kinds := q.normKinds()
	switch {
	case len(q.of(state, act)) > 0 || slices.ContainsFunc(q.of(unread), func(k int) bool {
		_, kind := q.kindNoun(k)
		return q.normKind(k) == "" && !q.apartFromSet(k) && !(kind && (carry || q.namesKinds()) && len(q.of(norm)) == 1)
	}):
		return false
	case len(kinds) > 0 && len(q.of(norm, text, texts, set)) == 0 && (named || q.asks(howMany) || q.asks(whoWord)):
		return true
	case slices.ContainsFunc(q.of(number), func(k int) bool { return !slices.Contains([]int{11, 12, 23}, q.items[k].n) }): // norm 14
		return false
	case named && len(q.of(unread)) > 0:
		return len(q.of(norm, text, texts)) == 0
	case len(q.of(norm)) == 1 && len(q.of(text)) == 1 && len(q.of(set, texts)) == 0:
		return carry
	case len(q.of(norm)) == 1 && len(q.of(set, text, texts)) == 0:
		return carry && q.namesKind() || q.namesKinds() && !q.asksStates()
	case !named || len(q.of(page)) > 1:
		return false
	case len(q.of(text)) == 1 && len(q.of(set)) == 0:
		return carry || q.asks(whoWord, whatWord, howMany) || q.isClass(0, page) && !q.asks(reports)
	case len(q.of(set)) == 1:
		return q.thing(q.of(set)[0]).set.name() == "G7" && len(q.of(text, texts)) == 0
	}
	counted := len(q.of(number)) > 0 || slices.ContainsFunc(q.pages("norm"), func(k int) bool { return q.item(k) != "norms" && q.item(k) != "norm" })
	return len(q.of(text, texts)) == 0 && (counted || slices.ContainsFunc(q.of(word), func(k int) bool {
		return q.is(k, howMany) || q.is(k, whoWord) && strings.HasPrefix(q.item(k), "list")
	}))
}

// normKind is the kind of norm that an item asks for.
func (q *question) normKind(k int) string {
	if q.isClass(k, page) {
		return map[string]string{"limiting-norm": "limiting", "positive-duty": "positive duty"}[q.thing(k).page.Name()]
	}
	switch q.item(k) {
	case "limiting", "restrictive", "negative", "prohibitive", "donts", "prohibitions":
		return "limiting"
	case "positive", "duty", "duties", "dos":
		return "positive duty"
	}
	return ""
}

// normKinds is the kind of norm that a question names first, and the places of the words:
// "limiting norms", "what States should not do".
func (q *question) normKinds() (kind string, at []int) {
	for k := range q.items {
		said, next := q.normKind(k), k+1
		for q.is(next, filler) && q.stateNoun(next) {
			next++
		}
		switch {
		case q.isClass(k, unread, page) && said != "":
			at = append(at, k)
		case q.is(k, modal) && q.item(k) == "should" && len(q.pages("norm")) > 0 && (q.is(next, notWord) || q.is(next, record)):
			said = map[bool]string{true: "limiting", false: "positive duty"}[q.is(next, notWord)]
			at = append(at, k, next)
		default:
			continue
		}
		if kind == "" {
			kind = said
		}
	}
	return kind, at
}

// nameNorm settles which norm is meant by its number, "norm 7 of the G7", or by what it is
// about, "the norm on the supply chain", and what the G7 added to the norms of the UN.
func (q *question) nameNorm() {
	at := q.pages("norm")
	if len(at) != 1 || len(q.of(norm, text, texts, act)) > 0 {
		return
	}
	k := at[0]
	named := func(things []thing, from, end int, says string) {
		it := item{class: norm, things: things, from: q.items[from].from, to: q.items[end-1].to}
		if says != "" {
			q.slips = append(q.slips, says+" is read as "+things[0].norm.Name())
		}
		q.items = slices.Replace(q.items, from, end, it)
		for j := range q.items {
			if q.isClass(j, set) && q.thing(j).set.name() == "G7" || q.is(j, mentions) && !q.namesKind() || q.is(j, notWord, modal) || q.isClass(j, number) || j == from+1 && q.item(j) == "says" {
				q.items[j].skip()
			}
		}
	}
	g7 := slices.ContainsFunc(q.of(set), func(j int) bool { return q.thing(j).set.name() == "G7" })
	if added := q.typed("added", "add", "adds", "extra"); g7 && len(added) > 0 {
		for _, n := range q.r.corpus.Norms() {
			if !n.UN() && n.Twin == "" {
				q.use(added...)
				named([]thing{{class: norm, norm: n}}, k, k+1, "the norm that the G7 added")
				return
			}
		}
	}
	one := q.item(k) == "norm"
	if one && q.isClass(k+1, number) {
		if found := q.r.names["g7 point "+strconv.Itoa(q.items[k+1].n)]; len(found) > 0 {
			says := ""
			if !g7 {
				says = "the norms of the UN have letters, a to k; norm " + q.item(k+1)
			}
			named(found[:1], k, k+2, says)
		}
		return
	}
	if found := q.r.names["g7 point "+strings.TrimRight(q.item(k-1), "stndrh")]; one && g7 && len(found) > 0 { // the 12th norm of the G7
		named(found[:1], k-1, k+1, "")
		return
	}
	about := q.normsAbout()
	if kind, at := q.normKinds(); kind != "" && !q.is(at[0], modal) || !one || about == "" || len(q.of(number)) > 0 {
		return
	}
	if found := q.r.normOf(strings.Fields(model.Fold(about))); len(found) > 0 {
		for _, j := range q.of(page, unread) {
			if _, noun := q.kindNoun(j); j != k && !noun {
				q.items[j].skip()
			}
		}
		end := k + 1
		for q.is(end, filler) {
			end++
		}
		if end < len(q.items) {
			end = k + 1
		}
		named(found, k, end, "the norm about “"+clip(about)+"”")
	}
}

// normOf is the one norm of the UN whose title and text have most of some words, a word of the
// title counting twice, of several the first that the search finds, and then the others; none
// where none has one.
func (r *Reader) normOf(words []string) (best []thing) {
	most := 0
	for _, n := range r.corpus.Norms() {
		title, text, score := " "+model.Fold(n.Title), " "+model.Fold(n.OfficialText), 0
		for _, w := range words {
			stem := strings.TrimSuffix(singular(w), "y")
			switch {
			case w == "certs" || w == "cert" || w == "csirts" || w == "csirt":
				stem = "emergency response"
			case len(stem) < 5 || strings.HasPrefix(stem, "state") || strings.HasPrefix(stem, "count"):
				continue
			}
			if strings.Contains(title, " "+stem) {
				score += 2
			}
			if strings.Contains(text, " "+stem) {
				score++
			}
		}
		if score == 0 || !n.UN() {
			continue
		}
		switch {
		case score > most:
			best, most = []thing{{class: norm, norm: n}}, score
		case score == most:
			best = append(best, thing{class: norm, norm: n})
		}
	}
	for _, hit := range r.index().Search("kind:norm "+strings.Join(words, " "), 1).Hits {
		if found := r.names["norm "+strings.TrimPrefix(hit.Place, "norm/")]; len(best) > 1 && len(found) > 0 {
			return with(found[:1:1], best...)
		}
	}
	return best
}

// asksWords reports whether a question is whether a norm has some words: "does norm c mention
// due diligence".
func (q *question) asksWords() bool {
	return q.asksWhether() && q.asks(mentions) && len(q.of(norm)) == 1 && len(q.of(unread, page)) > 0 && len(q.of(state, set, text, texts, act)) == 0
}

// inWords answers that from the text of the norm alone.
func (q *question) inWords() Answer {
	n, words := q.thing(q.of(norm)[0]).norm, strings.Join(prose.Each(q.of(unread, page), func(k int) string { return q.raw(q.items[k]) }), " ")
	q.use(q.of(norm, unread, page)...)
	q.takeWords(mentions)
	a := Answer{Kind: Record, Place: n.Path(), Count: 1, Rows: []Row{q.r.rowOf(thing{class: norm, norm: n})}, Caveats: []string{"the text: " + n.OfficialText}}
	a.Says = map[bool]string{true: "Yes: the text of " + n.Name() + " has", false: "No: the text of " + n.Name() + " does not have"}[strings.Contains(model.Fold(n.OfficialText), model.Fold(words))] + " the words “" + words + "”"
	return a
}

// norms answers which norms there are, which a text carries, or which texts carry one.
func (q *question) norms() Answer {
	q.use(q.of(page, number)...)
	q.takeWords(mentions, behind)
	a := Answer{Kind: Record}
	if ns := q.of(norm); len(ns) == 1 {
		return q.carriers(q.thing(ns[0]).norm)
	}
	about := q.takeTexts()
	g7, eleven := len(q.of(set)) > 0, false
	for _, k := range q.of(number) { // the eleven of the UN, the twelve of the G7
		eleven = eleven || q.items[k].n == 11
		g7 = g7 || q.items[k].n == 12
	}
	for _, k := range q.pages("norm") {
		eleven = eleven || strings.HasPrefix(q.item(k), "eleven") || strings.HasPrefix(q.item(k), "11") || strings.HasPrefix(q.item(k), "un ")
	}
	kind, words := q.normKinds()
	q.use(words...)
	var kinds map[string][]string // their letters, where both are asked for
	if both := slices.ContainsFunc(words, func(k int) bool { return q.normKind(k) != kind && q.normKind(k) != "" }); both {
		kind = ""
		kinds = map[string][]string{}
	}
	un, all := 0, 0
	var labels []string
	for _, n := range q.r.corpus.Norms() {
		row := q.r.rowOf(thing{class: norm, norm: n})
		switch {
		case len(about) > 0 && !slices.ContainsFunc(about[0].Norms, func(c model.Carry) bool { return c.Norm == n.ID }):
			continue
		case len(about) > 0:
			row.Note = q.r.corpus.Why(about[0], n)
		case n.UN() && g7, !n.UN() && eleven, kind != "" && n.Kind != kind:
			continue
		}
		all++
		labels = append(labels, n.Name()+" ("+n.Title+")")
		if n.UN() {
			un++
		}
		if kinds != nil && n.UN() {
			kinds[n.Kind], row.Note = append(kinds[n.Kind], n.Label()), kindOf(n)
		}
		a.Rows = append(a.Rows, row)
	}
	q.use(q.of(set)...)
	a.Count, a.Place = all, "norms"
	var says []string
	if un > 0 || all == 0 {
		says = append(says, prose.Count(un, "norm")+" of the United Nations")
	}
	if all > un {
		says = append(says, prose.Count(all-un, "point")+" of the G7")
	}
	a.Says = prose.List(says, "and")
	if kinds != nil {
		a.Says = "limiting norms, of what States should not do: " + prose.List(kinds["limiting"], "and") + "; positive duties, of what States should do: " + prose.List(kinds["positive duty"], "and")
	}
	if len(about) > 0 {
		q.datesText(about[0])
		a.Place = about[0].Path()
		a.Says = about[0].ShortTitle + " carries by themselves " + a.Says
		if all > 0 && all <= 6 {
			a.Says += ": " + prose.List(labels, "and")
		}
		if about[0].NormsCollective {
			a.Caveats = append(a.Caveats, about[0].ShortTitle+" carries the norms as a set as well")
		}
	}
	return a
}

// carriers answers which texts carry a norm, or whether one does.
func (q *question) carriers(n *model.Norm) Answer {
	a := Answer{Kind: Norm}
	q.use(q.of(norm)...)
	kinds := q.takeKinds()
	apart := prose.Only(q.of(unread, word), q.apartFromSet)
	byName := false
	for _, k := range apart {
		q.use(k, q.lastBefore(k))
		byName = byName || q.item(k) == "name"
	}
	of := prose.Only(q.r.corpus.CarriersOf(n), func(s *model.Statement) bool {
		return (len(kinds) == 0 || slices.Contains(kinds, s.Kind)) && (len(apart) == 0 || q.r.corpus.How(s, n) != model.Set) && (!byName || q.r.corpus.How(s, n).ByName())
	})
	a.Rows = prose.Each(of, func(s *model.Statement) Row { return q.r.textRow(s, q.r.corpus.Why(s, n)) })
	a.Count, a.Place = len(a.Rows), n.Path()
	if about := q.takeTexts(); len(about) > 0 {
		q.datesText(about[0])
		a.Rows = slices.DeleteFunc(a.Rows, func(r Row) bool { return r.Statement != about[0].ID })
		a.Count, a.Says = len(a.Rows), about[0].ShortTitle+" does not carry "+n.Name()+" in comity's record"
		if a.Count > 0 {
			a.Says = about[0].ShortTitle + " carries " + n.Name() + ": " + a.Rows[0].Note
		}
		return a
	}
	t, impossible := q.takeTime()
	a.Rows = slices.DeleteFunc(a.Rows, func(r Row) bool { return impossible || !t.has(r.Date) })
	a.Count = len(a.Rows)
	a.Says = n.Name() + " is carried by " + prose.Count(a.Count, "text") + t.words() + map[bool]string{true: " of the kind " + strings.Join(kinds, " or ")}[len(kinds) > 0] + map[bool]string{true: ", each by itself or with the whole set", false: map[bool]string{true: " that name it", false: ", apart from those that carry the whole set"}[byName]}[len(apart) == 0]
	return a
}

// apartFromSet reports whether a word leaves out what carries the norms as a set: "apart from
// the set".
func (q *question) apartFromSet(k int) bool {
	return q.item(k) == "set" && q.is(q.lastBefore(k), notWord) || q.item(k) == "name" && q.item(k-1) == "by"
}

// bindingWords are those of a question whether norms oblige.
func bindingWords() []string {
	return strings.Fields("binding bind legally non voluntary mandatory compulsory obligatory law")
}

// againstWords are those of a question who is against norms.
func againstWords() []string { return strings.Fields("against oppose opposes reject rejects") }

// asksBinding reports whether a question is whether the norms oblige, or who is against
// them.
func (q *question) asksBinding() bool {
	if q.asksWhether() && len(q.typed("binding", "bind")) > 0 && len(q.of(state, set, text)) == 0 {
		return true
	}
	if len(q.pages("norm"))+len(q.of(norm)) == 0 || len(q.of(state, set, text, texts)) > 0 {
		return false
	}
	return q.asksWhether() && len(q.typed(bindingWords()...)) > 0 || q.asksAgainst()
}

// asksAgainst reports whether a question is who is against norms.
func (q *question) asksAgainst() bool {
	return q.asks(whoWord, define) && (q.verbsAre(no) || len(q.typed(againstWords()...)) > 0)
}

// binding answers with the term that says it; that nobody is on record against a norm is
// what comity has of the other.
func (q *question) binding() Answer {
	q.use(slices.Concat(q.of(act, norm), q.pages("norm"), q.typed(append(bindingWords(), againstWords()...)...))...)
	against := q.asksAgainst()
	if len(q.pages("norm"))+len(q.of(norm)) == 0 {
		q.use(q.of(page, texts, unread)...)
		q.takeKinds()
		return Answer{Kind: Search, Says: "not answered: no record says whether such a text binds a State; how each was adopted is on its record"}
	}
	if p, ok := q.r.corpus.Page("term/voluntary-and-non-binding"); ok && !against {
		return Answer{Kind: Record, Place: string(p.ID), Says: "the eleven norms are voluntary and non-binding. " + p.Lead(), Count: 1, Rows: []Row{{Title: p.Title, Place: string(p.ID), Note: p.Lead()}}}
	}
	return Answer{Kind: Record, Place: "norm", Says: "no record says that a State is against a norm: votes and lists are of texts", Rows: []Row{}}
}

// kindOf is the kind of a norm in words.
func kindOf(n *model.Norm) string {
	return map[bool]string{true: "limiting norm, of what States should not do", false: "positive duty, of what States should do"}[n.Kind == "limiting"]
}

// asksBackers reports whether a question is who endorsed the norms as a set, or whether
// some States did.
func (q *question) asksBackers() bool {
	return len(q.pages("norm")) > 0 && q.verbsAre(signed) && len(q.of(norm, text, texts, entity)) == 0 && (len(q.of(state)) > 0 || q.asksStates() && !q.namesKind()) && !q.asks(notWord, noneWord)
}

// backers answers that.
func (q *question) backers() Answer {
	q.use(append(q.pages("norm"), q.of(number)...)...)
	n := q.r.corpus.Norms()[0]
	return q.standing(n, "the eleven norms as a set", prose.Only(q.r.corpus.CarriersOf(n), func(s *model.Statement) bool { return q.r.corpus.How(s, n) == model.Set }))
}
