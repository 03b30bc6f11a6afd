package ask

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"

	"comity/model"
	"comity/model/prose"
)

// accused are the States to which a text attributes something: those that it names
// there, but for those that speak in it.
func (r *Reader) accused(s *model.Statement) []*model.Country {
	return slices.DeleteFunc(r.statesIn(s.AttributedTo), func(co *model.Country) bool { return r.speaks(s, co) })
}

// speaks reports whether a State or an agency of it is on record in a text by its name.
func (r *Reader) speaks(s *model.Statement, co *model.Country) bool {
	act := r.corpus.Act(s, co)
	return act.OwnName() || act == model.Agency
}

// attributes reports whether a text attributes something to what an item names: a State,
// or another actor by a word of its name, as GRU.
func (q *question) attributes(s *model.Statement, k int) bool {
	if q.isClass(k, state) {
		return slices.Contains(q.r.accused(s), q.thing(k).state)
	}
	words := strings.Fields(model.Fold(s.AttributedTo))
	return q.isClass(k, unread) && len(q.item(k)) > 2 && slices.Contains(words, q.item(k))
}

// attributions returns the attributions that are as is asked, and takes words of their
// titles that narrow them as understood: "who blamed China for the Exchange hack".
func (q *question) attributions(asked func(*model.Statement) bool) []*model.Statement {
	t, impossible := q.takeTime()
	found := prose.Only(q.r.corpus.Statements(), func(s *model.Statement) bool {
		return s.AttributedTo != "" && (s.Kind == "advisory") == q.advised() && !impossible && t.has(s.When()) && asked(s)
	})
	for k := range q.items {
		if _, noun := q.kindNoun(k); noun || !q.isClass(k, unread, state) || q.items[k].used || slices.ContainsFunc(found, func(s *model.Statement) bool { return q.attributes(s, k) }) {
			continue
		}
		narrow := slices.DeleteFunc(slices.Clone(found), func(s *model.Statement) bool {
			return !slices.Contains(strings.Fields(model.Fold(s.ShortTitle)), q.item(k))
		})
		if len(narrow) > 0 {
			found = narrow
			q.use(k)
		}
	}
	return found
}

// attributionsTo returns the attributions to a State or another actor, where these are
// asked for: "attributions to China", "how many attributions are there against Russia".
func (q *question) attributionsTo() (found []*model.Statement, to []int) {
	if len(q.of(set, text, texts)) > 0 || len(q.of(state)) > 1 {
		return nil, nil
	}
	for k := range q.items {
		if !q.isClass(k, state, unread) {
			continue
		}
		about := k
		var between []int
		for about--; about > 0 && (q.is(about, filler) && q.item(about) != "by" || q.toward(about)); about-- {
			if q.toward(about) {
				between = append(between, about)
			}
		}
		kinds, _ := q.kindNoun(about)
		others := slices.ContainsFunc(q.of(act), func(j int) bool { return !slices.Contains(between, j) })
		if len(between) > 0 && len(kinds) == 1 && isBlame(kinds[0]) && !others {
			restore := q.marks()
			found = q.attributions(func(s *model.Statement) bool { return q.attributes(s, k) })
			if q.isClass(k, state) && !slices.ContainsFunc(between, func(j int) bool { return !strings.HasPrefix(q.item(j), "of") }) { // of France: those that it made, where these are more
				if by := q.attributions(func(s *model.Statement) bool { return q.r.speaks(s, q.thing(k).state) }); len(by) > len(found) {
					if restore(); len(found) > 0 {
						q.slips = with(q.slips, "of "+q.raw(q.items[k])+" is read as by it; on record about it: "+strconv.Itoa(len(found)))
					}
					return nil, nil
				}
			}
			if len(found) > 0 || q.isClass(k, state) {
				q.use(append(between, k, about)...)
				return found, []int{k}
			}
		}
	}
	return nil, nil
}

// toward reports whether a word stands between an attribution and the State or actor that
// it names: "against".
func (q *question) toward(k int) bool {
	first, _, _ := strings.Cut(q.item(k), " ")
	return slices.Contains(strings.Fields("to against of on about name naming named names mentioning concerning regarding blame blames blaming target targeting accuse accusing mention"), first)
}

