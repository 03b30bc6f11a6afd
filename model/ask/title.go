package ask

import (
	"strings"
	"unicode"

	"comity/model/prose"
)

// title is the question with its names as the records write them: "NATO, not on Joint
// Statement 2019" for "nato not joint statement 2019".
func (q *question) title() string {
	var b strings.Builder
	at := 0
	for k := range q.items {
		it := &q.items[k]
		start, end := q.tokens[it.from].start, q.tokens[it.to-1].end
		if start < at { // one word of another language, read as several
			continue
		}
		between := q.text[at:start]
		switch name, named := q.written(it); {
		case named:
			b.WriteString(between + name)
		case k > 0 && q.is(k, notWord) && q.raw(*it) == "not" && q.isClass(k+1, text) && len(q.of(act)) == 0:
			b.WriteString(", not on")
		default:
			b.WriteString(between + q.text[start:end])
		}
		at = end
	}
	if len(q.items) == 0 || strings.Contains(q.text, "(") { // an expression
		return clipQuestion(strings.TrimSpace(q.text))
	}
	if q.beyond != "" { // what is not read
		b.WriteString(q.text[at:])
	}
	return prose.Capital(clipQuestion(strings.TrimSpace(b.String())))
}

// written is the name of an item as the records write it, or the names in it.
func (q *question) written(it *item) (string, bool) {
	if it.class != state && it.class != set && it.class != text && it.class != texts {
		return "", false
	}
	words, the := strings.CutPrefix(q.folded(it), "the ")
	name, ok := q.r.written[words]
	if ok && the {
		name = "the " + name
	}
	return name, ok
}

// capitals counts the capitals of a name.
func capitals(name string) int {
	n := 0
	for _, c := range name {
		if unicode.IsUpper(c) {
			n++
		}
	}
	return n
}
