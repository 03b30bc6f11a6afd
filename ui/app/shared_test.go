package app

import (
	"strings"
	"sync"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"comity/ui/md"
)

// Whoever comes second is shown the page that was rendered for the first, and
// what is kept stays within its bound.
func TestSharedPages(t *testing.T) {
	c := newPageCache(10_000)
	page := func(n int) md.Page { return md.Page{Lines: []md.Line{{Text: strings.Repeat("x", n)}}} }
	rendered := 0
	for range 3 {
		c.render(pageKey{width: 1}, func() md.Page { rendered++; return page(100) })
	}
	if rendered != 1 {
		t.Errorf("the page was rendered %d times", rendered)
	}
	for n := range 200 {
		c.render(pageKey{width: n + 2}, func() md.Page { return page(500) })
		c.get(pageKey{width: 1}) // it is looked at all the time
		if c.bytes > c.most {
			t.Fatalf("%d bytes are kept, at most %d may be", c.bytes, c.most)
		}
	}
	if _, ok := c.get(pageKey{width: 1}); !ok {
		t.Error("the page used last was let go")
	}
	if c.render(pageKey{width: 999}, func() md.Page { return page(20_000) }); c.bytes > c.most {
		t.Error("a page larger than all the room was kept")
	}
	sum := 0
	for at := c.order.Front(); at != nil; at = at.Next() {
		sum += at.Value.(*cachedPage).bytes
	}
	if sum != c.bytes || len(c.byKey) != c.order.Len() || len(c.making) != 0 {
		t.Errorf("%d bytes counted, %d kept; %d keys for %d pages, %d being made", c.bytes, sum, len(c.byKey), c.order.Len(), len(c.making))
	}
}

// Many who ask at once wait for one; if that one fails, the others are shown
// the page all the same.
func TestSharedPagesAtOnce(t *testing.T) {
	c := newPageCache(10_000)
	var all sync.WaitGroup
	for n := range 40 {
		all.Go(func() {
			defer func() { _ = recover() }()
			got := c.render(pageKey{width: 1}, func() md.Page {
				if n%5 == 0 {
					panic("this one fails")
				}
				return md.Page{Lines: []md.Line{{Text: "here"}}}
			})
			if len(got.Lines) != 1 {
				t.Errorf("visitor %d is shown nothing", n)
			}
		})
	}
	all.Wait()
	if len(c.making) != 0 {
		t.Errorf("%d pages are still being made", len(c.making))
	}
}

// Two visitors of one corpus do not see each other: what one chooses, types
// and opens changes nothing for the other.
func TestSharedIsNotSeen(t *testing.T) {
	shared := NewShared(corpus(t), 1<<20)
	one := lazily(t, Options{Width: 120, Height: 40, Shared: shared})
	other := lazily(t, Options{Width: 120, Height: 40, Shared: shared})
	before := other.screen()
	one.press("j", "j", "space", "t", "/", "x", "enter", "tab", "j", "space", "s")
	other.send(NoticeMsg(""))
	if after := other.screen(); after != before {
		t.Errorf("the other visitor's screen changed from\n%s\nto\n%s", before, after)
	}
}

// A notice is in the first line at every width, and the line stays as wide.
func TestNotice(t *testing.T) {
	for _, w := range []int{20, 40, 59, 60, 80, 120, 200} {
		d := open(t, w, 20)
		d.send(NoticeMsg("9 s left"))
		line := d.line(0)
		if got := ansi.StringWidth(line); got != w {
			t.Errorf("at %d the first line is %d wide: %q", w, got, line)
		}
		if want := "9 s left"; w >= 40 && !strings.Contains(line, want) {
			t.Errorf("at %d the first line does not hold %q: %q", w, want, line)
		}
		d.send(NoticeMsg(""))
		if strings.Contains(d.line(0), "left") {
			t.Errorf("at %d the notice stays: %q", w, d.line(0))
		}
	}
}
