package brief

import (
	"io/fs"
	"slices"
	"strings"
	"sync"

	"comity/model"
	"comity/model/prose"
)

// Title is the id of a briefing and what it is called.
type Title struct{ ID, Title string }

// Library is the briefings that an explorer knows: those of comity, and the file that
// is presented, if any. It never changes, and is safe for concurrent use.
type Library struct {
	own  *Deck // the file that is presented
	rest func() []*Deck

	titles func() []Title // of the rest; nil: those that were read
}

// NewLibrary makes a library of the Markdown files at the top of a file system, which
// are read when they are first asked for. What is no briefing is left out. The id of a
// briefing is made from the name of its file.
func NewLibrary(files fs.FS, id func(file string) string) *Library {
	l := &Library{}
	l.rest = sync.OnceValue(func() []*Deck { return readAll(files, id) })
	l.titles = sync.OnceValue(func() []Title { return titlesIn(files, id, l.rest) })
	return l
}

// LibraryOf makes a library of briefings that have been read.
func LibraryOf(all ...*Deck) *Library {
	return &Library{rest: func() []*Deck { return all }}
}

// With is the library with the briefing of a file before all others. One of the
// same id is hidden by it.
func (l *Library) With(own *Deck) *Library { return &Library{own, l.rest, l.titles} }

func readAll(files fs.FS, id func(file string) string) []*Deck {
	if files == nil {
		return nil
	}
	names, _ := fs.Glob(files, "*.md") // the pattern is a good one
	var out []*Deck
	for _, name := range names {
		text, err := fs.ReadFile(files, name)
		if err != nil {
			continue
		}
		if d, _ := Parse(id(name), text); d != nil {
			out = append(out, d)
		}
	}
	return out
}

// All are the briefings, that of the file first.
func (l *Library) All() []*Deck {
	if l == nil {
		return nil
	}
	rest := l.rest()
	if l.own == nil {
		return rest
	}
	return append([]*Deck{l.own}, slices.DeleteFunc(slices.Clone(rest), func(d *Deck) bool { return d.ID == l.own.ID })...)
}

// Titles are the briefings by name, that of the file first. It reads no more of the
// files than the line of their title.
func (l *Library) Titles() []Title {
	if l == nil {
		return nil
	}
	var out []Title
	if l.own != nil {
		out = append(out, Title{l.own.ID, l.own.Title})
	}
	var rest []Title
	if l.titles != nil {
		rest = l.titles()
	} else {
		rest = titlesOf(l.rest())
	}
	return append(out, prose.Only(rest, func(t Title) bool { return l.own == nil || t.ID != l.own.ID })...)
}

func titlesOf(decks []*Deck) []Title {
	return prose.Each(decks, func(d *Deck) Title { return Title{d.ID, d.Title} })
}

// titlesIn reads the titles of the files, or has all of them read if one has its
// title elsewhere than in a line of its front matter.
func titlesIn(files fs.FS, id func(file string) string, all func() []*Deck) []Title {
	names, _ := fs.Glob(files, "*.md") // the pattern is a good one
	var out []Title
	for _, name := range names {
		text, err := fs.ReadFile(files, name)
		_, rest, found := strings.Cut(string(text), "\ntitle: ")
		title, _, _ := strings.Cut(rest, "\n")
		if title = strings.Trim(title, `'"`); err != nil || !found || !strings.HasPrefix(string(text), "---\n") || strings.ContainsAny(title, `'"\`) {
			return titlesOf(all())
		}
		out = append(out, Title{id(name), title})
	}
	return out
}

// Find returns the briefing with an id. If there is none, the error is a
// [model.NotFoundError] with the nearest ids.
func (l *Library) Find(id string) (*Deck, error) {
	all := l.All()
	ids := make([]string, len(all))
	for i, d := range all {
		if ids[i] = d.ID; d.ID == strings.ToLower(id) {
			return d, nil
		}
	}
	return nil, &model.NotFoundError{Kind: "briefing", Name: id, Nearest: model.Nearest(strings.ToLower(id), ids, len(ids))}
}

// LiveBlocks counts the live blocks of a briefing.
func (d *Deck) LiveBlocks() int {
	n := 0
	for _, s := range d.Slides {
		for _, p := range flat(s.Parts) {
			if p.Kind == Live {
				n++
			}
		}
	}
	return n
}
