//go:build unix

package settings_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"comity/ui/settings"
	"comity/ui/uitest"
)

// damaged are files that cannot be understood.
func damaged() map[string]string {
	return map[string]string{
		"empty": "", "zeros": strings.Repeat("\x00", 4096), "cut off": `{"version": 1, "bookmarks": [{"place": "nor`,
		"a list": "[]", "no version": `{"bookmarks": []}`, "a version in words": `{"version": "one"}`, "version -1": `{"version": -1}`,
		"no place":       `{"version": 1, "bookmarks": [{"title": "x", "added": "2026-01-01"}]}`,
		"the list twice": `{"version": 1, "bookmarks": [{"place": "norm/f"}], "bookmarks": [{"place": "norm/g"}]}`, "a place twice": `{"version": 1, "bookmarks": [{"place": "norm/f", "Place": "norm/g"}]}`,
		"no date": `{"version": 1, "bookmarks": [{"place": "norm/f", "title": "x", "added": "soon"}]}`,
		"more":    `{"version": 1, "bookmarks": [], "notes": "mine"}`, "more behind": "{\"version\": 1, \"bookmarks\": []}\n{}",
		"noise": "\x1b[2J\xff\xfe", "deep": strings.Repeat("[", 100000), "null": "null",
	}
}

func TestDamagedFileIsSetAside(t *testing.T) {
	for name, content := range damaged() {
		path := folder(t)
		write(t, path, []byte(content))
		s := open(path)
		if list := s.Peek(); list != nil || string(readFile(t, path)) != content {
			t.Errorf("%s: looking changed it, or found %v", name, list)
		}
		list, err := s.List()
		warning, ok := err.(*settings.DamagedBookmarksError) //nolint:errorlint // a warning comes by itself
		if !ok || len(list) != 0 {
			t.Errorf("%s: %v, %v", name, list, err)
			continue
		}
		if warning.Path != path || warning.Aside != path+".damaged-20261122-123059" || string(readFile(t, warning.Aside)) != content {
			t.Errorf("%s: the file is not set aside as it was: %v", name, warning)
		}
		if text := warning.Error(); !strings.Contains(text, path) || !strings.Contains(text, warning.Aside) || strings.Contains(text, "\n") || strings.Contains(text, "json:") || strings.Contains(text, " Go ") {
			t.Errorf("%s: the warning is %q", name, text)
		}
		if list, err := s.List(); err != nil || len(list) != 0 {
			t.Errorf("%s: a second time: %v, %v", name, list, err)
		}
		// Adding goes on, and the next damage takes nothing from the first.
		write(t, path, []byte(content+" "))
		err = s.Add("norm/f", "f")
		if warning, ok := err.(*settings.DamagedBookmarksError); !ok || warning.Aside != path+".damaged-20261122-123059-2" { //nolint:errorlint // a warning comes by itself
			t.Errorf("%s: adding: %v", name, err)
		}
		if got := places(t, path); !slices.Equal(got, []string{"norm/f"}) {
			t.Errorf("%s: after adding: %v", name, got)
		}
		write(t, path, []byte(content+"  "))
		if err, ok := s.Remove("norm/f").(*settings.DamagedBookmarksError); !ok || string(readFile(t, err.Aside)) != content+"  " { //nolint:errorlint // a warning comes by itself
			t.Errorf("%s: removing: %v", name, err)
		}
		if string(readFile(t, warning.Aside)) != content {
			t.Errorf("%s: the first damaged file was written over", name)
		}
	}
}

// What is not damaged but cannot be read is left as it is.
func TestWhatCannotBeReadIsNotTouched(t *testing.T) {
	big, err := json.Marshal(map[string]any{"version": 1, "bookmarks": []any{map[string]string{"place": "norm/f", "title": strings.Repeat("x", 10<<20)}}})
	if err != nil {
		t.Fatal(err)
	}
	for name, test := range map[string]struct {
		content []byte
		says    string
	}{
		"newer":      {[]byte(`{"version": 2, "bookmarks": {"norm/f": "another form"}}`), "the file has version 2 and this comity reads version 1"},
		"10 MB":      {big, "larger than the limit of 4 MB"},
		"many zeros": {make([]byte, 10<<20), "larger than the limit of 4 MB"},
	} {
		path := folder(t)
		write(t, path, test.content)
		s := open(path)
		_, err := s.List()
		for _, err := range []error{err, s.Add("norm/f", "f"), s.Remove("norm/f")} {
			if err == nil || !strings.Contains(err.Error(), test.says) || !strings.Contains(err.Error(), path) {
				t.Errorf("%s: %v, want %q", name, err, test.says)
			}
		}
		if !bytes.Equal(readFile(t, path), test.content) {
			t.Errorf("%s: the file was changed", name)
		}
	}
	path := folder(t)
	s := open(path)
	add(t, s, "norm/f")
	before := readFile(t, path)
	if err := s.Add("norm/g", strings.Repeat("x", 5<<20)); err == nil || !strings.Contains(err.Error(), "exceed the limit of 4 MB") || !bytes.Equal(readFile(t, path), before) {
		t.Errorf("a file that could not be read again was written: %v", err)
	}
}

