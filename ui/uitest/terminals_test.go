//go:build unix

package uitest

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// A long text that is copied in GNU screen reaches the terminal around it, here
// tmux, whose environment it has, and none of it is drawn.
func TestCopyInScreen(t *testing.T) {
	if _, err := exec.LookPath("screen"); err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal("GNU screen is not installed; the Debian package is screen")
		}
		t.Skip("GNU screen is not installed (the Debian package is screen): this test copies in it")
	}
	m := inTmux(t, 100, 30)
	m.tell("set-option", "-s", "set-clipboard", "on")
	sockets := filepath.Join(t.TempDir(), "s")
	if err := os.Mkdir(sockets, 0o700); err != nil {
		t.Fatal(err)
	}
	m.typed("SCREENDIR='" + sockets + "' TERM=xterm-256color exec screen -U -c /dev/null comity open statement/joint-statement-2019\n")
	m.see("the statement", contains("joint-statement-2019", "Reader"))
	m.press("y")
	m.see("the copy", contains("Copied", "Twenty-seven States"))
	m.see("the copy in the buffer of tmux", func(string) bool {
		out, err := exec.Command("tmux", "-u", "-S", m.socket, "show-buffer").Output()
		return err == nil && len(out) > 800
	})
	m.press("Escape")
	m.see("the panes", contains("Norms", "Statements", "Reader"))
}

// A terminal that does not know its size has that of COLUMNS and LINES, or 80 by 24.
func TestSizeUnknown(t *testing.T) {
	for variables, want := range map[string][2]int{"": {80, 24}, "COLUMNS=60 LINES=20": {60, 20}, "COLUMNS=-1 LINES=x": {80, 24}} {
		m := inTmux(t, 100, 30)
		m.typed("stty cols 0 rows 0; " + variables + " comity open norm/f\n")
		screen := m.see("the explorer", contains("quit"))
		rows := strings.Split(strings.TrimRight(screen, "\n"), "\n")
		widest := 0
		for _, row := range rows {
			widest = max(widest, len([]rune(strings.TrimRight(row, " "))))
		}
		if len(rows) != want[1] || widest != want[0] {
			t.Errorf("%s: %d by %d, expected %v:\n%s", variables, widest, len(rows), want, screen)
		}
	}
}

// A terminal that draws quotation marks and borders two cells wide, or says so,
// tears no frame.
func TestEastAsianWidth(t *testing.T) {
	m := inTmux(t, 100, 30)
	m.typed("RUNEWIDTH_EASTASIAN=1 comity open norm/f\n")
	m.see("the explorer", contains("quit"))
	for _, keys := range []string{":", "who signed “Paris” — é", "Escape", "3", "2", "4"} {
		m.press(keys)
		m.see("what follows "+keys, func(screen string) bool {
			for _, row := range strings.Split(strings.TrimRight(screen, "\n "), "\n") {
				row = strings.TrimRight(row, " ")
				edge := strings.HasPrefix(row, "|") || strings.HasPrefix(row, "+")
				if end := row[max(len(row)-1, 0):]; edge && (len([]rune(row)) != 100 || !strings.Contains("|+", end)) {
					return false
				}
			}
			return !strings.ContainsAny(screen, "│─╭●")
		})
	}
}

// Keys of a Russian, a Greek and an Arabic keyboard do what those at the same
// places do, and type letters where text is typed.
func TestOtherKeyboards(t *testing.T) {
	m := inTmux(t, 100, 30)
	m.typed("clear; comity; echo left with $?\n")
	m.see("the explorer", opened)
	m.press("ё") // which has no key
	m.see("a word about a key that does nothing", contains("does nothing here"))
	m.press("?")
	m.see("the help", contains("In the lists"))
	m.press("Escape")
	m.see("the panes", func(s string) bool { return opened(s) && !contains("In the lists")(s) })
	m.press("/")
	m.typed("лопй")
	m.see("what is typed", contains("лопй"))
	m.press("Escape")
	m.see("the panes", func(s string) bool { return opened(s) && !contains("лопй")(s) })
	m.press("2") // the matrix, from which every keyboard comes back
	m.see("the matrix", contains("Matrix"))
	m.typed("١")
	m.see("the panes", opened)
	m.press("й")
	m.backAtPrompt("left with 0")
}

