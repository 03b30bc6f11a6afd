package ask

import (
	"slices"
	"strings"
)

// introduction returns the question behind words about the one who asks, and these: "I am
// from Algeria and I would like to know | who voted against 77/36". It is the whole where
// there are none, or where the question goes on what they name: "we will meet Chile; did
// they sign it".
func (q *question) introduction() (asked *question, said string) {
	if len(q.tokens) < 4 || strings.ContainsAny(q.text, "(=\"") { // an expression
		return q, ""
	}
	told := -1
	for i, t := range q.tokens {
		if told < 0 && slices.Contains(tellerWords(), t.word) {
			told = i
		}
		heads := told < 0 && i > 1 && q.opens(i) && strings.Contains(q.text[q.tokens[i-1].end:t.start], ":") && q.isHeading(i)
		if !heads && (told < 0 || i <= told+1 || !q.opens(i) || q.onlySmall(i)) {
			continue
		}
		rest := q.r.scan(q.text[t.start:], q.today)
		goesOn := slices.ContainsFunc(rest.tokens, func(t token) bool {
			return slices.Contains(strings.Fields("they them it its their we our my he she his her there these those this"), t.word)
		})
		names := len(rest.of(state, set, text, texts, norm, page)) > 0 || rest.years() || len(rest.of(act)) > 0 && rest.counts()
		ofWhom := rest.asksWhether() && len(rest.of(state, set)) == 0 && len(q.of(state)) > 0 // if my country, Chile, has signed it
		if lone := len(rest.of(text, texts, norm, page)) == 0 && len(q.of(text, texts, norm)) > 0 && len(rest.of(act)) > 0; goesOn || lone || ofWhom || !names {
			return q, ""
		}
		return rest, strings.Trim(q.text[:t.start], " ,.;:")
	}
	return q, ""
}

// isHeading reports whether what stands before a word names nothing but a group that the
// rest names again, and what was not understood: "EU members that broke ranks: who in the EU".
func (q *question) isHeading(i int) bool {
	unknown, again := false, false
	for k, it := range q.items {
		switch {
		case it.from >= i:
		case it.class == unread:
			unknown = true
		case it.class == set:
			again = again || slices.ContainsFunc(q.of(set), func(j int) bool { return q.items[j].from >= i && q.thing(j) == q.thing(k) })
		case it.class != word || !q.is(k, filler, whoWord):
			return false
		}
	}
	return unknown && again
}

// turned is a question of a text, a no and a group with the group first, as the no is about
// the text: "paris call missing g20"; "with whom did China vote" ends with its with, and
// "both Cuba and Iran voted against which resolutions" begins with its which.
func (q *question) turned() *question {
	if q.is(0, notWord) && strings.HasSuffix(q.item(0), "nt") && len(q.of(state, set)) > 0 { // didn't it
		return q.r.scan("did"+q.text[q.tokens[0].end:], q.today)
	}
	if which := q.whichLast(); which > 0 {
		at := q.tokens[which].start
		return q.r.scan(strings.TrimRight(q.text[at:], " ?.!")+" "+strings.TrimSpace(q.text[:at]), q.today)
	}
	if n := len(q.items) - 1; n > 2 && q.tokens[0].word == "with" && slices.Contains([]string{"whom", "who"}, q.tokens[1].word) && q.isClass(n, act) && q.thing(n).verb == voted {
		return q.r.scan("who"+strings.TrimRight(q.text[q.tokens[1].end:], " ?.!")+" with", q.today)
	}
	k := slices.IndexFunc(q.items, func(it item) bool { return it.class == text })
	if k < 0 || len(q.of(act)) > 0 || q.item(k+1) != "missing" && q.item(k+1) != "non" {
		return q
	}
	end := k + 2
	for q.is(end, filler) {
		end++
	}
	if !q.isClass(end, set) || end != len(q.items)-1 {
		return q
	}
	cut := func(from, to int) string {
		return q.text[q.tokens[q.items[from].from].start:q.tokens[q.items[to-1].to-1].end]
	}
	return q.r.scan(strings.TrimSpace(q.text[:q.tokens[q.items[k].from].start]+cut(end, end+1)+" "+cut(k+1, end)+" "+cut(k, k+1)), q.today)
}

// whichLast is the token of the which of a question that ends with the texts it asks for,
// behind what States or groups did; 0 for none.
func (q *question) whichLast() int {
	last := len(q.items) - 1
	_, noun := q.kindNoun(last)
	which := len(q.tokens) - 2
	if !noun || which < 2 || q.tokens[which].word != "which" || len(q.of(text, norm)) > 0 {
		return 0
	}
	for k := range q.items { // nothing else is asked
		if q.items[k].from < which && q.is(k, whoWord, howMany, whatWord) {
			return 0
		}
	}
	return map[bool]int{true: which}[len(q.of(state, set)) > 0 && !q.asksWhether()]
}

// tellerWords tell of the one who asks.
func tellerWords() []string {
	return strings.Fields("i im ive id my we weve our ours dear colleague colleagues professor boss minister ambassador delegate delegation embassy mission student article press thesis dissertation briefing memo note department behalf working because although")
}

// opens reports whether a word begins a question: one that asks, behind a mark or a word
// that announces it.
func (q *question) opens(i int) bool {
	asks := strings.Fields("who whom whose which what when where how did does do is are was were has have list show give tell name please could can")
	if !slices.Contains(asks, q.tokens[i].word) {
		return false
	}
	before := q.tokens[i-1]
	if slices.Contains([]string{"but", "so", "and"}, before.word) && before.comma && i > 2 {
		return true
	}
	if strings.ContainsAny(q.text[before.end-1:q.tokens[i].start], ".,;:!?…—") {
		return true
	}
	announces := strings.Fields("know asks ask asked asking wonder wondering say see find check learn tell report understand question")
	if before.word == "is" && i > 1 {
		before = q.tokens[i-2]
	}
	return slices.Contains(announces, before.word) && slices.Contains(asks[:7], q.tokens[i].word)
}

// onlySmall reports whether nothing before a word has a meaning that could be taken for a
// part of the question: "could you tell me".
func (q *question) onlySmall(i int) bool {
	return !slices.ContainsFunc(q.items, func(it item) bool {
		return it.from < i && (it.class != word || it.things[0].word != filler)
	})
}
