package briefingscreen

import (
	"comity/model/brief"
	"comity/ui/screen"
	"comity/ui/slide"
	"comity/ui/theme"
)

// Cache holds laid-out slides for all visitors with the same size.
type Cache struct {
	maker  *slide.Maker
	slides *screen.Cache[slide.Key, *slide.Slide]
}

// NewCache returns a cache of at most a number of slides.
func NewCache(maker *slide.Maker, most int) *Cache {
	return &Cache{maker, screen.NewCache[slide.Key](max(most, least), func(*slide.Slide) int { return 1 })}
}

// least is the number of slides that one visitor requests at a time.
const least = 16

// get returns a laid-out slide.
func (c *Cache) get(key slide.Key) (*slide.Slide, bool) { return c.slides.Get(key) }

// set lays a slide out unless it is cached.
func (c *Cache) set(d *brief.Deck, n int, t *theme.Theme, w, h int) {
	c.slides.Make(slide.KeyOf(d, n, t, w, h), func() *slide.Slide { return c.maker.Set(d, n, t, w, h) })
}
