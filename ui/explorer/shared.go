package explorer

import (
	"sync"

	"comity/model"
	"comity/model/ask"
	"comity/model/relation"
	"comity/model/search"
	"comity/ui/md"
	"comity/ui/screen"
	"comity/ui/screen/briefingscreen"
	"comity/ui/slide"
	"comity/ui/theme"
)

// Shared is shared by explorers over one corpus, to save memory: list labels,
// the search index, the reader of questions, and rendered pages. It contains no data about visitors.
type Shared struct {
	source   *source
	answerer *relation.Answerer
	index    func() *search.Index
	reader   func() *ask.Reader
	pages    *pageCache

	mu     sync.Mutex
	themes map[theme.Options]*theme.Theme
	slides *briefingscreen.Cache
	day    model.Date // for which it was made
}

// keptSlides is the size of the slide cache.
const keptSlides = 64

// slideCache caches laid-out slides as of a day.
func (s *Shared) slideCache(today model.Date) *briefingscreen.Cache {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.slides == nil || s.day != today {
		s.slides, s.day = briefingscreen.NewCache(slide.New(s.source.corpus, today, s.Reader), keptSlides), today
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

// leastPages is the number of pages that one explorer requests at a time.
const leastPages = 1 << 20

// NewShared returns the shared state of explorers over a corpus, with a page
// cache of a size in bytes, at least that of one explorer.
func NewShared(c *model.Corpus, bytes int) *Shared {
	index := sync.OnceValue(func() *search.Index { return search.New(c) })
	return &Shared{
		source:   newSource(c),
		answerer: relation.New(c, model.Date{}),
		index:    index,
		reader:   sync.OnceValue(func() *ask.Reader { return ask.New(c, index) }),
		pages:    screen.NewCache[pageKey](max(bytes, leastPages), sizeOf),
		themes:   map[theme.Options]*theme.Theme{},
	}
}

// NoticeMsg shows a notice from the server; an empty one removes it.
type NoticeMsg string

// Warm prepares what the first visitor would otherwise wait for.
func (s *Shared) Warm() {
	s.Index()
	for _, width := range []int{80, 120} {
		a := New(Options{Corpus: s.source.corpus, Shared: s, Width: width, Height: 40})
		if item, ok := a.shown(); ok {
			a.renderPage(a.pageKey(item))()
		}
	}
}

// Index returns the search index, made on first use.
func (s *Shared) Index() *search.Index { return s.index() }

// Reader returns the reader of plain questions, made on first use.
func (s *Shared) Reader() *ask.Reader { return s.reader() }

// PageBytes returns the size of the page cache in bytes.
func (s *Shared) PageBytes() int { return s.pages.Size() }

// TrimPages evicts the least recently used pages until the cache has at most a
// number of bytes.
func (s *Shared) TrimPages(bytes int) { s.pages.Trim(bytes) }

// pageCache caches rendered pages by approximate size.
type pageCache = screen.Cache[pageKey, md.Page]

// sizeOf returns the approximate size of a page in bytes.
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
