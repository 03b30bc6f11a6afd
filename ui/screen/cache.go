package screen

import (
	"fmt"
	"math"
	"sync"

	"github.com/hashicorp/golang-lru/v2/simplelru"
	"golang.org/x/sync/singleflight"
)

// Cache holds immutable values by key, such as rendered pages, bounded by their
// sizes and safe for concurrent use. Values used least recently go first.
type Cache[K comparable, V any] struct {
	most   int
	sizeOf func(V) int

	mu     sync.Mutex
	size   int
	values *simplelru.LRU[K, V]
	making singleflight.Group
}

// NewCache makes a cache of values whose sizes together are at most a bound, in the
// unit of sizeOf.
func NewCache[K comparable, V any](most int, sizeOf func(V) int) *Cache[K, V] {
	c := &Cache[K, V]{most: most, sizeOf: sizeOf}
	evicted := func(_ K, value V) { c.size -= sizeOf(value) }
	values, err := simplelru.NewLRU(math.MaxInt, evicted) // the bound is that of sizes
	if err != nil {
		panic(err) // only a bound below 1 is refused
	}
	c.values = values
	return c
}

// Get returns the value of a key, and whether there is one.
func (c *Cache[K, V]) Get(key K) (value V, ok bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.values.Get(key)
}

// Make returns the value of a key, and calls produce if there is none. Callers
// who ask for the same key at once wait for one of them; where its produce
// panics, the others call their own.
func (c *Cache[K, V]) Make(key K, produce func() V) V {
	if value, ok := c.Get(key); ok {
		return value
	}
	made, err, _ := c.making.Do(fmt.Sprintf("%#v", key), func() (value any, err error) {
		defer func() {
			if why := recover(); why != nil {
				err = fmt.Errorf("%v", why)
			}
		}()
		made := produce()
		c.add(key, made)
		return made, nil
	})
	if err != nil {
		return produce() // again, so that the panic is that of the caller
	}
	return made.(V)
}

// add keeps a value, unless it is larger than the bound, and evicts others.
func (c *Cache[K, V]) add(key K, value V) {
	c.mu.Lock()
	defer c.mu.Unlock()
	size := c.sizeOf(value)
	if size > c.most || c.values.Contains(key) {
		return
	}
	c.values.Add(key, value)
	c.size += size
	c.trim(c.most)
}

// Size is the sum of the sizes of all values.
func (c *Cache[K, V]) Size() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.size
}

// Trim evicts values until the sum of their sizes is at most a bound.
func (c *Cache[K, V]) Trim(most int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.trim(most)
}

func (c *Cache[K, V]) trim(most int) {
	for c.size > most {
		c.values.RemoveOldest()
	}
}
