package datapackage

import (
	"slices"
	"strings"
)

// rows adds what differs between the rows of two tables with one key, in the order of
// the new one; what was removed comes last.
func (d *differ) rows(a, b *table) {
	left := map[string][][]string{} // the old rows that no new one is paired with yet
	for _, row := range a.rows {
		key := a.key(row, false)
		left[key] = append(left[key], row)
	}
	// Rows of a record that only their number tells apart: first those that are
	// unchanged, so that a source put first changes none of the others; the rest in order.
	cells := make([][]CellChange, len(b.rows))
	paired := make([]bool, len(b.rows))
	for _, also := range []bool{false, true} { // also those that changed
		for i, row := range b.rows {
			of := left[b.key(row, false)]
			j := slices.IndexFunc(of, func(was []string) bool { return also || len(changed(a, b, was, row)) == 0 })
			if j < 0 || paired[i] {
				continue
			}
			cells[i], paired[i] = changed(a, b, of[j], row), true
			left[b.key(row, false)] = slices.Delete(of, j, j+1)
		}
	}
	for i, row := range b.rows {
		switch {
		case !paired[i]:
			d.add(Added, b, row, b.content(row, func(c, v string) CellChange { return CellChange{c, "", v} }))
		case len(cells[i]) > 0:
			d.add(Changed, b, row, cells[i])
		}
	}
	for _, row := range a.rows {
		key := a.key(row, false)
		if len(left[key]) > 0 && slices.Equal(left[key][0], row) {
			d.add(Removed, a, row, a.content(row, func(c, v string) CellChange { return CellChange{c, v, ""} }))
			left[key] = left[key][1:]
		}
	}
}

// key joins the cells of the primary key of a row, with or without its number among
// the rows of its record.
func (t *table) key(row []string, number bool) string {
	var key []string
	for _, column := range t.schema.PrimaryKey {
		if number || !ordinal(column) {
			key = append(key, t.cell(row, column))
		}
	}
	return strings.Join(key, " ")
}

// ordinal reports whether a column only counts the rows of a record.
func ordinal(column string) bool { return column == "number" || column == "entry" }

// changed are the cells that differ, of the columns that both tables have.
func changed(a, b *table, was, now []string) []CellChange {
	var out []CellChange
	for i, f := range b.schema.Fields {
		if j := a.column(f.Name); j >= 0 && was[j] != now[i] && !ordinal(f.Name) {
			out = append(out, CellChange{f.Name, was[j], now[i]})
		}
	}
	return out
}

// content is the cells of a row that belongs to a record, but not its key; a record is
// known by its title.
func (t *table) content(row []string, cell func(column, value string) CellChange) []CellChange {
	out := []CellChange{}
	for i, f := range t.schema.Fields {
		if row[i] != "" && kindOf(t.name) == "" && !slices.Contains(t.schema.PrimaryKey, f.Name) {
			out = append(out, cell(f.Name, row[i]))
		}
	}
	return out
}

func (d *differ) add(change string, t *table, row []string, cells []CellChange) {
	r := RecordChange{Change: change, Table: t.name, Key: t.key(row, true), Cells: cells, With: []RowCount{}}
	owners := t.owners(row)
	if len(owners) > 0 {
		r.Place = owners[0]
		r.Title = d.title[r.Place]
	}
	d.Records, d.owners = append(d.Records, r), append(d.owners, owners)
}
