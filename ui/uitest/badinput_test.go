//go:build unix

package uitest

import (
	"bytes"
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/creack/pty"
)

// call runs the built comity without a terminal.
func call(t *testing.T, args ...string) (stdout, stderr string, code int) {
	t.Helper()
	return callIn(t, exec.Cmd{}, args...)
}

// callIn runs it with the streams and the environment that base gives.
func callIn(t *testing.T, base exec.Cmd, args ...string) (stdout, stderr string, code int) {
	t.Helper()
	comity := program(t, "comity") // building it, which the first call does, is no part of the time
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	var out, talk bytes.Buffer
	cmd := exec.CommandContext(ctx, comity, args...)
	cmd.Env, cmd.Stdin, cmd.Stdout, cmd.Stderr = environment(t, base.Env...), base.Stdin, base.Stdout, base.Stderr
	if cmd.Stdout == nil {
		cmd.Stdout = &out
	}
	if cmd.Stderr == nil {
		cmd.Stderr = &talk
	}
	err := cmd.Run()
	if ctx.Err() != nil {
		t.Fatalf("comity %v hangs", args)
	}
	var ended *exec.ExitError
	if err != nil && !errors.As(err, &ended) {
		t.Fatal(err)
	}
	return out.String(), talk.String(), cmd.ProcessState.ExitCode()
}

// Whatever does not exist or cannot be parsed: nothing on standard output, a
// clear line on standard error that names what is near, exit code 2.
func TestUnknownIsExplained(t *testing.T) {
	for _, c := range []struct {
		args []string
		want string
	}{
		{[]string{"norm", "zz"}, `"zz".*un/a`},
		{[]string{"norm", "g7/13"}, `"g7/13".*g7/1`},
		{[]string{"statement", "joint-statement-2017"}, `"joint-statement-2017".*joint-statement-2019`},
		{[]string{"country", "Estnia"}, `"Estnia".*Estonia`},
		{[]string{"open", "norm/zz"}, `"zz".*un/a`},
		{[]string{"open", "norn/f"}, `norn.*norm`},
		{[]string{"statments"}, `"statments".*statements`},
		{[]string{"norms", "--formt", "json"}, `--formt.*--format`},
		{[]string{"norms", "--format", "jsn"}, `jsn.*json`},
		{[]string{"norms", "--theme", "drak"}, `drak.*dark`},
		{[]string{"norm"}, `norm`},
		{[]string{"norm", "a", "b"}, `norm|argument`},
		{[]string{"norms", "--data"}, `--data`},
		{[]string{"country", ""}, `country`},
		{[]string{"country", "\x1b[31mred\x07"}, `red`},
	} {
		stdout, stderr, code := call(t, c.args...)
		if code != 2 {
			t.Errorf("%q: exit code %d, want 2", c.args, code)
		}
		if stdout != "" {
			t.Errorf("%q: standard output is data, but has %q", c.args, stdout)
		}
		if !regexp.MustCompile(c.want).MatchString(stderr) || strings.Count(stderr, "\n") != 1 {
			t.Errorf("%q: want one line like %s, got\n%s", c.args, c.want, stderr)
		}
		if i := strings.IndexFunc(stderr, func(r rune) bool { return r < ' ' && r != '\n' || r == 0x7f }); i >= 0 {
			t.Errorf("%q: a control character in %q", c.args, stderr)
		}
	}
}

// A mistake in an expression is shown with its column, and an unknown id is a
// mistake, never an empty answer.
func TestMistakesInExpressionsAreShown(t *testing.T) {
	for expression, want := range map[string]string{
		`signed("joint-statement-219")`:   `column 8: .*joint-statement-2019`,
		`did("ga-res-73-27", "maybe")`:    `column 21: .*yes`,
		`signed("joint-statement-2019"`:   `column \d+`,
		`signd("joint-statement-2019")`:   `column 1: .*signed`,
		`region("Europe") and`:            `column \d+`,
		`1`:                               `column \d+`,
		``:                                `expression`,
		`member("eu") and groupe("WEOG")`: `column 18: `,
	} {
		stdout, stderr, code := call(t, "who", expression)
		if code != 2 || stdout != "" || !regexp.MustCompile(want).MatchString(stderr) {
			t.Errorf("who %s: exit code %d, output %q; want like %s, got\n%s", expression, code, stdout, want, stderr)
		}
	}
}

