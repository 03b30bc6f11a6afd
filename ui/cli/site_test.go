package cli_test

import (
	"context"
	"encoding/xml"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"comity/model/datapackage"
	"comity/ui/cli"
	"comity/ui/uitest"
)

// TestSiteCommand writes a site with a feed, refuses what is not its own, and replaces
// a site of its own as a whole or not at all.
func TestSiteCommand(t *testing.T) {
	dir := t.TempDir()
	old := filepath.Join(dir, "old")
	if got := comity(t, "data", "export", old); got.code != 0 {
		t.Fatal(got.err)
	}
	titles := filepath.Join(old, "norms.csv")
	text, err := os.ReadFile(titles)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(titles, []byte(strings.Replace(string(text), "Do not damage critical infrastructure", "Do no harm", 1)), 0o600); err != nil {
		t.Fatal(err)
	}
	site := filepath.Join(dir, "site")
	if got := comity(t, "site", site, "--since", old, "--url", "https://example.org/c"); got.code != 0 || got.out != "" || !strings.Contains(got.err, "pages") {
		t.Fatalf("exit %d, %s", got.code, got.err)
	}
	if _, err := os.Stat(filepath.Join(site, "sitemap.xml")); err != nil {
		t.Error(err)
	}
	bare := filepath.Join(dir, "bare") // where it will be is not known
	if got := comity(t, "site", bare); got.code != 0 || !strings.Contains(got.err, "without --url there is no sitemap.xml") {
		t.Errorf("exit %d, %s", got.code, got.err)
	}
	if _, err := os.Stat(filepath.Join(bare, "sitemap.xml")); err == nil {
		t.Error("there is a sitemap without addresses")
	}
	var feed struct {
		Entries []struct {
			Content string `xml:"content"`
			Link    struct {
				Href string `xml:"href,attr"`
			} `xml:"link"`
		} `xml:"entry"`
	}
	if text, err = os.ReadFile(filepath.Join(site, "changes.atom")); err == nil {
		err = xml.Unmarshal(text, &feed)
	}
	if err != nil || len(feed.Entries) != 1 || feed.Entries[0].Link.Href != "https://example.org/c/norm/f.html" || !strings.Contains(feed.Entries[0].Content, "Do no harm → Do not damage") {
		t.Errorf("%v, %+v", err, feed)
	}
	if page, err := os.ReadFile(filepath.Join(site, "norm", "g7", "1.html")); err != nil || !strings.Contains(string(page), `href="../../site.css"`) {
		t.Error(err)
	}
	for args, want := range map[string]string{"": "needs one folder", dir: "has other files", filepath.Join(dir, "no", "site"): "does not exist", titles: "is not a folder", site + "|--url|ftp://x": "--url"} {
		if got := comity(t, append([]string{"site"}, strings.Split(args, "|")...)...); got.code == 0 || !strings.Contains(got.err, want) {
			t.Errorf("%q: exit %d, %s", args, got.code, got.err)
		}
	}
}

// TestSavedOverItsOwn: a folder that comity wrote is replaced whole; one with a file of
// somebody else, and one that cannot be finished, stay as they were.
func TestSavedOverItsOwn(t *testing.T) {
	const mark = ".mark"
	dir := filepath.Join(t.TempDir(), "site")
	write := cli.Local().Save
	check := func(name string, err error, want, b string) {
		t.Helper()
		if want == "" && err != nil || want != "" && (err == nil || !strings.Contains(err.Error(), want)) {
			t.Errorf("%s: %v, not %q", name, err, want)
		}
		text, _ := os.ReadFile(filepath.Join(dir, "a", "b"))
		left, _ := os.ReadDir(filepath.Dir(dir))
		if string(text) != b || len(left) != 1 {
			t.Errorf("%s: %q, %d folders", name, text, len(left))
		}
	}
	one := []datapackage.File{{Name: "a/b", Content: []byte("1")}, {Name: "c", Content: []byte("1")}}
	two := []datapackage.File{{Name: "a/b", Content: []byte("2")}}
	check("new", write(t.Context(), dir, one, mark), "", "1")
	check("unfinished", write(t.Context(), dir, append(two, datapackage.File{Name: "a/b/c"}), mark), "nothing was written", "1")
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	check("interrupted", write(ended, dir, two, mark), "canceled", "1")
	check("again", write(t.Context(), dir, two, mark), "", "2")
	if _, err := os.Stat(filepath.Join(dir, "c")); err == nil {
		t.Error("a page of the site before is still there")
	}
	mode := os.ModeDir | os.ModeSetgid | 0o750
	uitest.Chmod(t, dir, mode)
	check("a folder of some mode", write(t.Context(), dir, two, mark), "", "2")
	if info, err := os.Stat(dir); err != nil || info.Mode() != mode {
		t.Errorf("the mode is %v, not %v; %v", info.Mode(), mode, err)
	}
	for _, c := range []struct {
		make func(path string) error
		name string
		want string
	}{
		{func(path string) error { return os.WriteFile(path, []byte("x"), 0o600) }, "CNAME", "a file that comity did not write: "},
		{func(path string) error { return os.Mkdir(path, 0o700) }, "a/mine", "a folder that comity did not write: "},
		{func(path string) error { return os.Symlink("b", path) }, "a/c", "a file that comity did not write: "},
		{func(path string) error { return os.WriteFile(path, []byte("3"), 0o600) }, "a/b", "a file that was changed after comity wrote it: "},
		{func(path string) error { return os.Symlink("/dev/zero", path) }, mark, "has other files"},
	} {
		path := filepath.Join(dir, c.name)
		if err := c.make(path); err != nil {
			t.Fatal(err)
		}
		if strings.HasPrefix(c.want, "a ") {
			c.want += strconv.Quote(c.name)
		}
		text, _ := os.ReadFile(filepath.Join(dir, "a", "b"))
		check(c.name, write(t.Context(), dir, one, mark), c.want, string(text))
		if c.name != "a/b" {
			uitest.Remove(t, path)
		} else {
			uitest.Remove(t, filepath.Join(dir, mark))
		}
	}
}

// TestKilledWhileWriting: what a killed process left goes in time, but not what was there before.
func TestKilledWhileWriting(t *testing.T) {
	dir := t.TempDir()
	for _, one := range []string{".comity-export-1/package/a", ".comity-export-2/before/a", ".comity-export-x/package"} {
		one = filepath.Join(dir, filepath.FromSlash(one))
		if err := os.MkdirAll(one, 0o700); err != nil {
			t.Fatal(err)
		}
		for old := time.Now().Add(-2 * time.Hour); one != dir; one = filepath.Dir(one) {
			if err := os.Chtimes(one, old, old); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := cli.Local().Save(t.Context(), filepath.Join(dir, "site"), []datapackage.File{{Name: "a"}}, ""); err != nil {
		t.Error(err)
	}
	var got []string
	list, _ := os.ReadDir(dir)
	for _, entry := range list {
		got = append(got, entry.Name())
	}
	if want := []string{".comity-export-2", ".comity-export-x", "site"}; !slices.Equal(got, want) {
		t.Errorf("there are %v, not %v", got, want)
	}
}
