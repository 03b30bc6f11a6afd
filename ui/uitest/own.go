// Package uitest tests comity from outside: the built binary in a pseudo
// terminal and in tmux, its speed against the floor program, and the rules of
// the house. A [Term] runs a program as a person's terminal would: it answers the
// program's questions, keeps every byte with the time it came, draws them on a
// screen that a test can read, and knows afterwards whether the terminal was given
// back as it was found.
//
// The other functions change and remove files for all tests, but only below the
// folders that the test itself made with TempDir: tests call them instead of package
// os, so that a wrong path fails the test and harms nothing.
package uitest

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Chmod sets the mode of a file. It ends the test if that fails or if the file,
// with symbolic links resolved, is not below a folder of the test.
func Chmod(t testing.TB, path string, mode fs.FileMode) {
	t.Helper()
	resolved, err := filepath.EvalSymlinks(path)
	if err == nil {
		err = within(t, resolved)
	}
	if err == nil {
		err = os.Chmod(path, mode)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// Remove deletes a file or an empty folder. It ends the test if that fails or if
// the file is not below a folder of the test. A symbolic link is deleted itself.
func Remove(t testing.TB, path string) {
	t.Helper()
	dir, err := filepath.EvalSymlinks(filepath.Dir(path))
	if err == nil {
		err = within(t, filepath.Join(dir, filepath.Base(path)))
	}
	if err == nil {
		err = os.Remove(path)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// within returns an error unless a path without symbolic links, or relative to
// the working directory, is a folder that the test made or lies in one.
func within(t testing.TB, path string) error {
	top, err := filepath.EvalSymlinks(filepath.Dir(t.TempDir()))
	if err != nil {
		return err
	}
	path, err = filepath.Abs(path)
	if err != nil {
		return err
	}
	inside, err := filepath.Rel(top, path)
	if err != nil {
		return err
	}
	if inside == "." || !filepath.IsLocal(inside) || strings.TrimSpace(inside) == "" {
		return fmt.Errorf("%s is not below %s, a folder that this test made: %w", path, top, errNotOwn)
	}
	return nil
}

var errNotOwn = errors.New("not changed")
