package brief

import (
	"comity/model/prose"
	"path"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
)

// inline are the words in a block, in the normal form of Markdown.
func (w *normalWriter) inline(parent ast.Node) string {
	var b strings.Builder
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		w.span(&b, n)
	}
	if !strings.Contains(b.String(), soft) {
		return b.String()
	}
	pieces := strings.Split(b.String(), soft)
	out := pieces[0]
	for _, piece := range pieces[1:] {
		before, _ := utf8.DecodeLastRuneInString(out)
		if after, _ := utf8.DecodeRuneInString(piece); !unspaced(before) || !unspaced(after) {
			out += " "
		}
		out += piece
	}
	return out
}

// soft is the end of a line within a paragraph, which is a space but between letters
// of a script that has none.
const soft = "\x00"

func unspaced(r rune) bool { return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) }

// attributes are what pandoc writes behind a picture.
var attributes = prose.Pattern(`^\{[^}\n]*\}`)

func (w *normalWriter) span(b *strings.Builder, node ast.Node) {
	switch n := node.(type) {
	case *ast.Text:
		words := string(n.Segment.Value(w.source))
		if _, behind := n.PreviousSibling().(*ast.Image); behind {
			words = attributes().ReplaceAllString(words, "")
		}
		b.WriteString(strings.ReplaceAll(words, `\^`, "^")) // it ends no note here
		switch {
		case n.HardLineBreak(), n.SoftLineBreak() && w.breaks:
			w.breaks = false
			w.lineBreak(b)
		case n.SoftLineBreak():
			b.WriteString(soft)
		}
	case *ast.String:
		b.WriteString(string(n.Value))
	case *ast.CodeSpan:
		w.codeSpan(b, n)
	case *ast.Emphasis:
		mark := strings.Repeat("*", n.Level)
		b.WriteString(mark + w.inline(n) + mark)
	case *east.Strikethrough:
		b.WriteString("~~" + w.inline(n) + "~~")
	case *ast.Link:
		b.WriteString("[" + w.inline(n) + "](" + target(string(n.Destination)) + ")")
	case *ast.AutoLink:
		label := literal(string(n.Label(w.source)))
		if n.AutoLinkType == ast.AutoLinkEmail {
			b.WriteString(label)
			return
		}
		b.WriteString("[" + label + "](" + target(string(n.URL(w.source))) + ")")
	case *ast.Image:
		w.pictures++
		b.WriteString(`\[picture` + w.pictured(n) + `\]`)
	case *ast.RawHTML:
		var tag strings.Builder
		for i := range n.Segments.Len() {
			at := n.Segments.At(i)
			tag.Write(at.Value(w.source))
		}
		if lineBreak().MatchString(tag.String()) {
			w.lineBreak(b)
			return
		}
		b.WriteString(strings.ReplaceAll(tag.String(), "<", `\<`))
	case *east.TaskCheckBox:
		b.WriteString(map[bool]string{true: `\[x\] `, false: `\[ \] `}[n.IsChecked])
	case *east.FootnoteLink:
		w.footnote(b, n)
	case *east.FootnoteBacklink:
	default:
		b.WriteString(w.inline(n))
	}
}

// lineBreak ends a line within a paragraph; in the cell of a table there is none.
func (w *normalWriter) lineBreak(b *strings.Builder) {
	if w.inCell {
		b.WriteString(" / ")
		return
	}
	b.WriteString("  \n")
}

// codeSpan writes code between as many backticks as it needs.
func (w *normalWriter) codeSpan(b *strings.Builder, n ast.Node) {
	content := ""
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if t, ok := c.(*ast.Text); ok {
			content += strings.ReplaceAll(string(t.Segment.Value(w.source)), "\n", " ")
		}
	}
	if w.inCell {
		content = strings.ReplaceAll(content, "|", `\|`)
	}
	mark := "`"
	for strings.Contains(content, mark) {
		mark += "`"
	}
	if strings.HasPrefix(content, "`") || strings.HasSuffix(content, "`") {
		content = " " + content + " "
	}
	b.WriteString(mark + content + mark)
}

// literal escapes words that were no Markdown.
func literal(words string) string {
	return strings.NewReplacer(`\`, `\\`, "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "`", "\\`", "~", `\~`, "<", `\<`, "|", `\|`).Replace(words)
}

// target is an address as it is written behind a link.
func target(address string) string {
	return strings.NewReplacer(" ", "%20", "(", "%28", ")", "%29", "<", "%3C", ">", "%3E", `"`, "%22", "'", "%27", "|", "%7C", "\n", "").Replace(address)
}

// looks are the words by which marp and presenterm size and place a picture.
var looks = prose.Pattern(`^(?:(?:bg|fit|cover|contain|auto|left|right|vertical|[wh]|width|height|image|blur|opacity|brightness|\d+%|[\w-]+:\S*)(?:[:.\d%px-]\S*)?\s*)+$`)

// pictured is what is said of a picture: its words, else the name of its file.
func (w *normalWriter) pictured(n *ast.Image) string {
	words := strings.TrimSpace(w.inline(n))
	if words == "" || looks().MatchString(words) {
		words = literal(path.Base(string(n.Destination)))
	}
	if words == "" || words == "." || words == "/" {
		return ""
	}
	return ": " + words
}

// footnote writes the number of a footnote on the slide, and keeps its text, which
// is shown below.
func (w *normalWriter) footnote(b *strings.Builder, n *east.FootnoteLink) {
	note, ok := w.notesOf[n.Index]
	if !ok {
		return
	}
	label := string(note.Ref)
	number, known := w.notes.numbers[label]
	if !known {
		number = len(w.notes.numbers) + 1
		w.notes.numbers[label] = number
		w.notes.texts = append(w.notes.texts, "")
		below := &normalWriter{source: w.source, notes: w.notes, notesOf: w.notesOf}
		below.blocks(note, "", "")
		w.pictures += below.pictures
		w.notes.texts[number-1] = `\[` + strconv.Itoa(number) + `\] ` + strings.Join(strings.Fields(strings.Join(below.lines, " ")), " ")
	}
	b.WriteString(`\[` + strconv.Itoa(number) + `\]`)
}
