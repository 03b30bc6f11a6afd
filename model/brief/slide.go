package brief

import (
	"cmp"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"comity/model"
	"comity/model/prose"
)

// maxSteps is how many pauses a slide may have: each draws it again.
const maxSteps = 200

// slideBuilder puts a slide together.
type slideBuilder struct {
	Slide
	start     int           // the line of the file behind that between slides
	text      []string      // lines of the text that is being read
	numbers   []int         // and which lines of the file they are
	textOf    map[int][]int // part → those of its text
	live      int           // blocks
	idle      int           // the line of a pause that nothing follows so far
	optional  bool          // it follows what another tool ends a slide by, behind which there may be none
	divisions []string      // of pandoc, that are open
	dropped   bool          // something was left out, which is a fault already
	columns   *columnsBuilder
}

// columnsBuilder puts columns together.
type columnsBuilder struct {
	Part
	count  int  // columns begun so far
	loose  bool // the shares were not readable: there are as many as begin
	within int  // columns begun within these, which is a fault
}

func (p *parser) begin() {
	p.defining = false
	p.slide = slideBuilder{start: min(p.next+1, len(p.lines)), textOf: map[int][]int{}}
}

func (p *parser) end() {
	s := &p.slide
	if s.optional && s.empty() && s.idle == 0 && len(s.Notes) == 0 && len(p.deck.Slides) > 0 {
		return
	}
	if s.columns != nil {
		p.add(s.columns.Line, "the columns are not ended, expected <!-- end --> before the slide ends")
		p.endColumns()
	}
	s.flush()
	if s.idle > 0 && !s.dropped {
		p.add(s.idle, "nothing follows the pause, expected text, a live block, or no pause")
	}
	s.Line = cmp.Or(s.Line, s.start)
	if s.empty() && !s.dropped {
		p.add(s.Line, "the slide is empty, expected text or a live block; use a line --- only between slides")
	}
	s.Title = heading(s.Parts)
	if len(p.deck.Slides) == 0 {
		p.firstHeading = s.Title
	}
	s.Title = cmp.Or(s.Title, "Slide "+strconv.Itoa(len(p.deck.Slides)+1))
	s.enlarge()
	p.deck.Slides = append(p.deck.Slides, s.Slide)
}

// empty reports that a slide has nothing to show so far.
func (s *slideBuilder) empty() bool {
	return len(s.Parts) == 0 && len(s.text) == 0 && s.columns == nil
}

func (s *slideBuilder) line(line int, text string) {
	s.Line = cmp.Or(s.Line, line)
	s.text, s.numbers = append(s.text, text), append(s.numbers, line)
}

// blank adds an empty line where it parts something: text does not depend on
// the notes that stood between its paragraphs.
func (s *slideBuilder) blank() {
	if n := len(s.text); n > 0 && s.text[n-1] != "" {
		s.text, s.numbers = append(s.text, ""), append(s.numbers, 0)
	}
}

// lastBlank reports that the next line begins a block.
func (s *slideBuilder) lastBlank() bool { return len(s.text) == 0 || s.text[len(s.text)-1] == "" }

// inParagraph reports that a paragraph stands above the next line.
func (s *slideBuilder) inParagraph() bool {
	if s.lastBlank() {
		return false
	}
	return s.inParagraphAt(len(s.text) - 1)
}

func (s *slideBuilder) inParagraphAt(n int) bool {
	last := s.text[n]
	level, _ := headingOf(last)
	_, fenced := openFence(last)
	return level == 0 && !fenced && !definition().MatchString(last) && !otherLine().MatchString(last)
}

// underlined is the line that makes the paragraph above it a heading.
var underlined = prose.Pattern(`^ {0,3}(?:=+|-+)[ \t]*$`)

// headline makes the paragraph above such a line a heading in the other form.
func (s *slideBuilder) headline(below string) {
	mark := "## "
	if strings.Contains(below, "=") {
		mark = "# "
	}
	from := len(s.text) - 1
	for from > 0 && s.text[from-1] != "" && s.inParagraphAt(from-1) {
		from--
	}
	words := strings.Join(strings.Fields(strings.Join(s.text[from:], " ")), " ")
	s.text, s.numbers = append(s.text[:from], mark+words), s.numbers[:from+1]
}

func (s *slideBuilder) note(text string) {
	if text = strings.TrimSpace(text); text != "" {
		s.Notes = append(s.Notes, text)
	}
}

