package settings

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"sync"
	"time"

	"comity/model"
	"comity/model/survey"
)

// WorkbookKeeper reads and saves one survey workbook. Its methods may be slow.
type WorkbookKeeper interface {
	// Path returns the path of the file.
	Path() string
	// Read reads the file. The error is of type [model.Faults] if it is no workbook.
	Read() (*survey.Workbook, error)
	// Save writes the workbook, and returns what came of it; see [WorkbookFile.Save].
	Save(w *survey.Workbook) (Saved, error)
}

// Saved is what came of saving a workbook.
type Saved struct {
	Book *survey.Workbook // as the file now holds it
	Anew bool             // the file was gone, and was made again
}

// WorkbookFile is the file of a survey workbook. Any number of goroutines and
// processes can use the same file at the same time.
type WorkbookFile struct {
	path     string
	write    func(f *os.File, data []byte) error // all of it, down to the disk
	patience time.Duration
	mu       sync.Mutex
	last     []byte // the file as it was read or written last; nil before
}

// OpenWorkbook returns the store of a file. Nothing is read or written yet.
func OpenWorkbook(path string) *WorkbookFile {
	return &WorkbookFile{path: path, write: writeThrough, patience: 5 * time.Second}
}

// Path returns the path of the file.
func (f *WorkbookFile) Path() string { return f.path }

// Read reads the file. The error is a [model.NotFoundError] if there is none, and of
// type [model.Faults], with lines and columns, if it is no workbook.
func (f *WorkbookFile) Read() (*survey.Workbook, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	data, err := f.content()
	if errors.Is(err, fs.ErrNotExist) {
		return nil, &model.NotFoundError{Kind: "file", Name: f.path}
	}
	if err != nil {
		return nil, fmt.Errorf("cannot read %s: %w", strconv.Quote(f.path), unnamed(err))
	}
	w, err := f.parse(data)
	if err == nil {
		f.last = data
	}
	return w, err
}

// content is what the file holds now.
func (f *WorkbookFile) content() ([]byte, error) {
	file, err := follow(f.path)
	if err != nil {
		return nil, err
	}
	if info, err := os.Stat(file); err == nil && info.Mode().IsRegular() && info.Size() > survey.MaxBytes {
		return nil, errors.New(survey.TooLarge(info.Size()))
	}
	return readRegular(file, survey.MaxBytes)
}

func (f *WorkbookFile) parse(data []byte) (*survey.Workbook, error) {
	w, err := survey.Parse(data)
	if faults := (survey.Faults)(nil); errors.As(err, &faults) {
		return nil, faults.InFile(f.path)
	}
	return w, err
}

// unnamed is an error without the path that was typed.
func unnamed(err error) error {
	if at := new(fs.PathError); errors.As(err, &at) {
		return at.Err
	}
	return err
}

// Create writes a workbook to a file that does not exist; the error is fs.ErrExist
// if it does. Only its owner may read it.
func (f *WorkbookFile) Create(w *survey.Workbook) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	data, err := w.Encode()
	if err != nil {
		return f.unmade(err)
	}
	if _, err := os.Lstat(f.path); err == nil {
		return fs.ErrExist
	}
	if err := f.whole(f.path, 0).create(data); errors.Is(err, fs.ErrExist) {
		return fs.ErrExist
	} else if err != nil {
		return f.unmade(err)
	}
	f.last = data
	return nil
}

// Save writes a workbook that was read from the file, whole or not at all. If the
// file was changed meanwhile by somebody else, both changes are merged, and what
// cannot be is a conflict with both values. A file that is gone is made again. An error
// leaves the file as it is.
func (f *WorkbookFile) Save(w *survey.Workbook) (_ Saved, err error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	file, err := follow(f.path)
	if err != nil {
		return Saved{}, f.unsaved(err)
	}
	mode := fs.FileMode(0)
	if info, err := os.Stat(file); err == nil {
		if mode = info.Mode().Perm(); mode&0o222 == 0 {
			return Saved{}, f.unsaved(errors.New("the file is read-only; save to another file, or make it writable"))
		}
	}
	release, err := lock(filepath.Join(filepath.Dir(file), "."+filepath.Base(file)+".lock"), f.patience)
	if err != nil {
		return Saved{}, f.unsaved(err)
	}
	defer func() { err = errors.Join(err, release()) }()
	data, err := w.Encode()
	if err != nil {
		return Saved{}, f.unsaved(err)
	}
	now, err := f.content()
	gone := false
	switch {
	case errors.Is(err, fs.ErrNotExist): // somebody moved it away
		gone = true
	case err != nil:
		return Saved{}, f.unsaved(unnamed(err))
	case !bytes.Equal(now, f.last):
		if w, data, err = f.both(w, now); err != nil {
			return Saved{}, f.unsaved(fmt.Errorf("the file was changed by another program meanwhile: %w", err))
		}
	}
	if !bytes.Equal(data, now) {
		if err := f.whole(file, mode).replace(data); err != nil {
			return Saved{}, f.unsaved(err)
		}
	}
	f.last = data
	return Saved{w, gone}, nil
}

// both merges a workbook with what somebody else wrote to the file meanwhile.
func (f *WorkbookFile) both(w *survey.Workbook, now []byte) (*survey.Workbook, []byte, error) {
	var base *survey.Workbook
	var err error
	if f.last != nil {
		if base, err = f.parse(f.last); err != nil {
			return nil, nil, err
		}
	}
	theirs, err := f.parse(now)
	if err != nil {
		return nil, nil, err
	}
	w, err = survey.Merge(base, []survey.Copy{{Name: "this session", Book: w}, {Name: filepath.Base(f.path), Book: theirs}})
	if err != nil {
		return nil, nil, err
	}
	data, err := w.Encode()
	return w, data, err
}

func (f *WorkbookFile) whole(file string, mode fs.FileMode) whole {
	return whole{file: file, pattern: ".comity-survey-*.part", mode: mode, write: f.write}
}

// unmade words why a workbook was not created.
func (f *WorkbookFile) unmade(err error) error {
	return fmt.Errorf("cannot write %s: %w; nothing was written", strconv.Quote(f.path), unnamed(err))
}

// unsaved words why a workbook was not saved.
func (f *WorkbookFile) unsaved(err error) error {
	if faults := (model.Faults)(nil); errors.As(err, &faults) && len(faults) > 0 {
		return fmt.Errorf("%w; nothing was written", err)
	}
	return fmt.Errorf("cannot save %s: %w; the file is as it was", strconv.Quote(f.path), unnamed(err))
}
