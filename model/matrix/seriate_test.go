package matrix

import (
	"context"
	"errors"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// random makes distances between n things; few values make many ties.
func random(r *rand.Rand, n, values int) Distances {
	d := NewDistances(n)
	for i := range n {
		for j := range i {
			if values > 0 {
				d.Set(i, j, float64(r.IntN(values)))
			} else {
				d.Set(i, j, r.Float64())
			}
		}
	}
	return d
}

func mustOrder(t testing.TB, d Distances) Seriation {
	t.Helper()
	r, err := Seriate(context.Background(), d, nil)
	if err != nil {
		t.Fatal(err)
	}
	sorted := slices.Sorted(slices.Values(r.Order))
	for i, v := range sorted {
		if i != v || len(sorted) != d.Len() {
			t.Fatalf("the order of %d things is %v", d.Len(), r.Order)
		}
	}
	return r
}

// slowTree clusters as the definition says: the mean of all distances between
// two clusters, the nearest two joined first. It returns the clusters joined.
func slowTree(d Distances) [][2][]int {
	var clusters [][]int
	for i := range d.Len() {
		clusters = append(clusters, []int{i})
	}
	mean := func(a, b []int) float64 {
		sum := 0.0
		for _, i := range a {
			for _, j := range b {
				sum += d.At(i, j)
			}
		}
		return sum / float64(len(a)*len(b))
	}
	var out [][2][]int
	for len(clusters) > 1 {
		x, y := 0, 1
		for i := range clusters {
			for j := range i {
				if mean(clusters[i], clusters[j]) < mean(clusters[x], clusters[y]) {
					x, y = j, i
				}
			}
		}
		out = append(out, [2][]int{clusters[x], clusters[y]})
		joined := append(slices.Clone(clusters[x]), clusters[y]...)
		clusters = slices.Delete(clusters, max(x, y), max(x, y)+1)
		clusters[min(x, y)] = joined
	}
	return out
}

// flips gives the length of the shortest order among all turns of all joints.
func flips(d Distances, t *tree) float64 {
	var orders func(v int) [][]int
	orders = func(v int) [][]int {
		if t.leaf(v) {
			return [][]int{{v}}
		}
		var out [][]int
		c := t.children(v)
		for _, a := range orders(c.left) {
			for _, b := range orders(c.right) {
				out = append(out, slices.Concat(a, b), slices.Concat(b, a))
			}
		}
		return out
	}
	best := math.Inf(1)
	for _, order := range orders(t.root()) {
		best = min(best, length(d, order))
	}
	return best
}

func length(d Distances, order []int) float64 {
	sum := 0.0
	for i := 1; i < len(order); i++ {
		sum += d.At(order[i-1], order[i])
	}
	return sum
}

func treeOf(t testing.TB, d Distances) *tree {
	t.Helper()
	made, err := cluster(&work{ctx: context.Background(), of: 1}, d)
	if err != nil {
		t.Fatal(err)
	}
	return made
}

// No turn of any joint makes the order shorter.
func TestNoTurnIsBetter(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for round := range 600 {
		n, values := 1+r.IntN(8), []int{0, 2, 4}[round%3]
		d := random(r, n, values)
		got := mustOrder(t, d)
		if want := flips(d, treeOf(t, d)); math.Abs(got.Length-want) > 1e-9 || math.Abs(length(d, got.Order)-want) > 1e-9 {
			t.Fatalf("%d things: the order %v has length %v, a turn of the tree has %v", n, got.Order, got.Length, want)
		}
	}
}

// The chain of nearest neighbours makes the tree that the definition makes.
func TestTreeIsThatOfTheDefinition(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	name := func(things []int) string {
		things = slices.Sorted(slices.Values(things))
		var b strings.Builder
		for _, v := range things {
			b.WriteByte(byte('a' + v))
		}
		return b.String()
	}
	for range 200 {
		d := random(r, 2+r.IntN(18), 0)
		var want, got []string
		for _, pair := range slowTree(d) {
			want = append(want, name(slices.Concat(pair[0], pair[1])))
		}
		made := treeOf(t, d)
		for i := range made.nodes {
			got = append(got, name(made.leaves(made.n+i)))
		}
		slices.Sort(want)
		slices.Sort(got)
		if !slices.Equal(want, got) {
			t.Fatalf("the clusters are %v, by the definition %v", got, want)
		}
	}
}

// The order keeps every cluster together: a larger check of the whole than
// trying all turns, by a second solution of the same problem.
func TestLengthAgreesWithSlowSolution(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for round := range 20 {
		d := random(r, 40+r.IntN(40), []int{0, 3}[round%2])
		made := treeOf(t, d)
		got := mustOrder(t, d)
		if want := slowLength(d, made); math.Abs(got.Length-want) > 1e-9 {
			t.Fatalf("%d things: length %v, the slow solution has %v", d.Len(), got.Length, want)
		}
		place := make([]int, d.Len())
		for i, v := range got.Order {
			place[v] = i
		}
		for i := range made.nodes {
			var places []int
			for _, v := range made.leaves(made.n + i) {
				places = append(places, place[v])
			}
			if slices.Max(places)-slices.Min(places)+1 != len(places) {
				t.Fatalf("a cluster of %d stands on places %v", len(places), places)
			}
		}
	}
}

// slowLength tries, for each joint and each pair of ends, all ways between them.
func slowLength(d Distances, t *tree) float64 {
	var solve func(v int) map[[2]int]float64
	solve = func(v int) map[[2]int]float64 {
		out := map[[2]int]float64{}
		if t.leaf(v) {
			out[[2]int{v, v}] = 0
			return out
		}
		a, b := solve(t.children(v).left), solve(t.children(v).right)
		for first, lengthA := range a {
			for second, lengthB := range b {
				whole := lengthA + d.At(first[1], second[0]) + lengthB
				for _, ends := range [][2]int{{first[0], second[1]}, {second[1], first[0]}} {
					if old, ok := out[ends]; !ok || whole < old {
						out[ends] = whole
					}
				}
			}
		}
		return out
	}
	best := math.Inf(1)
	for _, v := range solve(t.root()) {
		best = min(best, v)
	}
	return best
}

// Planted blocks come out whole, however they were mixed.
func TestBlocksComeOutWhole(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	for _, n := range []int{12, 90, 240} {
		for _, limit := range []int{OptimalUpTo, 1} {
			block := make([]int, n)
			for i := range block {
				block[i] = r.IntN(5)
			}
			d := NewDistances(n)
			for i := range n {
				for j := range i {
					v := 0.2 + 0.1*r.Float64()
					if block[i] != block[j] {
						v += 0.5
					}
					d.Set(i, j, v)
				}
			}
			got, err := orderUpTo(context.Background(), d, nil, limit)
			if err != nil {
				t.Fatal(err)
			}
			if want := map[int]string{1: NearestEnds}[limit]; want != "" && got.Method != want {
				t.Errorf("the method is %q, expected %q", got.Method, want)
			}
			var runs []int
			for _, v := range got.Order {
				runs = append(runs, block[v])
			}
			if runs = slices.Compact(runs); len(runs) > 5 {
				t.Errorf("%d things, %s: the blocks are parted: %v", n, got.Method, runs)
			}
		}
	}
}

func TestFewThingsAndLikeThings(t *testing.T) {
	for _, n := range []int{0, 1, 2, 7, 60} {
		got := mustOrder(t, NewDistances(n))
		for i, v := range got.Order {
			if i != v {
				t.Errorf("%d like things come out as %v, expected as they came", n, got.Order)
				break
			}
		}
		if got.Order == nil || got.Method != Optimal || got.Length != 0 {
			t.Errorf("%d like things: %+v", n, got)
		}
	}
	two := NewDistances(2)
	two.Set(1, 0, 0.5)
	if got := mustOrder(t, two); got.Length != 0.5 || got.Order[0] != 0 {
		t.Errorf("two things: %+v", got)
	}
}

// Beads on a string come out in their order, whichever way they lie in the bag.
func TestBeadsOnAString(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 10))
	at := r.Perm(50)
	d := NewDistances(50)
	for i := range at {
		for j := range i {
			d.Set(i, j, math.Abs(float64(at[i]-at[j])))
		}
	}
	if got := mustOrder(t, d); got.Length != 49 {
		t.Errorf("the string has length %v, expected 49", got.Length)
	}
}

