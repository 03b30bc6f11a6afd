package accessible

import (
	"strconv"
	"strings"

	"comity/model/prose"
)

// bookmark saves the current place: a page, or a list with its filter and
// order.
func (s *session) bookmark(string) {
	at, title, ok := s.keepable()
	if !ok {
		return
	}
	if err := s.options.Bookmarks.Add(at, title); err != nil {
		s.out.say(prose.Sentence("The bookmark was not saved: " + err.Error()))
		return
	}
	s.out.say("Bookmarked " + at + ".")
}

// keepable returns the current place and its title, if it has one.
func (s *session) keepable() (at, title string, ok bool) {
	v := s.view()
	if v != nil && v.passing && s.at > 0 {
		v = s.views[s.at-1]
	}
	if v != nil {
		at, title = s.placeAt(v).String(), strings.TrimSuffix(v.title, ".")
		if v.page != nil {
			title = v.page.blocks[0].Text
		}
	}
	if at == "" {
		s.out.say("Open a page or a list first, such as Estonia or norms, or ask a question.")
	}
	return at, title, at != ""
}

func (s *session) bookmarks(string) {
	kept, err := s.options.Bookmarks.List()
	if err != nil {
		s.out.say(prose.Sentence("The bookmarks cannot be read: " + err.Error()))
		return
	}
	v := &view{title: "Bookmarks: " + strconv.Itoa(len(kept)) + ".", passing: true}
	for _, b := range kept {
		v.add(b.Title+", "+b.Place, func() { s.goTo(b.Place) }).kept = b.Place
	}
	s.show(v)
}

// forget deletes a bookmark: of the current place, of a number in their list,
// or of a name.
func (s *session) forget(name string) {
	at := name
	if n, err := strconv.Atoi(name); err == nil && s.view() != nil {
		for _, l := range s.view().lines {
			if l.number == n && l.kept != "" {
				at = l.kept
			}
		}
	}
	switch v, err := s.find(name); {
	case name == "":
		var ok bool
		if at, _, ok = s.keepable(); !ok {
			return
		}
	case at != name:
	case err != nil:
		s.unknown(name, name)
		return
	default:
		at = v.String()
	}
	if err := s.options.Bookmarks.Remove(at); err != nil {
		s.out.say(prose.Sentence("The bookmark was not deleted: " + err.Error()))
		return
	}
	s.out.say("Deleted the bookmark " + at + ".")
}
