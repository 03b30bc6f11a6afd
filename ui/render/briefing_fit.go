package render

import (
	"math"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
)

// piece is the approximate room a piece of a slide takes: in letters, in lines,
// or the remaining room.
type piece struct {
	letters int     // of words that are wrapped
	lines   float64 // that are always present
	size    float64 // of its letters, beside those of the slide; 0 is 1
	gap     float64 // below it, in lines
	small   bool    // it is within a live block
	title   bool    // its letters have their own size

	picture bool
	rows    int // that it was given on a terminal; 0: not said

	columns []column
}

// column is pieces below each other, in a share of the width.
type column struct {
	share float64
	stack stack
}

// stack is pieces below each other.
type stack []piece

func (p *piece) pictured() bool {
	for _, c := range p.columns {
		for i := range c.stack {
			if c.stack[i].picture {
				return true
			}
		}
	}
	return false
}

// The measures of a slide, in hundredths of its width, and of its letters, in
// their size. They are those of page.css; wide letters are assumed.
const (
	bodyWidth  = 90.0
	bodyHeight = 46.5
	letterSize = 2.75
	titleSize  = 3.9
	letterWide = 0.51
	lineHigh   = 1.38
	smallSize  = 0.8
	leastView  = 20.0 // the height of a picture
)

// scale returns the largest size of letters at which a slide fits, in
// hundredths.
func (s *slide) scale() int {
	const least, step = 45, 5
	for k := 100; k > least; k -= step {
		if s.room.height(letterSize*float64(k)/100, bodyWidth) <= bodyHeight {
			return k
		}
	}
	return least
}

// height is about how high pieces are with letters of a size.
func (s stack) height(size, width float64) float64 {
	total := 0.0
	for i := range s {
		total += s[i].height(size, width)
	}
	return total
}

func (p *piece) height(size, width float64) float64 {
	if p.picture {
		const terminal = 30
		least := leastView
		if p.rows > 0 {
			least = min(max(bodyHeight*float64(p.rows)/terminal, .7*least), 1.3*least)
		}
		return least + 2*size*smallSize*lineHigh
	}
	highest := 0.0
	for _, c := range p.columns {
		highest = max(highest, c.stack.height(size, width*c.share-size))
	}
	if len(p.columns) > 0 {
		return highest
	}
	letters := size
	switch {
	case p.title: // in letters that are wide, on lines that are close
		return math.Ceil(float64(p.letters)*.6*titleSize/width)*titleSize*1.15 + titleSize/2
	case p.size > 0:
		letters *= p.size
	}
	if p.small {
		letters *= smallSize
	}
	lines := p.lines
	if p.letters > 0 {
		lines += math.Ceil(float64(p.letters) * letterWide * letters / width)
	}
	return (lines*lineHigh + p.gap) * letters
}

// spoken counts the letters of a piece, with the places behind its links.
func spoken(source []byte, n ast.Node) int {
	letters := len(words(source, n))
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		letters += places(c)
	}
	return letters
}

func places(n ast.Node) int {
	letters := 0
	if l, ok := n.(*ast.Link); ok && !onWeb(string(l.Destination)) {
		letters = len(l.Destination) + 1
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		letters += places(c)
	}
	return letters
}

func pieces(t parsed) stack {
	var out stack
	var add func(n ast.Node, size float64)
	add = func(n ast.Node, size float64) {
		switch n := n.(type) {
		case *ast.Heading:
			out = append(out, piece{letters: len(words(t.source, n)), size: 1.15, gap: 0.4})
		case *ast.Blockquote, *ast.List:
			for c := n.FirstChild(); c != nil; c = c.NextSibling() {
				add(c, size)
			}
		case *ast.ListItem:
			out = append(out, piece{letters: spoken(t.source, n) + 3, gap: 0.3})
		case *ast.CodeBlock, *ast.FencedCodeBlock:
			out = append(out, piece{lines: float64(n.Lines().Len()), size: 0.8, gap: 1})
		case *east.Table:
			out = append(out, piece{lines: 1.35 * float64(n.ChildCount()), gap: 0.5})
		default:
			out = append(out, piece{letters: max(spoken(t.source, n), 1), gap: 0.55})
		}
	}
	for n := t.root.FirstChild(); n != nil; n = n.NextSibling() {
		add(n, 1)
	}
	return out
}