func TestWhatIsNoDistanceIsRefused(t *testing.T) {
	for _, bad := range []float64{math.NaN(), math.Inf(1), math.Inf(-1), -0.1} {
		d := NewDistances(5)
		d.Set(1, 3, bad)
		if _, err := Seriate(context.Background(), d, nil); err == nil || !strings.Contains(err.Error(), "1 and 3") {
			t.Errorf("%v gives %v, expected an error that names 1 and 3", bad, err)
		}
	}
}

func TestCancelAndProgress(t *testing.T) {
	d := random(rand.New(rand.NewPCG(11, 12)), 150, 0)
	var told []int
	if _, err := Seriate(context.Background(), d, func(done, of int) {
		if of != 100 {
			t.Errorf("progress is of %d", of)
		}
		told = append(told, done)
	}); err != nil {
		t.Fatal(err)
	}
	if !slices.IsSorted(told) || told[len(told)-1] != 100 || len(told) < 50 || len(told) > 100 {
		t.Errorf("the progress told is %v", told)
	}
	for _, stop := range []int{1, 60, 99} { // while clustering, while ordering, near the end
		ctx, cancel := context.WithCancel(context.Background())
		last := 0
		_, err := Seriate(ctx, d, func(done, _ int) {
			last = done
			if done >= stop {
				cancel()
			}
		})
		if !errors.Is(err, context.Canceled) || last > stop+1 {
			t.Errorf("stopped at %d: %v, the last told was %d", stop, err, last)
		}
		cancel()
	}
}

