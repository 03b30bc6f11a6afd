package model_test

import (
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"comity/assets"
	"comity/model"
)

// endless is a file that says it is empty and never ends.
type endless struct{ fs.FS }

func (e endless) Open(name string) (fs.File, error) {
	file, err := e.FS.Open(name)
	if err == nil && strings.HasSuffix(name, ".yaml") {
		return spring{file}, nil
	}
	return file, err
}

type spring struct{ fs.File }

func (spring) Read(p []byte) (int, error) { return len(p), nil }

var _ io.Reader = spring{}

// TestFoldersThatAreNone: a folder that is no data folder ends the reading soon,
// with the limit that it exceeds.
func TestFoldersThatAreNone(t *testing.T) {
	many := fstest.MapFS{}
	for n := range 25_000 {
		many[fmt.Sprintf("statements/a%d/x", n)] = &fstest.MapFile{}
	}
	strangers := fstest.MapFS{}
	for n := range 500 {
		strangers[fmt.Sprintf("photo-%d.jpg", n)] = &fstest.MapFile{Data: []byte("x")}
	}
	large := fstest.MapFS{}
	for n := range 30 {
		large[fmt.Sprintf("statements/a%d.yaml", n)] = &fstest.MapFile{Data: make([]byte, 3<<20)}
	}
	for name, test := range map[string]struct {
		folder fs.FS
		says   string
	}{
		"many":                     {many, "files"},
		"strangers":                {strangers, "more than 100 files that are not of a data folder"},
		"large":                    {large, "more than 64 MiB"},
		"deep":                     {fstest.MapFS{"a/b/c/d/e/f/g/h": &fstest.MapFile{}}, "more than 4 levels of folders"},
		"endless":                  {endless{fstest.MapFS{"groups.yaml": &fstest.MapFile{}}}, "is not a regular file of at most 4 MiB"},
		"a table that is a folder": {fstest.MapFS{"countries.csv/x": &fstest.MapFile{}}, "countries.csv:-: is a folder, expected a file"},
	} {
		_, err := model.Load(assets.Data(), test.folder)
		if err == nil || !strings.Contains(err.Error(), test.says) {
			t.Errorf("%s: %.300v, want %q", name, err, test.says)
		}
	}
}

// TestProc reads the folder of the kernel, whose files may never end.
func TestProc(t *testing.T) {
	if _, err := os.Stat("/proc/self"); err != nil {
		t.Skip("there is no /proc here")
	}
	if _, err := model.Load(assets.Data(), os.DirFS("/proc")); err == nil || !strings.Contains(err.Error(), "the folder contains more than") {
		t.Errorf("%.300v", err)
	}
}
