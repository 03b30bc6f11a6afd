package model

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
)

// The folders and tables of a data folder.
const (
	normsDir      = "norms"
	statementsDir = "statements"
	countriesFile = "countries.csv"
	tilesFile     = "tilegrid.csv"
	changesFile   = "membership-changes.csv"
	groupsFile    = "groups.yaml"
	positionsFile = "positions.yaml"
	briefsDir     = "briefs" // briefings: no records, and read by those who show them
)

// Load reads a data folder, and lays further folders over it: a record in a
// later folder replaces the whole record with the same id, or adds one. It is
// strict, and reports every fault at once as [Faults].
func Load(base fs.FS, overlays ...fs.FS) (*Corpus, error) {
	l := &loader{files: map[string]string{}, keys: map[PageID]map[string]int{}}
	for i, layer := range append([]fs.FS{base}, overlays...) {
		l.layer = i
		l.readLayer(layer)
	}
	l.joinTiles()
	l.correct()
	l.check()
	if err := l.err(); err != nil {
		return nil, err
	}
	c := newCorpus(l.records)
	c.hash = hashOf(packValue(nil, reflect.ValueOf(facts(l.records))))
	return c, nil
}

// loader holds what has been read so far, layer over layer.
type loader struct {
	faultList
	records
	layer int
	// Of the layer so far: files and folders, files that are not of a data folder,
	// and bytes read.
	entries, strangers, bytes int

	seen  map[string]bool   // ids read in this layer
	files map[string]string // id → the file its record came from
	tiles []tileRow
	// corrections are the single votes that later layers change.
	corrections []correctionRow
	keys        map[PageID]map[string]int // page → key of its front matter → line
}

type tileRow struct {
	iso3 ISO3
	tile Tile
}

// readLayer reads every file of one folder.
func (l *loader) readLayer(layer fs.FS) {
	l.seen = map[string]bool{}
	l.entries, l.strangers, l.bytes = 0, 0, 0
	err := fs.WalkDir(layer, ".", func(name string, entry fs.DirEntry, err error) error {
		base := path.Base(name)
		if l.entries++; l.beyond(name, entry) {
			return fs.SkipAll
		}
		switch {
		case err != nil:
			l.add(name, "-", "cannot be read: %v", err)
			return nil
		case name != "." && strings.HasPrefix(base, "."), strings.EqualFold(base, "README.md"), name == briefsDir && entry.IsDir():
			if entry.IsDir() {
				return fs.SkipDir
			}
		case entry.IsDir():
			if slices.Contains(rootFiles(), name) {
				l.add(name, "-", "is a folder, expected a file")
			}
		default:
			l.readFile(layer, name)
		}
		return nil
	})
	if err != nil {
		l.add(".", "-", "cannot be read: %v", err)
	}
}

// The limits of a data folder. They are far above what records need, and end the
// walk through a folder that is none, such as somebody's home.
const (
	maxFile      = 4 << 20  // bytes of one file
	maxBytes     = 64 << 20 // bytes of all files
	maxEntries   = 20_000   // files and folders
	maxDepth     = 4        // folders within folders
	maxStrangers = 100      // files that are not of a data folder
)

// beyond faults a folder that exceeds a limit, and reports whether it does.
func (l *loader) beyond(name string, entry fs.DirEntry) bool {
	limit := ""
	switch {
	case l.entries > maxEntries:
		limit = strconv.Itoa(maxEntries) + " files and folders"
	case l.strangers > maxStrangers:
		limit = strconv.Itoa(maxStrangers) + " files that are not of a data folder"
	case l.bytes > maxBytes:
		limit = strconv.Itoa(maxBytes>>20) + " MiB"
	case entry != nil && entry.IsDir() && strings.Count(name, "/") >= maxDepth:
		limit = strconv.Itoa(maxDepth) + " levels of folders"
	default:
		return false
	}
	l.add(name, "-", "the folder contains more than %s, expected a data folder; the rest was not read", limit)
	return true
}

// rootFiles are the files at the top of a data folder.
func rootFiles() []string {
	return []string{corpusFile, countriesFile, tilesFile, changesFile, groupsFile, positionsFile, sourcesFile, correctionsFile}
}

