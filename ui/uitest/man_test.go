//go:build unix

package uitest

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"
)

// manual writes comity(1) to a file, as a person would.
func manual(t *testing.T) (file string) {
	t.Helper()
	cmd := exec.Command(program(t, "comity"), "man")
	cmd.Env = environment(t)
	text, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	file = filepath.Join(t.TempDir(), "comity.1")
	if err := os.WriteFile(file, text, 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

// Both kinds of man read the page without a word of complaint, and show it in
// 80 columns with everything that is to be copied as it is typed.
func TestManualPage(t *testing.T) {
	file := manual(t)
	for name, test := range map[string]struct {
		program, debian string
		check, show     []string
	}{
		"mandoc": {"mandoc", "mandoc", []string{"-Tlint", file}, []string{"-Tutf8", "-Owidth=78", file}},
		"groff":  {"groff", "groff-base", []string{"-man", "-ww", "-Tutf8", "-z", file}, []string{"-man", "-ww", "-Tutf8", "-rLL=78n", file}},
	} {
		t.Run(name, func(t *testing.T) {
			path := installed(t, test.program, test.debian)
			if out, err := exec.Command(path, test.check...).CombinedOutput(); err != nil || len(out) > 0 {
				t.Errorf("%s complains: %v\n%s", name, err, out)
			}
			out, err := exec.Command(path, test.show...).Output()
			if err != nil {
				t.Fatal(err)
			}
			screen := regexp.MustCompile(`.\x08|\x1b\[[0-9;]*m`).ReplaceAllString(string(out), "")
			for line := range strings.SplitSeq(screen, "\n") {
				if utf8.RuneCountInString(line) > 80 {
					t.Errorf("this line is too long: %s", line)
				}
			}
			for _, want := range []string{
				"\nSYNOPSIS\n       comity [FLAGS]\n       comity COMMAND [ARGUMENTS] [FLAGS]\n",
				"\n       --format FORMAT\n              Output format: text, json, csv, xlsx, md; for pictures also svg,\n              html (default text).\n",
				"\n       comity search WORDS…\n", "\n       ctrl+d, J\n              Scroll the reader down.\n",
				`  comity who 'signed("joint-statement-2019") and not member("eu")'` + "\n",
				"  comity country Türkiye\n", "  comity man > ~/.local/share/man/man1/comity.1\n", "source <(comity completion bash)\n",
				"letter of a UN norm", "$XDG_STATE_HOME/comity/bookmarks.json\n", "tab-separated",
				"year:2018..2021\n", "2019, ..2015, 2020..",
			} {
				if !strings.Contains(screen, want) {
					t.Errorf("the page does not show %q", want)
				}
			}
		})
	}
}
