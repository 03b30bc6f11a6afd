package cli_test

import (
	"encoding/xml"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"comity/ui/uitest"
)

// workbook is the file of a new workbook of Fiji.
func workbook(t *testing.T, flags ...string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "fiji.yaml")
	if got := comity(t, append([]string{"survey", "new", "Fiji", "--year", "2026", "-o", path}, flags...)...); got.code != 0 || got.out != path+"\n" {
		t.Fatalf("exit %d, %s%s", got.code, got.err, got.out)
	}
	return path
}

// filledWorkbook is one with answers on norm j.
func filledWorkbook(t *testing.T, flags ...string) string {
	t.Helper()
	path := workbook(t, flags...)
	old := "  j:\n    scale:\n    measures:\n    challenges:\n    needed:\n    evidence: []\n    answered_by:\n    notes:\n"
	edited(t, path, old, "  j:\n    scale: partly\n    measures: |\n      A policy: 2022.\n      In two languages.\n    challenges:\n    needed:\n    evidence:\n"+
		"      - title: Policy\n        address: https://example.org/p\n        date: 2022\n    answered_by:\n    notes: secret-note\n")
	return path
}

// edited changes the file as an editor would.
func edited(t *testing.T, path, old, now string) {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil || !strings.Contains(string(text), old) {
		t.Fatalf("%v, or it has no %q:\n%s", err, old, text)
	}
	if err := os.WriteFile(path, []byte(strings.Replace(string(text), old, now, 1)), 0o600); err != nil {
		t.Fatal(err)
	}
}

// A ministry's day: a workbook is made once, filled in, checked, read and handed on;
// notes and contacts are not handed on.
func TestSurvey(t *testing.T) {
	path := filledWorkbook(t)
	if got := comity(t, "survey", "new", "Fiji", "-o", path); got.code != 1 || !strings.Contains(got.err, "already exists") {
		t.Errorf("over a file: exit %d, %s", got.code, got.err)
	}
	if got := comity(t, "survey", "check", path); got.code != 0 || !strings.Contains(got.out, "FJI 2026, answers to 1 of 20 items, ") || !strings.Contains(got.out, "no faults") {
		t.Errorf("check: exit %d, %s%s", got.code, got.err, got.out)
	}
	for _, format := range []string{"html", "md", "csv", "json"} {
		got := comity(t, "survey", "export", path, "--format", format)
		for _, want := range []string{"A policy: 2022.", "In two languages.", "https://example.org/p", "to be confirmed"} {
			if got.code != 0 || !strings.Contains(got.out, want) {
				t.Errorf("%s: exit %d, %s; it does not say %q", format, got.code, got.err, want)
			}
		}
		if strings.Contains(got.out, "secret-note") || strings.Contains(got.out, "UNIDIR asks") || strings.Contains(got.out, "The same in the explorer") {
			t.Errorf("%s says what it should not:\n%.300s", format, got.out)
		}
		if format == "html" { // a word processor reads it as XML too
			d := xml.NewDecoder(strings.NewReader(got.out))
			d.Strict = true
			for err := error(nil); !errors.Is(err, io.EOF); _, err = d.Token() {
				if err != nil {
					t.Fatalf("html: %v", err)
				}
			}
		}
		if with := comity(t, "survey", "export", path, "--format", format, "--notes"); !strings.Contains(with.out, "secret-note") {
			t.Errorf("%s: notes that were asked for are missing", format)
		}
	}
	if got := comity(t, "survey", "show", path, "norm j"); got.code != 0 || !strings.Contains(got.out, "norms/j\tmeasures\tA policy: 2022. In two languages.\t") {
		t.Errorf("show: exit %d, %s%s", got.code, got.err, got.out)
	}
	if got := comity(t, "survey", "diff", workbook(t), path); len(lines(got.out)) != 4 || !strings.HasPrefix(got.out, "norms/j\tscale\t\tpartly\n") {
		t.Errorf("diff: exit %d, %s%s", got.code, got.err, got.out)
	}
	if got := comity(t, "survey"); got.code != 0 || !strings.Contains(got.out, "comity survey new COUNTRY") {
		t.Errorf("without a file: exit %d, %s%s", got.code, got.err, got.out)
	}
	if got := comity(t, "help", "workbook"); got.code != 0 || !strings.Contains(got.out, "# The survey workbook") {
		t.Errorf("help: exit %d, %.300s", got.code, got.out)
	}
}

