// Package matrix lays out who did what about which text: a row for each State,
// a column for each text, in an order that can show blocs.
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
	"comity/model/asof"
	"comity/model/query"
)

// RowOrder is how the States stand below each other.
type RowOrder string

// The orders of rows. Equals stand by name.
const (
	ByName     RowOrder = "name"
	ByRegion   RowOrder = "region" // region, then subregion
	ByUNGroup  RowOrder = "un-group"
	ByActs     RowOrder = "acts" // most recorded acts first
	ByLikeRows RowOrder = "similarity"
)

// RowOrders returns every order of rows; the first is that of the zero value.
func RowOrders() []RowOrder { return []RowOrder{ByName, ByRegion, ByUNGroup, ByActs, ByLikeRows} }

// ColumnOrder is how the texts stand beside each other.
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

// Grouping is how rows are gathered below heads.
type Grouping string

// The groupings.
const (
	NoGroups  Grouping = ""
	Regions   Grouping = "region"
	UNGroups  Grouping = "un-group"
	InOrNotIn Grouping = "group" // members of Options.Heads, then all others
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
	Who      string // an expression of model/query; empty for every State
	Of       Group  // only its members; the zero value for every State
	Rows     RowOrder
	Columns  ColumnOrder
	Kinds    []string // only texts of these kinds; empty for all
	Grouping Grouping
	Heads    Group // whose members stand first, for InOrNotIn
	// Pinned stand first in this order, also where a filter leaves them out;
	// what is hidden is left out all the same.
	PinnedCountries, HiddenCountries   []model.ISO3
	PinnedStatements, HiddenStatements []model.StatementID
	// AsOf leaves out the texts of later days. A year or month means its end.
	AsOf model.Date
	// Progress is told how far the orders by similarity are; it may be nil.
	Progress func(done, of int)
}

// Row is a State, or the head above a group of them.
type Row struct {
	Country *model.Country // nil in a head
	Head    string         // empty in the row of a State
	Count   int            // of a head: the States below it
	Pinned  bool
}

// Column is a text.
type Column struct {
	Statement *model.Statement
	Pinned    bool
	// Reason tells in words why the column has no list to read, or only a part
	// of one; empty when its list is complete.
	Reason string
	// NoList is set when no State stands in the column in its own right.
	NoList bool
}

// Matrix is what was laid out. It is not changed once made.
type Matrix struct {
	Rows    []Row
	Columns []Column
	// Legend counts the acts in all cells, in the order of the vocabulary.
	Legend []Entry
	// LikeRows and LikeColumns tell how an order by similarity was found; nil
	// for other orders.
	LikeRows, LikeColumns *Similarity
	// LaterTexts counts the texts left out because they came after the day,
	// HiddenTexts and HiddenStates what was hidden by name.
	LaterTexts, HiddenTexts, HiddenStates int
	// Caveats tell in words what is not known or not as of the day.
	Caveats []string
	// Corrected are the votes in the cells, or asked for by the expression, that
	// your data corrects.
	Corrected []model.Corrected
	// Empty tells in words why there is nothing to see and how to widen; empty
	// when there is something.
	Empty string

	corpus *model.Corpus
	asOf   model.Date
}

// New lays out a matrix. The error is that of an expression or of a name that
// does not exist ([query.Error], [model.NotFoundError]), of an option outside
// its list, or of the context.
func New(ctx context.Context, c *model.Corpus, o Options) (*Matrix, error) {
	m := &Matrix{corpus: c, asOf: o.AsOf}
	if err := m.columns(&o); err != nil {
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
		tell, half := o.Progress, 0 // the columns are the first half of the way
		o.Progress = func(done, of int) {
			tell(half+done, 2*of)
			if done == of {
				half = of
			}
		}
	}
	if err := m.sortColumns(ctx, &o, states); err != nil {
		return nil, err
	}
	if err := m.sortRows(ctx, &o, states); err != nil {
		return nil, err
	}
	m.caveats(&o)
	m.Legend = m.legend()
	return m, nil
}

// Cell is what the State of a row had done about the text of a column by the day.
// In the row of a head it is NotEligible.
func (m *Matrix) Cell(row, column int) model.Act {
	if m.Rows[row].Country == nil {
		return model.NotEligible
	}
	return asof.Act(m.corpus, m.Columns[column].Statement, m.Rows[row].Country, m.asOf)
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
	texts := make([]*model.Statement, len(m.Columns))
	for i := range m.Columns {
		texts[i] = m.Columns[i].Statement
	}
	m.Caveats = append(m.Caveats, asof.Texts(texts, o.AsOf)...)
	m.Caveats = append(m.Caveats, asof.Expression(o.Who, o.AsOf)...)
	shown := map[*model.Country]bool{}
	for i := range m.Rows {
		shown[m.Rows[i].Country] = true
	}
	var names []string
	for _, co := range asof.NotYet(m.corpus, o.AsOf) {
		if shown[co] {
			names = append(names, co.DisplayName())
		}
	}
	if len(names) > 0 {
		m.Caveats = append(m.Caveats, "not in the United Nations on "+asof.Last(o.AsOf).Long()+": "+strings.Join(names, ", "))
	}
}

// noTexts tells why no column is left.
func noTexts(o *Options, later int) string {
	reason := "no text is left"
	switch {
	case later > 0 && len(o.Kinds) > 0:
		reason = fmt.Sprintf("no text of the kind %s is of %s or before", strings.Join(o.Kinds, " or "), asof.Last(o.AsOf).Long())
	case later > 0:
		reason = "no text is of " + asof.Last(o.AsOf).Long() + " or before"
	case len(o.Kinds) > 0:
		reason = "no text of the kind " + strings.Join(o.Kinds, " or ") + " is left"
	}
	return reason + "; choose a later day, more kinds, or hide fewer texts"
}

// group finds a group and its members on the day asked for.
func (m *Matrix) group(g Group, asOf model.Date) (asof.Members, error) {
	group, err := m.corpus.FindGroup(string(g.ID))
	if err != nil {
		return asof.Members{}, err
	}
	day := g.Day
	if day.IsZero() {
		day = asOf
	}
	members := asof.MembersOf(m.corpus, group, day)
	m.Caveats = append(m.Caveats, members.Caveats...)
	return members, nil
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
