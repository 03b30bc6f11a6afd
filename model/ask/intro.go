package ask

import (
	"slices"
	"strings"
)

// introduction returns where in the text a question begins behind words about the one who
// asks: "I am from Algeria and I would like to know | who voted against 77/36". It is 0
// where there are none, or where the question goes on what they name: "we will meet Chile;
// did they sign it".
func (q *question) introduction() int {
	if len(q.tokens) < 4 || q.expressionLike() {
		return 0
	}
	told := -1
	for i, t := range q.tokens {
		if told < 0 && slices.Contains(tellerWords(), t.word) {
			told = i
		}
		if told < 0 || i <= told+1 || !q.opens(i) || q.onlySmall(i) {
			continue
		}
		rest := q.r.scan(q.text[t.start:], q.today)
		goesOn := slices.ContainsFunc(rest.tokens, func(t token) bool {
			return slices.Contains(strings.Fields("they them it its their we our my he she his her there these those this"), t.word)
		})
		names := len(rest.of(state, set, text, texts, norm, page)) > 0 || rest.years() || len(rest.of(act)) > 0 && rest.counts()
		if lone := len(rest.of(text, texts, norm, page)) == 0 && len(q.of(text, texts, norm)) > 0 && len(rest.of(act)) > 0; goesOn || lone || !names {
			return 0
		}
		return t.start
	}
	return 0
}

// expressionLike reports whether the text is in the language of expressions.
func (q *question) expressionLike() bool { return strings.ContainsAny(q.text, "(=\"") }

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
