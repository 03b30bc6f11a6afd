package datapackage

import (
	"bytes"
	"encoding/csv"
	"strconv"
	"strings"

	"comity/model"
	"comity/model/prose"
)

// field describes a column, in the words of Table Schema.
type field struct {
	Name        string       `json:"name"`
	Type        string       `json:"type"`
	Format      string       `json:"format,omitempty"`
	Description string       `json:"description"`
	Constraints *constraints `json:"constraints,omitempty"`
}

type constraints struct {
	Required bool     `json:"required,omitempty"`
	Unique   bool     `json:"unique,omitempty"`
	Pattern  string   `json:"pattern,omitempty"`
	Enum     []string `json:"enum,omitempty"`
}

// foreignKey declares that the values of columns are those of another table.
type foreignKey struct {
	Fields    []string  `json:"fields"`
	Reference reference `json:"reference"`
}

// reference names the table and its columns; no name means the same table.
type reference struct {
	Resource string   `json:"resource"`
	Fields   []string `json:"fields"`
}

// The patterns of codes and of dates that may be known to the month only.
const (
	iso3Pattern = "^[A-Z]{3}$"
	datePattern = "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"
)

// column is a column of a table whose rows are made from values of T: what it
// is called and what stands in it are said in one place.
type column[T any] struct {
	field
	cell func(T) string
}

func text[T any](name, about string, cell func(T) string) column[T] {
	return column[T]{field{Name: name, Type: "string", Description: about}, cell}
}

// date is a column of days as far as they are known: 2019-09-23, 2019-09.
func date[T any](name, about string, cell func(T) model.Date) column[T] {
	about += " ISO 8601, as far as it is known."
	return text(name, about, func(v T) string { return cell(v).String() }).matching(datePattern)
}

func uri[T any](name, about string, cell func(T) string) column[T] {
	c := text(name, about, func(v T) string { return model.EscapeAddress(cell(v)) })
	c.Format = "uri"
	return c
}

func boolean[T any](name, about string, cell func(T) bool) column[T] {
	c := text(name, about, func(v T) string { return strconv.FormatBool(cell(v)) })
	c.Type = "boolean"
	return c
}

// number is a column of whole numbers; a cell is empty when known says so.
func number[T any](name, about string, cell func(T) (n int, known bool)) column[T] {
	c := text(name, about, func(v T) string {
		n, known := cell(v)
		if !known {
			return ""
		}
		return strconv.Itoa(n)
	})
	c.Type = "integer"
	return c
}

func confidence[T any](about string, cell func(T) model.Confidence) column[T] {
	for _, word := range model.Confidences() {
		about += " " + model.Confidence(word).Words() + "."
	}
	return text("confidence", about, func(v T) string { return string(cell(v)) }).oneOf(model.Confidences()).must()
}

func (c column[T]) limit(change func(*constraints)) column[T] {
	limits := constraints{}
	if c.Constraints != nil {
		limits = *c.Constraints
	}
	change(&limits)
	c.Constraints = &limits
	return c
}

// explained are the words of a list, and each with its meaning: "yes: voted yes; no: …".
func explained[T any](list []T, word, meaning func(T) string) (words []string, about string) {
	words = prose.Each(list, word)
	return words, strings.Join(prose.Each(list, func(one T) string { return word(one) + ": " + meaning(one) }), "; ") + "."
}

// must says that no cell is empty.
func (c column[T]) must() column[T] {
	return c.limit(func(l *constraints) { l.Required = true })
}

// once says that no two cells are the same.
func (c column[T]) once() column[T] { return c.limit(func(l *constraints) { l.Unique = true }) }

func (c column[T]) matching(pattern string) column[T] {
	return c.limit(func(l *constraints) { l.Pattern = pattern })
}

func (c column[T]) oneOf(words []string) column[T] {
	return c.limit(func(l *constraints) { l.Enum = words })
}

// table is a table before it is written: its header is that of its schema.
type table struct {
	name, title, about string
	schema             schema
	rows               [][]string
}

type schema struct {
	Fields        []field      `json:"fields"`
	MissingValues []string     `json:"missingValues"`
	PrimaryKey    []string     `json:"primaryKey"`
	ForeignKeys   []foreignKey `json:"foreignKeys,omitempty"`
}

// tableOf makes a table: one row for each item, in the order of the columns.
func tableOf[T any](name, title, about string, items []T, columns []column[T]) table {
	t := table{name: name, title: title, about: about, schema: schema{MissingValues: []string{""}}}
	t.schema.Fields = prose.Each(columns, func(c column[T]) field { return c.field })
	for _, item := range items {
		t.rows = append(t.rows, prose.Each(columns, func(c column[T]) string { return c.cell(item) }))
	}
	return t
}

// keyed sets the primary key.
func (t table) keyed(columns ...string) table {
	t.schema.PrimaryKey = columns
	return t
}

// refers adds a foreign key to a column of another table.
func (t table) refers(column, resource, to string) table {
	if resource == t.name {
		resource = "" // as the specification has it
	}
	t.schema.ForeignKeys = append(t.schema.ForeignKeys, foreignKey{[]string{column}, reference{resource, []string{to}}})
	return t
}

// csv writes the table as RFC 4180 has it: a header, and CR LF after each row.
func (t table) csv() ([]byte, error) {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	w.UseCRLF = true
	err := w.WriteAll(append([][]string{t.header()}, t.rows...))
	return b.Bytes(), err
}
