package ask

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"comity/model"
	"comity/model/prose"
)

// date reads the date that begins at a token: 2019, September 2019, 23 September
// 2019, September 23, 2019 or 2019-09-23.
func (q *question) date(i int) (int, model.Date) {
	var w [3]string
	for k := range w {
		if i+k < len(q.tokens) {
			w[k] = strings.TrimRight(q.tokens[i+k].word, ".")
		}
	}
	type form struct {
		n           int
		year, month string
		day         string
	}
	for _, f := range []form{
		{3, w[2], w[1], w[0]}, {3, w[2], w[0], w[1]}, {3, w[0], w[1], w[2]}, {2, w[1], w[0], ""}, {2, w[0], w[1], ""}, {1, w[0], "", ""},
		{1, q.yearBehind(i), w[0], ""},
	} {
		year, ok := yearOf(f.year)
		if !ok {
			continue
		}
		d := model.Date{Year: year}
		if f.month != "" {
			if d.Month = monthOf(f.month); d.Month == 0 {
				continue
			}
		}
		if f.day != "" {
			day, err := strconv.Atoi(strings.TrimRight(f.day, "stndrh"))
			if err != nil || day < 1 || day > 31 {
				continue
			}
			d.Day = day
		}
		if parsed, err := model.ParseDate(d.String()); err == nil && i+f.n <= len(q.tokens) {
			return f.n, parsed
		}
	}
	return 0, model.Date{}
}

// noDay returns what is written as a day and is none: "2019-02-31", "31 June 2019".
func (q *question) noDay() string {
	for i := 0; i+2 < len(q.tokens); i++ {
		a, b, c := q.tokens[i], q.tokens[i+1], q.tokens[i+2]
		days := func(w string) bool {
			n, err := strconv.Atoi(strings.TrimRight(w, "stndrh"))
			return err == nil && len(w) <= 4 && n < 100
		}
		figures := func(w string) bool { _, err := strconv.Atoi(w); return err == nil }
		iso := figures(a.word) && len(a.word) >= 4 && len(b.word) == 2 && len(c.word) == 2 && figures(b.word) && figures(c.word) && q.text[a.end:b.start] == "-" && q.text[b.end:c.start] == "-"
		_, year := yearOf(c.word)
		written := year && (days(a.word) && !figures(b.word) && monthOf(b.word) > 0 || days(b.word) && !figures(a.word) && monthOf(a.word) > 0)
		if n, _ := q.date(i); (iso || written) && n < 3 {
			return q.text[a.start:c.end]
		}
	}
	return ""
}

// yearBehind is the year of a month that stands before another with its year: "between June
// and December 2021". It is empty where there is none.
func (q *question) yearBehind(i int) string {
	if i+3 >= len(q.tokens) || monthOf(q.tokens[i].word) == 0 || monthOf(q.tokens[i+2].word) == 0 || !slices.Contains([]string{"and", "to", "until", "or"}, q.tokens[i+1].word) {
		return ""
	}
	return q.tokens[i+3].word
}

func yearOf(w string) (int, bool) {
	year, err := strconv.Atoi(w)
	return year, err == nil && len(w) == 4 && year >= 1900 && year < 2100
}

// monthOf reads the name of a month, its first three letters or two figures.
func monthOf(w string) int {
	if len(w) < 2 {
		return 0
	}
	if n, err := strconv.Atoi(w); err == nil && len(w) == 2 && n <= 12 {
		return n
	}
	for m := time.January; m <= time.December; m++ {
		if name := strings.ToLower(m.String()); len(w) >= 3 && (w == name || w == name[:3] || w == "sept" && m == time.September) {
			return int(m)
		}
	}
	return 0
}

