//go:build unix

package sshd_test

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"comity/ui/sshd"
	"comity/ui/uitest"
)

// Whoever connects with the client that everybody has is in the explorer, can
// use it, and has their terminal back at the end.
func TestExplorer(t *testing.T) {
	h := open(t, nil)
	g := h.guest(uitest.TermOptions{}, nil)
	g.sees("Norms", "Statements", "Countries", "quit")
	g.types("j")
	g.types("\t")
	if err := g.Resize(80, 24); err != nil {
		t.Fatal(err)
	}
	if err := g.WaitFor(func(screen string) bool {
		lines := strings.Split(strings.TrimRight(screen, "\n "), "\n")
		return len(lines) == 24 && strings.Contains(lines[23], "quit") && strings.Contains(lines[1]+lines[2], "Reader")
	}, waiting); err != nil {
		t.Fatal(err)
	}
	g.types("?")
	g.sees("scroll")
	g.types("\x1b")
	g.sees("tab pane") // what follows an escape at once would be one key with it
	g.types("q")
	g.leaves(0)
	h.visits(0)
}

func TestOpenPlace(t *testing.T) {
	h := open(t, nil)
	g := h.guest(uitest.TermOptions{}, []string{"-t"}, "open", "country/EST")
	g.sees("Estonia", "quit")
	g.types("q")
	g.leaves(0)

	g = h.guest(uitest.TermOptions{}, []string{"-t"}, "open", "country/Atlantis")
	g.leaves(2)
	g.sees("Atlantis")
}

// Each way in which the visitor or the terminal goes ends the session, and
// nothing of it stays.
func TestEndings(t *testing.T) {
	h := open(t, nil)
	for name, end := range map[string]func(g guest){
		"ctrl+c":        func(g guest) { g.types("\x03"); g.leaves(0) },
		"~. disconnect": func(g guest) { g.types("\r~."); _, _ = g.Exit(waiting) },
		"hang-up":       func(g guest) { _ = g.HangUp() },
	} {
		t.Run(name, func(t *testing.T) {
			g := h.guest(uitest.TermOptions{}, nil)
			g.t = t
			g.sees("Norms", "quit")
			h.visits(1)
			end(g)
			h.visits(0)
		})
	}
	h.until("no connection", func() bool {
		return h.metric("comity_connections") == 0 && h.metric("comity_connections_starting") == 0
	})
}

// Several sessions share a connection, and the end of one, by closing its
// channel alone, ends it at once and no other.
func TestControlMaster(t *testing.T) {
	h := open(t, nil)
	socket := filepath.Join(t.TempDir(), "s")
	master := h.guest(uitest.TermOptions{}, []string{"-M", "-S", socket})
	master.sees("Norms", "quit")
	second := h.guest(uitest.TermOptions{Cols: 80, Rows: 24}, []string{"-S", socket})
	second.sees("Reader", "quit")
	h.visits(2)
	if n := h.metric("comity_connections"); n != 1 {
		t.Errorf("%v connections, want the one that is shared", n)
	}
	if err := second.HangUp(); err != nil {
		t.Fatal(err)
	}
	h.visits(1)
	master.types("j")
	master.types("q")
	h.visits(0)
	path, args := h.client("-S", socket, "-O", "exit")
	_ = exec.Command(path, args...).Run() // it may have ended by itself
	master.leaves(0)
}

