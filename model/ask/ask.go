// Package ask reads plain questions and answers them from the records:
//
//	who signed the paris call in africa
//	nato not joint statement 2019
//	how did brazil vote on 73/27
//
// It is no model and asks nobody: names of the records and the phrases of phrases.txt
// are recognised, the longest first, and what they make is an expression of
// [comity/model/query], a comparison, or a record. The same words give the same
// answer. Words that are not understood are in [Answer.LeftOver]; they are never
// passed over in silence, and nothing is guessed from them.
package ask

import (
	"slices"
	"strings"

	"comity/model"
	"comity/model/prose"
	"comity/model/search"
)

// Kind is what kind of answer a question has.
type Kind string

// The kinds of answer.
const (
	Who      Kind = "who"      // the States for which an expression holds
	Cell     Kind = "cell"     // what one State did about one text
	Compare  Kind = "compare"  // States, groups, texts or norms beside each other
	Record   Kind = "record"   // a record, or what a State did in some time
	Votes    Kind = "votes"    // the votes of a State, or a roll call
	Position Kind = "position" // positions on international law
	Norm     Kind = "norm"     // a norm, who is on record for it, or the texts that carry it
	Search   Kind = "search"   // none of these: the records with these words
)

// Kinds returns every kind.
func Kinds() []Kind { return []Kind{Who, Cell, Compare, Record, Votes, Position, Norm, Search} }

// Answer is what a question was read as, and its answer.
type Answer struct {
	Question   string
	Kind       Kind
	Expression string // in the language of comity who; empty where none says it
	Place      string // what "comity open" takes to show the same
	Show       bool   // the place is what was asked for: "on a map"
	Guessed    bool   // a name in it is nearly what was typed
	Narrowed   bool   // the answer leaves out States that the expression has
	Says       string // the answer in a sentence
	Title      string // the question, with names as the records write them
	Count      int    // of States for who, position and norm; else of rows
	States     []*model.Country
	Rows       []Row
	Caveats    []string  // what is to be known about the answer
	LeftOver   []string  // words that were not understood, as they were typed
	Readings   []Reading // other readings, the likeliest first
	Read       bool      // some word of it was understood
	Near       []Row     // records that are near, where nothing was answered
	Questions  []string  // questions that are near and have an answer
}

// Row is one line of an answer: what one State did about one text, a position, or
// a record that was found.
type Row struct {
	ISO3      model.ISO3        `json:"iso3,omitempty"`
	Name      string            `json:"name,omitempty"` // of the State
	Statement model.StatementID `json:"statement,omitempty"`
	Title     string            `json:"title,omitempty"` // of the text, position or record
	Act       string            `json:"act,omitempty"`
	Date      model.Date        `json:"date,omitzero"` // of the act, or of the text
	Note      string            `json:"note,omitempty"`
	Source    string            `json:"source,omitempty"`
	Place     string            `json:"place,omitempty"`
}

// Reading is another way to read the question.
type Reading struct {
	Says     string `json:"says"`
	Question string `json:"question"` // asks it
}

// Answered reports whether the records had an answer: a kind other than search, or
// records that were found.
func (a *Answer) Answered() bool { return a.Kind != Search || len(a.Rows) > 0 }

// Heading is the answer in a sentence that begins with words: where it begins with a
// count, the question stands before it.
func (a *Answer) Heading() string {
	if a.Says != "" && a.Says[0] >= '0' && a.Says[0] <= '9' {
		return a.Title + ": " + a.Says
	}
	return prose.Capital(a.Says)
}

// Alike returns the names of the States of an answer, and the act where all did the
// same about the one text; false where what they did differs.
func (a *Answer) Alike() (act string, names []string, ok bool) {
	if a.Expression == "" || len(a.Rows) == 0 {
		return "", nil, false
	}
	for _, row := range a.Rows {
		if row.Name == "" || row.Act != a.Rows[0].Act || row.Statement != a.Rows[0].Statement {
			return "", nil, false
		}
		names = append(names, row.Name)
	}
	return a.Rows[0].Act, names, true
}

