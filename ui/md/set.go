package md

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"comity/ui/cells"
	"comity/ui/theme"
)

// setter breaks the lines of a page to a width.
type setter struct {
	theme      *theme.Theme
	reading    *reading
	width      int
	hyperlinks bool
	page       Page
	links      []Link    // as in the reading, with their spans
	table      [][][]run // the rows of the current table: their cells
	blank      bool      // the previous line is blank
	heading    bool      // the previous line is a heading
	line       []run     // the current line, in the room of the one before
	hang       int       // how far the lines of the current item are set in after its first
}

// set wraps a styled page without its padding, without a gap below headings and
// with hanging items.
func set(t *theme.Theme, r *reading, styled string, width int, hyperlinks bool) Page {
	s := &setter{theme: t, reading: r, width: max(width, 1), hyperlinks: hyperlinks, links: slices.Clone(r.links), blank: true}
	for text := range strings.SplitSeq(styled, "\n") {
		s.take(text)
	}
	s.endTable()
	lines := s.page.Lines
	for len(lines) > 0 && lines[len(lines)-1].Width == 0 {
		lines = lines[:len(lines)-1]
	}
	slices.SortFunc(s.links, func(a, b Link) int { return a.Number - b.Number })
	return Page{lines, s.links, s.page.Heads}
}

// take handles the next line.
func (s *setter) take(text string) {
	if s.cell(text) {
		return
	}
	s.endTable()
	before, after, item := strings.Cut(text, theme.ItemMark)
	marks := strings.Count(text, theme.HeadingMark)
	heading := marks > 0
	rest, quote := strings.CutPrefix(text, theme.QuoteMark)
	switch {
	case item:
		s.item(before, after)
	case quote:
		bar := s.theme.Bar()
		s.text([]run{{text: bar}}, []run{{text: bar}}, runsOf(rest))
	default:
		runs := runsOf(strings.ReplaceAll(text, theme.HeadingMark, ""))
		if strings.TrimSpace(ansi.Strip(text)) == "" {
			s.gap()
			return
		}
		if heading {
			s.page.Heads = append(s.page.Heads, Head{len(s.page.Lines), wordsOf(runs), marks > 1})
		}
		indent := []run{{text: strings.Repeat(" ", s.hang)}}
		s.text(indent, indent, runs)
	}
	s.heading = heading
}

func wordsOf(runs []run) string {
	var b strings.Builder
	for _, r := range runs {
		b.WriteString(r.text)
	}
	return strings.TrimSpace(strings.ReplaceAll(b.String(), "\u00a0", " "))
}

// gap adds a blank line, unless there is one or a heading above.
func (s *setter) gap() {
	if !s.blank && !s.heading {
		s.page.Lines = append(s.page.Lines, Line{})
	}
	s.blank, s.hang = true, 0
}

// item adds an item of a list with its mark.
func (s *setter) item(before, after string) {
	first := runsOf(before)
	s.hang = widthOf(first)
	s.text(first, []run{{text: strings.Repeat(" ", s.hang)}}, runsOf(after))
}

// text adds a wrapped text, with a prefix for its first line and one for the
// others.
func (s *setter) text(first, others, runs []run) {
	room := s.width - widthOf(first)
	if room < 1 {
		first, others, room = nil, nil, s.width
	}
	for i, line := range wrap(runs, room) {
		prefix := others
		if i == 0 {
			prefix = first
		}
		s.line = append(append(s.line[:0], prefix...), line...)
		s.add(s.line)
	}
}

// add adds a line and the spans of the links on it.
func (s *setter) add(runs []run) {
	runs = trimmed(runs)
	var b strings.Builder
	style, url, col := "", "", 0
	for _, r := range runs {
		use, ink := s.use(r.note)
		if to := r.style + ink.Open(); to != style {
			if style != "" {
				b.WriteString(ansi.ResetStyle)
			}
			b.WriteString(to)
			style = to
		}
		to := ""
		if use >= 0 && s.hyperlinks && r.note[:1] != citing && r.note[:1] != number {
			to = s.reading.links[s.reading.uses[use]].Address
		}
		if to != url {
			b.WriteString(hyperlink(to, use))
			url = to
		}
		text := strings.ReplaceAll(r.text, "\u00a0", " ")
		b.WriteString(text)
		n := cells.Width(text)
		if seen := min(n, s.width-col); use >= 0 && r.note[:1] != address && seen > 0 {
			s.span(Span{len(s.page.Lines), col, seen, use, r.note[:1] == citing})
		}
		col += n
	}
	if url != "" {
		b.WriteString(ansi.ResetHyperlink())
	}
	if style != "" {
		b.WriteString(ansi.ResetStyle)
	}
	line := Line{b.String(), col}
	if col > s.width { // a wide character on a line of one cell
		text := ansi.Truncate(line.Text, s.width, "")
		line = Line{text + strings.Repeat(" ", s.width-ansi.StringWidth(text)), s.width}
	}
	s.page.Lines = append(s.page.Lines, line)
	s.blank = false
}

