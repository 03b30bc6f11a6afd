// Package relation relates States, texts and norms to each other.
//
//   - The items of one list to those of another ([Answerer]): which statements
//     carry a norm, and what each State did about a statement. The explorer marks
//     its rows with it, and accessible mode says it in words.
//   - Several acts at once: what several States did about one text ([On]), and what
//     one State did about several texts ([JointOf]). This is the one definition of
//     "both", "only the first" and "alike", behind every comparison, pin and map.
//   - A past day: which texts existed, who belonged to a group, and what of this is
//     unknown.
package relation

import (
	"slices"
	"strconv"
	"strings"

	"comity/model"
	"comity/model/prose"
)

// List names the three lists.
type List int

// The lists, in the order of the panes.
const (
	Norms List = iota
	Statements
	Countries
	Lists // how many there are
)

// Title names a list for people.
func (l List) Title() string { return [...]string{"Norms", "Statements", "Countries"}[l] }

// Item points at one item of one list, in the walk of the corpus.
type Item struct {
	List List
	N    int
}

// Relation is how one item relates to another: a mark, its word, and whether it
// took part in the selected text or norm.
type Relation struct {
	Mark  model.Mark
	Word  string
	Count int    // how often, for a norm and a country; else 0
	Said  string // what documents of the State say that it does about the norm: "2 measures and 1 plan"
	Hit   bool
	// Case is what several States did about a text, if Several is set, and Only
	// is the index of the only one that took part.
	Case    Case
	Only    int
	Several bool
}

// Answer is what a selection means for every item of one pane, with counts.
type Answer struct {
	From  []Item     // the selection it answers
	Marks []Relation // empty for the selected list itself
	Tally []Tallied
}

// Tallied counts the items that got the same word.
type Tallied struct {
	Mark model.Mark
	Word string
	N    int
}

// At returns the relation of an item.
func (a *Answer) At(item int) Relation {
	if item < 0 || item >= len(a.Marks) {
		return Relation{Mark: model.NoMark}
	}
	return a.Marks[item]
}

// Answerer computes answers from the corpus as of a day.
type Answerer struct {
	corpus *model.Corpus
	day    model.Date
	Sizes  [Lists]int         // how many items each list has on the day
	Later  int                // how many texts came after it
	later  []bool             // which of the statements did
	texts  []*model.Statement // those that exist on the day
}

// New returns an answerer over a corpus. It leaves out texts later than the
// day; the zero day leaves none out.
func New(c *model.Corpus, day model.Date) *Answerer {
	a := &Answerer{corpus: c, day: day, Sizes: [Lists]int{len(c.Norms()), len(c.Statements()), len(c.Countries())}, later: laterThan(c, day)}
	for i, s := range c.Statements() {
		if a.later[i] {
			a.Later++
		} else {
			a.texts = append(a.texts, s)
		}
	}
	a.Sizes[Statements] -= a.Later
	return a
}

// laterThan returns which statements came after a day.
func laterThan(c *model.Corpus, day model.Date) []bool {
	return prose.Each(c.Statements(), func(s *model.Statement) bool { return Of(s, day) == Later })
}

// CameLater reports whether an item is a text that came after the day.
func (a *Answerer) CameLater(i Item) bool { return i.List == Statements && i.N >= 0 && a.later[i.N] }

// length is how many items a list has, on any day.
func (a *Answerer) length(l List) int {
	if l == Statements {
		return len(a.later)
	}
	return a.Sizes[l]
}

// Answer relates a selection of items of one list to the items of another.
func (a *Answerer) Answer(selection []Item, to List) Answer {
	if len(selection) == 0 || selection[0].List == to {
		return Answer{From: selection}
	}
	out := Answer{From: selection, Marks: make([]Relation, a.length(to))}
	for item := range out.Marks {
		if a.CameLater(Item{to, item}) {
			out.Marks[item] = Relation{Mark: model.NoMark}
		} else if len(selection) == 1 {
			out.Marks[item] = a.Single(selection[0], Item{to, item})
		} else {
			out.Marks[item] = a.set(selection, Item{to, item})
		}
	}
	if from := selection[0]; len(selection) == 1 && from.List == Norms && to == Countries {
		a.said(a.corpus.Norms()[from.N], out.Marks)
	}
	out.count(len(selection) > 1)
	if from := selection[0]; len(selection) == 1 && from.List == Statements && to == Countries && a.corpus.Statements()[from.N].Unsigned() {
		out.Tally = []Tallied{{Mark: model.NoList.Mark(), Word: model.NoActs}} // one word for all, and no number
	}
	return out
}