// Faults in a folder of records stop everything: each is named, exit code 1.
func TestBrokenFolderIsExplained(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"statements/broken.yaml": "id: broken\ntitle: [not a text\n",
		"statements/odd.yaml":    "id: odd\nsurprise: yes\n",
	} {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o750); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, args := range [][]string{
		{"norms", "--data", dir}, {"data", "verify", dir}, {"--data", dir},
	} {
		stdout, stderr, code := call(t, args...)
		if code != 1 || stdout != "" {
			t.Errorf("%q: exit code %d, output %q; want 1 and none", args, code, stdout)
		}
		for _, fault := range []string{"statements/broken.yaml", "statements/odd.yaml", "surprise"} {
			if !strings.Contains(stderr, fault) {
				t.Errorf("%q: no word about %s in\n%s", args, fault, stderr)
			}
		}
	}
	if _, stderr, code := call(t, "norms", "--data", filepath.Join(dir, "absent")); code == 0 || !strings.Contains(stderr, "no folder is called") { // a long path is cut
		t.Errorf("a folder that is not there: exit code %d, %q", code, stderr)
	}
}

// Without a terminal on both sides there is no explorer: help, exit code 2.
func TestNotATerminal(t *testing.T) {
	terminal, side, err := pty.Open()
	if err != nil {
		t.Fatal(err)
	}
	defer terminal.Close()
	defer side.Close()
	for name, base := range map[string]exec.Cmd{
		"neither": {}, "only the input": {Stdin: side}, "no standard input at all": {Env: []string{"TERM=dumb"}},
	} {
		stdout, stderr, code := callIn(t, base)
		if code != 2 || !strings.Contains(stdout+stderr, "Usage") || !strings.Contains(stderr, "terminal") {
			t.Errorf("%s: exit code %d, want 2, the help and a word about the terminal; got\n%s%s", name, code, stdout, stderr)
		}
		if strings.Contains(stdout+stderr, "\x1b") {
			t.Errorf("%s: escape sequences without a terminal: %q%q", name, stdout, stderr)
		}
	}
}

// The output may be closed early, as head does: no panic, no complaint.
func TestReaderLeaves(t *testing.T) {
	shell := exec.Command("sh", "-c", `"$0" countries --format json | head -c 10; "$0" countries | head -1`, program(t, "comity"))
	shell.Env = environment(t)
	out, err := shell.CombinedOutput()
	if err != nil || bytes.Contains(out, []byte("comity:")) || bytes.Contains(out, []byte("panic")) {
		t.Errorf("%v\n%s", err, out)
	}
}

// TestClosedOutput: output that cannot be written is a failure, as for other tools;
// output that is not wanted is none, however the caller has opened /dev/null.
func TestClosedOutput(t *testing.T) {
	comity := program(t, "comity")
	for script, want := range map[string]int{
		`"$0" norm f >/dev/full`: 1, `"$0" --help >/dev/full`: 1, `"$0" norm --help >/dev/full`: 1, `"$0" --help | true`: 0, `"$0" norm f >/dev/null`: 0, `"$0" norm f 1<>/dev/null`: 0, `"$0" norm f <>/dev/null >&0 2>&0`: 0, `"$0" norm f | true`: 0,
	} {
		cmd := exec.Command("sh", "-c", script, comity)
		cmd.Env = environment(t)
		out, err := cmd.CombinedOutput()
		if code := cmd.ProcessState.ExitCode(); code != want || (want == 1) != strings.Contains(string(out), "comity: ") {
			t.Errorf("%s: exit %d, want %d; %v, %s", script, code, want, err, out)
		}
	}
}
