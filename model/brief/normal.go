package brief

import (
	"bytes"
	"comity/model/prose"
	"strconv"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	markdown "github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// newReader returns the one reader of the Markdown of briefings. What it finds is
// written in one form, [Part.Normal], which screens and files then show.
func newReader() markdown.Parser {
	return goldmark.New(
		goldmark.WithExtensions(extension.Table, extension.Strikethrough, extension.TaskList, extension.Footnote, extension.Linkify, extension.DefinitionList),
		goldmark.WithParserOptions(markdown.WithHeadingAttribute()),
	).Parser()
}

// longestText is the size of Markdown that is read, in bytes: no slide shows more, and
// deep nesting is slow to read.
const longestText = 1 << 15

// normalise sets the normal form of all texts, and adds the footnotes of a slide
// below it. Links and footnotes may be defined on any slide.
func (p *parser) normalise() {
	reader, definitions := newReader(), strings.Join(p.definitions, "\n\n")
	for i := range p.deck.Slides {
		s := &p.deck.Slides[i]
		notes := &footnotes{numbers: map[string]int{}}
		p.normaliseParts(reader, definitions, s.Parts, notes)
		if len(notes.texts) > 0 {
			s.Parts = append(s.Parts, Part{Kind: Text, Line: s.Line, Step: notes.step, Normal: strings.Join(notes.texts, "  \n")})
		}
		if title := heading(s.Parts); title != "" {
			s.Title = title
		}
	}
}

func (p *parser) normaliseParts(reader markdown.Parser, definitions string, parts []Part, notes *footnotes) {
	for i := range parts {
		part := &parts[i]
		for _, c := range part.Columns {
			p.normaliseParts(reader, definitions, c.Parts, notes)
		}
		if part.Kind != Text {
			continue
		}
		before := len(notes.texts)
		source, rest := part.Markdown, ""
		if len(source) > longestText {
			cut := max(strings.LastIndexByte(source[:longestText], '\n'), 0)
			source, rest = source[:cut], source[cut:]
		}
		source = notes.inlineNotes(source)
		if definitions != "" && strings.Contains(source, "[") {
			source = definitions + "\n\n" + source
		}
		w := &normalWriter{source: []byte(source), notes: notes}
		w.document(reader.Parse(text.NewReader(w.source)))
		part.Normal = strings.Trim(strings.Join(w.lines, "\n"), "\n") + rest
		if before == 0 && len(notes.texts) > 0 {
			notes.step = part.Step
		}
		p.tellPictures(part.Line, w.pictures)
	}
}

// tellUndivided remarks a file whose headings look as if they were to begin slides.
func (p *parser) tellUndivided() {
	const several = 3
	if len(p.deck.Slides) != 1 {
		return
	}
	headings := 0
	for _, part := range p.deck.Slides[0].Parts {
		for b := range blocksOf(part.Normal) {
			if level, _ := headingOf(b.first); b.kind == headingBlock && level <= 2 {
				headings++
			}
		}
	}
	if headings >= several {
		p.remark(p.deck.Slides[0].Line, "the file is one slide with %d headings; lines --- begin slides, headings do not", headings)
	}
}

// tellPictures remarks some pictures of a text that begins on a line, each line once.
func (p *parser) tellPictures(from, n int) {
	told := 0
	for range n {
		line := from
		for len(p.pictures) > 0 {
			next := p.pictures[0]
			if p.pictures = p.pictures[1:]; next >= from {
				line = next
				break
			}
		}
		if line != told {
			p.remark(line, "the picture is shown as its words; a terminal cannot show it")
		}
		told = line
	}
}

// footnotes are those of a slide, in the order in which it cites them.
type footnotes struct {
	numbers map[string]int // label → number on the slide
	texts   []string
	step    int
	inline  int // notes in the text so far
}

// normalWriter writes Markdown in one form: each paragraph, heading, item and row on
// one line, and one way to write each thing.
type normalWriter struct {
	source   []byte
	lines    []string
	notes    *footnotes
	notesOf  map[int]*east.Footnote // of the text, by their index
	inCell   bool
	pictures int
	breaks   bool // the next line of the source is one of its own
}

func (w *normalWriter) document(root ast.Node) {
	if list, ok := root.LastChild().(*east.FootnoteList); ok {
		w.notesOf = map[int]*east.Footnote{}
		for n := list.FirstChild(); n != nil; n = n.NextSibling() {
			if note, ok := n.(*east.Footnote); ok {
				w.notesOf[note.Index] = note
			}
		}
	}
	w.blocks(root, "", "")
}

// blank parts blocks.
func (w *normalWriter) blank(prefix string) {
	prefix = strings.TrimRight(prefix, " ")
	if n := len(w.lines); n > 0 && w.lines[n-1] != prefix && w.lines[n-1] != "" {
		w.lines = append(w.lines, prefix)
	}
}

// put adds the lines of a paragraph or the like: the first behind one prefix, the
// others behind another.
func (w *normalWriter) put(first, others, content string) {
	for i, line := range strings.Split(content, "\n") {
		prefix := others
		if i == 0 {
			prefix = first
		}
		w.lines = append(w.lines, prefix+guarded(strings.TrimLeft(line, " ")))
	}
}

// marker is what begins a block of Markdown.
var marker = prose.Pattern(`^(?:#{1,6}(?: |$)|>|[-+*] |[-=]+$|\d+[.)] |~~~|` + "```" + `)`)

// guarded is a line of words that begins no other block.
func guarded(line string) string {
	if !marker().MatchString(line) {
		return line
	}
	if digits := len(line) - len(strings.TrimLeft(line, "0123456789")); digits > 0 {
		return line[:digits] + `\` + line[digits:]
	}
	return `\` + line
}

// blocks writes what is in a block. Quotations are behind a prefix, items of lists
// set in.
func (w *normalWriter) blocks(parent ast.Node, first, others string) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		if _, item := parent.(*ast.ListItem); !item || n != parent.FirstChild() {
			w.block(n, others, others)
			continue
		}
		w.block(n, first, others)
	}
}

func (w *normalWriter) block(node ast.Node, first, others string) {
	inItem := node.Parent() != nil && (node.Parent().Kind() == ast.KindListItem || node.Parent().Kind() == east.KindDefinitionDescription)
	if !inItem {
		w.blank(others)
	}
	switch n := node.(type) {
	case *ast.Heading:
		words := w.inline(n)
		if inItem {
			w.put(first, others, "**"+words+"**")
			return
		}
		w.lines = append(w.lines, strings.TrimRight(others+strings.Repeat("#", n.Level)+" "+strings.ReplaceAll(words, "  \n", " "), " "))
	case *ast.Paragraph, *ast.TextBlock:
		content := w.inline(n)
		if inItem && first == others && len(w.lines) > 0 { // a paragraph of an item goes on below the one before
			w.lines[len(w.lines)-1] += "  "
		}
		w.put(first, others, content)
	case *ast.ThematicBreak:
		w.lines = append(w.lines, others+Rule)
	case *ast.List:
		w.list(n, others)
	case *ast.Blockquote:
		w.quote(n, others)
	case *ast.CodeBlock, *ast.FencedCodeBlock, *ast.HTMLBlock:
		w.code(n, first, others)
	case *east.Table:
		w.table(n)
	case *east.DefinitionList:
		w.definitions(n, others)
	case *east.FootnoteList:
	default:
		w.blocks(n, first, others)
	}
}

// list writes a list, each item behind its mark.
func (w *normalWriter) list(n *ast.List, others string) {
	number := n.Start
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		mark := "- "
		if n.IsOrdered() {
			mark = strconv.Itoa(number) + ". "
			number++
		}
		if item.FirstChild() == nil {
			w.lines = append(w.lines, others+strings.TrimRight(mark, " "))
			continue
		}
		w.blocks(item, others+mark, others+strings.Repeat(" ", len(mark)))
	}
}

// definitions writes a list of definitions: each term on a line of its own, and what it
// means below it, as a list.
func (w *normalWriter) definitions(n *east.DefinitionList, others string) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if term, ok := c.(*east.DefinitionTerm); ok {
			w.blank(others)
			w.put(others, others, "**"+w.inline(term)+"**")
			w.blank(others)
			continue
		}
		first := others + "- "
		for b := c.FirstChild(); b != nil; b = b.NextSibling() {
			w.block(b, first, others+"  ")
			first = others + "  "
		}
	}
}

// alert is the head of a call-out of presenterm and Obsidian.
var alert = prose.Pattern(`^> \\?\[!(\w+)\\?\][-+]?[ \t]*(.*?)(?:  )?$`)

// quote writes a quotation. The head of a call-out is a line of its own.
func (w *normalWriter) quote(n *ast.Blockquote, others string) {
	from := len(w.lines)
	if first := n.FirstChild(); first != nil && first.Lines().Len() > 0 {
		line := first.Lines().At(0)
		w.breaks = bytes.HasPrefix(line.Value(w.source), []byte("[!"))
	}
	w.blocks(n, others+"> ", others+"> ")
	for i := from; i < len(w.lines); i++ {
		m := alert().FindStringSubmatch(w.lines[i])
		if m == nil {
			continue
		}
		words, rest := strings.ToUpper(m[1][:1])+strings.ToLower(m[1][1:]), ""
		if m[2] != "" {
			rest = ": " + m[2]
		}
		ends := ""
		if i+1 < len(w.lines) && strings.HasSuffix(w.lines[i], "  ") {
			ends = "  "
		}
		w.lines[i] = "> **" + words + rest + "**" + ends
		return
	}
}

// noInfo is what is no name of a language behind a fence.
var noInfo = prose.Pattern(`[^A-Za-z0-9+#-]`)

// code writes a block of code, in a fence of its own wherever it was.
func (w *normalWriter) code(n ast.Node, first, others string) {
	var content []byte
	for i := range n.Lines().Len() {
		line := n.Lines().At(i)
		content = append(content, line.Value(w.source)...)
	}
	if h, ok := n.(*ast.HTMLBlock); ok {
		if h.HasClosure() {
			content = append(content, h.ClosureLine.Value(w.source)...)
		}
		w.put(first, others, strings.ReplaceAll(strings.TrimRight(string(content), "\n"), "<", `\<`))
		return
	}
	info := ""
	if f, ok := n.(*ast.FencedCodeBlock); ok {
		info = noInfo().ReplaceAllString(string(f.Language(w.source)), "")
	}
	if first != others { // the mark of the item stays
		w.lines = append(w.lines, strings.TrimRight(first, " "))
	}
	mark := "```"
	for bytes.Contains(content, []byte(mark)) {
		mark += "`"
	}
	w.blank("")
	w.lines = append(w.lines, mark+info)
	w.lines = append(w.lines, strings.Split(strings.TrimRight(string(content), "\n"), "\n")...)
	w.lines = append(w.lines, mark, "")
}

// table writes a table with the alignment of its columns.
func (w *normalWriter) table(n *east.Table) {
	w.inCell = true
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		line := "|"
		for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
			line += " " + strings.TrimSpace(w.inline(cell)) + " |"
		}
		w.lines = append(w.lines, line)
		if row != n.FirstChild() {
			continue
		}
		line = "|"
		for _, a := range n.Alignments {
			line += map[east.Alignment]string{east.AlignLeft: " :-- |", east.AlignRight: " --: |", east.AlignCenter: " :-: |", east.AlignNone: " --- |"}[a]
		}
		w.lines = append(w.lines, line)
	}
	w.inCell = false
}
