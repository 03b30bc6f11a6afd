package matrix

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"comity/model"
	"comity/model/query"
	"comity/model/relation"
)

// states finds the States of the rows: the pinned first, then those that pass
// the filters, by name. It sets Empty if none remain.
func (m *Matrix) states(o *Options) ([]*model.Country, error) {
	pinned, err := m.named(o.PinnedCountries)
	if err != nil {
		return nil, err
	}
	hidden, err := m.named(o.HiddenCountries)
	if err != nil {
		return nil, err
	}
	matches, err := m.filter(o)
	if err != nil {
		return nil, err
	}
	var out []*model.Country
	for _, co := range slices.Concat(pinned, matches) {
		if !slices.Contains(hidden, co) && !slices.Contains(out, co) {
			out = append(out, co)
		}
	}
	for i, co := range hidden {
		if !slices.Contains(hidden[:i], co) && (slices.Contains(matches, co) || slices.Contains(pinned, co)) {
			m.HiddenStates++
		}
	}
	switch {
	case len(out) == 0 && m.Empty == "":
		m.Empty = "all remaining States are hidden; show one of them"
	case len(out) > 0 && m.Empty != "": // the pinned rows are always shown
		m.Caveats, m.Empty = append(m.Caveats, m.Empty), ""
	}
	return out, nil
}

// filter returns the States that pass the expression and the group, by name.
func (m *Matrix) filter(o *Options) ([]*model.Country, error) {
	out := slices.Clone(m.corpus.Countries())
	if o.Of.ID != "" {
		members, err := m.group(o.Of, o.AsOf)
		if err != nil {
			return nil, err
		}
		if !members.Known {
			m.Empty = members.Caveats[0] + "; choose that day, or another group"
		}
		out = slices.DeleteFunc(out, func(co *model.Country) bool { return !members.Has(co.ISO3) })
	}
	if strings.TrimSpace(o.Who) == "" {
		if m.OfNorms() && o.Of.ID == "" {
			out = m.onlySpeakers(out)
		}
		return out, nil
	}
	holds, err := compile(m.corpus, o.Who)
	if err != nil {
		return nil, err
	}
	among := len(out)
	out = slices.DeleteFunc(out, func(co *model.Country) bool { return !holds[co] })
	if len(out) == 0 && m.Empty == "" {
		m.Empty = Widen(m.corpus, o.Who, len(holds), among)
	}
	return out, nil
}

// Widen says in words what was asked that matches no State, and how to widen it. holds is
// the number of all States that match; among is the number examined.
func Widen(c *model.Corpus, expression string, holds, among int) string {
	asked := "States " + query.Words(c, expression)
	if holds > 0 {
		return fmt.Sprintf("%s: %d, but none of the %d in the group; an empty filter removes the group, or choose another", asked, holds, among)
	}
	how := "remove a condition"
	if strings.Contains(expression, "and") || strings.Contains(expression, "&&") {
		how = "change an and to or, or remove a condition"
	}
	return fmt.Sprintf("no State matches what was asked, %s; %s, or ask for another act, text or group", asked, how)
}

func (m *Matrix) named(codes []model.ISO3) ([]*model.Country, error) {
	out := make([]*model.Country, len(codes))
	for i, code := range codes {
		co, err := m.corpus.FindCountry(string(code))
		if err != nil {
			return nil, err
		}
		out[i] = co
	}
	return out, nil
}

// sortRows orders the States and puts heads between them.
func (m *Matrix) sortRows(ctx context.Context, o *Options, states []*model.Country) error {
	pinned, err := m.named(o.PinnedCountries)
	if err != nil {
		return err
	}
	first := 0
	for first < len(states) && slices.Contains(pinned, states[first]) {
		m.Rows = append(m.Rows, Row{Country: states[first], Pinned: true})
		first++
	}
	rest := states[first:]
	switch o.Rows {
	case "", ByName: // as they are
	case ByRegion:
		slices.SortStableFunc(rest, func(a, b *model.Country) int {
			return cmp.Or(strings.Compare(a.Region, b.Region), strings.Compare(a.Subregion, b.Subregion))
		})
	case ByUNGroup:
		slices.SortStableFunc(rest, func(a, b *model.Country) int {
			return slices.Index(model.UNGroups(), a.UNGroup) - slices.Index(model.UNGroups(), b.UNGroup)
		})
	case ByActs:
		if m.OfNorms() {
			slices.SortStableFunc(rest, m.compareSpoken)
			break
		}
		slices.SortStableFunc(rest, func(a, b *model.Country) int { return m.recorded(b) - m.recorded(a) })
	case ByLikeRows:
		d, similarity := Countries(m.corpus, rest, m.listed(), m.asOf)
		if rest, err = likeness(ctx, rest, d, &similarity, o.Progress); err != nil {
			return err
		}
		m.LikeRows = &similarity
	default:
		return fmt.Errorf("the order of rows %q does not exist, expected one of %v", o.Rows, RowOrders())
	}
	return m.putRows(o, states, rest)
}

// recorded counts the columns in which a source records something that a State
// did. It is for ordering and is not a score: it counts acts of every kind.
func (m *Matrix) recorded(co *model.Country) int {
	n := 0
	for _, col := range m.Columns {
		if act := relation.Act(m.corpus, col.Statement, co, m.asOf); act.Recorded() {
			n++
		}
	}
	return n
}
