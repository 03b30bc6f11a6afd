package settings

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"comity/model"
)

const (
	version = 1       // of the form of the file
	most    = 4 << 20 // bytes; far more bookmarks than anyone finds anything among
)

type document struct {
	Version   int        `json:"version"`
	Bookmarks []Bookmark `json:"bookmarks"`
}

// damage is why a file cannot be understood.
type damage struct{ why error }

// Error returns the reason.
func (d *damage) Error() string { return d.why.Error() }

// Unwrap returns the reason.
func (d *damage) Unwrap() error { return d.why }

// decode parses a file. Unknown fields count as damage, because they would be lost
// when the file is written.
func decode(data []byte) ([]Bookmark, error) {
	data = bytes.TrimPrefix(data, []byte("\ufeff")) // some editors begin a file with it
	var form struct {
		Version int `json:"version"`
	}
	if err := model.ReadJSON(data, &form); err != nil {
		return nil, &damage{err}
	}
	if form.Version > version {
		return nil, fmt.Errorf("the file has version %d and this comity reads version %d; use a newer comity", form.Version, version)
	}
	if form.Version != version {
		return nil, &damage{errors.New("it has no version")}
	}
	var doc document
	if err := model.ReadJSON(data, &doc); err != nil {
		return nil, &damage{err}
	}
	strict := json.NewDecoder(bytes.NewReader(data))
	strict.DisallowUnknownFields()
	if err := strict.Decode(new(document)); err != nil {
		return nil, &damage{errors.New(strings.TrimPrefix(err.Error(), "json: "))}
	}
	for i, b := range doc.Bookmarks {
		b.Place, b.Title = clean(b.Place), clean(b.Title)
		if b.Place == "" {
			return nil, &damage{fmt.Errorf("bookmark %d has no place", i+1)}
		}
		doc.Bookmarks[i] = b
	}
	return doc.Bookmarks, nil
}

// encode is decode in reverse, for people to read.
func encode(list []Bookmark) ([]byte, error) {
	if list == nil {
		list = []Bookmark{}
	}
	text, err := model.JSON(document{version, list})
	if err != nil {
		return nil, err
	}
	if len(text) > most {
		return nil, fmt.Errorf("the file would exceed the limit of %d MB", most>>20)
	}
	return text, nil
}

// locate follows symbolic links to the file itself, so that the file is replaced and
// not a link. The file need not exist.
func (s *Bookmarks) locate() (string, error) {
	if s.path == "" {
		return "", errors.New("cannot store bookmarks: neither XDG_STATE_HOME nor HOME names a folder; set one of them")
	}
	file, err := follow(s.path)
	if err != nil {
		return "", s.unread(err)
	}
	return file, nil
}

func (s *Bookmarks) unread(err error) error {
	return fmt.Errorf("cannot read the bookmarks in %s: %w", model.Quoted(s.path), err)
}

func (s *Bookmarks) unchanged(err error) error {
	return fmt.Errorf("cannot change the bookmarks in %s: %w", model.Quoted(s.path), err)
}

// read reads the file; one that does not exist holds no bookmarks.
func (s *Bookmarks) read(file string) ([]Bookmark, error) {
	data, err := readRegular(file, most)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, s.unread(err)
	}
	if len(data) > most {
		return nil, s.unread(fmt.Errorf("the file is larger than the limit of %d MB", most>>20))
	}
	list, err := decode(data)
	if err != nil {
		return nil, s.unread(err)
	}
	return list, nil
}

// readOrSetAside reads the file. It renames a damaged file; the warning is then a
// [DamagedBookmarksError].
func (s *Bookmarks) readOrSetAside(file string) (list []Bookmark, warning, err error) {
	list, err = s.read(file)
	var broken *damage
	if !errors.As(err, &broken) {
		return list, nil, err
	}
	aside := file + ".damaged-" + s.now().Format("20060102-150405")
	for i, name := 2, aside; ; i++ {
		if _, err := os.Lstat(aside); errors.Is(err, fs.ErrNotExist) {
			break
		} else if err != nil {
			return nil, nil, s.unread(err)
		}
		aside = name + "-" + strconv.Itoa(i)
	}
	if err := os.Rename(file, aside); err != nil {
		return nil, nil, s.unread(fmt.Errorf("%w, and the file cannot be set aside: %w", broken.why, err))
	}
	return nil, &DamagedBookmarksError{Path: s.path, Aside: aside, Why: broken.why}, syncFolder(file)
}

// alone creates the folder, unless a link leads to another, which may be on a disk that
// is not mounted, and calls do while it holds the lock.
func (s *Bookmarks) alone(file string, do func() error) (err error) {
	if dir := filepath.Dir(file); dir == filepath.Dir(s.path) {
		err = os.MkdirAll(dir, 0o700)
	} else if _, err = os.Stat(dir); errors.Is(err, fs.ErrNotExist) {
		err = fmt.Errorf("it links to %s, and that folder does not exist", model.Quoted(dir))
	}
	if err != nil {
		return s.unchanged(err)
	}
	release, err := lock(file+".lock", s.patience)
	if err != nil {
		return s.unchanged(err)
	}
	defer func() { err = errors.Join(err, release()) }()
	return do()
}

// replace writes a new file and renames it over the old one, so that at any moment
// one of them is there as a whole.
func (s *Bookmarks) replace(file string, list []Bookmark) error {
	data, err := encode(list)
	if err != nil {
		return s.unchanged(err)
	}
	// Only its owner may read it.
	if err := (whole{file: file, pattern: ".comity-bookmarks-*.part", write: s.write}).replace(data); err != nil {
		return s.unchanged(err)
	}
	return nil
}
