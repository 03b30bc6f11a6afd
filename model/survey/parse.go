package survey

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"

	"comity/model"
	"comity/model/prose"
)

// Fault is one thing to know about a file: where, and what.
type Fault struct {
	Line, Column int // from 1
	Text         string
	Remark       bool // it is told, and nothing is wrong
}

// String is "line:column: what".
func (f Fault) String() string { return f.At() + ": " + f.Text }

// At is "line:column".
func (f Fault) At() string {
	return strconv.Itoa(max(f.Line, 1)) + ":" + strconv.Itoa(max(f.Column, 1))
}

// Faults is what is wrong with a file; as an error it lists all, a line each.
type Faults []Fault

// Error lists every fault on a line of its own.
func (f Faults) Error() string {
	return strings.Join(prose.Each(f, Fault.String), "\n")
}

// InFile returns the faults with the name of their file.
func (f Faults) InFile(name string) model.Faults {
	return prose.Each(f, func(one Fault) model.Fault {
		return model.Fault{File: model.Printable(name), Record: one.At(), What: model.Printable(one.Text)}
	})
}

func (f *Faults) add(n *yaml.Node, format string, args ...any) {
	*f = append(*f, Fault{Line: n.Line, Column: n.Column, Text: fmt.Sprintf(format, args...)})
}

// Parse reads a file. An error is of type [Faults]: the file is no workbook of this
// version, or cannot be understood as a whole. What [Check] faults is no error here.
func Parse(data []byte) (*Workbook, error) {
	if len(data) > MaxBytes {
		return nil, Faults{{Line: 1, Text: TooLarge(int64(len(data)))}}
	}
	data = bytes.ReplaceAll(bytes.TrimPrefix(data, []byte("\ufeff")), []byte("\r\n"), []byte("\n")) // else comments would keep them
	if fault, bad := unreadable(data); bad {
		return nil, Faults{fault}
	}
	if onlyComments().Match(data) {
		return nil, Faults{{Line: 1, Text: "the file is empty; make a workbook with comity survey new"}}
	}
	ended := bytes.Equal(lastLine(data), []byte(EndMark))
	half := ""
	if !ended {
		half = "; the last line is not " + EndMark + ", so the file may be half written"
	}
	root, fault := decode(data)
	if fault != nil {
		fault.Text += half
		return nil, Faults{*fault}
	}
	w := &Workbook{root}
	var faults Faults
	if faults.version(root); faults == nil {
		faults.structure(root)
		faults.mapping(w.top(), topOf)
	}
	if faults == nil && !ended {
		lines := bytes.Count(bytes.TrimRight(data, "\n"), []byte("\n")) + 1
		faults = Faults{{Line: lines, Text: "the file may be half written: its last line is not " + EndMark + "; restore what is missing, or add that line if nothing is"}}
	}
	if faults != nil {
		slices.SortStableFunc(faults, inOrder)
		return nil, faults
	}
	return w, nil
}

// TooLarge says that a file of a size is too large.
func TooLarge(size int64) string {
	return fmt.Sprintf("the file is too large: %s; the limit is %d MiB", megabytes(size), MaxBytes>>20)
}

func megabytes(size int64) string {
	if size == MaxBytes+1 { // as much as was read of it
		return "more than " + strconv.Itoa(MaxBytes>>20) + " MiB"
	}
	return fmt.Sprintf("%.1f MiB", float64(size)/(1<<20))
}

func inOrder(a, b Fault) int {
	return cmp.Or(a.Line-b.Line, a.Column-b.Column)
}

func lastLine(data []byte) []byte {
	data = bytes.TrimRight(data, " \t\r\n")
	return data[bytes.LastIndexByte(data, '\n')+1:]
}

