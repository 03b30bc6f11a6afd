//go:build unix

package sshd_test

import (
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"comity/ui/uitest"
)

// locally is what a command prints for the person at this machine.
func locally(t *testing.T, args ...string) string {
	t.Helper()
	cmd := exec.Command(program(t, "comity"), args...)
	cmd.Env = []string{"HOME=" + t.TempDir()}
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("comity %q: %v", args, err)
	}
	return string(out)
}

// inMarks is a word as it is typed to a shell that passes it on to another.
func inMarks(word string) string {
	if strings.ContainsAny(word, ` '"()`) {
		return "'" + word + "'"
	}
	return word
}

// What a command that reads prints over SSH is, byte for byte, what it prints
// here: scenes, comparisons, pictures, searches and records, in every format.
func TestSameAsHere(t *testing.T) {
	if testing.Short() {
		t.Skip("one command after the other: nothing for the race detector, and half a minute")
	}
	h := open(t, nil)
	isJSON := func(s string) error {
		if !json.Valid([]byte(s)) {
			return errors.New("no JSON")
		}
		return nil
	}
	isTable := func(s string) error {
		rows, err := csv.NewReader(strings.NewReader(s)).ReadAll()
		if err == nil && len(rows) < 2 {
			err = errors.New("no rows")
		}
		return err
	}
	isPicture := func(s string) error {
		d := xml.NewDecoder(strings.NewReader(s))
		for {
			if _, err := d.Token(); err == io.EOF {
				return nil
			} else if err != nil {
				return err
			}
		}
	}
	holds := func(text string) func(string) error {
		return func(s string) error {
			if !strings.Contains(s, text) {
				return errors.New("it does not say " + text)
			}
			return nil
		}
	}
	for _, test := range []struct {
		args  []string
		check func(string) error
	}{
		{[]string{"matrix", "--format", "csv"}, isTable},
		{[]string{"matrix", "--of", "eu", "--rows", "similarity", "--json"}, isJSON},
		{[]string{"matrix", "--format", "html"}, holds("</html>")},
		{[]string{"map", "--format", "svg", "--statement", "ga-res-73-27"}, isPicture},
		{[]string{"map", `signed("joint-statement-2019") and region("Europe")`}, holds("EST")},
		{[]string{"compare", "EST", "LVA", "--format", "md"}, holds("Estonia")},
		{[]string{"compare", "eu@2019-09-23", "USA", "--format", "svg"}, isPicture},
		{[]string{"timeline", "--as-of", "2015-12-31"}, holds("gge-2015")},
		{[]string{"timeline", "--format", "svg"}, isPicture},
		{[]string{"diff"}, holds("norm/g7/1")},
		{[]string{"diff", "un/k", "g7/11", "--json"}, isJSON},
		{[]string{"search", "hospital", "kind:norm"}, holds("norm/f")},
		{[]string{"search", `"safe haven"`, "--json"}, isJSON},
		{[]string{"cite", "norm/f", "--style", "bibtex"}, holds("@")},
		{[]string{"cite", "statement/73/27", "country/EST"}, holds("Estonia")},
		{[]string{"norm", "f"}, holds("critical infrastructure")},
		{[]string{"norm", "f", "--format", "md"}, holds("# ")},
		{[]string{"who", `signed("joint-statement-2019") and not member("eu")`, "--json"}, isJSON},
		{[]string{"country", "Côte d’Ivoire", "--format", "csv"}, isTable},
		{[]string{"page", "pillars"}, holds("norms")},
		{[]string{"keys", "--format", "csv"}, isTable},
		{[]string{"data", "schema", "norms"}, isJSON},
		{[]string{"--version"}, holds("comity")},
	} {
		command := make([]string, len(test.args))
		for i, arg := range test.args {
			command[i] = inMarks(arg)
		}
		out, talk, code := h.run("", append([]string{"--"}, command...)...)
		if err := test.check(out); err != nil || code != 0 || talk != "" {
			t.Errorf("%q: code %d, %v, %q", test.args, code, err, talk)
		}
		if here := locally(t, test.args...); out != here {
			t.Errorf("%q: %d bytes over SSH, %d here", test.args, len(out), len(here))
		}
	}
}

// A search that finds nothing, and a citation of what does not exist, end as
// they do here.
func TestCodes(t *testing.T) {
	if testing.Short() {
		t.Skip("one command after the other: nothing for the race detector")
	}
	h := open(t, nil)
	for _, test := range []struct {
		command string
		code    int
		says    string
	}{
		{"search zzzzzz", 1, "nothing"},
		{"cite norm/zz", 2, "zz"},
		{"matrix --format pdf", 2, "pdf"},
		{"compare EST", 0, ""},
		{"diff un/k un/zz", 2, "zz"},
		{"timeline --as-of tomorrow", 2, "tomorrow"},
		{"open norm/f", 2, "ssh -t"}, // it needs a terminal, and the visitor is told how to have one
	} {
		if _, talk, code := h.run("", test.command); code != test.code || !strings.Contains(talk, test.says) {
			t.Errorf("%q: code %d, want %d; %q", test.command, code, test.code, talk)
		}
	}
}