// Copies of ministries are merged in any order; where they differ, both values and
// who wrote them are listed and kept, and the copies stay.
func TestSurveyMerge(t *testing.T) {
	one, two := filledWorkbook(t, "--by", "Foreign Affairs"), filledWorkbook(t, "--part", "norms", "--by", "Energy")
	edited(t, two, "A policy: 2022.\n      In two languages.", "An act.")
	dir := t.TempDir()
	for file, order := range map[string][]string{"a.yaml": {one, two}, "b.yaml": {two, one}} {
		got := comity(t, "survey", "merge", order[0], order[1], "-o", filepath.Join(dir, file))
		want := "norms/j\tmeasures\tForeign Affairs\tA policy: 2022. In two languages.\nnorms/j\tmeasures\tEnergy\tAn act.\n"
		if got.code != 1 || got.out != want || !strings.Contains(got.err, "copies differ on 1 answer; both values are in") {
			t.Errorf("exit %d, %s%s", got.code, got.err, got.out)
		}
	}
	a, errA := os.ReadFile(filepath.Join(dir, "a.yaml"))
	b, errB := os.ReadFile(filepath.Join(dir, "b.yaml"))
	if errA != nil || errB != nil || string(a) != string(b) {
		t.Error("the order of the copies makes a difference: ", errA, errB)
	}
	if got := comity(t, "survey", "check", filepath.Join(dir, "a.yaml")); got.code != 1 || !strings.Contains(got.err, "norms/j, measures: 2 values, by Foreign Affairs and Energy") {
		t.Errorf("check: exit %d, %s", got.code, got.err)
	}
	if got := comity(t, "survey", "merge", one, "--base", workbook(t), "-o", filepath.Join(dir, "a.yaml")); got.code != 1 || !strings.Contains(got.err, "already exists") {
		t.Errorf("over a file: exit %d, %s", got.code, got.err)
	}
}

// Bad input gives one line with the place, and the file stays.
func TestSurveyBadInput(t *testing.T) {
	other, unknown := workbook(t), workbook(t)
	edited(t, other, "country: FJI", "country: TON")
	edited(t, unknown, "country: FJI", "country: FIJ")
	half, version, bell := workbook(t), workbook(t), workbook(t)
	edited(t, half, "...\n", "")
	edited(t, version, "comity_survey: 1", "comity_survey: 7")
	edited(t, bell, "by:", "by: \a")
	out := filepath.Join(t.TempDir(), "out.yaml")
	for _, test := range []struct {
		args []string
		says string
		code int
	}{
		{[]string{"check", half}, ": the file may be half written", 1},
		{[]string{"check", version}, `fiji.yaml:15:16: the workbook has version "7" and this comity reads version 1`, 1},
		{[]string{"show", bell}, `fiji.yaml:20:5: a control or invisible character (U+0007)`, 1},
		{[]string{"check", unknown}, `fiji.yaml:16:1: no country has the code "FIJ"`, 1},
		{[]string{"merge", workbook(t), other, "-o", out}, "the country of " + other + " is TON", 2},
		{[]string{"diff", workbook(t), other}, "compare workbooks of one State", 2},
		{[]string{"merge", workbook(t), other}, "needs -o FILE", 2},
		{[]string{"show", workbook(t), "norm z"}, `no part of the survey is called "norm z"`, 2},
		{[]string{"check", out}, "no file is called", 2},
		{[]string{"new", "Atlantis"}, `"Atlantis"`, 2},
		{[]string{"new", "Fiji", "--part", "norm", "-o", out}, "nearest: norms", 2},
		{[]string{"new", "Fiji", "-o", filepath.Join(t.TempDir(), "no", "x.yaml")}, "no such file or directory; nothing was written", 1},
	} {
		got := comity(t, append([]string{"survey"}, test.args...)...)
		if got.code != test.code || !strings.Contains(got.err, test.says) || len(lines(got.err)) != 1 {
			t.Errorf("%v: exit %d, %q, expected %d and one line with %q", test.args, got.code, got.err, test.code, test.says)
		}
	}
	if _, err := os.Stat(out); err == nil {
		t.Error("a file was written")
	}
	uitest.Chmod(t, half, 0o400) // a file that may only be read can be looked at
	if got := comity(t, "survey", "check", half); got.code != 1 || !strings.Contains(got.err, "half written") {
		t.Errorf("read-only: exit %d, %s", got.code, got.err)
	}
}
