package briefstage

import (
	"container/list"
	"sync"

	"comity/model/brief"
	"comity/ui/slide"
	"comity/ui/theme"
)

// Cache keeps slides that are set, for all who look at them at the same size:
// those used last.
type Cache struct {
	maker *slide.Maker
	most  int

	mu    sync.Mutex
	order *list.List // of *kept, the one used last in front
	byKey map[slide.Key]*list.Element
}

// kept is a slide that is set by whoever asks for it first.
type kept struct {
	key   slide.Key
	once  sync.Once
	slide *slide.Slide
}

// NewCache makes a cache of so many slides at most.
func NewCache(maker *slide.Maker, most int) *Cache {
	return &Cache{maker: maker, most: max(most, least), order: list.New(), byKey: map[slide.Key]*list.Element{}}
}

// least is room for all slides that one visitor asks for at a time.
const least = 16

// get gives a slide that is set.
func (c *Cache) get(key slide.Key) (*slide.Slide, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	at, ok := c.byKey[key]
	if !ok {
		return nil, false
	}
	c.order.MoveToFront(at)
	k := at.Value.(*kept)
	return k.slide, k.slide != nil
}

// set gives a slide, and sets it unless that was done. A second caller waits
// for the first.
func (c *Cache) set(d *brief.Deck, n int, t *theme.Theme, w, h int) *slide.Slide {
	key := slide.KeyOf(d, n, t, w, h)
	c.mu.Lock()
	at, ok := c.byKey[key]
	if !ok {
		at = c.order.PushFront(&kept{key: key})
		c.byKey[key] = at
		for c.order.Len() > c.most {
			last := c.order.Back()
			delete(c.byKey, c.order.Remove(last).(*kept).key)
		}
	}
	k := at.Value.(*kept)
	c.mu.Unlock()
	var made *slide.Slide
	k.once.Do(func() {
		made = c.maker.Set(d, n, t, w, h)
		c.mu.Lock()
		k.slide = made
		c.mu.Unlock()
	})
	return k.slide
}
