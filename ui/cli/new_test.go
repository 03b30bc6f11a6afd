package cli_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// The template is a record as it stands: saved and checked, it shows on the page of
// the State.
func TestNewImplementation(t *testing.T) {
	got := comity(t, "data", "new", "implementation", "Fiji")
	if got.code != 0 || !strings.Contains(got.out, "state: FJI\n") {
		t.Fatalf("exit %d, %s%s", got.code, got.err, got.out)
	}
	folder := t.TempDir()
	if err := os.Mkdir(filepath.Join(folder, "implementation"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, "implementation", "my-paper.yaml"), []byte(got.out), 0o600); err != nil {
		t.Fatal(err)
	}
	if got := comity(t, "data", "verify", folder); got.code != 0 || !strings.Contains(got.out, "documents\t70\n") {
		t.Errorf("verify: exit %d, %s%s", got.code, got.err, got.out)
	}
	if got := comity(t, "says", "Fiji", "g", "--data", folder); !strings.Contains(got.out, "The exact words of the document.") {
		t.Errorf("says: exit %d, %s%s", got.code, got.err, got.out)
	}
	for line, want := range map[string]string{
		"data new":                         "needs a kind of record: implementation",
		"data new statement":               `no template is called "statement"`,
		"data new implementation Atlantis": `"Atlantis"`,
	} {
		if got := comity(t, strings.Fields(line)...); got.code == 0 || !strings.Contains(got.err, want) {
			t.Errorf("%s: exit %d, %s", line, got.code, got.err)
		}
	}
	if got := comity(t, "data", "new", "implementation"); !strings.Contains(got.out, "state: XXX\n") {
		t.Errorf("without a country: %s", got.out)
	}
}