// hyperlink is the sequence after which text leads to an address, or to none.
// Terminals want nothing but ASCII there.
func hyperlink(address string, use int) string {
	if address == "" {
		return ansi.ResetHyperlink()
	}
	var b strings.Builder
	for i := range len(address) {
		if c := address[i]; c <= ' ' || c > '~' {
			fmt.Fprintf(&b, "%%%02X", c)
		} else {
			b.WriteByte(c)
		}
	}
	return ansi.SetHyperlink(b.String(), "id="+strconv.Itoa(use+1))
}

// use is the use of a link that a note speaks of, or -1, and the ink of the
// text under the note.
func (s *setter) use(note string) (use int, ink theme.Ink) {
	if note == "" {
		return -1, theme.Ink{}
	}
	use, err := strconv.Atoi(note[1:])
	if err != nil || use < 0 || use >= len(s.reading.uses) {
		return -1, s.theme.Ink.Dim
	}
	switch note[:1] {
	case words:
		ink = s.theme.Ink.Link
	case citing, address, number:
		ink = s.theme.Ink.Dim
	}
	return use, ink
}

// span adds a span to its link, or makes the one before longer.
func (s *setter) span(to Span) {
	link := &s.links[s.reading.uses[to.Use]]
	if n := len(link.Spans); n > 0 {
		if last := &link.Spans[n-1]; last.Use == to.Use && last.Line == to.Line && last.Col+last.Width == to.Col {
			last.Width += to.Width
			return
		}
	}
	link.Spans = append(link.Spans, to)
}

// trimmed is a line without the spaces at its end.
func trimmed(runs []run) []run {
	for len(runs) > 0 {
		last := runs[len(runs)-1]
		if last.text != "" && !strings.HasSuffix(last.text, " ") {
			return runs // as most lines are: nothing to copy
		}
		if last.text = strings.TrimRight(last.text, " "); last.text != "" {
			return append(runs[:len(runs)-1:len(runs)-1], last)
		}
		runs = runs[:len(runs)-1]
	}
	return runs
}

// plain formats prepared Markdown as glamour does, but without styles.
func plain(t *theme.Theme, markdown string) string {
	var b strings.Builder
	for line := range strings.SplitSeq(markdown, "\n") {
		text := strings.TrimLeft(line, " ")
		indent := line[:len(line)-len(text)]
		switch _, size := ordinal(text); {
		case strings.HasPrefix(text, "<!--"):
			text = ""
		case strings.HasPrefix(text, "#"):
			mark := theme.HeadingMark
			if strings.HasPrefix(text, "###") {
				mark += mark
			}
			text = mark + strings.TrimLeft(text, "# ")
		case strings.HasPrefix(text, "- "):
			text = indent + t.Bullet() + theme.ItemMark + text[2:]
		case text == ">" || strings.HasPrefix(text, "> "):
			text = theme.QuoteMark + strings.TrimPrefix(text[1:], " ")
		case size > 0:
			text = indent + text[:size] + theme.ItemMark + text[size:]
		}
		b.WriteString(unmarked(strings.TrimRight(text, " ")) + "\n")
	}
	return b.String()
}

// alone reports whether what is between two texts is a word by itself, as an asterisk
// that emphasizes nothing is.
func alone(before, after string) bool {
	return (before == "" || strings.HasSuffix(before, " ") || strings.HasSuffix(before, cellMark)) && strings.HasPrefix(after+" ", " ")
}

// unmarked is Markdown without emphasis, escapes and entities.
func unmarked(text string) string {
	if !strings.ContainsAny(text, "\\*`&") {
		return text
	}
	var b strings.Builder
	code := false
	for i := 0; i < len(text); i++ {
		switch {
		case text[i] == '`':
			code = !code
			continue
		case code:
		case text[i] == '\\' && i+1 < len(text):
			i++
		case text[i] == '*' && alone(text[:i], text[i+1:]):
		case text[i] == '*':
			continue
		case text[i] == '&':
			decoded, n := entity(text[i:])
			b.WriteString(decoded)
			i += n - 1
			continue
		}
		b.WriteByte(text[i])
	}
	return b.String()
}
