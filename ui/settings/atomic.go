package settings

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/gofrs/flock"

	"comity/model"
)

// follow follows symbolic links to the file itself, so that the file is replaced and
// not a link. The file need not exist.
func follow(path string) (string, error) {
	const links = 40 // as the system has it
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
	return "", syscall.ELOOP
}

// readRegular reads at most one byte more than the limit of a file. The error says
// what it is instead of a regular file.
func readRegular(file string, limit int64) ([]byte, error) {
	info, err := os.Stat(file)
	switch {
	case err != nil:
		return nil, err
	case info.IsDir():
		return nil, errors.New("it is a folder")
	case !info.Mode().IsRegular(): // to open it might be to wait for ever
		return nil, errors.New("it is not a regular file")
	}
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	data, err := io.ReadAll(io.LimitReader(f, limit+1))
	return data, errors.Join(err, f.Close())
}

// lock waits for the lock file, which one process at a time can hold. The kernel
// releases it when the process ends; release also removes it.
func lock(path string, patience time.Duration) (release func() error, err error) {
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	for {
		// Without O_NONBLOCK, a pipe of this name would be waited for.
		file := flock.New(path, flock.SetFlag(os.O_CREATE|os.O_RDONLY|syscall.O_NONBLOCK), flock.SetPermissions(0o600))
		switch _, err = file.TryLockContext(ctx, 2*time.Millisecond); {
		case errors.Is(err, context.DeadlineExceeded):
			return nil, fmt.Errorf("another comity has locked %s; try again", model.Quoted(path))
		case err != nil:
			return nil, fmt.Errorf("cannot lock %s: %w", model.Quoted(path), err)
		}
		if there(file, path) {
			return func() error { return unlock(file) }, nil
		}
		if err := file.Close(); err != nil { // its holder removed it meanwhile: lock the one that is there now
			return nil, err
		}
	}
}

// there reports whether a locked file is still the one of its name.
func there(file *flock.Flock, path string) bool {
	held, err := file.Stat()
	now, gone := os.Stat(path)
	return err == nil && gone == nil && os.SameFile(held, now)
}

// unlock removes a locked file and releases it. Whoever waits for it looks whether it
// is still there. Windows removes no file that is open; then it stays for the next.
func unlock(file *flock.Flock) error {
	_ = os.Remove(file.Path()) // see above
	return file.Close()
}

// whole is a file that is written whole or not at all: a new one beside it, whose
// name has the pattern, is renamed over it, so that at any moment one of them is
// there.
type whole struct {
	file    string
	pattern string
	mode    fs.FileMode
	write   func(f *os.File, data []byte) error // all of it, down to the disk
}

// replace writes the file over what is there.
func (w whole) replace(data []byte) error {
	Sweep(filepath.Dir(w.file), w.pattern, 0, func(path string) { _ = os.Remove(path) })
	return w.put(data, func(from string) error { return os.Rename(from, w.file) })
}

// put writes a new file and has place bring it to its name.
func (w whole) put(data []byte, place func(from string) error) error {
	f, err := os.CreateTemp(filepath.Dir(w.file), w.pattern) // only its owner may read it
	if err != nil {
		return err
	}
	err = w.write(f, data)
	if err == nil && w.mode != 0 {
		err = f.Chmod(w.mode)
	}
	if err = errors.Join(err, f.Close()); err == nil {
		err = place(f.Name())
	}
	if err != nil {
		return errors.Join(err, os.Remove(f.Name()))
	}
	return syncFolder(w.file)
}

// create writes a file where none is; the error is fs.ErrExist where one is.
func (w whole) create(data []byte) error {
	return w.put(data, func(from string) error {
		err := os.Link(from, w.file) // which never writes over another
		switch {
		case err == nil:
			return os.Remove(from)
		case errors.Is(err, fs.ErrExist):
			return fs.ErrExist
		}
		// Some disks have no links: an empty file holds the name until the whole one is there.
		held, err := os.OpenFile(w.file, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
		if err != nil {
			return err
		}
		if err = errors.Join(held.Close(), os.Rename(from, w.file)); err != nil {
			return errors.Join(err, os.Remove(w.file))
		}
		return nil
	})
}

// WriteFile writes a file whole or not at all. One that is there already stays as it
// is unless it is to be replaced; then the error is fs.ErrExist. Where a symbolic link is
// to be replaced, the file is that it leads to.
func WriteFile(path string, data []byte, replace bool) error {
	switch info, err := os.Stat(path); {
	case err == nil && info.IsDir():
		return fmt.Errorf("nothing was written: %s is a folder; name a file in it", model.Quoted(path))
	case err == nil && !replace:
		return fs.ErrExist
	case err == nil && !info.Mode().IsRegular():
		return fmt.Errorf("nothing was written: %s is not a regular file", model.Quoted(path))
	}
	w := whole{file: path, pattern: ".comity-*.part", mode: 0o644, write: writeThrough}
	if !replace {
		return unwritten(path, w.create(data))
	}
	var err error
	if w.file, err = follow(path); err == nil {
		err = w.replace(data)
	}
	return unwritten(path, err)
}

// unwritten words why a file was not written.
func unwritten(path string, err error) error {
	at := new(fs.PathError)
	switch {
	case err == nil, errors.Is(err, fs.ErrExist):
		return err
	case !errors.As(err, &at): // else its path is a name nobody typed
	case at.Op == "open":
		return fmt.Errorf("nothing was written: cannot create a file in %s: %w", model.Quoted(filepath.Dir(path)), at.Err)
	default:
		return fmt.Errorf("nothing was written: %w", at.Err)
	}
	return fmt.Errorf("nothing was written: %w", err)
}

// leftAfter is the age from which a file on its way is what a process left that was
// killed.
const leftAfter = time.Hour

// Sweep removes what killed processes left, of a type and with a pattern of
// [os.CreateTemp], which puts a number for the asterisk: other names are not comity's.
// Errors do not matter: the next call can try again.
func Sweep(dir, pattern string, kind fs.FileMode, remove func(path string)) {
	there, _ := os.ReadDir(dir) // see above
	before, after, _ := strings.Cut(pattern, "*")
	for _, entry := range there {
		number, left := strings.CutPrefix(entry.Name(), before)
		number, right := strings.CutSuffix(number, after)
		if _, err := strconv.ParseUint(number, 10, 64); err != nil || !left || !right || entry.Type() != kind {
			continue
		}
		if info, err := entry.Info(); err == nil && time.Since(info.ModTime()) > leftAfter {
			remove(filepath.Join(dir, entry.Name()))
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
	if errors.Is(err, fs.ErrPermission) {
		return nil // one may write into it, and not look
	}
	if err != nil {
		return err
	}
	err = dir.Sync()
	if errors.Is(err, syscall.EINVAL) || errors.Is(err, errors.ErrUnsupported) {
		err = nil
	}
	return errors.Join(err, dir.Close())
}
