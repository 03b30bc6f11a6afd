package seriate

import (
	"cmp"
	"slices"
)

// solver finds the shortest order of a tree. Things are renumbered from left to
// right, so that every node is a span of numbers and rows can be read in one go.
type solver struct {
	work *work
	tree *tree
	n    int
	from []int     // the first number of each node
	to   []int     // behind its last
	d    []float64 // distances by number
	// m holds, for two things u and z, the least length of an order of the
	// smallest node over both that begins with u and ends with z.
	m []float64
}

// span is a run of numbers.
type span struct{ from, to int }

func (s *solver) span(v int) span { return span{s.from[v], s.to[v]} }

// optimal gives the order of the tree for which neighbours are nearest in sum.
func optimal(w *work, d Distances, t *tree) ([]int, error) {
	n := d.Len()
	if n == 1 {
		return []int{0}, nil
	}
	leaves := t.leaves(t.root())
	s := &solver{
		work: w, tree: t, n: n,
		from: make([]int, n+len(t.nodes)), to: make([]int, n+len(t.nodes)),
		d: d.full(leaves), m: make([]float64, n*n),
	}
	for number, thing := range leaves {
		s.from[thing], s.to[thing] = number, number+1
	}
	for i, joint := range t.nodes {
		s.from[n+i], s.to[n+i] = s.from[joint.left], s.to[joint.right]
	}
	for i := range t.nodes {
		if err := s.solve(n + i); err != nil {
			return nil, err
		}
	}
	root := t.root()
	left, right := s.span(t.children(root).left), s.span(t.children(root).right)
	u, z := left.from, right.to-1
	for a := left.from; a < left.to; a++ {
		for b := right.to - 1; b >= right.from; b-- {
			if s.m[a*n+b] < s.m[u*n+z] {
				u, z = a, b
			}
		}
	}
	order := s.trace(make([]int, 0, n), root, u, z)
	for i, number := range order {
		order[i] = leaves[number]
	}
	return order, nil
}

// far gives the span of the things that may stand at the other end of a node
// when u stands at one: those of its other part, or u itself.
func (s *solver) far(v, u int) span {
	if s.tree.leaf(v) {
		return s.span(v)
	}
	c := s.tree.children(v)
	if u < s.to[c.left] {
		return s.span(c.right)
	}
	return s.span(c.left)
}

// candidate is a thing with the length it would bring.
type candidate struct {
	thing  int
	length float64
}

// solve fills m for a joint: first, for each u of the left part and each l of
// the right, the shortest way from u through the left part on to l; then on
// through the right part to each z.
func (s *solver) solve(v int) error {
	c := s.tree.children(v)
	left, right := s.span(c.left), s.span(c.right)
	step := s.least(left, right) // no way between the parts is shorter
	width := right.to - right.from
	on := make([]float64, width) // from u on to each l
	ends := make([]candidate, 0, left.to-left.from)
	begins := make([]candidate, 0, width)
	// The shortest way through the right part to each z.
	through := make([]float64, width)
	for z := right.from; z < right.to; z++ {
		far := s.far(c.right, z)
		through[z-right.from] = slices.Min(s.m[z*s.n+far.from : z*s.n+far.to])
	}
	for u := left.from; u < left.to; u++ {
		ends = s.rising(ends[:0], u, s.far(c.left, u))
		s.onward(ends, right, step, on)
		begins = begins[:0]
		for i, length := range on {
			begins = append(begins, candidate{right.from + i, length})
		}
		slices.SortFunc(begins, byLength)
		s.across(u, c.right, begins, through)
		if err := s.work.add(2 * width); err != nil {
			return err
		}
	}
	return nil
}

// least is the shortest distance between two spans.
func (s *solver) least(a, b span) float64 {
	best := s.d[a.from*s.n+b.from]
	for i := a.from; i < a.to; i++ {
		best = min(best, slices.Min(s.d[i*s.n+b.from:i*s.n+b.to]))
	}
	return best
}

// rising lists the things of a span by the length from u to them.
func (s *solver) rising(out []candidate, u int, over span) []candidate {
	for k := over.from; k < over.to; k++ {
		out = append(out, candidate{k, s.m[u*s.n+k]})
	}
	slices.SortFunc(out, byLength)
	return out
}

func byLength(a, b candidate) int {
	return cmp.Or(cmp.Compare(a.length, b.length), a.thing-b.thing)
}

// onward finds the least length from u over one of its ends to each thing of a
// span. It stops at the first end from which even the shortest step is longer
// than all that was found.
func (s *solver) onward(ends []candidate, over span, step float64, on []float64) {
	for i := range on {
		on[i] = ends[0].length + s.d[ends[0].thing*s.n+over.from+i]
	}
	longest := slices.Max(on)
	for _, end := range ends[1:] {
		if end.length+step >= longest {
			return
		}
		row := s.d[end.thing*s.n+over.from : end.thing*s.n+over.to]
		longest = 0
		for i, distance := range row {
			best := on[i]
			if length := end.length + distance; length < best {
				best = length
				on[i] = length
			}
			if best > longest {
				longest = best
			}
		}
	}
}

// across fills m from u to each z of the right part v.
func (s *solver) across(u, v int, begins []candidate, through []float64) {
	base := s.span(v).from
	parts := []span{s.span(v)}
	if !s.tree.leaf(v) {
		c := s.tree.children(v)
		parts = []span{s.span(c.left), s.span(c.right)}
	}
	for i, ends := range parts { // z in one part, what it is entered by in the other
		entered := parts[len(parts)-1-i]
		out := s.m[u*s.n+ends.from : u*s.n+ends.to]
		least := slices.Min(through[ends.from-base : ends.to-base])
		longest, begun := 0.0, false
		for _, b := range begins {
			if b.thing < entered.from || b.thing >= entered.to {
				continue
			}
			if begun && b.length+least >= longest {
				break
			}
			row := s.m[b.thing*s.n+ends.from : b.thing*s.n+ends.to]
			longest = 0
			for j, rest := range row {
				length := b.length + rest
				if !begun || length < out[j] {
					out[j] = length
				} else {
					length = out[j]
				}
				if length > longest {
					longest = length
				}
			}
			begun = true
		}
		for j, length := range out {
			s.m[(ends.from+j)*s.n+u] = length
		}
	}
}

// trace finds again the order that begins with u and ends with z, and appends
// it. Equal ways fall to the one nearest to the order of the tree.
func (s *solver) trace(order []int, v, u, z int) []int {
	if s.tree.leaf(v) {
		return append(order, u)
	}
	c := s.tree.children(v)
	a, b := c.left, c.right
	if u >= s.from[b] {
		a, b = b, a
	}
	ends, begins := s.far(a, u), s.far(b, z)
	bestEnd, bestBegin := ends.to-1, begins.from
	best := s.m[u*s.n+bestEnd] + s.d[bestEnd*s.n+bestBegin] + s.m[bestBegin*s.n+z]
	for k := ends.to - 1; k >= ends.from; k-- {
		for l := begins.from; l < begins.to; l++ {
			if length := s.m[u*s.n+k] + s.d[k*s.n+l] + s.m[l*s.n+z]; length < best {
				best, bestEnd, bestBegin = length, k, l
			}
		}
	}
	return s.trace(s.trace(order, a, u, bestEnd), b, bestBegin, z)
}
