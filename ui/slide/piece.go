package slide

import (
	"slices"
	"strings"

	"comity/model/brief"
)

// piece is a part of a slide that is measured: a text, a live block or columns.
type piece struct {
	part    *brief.Part
	step    int
	x, w    int
	sizes   [][]line // the text, in the largest type first; most have one
	centred bool     // each of its lines is centred
	title   bool
	large   bool       // a heading that opens a talk or a part of one
	head    bool       // the heading of a column, in large type
	kinds   []kind     // the types of a heading, of its sizes but the last
	grand   [][][]line // the text in large types, each as the lines of its entries
	live    *live
	cols    []column
}

// column is one of several beside each other.
type column struct {
	x, w   int
	pieces []piece
}

// alive reports whether a piece is a live block, or has one in a column.
func (p piece) alive() bool {
	return p.live != nil || slices.ContainsFunc(p.cols, func(c column) bool { return slices.ContainsFunc(c.pieces, piece.alive) })
}

// sizesOf is the most types that a text of some pieces has.
func sizesOf(pieces []piece) int {
	n := 1
	for i := range pieces {
		n = max(n, len(pieces[i].sizes))
		for _, c := range pieces[i].cols {
			n = max(n, sizesOf(c.pieces))
		}
	}
	return n
}

// Below this width, columns are stacked.
const beside = 70

// pieces measures parts in a width. On top of a slide a heading is its title.
func (l *layout) pieces(parts []brief.Part, w int, top bool) []piece {
	var out []piece
	for i := range parts {
		p := &parts[i]
		switch p.Kind {
		case brief.Live:
			out = append(out, piece{part: p, step: p.Step, w: w, live: l.measured(p, w)})
		case brief.Columns:
			out = append(out, l.columns(p, w)...)
		case brief.Text:
			markdown := p.Normal
			if p.Large {
				out = append(out, l.large(p, words(markdown), w, 3))
				continue
			}
			if i == 0 && top {
				title, rest := heading(markdown)
				if title != "" {
					out = append(out, l.title(p, title, w))
				}
				markdown = rest
			}
			width := w
			if top {
				width = l.measure()
			}
			if lines := l.text(markdown, width); len(lines) > 0 {
				first := top && !slices.ContainsFunc(out, func(p piece) bool { return p.grand != nil })
				if i+1 < len(parts) && listed(parts[i+1].Normal) && listed(markdown) {
					first = false // none of the items of a list shown step by step matters more than the others
				}
				out = append(out, piece{part: p, step: p.Step, w: w, sizes: [][]line{lines}, grand: l.grand(markdown, w, first), centred: top && slices.ContainsFunc(parts, isLarge)})
			}
		}
	}
	return out
}

// listed reports whether Markdown begins with an item of a list.
func listed(markdown string) bool {
	markdown = strings.TrimLeft(markdown, " \n")
	return strings.HasPrefix(markdown, "- ") || ordinal(markdown)
}

// isLarge reports whether a part is a heading among paragraphs only, all of
// them centred.
func isLarge(p brief.Part) bool { return p.Kind == brief.Text && p.Large }

// measure is how wide a text is at most: longer lines are hard to follow, but a
// large screen is read from afar.
func (l *layout) measure() int { return min(l.area.W, max(72, min(l.w*4/5, 100), l.w*11/20)) }

// heading is the heading that a text begins with, in words, and what follows.
func heading(markdown string) (title, rest string) {
	markdown = strings.TrimLeft(markdown, " \n")
	first, rest, _ := strings.Cut(markdown, "\n")
	if marks := len(first) - len(strings.TrimLeft(first, "#")); marks == 0 || marks > 6 || !strings.HasPrefix(first[marks:], " ") {
		return "", markdown
	}
	return words(first), rest
}

// title is the title of a slide; in large type where the screen is large.
func (l *layout) title(p *brief.Part, text string, w int) piece {
	sizes, kinds := l.inLarge(l.titles, text, w, titleLines, l.area.H/4)
	return piece{part: p, step: p.Step, w: w, centred: true, title: true, kinds: kinds, sizes: append(sizes, l.bold(text, w))}
}

// large is a centred heading, in the largest type that fits a number of lines.
func (l *layout) large(p *brief.Part, text string, w, lines int) piece {
	sizes, kinds := l.inLarge(l.types(), text, w, lines, l.area.H*3/5)
	for i := range sizes {
		sizes[i] = sizes[i][:len(sizes[i])-blanks(sizes[i])]
	}
	return piece{part: p, step: p.Step, w: w, centred: true, large: true, kinds: kinds, sizes: append(sizes, l.bold(text, w))}
}

// bold is a heading in the size of the text.
func (l *layout) bold(text string, w int) []line {
	return wrap(l.theme.Ink.Title, text, w)
}

// columns measures columns beside each other, or below each other where they
// would be narrow.
func (l *layout) columns(p *brief.Part, w int) []piece {
	var out []piece
	shares := 0
	for _, c := range p.Columns {
		shares += max(c.Share, 1)
	}
	if l.area.W < beside || shares == 0 {
		for _, c := range p.Columns {
			out = append(out, l.pieces(c.Parts, w, false)...)
		}
		return out
	}
	gutter := max(3, w/30)
	room := max(w-gutter*(len(p.Columns)-1), 0)
	set := piece{part: p, step: p.Step, w: w}
	x, left := 0, shares
	for _, c := range p.Columns {
		width := room * max(c.Share, 1) / max(left, 1)
		if width < 1 {
			break
		}
		set.cols = append(set.cols, column{x, width, l.pieces(c.Parts, width, false)})
		x, room, left = x+width+gutter, room-width, left-max(c.Share, 1)
	}
	if len(l.settings()) > 0 {
		l.headed(&set, p)
	}
	return append(out, set)
}

// headed sets the headings that columns of text begin with in one large type, if there
// is one in which each fits on a line.
func (l *layout) headed(set *piece, p *brief.Part) {
	var texts, rests []string
	for i, c := range set.cols {
		parts := p.Columns[i].Parts
		if len(parts) == 0 || parts[0].Kind != brief.Text || parts[0].Large || slices.ContainsFunc(c.pieces, piece.alive) {
			return
		}
		text, rest := heading(parts[0].Normal)
		texts, rests = append(texts, text), append(rests, rest)
	}
	for _, k := range l.types()[2:] {
		var heads [][]line
		for i, c := range set.cols {
			if sizes, _ := l.inLarge([]kind{k}, texts[i], c.w, 1, l.area.H/4); len(sizes) > 0 {
				heads = append(heads, sizes[0])
			}
		}
		if len(heads) < len(set.cols) {
			continue
		}
		for i := range set.cols {
			c := &set.cols[i]
			first := c.pieces[0]
			head := piece{part: first.part, step: first.step, w: c.w, head: true, kinds: []kind{k}, sizes: [][]line{heads[i], l.bold(texts[i], c.w)}}
			c.pieces[0].grand = l.grand(rests[i], c.w, false)
			if c.pieces[0].sizes = [][]line{l.text(rests[i], c.w)}; len(c.pieces[0].sizes[0]) == 0 {
				c.pieces = c.pieces[1:]
			}
			c.pieces = slices.Insert(c.pieces, 0, head)
		}
		return
	}
}
