package ask

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"comity/model/prose"
)

// denials are words that turn a question round: without them its answer is the
// opposite. Those of other languages stand beside the English ones.
func denials() []string {
	return strings.Fields("no nobody none neither nor nothing never without unlike violator violators violated violates violate breached breach breaches broke broken dropped backtracked reneged pulled " +
		"sans aucun aucune jamais ni kein keine keinen keiner keinem ohne nie sin ningún ningun ninguno ninguna ningunos nunca tampoco sem nenhum nenhuma nem senza nessun nessuno nessuna né mai без никто ни не нет")
}

// unheard keeps an answer from standing for another question. Where a no, the verb or the
// object was not understood, there is no list: what the other words mean is a reading. What
// is on record of a State or a text that is named follows what was not understood, and so
// does that of which no record is.
func (q *question) unheard(a *Answer) {
	if a.Kind == Search {
		return
	}
	list, verb, tells := q.isList(a), false, false
	for k := range q.items {
		if q.items[k].used {
			continue
		}
		carries := q.isVerb(k) || q.isObject(k)
		if carries && list || q.denies(k) && (len(a.States) > 0 || strings.Contains(a.Expression, "(") || len(q.of(state, set)) > 1) && a.Kind != Cell {
			q.refuse(k, a)
			return
		}
		verb, tells = verb || carries, tells || carries || q.tells(k)
	}
	var why []string
	modals := prose.Only(q.of(word), func(k int) bool { return q.is(k, modal) && !q.items[k].used })
	switch {
	case q.asks(whyWord) && !q.reasoned:
		why = []string{"reasons are not on record"}
	case len(modals) > 0:
		why = []string{"what States will, may or should do is not on record"}
	}
	if tells && !strings.HasPrefix(a.Says, "the text of ") && !strings.HasPrefix(a.Says, "not known ") {
		list = list && len(why) == 0
		for _, yes := range []string{"Not on record. ", "Yes. ", "No. ", "Not all. ", "Not known. "} { // whether they did it
			if verb || strings.HasPrefix(yes, "Not on") {
				a.Says = strings.TrimPrefix(a.Says, yes)
			}
		}
		q.use(modals...)
		if left := q.leftOver(); len(left) > 0 {
			why = append(why, "“"+strings.Join(left, "”, “")+"” was not understood")
		}
		q.unuse(modals...)
	} else {
		list = false
	}
	if len(why) > 0 {
		a.Says = strings.Join(why, "; ") + map[bool]string{true: "; without it: ", false: "; on record: "}[list] + a.Says
	}
}

// isList reports whether an answer is for those of many for which something holds.
func (q *question) isList(a *Answer) bool {
	named := len(q.of(state)) > 0
	switch a.Kind {
	case Who:
		return true
	case Norm:
		return !named && q.asks(whoWord, howMany)
	case Position:
		return !named
	case Record:
		return !named && len(a.Rows) > 1
	}
	return false
}

// denies reports whether an item is a no.
func (q *question) denies(k int) bool {
	first, _, _ := strings.Cut(q.item(k), " ")
	if before := q.lastBefore(k); q.is(before, notWord) && q.is(k, onlyWord) { // not only through the EU
		return true
	}
	return q.is(k, notWord, noneWord, leaves) || !q.isClass(k, text, state) && slices.Contains(denials(), first)
}

// isVerb reports whether an item stands where the verb does, and nothing that was understood
// is one.
func (q *question) isVerb(k int) bool {
	predicate := func(k int) bool {
		return q.isClass(k, act) || q.is(k, behind, mentions, reports, changed, alike, differ, versus, leaves)
	}
	for j := range q.items {
		if q.items[j].used && predicate(j) {
			return false
		}
	}
	if predicate(k) || !q.isClass(k, unread) || k+1 < len(q.items) && q.is(k+1, filler) && q.stateNoun(k+1) {
		return predicate(k)
	}
	if !q.asksWhether() && !q.asks(whoWord, howMany, whatWord, howWord, whenWord, whyWord) {
		return false // NATO hospitals
	}
	for k--; q.is(k, filler, notWord) && !q.stateNoun(k); k-- {
	}
	return q.isClass(k, state, set, text, texts) || q.is(k, whoWord, howMany) || q.is(k, filler)
}

// isObject reports whether an item is what an act is about that was counted on any text, or
// makes another name of that of a text: the Paris Agreement.
func (q *question) isObject(k int) bool {
	if !q.isClass(k, unread, page, norm, entity) {
		return false
	}
	if q.isClass(k, unread) && q.isClass(k-1, text) && q.is(k+1, andWord, orWord) && q.isClass(q.nextOf(k+1), text) { // one of several
		return true
	}
	if q.isClass(k-1, text, texts) && q.items[k-1].to == q.items[k].from {
		treaty := q.thing(k-1).text.Kind == "treaty"
		first, _ := utf8.DecodeRuneInString(q.raw(q.items[k]))
		return !treaty && slices.Contains(strings.Fields("agreement accord accords protocol pact treaty convention"), q.item(k)) || unicode.IsUpper(first) && q.items[k-1].to == q.items[k-1].from+1 && strings.ToUpper(q.raw(q.items[k])) != q.raw(q.items[k])
	}
	acts := prose.Only(q.of(act), func(j int) bool { return q.items[j].used })
	return len(acts) > 0 && acts[len(acts)-1] < k && len(q.of(text, texts, state)) == 0
}

// tells reports whether an item that was not understood may change the answer.
func (q *question) tells(k int) bool {
	if q.isClass(k, act) {
		return q.thing(k).verb != voted
	}
	return !q.isClass(k, word, number) && utf8.RuneCountInString(q.raw(q.items[k])) > 2 || q.is(k, onlyWord, newest, oldest, before, after)
}

// refuse answers that an item was not understood; what the other words mean is a reading.
func (q *question) refuse(left int, a *Answer) {
	why := map[bool]string{true: "the answer may be the opposite", false: "it would be another question"}[q.denies(left)]
	end := left + 1
	for end < len(q.items) && !q.items[end].used {
		end++
	}
	from, to := q.tokens[q.items[left].from].start, q.tokens[q.items[end-1].to-1].end
	said := clip(q.text[from:to])
	for ; end == len(q.items) && q.is(left-1, filler) && !q.stateNoun(left-1); left-- { // a position on
		from = q.tokens[q.items[left-1].from].start
	}
	rest := clipQuestion(strings.Join(strings.Fields(q.text[:from]+" "+q.text[to:]), " "))
	if len(q.unsaid) == 0 { // they are about the States that are not shown
		a.Caveats = nil
	}
	denied := false
	for k := left; k < end; k++ {
		denied = denied || q.denies(k)
	}
	*a = Answer{Kind: Search, Says: "not answered: “" + said + "” was not understood, and without it " + why, Caveats: a.Caveats}
	p := q.r.scan(rest, q.today)
	if b := p.answer(); !denied && b.Kind != Search && len(p.leftOver()) == 0 && !strings.Contains(rest, " :") { // no opposite, and no piece of a question
		a.Readings = []Reading{{Says: "without “" + said + "”", Question: rest}}
	}
	for _, it := range q.items {
		if it.class == text || it.class == norm {
			a.Rows = with(a.Rows, q.r.rowOf(it.things[0]))
		}
	}
}
