package sshd

import (
	"io"
	"strings"
	"sync"
	"unicode/utf8"

	"comity/model"
	"comity/ui/cells"
)

// maxTyped is how long a line may be that is typed, in bytes.
const maxTyped = 4096

// cooked is what a line discipline makes of a terminal that is raw: the typed
// line is echoed and can be corrected, and is read once it is finished. The
// Terminal of golang.org/x/term counts a cell for every character, so it would not
// erase the second half of 中; here names are typed in many scripts.
type cooked struct {
	visit *visit
	echo  io.Writer
	once  sync.Once
	raw   rawInput

	line     []rune
	partial  []byte // of a character
	sequence bool   // inside one that a key such as an arrow sent
	bracket  bool   // which is a long one
	ready    []byte
	ended    bool
	returned bool // the last sign was a carriage return
}

// Read returns the next finished line.
func (c *cooked) Read(p []byte) (int, error) {
	c.once.Do(func() { c.raw.visit = c.visit })
	var buf [chunk]byte
	for len(c.ready) == 0 {
		if c.ended {
			return 0, io.EOF
		}
		n, err := c.raw.Read(buf[:])
		if err != nil {
			return 0, err
		}
		var echo strings.Builder
		for _, b := range buf[:n] {
			c.take(b, &echo)
		}
		if _, err := io.WriteString(c.echo, echo.String()); err != nil {
			return 0, err
		}
	}
	n := copy(p, c.ready)
	c.ready = c.ready[n:]
	return n, nil
}

// take takes one byte in, and echoes what it does.
func (c *cooked) take(b byte, echo *strings.Builder) {
	if c.ended || c.skip(b) {
		return
	}
	after := c.returned
	c.returned = b == '\r'
	switch {
	case b == '\n' && after: // of one line end
	case b == '\r', b == '\n':
		echo.WriteString("\n")
		c.ready = append(append(c.ready, string(c.line)...), '\n')
		c.line = nil
	case b == 0x7f, b == '\b':
		c.erase(1, echo)
	case b == 'U'-'@':
		c.erase(len(c.line), echo)
	case b == 'W'-'@':
		text := strings.TrimRight(string(c.line), " ")
		c.erase(len(c.line)-utf8.RuneCountInString(text[:strings.LastIndex(text, " ")+1]), echo)
	case b == 'C'-'@', b == 'D'-'@' && len(c.line) == 0:
		echo.WriteString("\n")
		c.ended = true
	case b >= ' ' || b == '\t':
		c.add(b, echo)
	}
}

// skip passes over the sequences of keys that are no characters.
func (c *cooked) skip(b byte) bool {
	switch {
	case b == 0x1b:
		c.sequence, c.bracket = true, false
	case c.sequence && !c.bracket && (b == '[' || b == 'O'):
		c.bracket = true
	case c.sequence && c.bracket:
		c.sequence = b < '@' || b > '~'
	case c.sequence:
		c.sequence = false
	default:
		return false
	}
	return true
}

// add appends what is typed, a whole character at a time.
func (c *cooked) add(b byte, echo *strings.Builder) {
	c.partial = append(c.partial, b)
	if !utf8.FullRune(c.partial) {
		return
	}
	r, _ := utf8.DecodeRune(c.partial)
	c.partial = nil
	if r == '\t' {
		r = ' '
	}
	if len(c.line) >= maxTyped || !model.Shown(r) {
		return
	}
	c.line = append(c.line, r)
	echo.WriteRune(r)
}

// erase takes the last characters back.
func (c *cooked) erase(n int, echo *strings.Builder) {
	for range min(n, len(c.line)) {
		last := len(c.line) - 1
		echo.WriteString(strings.Repeat("\b \b", cells.Width(string(c.line[last]))))
		c.line = c.line[:last]
	}
}
