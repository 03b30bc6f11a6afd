package matrix

import (
	"context"
	"slices"
)

// OptimalUpTo is the largest number of things of which the order is optimal.
// More would take seconds in the worst case, and hundreds of megabytes.
const OptimalUpTo = 2500

// The methods that a result names.
const (
	Optimal     = "average linkage, optimal leaf ordering"
	NearestEnds = "average linkage, nearest ends together"
)

// Seriation is an order, and how it was found.
type Seriation struct {
	Order  []int   // the things by number, each once
	Method string  // Optimal or NearestEnds
	Length float64 // the sum of the distances of neighbours
}

// Seriate puts things in an order in which like stands next to like, so that
// blocs become visible in a table.
//
// The things are first clustered by average linkage (UPGMA), by the
// nearest-neighbour chain of Murtagh (1983): n² steps. The tree that results
// fixes which things stand together; each of its n−1 joints can still be turned
// round. Optimal leaf ordering (Bar-Joseph, Gifford and Jaakkola 2001) finds the
// turns for which the sum of the distances of neighbours is least. It takes n³
// steps in the worst case, n² memory, and less with the pruning of Bar-Joseph
// and others (2003): candidates are tried in rising order until none that is
// left can be shorter. Above [OptimalUpTo] things the turns are made as
// Gruvaeus and Wainer (1972) do, joint by joint from the leaves up, the nearest
// ends together: n² steps and no promise that another order is not shorter.
//
// What an order can not say: it is the best of its tree, not of all orders; it
// has two directions that mean the same; things that stand together are alike,
// but like things may stand apart; where neighbouring clusters meet, the step
// may be long; and a small change of the distances can change the tree.
//
// It is our own because Gonum (0.17) clusters only graphs (graph/community) and
// orders no leaves, and github.com/knightjdr/hclust, which does in up to n⁴
// steps, can be neither cancelled nor asked how far it is.
//
// Equal choices fall to the thing that was given first,
// so equal distances give equal orders. progress may be nil; it is called up to
// a hundred times, with rising numbers, from the caller's own goroutine. The
// error is that of the context, or says which distance is not a finite number
// of at least 0.
func Seriate(ctx context.Context, d Distances, progress func(done, of int)) (Seriation, error) {
	return orderUpTo(ctx, d, progress, OptimalUpTo)
}

func orderUpTo(ctx context.Context, d Distances, progress func(done, of int), limit int) (Seriation, error) {
	if err := d.check(); err != nil {
		return Seriation{}, err
	}
	r := Seriation{Order: []int{}, Method: Optimal}
	if d.Len() > limit {
		r.Method = NearestEnds
	}
	if d.Len() > 0 {
		w := &work{ctx: ctx, progress: progress, of: 2 * d.Len() * d.Len()}
		tree, err := cluster(w, d)
		if err != nil {
			return Seriation{}, err
		}
		if r.Method == Optimal {
			r.Order, err = optimal(w, d, tree)
		} else {
			r.Order, err = nearestEnds(w, d, tree)
		}
		if err != nil {
			return Seriation{}, err
		}
		w.finish()
	}
	forward(r.Order)
	for i := 1; i < len(r.Order); i++ {
		r.Length += d.At(r.Order[i-1], r.Order[i])
	}
	return r, ctx.Err()
}

// forward turns an order to the direction whose first thing was given before
// its last.
func forward(order []int) {
	if n := len(order); n > 1 && order[0] > order[n-1] {
		slices.Reverse(order)
	}
}

// work returns how far it is, and whether to go on. Clustering is n² of 2n², and
// so are all joints together: each pair of things meets at one joint.
type work struct {
	ctx      context.Context
	progress func(done, of int)
	done, of int
	told     int // hundredths
}

// add counts steps done; its error ends the work.
func (w *work) add(steps int) error {
	w.done += steps
	if share := min(w.done*100/w.of, 99); share > w.told && w.progress != nil {
		w.told = share
		w.progress(share, 100)
	}
	return w.ctx.Err()
}

func (w *work) finish() {
	if w.progress != nil {
		w.progress(100, 100)
	}
}
