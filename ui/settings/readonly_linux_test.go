package settings_test

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"

	"comity/ui/settings"
	"comity/ui/uitest"
)

// asNobody does something as a user for whom modes count, which they do not
// for root. The thread is not used again.
func asNobody(t *testing.T, do func()) {
	t.Helper()
	done := make(chan error)
	go func() {
		runtime.LockOSThread()
		var err error
		if os.Geteuid() == 0 {
			err = syscall.Setfsuid(65534)
		}
		if err == nil {
			do()
		}
		done <- err
	}()
	if err := <-done; err != nil {
		t.Fatal(err)
	}
}

// TestReadOnlyFolder works from within a folder of its own by relative paths, so
// that it does not matter who may enter the folders above.
func TestReadOnlyFolder(t *testing.T) {
	for name, damaged := range map[string]bool{"whole": false, "damaged": true} {
		path := within(t)
		add(t, open(path), "norm/f")
		if damaged {
			write(t, path, []byte("damaged"))
		}
		before := readFile(t, path)
		uitest.Chmod(t, path, 0o444)
		for dir := filepath.Dir(path); dir != "."; dir = filepath.Dir(dir) {
			uitest.Chmod(t, dir, 0o555)
			t.Cleanup(func() { uitest.Chmod(t, dir, 0o700) }) //nolint:gosec // a folder must be enterable
		}
		asNobody(t, func() {
			s := open(path)
			list, err := s.List()
			switch warning := new(settings.DamagedBookmarksError); {
			case !damaged && (err != nil || len(list) != 1):
				t.Errorf("%s: %v, %v", name, list, err)
			case damaged && (!errors.Is(err, fs.ErrPermission) || !strings.Contains(err.Error(), "it is not JSON") || errors.As(err, &warning)):
				t.Errorf("%s: %v", name, err)
			}
			for _, err := range []error{s.Add("norm/g", "g"), s.Remove("norm/f")} {
				if !errors.Is(err, fs.ErrPermission) || !strings.Contains(err.Error(), path) {
					t.Errorf("%s: %v", name, err)
				}
			}
		})
		if !bytes.Equal(readFile(t, path), before) || len(names(t, path)) > 2 {
			t.Errorf("%s: there are now %v", name, names(t, path))
		}
	}
	path := within(t)
	write(t, path, []byte(`{"version": 1}`))
	uitest.Chmod(t, path, 0)
	for dir := filepath.Dir(path); dir != "."; dir = filepath.Dir(dir) {
		uitest.Chmod(t, dir, 0o777)
	}
	asNobody(t, func() {
		if _, err := open(path).List(); !errors.Is(err, fs.ErrPermission) || !strings.Contains(err.Error(), "cannot read") {
			t.Errorf("a file of another person: %v", err)
		}
	})
}

// within makes a new folder the working directory, one that everybody may
// enter, and returns where bookmarks are kept in it, relative to it.
func within(t *testing.T) (path string) {
	t.Helper()
	dir := t.TempDir()
	uitest.Chmod(t, dir, 0o755) // whatever the umask
	t.Chdir(dir)
	return filepath.Join("state", "comity", "bookmarks.json")
}
