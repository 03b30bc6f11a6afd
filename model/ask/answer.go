package ask

import (
	"slices"
	"strconv"
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
	named := q.of(state)
	sets, about := q.of(set), q.of(text, texts)
	norms, pages := q.of(norm), q.of(page)
	a, told := q.special()
	switch {
	case told:
	case q.asksSaid():
		a = q.said()
	case len(norms) > 0:
		a = q.norm(norms)
	case q.asksPosition() && len(about) == 0:
		a = q.position()
	case q.verbsAre(blamed) && q.asksStates(): // the States that are named are those to whom
		a = q.who()
	case len(named) > 0 && len(sets) == 0 && len(about) > 0 && !q.excepted():
		a = q.cells()
	case len(named) > 0 && len(sets) == 0 && len(about) == 0 && !q.excepted():
		a = q.record()
	case len(sets) > 0 && len(named)+len(about)+len(q.of(act)) == 0 && q.asksWhat(): // what a group did is in no record
		a = Answer{Kind: Search}
	case len(sets) > 0 && (len(about)+len(q.of(act)) == 0 || len(about) > 0 || !q.unknownText()) || len(about) > 0 && q.asksStates() || len(about) == 0 && q.counts() && !q.unknownText():
		a = q.who()
	case len(about) > 0:
		q.verbs(signed) // by whom was not understood
		a = q.texts(about)
	case q.normsAbout() != "", q.textsAbout() != "":
		a, q.words = Answer{Kind: Search}, true
		q.use(q.of(page, unread)...)
	case len(pages) > 0:
		a = q.page(pages)
	case q.years() && len(q.of(act)) == 0:
		a = q.ofTime()
	default:
		a = Answer{Kind: Search}
	}
	q.alternatives(&a)
	return a
}

