package brief

import (
	"comity/model/prose"
	"iter"
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
	at    int    // its first line among those of the Markdown, from 0
	first string // that line
}

// otherLine is how lists, quotations, tables, rules and code begin.
var otherLine = prose.Pattern(`^(?: {4}|\t| *(?:[-+*>|]|[0-9]+[.)][ \t]|_{3}))`)

// blocksOf takes Markdown apart.
func blocksOf(markdown string) iter.Seq[block] {
	return func(yield func(block) bool) {
		lines := strings.Split(markdown, "\n")
		joined := false // with the line above
		for i := 0; i < len(lines); i++ {
			b := block{paragraphBlock, i, lines[i]}
			level, _ := headingOf(b.first)
			f, fenced := openFence(b.first)
			switch {
			case fenced:
				for i++; i < len(lines) && !f.closedBy(lines[i]); i++ {
				}
				b.kind, joined = otherBlock, false
			case b.first == "":
				joined = false
				continue
			case level > 0:
				b.kind, joined = headingBlock, false
			case joined:
				continue
			case otherLine().MatchString(b.first):
				b.kind, joined = otherBlock, true
			default:
				joined = true
			}
			if !yield(b) {
				return
			}
		}
	}
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
		for b := range blocksOf(part.Markdown) {
			switch b.kind {
			case headingBlock:
				if level, _ := headingOf(b.first); at >= 0 || level > 1 || titleOf(b.first) == "" {
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
	piece(0, which.at, false)
	piece(which.at, which.at+1, true)
	piece(which.at+1, len(lines), false)
	s.Parts = append(out, parts[at+1:]...)
}
