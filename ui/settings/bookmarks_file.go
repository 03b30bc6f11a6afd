package settings

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"syscall"
	"time"

	"github.com/gofrs/flock"

	"comity/model"
)

const (
	version = 1       // of the form of the file
	most    = 4 << 20 // bytes; far more bookmarks than anyone finds anything among
)

// document is the file.
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
	var form struct{ Version int }
	if err := json.Unmarshal(data, &form); err != nil {
		return nil, &damage{err}
	}
	if form.Version > version {
		return nil, fmt.Errorf("the file has version %d and this comity reads version %d; use a newer comity", form.Version, version)
	}
	if form.Version != version {
		return nil, &damage{errors.New("it has no version")}
	}
	var doc document
	strict := json.NewDecoder(bytes.NewReader(data))
	strict.DisallowUnknownFields()
	if err := strict.Decode(&doc); err != nil {
		return nil, &damage{err}
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
	const links = 40 // as the system has it
	path := s.path
	for range links {
		next, err := os.Readlink(path)
		if err != nil { // no link, or nothing there: reading will tell
			return path, nil
		}
		if !filepath.IsAbs(next) {
			next = filepath.Join(filepath.Dir(path), next)
		}
		path = next
	}
	return "", s.unread(syscall.ELOOP)
}

func (s *Bookmarks) unread(err error) error {
	return fmt.Errorf("cannot read the bookmarks in %q: %w", s.path, err)
}

func (s *Bookmarks) unchanged(err error) error {
	return fmt.Errorf("cannot change the bookmarks in %q: %w", s.path, err)
}

// read reads the file; one that does not exist holds no bookmarks.
func (s *Bookmarks) read(file string) ([]Bookmark, error) {
	info, err := os.Stat(file)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil
	case err != nil:
		return nil, s.unread(err)
	case info.IsDir():
		return nil, s.unread(errors.New("it is a folder"))
	case !info.Mode().IsRegular(): // to open it might be to wait for ever
		return nil, s.unread(errors.New("it is not a regular file"))
	}
	f, err := os.Open(file)
	if err != nil {
		return nil, s.unread(err)
	}
	data, err := io.ReadAll(io.LimitReader(f, most+1))
	if err = errors.Join(err, f.Close()); err != nil {
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

// alone creates the folder and calls do while it holds the lock.
func (s *Bookmarks) alone(file string, do func() error) (err error) {
	if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
		return s.unchanged(err)
	}
	release, err := lock(file+".lock", s.patience)
	if err != nil {
		return s.unchanged(err)
	}
	defer func() { err = errors.Join(err, release()) }()
	return do()
}

// lock waits for the lock file, which one process at a time can hold. The kernel
// releases it when the process ends. The file is never removed, because another
// process may hold it by then.
func lock(path string, patience time.Duration) (release func() error, err error) {
	// Without O_NONBLOCK, a pipe of this name would be waited for.
	file := flock.New(path, flock.SetFlag(os.O_CREATE|os.O_RDONLY|syscall.O_NONBLOCK), flock.SetPermissions(0o600))
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	switch _, err = file.TryLockContext(ctx, 2*time.Millisecond); {
	case errors.Is(err, context.DeadlineExceeded):
		return nil, fmt.Errorf("another comity has locked %q; try again", path)
	case err != nil:
		return nil, fmt.Errorf("cannot lock %q: %w", path, err)
	}
	return file.Close, nil
}

// replace writes a new file and renames it over the old one, so that at any moment
// one of them is there as a whole.
func (s *Bookmarks) replace(file string, list []Bookmark) error {
	data, err := encode(list)
	if err != nil {
		return s.unchanged(err)
	}
	sweep(filepath.Dir(file))
	f, err := os.CreateTemp(filepath.Dir(file), temporary) // only its owner may read it
	if err != nil {
		return s.unchanged(err)
	}
	err = errors.Join(s.write(f, data), f.Close())
	if err == nil {
		err = os.Rename(f.Name(), file)
	}
	if err != nil {
		return s.unchanged(errors.Join(err, os.Remove(f.Name())))
	}
	return syncFolder(file)
}

// temporary is the pattern of the names of files on their way, and leftAfter the
// age from which one is what a process left that was killed.
const (
	temporary = ".bookmarks-*.json"
	leftAfter = time.Hour
)

// sweep removes the files that killed processes left. It ignores errors: the next
// call can try again.
func sweep(dir string) {
	there, _ := os.ReadDir(dir) // see above
	for _, entry := range there {
		if left, _ := filepath.Match(temporary, entry.Name()); !left || !entry.Type().IsRegular() {
			continue
		}
		if info, err := entry.Info(); err == nil && time.Since(info.ModTime()) > leftAfter {
			_ = os.Remove(filepath.Join(dir, entry.Name())) // see above
		}
	}
}

func writeThrough(f *os.File, data []byte) error {
	if _, err := f.Write(data); err != nil {
		return err
	}
	return f.Sync()
}

// syncFolder brings a renaming within the folder of a file down to the disk,
// where the file system can do that.
func syncFolder(file string) error {
	if runtime.GOOS == "windows" {
		return nil // it has no such call
	}
	dir, err := os.Open(filepath.Dir(file))
	if err != nil {
		return err
	}
	err = dir.Sync()
	if errors.Is(err, syscall.EINVAL) || errors.Is(err, errors.ErrUnsupported) {
		err = nil
	}
	return errors.Join(err, dir.Close())
}
