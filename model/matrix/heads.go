package matrix

import (
	"fmt"
	"slices"
	"strings"

	"comity/model"
	"comity/model/prose"
	"comity/model/relation"
)

// The ids of groups of rows that are no groups of the corpus, and the word for all
// groups of rows.
const (
	Others    model.GroupID = "others" // the States in none of the groups named
	Ungrouped model.GroupID = "none"   // the States in no UN regional group
	AllGroups model.GroupID = "all"    // of Options.Closed
)

// head is a group of rows.
type head struct {
	id    model.GroupID
	title string
	has   func(*model.Country) bool
}

// putRows appends the States below the rows of their groups; those of a closed group
// are left out. all are the States of the matrix, rest those without the pinned.
func (m *Matrix) putRows(o *Options, all, rest []*model.Country) error {
	m.States = all
	if o.Grouping == NoGroups {
		m.Rows = append(m.Rows, prose.Each(rest, func(co *model.Country) Row { return Row{Country: co} })...)
		return nil
	}
	heads, err := m.heads(o)
	if err != nil {
		return err
	}
	for _, h := range heads {
		among := func(states []*model.Country) []*model.Country {
			return slices.DeleteFunc(slices.Clone(states), func(co *model.Country) bool { return !h.has(co) })
		}
		row := Row{Group: h.id, Head: h.title, States: among(all)}
		row.Closed = slices.Contains(o.Closed, h.id) || slices.Contains(o.Closed, AllGroups)
		if len(row.States) == 0 {
			continue
		}
		m.Rows = append(m.Rows, row)
		if row.Closed {
			continue
		}
		m.Rows = append(m.Rows, prose.Each(among(rest), func(co *model.Country) Row { return Row{Country: co} })...)
	}
	return nil
}

// heads returns the groups of rows in their order.
func (m *Matrix) heads(o *Options) ([]head, error) {
	var names []string
	var nameOf func(*model.Country) string
	switch o.Grouping {
	case NoGroups:
		return nil, nil
	case Regions:
		names = append(names, prose.Each(m.corpus.Countries(), func(co *model.Country) string { return co.Region })...)
		slices.Sort(names)
		names, nameOf = slices.Compact(names), func(co *model.Country) string { return co.Region }
	case UNGroups:
		names, nameOf = model.UNGroups(), func(co *model.Country) string { return co.UNGroup }
	case InOrNotIn:
		return m.inOrNotIn(o)
	default:
		return nil, fmt.Errorf("the grouping %q does not exist, expected one of region, un-group, group", o.Grouping)
	}
	var out []head
	for _, name := range names {
		h := head{id: Ungrouped, title: "no UN regional group", has: func(co *model.Country) bool { return nameOf(co) == name }}
		if g, err := m.corpus.FindGroup(name); err == nil {
			h.id, h.title = g.ID, name
		}
		out = append(out, h)
	}
	return out, nil
}

// inOrNotIn returns the groups that are named, and behind them all other States. A
// group whose members are not known has none; if it is the only one, all States are
// below it.
func (m *Matrix) inOrNotIn(o *Options) ([]head, error) {
	if len(o.Heads) == 0 {
		return nil, &model.NotFoundError{Kind: "group"}
	}
	var out []head
	var in []relation.Members
	for _, group := range o.Heads {
		members, err := m.group(group, o.AsOf)
		if err != nil {
			return nil, err
		}
		h := head{id: members.Group.ID, title: members.Group.ShortName, has: func(co *model.Country) bool { return members.Has(co.ISO3) }}
		switch {
		case !members.Known && len(o.Heads) == 1:
			h.title += ": members not known"
			h.has = func(*model.Country) bool { return true }
		case len(o.Heads) == 1:
			h.title += ": members"
		}
		in, out = append(in, members), append(out, h)
	}
	rest := head{id: Others, title: "in none of these groups"}
	if len(in) == 1 {
		rest.title = in[0].Group.ShortName + ": not members"
	}
	rest.has = func(co *model.Country) bool {
		return !slices.ContainsFunc(out, func(h head) bool { return h.has(co) })
	}
	return append(slices.Clip(out), rest), nil
}

// Heads reports whether a row is that of a group.
func (r *Row) Heads() bool { return r.Country == nil }

// Title is the name of a group with the States in it: "Africa · 54 States".
func (r *Row) Title() string { return r.Head + " · " + r.Counted() }

// Counted counts the States of a group.
func (r *Row) Counted() string { return prose.Count(len(r.States), "State") }

// GroupCell is the cell of a group: how many of its States took part, or spoke in a
// document, of those who could.
type GroupCell struct {
	Took, Could int
	// Mark and Word are what stands there if nobody took part: what all of them did,
	// unknown where that is unknown of some, or else what most of those did who are on
	// record, N of them. Word is empty where somebody took part.
	Mark model.Mark
	Word string
	N    int
	// Words are the counts: "27 of 32 joined; not listed 5".
	Words string
}

// GroupCell returns the cell of a group in a column.
func (m *Matrix) GroupCell(row, column int) GroupCell {
	states := m.Rows[row].States
	if m.OfNorms() {
		counts := m.saidBy(states, column)
		cell := GroupCell{Could: len(states), Mark: model.NoMark, Words: strings.Join(prose.Counts(counts...), "; ")}
		if cell.Took = cell.Could - counts[len(counts)-1].N; cell.Took == 0 {
			cell.Word = model.NoDocument
		}
		return cell
	}
	t := m.totals(states, column)
	cell := GroupCell{Took: t.joined(), Could: len(states) - t[model.NotEligible] - t[model.NoList]}
	if cell.Took == 0 {
		cell.Words = strings.Join(prose.Counts(t.Words()...), "; ")
		if act, alike := t.alike(cell.Could); alike {
			cell.Mark, cell.Word = act.Mark(), act.Word()
		} else {
			cell.Mark, cell.Word, cell.N = act.Mark(), act.Word(), t[act]
		}
		if cell.Could == 0 {
			cell.Words = cell.Word
		}
		return cell
	}
	parts := []string{prose.Of(cell.Took, cell.Could) + " " + relation.VerbsOf(cell.Took, []*model.Statement{m.Columns[column].Statement})}
	for _, act := range model.Acts() {
		if !act.Joined() && act.Open() {
			parts = append(parts, prose.Counts(prose.Counted{Word: act.Word(), N: t[act]})...)
		}
	}
	cell.Words = strings.Join(parts, "; ")
	return cell
}
