// Package matrix lays out who did what about which text: a row for each State,
// a column for each text, in an order that can show blocs of States.
//
// Votes and signatures are counted side by side and never added up. What is not
// known and who was not eligible are counted as that, and never as a difference.
package matrix

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"comity/model"
	"comity/model/query"
	"comity/model/relation"
)

// RowOrder is the order of the States.
type RowOrder string

// The orders of rows. Equal rows are sorted by name.
const (
	ByName     RowOrder = "name"
	ByRegion   RowOrder = "region" // region, then subregion
	ByUNGroup  RowOrder = "un-group"
	ByActs     RowOrder = "acts" // most recorded acts first
	ByLikeRows RowOrder = "similarity"
)

// RowOrders returns every order of rows; the first is that of the zero value.
func RowOrders() []RowOrder { return []RowOrder{ByName, ByRegion, ByUNGroup, ByActs, ByLikeRows} }

// Words name an order of rows: "UN group".
func (o RowOrder) Words() string {
	if o == "" {
		o = ByName
	}
	return strings.NewReplacer("un-", "UN ", "-", " ").Replace(string(o))
}

// ColumnOrder is the order of the texts.
type ColumnOrder string

// The orders of columns.
const (
	Newest        ColumnOrder = "date" // the newest first
	Oldest        ColumnOrder = "oldest"
	ByKind        ColumnOrder = "kind" // then the newest first
	ByLikeColumns ColumnOrder = "similarity"
)

// ColumnOrders returns every order of columns; the first is that of the zero
// value.
func ColumnOrders() []ColumnOrder { return []ColumnOrder{Newest, Oldest, ByKind, ByLikeColumns} }

// Words name an order of columns: "date, the newest first".
func (o ColumnOrder) Words() string {
	switch o {
	case "", Newest:
		return "date, the newest first"
	case Oldest:
		return "date, the oldest first"
	}
	return string(o)
}

// Grouping is how rows are gathered below heads.
type Grouping string

// The groupings.
const (
	NoGroups  Grouping = ""
	Regions   Grouping = "region"
	UNGroups  Grouping = "un-group"
	InOrNotIn Grouping = "group" // members of each of Options.Heads, then all others
)

// Group is a group of States on a day. The zero day is that of Options.AsOf, or
// else of the newest list.
type Group struct {
	ID  model.GroupID
	Day model.Date
}

// Options says what to lay out. The zero value is every State by name and every
// text, the newest first.
type Options struct {
	Who     string // an expression of model/query; empty for every State
	Of      Group  // only its members; the zero value for every State
	Rows    RowOrder
	Columns ColumnOrder
	Kinds   []string // only texts of these kinds; empty for all
	// Says makes these norms the columns, and a cell what documents of the State say
	// about one: of [model.Corpus.SaidNorms]. Empty for texts and acts.
	Says     []model.NormID
	Grouping Grouping
	Heads    []Group // whose members come first, for InOrNotIn
	// Closed are the groups of rows of which the States are not shown, by the id of
	// the group, Others, Ungrouped or AllGroups.
	Closed []model.GroupID
	// Pinned items come first in this order, even if a filter excludes them;
	// hidden items are always left out.
	PinnedCountries, HiddenCountries   []model.ISO3
	PinnedStatements, HiddenStatements []model.StatementID
	// AsOf leaves out the texts of later days. A year or month means its end.
	AsOf model.Date
	// Progress receives the progress of the orders by similarity; it may be
	// nil.
	Progress func(done, of int)
}

// Row is a State, or a group of them, whose States are below it unless it is closed.
type Row struct {
	Country *model.Country // nil in the row of a group
	Pinned  bool

	// Of a group.
	Group  model.GroupID // or Others, Ungrouped
	Head   string        // its name
	States []*model.Country
	Closed bool
}

// Column is a text.
type Column struct {
	Statement *model.Statement // nil for a norm that documents are asked about
	Norm      model.NormID     // that norm, or [model.NormSet]
	Pinned    bool
	// Reason explains why the column has no list, or an incomplete one; it is
	// empty if the list is complete.
	Reason string
	// NoList is set if no State has an act of its own in the column.
	NoList bool

	norm *model.Norm
}

// Matrix is a laid-out matrix. It is immutable.
type Matrix struct {
	Rows []Row
	// States are those that are counted, each once: those of the rows, and those of
	// closed groups.
	States  []*model.Country
	Columns []Column
	// Legend counts the words of all cells, in the order of the vocabulary.
	Legend []Entry
	// LikeRows and LikeColumns describe the order by similarity; nil for other
	// orders.
	LikeRows, LikeColumns *Similarity
	// LaterTexts counts the texts left out because they came after the day,
	// HiddenTexts and HiddenStates what was hidden by name.
	LaterTexts, HiddenTexts, HiddenStates int
	// Caveats describe what is unknown or not as of the day.
	Caveats []string
	// Organisations are those of which documents were read, where the columns are
	// norms; they have no row.
	Organisations []string
	// Corrected are the votes in the cells, or asked for by the expression, that
	// your data corrects.
	Corrected []model.Corrected
	// Empty explains why there is nothing to show and what to change; it is
	// empty if there is something.
	Empty string

	corpus  *model.Corpus
	asOf    model.Date
	said    map[saidKey][]model.Said // where the columns are norms
	ofNorms bool
}

