package brief

import (
	"regexp"
	"strings"
)

// blockKind is what a block of Markdown is, as far as the rule about large
// headings asks.
type blockKind int

const (
	paragraphBlock blockKind = iota
	headingBlock
	otherBlock
)

// block is some lines of Markdown that belong together.
type block struct {
	kind  blockKind
	from  int // the first of them, from 0
	lines []string
}

// otherLine is how lists, quotations, tables, rules and code begin.
var otherLine = regexp.MustCompile(`^(?: {4}|\t| *(?:[-+*>|]|[0-9]+[.)][ \t]|_{3}))`)

// blocksOf takes Markdown apart.
func blocksOf(markdown string) []block {
	if markdown == "" {
		return nil
	}
	var out []block
	lines := strings.Split(markdown, "\n")
	add := func(kind blockKind, from, to int) {
		out = append(out, block{kind, from, lines[from:to]})
	}
	joined := false
	for i := 0; i < len(lines); i++ {
		line := lines[i]
		f, fenced := openFence(line)
		switch {
		case fenced:
			from := i
			for i++; i < len(lines) && !f.closedBy(lines[i]); i++ {
			}
			add(otherBlock, from, min(i+1, len(lines)))
			joined = false
		case line == "":
			joined = false
		case headingLine.MatchString(line):
			add(headingBlock, i, i+1)
			joined = false
		case joined:
			last := &out[len(out)-1]
			last.lines = lines[last.from : i+1]
		case otherLine.MatchString(line):
			add(otherBlock, i, i+1)
			joined = true
		default:
			add(paragraphBlock, i, i+1)
			joined = true
		}
	}
	return out
}

// enlarge makes a heading that is to be set large a part of its own, as the
// comment of the package tells.
func (s *slideBuilder) enlarge() {
	const mostParagraphs = 2
	parts := s.Parts
	at, which, paragraphs := -1, block{}, 0
	for i, part := range parts {
		if part.Kind != Text {
			return
		}
		for _, b := range blocksOf(part.Markdown) {
			switch b.kind {
			case headingBlock:
				if m := headingLine.FindStringSubmatch(b.lines[0]); at >= 0 || m[1] != "#" || titleOf(b.lines[0]) == "" {
					return
				}
				at, which = i, b
			case paragraphBlock:
				if paragraphs++; paragraphs > mostParagraphs {
					return
				}
			case otherBlock:
				return
			}
		}
	}
	if at < 0 {
		return
	}
	out := append([]Part(nil), parts[:at]...)
	lines := strings.Split(parts[at].Markdown, "\n")
	piece := func(from, to int, large bool) {
		for from < to && lines[from] == "" {
			from++
		}
		for from < to && lines[to-1] == "" {
			to--
		}
		if from < to {
			part := parts[at]
			part.Line = s.textOf[at][from]
			part.Markdown, part.Large = strings.Join(lines[from:to], "\n"), large
			out = append(out, part)
		}
	}
	piece(0, which.from, false)
	piece(which.from, which.from+1, true)
	piece(which.from+1, len(lines), false)
	s.Parts = append(out, parts[at+1:]...)
}
