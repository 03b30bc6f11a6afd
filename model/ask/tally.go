package ask

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"comity/model"
	"comity/model/compare"
	"comity/model/prose"
)

// countForms are the forms of questions for the counts of texts: of one, by States and
// by how much, and of several, which has more.
func (q *question) countForms() []form {
	return []form{form{q.asksMargin, q.margin}.worded(q.marginWords(), q), {q.asksMore, q.more}, {q.asksTally, q.tallied}}
}

// typed returns the places of the items that are one of some words, as names are compared.
func (q *question) typed(words ...string) []int {
	return prose.Only(q.of(unread, word, act, page), func(k int) bool { return slices.Contains(words, q.item(k)) })
}

// about returns the texts that a question names.
func (q *question) about() []*model.Statement {
	defer q.marks()()
	return q.takeTexts()
}

// votesNamed are the votes that a question names, each once. Beside is whether only
// small words and a text stand between them, as in "yes, no, abstain" or "for 73/27, against
// and abstained".
func (q *question) votesNamed() (votes []model.Act, beside bool) {
	var places []int
	for _, k := range q.of(act) {
		if a, ok := voteOf(q.thing(k).verb); ok {
			votes, places = with(votes, a), append(places, k)
		}
	}
	for k := range q.items {
		if len(places) > 0 && k > places[0] && k < places[len(places)-1] && !q.is(k, filler, andWord, howMany, whoWord) && !q.isClass(k, act, text) {
			return votes, false
		}
	}
	return votes, len(votes) > 1 || len(votes) == 1 && q.othersAsked()
}

// othersAsked reports whether a question ends with those who did not: "who voted for 60/45,
// and who did not".
func (q *question) othersAsked() bool {
	last := len(q.items) - 1
	return q.is(last, notWord) && q.is(last-1, whoWord) && q.is(last-2, andWord)
}

// asksTally reports whether a question is how the States of groups, or all, acted on
// texts: "how was the Commonwealth split on 77/36", "P5 votes on 77/37", "yes, no,
// abstain", which no State can all have cast on one text.
func (q *question) asksTally() bool {
	about := q.about()
	if q.asksUnity() {
		return true
	}
	if len(about) == 0 || len(q.of(texts, norm, entity, outside)) > 0 || len(q.of(state)) > 0 && !q.excepted() || !q.leavesOut() ||
		q.asks(noneWord, refusedWord, onlyWord, orWord, atLeast, moreThan, atMost, fewerThan, changed, alike, mapWord, matrixWord) || q.asks(bothWord) && !q.asks(howWord) ||
		q.asks(versus) && (len(q.of(set)) > 1 || !q.verbsAre(voted)) {
		return false
	}
	votes, beside := q.votesNamed()
	switch {
	case len(votes) > 0:
		return beside && len(about) == 1
	case q.othersAsked() && len(q.of(set)) > 0 && len(about) == 1 && q.verbsAre(signed): // who signed, and who did not
		return true
	case q.asksWhether(), slices.ContainsFunc(q.of(word), func(k int) bool {
		return q.is(k, whoWord, howMany) && !strings.HasPrefix(q.item(k), "list")
	}):
		return false
	case len(q.splitWords()) > 0:
		return true
	}
	return (len(q.of(set)) > 0 || q.asks(versus)) && (len(q.of(act)) == 0 || q.verbsAre(voted)) && !slices.ContainsFunc(about, func(s *model.Statement) bool { return !s.RollCall() })
}

// splitWords are the places of the words for how many did what.
func (q *question) splitWords() []int { return q.typed("split", "divided", "breakdown") }

// leavesOut reports whether each no of a question is before a group or a State, which it
// leaves out, or ends it: "EU members not in NATO", "and who did not".
func (q *question) leavesOut() bool {
	for k := range q.items {
		if q.is(k, notWord) && !q.isClass(q.nextOf(k), set, state) && (k < len(q.items)-1 || !q.othersAsked()) {
			return false
		}
	}
	return true
}

// asksUnity reports whether a question is whether one group voted the same on one text.
func (q *question) asksUnity() bool {
	about := q.about()
	return q.asksWhether() && q.asks(alike, differ) && len(q.of(set)) == 1 && len(q.of(text)) == 1 && len(q.of(state, norm)) == 0 && about[0].RollCall() && !q.asks(whoWord, notWord, noneWord)
}

