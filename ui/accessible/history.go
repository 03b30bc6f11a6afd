package accessible

import (
	"slices"
	"strings"

	"comity/ui/place"
)

// keptBytes bounds the text cached in a visitor's history, except the current
// view. Beyond it, views drop their text and are made again when needed; views
// that cannot be made again are forgotten, the most distant first.
const keptBytes = 256 << 10

// Sizes of a line and of a block of a page beside their text, in bytes.
const (
	lineBytes  = 160
	blockBytes = 64
)

// size is about how many bytes of memory the text of a view takes.
func (v *view) size() int {
	n := 0
	for _, l := range v.lines {
		n += lineBytes + len(l.text)
	}
	if v.page != nil {
		for _, b := range v.page.blocks {
			n += blockBytes + len(b.Text)
		}
		if of := v.page.list; of != nil {
			n += lineBytes * len(of.lines)
		}
	}
	return n
}

// trim reduces the history to its bound.
func (s *session) trim() {
	sizes, all := make([]int, len(s.views)), 0
	for i, v := range s.views {
		if i != s.at {
			sizes[i] = v.size()
			all += sizes[i]
		}
	}
	left := keptBytes
	if s.options.Keep != nil {
		left = s.options.Keep(all)
	}
	for far := 1; far <= len(s.views); far++ {
		for _, i := range []int{s.at - far, s.at + far} {
			if i < 0 || i >= len(s.views) {
				continue
			}
			beneath := i == s.at-1 && s.views[s.at].passing // what is listed is of this
			if beneath || sizes[i] <= left {
				left -= sizes[i]
			} else {
				s.views[i].drop()
			}
		}
	}
	kept := s.views[:0]
	at := s.at
	for i, v := range s.views {
		switch {
		case !v.dropped || v.made.some():
			kept = append(kept, v)
		case i < at:
			s.at--
			s.forgot = true
		}
	}
	clear(s.views[len(kept):])
	s.views = kept
}

func (v *view) drop() {
	v.lines, v.dropped = nil, true
	if v.page == nil {
		return
	}
	v.page.blocks, v.page.leads, v.page.heads = nil, nil, nil
	if of := v.page.list; of != nil {
		v.page.list = nil
		if of.made.some() {
			v.page.list = &view{listing: of.listing, made: of.made, dropped: true}
		}
	}
}

// request is what a view was made from: a place, or what was asked. The history
// keeps it, not what it led to.
type request struct {
	at       place.View // of a page, a scene or a slide
	typed    string     // a command
	question string     // a question
	listing  *listing   // records of a list
	topics   bool       // all pages and terms
}

// some reports whether there is anything to make a view from.
func (r request) some() bool {
	return r.at.Kind != "" || r.typed != "" || r.question != "" || r.listing != nil || r.topics
}

// make shows what was requested.
func (s *session) make(r request) {
	switch {
	case r.listing != nil:
		s.show(s.listView(r.listing))
	case r.question != "":
		s.asks(r.question)
	case r.typed != "":
		word, rest, _ := strings.Cut(r.typed, " ")
		if c, ok := lookup(s.table, word); ok {
			c.action(s, rest)
		}
	case r.topics:
		s.show(s.topics())
	case r.at.Kind == place.Brief:
		s.enterSlide(r.at)
	case slices.Contains(place.Scenes(), r.at.Kind):
		s.openScene(r.at)
	default:
		s.open(r.at.Place)
	}
}

// restore makes the text of a view again if it was dropped, and reports whether
// it has any.
func (s *session) restore(v *view) bool {
	if !v.dropped || !v.made.some() {
		return !v.dropped
	}
	said := s.out.said.String()
	s.remade = nil
	s.remaking = true
	s.make(v.made)
	s.remaking = false
	s.out.said.Reset()
	s.out.said.WriteString(said)
	made := s.remade
	if made == nil {
		return false
	}
	v.lines, v.title, v.dropped = made.lines, made.title, false
	if v.page != nil {
		v.page.blocks, v.page.leads, v.page.heads = made.page.blocks, made.page.leads, made.page.heads
	}
	if v.listing != nil {
		v.listing = made.listing
	}
	v.from, v.next = min(v.from, len(v.lines)), min(v.next, len(v.lines))
	return true
}