// unreadable finds the first character that no text holds.
func unreadable(data []byte) (Fault, bool) {
	line, column, before := 1, 1, rune(0)
	for len(data) > 0 {
		r, size := utf8.DecodeRune(data)
		switch {
		case r == utf8.RuneError && size == 1:
			return Fault{Line: line, Column: column, Text: "the file is not UTF-8 here: is it a text file?"}, true
		case r == '\n':
			line, column = line+1, 0
		case r != '\t' && r != '\r' && !model.ShownAfter(before, r):
			return Fault{Line: line, Column: column, Text: fmt.Sprintf("a control or invisible character (U+%04X) stands here; delete it", r)}, true
		}
		column++
		data, before = data[size:], r
	}
	return Fault{}, false
}

// onlyComments is a file that says nothing.
var onlyComments = prose.Pattern(`^(?:[ \t\r]*(?:#[^\n]*|\.\.\.)?(?:\n|$))*$`)

// decode reads the YAML of a file, which is one mapping.
func decode(data []byte) (*yaml.Node, *Fault) {
	root := new(yaml.Node)
	d := yaml.NewDecoder(bytes.NewReader(data))
	if err := d.Decode(root); err != nil {
		return nil, notYAML(data, err.Error())
	}
	if len(root.Content) != 1 || root.Content[0].Kind != yaml.MappingNode {
		return nil, &Fault{Line: 1, Text: "the file is not a list of keys and values such as " + VersionKey + ": " + strconv.Itoa(Version)}
	}
	second := new(yaml.Node)
	if err := d.Decode(second); !errors.Is(err, io.EOF) {
		return nil, &Fault{Line: max(second.Line, 1), Column: second.Column, Text: "the file has a second document, or something stands behind the line " + EndMark + "; expected one workbook"}
	}
	return root, nil
}

// yamlError is an error of the library, with the line near which it noticed.
var yamlError = prose.Pattern(`^yaml: (?:line (\d+): )?`)

// notYAML says where a file is no YAML, why, and for what people often write, what to
// write instead.
func notYAML(data []byte, said string) *Fault {
	const quick = 256 << 10 // bytes that are soon read again and again
	f := &Fault{Line: 1}
	if m := yamlError().FindStringSubmatch(said); m != nil && m[1] != "" {
		f.Line, _ = strconv.Atoi(m[1]) // which is a number
	}
	if len(data) <= quick {
		f.Line, f.Column = broken(data)
	}
	said = yamlError().ReplaceAllString(said, "")
	f.Text = "this is not YAML: " + model.Printable(said)
	switch {
	case strings.Contains(said, "mapping values are not allowed"):
		f.Text += "; put text with a colon behind | on a line of its own, further in"
	case strings.Contains(said, "cannot start any token"):
		f.Text += "; use spaces and no tabs, and put text that begins with @, %, ` or * behind | on a line of its own"
	}
	return f
}

// broken is the place from which on a file is no YAML: the line before which all
// is well. The library tells where a list or mapping begins.
func broken(data []byte) (line, column int) {
	var ends []int
	for i, b := range data {
		if b == '\n' {
			ends = append(ends, i+1)
		}
	}
	ends = append(ends, len(data))
	well, ill := 0, len(ends) // so many lines are well; so many are not
	for ill-well > 1 {
		middle := (well + ill) / 2
		err := yaml.Unmarshal(data[:ends[middle-1]], new(yaml.Node))
		if err != nil {
			ill = middle
		} else {
			well = middle
		}
	}
	start := 0
	if ill > 1 {
		start = ends[ill-2]
	}
	text := data[start:ends[ill-1]]
	return ill, 1 + len(text) - len(bytes.TrimLeft(text, " \t"))
}

// version faults a file that is no workbook of this version.
func (f *Faults) version(root *yaml.Node) {
	top := root.Content[0]
	n := value(top, VersionKey)
	switch {
	case n == nil:
		f.add(&yaml.Node{Line: 1, Column: 1}, "this is no survey workbook: the key %s is missing; make a workbook with comity survey new", VersionKey)
	case scalar(n) != strconv.Itoa(Version):
		f.add(n, "the workbook has version %s and this comity reads version %d; use the comity that made it", model.Printable(strconv.Quote(scalar(n))), Version)
	}
}

