package prose

import "strings"

// Irregular names what a line of a page holds that Markdown reads otherwise
// than [Blocks] does, or that pages do without; it is empty for a line as they
// are to be. The line has no line break.
func Irregular(line string) string {
	trimmed := strings.TrimSpace(line)
	switch {
	case trimmed == "":
		return ""
	case !strings.HasPrefix(line, trimmed):
		return "an indented line"
	case line != trimmed:
		return "blanks at the end of a line"
	}
	b := block(line)
	if strings.HasSuffix(line, "  "+b.Text) {
		return "more than one blank after a mark"
	}
	switch b.Kind {
	case Foreign:
		return b.Text
	case Section, Part:
		if strings.HasSuffix(b.Text, "#") {
			return "a heading that ends in #"
		}
	case Item, Quote:
		if inner := block(b.Text); b.Text != "" && inner.Kind != Paragraph && inner.Kind != Foreign {
			return "a block within a list or a quotation"
		}
		return Irregular(b.Text)
	case Paragraph:
		if what := otherMark(line); what != "" {
			return what
		}
	}
	return within(b.Text)
}

// otherMark names what begins with a mark that pages do without.
func otherMark(line string) string {
	mark, _, _ := strings.Cut(line, " ")
	number := strings.TrimRight(mark, ".)")
	switch {
	case strings.Trim(line, "*_ ") == "":
		return "a rule"
	case mark == "*", mark == "+", number != mark && number != "" && strings.Trim(number, "0123456789") == "":
		return "a list of another kind, or an empty item"
	case mark == ":":
		return "a definition"
	case strings.Trim(line, "|-: ") == "":
		return "a table without its outer bars"
	case line[0] == '[':
		if label := strings.IndexByte(line, ']'); label > 0 && strings.HasPrefix(line[label:], "]:") {
			return "the definition of a link"
		}
	}
	return ""
}

// within names what a text holds besides words, links and emphasis.
func within(text string) string {
	switch {
	case strings.Contains(text, "!["):
		return "an image"
	case hasHTML(text):
		return "raw HTML"
	case strings.Contains(text, "``"):
		return "code between more than one backtick"
	}
	return ""
}
