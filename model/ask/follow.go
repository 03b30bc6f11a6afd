package ask

import (
	"strings"

	"comity/model"
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
		if classes[0] == state && past.compares() { // one more beside the others
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
	case !replaced && past.compares():
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
		raw := model.Fold(q.raw(q.items[k]))
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

// compares reports whether a question puts things beside each other.
func (q *question) compares() bool {
	for k := range q.items {
		if q.is(k, versus) {
			return true
		}
	}
	return false
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