// readFile reads one file as what its place says it is.
func (l *loader) readFile(layer fs.FS, name string) {
	dir, isYAML := path.Dir(name), path.Ext(name) == ".yaml"
	id, isPage := pageID(name)
	if !isPage && !(isYAML && (dir == statementsDir || dir == documentsDir || path.Dir(dir) == normsDir)) && !slices.Contains(rootFiles(), name) {
		l.strangers++ // it is not read: it may be anything
		l.add(name, "-", "is not a file of a data folder, expected %s/*.yaml, %s/*.yaml, %s/un/*.yaml, %s/g7/*.yaml, "+
			"%s/norms/un/*.md, %s/norms/g7/*.md, %s/framework/*.md, %s/terms/*.md, %s",
			statementsDir, documentsDir, normsDir, normsDir, pagesDir, pagesDir, pagesDir, pagesDir, strings.Join(rootFiles(), ", "))
		return
	}
	data, err := l.content(layer, name)
	if err != nil {
		l.add(name, "-", "%v", err)
		return
	}
	switch {
	case isPage:
		l.readPage(name, id, data)
	case dir == statementsDir && isYAML:
		l.readStatement(name, data)
	case dir == documentsDir && isYAML:
		l.readDocument(name, data)
	case path.Dir(dir) == normsDir && isYAML:
		l.readNorm(name, data)
	case name == corpusFile:
		l.readEdition(name, data)
	case name == groupsFile:
		l.readGroups(name, data)
	case name == positionsFile:
		l.readPositions(name, data)
	case name == sourcesFile:
		l.readSources(name, data)
	case name == countriesFile:
		l.readTable(name, data, countryColumns(), l.addCountry)
	case name == tilesFile:
		l.readTable(name, data, []string{"iso3", "col", "row"}, l.addTile)
	case name == changesFile:
		l.readTable(name, data, []string{"group", "iso3", "date", "change", "confidence", "note"}, l.addChange)
	case name == correctionsFile:
		l.readTable(name, data, correctionColumns(), l.addCorrection)
	}
}

// content reads a file of a layer, and counts its bytes.
func (l *loader) content(layer fs.FS, name string) ([]byte, error) {
	data, err := ReadFile(layer, name, maxFile>>20)
	l.bytes += len(data)
	// As other systems write it: they mean the same.
	return bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n")), err
}

// ReadFile reads a regular file of at most so many MiB, whatever it says of its size,
// without a byte order mark. What is no such file is an error, and nothing of it is read.
func ReadFile(layer fs.FS, name string, mebibytes int64) ([]byte, error) {
	notRegular := fmt.Errorf("is not a regular file of at most %d MiB", mebibytes)
	info, err := fs.Stat(layer, name)
	switch {
	case err != nil:
		return nil, fmt.Errorf("cannot be read: %w", err)
	case !info.Mode().IsRegular(), info.Size() > mebibytes<<20:
		return nil, notRegular
	}
	file, err := layer.Open(name)
	if err != nil {
		return nil, fmt.Errorf("cannot be read: %w", err)
	}
	data, err := io.ReadAll(io.LimitReader(file, mebibytes<<20+1))
	if err = errors.Join(err, file.Close()); err != nil {
		return nil, fmt.Errorf("cannot be read: %w", err)
	}
	if int64(len(data)) > mebibytes<<20 {
		return nil, notRegular
	}
	return bytes.TrimPrefix(data, []byte("\ufeff")), nil
}

// claim records that a layer has a record of this id, and faults a second one.
func (l *loader) claim(file, kind, id string) bool {
	key := kind + ":" + id
	if l.seen[key] {
		l.add(file, id, "the %s id %s appears twice, expected once", kind, InQuotes(id))
		return false
	}
	l.seen[key] = true
	l.files[key] = file
	return true
}

// put replaces the record that has the same key, or adds the record.
func put[T any](list []T, item T, same func(T) bool) []T {
	if i := slices.IndexFunc(list, same); i >= 0 {
		list[i] = item
		return list
	}
	return append(list, item)
}

func (l *loader) readStatement(name string, data []byte) {
	var s Statement
	id := strings.TrimSuffix(path.Base(name), ".yaml")
	if !l.decode(name, id, data, &s) {
		return
	}
	if string(s.ID) != id {
		l.add(name, id, "its id is %s, expected the name of its file", InQuotes(string(s.ID)))
		s.ID = StatementID(id) // the rest is checked under that name
	}
	if l.claim(name, "statement", id) {
		l.Statements = put(l.Statements, s, func(o Statement) bool { return o.ID == s.ID })
	}
}

func (l *loader) readNorm(name string, data []byte) {
	var n Norm
	id := strings.TrimSuffix(strings.TrimPrefix(name, normsDir+"/"), ".yaml")
	if !l.decode(name, id, data, &n) {
		return
	}
	if string(n.ID) != id {
		l.add(name, id, "its id is %s, expected %s as its file says", InQuotes(string(n.ID)), id)
		n.ID = NormID(id) // the rest is checked under that name
	}
	if l.claim(name, "norm", id) {
		l.Norms = put(l.Norms, n, func(o Norm) bool { return o.ID == n.ID })
	}
}

