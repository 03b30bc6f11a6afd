//go:build unix

package uitest

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"syscall"
	"testing"
)

// esc is the escape key as a terminal sends it that was asked to tell it from
// the beginning of a sequence.
const esc = "\x1b[27u"

// However the explorer ends, it ends soon, and the terminal is as it was.
func TestEndings(t *testing.T) {
	for name, ending := range map[string]struct {
		end   func(explorer) error
		codes []int
	}{
		"q":                      {func(e explorer) error { return e.Send("q") }, []int{0}},
		"ctrl+c":                 {func(e explorer) error { return e.Send("\x03") }, []int{0}},
		"SIGTERM":                {func(e explorer) error { return e.Signal(syscall.SIGTERM) }, []int{0}},
		"SIGINT":                 {func(e explorer) error { return e.Signal(syscall.SIGINT) }, []int{0}},
		"SIGHUP, terminal stays": {func(e explorer) error { return e.Signal(syscall.SIGHUP) }, []int{0}},
		"the end of the input":   {func(e explorer) error { return e.CloseInput() }, []int{0}},
		"the terminal goes away": {func(e explorer) error { return e.HangUp() }, []int{0, 128 + 1}},
		"three signals":          {manyEnds, []int{0, 128 + 1, 128 + 2, 128 + 15}},
		"mouse on, SIGTERM":      {mouseThenEnd, []int{0}},
	} {
		for place, keys := range map[string][]string{
			"the lists": nil, "the reader": {"\r"}, "the help": {"?"}, "a filter": {"/", "a"},
		} {
			if place == "a filter" && name == "q" || (place == "a filter" || place == "the help") && name == "mouse on, SIGTERM" {
				continue // there the key is a letter, or no key at all
			}
			t.Run(name+" in "+place, func(t *testing.T) {
				t.Parallel()
				o := wide()
				o.SplitInput = name == "the end of the input"
				e := start(t, o)
				e.see("the explorer", opened)
				e.settled()
				e.press(keys...)
				if err := ending.end(e); err != nil {
					t.Fatal(err)
				}
				if code := e.ends(); !slices.Contains(ending.codes, code) {
					t.Errorf("exit code %d, want %d", code, ending.codes)
				}
				if name != "the terminal goes away" { // nothing can be given back to it
					e.givenBack()
				}
				if left := strings.TrimSpace(e.Screen()); name != "the terminal goes away" && left != "" {
					t.Errorf("left on the screen:\n%s", left)
				}
			})
		}
	}
}

// A signal may come with the very first frame, when the terminal has just been
// taken over.
func TestEndsAtOnce(t *testing.T) {
	for _, s := range []syscall.Signal{syscall.SIGTERM, syscall.SIGINT, syscall.SIGHUP} {
		for range 10 {
			e := start(t, wide())
			e.see("the first frame", func(string) bool { return len(e.Output()) > 0 })
			if err := e.Signal(s); err != nil {
				t.Fatal(err)
			}
			if code := e.ends(); code != 0 {
				t.Errorf("%v: exit code %d, want 0", s, code)
			}
			e.givenBack()
		}
	}
}

// Keys typed before and after the one that leaves keep nobody.
func TestLeavesAmongOtherKeys(t *testing.T) {
	e := start(t, wide())
	e.see("the explorer", opened)
	e.settled()
	if err := e.Send("jjjjqjjjj"); err != nil {
		t.Fatal(err)
	}
	if code := e.ends(); code != 0 {
		t.Errorf("exit code %d, want 0", code)
	}
	e.givenBack()
}

// manyEnds ends in three ways at once. A key is not one of them: the terminal
// echoes what comes after it was given back, and ctrl+c even discards output.
func manyEnds(e explorer) error {
	for _, s := range []os.Signal{syscall.SIGTERM, syscall.SIGHUP, syscall.SIGINT} {
		if err := e.Signal(s); err != nil && !errors.Is(err, os.ErrProcessDone) {
			return err
		}
	}
	return nil
}

// mouseThenEnd asks for the mouse first, which must be given back too.
func mouseThenEnd(e explorer) error {
	if err := e.Send("M"); err != nil {
		return err
	}
	e.see("the mouse being asked for", func(string) bool { return e.Touched(1002) })
	return e.Signal(syscall.SIGTERM)
}

// A terminal that answers no question gets the same explorer as any other.
func TestSilentTerminal(t *testing.T) {
	o := wide()
	o.Answer = Silent
	e := start(t, o)
	e.see("the explorer", opened)
	e.press("j", "\r")
	e.see("the reader on the whole screen", func(s string) bool { return !strings.Contains(s, "Countries") })
	if err := e.Send("q"); err != nil {
		t.Fatal(err)
	}
	if code := e.ends(); code != 0 {
		t.Errorf("exit code %d, want 0", code)
	}
	e.givenBack()
}

// The colours follow the terminal's background.
func TestBackground(t *testing.T) {
	show := func(answer Answer) explorer {
		o := wide()
		o.Answer = answer
		e := start(t, o)
		e.see("the explorer", opened)
		e.settled()
		return e
	}
	dark := show(Dark)
	light := show(Light)
	light.see("the same in other colours", func(screen string) bool {
		return screen == dark.Screen() && light.Styled() != dark.Styled()
	})
}

