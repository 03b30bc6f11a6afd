package briefstage

import (
	"comity/model/brief"
	"comity/ui/cache"
	"comity/ui/slide"
	"comity/ui/theme"
)

// Cache keeps slides that are set, for all who look at them at the same size.
type Cache struct {
	maker  *slide.Maker
	slides *cache.Cache[slide.Key, *slide.Slide]
}

// NewCache makes a cache of so many slides at most.
func NewCache(maker *slide.Maker, most int) *Cache {
	return &Cache{maker, cache.New[slide.Key](max(most, least), func(*slide.Slide) int { return 1 })}
}

// least is room for all slides that one visitor asks for at a time.
const least = 16

// get gives a slide that is set.
func (c *Cache) get(key slide.Key) (*slide.Slide, bool) { return c.slides.Get(key) }

// set sets a slide unless that was done.
func (c *Cache) set(d *brief.Deck, n int, t *theme.Theme, w, h int) {
	c.slides.Make(slide.KeyOf(d, n, t, w, h), func() *slide.Slide { return c.maker.Set(d, n, t, w, h) })
}
