//go:build unix

package cli_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"github.com/creack/pty"

	"comity/ui/cli"
	"comity/ui/explorer"
	"comity/ui/place"
)

// onTerminal runs comity with a terminal as input and output. What it says on
// standard error is kept apart.
func onTerminal(t *testing.T, cols uint16, environ []string, explore func(explorer.Options) error, args ...string) call {
	t.Helper()
	master, slave, err := pty.Open()
	if err != nil {
		t.Fatal(err)
	}
	if err := pty.Setsize(slave, &pty.Winsize{Cols: cols, Rows: 24}); err != nil {
		t.Fatal(err)
	}
	read := make(chan []byte)
	go func() {
		out, _ := io.ReadAll(master) // ends with an error when the other side is closed
		read <- out
	}()
	var errOut bytes.Buffer
	env := environment(slave, &errOut)
	env.In, env.Environ = slave, append([]string{"TERM=xterm-256color"}, environ...)
	env.Explore = func(_ context.Context, o explorer.Options) error { return explore(o) }
	code := cli.Main(t.Context(), env, args)
	if err := slave.Close(); err != nil {
		t.Fatal(err)
	}
	out := <-read
	_ = master.Close()
	return call{code, strings.ReplaceAll(string(out), "\r\n", "\n"), errOut.String()}
}

func notExplored(explorer.Options) error { return errors.New("the explorer was opened") }

func TestOnTerminal(t *testing.T) {
	if testing.Short() { // the race detector, for which it holds nothing new
		t.Skip("long, and of one goroutine")
	}
	for name, args := range commands() {
		for _, cols := range []uint16{60, 80, 200} {
			styled := onTerminal(t, cols, nil, notExplored, args...)
			plain := onTerminal(t, cols, []string{"NO_COLOR=1"}, notExplored, args...)
			if styled.code != 0 || !strings.Contains(styled.out, "\x1b[") || ansi.Strip(styled.out) != plain.out {
				t.Errorf("%s at %d: exit %d; without colour it is not the same text", name, cols, styled.code)
			}
			for line := range strings.SplitSeq(plain.out, "\n") {
				if ansi.StringWidth(line) > int(cols) || strings.HasSuffix(line, " ") {
					t.Errorf("%s at %d: the line %q is too wide or padded", name, cols, line)
				}
			}
		}
		for _, how := range [][]string{{"TERM=dumb"}, {"NO_COLOR=1"}, {"COLORTERM=truecolor", "NO_COLOR=yes"}} {
			if got := onTerminal(t, 80, how, notExplored, args...); got.code != 0 || strings.Contains(got.out, "\x1b") {
				t.Errorf("%s with %v: exit %d, or an escape", name, how, got.code)
			}
		}
		ascii := onTerminal(t, 80, nil, notExplored, append(args, "--ascii", "--no-color")...)
		if ascii.code != 0 || strings.ContainsAny(ascii.out, "\x1b─│┃•…") {
			t.Errorf("%s in ASCII: exit %d\n%s", name, ascii.code, ascii.out)
		}
	}
}

func TestThemesDiffer(t *testing.T) {
	dark := onTerminal(t, 80, nil, notExplored, "norms", "--theme", "dark")
	light := onTerminal(t, 80, nil, notExplored, "norms", "--theme", "light")
	told := onTerminal(t, 80, []string{"COLORFGBG=0;15"}, notExplored, "norms")
	if dark.out == light.out || told.out != light.out {
		t.Error("the themes look the same, or COLORFGBG is not heeded")
	}
}

// Ids are there to be copied: a narrow terminal must not break them.
func TestIDsStayWhole(t *testing.T) {
	got := onTerminal(t, 50, []string{"NO_COLOR=1"}, notExplored, "statements")
	for _, id := range []string{"un-cybercrime-convention", "eu-cyber-diplomacy-toolbox-2017", "joint-statement-2019"} {
		if !strings.Contains(got.out, id+" ") && !strings.Contains(got.out, id+"\n") {
			t.Errorf("the id %s is broken:\n%s", id, got.out)
		}
	}
}

func TestCountIsTalk(t *testing.T) {
	got := onTerminal(t, 80, nil, notExplored, "who", `signed("joint-statement-2019")`)
	if got.err != "27 of 195 States\n" || strings.Contains(got.out, "27 of") {
		t.Errorf("said %q", got.err)
	}
}

