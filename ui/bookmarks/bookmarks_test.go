package bookmarks_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"comity/model"
	"comity/ui/bookmarks"
	"comity/ui/uitest/own"
)

// noon is the day of these tests.
func noon() time.Time { return time.Date(2026, 11, 22, 12, 30, 59, 0, time.UTC) }

func open(path string) *bookmarks.Store { return bookmarks.Open(path, noon) }

// folder is where bookmarks are kept, with nothing there yet.
func folder(t *testing.T) (path string) {
	t.Helper()
	return filepath.Join(t.TempDir(), "state", "comity", "bookmarks.json")
}

func add(t *testing.T, s *bookmarks.Store, places ...string) {
	t.Helper()
	for _, place := range places {
		if err := s.Add(place, "Title of "+place); err != nil {
			t.Fatal(err)
		}
	}
}

// places are those that another comity would read.
func places(t *testing.T, path string) []string {
	t.Helper()
	list, err := open(path).List()
	if err != nil {
		t.Fatal(err)
	}
	out := []string{}
	for _, b := range list {
		out = append(out, b.Place)
	}
	return out
}

// names are what stands in the folder of a file.
func names(t *testing.T, path string) []string {
	t.Helper()
	list, err := os.ReadDir(filepath.Dir(path))
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, entry := range list {
		out = append(out, entry.Name())
	}
	return out
}

func write(t *testing.T, path string, content []byte) {
	t.Helper()
	if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o700), os.WriteFile(path, content, 0o600)); err != nil {
		t.Fatal(err)
	}
}

func read(t *testing.T, path string) []byte {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return content
}

func TestPath(t *testing.T) {
	for _, test := range []struct {
		state, home, want string
	}{
		{"/s", "/h", "/s/comity/bookmarks.json"},
		{"", "/h", "/h/.local/state/comity/bookmarks.json"},
		{"relative", "/h", "/h/.local/state/comity/bookmarks.json"},
		{"", "", ""},
		{"", "relative", ""},
	} {
		get := func(name string) string {
			return map[string]string{"XDG_STATE_HOME": test.state, "HOME": test.home}[name]
		}
		if got := bookmarks.Path(get); got != test.want {
			t.Errorf("XDG_STATE_HOME=%q HOME=%q: %q, want %q", test.state, test.home, got, test.want)
		}
	}
	if _, err := open("").List(); err == nil || !strings.Contains(err.Error(), "neither XDG_STATE_HOME nor HOME") {
		t.Errorf("nowhere to keep them: %v", err)
	}
	if err := open("").Add("norm/f", "f"); err == nil {
		t.Error("a bookmark was added nowhere")
	}
}

func TestAddAndRemove(t *testing.T) {
	path := folder(t)
	s := open(path)
	if list, err := s.List(); err != nil || len(list) != 0 {
		t.Fatalf("before the first: %v, %v", list, err)
	}
	if _, err := os.Stat(filepath.Dir(path)); err == nil {
		t.Error("looking made a folder")
	}
	add(t, s, "norm/f", "country/EST?pin=country/CHL", "page/pillars", "norm/f")
	if err := bookmarks.Open(path, time.Now).Add("norm/f", "another title, on another day"); err != nil {
		t.Error(err)
	}
	want := []bookmarks.Bookmark{
		{Place: "norm/f", Title: "Title of norm/f", Added: model.Date{Year: 2026, Month: 11, Day: 22}},
		{Place: "country/EST?pin=country/CHL", Title: "Title of country/EST?pin=country/CHL", Added: model.Date{Year: 2026, Month: 11, Day: 22}},
		{Place: "page/pillars", Title: "Title of page/pillars", Added: model.Date{Year: 2026, Month: 11, Day: 22}},
	}
	if got, err := open(path).List(); err != nil || !slices.Equal(got, want) {
		t.Errorf("the list is %v, %v", got, err)
	}
	text := "{\n  \"version\": 1,\n  \"bookmarks\": [\n    {\n      \"place\": \"norm/f\",\n      \"title\": \"Title of norm/f\",\n      \"added\": \"2026-11-22\"\n    },\n"
	if got := read(t, path); !bytes.HasPrefix(got, []byte(text)) {
		t.Errorf("the file is not for people:\n%s", got)
	}
	if got := s.Peek(); !slices.Equal(got, want) || open(folder(t)).Peek() != nil || open("").Peek() != nil {
		t.Errorf("at a look there are %v", got)
	}
	for name, mode := range map[string]os.FileMode{path: 0o600, filepath.Dir(path): 0o700 | os.ModeDir, filepath.Dir(filepath.Dir(path)): 0o700 | os.ModeDir} {
		if info, err := os.Stat(name); err != nil || info.Mode() != mode {
			t.Errorf("%s: %v, want the mode %v", name, info.Mode(), mode)
		}
	}
	if err := s.Remove("norm/f"); err != nil {
		t.Error(err)
	}
	var missing *model.NotFoundError
	if err := s.Remove("page/pilars"); !errors.As(err, &missing) || missing.Nearest[0] != "page/pillars" {
		t.Errorf("removing what is not there: %v", err)
	}
	if got := places(t, path); !slices.Equal(got, []string{"country/EST?pin=country/CHL", "page/pillars"}) {
		t.Errorf("after removing: %v", got)
	}
	add(t, s, "norm/f") // goes to the end now
	if got := places(t, path); got[2] != "norm/f" {
		t.Errorf("after adding again: %v", got)
	}
	if err := errors.Join(s.Remove("norm/f"), s.Remove("page/pillars"), s.Remove("country/EST?pin=country/CHL")); err != nil || len(places(t, path)) != 0 {
		t.Errorf("the last one: %v", err)
	}
	if got := names(t, path); !slices.Equal(got, []string{"bookmarks.json", "bookmarks.json.lock"}) {
		t.Errorf("left behind: %v", got)
	}
}