func TestSameDistancesSameOrder(t *testing.T) {
	for seed := range uint64(20) {
		d := random(rand.New(rand.NewPCG(seed, 0)), 40, 2)
		a, b := mustOrder(t, d), mustOrder(t, d)
		if !slices.Equal(a.Order, b.Order) {
			t.Fatalf("twice the same distances give %v and %v", a.Order, b.Order)
		}
		if a.Order[0] > a.Order[39] {
			t.Errorf("the order runs from %d to %d, expected the other way round", a.Order[0], a.Order[39])
		}
	}
}

// The way beyond OptimalUpTo is never shorter than the best turns.
func TestNearestEndsIsNoBetterThanOptimal(t *testing.T) {
	r := rand.New(rand.NewPCG(13, 14))
	for range 50 {
		d := random(r, 30, 0)
		fast, err := orderUpTo(context.Background(), d, nil, 1)
		if err != nil || fast.Method != NearestEnds || len(fast.Order) != 30 {
			t.Fatal(fast, err)
		}
		if best := mustOrder(t, d); fast.Length < best.Length-1e-9 {
			t.Errorf("nearest ends give %v, optimal %v", fast.Length, best.Length)
		}
	}
}

func bench(b *testing.B, d Distances, limit int) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := orderUpTo(context.Background(), d, nil, limit); err != nil {
			b.Fatal(err)
		}
	}
}

// points are n places in a space of few dimensions, whose tree is deep and even.
func points(n int) Distances {
	r := rand.New(rand.NewPCG(15, 16))
	at := make([][3]float64, n)
	for i := range at {
		at[i] = [3]float64{r.Float64(), r.Float64(), r.Float64()}
	}
	d := NewDistances(n)
	for i := range at {
		for j := range i {
			sum := 0.0
			for k := range 3 {
				sum += (at[i][k] - at[j][k]) * (at[i][k] - at[j][k])
			}
			d.Set(i, j, math.Sqrt(sum))
		}
	}
	return d
}

func BenchmarkOrder(b *testing.B) {
	r := rand.New(rand.NewPCG(17, 18))
	b.Run("random200", func(b *testing.B) { bench(b, random(r, 200, 0), OptimalUpTo) })
	b.Run("random2000", func(b *testing.B) { bench(b, random(r, 2000, 0), OptimalUpTo) })
	b.Run("points2000", func(b *testing.B) { bench(b, points(2000), OptimalUpTo) })
	b.Run("like2000", func(b *testing.B) { bench(b, NewDistances(2000), OptimalUpTo) })
	b.Run("ends5000", func(b *testing.B) { bench(b, points(5000), OptimalUpTo) })
}
