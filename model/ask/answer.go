package ask

import (
	"slices"
	"strings"

	"comity/model"
	"comity/model/prose"
	"comity/model/query"
)

// answer chooses what kind of answer a question has, and makes it.
func (q *question) answer() Answer {
	if strings.Contains(q.text, "(") {
		if a, ok := q.expression(strings.TrimSpace(q.text)); ok {
			return a
		}
	}
	if day := q.noDay(); day != "" {
		q.use(q.of(unread, state, set, text, texts, norm, page, act, number, date)...)
		return Answer{Kind: Search, Says: "not answered: " + clip(day) + " is no day of the calendar that comity reads"}
	}
	if none := q.noText(); none != "" {
		return Answer{Kind: Search, Says: "not answered: " + none}
	}
	q.takeShare()
	q.nameNorm()
	q.takeTopic()
	for _, f := range slices.Concat(q.countForms(), q.dayForms(), q.forms()) {
		if f.asked() {
			a := f.answer()
			q.alternatives(&a)
			if !q.share.told {
				q.unuse(q.share.places...)
			}
			return a
		}
	}
	return Answer{Kind: Search}
}

// form is a form of questions: whether this is one, and its answer. What is called take
// also takes words as understood.
type form struct {
	asked  func() bool
	answer func() Answer
}

// worded is a form that has words of its own, which its answer takes as understood.
func (f form) worded(words []int, q *question) form {
	return form{func() bool { return len(words) > 0 && f.asked() }, func() Answer { q.use(words...); return f.answer() }}
}

// forms are the forms of questions, each tried where those before it are not asked:
// first those that have words of their own, then those that only name something.
func (q *question) forms() []form {
	named, sets, about, norms, pages := q.of(state), q.of(set), q.of(text, texts), q.of(norm), q.of(page)
	ranking, ranks := q.ranked()
	_, boundActs := q.bound()
	blamedIn, to := q.attributionsTo()
	acts := func() int { return len(q.of(act)) }
	search := func() Answer { return Answer{Kind: Search} }
	return []form{
		{func() bool { return len(q.of(entity)) > 0 }, q.unlisted},
		{q.isOutside, q.notHere},
		{q.asksOpen, q.openTo},
		{q.asksAdopted, q.adopted},
		{q.asksNorms, q.norms},
		{q.asksBinding, q.binding},
		{q.asksBackers, q.backers},
		{q.asksWords, q.inWords},
		{q.takeMentions, search},
		{q.asksTwin, q.twin},
		{q.asksPoints, q.pointsAbout},
		{func() bool { return len(to) > 0 }, func() Answer { return q.blamedTexts(blamedIn, to) }},
		{func() bool { return len(q.replies()) > 0 }, q.replied},
		{q.asksAccused, q.accusedIn},
		{q.counted, q.everyState},
		{func() bool { return len(boundActs) > 0 }, q.boundTexts},
		{q.listed, q.list},
		{q.asksDone, q.doneBy},
		{func() bool { return ranks }, func() Answer { return q.rank(ranking) }},
		{q.asksWord, search},
		{q.asksAlone, q.loner},
		{q.asksJoiners, q.joiners},
		{q.termsBeside, q.explained},
		{q.changes, q.changedVote},
		{func() bool { return q.verbsAre(blamed) && len(about) == 0 }, q.blame},
		{q.belongs, q.membership},
		{q.asksGroups, q.groupsOf},
		{q.likeOne, q.sameAs},
		{q.beside, q.besideOn},
		{func() bool { return q.withAgainst() != nil }, q.votedWith},
		{func() bool { return q.whileAnother() != nil }, q.eachVoted},
		{q.compared, q.compare},
		{q.like, q.sameAs},
		{func() bool {
			return len(sets)+len(named)+len(norms) == 0 && q.normsAbout() == "" && q.takeTerm() && len(q.of(text, texts)) == 0
		}, q.page},

		{q.asksSaid, q.said},
		{func() bool { return len(norms) > 0 }, q.norm},
		{func() bool { return q.takePosition() && len(about) == 0 }, q.position},
		{func() bool { return q.verbsAre(blamed) && q.asksStates() && q.subject() == nil }, q.who}, // the States that are named are those to whom
		{q.ofTexts, q.record},
		{func() bool { return q.verbsAre(sponsored) && len(sets) > 0 && len(named) == 0 && len(about) == 1 }, func() Answer { return q.texts(about) }},
		{func() bool { return len(named) > 0 && len(sets) == 0 && len(about) > 0 && !q.excepted() }, q.cells},
		{func() bool { return len(named) > 0 && len(sets)+len(about) == 0 && !q.excepted() && !q.among() }, q.record},
		{func() bool { return len(sets) > 0 && len(named)+len(about)+acts() == 0 && q.asksWhat() }, q.groupDid},
		{func() bool {
			return len(sets) > 0 && (len(about)+acts() == 0 || len(about) > 0 || !q.unknownText()) || len(about) > 0 && q.asksStates() || len(about) == 0 && (q.counts() || q.among()) && !q.unknownText()
		}, q.who},
		{func() bool { return len(about) > 0 }, func() Answer {
			q.takeVerbs(signed) // by whom was not understood
			return q.texts(about)
		}},
		{func() bool { return q.normsAbout() != "" || q.textsAbout() != "" }, q.withWords},
		{func() bool { return len(pages) > 0 }, q.page},
		{func() bool { return q.years() && acts() == 0 }, q.list},
	}
}