// tallied answers how many of the States did what about each text, and who.
func (q *question) tallied() Answer {
	_, q.except = q.takeStates()
	b, about := q.conditions(), q.takeTexts()
	q.use(append(q.of(act), q.splitWords()...)...)
	q.takeWords(howMany, versus)
	if last := len(q.items) - 1; q.othersAsked() {
		q.use(last)
	}
	sets := b.onlySets()
	a := Answer{Kind: Votes, Caveats: prose.Only(b.notes, func(note string) bool { return note != onAllTexts })}
	var day model.Date
	var told bool
	var says []string
	for _, s := range about {
		sets.texts = []*model.Statement{s}
		day, told = q.groupDay(sets)
		among, expr := sets.among(day)
		a.Expression = expr
		var rows []Row
		for _, act := range model.Acts() {
			for _, co := range among {
				if q.r.corpus.Act(s, co) == act && (act.Open() || len(sets.clauses) > 0) {
					rows, a.States = append(rows, q.cell(s, co)), with(a.States, co)
				}
			}
		}
		a.Rows = append(a.Rows, rows...)
		says = append(says, s.ShortTitle+", "+s.When().Long()+": "+q.none(tally(rows)))
		groups, _ := q.groupCaveats(sets, day, told)
		a.Caveats = slices.Concat(a.Caveats, groups, q.listCaveats(sets, day, a.States))
	}
	a.Count = len(a.States)
	a.Says = strings.Join(says, "; ")
	ids := strings.Join(prose.Each(about, func(s *model.Statement) string { return string(s.ID) }), ",")
	a.Place = "map?statement=" + string(about[0].ID)
	if len(about) > 1 { // each with the members of its day
		a.Expression, a.Place = "", "compare?of="+ids
	}
	if len(sets.clauses) > 0 {
		a.Says = sets.named() + map[bool]string{true: " without " + prose.List(prose.Each(q.except, (*model.Country).DisplayName), "and")}[len(q.except) > 0] + " on " + a.Says
		if acts := tally(a.Rows); q.asksUnity() {
			a.Says = map[bool]string{true: "No: ", false: "Yes: "}[strings.Contains(acts, ",") == q.takeWords(alike)] + a.Says
			q.takeWords(differ, bothWord)
		}
		a.Place = "matrix?who=" + escape(cmp.Or(a.Expression, sets.expression(model.Date{}))) + "&pin=" + ids
	}
	return a
}

// none adds to how many did what the votes that are asked for and that nobody cast.
func (q *question) none(told string) string {
	votes, _ := q.votesNamed()
	for _, vote := range votes {
		if !strings.Contains(", "+told, ", "+vote.Word()+" ") {
			told += ", " + vote.Word() + " 0"
		}
	}
	return strings.TrimPrefix(told, ", ")
}

// named are the groups and regions of the conditions, in words.
func (b *builder) named() string {
	var out, not []string
	for _, c := range b.clauses {
		if c.how == noneOf {
			not = append(not, prose.Each(c.sets, states.name)...)
			continue
		}
		out = append(out, prose.List(prose.Each(c.sets, states.name), map[bool]string{true: "or", false: "and"}[c.how == anyOf]))
	}
	if len(not) > 0 {
		out = append(out, "not "+prose.List(not, "or"))
	}
	return prose.List(out, "and")
}

// asksMargin reports whether a question is by how much one text was adopted, or whether
// it was: "by how many votes did 74/247 pass".
func (q *question) asksMargin() bool {
	return len(q.of(text)) == 1 && len(q.of(state, set, norm, texts, entity, outside)) == 0 && q.tokens[0].word != "when" && !q.asks(newest, oldest, whoWord)
}

// marginWords are the places of the words that ask by how much.
func (q *question) marginWords() []int {
	by := prose.Only(q.of(word), func(k int) bool {
		return q.is(k, howMany) && k > 0 && strings.HasSuffix(q.item(k-1), "by")
	})
	if votes, _ := q.votesNamed(); len(votes) == 2 { // how many more yes than no
		by = append(by, q.typed("more", "than")...)
	}
	return append(by, q.typed("margin", "pass", "passed", "passes", "close", "closely", "narrowly", "narrow")...)
}

