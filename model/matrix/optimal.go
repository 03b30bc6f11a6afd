package matrix

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

type span struct{ from, to int }

func (s *solver) span(v int) span { return span{s.from[v], s.to[v]} }

// optimal returns the order of the tree for which neighbours are nearest in sum.
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

// far returns the span of the things that may stand at the other end of a node
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
	width := right.to - right.from
	on := make([]float64, width) // from u on to each l
	list := make([]candidate, 0, max(left.to-left.from, width))
	steps := map[span][]float64{} // for each half of the left part, the shortest step from it to each l
	for _, half := range s.halves(c.left) {
		steps[half] = s.shortest(s.d, right, func(int) span { return half })
	}
	rests := s.shortest(s.m, right, func(z int) span { return s.far(c.right, z) })
	for u := left.from; u < left.to; u++ {
		ends := s.far(c.left, u)
		list = rising(list[:0], ends.from, s.m[u*s.n+ends.from:u*s.n+ends.to])
		s.extend(list, s.d, right, steps[ends], on)
		halves := s.halves(c.right)
		for i, half := range halves { // entered by one half, the end is in the other
			other := halves[len(halves)-1-i]
			list = rising(list[:0], half.from, on[half.from-right.from:half.to-right.from])
			s.extend(list, s.m, other, rests[other.from-right.from:], s.m[u*s.n+other.from:u*s.n+other.to])
		}
		for z := right.from; z < right.to; z++ {
			s.m[z*s.n+u] = s.m[u*s.n+z]
		}
		if err := s.work.add(2 * width); err != nil {
			return err
		}
	}
	return nil
}

// halves are the two parts of a node; a thing is its own only part.
func (s *solver) halves(v int) []span {
	if s.tree.leaf(v) {
		return []span{s.span(v)}
	}
	c := s.tree.children(v)
	return []span{s.span(c.left), s.span(c.right)}
}

// shortest gives, for each thing of a span, the least entry of its row of a
// table over the things that among names for it.
func (s *solver) shortest(table []float64, of span, among func(thing int) span) []float64 {
	out := make([]float64, 0, of.to-of.from)
	for i := of.from; i < of.to; i++ {
		a := among(i)
		out = append(out, slices.Min(table[i*s.n+a.from:i*s.n+a.to]))
	}
	return out
}

// rising lists the things from a first one on by their lengths.
func rising(out []candidate, first int, lengths []float64) []candidate {
	for i, length := range lengths {
		out = append(out, candidate{first + i, length})
	}
	slices.SortFunc(out, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(a.length, b.length), a.thing-b.thing)
	})
	return out
}

// extend finds, for each thing of a span, the least sum of the length of a
// candidate and its entry in the thing's row of a table. least holds the
// smallest entries: once a candidate is too long even with that, so are all
// after it.
func (s *solver) extend(list []candidate, table []float64, to span, least, out []float64) {
	for i := range out[:to.to-to.from] {
		row := table[(to.from+i)*s.n : (to.from+i+1)*s.n]
		best := list[0].length + row[list[0].thing]
		bound := best - least[i]
		for _, c := range list[1:] {
			if c.length >= bound {
				break
			}
			if length := c.length + row[c.thing]; length < best {
				best = length
				bound = best - least[i]
			}
		}
		out[i] = best
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