// afterText reads a text behind a word of time as its day: one behind another text, "who
// signed the convention after the Hanoi ceremony", or behind a group, "was Britain in the
// EU when 73/27 was adopted".
func (q *question) afterText() {
	named := q.of(text)
	for i, k := range named {
		it, at := q.items[k], q.lastBefore(k)
		for q.isClass(at, act) && q.lastBefore(at) > 0 && i == 0 { // when it signed the text
			at = q.lastBefore(at)
		}
		end := k + 1
		if slices.Contains(q.typed("ceremony", "signing", "opening", "conference"), end) {
			end++
		}
		said := q.is(at, after, before) && q.verbsAre(signed) && (end > k+1 || i > 0 && it.things[0] == q.thing(named[0]))
		if i == 0 {
			for said = false; q.is(end, filler) || q.isClass(end, act) && q.thing(end).verb <= voted || q.isClass(end, date) && (span{from: q.items[end].date, to: q.items[end].date}).has(it.things[0].text.When()); end++ {
			}
			for j := range q.items {
				said = said || j < at && q.isClass(j, set)
			}
			when := len(named) == 1 && at > 0 && q.is(at, whenWord, asOf, after, before)
			other := slices.ContainsFunc(q.of(act), func(j int) bool { return j < at || j >= end })
			for j := at + 1; when && other && j < end; j++ { // absent when it was adopted: no second act
				if q.isClass(j, act) {
					q.items[j].skip()
				}
			}
			said = said && when && !other
		}
		if !said {
			continue
		}
		it.class, it.date, it.used = date, it.things[0].text.When(), false
		it.from, it.to = q.items[at+1].from, q.items[end-1].to
		if q.is(at, whenWord) {
			q.items[at].asWord(asOf)
		}
		if i == 0 {
			q.slips = append(q.slips, q.raw(it)+" is read as "+it.date.Long()+", the day of "+it.things[0].text.ShortTitle)
		}
		q.items = slices.Replace(q.items, at+1, end, it) // the word of time stands beside its day
		return
	}
}

// anyGGE reports whether a State is asked about in "the GGE", which is any of the groups.
func (q *question) anyGGE(k int) bool {
	return strings.TrimPrefix(q.item(k), "the ") == "gge" && len(q.of(state)) > 0 && len(q.of(date, set)) == 0 && len(q.of(text)) == 1
}

// besideDate reports whether the one date of a question stands beside a text.
func (q *question) besideDate(k int) bool {
	dates := q.of(date)
	return len(dates) == 1 && !q.is(dates[0]-1, since, after, before, until, asOf, between) && (dates[0] == k-1 || q.nextOf(k) == dates[0])
}

// ownNoun takes the noun beside a text as a part of its name: the Budapest treaty.
func (q *question) ownNoun(k int) {
	for _, j := range []int{k - 1, k + 1, k - 2} {
		if j == k-2 && !(q.is(k-1, filler) && (q.item(k-1) == "in" || q.item(k-1) == "of")) { // the convention in Hanoi
			continue
		}
		if kinds, noun := q.kindNoun(j); noun && q.isClass(j, unread, page) && slices.Contains(kinds, q.thing(k).text.Kind) {
			q.items[j].skip()
		}
	}
}

// titleBehind takes words of the title behind a treaty as a part of its name: "the UN treaty on
// cybercrime".
func (q *question) titleBehind(k int) {
	it := &q.items[k]
	if it.class != text || it.things[0].text.Kind != "treaty" || !q.is(k+1, filler) || !q.isClass(k+2, unread, page) {
		return
	}
	title := strings.Fields(model.Fold(it.things[0].text.Title))
	if !slices.ContainsFunc(strings.Fields(q.item(k+2)), func(w string) bool { return !slices.Contains(title, w) }) {
		q.items[k+2].skip()
	}
}

// span is a time that a question names; a zero end is open. Where it names several,
// as in 2018 and in 2021, it is only these.
type span struct {
	from, to model.Date
	only     []model.Date
}

// open reports whether the time is all time.
func (s span) open() bool { return s.from.IsZero() && s.to.IsZero() }

// contradicts says of a time that it ends before it begins.
func (s span) contradicts() string {
	return "contradictory dates: " + first(s.from).Long() + " is after " + last(s.to).Long()
}

// has reports whether a day lies in it. A day known to the year or month only does
// if it can.
func (s span) has(d model.Date) bool {
	if len(s.only) > 0 {
		return slices.ContainsFunc(s.only, func(one model.Date) bool { return span{from: one, to: one}.has(d) })
	}
	if !s.from.IsZero() && last(d).Compare(first(s.from)) < 0 {
		return false
	}
	return s.to.IsZero() || first(d).Compare(last(s.to)) <= 0
}

// during reports whether a day between two others surely lies in it, and whether it may.
func (s span) during(from, to model.Date) (sure, may bool) {
	if len(s.only) > 0 {
		return false, slices.ContainsFunc(s.only, func(one model.Date) bool {
			_, may := span{from: one, to: one}.during(from, to)
			return may
		})
	}
	may = (s.from.IsZero() || last(to).Compare(first(s.from)) >= 0) && (s.to.IsZero() || first(from).Compare(last(s.to)) <= 0)
	return s.has(from) && s.has(to), may
}

// words is the time in words: "in 2018", "since 2020".
func (s span) words() string {
	switch {
	case s.open():
		return ""
	case len(s.only) > 0:
		return " in " + prose.List(prose.Each(s.only, model.Date.Long), "and")
	case s.to.IsZero():
		return " since " + s.from.Long()
	case s.from.IsZero():
		return " up to " + s.to.Long()
	case s.from == s.to && s.from.Day > 0:
		return " on " + s.from.Long()
	case s.from == s.to:
		return " in " + s.from.Long()
	}
	return " from " + s.from.Long() + " to " + s.to.Long()
}

