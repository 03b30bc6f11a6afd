package cli_test

import (
	"regexp"
	"testing"
)

// TestVersion: two people who see the same version see the same records.
func TestVersion(t *testing.T) {
	line := regexp.MustCompile(`^comity \d+\.\d+\.\d+(?: \([0-9a-f]{7}\))?, corpus (\d{4}-\d{2}-\d{2} \([0-9a-f]{12}\))\n$`)
	own := comity(t, "--version")
	m := line.FindStringSubmatch(own.out)
	if own.code != 0 || own.err != "" || m == nil {
		t.Fatalf("exit %d, %q, %q", own.code, own.out, own.err)
	}
	for _, args := range [][]string{{"-v"}, {"--version", "--no-color", "--theme", "dark"}, {"--version", "--data", write(t, "README.md", "nothing")}} {
		if got := comity(t, args...); got != own {
			t.Errorf("%q: exit %d, %q, %q", args, got.code, got.out, got.err)
		}
	}
	mine := comity(t, "--version", "--data", write(t, "corpus.yaml", "compiled: '2027-01-02'\ntitle: Mine\nabout: Mine.\nlicence: MIT\nlicence_title: Mine\nlicence_url: https://example.org/\n"))
	other := line.FindStringSubmatch(mine.out)
	if mine.code != 0 || other == nil || other[1][:10] != "2027-01-02" || other[1][10:] == m[1][10:] {
		t.Errorf("with a folder laid over it: exit %d, %q, %q; without, %q", mine.code, mine.out, mine.err, own.out)
	}
	if got := comity(t, "--version", "--data", write(t, "corpus.yaml", "compiled: soon\n")); got.code != 1 || got.out != "" {
		t.Errorf("a broken folder: exit %d, %q", got.code, got.out)
	}
	if got := comity(t, "norms", "--version"); got.code != 2 {
		t.Errorf("norms --version: exit %d", got.code)
	}
}
