package explorer

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"comity/model"
	"comity/ui/md"
	"comity/ui/report"
	"comity/ui/theme"
)

// pageKey is everything a rendered page depends on.
type pageKey struct {
	item  ref
	width int
	theme theme.Options
	plain bool       // without style, as it is shown while it is rendered
	front string     // what the page Start here says besides the corpus; "" for others
	day   model.Date // of a page that is as of one
}

// numbered reports whether the links of the page show their numbers: on the page
// Start here they have keys.
func (k pageKey) numbered() bool { return k.front == "" }

// pageMsg brings a page that a command has rendered.
type pageMsg struct {
	key  pageKey
	page md.Page
}

// pages caches rendered pages, and requests those needed next.
type pages struct {
	cache    *pageCache
	asked    map[pageKey]bool
	current  pageMsg          // the current page, which is never evicted
	near     pageKey          // the page whose neighbours were asked for
	tried    map[pageKey]bool // of these neighbours, so that pages pushed out by others are not asked for without end
	plain    md.Page          // the current page without style, while it is rendered
	plainKey pageKey          // what plain is the page of
}

// maxRenders bounds how many pages are rendered at the same time.
const maxRenders = 2

// ownPages bounds the page cache of an explorer without a shared one, in bytes.
const ownPages = 4 << 20

func newPages(cache *pageCache) pages {
	return pages{cache: cache, asked: map[pageKey]bool{}}
}

// keep caches a rendered page.
func (p *pages) keep(msg pageMsg) {
	delete(p.asked, msg.key)
	if msg.key == p.plainKey {
		p.current = msg
		p.plain, p.plainKey = md.Page{}, pageKey{}
	}
}

// get returns a cached styled page.
func (p *pages) get(key pageKey) (md.Page, bool) {
	if p.current.key == key {
		return p.current.page, true
	}
	page, ok := p.cache.Get(key)
	if ok {
		p.current = pageMsg{key, page}
	}
	return page, ok
}

// has reports whether a styled page is cached.
func (p *pages) has(key pageKey) bool {
	if p.current.key == key {
		return true
	}
	_, ok := p.cache.Get(key)
	return ok
}

// shown returns what the reader shows, if anything.
func (a *Explorer) shown() (ref, bool) {
	if a.stage != nil {
		return a.stagedNorm()
	}
	if a.reading.topic != none {
		return ref{List: topics, N: a.reading.topic}, true
	}
	item := a.panes.lists[a.panes.current].item()
	return ref{List: a.panes.current, N: item}, item >= 0
}

// pageKey is the key of the page of an item on this screen.
func (a *Explorer) pageKey(item ref) pageKey {
	key := pageKey{item: item, width: a.column().text, theme: a.theme.Options}
	if a.source.isStart(item) {
		key.front = fmt.Sprint(a.entrance())
	}
	if a.source.dated(item) {
		key.day = a.day.asOf
	}
	return key
}

// page is the page the reader shows: styled, or plain until the command that
// renders it has answered.
func (a *Explorer) page() md.Page {
	item, ok := a.shown()
	if !ok || a.layout.panes[reader].empty() {
		return md.Page{}
	}
	return a.pageOf(a.pageKey(item))
}

func (a *Explorer) pageOf(key pageKey) md.Page {
	if page, ok := a.reading.pages.get(key); ok {
		return page
	}
	if a.reading.pages.plainKey != key {
		plain := key
		plain.plain = true
		a.reading.pages.plainKey = key
		a.reading.pages.plain = a.reading.pages.cache.Make(plain, func() md.Page { return md.Plain(a.theme, a.document(key.item).Markdown(), key.width, key.numbered()) })
	}
	return a.reading.pages.plain
}

// wantPages asks for the current page and, once that is there, for those of the
// rows above and below, where the cursor is likely to go.
func (a *Explorer) wantPages() tea.Cmd {
	shown, ok := a.shown()
	if !ok || a.layout.panes[reader].empty() {
		return nil
	}
	l := &a.panes.lists[a.panes.current]
	wanted := []ref{shown}
	if key := a.pageKey(shown); key != a.reading.pages.near {
		a.reading.pages.near, a.reading.pages.tried = key, map[pageKey]bool{}
	}
	for _, row := range []int{l.cursor + 1, l.cursor - 1} {
		if shown.List == a.panes.current && row >= 0 && row < len(l.rows) && l.rows[row].item >= 0 {
			wanted = append(wanted, ref{List: a.panes.current, N: l.rows[row].item})
		}
	}
	for _, item := range wanted {
		key := a.pageKey(item)
		if a.reading.pages.has(key) || a.reading.pages.asked[key] || a.reading.pages.tried[key] {
			continue
		}
		if len(a.reading.pages.asked) >= maxRenders {
			return nil
		}
		a.reading.pages.asked[key], a.reading.pages.tried[key] = true, item != shown
		return a.renderPage(key)
	}
	return nil
}

// renderPage renders a page in a command: it takes milliseconds.
func (a *Explorer) renderPage(key pageKey) tea.Cmd {
	look, cache, document := a.theme, a.reading.pages.cache, func() *report.Article { return a.source.page(key.item, key.day) }
	if key.front != "" {
		start := a.document(key.item)
		document = func() *report.Article { return start }
	}
	return func() tea.Msg {
		return pageMsg{key, cache.Make(key, func() (shown md.Page) {
			text := document().Markdown()
			defer func() {
				if recover() != nil { // a page that cannot be styled is still read
					shown = md.Plain(look, text, key.width, key.numbered())
				}
			}()
			shown, err := md.Render(look, text, key.width, key.numbered())
			if err != nil {
				shown = md.Plain(look, text, key.width, key.numbered())
			}
			return shown
		})}
	}
}
