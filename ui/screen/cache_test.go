package screen

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
// what the cache keeps stays within its bound.
func TestBound(t *testing.T) {
	c := NewCache[key](10_000, sizeOf)
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
	for _, value := range c.values.Values() {
		sum += sizeOf(value)
	}
	if sum != c.size || sum != c.Size() {
		t.Errorf("%d bytes counted, %d kept", c.size, sum)
	}
	if c.Trim(600); c.Size() > 600 || c.values.Len() != 2 {
		t.Errorf("%d bytes in %d pages are left of 600", c.Size(), c.values.Len())
	}
}

// Many who ask at once wait for one; if that one fails, the others are shown
// the page all the same.
func TestAtOnce(t *testing.T) {
	c := NewCache[key](10_000, sizeOf)
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
}