// advised reports whether a question is for advisories of agencies.
func (q *question) advised() bool {
	return slices.ContainsFunc(q.of(unread, page), func(k int) bool { kinds, _ := q.kindNoun(k); return slices.Contains(kinds, "advisory") })
}

// asksAccused reports whether a question is to whom something was attributed, and not by
// whom: "who was behind SolarWinds", "was Russia blamed for NotPetya", "whom did the US
// blame".
func (q *question) asksAccused() bool {
	acts := q.of(act)
	if q.byWhom() {
		return false
	}
	if len(acts) == 0 {
		if !q.asks(whoWord, define) || len(q.typed("behind", "responsible", "did")) == 0 {
			return false
		}
		about := q.about()
		if len(about) > 0 && q.asksWhat() && len(q.of(state)) > 0 && !slices.ContainsFunc(q.of(state), func(k int) bool { return slices.Contains(q.r.accused(about[0]), q.thing(k).state) }) {
			return false // what Switzerland did about it
		}
		return len(about) > 0 && about[0].AttributedTo != ""
	}
	k := acts[0]
	if !q.verbsAre(blamed) {
		return false
	}
	if last := q.item(len(q.items) - 1); q.is(0, whatWord) && len(q.of(state)) == 2 && (last == "of" || last == "for") { // what did Georgia accuse Russia of
		return true
	}
	if len(q.typed(attackWords()...)) > 0 && len(q.of(state)) == 1 && !q.asks(whoWord) { // attacks attributed by Japan
		return true
	}
	begins := func(k int, words ...string) bool {
		return slices.Contains(words, strings.TrimPrefix(q.item(k), "what "))
	}
	ed := strings.HasSuffix(q.item(k), "ed")
	switch {
	case begins(k-1, "to"), ed && begins(k+1, "of", "for", "in") && !q.isClass(k+2, state): // to blame; countries accused of
		return true
	}
	between := false // a State or we
	for k--; k >= 0; k-- {
		switch {
		case begins(k, "was", "were", "is", "are", "be", "been", "being"), q.is(k, define):
			return ed
		case q.is(k, modal), begins(k, "did", "do", "does", "has", "have"):
			return between && q.asks(whoWord)
		case q.isClass(k, state, set), begins(k, "we", "i", "you", "one"):
			between = true
		case !q.isClass(k, text, texts) && !q.is(k, filler):
			return false
		}
	}
	return false
}

// byWhom reports whether a question about an accusation asks who made it: "and by whom",
// "by which States", "which States was it accused by".
func (q *question) byWhom() bool {
	for k := range q.items {
		if strings.HasSuffix(q.item(k), "by") && (q.is(k+1, whoWord) || k == len(q.items)-1 && q.item(k) == "by" && q.asks(whoWord)) {
			return true
		}
	}
	return false
}

// doneTo reports whether something was done to a State: "was Russia blamed".
func (q *question) doneTo(k int) bool {
	be := strings.Fields("was were is are be been being")
	before, between := k > 0 && slices.Contains(be, strings.TrimPrefix(strings.TrimPrefix(q.item(k-1), "what "), "when ")), false
	for k++; q.is(k, filler); k++ {
		between = between || slices.Contains(be, q.item(k))
	}
	return (before || between) && q.isClass(k, act)
}

