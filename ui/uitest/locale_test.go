//go:build unix

package uitest

import (
	"os/exec"
	"strings"
	"testing"
)

// The language, the numbers and the clock of a machine change no fact: a command
// prints the same in every locale of letters and in every time zone, and in ASCII the
// same words.
func TestLocales(t *testing.T) {
	said := func(environ []string, args ...string) string {
		command := exec.Command(program(t, "comity"), args...)
		command.Env = environment(t, environ...)
		out, err := command.CombinedOutput()
		if err != nil {
			t.Errorf("%v %v: %v\n%.200s", environ, args, err, out)
		}
		return string(out)
	}
	for _, command := range []string{
		"map --statement joint-statement-2019", "ask who signed the paris call", "country Chile", "timeline", "norm f", "matrix --of g7 --format csv", "compare Chile with Peru", "search hospital",
	} {
		args := strings.Fields(command)
		want := said([]string{"LANG=en_GB.UTF-8"}, args...)
		for _, one := range []string{
			"LANG=fr_FR.UTF-8", "LC_ALL=tr_TR.UTF-8", "LANG=ar_EG.UTF-8", "LC_NUMERIC=de_DE.UTF-8", "LANGUAGE=tr", "LANG=", "TZ=Pacific/Kiritimati", "TZ=America/Adak", "TZ=No/Where", "TZ=",
		} {
			if got := said([]string{"LANG=en_GB.UTF-8", one}, args...); got != want {
				t.Errorf("%s: %s says otherwise:\n%.300s", one, command, got)
			}
		}
		if c, posix := said([]string{"LANG=C"}, args...), said([]string{"LC_ALL=POSIX"}, args...); c != posix {
			t.Errorf("%s differs in C and POSIX", command)
		}
	}
}
