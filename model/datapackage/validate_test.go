package datapackage_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// descriptor is what this validator reads of datapackage.json, written down a
// second time from the specification.
type descriptor struct {
	Profile, Name, Title, Version string
	Licenses                      []struct{ Name, Path, Title string }
	Sources                       []struct{ Title, Path string }
	Resources                     []resource
}

type resource struct {
	Profile, Name, Path, Title, Description, Format, MediaType, Encoding, Hash string
	Bytes                                                                      int
	Schema                                                                     struct {
		Fields []struct {
			Name, Type, Format, Description string
			Constraints                     struct {
				Required, Unique bool
				Pattern          string
				Enum             []string
			}
		}
		MissingValues, PrimaryKey []string
		ForeignKeys               []struct {
			Fields    []string
			Reference struct {
				Resource string
				Fields   []string
			}
		}
	}
}

// validator collects what is wrong with a package.
type validator struct {
	files  map[string][]byte
	tables map[string]map[string][]string // resource → column → values
	faults []string
}

func (v *validator) fault(format string, args ...any) {
	v.faults = append(v.faults, fmt.Sprintf(format, args...))
}

// validate checks a package against its own datapackage.json.
func validate(files map[string][]byte) (descriptor, []string) {
	v := &validator{files: files, tables: map[string]map[string][]string{}}
	var d descriptor
	if err := json.Unmarshal(files["datapackage.json"], &d); err != nil {
		return d, []string{err.Error()}
	}
	name := regexp.MustCompile(`^[a-z0-9][-a-z0-9._/]*$`)
	if d.Profile != "tabular-data-package" || !name.MatchString(d.Name) || d.Title == "" || d.Version == "" || len(d.Licenses) == 0 || len(d.Sources) == 0 {
		v.fault("the package lacks what it must have: %+v", d)
	}
	described := []string{"datapackage.json"}
	for _, r := range d.Resources {
		described = append(described, r.Path)
		if r.Profile != "tabular-data-resource" || !name.MatchString(r.Name) || r.Title == "" || r.Description == "" || r.Format != "csv" || r.Encoding != "utf-8" {
			v.fault("%s lacks what it must have", r.Name)
		}
		v.table(r)
	}
	for file := range files {
		if !slices.Contains(described, file) {
			v.fault("%s is not described", file)
		}
	}
	for _, r := range d.Resources {
		v.keys(r)
	}
	return d, v.faults
}

// table reads a table and checks every cell.
func (v *validator) table(r resource) {
	content, ok := v.files[r.Path]
	sum := sha256.Sum256(content)
	if !ok || r.Bytes != len(content) || r.Hash != "sha256:"+hex.EncodeToString(sum[:]) {
		v.fault("%s is not there, or not as long as said, or has another hash", r.Path)
	}
	if !utf8.Valid(content) || bytes.HasPrefix(content, []byte("\xef\xbb\xbf")) || bytes.Count(content, []byte("\n")) != bytes.Count(content, []byte("\r\n")) {
		v.fault("%s is not UTF-8, or its lines do not end in CR LF", r.Path)
	}
	rows, err := csv.NewReader(bytes.NewReader(content)).ReadAll() // every row as long as the first
	if err != nil || len(rows) < 2 {
		v.fault("%s: %d rows, %v", r.Path, len(rows), err)
		return
	}
	columns := map[string][]string{}
	for i, f := range r.Schema.Fields {
		if i >= len(rows[0]) || rows[0][i] != f.Name || f.Description == "" || columns[f.Name] != nil {
			v.fault("%s: the header is %q, and the field %d is %q", r.Path, rows[0], i, f.Name)
			return
		}
		for _, row := range rows[1:] {
			columns[f.Name] = append(columns[f.Name], row[i])
		}
		v.column(r, i, columns[f.Name])
	}
	if len(rows[0]) != len(r.Schema.Fields) {
		v.fault("%s has %d columns, and %d fields", r.Path, len(rows[0]), len(r.Schema.Fields))
	}
	v.tables[r.Name] = columns
}

// column checks the cells of a column by its type and its constraints.
func (v *validator) column(r resource, at int, cells []string) {
	f := r.Schema.Fields[at]
	limits := f.Constraints
	pattern := regexp.MustCompile(limits.Pattern)
	seen := map[string]bool{}
	for i, cell := range cells {
		where := fmt.Sprintf("%s, row %d, %s", r.Path, i+1, f.Name)
		if slices.Contains(r.Schema.MissingValues, cell) {
			if limits.Required {
				v.fault("%s is missing", where)
			}
			continue
		}
		ok := false
		switch f.Type {
		case "string":
			ok = true
			if u, err := url.Parse(cell); f.Format == "uri" {
				ok = err == nil && u.Host != "" && u.String() == cell
			}
		case "integer":
			n, err := strconv.Atoi(cell)
			ok = err == nil && strconv.Itoa(n) == cell
		case "boolean":
			ok = cell == "true" || cell == "false"
		}
		switch {
		case !ok:
			v.fault("%s is %q, which is no %s %s", where, cell, f.Type, f.Format)
		case limits.Pattern != "" && !pattern.MatchString(cell):
			v.fault("%s is %q, which does not match %s", where, cell, limits.Pattern)
		case limits.Enum != nil && !slices.Contains(limits.Enum, cell):
			v.fault("%s is %q, expected one of %q", where, cell, limits.Enum)
		case limits.Unique && seen[cell]:
			v.fault("%s is %q once more", where, cell)
		}
		seen[cell] = true
	}
}

// tuples joins the values of columns row by row.
func (v *validator) tuples(table string, columns []string) []string {
	out := make([]string, 0)
	for _, name := range columns {
		cells, ok := v.tables[table][name]
		if !ok {
			v.fault("%s has no column %s for a key", table, name)
		}
		for i, cell := range cells {
			if i == len(out) {
				out = append(out, "")
			}
			if cell == "" {
				cell = "\x00" // missing
			}
			out[i] += cell + "\x1f"
		}
	}
	return out
}

// keys checks that rows can be told apart, and that what they refer to exists.
func (v *validator) keys(r resource) {
	seen := map[string]bool{}
	if len(r.Schema.PrimaryKey) == 0 {
		v.fault("%s has no primary key", r.Name)
	}
	for _, key := range v.tuples(r.Name, r.Schema.PrimaryKey) {
		if seen[key] || strings.Contains(key, "\x00") {
			v.fault("%s has the key %q twice, or it is missing", r.Name, key)
		}
		seen[key] = true
	}
	for _, foreign := range r.Schema.ForeignKeys {
		to := foreign.Reference.Resource
		if to == "" {
			to = r.Name
		}
		there := map[string]bool{}
		for _, key := range v.tuples(to, foreign.Reference.Fields) {
			there[key] = true
		}
		for _, key := range v.tuples(r.Name, foreign.Fields) {
			if !there[key] && !strings.Contains(key, "\x00") {
				v.fault("%s refers to %q, which is not in %s", r.Name, key, to)
			}
		}
	}
}
