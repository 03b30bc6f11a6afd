package matrix

import "slices"

// node is a joint of the tree. Nodes below n are the things themselves; node
// n+i is the i-th joint.
type node struct{ left, right int }

// tree is a binary tree over n things; its last node is the root.
type tree struct {
	n     int
	nodes []node // the joints; children come before their parents
}

// children are the two parts of a joint.
func (t *tree) children(v int) node { return t.nodes[v-t.n] }

func (t *tree) leaf(v int) bool { return v < t.n }

func (t *tree) root() int { return t.n + len(t.nodes) - 1 }

// leaves are the things below a node from left to right.
func (t *tree) leaves(v int) []int {
	out := make([]int, 0, t.n)
	for stack := []int{v}; len(stack) > 0; {
		v := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		if t.leaf(v) {
			out = append(out, v)
			continue
		}
		c := t.children(v)
		stack = append(stack, c.right, c.left)
	}
	return out
}

// cluster joins the two clusters that are each other's nearest, over and over,
// by a chain of nearest neighbours. Average linkage is reducible: what is joined
// early never parts two that would have been joined later.
func cluster(w *work, d Distances) (*tree, error) {
	n := d.Len()
	order := make([]int, n)
	t := &tree{n: n}
	nodeOf := make([]int, n) // the cluster kept in row i
	size := make([]float64, n)
	for i := range n {
		order[i], nodeOf[i], size[i] = i, i, 1
	}
	at := d.full(order)
	active := order // rows that still hold a cluster, rising
	var chain []int
	for len(active) > 1 {
		if len(chain) == 0 {
			chain = append(chain, active[0])
		}
		for {
			last := chain[len(chain)-1]
			before := -1
			if len(chain) > 1 {
				before = chain[len(chain)-2]
			}
			nearest := nearestOf(at[last*n:last*n+n], active, last, before)
			if nearest == before {
				break
			}
			chain = append(chain, nearest)
		}
		a, b := chain[len(chain)-1], chain[len(chain)-2]
		// Rounding can bring a row into the chain twice; what is joined leaves it.
		chain = chain[:slices.IndexFunc(chain, func(row int) bool { return row == a || row == b })]
		keep, gone := min(a, b), max(a, b) // a row is named after its first thing
		t.nodes = append(t.nodes, node{nodeOf[keep], nodeOf[gone]})
		nodeOf[keep] = n + len(t.nodes) - 1
		active = without(active, gone)
		total := size[keep] + size[gone]
		for _, k := range active {
			v := (size[keep]*at[keep*n+k] + size[gone]*at[gone*n+k]) / total
			at[keep*n+k], at[k*n+keep] = v, v
		}
		size[keep] = total
		if err := w.add(n); err != nil {
			return nil, err
		}
	}
	return t, nil
}

// nearestOf is the active row with the least distance; of equals the one before
// in the chain, so that the chain ends, else the first.
func nearestOf(row []float64, active []int, self, before int) int {
	best := before
	for _, k := range active {
		if k != self && (best < 0 || row[k] < row[best]) {
			best = k
		}
	}
	return best
}

// without takes one number out of a rising list, in place.
func without(list []int, gone int) []int {
	return slices.DeleteFunc(list, func(v int) bool { return v == gone })
}