// What is shown from a bookmark cannot change a terminal, nor can what somebody
// put into the file.
func TestControlCharacters(t *testing.T) {
	path := folder(t)
	s := open(path)
	if err := s.Add(" norm/f\x1b[2J\n\x00\u202e ", "a\tb\r\xff"); err != nil {
		t.Fatal(err)
	}
	write(t, path, bytes.Replace(read(t, path), []byte(`"title": "`), []byte(`"title": "\u001b]0;x\u0007`), 1))
	list, err := s.List()
	if err != nil || len(list) != 1 {
		t.Fatal(list, err)
	}
	if all := list[0].Place + list[0].Title; strings.ContainsAny(all, "\x00\x07\x1b\n\r\u202e") || !strings.HasPrefix(list[0].Place, "norm/f�[2J") {
		t.Errorf("the bookmark is %q", list)
	}
	if err := s.Remove("norm/f\x1b[2J\n\x00\u202e"); err != nil {
		t.Error(err)
	}
	if err := s.Add(" \n", "nothing"); err == nil {
		t.Error("no place was bookmarked")
	}
}

// damaged are files that cannot be understood.
func damaged() map[string]string {
	return map[string]string{
		"empty": "", "zeros": strings.Repeat("\x00", 4096), "cut off": `{"version": 1, "bookmarks": [{"place": "nor`,
		"a list": "[]", "no version": `{"bookmarks": []}`, "a version in words": `{"version": "one"}`, "version -1": `{"version": -1}`,
		"no place": `{"version": 1, "bookmarks": [{"title": "x", "added": "2026-01-01"}]}`,
		"no date":  `{"version": 1, "bookmarks": [{"place": "norm/f", "title": "x", "added": "soon"}]}`,
		"more":     `{"version": 1, "bookmarks": [], "notes": "mine"}`, "more behind": "{\"version\": 1, \"bookmarks\": []}\n{}",
		"noise": "\x1b[2J\xff\xfe", "deep": strings.Repeat("[", 100000), "null": "null",
	}
}

