//go:build unix

package uitest

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A workbook is made, opened, answered with the keyboard and left with ctrl+c in the
// middle of an answer; the file has all that was typed, and the terminal is given back.
func TestSurveyOnATerminal(t *testing.T) {
	folder := t.TempDir()
	o := TermOptions{Cols: 100, Rows: 30, Dir: folder, Env: environment(t)}
	made := start(t, o, "survey", "new", "Fiji", "--year", "2026", "--no-records")
	if code := made.ends(); code != 0 {
		t.Fatalf("survey new: exit %d, %s", code, made.tail())
	}
	file := filepath.Join(folder, "FJI-2026.yaml")
	e := start(t, o, "survey", "fill", "FJI-2026.yaml", "j")
	e.see("the workbook", contains("Survey workbook of Fiji, 2026", "Report ICT vulnerabilities", "answers to 0 of 20 items"))
	e.press("\r")
	e.see("the form", contains("How far the State says it is", "answer 1 of 7"))
	e.press("\x1b[B", "\r")
	e.see("the next answer", contains("Measures taken", "answer 2 of 7"))
	holds := func(words ...string) bool {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, w := range words {
			if !strings.Contains(string(text), w) {
				return false
			}
		}
		return true
	}
	e.see("that the first answer is saved", func(string) bool { return holds("scale: nothing reported") })
	e.press("Law 12")
	e.see("what is typed", contains("Law 12"))
	e.press("\x03")
	if code := e.ends(); code != 0 || !holds("scale: nothing reported", "measures: Law 12") {
		t.Errorf("exit %d; the file does not have what was typed", code)
	}
	e.givenBack()
}
