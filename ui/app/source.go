package app

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"comity/model"
	"comity/model/lint"
	"comity/ui/linked"
	"comity/ui/page"
	"comity/ui/place"
)

// source is what a list is made from: the words of each item, in the walk of
// the corpus. It is computed once and never changes.
type source struct {
	corpus    *model.Corpus
	labels    [listCount][]string
	haystacks [listCount][]string // made when a list is first filtered
	topics    []topic             // in the order of the contents, which come first
}

// topic is a page that is no row of a list.
type topic struct {
	place place.Place
	title string
	page  *model.Page // nil for the contents
}

func newSource(c *model.Corpus) *source {
	s := &source{corpus: c}
	for _, n := range c.Norms() {
		s.labels[norms] = append(s.labels[norms], pad(n.Label(), 3)+n.Title)
	}
	for _, st := range c.Statements() {
		s.labels[statements] = append(s.labels[statements], label(st))
	}
	for _, co := range c.Countries() {
		s.labels[countries] = append(s.labels[countries], co.DisplayName())
	}
	s.topics = []topic{{place.Place{Kind: place.Page, ID: place.Contents}, "Contents", nil}}
	for _, p := range slices.Concat(c.Pages(), c.Terms()) {
		s.topics = append(s.topics, topic{place.OfPage(p), p.Title, p})
	}
	return s
}

// label is a statement's year and short title, without saying the year twice.
func label(st *model.Statement) string {
	year := strconv.Itoa(st.Date.Year)
	title := strings.Replace(st.ShortTitle, " ("+year+")", "", 1)
	if i := strings.Index(title, " "+year); i >= 0 {
		if rest := title[i+1+len(year):]; rest == "" || rest[0] == ' ' || rest[0] == ',' {
			title = title[:i] + rest
		}
	}
	return year + " " + title
}

// pad fills ASCII text to a width.
func pad(s string, w int) string { return s + strings.Repeat(" ", max(w-len(s), 0)) }

// haystack returns the folded text of every item that a filter looks in.
func (s *source) haystack(p paneID) []string {
	if s.haystacks[p] != nil {
		return s.haystacks[p]
	}
	var list []string
	add := func(words ...string) {
		folded := ""
		for _, w := range words {
			folded += " " + model.Fold(w)
		}
		list = append(list, folded)
	}
	switch p {
	case norms:
		for _, n := range s.corpus.Norms() {
			add(string(n.ID), n.Label(), n.Title, n.Kind, n.OfficialText)
		}
	case statements:
		for _, st := range s.corpus.Statements() {
			add(string(st.ID), st.ShortTitle, st.Title, st.Symbol, st.Kind, st.Forum, st.Date.String(), strconv.Itoa(st.Date.Year))
		}
	default:
		for _, co := range s.corpus.Countries() {
			add(append(co.Aliases, string(co.ISO3), co.ISO2)...)
		}
	}
	s.haystacks[p] = list
	return list
}

// name is the short name of an item: what the header and the footer call it.
func (s *source) name(r ref) string {
	switch r.List {
	case norms:
		return "norm " + strings.TrimPrefix(string(s.corpus.Norms()[r.N].ID), "un/")
	case statements:
		return string(s.corpus.Statements()[r.N].ID)
	case topics:
		return s.topics[r.N].title
	}
	return s.corpus.Countries()[r.N].DisplayName()
}

// place is where an item is found.
func (s *source) place(r ref) place.Place {
	switch r.List {
	case norms:
		return place.OfNorm(s.corpus.Norms()[r.N])
	case statements:
		return place.OfStatement(s.corpus.Statements()[r.N])
	case topics:
		return s.topics[r.N].place
	}
	return place.OfCountry(s.corpus.Countries()[r.N])
}

// find is the item at a place, if it is anywhere.
func (s *source) find(p place.Place) (ref, bool) {
	c, found := s.corpus, ref{N: -1}
	switch p.Kind {
	case place.Norm:
		if n, ok := c.Norm(model.NormID(p.ID)); ok {
			found = ref{List: norms, N: slices.Index(c.Norms(), n)}
		}
	case place.Statement:
		if st, ok := c.Statement(model.StatementID(p.ID)); ok {
			found = ref{List: statements, N: slices.Index(c.Statements(), st)}
		}
	case place.Country:
		if co, ok := c.Country(model.ISO3(p.ID)); ok {
			found = ref{List: countries, N: slices.Index(c.Countries(), co)}
		}
	default:
		found = ref{List: topics, N: slices.IndexFunc(s.topics, func(t topic) bool { return t.place == p })}
	}
	return found, found.N >= 0
}