// Without colour nothing is coloured: styles other than colour may stay.
func TestNoColor(t *testing.T) {
	coloured := regexp.MustCompile(`\x1b\[(?:[0-9;:]*;)?(?:3[0-8]|4[0-8]|9[0-7]|10[0-7])(?:[;:][0-9;:]*)?m`)
	if !coloured.MatchString("\x1b[1;38;5;75m") || coloured.MatchString("\x1b[1;7m") {
		t.Fatal("the pattern does not know a colour")
	}
	for name, setting := range map[string]struct{ env, arg string }{
		"NO_COLOR": {"NO_COLOR=1", ""}, "--no-color": {"", "--no-color"},
	} {
		t.Run(name, func(t *testing.T) {
			var args []string
			if setting.arg != "" {
				args = append(args, setting.arg)
			}
			o := wide()
			o.Env = environment(t, setting.env)
			e := start(t, o, args...)
			e.see("the explorer", opened)
			e.press("j", "k", "?", esc, "/", "x", esc, " ")
			if found := coloured.Find(e.written()); found != nil {
				t.Errorf("%q was sent", found)
			}
		})
	}
}

// A terminal too small for anything gets a word, and the explorer comes back
// with the room; a terminal that does not know its size hangs nothing.
func TestTinyTerminals(t *testing.T) {
	for _, size := range [][2]int{{0, 0}, {1, 1}, {2, 50}, {19, 7}, {300, 1}, {20, 8}} {
		e := start(t, TermOptions{Cols: size[0], Rows: size[1]})
		e.settled()
		for _, keys := range []string{"jkJKgG", "\t\t", "?", esc, "/abc\r", esc} {
			if err := e.Send(keys); err != nil {
				t.Fatal(size, err)
			}
		}
		if err := e.Resize(120, 40); err != nil {
			t.Fatal(size, err)
		}
		e.see("the explorer after growing", opened)
		if err := e.Send("q"); err != nil {
			t.Fatal(size, err)
		}
		if code := e.ends(); code != 0 {
			t.Errorf("%v: exit code %d, want 0", size, code)
		}
		e.givenBack()
	}
}

// A storm of resizes, with keys in between, ends with a whole screen.
func TestResizeStorm(t *testing.T) {
	e := start(t, wide())
	e.see("the explorer", opened)
	chance := rand.New(rand.NewPCG(3, 4))
	for range 300 {
		if err := e.Resize(chance.IntN(220), chance.IntN(70)); err != nil {
			t.Fatal(err)
		}
		if err := e.Send([]string{"j", "k", "\t", "G", "g", "l"}[chance.IntN(6)]); err != nil {
			t.Fatal(err)
		}
	}
	if err := e.Resize(120, 40); err != nil {
		t.Fatal(err)
	}
	e.see("the explorer after the storm", opened)
	e.settled()
	fresh := start(t, wide())
	fresh.see("another explorer", opened)
	if err := fresh.Send("j"); err != nil { // from the front door to the lists
		t.Fatal(err)
	}
	fresh.see("a record", func(screen string) bool { return !strings.Contains(screen, "Start here") })
	fresh.settled()
	fresh.press("j", "k") // the page with which it opens is higher
	if got, want := corners(e.Screen()), corners(fresh.Screen()); got != want {
		t.Errorf("the corners of the panes after the storm are\n%s\nwant\n%s", got, want)
	}
	if err := e.Send("q"); err != nil {
		t.Fatal(err)
	}
	if code := e.ends(); code != 0 {
		t.Errorf("exit code %d, want 0", code)
	}
	e.givenBack()
}

// corners is where the corners of the panes are on a screen.
func corners(screen string) string {
	var at []string
	for y, line := range strings.Split(screen, "\n") {
		for x, r := range []rune(line) {
			if strings.ContainsRune("╭╮╰╯", r) {
				at = append(at, fmt.Sprintf("%c %d,%d", r, x, y))
			}
		}
	}
	return strings.Join(at, " · ")
}

// It runs from an empty home and a folder that cannot be written, and leaves
// nothing behind in either.
func TestWritesNothing(t *testing.T) {
	home, cwd := t.TempDir(), t.TempDir()
	Chmod(t, cwd, 0o555)
	env := []string{"HOME=" + home, "TMPDIR=" + home, "XDG_CACHE_HOME=" + filepath.Join(home, "cache"),
		"XDG_CONFIG_HOME=" + filepath.Join(home, "config"), "TERM=xterm-256color", "LANG=C.UTF-8"}
	o := wide()
	o.Env, o.Dir = env, cwd
	e := start(t, o)
	e.see("the explorer", opened)
	e.press("j", "\r", esc, "?", esc, "t")
	e.see("the explorer again", opened)
	if err := e.Send("q"); err != nil {
		t.Fatal(err)
	}
	if code := e.ends(); code != 0 {
		t.Errorf("exit code %d, want 0", code)
	}
	for _, dir := range []string{home, cwd} {
		left, err := os.ReadDir(dir)
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range left {
			t.Errorf("it wrote %s", file.Name())
		}
	}
}

// A terminal that cannot move its cursor is no place for the explorer.
func TestDumbTerminal(t *testing.T) {
	o := wide()
	o.Env = environment(t, "TERM=dumb")
	e := start(t, o)
	if code := e.ends(); code != 2 {
		t.Errorf("exit code %d, want 2", code)
	}
	if bytes.ContainsRune(e.written(), '\x1b') {
		t.Errorf("escape sequences were sent: %q", e.written())
	}
	if !bytes.Contains(e.written(), []byte("terminal")) {
		t.Errorf("no word about the terminal: %q", e.written())
	}
	e.givenBack()
}
