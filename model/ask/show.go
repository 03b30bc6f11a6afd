package ask

import (
	"net/url"
	"strconv"
	"strings"
	"unicode"

	"comity/model/prose"
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
		if kinds := q.takeKinds(); len(kinds) > 0 {
			at += "&kind=" + strings.Join(kinds, ",")
		}
		if q.asks(similarWord) {
			at += "&rows=similarity"
		}
		const most = 6
		texts := with(nil, prose.Each(prose.Only(a.Rows, func(r Row) bool { return r.Statement != "" }), func(r Row) string { return string(r.Statement) })...)
		if len(texts) > 0 {
			at += "&pin=" + strings.Join(texts[:min(len(texts), most)], ",")
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
	t, _ := q.takeTime()
	kinds, named := q.takeKinds(), q.of(state)
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
	case len(named) == 0 && q.ofUN(kinds):
		return strings.TrimSpace("un " + kinds[0] + " " + years)
	case len(named) == 0:
		return strings.TrimSpace(strings.Join(append(kinds, years), " "))
	case len(named) == 1 && len(kinds) == 0 && years == "":
		return q.r.nameOf(q.thing(named[0]))
	}
	const most = 60
	ids := with(nil, prose.Each(rows, func(r Row) string { return string(r.Statement) })...)
	if len(ids) > most {
		return ""
	}
	return strings.Join(ids, ",")
}

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
func capitals(name string) int { return len(prose.Only([]rune(name), unicode.IsUpper)) }

// escape makes a value safe within a place, as places are written.
func escape(value string) string {
	return strings.NewReplacer("%2F", "/", "%2C", ",", "%3A", ":").Replace(url.QueryEscape(value))
}
