package keys_test

import (
	"testing"
	"unicode/utf8"

	"comity/ui/keys"
)

// The letters on the keys of each layout, in the order of a US keyboard, mean
// those keys: what is engraved on the keyboards.
func TestOtherLayouts(t *testing.T) {
	for row, want := range map[string]string{
		"йцукенгшщзхъ": "qwertyuiop[]", "фывапролджэ": "asdfghjkl;'", "ячсмитьбю": "zxcvbnm,.", "ЙЦУКЕН": "QWERTY", "ОЛДЬТ": "JKLMN",
		"фівапролджє": "asdfghjkl;'", "ςερτυθιοπ": "wertyuiop", "ασδφγηξκλ": "asdfghjkl", "ζχψωβνμ": "zxcvbnm", "ΓΝΜΞ": "GNMJ",
		"קראטוןםפ": "ertyuiop", "שדגכעיחלךף": "asdfghjkl;", "זסבהנמצתץ": "zxcvbnm,.",
		"ضصثقفغعهخحجد": "qwertyuiop[]", "شسيبلاتنمكط": "asdfghjkl;'", "ئءؤرﻻىةوزظ": "zxcvbnm,./", "٣۴": "34",
	} {
		i := 0
		for _, letter := range row {
			if got := keys.Meant(keys.Table(), keys.Panes, string(letter)); got != want[i:i+1] {
				t.Errorf("%c means %s, expected %c", letter, got, want[i])
			}
			i++
		}
		if i != len(want) {
			t.Errorf("%s: %d letters for %s", row, i, want)
		}
	}
}

func TestMeant(t *testing.T) {
	for _, c := range []struct {
		scope     keys.Scope
		key, want string
	}{
		{keys.Panes, "о", "j"}, {keys.Typing, "о", "о"}, {keys.Search, "й", "й"}, {keys.Typing, "ctrl+с", "ctrl+c"}, {keys.Box, "ctrl+т", "ctrl+n"}, {keys.Panes, "alt+о", "alt+j"},
		{keys.Panes, "j", "j"}, {keys.Panes, "é", "é"}, {keys.Panes, "語", "語"}, {keys.Panes, "enter", "enter"}, {keys.Panes, "", ""}, {keys.Panes, "e\u0301", "e\u0301"},
	} {
		if got := keys.Meant(keys.Table(), c.scope, c.key); got != c.want {
			t.Errorf("%s in %s: %s, expected %s", c.key, c.scope, got, c.want)
		}
	}
	bound := []keys.Binding{{Scope: keys.Panes, Keys: []string{"о"}, Action: keys.Pin}, {Scope: keys.Panes, Keys: []string{"п п"}, Action: keys.First}}
	for _, key := range []string{"о", "п"} {
		if got := keys.Meant(bound, keys.Panes, key); got != key {
			t.Errorf("%s is bound, and means %s", key, got)
		}
	}
}

func FuzzMeant(f *testing.F) {
	f.Add("ctrl+ж")
	f.Fuzz(func(t *testing.T, key string) {
		if got := keys.Meant(keys.Table(), keys.Panes, key); utf8.ValidString(key) && !utf8.ValidString(got) {
			t.Errorf("%q means %q", key, got)
		}
	})
}