// stale says that something on the page of an item has aged by a day, the
// longest words first; nothing when it has not.
func (s *source) stale(r ref, today model.Date) []string {
	if today.IsZero() {
		return nil
	}
	aged, ok := lint.Oldest(s.corpus, s.place(r).String(), today)
	if !ok {
		return nil
	}
	long, short := "due for another look since "+aged.Until.Long(), "look again since "+brief(aged.Until)
	out := []string{"Aged: " + short, "Aged since " + brief(aged.Until), "Aged"}
	if !aged.AsOf.IsZero() {
		out = slices.Insert(out, 0, "Aged: as of "+brief(aged.AsOf)+"; "+short)
		long = "as of " + aged.AsOf.Long() + ", " + long
	}
	return append([]string{"Some of this is " + long + ": " + aged.What, "Some of this is " + long}, out...)
}

// brief is a date in fewer letters: "28 Feb 2020".
func brief(d model.Date) string {
	words := strings.Fields(d.Long())
	for i, word := range words {
		if unicode.IsLetter(rune(word[0])) {
			words[i] = word[:len("Feb")]
		}
	}
	return strings.Join(words, " ")
}

// markdown is the page of an item.
func (s *source) markdown(r ref) string {
	switch r.List {
	case norms:
		return page.Norm(s.corpus, s.corpus.Norms()[r.N])
	case statements:
		return page.Statement(s.corpus, s.corpus.Statements()[r.N])
	case topics:
		if p := s.topics[r.N].page; p != nil {
			return page.Of(s.corpus, p)
		}
		return page.AllPages(s.corpus)
	}
	return page.Country(s.corpus, s.corpus.Countries()[r.N])
}

// byMark is the order that groups a list by what its rows mean for the one that
// drives; it is the last one of the lists that have it.
const byMark = 3

// group is the heading an item stands under in an order; "" for none.
func (s *source) group(p paneID, order, item int, marks *linked.Answer) string {
	switch {
	case p == norms:
		if s.corpus.Norms()[item].UN() {
			return "UN norms, A/70/174 para 13"
		}
		return "G7 points, Lucca 2017"
	case p == statements && order == 2:
		kind := strings.ReplaceAll(s.corpus.Statements()[item].Kind, "-", " ")
		return strings.ToUpper(kind[:1]) + kind[1:]
	case p == countries && order == 1:
		return s.corpus.Countries()[item].Region
	case p == countries && order == 2:
		if g := s.corpus.Countries()[item].UNGroup; g != "none" {
			return g
		}
		return "No UN regional group"
	case order == byMark && len(marks.Marks) > 0:
		if word := marks.At(item).Word; word != "" {
			return strings.ToUpper(word[:1]) + word[1:]
		}
		return "Not marked"
	}
	return ""
}

// rows arranges a list: filtered, sorted, with a heading over each group.
func (s *source) rows(p paneID, order int, query string, marks *linked.Answer) []row {
	var kept []int
	if folded := model.Fold(query); folded != "" {
		for i, found := range matches(s.haystack(p), folded) {
			if found {
				kept = append(kept, i)
			}
		}
	} else {
		for i := range s.labels[p] {
			kept = append(kept, i)
		}
	}
	if p == statements && order == 1 {
		slices.Reverse(kept)
	}
	var heads []string
	members := map[string][]int{}
	for _, item := range kept {
		g := s.group(p, order, item, marks)
		if _, seen := members[g]; !seen {
			heads = append(heads, g)
		}
		members[g] = append(members[g], item)
	}
	if p != norms {
		s.sortHeads(heads, members, order, marks)
	}
	var rows []row
	for _, head := range heads {
		if head != "" {
			rows = append(rows, row{item: -1, head: head, count: len(members[head])})
		}
		for _, item := range members[head] {
			rows = append(rows, row{item: item})
		}
	}
	return rows
}

// sortHeads orders the groups: by the vocabulary when grouped by mark, else by
// their names.
func (s *source) sortHeads(heads []string, members map[string][]int, order int, marks *linked.Answer) {
	rank := func(head string) int {
		sym := marks.At(members[head][0]).Sym
		for i, t := range marks.Tally {
			if t.Sym == sym {
				return i
			}
		}
		return len(marks.Tally)
	}
	slices.SortStableFunc(heads, func(a, b string) int {
		if order == byMark {
			return rank(a) - rank(b)
		}
		return strings.Compare(a, b)
	})
}
