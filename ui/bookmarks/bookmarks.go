// Package bookmarks keeps the places that a person wants to find again: in one
// file that people can read, written whole or not at all, so that neither a
// crash, a full disk nor a second comity ever loses one.
package bookmarks

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"comity/model"
)

// Bookmark is a place to find again.
type Bookmark struct {
	Place string     `json:"place"`          // as "comity open" takes it
	Title string     `json:"title"`          // what is there, as it was called on the day
	Added model.Date `json:"added,omitzero"` // unknown where somebody left it out
}

// Keeper keeps bookmarks. Its methods may be slow. A bare *DamagedError says
// that the request was carried out nevertheless.
type Keeper interface {
	List() ([]Bookmark, error)
	Add(place, title string) error
	Remove(place string) error
}

// Path is where the bookmarks of a person are kept, by the variables of their
// environment; empty where they say nothing.
func Path(getenv func(string) string) string {
	if state := getenv("XDG_STATE_HOME"); filepath.IsAbs(state) { // others are to be ignored, it is agreed
		return filepath.Join(state, "comity", "bookmarks.json")
	}
	if home := getenv("HOME"); filepath.IsAbs(home) {
		return filepath.Join(home, ".local", "state", "comity", "bookmarks.json")
	}
	return ""
}

// DamagedError says that the file could not be understood and was set aside,
// once: it is there still, under another name, and the bookmarks begin anew.
// Returned by itself it is a warning: what was asked for was done all the same.
type DamagedError struct {
	Path  string // where the bookmarks are kept
	Aside string // where the damaged file is now
	Why   error  // what is wrong with it
}

// Error is one line that names both files.
func (e *DamagedError) Error() string {
	return fmt.Sprintf("the bookmarks in %q are damaged (%v); the damaged file was moved to %q, and the list of bookmarks is now empty", e.Path, e.Why, e.Aside)
}

// Unwrap gives what is wrong with the file.
func (e *DamagedError) Unwrap() error { return e.Why }

// Store is the bookmarks in a file. Any number of goroutines, stores and
// processes may use the same file at the same time.
type Store struct {
	path  string
	now   func() time.Time
	write func(f *os.File, data []byte) error // all of it, down to the disk
	// patience is how long another comity may hold the lock: it does so for
	// moments, unless it was stopped within them.
	patience time.Duration
	mu       sync.Mutex // goroutines wait here, and do not poll the lock of the file
}

// Open gives the store in a file, which need not exist, nor its folder. Nothing
// is read or written before it is asked for. An empty path gives a store that
// says that there is nowhere to keep anything.
func Open(path string, now func() time.Time) *Store {
	return &Store{path: path, now: now, write: writeThrough, patience: 5 * time.Second}
}

// Path is where the bookmarks are kept.
func (s *Store) Path() string { return s.path }

// List gives the bookmarks in the order in which they were added.
func (s *Store) List() ([]Bookmark, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	file, err := s.locate()
	if err != nil {
		return nil, err
	}
	list, err := s.read(file)
	var why *damage
	if !errors.As(err, &why) {
		return list, err
	}
	var warning error
	failure := s.alone(file, func() (err error) {
		list, warning, err = s.readOrSetAside(file)
		return err
	})
	if failure != nil && warning == nil {
		return nil, fmt.Errorf("%w; %w", err, failure)
	}
	return list, both(failure, warning)
}

// Peek gives the bookmarks that can be read as things are, and sets nothing
// aside: for those who have nowhere to tell of it.
func (s *Store) Peek() []Bookmark {
	file, err := s.locate()
	if err != nil {
		return nil
	}
	list, err := s.read(file)
	if err != nil {
		return nil
	}
	return list
}

// Add adds a place at the end. One that is there already stays as it is.
func (s *Store) Add(place, title string) error {
	now := s.now()
	b := Bookmark{
		Place: clean(place), Title: clean(title),
		Added: model.Date{Year: now.Year(), Month: int(now.Month()), Day: now.Day()},
	}
	if b.Place == "" {
		return errors.New("a bookmark needs a place")
	}
	return s.change(func(list []Bookmark) ([]Bookmark, error) {
		if at(list, b.Place) >= 0 {
			return list, nil
		}
		return append(list, b), nil
	})
}

// Remove takes a place out. One that is not there is a [model.NotFoundError]
// with the nearest that are.
func (s *Store) Remove(place string) error {
	place = clean(place)
	return s.change(func(list []Bookmark) ([]Bookmark, error) {
		if at(list, place) < 0 {
			return nil, NotFound(list, place)
		}
		return slices.DeleteFunc(list, func(b Bookmark) bool { return b.Place == place }), nil
	})
}

// NotFound says that no bookmark has a place, and which are nearest.
func NotFound(list []Bookmark, place string) error {
	places := make([]string, len(list))
	for i, b := range list {
		places[i] = b.Place
	}
	return &model.NotFoundError{Kind: "bookmark", Name: place, Nearest: model.Nearest(place, places, 3)}
}

func at(list []Bookmark, place string) int {
	return slices.IndexFunc(list, func(b Bookmark) bool { return b.Place == place })
}

// clean makes a text safe to show on a line of a terminal.
func clean(text string) string { return model.Printable(strings.TrimSpace(text)) }

// change brings an edited list to the file, while nobody else does.
func (s *Store) change(edit func([]Bookmark) ([]Bookmark, error)) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	file, err := s.locate()
	if err != nil {
		return err
	}
	var warning error
	err = s.alone(file, func() error {
		var list []Bookmark
		list, warning, err = s.readOrSetAside(file)
		if err != nil {
			return err
		}
		edited, err := edit(slices.Clone(list))
		if err != nil || slices.Equal(list, edited) {
			return err
		}
		return s.replace(file, edited)
	})
	if gone := new(model.NotFoundError); warning != nil && errors.As(err, &gone) {
		return warning // which says why nothing is there any more
	}
	return both(err, warning)
}

// both gives a failure and a warning, or the one of them that there is.
func both(failure, warning error) error {
	if failure != nil && warning != nil {
		return fmt.Errorf("%w; %w", failure, warning)
	}
	return cmp.Or(failure, warning)
}