// TestLeftovers: what a killed process left goes in time; what one is writing
// stays, and so does all that has another name than comity gives.
func TestLeftovers(t *testing.T) {
	path := folder(t)
	add(t, open(path), "norm/f")
	dir := filepath.Dir(path)
	want := names(t, path)
	for name, age := range map[string]time.Duration{
		".comity-bookmarks-1234567.part": 2 * time.Hour, ".comity-bookmarks-89.part": time.Minute, ".comity-bookmarks-mine.part": 2 * time.Hour,
		".comity-bookmarks-.part": 2 * time.Hour, ".bookmarks-firefox.json": 2 * time.Hour, ".bookmarks-123.json": 2 * time.Hour,
	} {
		file := filepath.Join(dir, name)
		write(t, file, []byte("half"))
		if err := os.Chtimes(file, time.Time{}, time.Now().Add(-age)); err != nil {
			t.Fatal(err)
		}
		if name != ".comity-bookmarks-1234567.part" {
			want = append(want, name)
		}
	}
	add(t, open(path), "norm/g")
	slices.Sort(want)
	if got := names(t, path); !slices.Equal(got, want) {
		t.Errorf("there are %v, not %v", got, want)
	}
}

func TestSomethingElseInTheirPlace(t *testing.T) {
	for name, make := range map[string]func(path string) error{
		"folder": func(path string) error { return os.MkdirAll(path, 0o700) },
		"pipe":   func(path string) error { return syscall.Mkfifo(path, 0o600) },
		"device": func(path string) error { return os.Symlink("/dev/full", path) },
		"loop":   func(path string) error { return os.Symlink(filepath.Base(path), path) },
		"a file as its folder": func(path string) error {
			uitest.Remove(t, filepath.Dir(path))
			return os.WriteFile(filepath.Dir(path), nil, 0o600)
		},
	} {
		path := folder(t)
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o700), make(path)); err != nil {
			t.Fatal(err)
		}
		s := open(path)
		_, err := s.List()
		for _, err := range []error{err, s.Add("norm/f", "f")} {
			if err == nil || !strings.Contains(err.Error(), path) {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
}

func TestSymbolicLinksAreWrittenThrough(t *testing.T) {
	path := folder(t)
	target := filepath.Join(t.TempDir(), "kept", "marks.json")
	for _, err := range []error{
		os.MkdirAll(filepath.Dir(path), 0o700), os.Mkdir(filepath.Dir(target), 0o700),
		os.Symlink(target, filepath.Join(filepath.Dir(path), "other")), os.Symlink("other", path), // both kinds of link
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	add(t, open(path), "norm/f")   // the link led nowhere yet
	add(t, open(target), "norm/g") // somebody without the link
	add(t, open(path), "norm/h")   // and the link is there still
	if got := places(t, target); !slices.Equal(got, []string{"norm/f", "norm/g", "norm/h"}) {
		t.Errorf("behind the link are %v", got)
	}
	if next, err := os.Readlink(path); err != nil || next != "other" {
		t.Errorf("the link is gone: %q, %v", next, err)
	}
	elsewhere, gone := folder(t), filepath.Join(t.TempDir(), "unmounted")
	if err := errors.Join(os.MkdirAll(filepath.Dir(elsewhere), 0o700), os.Symlink(filepath.Join(gone, "marks.json"), elsewhere)); err != nil {
		t.Fatal(err)
	}
	if err := open(elsewhere).Add("norm/f", "f"); err == nil || !strings.Contains(err.Error(), "does not exist") {
		t.Errorf("a link into no folder: %v", err)
	}
	if _, err := os.Stat(gone); err == nil {
		t.Error("the folder of somebody else was made")
	}
	write(t, target, []byte("damaged"))
	var warning *settings.DamagedBookmarksError
	if _, err := open(path).List(); !errors.As(err, &warning) || string(readFile(t, warning.Aside)) != "damaged" || filepath.Dir(warning.Aside) != filepath.Dir(target) {
		t.Errorf("damage behind a link: %v", err)
	}
}

// A disk that is full, or a system that stops within a write, costs nothing
// that was there.
func TestFullDisk(t *testing.T) {
	path := folder(t)
	add(t, open(path), "norm/f")
	before := readFile(t, path)
	for name, cause := range map[string]error{"no space": syscall.ENOSPC, "input or output": syscall.EIO, "quota": syscall.EDQUOT} {
		s := open(path)
		settings.SetWrite(s, func(f *os.File, data []byte) error {
			_, _ = f.Write(data[:len(data)/2])
			return cause
		})
		err := s.Add("norm/g", "g")
		if !errors.Is(err, cause) || !strings.Contains(err.Error(), "cannot change the bookmarks") || errors.Is(s.Remove("norm/f"), nil) {
			t.Errorf("%s: %v", name, err)
		}
		if !bytes.Equal(readFile(t, path), before) || len(names(t, path)) != 1 {
			t.Errorf("%s: there are now %v", name, names(t, path))
		}
		// A file that is damaged besides is told of, and kept.
		write(t, path, []byte("damaged"))
		err = s.Add("norm/g", "g")
		if warning := new(settings.DamagedBookmarksError); !errors.As(err, &warning) || !errors.Is(err, cause) || string(readFile(t, warning.Aside)) != "damaged" {
			t.Errorf("%s and damage: %v", name, err)
		} else {
			uitest.Remove(t, warning.Aside)
			write(t, path, before)
		}
	}
}

// A write that never comes to its end leaves the old file whole for readers.
func TestReadersNeverSeeAHalfWrittenFile(t *testing.T) {
	path := folder(t)
	add(t, open(path), "norm/f")
	s := open(path)
	settings.SetWrite(s, func(f *os.File, data []byte) error {
		_, err := f.Write(data[:10])
		if got := places(t, path); !slices.Equal(got, []string{"norm/f"}) {
			t.Errorf("within a write, another comity reads %v", got)
		}
		_, rest := f.Write(data[10:])
		return errors.Join(err, rest, f.Sync())
	})
	add(t, s, "norm/g")
	if got := places(t, path); !slices.Equal(got, []string{"norm/f", "norm/g"}) {
		t.Errorf("in the end there are %v", got)
	}
}