func (l *loader) readGroups(name string, data []byte) {
	var file struct {
		Groups []Group `yaml:"groups"`
	}
	if !l.decode(name, "-", data, &file) {
		return
	}
	for _, g := range file.Groups {
		if l.claim(name, "group", string(g.ID)) {
			l.Groups = put(l.Groups, g, func(o Group) bool { return o.ID == g.ID })
		}
	}
}

func (l *loader) readPositions(name string, data []byte) {
	var file struct {
		Positions []Position `yaml:"positions"`
	}
	if !l.decode(name, "-", data, &file) {
		return
	}
	for _, p := range file.Positions {
		if l.claim(name, "position", p.key()) {
			l.Positions = put(l.Positions, p, func(o Position) bool { return o.key() == p.key() })
		}
	}
}

// key tells positions apart: who, when and what.
func (p Position) key() string {
	return string(p.State) + p.Organization + "/" + strconv.Itoa(p.Year) + "/" + p.Title
}

// decode reads strict YAML: an unknown key, a repeated key or a value of the
// wrong kind is a fault, all of them at once.
func (l *loader) decode(file, record string, data []byte, into any) bool {
	decoder := yaml.NewDecoder(bytes.NewReader(data))
	decoder.KnownFields(true)
	err := decoder.Decode(into)
	if err == nil {
		if more := decoder.Decode(new(yaml.Node)); !errors.Is(more, io.EOF) {
			l.add(file, record, "contains more than one document, expected one")
			return false
		}
		return true
	}
	var typeErr *yaml.TypeError
	switch {
	case errors.Is(err, io.EOF):
		l.add(file, record, "is empty, expected a record")
	case !errors.As(err, &typeErr):
		l.add(file, record, "is not YAML: %s", strings.TrimPrefix(err.Error(), "yaml: "))
	default:
		readable := true // unknown keys leave the others as they are
		for _, what := range typeErr.Errors {
			l.add(file, record, "%s", explain(what, knownKeys(into)))
			readable = readable && strings.Contains(what, "not found in type")
		}
		return readable
	}
	return false
}

// explain puts a complaint of the YAML library into the words of a fault.
func explain(what string, known []string) string {
	const line = `^(line \d+): `
	if m := regexp.MustCompile(line + `field (.+) not found in type `).FindStringSubmatch(what); m != nil {
		near := Nearest(m[2], known, 1)
		return m[1] + ": unknown key " + InQuotes(m[2]) + ", expected one of its known keys; nearest: " + strings.Join(near, ", ")
	}
	twice := regexp.MustCompile(line + `(?:field|mapping key) (.+) already (?:set in type|defined at line) `)
	if m := twice.FindStringSubmatch(what); m != nil {
		return m[1] + ": the key " + InQuotes(strings.Trim(m[2], `"`)) + " appears twice, expected once"
	}
	m := regexp.MustCompile("(?s)" + line + "cannot unmarshal !\\S*(?: `(.*)`)? into (.+)$").FindStringSubmatch(what)
	if m == nil {
		return what
	}
	found := "a list or a mapping"
	if m[2] != "" {
		found = InQuotes(m[2])
	}
	expected := "a mapping"
	switch {
	case strings.HasPrefix(m[3], "[]"):
		expected = "a list"
	case m[3] == "int":
		expected = "a whole number"
	case m[3] == "bool":
		expected = "true or false"
	case slices.Contains([]string{"string", "model.ISO3", "model.How", "model.Confidence", "model.NormID", "model.StatementID", "model.GroupID", "model.SourceID", "model.DocumentID", "model.Says", "model.Mapping", "model.Reading"}, m[3]):
		expected = "some text"
	}
	return m[1] + ": found " + found + ", expected " + expected
}

// readTable reads a CSV file with exactly these columns.
func (l *loader) readTable(file string, data []byte, columns []string, add func(file string, row []string)) {
	reader := csv.NewReader(bytes.NewReader(data))
	reader.FieldsPerRecord = -1
	header, err := reader.Read()
	if err != nil || !slices.Equal(header, columns) {
		l.add(file, "header", "is %s, expected %s", InQuotes(strings.Join(header, ",")), strings.Join(columns, ","))
		return
	}
	for {
		row, err := reader.Read()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			l.add(file, "-", "is not CSV: %v", err)
			return
		}
		if len(row) != len(columns) {
			l.add(file, row[0], "has %d fields, expected %d", len(row), len(columns))
			continue
		}
		add(file, row)
	}
}
