package cells_test

import (
	"testing"

	"comity/ui/cells"
)

func TestStyleLen(t *testing.T) {
	for text, want := range map[string]int{
		"\x1b[m": 3, "\x1b[0ma": 4, "\x1b[1;38:5:12mx": 12, "\x1b": 0, "\x1b[": 0, "\x1b[1": 0, "\x1b[2J": 0, "\x1b[?1m": 0, "\x1b]8;;m": 0,
	} {
		if got := cells.StyleLen(text); got != want {
			t.Errorf("%q: %d, expected %d", text, got, want)
		}
	}
}

func TestCutCommand(t *testing.T) {
	for _, c := range []struct {
		text, command, rest string
		ok                  bool
	}{
		{"\x1b]8;;https://a.example\x1b\\word", "8;;https://a.example", "word", true},
		{"\x1b]0;title\aword", "0;title", "word", true},
		{"\x1b]0;no end", "", "\x1b]0;no end", false},
		{"\x1b[1mword", "", "\x1b[1mword", false},
		{"\x1b", "", "\x1b", false},
	} {
		if command, rest, ok := cells.CutCommand(c.text); command != c.command || rest != c.rest || ok != c.ok {
			t.Errorf("%q: %q, %q, %v", c.text, command, rest, ok)
		}
	}
}

// Lines are as wide as asked for, and no word is lost.
func TestWrap(t *testing.T) {
	for _, c := range []struct {
		text string
		w    int
		want []string
	}{
		{"not listed is not refused", 10, []string{"not listed", "is not", "refused"}},
		{"unforeseeable", 5, []string{"unfor", "eseea", "ble"}},
		{"", 5, []string{""}},
		{"ab", 0, []string{"a", "b"}},
		{"one\ntwo", 9, []string{"one", "two"}},
	} {
		got := cells.Wrap(c.text, c.w)
		if len(got) != len(c.want) {
			t.Errorf("%q in %d: %q", c.text, c.w, got)
			continue
		}
		for i := range got {
			if got[i] != c.want[i] {
				t.Errorf("%q in %d: %q", c.text, c.w, got)
			}
		}
	}
}
