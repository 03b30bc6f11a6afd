//go:build unix

package uitest

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// A long text that is copied in GNU screen reaches the terminal around it, here
// tmux, and none of it is drawn.
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
	m.typed("unset TMUX; SCREENDIR='" + sockets + "' TERM=xterm-256color exec screen -U -c /dev/null comity open statement/joint-statement-2019\n")
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
