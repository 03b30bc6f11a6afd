package explorer

import (
	"slices"
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"comity/ui/cells"
	"comity/ui/md"
	"comity/ui/report"
	"comity/ui/theme"
)

// asideLine is a line beside the text of the reader: a heading of the page, or part of
// the title of a source that the text in view cites.
type asideLine struct {
	text  string
	title bool // over the others
	here  bool // the section in view
	to    int  // the line of the page that it leads to; or none
	link  int  // the source, as an index into the links of the page; or none
}

// draw returns the line in its ink.
func (l asideLine) draw(t *theme.Theme, w int) string {
	ink := t.Ink.Dim
	switch {
	case l.title:
		ink = t.Ink.Heading
	case l.here:
		ink = t.Ink.Bold
	}
	return ink.Render(cells.Fit(l.text, w, t.Border.Ellipsis))
}

// asideLines are the lines beside the text on h lines: the contents of the page, the
// section in view marked, and the sources that the text in view cites. The contents
// take what these leave, or half.
func (a *Explorer) asideLines(page md.Page, w, h int) []asideLine {
	if w <= 0 || h <= 0 || len(page.Heads) == 0 {
		return nil
	}
	sources := a.citedHere(page, w)
	contents := a.contentsOf(page, w)
	if len(contents) == 1 && len(sources) == 0 { // as on the page Start here
		return nil
	}
	room := h
	if len(sources) > 0 {
		room = max(h-len(sources)-1, min(h/2, len(contents)))
	}
	var out []asideLine
	if len(contents) > 1 && room > 1 {
		here := 1
		for i, l := range slices.Backward(contents) {
			if l.here {
				here = i
			}
		}
		from := max(min(here-room/2, len(contents)-room), 0)
		out = append(append(out, contents[0]), contents[from+1:min(from+room, len(contents))]...)
		if more := len(contents) - from - room; more > 0 { // no silent end
			out[len(out)-1] = asideLine{text: "  " + a.theme.Border.Ellipsis + " " + strconv.Itoa(more+1) + " lines below", to: contents[from+room-1].to, link: none}
		}
	}
	if len(sources) > 0 && len(out) > 0 {
		out = append(out, asideLine{to: none, link: none})
	}
	out = append(out, sources...)
	if len(out) > h {
		out = out[:h]
		out[h-1] = asideLine{text: "more sources: at the end of the page", to: none, link: none}
	}
	for len(out) < h {
		out = append(out, asideLine{to: none, link: none})
	}
	return out
}

// contentsOf are the headings of a page below its title, under a heading.
func (a *Explorer) contentsOf(page md.Page, w int) []asideLine {
	out := []asideLine{{text: "On this page", title: true, to: 0, link: none}}
	here := 0
	for _, head := range page.Heads[1:] {
		if head.Line <= a.reading.top+1 {
			here = len(out)
		}
		indent := "  "
		if head.Below {
			indent = "    "
		}
		for _, line := range cells.Wrap(head.Text, w-len(indent)) {
			out = append(out, asideLine{text: indent + line, to: head.Line, link: none})
		}
	}
	for i := range out {
		out[i].here = here > 0 && out[i].to == out[here].to && i > 0
	}
	if here > 0 {
		out[here].text = a.theme.Border.Caret + out[here].text[1:]
	}
	return out
}

// citedHere are the sources that the lines in view cite, by their numbers: their titles,
// under a heading.
func (a *Explorer) citedHere(page md.Page, w int) []asideLine {
	var out []asideLine
	cited := a.cited(page)
	for i, l := range page.Links {
		if !strings.HasPrefix(l.Target, "source/") || !cited[l.Number] {
			continue
		}
		before := strconv.Itoa(l.Number) + ". "
		for _, line := range cells.Wrap(entryOf(page, l), w-len(before)) {
			line, before = before+line, cells.Spaces(len(before))
			out = append(out, asideLine{text: line, to: none, link: i})
		}
	}
	if len(out) > 0 {
		out = append([]asideLine{{text: "Sources of what is in view", title: true, to: none, link: none}}, out...)
	}
	return out
}

// cited are the numbers of the sources that the lines in view cite: "2", "1, 2" or
// "1 to 4".
func (a *Explorer) cited(page md.Page) map[int]bool {
	out := map[int]bool{}
	for _, l := range page.Links {
		for _, s := range l.Spans {
			if !s.Cites || s.Line < a.reading.top || s.Line >= a.reading.top+a.reading.height {
				continue
			}
			for n := l.Number; n <= report.LastCited(l.Number, strings.TrimSpace(wordsOn(page, s))); n++ {
				out[n] = true
			}
		}
	}
	return out
}

// entryOf is the title of a source in the list of sources of a page.
func entryOf(page md.Page, l md.Link) string {
	var words []string
	first := none
	for _, s := range l.Spans {
		if s.Cites || first != none && s.Use != first {
			continue
		}
		first = s.Use
		words = append(words, wordsOn(page, s))
	}
	return strings.Join(words, " ")
}

// wordsOn are the words of a link on one line.
func wordsOn(page md.Page, s md.Span) string {
	return ansi.Strip(ansi.Cut(page.Lines[s.Line].Text, s.Col, s.Col+s.Width))
}

// clickAside goes where a line beside the text leads, and reports whether it leads
// anywhere.
func (a *Explorer) clickAside(line int) bool {
	page := a.page()
	lines := a.asideLines(page, a.column().beside, a.reading.height)
	if line < 0 || line >= len(lines) {
		return false
	}
	switch l := lines[line]; {
	case l.link != none:
		a.openLink(page.Links[l.link], none)
	case l.to != none:
		a.reading.top = l.to
		a.reading.clamp(len(page.Lines))
	default:
		return false
	}
	return true
}