// structure faults what YAML can say and a workbook does not.
func (f *Faults) structure(n *yaml.Node) {
	switch {
	case n.Kind == yaml.AliasNode || n.Anchor != "":
		f.add(n, "an anchor or alias stands here; write the text itself")
		return
	case n.Style&yaml.TaggedStyle != 0 || n.Tag == "!!merge":
		f.add(n, "a tag or merge key stands here; write the text without it")
		return
	}
	seen := map[string]int{}
	for k := range pairs(n) {
		if k.Kind != yaml.ScalarNode {
			f.add(k, "a key is a list or a mapping, expected a word")
			continue
		}
		if first, twice := seen[k.Value]; twice {
			f.add(k, "the key %s appears twice, first in line %d; keep one", strconv.Quote(k.Value), first)
		}
		seen[k.Value] = k.Line
	}
	for _, c := range n.Content {
		f.structure(c)
	}
}

// kind is what stands at a key.
type kind int

const (
	unknownKey kind = iota
	aText
	aList
	aMapping
)

// shape says what stands at a key of a mapping, and the shape of a mapping there or
// of the entries of a list.
type shape func(key string) (kind, shape)

func topOf(key string) (kind, shape) {
	switch {
	case slices.Contains(headKeys(), key):
		return aText, nil
	case slices.Contains(PartKeys(), key):
		return aMapping, func(item string) (kind, shape) {
			if slices.Contains(itemKeys(key), item) {
				return aMapping, itemOf
			}
			return unknownKey, nil
		}
	case key == Contacts:
		return aList, textsOf(contactKeys())
	case key == Records:
		return aMapping, func(string) (kind, shape) { return aMapping, itemOfRecord }
	}
	return conflictsOf(key)
}

func itemOf(key string) (kind, shape) {
	switch {
	case key == EvidenceKey:
		return aList, textsOf(evidenceKeys())
	case key != conflictsKey && slices.Contains(fieldKeys(), key):
		return aText, nil
	}
	return conflictsOf(key)
}

func itemOfRecord(key string) (kind, shape) {
	if slices.Contains(recordKeys(), key) {
		return aText, nil
	}
	return conflictsOf(key)
}

func conflictsOf(key string) (kind, shape) {
	if key == conflictsKey {
		return aList, textsOf(conflictKeys())
	}
	return unknownKey, nil
}

func textsOf(keys []string) shape {
	return func(key string) (kind, shape) {
		if slices.Contains(keys, key) {
			return aText, nil
		}
		return unknownKey, nil
	}
}

// mapping faults what is of another kind than its key has. Empty is well anywhere.
func (f *Faults) mapping(m *yaml.Node, of shape) {
	for k, n := range pairs(m) {
		want, inner := of(k.Value)
		switch {
		case want == unknownKey || n.Kind == yaml.ScalarNode && n.Tag == "!!null":
		case want == aText && n.Kind != yaml.ScalarNode:
			f.add(n, "%s is a list or a mapping, expected text; put text with a colon or brackets behind | on lines of its own", k.Value)
		case want == aMapping && n.Kind != yaml.MappingNode:
			f.add(n, "%s is not a mapping, expected keys and values on lines of their own", k.Value)
		case want == aList && n.Kind != yaml.SequenceNode:
			f.add(n, "%s is not a list, expected entries that begin with -", k.Value)
		case want == aMapping:
			f.mapping(n, inner)
		case want == aList:
			for _, entry := range n.Content {
				if entry.Kind != yaml.MappingNode {
					f.add(entry, "this entry of %s is not a mapping, expected keys and values such as %s", k.Value, "title: …")
					continue
				}
				f.mapping(entry, inner)
			}
		}
	}
}
