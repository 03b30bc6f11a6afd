// Package md turns the Markdown of a page into lines of a given width: at once
// and plain, or in style by glamour, which takes milliseconds and therefore
// belongs in a command.
package md

import (
	"strings"

	"charm.land/glamour/v2"
	"github.com/charmbracelet/x/ansi"

	"comity/ui/theme"
)

// Line is one line of a page and its width in cells.
type Line struct {
	Text  string
	Width int
}

// Render renders a page with glamour. It is slow, and safe to call from any
// goroutine: every call has a renderer of its own.
func Render(t *theme.Theme, markdown string, width int) ([]Line, error) {
	renderer, err := glamour.NewTermRenderer(
		glamour.WithStyles(t.Markdown()),
		glamour.WithWordWrap(max(width-hang, 1)),
		glamour.WithTableWrap(true),
		glamour.WithPreservedNewLines(), // pages break lines where they mean to
	)
	if err != nil {
		return nil, err
	}
	if t.ASCII {
		markdown = strings.ReplaceAll(markdown, "·", "-")
	}
	out, err := renderer.Render(markdown)
	if err != nil {
		return nil, err
	}
	list := lines(out, t.Bar())
	for i, line := range list { // a word longer than the line is cut
		if line.Width > width {
			list[i].Text = ansi.Truncate(line.Text, width, "")
			list[i].Width = ansi.StringWidth(list[i].Text)
		}
	}
	return list, nil
}

// hang is how far the lines of an item after its first are set in.
const hang = 2

// lines splits what glamour wrote, without its padding and its hyperlinks. It
// closes the gap between a heading and its list, and lets items hang.
func lines(out, bar string) []Line {
	var list []Line
	blank, heading, item := true, false, false
	for text := range strings.SplitSeq(out, "\n") {
		isHeading, isItem := strings.Contains(text, theme.HeadingMark), strings.Contains(text, theme.ItemMark)
		text = strings.NewReplacer("\u00a0", " ", theme.HeadingMark, "", theme.ItemMark, "", theme.QuoteMark, bar).Replace(text)
		text = trimRight(dropLinks(text))
		w := ansi.StringWidth(text)
		if w == 0 {
			item = false
			if !blank {
				list = append(list, Line{})
			}
			blank = true
			continue
		}
		if isItem && heading && blank && len(list) > 0 {
			list = list[:len(list)-1]
		}
		if item && !isItem {
			text, w = strings.Repeat(" ", hang)+text, w+hang
		}
		list = append(list, Line{text, w})
		blank, heading, item = false, isHeading, item || isItem
	}
	for len(list) > 0 && list[len(list)-1].Width == 0 {
		list = list[:len(list)-1]
	}
	return list
}

// dropLinks removes OSC 8 hyperlinks; the address stands in the text.
func dropLinks(s string) string {
	for {
		start := strings.Index(s, "\x1b]8;")
		if start < 0 {
			return s
		}
		end := strings.IndexAny(s[start:], "\a")
		skip := 1
		if st := strings.Index(s[start+2:], "\x1b\\"); st >= 0 && (end < 0 || st+2 < end) {
			end, skip = st+2, 2
		}
		if end < 0 {
			return s[:start]
		}
		s = s[:start] + s[start+end+skip:]
	}
}

// trimRight cuts the spaces glamour pads a line with, and the styles that
// style nothing but them.
func trimRight(s string) string {
	plain := ansi.Strip(s)
	kept := len(strings.TrimRight(plain, " "))
	if kept == 0 {
		return ""
	}
	if kept == len(plain) && !strings.HasSuffix(s, "m") {
		return s
	}
	s = ansi.Truncate(s, ansi.StringWidth(plain[:kept]), "")
	if strings.Contains(s, "\x1b[") && !strings.HasSuffix(s, "\x1b[m") && !strings.HasSuffix(s, "\x1b[0m") {
		s += "\x1b[m"
	}
	return s
}

// Plain gives a page at once: wrapped, without style, the marks of Markdown
// removed. It is what the reader shows until the styled page is there.
func Plain(t *theme.Theme, markdown string, width int) []Line {
	var list []Line
	unmark := strings.NewReplacer("**", "", "\\", "", "&#126;", "~", "&amp;", "&", "<http", "http", ">\n", "\n")
	for text := range strings.SplitSeq(unmark.Replace(markdown), "\n") {
		text = strings.TrimLeft(text, "#")
		prefix := ""
		if rest, ok := strings.CutPrefix(text, "> "); ok {
			text, prefix = rest, t.Bar()
		}
		text = strings.TrimSpace(text)
		if text == "" && (len(list) == 0 || list[len(list)-1].Width == 0) {
			continue
		}
		for part := range strings.SplitSeq(ansi.Wrap(text, max(width-len([]rune(prefix)), 1), ""), "\n") {
			part = prefix + strings.TrimRight(part, " ")
			list = append(list, Line{part, ansi.StringWidth(part)})
		}
	}
	return list
}