// asksWord reports whether a question is what a word means that is no term.
func (q *question) asksWord() bool {
	acts := q.of(act)
	return len(q.of(state, set, text, texts, norm, page)) == 0 && len(acts) == 1 && len(q.items[acts[0]].others) == 0 && q.tokens[0].word == "what" && q.asks(define)
}

// withWords answers with the records that have some words.
func (q *question) withWords() Answer {
	q.words = true
	q.use(q.of(page, unread)...)
	return Answer{Kind: Search}
}

// expression answers an expression of comity who that was typed as it is.
func (q *question) expression(text string) (Answer, bool) {
	compiled, err := query.Compile(q.r.corpus, text)
	if err != nil {
		return Answer{}, false
	}
	found, err := compiled.Run()
	for k := range q.items {
		q.items[k].used = true
	}
	a := Answer{Kind: Who, Expression: text, States: found, Count: len(found), Place: "map?who=" + escape(text)}
	a.Says = q.states(len(found))
	a.Rows = q.rows(found, nil)
	return a, err == nil
}

// excepted reports whether all States that are named are left out: "all except Chile".
func (q *question) excepted() bool {
	named, except := 0, 0
	for _, k := range q.of(state) {
		restore := q.marks()
		if q.takeExcept(k) && q.raw(q.items[k-1]) != "" && !q.verbBefore(k) {
			except++
		} else {
			named++
		}
		restore()
	}
	return named == 0 && except > 0
}

// verbBefore reports whether the no before a State belongs to a verb, as in "why
// did not Chile".
func (q *question) verbBefore(k int) bool {
	if k == 0 || !q.is(k-1, notWord) {
		return false
	}
	no := strings.Fields("not didnt doesnt hasnt havent isnt wasnt")
	return slices.Contains(no, strings.ReplaceAll(q.item(k-1), " not", "nt"))
}

// takePosition reports whether positions on international law are asked for: by that
// word, or by what States say about it.
func (q *question) takePosition() bool {
	if words := q.titled(); len(words) > 0 {
		q.use(words...)
		return true
	}
	return len(q.pages("international-law")) > 0 && len(q.of(state, set)) > 0 || slices.ContainsFunc(q.of(act), func(k int) bool { return q.thing(k).verb == positioned })
}

// asksStates reports whether texts are named in order to learn of States.
func (q *question) asksStates() bool {
	if q.is(0, howMany) && q.isClass(1, texts) && len(q.of(act, state, set)) == 0 && !slices.ContainsFunc(q.of(word), q.stateNoun) {
		return false // how many texts there are
	}
	if q.aboutUnknown() || (q.tokens[0].word == "when" || q.tokens[0].word == "where") && len(q.of(set)) == 0 {
		return false
	}
	for k := range q.items {
		if q.is(k, filler) && q.stateNoun(k) && !q.verbsAre(voted) {
			return true
		}
		if q.ofOther(k) {
			continue
		}
		if q.is(k, howMany, atLeast, moreThan, exactly, noneWord, notWord) || q.isClass(k, act) && q.thing(k).verb != sponsored && q.thing(k).verb != voted {
			return true
		}
		if q.verbsAre(sponsored) {
			return false
		}
		if q.is(k, whoWord) && q.asksForStates(k) {
			return true
		}
	}
	return len(q.of(text)) > 1 && len(q.of(act)) == 0
}

