package explorer

import (
	"flag"
	"os"
	"strings"
	"testing"
)

//go:generate go test . -run "Pictures|Readme" -update

var update = flag.Bool("update", false, "draw the screen in the documentation anew")

const readme = "../../assets/docs/explorer.md"

// TestReadmeScreenIsFresh compares the screen in the documentation with the first
// screen of the program.
func TestReadmeScreenIsFresh(t *testing.T) {
	data, err := os.ReadFile(readme)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, found := strings.Cut(string(data), "<!-- screen -->\n```text\n")
	screen, after, ended := strings.Cut(rest, "```\n<!-- /screen -->")
	if !found || !ended {
		t.Fatal("explorer.md has no screen between <!-- screen --> and <!-- /screen -->")
	}
	var want strings.Builder
	for line := range strings.SplitSeq(open(t, 120, 36).screen(), "\n") {
		want.WriteString(strings.TrimRight(line, " ") + "\n")
	}
	if *update {
		text := before + "<!-- screen -->\n```text\n" + want.String() + "```\n<!-- /screen -->" + after
		if err := os.WriteFile(readme, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if screen != want.String() {
		t.Fatal("the screen in explorer.md is not what comity shows; run: go test ./ui/explorer -run Readme -update")
	}
}
