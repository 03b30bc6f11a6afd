package model

import (
	"path"
	"strings"

	"go.yaml.in/yaml/v3"

	"comity/model/prose"
)

// documentsDir is the folder of the national documents.
const documentsDir = "implementation"

// readDocument reads a national document, and keeps the line of each entry for
// its faults.
func (l *loader) readDocument(name string, data []byte) {
	var d Document
	id := strings.TrimSuffix(path.Base(name), ".yaml")
	if !l.decode(name, id, data, &d) {
		return
	}
	if string(d.ID) != id {
		l.add(name, id, "its id is %s, expected the name of its file", InQuotes(string(d.ID)))
		d.ID = DocumentID(id) // the rest is checked under that name
	}
	for i, line := range entryLines(data) {
		if i < len(d.Entries) {
			d.Entries[i].line = line
		}
	}
	if l.claim(name, "document", id) {
		l.Documents = put(l.Documents, d, func(o Document) bool { return o.ID == d.ID })
	}
}

// entryLines returns the lines on which the entries of a document begin.
func entryLines(data []byte) []int {
	var file struct {
		Entries []yaml.Node `yaml:"entries"`
	}
	if yaml.Unmarshal(data, &file) != nil {
		return nil
	}
	return prose.Each(file.Entries, func(node yaml.Node) int { return node.Line })
}
