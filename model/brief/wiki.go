package brief

import (
	"path"
	"strconv"
	"strings"

	"comity/model"
	"comity/model/prose"
)

// wikiLink is how Obsidian links another note, or with ! shows it in place: its name,
// and behind a bar the words for it.
var wikiLink = prose.Pattern(`(!?)\[\[([^\s\[\]|][^\[\]|\n]*)(?:\|([^\[\]\n]+))?\]\]`)

// pictureFile is the name of a file that is a picture.
var pictureFile = prose.Pattern(`(?i)\.(?:png|jpe?g|gif|svg|webp|avif|bmp)$`)

// wiki writes the links of Obsidian as their words, and names what was to be shown in
// their place.
func (p *parser) wiki(line int, text string) string {
	if !strings.Contains(text, "[[") {
		return text
	}
	return outsideCode(text, func(words string) string {
		return wikiLink().ReplaceAllStringFunc(words, func(link string) string {
			m := wikiLink().FindStringSubmatch(link)
			name, label := strings.TrimSpace(m[2]), strings.TrimSpace(m[3])
			switch {
			case !strings.ContainsFunc(name, isLetter):
				return link
			case m[1] != "" && pictureFile().MatchString(name):
				p.remark(line, "the picture is shown as its words; a terminal cannot show it")
				return `\[picture: ` + literal(path.Base(name)) + `\]`
			case m[1] != "":
				p.remark(line, "what %s embeds is not shown; comity reads one file", model.InQuotes(link))
				return `\[embedded: ` + literal(name) + `\]`
			}
			p.once(line, "links in double brackets lead to other notes; their words are shown")
			if label == "" { // a heading of a note is read behind it
				label = strings.TrimLeft(strings.NewReplacer("#^", ", ", "#", ", ").Replace(name), ", ")
			}
			return literal(label)
		})
	})
}

func isLetter(r rune) bool { return r > 0x7f || r|0x20 >= 'a' && r|0x20 <= 'z' }

// outsideCode changes what of a line is no code.
func outsideCode(line string, change func(words string) string) string {
	var b strings.Builder
	last, from := lastRuns(line), 0
	for i := 0; i < len(line); i++ {
		switch {
		case line[i] == '\\' && i+1 < len(line) && line[i+1] == '`':
			i++
		case line[i] == '`':
			n := runOf(line[i:])
			if last[n] <= i {
				i += n - 1
				continue
			}
			end := i + n + codeSpan(line[i+n:], n)
			b.WriteString(change(line[from:i]) + line[i:end])
			from, i = end, end-1
		}
	}
	return b.String() + change(line[from:])
}

// inlineNotes writes the footnotes of pandoc that stand in the text, ^[such as this], as
// those that stand below it.
func (f *footnotes) inlineNotes(source string) string {
	if !strings.Contains(source, "^[") {
		return source
	}
	var out, below strings.Builder
	var open fence
	inCode := false
	for len(source) > 0 {
		line, _, _ := strings.Cut(source, "\n")
		line = source[:min(len(line)+1, len(source))]
		other, begins := openFence(line)
		switch {
		case inCode:
			inCode = !open.closedBy(line)
		case begins:
			open, inCode = other, true
		default:
			at, end := noteIn(line, source)
			if at < 0 {
				break
			}
			f.inline++
			label := "inline-" + strconv.Itoa(f.inline)
			out.WriteString(source[:at] + "[^" + label + "]")
			below.WriteString("\n\n[^" + label + "]: " + strings.Join(strings.Fields(source[at+len("^["):end-1]), " "))
			source = source[end:]
			continue
		}
		out.WriteString(line)
		source = source[len(line):]
	}
	return strings.TrimRight(out.String(), "\n") + below.String()
}

// noteIn returns where a note begins in the first line of a text, outside code, and where
// it ends, which may be on a line below of the same paragraph; at is -1 if none does.
func noteIn(line, text string) (at, end int) {
	last := lastRuns(line)
	for i := 0; i < len(line); i++ {
		switch {
		case line[i] == '\\':
			i++
		case line[i] == '`':
			n := runOf(line[i:])
			if last[n] > i {
				n += codeSpan(line[i+n:], n)
			}
			i += n - 1
		case strings.HasPrefix(line[i:], "^["):
			if end := noteEnd(text, i+len("^[")); end > 0 {
				return i, end
			}
		}
	}
	return -1, 0
}

// noteEnd is the place behind the bracket that closes a note; 0 if the paragraph ends
// before.
func noteEnd(text string, from int) int {
	depth := 1
	for i := from; i < len(text); i++ {
		switch text[i] {
		case '\\':
			i++
		case '[':
			depth++
		case ']':
			if depth--; depth == 0 {
				if strings.TrimSpace(text[from:i]) == "" {
					return 0
				}
				return i + 1
			}
		case '\n':
			if i+1 < len(text) && strings.TrimSpace(strings.SplitN(text[i+1:], "\n", 2)[0]) == "" {
				return 0
			}
		}
	}
	return 0
}
