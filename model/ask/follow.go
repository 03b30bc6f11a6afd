package ask

import (
	"slices"
	"strconv"
	"strings"

	"comity/model"
	"comity/model/prose"
)

// After returns a question whole that goes on one asked before: after "how did Brazil
// vote on 73/27", "and Japan?" is "how did Japan vote on 73/27", and "same for 73/266"
// is about that text. A question that goes on none is returned as it is.
func (r *Reader) After(before, question string, today model.Date) string {
	if strings.TrimSpace(before) == "" {
		return question
	}
	now := r.scan(question, today)
	from, leads := now.lead()
	if !leads || from == len(now.items) {
		return question
	}
	past := r.scan(before, today)
	out, rest := before, now.text[now.tokens[now.items[from].from].start:now.tokens[now.items[len(now.items)-1].to-1].end]
	said, replaced := false, false
	for _, classes := range [][]class{{state, set}, {text, texts}, {act}, {date}, {norm}} {
		with, ok := now.extent(from, classes...)
		if !ok {
			continue
		}
		said = true
		if classes[0] == state && past.asks(versus) { // one more beside the others
			continue
		}
		if where, ok := past.extent(0, classes...); ok {
			out = past.text[:where.start] + now.text[with.start:with.end] + past.text[where.end:]
			replaced = true
			past = r.scan(out, today)
		}
	}
	switch {
	case !said:
		return question
	case now.isWhole(from):
		return rest
	case !replaced && past.asks(versus):
		return strings.TrimRight(before, "?!. ") + " and " + rest
	case !replaced:
		return strings.TrimRight(before, "?!. ") + " " + rest
	}
	return out
}

// piece is a part of a question, in bytes.
type piece struct{ start, end int }

// extent is the piece from the first to the last item of some classes, from an item on.
func (q *question) extent(from int, classes ...class) (piece, bool) {
	out := piece{-1, -1}
	for k := from; k < len(q.items); k++ {
		if q.isClass(k, classes...) {
			if out.start < 0 {
				out.start = q.tokens[q.items[k].from].start
			}
			out.end = q.tokens[q.items[k].to-1].end
		}
	}
	return out, out.start >= 0
}

// lead returns the first item behind the words by which a question goes on another,
// and whether there are such words.
func (q *question) lead() (from int, leads bool) {
	for k := range q.items {
		raw := q.item(k)
		switch {
		case k == 0 && q.is(k, andWord, butWord, goesOn):
			leads = true
		case leads && q.is(k, goesOn):
		case leads && raw == "same":
		default:
			return k, leads
		}
	}
	return len(q.items), leads
}

// isWhole reports whether a question from an item on asks for itself: who did what
// about which text.
func (q *question) isWhole(from int) bool {
	_, acts := q.extent(from, act)
	_, about := q.extent(from, text, texts)
	_, who := q.extent(from, state, set)
	asks := false
	ranks := false
	for k := from; k < len(q.items); k++ {
		asks = asks || q.is(k, whoWord, howMany)
		ranks = ranks || q.is(k, most, least, newest, oldest)
	}
	return acts && (about && (who || asks) || ranks && asks)
}

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
	return q.sharing()
}

// ofThese is the first half of a question whose second asks for some of the States of it:
// "who voted no on 77/37, and which of them are in the SCO".
func (q *question) ofThese() string {
	for i := 2; i < len(q.tokens); i++ {
		if !slices.Contains([]string{"them", "those", "these", "whom"}, q.tokens[i].word) || q.tokens[i-1].word != "of" {
			continue
		}
		at := i - 1
		for at > 0 && slices.Contains([]string{"how", "many", "which", "who", "and"}, q.tokens[at-1].word) {
			at--
		}
		if end := slices.IndexFunc(q.items, func(it item) bool { return it.from >= at }); end > 0 && q.wholeBefore(end) && (at < i-1 || q.tokens[i].word == "whom") {
			return strings.TrimRight(q.text[:q.tokens[at].start], " ,;?")
		}
	}
	return ""
}

// of adds to an answer which of its States another is about.
func (a Answer) of(some Answer) Answer {
	const most = 12
	if a.Kind != Who || len(a.LeftOver) > 0 {
		return some
	}
	a.Question, a.Title, a.LeftOver = some.Question, some.Title, some.LeftOver
	a.Says += "; of these " + strconv.Itoa(some.Count)
	if some.Count > 0 && some.Count <= most {
		a.Says += ": " + names(some.States)
	}
	a.Caveats = with(a.Caveats, some.Caveats...)
	a.Readings = append([]Reading{{Says: "those of these: " + some.Says, Question: some.Expression}}, a.Readings...)
	return a
}

// sharing splits a line that asks two questions about the one text that it names: "who
// voted no on 73/27 and who abstained". Each gets the text.
func (q *question) sharing() (one, two string) {
	about := q.of(text)
	if len(about) != 1 || len(q.of(texts, number)) > 0 || q.tokens[0].word == "when" {
		return q.text, ""
	}
	named := " on " + q.raw(q.items[about[0]])
	for k := 1; k+1 < len(q.items); k++ {
		again := prose.Only(q.of(act, word), func(j int) bool { return j > k && (q.isClass(j, act) || q.is(j, alike)) })
		before := prose.Only(q.of(act), func(j int) bool { return j < k })
		if !q.is(k, andWord) || !q.asksAnew(k+1) || len(again) == 0 || len(before) == 0 || slices.ContainsFunc(again, func(j int) bool { return q.isClass(j, act) && q.thing(j).verb == positioned }) {
			continue
		}
		at := q.tokens[q.items[k].from].start
		one, two = strings.TrimRight(q.text[:at], " ,"), strings.TrimRight(q.text[q.tokens[q.items[k+1].from].start:], " ?!.")
		if about[0] < k {
			return one, two + named
		}
		return one + named, two
	}
	return q.text, ""
}

// asksAnew reports whether a word begins a question for States.
func (q *question) asksAnew(k int) bool {
	return q.is(k, howMany) || q.is(k, whoWord) && !strings.HasPrefix(q.item(k), "every")
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
