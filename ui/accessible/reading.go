package accessible

import (
	"slices"
	"strconv"
	"strings"

	"comity/model"
	"comity/model/prose"
	"comity/model/relation"
	"comity/ui/md"
)

// all reads the rest of the current view.
func (s *session) all(string) {
	v := s.view()
	if v == nil || v.next >= len(v.lines) {
		s.more()
		return
	}
	s.sayTo(v, len(v.lines))
}

func (s *session) up(string) {
	s.again(func(v *view) int {
		if v.from == 0 {
			s.out.say("This is the top.")
			return -1
		}
		return v.before(v.from)
	})
}

// again goes to a line of the current view and reads its portion.
func (s *session) again(to func(*view) int) {
	v := s.view()
	if v == nil {
		s.more()
		return
	}
	if line := to(v); line >= 0 {
		v.next = line
		s.more()
	}
}

// pageAt returns the current page: the one being read, or the one whose
// headings, links or places are listed.
func (s *session) pageAt() (*view, bool) {
	v := s.pageBelow()
	if v == nil {
		s.out.say("Open a page first, such as norm f or Estonia.")
	}
	return v, v != nil
}

// pageBelow is the page that is open, also below a list that only helps, or nil.
func (s *session) pageBelow() *view {
	v := s.view()
	if v != nil && v.passing && s.at > 0 {
		v = s.views[s.at-1]
	}
	if v == nil || v.page == nil {
		return nil
	}
	return v
}

// jump goes to a line of a page and says its portion.
func (s *session) jump(v *view, line int) {
	if at := s.view(); at != v && at.passing {
		s.at-- // the page is beneath what was listed of it
		s.views = s.views[:s.at+1]
	}
	v.next = line
	s.more()
}

// headings lists the headings of the page, or goes to one.
func (s *session) headings(name string) {
	if v := s.view(); name != "" && !digits(name) && (v == nil || v.page == nil && !v.passing) && s.onRecord(name, s.headings) {
		return
	}
	v, ok := s.pageAt()
	if !ok {
		return
	}
	out := &view{title: "Headings: " + strconv.Itoa(len(v.page.heads)) + ".", passing: true}
	for i, head := range v.page.heads {
		if strings.EqualFold(name, strconv.Itoa(i+1)) {
			s.jump(v, head)
			return
		}
		out.add(v.page.blocks[head].Text, func() { s.jump(v, head) })
	}
	if name == "" || len(v.page.heads) == 0 {
		s.show(out)
		return
	}
	for _, head := range v.page.heads {
		if strings.HasPrefix(model.Fold(v.page.blocks[head].Text), model.Fold(name)) {
			s.jump(v, head)
			return
		}
	}
	if s.onRecord(name, s.headings) {
		return
	}
	s.out.say("No heading is called " + model.InQuotes(name) + ". This page has headings 1 to " + strconv.Itoa(len(v.page.heads)) + ".")
}

// links lists the links of the page and where they lead, or opens one.
func (s *session) links(name string) {
	if name != "" && !digits(name) && s.onRecord(name, s.links) {
		return
	}
	v, ok := s.pageAt()
	if !ok {
		return
	}
	if name != "" {
		n, err := strconv.Atoi(name)
		if err != nil {
			s.out.say(noLink(v.page.leads))
			return
		}
		s.follow(v, n)
		return
	}
	out := &view{title: "Links: " + strconv.Itoa(len(v.page.leads)) + ".", passing: true}
	for _, l := range v.page.leads {
		to := l.Target
		switch {
		case l.IsSource():
			to = "source"
		case l.Address != "":
			to = "address"
		}
		out.lines = append(out.lines, line{
			text: strconv.Itoa(l.Number) + ". " + l.Words + ", " + to, number: l.Number, choose: func() { s.follow(v, l.Number) },
		})
	}
	s.show(out)
}

// source says a source of the page, or all of them.
func (s *session) source(name string) {
	if name != "" && !digits(name) && s.onRecord(name, s.source) {
		return
	}
	v, ok := s.pageAt()
	if !ok {
		return
	}
	sources := slices.DeleteFunc(slices.Clone(v.page.leads), func(l md.Lead) bool { return !l.IsSource() })
	if name == "" {
		for _, l := range sources {
			s.saySource(v, l)
		}
	}
	for _, l := range sources {
		if strconv.Itoa(l.Number) == name {
			s.saySource(v, l)
			return
		}
	}
	switch {
	case len(sources) == 0:
		s.out.say("This page lists no sources.")
	case name != "":
		s.out.say("This page has sources 1 to " + strconv.Itoa(len(sources)) + ".")
	}
}

// findHere lists the places of the page that hold the words.
func (s *session) findHere(words string) {
	if v := s.view(); v != nil && v.slide != nil && words != "" {
		s.findSlide(v.slide, words)
		return
	}
	v, ok := s.pageAt()
	switch {
	case !ok:
		return
	case words == "":
		s.out.say("Find needs words: find hospital.")
		return
	}
	texts := prose.Each(v.page.blocks, func(b md.Block) string { return " " + model.Fold(b.Text) })
	out := &view{passing: true}
	for i, found := range relation.Matches(texts, words) {
		if !found {
			continue
		}
		where := ""
		if section := v.page.section(i); section >= 0 && v.page.heads[section] != i {
			where = v.page.blocks[v.page.heads[section]].Text + ": "
		}
		out.add(where+around(v.lines[i].text, words), func() { s.jump(v, i) })
	}
	if out.numbers() == 0 || model.Fold(words) == "" {
		s.out.say("Not on this page: " + model.InQuotes(words) + ".")
		return
	}
	out.title = "Lines with " + model.InQuotes(words) + ": " + strconv.Itoa(out.numbers()) + "."
	s.show(out)
}

// around returns the part of a text around the first of some words.
func around(text, words string) string {
	const before, after = 6, 14
	parts := strings.Fields(text)
	first, _, _ := strings.Cut(model.Fold(words), " ")
	at := max(slices.IndexFunc(parts, func(w string) bool { return strings.Contains(model.Fold(w), first) }), 0)
	from, to := max(at-before, 0), min(at+after, len(parts))
	out := strings.Join(parts[from:to], " ")
	if from > 0 {
		out = "… " + out
	}
	if to < len(parts) {
		out += " …"
	}
	return out
}

// quote reads the official text in the last portion or, if there is none, all
// of it on the page.
func (s *session) quote(string) {
	v, ok := s.pageAt()
	if !ok {
		return
	}
	for _, part := range [][2]int{{v.from, v.next}, {0, len(v.lines)}} {
		said := false
		for _, b := range v.page.blocks[part[0]:part[1]] {
			if b.Kind == md.Quote {
				s.out.say(b.Text)
				said = true
			}
		}
		if said {
			return
		}
	}
	s.out.say("This page holds no official text.")
}