// Without a terminal every command that reads prints as it does here, with its
// exit code, and what is for others on standard error.
func TestCommands(t *testing.T) {
	h := open(t, nil)
	out, talk, code := h.run("", "who", `signed("joint-statement-2019")`, "--json")
	var states []struct{ ISO3 string }
	if err := json.Unmarshal([]byte(out), &states); err != nil || len(states) != 27 || code != 0 || talk != "" {
		t.Errorf("%d States, code %d, %v, %q", len(states), code, err, talk)
	}
	for _, test := range []struct {
		command []string
		want    string
		code    int
	}{
		{[]string{"norm", "f"}, "un/f", 0},
		{[]string{"country", "turkiye", "--format", "csv"}, "statement", 0},
		{[]string{"country", "'Côte d’Ivoire'"}, "CIV", 0},
		{[]string{"who", `did("ga-res-73-27", "no" ) and region('Europe')`}, "Estonia", 0},
		{[]string{"search", "hospital", "kind:norm"}, "norm", 0},
		{[]string{"cite", "norm/f"}, "", 0},
		{[]string{"keys"}, "quit", 0},
		{[]string{"norm", "zz"}, "", 2},
		{[]string{"nonsense"}, "", 2},
		{[]string{"who", `signed("nothing")`}, "", 2},
		{[]string{"who", `"signed`}, "", 2},
		{nil, "", 2}, // the explorer needs a terminal
	} {
		out, talk, code := h.run("", test.command...)
		if code != test.code || !strings.Contains(out, test.want) || (test.code != 0) != (talk != "") {
			t.Errorf("%q: code %d, want %d; %q; %q", test.command, code, test.code, out, talk)
		}
		if strings.ContainsAny(out+talk, "\x1b\r") {
			t.Errorf("%q: escapes without a terminal: %q", test.command, out+talk)
		}
	}
}

// What touches this machine does not exist for a visitor.
func TestNothingOfThisMachine(t *testing.T) {
	if testing.Short() {
		t.Skip("one visitor after the other: nothing for the race detector")
	}
	h := open(t, nil)
	t.Setenv("COMITY_THEME", "the server's")
	for _, command := range []string{
		"serve", "data export x", "data verify", "data lint", "norms --data .", "bookmarks", "completion bash", "settings --path",
		"$(id)", "`id`", "norms; id", "norms | id", "norms > /tmp/comity-was-here", "/bin/sh", "-c id", "__complete norm ''",
	} {
		out, talk, code := h.run("", "--", command)
		if code == 0 || strings.Contains(out, "uid=") || strings.Contains(talk, "uid=") {
			t.Errorf("%q: code %d, %q, %q", command, code, out, talk)
		}
	}
	if _, err := os.Stat("/tmp/comity-was-here"); err == nil {
		t.Error("a visitor wrote a file")
	}
	if out, _, code := h.run("", "settings"); code != 0 || strings.Contains(out, "server's") || strings.Contains(out, "/") {
		t.Errorf("code %d, %s", code, out)
	}
}

// With a terminal a command prints for that: styled, as wide as it, and each
// line from its beginning.
func TestCommandOnTerminal(t *testing.T) {
	h := open(t, nil)
	g := h.guest(uitest.TermOptions{Cols: 70, Rows: 60}, []string{"-t"}, "norms")
	g.leaves(0)
	g.sees("un/a ", "g7/12")
	if !strings.Contains(g.Styled(), "\x1b[") {
		t.Errorf("not styled:\n%s", g.Styled())
	}
	for _, c := range g.Output() {
		if strings.Contains(strings.ReplaceAll(string(c.Data), "\r\n", ""), "\n") {
			t.Errorf("a line feed alone: %q", c.Data)
		}
	}
	dumb := h.guest(uitest.TermOptions{Env: []string{"TERM=dumb", "PATH=" + os.Getenv("PATH")}}, nil)
	dumb.leaves(2)
	dumb.sees("TERM=dumb")
}

// Linear mode, at a terminal that echoes what is typed, and in a pipe.
func TestAccessible(t *testing.T) {
	h := open(t, nil)
	g := h.guest(uitest.TermOptions{Cols: 80, Rows: 24}, []string{"-t"}, "accessible")
	g.sees("195 countries", "comity:")
	g.types("norm x\x7ff\x1b[A\r") // a letter taken back, and an arrow that means nothing
	g.sees("comity: norm f", "Do not damage critical infrastructure", "more:")
	g.types("Côte d’Ivoire\x15quit\r")
	g.leaves(0)
	for _, c := range g.Output() {
		if strings.Contains(string(c.Data), "\x1b") {
			t.Errorf("an escape in linear mode: %q", c.Data)
		}
	}
	out, _, code := h.run("norm f\nsearch hospital\n", "accessible")
	if code != 0 || !strings.Contains(out, "Do not damage critical infrastructure") || !strings.Contains(out, "Found with \"hospital\"") {
		t.Errorf("code %d: %s", code, out)
	}
	g = h.guest(uitest.TermOptions{}, []string{"-t", "-o", "SetEnv=COMITY_ACCESSIBLE=1"})
	g.sees("195 countries")
	g.types("\x04")
	g.leaves(0)
}

