package cli_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"comity/ui/uitest"
)

// edition is an exported package of another day: Austria's membership of the EU has
// another status, norm f another word, and a statement and all of its rows are missing.
func edition(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "old")
	if got := comity(t, "data", "export", dir); got.code != 0 {
		t.Fatal(got.err)
	}
	edited(t, filepath.Join(dir, "memberships.csv"), "eu,AUT,member", "eu,AUT,unverified")
	edited(t, filepath.Join(dir, "norms.csv"), "A State should not conduct or knowingly", "A State may not conduct or knowingly")
	for _, name := range []string{"statements.csv", "participation.csv", "sources.csv"} {
		text, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		var kept []string
		for line := range strings.SplitAfterSeq(string(text), "\r\n") {
			if !strings.HasPrefix(line, "quad-ransomware-2022,") && !strings.HasPrefix(line, "statement,quad-ransomware-2022,") {
				kept = append(kept, line)
			}
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte(strings.Join(kept, "")), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestDataDiff(t *testing.T) {
	old := edition(t)
	got := comity(t, "data", "diff", old)
	for _, want := range []string{
		"changed\tmemberships\teu AUT\tgroup/eu\tEuropean Union\tstatus\tunverified\tmember\t\n",
		"added\tstatements\tquad-ransomware-2022\tstatement/quad-ransomware-2022\tQuad ransomware statement 2022\t\t\t\tparticipation 195; sources ",
		"changed\tnorms\tun/f\tnorm/un/f\tDo not damage critical infrastructure\ttext\tA State may not",
	} {
		if got.code != 0 || !strings.Contains(got.out, want) {
			t.Errorf("exit %d, %s, no %q in:\n%s", got.code, got.err, want, got.out)
		}
	}
	for name, test := range map[string]struct {
		args []string
		code int
		says string
	}{
		"itself":     {[]string{t.TempDir()}, 0, ""},
		"no folder":  {[]string{"nowhere"}, 2, `no folder is called "nowhere"`},
		"no folders": {nil, 2, "needs one or two folders"},
	} {
		if got := comity(t, append([]string{"data", "diff"}, test.args...)...); got.code != test.code || got.out != "" || !strings.Contains(got.err, test.says) {
			t.Errorf("%s: exit %d, %q %q", name, got.code, got.err, got.out)
		}
	}
	uitest.Remove(t, filepath.Join(old, "norms.csv"))
	if got := comity(t, "data", "diff", old); got.code != 1 || !strings.Contains(got.err, "norms.csv") {
		t.Errorf("half a package: exit %d, %s", got.code, got.err)
	}
}
