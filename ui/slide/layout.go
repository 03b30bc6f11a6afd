package slide

import (
	"slices"
	"strconv"

	"comity/model/brief"
	"comity/ui/cells"
	"comity/ui/theme"
)

type layout struct {
	*Slide
	maker  *Maker
	theme  *theme.Theme
	still  *theme.Theme // for scenes, which have no cursor here
	quick  bool
	area   Rect   // what the frame leaves
	tight  bool   // the room begins below the line of the classification
	titles []kind // the large types of titles
	cutBy  int    // how many cells the widest line of a fence had no room for
	scenes int    // how many there are so far
	deep   int    // the row below the last that was set, whether it had room or not
	deepBy []int  // the same for what each step adds
}

// put puts a span on a row of the screen.
func (l *layout) put(p span, y int) {
	if p.w > 0 && y >= 0 && y < l.h {
		l.rows[y] = append(l.rows[y], p)
	}
}

// within puts a span where the frame leaves room, and counts the rows cut.
func (l *layout) within(p span, y int) {
	l.deep = max(l.deep, y+1)
	for len(l.deepBy) <= p.step {
		l.deepBy = append(l.deepBy, 0)
	}
	l.deepBy[p.step] = max(l.deepBy[p.step], y+1)
	if y < l.bottom() {
		l.put(p, y)
	}
}

func (l *layout) bottom() int { return l.area.Y + l.area.H }

// slide sets the parts of a slide in the room for them. A title is in the same
// position on every slide, and the rest a little above the middle of the
// remaining room; a slide in large type is centred.
func (l *layout) slide(s *brief.Slide) {
	pieces := l.pieces(s.Parts, l.area.W, true)
	l.air(pieces)
	f := l.fit(pieces)
	l.align(pieces, f)
	y := l.area.Y
	if len(pieces) > 0 && pieces[0].title {
		l.stack(pieces[:1], f, l.area.X, y, l.area.H)
		y += pieces[0].rows(f)
		if len(pieces) > 1 {
			y += f.between(&pieces[0], &pieces[1])
		}
		pieces = pieces[1:]
	}
	l.stack(pieces, f, l.area.X, y, l.bottom()-y)
	l.lower(y)
	l.cut()
}

// air leaves a row below the line of the classification where there is one to
// spare.
func (l *layout) air(pieces []piece) {
	f := fit{size: 1 << 10, air: normal, live: wished}
	if l.tight && f.rows(pieces) < l.area.H {
		l.area.Y++
		l.area.H--
	}
}

// lower moves the rows from one on to the middle of the room.
func (l *layout) lower(from int) {
	free := (l.bottom() - max(l.deep, from)) * 2 / 5
	if free <= 0 {
		return
	}
	for y := l.bottom() - 1; y >= from; y-- {
		l.rows[y] = nil
		if y-free >= from {
			l.rows[y] = l.rows[y-free]
		}
	}
	for i := range l.blocks {
		l.blocks[i].Y += free
	}
}

// cut says in the last row how much of what is shown was cut, from the step on at which
// something is.
func (l *layout) cut() {
	l.overflow = max(l.deep-l.bottom(), 0)
	y, deep, said := l.bottom()-1, 0, 0
	for step, own := range l.deepBy {
		deep = max(deep, own)
		n := deep - l.bottom()
		if n <= said {
			continue
		}
		said = n
		for i := range l.rows[y] {
			if p := &l.rows[y][i]; p.until == 0 {
				p.until = step + 1
			}
		}
		text := more(l.theme, n+1)
		text = cells.Fit(text, min(cells.Width(text), l.area.W), "")
		l.put(span{x: l.area.X, w: cells.Width(text), step: step, text: l.theme.Ink.Dim.Render(text), block: none}, y)
	}
}

const none = -1

func more(t *theme.Theme, n int) string {
	noun := " more rows"
	if n == 1 {
		noun = " more row"
	}
	return t.Border.Ellipsis + " " + strconv.Itoa(n) + noun
}

// align moves the texts of a slide, all by the same, for their lines begin below
// each other: to the middle, or to where the text of a live block begins; beside
// columns they stay at the edge.
func (l *layout) align(pieces []piece, f fit) {
	widest, live, columns := 0, false, false
	for i := range pieces {
		p := &pieces[i]
		live, columns = live || p.live != nil, columns || p.cols != nil
		if !p.centred {
			for _, line := range p.lines(f) {
				widest = max(widest, line.w)
			}
		}
	}
	by := (l.area.W - widest) / 2
	switch {
	case columns:
		by = 0
	case live:
		by = min(by, 2)
	}
	for i := range pieces {
		if p := &pieces[i]; p.live == nil && p.cols == nil && !p.centred {
			p.x = by
		}
	}
}

// stack sets pieces below each other from a row on, in so many rows, or in more
// where they need them.
func (l *layout) stack(pieces []piece, f fit, x, y, h int) {
	heights := f.share(pieces, h)
	for i := range pieces {
		p := &pieces[i]
		if i > 0 {
			y += f.between(&pieces[i-1], p)
		}
		switch {
		case p.live != nil:
			y += l.live(p, x, y, heights[i])
		case p.cols != nil:
			for _, c := range p.cols {
				l.stack(c.pieces, f, x+c.x, y, heights[i])
			}
			y += heights[i]
		default:
			for j, line := range p.lines(f) {
				at := x + p.x
				if p.centred {
					at += (p.w - line.w) / 2
				}
				l.within(span{x: at, w: line.w, step: p.step, text: line.text, block: none}, y+j)
			}
			y += p.rows(f)
			l.deep = max(l.deep, min(y, l.deep+1))
		}
	}
}

// fit finds the density of a slide: its type, then its space, then the height
// of its live blocks.
func (l *layout) fit(pieces []piece) fit {
	if f, ok := l.grandFit(pieces); ok {
		return f
	}
	sizes := sizesOf(pieces)
	airs := []air{open, loose, normal, tight}
	switch live := slices.ContainsFunc(pieces, piece.alive); {
	case l.h < roomy && live:
		airs = airs[2:] // what is live can use the rows
	case l.h < grandFrom:
		airs = airs[1:]
	case l.h >= roomy && !live:
		airs = append([]air{widest, wider}, airs...)
	}
	for size := range sizes {
		for _, a := range airs {
			if f := (fit{size: size, air: a, live: wished}); f.rows(pieces) <= l.area.H {
				return f
			}
		}
	}
	f := fit{size: sizes - 1, air: tight, live: needed}
	if f.rows(pieces) > l.area.H {
		f.live = least
	}
	return f
}