// Nothing that a visitor types names a file of this machine, to read or to
// write, and nothing is written.
func TestNoFiles(t *testing.T) {
	if testing.Short() {
		t.Skip("one command after the other: nothing for the race detector")
	}
	here := locally(t, "man")
	dir := t.TempDir()
	secret := filepath.Join(dir, "secret.toml")
	if err := os.WriteFile(secret, []byte("theme = \"mono\" # tell-tale\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	t.Setenv("HOME", dir)
	t.Setenv("XDG_STATE_HOME", dir)
	t.Setenv("XDG_CONFIG_HOME", dir)
	t.Setenv("COMITY_CONFIG", secret)
	h := open(t, nil)
	target := filepath.Join(dir, "out")
	for _, command := range []string{
		"serve", "serve --listen :1", "data export " + target, "data verify " + dir, "data lint", "norms --data " + dir, "--data=" + dir + " norms",
		"norms --config " + secret, "matrix -o " + target, "matrix --output " + target, "map --format svg --out=" + target,
		"bookmarks", "bookmarks add norm/f", "bookmarks --path", "completion zsh", "settings --path", "export matrix " + target,
		"__complete bookmarks ''", "__completeNoDesc norms --data ''", "page " + secret, "page ../../../../../../" + secret, "data schema " + secret,
		"cite @" + secret, "who @" + secret, "norms <" + secret, "help serve", "help bookmarks",
	} {
		out, talk, code := h.run("", "--", command)
		if code == 0 || out != "" || !strings.HasPrefix(talk, "comity") || strings.Contains(out+talk, "tell-tale") {
			t.Errorf("%q: code %d, %q, %q", command, code, out, talk)
		}
	}
	out, _, code := h.run("", "man")
	if code != 0 || strings.Contains(out, dir) || strings.Contains(out, ".TP\n\\fBcomity serve") || len(out) >= len(here) {
		t.Errorf("code %d, %d bytes; here %d", code, len(out), len(here))
	}
	if out, _, code := h.run("", "settings"); code != 0 || strings.Contains(out, "mono") || strings.Contains(out, "serve") {
		t.Errorf("a visitor has the settings of the server: %s", out)
	}

	// In the explorer the keys that would write here do nothing.
	g := h.guest(uitest.TermOptions{}, nil)
	g.sees("Norms", "quit")
	g.types("e")
	g.types("m")
	g.types("'")
	g.types("?")
	g.sees("scroll")
	for _, word := range []string{"export what is shown", "bookmark this place", "show the bookmarks"} {
		if strings.Contains(g.Screen(), word) {
			t.Errorf("the help of a visitor says %q", word)
		}
	}
	g.types("\x1b")
	g.sees("tab pane")
	g.types(":")
	g.sees("a question, a name, a command")
	g.types("bookmark")
	g.sees("> bookmark")
	if screen := g.Screen(); strings.Contains(screen, "bookmark this place") {
		t.Errorf("the palette of a visitor:\n%s", screen)
	}
	g.types("\x03")
	g.leaves(0)

	left, err := os.ReadDir(dir)
	if err != nil || !slices.EqualFunc(left, []string{"secret.toml"}, func(e os.DirEntry, name string) bool { return e.Name() == name }) {
		t.Errorf("there are now %v, %v", left, err)
	}
}

// The variables that a client sends choose the looks of what is printed, too.
func TestVariablesOfCommands(t *testing.T) {
	h := open(t, nil)
	look := func(environ ...string) string {
		options := []string{"-t"}
		if len(environ) > 0 {
			options = append(options, "-o", "SetEnv="+strings.Join(environ, " "))
		}
		g := h.guest(uitest.TermOptions{Cols: 100, Rows: 60}, options, "norms")
		g.leaves(0)
		g.sees("g7/12")
		return g.Styled()
	}
	plain := look()
	if !strings.Contains(plain, "\x1b[") || !strings.Contains(plain, "─") {
		t.Fatalf("not styled:\n%s", plain)
	}
	if got := look("NO_COLOR=1"); strings.Contains(got, "38;5;") || got == plain {
		t.Errorf("NO_COLOR:\n%s", got)
	}
	for _, theme := range []string{"light", "high-contrast", "mono"} {
		if got := look("COMITY_THEME=" + theme); got == plain {
			t.Errorf("%s is as without it", theme)
		}
	}
	if got := look("COMITY_ASCII=1"); strings.Contains(got, "─") {
		t.Errorf("COMITY_ASCII:\n%s", got)
	}
	if got := look("LC_ALL=C"); strings.Contains(got, "─") {
		t.Errorf("LC_ALL=C:\n%s", got)
	}
	// The corpus is in English; the language of a client changes nothing, and
	// no name of one does harm.
	for _, language := range []string{"LANG=C.UTF-8", "LANG=de_DE.UTF-8", "LC_ALL=../../../etc/passwd", "LANG=%n%n%n"} {
		if got := look(language); got != plain {
			t.Errorf("%s changes what is printed:\n%s", language, got)
		}
	}
	out, _, _ := h.run("", "settings")
	if path, args := h.client("-o", "SetEnv=COMITY_THEME=light COMITY_MOUSE=1"); strings.Contains(out, "light") {
		t.Errorf("one visitor's settings are another's: %s", out)
	} else if got, err := exec.Command(path, append(args, "settings")...).Output(); err != nil || !strings.Contains(string(got), "theme\tlight\tCOMITY_THEME") || !strings.Contains(string(got), "mouse\ttrue\tCOMITY_MOUSE") {
		t.Errorf("%v, %s", err, got)
	}
}
