package linear

import (
	"comity/ui/place"
)

// bookmark keeps the page at hand.
func (s *session) bookmark(string) {
	v, ok := s.pageAt()
	if !ok {
		return
	}
	title := v.page.blocks[0].Text
	if err := s.options.Bookmarks.Add(v.page.place.String(), title); err != nil {
		s.out.say(sentence("The bookmark was not kept: " + err.Error()))
		return
	}
	s.out.say("Bookmarked " + v.page.place.String() + ".")
}

// bookmarks lists what is kept.
func (s *session) bookmarks(string) {
	kept, err := s.options.Bookmarks.List()
	if err != nil {
		s.out.say(sentence("The bookmarks cannot be read: " + err.Error()))
		return
	}
	v := &view{title: counted(len(kept), "bookmark", "bookmarks") + "."}
	for _, b := range kept {
		v.add(b.Title+", "+b.Place, func() { s.goTo(b.Place) })
	}
	s.show(v)
}

// forget takes a bookmark away: of the page at hand, or of what is named.
func (s *session) forget(name string) {
	var p place.Place
	if name == "" {
		v, ok := s.pageAt()
		if !ok {
			return
		}
		p = v.page.place
	} else {
		var err error
		if p, err = s.find(name); err != nil {
			s.unknown(name, name)
			return
		}
	}
	if err := s.options.Bookmarks.Remove(p.String()); err != nil {
		s.out.say(sentence("The bookmark was not forgotten: " + err.Error()))
		return
	}
	s.out.say("Forgot " + p.String() + ".")
}
