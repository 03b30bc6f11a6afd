//go:build unix

package uitest_test

import (
	"strings"
	"testing"
	"time"

	"comity/ui/uitest"
)

const patience = 10 * time.Second

func shell(t *testing.T, o uitest.TermOptions, script string) *uitest.Term {
	t.Helper()
	o.Cols, o.Rows, o.Env = 40, 10, []string{"PATH=/bin:/usr/bin"}
	running, err := uitest.StartTerm(o, "/bin/sh", "-c", script)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := running.Close(); err != nil {
			t.Error(err)
		}
	})
	return running
}

// The terminal must notice whatever a program leaves behind, or the tests
// that rely on it would pass for every program.
func TestRestoredNamesWhatIsLeftBehind(t *testing.T) {
	for script, want := range map[string]string{
		`printf '\033[?1049h'`:                           "alternate screen",
		`printf '\033[?25l'`:                             "cursor",
		`printf '\033[?2004h'`:                           "mode 2004",
		`printf '\033[?1002;1006h'`:                      "mode 1006",
		`printf '\033[>1u'`:                              "keyboard protocol of the main screen",
		`printf '\033[?1049h\033[>1u\033[?1049l\033[<u'`: "keyboard protocol of the alternate screen",
		`printf '\033[>4;2m'`:                            "modifyOtherKeys",
		`printf '\033]2;mine\033\\'`:                     "title",
		`printf '\033]11;#112233\033\\'`:                 "colours",
		`stty raw`:                                       "line discipline",
	} {
		running := shell(t, uitest.TermOptions{}, script)
		if _, err := running.Exit(patience); err != nil {
			t.Fatal(err)
		}
		if err := running.Restored(); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want a word about %q", script, err, want)
		}
	}
	polite := `printf '\033[?1049h\033[?25l\033[>1u\033[>4;2m'; old=$(stty -g); stty raw; stty "$old"
		printf '\033[<u\033[>4m\033[?1049l\033[?25h'`
	running := shell(t, uitest.TermOptions{}, polite)
	if _, err := running.Exit(patience); err != nil {
		t.Fatal(err)
	}
	if err := running.Restored(); err != nil {
		t.Errorf("a polite program: %v", err)
	}
}

func TestAnswers(t *testing.T) {
	ask := `stty raw -echo; printf '\033]11;?\033\\'; head -c 25 | tr -d '\033' ; printf 'END'`
	for answer, want := range map[uitest.Answer]string{
		uitest.Dark:  "rgb:1111/1111/1111",
		uitest.Light: "rgb:ffff/ffff/ffff",
	} {
		running := shell(t, uitest.TermOptions{Answer: answer}, ask)
		if err := running.WaitFor(func(s string) bool { return strings.Contains(s, want) }, patience); err != nil {
			t.Error(err)
		}
	}
}

func TestExitAndSignals(t *testing.T) {
	running := shell(t, uitest.TermOptions{}, `echo ready; read word; exit 7`)
	ready := func(s string) bool { return strings.Contains(s, "ready") }
	if err := running.WaitFor(ready, patience); err != nil {
		t.Fatal(err)
	}
	step, err := running.Press("go on\r", 20*time.Millisecond, patience)
	if err != nil || step.Bytes != len("go on\r\n") {
		t.Errorf("the echo was %d bytes (%v), want %d", step.Bytes, err, len("go on\r\n"))
	}
	if code, err := running.Exit(patience); code != 7 || err != nil {
		t.Errorf("exit code %d (%v), want 7", code, err)
	}
	hung := shell(t, uitest.TermOptions{}, `echo ready; read word`)
	if err := hung.WaitFor(ready, patience); err != nil {
		t.Fatal(err)
	}
	if err := hung.HangUp(); err != nil {
		t.Fatal(err)
	}
	if code, err := hung.Exit(patience); code != 128+1 || err != nil {
		t.Errorf("exit code %d (%v) after the hang-up, want that of SIGHUP", code, err)
	}
	split := shell(t, uitest.TermOptions{SplitInput: true}, `echo ready; read word || echo "end of file"`)
	if err := split.WaitFor(ready, patience); err != nil {
		t.Fatal(err)
	}
	if err := split.CloseInput(); err != nil {
		t.Fatal(err)
	}
	if err := split.WaitFor(func(s string) bool { return strings.Contains(s, "end of file") }, patience); err != nil {
		t.Error(err)
	}
}