func TestDamagedFileIsSetAside(t *testing.T) {
	for name, content := range damaged() {
		path := folder(t)
		write(t, path, []byte(content))
		s := open(path)
		if list := s.Peek(); list != nil || string(read(t, path)) != content {
			t.Errorf("%s: looking changed it, or found %v", name, list)
		}
		list, err := s.List()
		warning, ok := err.(*bookmarks.DamagedError) //nolint:errorlint // a warning comes by itself
		if !ok || len(list) != 0 {
			t.Errorf("%s: %v, %v", name, list, err)
			continue
		}
		if warning.Path != path || warning.Aside != path+".damaged-20261122-123059" || string(read(t, warning.Aside)) != content {
			t.Errorf("%s: the file is not set aside as it was: %v", name, warning)
		}
		if text := warning.Error(); !strings.Contains(text, path) || !strings.Contains(text, warning.Aside) || strings.Contains(text, "\n") {
			t.Errorf("%s: the warning is %q", name, text)
		}
		if list, err := s.List(); err != nil || len(list) != 0 {
			t.Errorf("%s: a second time: %v, %v", name, list, err)
		}
		// Adding goes on, and the next damage takes nothing from the first.
		write(t, path, []byte(content+" "))
		err = s.Add("norm/f", "f")
		if warning, ok := err.(*bookmarks.DamagedError); !ok || warning.Aside != path+".damaged-20261122-123059-2" { //nolint:errorlint // a warning comes by itself
			t.Errorf("%s: adding: %v", name, err)
		}
		if got := places(t, path); !slices.Equal(got, []string{"norm/f"}) {
			t.Errorf("%s: after adding: %v", name, got)
		}
		write(t, path, []byte(content+"  "))
		if err, ok := s.Remove("norm/f").(*bookmarks.DamagedError); !ok || string(read(t, err.Aside)) != content+"  " { //nolint:errorlint // a warning comes by itself
			t.Errorf("%s: removing: %v", name, err)
		}
		if string(read(t, warning.Aside)) != content {
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
		if !bytes.Equal(read(t, path), test.content) {
			t.Errorf("%s: the file was changed", name)
		}
	}
	path := folder(t)
	s := open(path)
	add(t, s, "norm/f")
	before := read(t, path)
	if err := s.Add("norm/g", strings.Repeat("x", 5<<20)); err == nil || !strings.Contains(err.Error(), "exceed the limit of 4 MB") || !bytes.Equal(read(t, path), before) {
		t.Errorf("a file that could not be read again was written: %v", err)
	}
}

// TestLeftovers: what a killed process left goes in time; what one is writing
// stays, and so does all else.
func TestLeftovers(t *testing.T) {
	path := folder(t)
	add(t, open(path), "norm/f")
	dir := filepath.Dir(path)
	for name, age := range map[string]time.Duration{".bookmarks-old.json": 2 * time.Hour, ".bookmarks-new.json": time.Minute, "bookmarks-old.json": 2 * time.Hour} {
		file := filepath.Join(dir, name)
		write(t, file, []byte("half"))
		if err := os.Chtimes(file, time.Time{}, time.Now().Add(-age)); err != nil {
			t.Fatal(err)
		}
	}
	add(t, open(path), "norm/g")
	if got := names(t, path); slices.Contains(got, ".bookmarks-old.json") || !slices.Contains(got, ".bookmarks-new.json") || !slices.Contains(got, "bookmarks-old.json") {
		t.Errorf("there are %v", got)
	}
}

func TestSomethingElseInTheirPlace(t *testing.T) {
	for name, make := range map[string]func(path string) error{
		"folder": func(path string) error { return os.MkdirAll(path, 0o700) },
		"pipe":   func(path string) error { return syscall.Mkfifo(path, 0o600) },
		"device": func(path string) error { return os.Symlink("/dev/full", path) },
		"loop":   func(path string) error { return os.Symlink(filepath.Base(path), path) },
		"a file as its folder": func(path string) error {
			own.Remove(t, filepath.Dir(path))
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
	write(t, target, []byte("damaged"))
	var warning *bookmarks.DamagedError
	if _, err := open(path).List(); !errors.As(err, &warning) || string(read(t, warning.Aside)) != "damaged" || filepath.Dir(warning.Aside) != filepath.Dir(target) {
		t.Errorf("damage behind a link: %v", err)
	}
}

// A disk that is full, or a system that stops within a write, costs nothing
// that was there.
func TestFullDisk(t *testing.T) {
	path := folder(t)
	add(t, open(path), "norm/f")
	before := read(t, path)
	for name, cause := range map[string]error{"no space": syscall.ENOSPC, "input or output": syscall.EIO, "quota": syscall.EDQUOT} {
		s := open(path)
		bookmarks.SetWrite(s, func(f *os.File, data []byte) error {
			_, _ = f.Write(data[:len(data)/2])
			return cause
		})
		err := s.Add("norm/g", "g")
		if !errors.Is(err, cause) || !strings.Contains(err.Error(), "cannot change the bookmarks") || errors.Is(s.Remove("norm/f"), nil) {
			t.Errorf("%s: %v", name, err)
		}
		if !bytes.Equal(read(t, path), before) || len(names(t, path)) != 2 {
			t.Errorf("%s: there are now %v", name, names(t, path))
		}
		// A file that is damaged besides is told of, and kept.
		write(t, path, []byte("damaged"))
		err = s.Add("norm/g", "g")
		if warning := new(bookmarks.DamagedError); !errors.As(err, &warning) || !errors.Is(err, cause) || string(read(t, warning.Aside)) != "damaged" {
			t.Errorf("%s and damage: %v", name, err)
		} else {
			own.Remove(t, warning.Aside)
			write(t, path, before)
		}
	}
}

// A write that never comes to its end leaves the old file whole for readers.
func TestReadersNeverSeeAHalfWrittenFile(t *testing.T) {
	path := folder(t)
	add(t, open(path), "norm/f")
	s := open(path)
	bookmarks.SetWrite(s, func(f *os.File, data []byte) error {
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

func TestManyAtOnce(t *testing.T) {
	path := folder(t)
	shared := open(path)
	failed := make(chan error)
	const many, each = 16, 10
	for i := range many {
		go func() {
			s := shared
			if i%2 == 0 {
				s = open(path) // as another window would
			}
			var err error
			for j := range each {
				err = errors.Join(err, s.Add(fmt.Sprintf("statement/%d-%d", i, j), "x"), s.Add(fmt.Sprintf("gone/%d-%d", i, j), "x"), s.Remove(fmt.Sprintf("gone/%d-%d", i, j)))
				_, unread := s.List()
				err = errors.Join(err, unread)
			}
			failed <- err
		}()
	}
	for range many {
		if err := <-failed; err != nil {
			t.Error(err)
		}
	}
	if got := places(t, path); len(got) != many*each || slices.ContainsFunc(got, func(p string) bool { return strings.HasPrefix(p, "gone/") }) {
		t.Errorf("of %d bookmarks there are %d: %v", many*each, len(got), got)
	}
}