// ctrl+z gives the terminal to the shell, and fg brings the explorer back as it was,
// in the size that the terminal has by then.
func TestSuspend(t *testing.T) {
	m := inTmux(t, 100, 30)
	m.typed("set -m; clear; comity open country/CHL; echo left with $?\n")
	m.see("the explorer", contains("Republic of Chile", "quit"))
	for _, typing := range []string{"", "/"} {
		if typing != "" {
			m.press(typing)
		}
		m.press("C-z")
		m.see("the shell", func(s string) bool { return strings.HasSuffix(strings.TrimSpace(s), "ready>") })
		m.typed("echo shell $((40+2))\n")
		m.see("a shell that echoes", contains("shell 42"))
		m.tell("resize-window", "-x", "90", "-y", "24")
		m.typed("fg\n")
		m.see("the explorer again", func(s string) bool {
			return contains("Republic of Chile", "╭")(s) && !contains("cannot suspend")(s) && strings.Count(s, "\n") <= 24
		})
	}
	m.press("Escape")
	m.see("the list", contains("q quit"))
	m.press("q")
	m.see("the prompt", func(s string) bool { return strings.HasSuffix(strings.TrimSpace(s), "ready>") })
}

// slow waits as long as a slow link does in the middle of a sequence.
func (e explorer) slow(pause time.Duration) {
	e.t.Helper()
	if err := e.Quiet(pause, patience); err != nil {
		e.t.Fatal(err)
	}
}

func (e explorer) sends(keys string) {
	e.t.Helper()
	if err := e.Send(keys); err != nil {
		e.t.Fatal(err)
	}
}

// An answer that comes in two pieces is an answer, and no key; so is a key.
func TestAnswerInPieces(t *testing.T) {
	o := wide()
	o.Answer = Silent
	e := start(t, o)
	e.see("the explorer", contains("Statements", "quit"))
	dark := e.Styled()
	e.sends("\x1b]11;")
	e.slow(150 * time.Millisecond)
	e.sends("rgb:ffff/ff")
	e.slow(400 * time.Millisecond)
	e.sends("ff/ffff\x1b")
	e.slow(80 * time.Millisecond)
	e.sends("\\")
	if err := e.WaitFor(func(string) bool { return e.Styled() != dark }, patience); err != nil {
		t.Fatalf("the light background is not heeded: %v", err)
	}
	before := e.Screen()
	for _, pieces := range [][2]string{{"\x1b]11;rgb:0", "000/0000/0000\a"}, {"\x1b[?62", ";22c"}, {"\x1bP>|XTe", "rm(390)\x1b\\"}, {"\x1b[", "1;5I"}} {
		e.sends(pieces[0])
		e.slow(120 * time.Millisecond)
		e.sends(pieces[1])
		e.slow(120 * time.Millisecond)
	}
	if after := e.Screen(); after != before {
		t.Errorf("answers were typed:\n%s\nbefore them:\n%s", after, before)
	}
	e.sends("\x1b[")
	e.slow(120 * time.Millisecond)
	e.sends("B")
	if err := e.WaitFor(func(s string) bool { return s != before }, patience); err != nil {
		t.Errorf("a key in two pieces: %v", err)
	}
	e.sends("q")
	if code, err := e.Exit(patience); code != 0 || err != nil {
		t.Fatal(code, err)
	}
}

// An answer that comes after the explorer was left does not reach the shell.
func TestAnswerAfterLeaving(t *testing.T) {
	for try := range 5 { // a busy machine may be slower than any terminal
		o := wide()
		o.Answer, o.Env = Silent, environment(t)
		running, err := StartTerm(o, "/bin/sh", "-c", program(t, "comity")+"; stty -icanon -echo min 0 time 3; printf 'got '; cat -v; echo END")
		if err != nil {
			t.Fatal(err)
		}
		e := explorer{t, running}
		e.see("the explorer", contains("Statements", "quit"))
		e.sends("q")
		if err := e.WaitFor(func(s string) bool { return !strings.Contains(s, "Statements") }, patience); err != nil {
			t.Fatal(err)
		}
		e.sends("\x1b]11;rgb:ffff/ffff/ffff\x1b\\")
		e.see("the end", contains("END"))
		screen := e.Screen()
		if err := running.Close(); err != nil {
			t.Error(err)
		}
		if strings.Contains(screen, "got END") {
			return
		}
		t.Logf("try %d: %s", try, screen)
	}
	t.Error("the answer is left to the shell")
}
