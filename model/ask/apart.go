package ask

import (
	"slices"
	"strings"

	"comity/model"
)

// apart splits a line that asks two questions, each whole in itself: "did Chile sign the
// Paris Call? who voted no on 73/27". The second is empty where there is one question.
func (q *question) apart() (one, two string) {
	for k := 1; k < len(q.items); k++ {
		at := q.tokens[q.items[k].from].start
		from := k
		ended := strings.ContainsAny(q.text[min(at, q.tokens[q.items[k-1].to-1].end):at], "?!") // a new sentence
		if !ended && (!q.is(k, andWord) || k+1 == len(q.items) || !q.asksAnew(k+1) || q.asksAnew(0)) {
			continue
		}
		if !ended {
			from = k + 1
		}
		if q.isWhole(from) && q.wholeBefore(k) {
			return strings.TrimSpace(q.text[:at]), strings.TrimSpace(q.text[q.tokens[q.items[from].from].start:])
		}
	}
	return q.text, ""
}

// asksAnew reports whether a word begins a question for States.
func (q *question) asksAnew(k int) bool {
	return q.is(k, howMany) || q.is(k, whoWord) && !strings.HasPrefix(model.Fold(q.raw(q.items[k])), "every")
}

// wholeBefore reports whether the items before a place are a question by themselves.
func (q *question) wholeBefore(end int) bool {
	whole := func(classes ...class) bool {
		return slices.ContainsFunc(q.items[:end], func(it item) bool { return slices.Contains(classes, it.class) })
	}
	return whole(act) && whole(text, texts)
}

// twice says of a question that asks for States two times over that it is read as one,
// and how to ask each.
func (q *question) twice(a *Answer) {
	if a.Kind != Who {
		return
	}
	for k := 1; k < len(q.items); k++ {
		if !q.is(k, whoWord) || !q.is(k-1, andWord) || !q.asksAnew(0) || !q.isWhole(k) || !q.wholeBefore(k-1) {
			continue
		}
		a.Says += ": read as one question, for States of which both hold"
		for _, part := range []string{q.text[:q.tokens[q.items[k-1].from].start], q.text[q.tokens[q.items[k].from].start:]} {
			part = clipQuestion(strings.Trim(part, " ?,"))
			a.Readings = append(a.Readings, Reading{Says: "by itself: " + part, Question: part})
		}
		return
	}
}
