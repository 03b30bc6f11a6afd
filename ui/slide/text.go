package slide

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"comity/model"
	"comity/ui/cells"
	"comity/ui/md"
	"comity/ui/theme"
)

// line is a line of a text and how many cells it takes.
type line struct {
	text string
	w    int
	item bool // an item of a list begins on it
}

// passage is a stretch of Markdown, or of a fence, which is shown as it is.
type passage struct {
	text  string
	fence bool
}

// passages splits Markdown at its fences, and joins the lines of a paragraph,
// since a slide breaks lines itself.
func passages(markdown string) []passage {
	var out []passage
	var text strings.Builder
	var fence, last string // the marks that the current fence ends with, and the line before
	end := func(fenced bool) {
		if text.Len() > 0 || fenced {
			out = append(out, passage{strings.TrimSuffix(text.String(), "\n"), fenced})
		}
		text.Reset()
		last = ""
	}
	for row := range strings.SplitSeq(markdown, "\n") {
		bare := strings.TrimSpace(row)
		mark := fenceMark(bare)
		switch {
		case fence != "" && strings.HasPrefix(mark, fence) && mark == bare:
			end(true)
			fence = ""
		case fence != "":
			text.WriteString(row + "\n")
		case mark != "":
			end(false)
			fence = mark
		case goesOn(last, bare):
			text.WriteString(" " + strings.TrimPrefix(bare, "> "))
			if strings.HasSuffix(row, "  ") || strings.HasSuffix(row, `\`) {
				last = ""
			}
		default:
			last = itemised(row)
			text.WriteString("\n" + last)
			if strings.HasSuffix(row, "  ") || strings.HasSuffix(row, `\`) {
				last = ""
			}
		}
	}
	end(fence != "")
	return out
}

// fenceMark is the run of backticks or tildes that opens or ends a fence.
func fenceMark(text string) string {
	for _, mark := range []string{"`", "~"} {
		if n := len(text) - len(strings.TrimLeft(text, mark)); n >= 3 {
			return text[:n]
		}
	}
	return ""
}

// itemised writes every list item with the mark that md knows.
func itemised(text string) string {
	rest := strings.TrimLeft(text, " ")
	if strings.HasPrefix(rest, "* ") || strings.HasPrefix(rest, "+ ") {
		return text[:len(text)-len(rest)] + "- " + rest[2:]
	}
	return text
}

// goesOn reports whether a line continues the paragraph, item or quotation
// before it.
func goesOn(before, text string) bool {
	before = strings.TrimSpace(before)
	switch {
	case before == "", before == ">", marked(before, "#", "|", "<!--"):
		return false
	case text == "", text == ">", marked(text, "#", "|", "<!--", "- ", "* ", "+ "), ordinal(text), strings.Trim(text, "-*_ ") == "":
		return false
	case strings.HasPrefix(text, "> "):
		return strings.HasPrefix(before, "> ") && !strings.HasPrefix(text, "> - ")
	}
	return !strings.HasPrefix(before, ">")
}

// marked reports whether a text begins with any of some marks.
func marked(text string, marks ...string) bool {
	for _, mark := range marks {
		if strings.HasPrefix(text, mark) {
			return true
		}
	}
	return false
}

// ordinal reports whether a text begins with the number of an item.
func ordinal(text string) bool {
	digits := len(text) - len(strings.TrimLeft(text, "0123456789"))
	return digits > 0 && strings.HasPrefix(text[digits:], ". ")
}

// tooLong is the size of Markdown beyond what any screen shows, in bytes, and
// tall the rows counted for it: the rest is not laid out but counted, in lines
// of the file.
const (
	tooLong = 1 << 15
	tall    = 1 << 12
)

// text sets Markdown: at once and plain, or in style. Where glamour cannot, it
// is plain.
func (l *layout) text(markdown string, w int) []line {
	var out []line
	rest := ""
	if len(markdown) > tooLong {
		cut := strings.LastIndexByte(markdown[:tooLong], '\n') + 1
		if cut < tooLong/2 { // a line that is too long itself
			cut = len(strings.ToValidUTF8(markdown[:tooLong], ""))
		}
		markdown, rest = markdown[:cut], markdown[cut:]
	}
	for _, p := range passages(markdown) {
		if p.fence {
			out = append(gapped(out), l.fence(p.text, w)...)
			continue
		}
		source := "\n" + strings.TrimLeft(p.text, "\n") // a table is known by the line before it
		if strings.TrimSpace(source) == "" {
			continue
		}
		set := md.PlainText(l.theme, source, w)
		if !l.quick {
			if styled, err := md.Text(l.theme, source, w); err == nil {
				set = styled
			}
		}
		out = gapped(out)
		for _, s := range set {
			out = append(out, line{s.Text, s.Width, isItem(l.theme, s.Text)})
		}
	}
	for len(out) > 0 && out[0].w == 0 {
		out = out[1:]
	}
	if rest != "" {
		out = append(out, make([]line, min(strings.Count(rest, "\n")+1, tall))...)
	}
	return out
}

// gapped adds a blank line below what there is.
func gapped(lines []line) []line {
	if len(lines) == 0 || lines[len(lines)-1].w == 0 {
		return lines
	}
	return append(lines, line{})
}

func isItem(t *theme.Theme, styled string) bool {
	text := strings.TrimLeft(ansi.Strip(styled), " ")
	return strings.HasPrefix(text, t.Bullet()) || ordinal(text)
}

// fence lays out a fenced block after a bar: lines are cut, not wrapped.
func (l *layout) fence(text string, w int) []line {
	t := l.theme
	bar := t.Border.V + " "
	var out []line
	for row := range strings.SplitSeq(text, "\n") {
		row = shown(strings.ReplaceAll(row, "\t", "    "))
		l.cutBy = max(l.cutBy, cells.Width(bar)+cells.Width(row)-w)
		row = strings.TrimRight(cells.Fit(row, min(cells.Width(row), max(w-2, 0)), t.Border.Ellipsis), " ")
		if w < 3 {
			bar, row = "", cells.Fit(row, min(w, cells.Width(row)), "")
		}
		out = append(out, line{t.Ink.Frame.Render(bar) + row, cells.Width(bar) + cells.Width(row), false})
	}
	return out
}

// shown returns a text without characters that may not reach a terminal.
func shown(text string) string {
	return model.Clean(strings.NewReplacer("\t", " ", "\n", " ").Replace(text), "", -1)
}

// words are the words of a piece of Markdown, as far as a heading could go.
func words(markdown string) string {
	if len(markdown) > tooLong {
		markdown = strings.ToValidUTF8(markdown[:tooLong], "")
	}
	blocks, _ := md.Words(markdown)
	var out []string
	for _, b := range blocks {
		out = append(out, b.Text)
	}
	return shown(strings.Join(out, " "))
}

// wrap breaks words into lines of at most w cells in one ink.
func wrap(ink theme.Ink, text string, w int) []line {
	var out []line
	for _, row := range cells.Wrap(text, w) {
		row = strings.TrimSpace(row)
		if cells.Width(row) > w {
			row = cells.Fit(row, w, "")
		}
		out = append(out, line{ink.Render(row), cells.Width(row), false})
	}
	return out
}
