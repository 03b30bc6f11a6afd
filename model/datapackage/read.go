package datapackage

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"io/fs"
	"slices"

	"comity/model"
	"comity/model/prose"
)

// Package is the tables of a corpus, made of it or read from files.
type Package struct {
	Version string // of the corpus: "2026-11-22 (1a2b3c4d5e6f)"
	tables  []table
}

// Of returns the package of a corpus.
func Of(c *model.Corpus) *Package { return &Package{c.Version().String(), tables(c)} }

// maxTable is how many MiB a file of a package may have; the largest that comity writes
// has 12.
const maxTable = 64

// Read reads a package, also one that a spreadsheet has put a byte order mark in. A
// folder without a descriptor is [fs.ErrNotExist]; a file that is too large, that is none
// or that holds what could change a terminal is an error.
func Read(files fs.FS) (*Package, error) {
	content, err := model.ReadFile(files, Descriptor, maxTable)
	if err != nil {
		return nil, err
	}
	var d descriptor
	if err := model.ReadJSON(content, &d); err != nil {
		return nil, fmt.Errorf("%s: %w", Descriptor, err)
	}
	p := &Package{Version: d.Version}
	for _, r := range d.Resources {
		if content, err = model.ReadFile(files, r.Path, maxTable); err != nil { // which is no folder without a descriptor
			return nil, fmt.Errorf("a table that %s names: %s", Descriptor, err.Error())
		}
		rows, err := csv.NewReader(bytes.NewReader(content)).ReadAll()
		if err != nil {
			return nil, fmt.Errorf("%s: %w", r.Path, err)
		}
		t := table{name: r.Name, title: r.Title, about: r.Description, schema: r.Schema}
		if len(rows) == 0 || !slices.Equal(rows[0], t.header()) {
			return nil, fmt.Errorf("%s: the first line is not the columns in %s", r.Path, Descriptor)
		}
		if keys := t.schema.PrimaryKey; len(keys) == 0 || slices.ContainsFunc(keys, func(name string) bool { return t.column(name) < 0 }) {
			return nil, fmt.Errorf("%s: the primary key in %s names no columns of it", r.Path, Descriptor)
		}
		for i, cell := range slices.Concat(rows[1:]...) {
			if what := model.BadText(cell); what != "" {
				return nil, fmt.Errorf("%s, row %d: holds %s", r.Path, 1+i/len(rows[0]), what)
			}
		}
		t.rows = rows[1:]
		p.tables = append(p.tables, t)
	}
	return p, nil
}

// Table is a table to be written in another form.
type Table struct {
	Name, About string
	Columns     []Column
	Rows        [][]string
}

// Column is a column of a table.
type Column struct {
	Name, About string
	Number      bool
}

// Tables are the tables, those that others refer to first.
func (p *Package) Tables() []Table {
	var out []Table
	for _, t := range p.tables {
		table := Table{Name: t.name, About: t.about, Rows: t.rows}
		for _, f := range t.schema.Fields {
			table.Columns = append(table.Columns, Column{f.Name, f.Description, f.Type == "integer"})
		}
		out = append(out, table)
	}
	return out
}

// About is what a corpus says of itself, and what a reader of its tables must know.
func About(c *model.Corpus) []string {
	e := c.Edition()
	return []string{e.Title, e.About, caution, "Corpus " + c.Version().String(), e.LicenceTitle + ": " + e.LicenceURL}
}

// header are the names of the columns.
func (t table) header() []string {
	return prose.Each(t.schema.Fields, func(f field) string { return f.Name })
}

// column is where the column of a name stands, or -1.
func (t table) column(name string) int {
	return slices.IndexFunc(t.schema.Fields, func(f field) bool { return f.Name == name })
}

// cell returns the cell of a row in a column, empty if there is no such column.
func (t table) cell(row []string, column string) string {
	if i := t.column(column); i >= 0 {
		return row[i]
	}
	return ""
}
