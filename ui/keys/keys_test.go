package keys_test

import (
	"flag"
	"os"
	"slices"
	"strings"
	"testing"

	"comity/ui/keys"
)

var update = flag.Bool("update", false, "write the README's key section anew")

const readme = "../../README.md"

// TestReadmeKeysAreFresh compares the README's key section with the table.
func TestReadmeKeysAreFresh(t *testing.T) {
	data, err := os.ReadFile(readme)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, found := strings.Cut(string(data), "<!-- keys -->\n")
	section, after, ended := strings.Cut(rest, "<!-- /keys -->")
	if !found || !ended {
		t.Fatal("the README has no key section between <!-- keys --> and <!-- /keys -->")
	}
	want := "\n" + keys.Markdown() + "\n"
	if *update {
		text := before + "<!-- keys -->\n" + want + "<!-- /keys -->" + after
		if err := os.WriteFile(readme, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if section != want {
		t.Fatal("the README's key section is not what the table says; run: go test ./ui/keys -update")
	}
}

// TestNoKeyMeansTwoThings makes sure that a key has one action in a scope, and
// that no chord begins with a key that acts at once.
func TestNoKeyMeansTwoThings(t *testing.T) {
	seen := map[string]keys.Action{}
	for _, b := range keys.Table() {
		if b.Help == "" || len(b.Keys) == 0 || !slices.Contains(keys.Scopes(), b.Scope) {
			t.Errorf("%+v is not complete", b)
		}
		for _, key := range b.Keys {
			id := string(b.Scope) + " " + key
			if other, twice := seen[id]; twice {
				t.Errorf("%s is bound to %s and to %s", id, other, b.Action)
			}
			seen[id] = b.Action
			if first, _, chord := strings.Cut(key, " "); chord {
				if _, bound := keys.For(keys.Table(), b.Scope, first); bound {
					t.Errorf("%s: %s acts at once, so %q can never be typed", b.Scope, first, key)
				}
			}
		}
	}
}

func TestTypingLetsOnlyQuitThrough(t *testing.T) {
	for _, key := range []string{"q", "?", "t", "[", "space", "tab"} {
		if action, ok := keys.For(keys.Table(), keys.Typing, key); ok {
			t.Errorf("%s while typing does %s", key, action)
		}
	}
	if action, ok := keys.For(keys.Table(), keys.Typing, "ctrl+c"); !ok || action != keys.Quit {
		t.Error("ctrl+c while typing does not quit")
	}
}
