package ask

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"comity/model"
	"comity/model/prose"
)

// ranking is a question for those that did something most or least often.
type ranking struct {
	least bool
	top   int // how many are asked for
	verb  verb
	acts  []model.Act
	kinds []string // of text, all where empty
	words []int    // the items that say so
}

// ranked returns what a question ranks States or texts by, if it does: "who voted no
// most often", "top 10 signatories".
func (q *question) ranked() (r ranking, ok bool) {
	at := slices.IndexFunc(q.items, func(it item) bool {
		return it.class == word && (it.things[0].word == most || it.things[0].word == least)
	})
	acts := q.of(act)
	made := q.typed("made", "make", "makes", "issued", "issue", "published")
	if at >= 0 && len(acts) == 0 && q.blameNoun() && (q.asks(whoWord) || slices.ContainsFunc(q.of(word), q.stateNoun)) {
		acts = []int{at} // made the most attributions
	}
	if at < 0 || len(acts) == 0 || len(q.of(state, text, norm)) > 0 || len(q.pages("norm")) > 0 {
		return ranking{}, false
	}
	r = ranking{least: q.is(at, least), top: 1, verb: blamed, words: made}
	if acts[0] != at {
		r.verb = q.thing(acts[0]).verb
	}
	for _, k := range acts[1:] { // voted no: the vote that it is
		if _, vote := voteOf(q.thing(k).verb); vote && r.verb == voted {
			r.verb = q.thing(k).verb
		}
	}
	if r.verb == signatory { // the signatories of any text, not only of treaties
		r.verb = signed
	}
	r.acts = actsOf(r.verb)
	if len(r.acts) == 0 {
		return ranking{}, false
	}
	r.words = append(r.words, at)
	if strings.HasPrefix(q.item(at), "rank") {
		r.top = 10
	}
	if q.isClass(at+1, number) && q.items[at+1].n > 0 {
		r.top = q.items[at+1].n
		r.words = append(r.words, at+1)
	}
	for _, k := range q.of(number) { // five States that abstained most
		if q.stateNoun(k+1) && r.top == 1 && q.items[k].n > 0 {
			r.top, r.words = q.items[k].n, append(r.words, k)
		}
	}
	for _, k := range acts {
		if v := q.thing(k).verb; v == r.verb || v == voted || v == signatory {
			r.words = append(r.words, k)
		}
	}
	return r, true
}

// blameNoun reports whether attributions or advisories are asked for by their name.
func (q *question) blameNoun() bool {
	return slices.ContainsFunc(q.of(unread, page), func(k int) bool { kinds, _ := q.kindNoun(k); return len(kinds) == 1 && isBlame(kinds[0]) })
}

// actsOf are the acts that a verb counts as.
func actsOf(v verb) []model.Act {
	if a, ok := actOf(v); ok {
		return []model.Act{a}
	}
	return map[verb][]model.Act{signed: {model.Listed, model.Party, model.Signatory}, blamed: {model.Listed}, voted: {model.Yes, model.No, model.Abstain}}[v]
}

// counting is the number of texts on which a State did one of some acts, as an
// expression.
func counting(acts []model.Act) string {
	return strings.Join(prose.Each(acts, func(a model.Act) string { return `count("` + a.Word() + `")` }), " + ")
}

// rank answers which States did something most or least often, or on which texts most
// or fewest did.
func (q *question) rank(r ranking) Answer {
	q.use(r.words...)
	if q.ranksTexts() {
		return q.rankTexts(r)
	}
	b := q.conditions().onlySets()
	among, inside := b.among(model.Date{})
	r.kinds = q.takeKinds()
	if r.verb == blamed && len(r.kinds) == 0 {
		r.kinds = []string{"attribution"}
	}
	if slices.Contains(r.kinds, "advisory") {
		r.acts = append(r.acts, model.Agency)
	}
	t, impossible := q.takeTime()
	narrow := false // texts of other kinds would count too
	times := map[*model.Country]int{}
	only := q.takeTexts()
	r.kinds = append(r.kinds, prose.Each(q.of(texts), func(k int) string { return q.raw(q.items[k]) })...)
	for _, s := range q.r.corpus.Statements() {
		if len(r.kinds) > 0 && !slices.Contains(r.kinds, s.Kind) && !slices.Contains(only, s) {
			narrow = narrow || slices.ContainsFunc(r.acts, func(a model.Act) bool { return slices.Contains(s.Acts(), a) })
			continue
		}
		for _, co := range among {
			if slices.Contains(r.acts, q.r.corpus.Act(s, co)) && !impossible && t.has(q.r.corpus.Participation(s, co).Date) {
				times[co]++
			}
		}
	}
	list := slices.Clone(among)
	if _, vote := voteOf(r.verb); vote || r.verb == voted {
		list = slices.DeleteFunc(list, func(co *model.Country) bool { return co.UNStatus != "member" })
	}
	list, edge := extremes(list, func(co *model.Country) int { return times[co] }, r)
	a := Answer{Kind: Who, Count: len(list), States: list, Narrowed: true}
	sign := map[bool]string{false: " >= ", true: " <= "}[r.least]
	a.Expression = counting(r.acts) + sign + strconv.Itoa(edge)
	of := strings.Join(r.kinds, " or ")
	if !t.open() || narrow {
		a.Expression = counting(r.acts) + " >= 0"
		a.Caveats = append(a.Caveats, "counted on texts"+t.words()+map[bool]string{true: " of the kind " + of}[narrow]+" only, which the expression cannot say")
	}
	if inside != "" {
		a.Expression = inside + " and " + a.Expression
	}
	a.Place = "map?who=" + escape(a.Expression)
	a.Rows = prose.Each(list, func(co *model.Country) Row {
		return Row{ISO3: co.ISO3, Name: co.DisplayName(), Note: prose.Count(times[co], "text"), Place: co.Path()}
	})
	a.Says = map[bool]string{false: "most texts ", true: "fewest texts "}[r.least] + "(" + wordsOf(r.acts) + "): " + told(list, times)
	a.Caveats = append(a.Caveats, "counted on the texts on record; what is not known of a State is not counted")
	groups, _ := q.groupCaveats(b, model.Date{}, false)
	a.Caveats = append(a.Caveats, groups...)
	return a
}

