package app

import (
	"sync"

	"comity/model"
	"comity/model/relation"
	"comity/model/search"
	"comity/ui/cache"
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
	answerer *relation.Answerer
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
		answerer: relation.New(c, model.Date{}),
		index:    sync.OnceValue(func() *search.Index { return search.New(c) }),
		pages:    cache.New[pageKey](max(bytes, leastPages), sizeOf),
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
func (s *Shared) PageBytes() int { return s.pages.Size() }

// TrimPages lets rendered pages go, those not used for longest first, until no
// more than so many bytes of them are kept.
func (s *Shared) TrimPages(bytes int) { s.pages.Trim(bytes) }

// pageCache keeps rendered pages, by about how many bytes they take.
type pageCache = cache.Cache[pageKey, md.Page]

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
