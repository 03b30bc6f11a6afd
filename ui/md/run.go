package md

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// A note in the text says what follows it: it is written between these marks,
// which stand in no record, and holds until the next note.
const (
	noteOpen  = "\ue010"
	noteClose = "\ue011"
)

// A note says what a piece of text is besides its style: nothing, an aside, or
// something of a use of a link, whose number follows.
const (
	aside      = "-"
	words      = "u"
	citing     = "c" // the words of a citation
	entryWords = "e" // the words of an entry that leads nowhere
	address    = "a"
)

// noted is text under a note.
func noted(note, text string) string {
	return noteOpen + note + noteClose + text + noteOpen + noteClose
}

// run is a piece of text in one style and under one note.
type run struct {
	text  string
	style string // the SGR sequences that lead to it
	note  string
}

// runsOf reads styled text. Other sequences than styles are left out.
func runsOf(text string) []run {
	var out []run
	style, note := "", ""
	for text != "" {
		switch {
		case strings.HasPrefix(text, "\x1b["):
			end := strings.IndexByte(text, 'm')
			if end < 0 {
				return out
			}
			if seq := text[:end+1]; seq == "\x1b[m" || seq == "\x1b[0m" {
				style = ""
			} else {
				style += seq
			}
			text = text[end+1:]
		case text[0] == 0x1b:
			text = afterSequence(text)
		case strings.HasPrefix(text, noteOpen):
			end := strings.Index(text, noteClose)
			if end < 0 {
				return out
			}
			note, text = text[len(noteOpen):end], text[end+len(noteClose):]
		default:
			end := strings.Index(text[1:], noteOpen) + 1
			if esc := strings.IndexByte(text, 0x1b); end <= 0 || esc >= 0 && esc < end {
				end = esc
			}
			if end <= 0 {
				end = len(text)
			}
			out = append(out, run{text[:end], style, note})
			text = text[end:]
		}
	}
	return out
}

// afterSequence cuts a sequence that is no style off the start of a text.
func afterSequence(text string) string {
	for i := 1; i < len(text); i++ {
		if text[i] == '\a' {
			return text[i+1:]
		}
		if text[i] == 0x1b && i+1 < len(text) && text[i+1] == '\\' {
			return text[i+2:]
		}
	}
	return ""
}

// cells is how many cells plain text takes.
func cells(s string) int {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return ansi.StringWidth(s)
		}
	}
	return len(s)
}

// widthOf is how many cells some runs take.
func widthOf(runs []run) int {
	n := 0
	for _, r := range runs {
		n += cells(r.text)
	}
	return n
}

// wrap breaks runs into lines of at most width cells, at spaces and after
// hyphens, and a word only where it is longer than a line. A width of 0 gives
// every word a line of its own.
func wrap(runs []run, width int) [][]run {
	w := wrapper{width: width}
	for _, r := range runs {
		for text := r.text; text != ""; {
			if n := len(text) - len(strings.TrimLeft(text, " ")); n > 0 {
				w.endWord()
				w.space = append(w.space, run{text[:n], r.style, r.note})
				w.spaceWidth += n
				text = text[n:]
				continue
			}
			n := strings.IndexAny(text, " -") + 1
			hyphen := n > 0 && text[n-1] == '-'
			switch {
			case n == 0:
				n = len(text)
			case !hyphen:
				n--
			}
			w.word = append(w.word, run{text[:n], r.style, r.note})
			if text = text[n:]; hyphen && text != "" && text[0] != ' ' {
				w.endWord()
			}
		}
	}
	w.endWord()
	return append(w.lines, w.line)
}

// wrapper is the state of wrap: the lines that are full, the line at hand, and
// the spaces and the word that are to come on it.
type wrapper struct {
	width             int
	lines             [][]run
	line, space, word []run
	used, spaceWidth  int
}

// endWord puts the word on the line, or on the next if it has no room there.
func (w *wrapper) endWord() {
	if len(w.word) == 0 {
		return
	}
	n := widthOf(w.word)
	if w.used > 0 && w.used+w.spaceWidth+n > w.width {
		w.newLine()
	} else if w.used > 0 {
		w.line, w.used = append(w.line, w.space...), w.used+w.spaceWidth
	}
	w.space, w.spaceWidth = nil, 0
	for w.width > 0 && n > w.width {
		w.word = w.fill(w.word)
		w.newLine()
		n = widthOf(w.word)
	}
	w.line, w.used = append(w.line, w.word...), w.used+n
	w.word = w.word[:0:0]
}

func (w *wrapper) newLine() {
	w.lines, w.line, w.used = append(w.lines, w.line), nil, 0
}

// fill puts on the line as much of a long word as it holds, and returns the
// rest of it.
func (w *wrapper) fill(word []run) []run {
	room := w.width
	for i, r := range word {
		n := cells(r.text)
		if n <= room {
			w.line, room = append(w.line, r), room-n
			continue
		}
		head := ansi.Truncate(r.text, room, "")
		if head == "" && room == w.width { // a wide character in a single cell
			head, _ = ansi.FirstGraphemeCluster(r.text, ansi.GraphemeWidth)
		}
		w.line = append(w.line, run{head, r.style, r.note})
		rest := run{r.text[len(head):], r.style, r.note}
		return append([]run{rest}, word[i+1:]...)
	}
	return nil
}