// told names the first of a ranking with their counts.
func told(list []*model.Country, times map[*model.Country]int) string {
	const most = 10
	var out []string
	for i := 0; i < len(list); {
		j := i
		var same []string
		for ; j < len(list) && times[list[j]] == times[list[i]]; j++ {
			if j < most {
				same = append(same, list[j].DisplayName())
			}
		}
		if len(same) < j-i {
			same = append(same, strconv.Itoa(j-i-len(same))+" more")
		}
		out = append(out, prose.List(same, "and")+" "+strconv.Itoa(times[list[i]]))
		if i = j; i >= most {
			break
		}
	}
	return strings.Join(out, "; ")
}

// wordsOf are acts in words.
func wordsOf(acts []model.Act) string {
	return prose.List(prose.Each(acts, model.Act.Word), "or")
}

// extremes keeps the first of a ranking, with all that are level with the last of them,
// and returns the count of the last.
func extremes[T any](list []T, count func(T) int, r ranking) ([]T, int) {
	slices.SortStableFunc(list, func(x, y T) int {
		if r.least {
			return cmp.Compare(count(x), count(y))
		}
		return cmp.Compare(count(y), count(x))
	})
	if len(list) == 0 {
		return list, 0
	}
	end := min(r.top, len(list))
	edge := count(list[end-1])
	for end < len(list) && count(list[end]) == edge {
		end++
	}
	return list[:end], edge
}

// ranksTexts reports whether texts are ranked, not States: "which resolution had the
// most no votes", "the text that most States signed".
func (q *question) ranksTexts() bool {
	before := false
	for k := range q.items {
		_, noun := q.kindNoun(k)
		switch {
		case q.is(k, most, least) && (strings.Contains(q.item(k), "top") || strings.HasPrefix(q.item(k), "rank")): // the top 10 texts
			_, noun := q.kindNoun(k + 1)
			if q.isClass(k+1, number) {
				_, noun = q.kindNoun(k + 2)
			}
			return before || noun
		case q.is(k, most, least):
			for j := k + 1; j < len(q.items); j++ {
				if _, noun := q.kindNoun(j); noun {
					return j > k+1 && (q.isClass(j-1, act) || q.is(j-1, whoWord, whatWord))
				}
				if q.is(j, filler) && q.stateNoun(j) && !q.isClass(j-1, act) {
					return true
				}
			}
			return before
		case noun:
			before = true
		case q.asksForStates(k):
			before = false
		}
	}
	return false
}

// rankTexts answers on which texts most or fewest States did something.
func (q *question) rankTexts(r ranking) Answer {
	pool, t := q.pool(nil)
	list, _ := extremes(q.done(pool, r.acts, nil), func(d done) int { return len(d.by) }, r)
	if len(list) == 0 {
		return Answer{Kind: Search}
	}
	a := Answer{Kind: Record, Count: len(list), Place: list[0].text.Path()}
	var says []string
	for _, d := range list {
		count := prose.Count(len(d.by), "State")
		a.Rows = append(a.Rows, q.r.textRow(d.text, wordsOf(r.acts)+": "+count))
		says = append(says, d.text.ShortTitle+" ("+count+")")
	}
	a.Says = map[bool]string{false: "most States", true: "fewest States"}[r.least] + t.words() + " (" + wordsOf(r.acts) + "): " + strings.Join(says[:min(len(says), 5)], ", ")
	a.Caveats = []string{"counted on the lists on record: some are as of a day or a known minimum, and of some texts none could be verified"}
	return a
}
