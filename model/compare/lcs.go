package compare

// most bounds the edits between two matches, times two. Beyond it, the search
// continues from the furthest position reached. This bounds the time; the diff
// may be longer than necessary if thousands of words in a row differ.
const most = 1000

// matcher finds the words that two texts have in common, in their order: Myers'
// algorithm in linear space. It is our own because no available library
// compares words: github.com/sergi/go-diff compares characters, so words must
// be encoded as characters, and it is bounded by a clock, so that two machines
// can return different diffs; without the clock, two texts of 100 KB took five
// times as long (0.6 s, here 0.1 s).
type matcher struct {
	a, b         []int
	keepA, keepB []bool // the tokens in common
	forth, back  []int  // how far each diagonal was followed, from either end
}

// match marks the tokens that a and b have in common, the same number in both
// and in the same order.
func match(a, b []int) (keepA, keepB []bool) {
	size := len(a) + len(b) + 3
	m := &matcher{a, b, make([]bool, len(a)), make([]bool, len(b)), make([]int, size), make([]int, size)}
	m.between(0, len(a), 0, len(b))
	return m.keepA, m.keepB
}

// between marks what a[a0:a1] and b[b0:b1] have in common.
func (m *matcher) between(a0, a1, b0, b1 int) {
	for {
		for a0 < a1 && b0 < b1 && m.a[a0] == m.b[b0] {
			m.keepA[a0], m.keepB[b0] = true, true
			a0, b0 = a0+1, b0+1
		}
		for a0 < a1 && b0 < b1 && m.a[a1-1] == m.b[b1-1] {
			a1, b1 = a1-1, b1-1
			m.keepA[a1], m.keepB[b1] = true, true
		}
		if a0 == a1 || b0 == b1 {
			return
		}
		x, y := m.split(m.a[a0:a1], m.b[b0:b1])
		m.between(a0, a0+x, b0, b0+y)
		a0, b0 = a0+x, b0+y
	}
}

// split finds a place through which a shortest way from a to b goes, other than
// its two ends. Neither text is empty, and both their first and their last
// tokens differ.
func (m *matcher) split(a, b []int) (x, y int) {
	n, l := len(a), len(b)
	forth, back := m.forth[:n+l+3], m.back[:n+l+3]
	for i := range forth {
		forth[i], back[i] = -1, -1
	}
	zero, delta := l+1, n-l // diagonal k = x-y is at zero+k
	odd := delta%2 != 0
	for d := 0; ; d++ {
		low, high := -d+2*max(0, d-l), d-2*max(0, d-n)
		for k := low; k <= high; k += 2 {
			x := follow(forth, zero, k, d, n, l)
			for x >= 0 && x < n && x-k < l && a[x] == b[x-k] {
				x++
			}
			forth[zero+k] = x
			r := delta - k
			if odd && x >= 0 && r > -d && r < d && back[zero+r] >= 0 && x+back[zero+r] >= n {
				return x, x - k
			}
		}
		for k := low; k <= high; k += 2 {
			x := follow(back, zero, k, d, n, l)
			for x >= 0 && x < n && x-k < l && a[n-1-x] == b[l-1-(x-k)] {
				x++
			}
			back[zero+k] = x
			r := delta - k
			if !odd && x >= 0 && r >= -d && r <= d && forth[zero+r] >= 0 && x+forth[zero+r] >= n {
				return n - x, l - (x - k)
			}
		}
		if d == most {
			return furthest(forth, zero, low, high)
		}
	}
}

// follow is how far diagonal k is reached in d steps from its neighbours; -1
// when it is not.
func follow(reached []int, zero, k, d, n, l int) int {
	if d == 0 {
		return 0
	}
	x := -1
	if left := reached[zero+k-1]; left >= 0 && left < n {
		x = left + 1
	}
	if above := reached[zero+k+1]; above >= 0 && above-k <= l {
		x = max(x, above)
	}
	return x
}

// furthest is the place with the most tokens of both texts behind it.
func furthest(reached []int, zero, low, high int) (x, y int) {
	for k := low; k <= high; k += 2 {
		if at := reached[zero+k]; at >= 0 && 2*at-k > x+y {
			x, y = at, at-k
		}
	}
	return x, y
}
