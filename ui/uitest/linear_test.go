//go:build unix

package uitest

import (
	"os/exec"
	"strings"
	"syscall"
	"testing"
)

// Without a screen, comity answers the lines of a pipe, whatever the terminal,
// and ends with 0 at the end of the input.
func TestLinearInAPipe(t *testing.T) {
	const norm, country = "Do not damage critical infrastructure, 25 sections.\n", "Estonia, 28 sections.\n"
	for name, c := range map[string]struct {
		base exec.Cmd
		args []string
		want string
	}{
		"quit":               {exec.Cmd{Stdin: strings.NewReader("norm f\nquit\nestonia\n")}, []string{"--accessible"}, norm},
		"the end":            {exec.Cmd{Stdin: strings.NewReader("norm f")}, []string{"--accessible"}, norm},
		"the environment":    {exec.Cmd{Stdin: strings.NewReader("norm f\n"), Env: []string{"COMITY_ACCESSIBLE=1", "TERM=dumb"}}, nil, norm},
		"a place":            {exec.Cmd{Stdin: strings.NewReader("")}, []string{"open", "country/EST", "--accessible"}, country},
		"a place, and words": {exec.Cmd{Stdin: strings.NewReader("f\n"), Env: []string{"COMITY_ACCESSIBLE=1"}}, []string{"open", "country/EST"}, country},
		"no input at all":    {exec.Cmd{}, []string{"--accessible"}, ""},
	} {
		stdout, stderr, code := callIn(t, c.base, c.args...)
		if code != 0 || stderr != "" || !strings.HasPrefix(stdout, c.want) || c.want == "" && stdout != "" {
			t.Errorf("%s: exit code %d, %q, and\n%s", name, code, stderr, stdout)
		}
		if strings.ContainsFunc(stdout, func(r rune) bool { return r < ' ' && r != '\n' }) || strings.Contains(stdout, "more:") {
			t.Errorf("%s: a control character or a prompt in\n%q", name, stdout)
		}
	}
	if stdout, stderr, code := callIn(t, exec.Cmd{}, "open", "norm/zz", "--accessible"); code != 2 || stdout != "" || !strings.Contains(stderr, `"zz"`) {
		t.Errorf("a place that is not there: exit code %d, %q, %q", code, stdout, stderr)
	}
	if _, stderr, code := callIn(t, exec.Cmd{Env: []string{"COMITY_ACCESSIBLE=0"}}); code != 2 || !strings.Contains(stderr, "terminal") {
		t.Errorf("COMITY_ACCESSIBLE=0 opens something: exit code %d, %q", code, stderr)
	}
}

// On a terminal it is a line program like any other: the terminal edits the
// lines and echoes them, nothing is asked of it, ctrl+d ends with 0 and ctrl+c
// as it ends all of them.
func TestLinearOnATerminal(t *testing.T) {
	for name, c := range map[string]struct {
		end  string
		code int
	}{
		"quit": {"quit\n", 0}, "ctrl+d": {"\x04", 0}, "ctrl+c": {"\x03", 128 + int(syscall.SIGINT)},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			e := start(t, TermOptions{Cols: 100, Rows: 30}, "--accessible")
			says := func(what string) {
				t.Helper()
				e.see(what, func(string) bool { return strings.Contains(string(e.written()), what) })
			}
			says("Enter says more.\r\ncomity: ")
			if err := e.Send("noxx\x7f\x7frm f\n"); err != nil { // the terminal takes two letters back
				t.Fatal(err)
			}
			says("Do not damage critical infrastructure, 25 sections.\r\n")
			says("\r\nmore: ")
			if err := e.Send("\nwhere\n"); err != nil {
				t.Fatal(err)
			}
			says("In one breath, section 1.")
			says("norm/f\r\n")
			if err := e.Send(c.end); err != nil {
				t.Fatal(err)
			}
			if code := e.ends(); code != c.code {
				t.Errorf("exit code %d, want %d", code, c.code)
			}
			e.givenBack()
			if out := string(e.written()); strings.Contains(strings.ReplaceAll(out, "\b \b", ""), "\x1b") {
				t.Errorf("an escape is written: %q", out)
			}
		})
	}
}
