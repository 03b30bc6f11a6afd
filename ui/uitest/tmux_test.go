//go:build unix

package uitest

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

// multiplexer is a tmux server of its own with one window, as a person has it
// before them.
type multiplexer struct {
	t      *testing.T
	socket string
}

// everyText is the head of the list of statements when nothing is filtered.
func everyText(t *testing.T) string {
	t.Helper()
	c := Corpus(t)
	return fmt.Sprint("Statements ", len(c.Statements()))
}

// inTmux opens a shell in tmux, from which comity can be started by name.
func inTmux(t *testing.T, cols, rows int) multiplexer {
	t.Helper()
	if _, err := exec.LookPath("tmux"); err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal("tmux is not installed; the Debian package is tmux")
		}
		t.Skip("tmux is not installed (the Debian package is tmux): this test drives comity in it")
	}
	dir := filepath.Dir(program(t, "comity"))
	m := multiplexer{t, filepath.Join(t.TempDir(), "s")}
	env := append(environment(t, "PS1=ready> ", "ENV=", "PATH="+dir+":"+os.Getenv("PATH")), "SHELL=/bin/sh")
	server := exec.Command("tmux", "-u", "-S", m.socket, "-f", os.DevNull, "new-session", "-d",
		"-x", fmt.Sprint(cols), "-y", fmt.Sprint(rows), "/bin/sh")
	server.Env = env
	if out, err := server.CombinedOutput(); err != nil {
		t.Fatalf("%v: %v\n%s", server.Args, err, out)
	}
	t.Cleanup(func() { m.tell("kill-server") })
	m.see("the prompt", contains("ready>"))
	return m
}

// tell runs a tmux command and returns what it prints.
func (m multiplexer) tell(args ...string) string {
	m.t.Helper()
	out, err := exec.Command("tmux", append([]string{"-u", "-S", m.socket}, args...)...).CombinedOutput()
	if err != nil {
		m.t.Fatalf("tmux %v: %v\n%s", args, err, out)
	}
	return string(out)
}

// press sends keys by their tmux names.
func (m multiplexer) press(keys ...string) { m.tell(append([]string{"send-keys"}, keys...)...) }

// typed sends text as it is.
func (m multiplexer) typed(text string) { m.tell("send-keys", "-l", text) }

func (m multiplexer) screen() string { return m.tell("capture-pane", "-p") }

// see looks at the screen until it is as wanted.
func (m multiplexer) see(what string, wanted func(screen string) bool) string {
	m.t.Helper()
	deadline := time.NewTimer(patience)
	defer deadline.Stop()
	look := time.NewTicker(10 * time.Millisecond)
	defer look.Stop()
	for {
		screen := m.screen()
		if wanted(screen) {
			return screen
		}
		select {
		case <-look.C:
		case <-deadline.C:
			m.t.Fatalf("waiting for %s; the screen:\n%s", what, screen)
		}
	}
}

func contains(texts ...string) func(string) bool {
	return func(screen string) bool {
		for _, text := range texts {
			if !strings.Contains(screen, text) {
				return false
			}
		}
		return true
	}
}

// header matches the first line of the explorer.
func header(pattern string) func(string) bool {
	re := regexp.MustCompile(pattern)
	return func(screen string) bool {
		lines := strings.SplitN(screen, "\n", 3) // below the line that names the screens
		return re.MatchString(strings.Join(lines[:min(2, len(lines))], "\n"))
	}
}

// A session from the prompt and back to it, as a desk officer would have it.
func TestSessionInTmux(t *testing.T) {
	m := inTmux(t, 140, 44)
	m.typed("clear; comity; echo left with $?")
	m.press("Enter")
	m.see("the explorer", opened)
	m.see("the front door", contains("Start here", "Who is on record for norm f?"))
	m.press("j", "k")
	m.see("the statement most people come for", header(`Joint Statement 2019.* 27 `))

	// Who signed this? Filter the statements, and look at another one.
	m.press("/")
	m.typed("nine states")
	m.press("Enter")
	m.see("the filtered statement", header(`First Committee.*nine States.* 9 `))
	m.press("Escape")
	m.see("the whole list again", contains(everyText(t)))

	// Two pins compare.
	m.press("Space")
	m.see("the first pin", contains("[1]"))
	m.press("/")
	m.typed("joint-statement-2019")
	m.press("Enter", "Space")
	m.see("both pinned, with the counts", header(`\[1\].*\[2\].*both 8\b`))
	m.press("Escape")
	m.see("the whole list with its pins", contains(everyText(t), "[1]", "[2]"))
	m.press("Escape")
	m.see("one statement again", func(s string) bool { return !contains("[1]")(s) })

	// A country drives.
	m.press("Tab")
	m.see("the first country on the list drives", header(`Australia|AUS`))
	m.press("/")
	m.typed("chile")
	m.press("Enter")
	m.see("Chile drives", header(`Chile`))

	// The reader takes the whole screen and gives it back.
	m.press("Enter")
	m.see("the reader", func(s string) bool { return contains("Chile")(s) && !contains("Statements", "Norms")(s) })
	m.press("Escape")
	m.see("the panes", opened)

	// History goes back and forward.
	m.press("Escape")
	m.see("all countries", contains("Botswana"))
	m.press("G")
	m.see("the last country", header(`Zimbabwe`))
	m.press("[")
	m.see("Chile again", header(`Chile`))
	m.press("]")
	m.see("the last country again", header(`Zimbabwe`))

	// The help names the keys and closes.
	m.press("?")
	m.see("the help", contains("Key bindings and marks", "In the lists"))
	m.press("Escape")
	m.see("the panes", opened)

	// The window grows and shrinks; the place stays.
	m.tell("resize-window", "-x", "80", "-y", "24")
	m.see("the smaller explorer", func(s string) bool { return header(`Zimbabwe`)(s) && strings.Count(s, "\n") <= 24 })
	m.tell("resize-window", "-x", "140", "-y", "44")
	m.see("the larger explorer", func(s string) bool { return header(`Zimbabwe`)(s) && opened(s) })

	m.press("q")
	m.backAtPrompt("left with 0")
}

// backAtPrompt checks that the shell has its screen again as it was.
func (m multiplexer) backAtPrompt(word string) {
	m.t.Helper()
	screen := m.see("the prompt", func(s string) bool {
		return strings.HasSuffix(strings.TrimSpace(s), "ready>") && contains(word)(s)
	})
	if lines := strings.Split(strings.TrimSpace(screen), "\n"); len(lines) != 2 || lines[0] != word {
		m.t.Errorf("the screen after leaving is not clean:\n%s", screen)
	}
	state := "#{alternate_on} #{cursor_flag} #{mouse_any_flag} #{mouse_sgr_flag} #{keypad_cursor_flag} #{wrap_flag}"
	if got := strings.TrimSpace(m.tell("display-message", "-p", state)); got != "0 1 0 0 0 1" {
		m.t.Errorf("tmux says of alternate screen, cursor, mouse, SGR mouse, keypad, wrap: %s, want 0 1 0 0 0 1", got)
	}
	m.typed("echo still $((40+2))")
	m.press("Enter")
	m.see("a shell that echoes", contains("still 42"))
}