// ofOther reports whether a word asks how many of something else than States: "how many
// principles does the Paris Call have".
func (q *question) ofOther(k int) bool {
	return q.is(k, howMany) && !q.stateNoun(k) && (q.isClass(k+1, unread) || q.ofMany(k-1) || q.ofMany(k+1))
}

// ofMany reports whether a text that is named in the plural stands at a place, of which a
// number is not one of States: "how many OSCE CBMs".
func (q *question) ofMany(k int) bool {
	return q.isClass(k, text) && q.thing(k).text.Kind != "expert-group" && len(q.of(act)) == 0 && strings.HasSuffix(q.tokens[q.items[k].to-1].word, "s") && q.tokens[q.items[k].to-1].word != "paris"
}

// aboutUnknown reports whether a question is whether something did something, and
// what that is was not understood: "did Wakanda sign".
func (q *question) aboutUnknown() bool {
	asked := q.asks(whoWord, howMany)
	if noState := slices.ContainsFunc(q.of(outside), func(k int) bool { return q.r.corpus.NotHere(q.thing(k).entity) != "" }); noState && !asked {
		return true // Scotland sign the Paris Call
	}
	if !asked && q.isClass(0, unread) && q.isClass(1, act) && len(q.of(set)) == 0 {
		return true // Wakanda sign it
	}
	begins := q.asksWhether() || slices.Contains([]string{"how", "when", "why"}, q.tokens[0].word)
	return begins && len(q.of(unread, outside)) > 0 && len(q.of(set)) == 0 && !asked
}

// verbsAre reports whether every act that is named is this one, and there is one.
func (q *question) verbsAre(v verb) bool {
	acts := q.of(act)
	return len(acts) > 0 && !slices.ContainsFunc(acts, func(k int) bool { return q.thing(k).verb != v })
}

// subject is the State of which a question asks whether it did something.
func (q *question) subject() *model.Country {
	k := slices.IndexFunc(q.items, func(it item) bool { return it.class != word })
	if !q.asksWhether() || !q.isClass(k, state) || len(q.of(state)) > 1 && !q.verbsAre(blamed) {
		return nil
	}
	return q.thing(k).state
}

// among reports whether a question is whether one State is among those that did
// something: "is Chile one of the States that never voted no".
func (q *question) among() bool {
	return q.subject() != nil && len(q.of(act)) > 0 && slices.ContainsFunc(q.of(word), func(k int) bool { return q.is(k, whoWord) && q.stateNoun(k) })
}

// asksForStates reports whether a word asks for States: who, which countries.
func (q *question) asksForStates(k int) bool {
	return q.stateNoun(k) || q.is(k, whoWord) && strings.HasPrefix(q.item(k), "who")
}

// stateNoun reports whether a word asks for States by name: "which countries".
func (q *question) stateNoun(k int) bool {
	return slices.ContainsFunc(strings.Fields(q.item(k)), func(w string) bool {
		return slices.Contains([]string{"state", "states", "country", "countries", "nation", "nations", "member", "members"}, w)
	})
}

// counts reports whether acts on any text are counted: "who voted no at least twice".
func (q *question) counts() bool {
	anything := func(k int) bool {
		return q.is(k, whatWord) && strings.HasPrefix(q.item(k), "any") || q.item(k) == "something"
	}
	for _, k := range q.of(act) {
		v := q.thing(k).verb
		if _, one := actOf(v); one || v == signed {
			return one || q.years() || q.nothingBehind(k) || len(q.of(number)) > 0 || slices.ContainsFunc(q.of(word), anything)
		}
	}
	return false
}

