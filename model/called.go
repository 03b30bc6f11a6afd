package model

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"comity/model/prose"
)

// called holds the records of each kind by their names; each table is made when
// it is first asked.
type called struct {
	norms      func() table[*Norm]
	statements func() table[*Statement]
	groups     func() table[*Group]
	regions    func() table[*Group]
	countries  func() table[*Country]
	pages      func() table[*Page]
	terms      func() table[*Page]
	full       func() [][][]string // the words of each name of each State
}

func newCalled(c *Corpus) called {
	foreign := sync.OnceValue(ForeignNames)
	return called{
		norms:      tableOf(c.norms, func(n *Norm) []string { return append([]string{string(n.ID)}, n.Names()...) }),
		statements: tableOf(c.statements, func(s *Statement) []string { return append(s.Names(), c.treatyNames(s)...) }),
		groups:     tableOf(c.groups, (*Group).Names),
		regions:    sync.OnceValue(func() table[*Group] { return tableOf(c.regions, (*Group).Names)() }),
		countries: tableOf(c.countries, func(co *Country) []string {
			return slices.Concat(co.Names(), foreign()[co.ISO3])
		}),
		pages: tableOf(c.pages, (*Page).names),
		terms: tableOf(c.terms, (*Page).names),
		full: sync.OnceValue(func() [][][]string {
			var all [][][]string
			for _, co := range c.countries {
				all = append(all, prose.Each(co.Names(), nameWords))
			}
			return all
		}),
	}
}

// table finds records by their names.
type table[T comparable] struct {
	exact map[string][]T // by the folded name
	names []spelled[T]
}

// spelled is one name of a record, in words.
type spelled[T comparable] struct {
	words []string
	of    T
}

func tableOf[T comparable](records []T, names func(T) []string) func() table[T] {
	return sync.OnceValue(func() table[T] {
		t := table[T]{exact: map[string][]T{}}
		for _, record := range records {
			for _, name := range names(record) {
				folded := Fold(name)
				if folded == "" || slices.Contains(t.exact[folded], record) {
					continue
				}
				t.exact[folded] = append(t.exact[folded], record)
				if strings.Contains(name, " ") || name != strings.ToLower(name) { // an id has words of its own
					t.names = append(t.names, spelled[T]{strings.Fields(folded), record})
				}
			}
		}
		return t
	})
}

func (t table[T]) named(name string) []T { return t.exact[Fold(name)] }

// holding returns the records of which one name has all these words, in the order
// of the records; of several only the one whose name begins with them, if there is
// one alone.
func (t table[T]) holding(name string) []T {
	words := strings.Fields(Fold(name))
	if len(strings.Join(words, "")) < shortestPart {
		return nil
	}
	var all, begin []T
	for _, s := range t.names {
		if len(words) == 0 || slices.ContainsFunc(words, func(w string) bool { return !slices.Contains(s.words, w) }) {
			continue
		}
		if !slices.Contains(all, s.of) {
			all = append(all, s.of)
		}
		if slices.Equal(s.words[:min(len(words), len(s.words))], words) && !slices.Contains(begin, s.of) {
			begin = append(begin, s.of)
		}
	}
	if len(begin) == 1 {
		return begin
	}
	return all
}

// shortestPart is the fewest letters of a name by which a record is found; fewer are
// words that stand anywhere.
const shortestPart = 4

// match returns the record that a name means: the one that has the name, or else
// the one of which a name has all its words. Without one it returns the fault,
// with the names of those that it may mean.
func match[T listed](t table[T], name string, missing error) (T, error) {
	found := t.named(name)
	if len(found) == 0 {
		found = t.holding(name)
	}
	return chosen(name, found, missing)
}

// listed is a record that an error can list.
type listed interface {
	comparable
	label() string
	Path() string
}

// chosen returns the only one of several records, or the fault.
func chosen[T listed](name string, found []T, missing error) (T, error) {
	var none T
	switch len(found) {
	case 0:
		return none, missing
	case 1:
		return found[0], nil
	}
	several := &NotFoundError{Name: name, Several: true}
	for _, one := range found {
		several.Nearest, several.Places = append(several.Nearest, one.label()), append(several.Places, one.Path())
	}
	return none, several
}

// mostListed is how many records an error lists.
const mostListed = 6

// orList returns labels as "a, b or c", no more than the first few.
func orList(labels []string) string {
	if more := len(labels) - mostListed; more > 1 {
		labels = append(slices.Clone(labels[:mostListed]), strconv.Itoa(more)+" others")
	}
	return prose.List(labels, "or")
}

// holdingStates returns the States of which a name has all the words, unless one
// only says what kind of State it is: the rest tells one from another.
func (c *Corpus) holdingStates(name string) []*Country {
	for word := range strings.FieldsSeq(Fold(name)) {
		if stateWord(word) {
			return nil
		}
	}
	var out []*Country
	for _, co := range c.called.countries().holding(name) {
		words := strings.Fields(Fold(name))
		if slices.ContainsFunc(co.Names(), func(full string) bool { // in English
			all := strings.Fields(Fold(full))
			return !slices.ContainsFunc(words, func(w string) bool { return !slices.Contains(all, w) })
		}) {
			out = append(out, co)
		}
	}
	return out
}

