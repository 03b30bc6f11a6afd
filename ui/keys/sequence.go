package keys

import (
	"bytes"
	"unicode/utf8"
)

const esc = 0x1b

// kind is what the first bytes of a buffer are.
type kind int

// The kinds of what a terminal sends.
const (
	character kind = iota // a character, or a control
	escape                // the escape key, or what begins a sequence
	control               // CSI or SS3: a key, the mouse, a short answer
	text                  // OSC, DCS and the like: an answer with text in it
)

// state is how much of it there is.
type state int

const (
	whole   state = iota // all of it
	partial              // more may come
	broken               // no terminal sends it
)

// first returns how long the first character or sequence of a buffer is, which
// kind it is, and whether it is all there.
func first(buf []byte) (int, kind, state) {
	switch {
	case buf[0] != esc:
		n, s := runeLen(buf)
		return n, character, s
	case len(buf) == 1:
		return 1, escape, partial
	}
	switch buf[1] {
	case '[':
		n, s := csiLen(buf)
		return n, control, s
	case 'O':
		n, s := ss3Len(buf)
		return n, control, s
	case ']', 'P', '_', '^', 'X':
		n, s := textLen(buf)
		return n, text, s
	case esc: // pressed twice, or before a sequence
		return 1, escape, whole
	}
	n, s := runeLen(buf[1:])
	return n + 1, escape, s
}

// runeLen is how long a character is. No terminal that speaks UTF-8 sends the
// controls from 0x80 on.
func runeLen(buf []byte) (int, state) {
	if !utf8.FullRune(buf) {
		return len(buf), partial
	}
	r, n := utf8.DecodeRune(buf)
	if r == utf8.RuneError && n == 1 || r >= 0x80 && r < 0xa0 {
		return n, broken
	}
	return n, whole
}

// csiLen is how long a sequence is that begins with ESC [.
func csiLen(buf []byte) (int, state) {
	const (
		linuxF1 = len("\x1b[[A")
		x10     = len("\x1b[M") + 3
	)
	i := 2
	for i < len(buf) && buf[i] >= 0x20 && buf[i] <= 0x3f {
		i++
	}
	switch {
	case i == len(buf):
		return i, partial
	case buf[i] == 0x18, buf[i] == 0x1a: // CAN and SUB end a sequence
		return i + 1, broken
	case buf[i] < 0x40 || buf[i] > 0x7e:
		return i, broken
	case i == 2 && buf[i] == '[': // the function keys of the Linux console
		return upTo(buf, linuxF1)
	case i == 2 && buf[i] == 'M': // a mouse of before 1006
		return upTo(buf, x10)
	}
	return i + 1, whole
}

func upTo(buf []byte, n int) (int, state) {
	if len(buf) < n {
		return len(buf), partial
	}
	return n, whole
}

// ss3Len is how long a sequence is that begins with ESC O.
func ss3Len(buf []byte) (int, state) {
	i := 2
	for i < len(buf) && buf[i] >= '0' && buf[i] <= '9' {
		i++
	}
	switch {
	case i == len(buf):
		return i, partial
	case buf[i] <= 0x20 || buf[i] > 0x7e:
		return i, broken
	}
	return i + 1, whole
}

// textLen is how long a sequence is that ends with ST, or an OSC with BEL.
func textLen(buf []byte) (int, state) {
	i := 2
	for i < len(buf) && buf[i] != esc && buf[i] != 0x18 && buf[i] != 0x1a && (buf[i] != '\a' || buf[1] != ']') {
		i++
	}
	switch {
	case i == len(buf):
		return i, partial
	case buf[i] == '\a':
		return i + 1, whole
	case buf[i] != esc:
		return i + 1, broken
	case i+1 == len(buf):
		return i + 1, partial
	case buf[i+1] == '\\':
		return i + 2, whole
	}
	return i, broken
}

// continues reports whether data, which came late, continues a sequence, and is
// not what a person has typed meanwhile.
func continues(sequence, data []byte) bool {
	buf := append(bytes.Clone(sequence), data...)
	n, k, s := first(buf)
	switch {
	case n <= len(sequence):
		return false
	case k == text: // 1;rgb:… after ESC ], or ]11;rgb:… after ESC
		return len(sequence) > 2 || s == whole || goesOn(buf)
	case k == control && s == whole:
		return known(buf[:n]) || len(buf) > 3 && goesOn(buf)
	case k == control:
		return s == partial && len(data) > 1 && goesOn(buf)
	}
	return k == character
}

// goesOn reports whether a sequence has what follows its beginning in the answer of
// a terminal, and not in typed text.
func goesOn(buf []byte) bool {
	return len(buf) > 2 && (bytes.IndexByte([]byte("0123456789<>?!="), buf[2]) >= 0 || buf[1] == '_' && buf[2] == 'G')
}

// shorten returns a sequence that is too long without what it says.
func shorten(buf []byte) []byte {
	return []byte{esc, buf[1], '?', buf[len(buf)-1]}
}