// accusedIn answers to whom something was attributed.
func (q *question) accusedIn() Answer {
	found := q.about()
	var by, to []int // States
	attacks := len(q.typed(attackWords()...)) > 0
	over := strings.Fields("for over in about of against")
	for _, k := range q.of(state) {
		if acts := q.of(act); len(acts) > 0 && k > acts[0] && len(q.of(state)) > 1 && slices.Contains(over, q.item(k-1)) {
			q.use(k - 1)
			continue // a word of the title
		}
		did := slices.ContainsFunc(q.typed("did", "do", "does", "has", "have"), func(at int) bool { return at < k })
		if q.item(k-1) == "by" || (did || attacks) && !q.doneTo(k) && k < slices.Max(append(q.of(act), -1)) {
			by = append(by, k)
		} else {
			to = append(to, k)
		}
	}
	q.use(slices.Concat(q.of(act, text, texts), to, by, q.typed("behind", "responsible", "did"))...)
	about := to
	if len(found) > 0 {
		about = nil
	} else {
		found = q.attributions(func(s *model.Statement) bool {
			return !slices.ContainsFunc(to, func(k int) bool { return !q.attributes(s, k) }) && !slices.ContainsFunc(by, func(k int) bool { return !q.r.speaks(s, q.thing(k).state) })
		})
	}
	a := q.blamedTexts(found, about)
	named := map[*model.Country]int{}
	for _, s := range found {
		for _, co := range q.r.accused(s) {
			named[co]++
		}
	}
	switch whether := q.asksWhether() && len(to)+len(by) > 0; {
	case whether && len(to) == 0 && len(found) > 0, whether && len(to) > 0 && named[q.thing(to[0]).state] > 0:
		a.Says = "Yes: " + a.Says
	case whether:
		a.Says = "Not on record: " + a.Says
	case len(found) > 1 && len(to) == 0:
		all := slices.SortedStableFunc(maps.Keys(named), func(x, y *model.Country) int {
			return cmp.Or(named[y]-named[x], strings.Compare(x.DisplayName(), y.DisplayName()))
		})
		a.Says += "; by the State named: " + strings.Join(prose.Each(all, func(co *model.Country) string { return co.DisplayName() + " " + strconv.Itoa(named[co]) }), ", ")
	}
	return a
}

// blamedTexts answers with attributions, and names to whom they were asked for.
func (q *question) blamedTexts(found []*model.Statement, to []int) Answer {
	q.takeKinds()
	found, which := ends(q, found, (*model.Statement).When)
	a := Answer{Kind: Record, Count: len(found), Place: "statement", Says: prose.Count(len(found), strings.TrimSpace(which+" text")) + " on record"}
	a.Caveats = []string{"an attribution is what its authors say; comity does not judge it"}
	for _, k := range to {
		a.Says += " about " + cmp.Or(q.r.nameOf(append(q.items[k].things, thing{})[0]), q.raw(q.items[k]))
		advisories := prose.Only(q.r.corpus.Statements(), func(s *model.Statement) bool { return s.Kind == "advisory" && q.attributes(s, k) })
		if len(advisories) > 0 && !q.advised() {
			a.Caveats = append(a.Caveats, "advisories of agencies that name the same are not counted: "+strings.Join(prose.Each(advisories, func(s *model.Statement) string { return s.ShortTitle }), ", "))
		}
	}
	if n := len(found); n > 1 {
		first, last := found[n-1].When(), found[0].When()
		a.Says += ", of " + first.Long() + " to " + last.Long()
	}
	if len(found) > 0 {
		a.Place = found[0].Path()
	}
	if len(found) == 1 {
		n := len(prose.Only(q.r.corpus.Countries(), func(co *model.Country) bool { return q.r.corpus.Act(found[0], co).OwnName() }))
		a.Says = found[0].ShortTitle + ", of " + found[0].When().Long() + ", is attributed to: " + found[0].AttributedTo + "; on its list: " + prose.Count(n, "State")
	}
	a.Rows = prose.Each(found, func(s *model.Statement) Row { return q.r.textRow(s, "attributed to: "+s.AttributedTo) })
	return a
}

