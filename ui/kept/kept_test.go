package kept

import (
	"strings"
	"sync"
	"testing"
)

type key struct{ width int }

// page is lines.
type page []string

func sizeOf(p page) int {
	size := 0
	for _, line := range p {
		size += len(line)
	}
	return size
}

// Whoever comes second is shown the page that was rendered for the first, and
// what is kept stays within its bound.
func TestKept(t *testing.T) {
	c := New[key](10_000, sizeOf)
	of := func(n int) page { return page{strings.Repeat("x", n)} }
	rendered := 0
	for range 3 {
		c.Make(key{width: 1}, func() page { rendered++; return of(100) })
	}
	if rendered != 1 {
		t.Errorf("the page was rendered %d times", rendered)
	}
	for n := range 200 {
		c.Make(key{width: n + 2}, func() page { return of(500) })
		c.Get(key{width: 1}) // it is looked at all the time
		if c.size > c.most {
			t.Fatalf("%d bytes are kept, at most %d may be", c.size, c.most)
		}
	}
	if _, ok := c.Get(key{width: 1}); !ok {
		t.Error("the page used last was let go")
	}
	if c.Make(key{width: 999}, func() page { return of(20_000) }); c.size > c.most {
		t.Error("a page larger than all the room was kept")
	}
	sum := 0
	for at := c.order.Front(); at != nil; at = at.Next() {
		sum += at.Value.(*entry[key, page]).size
	}
	if sum != c.size || len(c.byKey) != c.order.Len() || len(c.making) != 0 {
		t.Errorf("%d bytes counted, %d kept; %d keys for %d pages, %d being made", c.size, sum, len(c.byKey), c.order.Len(), len(c.making))
	}
}

// Many who ask at once wait for one; if that one fails, the others are shown
// the page all the same.
func TestAtOnce(t *testing.T) {
	c := New[key](10_000, sizeOf)
	var all sync.WaitGroup
	for n := range 40 {
		all.Go(func() {
			defer func() { _ = recover() }()
			got := c.Make(key{width: 1}, func() page {
				if n%5 == 0 {
					panic("this one fails")
				}
				return page{"here"}
			})
			if len(got) != 1 {
				t.Errorf("visitor %d is shown nothing", n)
			}
		})
	}
	all.Wait()
	if len(c.making) != 0 {
		t.Errorf("%d pages are still being made", len(c.making))
	}
}
