package model

import (
	"path"
	"strconv"
	"strings"
)

// pagesDir is the folder of reading matter, and sourcesFile the table of the
// sources that it cites.
const (
	pagesDir    = "pages"
	sourcesFile = "sources.yaml"
)

// pageFolders pairs each folder of pages with what their ids begin with.
func pageFolders() [4][2]string {
	return [4][2]string{
		{pagesDir + "/norms/un", ExplainerPages + "/un/"},
		{pagesDir + "/norms/g7", ExplainerPages + "/g7/"},
		{pagesDir + "/framework", FrameworkPages + "/"},
		{pagesDir + "/terms", GlossaryPages + "/"},
	}
}

// pageID names the page in a file of a data folder, if it is the place of one.
func pageID(file string) (PageID, bool) {
	name, markdown := strings.CutSuffix(path.Base(file), ".md")
	for _, folder := range pageFolders() {
		if markdown && path.Dir(file) == folder[0] {
			return PageID(folder[1] + name), true
		}
	}
	return "", false
}

// File is where the page stands in a data folder.
func (p *Page) File() string {
	for _, folder := range pageFolders() {
		if name, ok := strings.CutPrefix(string(p.ID), folder[1]); ok {
			return folder[0] + "/" + name + ".md"
		}
	}
	return ""
}

// readPage reads a page: front matter between two lines of three hyphens, and
// then its Markdown.
func (l *loader) readPage(name string, id PageID, data []byte) {
	front, body, line, ok := splitPage(string(data))
	if !ok {
		l.add(name, "1", "has no front matter, expected some YAML, or nothing, between two lines ---")
		return
	}
	p := Page{ID: id, Body: body, Line: line}
	if strings.TrimSpace(front) != "" && !l.decodeFront(name, front, &p) {
		return
	}
	if l.claim(name, "page", string(id)) {
		l.Pages = put(l.Pages, p, func(o Page) bool { return o.ID == id })
	}
}

// splitPage takes a page apart. The front matter begins with an empty line, so
// that its lines keep their numbers; line is that on which the body begins.
func splitPage(text string) (front, body string, line int, ok bool) {
	const fence = "---\n"
	rest, ok := strings.CutPrefix(text, fence)
	if !ok {
		return "", "", 0, false
	}
	if after, empty := strings.CutPrefix(rest, fence); empty {
		return "", after, 3, true
	}
	front, body, ok = strings.Cut(rest, "\n"+fence)
	if !ok {
		if front, ok = strings.CutSuffix(rest, "\n---"); !ok {
			return "", "", 0, false
		}
	}
	return "\n" + front + "\n", body, strings.Count(front, "\n") + 4, true
}

// decodeFront decodes front matter; its faults are reported by line.
func (l *loader) decodeFront(name, front string, p *Page) bool {
	before := len(l.faults)
	ok := l.decode(name, "1", []byte(front), p)
	for i := range l.faults[before:] {
		f := &l.faults[before+i]
		number, what, found := strings.Cut(strings.TrimPrefix(f.What, "line "), ": ")
		if _, err := strconv.Atoi(number); found && err == nil {
			f.Record, f.What = number, what
		}
	}
	return ok
}

func (l *loader) readSources(name string, data []byte) {
	var file struct {
		Sources []SourceRecord `yaml:"sources"`
	}
	if !l.decode(name, "-", data, &file) {
		return
	}
	for _, s := range file.Sources {
		if l.claim(name, "source", string(s.ID)) {
			l.Sources = put(l.Sources, s, func(o SourceRecord) bool { return o.ID == s.ID })
		}
	}
}