// alsoAttributed says which other texts are attributed to an actor by whose name a
// question names one: "APT28 attributions".
func (q *question) alsoAttributed() []string {
	var out []string
	for _, k := range q.of(text, texts) {
		its := prose.Each(q.items[k].things, func(t thing) *model.Statement { return t.text })
		of := func(s *model.Statement, w string) bool {
			return slices.Contains(strings.Fields(model.Fold(s.AttributedTo)), w)
		}
		words := prose.Only(strings.Fields(q.item(k)), func(w string) bool {
			return len(w) > 2 && w != "the" && w != "and" && of(its[0], w) && !q.r.namesOther(w)
		})
		for _, s := range q.r.corpus.Statements() {
			if len(words) > 0 && !slices.Contains(its, s) && !slices.ContainsFunc(words, func(w string) bool { return !of(s, w) }) {
				out = append(out, s.ShortTitle)
			}
		}
	}
	if len(out) > 0 {
		out = []string{"also attributed to that actor: " + strings.Join(out, "; ")}
	}
	for _, k := range q.of(act) {
		if said := q.item(k); q.items[k].used && q.thing(k).verb == blamed && !slices.ContainsFunc(strings.Fields("attribut blam accus"), func(of string) bool { return strings.HasPrefix(said, of) }) {
			out = append(out, said+" is read as on the list of an attribution; what each State said stands beside its name")
		}
	}
	return out
}

// statesIn are the States that a text of the records names.
func (r *Reader) statesIn(text string) []*model.Country {
	q := &question{r: r, text: text}
	q.tokenize()
	var out []*model.Country
	for i := 0; i < len(q.tokens); {
		n, found := q.phrase(i)
		if n > 0 && found[0].class == state {
			out = append(out, found[0].state)
		}
		i += max(n, 1)
	}
	return out
}

// blames returns the State to which attributions are asked for, and that which is asked
// about, if there is one: "who blamed China", "did the UK attribute anything to China".
func (q *question) blames() (to, by *model.Country) {
	acts, named := q.of(act), q.of(state)
	if !q.verbsAre(blamed) || len(q.of(text, texts)) > 0 || len(named) == 0 || len(named) > 2 {
		return nil, nil
	}
	for _, k := range named {
		switch {
		case k > acts[0] && to == nil:
			to = q.thing(k).state
		case k < acts[0] && q.doneTo(k) && to == nil:
			to = q.thing(k).state
		case k < acts[0]:
			by = q.thing(k).state
		}
	}
	return to, by
}

// blame answers which States attributed something to a State, or whether one did.
func (q *question) blame() Answer {
	to, by := q.blames()
	if to == nil && by != nil && !q.asks(notWord) { // what did Estonia attribute
		return q.record()
	}
	if to == nil {
		return Answer{Kind: Search}
	}
	found := q.attributions(func(s *model.Statement) bool { return slices.Contains(q.r.accused(s), to) })
	if len(found) == 0 {
		named := prose.Only(q.of(state), func(k int) bool { return q.thing(k).state == to })
		q.use(append(q.of(act), named...)...)
		return q.blamedTexts(nil, named)
	}
	used := false
	for _, k := range q.of(state) {
		co := q.thing(k).state
		q.items[k].used = q.items[k].used || co == to
		used = used || q.items[k].used && co == by
	}
	q.use(q.of(act)...)
	if by == nil || used {
		b := q.conditions().onlySets()
		b.texts = found
		sign, n := b.times(q.of(act)[0], clause{})
		c := clause{how: map[string]how{">=": someOf, "<=": mostN, "==": justN}[sign], n: n}
		for _, s := range found {
			if expr, _ := call(signed, s); expr != "" {
				c.exprs = append(c.exprs, expr)
			}
		}
		b.clauses = append(b.clauses, c)
		return q.holds(b, nil)
	}
	a := Answer{Kind: Cell, States: []*model.Country{by}, Place: by.Path()}
	var says []string
	for _, s := range found {
		row := q.cell(s, by)
		a.Rows = append(a.Rows, row)
		says = append(says, s.ShortTitle+": "+row.Act)
	}
	q.use(q.of(state)...)
	a.Count = len(a.Rows)
	a.Says = by.DisplayName() + " in the attributions on record that name " + to.DisplayName() + ": " + strings.Join(says, ", ")
	return a
}

// heedBlamed takes a State as understood that an attribution itself names.
func (q *question) heedBlamed(s *model.Statement) {
	in := q.r.accused(s)
	for _, k := range q.of(state) {
		if slices.Contains(in, q.thing(k).state) {
			q.use(k)
		}
	}
}
