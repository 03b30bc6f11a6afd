package ask

import (
	"slices"
	"strconv"
	"strings"
)

// show makes the place of an answer the map or the matrix that was asked for.
func (q *question) show(a *Answer) {
	at, filter := "", ""
	if q.asks(timelineWord) && a.Kind != Search {
		filter = q.filter(a.Rows)
	}
	one, ofText := strings.CutPrefix(a.Place, "statement/")
	switch {
	case q.asks(mapWord) && ofText && a.Count == 1:
		at = "map?statement=" + one
	case q.asks(matrixWord) && ofText && a.Count == 1:
		at = "matrix?pin=" + one
	case filter != "":
		at = "timeline?filter=" + escape(filter)
	case q.asks(mapWord) && a.Kind == Norm:
		at = "map?norm=" + strings.TrimPrefix(a.Place, "norm/")
	case q.asks(mapWord) && strings.HasPrefix(a.Place, "map?"):
		at = a.Place
	case q.asks(matrixWord) && a.Expression != "":
		at = "matrix?who=" + escape(a.Expression)
		if q.asks(similarWord) {
			at += "&rows=similarity"
		}
		const most = 6
		var texts []string
		for _, row := range a.Rows {
			if id := string(row.Statement); id != "" && !slices.Contains(texts, id) && len(texts) < most {
				texts = append(texts, id)
			}
		}
		if len(texts) > 0 {
			at += "&pin=" + strings.Join(texts, ",")
		}
	default:
		for _, k := range q.of(word) {
			q.items[k].used = q.items[k].used && !q.is(k, mapWord, matrixWord, timelineWord)
		}
		return
	}
	a.Place, a.Show = at, true
}

// filter names the texts of some rows to the timeline: by their kind and years, or a
// State, where nothing else is asked for, or each; empty for more than a place can name.
func (q *question) filter(rows []Row) string {
	t, _ := q.time()
	kinds, named := q.kindsAsked(), q.of(state)
	years := ""
	switch {
	case !t.from.IsZero() && t.from == t.to:
		years = strconv.Itoa(t.from.Year)
	case !t.from.IsZero():
		years = strconv.Itoa(t.from.Year) + ".."
	}
	whole := t.from.Month+len(t.only) == 0 && (t.to.IsZero() || t.from == t.to)
	switch {
	case len(q.of(text, texts, set, act)) > 0 || len(kinds) > 1 || !whole:
	case len(named) == 0:
		return strings.TrimSpace(strings.Join(append(kinds, years), " "))
	case len(named) == 1 && len(kinds) == 0 && years == "":
		return q.r.nameOf(q.items[named[0]].things[0])
	}
	const most = 60
	var ids []string
	for _, row := range rows {
		if !slices.Contains(ids, string(row.Statement)) {
			ids = append(ids, string(row.Statement))
		}
	}
	if len(ids) > most {
		return ""
	}
	return strings.Join(ids, ",")
}
