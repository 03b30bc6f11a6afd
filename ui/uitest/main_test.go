//go:build unix

package uitest

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// patience is how long anything may take before it counts as hanging. The
// machine may be busy; a test that passes never waits so long.
const patience = 20 * time.Second

func TestMain(m *testing.M) {
	code := m.Run()
	if dir, err := binaries(); err == nil {
		_ = os.RemoveAll(dir)
	}
	os.Exit(code)
}

// binaries builds comity and the floor once and tells the folder they are in.
var binaries = sync.OnceValues(func() (string, error) {
	root, err := filepath.Abs("../..")
	if err != nil {
		return "", err
	}
	dir, err := os.MkdirTemp("", "uitest")
	if err != nil {
		return "", err
	}
	args := []string{"build", "-buildvcs=false", "-o", dir + string(filepath.Separator)}
	if underRace {
		args = append(args, "-race")
	}
	build := exec.Command("go", append(args, ".", "./ui/uitest/testdata/floor")...)
	build.Dir = root
	if !underRace { // as the container and the unit have it; the race detector needs C
		build.Env = append(os.Environ(), "CGO_ENABLED=0")
	}
	if out, err := build.CombinedOutput(); err != nil {
		return "", errors.Join(fmt.Errorf("%v: %w\n%s", build.Args, err, out), os.RemoveAll(dir))
	}
	return dir, sources(root)
})

// sources looks at every file that the binaries are built from, so that a
// change to one of them makes go test run these tests again.
func sources(root string) error {
	for _, part := range []string{"main.go", "model", "ui", "assets"} {
		err := filepath.WalkDir(filepath.Join(root, part), func(path string, _ fs.DirEntry, err error) error {
			if err == nil {
				_, err = os.Stat(path)
			}
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// program is the path of a built binary.
func program(t testing.TB, name string) string {
	t.Helper()
	dir, err := binaries()
	if err != nil {
		t.Fatal(err)
	}
	return filepath.Join(dir, name)
}

// environment is all that the program sees of the machine: an empty home and
// a terminal of 256 colours. Later settings win.
func environment(t testing.TB, settings ...string) []string {
	t.Helper()
	home := t.TempDir()
	return append([]string{
		"HOME=" + home, "TMPDIR=" + home, "PATH=" + os.Getenv("PATH"),
		"LANG=C.UTF-8", "TERM=xterm-256color",
	}, settings...)
}

// explorer is a comity that runs in a terminal.
type explorer struct {
	t testing.TB
	*Term
}

// wide is a terminal in which all panes have room.
func wide() TermOptions { return TermOptions{Cols: 120, Rows: 40} }

// start runs comity in a terminal.
func start(t testing.TB, o TermOptions, args ...string) explorer {
	t.Helper()
	if o.Env == nil {
		o.Env = environment(t)
	}
	running, err := StartTerm(o, program(t, "comity"), args...)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := running.Close(); err != nil {
			t.Error(err)
		}
	})
	return explorer{t, running}
}

// opened tells whether the screen is the whole explorer: the three panes and,
// as the last line, the footer.
func opened(screen string) bool {
	lines := strings.Split(strings.TrimRight(screen, "\n "), "\n")
	return strings.Contains(screen, "Norms") && strings.Contains(screen, "Statements") &&
		strings.Contains(screen, "Countries") && strings.Contains(lines[len(lines)-1], "quit") &&
		strings.Count(screen, "╭") == strings.Count(screen, "╯") // every frame is closed
}

// see waits for the screen to be as wanted.
func (e explorer) see(what string, wanted func(screen string) bool) {
	e.t.Helper()
	if err := e.WaitFor(wanted, patience); err != nil {
		e.t.Fatalf("waiting for %s: %v", what, err)
	}
}

// settled waits until nothing more is written: the terminal's answers have
// come and every page is there.
func (e explorer) settled() {
	e.t.Helper()
	if err := e.Quiet(100*time.Millisecond, patience); err != nil {
		e.t.Fatal(err)
	}
}

// press sends keys and waits until the screen is quiet after each. A key may
// have no answer of its own: on a busy machine the answer to the key before
// comes late and both are drawn as one frame, which can equal the last one.
// What must be on the screen is for the caller to see.
func (e explorer) press(keys ...string) {
	e.t.Helper()
	for _, key := range keys {
		_, err := e.Press(key, 40*time.Millisecond, 5*time.Second)
		if err != nil && !errors.Is(err, ErrNoAnswer) {
			e.t.Fatalf("%v; the screen:\n%s", err, e.Screen())
		}
	}
}

// ends waits for the end and tells the exit code.
func (e explorer) ends() int {
	e.t.Helper()
	code, err := e.Exit(patience)
	if err != nil {
		e.t.Fatal(err)
	}
	return code
}

// givenBack fails unless the terminal is as the program found it.
func (e explorer) givenBack() {
	e.t.Helper()
	if err := e.Restored(); err != nil {
		e.t.Errorf("%v; the output ends with %q", err, e.tail())
	}
}

func (e explorer) tail() []byte {
	all := e.written()
	return all[max(0, len(all)-200):]
}

// written is everything the program wrote.
func (e explorer) written() []byte {
	var all bytes.Buffer
	for _, c := range e.Output() {
		all.Write(c.Data)
	}
	return all.Bytes()
}
