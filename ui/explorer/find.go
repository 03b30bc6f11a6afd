package explorer

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/charmbracelet/x/ansi"
	"golang.org/x/text/unicode/norm"

	"comity/model/prose"
	"comity/ui/cells"
	"comity/ui/keys"
	"comity/ui/md"
	"comity/ui/screen"
)

// finding is the search on the page, and its matches. It searches the laid-out
// words: the highlighting of the viewport in Bubbles misses styled text.
type finding struct {
	query string
	at    int  // the current match; or none
	given bool // it came with the page from a search, and leaves with it

	of     *md.Line // the first line of the page that was looked through
	looked string   // for this
	spans  []match
	total  int // matches; one may have several spans
}

// match is a piece of a match on one line.
type match struct {
	md.Span
	n int // of which match
}

// letter is a letter of a page, folded, and the cells where it stands.
type letter struct {
	r               rune
	line, col, wide int
}

// letters are the letters of a page as one text: lines are joined by a space,
// and bars at the edge are no part of it.
func letters(lines []md.Line, bar string) []letter {
	var out []letter
	for i, line := range lines {
		plain := ansi.Strip(line.Text)
		text := strings.TrimLeft(strings.TrimPrefix(strings.TrimLeft(plain, " "), strings.TrimSpace(bar)), " ")
		col := cells.Width(plain[:len(plain)-len(text)])
		text = strings.TrimRight(text, " ")
		switch {
		case text == "":
			out = append(out, letter{r: '\n'})
			continue
		case len(out) > 0 && out[len(out)-1].r != '-' && out[len(out)-1].r != '\n':
			out = append(out, letter{r: ' '})
		}
		for _, r := range text {
			if unicode.Is(unicode.Mn, r) { // an accent, which the cell before holds
				continue
			}
			wide := 1
			if r >= 0x80 {
				wide = ansi.StringWidth(string(r))
			}
			if folded := foldRune(r); folded != ' ' || out[len(out)-1].r != ' ' {
				out = append(out, letter{folded, i, col, wide})
			}
			col += wide
		}
	}
	return out
}

// foldRune makes spellings of a letter equal: case, accents, the forms of
// quotation marks and dashes.
func foldRune(r rune) rune {
	switch {
	case r < 0x80:
		return unicode.ToLower(r)
	case unicode.IsSpace(r):
		return ' '
	case strings.ContainsRune("‘’‚‛", r):
		return '\''
	case strings.ContainsRune("“”„‟", r):
		return '"'
	case unicode.Is(unicode.Dash, r):
		return '-'
	}
	for _, base := range norm.NFD.String(string(r)) {
		return unicode.ToLower(base)
	}
	return r
}

// look finds every match on a page, unless that has been done.
func (f *finding) look(lines []md.Line, bar string) {
	if len(lines) == 0 || f.query == "" {
		f.spans, f.total, f.of = nil, 0, nil
		return
	}
	if f.of == &lines[0] && f.looked == f.query {
		return
	}
	f.of, f.looked, f.spans, f.total = &lines[0], f.query, nil, 0
	var want []rune
	for _, r := range strings.Join(strings.Fields(f.query), " ") {
		if !unicode.Is(unicode.Mn, r) {
			want = append(want, foldRune(r))
		}
	}
	text := letters(lines, bar)
	for i := 0; len(want) > 0 && i+len(want) <= len(text); i++ {
		if stands(text[i:], want) {
			f.mark(text[i : i+len(want)])
			i += len(want) - 1
		}
	}
}

// stands reports whether a text begins with what is wanted.
func stands(text []letter, want []rune) bool {
	for i, r := range want {
		if text[i].r != r {
			return false
		}
	}
	return true
}

// mark records a match: a span for each of its lines.
func (f *finding) mark(found []letter) {
	first := len(f.spans)
	for _, l := range found {
		last := len(f.spans) - 1
		switch {
		case l.wide == 0: // between two lines, or part of the letter before
		case last >= first && f.spans[last].Line == l.line:
			f.spans[last].Width = l.col + l.wide - f.spans[last].Col
		default:
			f.spans = append(f.spans, match{md.Span{Line: l.line, Col: l.col, Width: l.wide}, f.total})
		}
	}
	if len(f.spans) > first {
		f.total++
	}
}

// lookThrough brings the matches up to date with the page.
func (a *Explorer) lookThrough() {
	if a.reading.finding.query == "" && a.reading.finding.of == nil {
		return
	}
	f := &a.reading.finding
	before, seen := f.of, a.matchInView()
	f.look(a.page().Lines, a.theme.Bar())
	if f.at >= f.total {
		f.at = none
	}
	if before != nil && before != f.of && seen && f.at != none { // the page was set again
		a.toMatch(f.at)
	}
}

// matchInView reports whether the current match is on the screen.
func (a *Explorer) matchInView() bool {
	for _, m := range a.reading.finding.spans {
		if m.n == a.reading.finding.at {
			return m.Line >= a.reading.top && m.Line < a.reading.top+a.reading.height
		}
	}
	return false
}

// find goes to the first match at or after a line, or to the first.
func (a *Explorer) find(line int) {
	a.lookThrough()
	a.reading.finding.at = none
	for _, m := range a.reading.finding.spans {
		if m.Line >= line {
			a.toMatch(m.n)
			return
		}
	}
	a.toMatch(0)
}

// nextMatch goes to the next match, around the end of the page.
func (a *Explorer) nextMatch(step int) {
	f := &a.reading.finding
	a.lookThrough()
	from := f.at
	if from == none { // begin with what is on the screen
		from = f.total
		for _, m := range slices.Backward(f.spans) {
			if m.Line >= a.reading.top {
				from = m.n
			}
		}
		if step > 0 {
			from--
		}
	}
	at, said := screen.Seek(f.query, slices.Compact(prose.Each(f.spans, func(m match) int { return m.n })), from, step)
	if a.toast = said; f.query == "" {
		a.toast += a.keyFor(keys.Reader, keys.Filter, ": %s finds words")
	}
	a.toMatch(at)
}

// toMatch puts a match on the screen.
func (a *Explorer) toMatch(n int) {
	f := &a.reading.finding
	if f.total == 0 {
		return
	}
	f.at = (n + f.total) % f.total
	for _, m := range f.spans {
		if m.n == f.at && (m.Line < a.reading.top || m.Line >= a.reading.top+a.reading.height) {
			a.reading.top = m.Line - a.reading.height/3
		}
		if m.n == f.at {
			break
		}
	}
	a.reading.clamp(len(a.page().Lines))
}

// found returns the number of matches, and the current one.
func (f *finding) found() string {
	switch {
	case f.query == "":
		return ""
	case f.total == 0:
		return "not here"
	case f.at == none:
		return strconv.Itoa(f.total) + " found"
	}
	return prose.Of(f.at+1, f.total)
}