// actsOnly reports whether all acts of a question that are not taken yet are votes or names
// on a text.
func (q *question) actsOnly() bool {
	acts := slices.DeleteFunc(q.of(act), func(k int) bool { return q.items[k].used })
	return len(acts) > 0 && !slices.ContainsFunc(acts, func(k int) bool {
		_, vote := voteOf(q.thing(k).verb)
		return !vote && q.thing(k).verb != signed && !q.verbsAre(voted)
	})
}

// actIn is an act in a time, and the place of its word; -1 for none.
type actIn struct {
	verb verb
	time span
	at   int
}

// actsIn are the acts of a question in its times: each in its own where they stand in
// pairs, "yes in 2018 and no in 2019"; else one act in each of the times.
func (q *question) actsIn() (out []actIn) {
	acts, dates := q.of(act), q.of(date)
	paired := len(acts) == len(dates) && len(acts) > 1 && !q.asks(orWord, since, after, before, until, between)
	for i := range acts {
		paired = paired && acts[i] < dates[i] && (i == 0 || dates[i-1] < acts[i])
	}
	if paired {
		for i, k := range acts {
			day := q.items[dates[i]].date
			out = append(out, actIn{q.thing(k).verb, span{from: day, to: day}, k})
		}
		q.use(append(acts, dates...)...)
		return out
	}
	t, impossible := q.takeTime()
	if impossible {
		return nil
	}
	v, at := took, -1
	for _, k := range acts {
		one := q.thing(k).verb
		if q.items[k].used = one == voted || v == took || v == voted || v == one; q.items[k].used && (one != voted || v == took) {
			v = one // absent for every vote: one act
		}
		at = acts[0]
	}
	return prose.Each(t.each(q.either()), func(t span) actIn { return actIn{v, t, at} })
}

// ofYear makes the condition to have put one's name to a text of some time.
func (q *question) ofYear(b *builder) {
	for _, one := range q.actsIn() {
		if c := q.inTime(b, one); len(c.exprs) > 0 {
			b.clauses = append(b.clauses, c)
			many := map[how]string{anyOf: "one or more", all: "all", noneOf: "none", someOf: strconv.Itoa(c.n) + " or more", mostN: "at most " + strconv.Itoa(c.n), justN: strconv.Itoa(c.n)}
			b.notes = append(b.notes, "read as: on "+many[c.how]+" of the "+strconv.Itoa(len(c.exprs))+" texts"+one.time.words())
		}
	}
}

// inTime is the condition to have done something about texts of a time.
func (q *question) inTime(b *builder, did actIn) clause {
	c := clause{how: anyOf}
	if did.at >= 0 { // abstained twice in 2018
		sign := ""
		if sign, c.n = b.times(did.at, clause{}); c.n > 1 || sign != ">=" {
			c.how = map[string]how{">=": someOf, "<=": mostN, "==": justN}[sign]
		}
		if not := q.lastBefore(did.at); q.is(not, notWord) && (len(q.of(act)) == 1 || q.isClass(did.at+1, date) || q.is(did.at+1, filler)) {
			c.how = noneOf
			q.use(not)
		}
	}
	if q.everything() {
		c.how = all
	}
	for _, s := range q.r.corpus.Statements() {
		if !did.time.has(s.When()) || len(c.exprs) == 200 || did.verb == signed && !slices.ContainsFunc(s.Acts(), model.Act.OwnName) {
			continue
		}
		if expr, _ := call(did.verb, s); expr != "" && did.verb != took {
			c.exprs = append(c.exprs, expr)
			b.texts = append(b.texts, s)
		}
	}
	return c
}

// everything reports whether an act is to be on every text.
func (q *question) everything() bool {
	return slices.ContainsFunc(q.of(word), func(k int) bool {
		raw := q.item(k)
		return q.is(k, bothWord) || q.is(k, whatWord) && (raw == "everything" || strings.HasPrefix(raw, "all"))
	})
}

// either reports whether an or stands between two dates.
func (q *question) either() bool {
	dates := q.of(date)
	return slices.ContainsFunc(q.of(word), func(k int) bool {
		return q.is(k, orWord) && len(dates) > 1 && k > dates[0] && k < dates[len(dates)-1]
	})
}

// each returns the times of a time that names several, each by itself; the time itself
// where any of them will do.
func (s span) each(either bool) []span {
	if len(s.only) == 0 || either {
		return []span{s}
	}
	return prose.Each(s.only, func(d model.Date) span { return span{from: d, to: d} })
}