// margin answers that.
func (q *question) margin() Answer {
	s := q.takeTexts()[0]
	passed := q.asksWhether() && len(q.typed("pass", "passed")) > 0
	q.use(q.of(act)...)
	q.takeWords(howMany, moreThan)
	q.datesText(s)
	a := Answer{Kind: Record, Place: s.Path(), Count: 1, Rows: []Row{q.r.textRow(s, s.Summary)}, Says: noVote(s)}
	if !s.RollCall() {
		return a
	}
	a.Rows = nil
	q.rollCall(s, &a)
	n := q.margins(s)
	a.Says += ": " + strconv.Itoa(max(n, -n)) + map[bool]string{true: " more yes than no", false: " more no than yes"}[n > 0]
	if passed && n > 0 {
		a.Says = "Yes: " + a.Says
	}
	return a
}

// margins is by how many votes more yes than no was voted.
func (q *question) margins(s *model.Statement) int {
	counts := q.r.corpus.Counts(s)
	return counts[model.Yes] - counts[model.No]
}

// moreWords are the words that ask which of several has more, and those for less.
func moreWords() (more, fewer []string) {
	return strings.Fields("grow grew grown rise rose increase increased more most higher highest larger largest bigger biggest greater broader wider better popular stronger"), strings.Fields("shrink shrank shrunk fall fell decrease decreased decline fewer less lower lowest smaller closer narrower least fewest smallest weaker")
}

// asksMore reports whether a question is which of some texts has more votes or States:
// "which got more yes votes, 73/27 or 73/266".
func (q *question) asksMore() bool {
	up, down := moreWords()
	asked := len(q.typed(append(up, down...)...)) > 0 || q.asks(howMany) && q.asks(versus)
	who := slices.ContainsFunc(q.of(word), func(k int) bool {
		return q.is(k, whoWord) && strings.HasPrefix(q.item(k), "who") && !q.is(k+1, filler)
	})
	return asked && !who && len(q.of(text)) > 1 && len(q.of(texts, state, norm, entity, outside)) == 0 && !q.asks(notWord, noneWord)
}

// more answers with the count of each text, the one that is asked for first.
func (q *question) more() Answer {
	b, about := q.conditions(), q.takeTexts()
	votes, _ := q.votesNamed()
	acts := votes
	for _, k := range q.of(act) {
		if v := q.thing(k).verb; len(acts) == 0 && v == party {
			acts = actsOf(v)
		}
	}
	up, down := moreWords()
	less, margin := len(q.typed(down...)) > 0, len(q.typed("closer", "narrower", "margin")) > 0
	q.use(append(q.of(act), q.typed(append(append(up, down...), "margin", "than")...)...)...)
	q.takeWords(howMany, versus)
	type count struct {
		text  *model.Statement
		n     int
		words string
	}
	sets := b.onlySets()
	a := Answer{Kind: Compare, Count: len(about), Caveats: b.notes}
	var counts []count
	for _, s := range about {
		did := acts
		if len(did) == 0 && s.RollCall() {
			did = []model.Act{model.Yes}
		}
		sets.texts = []*model.Statement{s}
		day, told := q.groupDay(sets)
		among, _ := sets.among(day)
		n := len(prose.Only(among, func(co *model.Country) bool {
			act := q.r.corpus.Act(s, co)
			return slices.Contains(did, act) || len(did) == 0 && act.Joined()
		}))
		c := count{s, n, fmt.Sprintf("%d %s", n, cmp.Or(wordsOf(did), "on the list"))}
		switch {
		case listless(s) > 0 || len(did) > 0 && !s.RollCall() && !slices.ContainsFunc(did, func(a model.Act) bool { return slices.Contains(s.Acts(), a) }):
			c.n, c.words = -1, "not known"
		case margin && s.RollCall():
			c.n = q.margins(s)
			c.words = strconv.Itoa(c.n) + " more yes than no"
		case len(sets.clauses) > 0:
			c.words = fmt.Sprintf("%d of %s (%s)", n, prose.Count(len(among), "State"), cmp.Or(wordsOf(did), "on the list"))
			groups, _ := q.groupCaveats(sets, day, told)
			a.Caveats = with(a.Caveats, groups...)
		}
		counts = append(counts, c)
	}
	first := counts[0].text
	slices.SortStableFunc(counts, func(x, y count) int { return map[bool]int{true: 1, false: -1}[less] * cmp.Compare(x.n, y.n) })
	a.Rows = prose.Each(counts, func(c count) Row { return q.r.textRow(c.text, c.words) })
	a.Says = strings.Join(prose.Each(counts, func(c count) string { return c.text.ShortTitle + ": " + c.words }), "; ")
	if q.asksWhether() && len(counts) == 2 && strings.Contains(" "+model.Fold(q.text)+" ", " than ") {
		a.Says = map[bool]string{true: "Yes. ", false: "No. "}[counts[0].text == first && counts[0].n != counts[1].n] + a.Says
	}
	if len(sets.clauses) > 0 {
		a.Says = sets.named() + ": " + a.Says
	}
	a.Place = "compare?of=" + strings.Join(prose.Each(about, func(s *model.Statement) string { return string(s.ID) }), ",")
	return a
}

