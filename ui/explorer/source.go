package explorer

import (
	"context"
	"slices"
	"strings"
	"sync"
	"unicode"

	"comity/model"
	"comity/model/lint"
	"comity/model/prose"
	"comity/model/relation"
	"comity/ui/place"
	"comity/ui/report"
)

// source holds the words of each item of a list, in corpus order. It is
// immutable.
type source struct {
	corpus *model.Corpus
	words  *relation.Rows
	labels [listCount][]string
	topics []topic // in the order of the contents, which come first; the page Start here is the last

	aged sync.Map // the result of stale by agedKey
}

// agedKey is an item on a day.
type agedKey struct {
	item  ref
	today model.Date
}

// topic is a page that is no row of a list.
type topic struct {
	place place.Place
	title string
	also  []string // its other names
}

func newSource(c *model.Corpus) *source {
	s := &source{corpus: c, words: relation.NewRows(c)}
	for _, n := range c.Norms() {
		s.labels[norms] = append(s.labels[norms], pad(n.Label(), 3)+n.Title)
	}
	for _, p := range []paneID{statements, countries} {
		for i := range s.words.Len(p) {
			s.labels[p] = append(s.labels[p], s.words.Label(ref{List: p, N: i}))
		}
	}
	s.topics = []topic{{place: place.Place{Kind: place.Page, ID: place.Contents}, title: "Contents"}}
	for _, p := range slices.Concat(c.Pages(), c.Terms()) {
		s.topics = append(s.topics, topic{place.OfPage(p), p.Title, p.Also})
	}
	for _, g := range slices.Concat(c.Groups(), c.Regions()) {
		s.topics = append(s.topics, topic{place.OfGroup(g), g.Name, g.Names()})
	}
	for _, at := range report.Papers(c) {
		s.topics = append(s.topics, topic{place: at, title: at.Title(c)})
	}
	s.topics = append(s.topics, topic{place: place.OfStart(), title: "Start here"})
	return s
}

// pad fills ASCII text to a width.
func pad(s string, w int) string { return s + strings.Repeat(" ", max(w-len(s), 0)) }

// isStart reports whether an item is the page Start here.
func (s *source) isStart(r ref) bool { return r.List == topics && r.N == len(s.topics)-1 }

// name is the short name of an item: what the header and the footer call it.
func (s *source) name(r ref) string {
	if r.List == topics {
		return s.topics[r.N].title
	}
	return s.words.Name(r)
}

// called is the name of an item in fewer words, for where several stand side by side.
func (s *source) called(r ref) string {
	if r.List == statements {
		return s.corpus.Statements()[r.N].Called()
	}
	return s.name(r)
}

// place is where an item is found.
func (s *source) place(r ref) place.Place {
	if r.List == topics {
		return s.topics[r.N].place
	}
	return place.OfItem(s.corpus, r)
}

// find returns the item at a place, if any.
func (s *source) find(p place.Place) (ref, bool) {
	if found, ok := p.Item(s.corpus); ok {
		return found, true
	}
	found := ref{List: topics, N: slices.IndexFunc(s.topics, func(t topic) bool { return t.place == p })}
	return found, found.N >= 0
}

// stale returns a warning that something on the page of an item has aged by a
// day, longest first; nothing if not.
func (s *source) stale(r ref, today model.Date) []string {
	if today.IsZero() {
		return nil
	}
	key := agedKey{r, today}
	said, ok := s.aged.Load(key)
	if !ok {
		said, _ = s.aged.LoadOrStore(key, s.agedWords(r, today))
	}
	return said.([]string)
}

// agedWords makes the warnings of stale, which requires reading the page.
func (s *source) agedWords(r ref, today model.Date) []string {
	aged, ok := lint.Oldest(s.corpus, s.place(r).String(), today)
	if !ok {
		return nil
	}
	long, short := prose.Capital(aged.Words()), "review due since "+shortDate(aged.Until)
	out := []string{"Aged: " + short, "Aged since " + shortDate(aged.Until), "Aged"}
	if !aged.AsOf.IsZero() {
		out = slices.Insert(out, 0, "Aged: as of "+shortDate(aged.AsOf)+"; "+short)
	}
	return append([]string{long + ": " + aged.What, long}, out...)
}

// shortDate is a date in fewer letters: "28 Feb 2020".
func shortDate(d model.Date) string {
	words := strings.Fields(d.Long())
	for i, word := range words {
		if unicode.IsLetter(rune(word[0])) {
			words[i] = word[:len("Feb")]
		}
	}
	return strings.Join(words, " ")
}

// page is the page of an item; that of a group as of a day, see [source.dated].
func (s *source) page(r ref, day model.Date) *report.Article {
	p, err := report.Outline(context.Background(), s.corpus, place.View{Place: s.place(r), AsOf: day})
	if err != nil {
		panic(err) // every item has a page
	}
	return p.Page
}

// dated reports whether the page of an item is as of the day of the explorer.
func (s *source) dated(r ref) bool { return s.place(r).Kind == place.Group }

// rowsOf arranges a list: filtered, sorted, with a heading over each group.
func rowsOf(words *relation.Rows, p paneID, order int, query string, marks *relation.Answer) []row {
	var rows []row
	for _, g := range words.Arrange(p, order, query, marks) {
		if g.Head != "" {
			rows = append(rows, row{item: -1, head: g.Head, count: len(g.Items)})
		}
		for _, item := range g.Items {
			rows = append(rows, row{item: item})
		}
	}
	return rows
}