// flush ends the text that is being read.
func (s *slideBuilder) flush() {
	if n := len(s.text); n > 0 && s.text[n-1] == "" {
		s.text = s.text[:n-1]
	}
	if len(s.text) > 0 {
		s.textOf[len(s.Parts)] = s.numbers
		s.part(Part{Kind: Text, Line: s.numbers[0], Markdown: strings.Join(s.text, "\n")})
	}
	s.text, s.numbers = nil, nil
}

func (s *slideBuilder) part(part Part) {
	part.Step = s.Steps
	s.idle = 0
	if c := s.columns; c != nil {
		column := &c.Columns[c.count-1]
		column.Parts = append(column.Parts, part)
		return
	}
	s.Parts = append(s.Parts, part)
}

// live reads a live block: the words behind "comity", and the lines within.
func (p *parser) live(line int, words []string, first int, inside []string) {
	s := &p.slide
	s.Line = cmp.Or(s.Line, line)
	part := Part{Kind: Live}
	for _, word := range words {
		number, ok := strings.CutPrefix(word, "height=")
		if !ok {
			p.add(line, "the live block has the unknown option %s, expected height=12 or nothing", model.InQuotes(word))
			continue
		}
		const most = 200
		if n, err := strconv.Atoi(number); err != nil || n < 1 || n > most {
			p.add(line, "the height is %s, expected a number of rows from 1 to %d", model.InQuotes(number), most)
		} else {
			part.Height = n
		}
	}
	if at := slices.IndexFunc(inside, func(text string) bool { return strings.Contains(text, opens) }); at >= 0 {
		p.add(first+at+1, "the live block contains a comment, expected it below the block")
		inside = inside[:at]
	}
	var caption []string
	for i, text := range inside {
		switch text = strings.TrimSpace(text); {
		case text == "":
		case part.Place == "":
			part.Place, part.Line = placeOf(text), first+i+1
		default:
			caption = append(caption, strings.Fields(text)...)
		}
	}
	part.Caption = strings.Join(caption, " ")
	switch {
	case part.Place == "":
		p.add(line, "the live block is empty, expected a place such as norm/f")
		s.dropped = true
		s.blank()
		return
	case s.live == MaxBlocks:
		p.add(line, "too many live blocks; the limit is %d on a slide", MaxBlocks)
		s.dropped = true
		s.blank()
		return
	}
	s.live++
	s.flush()
	s.part(part)
}

// placeOf reads the first line of a live block. "diff A B" and "compare A B C"
// are the places of these scenes, "ask WORDS" that of the answer to a question.
func placeOf(text string) string {
	if question, ok := strings.CutPrefix(text, "ask "); ok {
		return "ask?q=" + url.QueryEscape(strings.TrimSpace(question))
	}
	words := strings.Fields(strings.ReplaceAll(text, ",", " "))
	if len(words) < 2 || words[0] != "diff" && words[0] != "compare" || !strings.HasPrefix(text, words[0]) || strings.Contains(text, "?") {
		return text
	}
	escape := strings.NewReplacer("%", "%25", "&", "%26", "+", "%2B")
	return words[0] + "?of=" + escape.Replace(strings.Join(words[1:], ","))
}

// headingOf is the level of a heading and what stands behind its marks; other
// lines have the level 0.
func headingOf(line string) (level int, text string) {
	const indent, deepest = 3, 6
	marked := strings.TrimLeft(line, " ")
	text = strings.TrimLeft(marked, "#")
	level = len(marked) - len(text)
	if len(line)-len(marked) > indent || level > deepest || text != "" && text[0] != ' ' && text[0] != '\t' {
		return 0, ""
	}
	return level, strings.Trim(text, " \t")
}

// heading is the first heading of some parts in words alone.
func heading(parts []Part) string {
	for _, part := range parts {
		for b := range blocksOf(cmp.Or(part.Normal, part.Markdown)) {
			if b.kind != headingBlock {
				continue
			}
			if words := titleOf(b.first); words != "" {
				return words
			}
		}
		for _, c := range part.Columns {
			if words := heading(c.Parts); words != "" {
				return words
			}
		}
	}
	return ""
}

// titleOf is a heading in words alone.
func titleOf(line string) string {
	_, text := headingOf(line)
	if rest := strings.TrimRight(text, "#"); rest == "" || strings.HasSuffix(rest, " ") {
		text = rest
	}
	const most = 200
	if runes := []rune(text[:min(len(text), utf8.UTFMax*(most+1))]); len(runes) > most {
		text = string(runes[:most]) + "…"
	}
	words := strings.ReplaceAll(prose.Plain(text), `\<`, "<")
	return strings.Join(strings.Fields(words), " ")
}
