package explorer

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"

	"comity/model"
	"comity/ui/cells"
	"comity/ui/md"
	"comity/ui/theme"
)

// readerTitle names the page, and how far it has been read.
func (a *Explorer) readerTitle() (title, right string) {
	shown, ok := a.shown()
	if !ok {
		return "Reader", ""
	}
	lines := len(a.page().Lines)
	if in, ok := a.top().(*lineInput); ok && in.pane == reader {
		return "/" + in.input.Value() + " ", a.reading.finding.found()
	}
	if lines > a.reading.height && a.reading.height > 0 {
		right = strconv.Itoa(min(100, (a.reading.top+a.reading.height)*100/lines)) + "%"
	}
	title = a.source.name(shown)
	if found := a.reading.finding.found(); found != "" {
		title += " " + a.theme.Border.Dot + " \"" + a.reading.finding.query + "\" " + found
	}
	return title, right
}

// banner warns that something on a page has aged.
type banner struct {
	of    ref
	texts []string // the same in ever fewer words; none when nothing has aged
	made  bool
}

// hasBanner reports whether a banner is above the page: there is a warning, and
// room for it.
func (a *Explorer) hasBanner() bool {
	shown, ok := a.shown()
	if !ok || a.layout.panes[reader].h < 6 {
		return false
	}
	if a.source.isStart(shown) {
		a.reading.banner = banner{}
		return a.startWord() != ""
	}
	if !a.reading.banner.made || a.reading.banner.of != shown {
		a.reading.banner = banner{shown, a.undated(shown, a.source.stale(shown, a.day.today)), true}
	}
	return len(a.reading.banner.texts) > 0
}

// bannerLine is the line above the page: as many words as a width holds.
func (a *Explorer) bannerLine(w int) string {
	if a.onStart() {
		return a.theme.Ink.Accent.Render(cells.Fit(a.startWord(), w, a.theme.Border.Ellipsis))
	}
	mark, text := a.theme.Glyph(model.MarkAged)+" ", ""
	for _, text = range a.reading.banner.texts {
		if cells.Width(mark+text) <= w {
			break
		}
	}
	return a.theme.Ink.Mark(model.MarkAged).Render(cells.Fit(mark+text, w, a.theme.Border.Ellipsis))
}

// column is where the text of the page is within its pane.
func (a *Explorer) column() column { return columnOf(a.layout.panes[reader].w, a.reading.whole) }

// stood is the words at the top of the reader: in which section, counted from 1, and how
// many of its letters are above; and the page and the line as they were seen last.
type stood struct {
	item                            ref
	width, top, section, above, all int
}

// keepWords scrolls a page that has another width now to the words that stood at its top.
func (a *Explorer) keepWords() {
	item, ok := a.shown()
	if !ok || a.layout.panes[reader].empty() {
		return
	}
	r, width := &a.reading, a.column().text
	if r.top > 0 && r.stood.width > 0 && r.stood.width != width {
		if key := a.pageKey(item); r.top != r.stood.top || item != r.stood.item {
			key.width = r.stood.width
			page := a.pageOf(key)
			r.stood.section = 0
			for r.stood.section < len(page.Heads) && page.Heads[r.stood.section].Line <= r.top {
				r.stood.section++
			}
			section, from := sectionOf(page, r.stood.section)
			r.stood.above, r.stood.all = countLetters(section[:max(min(r.top-from, len(section)), 0)]), countLetters(section)
		}
		page := a.page()
		section, from := sectionOf(page, r.stood.section)
		wanted, n := r.stood.above*countLetters(section)/max(r.stood.all, 1), 0
		for i := range section {
			if n <= wanted {
				r.top = from + i
			}
			n += countLetters(section[i : i+1])
		}
		r.clamp(len(page.Lines))
		r.stood.top, r.stood.item = r.top, item
	}
	r.stood.width = width
}

// sectionOf returns the lines of a section of a page, counted from 1, and where they
// begin; 0 is what is before the first.
func sectionOf(page md.Page, n int) (lines []md.Line, from int) {
	to := len(page.Lines)
	if n > 0 && n <= len(page.Heads) {
		from = page.Heads[n-1].Line
	}
	if n < len(page.Heads) {
		to = page.Heads[n].Line
	}
	return page.Lines[from:to], from
}

// countLetters counts those of some lines; a blank line has one.
func countLetters(lines []md.Line) int {
	n := 0
	for _, l := range lines {
		text := ansi.Strip(l.Text)
		n += max(utf8.RuneCountInString(text)-strings.Count(text, " "), 1)
	}
	return n
}

// readerLines draws the part of the page that is on screen.
func (a *Explorer) readerLines(r rect) []string {
	page := a.page()
	w, h, c := r.w-2, r.h-2, a.column()
	left := c.left
	lit := a.lit(page.Links)
	out := make([]string, 0, max(h, 0))
	if a.hasBanner() {
		out = append(out, cells.Spaces(left)+a.bannerLine(w-left))
	}
	beside := a.asideLines(page, c.beside, h-len(out))
	for i := a.reading.top; len(out) < h; i++ {
		line := md.Line{}
		if i >= 0 && i < len(page.Lines) {
			line = page.Lines[i]
		}
		if w < 3 || line.Width > w-left {
			out = append(out, cells.Spaces(w))
			continue
		}
		text, used := cells.Spaces(left)+a.highlight(i, line.Text, lit), left+line.Width
		if n := i - a.reading.top; n < len(beside) {
			at := left + c.text
			text += cells.Spaces(at-used) + a.theme.Ink.Frame.Render(cells.Fit(" "+a.theme.Border.V, c.gap, "")) + beside[n].draw(a.theme, c.beside)
			used = at + c.gap + c.beside
		}
		out = append(out, text+cells.Spaces(w-used))
	}
	return out
}

// bright is a highlighted piece of the page, with its ink.
type bright struct {
	md.Span
	ink theme.Ink
}

// lit returns the highlighted pieces: the link whose number is being typed, or
// else the use that is selected, and the words that were found. They are in the
// order of their columns, whatever their lines, as highlight wants them.
func (a *Explorer) lit(links []md.Link) []bright {
	var out []bright
	number := 0
	if l, ok := a.top().(*linking); ok {
		number = l.number()
	}
	for _, l := range links {
		for _, s := range l.Spans {
			if number > 0 && l.Number == number || number == 0 && a.reading.link != none && s.Use == a.reading.link {
				out = append(out, bright{s, a.theme.Ink.Cursor})
			}
		}
	}
	for _, m := range a.reading.finding.spans {
		ink := a.theme.Ink.Match
		if m.n == a.reading.finding.at {
			ink = a.theme.Ink.Cursor
		}
		out = append(out, bright{m.Span, ink})
	}
	slices.SortStableFunc(out, func(a, b bright) int { return a.Col - b.Col })
	return out
}

// highlight draws a line with those of the pieces that stand in it in their
// inks.
func (a *Explorer) highlight(line int, text string, pieces []bright) string {
	out, at := "", 0
	for _, s := range pieces {
		if s.Line == line && s.Col >= at {
			out += ansi.Cut(text, at, s.Col) + s.ink.Render(ansi.Strip(ansi.Cut(text, s.Col, s.Col+s.Width)))
			at = s.Col + s.Width
		}
	}
	if at == 0 {
		return text
	}
	return out + ansi.TruncateLeft(text, at, "")
}
