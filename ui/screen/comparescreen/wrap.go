package comparescreen

import (
	"strings"
	"unicode"

	"comity/model/compare"
	"comity/ui/cells"
	"comity/ui/screen"
	"comity/ui/theme"
)

// The signs around what only one of two texts has, so that colour is not
// needed.
const (
	cut, cutEnd = "[-", "-]"
	put, putEnd = "{+", "+}"
)

// diffWord is text between blanks, or a part of it where a change begins within.
type diffWord struct {
	text   string
	kind   compare.OpKind
	glued  bool // no blank before it
	breaks int  // the line breaks before it
}

// wordsOf are the words of one of two texts: of the second, or of the first.
func wordsOf(ops []compare.Op, second bool) []diffWord {
	var out []diffWord
	breaks, blank := 0, false
	for _, op := range ops {
		text := op.A
		if second {
			text = op.B
		}
		for text != "" {
			end := strings.IndexFunc(text, unicode.IsSpace)
			if end < 0 {
				end = len(text)
			}
			if end > 0 {
				out = append(out, diffWord{text[:end], op.Kind, len(out) > 0 && !blank, breaks})
				breaks, blank = 0, false
			}
			text = text[end:]
			start := strings.IndexFunc(text, func(r rune) bool { return !unicode.IsSpace(r) })
			if start < 0 {
				start = len(text)
			}
			if start > 0 {
				breaks, blank = breaks+strings.Count(text[:start], "\n"), true
			}
			text = text[start:]
		}
	}
	return out
}

// lines breaks words into lines of at most w cells. Words stay whole, unless
// one alone is wider. Changes are signed on each line.
func lines(t *theme.Theme, words []diffWord, w int) []screen.Line {
	w = max(w, 1)
	var out []screen.Line
	var line []diffWord
	flush := func() {
		if len(line) > 0 {
			out = append(out, signed(t, line))
			line = nil
		}
	}
	for i := 0; i < len(words); {
		end := i + 1
		for end < len(words) && words[end].glued {
			end++
		}
		chunk := words[i:end]
		if width(t, chunk) > w {
			chunk = broken(chunk, w)
		}
		if chunk[0].breaks > 0 && len(out)+len(line) > 0 {
			flush()
			if chunk[0].breaks > 1 {
				out = append(out, nil)
			}
		}
		if whole := append(line[:len(line):len(line)], chunk...); width(t, whole) <= w {
			line = whole
		} else {
			flush()
			for _, part := range chunk { // more than one line only if it is too wide
				if next := append(line[:len(line):len(line)], part); len(line) > 0 && width(t, next) > w {
					flush()
				}
				line = append(line, part)
			}
		}
		i = end
	}
	flush()
	return out
}

// broken cuts what is too wide for a line.
func broken(chunk []diffWord, w int) []diffWord {
	room := max(w-len(cut)-len(cutEnd), 1)
	var out []diffWord
	for _, a := range chunk {
		part, used := "", 0
		add := func() {
			out = append(out, diffWord{part, a.kind, len(out) > 0 || a.glued, 0})
			part, used = "", 0
		}
		for _, r := range a.text {
			n := cells.Width(string(r))
			if used+n > room && part != "" {
				add()
			}
			part, used = part+string(r), used+n
		}
		add()
	}
	out[0].breaks = chunk[0].breaks
	return out
}

// width is how many cells words take in a line, with their signs.
func width(t *theme.Theme, line []diffWord) int {
	n := 0
	for _, p := range signed(t, line) {
		n += cells.Width(p.Text)
	}
	return n
}

// signed puts words in a line, with signs around what is changed.
func signed(t *theme.Theme, line []diffWord) screen.Line {
	var out screen.Line
	for i := 0; i < len(line); {
		kind := line[i].kind
		var text strings.Builder
		first := i
		for ; i < len(line) && line[i].kind == kind; i++ {
			if i > first && !line[i].glued {
				text.WriteByte(' ')
			}
			text.WriteString(line[i].text)
		}
		if first > 0 && !line[first].glued {
			out = append(out, screen.Piece{Text: " "})
		}
		switch kind {
		case compare.Delete:
			out = append(out, screen.Piece{Text: cut + text.String() + cutEnd, Ink: t.Ink.Deleted})
		case compare.Insert:
			out = append(out, screen.Piece{Text: put + text.String() + putEnd, Ink: t.Ink.Inserted})
		case compare.Equal:
			out = append(out, screen.Piece{Text: text.String()})
		}
	}
	return out
}
