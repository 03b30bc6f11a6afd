package matrix

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"comity/model"
	"comity/model/prose"
	"comity/model/relation"
)

// columns finds the texts: the pinned first, then those that pass the filters,
// newest first.
func (m *Matrix) columns(o *Options) error {
	for _, kind := range o.Kinds {
		if !slices.Contains(model.StatementKinds(), kind) {
			return &model.NotFoundError{Kind: "kind", Name: kind, Nearest: model.Nearest(kind, model.StatementKinds(), 3)}
		}
	}
	pinned, err := m.texts(o.PinnedStatements)
	if err != nil {
		return err
	}
	hidden, err := m.texts(o.HiddenStatements)
	if err != nil {
		return err
	}
	var taken []*model.Statement
	for i, s := range slices.Concat(pinned, m.corpus.Statements()) {
		isPinned := i < len(pinned)
		wanted := isPinned || len(o.Kinds) == 0 || slices.Contains(o.Kinds, s.Kind)
		if !wanted || slices.Contains(taken, s) {
			continue
		}
		taken = append(taken, s)
		switch {
		case slices.Contains(hidden, s):
			m.HiddenTexts++
		case relation.Of(s, o.AsOf) == relation.Later:
			m.LaterTexts++
		default:
			m.Columns = append(m.Columns, Column{Statement: s, Pinned: isPinned, Reason: Reason(s), NoList: noList(s)})
		}
	}
	return nil
}

func (m *Matrix) texts(ids []model.StatementID) ([]*model.Statement, error) {
	out := make([]*model.Statement, len(ids))
	for i, id := range ids {
		s, err := m.corpus.FindStatement(string(id))
		if err != nil {
			return nil, err
		}
		out[i] = s
	}
	return out, nil
}

// Reason explains why a text has no list of States, or an incomplete one; it is
// empty if the list is complete.
func Reason(s *model.Statement) string {
	switch {
	case s.WithoutVote():
		return "adopted without a vote: no State is listed"
	case s.Unsigned():
		return model.NoActs
	case s.AdoptionUnknown():
		return "how it was adopted is not established, so what each State did is unknown"
	case s.Advisory():
		return "an advisory of agencies: not a statement of their States"
	case s.Withheld():
		return "no list could be verified, so it is left unknown"
	case s.Minimum():
		return "the list is a known minimum: who else is on it is unknown"
	case s.ListState() == model.ListIncomplete:
		return "what " + states(len(s.NotKnown())) + " did is not known"
	case len(s.Corrected) > 0:
		return "the votes of " + states(len(s.Corrected)) + " are " + model.ByYourData
	}
	return ""
}

func states(n int) string {
	if n == 1 {
		return "1 State"
	}
	return strconv.Itoa(n) + " States"
}

// noList reports whether no State has an act of its own in the column of a
// text.
func noList(s *model.Statement) bool {
	return !s.ByState() || s.AdoptionUnknown() || s.Withheld() && len(s.States)+len(s.SignedNotRatified)+len(s.Votes.Yes) == 0
}

func (m *Matrix) listed() []*model.Statement {
	var out []*model.Statement
	for _, col := range m.Columns {
		if !col.NoList {
			out = append(out, col.Statement)
		}
	}
	return out
}

// sortColumns orders the texts after the pinned. Texts without a list cannot be
// compared, so by similarity they come last, newest first.
func (m *Matrix) sortColumns(ctx context.Context, o *Options, states []*model.Country) error {
	first := 0
	for first < len(m.Columns) && m.Columns[first].Pinned {
		first++
	}
	rest := m.Columns[first:]
	switch o.Columns {
	case "", Newest: // as they are
	case Oldest:
		slices.SortStableFunc(rest, func(a, b Column) int { return a.Statement.Date.Compare(b.Statement.Date) })
	case ByKind:
		kinds := model.StatementKinds()
		slices.SortStableFunc(rest, func(a, b Column) int {
			return slices.Index(kinds, a.Statement.Kind) - slices.Index(kinds, b.Statement.Kind)
		})
	case ByLikeColumns:
		var with, without []Column
		for _, col := range rest {
			if col.NoList {
				without = append(without, col)
			} else {
				with = append(with, col)
			}
		}
		d, similarity := Statements(m.corpus, prose.Each(with, func(col Column) *model.Statement { return col.Statement }), states, m.asOf)
		similarity.Apart = len(without)
		with, err := likeness(ctx, with, d, &similarity, o.Progress)
		if err != nil {
			return err
		}
		copy(rest, with)
		copy(rest[len(with):], without)
		m.LikeColumns = &similarity
	default:
		names := prose.Strings(ColumnOrders())
		return fmt.Errorf("the order of columns %q does not exist, expected one of %s", o.Columns, strings.Join(names, ", "))
	}
	return nil
}