// whole sets of how many States those of an answer are: of the members of the groups
// that are named, or of those that could vote.
func (q *question) whole(b *builder, day model.Date, found []*model.Country) {
	portion := len(q.portionWords()) > 0
	sets := b.onlySets()
	for i, c := range b.clauses {
		mixed := i > 0 && c.or && (len(c.sets) > 0) != (len(b.clauses[i-1].sets) > 0)
		if mixed || len(c.sets) > 0 && c.how != all && c.how != anyOf {
			return
		}
	}
	vote := len(b.texts) > 0 && !slices.ContainsFunc(b.texts, func(s *model.Statement) bool { return !s.RollCall() })
	if len(sets.clauses) == len(b.clauses) || len(sets.clauses) == 0 && !portion && !vote {
		return
	}
	among, _ := sets.among(day)
	every := len(among)
	if len(b.texts) == 1 || vote {
		open := prose.Only(among, func(co *model.Country) bool {
			return !slices.ContainsFunc(b.texts, func(s *model.Statement) bool { return q.r.corpus.Act(s, co) == model.NotEligible })
		})
		if vote || len(without(found, open)) == 0 { // else they are counted that could not sign: they have not
			among = open
		}
	}
	if vote && len(sets.clauses) == 0 && len(without(found, among)) > 0 { // without a vote and in the answer
		return
	}
	q.outOf, q.ofWhom = len(among), "States that could act"
	if vote {
		q.ofWhom = "States that could vote"
	}
	if len(sets.clauses) == 1 && len(sets.clauses[0].sets) == 1 && sets.clauses[0].sets[0].group != nil {
		q.ofWhom = sets.named() + " members"
	} else if len(sets.clauses) > 0 {
		in := slices.ContainsFunc(sets.clauses, func(c clause) bool { return c.sets[0].region != "" })
		q.ofWhom = map[bool]string{true: "States in ", false: "States of "}[in] + sets.named()
	}
	if every > len(among) && len(sets.clauses) > 0 {
		q.ofWhom += " to which it was open (" + strconv.Itoa(every) + " in all)"
	}
}

// portionWords are the places of the words for a share.
func (q *question) portionWords() []int {
	return q.typed("percentage", "percent", "proportion", "share", "fraction", "cent")
}

// states counts States in words, of how many they are.
func (q *question) states(n int) string {
	if q.outOf == 0 {
		return prose.Of(n, len(q.r.corpus.Countries())) + " States"
	}
	share := ""
	if asked := append(q.portionWords(), q.typed("per")...); len(asked) > 0 || strings.Contains(q.text, "%") {
		q.use(asked...)
		share = " (" + compare.Percent(float64(n)/float64(q.outOf)) + ")"
	}
	return prose.Of(n, q.outOf) + " " + q.ofWhom + share
}

// voteNamed is the vote that a question names, a vote against where it names none.
func (q *question) voteNamed() (a model.Act, named bool) {
	for _, k := range q.of(act) {
		if a, ok := voteOf(q.thing(k).verb); ok {
			return a, true
		}
	}
	return model.No, false
}
