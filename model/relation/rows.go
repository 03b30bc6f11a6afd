package relation

import (
	"slices"
	"strconv"
	"strings"
	"sync"

	"comity/model"
	"comity/model/prose"
)

// Rows has the words of every item of the three lists, and arranges them:
// filtered, sorted, in groups. It never changes.
type Rows struct {
	corpus    *model.Corpus
	labels    [Lists][]string
	haystacks [Lists]func() []string // folded; made when a list is first filtered
	later     []bool                 // which of the statements came after the day
	day       model.Date
}

// NewRows makes the rows of a corpus.
func NewRows(c *model.Corpus) *Rows {
	r := &Rows{corpus: c, later: laterThan(c, model.Date{})}
	r.labels[Norms] = append(r.labels[Norms], prose.Each(c.Norms(), func(n *model.Norm) string { return n.Label() + " " + n.Title })...)
	r.labels[Statements] = append(r.labels[Statements], prose.Each(c.Statements(), LabelOf)...)
	r.labels[Countries] = append(r.labels[Countries], prose.Each(c.Countries(), (*model.Country).DisplayName)...)
	for list := range Lists {
		r.haystacks[list] = sync.OnceValue(func() []string { return haystack(c, list) })
	}
	return r
}

// AsOf returns the same rows as of a day, without the texts that came after it.
// The zero day leaves none out.
func (r *Rows) AsOf(day model.Date) *Rows {
	dated := *r
	dated.later, dated.day = laterThan(r.corpus, day), day
	return &dated
}

// haystack is the folded text of every item that a filter looks in.
func haystack(c *model.Corpus, list List) []string {
	var out []string
	add := func(words ...string) {
		folded := ""
		for _, w := range words {
			folded += " " + model.Fold(w)
		}
		out = append(out, folded)
	}
	switch list {
	case Norms:
		for _, n := range c.Norms() {
			add(string(n.ID), n.Label(), n.Title, n.Kind, n.OfficialText)
		}
	case Statements:
		for _, s := range c.Statements() {
			add(string(s.ID), s.ShortTitle, s.Title, s.Symbol, s.Kind, s.Forum, s.Date.String(), strconv.Itoa(s.Date.Year))
		}
	default:
		for _, co := range c.Countries() {
			add(append(co.Aliases[:len(co.Aliases):len(co.Aliases)], string(co.ISO3), co.ISO2)...)
		}
	}
	return out
}

// LabelOf is a statement's year and short title, without saying the year twice.
func LabelOf(s *model.Statement) string {
	year := strconv.Itoa(s.Date.Year)
	title := strings.Replace(s.ShortTitle, " ("+year+")", "", 1)
	if i := strings.Index(title, " "+year); i >= 0 {
		if rest := title[i+1+len(year):]; rest == "" || rest[0] == ' ' || rest[0] == ',' {
			title = title[:i] + rest
		}
	}
	return year + " " + title
}

// Len is how many items a list has.
func (r *Rows) Len(list List) int { return len(r.labels[list]) }

// Label returns the label of an item in its list.
func (r *Rows) Label(of Item) string { return r.labels[of.List][of.N] }

// Name is the short name of an item: what headers call it.
func (r *Rows) Name(of Item) string {
	switch of.List {
	case Norms:
		return r.corpus.Norms()[of.N].Name()
	case Statements:
		return r.corpus.Statements()[of.N].ShortTitle
	}
	return r.corpus.Countries()[of.N].DisplayName()
}

// Note returns what the sources add about a State's act on a statement, or the
// date of a list that does not include the State.
func (r *Rows) Note(from, to Item) string {
	if from.List > to.List {
		from, to = to, from
	}
	if from.List != Statements || to.List != Countries {
		return ""
	}
	p := Participation(r.corpus, r.corpus.Statements()[from.N], r.corpus.Countries()[to.N], r.day)
	if p.Note == "" && p.Act == model.NotListed {
		return "as of " + p.Statement.ListDate().Long()
	}
	return p.Note
}

// ByMark is the index in place.Sorts of the order that groups a list by the
// marks of its rows.
const ByMark = 3

// Group is some items of a list under a heading, which may be empty.
type Group struct {
	Head  string
	Items []int
}

