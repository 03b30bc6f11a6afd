package keys_test

import (
	"flag"
	"os"
	"slices"
	"strings"
	"testing"

	"comity/ui/keys"
)

//go:generate go test . -run "Readme" -update
//go:generate go test comity/assets -run "TestCompactFormIsFresh" -update

var update = flag.Bool("update", false, "write the list of keys in the documentation anew")

const readme = "../../assets/data/pages/framework/keys.md"

// TestReadmeKeysAreFresh compares the list of keys in the documentation with the table.
func TestReadmeKeysAreFresh(t *testing.T) {
	data, err := os.ReadFile(readme)
	if err != nil {
		t.Fatal(err)
	}
	before, section, found := strings.Cut(string(data), "\n## ")
	if !found {
		t.Fatal("keys.md has no list of keys")
	}
	want := markdown()
	section = "## " + section
	if *update {
		if err := os.WriteFile(readme, []byte(before+"\n"+want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if section != want {
		t.Fatal("the list of keys in keys.md is not what the table says; run: go test ./ui/keys -update, then go test ./assets -update")
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
	for _, scope := range []keys.Scope{keys.Typing, keys.Linking} {
		for _, key := range []string{"q", "?", "t", "[", "i", "space", "tab"} {
			if action, ok := keys.For(keys.Table(), scope, key); ok {
				t.Errorf("%s in %s does %s", key, scope, action)
			}
		}
		if action, ok := keys.For(keys.Table(), scope, "ctrl+c"); !ok || action != keys.Quit {
			t.Errorf("ctrl+c in %s does not quit", scope)
		}
	}
}

// TestTheWholeScreenKeepsTheKeysOfTheReader makes sure that the reader scrolls
// on the whole screen as in its pane, and that what it binds anew is not
// advertised twice.
func TestTheWholeScreenKeepsTheKeysOfTheReader(t *testing.T) {
	for key, want := range map[string]keys.Action{"j": keys.Down, "o": keys.AskLink, "tab": keys.NextLink, "enter": keys.Follow, "esc": keys.Back} {
		if got, ok := keys.For(keys.Table(), keys.Page, key); !ok || got != want {
			t.Errorf("%s does %q, not %q", key, got, want)
		}
	}
	seen := map[string]bool{}
	for _, b := range keys.In(keys.Table(), keys.Page) {
		for _, key := range b.Keys {
			if seen[key] {
				t.Errorf("%s is advertised twice", key)
			}
			seen[key] = true
		}
	}
	if !seen["tab"] || !seen["j"] || seen["q"] {
		t.Errorf("in force are %v", seen)
	}
}

// markdown is the table of keys as the README has it.
func markdown() string {
	var b strings.Builder
	for _, scope := range keys.Scopes() {
		b.WriteString("## " + scope.Title() + "\n\n| key | what it does |\n| --- | --- |\n")
		for _, binding := range keys.Table() {
			if binding.Scope == scope {
				b.WriteString("| `" + strings.Join(binding.Keys, "` `") + "` | " + binding.Help + " |\n")
			}
		}
		b.WriteString("\n")
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// TestOneKeyOneMeaning: where one moves and reads, a key that works anywhere does
// nothing else. Only a briefing lists its slides with the key of the contents.
func TestOneKeyOneMeaning(t *testing.T) {
	table := keys.Table()
	for _, b := range table {
		if b.Scope == keys.Anywhere || b.Scope.TakesText() || b.Action == keys.SlideIndex ||
			slices.Contains([]keys.Scope{keys.Jumping, keys.Copying, keys.Confirming, keys.Help}, b.Scope) {
			continue
		}
		for _, key := range b.Keys {
			any, ok := keys.Own(table, keys.Anywhere, key)
			if ok && any != b.Action && !(any == keys.ShowCrosswalk && b.Action == keys.AskFifth) {
				t.Errorf("%s: %s is %q, and %q anywhere", b.Scope.Title(), key, b.Action, any)
			}
		}
	}
}