func TestExplorerOpens(t *testing.T) {
	est, door := place.Place{Kind: place.Country, ID: "EST"}, place.View{Place: place.OfStart()}
	for _, test := range []struct {
		args    []string
		environ []string
		want    explorer.Options
	}{
		{nil, nil, explorer.Options{Theme: "auto", Start: door}},
		{nil, []string{"NO_COLOR=1"}, explorer.Options{Theme: "auto", Start: door, NoColor: true}},
		{[]string{"--theme", "light", "--ascii", "--mouse", "--no-color"}, nil, explorer.Options{Theme: "light", Start: door, ASCII: true, Mouse: true, NoColor: true}},
		{[]string{"open", "country/Estonia"}, nil, explorer.Options{Theme: "auto", Start: place.View{Place: est}}},
		{[]string{"open", "country/ee", "--mouse"}, nil, explorer.Options{Theme: "auto", Start: place.View{Place: est}, Mouse: true}},
		{[]string{"open", "norm/f"}, nil, explorer.Options{Theme: "auto", Start: place.View{Place: place.Place{Kind: place.Norm, ID: "un/f"}}}},
	} {
		var got explorer.Options
		c := onTerminal(t, 80, test.environ, func(o explorer.Options) error { got = o; return nil }, test.args...)
		if c != (call{}) || got.Corpus == nil || len(got.Corpus.Countries()) != 195 || got.In == nil || got.Out == nil || len(got.Environ) == 0 {
			t.Errorf("%q: %+v, opened with %+v", test.args, c, got)
		}
		got.Corpus, got.In, got.Out, got.Environ = nil, nil, nil, nil
		if got.Theme != test.want.Theme || got.ASCII != test.want.ASCII || got.NoColor != test.want.NoColor || got.Mouse != test.want.Mouse || got.Start.String() != test.want.Start.String() {
			t.Errorf("%q opens with %+v, want %+v", test.args, got, test.want)
		}
	}
	if c := onTerminal(t, 80, nil, notExplored); c.code != 1 || c.err != "comity: the explorer was opened\n" {
		t.Errorf("an explorer that fails: %+v", c)
	}
}

func TestDumbTerminal(t *testing.T) {
	c := onTerminal(t, 80, []string{"TERM=dumb"}, notExplored)
	said := lines(c.err)
	if c.code != 2 || c.out != "" || !strings.Contains(c.err, "Usage:") || !strings.Contains(said[len(said)-1], "TERM=dumb") {
		t.Errorf("%+v", c)
	}
	if c := onTerminal(t, 80, []string{"TERM=dumb"}, notExplored, "who", `member("benelux")`); c.code != 0 || !strings.Contains(c.out, "Belgium") {
		t.Errorf("who on a dumb terminal: %+v", c)
	}
}

// Only one of the two is a terminal: the explorer must not open.
func TestHalfATerminal(t *testing.T) {
	_, slave, err := pty.Open()
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = slave.Close() }()
	var errOut bytes.Buffer
	for _, streams := range []struct {
		in  io.Reader
		out io.Writer
	}{{slave, &bytes.Buffer{}}, {strings.NewReader(""), slave}} {
		env := environment(streams.out, &errOut)
		env.In = streams.in
		if code := cli.Main(t.Context(), env, nil); code != 2 {
			t.Errorf("exit %d", code)
		}
	}
}

// Help on the terminal of this process is dressed, and asks it nothing.
func TestHelpAsksNothing(t *testing.T) {
	t.Setenv("TERM", "xterm-256color") // the library that dresses it asks the process
	master, slave, err := pty.Open()
	if err != nil {
		t.Fatal(err)
	}
	read := make(chan []byte)
	go func() {
		out, _ := io.ReadAll(master)
		read <- out
	}()
	stdout, stdin := os.Stdout, os.Stdin
	os.Stdout, os.Stdin = slave, slave
	var errOut bytes.Buffer
	env := environment(slave, &errOut)
	env.In = slave
	code := cli.Main(t.Context(), env, []string{"who", "--help"})
	restored := os.Stdin == slave
	os.Stdout, os.Stdin = stdout, stdin
	_ = slave.Close()
	out := string(<-read)
	_ = master.Close()
	if code != 0 || !restored || !strings.Contains(out, "\x1b[") || !strings.Contains(out, "position()") || strings.Contains(out, "\x1b]11") || strings.Contains(out, "\x1b[c") {
		t.Errorf("exit %d, input restored %v, %q", code, restored, out)
	}
}

// TestCitationOnTerminal: a citation is copied as it stands, so that no line
// of it is broken and nothing is styled.
func TestCitationOnTerminal(t *testing.T) {
	args := []string{"cite", "norm/f", "statement/joint-statement-2019", "--style", "bibtex"}
	if got, want := onTerminal(t, 40, nil, notExplored, args...), comity(t, args...); got != want {
		t.Errorf("exit %d, %q; in a pipe %q", got.code, got.out, want.out)
	}
}

// What matched stands out on a terminal, and is the same text without.
func TestMatchesStandOut(t *testing.T) {
	got := onTerminal(t, 80, nil, notExplored, "search", "safe", "haven", "kind:norm")
	for _, want := range []string{"safe\x1b[m", "haven\x1b[m", "norm/c\x1b[m"} {
		if !strings.Contains(got.out, want) {
			t.Errorf("%q does not stand out:\n%q", want, got.out)
		}
	}
	if strings.Contains(got.out, "groups\x1b[m") || got.err != "1 of 1 result\n" {
		t.Errorf("a word that did not match stands out, or the count is missing: %q\n%q", got.err, got.out)
	}
}

// TestDataDiffOnATerminal: words are marked there.
func TestDataDiffOnATerminal(t *testing.T) {
	old := edition(t)
	seen := onTerminal(t, 80, nil, nil, "data", "diff", old)
	for _, want := range []string{"Changed: norms un/f", "[-may-] {+should+} not conduct", "with rows: participation 195; sources ", "status: [-unverified-] {+member+}"} {
		if !strings.Contains(seen.out, want) {
			t.Errorf("no %q in:\n%s", want, seen.out)
		}
	}
}
