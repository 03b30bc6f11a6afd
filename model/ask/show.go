package ask

import (
	"slices"
	"strings"
)

// show makes the place of an answer the map or the matrix that was asked for.
func (q *question) show(a *Answer) {
	asks := func(w small) bool { return slices.ContainsFunc(q.of(word), func(k int) bool { return q.is(k, w) }) }
	at := ""
	one, ofText := strings.CutPrefix(a.Place, "statement/")
	switch {
	case asks(mapWord) && ofText && a.Count == 1:
		at = "map?statement=" + one
	case asks(matrixWord) && ofText && a.Count == 1:
		at = "matrix?pin=" + one
	case asks(mapWord) && a.Kind == Norm:
		at = "map?norm=" + strings.TrimPrefix(a.Place, "norm/")
	case asks(mapWord) && strings.HasPrefix(a.Place, "map?"):
		at = a.Place
	case asks(matrixWord) && a.Expression != "":
		at = "matrix?who=" + escape(a.Expression)
		if asks(similarWord) {
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
			q.items[k].used = q.items[k].used && !q.is(k, mapWord, matrixWord)
		}
		return
	}
	a.Place, a.Show = at, true
}