// What the client sends of its environment chooses the looks; nothing else of
// it arrives.
func TestEnvironment(t *testing.T) {
	h := open(t, nil)
	g := h.guest(uitest.TermOptions{}, []string{"-o", "SetEnv=NO_COLOR=1 PATH=/x HOME=/root COMITY_CONFIG=/etc/passwd COMITY_SERVE_LISTEN=:1 XDG_STATE_HOME=/"})
	g.sees("Norms", "quit")
	coloured := regexp.MustCompile(`\x1b\[(?:[0-9;:]*;)?(?:3[0-8]|4[0-8]|9[0-7]|10[0-7])(?:[;:][0-9;:]*)?m`)
	for _, c := range g.Output() {
		if colour := coloured.Find(c.Data); colour != nil {
			t.Fatalf("%q in spite of NO_COLOR", colour)
		}
	}
	g.types("q")
	g.leaves(0)
	g = h.guest(uitest.TermOptions{}, []string{"-o", "SetEnv=COMITY_ASCII=1"})
	g.sees("Norms", "quit", "+-")
	g.types("q")
	g.leaves(0)
	g = h.guest(uitest.TermOptions{}, []string{"-o", "SetEnv=COMITY_THEME=nonsense"})
	g.leaves(2)
	g.sees("COMITY_THEME")
}

// Light and dark are the visitor's, as the visitor's terminal says.
func TestBackground(t *testing.T) {
	h := open(t, nil)
	styled := map[uitest.Answer]string{}
	for _, answer := range []uitest.Answer{uitest.Dark, uitest.Light} {
		g := h.guest(uitest.TermOptions{Answer: answer}, nil)
		g.sees("Norms", "quit")
		if err := g.Quiet(200*time.Millisecond, waiting); err != nil {
			t.Fatal(err)
		}
		styled[answer] = g.Styled()
	}
	if styled[uitest.Dark] == styled[uitest.Light] {
		t.Error("dark and light terminals are shown the same colours")
	}
}

// What is pasted goes into the box that is open, and starts nothing; what is
// copied goes to the terminal of the visitor.
func TestPasteAndCopy(t *testing.T) {
	h := open(t, nil)
	g := h.guest(uitest.TermOptions{}, nil)
	g.sees("Norms", "quit")
	g.types("\x06")
	g.sees("a question, a name, a command")
	g.types("\x1b[200~hospital\rq\x1b[201~")
	g.sees("hospital", "no text has these words")
	g.types("\x1b")
	g.sees("Norms")
	g.types("y")
	g.sees("copy")
	g.types("\r")
	if err := g.WaitFor(func(string) bool {
		for _, c := range g.Output() {
			if strings.Contains(string(c.Data), "\x1b]52;c;") {
				return true
			}
		}
		return false
	}, waiting); err != nil {
		t.Error("nothing was copied to the terminal: ", err)
	}
	g.types("\x03")
	g.leaves(0)
}

// With listed keys, others stay out.
func TestAuthorizedKeys(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"mine", "other"} {
		if _, _, err := sshd.HostKey(filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	public := publicOf(t, filepath.Join(dir, "mine"))
	list := filepath.Join(dir, "authorized_keys")
	if err := os.WriteFile(list, []byte("# who may\n\n"+public), 0o600); err != nil {
		t.Fatal(err)
	}
	h := open(t, func(c *sshd.Config) {
		var err error
		if c.Authorized, err = sshd.AuthorizedKeys(list); err != nil {
			t.Fatal(err)
		}
	})
	for name, want := range map[string]int{"mine": 0, "other": 255} {
		path, args := h.client("-o", "IdentitiesOnly=yes", "-i", filepath.Join(dir, name))
		out, _ := exec.Command(path, append(args, "norm", "f")...).CombinedOutput()
		if got := strings.Contains(string(out), "un/f"); got != (want == 0) {
			t.Errorf("%s: %s", name, out)
		}
	}
}
