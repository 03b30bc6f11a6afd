package settings_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"comity/model"
	"comity/ui/settings"
)

// noon is the day of these tests.
func noon() time.Time { return time.Date(2026, 11, 22, 12, 30, 59, 0, time.UTC) }

func open(path string) *settings.Bookmarks { return settings.OpenBookmarks(path, noon) }

// folder is where bookmarks are kept, with nothing there yet.
func folder(t *testing.T) (path string) {
	t.Helper()
	return filepath.Join(t.TempDir(), "state", "comity", "bookmarks.json")
}

func add(t *testing.T, s *settings.Bookmarks, places ...string) {
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

// TestBookmarksOfWindows: the file may be saved with a byte order mark and the line ends of
// Windows.
func TestBookmarksOfWindows(t *testing.T) {
	path := folder(t)
	add(t, open(path), "norm/f", "norm/g")
	text := "\ufeff" + strings.ReplaceAll(string(readFile(t, path)), "\n", "\r\n")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	if got := places(t, path); !slices.Equal(got, []string{"norm/f", "norm/g"}) {
		t.Errorf("it has %q", got)
	}
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

func readFile(t *testing.T, path string) []byte {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return content
}

func TestNowhere(t *testing.T) {
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
	if err := settings.OpenBookmarks(path, time.Now).Add("norm/f", "another title, on another day"); err != nil {
		t.Error(err)
	}
	want := []settings.Bookmark{
		{Place: "norm/f", Title: "Title of norm/f", Added: model.Date{Year: 2026, Month: 11, Day: 22}},
		{Place: "country/EST?pin=country/CHL", Title: "Title of country/EST?pin=country/CHL", Added: model.Date{Year: 2026, Month: 11, Day: 22}},
		{Place: "page/pillars", Title: "Title of page/pillars", Added: model.Date{Year: 2026, Month: 11, Day: 22}},
	}
	if got, err := open(path).List(); err != nil || !slices.Equal(got, want) {
		t.Errorf("the list is %v, %v", got, err)
	}
	text := "{\n  \"version\": 1,\n  \"bookmarks\": [\n    {\n      \"place\": \"norm/f\",\n      \"title\": \"Title of norm/f\",\n      \"added\": \"2026-11-22\"\n    },\n"
	if got := readFile(t, path); !bytes.HasPrefix(got, []byte(text)) {
		t.Errorf("the file is not for people:\n%s", got)
	}
	if got := s.Peek(); !slices.Equal(got, want) || open(folder(t)).Peek() != nil || open("").Peek() != nil {
		t.Errorf("at a look there are %v", got)
	}
	for name, mode := range map[string]os.FileMode{path: 0o600, filepath.Dir(path): 0o700 | os.ModeDir, filepath.Dir(filepath.Dir(path)): 0o700 | os.ModeDir} {
		if info, err := os.Stat(name); err != nil || info.Mode() != mode && runtime.GOOS != "windows" {
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
	if got := names(t, path); !slices.Equal(got, []string{"bookmarks.json"}) && runtime.GOOS != "windows" { // where the lock stays
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
	write(t, path, bytes.Replace(readFile(t, path), []byte(`"title": "`), []byte(`"title": "\u001b]0;x\u0007`), 1))
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

func TestManyAtOnce(t *testing.T) {
	path := folder(t)
	patient := func() *settings.Bookmarks { // on a busy machine the last of them waits long
		s := open(path)
		settings.SetPatience(s, time.Minute)
		return s
	}
	shared := patient()
	failed := make(chan error)
	const many, each = 16, 10
	for i := range many {
		go func() {
			s := shared
			if i%2 == 0 {
				s = patient() // as another window would
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
