// Package report puts what comity knows into words, once for every reader: a scene
// as its title, its parts in words and tables, its legend, notes and sources,
// and its data, and a record or an explainer as a page of Markdown. [Of] is the way in; other
// packages write what it returns for a medium: [comity/ui/render] in the formats of
// files.
//
// Blockquotes of a page contain official text only, byte for byte as in the record.
// Anything not graded checked shows its grade as a word; the end of the page
// explains those grades.
package report

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"

	"comity/model"
	"comity/model/chart"
	"comity/model/compare"
	"comity/model/matrix"
	"comity/model/prose"
	"comity/model/relation"
	"comity/ui/place"
)

// Report is what a place says, in words, tables and data.
type Report struct {
	Title string
	Place string   // that shows the same in the explorer
	Lead  []string // what is shown, in a sentence or two
	// Empty explains why there is nothing to show, and what to change.
	Empty  string
	Legend []Entry
	Counts string // what the legend counts
	Cut    string // how much of the scene a gist has; see [Report.Gist]
	Parts  []Part
	Notes  []string           // what is unknown or not as of the day
	Texts  []*model.Statement // its sources

	// Page is the page of a record, an explainer or a term, which has none of the
	// other parts but the title.
	Page *Article
	// Group is what the page of a group is made of.
	Group *Group

	// Header and Rows are the scene as one table of data; of a record what it is about
	// most, such as what each State did about a text.
	Header []string
	Rows   [][]string
	Lines  [][]string // a record in a pipe: in each line what it is, then its values
	JSON   any

	// The scene it was made from; those it has not are nil, all of them for a record.
	Matrix     *matrix.Matrix
	Map        *chart.Map
	Timeline   *chart.Timeline
	Lanes      func(columns int) chart.Layout // of the timeline, on so many columns
	Comparison *compare.Comparison
	Neighbours *compare.Neighbours // of one State among all
	Near       *NearView           // the same: those at the ends
	Pairs      []compare.Wordings

	// Corrected are the votes that take part and that your data corrects.
	Corrected []model.Corrected

	corpus *model.Corpus
	asOf   model.Date
	fill   func() // makes what an outline leaves out, if it leaves anything out
}

// Part is a piece of a report: some words, a table, a difference of texts.
type Part struct {
	ID      string // stable, whatever its heading says
	Heading string
	Count   string // of what it holds, behind the heading: "27", "20 of 43"
	Words   []string
	Table   *Table
	Diff    []compare.Op
	None    bool // it holds nothing, which its words say
	Long    bool // on a terminal its heading is enough
	Wide    bool // its table is too wide for a slide
}

// Title is the heading with its count: "Most divergent · 20 of 43".
func (p *Part) Title() string {
	if p.Count == "" {
		return p.Heading
	}
	return p.Heading + " · " + p.Count
}

// Part is the part with an id, or nil.
func (s *Report) Part(id string) *Part {
	if i := slices.IndexFunc(s.Parts, func(p Part) bool { return p.ID == id }); i >= 0 {
		return &s.Parts[i]
	}
	return nil
}

// The ids of parts that readers treat in ways of their own.
const (
	AgreementID    = "agreement"
	CaseID         = "case-" // before the key of a case of a comparison
	CombinationsID = "combinations"
	UnknownID      = "unknown"
)

// Table is rows of cells below a header; the first cell of a row is its header.
type Table struct {
	Caption string
	Head    []Cell
	Rows    []Row
	Foot    []Row
	Grid    bool // many narrow columns of marks
}

// Row is the cells of a row, or the head above a group of rows.
type Row struct {
	Group string
	Cells []Cell
	At    place.Place // the record that the row is about, if it is about one
}

// Cell is some words, or a mark with its word.
type Cell struct {
	Text   string
	Short  string     // the same in fewer words, for a narrow column; or nothing
	Mark   model.Mark // with Marked: the symbol, and Text its word
	Marked bool
	Number bool
	Whole  bool // never broken
	Link   string
	Detail string // smaller, before the words of a head
	Minor  bool   // of a head: its column is the first to go where there is little room
	Plain  bool   // of a head: its cells are understood without its words
}

func words(text string) Cell { return Cell{Text: text} }

// whole is words that are never broken, such as a date.
func whole(text string) Cell { return Cell{Text: text, Whole: true} }

func number(n int) Cell { return Cell{Text: strconv.Itoa(n), Number: true} }

func marked(m Entry) Cell { return Cell{Text: m.Word, Mark: m.Mark, Marked: true} }

// minor is a head whose column is the first to go where there is little room.
func minor(name string) Cell { return Cell{Text: name, Minor: true} }

