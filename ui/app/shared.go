package app

import (
	lru "container/list"
	"sync"

	"comity/model"
	"comity/model/search"
	"comity/ui/linked"
	"comity/ui/md"
	"comity/ui/slide"
	"comity/ui/stage/briefstage"
	"comity/ui/theme"
)

// Shared is what explorers over one corpus have in common, so that many
// visitors cost little more than one: the words of the lists, the index of the
// search, and rendered pages. All of it is made from the corpus and from how
// it is looked at; nothing in it tells one visitor of another.
type Shared struct {
	source   *source
	answerer *linked.Answerer
	index    func() *search.Index
	pages    *pageCache

	mu     sync.Mutex
	themes map[theme.Options]*theme.Theme
	slides *briefstage.Cache
	day    model.Date // for which it was made
}

// keptSlides is how many slides that are set are kept.
const keptSlides = 64

// slideCache keeps slides that are set, as they are on a day.
func (s *Shared) slideCache(today model.Date) *briefstage.Cache {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.slides == nil || s.day != today {
		s.slides, s.day = briefstage.NewCache(slide.New(s.source.corpus, today), keptSlides), today
	}
	return s.slides
}

// theme is the theme of a look. There are some dozens, and none ever changes.
func (s *Shared) theme(o theme.Options) *theme.Theme {
	s.mu.Lock()
	defer s.mu.Unlock()
	t, ok := s.themes[o]
	if !ok {
		t = theme.New(o)
		s.themes[o] = t
	}
	return t
}

// leastPages is room for every page that one explorer asks for at a time.
const leastPages = 1 << 20

// NewShared makes what explorers over a corpus share, with room for so many
// bytes of rendered pages, and for at least those of one explorer.
func NewShared(c *model.Corpus, bytes int) *Shared {
	return &Shared{
		source:   newSource(c),
		answerer: linked.New(c, model.Date{}),
		index:    sync.OnceValue(func() *search.Index { return search.New(c) }),
		pages:    newPageCache(max(bytes, leastPages)),
		themes:   map[theme.Options]*theme.Theme{},
	}
}

// NoticeMsg tells a visitor what the server that the explorer runs on wants
// known; the empty one takes that away.
type NoticeMsg string

// Warm makes what the first visitor would wait for otherwise.
func (s *Shared) Warm() {
	s.Index()
	for _, width := range []int{80, 120} {
		a := New(Options{Corpus: s.source.corpus, Shared: s, Width: width, Height: 40})
		if item, ok := a.shown(); ok {
			a.renderPage(a.pageKey(item))()
		}
	}
}

// Index is the index of the search, made when it is first asked for.
func (s *Shared) Index() *search.Index { return s.index() }

// PageBytes is how many bytes of rendered pages are kept.
func (s *Shared) PageBytes() int {
	s.pages.mu.Lock()
	defer s.pages.mu.Unlock()
	return s.pages.bytes
}

// TrimPages lets rendered pages go, those not used for longest first, until no
// more than so many bytes of them are kept.
func (s *Shared) TrimPages(bytes int) {
	s.pages.mu.Lock()
	defer s.pages.mu.Unlock()
	s.pages.trim(bytes)
}

// pageCache keeps rendered pages for all, those used last, and lets each be
// rendered by one of those who ask for it at the same time.
type pageCache struct {
	most int // bytes

	mu     sync.Mutex
	bytes  int
	order  *lru.List // of *cachedPage, the one used last in front
	byKey  map[pageKey]*lru.Element
	making map[pageKey]*making
}

type cachedPage struct {
	key   pageKey
	page  md.Page
	bytes int
}

// making is a page that somebody renders.
type making struct {
	done chan struct{}
	page md.Page
	ok   bool
}

func newPageCache(bytes int) *pageCache {
	return &pageCache{most: bytes, order: lru.New(), byKey: map[pageKey]*lru.Element{}, making: map[pageKey]*making{}}
}

// get gives a page that is there.
func (c *pageCache) get(key pageKey) (md.Page, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	at, ok := c.byKey[key]
	if !ok {
		return md.Page{}, false
	}
	c.order.MoveToFront(at)
	return at.Value.(*cachedPage).page, true
}

// render gives a page, which is rendered unless it is there. A second caller
// waits for the first; if that one failed, it renders itself.
func (c *pageCache) render(key pageKey, render func() md.Page) md.Page {
	if page, ok := c.get(key); ok {
		return page
	}
	c.mu.Lock()
	other, busy := c.making[key]
	if !busy {
		other = &making{done: make(chan struct{})}
		c.making[key] = other
	}
	c.mu.Unlock()
	if busy {
		<-other.done
		if other.ok {
			return other.page
		}
		return render()
	}
	defer func() { // also when rendering panics
		c.mu.Lock()
		delete(c.making, key)
		if other.ok {
			c.keep(key, other.page)
		}
		c.mu.Unlock()
		close(other.done)
	}()
	other.page = render()
	other.ok = true
	return other.page
}

// keep takes a page in, and lets those go that were not used for longest.
func (c *pageCache) keep(key pageKey, page md.Page) {
	if _, there := c.byKey[key]; there {
		return
	}
	size := sizeOf(page)
	if size > c.most {
		return
	}
	c.byKey[key] = c.order.PushFront(&cachedPage{key, page, size})
	c.bytes += size
	c.trim(c.most)
}

// trim lets pages go until they take no more than so many bytes.
func (c *pageCache) trim(bytes int) {
	for c.bytes > bytes {
		last := c.order.Back()
		old := c.order.Remove(last).(*cachedPage)
		delete(c.byKey, old.key)
		c.bytes -= old.bytes
	}
}

// sizeOf is about how many bytes a page takes.
func sizeOf(page md.Page) int {
	const line, link, span, entry = 24, 80, 40, 200
	size := entry
	for _, l := range page.Lines {
		size += line + len(l.Text)
	}
	for _, l := range page.Links {
		size += link + len(l.Target) + len(l.Address) + span*len(l.Spans)
	}
	return size
}
