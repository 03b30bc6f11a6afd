package accessible

import (
	"io"
	"strings"
	"unicode"

	"comity/model"
	"comity/ui/cells"
	"comity/ui/theme"
)

// voice writes lines of words and punctuation only. It buffers until flush, so
// that a slow reader never holds a turn.
type voice struct {
	to    io.Writer
	said  strings.Builder
	width func() int // nil: lines are as long as they come
}

// narrowest is the width below which lines are left to the terminal.
const narrowest = 20

// say writes text as lines of their own, broken between words where the
// terminal would break them anywhere.
func (v *voice) say(text string) {
	text = strings.Map(sayable, text)
	if v.width != nil {
		if width := v.width(); width >= narrowest {
			for line := range strings.SplitSeq(text, "\n") {
				v.write(broken(line, width-1)) // after the last cell some terminals break too
			}
			return
		}
	}
	v.write(text + "\n")
}

// broken is a line as lines of at most so many cells, broken at spaces alone:
// an id or an address is longer only if it does not fit a line.
func broken(line string, width int) string {
	var out strings.Builder
	used := 0
	for i, word := range strings.Split(line, " ") {
		n := cells.Width(word)
		switch {
		case i == 0:
		case used > 0 && used+1+n > width:
			out.WriteByte('\n')
			used = 0
		default:
			out.WriteByte(' ')
			used++
		}
		out.WriteString(word)
		used += n
	}
	return out.String() + "\n"
}

// ask writes a prompt, after which the visitor types on the same line.
func (v *voice) ask(prompt string) { v.write(prompt) }

func (v *voice) write(text string) { v.said.WriteString(strings.Map(sayable, text)) }

// flush writes what was said.
func (v *voice) flush() error {
	text := v.said.String()
	v.said.Reset()
	if text == "" {
		return nil
	}
	_, err := io.WriteString(v.to, text)
	return err
}

// sayable filters the characters that may be written. Marks are words here; the
// glyph of a mark in a record becomes a dash. Frames, blocks and braille draw
// pictures, which are noise to the ear.
func sayable(r rune) rune {
	switch {
	case r == '\n':
		return r
	case r == '\t':
		return ' '
	case r == unicode.ReplacementChar:
		return '?'
	case !model.Shown(r):
		return -1
	case r >= 0x2500 && r <= 0x259f, r >= 0x2800 && r <= 0x28ff, theme.IsGlyph(r):
		return '-'
	}
	return r
}
