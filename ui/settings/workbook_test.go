//go:build unix

package settings_test

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"comity/assets"
	"comity/model"
	"comity/model/survey"
	"comity/ui/settings"
	"comity/ui/uitest"
)

func topics() survey.Ref { return survey.Ref{Part: survey.Law, Item: "topics"} }

// workbook is a new workbook in a file of its own.
func workbook(t testing.TB, only ...string) (path string, w *survey.Workbook) {
	t.Helper()
	c, err := model.Unpack(assets.Packed())
	if err != nil {
		t.Fatal(err)
	}
	co, _ := c.Country("FJI")
	w = survey.New(c, survey.Options{Country: co, Year: 2026, Date: model.Date{Year: 2026}, Only: only, Bare: len(only) > 0})
	path = filepath.Join(t.TempDir(), "fiji.yaml")
	if err := settings.OpenWorkbook(path).Create(w); err != nil {
		t.Fatal(err)
	}
	return path, w
}

// opened reads the workbook of a file.
func opened(t testing.TB, path string) (*settings.WorkbookFile, *survey.Workbook) {
	t.Helper()
	f := settings.OpenWorkbook(path)
	w, err := f.Read()
	if err != nil {
		t.Fatal(err)
	}
	return f, w
}

// A workbook is created once, saved whole, and only its owner may read it.
func TestWorkbookFile(t *testing.T) {
	path, first := workbook(t, survey.Law)
	if err := settings.OpenWorkbook(path).Create(first); !errors.Is(err, fs.ErrExist) {
		t.Errorf("a second one over it: %v", err)
	}
	f, w := opened(t, path)
	w.Set(topics(), survey.MeasuresKey, "a paper")
	if _, err := f.Save(w); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(path)
	if _, again := opened(t, path); err != nil || info.Mode() != 0o600 || again.Get(topics(), survey.MeasuresKey) != "a paper" {
		t.Errorf("mode %v, %v, %q", info.Mode(), err, again.Get(topics(), survey.MeasuresKey))
	}
	if got := names(t, path); len(got) != 1 {
		t.Errorf("beside it are %v", got)
	}
	if _, err := settings.OpenWorkbook(filepath.Join(t.TempDir(), "no.yaml")).Read(); !errors.As(err, new(*model.NotFoundError)) {
		t.Errorf("a file that is not there: %v", err)
	}
}

// What another program saved meanwhile stays; where both changed one answer, both
// values are kept.
func TestWorkbookThatAnotherChanged(t *testing.T) {
	path, _ := workbook(t, survey.Law)
	one, a := opened(t, path)
	two, b := opened(t, path)
	a.Set(topics(), survey.MeasuresKey, "a")
	a.Set(topics(), survey.NotesKey, "a")
	b.Set(topics(), survey.MeasuresKey, "b")
	b.Set(topics(), survey.NeededKey, "b")
	_, err := one.Save(a)
	saved, second := two.Save(b)
	if err != nil || second != nil {
		t.Fatal(err, second)
	}
	conflicts := saved.Book.AllConflicts()
	both := saved.Book
	if both.Get(topics(), survey.NotesKey) != "a" || both.Get(topics(), survey.NeededKey) != "b" || len(conflicts) != 1 || len(conflicts[0].Values) != 2 {
		t.Errorf("conflicts are %+v", conflicts)
	}
	both.Set(topics(), survey.MeasuresKey, "a and b")
	if _, err := two.Save(both); err != nil {
		t.Fatal(err)
	}
	if _, w := opened(t, path); w.AllConflicts() != nil || w.Get(topics(), survey.MeasuresKey) != "a and b" {
		t.Error("the settled answer was not saved")
	}
	write(t, path, []byte("half"))
	if _, err := two.Save(both); err == nil || !strings.Contains(err.Error(), "fiji.yaml:1:1: ") || string(readFile(t, path)) != "half" {
		t.Errorf("over a file that is no workbook any more: %v", err)
	}
}

// What cannot be read or written is told in one line, and the file stays as it was.
func TestWorkbookThatCannotBeSaved(t *testing.T) {
	path, _ := workbook(t, survey.Law)
	before := readFile(t, path)
	for name, test := range map[string]struct {
		do   func(f *settings.WorkbookFile)
		says string
	}{
		"read-only": {func(*settings.WorkbookFile) { uitest.Chmod(t, path, 0o400) }, "the file is read-only"},
		"full disk": {func(f *settings.WorkbookFile) {
			settings.SetWorkbookWrite(f, func(_ *os.File, data []byte) error {
				full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
				if err != nil {
					return syscall.ENOSPC
				}
				_, err = full.Write(data)
				return errors.Join(err, full.Close())
			})
		}, "no space left on device"},
	} {
		f, w := opened(t, path)
		w.Set(topics(), survey.MeasuresKey, name)
		test.do(f)
		_, err := f.Save(w)
		if err == nil || !strings.Contains(err.Error(), test.says) || !strings.Contains(err.Error(), path) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: %v", name, err)
		}
		uitest.Chmod(t, path, 0o600)
		if got := names(t, path); !bytes.Equal(readFile(t, path), before) || len(got) > 1 {
			t.Errorf("%s: the file was changed, or there are %v", name, got)
		}
	}
	write(t, path, bytes.Repeat([]byte("#"), 50_000_000))
	if _, err := settings.OpenWorkbook(path).Read(); err == nil || !strings.Contains(err.Error(), "the file is too large: 47.7 MiB; the limit is 4 MiB") {
		t.Errorf("50 MB: %v", err)
	}
	if _, err := settings.OpenWorkbook(t.TempDir()).Read(); err == nil || !strings.Contains(err.Error(), "it is a folder") {
		t.Errorf("a folder: %v", err)
	}
}

