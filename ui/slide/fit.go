package slide

// fit is the density of a slide: the size of type, from 0, the largest; the
// space between its parts; and the height of live blocks.
type fit struct {
	size int
	air  air
	live want

	grand int // the large type of the text, from 1; 0 is none
}

// air is how much room there is between parts.
type air int

const (
	tight air = iota
	normal
	loose // also between the items of a list
	open  // as a large screen has it
	wider // so that a few lines fill it
	widest
)

// want is the height a live block counts as.
type want int

const (
	least  want = iota // a frame that shows that it is there
	needed             // enough to see something
	wished             // what the file asks for, or enough to see it well
)

// between is how many rows stay blank between two pieces. Items of one list
// that come one after the other by their steps are one list.
func (f fit) between(a, b *piece) int {
	switch {
	case a.title:
		return int(f.air)
	case a.centred:
		return int(f.air) + 1
	case f.grand > 0 && a.grand != nil && b.grand != nil:
		return max(int(f.air), 1)
	case a.ends(f) && b.begins(f):
		return max(int(f.air-normal), 0)
	}
	return max(int(f.air), 1)
}

// ends reports whether a piece ends with an item of a list, begins whether it
// begins with one.
func (p *piece) ends(f fit) bool {
	lines := p.lines(f)
	for i := len(lines) - 1; i >= 0 && lines[i].w > 0; i-- {
		if lines[i].item {
			return true
		}
	}
	return false
}

func (p *piece) begins(f fit) bool {
	lines := p.lines(f)
	return len(lines) > 0 && lines[0].item
}

// lines returns the lines of a text in the type of a fit, with blank lines
// between items if there is space.
func (p *piece) lines(f fit) []line {
	if f.grand > 0 && p.grand != nil {
		return joined(p.grand[f.grand-1], f.air)
	}
	if len(p.sizes) == 0 {
		return nil
	}
	lines := p.sizes[min(f.size, len(p.sizes)-1)]
	if f.air < loose {
		return lines
	}
	out := make([]line, 0, 2*len(lines))
	for i, s := range lines {
		parts := s.item || lines[max(i-1, 0)].w == 0
		for blank := blanks(out); i > 0 && s.w > 0 && parts && blank < int(f.air-normal); blank++ {
			out = append(out, line{})
		}
		out = append(out, s)
	}
	return out
}

// blanks is how many lines at the end are blank.
func blanks(lines []line) int {
	n := 0
	for n < len(lines) && lines[len(lines)-1-n].w == 0 {
		n++
	}
	return n
}

// rows is how many rows a piece is counted as.
func (p *piece) rows(f fit) int {
	switch {
	case p.live != nil:
		return p.live.rows(f.live)
	case p.cols != nil:
		n := 0
		for _, c := range p.cols {
			n = max(n, f.rows(c.pieces))
		}
		return n
	}
	return len(p.lines(f))
}

// rows is how many rows pieces are counted as, with what stays blank between them.
func (f fit) rows(pieces []piece) int {
	n := f.gaps(pieces)
	for i := range pieces {
		n += pieces[i].rows(f)
	}
	return n
}

func (f fit) gaps(pieces []piece) int {
	n := 0
	for i := 1; i < len(pieces); i++ {
		n += f.between(&pieces[i-1], &pieces[i])
	}
	return n
}

// most is how many rows a piece can use.
func (p *piece) most(f fit) int {
	switch {
	case p.live != nil:
		return p.live.most
	case p.cols != nil:
		n := 0
		for _, c := range p.cols {
			sum := f.gaps(c.pieces)
			for i := range c.pieces {
				sum += c.pieces[i].most(f)
			}
			n = max(n, sum)
		}
		return n
	}
	return p.rows(f)
}

// share divides rows among pieces: first what each needs, then what it prefers,
// then what it can use.
func (f fit) share(pieces []piece, h int) []int {
	out := make([]int, len(pieces))
	left := h - f.gaps(pieces)
	f.live = min(f.live, needed)
	for i := range pieces {
		out[i] = pieces[i].rows(f)
		left -= out[i]
	}
	raise := func(to func(p *piece) int) {
		for left > 0 {
			var short []int
			for i := range pieces {
				if to(&pieces[i]) > out[i] {
					short = append(short, i)
				}
			}
			if len(short) == 0 {
				return
			}
			for _, i := range short { // a row at a time: no window has many
				if left > 0 {
					out[i]++
					left--
				}
			}
		}
	}
	for _, live := range []want{needed, wished} {
		g := f
		g.live = live
		raise(func(p *piece) int { return p.rows(g) })
	}
	raise(func(p *piece) int { return p.most(f) })
	return out
}
