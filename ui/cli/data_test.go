package cli_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"comity/model/datapackage"
	"comity/ui/cli"
)

// names lists what is in a folder, hidden or not.
func names(t *testing.T, dir string) []string {
	t.Helper()
	list, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, entry := range list {
		out = append(out, entry.Name())
	}
	return out
}

func TestExport(t *testing.T) {
	top := t.TempDir()
	empty, private := filepath.Join(top, "empty"), filepath.Join(top, "private")
	for dir, mode := range map[string]os.FileMode{empty: 0o755, private: 0o700} {
		if err := os.Mkdir(dir, mode); err != nil {
			t.Fatal(err)
		}
	}
	for _, dir := range []string{filepath.Join(top, "new"), empty, private + string(filepath.Separator)} {
		got := comity(t, "data", "export", dir)
		if got.code != 0 || got.err != "" {
			t.Fatalf("%s: exit %d, %s", dir, got.code, got.err)
		}
		var printed []string
		for _, line := range lines(got.out) {
			name, _, _ := strings.Cut(line, "\t")
			printed = append(printed, name)
		}
		if there := names(t, dir); len(there) != 13 || !slices.Equal(there, sorted(printed)) {
			t.Errorf("%s holds %v, and said %v", dir, there, printed)
		}
	}
	if there := names(t, top); !slices.Equal(there, []string{"empty", "new", "private"}) {
		t.Errorf("beside the folders stand %v", there)
	}
	if info, err := os.Stat(private); err != nil || info.Mode().Perm() != 0o700 {
		t.Errorf("the private folder is now %v, %v", info.Mode(), err)
	}
	text, err := os.ReadFile(filepath.Join(top, "new", "datapackage.json"))
	var described struct{ Version string }
	if err != nil || json.Unmarshal(text, &described) != nil || !strings.Contains(comity(t, "--version").out, "corpus "+described.Version+"\n") {
		t.Errorf("the package is of version %q, %v", described.Version, err)
	}
	mine := filepath.Join(top, "mine")
	if got := comity(t, "data", "export", mine, "--data", write(t, "tilegrid.csv", "iso3,col,row\nEST,0,18\n")); got.code != 0 {
		t.Fatalf("with a folder laid over it: exit %d, %s", got.code, got.err)
	}
	other, err := os.ReadFile(filepath.Join(mine, "datapackage.json"))
	if err != nil || strings.Contains(string(other), described.Version) {
		t.Errorf("with a folder laid over it, the version is the same: %v", err)
	}
}

func sorted(list []string) []string {
	list = slices.Clone(list)
	slices.Sort(list)
	return list
}

// TestExportOverwritesNothing: what is there stays, to the byte.
func TestExportOverwritesNothing(t *testing.T) {
	top := t.TempDir()
	full := filepath.Join(top, "full")
	file := filepath.Join(full, "norms.csv")
	if err := os.Mkdir(full, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	hidden := write(t, ".hidden", "mine")
	if err := os.Symlink(full, filepath.Join(top, "link")); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(filepath.Join(top, "nowhere"), filepath.Join(top, "dangling")); err != nil {
		t.Fatal(err)
	}
	before := names(t, top)
	for dir, says := range map[string]string{
		full:                             "is not empty; name one that is empty or does not exist",
		filepath.Join(top, "link"):       "is not empty",
		hidden:                           "is not empty",
		file:                             "exists and is not a folder",
		filepath.Join(top, "dangling"):   "nothing was written",
		filepath.Join(top, "no", "such"): "does not exist",
		filepath.Join(file, "within"):    "nothing was written",
	} {
		got := comity(t, "data", "export", dir)
		if got.code != 1 || got.out != "" || len(lines(got.err)) != 1 || !strings.HasPrefix(got.err, "comity: nothing was written") || !strings.Contains(got.err, says) {
			t.Errorf("%s: exit %d, %q, %q", dir, got.code, got.err, got.out)
		}
	}
	if mine, err := os.ReadFile(file); err != nil || string(mine) != "mine" || !slices.Equal(names(t, full), []string{"norms.csv"}) || !slices.Equal(names(t, top), before) {
		t.Errorf("what was there is %q, %v; %v", mine, err, names(t, top))
	}
	t.Chdir(t.TempDir())
	if got := comity(t, "data", "export", "."); got.code != 1 || !strings.Contains(got.err, "the current folder") {
		t.Errorf("here: exit %d, %q", got.code, got.err)
	}
	if got := comity(t, "data", "export", "here"); got.code != 0 || !slices.Equal(names(t, "."), []string{"here"}) {
		t.Errorf("a name without a folder: exit %d, %q", got.code, got.err)
	}
	for _, args := range [][]string{{"data", "export"}, {"data", "export", " "}, {"data", "export", "a", "b"}} {
		if got := comity(t, args...); got.code != 2 || !strings.Contains(got.err, "needs one folder") {
			t.Errorf("%q: exit %d, %q", args, got.code, got.err)
		}
	}
}

// TestExportIsWholeOrNothing: a write that fails half way leaves nothing.
func TestExportIsWholeOrNothing(t *testing.T) {
	top := t.TempDir()
	dir := filepath.Join(top, "half")
	err := cli.Local().Save(t.Context(), dir, []datapackage.File{{Name: "first.csv", Content: []byte("a")}, {Name: "no/such/second.csv", Content: []byte("b")}}, "")
	if err == nil || !strings.HasPrefix(err.Error(), "nothing was written: ") || len(names(t, top)) != 0 {
		t.Errorf("%v; %v", err, names(t, top))
	}
}
