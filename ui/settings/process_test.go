//go:build unix

package settings_test

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"
	"time"

	"comity/ui/settings"
)

// asked is how a test asks its own program, run again, to be another comity:
// it adds bookmarks to the file of the variable, one after another.
const asked = "COMITY_TEST_ADDS_TO"

func TestMain(m *testing.M) {
	if path := os.Getenv(fillsIn); path != "" {
		fmt.Fprintln(os.Stderr, fillIn(path))
		os.Exit(1)
	}
	path := os.Getenv(asked)
	if path == "" {
		os.Exit(m.Run())
	}
	s := settings.OpenBookmarks(path, time.Now)
	for i := 0; ; i++ {
		place := fmt.Sprintf("statement/%d-%d", os.Getpid(), i)
		if err := s.Add(place, "x"); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		fmt.Println(place) // only what is on the disk is said to be there
	}
}

// another starts another comity; stop kills it, wherever it is, and tells what
// it said it had added.
func another(t *testing.T, path string, enough int) (stop func() []string) {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), asked+"="+path)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	said := make(chan []string)
	reached := make(chan struct{})
	go func() {
		var all []string
		for lines := bufio.NewScanner(out); lines.Scan(); {
			all = append(all, lines.Text())
			if len(all) == enough {
				close(reached)
			}
		}
		if len(all) < enough {
			close(reached)
		}
		said <- all
	}()
	return func() []string {
		<-reached
		if err := cmd.Process.Kill(); err != nil {
			t.Error(err)
		}
		all := <-said
		_ = cmd.Wait() // it was killed
		if len(all) < enough {
			t.Errorf("another comity added %d bookmarks and gave up", len(all))
		}
		return all
	}
}

// Two that add at once lose nothing of each other's, even when both are killed
// in the middle of it.
func TestTwoProcesses(t *testing.T) {
	path := folder(t)
	one, two := another(t, path, 40), another(t, path, 40)
	var reading error
	for range 200 {
		_, err := open(path).List()
		reading = errors.Join(reading, err)
	}
	if reading != nil {
		t.Error("reading meanwhile: ", reading)
	}
	said := append(one(), two()...)
	kept := strings.Join(places(t, path), "\n") + "\n"
	for _, place := range said {
		if !strings.Contains(kept, place+"\n") {
			t.Errorf("%s is lost", place)
		}
	}
	add(t, open(path), "norm/f") // the dead hold no lock
}

// A comity that was stopped while it held the lock does not stop the others
// for ever.
func TestLockThatIsHeld(t *testing.T) {
	path := folder(t)
	add(t, open(path), "norm/f")
	lock, err := os.Create(path + ".lock")
	if err == nil {
		err = syscall.Flock(int(lock.Fd()), syscall.LOCK_EX)
	}
	if err != nil {
		t.Fatal(err)
	}
	if got := places(t, path); len(got) != 1 {
		t.Errorf("reading waits for no lock, but gave %v", got)
	}
	s := open(path)
	settings.SetPatience(s, 50*time.Millisecond)
	err = s.Add("norm/g", "g")
	if err == nil || !strings.Contains(err.Error(), "another comity has locked") || !strings.Contains(err.Error(), lock.Name()) {
		t.Errorf("adding: %v", err)
	}
	if err := lock.Close(); err != nil {
		t.Fatal(err)
	}
	add(t, open(path), "norm/g")
}
