package linear

import (
	"bufio"
	"io"
	"strings"
	"unicode"
)

// voice writes lines. Whatever it is given, only words, punctuation and line
// breaks leave it.
type voice struct{ out *bufio.Writer }

func newVoice(w io.Writer) *voice { return &voice{bufio.NewWriter(w)} }

// say writes text as lines of their own.
func (v *voice) say(text string) { v.write(text + "\n") }

// ask writes a prompt, after which the visitor types on the same line.
func (v *voice) ask(prompt string) { v.write(prompt) }

// write leaves errors to flush, which tells the first of them.
func (v *voice) write(text string) { _, _ = v.out.WriteString(strings.Map(sayable, text)) }

func (v *voice) flush() error { return v.out.Flush() }

// marks are the signs with which the explorer marks rows and parts facts. Here
// they are words; where a record should hold one, it becomes a dash.
const marks = "●◐◌◆✕◇·○◑◷"

// sayable lets through what may be written. Frames, blocks and braille draw
// pictures, which are noise to the ear.
func sayable(r rune) rune {
	switch {
	case r == '\n':
		return r
	case r == '\t':
		return ' '
	case r == unicode.ReplacementChar:
		return '?'
	case unicode.IsControl(r), unicode.Is(unicode.Cf, r), r == '\u2028', r == '\u2029', unicode.Is(unicode.Co, r):
		return -1
	case r >= 0x2500 && r <= 0x259f, r >= 0x2800 && r <= 0x28ff, strings.ContainsRune(marks, r):
		return '-'
	}
	return r
}
