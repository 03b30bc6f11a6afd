package app

import (
	"strconv"
	"strings"

	"comity/model"
	"comity/ui/theme"
)

// ref points at one item of one list.
type ref struct {
	pane paneID
	item int
}

// mark is what an item means for another: a symbol, its word, and whether it
// took part on the side of what drives.
type mark struct {
	sym   theme.Sym
	word  string
	count int // how often, for a norm and a country; else 0
	hit   bool
}

// answer is what a selection means for every item of one pane, with counts.
type answer struct {
	from  []ref  // the selection it answers
	marks []mark // empty when the pane is not asked anything
	tally []tallied
}

// tallied counts the items that got the same word.
type tallied struct {
	sym  theme.Sym
	word string
	n    int
}

// at is the mark of an item.
func (a *answer) at(item int) mark {
	if item < 0 || item >= len(a.marks) {
		return mark{sym: theme.None}
	}
	return a.marks[item]
}

// answerer computes answers from the corpus.
type answerer struct {
	corpus *model.Corpus
	sizes  [listCount]int
}

func newAnswerer(c *model.Corpus) *answerer {
	return &answerer{c, [listCount]int{len(c.Norms()), len(c.Statements()), len(c.Countries())}}
}

// answer tells what a selection of items of one pane means for another pane.
func (a *answerer) answer(selection []ref, to paneID) answer {
	if len(selection) == 0 || selection[0].pane == to {
		return answer{from: selection}
	}
	out := answer{from: selection, marks: make([]mark, a.sizes[to])}
	for item := range out.marks {
		if len(selection) == 1 {
			out.marks[item] = a.single(selection[0], ref{to, item})
		} else {
			out.marks[item] = a.set(selection, ref{to, item})
		}
	}
	out.count(len(selection) > 1, to)
	return out
}

// count fills the tally in the order of the vocabulary.
func (o *answer) count(set bool, to paneID) {
	var counts [256]int
	words := map[theme.Sym]string{}
	for _, m := range o.marks {
		counts[m.sym]++
		words[m.sym] = m.word
	}
	var order []theme.Sym
	if set {
		order = append(order, theme.Both, theme.OnlyFirst, theme.OnlySecond, theme.Some, theme.Otherwise, theme.Neither)
	} else {
		order = append(order, theme.ByName, theme.InSet, theme.OnSubject)
	}
	for _, act := range model.Acts() {
		order = append(order, theme.SymOf(act))
		if act == model.Member {
			order = append(order, theme.Body)
		}
	}
	for _, sym := range order {
		if counts[sym] > 0 {
			o.tally = append(o.tally, tallied{sym, tallyWord(sym, words[sym], to), counts[sym]})
		}
	}
}

// tallyWord is the word for a whole category, where single marks say more.
func tallyWord(sym theme.Sym, word string, to paneID) string {
	switch {
	case sym == theme.ByName:
		return "by name"
	case sym == theme.Body && to == countries:
		return model.Member.Word()
	}
	return word
}

// single tells what one item means for another.
func (a *answerer) single(from, to ref) mark {
	if from.pane > to.pane {
		from, to = to, from // every relation reads the same both ways
	}
	c := a.corpus
	switch {
	case from.pane == norms && to.pane == statements:
		how := c.How(c.Statements()[to.item], c.Norms()[from.item])
		return mark{sym: theme.SymFor(how), word: how.Word(), hit: how != model.NotCarried && how != model.Subject}
	case from.pane == norms:
		return standing(c.Standing(c.Norms()[from.item], c.Countries()[to.item]))
	}
	s := c.Statements()[from.item]
	act := c.Act(s, c.Countries()[to.item])
	if act == model.Member && s.WithoutVote() { // not a supporter: no State is on record by name
		return mark{sym: theme.Body, word: "adopted without a vote"}
	}
	return mark{sym: theme.SymOf(act), word: act.Word(), hit: act.Joined()}
}

// standing is the mark of a country behind a norm.
func standing(act model.Act, texts int) mark {
	switch {
	case act.OwnName():
		return mark{sym: theme.SymOf(model.Listed), word: "own name", count: texts, hit: true}
	case act == model.Member:
		return mark{sym: theme.SymOf(model.Member), word: "member", count: texts, hit: true}
	case act == model.Unknown:
		return mark{sym: theme.SymOf(model.Unknown), word: model.Unknown.Word()}
	}
	return mark{sym: theme.SymOf(model.NotListed), word: "none on record"}
}

// set tells in which of several items another took part. A list that is not
// known leaves the answer unknown wherever it could change it, and a recorded
// act of another kind, such as a vote against, is never passed over.
func (a *answerer) set(selection []ref, to ref) mark {
	var counts struct{ joined, unknown, closed, body, otherwise int }
	firstIn := false
	for i, from := range selection {
		switch m := a.single(from, to); {
		case m.hit:
			counts.joined++
			firstIn = firstIn || i == 0
		case m.sym == theme.SymOf(model.Unknown):
			counts.unknown++
		case m.sym == theme.SymOf(model.NotEligible):
			counts.closed++
		case m.sym == theme.Body:
			counts.body++
		case m.sym < theme.ByName && model.Act(m.sym).Recorded():
			counts.otherwise++
		}
	}
	all, several := len(selection), len(selection) > 2
	switch {
	case counts.joined == all && several:
		return mark{sym: theme.Both, word: "all", hit: true}
	case counts.joined == all:
		return mark{sym: theme.Both, word: "both", hit: true}
	case counts.unknown > 0 && (counts.joined == 0 || !several):
		return mark{sym: theme.SymOf(model.Unknown), word: model.Unknown.Word()}
	case counts.joined > 0 && several:
		return mark{sym: theme.Some, word: "some", hit: true}
	case counts.joined > 0 && firstIn:
		return mark{sym: theme.OnlyFirst, word: "only first", hit: true}
	case counts.joined > 0:
		return mark{sym: theme.OnlySecond, word: "only second", hit: true}
	case counts.otherwise > 0:
		return mark{sym: theme.Otherwise, word: "otherwise"}
	case counts.body > 0 && counts.body+counts.closed == all:
		return mark{sym: theme.Body, word: "adopted without a vote"}
	case counts.closed == all:
		return mark{sym: theme.SymOf(model.NotEligible), word: model.NotEligible.Word()}
	case several:
		return mark{sym: theme.Neither, word: "none"}
	}
	return mark{sym: theme.Neither, word: "neither"}
}

// summary is a tally as words: "listed 27 · not listed 166".
func summary(tally []tallied, dot string) string {
	words := make([]string, len(tally))
	for i, t := range tally {
		words[i] = t.word + " " + strconv.Itoa(t.n)
	}
	return strings.Join(words, dot)
}
