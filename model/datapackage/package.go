// Package datapackage makes a Frictionless Data Package of a corpus: tidy
// tables for R, pandas and spreadsheets, and datapackage.json, which describes
// every column, what its values may be, and how the tables hang together.
// Nothing in it depends on when or where it is made.
package datapackage

import (
	"crypto/sha256"
	"encoding/hex"

	"comity/model"
)

// Descriptor is the file that describes all others.
const Descriptor = "datapackage.json"

// File is one file of the package.
type File struct {
	Name    string
	Content []byte
	Rows    int // of a table, without its header
}

type descriptor struct {
	Profile     string     `json:"profile"`
	Name        string     `json:"name"`
	Title       string     `json:"title"`
	Description string     `json:"description"`
	Version     string     `json:"version"`
	Licenses    []licence  `json:"licenses"`
	Sources     []source   `json:"sources"`
	Resources   []resource `json:"resources"`
}

type licence struct {
	Name  string `json:"name"`
	Path  string `json:"path"`
	Title string `json:"title"`
}

type source struct {
	Title string `json:"title"`
	Path  string `json:"path"`
}

// resource is a table as datapackage.json has it.
type resource struct {
	Profile     string `json:"profile"`
	Name        string `json:"name"`
	Path        string `json:"path"`
	Title       string `json:"title"`
	Description string `json:"description"`
	Format      string `json:"format"`
	MediaType   string `json:"mediatype"`
	Encoding    string `json:"encoding"`
	// The dialect is said in full: readers that guess it take the comma of a
	// title for the delimiter of a table, or its semicolon.
	Dialect dialect `json:"dialect"`
	Bytes   int     `json:"bytes"`
	Hash    string  `json:"hash"`
	Schema  schema  `json:"schema"`
}

// dialect is how a table is written, in the words of CSV Dialect.
type dialect struct {
	Version             string `json:"csvddfVersion"`
	Delimiter           string `json:"delimiter"`
	LineTerminator      string `json:"lineTerminator"`
	QuoteChar           string `json:"quoteChar"`
	DoubleQuote         bool   `json:"doubleQuote"`
	SkipInitialSpace    bool   `json:"skipInitialSpace"`
	Header              bool   `json:"header"`
	CaseSensitiveHeader bool   `json:"caseSensitiveHeader"`
}

// caution is the warning in the description of every package.
const caution = `An act of "not listed" says nothing about the view of a State: it is not a refusal. ` +
	`The column confidence says how far a row was checked: checked, reported or unverified. An empty cell is a missing value.`

// formulas is the warning about cells of CSV.
const formulas = ` Cells are as they are in the records: a spreadsheet may run one that begins with =, +, - or @ as a formula.`

// Files makes the package: datapackage.json first, then the tables.
func Files(c *model.Corpus) ([]File, error) {
	about := c.Edition()
	d := descriptor{
		Profile: "tabular-data-package", Name: "comity", Title: about.Title, Description: about.About + " " + caution + formulas, Version: c.Version().String(),
		Licenses: []licence{{about.Licence, about.LicenceURL, about.LicenceTitle}},
		Sources:  []source{{"The sources of each record, with their addresses", sourcesTable + ".csv"}},
	}
	files := []File{{Name: Descriptor}}
	for _, t := range tables(c) {
		content, err := t.csv()
		if err != nil {
			return nil, err
		}
		sum := sha256.Sum256(content)
		d.Resources = append(d.Resources, resource{
			Profile: "tabular-data-resource", Name: t.name, Path: t.name + ".csv", Title: t.title, Description: t.about,
			Format: "csv", MediaType: "text/csv", Encoding: "utf-8", Dialect: dialect{"1.2", ",", "\r\n", `"`, true, false, true, true}, Bytes: len(content), Hash: "sha256:" + hex.EncodeToString(sum[:]), Schema: t.schema,
		})
		files = append(files, File{t.name + ".csv", content, len(t.rows)})
	}
	content, err := model.JSON(d)
	files[0].Content = content
	return files, err
}

// tables makes every table; those that others refer to come first.
func tables(c *model.Corpus) []table {
	return []table{
		countries(c), groups(c), memberships(c), changes(c), statements(c), participation(c), norms(c), carriage(c), positions(c), documents(c), sayings(c), sources(c),
	}
}