// special answers the questions that have a form of their own, whatever they name; told
// is false for any other.
func (q *question) special() (a Answer, told bool) {
	sets, about := q.of(set), q.of(text, texts)
	ranking, ranks := q.ranked()
	q.useTopic()
	blamedIn := q.attributionsTo()
	switch {
	case len(q.of(entity)) > 0:
		a = q.unlisted()
	case len(q.of(outside)) == 1 && len(q.items) == 1 && q.r.corpus.NotHere(q.items[0].things[0].entity) != "":
		a = Answer{Kind: Record, Place: "page/how-comity-knows", Says: "comity has no record of " + q.items[0].things[0].entity}
		q.use(0)
	case q.asksAdopted():
		a = q.adopted()
	case q.asksNorms():
		a = q.norms()
	case q.mentioned():
		a = Answer{Kind: Search}
	case len(blamedIn) > 0:
		a = q.blamedTexts(blamedIn)
	case q.counted():
		a = q.everyState()
	case q.listed():
		a = q.list()
	case q.asksDone():
		a = q.doneBy()
	case ranks:
		a = q.rank(ranking)
	case len(sets)+len(about)+len(q.of(state, norm, page)) == 0 && len(q.of(act)) == 1 && len(q.items[q.of(act)[0]].others) == 0 && q.tokens[0].word == "what" && q.asks(define):
		a = Answer{Kind: Search} // what a word means that is no term
	case q.asksAlone():
		a = q.loner()
	case q.asksJoiners():
		a = q.joiners()
	case q.termsBeside():
		a = q.explained()
	case q.changes():
		a = q.changedVote()
	case q.verbsAre(blamed) && len(about) == 0:
		a = Answer{Kind: Search}
		if to, by := q.blames(); to != nil {
			a = q.blame(to, by)
		}
	case q.belongs():
		a = q.membership()
	case q.asksGroups():
		a = q.groupsOf()
	case q.beside():
		a = q.besideOn()
	case q.compared():
		a = q.compare()
	case q.like():
		a = q.sameAs()
	case len(sets)+len(q.of(state, norm)) == 0 && q.normsAbout() == "" && q.defines() && len(q.of(text, texts)) == 0:
		a = q.page(q.of(page))
	default:
		return Answer{}, false
	}
	return a, true
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

// states counts States in words.
func (q *question) states(n int) string {
	return strconv.Itoa(n) + " of " + strconv.Itoa(len(q.r.corpus.Countries())) + " States"
}

// excepted reports whether all States that are named are left out: "all except Chile".
func (q *question) excepted() bool {
	named, except := 0, 0
	for _, k := range q.of(state) {
		restore := q.marks()
		if q.negated(k) && q.raw(q.items[k-1]) != "" && !q.verbBefore(k) {
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
	switch model.Fold(q.raw(q.items[k-1])) {
	case "did not", "didnt", "does not", "doesnt", "has not", "hasnt", "have not", "havent", "is not", "isnt", "was not", "wasnt", "not":
		return true
	}
	return false
}

// asksPosition reports whether positions on international law are asked for: by that
// word, or by what States say about it.
func (q *question) asksPosition() bool {
	for _, k := range q.of(page) {
		if name := q.items[k].things[0].page.Name(); name == "international-law" && len(q.of(state, set)) > 0 {
			return true
		}
	}
	return slices.ContainsFunc(q.of(act), func(k int) bool { return q.items[k].things[0].verb == positioned })
}

// asksStates reports whether texts are named in order to learn of States.
func (q *question) asksStates() bool {
	if q.aboutUnknown() || (q.tokens[0].word == "when" || q.tokens[0].word == "where") && len(q.of(set)) == 0 {
		return false
	}
	for k := range q.items {
		if q.is(k, filler) && q.stateNoun(k) && !q.verbsAre(voted) {
			return true
		}
		if q.is(k, howMany, atLeast, moreThan, exactly, noneWord, notWord) || q.isClass(k, act) && q.items[k].things[0].verb != sponsored && q.items[k].things[0].verb != voted {
			return true
		}
		if q.verbsAre(sponsored) {
			return false
		}
		if q.is(k, whoWord) && strings.HasPrefix(model.Fold(q.raw(q.items[k])), "who") || q.is(k, whoWord) && q.stateNoun(k) {
			return true
		}
	}
	return len(q.of(text)) > 1 && len(q.of(act)) == 0
}

// aboutUnknown reports whether a question is whether something did something, and
// what that is was not understood: "did Wakanda sign".
func (q *question) aboutUnknown() bool {
	asked := q.asks(whoWord, howMany)
	if noState := slices.ContainsFunc(q.of(outside), func(k int) bool { return q.r.corpus.NotHere(q.items[k].things[0].entity) != "" }); noState && !asked {
		return true // Scotland sign the Paris Call
	}
	if !asked && q.isClass(0, unread) && q.isClass(1, act) && len(q.of(set)) == 0 {
		return true // Wakanda sign it
	}
	switch q.tokens[0].word {
	case "did", "has", "have", "is", "are", "was", "were", "does", "do", "how", "when", "why":
		return len(q.of(unread, outside)) > 0 && len(q.of(set)) == 0 && !asked
	}
	return false
}

// verbsAre reports whether every act that is named is this one, and there is one.
func (q *question) verbsAre(v verb) bool {
	acts := q.of(act)
	return len(acts) > 0 && !slices.ContainsFunc(acts, func(k int) bool { return q.items[k].things[0].verb != v })
}

// stateNoun reports whether a word asks for States by name: "which countries".
func (q *question) stateNoun(k int) bool {
	raw := model.Fold(q.raw(q.items[k]))
	return slices.ContainsFunc(strings.Fields(raw), func(w string) bool {
		return slices.Contains([]string{"state", "states", "country", "countries", "nation", "nations", "member", "members"}, w)
	})
}

// counts reports whether acts on any text are counted: "who voted no at least twice".
func (q *question) counts() bool {
	for _, k := range q.of(act) {
		switch q.items[k].things[0].verb {
		case yes, no, abstained, absent, party, signatory, expert, via:
			return true
		case signed:
			return q.years() || len(q.of(number)) > 0 || slices.ContainsFunc(q.of(word), func(k int) bool { return q.is(k, whatWord) && model.Fold(q.raw(q.items[k])) == "anything" })
		case took, voted, sponsored, positioned, blamed:
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
func clipQuestion(s string) string {
	s = model.Printable(s)
	if runes := []rune(s); len(runes) > 200 {
		s = string(runes[:200]) + "…"
	}
	return s
}

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
	words := make([]string, 0, len(q.items))
	for k := range q.items {
		if it := q.items[k]; it.class != word || !it.used {
			words = append(words, q.raw(it))
		}
	}
	terms := strings.Join(words, " ")
	if about := q.normsAbout(); about != "" {
		terms = "kind:norm " + about
	} else if about := q.textsAbout(); about != "" {
		terms = "kind:statement " + about
	}
	const most = 8
	if strings.TrimSpace(terms) != "" && len(q.tokens) <= 24 {
		for _, h := range q.r.index().Search(terms, most).Hits {
			a.Rows = append(a.Rows, hitRow(h))
		}
		if all := strings.Fields(terms); len(a.Rows) == 0 && q.words && len(all) > 2 { // with one word fewer
			for i := range all {
				fewer := strings.Join(slices.Delete(slices.Clone(all), i, i+1), " ")
				if hits := q.r.index().Search(fewer, most).Hits; len(hits) > len(a.Rows) && !strings.Contains(all[i], ":") {
					a.Rows, terms = nil, fewer
					for _, h := range hits {
						a.Rows = append(a.Rows, hitRow(h))
					}
					a.LeftOver = []string{all[i]}
				}
			}
		}
	}
	a.Count = len(a.Rows)
	a.Says = "this is not a question that comity can answer"
	if len(a.Rows) > 0 {
		a.Says = "not read as a question; " + prose.Count(len(a.Rows), "record") + " with these words"
		a.Place = a.Rows[0].Place
	}
	if q.words && len(a.Rows) > 0 {
		a.Says = prose.Count(len(a.Rows), "record") + " with the words " + strings.TrimPrefix(strings.TrimPrefix(terms, "kind:norm "), "kind:statement ") + ", the best first"
		return
	}
	a.Near = q.near()
	a.Questions = q.nearQuestions()
}

// normsAbout returns the words that a norm is to be about, as in "norms on critical
// infrastructure"; empty where that is not asked.
func (q *question) normsAbout() string {
	asked := false
	var words []string
	for k := range q.items {
		switch {
		case q.isClass(k, page) && q.items[k].things[0].page.Name() == "norm":
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
