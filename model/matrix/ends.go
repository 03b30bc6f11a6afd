package matrix

import "slices"

// nearestEnds turns the parts of each joint so that the nearest of their ends
// meet, from the leaves up.
func nearestEnds(w *work, d Distances, t *tree) ([]int, error) {
	orders := make([][]int, t.n+len(t.nodes))
	for i := range t.n {
		orders[i] = []int{i}
	}
	for i, joint := range t.nodes {
		a, b := orders[joint.left], orders[joint.right]
		orders[joint.left], orders[joint.right] = nil, nil
		// As it is first: it wins among equals.
		best, turnA, turnB := d.At(a[len(a)-1], b[0]), false, false
		for _, way := range []struct {
			distance     float64
			turnA, turnB bool
		}{
			{d.At(a[len(a)-1], b[len(b)-1]), false, true},
			{d.At(a[0], b[0]), true, false},
			{d.At(a[0], b[len(b)-1]), true, true},
		} {
			if way.distance < best {
				best, turnA, turnB = way.distance, way.turnA, way.turnB
			}
		}
		if turnA {
			slices.Reverse(a)
		}
		if turnB {
			slices.Reverse(b)
		}
		orders[t.n+i] = append(a, b...)
		if err := w.add(2 * len(a) * len(b)); err != nil {
			return nil, err
		}
	}
	return orders[t.root()], nil
}
