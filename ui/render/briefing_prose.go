package render

import (
	"bytes"
	"strconv"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"comity/model"
	"comity/ui/place"
)

// parsed is a piece of Markdown that is understood.
type parsed struct {
	source []byte
	root   ast.Node
}

// tooLong is the size of Markdown beyond what a slide can show, in bytes; very
// deep nesting is slow to parse.
const tooLong = 1 << 15

func read(markdown string) parsed {
	if len(markdown) > tooLong {
		markdown = strings.ToValidUTF8(markdown[:tooLong], "") + " …"
	}
	return readAll(markdown)
}

// readAll parses Markdown of any length, which is comity's own.
func readAll(markdown string) parsed {
	source := []byte(clean(markdown))
	parser := goldmark.New(goldmark.WithExtensions(extension.Table, extension.Strikethrough)).Parser()
	return parsed{source, parser.Parse(text.NewReader(source))}
}

// clean returns text without invisible characters, which can reorder or hide
// words.
func clean(text string) string {
	return model.Clean(text, "\n", -1)
}

// writer writes Markdown as HTML. The page contains only escaped words and the
// writer's own tags.
type writer struct {
	b      strings.Builder
	corpus *model.Corpus
	levels levels
	label  bool // headings are labels of an excerpt and none of the page
	last   ast.Node
	links  func(target string) string // of a site: the address of what is inside; nil elsewhere
}

// levels assigns the headings of a slide levels without gaps. The first on a
// slide is its title, whatever its level in the file.
type levels struct {
	base  int // the level of the title of the slide
	first int // what that is in the file; 0: there was none yet
	prev  int
}

// next is the level of the next heading, and how far it is below the title.
func (l *levels) next(level int) (out, below int) {
	if l.first == 0 {
		l.first, l.prev = level, l.base
		return l.base, 0
	}
	const deepest = 6
	out = min(max(l.base+level-l.first, l.base+1), l.prev+1, deepest)
	l.prev = out
	return out, out - l.base
}

func (w *writer) markdown(p parsed) {
	for n := p.root.FirstChild(); n != nil; n = n.NextSibling() {
		w.block(p.source, n)
	}
}

func (w *writer) inside(source []byte, n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if c.Type() == ast.TypeInline {
			w.inline(source, c)
		} else {
			w.block(source, c)
		}
	}
}

func (w *writer) wrap(source []byte, n ast.Node, tag, attributes string) {
	w.b.WriteString("<" + tag + attributes + ">")
	w.inside(source, n)
	w.b.WriteString("</" + tag + ">")
	if n.Type() == ast.TypeBlock {
		w.b.WriteByte('\n')
	}
}

// block writes a paragraph or the like.
func (w *writer) block(source []byte, node ast.Node) {
	switch n := node.(type) {
	case *ast.Heading:
		w.heading(source, n)
	case *ast.TextBlock:
		w.inside(source, n)
	case *ast.Blockquote:
		w.wrap(source, n, "blockquote", "")
	case *ast.List:
		tag, attributes := "ul", ""
		if n.IsOrdered() {
			tag = "ol"
			if n.Start != 1 {
				attributes = ` start="` + strconv.Itoa(n.Start) + `"`
			}
		}
		w.wrap(source, n, tag, attributes)
	case *ast.ListItem:
		w.wrap(source, n, "li", "")
	case *ast.ThematicBreak:
		w.b.WriteString("<hr/>\n")
	case *ast.CodeBlock, *ast.FencedCodeBlock, *ast.HTMLBlock:
		w.b.WriteString(`<pre tabindex="0"><code>` + escape(string(rows(source, n))) + "</code></pre>\n")
	case *east.Table:
		w.table(source, n)
	default:
		attributes := ""
		if node == w.last && aside(node) {
			attributes = ` class="cite"`
		}
		w.wrap(source, node, "p", attributes)
	}
}

// rows returns the lines of a block unchanged.
func rows(source []byte, n ast.Node) []byte {
	var out []byte
	for i := range n.Lines().Len() {
		line := n.Lines().At(i)
		out = append(out, line.Value(source)...)
	}
	if h, ok := n.(*ast.HTMLBlock); ok && h.HasClosure() {
		out = append(out, h.ClosureLine.Value(source)...)
	}
	return bytes.TrimRight(out, "\n")
}

// aside reports a paragraph that is in italics throughout, as sources are named
// at the end of a slide.
func aside(n ast.Node) bool {
	e, ok := n.FirstChild().(*ast.Emphasis)
	return ok && e.Level == 1 && e.NextSibling() == nil
}