// Arrange returns the items of a list that contain the words of a query, sorted
// and grouped. Grouping by mark needs an answer.
func (r *Rows) Arrange(list List, order int, query string, marks *Answer) []Group {
	kept := r.holding(list, query)
	if list == Statements && order == 1 {
		slices.Reverse(kept)
	}
	var groups []Group
	for head, items := range prose.Grouped(kept, func(item int) string { return r.group(list, order, item, marks) }) {
		groups = append(groups, Group{Head: head, Items: items})
	}
	if list != Norms {
		slices.SortStableFunc(groups, func(a, b Group) int {
			if order == ByMark && marks != nil {
				return marks.rank(a.Items[0]) - marks.rank(b.Items[0])
			}
			return strings.Compare(a.Head, b.Head)
		})
	}
	return groups
}

// holding returns the items of a list that contain the words of a query.
func (r *Rows) holding(list List, query string) []int {
	var kept []int
	var there []int
	var texts []string
	folded := model.Fold(query)
	for i := range r.labels[list] {
		if list == Statements && r.later[i] {
			continue
		}
		there = append(there, i)
		if folded != "" {
			texts = append(texts, r.haystacks[list]()[i])
		}
	}
	if folded == "" {
		return there
	}
	if members, ok := r.MembersOf(folded); ok && list == Countries {
		return members
	}
	for i, found := range Matches(texts, query) {
		if found {
			kept = append(kept, there[i])
		}
	}
	return kept
}

// MembersOf returns the items of the list of States that belong to the group or region
// that a query names; false if it names none, or a State as well.
func (r *Rows) MembersOf(query string) ([]int, bool) {
	g, ok := r.corpus.GroupAlone(query)
	if !ok {
		return nil, false
	}
	members := MembersOf(r.corpus, g, r.day)
	var out []int
	for i, co := range r.corpus.Countries() {
		if members.Has(co.ISO3) {
			out = append(out, i)
		}
	}
	return out, members.Known
}

// rank is the place of an item's mark in the vocabulary.
func (a *Answer) rank(item int) int {
	sym := a.At(item).Mark
	i := slices.IndexFunc(a.Tally, func(t Tallied) bool { return t.Mark == sym })
	if i < 0 {
		return len(a.Tally)
	}
	return i
}

// group returns the heading of an item in an order; "" for none.
func (r *Rows) group(list List, order, item int, marks *Answer) string {
	switch {
	case list == Norms && r.corpus.Norms()[item].UN():
		return "UN norms, A/70/174 para 13"
	case list == Norms:
		return "G7 points, Lucca 2017"
	case list == Statements && order == 2:
		kind := strings.ReplaceAll(r.corpus.Statements()[item].Kind, "-", " ")
		return prose.Capital(kind)
	case list == Countries && order == 1:
		return r.corpus.Countries()[item].Region
	case list == Countries && order == 2:
		if g := r.corpus.Countries()[item].UNGroup; g != "none" {
			return g
		}
		return "No UN regional group"
	case order == ByMark && marks != nil && len(marks.Marks) > 0:
		if word := marks.At(item).Word; word != "" {
			return prose.Capital(word)
		}
		return "Not marked"
	}
	return ""
}

// Matches finds the texts, folded and each word behind a space, that contain
// every word of a query at the beginning of a word or, if none does, anywhere in
// a word. A symbol of two numbers is one word: "73/2" is in A/RES/73/27, and
// neither in A/RES/73/187 of 2018 nor in A/RES/173/2.
func Matches(haystacks []string, query string) []bool {
	var symbols, others []string
	for typed := range strings.FieldsSeq(query) {
		if symbolic(typed) {
			symbols = append(symbols, " "+model.Fold(typed))
		} else {
			others = append(others, typed)
		}
	}
	words := strings.Fields(model.Fold(strings.Join(others, " ")))
	found := make([]bool, len(haystacks))
	for _, prefix := range []string{" ", ""} {
		hits := 0
		for i, hay := range haystacks {
			lacks := func(word string) bool { return !strings.Contains(hay, word) }
			found[i] = !slices.ContainsFunc(symbols, lacks) && !slices.ContainsFunc(words, func(w string) bool { return lacks(prefix + w) })
			if found[i] {
				hits++
			}
		}
		if hits > 0 {
			break
		}
	}
	return found
}

// symbolic reports whether what was typed between two blanks is a symbol, whole or
// its beginning: it has a number before a stroke.
func symbolic(typed string) bool {
	last := strings.LastIndexByte(typed, '/')
	return last > 0 && strings.ContainsAny(typed[:last], "0123456789")
}
