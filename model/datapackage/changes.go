package datapackage

import (
	"slices"
	"strings"
)

// Changes is what differs between two packages.
type Changes struct {
	Old     string         `json:"old"`
	New     string         `json:"new"`
	Columns []ColumnChange `json:"columns"`
	Records []RecordChange `json:"records"`
}

// What happened to a column or a record.
const (
	Added   = "added"
	Removed = "removed"
	Changed = "changed"
)

// ColumnChange is a column that only one package has.
type ColumnChange struct {
	Change string `json:"change"`
	Table  string `json:"table"`
	Column string `json:"column"` // empty for the whole table
}

// RecordChange is a row that was added, removed or changed.
type RecordChange struct {
	Change string       `json:"change"`
	Table  string       `json:"table"`
	Key    string       `json:"key"`   // the cells of its primary key, with blanks between them
	Place  string       `json:"place"` // of the record it belongs to, as comity opens it; may be empty
	Title  string       `json:"title"` // of that record
	Cells  []CellChange `json:"cells"` // none of a whole record
	With   []RowCount   `json:"with"`
}

// CellChange is a cell of a changed row.
type CellChange struct {
	Column string `json:"column"`
	Was    string `json:"was"`
	Now    string `json:"now"`
}

// RowCount counts the rows of a table that came or went with a record.
type RowCount struct {
	Table string `json:"table"`
	Rows  int    `json:"rows"`
}

// Diff compares two packages. Rows that came or went with a record, such as the acts
// of all States on a new statement, are counted there and not listed.
func Diff(old, now *Package) *Changes {
	d := &differ{Changes: Changes{Old: old.Version, New: now.Version, Columns: []ColumnChange{}, Records: []RecordChange{}}, title: map[string]string{}}
	d.titles(old)
	d.titles(now)
	for _, a := range old.tables {
		if now.table(a.name) == nil {
			d.Columns = append(d.Columns, ColumnChange{Removed, a.name, ""})
		}
	}
	for _, b := range now.tables {
		a := old.table(b.name)
		if a == nil || !slices.Equal(a.schema.PrimaryKey, b.schema.PrimaryKey) {
			d.Columns = append(d.Columns, ColumnChange{Added, b.name, ""})
			continue
		}
		d.columns(a, b)
		d.rows(a, &b)
	}
	d.gather()
	return &d.Changes
}

// table returns the table of a name, or nil.
func (p *Package) table(name string) *table {
	if i := slices.IndexFunc(p.tables, func(t table) bool { return t.name == name }); i >= 0 {
		return &p.tables[i]
	}
	return nil
}

type differ struct {
	Changes
	title  map[string]string // of each place
	owners [][]string        // of each change, the places it belongs to, its own first
}

// titles learns the titles of records, the later ones over the earlier.
func (d *differ) titles(p *Package) {
	for _, t := range p.tables {
		for _, row := range t.rows {
			if places := t.owners(row); kindOf(t.name) != "" {
				for _, column := range []string{"short_title", "name", "title"} {
					if title := t.cell(row, column); title != "" {
						d.title[places[0]] = title
						break
					}
				}
			}
		}
	}
}

// columns lists the columns that only one of two tables has.
func (d *differ) columns(a *table, b table) {
	for _, f := range a.schema.Fields {
		if b.column(f.Name) < 0 {
			d.Columns = append(d.Columns, ColumnChange{Removed, a.name, f.Name})
		}
	}
	for _, f := range b.schema.Fields {
		if a.column(f.Name) < 0 {
			d.Columns = append(d.Columns, ColumnChange{Added, b.name, f.Name})
		}
	}
}

// kindOf is the kind of place of the records of a table; empty if they have none.
func kindOf(name string) string {
	switch name {
	case countriesTable:
		return "country"
	case groupsTable, statementsTable, normsTable, documentsTable:
		return strings.TrimSuffix(name, "s")
	}
	return ""
}

// owners are the places of the records that a row belongs to, the nearest first.
func (t table) owners(row []string) []string {
	switch kind := t.cell(row, "record_kind"); kind {
	case "":
	case "page":
		return []string{t.cell(row, "record")}
	case "explainer":
		return []string{"norm/" + t.cell(row, "record")}
	default:
		return []string{kind + "/" + t.cell(row, "record")}
	}
	if kind := kindOf(t.name); kind != "" {
		return []string{kind + "/" + row[t.column(t.schema.PrimaryKey[0])]}
	}
	var out []string
	for _, foreign := range t.schema.ForeignKeys {
		kind, id := kindOf(foreign.Reference.Resource), t.cell(row, strings.Join(foreign.Fields, ""))
		if kind != "" && id != "" {
			out = append(out, kind+"/"+id)
		}
	}
	return out
}

// gather counts rows that came or went with a record there.
func (d *differ) gather() {
	at := map[string]int{} // the records that came or went
	for i, r := range d.Records {
		if r.Change != Changed && kindOf(r.Table) != "" {
			at[r.Change+" "+r.Place] = i
		}
	}
	for i, r := range d.Records {
		owner := -1
		for _, place := range d.owners[i] {
			if j, ok := at[r.Change+" "+place]; ok && j != i && owner < 0 {
				owner = j
			}
		}
		if owner < 0 {
			continue
		}
		with := &d.Records[owner].With
		j := slices.IndexFunc(*with, func(n RowCount) bool { return n.Table == r.Table })
		if j < 0 {
			j, *with = len(*with), append(*with, RowCount{Table: r.Table})
		}
		(*with)[j].Rows++
		d.Records[i].Table = ""
	}
	d.Records = slices.DeleteFunc(d.Records, func(r RecordChange) bool { return r.Table == "" })
}