func (w *writer) heading(source []byte, n *ast.Heading) {
	if w.label {
		w.wrap(source, n, "p", ` class="label"`)
		return
	}
	level, below := w.levels.next(n.Level)
	w.wrap(source, n, "h"+strconv.Itoa(level), ` class="t`+strconv.Itoa(min(below, 2))+`"`)
}

func (w *writer) table(source []byte, n *east.Table) {
	w.b.WriteString("<table>")
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		tag, attributes := "td", ""
		if _, head := row.(*east.TableHeader); head {
			tag, attributes = "th", ` scope="col"`
		}
		w.b.WriteString("<tr>")
		for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
			align := ""
			if c, ok := cell.(*east.TableCell); ok && c.Alignment == east.AlignRight || numeric(source, cell) {
				align = ` class="n"`
			}
			if cell.FirstChild() == nil && tag == "th" { // a header without words names nothing
				w.b.WriteString("<td></td>")
				continue
			}
			w.wrap(source, cell, tag, attributes+align)
		}
		w.b.WriteString("</tr>\n")
	}
	w.b.WriteString("</table>\n")
}

// numeric reports a cell that holds a number alone.
func numeric(source []byte, cell ast.Node) bool {
	t := strings.Trim(words(source, cell), " %")
	return t != "" && strings.Trim(t, "0123456789.,") == ""
}

func (w *writer) inline(source []byte, node ast.Node) {
	switch n := node.(type) {
	case *ast.Text:
		w.b.WriteString(escape(plain(n.Segment.Value(source), n.IsRaw())))
		switch {
		case n.HardLineBreak():
			w.b.WriteString("<br/>\n")
		case n.SoftLineBreak():
			w.b.WriteByte('\n')
		}
	case *ast.String:
		w.b.WriteString(escape(string(n.Value)))
	case *ast.CodeSpan:
		w.b.WriteString("<code>" + escape(words(source, n)) + "</code>")
	case *ast.Emphasis:
		w.wrap(source, n, map[int]string{1: "em", 2: "strong"}[n.Level], "")
	case *east.Strikethrough:
		w.wrap(source, n, "s", "")
	case *ast.Link:
		w.link(source, n, plain(n.Destination, false))
	case *ast.AutoLink:
		w.anchor(string(n.URL(source)), func() { w.b.WriteString(escape(string(n.Label(source)))) })
	case *ast.RawHTML:
		for i := range n.Segments.Len() {
			at := n.Segments.At(i)
			w.b.WriteString(escape(string(at.Value(source))))
		}
	default: // an image is its words
		w.inside(source, n)
	}
}

// plain is text without the signs that keep Markdown from reading it.
func plain(text []byte, raw bool) string {
	if raw {
		return string(text)
	}
	return string(util.ResolveEntityNames(util.ResolveNumericReferences(util.UnescapePunctuations(text))))
}

// link writes a link to an address as a link, to a place of the corpus as its
// words and the place, and any other link as its words.
func (w *writer) link(source []byte, n ast.Node, to string) {
	if w.links != nil {
		if address := w.links(to); address != "" {
			w.b.WriteString(`<a href="` + escape(address) + `">`)
			w.inside(source, n)
			w.b.WriteString("</a>")
			return
		}
	} else if v, err := place.ParseView(w.corpus, to); err == nil {
		w.inside(source, n)
		if at := v.String(); at != words(source, n) {
			w.b.WriteString(` <code class="place">` + escape(at) + "</code>")
		}
		return
	}
	w.anchor(to, func() { w.inside(source, n) })
}

// anchor writes a link where its address is one of the Web.
func (w *writer) anchor(address string, words func()) {
	if !onWeb(address) {
		words()
		return
	}
	w.b.WriteString(`<a href="` + escape(model.EscapeAddress(address)) + `" rel="noreferrer">`)
	words()
	w.b.WriteString("</a>")
}

// onWeb reports an address that a link may lead to.
func onWeb(address string) bool {
	lower := strings.ToLower(address)
	return strings.HasPrefix(lower, "https://") || strings.HasPrefix(lower, "http://")
}

// words are the words of a piece, without styles.
func words(source []byte, n ast.Node) string {
	var b strings.Builder
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Text:
			_, code := n.(*ast.CodeSpan)
			b.WriteString(plain(c.Segment.Value(source), code || c.IsRaw()))
			if c.SoftLineBreak() {
				b.WriteByte(' ')
			}
		case *ast.String:
			b.Write(c.Value)
		default:
			b.WriteString(words(source, c))
		}
	}
	return b.String()
}
