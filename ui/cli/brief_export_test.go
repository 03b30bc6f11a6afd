//go:build unix

package cli_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"comity/ui/cli"
)

// A briefing is printed or written, the same whatever the terminal is; one with
// faults is neither.
func TestBriefExport(t *testing.T) {
	t.Chdir(t.TempDir())
	path := file(t, "My talk.md", deck+"\n<!-- Say this. -->\n")
	page := comity(t, "brief", "export", path)
	if page.code != 0 || !strings.HasPrefix(page.out, "<!DOCTYPE html>") || page.err != "" {
		t.Fatalf("exit %d, %s", page.code, page.err)
	}
	for _, args := range [][]string{
		{"brief", "export", path, "--format", "html"}, {"brief", "export", path, "--theme", "dark", "--ascii", "--no-color"},
	} {
		if got := comity(t, args...); got.out != page.out {
			t.Errorf("%q prints another page: exit %d, %s", args, got.code, got.err)
		}
	}
	for _, width := range []uint16{20, 200} {
		if got := onTerminal(t, width, nil, nil, "brief", "export", path); got.out != page.out {
			t.Errorf("on %d columns it is another page: %s", width, got.err)
		}
	}
	md := comity(t, "brief", "export", "framework", "--format", "md")
	if md.code != 0 || !strings.Contains(md.out, "# The framework in ten minutes") || strings.Contains(md.out, "Notes:") {
		t.Errorf("exit %d, %s", md.code, md.err)
	}
	if got := comity(t, "brief", "export", path, "--notes", "-o", "talk.html"); got.code != 0 || got.out != "" {
		t.Errorf("exit %d, %s%s", got.code, got.out, got.err)
	}
	written, err := os.ReadFile("talk.html")
	if err != nil || !bytes.Contains(written, []byte(`class="notes"`)) || strings.Contains(page.out, `<aside`) {
		t.Errorf("the notes are not where they were asked for: %v", err)
	}
	for _, test := range []struct {
		args []string
		want string
		code int
	}{
		{[]string{path, "-o", "talk.html"}, "already exists; use --replace", 1},
		{[]string{path, "-o", "."}, "is a folder", 1},
		{[]string{path, "-o", "nowhere/talk.html"}, "nothing was written", 1},
		{[]string{path, "--format", "svg"}, `no format is called "svg"`, 2},
		{[]string{path, "--format", "text"}, `no format is called "text"`, 2},
		{[]string{path, "--json"}, `no format is called "json"`, 2},
		{[]string{"nothing"}, "no briefing is called", 2},
		{[]string{"framework", "norm-f"}, "takes one briefing", 2},
		{nil, "needs", 2},
		{[]string{file(t, "bad.md", strings.Replace(deck, "norm/f", "norm/zz", 1)), "-o", "bad.html"}, "bad.md:", 1},
	} {
		got := comity(t, append([]string{"brief", "export"}, test.args...)...)
		if got.code != test.code || got.out != "" || !strings.Contains(got.err, test.want) || len(lines(got.err)) != 1 {
			t.Errorf("%q: exit %d, %q %q", test.args, got.code, got.out, got.err)
		}
	}
	if got := comity(t, "brief", "export", path, "-o", "talk.html", "--replace"); got.code != 0 {
		t.Errorf("exit %d, %s", got.code, got.err)
	}
	if again, err := os.ReadFile("talk.html"); err != nil || string(again) != page.out {
		t.Errorf("the file is not the page: %v", err)
	}
	if left, err := filepath.Glob("*"); err != nil || len(left) != 1 {
		t.Errorf("there are %q, %v", left, err)
	}
	var out, errOut bytes.Buffer
	env := environment(&out, &errOut)
	env.ReadFile, env.Stat, env.Write = nil, nil, nil // as of a visitor
	for _, flag := range []string{"-o", "--output", "--notes", "--replace"} {
		errOut.Reset()
		if code := cli.Main(t.Context(), env, []string{"brief", "export", "framework", flag}); code != 2 || out.Len() > 0 || !strings.Contains(errOut.String(), "no flag is called") {
			t.Errorf("%s without files: exit %d, %s", flag, code, errOut.String())
		}
	}
}