// New lays out a matrix. It returns a [query.Error] for a wrong expression, a
// [model.NotFoundError] for an unknown name, an error for an option outside its
// list, and the error of the context.
func New(ctx context.Context, c *model.Corpus, o Options) (*Matrix, error) {
	m := &Matrix{corpus: c, asOf: o.AsOf, ofNorms: len(o.Says) > 0}
	columns := m.columns
	if m.ofNorms {
		columns = m.normColumns
	}
	if err := columns(&o); err != nil {
		return nil, err
	}
	states, err := m.states(&o)
	if err != nil {
		return nil, err
	}
	if m.Empty == "" && len(m.Columns) == 0 {
		m.Empty = noTexts(&o, m.LaterTexts)
	}
	m.corrected(&o, states)
	if m.Empty != "" {
		m.Rows, m.Columns = nil, nil
		return m, nil
	}
	if o.Columns == ByLikeColumns && o.Rows == ByLikeRows && o.Progress != nil {
		tell, half := o.Progress, 0 // the columns are the first half of the progress
		o.Progress = func(done, of int) {
			tell(half+done, 2*of)
			if done == of {
				half = of
			}
		}
	}
	if !m.OfNorms() {
		if err := m.sortColumns(ctx, &o, states); err != nil {
			return nil, err
		}
	}
	if err := m.sortRows(ctx, &o, states); err != nil {
		return nil, err
	}
	m.caveats(&o)
	m.Legend = m.legend()
	return m, nil
}

// Cell is what the State of a row had done about the text of a column by the day.
// In the row of a group, and where the column is a norm, it is NotEligible.
func (m *Matrix) Cell(row, column int) model.Act { return m.actOf(m.Rows[row].Country, column) }

// actOf is the act of a State, or of none, in a column.
func (m *Matrix) actOf(co *model.Country, column int) model.Act {
	if co == nil || m.OfNorms() {
		return model.NotEligible
	}
	return relation.Act(m.corpus, m.Columns[column].Statement, co, m.asOf)
}

// corrected finds the votes that your data corrects.
func (m *Matrix) corrected(o *Options, states []*model.Country) {
	asks := query.Asks(m.corpus, o.Who)
	m.Corrected = m.corpus.Corrected(func(s *model.Statement, co *model.Country) bool {
		shown := slices.ContainsFunc(m.Columns, func(col Column) bool { return col.Statement == s })
		return asks(s) || shown && slices.Contains(states, co)
	})
	m.Caveats = append(m.Caveats, model.CorrectedWords(m.Corrected)...)
}

// caveats gathers what is not known as of the day.
func (m *Matrix) caveats(o *Options) {
	if o.AsOf.IsZero() {
		return
	}
	var texts []*model.Statement
	for i := range m.Columns {
		if s := m.Columns[i].Statement; s != nil {
			texts = append(texts, s)
		}
	}
	m.Caveats = append(m.Caveats, relation.Texts(texts, o.AsOf)...)
	m.Caveats = append(m.Caveats, relation.Expression(o.Who, o.AsOf)...)
	var names []string
	for _, co := range relation.NotYet(m.corpus, o.AsOf) {
		if slices.Contains(m.States, co) {
			names = append(names, co.DisplayName())
		}
	}
	if len(names) > 0 {
		m.Caveats = append(m.Caveats, "not in the United Nations on "+relation.Last(o.AsOf).Long()+": "+strings.Join(names, ", "))
	}
}

// noTexts explains why no column remains.
func noTexts(o *Options, later int) string {
	reason := "no text remains"
	switch {
	case later > 0 && len(o.Kinds) > 0:
		reason = fmt.Sprintf("no text of the kind %s is dated %s or before", strings.Join(o.Kinds, " or "), relation.Last(o.AsOf).Long())
	case later > 0:
		reason = relation.NoText(o.AsOf)
	case len(o.Kinds) > 0:
		reason = "no text of the kind " + strings.Join(o.Kinds, " or ") + " remains"
	}
	return reason + "; choose a later day, more kinds, or hide fewer texts"
}

// MembersOf finds a group and its members on its day, or else on the day of a scene.
func MembersOf(c *model.Corpus, g Group, asOf model.Date) (relation.Members, error) {
	group, err := c.FindGroup(string(g.ID))
	if err != nil {
		return relation.Members{}, err
	}
	day := g.Day
	if day.IsZero() {
		day = asOf
	}
	return relation.MembersOf(c, group, day), nil
}

// group is [MembersOf], with what is not known of them among the caveats.
func (m *Matrix) group(g Group, asOf model.Date) (relation.Members, error) {
	members, err := MembersOf(m.corpus, g, asOf)
	m.Caveats = append(m.Caveats, members.Caveats...)
	return members, err
}

// compile runs an expression over every State.
func compile(c *model.Corpus, who string) (map[*model.Country]bool, error) {
	q, err := query.Compile(c, who)
	if err != nil {
		return nil, err
	}
	states, err := q.Run()
	if err != nil {
		return nil, err
	}
	out := make(map[*model.Country]bool, len(states))
	for _, co := range states {
		out[co] = true
	}
	return out, nil
}