// fillsIn is how a test asks its own program, run again, to fill in the workbook of
// the variable: one field after another, and it says what was saved.
const (
	fillsIn   = "COMITY_TEST_FILLS_IN"
	sessionIn = "COMITY_TEST_SESSION_IN" // where it notes its session, if at all
)

func fillIn(path string) error {
	f := settings.OpenWorkbook(path)
	if folder := os.Getenv(sessionIn); folder != "" {
		if _, err := f.Begin(folder, time.Now()); err != nil {
			return err
		}
	}
	w, err := f.Read()
	for i := 0; err == nil; i++ {
		for _, key := range []string{survey.MeasuresKey, survey.ChallengesKey, survey.NeededKey} {
			answer := fmt.Sprintf("%d of %d\nin two lines", i, os.Getpid())
			w.Set(topics(), key, answer)
			saved, fault := f.Save(w)
			if w, err = saved.Book, fault; err == nil {
				fmt.Printf("%s %q\n", key, answer)
			}
		}
	}
	return err
}

// A comity that is killed while it saves after each field, 200 times, leaves a whole
// workbook with all that it said was saved.
func TestWorkbookOfAKilledProcess(t *testing.T) {
	kills := 200
	if testing.Short() {
		kills = 20
	}
	path, _ := workbook(t, survey.Law)
	for range kills {
		cmd := exec.Command(os.Args[0])
		cmd.Env = append(os.Environ(), fillsIn+"="+path)
		out, err := cmd.StdoutPipe()
		if err == nil {
			err = cmd.Start()
		}
		if err != nil {
			t.Fatal(err)
		}
		saved, lines := map[string]string{}, bufio.NewReader(out)
		read := func() error {
			line, err := lines.ReadString('\n')
			var key, answer string
			if _, bad := fmt.Sscanf(line, "%s %q", &key, &answer); err == nil && bad == nil {
				saved[key] = answer
			}
			return err
		}
		first := read()
		moment := time.After(time.Duration(rand.IntN(3000)) * time.Microsecond)
		<-moment // any moment of its work
		if err := cmd.Process.Kill(); err != nil || first != nil {
			t.Fatal(err, first)
		}
		for read() == nil {
		}
		_, _ = io.Copy(io.Discard, out) // it was killed
		_ = cmd.Wait()
		_, w := opened(t, path)
		later := 0
		for key, answer := range saved {
			if got := w.Get(topics(), key); got != answer {
				later++ // saved, and killed before it could say so
				if !strings.HasSuffix(got, "in two lines") {
					t.Fatalf("%s is %q, but %q was saved", key, got, answer)
				}
			}
		}
		if later > 1 {
			t.Fatalf("%d answers are not those that were saved last", later)
		}
	}
	f, w := opened(t, path)
	w.Set(topics(), survey.NotesKey, "whole")
	if _, err := f.Save(w); err != nil {
		t.Error("the dead hold a lock: ", err)
	}
}

// A session that was killed is told from one that is open and from one that was closed.
func TestSessions(t *testing.T) {
	path, _ := workbook(t, survey.Law)
	folder, begun := filepath.Join(t.TempDir(), "state", "comity"), time.Date(2026, 11, 30, 9, 5, 0, 0, time.UTC)
	begin := func() *settings.Session {
		t.Helper()
		s, err := settings.OpenWorkbook(path).Begin(folder, begun)
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	first := begin()
	if second := begin(); first.Open || !first.Left.IsZero() || !second.Open || second.Close() != nil {
		t.Errorf("two sessions are %+v and %+v", first, second)
	}
	if err := first.Close(); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), fillsIn+"="+path, sessionIn+"="+folder)
	out, err := cmd.StdoutPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	_, first1 := bufio.NewReader(out).ReadString('\n')
	if err := cmd.Process.Kill(); err != nil || first1 != nil {
		t.Fatal(err, first1)
	}
	_ = cmd.Wait() // it was killed
	after := begin()
	if after.Open || after.Left.IsZero() || time.Since(after.Left) > time.Hour {
		t.Errorf("after one that was killed: %+v", after)
	}
	if err := after.Close(); err != nil {
		t.Fatal(err)
	}
	if last := begin(); last.Open || !last.Left.IsZero() || last.Close() != nil || len(names(t, filepath.Join(folder, "x"))) != 0 {
		t.Errorf("after one that was closed: %+v", last)
	}
	if s, err := settings.OpenWorkbook(path).Begin("/dev/null/no", begun); err == nil || s.Close() != nil {
		t.Error("a folder that cannot be made is no fault, or the session cannot be used")
	}
}

func BenchmarkSaveWorkbook(b *testing.B) {
	path, _ := workbook(b)
	f, w := opened(b, path)
	n := 0
	for b.Loop() {
		n++
		w.Set(topics(), survey.MeasuresKey, fmt.Sprint(n))
		if _, err := f.Save(w); err != nil {
			b.Fatal(err)
		}
	}
}
