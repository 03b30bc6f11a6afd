package model_test

import (
	"testing"
	"unicode"

	"comity/model"
)

// What may reach a terminal, one of each sort.
func TestShown(t *testing.T) {
	for _, c := range []struct {
		r    rune
		want bool
		why  string
	}{
		{' ', true, "a blank"}, {'a', true, "a letter"}, {'~', true, "the last of ASCII"}, {'é', true, "with an accent"},
		{'中', true, "a wide one"}, {'\u0301', true, "a combining accent"}, {'\u00a0', true, "a blank that does not break"},
		{'●', true, "a mark"}, {'│', true, "a frame"}, {'⣿', true, "a picture"}, {'😀', true, "an emoji"},
		{0, false, "nothing"}, {'\t', false, "a tab, unless asked for"}, {'\n', false, "a line break, unless asked for"},
		{'\r', false, "a carriage return"}, {'\b', false, "a step back"}, {0x1b, false, "an escape"}, {0x7f, false, "delete"},
		{0x85, false, "a line break of C1"}, {0x9b, false, "a CSI of C1"}, {0x9f, false, "the last of C1"},
		{'\u00ad', false, "a soft hyphen"}, {'\u200b', false, "no width"}, {'\u200c', true, "a non-joiner, as in Persian"}, {'\u200d', true, "a joiner, as in emoji"}, {'\u202e', false, "turns the direction"},
		{'\u2066', false, "isolates a direction"}, {'\ufeff', false, "a byte order mark"}, {'\U000e0041', false, "a tag"},
		{'\u3164', false, "a Hangul filler"}, {'\u115f', false, "the same"}, {'\uffa0', false, "the same, half as wide"}, {'\u2800', false, "empty braille"},
		{'\u034f', false, "joins graphemes"}, {'\u17b4', false, "a vowel that is not written"}, {'\u180b', false, "a variation of Mongolian"}, {'\u2065', false, "not assigned, to be ignored"},
		{'\ufff0', false, "the same"}, {'\U000e0fff', false, "the same"}, {'\U000e01ef', false, "a variation of a character"}, {'\ufe00', false, "the same"}, {'\ufe0f', true, "as emoji, behind one"}, {'\ufe0e', true, "as text"},
		{'\ufffe', false, "no character"}, {'\ufdd0', false, "the same"}, {'\U0010ffff', false, "the same"},
		{'\u2028', false, "a line separator"}, {'\u2029', false, "a paragraph separator"}, {'\ue000', false, "private use"},
		{'\U0010fffd', false, "the last of private use"}, {unicode.ReplacementChar, false, "a decoding error"},
	} {
		if got := model.Shown(c.r); got != c.want {
			t.Errorf("%U, %s: %v", c.r, c.why, got)
		}
	}
}

func TestClean(t *testing.T) {
	const bad = "a\x1b[2Jb\tc\nd\u202ee\x80f"
	for _, c := range []struct{ got, want string }{
		{model.Clean(bad, "", -1), "a[2Jb c def"},
		{model.Clean(bad, "\n", ' '), "a [2Jb c\nd e f"},
		{model.Printable(bad), "a�[2Jb�c�d�e�f"},
		{model.Visible(bad), "a[2Jb\tc\ndef"},
		{model.Clean("a\u2028b\u2029c\u0085d\r\ne", "\n", -1), "a b c d\ne"},
		{model.Printable("a\ufe0fb\u200dc \u200cd\u0301\u200d\ufe0f"), "a�b�c �d\u0301��"},
		{model.Printable("❤\ufe0f\u200d🔥 👩🏽\u200d💻 1\ufe0f ↔\ufe0e می\u200cخواهم क्\u200dष"), "❤\ufe0f\u200d🔥 👩🏽\u200d💻 1\ufe0f ↔\ufe0e می\u200cخواهم क्\u200dष"},
	} {
		if c.got != c.want {
			t.Errorf("%q, expected %q", c.got, c.want)
		}
	}
}