// alternatives adds the other readings of ambiguous names that the answer used.
func (q *question) alternatives(a *Answer) {
	const most = 5
	for _, it := range q.items {
		if !it.used || it.plural || it.class == word || it.class == act || it.class == number {
			continue
		}
		for i, t := range append(slices.Clone(it.things), it.others...) {
			name := q.r.nameOf(t)
			if i == 0 || name == "" || len(a.Readings) == most || t.class == state && t.capped && (it.class != set || !q.tokens[it.from].capitals) {
				continue
			}
			start, end := q.tokens[it.from].start, q.tokens[it.to-1].end
			asked := strings.TrimSpace(q.text[:start] + name + q.text[end:])
			reading := Reading{Says: q.raw(it) + " as " + name, Question: clipQuestion(asked)}
			if !slices.ContainsFunc(a.Readings, func(r Reading) bool { return r.Question == reading.Question }) {
				a.Readings = append(a.Readings, reading)
			}
		}
	}
}

// clipQuestion makes a question safe to show.
func clipQuestion(s string) string { return model.Clip(s, 200) }

// nameOf is the name of a thing that finds it and nothing else.
func (r *Reader) nameOf(t thing) string {
	switch t.class {
	case state:
		return t.state.DisplayName()
	case set:
		return t.set.name()
	case text:
		if found := r.names[model.Fold(t.text.ShortTitle)]; len(found) > 0 && found[0].text == t.text {
			return t.text.ShortTitle
		}
		if found := r.names[model.Fold(string(t.text.ID))]; len(found) > 0 && found[0].text == t.text {
			return string(t.text.ID)
		}
	case norm:
		if t.norm.UN() {
			return "norm " + t.norm.Label()
		}
		return "G7 point " + t.norm.Label()
	case page:
		return ""
	}
	return ""
}

// nothing fills an answer for a question that is none: records with its words, and
// questions that have an answer.
func (q *question) nothing(a *Answer) {
	kept := prose.Only(q.items, func(it item) bool { return it.class != word || !it.used })
	terms := strings.Join(prose.Each(kept, q.raw), " ")
	if about := q.normsAbout(); about != "" {
		terms = "kind:norm " + about
	} else if about := q.textsAbout(); about != "" {
		terms = "kind:statement " + about
	}
	const most = 8
	if a.Says == "" && strings.TrimSpace(terms) != "" && len(q.tokens) <= 24 {
		a.Rows = prose.Each(q.r.index().Search(terms, most).Hits, hitRow)
		if all := strings.Fields(terms); len(a.Rows) == 0 && q.words && len(all) > 2 { // with one word fewer
			for i := range all {
				fewer := strings.Join(slices.Delete(slices.Clone(all), i, i+1), " ")
				if hits := q.r.index().Search(fewer, most).Hits; len(hits) > len(a.Rows) && !strings.Contains(all[i], ":") {
					a.Rows, terms, a.LeftOver = prose.Each(hits, hitRow), fewer, []string{all[i]}
				}
			}
		}
	}
	a.Count = len(a.Rows)
	if len(a.Rows) == 0 && len(a.LeftOver) == 0 {
		a.LeftOver = prose.Each(prose.Only(q.items, func(it item) bool { return it.class == unread }), q.raw)
	}
	a.Questions = q.nearQuestions()
	if a.Says != "" { // why it is not answered
		return
	}
	a.Says = "this is not a question that comity can answer"
	if len(a.Rows) > 0 {
		a.Says = "not read as a question; " + prose.Count(len(a.Rows), "record") + " with these words"
		a.Place = a.Rows[0].Place
	}
	if q.words && len(a.Rows) > 0 {
		a.Questions = nil
		a.Says = prose.Count(len(a.Rows), "record") + " with the words " + strings.TrimPrefix(strings.TrimPrefix(terms, "kind:norm "), "kind:statement ") + ", the best first"
		return
	}
	a.Near = q.near()
}

// normsAbout returns the words that a norm is to be about, as in "norms on critical
// infrastructure"; empty where that is not asked.
func (q *question) normsAbout() string {
	asked := false
	var words []string
	for k := range q.items {
		switch {
		case q.isClass(k, page) && q.thing(k).page.Name() == "norm":
			asked = true
		case q.isClass(k, page, unread):
			words = append(words, q.raw(q.items[k]))
		}
	}
	if !asked {
		return ""
	}
	return strings.Join(words, " ")
}
