package md

import (
	"strings"

	"comity/model"
	"comity/ui/cells"
)

// A note in the text describes what follows it. It is written between these
// marks, which no record contains, and applies until the next note.
const (
	noteOpen  = "\ue010"
	noteClose = "\ue011"
)

// A note says what a piece of text is besides its style: nothing, an aside, or
// something of a use of a link, whose number follows.
const (
	aside      = "-"
	words      = "u"
	number     = "n" // its number, after its words
	citing     = "c" // the words of a citation
	entryWords = "e" // the words of an entry without a target
	address    = "a"
)

func noted(note, text string) string {
	return noteOpen + note + noteClose + text + noteOpen + noteClose
}

// run is a piece of text in one style and under one note.
type run struct {
	text  string
	style string // the SGR sequences that lead to it
	note  string
}

// runsOf reads styled text. Sequences other than styles are left out, and so is
// what may not be shown.
func runsOf(text string) []run {
	var out []run
	style, note := "", ""
	for text != "" {
		switch {
		case text[0] == 0x1b:
			n := cells.StyleLen(text)
			switch seq := text[:n]; {
			case n == 0:
				_, rest, _ := cells.CutCommand(text)
				n = max(len(text)-len(rest), 1) // the escape alone, when it is no command
			case seq == "\x1b[m" || seq == "\x1b[0m":
				style = ""
			default:
				style += seq
			}
			text = text[n:]
		case strings.HasPrefix(text, noteOpen):
			end := strings.Index(text, noteClose)
			if end < 0 {
				return out
			}
			note, text = text[len(noteOpen):end], text[end+len(noteClose):]
		default:
			end := strings.IndexAny(text[1:], "\x1b"+noteOpen) + 1
			if end <= 0 {
				end = len(text)
			}
			if shown := model.Clean(text[:end], "", -1); shown != "" {
				out = append(out, run{shown, style, note})
			}
			text = text[end:]
		}
	}
	return out
}

// widthOf is how many cells some runs take.
func widthOf(runs []run) int {
	n := 0
	for _, r := range runs {
		n += cells.Width(r.text)
	}
	return n
}

// wrap breaks runs into lines of at most width cells, at spaces and after
// hyphens, and breaks a word only if it is longer than a line. With a width of
// 0, every word has its own line. Package cells wraps text; here each piece keeps
// its note, and a table needs the width of its longest word.
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

// wrapper is the state of wrap: the lines that are full, the current line, and
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
	w.space, w.spaceWidth = w.space[:0], 0 // the line has a copy, as of the word
	if w.width > 0 && n > w.width {
		w.breakWord()
	} else {
		w.line, w.used = append(w.line, w.word...), w.used+n
	}
	w.word = w.word[:0]
}

func (w *wrapper) newLine() {
	full := w.line // the next line is about as full
	w.lines, w.line, w.used = append(w.lines, full), make([]run, 0, len(full)), 0
}

// breakWord puts a word on as many lines as it takes. A character wider than a
// line has one of its own.
func (w *wrapper) breakWord() {
	for _, r := range w.word {
		from := 0 // where what goes on the current line begins
		for at := 0; at < len(r.text); {
			cluster, n := cells.Next(r.text[at:])
			if w.used > 0 && w.used+n > w.width {
				w.line = append(w.line, run{r.text[from:at], r.style, r.note})
				w.newLine()
				from = at
			}
			w.used += n
			at += len(cluster)
		}
		w.line = append(w.line, run{r.text[from:], r.style, r.note})
	}
}
