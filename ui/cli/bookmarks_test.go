package cli_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"comity/ui/cli"
	"comity/ui/settings"
)

// person is somebody with a folder for their bookmarks.
type person struct {
	t     *testing.T
	state string
}

func (p person) file() string { return filepath.Join(p.state, "comity", "bookmarks.json") }

// calls runs comity as that person.
func (p person) calls(args ...string) call {
	p.t.Helper()
	var out, errOut bytes.Buffer
	env := environment(&out, &errOut)
	env.Environ = append(env.Environ, "XDG_STATE_HOME="+p.state)
	env.Bookmarks = func(path string) *settings.Bookmarks {
		return settings.OpenBookmarks(path, func() time.Time { return time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC) })
	}
	code := cli.Main(p.t.Context(), env, args)
	return call{code, out.String(), errOut.String()}
}

func TestBookmarks(t *testing.T) {
	p := person{t, t.TempDir()}
	const estonia, f, pillars, resolution = "country/EST\tEstonia\t2026-11-22\n", "norm/f\tDo not damage critical infrastructure\t2026-11-22\n",
		"page/pillars\tThe four pillars\t2026-11-22\n", "statement/ga-res-73-27\tOEWG resolution (73/27)\t2026-11-22\n"
	for _, test := range []struct {
		args      string
		code      int
		out, says string
	}{
		{"bookmarks", 0, "", ""},
		{"bookmarks add country/Estonia", 0, estonia, ""},
		{"bookmarks add norm/un/f statement/73/27 norm/F", 0, f + resolution, ""},
		{"bookmarks add page/pillars page/contents term/attribution", 0, pillars + "page/contents\tContents\t2026-11-22\nterm/attribution\tAttribution\t2026-11-22\n", ""},
		{"bookmarks add norm/f", 0, f, ""},
		{"bookmarks remove term/attribution PAGE/contents", 0, "page/contents\tContents\t2026-11-22\nterm/attribution\tAttribution\t2026-11-22\n", ""},
		{"bookmarks", 0, estonia + f + resolution + pillars, ""},
		{"bookmarks add norm/g norm/z", 2, "", `no norm is called "z"`},
		{"bookmarks add", 2, "", "comity bookmarks add needs a place"},
		{"bookmarks remove", 2, "", "comity bookmarks remove needs the place of a bookmark"},
		{"bookmarks remove norm/f page/pilars", 2, "", `no bookmark is called "page/pilars"; nearest: page/pillars`},
		{"bookmarks remove norm/g", 2, "", `no bookmark is called "norm/g"; nearest: norm/f`},
		{"bookmarks ad norm/g", 2, "", `no command is called "ad"; nearest: add`},
		{"bookmarks", 0, estonia + f + resolution + pillars, ""},
		{"bookmarks remove country/EST statement/ga-res-73-27 norm/f", 0, estonia + f + resolution, ""},
		{"bookmarks --format csv", 0, "place,title,added\npage/pillars,The four pillars,2026-11-22\n", ""},
		{"bookmarks --format md", 0, "| place | title | added |\n| --- | --- | --- |\n| page/pillars | The four pillars | 2026-11-22 |\n", ""},
		{"bookmarks --json", 0, "[\n  {\n    \"place\": \"page/pillars\",\n    \"title\": \"The four pillars\",\n    \"added\": \"2026-11-22\"\n  }\n]\n", ""},
		{"bookmarks --path", 0, p.file() + "\n", ""},
	} {
		got := p.calls(strings.Fields(test.args)...)
		if got.code != test.code || got.out != test.out || (got.err != "") != (test.says != "") || !strings.Contains(got.err, test.says) {
			t.Errorf("%s: exit %d, %q, %q; want %d, %q, %q", test.args, got.code, got.out, got.err, test.code, test.out, test.says)
		}
		if schema := compiled(t, "bookmarks"); test.code == 0 && !strings.Contains(test.args, "-") {
			if err := accepts(schema, p.calls("bookmarks", "--json").out); err != nil {
				t.Error(err)
			}
		}
	}
}

// A place that is no longer there can be taken away as it is listed.
func TestBookmarkOfWhatIsGone(t *testing.T) {
	p := person{t, t.TempDir()}
	store := settings.OpenBookmarks(p.file(), time.Now)
	if err := store.Add("statement/once-there", "Once there"); err != nil {
		t.Fatal(err)
	}
	if got := p.calls("bookmarks", "remove", "statement/once-there"); got.code != 0 || got.err != "" || !strings.HasPrefix(got.out, "statement/once-there\t") {
		t.Errorf("%+v", got)
	}
	if got := p.calls("bookmarks"); got.out != "" {
		t.Errorf("it is there still: %q", got.out)
	}
}

func TestDamagedBookmarks(t *testing.T) {
	p := person{t, t.TempDir()}
	damage := func() {
		t.Helper()
		if err := os.WriteFile(p.file(), make([]byte, 100), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	p.calls("bookmarks", "add", "norm/f")
	for _, test := range []struct {
		args string
		code int
		out  string
	}{
		{"bookmarks", 1, ""}, // the list that was asked for is not to be had
		{"bookmarks add norm/g", 0, "norm/g\tProtect critical infrastructure\t2026-11-22\n"},
		{"bookmarks remove norm/g", 2, ""},
	} {
		damage()
		got := p.calls(strings.Fields(test.args)...)
		if first := lines(got.err)[0]; got.code != test.code || got.out != test.out || !strings.Contains(first, "are damaged") || !strings.Contains(first, p.file()+".damaged-20261122-090000") {
			t.Errorf("%s: exit %d, %q, %q", test.args, got.code, got.out, got.err)
		}
	}
	if got := p.calls("bookmarks"); got.code != 0 || got.out != "" || got.err != "" {
		t.Errorf("afterwards: %+v", got)
	}
	if err := os.WriteFile(p.file(), []byte(`{"version": 9}`), 0o600); err != nil {
		t.Fatal(err)
	}
	if got := p.calls("bookmarks", "add", "norm/f"); got.code != 1 || !strings.Contains(got.err, "has version 9") || len(lines(got.err)) != 1 {
		t.Errorf("of a newer comity: %+v", got)
	}
}

// Who comes over the network has no bookmarks here, and who has no home is told.
func TestNoBookmarks(t *testing.T) {
	var out, errOut bytes.Buffer
	env := environment(&out, &errOut)
	env.Bookmarks = nil
	if code := cli.Main(t.Context(), env, []string{"bookmarks"}); code != 2 || !strings.Contains(errOut.String(), `no command is called "bookmarks"`) {
		t.Errorf("over the network: exit %d, %q, %q", code, out.String(), errOut.String())
	}
	for _, args := range [][]string{{"bookmarks"}, {"bookmarks", "--path"}, {"bookmarks", "add", "norm/f"}, {"bookmarks", "remove", "norm/f"}} {
		if got := comity(t, args...); got.code != 1 || got.out != "" || !strings.HasPrefix(got.err, "comity: cannot store bookmarks: ") {
			t.Errorf("without a home: %q: %+v", args, got)
		}
	}
}
