package settings

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"sync"
	"time"

	"comity/model"
	"comity/model/prose"
)

// Bookmark is one bookmarked place.
type Bookmark struct {
	Place string     `json:"place"`          // a place as in "comity open"
	Title string     `json:"title"`          // the title on that day
	Added model.Date `json:"added,omitzero"` // zero if the file has no date
}

// BookmarkKeeper stores bookmarks. Its methods may be slow. An error of type
// *DamagedBookmarksError is a warning: the request succeeded.
type BookmarkKeeper interface {
	List() ([]Bookmark, error)
	Add(place, title string) error
	Remove(place string) error
}

// DamagedBookmarksError reports that the bookmarks file was damaged and was renamed; the list
// of bookmarks is then empty. Returned by itself it is a warning: the request
// succeeded.
type DamagedBookmarksError struct {
	Path  string // the bookmarks file
	Aside string // the damaged file under its new name
	Why   error  // what is wrong with it
}

// Error returns one line that names both files.
func (e *DamagedBookmarksError) Error() string {
	return fmt.Sprintf("the bookmarks in %s are damaged (%v); the damaged file was moved to %s, and the list of bookmarks is now empty", model.Quoted(e.Path), e.Why, model.Quoted(e.Aside))
}

// Unwrap returns what is wrong with the file.
func (e *DamagedBookmarksError) Unwrap() error { return e.Why }

// Bookmarks is a bookmarks file. Any number of goroutines, stores and processes can use
// the same file at the same time.
type Bookmarks struct {
	path  string
	now   func() time.Time
	write func(f *os.File, data []byte) error // all of it, down to the disk
	// patience is how long another comity may hold the lock: it does so for
	// moments, unless it was stopped within them.
	patience time.Duration
	mu       sync.Mutex // goroutines wait here, and do not poll the lock of the file
}

// OpenBookmarks returns the store of a file. Neither the file nor its folder need exist, and
// nothing is read or written yet. With an empty path, every method of the store
// returns an error.
func OpenBookmarks(path string, now func() time.Time) *Bookmarks {
	return &Bookmarks{path: path, now: now, write: writeThrough, patience: 5 * time.Second}
}

// Path returns the path of the bookmarks file.
func (s *Bookmarks) Path() string { return s.path }

// List returns the bookmarks in the order in which they were added.
func (s *Bookmarks) List() ([]Bookmark, error) {
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

// Peek returns the bookmarks, or none if the file cannot be read. It never renames a
// damaged file. It is for callers that cannot show a warning.
func (s *Bookmarks) Peek() []Bookmark {
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

// Add adds a place at the end. An existing bookmark does not change.
func (s *Bookmarks) Add(place, title string) error {
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

// Remove removes a bookmark. If there is none, the error is a [model.NotFoundError]
// with the nearest bookmarks.
func (s *Bookmarks) Remove(place string) error {
	place = clean(place)
	return s.change(func(list []Bookmark) ([]Bookmark, error) {
		if at(list, place) < 0 {
			return nil, BookmarkNotFound(list, place)
		}
		return slices.DeleteFunc(list, func(b Bookmark) bool { return b.Place == place }), nil
	})
}

// BookmarkNotFound returns the error for a place that is not bookmarked, with the nearest.
func BookmarkNotFound(list []Bookmark, place string) error {
	places := prose.Each(list, func(b Bookmark) string { return b.Place })
	return &model.NotFoundError{Kind: "bookmark", Name: place, Nearest: model.Nearest(place, places, 3)}
}

func at(list []Bookmark, place string) int {
	return slices.IndexFunc(list, func(b Bookmark) bool { return b.Place == place })
}

// clean makes a text safe to show on a line of a terminal.
func clean(text string) string { return model.Printable(strings.TrimSpace(text)) }

// change edits the list and writes the file, while it holds the lock.
func (s *Bookmarks) change(edit func([]Bookmark) ([]Bookmark, error)) error {
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

func both(failure, warning error) error {
	if failure != nil && warning != nil {
		return fmt.Errorf("%w; %w", failure, warning)
	}
	return cmp.Or(failure, warning)
}
