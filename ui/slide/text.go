package slide

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"comity/model"
	"comity/model/brief"
	"comity/model/prose"
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

// passage is a stretch of Markdown, a fence, which is shown as it is, or a rule.
type passage struct {
	text        string
	fence, rule bool
}

// passages splits Markdown in its normal form at its fences and rules.
func passages(markdown string) []passage {
	var out []passage
	var text []string
	end := func() {
		if strings.TrimSpace(strings.Join(text, "")) != "" {
			out = append(out, passage{text: strings.Join(text, "\n")})
		}
		text = nil
	}
	lines := strings.Split(markdown, "\n")
	for i := 0; i < len(lines); i++ {
		row := lines[i]
		mark := row[:len(row)-len(strings.TrimLeft(row, "`"))]
		switch {
		case row == brief.Rule:
			end()
			out = append(out, passage{rule: true})
		case len(mark) >= 3:
			end()
			var inside []string
			for i++; i < len(lines) && lines[i] != mark; i++ {
				inside = append(inside, lines[i])
			}
			out = append(out, passage{text: strings.Join(inside, "\n"), fence: true})
		default:
			text = append(text, row)
		}
	}
	end()
	return out
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
		switch {
		case p.fence:
			out = append(gapped(out), l.fence(p.text, w)...)
			continue
		case p.rule:
			rule := strings.Repeat(l.theme.Border.H, max(w, 0))
			out = append(gapped(out), line{l.theme.Ink.Frame.Render(rule), max(w, 0), false})
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
		tabled := l.tabled(set, p.text)
		out = append(out, prose.Each(set, func(s md.Line) line {
			return line{s.Text, s.Width, isItem(l.theme, s.Text) || tabled && strings.Contains(s.Text, l.theme.Border.V)}
		})...)
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
	return model.Clean(text, "", -1)
}

// words are the words of a piece of Markdown, as far as a heading could go.
func words(markdown string) string {
	if len(markdown) > tooLong {
		markdown = strings.ToValidUTF8(markdown[:tooLong], "")
	}
	blocks, _ := md.Words(markdown)
	return shown(strings.Join(prose.Each(blocks, func(b md.Block) string { return b.Text }), " "))
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
