package uitest

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
)

// Nothing outside the folders of a test is its own: not the folder they lie in,
// not one above it, not what a link leads to.
func TestWithin(t *testing.T) {
	dir := t.TempDir()
	for _, path := range []string{dir, filepath.Join(dir, "a"), filepath.Join(dir, "a", "..", "b"), t.TempDir()} {
		if err := within(t, path); err != nil {
			t.Errorf("%s: %v", path, err)
		}
	}
	for _, path := range []string{filepath.Dir(dir), os.TempDir(), os.TempDir() + "/", "/", ".", filepath.Join(dir, "..", "..", "x"), dir + "x/../../../y"} {
		if err := within(t, path); !errors.Is(err, errNotOwn) {
			t.Errorf("%s: %v", path, err)
		}
	}
}

func TestChmodAndRemove(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	Chmod(t, file, 0o400)
	if info, err := os.Stat(file); err != nil || info.Mode() != 0o400 {
		t.Error(info, err)
	}
	Remove(t, file)
	if _, err := os.Stat(file); !errors.Is(err, os.ErrNotExist) {
		t.Error(err)
	}
}