// plain is a minor head whose cells are understood without it, such as a date.
func plain(name string) Cell { return Cell{Text: name, Minor: true, Plain: true} }

// textHeads are the heads of a text and its date, before others.
func textHeads(more ...Cell) []Cell { return append([]Cell{words("text"), plain("date")}, more...) }

// textRow is a row about a text: its title, its date, and more.
func textRow(s *model.Statement, more ...Cell) Row {
	return Row{At: place.OfStatement(s), Cells: append([]Cell{words(s.Confidence.Beside(s.ShortTitle)), whole(s.When().String())}, more...)}
}

// stateRow is a row about a State: its name, and more.
func stateRow(co *model.Country, more ...Cell) Row {
	return Row{At: place.OfCountry(co), Cells: append([]Cell{words(co.DisplayName())}, more...)}
}

func heads(names ...string) []Cell {
	return prose.Each(names, words)
}

// Of makes the report of a place: of a record, an explainer or a term its page, of a
// scene its words, tables and data; [OfQuestion] is that of a question. It returns an error for wrong parameters, and a
// [model.NotFoundError] where there is nothing.
func Of(ctx context.Context, c *model.Corpus, v place.View) (*Report, error) {
	s, err := Outline(ctx, c, v)
	if err != nil {
		return nil, err
	}
	if s.fill != nil {
		s.fill()
	}
	s.noteColumn()
	return s, nil
}

// Outline is Of without the data of a record, and without the tables and the data of a
// matrix, a map, a timeline or a difference, for a screen, which shows the page or the
// scene itself: of the whole matrix they take 70 ms, the outline 2 ms.
func Outline(ctx context.Context, c *model.Corpus, v place.View) (*Report, error) {
	s := &Report{Place: v.Bare().String(), corpus: c, asOf: v.AsOf}
	if !v.Kind.Staged() {
		var err error
		if s.Page, err = s.page(v); err != nil {
			return nil, err
		}
		s.Title = s.Page.Title
		return s, nil
	}
	s.outside()
	scene, ok := place.PerScene[func(place.View) error]{
		Matrix: func(v place.View) error { return s.matrix(ctx, v) }, Map: s.tiles, Timeline: s.timeline, Compare: s.compare, Diff: s.diff,
	}.Of(v.Kind)
	if !ok {
		return nil, &model.NotFoundError{Kind: "scene", Name: string(v.Kind)}
	}
	if err := scene(v); err != nil {
		return nil, err
	}
	return s, nil
}

// outside notes a day before the first text or after the records were compiled.
func (s *Report) outside() {
	words, before := relation.Outside(s.corpus, s.asOf)
	s.note(words)
	if before {
		s.empty(words)
	}
}

// empty says why there is nothing to show, and replaces what was said before.
func (s *Report) empty(words string) {
	s.Empty = cmp.Or(words, s.Empty)
}

// corrections notes the votes that take part and that your data corrects.
func (s *Report) corrections(all []model.Corrected) {
	s.Corrected = all
	s.note(model.CorrectedWords(all)...)
}

// noteColumn puts the corrections into the table of data, which has no other
// place for them: beside the State or the text, or beside every row where
// neither has one.
func (s *Report) noteColumn() {
	if len(s.Corrected) == 0 || len(s.Rows) == 0 {
		return
	}
	s.Header = append(s.Header, "note")
	notes := make([][]string, len(s.Rows))
	for i := range s.Corrected {
		k := &s.Corrected[i]
		found := false
		for j, row := range s.Rows {
			if slices.Contains(row, string(k.State)) || slices.Contains(row, string(k.Statement.ID)) {
				notes[j], found = append(notes[j], k.Words()), true
			}
		}
		for j := range s.Rows {
			if !found {
				notes[j] = append(notes[j], k.Words())
			}
		}
	}
	for j := range s.Rows {
		s.Rows[j] = append(s.Rows[j], strings.Join(notes[j], "; "))
	}
}

// OfTable returns a report that is one table of a corpus, or the page of a record
// with its table.
func OfTable(c *model.Corpus, page *Article, header []string, rows [][]string, json any) *Report {
	return &Report{Page: page, Header: header, Rows: rows, JSON: json, corpus: c}
}

// Version is that of the corpus.
func (s *Report) Version() string { return "corpus " + s.corpus.Version().String() }

// note adds a sentence of its own to the notes for each line that is not empty.
func (s *Report) note(lines ...string) {
	for _, line := range lines {
		if line = strings.TrimSpace(line); line != "" {
			s.Notes = append(s.Notes, prose.Sentence(line))
		}
	}
}

// day is the day of the report in words, or nothing.
func (s *Report) day() string {
	if s.asOf.IsZero() {
		return ""
	}
	return ", as of " + s.asOf.Long()
}