// stateWord reports whether a word says what kind of State one is.
func stateWord(word string) bool {
	return slices.Contains([]string{"republic", "kingdom", "state", "states", "democratic", "federation", "federal", "peoples", "islands", "of"}, word)
}

// Namesakes returns the other States of which a name is a part of the display name,
// such as DR Congo for Congo.
func (c *Corpus) Namesakes(co *Country, name string) []*Country {
	var out []*Country
	want := strings.Fields(Fold(name))
	for _, other := range c.countries {
		words := strings.Fields(Fold(other.DisplayName()))
		if other != co && len(want) > 0 && len([]rune(want[0])) > 3 && !slices.ContainsFunc(want, func(w string) bool { return !slices.Contains(words, w) }) {
			out = append(out, other)
		}
	}
	return out
}

func (n *Norm) label() string { return string(n.ID) + " (" + n.Title + ")" }

func (g *Group) label() string { return string(g.ID) + " (" + g.Name + ")" }

// Path returns what names the record on every screen and in comity open: "norm/f".
func (n *Norm) Path() string {
	if n.UN() {
		return "norm/" + n.Label()
	}
	return "norm/" + string(n.ID)
}

// Path returns what names the record.
func (s *Statement) Path() string { return "statement/" + string(s.ID) }

// Path returns what names the record.
func (c *Country) Path() string { return "country/" + string(c.ISO3) }

// Path returns what names the record.
func (g *Group) Path() string { return "group/" + string(g.ID) }

// label names a State with its code.
func (c *Country) label() string { return c.DisplayName() + " (" + string(c.ISO3) + ")" }

// Names returns what a State is called in English; codes and names in other
// languages are no part of it.
func (c *Country) Names() []string { return append([]string{c.Name, c.OfficialName}, c.Aliases...) }

// Names returns what a group is called.
func (g *Group) Names() []string {
	short := strings.TrimSuffix(strings.TrimSuffix(g.Name, " States"), " Group")
	if strings.Contains(short, " ") {
		short = g.Name
	}
	if g.Kind == unRegionalGroup { // its short name is an adjective
		return append([]string{g.Name, g.ShortName, string(g.ID)}, unGroupNames(g.ShortName)...)
	}
	return []string{g.Name, g.ShortName, short, string(g.ID)}
}

func (p *Page) names() []string { return append([]string{p.Name(), p.Title}, p.Also...) }

// Names returns what a norm is called, without its letter or number alone.
func (n *Norm) Names() []string {
	label := n.Label()
	list := []string{n.Title, label + " " + n.Title, n.SourceSymbol}
	begin := []string{"g7", "g7 point", "g7 norm", "point", "norm g7", "lucca", "lucca point"}
	if n.UN() {
		begin = []string{"norm", "un norm", "norm 13", "13", "para 13", "paragraph 13", "un", "A/70/174 para 13", "norm un", "un 13"}
		list = append(list, "13"+label, "norm 13"+label, "para 13"+label, "paragraph 13"+label)
	}
	for _, word := range begin {
		list = append(list, word+" "+label, word+" "+label+" "+n.Title)
	}
	return list
}

// Names returns what a text is called: its id, titles and symbol, and the ways to
// write the symbol. The symbol of a treaty is that of the text that adopted it.
func (s *Statement) Names() []string {
	bare, _, _ := strings.Cut(s.ShortTitle, " (")
	out := []string{cmp.Or(s.ShortTitle, s.Title), s.Title, bare, string(s.ID)}
	if name, ok := strings.CutSuffix(bare, " "+strconv.Itoa(s.Date.Year)); ok && strings.Contains(name, " ") {
		out = append(out, name) // its year tells it from its namesakes
	}
	if s.Symbol == "" || s.Kind == "treaty" && strings.HasPrefix(s.Symbol, "A/RES") {
		return out
	}
	out = append(out, s.Symbol, strings.ReplaceAll(s.Symbol, "No. ", ""))
	if number, ok := strings.CutPrefix(s.Symbol, "A/RES/"); ok {
		return append(out, number, "RES "+number, "resolution "+number, "GA resolution "+number, "UNGA "+number, "UNGA resolution "+number, "General Assembly resolution "+number, "res"+number)
	}
	if number, ok := strings.CutPrefix(s.Symbol, "A/"); ok && !strings.Contains(number, ",") {
		out = append(out, "report "+s.Symbol)
		if strings.Count(number, "/") == 1 {
			out = append(out, number)
		}
	}
	return out
}

// treatyNames returns what a treaty is called too by the term that explains it: the Hanoi
// Convention, or Hanoi.
func (c *Corpus) treatyNames(s *Statement) (names []string) {
	for _, p := range c.terms {
		if s.Kind == "treaty" && p.Title == s.ShortTitle {
			for _, name := range p.Also {
				names = append(names, name, strings.TrimSuffix(name, " Convention"))
			}
		}
	}
	return names
}

// OfUN reports whether a text is of the UN, by its forum.
func (s *Statement) OfUN() bool {
	return strings.HasPrefix(s.Forum, "UN ") || strings.HasPrefix(s.Forum, "United Nations")
}

func (s *Statement) label() string { return string(s.ID) + " (" + s.ShortTitle + ")" }
