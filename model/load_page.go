package model

import (
	"path"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
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
	front, body, line, ok := l.splitPage(name, string(data))
	if !ok || !l.plainFront(name, front) {
		return
	}
	p := Page{ID: id, Body: body, Line: line}
	keys := map[string]int{}
	if strings.TrimSpace(front) != "" && !l.decodeFront(name, front, &p, keys) {
		return
	}
	if l.claim(name, "page", string(id)) {
		l.Pages = put(l.Pages, p, func(o Page) bool { return o.ID == id })
		l.keys[id] = keys
	}
}

// splitPage takes a page apart. The front matter begins with an empty line, so
// that its lines keep their numbers; line is that on which the body begins.
func (l *loader) splitPage(file, text string) (front, body string, line int, ok bool) {
	first, rest, _ := strings.Cut(text, "\n")
	if !l.fence(file, 1, first) {
		l.add(file, "1", "has no front matter, expected two lines --- with YAML or nothing between them")
		return "", "", 0, false
	}
	line, start := 1, len(text)-len(rest)
	for at := start; at < len(text); {
		line++
		next, _, _ := strings.Cut(text[at:], "\n")
		end := min(at+len(next)+1, len(text))
		if l.fence(file, line, next) {
			return "\n" + text[start:at], text[end:], line + 1, true
		}
		at = end
	}
	l.add(file, "1", "the front matter is not closed, expected --- on a line of its own")
	return "", "", 0, false
}

// fence reports whether a line is one of those around front matter.
func (l *loader) fence(file string, number int, line string) bool {
	const fence = "---"
	if is := strings.TrimRight(line, " \t"); is != fence {
		return false
	}
	if line != fence {
		l.add(file, strconv.Itoa(number), "the line --- ends in blanks, expected --- on a line of its own")
	}
	return true
}

// plainFront faults characters that YAML reads as line breaks, or not at all.
func (l *loader) plainFront(name, front string) bool {
	before, line := len(l.faults), 0
	for text := range strings.Lines(front) {
		line++
		if i := Stray(text, "\n"); i >= 0 {
			l.add(name, strconv.Itoa(line), "contains the control character %U, expected plain text", []rune(text[i:])[0])
		}
	}
	return len(l.faults) == before
}

// decodeFront decodes front matter, and notes the line of each key. Its faults
// are reported by line.
func (l *loader) decodeFront(name, front string, p *Page, keys map[string]int) bool {
	before := len(l.faults)
	ok := l.decode(name, "1", []byte(front), p)
	for i := range l.faults[before:] {
		f := &l.faults[before+i]
		what, broken := strings.CutPrefix(f.What, "is not YAML: ")
		number, what, found := strings.Cut(strings.TrimPrefix(what, "line "), ": ")
		switch _, err := strconv.Atoi(number); {
		case broken:
			f.Record = strconv.Itoa(brokenLine(front))
			if found && err == nil {
				f.What = "is not YAML: " + what
			}
		case found && err == nil:
			f.Record, f.What = number, what
		}
	}
	var root yaml.Node
	if ok && yaml.Unmarshal([]byte(front), &root) == nil && len(root.Content) > 0 {
		for i := 0; i < len(root.Content[0].Content); i += 2 {
			key := root.Content[0].Content[i]
			keys[key.Value] = key.Line
		}
	}
	return ok
}

// brokenLine is the line from which on front matter is no YAML. The library
// tells where a list or mapping begins, and counts from 0 or from 1.
func brokenLine(front string) int {
	const most = 100 // lines of front matter that anyone writes
	lines := strings.SplitAfter(front, "\n")
	n := min(len(lines), most)
	for n > 1 && yaml.Unmarshal([]byte(strings.Join(lines[:n-1], "")), new(yaml.Node)) != nil {
		n--
	}
	return n
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