// said adds to the relations of all States what their documents, of the day or before,
// say that they do about a norm. Views claim nothing and are left out.
func (a *Answerer) said(n *model.Norm, marks []Relation) {
	counts := map[model.ISO3]map[model.Says]int{}
	for _, s := range a.corpus.SaidOn(n) {
		if s.Says == model.View || !a.day.IsZero() && (s.Document.Date.IsZero() || s.Document.Date.Compare(a.day) > 0) {
			continue
		}
		for _, code := range s.Document.States() {
			if counts[code] == nil {
				counts[code] = map[model.Says]int{}
			}
			counts[code][s.Says]++
		}
	}
	for i, co := range a.corpus.Countries() {
		var words []string
		for _, kind := range model.AllSays() {
			if n := counts[co.ISO3][kind]; n > 0 {
				words = append(words, prose.Count(n, string(kind)))
			}
		}
		marks[i].Said = prose.List(words, "and")
	}
}

// count fills the tally in the order of the vocabulary.
func (o *Answer) count(set bool) {
	var counts [256]int
	words := map[model.Mark][]string{}
	each := map[Tallied]int{}
	for _, m := range o.Marks {
		counts[m.Mark]++
		word := tallyWord(m.Mark, m.Word)
		if !slices.Contains(words[m.Mark], word) {
			words[m.Mark] = append(words[m.Mark], word)
		}
		each[Tallied{Mark: m.Mark, Word: word}]++
	}
	var order []model.Mark
	if set {
		order = append(order, model.MarkAll, model.MarkOnlyFirst, model.MarkOnlySecond, model.MarkSome,
			model.No.Mark(), model.Abstain.Mark(), model.Absent.Mark(), model.MarkOther, model.MarkNone)
	} else {
		order = append(order, model.MarkByName, model.MarkSet, model.MarkSubject)
	}
	order = append(order, prose.Each(model.Acts(), model.Act.Mark)...)
	for i, sym := range append(order, model.NoMark) { // what has no mark is counted by its word
		if counts[sym] == 0 || slices.Contains(order[:i], sym) {
			continue
		}
		slices.Sort(words[sym])
		for _, word := range words[sym] {
			if word == "" {
				continue
			}
			o.Tally = append(o.Tally, Tallied{sym, word, each[Tallied{Mark: sym, Word: word}]})
		}
	}
}

// tallyWord is the word for a whole category, where single marks say more.
func tallyWord(sym model.Mark, word string) string {
	if sym == model.MarkByName {
		return "the norm itself"
	}
	return word
}

// Single returns how one item relates to another.
func (a *Answerer) Single(from, to Item) Relation {
	if from.List > to.List {
		from, to = to, from // relations are symmetric
	}
	c := a.corpus
	switch {
	case from.List == Norms && to.List == Statements:
		how := c.How(c.Statements()[to.N], c.Norms()[from.N])
		return Relation{Mark: how.Mark(), Word: how.Word(), Hit: how != model.NotCarried && how != model.Subject}
	case from.List == Norms:
		return standing(c.StandingOn(a.texts, c.Norms()[from.N], c.Countries()[to.N], a.act))
	}
	s := c.Statements()[from.N]
	return OfAct(a.act(s, c.Countries()[to.N]))
}

// act is what a State did about a text, by the day.
func (a *Answerer) act(s *model.Statement, co *model.Country) model.Act {
	return Act(a.corpus, s, co, a.day)
}

// OfAct returns the relation of a State to a text by its act.
func OfAct(act model.Act) Relation {
	return Relation{Mark: act.Mark(), Word: act.Word(), Hit: act.Joined()}
}

// standing returns the relation of a country to a norm.
func standing(act model.Act, texts int) Relation {
	switch {
	case act.OwnName():
		return Relation{Mark: model.Listed.Mark(), Word: model.Listed.Word(), Count: texts, Hit: true}
	case act == model.Member:
		return Relation{Mark: model.Member.Mark(), Word: "member", Count: texts, Hit: true}
	case act == model.Unknown, act == model.NotEligible:
		return OfAct(act)
	}
	return Relation{Mark: model.NotListed.Mark(), Word: "none on record"}
}

// Summary returns a tally in words: "listed 27 · not listed 166".
func Summary(tally []Tallied, dot string) string {
	words := make([]string, len(tally))
	for i, t := range tally {
		words[i] = t.Word
		if t.N > 0 {
			words[i] += " " + strconv.Itoa(t.N)
		}
	}
	return strings.Join(words, dot)
}

// Texts returns the texts that exist on the day, newest first.
func (a *Answerer) Texts() []*model.Statement { return a.texts }
