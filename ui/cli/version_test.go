package cli_test

import (
	"regexp"
	"runtime/debug"
	"testing"

	"comity/ui/cli"
)

// TestVersion: two people who see the same version see the same records.
func TestVersion(t *testing.T) {
	line := regexp.MustCompile(`^comity unreleased(?: \([0-9a-f]{7}(?:, with changes)?\))?, corpus (\d{4}-\d{2}-\d{2} \([0-9a-f]{12}\))\n$`)
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

// TestBuilt: only a program of a tagged commit, unchanged, is a release.
func TestBuilt(t *testing.T) {
	const commit = "01d7bafbd255969735914f711caf74a032489fdf"
	for _, test := range []struct{ version, commit, want string }{
		{"v1.2.3", commit, "1.2.3"},
		{"v1.2.3-rc.1", commit, "1.2.3-rc.1"},
		{"v1.2.3+dirty", commit, "1.2.3 (with changes)"},
		{"v1.2.4-0.20261130093518-01d7bafbd255", commit, "unreleased (01d7baf)"},
		{"v0.0.0-20261130093518-01d7bafbd255+dirty", commit, "unreleased (01d7baf, with changes)"},
		{"(devel)", commit, "unreleased (01d7baf)"},
		{"v1.2.3", "", "1.2.3"}, // got from a proxy of modules
		{"(devel)", "", "unreleased"},
		{"", "", "unreleased"},
	} {
		info := &debug.BuildInfo{Main: debug.Module{Version: test.version}}
		if test.commit != "" {
			info.Settings = []debug.BuildSetting{{Key: "vcs", Value: "git"}, {Key: "vcs.revision", Value: test.commit}}
		}
		if got := cli.Built(info); got != test.want {
			t.Errorf("%s of %q: %q, expected %q", test.version, test.commit, got, test.want)
		}
	}
}
