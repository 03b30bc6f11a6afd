// Package kept keeps what takes long to make and never changes, for all who ask
// for it: what was used last, as far as there is room.
package kept

import (
	"container/list"
	"sync"
)

// Cache keeps values by their keys, and lets each be made by one of those who
// ask for it at the same time.
type Cache[K comparable, V any] struct {
	most   int
	sizeOf func(V) int

	mu     sync.Mutex
	size   int
	order  *list.List // of *entry, the one used last in front
	byKey  map[K]*list.Element
	making map[K]*making[V]
}

type entry[K comparable, V any] struct {
	key   K
	value V
	size  int
}

// making is a value that somebody makes.
type making[V any] struct {
	done  chan struct{}
	value V
	ok    bool
}

// New makes a cache of values that together have no more than a size.
func New[K comparable, V any](most int, sizeOf func(V) int) *Cache[K, V] {
	return &Cache[K, V]{most: most, sizeOf: sizeOf, order: list.New(), byKey: map[K]*list.Element{}, making: map[K]*making[V]{}}
}

// Get gives a value that is there.
func (c *Cache[K, V]) Get(key K) (value V, ok bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	at, ok := c.byKey[key]
	if !ok {
		return value, false
	}
	c.order.MoveToFront(at)
	return at.Value.(*entry[K, V]).value, true
}

// Make gives a value, which is made unless it is there. A second caller waits
// for the first; if that one failed, it makes the value itself.
func (c *Cache[K, V]) Make(key K, produce func() V) V {
	if value, ok := c.Get(key); ok {
		return value
	}
	c.mu.Lock()
	other, busy := c.making[key]
	if !busy {
		other = &making[V]{done: make(chan struct{})}
		c.making[key] = other
	}
	c.mu.Unlock()
	if busy {
		<-other.done
		if other.ok {
			return other.value
		}
		return produce()
	}
	defer func() { // also when making it panics
		c.mu.Lock()
		delete(c.making, key)
		if other.ok {
			c.keep(key, other.value)
		}
		c.mu.Unlock()
		close(other.done)
	}()
	other.value = produce()
	other.ok = true
	return other.value
}

// Size is that of all that is kept.
func (c *Cache[K, V]) Size() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.size
}

// Trim lets values go, those not used for longest first, until they have no
// more than a size.
func (c *Cache[K, V]) Trim(most int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.trim(most)
}

// keep takes a value in, and lets those go that were not used for longest.
func (c *Cache[K, V]) keep(key K, value V) {
	if _, there := c.byKey[key]; there {
		return
	}
	size := c.sizeOf(value)
	if size > c.most {
		return
	}
	c.byKey[key] = c.order.PushFront(&entry[K, V]{key, value, size})
	c.size += size
	c.trim(c.most)
}

func (c *Cache[K, V]) trim(most int) {
	for c.size > most {
		old := c.order.Remove(c.order.Back()).(*entry[K, V])
		delete(c.byKey, old.key)
		c.size -= old.size
	}
}
