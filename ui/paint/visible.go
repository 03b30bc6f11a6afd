package paint

import "unicode"

// Visible reports whether a character may reach a terminal as text: no control,
// no invisible sign of format or direction, and nothing that is no character.
func Visible(r rune) bool {
	if r < 0x7f {
		return r >= ' '
	}
	return !unicode.IsControl(r) && !unicode.Is(unicode.Cf, r) && r != '\u2028' && r != '\u2029' && r != unicode.ReplacementChar
}
