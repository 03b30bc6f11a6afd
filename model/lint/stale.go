package lint

import (
	"cmp"
	"slices"
	"strings"

	"comity/model"
	"comity/model/prose"
)

// Aged is something that was true on a day and is to be looked at again.
type Aged struct {
	Place       string // "norm/f", "page/timeline", "statement/paris-call-2018", "group/eu"
	What        string
	AsOf, Until model.Date // Until is the last day for which it was good; AsOf may be zero
	File        string
	Line        int // 0 where the file is a record
	// Gone marks what was said of the future, or until a day, that has gone by:
	// it is wrong by now, and not only old.
	Gone bool
}

// Words say from when it is and since when it is due.
func (a *Aged) Words() string {
	due := "due for review since " + a.Until.Long()
	if !a.AsOf.IsZero() {
		due = "as of " + a.AsOf.Long() + ", " + due
	}
	return "some of this is " + due
}

// snapshot is how long a list that grows stands for today, in months.
const snapshot = 12

// Stale lists everything that has aged by a day: citations of facts with a
// shelf life, lists of texts that States go on joining, groups, and sentences
// about a future that is past. What aged first comes first.
func Stale(c *model.Corpus, today model.Date) []Aged {
	var out []Aged
	for _, p := range pages(c) {
		out = append(out, agedPage(p, today)...)
	}
	for _, s := range c.Statements() {
		out = append(out, agedStatement(s, today)...)
	}
	for _, g := range c.Groups() {
		out = appendAged(out, Aged{Place: g.Path(), What: "the members of " + g.ShortName, AsOf: g.AsOf, File: "groups.yaml"}, today)
	}
	out = append(out, goneRecords(c, today)...)
	slices.SortStableFunc(out, func(a, b Aged) int {
		return cmp.Or(a.Until.Compare(b.Until), strings.Compare(a.Place, b.Place), a.Line-b.Line)
	})
	return out
}

// Oldest is what aged first at a place such as "norm/f" or "page/timeline",
// without a look at anything else.
func Oldest(c *model.Corpus, place string, today model.Date) (Aged, bool) {
	kind, id, _ := strings.Cut(place, "/")
	if kind == model.ExplainerPages && !strings.Contains(id, "/") {
		place = kind + "/un/" + id
	}
	var aged []Aged
	if s, ok := c.Statement(model.StatementID(id)); ok && kind == "statement" {
		aged = agedStatement(s, today)
	} else if p, ok := c.Page(model.PageID(place)); ok {
		aged = agedPage(p, today)
	}
	if len(aged) == 0 {
		return Aged{}, false
	}
	return slices.MinFunc(aged, func(a, b Aged) int { return a.Until.Compare(b.Until) }), true
}

// agedPage lists the citations of a page that are no longer good.
func agedPage(p *model.Page, today model.Date) []Aged {
	var out []Aged
	place := string(p.ID)
	if letter, ok := strings.CutPrefix(place, model.ExplainerPages+"/un/"); ok {
		place = model.ExplainerPages + "/" + letter
	}
	line := p.Line
	for text := range strings.Lines(p.Body) {
		said, at := "", 0 // the last sentence before a citation
		for _, cite := range model.Citations(text) {
			plain := strings.TrimLeft(prose.Plain(text[at:cite.Start]), "|-> ")
			if sentences := prose.Sentences(plain); len(sentences) > 0 {
				said = sentences[len(sentences)-1]
			}
			at = cite.End
			if until := cite.GoodUntil(); !until.IsZero() && until.Over(today) {
				what := cmp.Or(said, "what is cited from "+string(cite.Source))
				out = append(out, Aged{Place: place, What: what, AsOf: cite.AsOf, Until: until, File: p.File(), Line: line, Gone: !cite.Until.IsZero()})
			}
		}
		if !strings.HasPrefix(text, ">") {
			for _, sentence := range Gone(text, today) {
				out = append(out, Aged{Place: place, What: sentence, Until: lastDay(sentence), File: p.File(), Line: line, Gone: true})
			}
		}
		line++
	}
	return out
}

// agedStatement reports whether the list of a text that States go on joining is
// a snapshot of too long ago.
func agedStatement(s *model.Statement, today model.Date) []Aged {
	if !s.Grows() || s.Withheld() {
		return nil
	}
	return appendAged(nil, Aged{
		Place: s.Path(), What: "the list of " + s.ShortTitle, AsOf: s.ListDate(), File: statementFileOf(s),
	}, today)
}

// appendAged adds a list that is older than a snapshot may be.
func appendAged(out []Aged, a Aged, today model.Date) []Aged {
	a.Until = a.AsOf.AddMonths(snapshot)
	if !a.Until.Over(today) {
		return out
	}
	return append(out, a)
}

// goneRecords lists what the records say of a future that is past.
func goneRecords(c *model.Corpus, today model.Date) []Aged {
	var out []Aged
	for _, t := range ownWords(c) {
		for _, sentence := range Gone(t.words, today) {
			out = append(out, Aged{Place: t.place(), What: sentence, Until: lastDay(sentence), File: t.file, Gone: true})
		}
	}
	return out
}

// place is where the record of a text is read: "statement/paris-call-2018",
// "group/eu"; the record itself for what has no place of its own.
func (t text) place() string {
	switch {
	case strings.HasPrefix(t.file, "statements/"):
		return "statement/" + t.record
	case strings.HasPrefix(t.file, "norms/"):
		return "norm/" + strings.TrimPrefix(t.record, "un/")
	case t.file == "groups.yaml":
		return "group/" + t.record
	}
	return t.record
}