// Reader reads questions over one corpus. It is immutable and safe for concurrent
// use.
type Reader struct {
	corpus  *model.Corpus
	index   func() *search.Index
	names   map[string][]thing // by the folded phrase, the likeliest first
	longest map[string]int     // how many words a phrase has at most, by its first word
	words   bag
	spelled []string          // names that a slip may mean
	written map[string]string // folded names of States, sets and texts, as the records write them

	foreign        map[string]translation // by the folded phrase of another language
	longestForeign int                    // how many words one has at most
	apostrophes    map[string]bool        // folded words of names that have one: d'Ivoire

	completions []candidate
}

// New makes the index of names. The index of the search answers questions that are
// none; it is asked for when first needed.
func New(c *model.Corpus, index func() *search.Index) *Reader {
	r := &Reader{corpus: c, index: index, names: map[string][]thing{}, longest: map[string]int{}, written: map[string]string{}, foreign: map[string]translation{}, apostrophes: map[string]bool{}}
	r.words.texts = r.ranked()
	r.addSmallWords()
	r.addStates()
	r.addSets()
	r.addTexts()
	r.addNorms()
	r.addPages()
	r.addEntities()
	r.addOutside()
	r.addLanguages()
	r.words = r.newBag()
	r.addCapitals()
	r.addSpellings()
	r.completions = r.candidates()
	return r
}

// Bounds of a question; what is beyond is left over.
const (
	maxLetters = 600
	maxWords   = 80
)

// Read answers a question. The day of today is what "this year" and the like mean.
// Whatever the text, the work is bounded and nothing fails.
func (r *Reader) Read(question string, today model.Date) Answer {
	asked := question
	if rest, ok := strings.CutPrefix(question, "comity "); ok && strings.Contains(strings.TrimSpace(rest), " ") {
		asked = rest // the command, as it is written in a shell
	}
	q, intro := r.scan(asked, today).introduction()
	q = q.turned()
	one, two := q.apart()
	first := q.ofThese()
	if first != "" || two != "" && q.asksTally() {
		two = ""
	}
	counts := q.is(0, howMany) && len(q.of(set, state)) == 0 // two numbers about one text
	if two != "" {
		q = r.scan(one, today)
		if second := r.scan(two, today); !counts || !second.is(0, howMany) {
			q.unsaid, counts = append(q.unsaid, clip(two)), false
		}
	}
	items := slices.Clone(q.items)
	a := q.answer()
	q.heed(&a, items)
	q.unheard(&a)
	if strings.Contains(q.text, "(\"") && len(q.leftOver()) == 0 {
		if _, compiles := q.expression(strings.TrimSpace(q.text)); !compiles { // though each of its words says something
			a = Answer{Kind: Search, Says: "not answered: an expression that cannot be read; see comity help expressions"}
		}
	}
	q.twice(&a)
	if two != "" {
		a.Readings = append(a.Readings, Reading{Says: "the second question", Question: clipQuestion(two)})
	}
	a.Question, a.Title = question, q.title()
	q.show(&a)
	a.Caveats, a.Guessed = slices.Concat(q.slips, q.outsideCaveats(), q.alsoAttributed(), a.Caveats), len(q.slips) > 0
	for _, k := range q.of(state) {
		if t := q.thing(k); t.capped && len(q.item(k)) == 2 {
			a.Caveats = append(a.Caveats, q.raw(q.items[k])+" is read as "+t.state.DisplayName())
		}
	}
	if counts && two != "" {
		other := r.Read(two, today)
		a.Says += "; " + clip(two) + ": " + other.Says
		q.unsaid = append(q.unsaid, other.LeftOver...)
	}
	a.LeftOver = q.leftOver()
	if intro != "" {
		a.Caveats = slices.Insert(a.Caveats, 0, "taken as an introduction, and not as part of the question: “"+clip(intro)+"”")
	}
	if note := q.languageNote(a.LeftOver); note != "" {
		a.Caveats = slices.Insert(a.Caveats, 0, note)
	}
	for _, it := range q.items {
		a.Read = a.Read || it.class != unread && it.class != number && (it.class != word || it.things[0].word != filler)
	}
	if a.Kind == Search {
		q.nothing(&a)
	}
	if first != "" && a.Kind == Who {
		return r.Read(first, today).of(a)
	}
	return a
}
