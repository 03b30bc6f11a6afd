package cli_test

import (
	"strings"
	"testing"
)

// In accessible mode a workbook is filled in by questions, in a pipe too; without a
// terminal the screen says what works instead.
func TestSurveyFill(t *testing.T) {
	path := workbook(t)
	got := comityWith(t, "partly\nA law of 2024.\nq\n", "survey", "fill", path, "j", "--accessible")
	if got.code != 0 || !strings.Contains(got.out, "norms/j. Report ICT vulnerabilities.\n") {
		t.Errorf("exit %d, %s%s", got.code, got.err, got.out)
	}
	if got := comity(t, "survey", "show", path, "j"); !strings.Contains(got.out, "A law of 2024.") || !strings.Contains(got.out, "partly") {
		t.Errorf("the file has %s%s", got.out, got.err)
	}
	if got := comity(t, "survey", "fill", path); got.code != 2 || !strings.Contains(got.err, "needs a terminal") || !strings.Contains(got.err, "--accessible") {
		t.Errorf("without a terminal: exit %d, %s", got.code, got.err)
	}
	for _, wrong := range [][]string{{path, "poem"}, {path + ".no"}} {
		if got := comity(t, append([]string{"survey", "fill"}, wrong...)...); got.code == 0 || got.code > 2 || len(lines(got.err)) != 1 {
			t.Errorf("%v: exit %d, %s", wrong, got.code, got.err)
		}
	}
}
