package lint

import (
	"slices"
	"strconv"
	"strings"

	"comity/model"
	"comity/model/prose"
)

// future finds words about the future in a sentence of ours: what is scheduled,
// or will happen on a day that comes and goes. What a text asks of States in
// general is none: "States will act together".
func future(sentence string) string { return ahead().FindString(sentence) }

// ahead are the words of the future; the explorer looks for them in every line of a
// page.
var ahead = prose.Pattern(`(?i)\b(?:` + strings.Join([]string{
	`(?:is|are|remains?) (?:now |still )?(?:scheduled|planned|slated|due (?:to|in|on|for|by|at))\b`,
	`(?:is|are) expected (?:in|on|by|for|later|soon)\b`,
	`will (?:next |then |first |again |also )?` + happens,
	`(?:is|are) to ` + happens,
	`upcoming`, `forthcoming`, `next (?:year|month|week|session|meeting|summit)`, `later this (?:year|month)`,
}, `|`) + `)`)

const happens = `(?:meet|convene|open|close|begin|start|end|expire|report|vote|elect|publish|be held|take place|be adopted|be published|be opened|enter into force)\b`

// day is a day, a month or a year as prose writes it.
var day = prose.Pattern(`\b(?:(?:(\d{1,2}) )?(January|February|March|April|May|June|July|August|September|October|November|December) )?((?:19|20)\d\d)\b`)

// lastDay is the latest day, month or year that a sentence names; the zero date
// where it names none.
func lastDay(sentence string) model.Date {
	var last model.Date
	for _, m := range day().FindAllStringSubmatch(sentence, -1) {
		var d model.Date
		d.Day, _ = strconv.Atoi(m[1]) // empty: no day
		d.Month = slices.Index(months(), m[2])
		d.Year, _ = strconv.Atoi(m[3])
		if d.Compare(last) > 0 {
			last = d
		}
	}
	return last
}

func months() []string {
	return []string{"", "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"}
}

// undated faults a sentence of a page about the future of which no citation in
// its block says until when it is good.
func (y *pageLinter) undated() {
	if y.page.AboutComity || y.page.Guide {
		return
	}
	for _, s := range y.spots {
		if s.Kind == prose.Quote || s.Kind == prose.Rule || s.Kind == prose.Directive || s.part == model.OwnReading {
			continue
		}
		dated := slices.ContainsFunc(model.Citations(s.Text), func(c model.Citation) bool { return !c.Until.IsZero() })
		for _, sentence := range prose.Sentences(prose.Plain(s.Text)) {
			if said := future(prose.Unquoted(sentence)); said != "" && !dated {
				y.fault(s, "speaks of the future (%q), expected a citation that says until which day it is good", said)
			}
		}
	}
}

// undatedRecord faults a sentence of a record about the future that names no
// day, month or year: nobody could tell when it has gone by.
func (l *linter) undatedRecord(t text) {
	for _, sentence := range prose.Sentences(t.words) {
		if said := future(prose.Unquoted(sentence)); said != "" && lastDay(sentence).IsZero() {
			l.add(t.file, t.record, "speaks of the future (%q), expected the day, the month or the year of it", said)
		}
	}
}

// Gone returns the sentences of a text about a future that is past by a day: the
// latest day that they name has gone by.
func Gone(text string, today model.Date) []string {
	var out []string
	for _, sentence := range prose.Sentences(prose.Plain(text)) {
		if last := lastDay(sentence); future(prose.Unquoted(sentence)) != "" && !last.IsZero() && last.Over(today) {
			out = append(out, sentence)
		}
	}
	return out
}
