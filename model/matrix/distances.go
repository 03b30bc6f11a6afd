package matrix

import (
	"fmt"
	"math"
)

// Distances holds the distance of each pair of n things, once. The zero value
// holds nothing.
type Distances struct {
	n  int
	at []float64 // row by row below the diagonal: (1,0), (2,0), (2,1), …
}

// NewDistances makes room for the distances between n things, all 0.
func NewDistances(n int) Distances {
	n = max(n, 0)
	return Distances{n, make([]float64, n*max(n-1, 0)/2)}
}

// Len is how many things there are.
func (d Distances) Len() int { return d.n }

// At is the distance of two things; 0 of a thing from itself.
func (d Distances) At(i, j int) float64 {
	if i == j {
		return 0
	}
	return d.at[d.place(i, j)]
}

// Set keeps the distance of two different things, whichever is named first.
func (d Distances) Set(i, j int, distance float64) { d.at[d.place(i, j)] = distance }

func (d Distances) place(i, j int) int {
	i, j = max(i, j), min(i, j)
	return i*(i-1)/2 + j
}

// check refuses what no distance can be.
func (d Distances) check() error {
	for i := range d.n {
		for j := range i {
			if v := d.At(i, j); math.IsNaN(v) || math.IsInf(v, 0) || v < 0 {
				return fmt.Errorf("the distance of %d and %d is %v, expected a number of at least 0", j, i, v)
			}
		}
	}
	return nil
}

// full is the whole square, row by row, with the things in the given order.
func (d Distances) full(order []int) []float64 {
	out := make([]float64, d.n*d.n)
	for i, a := range order {
		for j := range i {
			v := d.At(a, order[j])
			out[i*d.n+j], out[j*d.n+i] = v, v
		}
	}
	return out
}
