package bookmarks_test

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

	"comity/ui/bookmarks"
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

func TestReadOnlyFolder(t *testing.T) {
	for name, damaged := range map[string]bool{"whole": false, "damaged": true} {
		path := folder(t)
		add(t, open(path), "norm/f")
		if damaged {
			write(t, path, []byte("damaged"))
		}
		before := read(t, path)
		for dir := filepath.Dir(path); dir != os.TempDir() && dir != "/"; dir = filepath.Dir(dir) {
			if err := os.Chmod(dir, 0o555); err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { _ = os.Chmod(dir, 0o700) })
		}
		if err := errors.Join(os.Chmod(path, 0o444), os.Remove(path+".lock")); err != nil && os.Geteuid() == 0 {
			t.Fatal(err)
		}
		asNobody(t, func() {
			s := open(path)
			list, err := s.List()
			switch warning := new(bookmarks.DamagedError); {
			case !damaged && (err != nil || len(list) != 1):
				t.Errorf("%s: %v, %v", name, list, err)
			case damaged && (!errors.Is(err, fs.ErrPermission) || !strings.Contains(err.Error(), "invalid character") || errors.As(err, &warning)):
				t.Errorf("%s: %v", name, err)
			}
			for _, err := range []error{s.Add("norm/g", "g"), s.Remove("norm/f")} {
				if !errors.Is(err, fs.ErrPermission) || !strings.Contains(err.Error(), path) {
					t.Errorf("%s: %v", name, err)
				}
			}
		})
		if !bytes.Equal(read(t, path), before) || len(names(t, path)) > 2 {
			t.Errorf("%s: there are now %v", name, names(t, path))
		}
	}
	path := folder(t)
	write(t, path, []byte(`{"version": 1}`))
	if err := os.Chmod(path, 0); err != nil {
		t.Fatal(err)
	}
	for dir := filepath.Dir(path); dir != os.TempDir() && dir != "/"; dir = filepath.Dir(dir) {
		if err := os.Chmod(dir, 0o777); err != nil {
			t.Fatal(err)
		}
	}
	asNobody(t, func() {
		if _, err := open(path).List(); !errors.Is(err, fs.ErrPermission) || !strings.Contains(err.Error(), "cannot be read") {
			t.Errorf("a file of another person: %v", err)
		}
	})
}
