package accessible

import (
	"errors"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/agnivade/levenshtein"

	"comity/model"
	"comity/model/prose"
	"comity/model/relation"
	"comity/ui/place"
)

// where says the current place, for "comity open", and how far it has been
// read.
func (s *session) where(string) {
	v := s.view()
	if v == nil {
		s.out.say("Nothing is open.")
		return
	}
	if at := s.placeAt(v).String(); at != "" {
		s.out.say(at)
	}
	s.out.say(v.where())
}

// placeAt is the place of a view, with the pins and how its list is looked at.
// A list made on request, such as the hits of a search, has none.
func (s *session) placeAt(v *view) place.View {
	out := place.View{Lists: map[place.Kind]place.Listing{}}
	l := v.listing
	switch {
	case v.made.question != "":
		return place.OfQuestion(v.made.question)
	case v.slide != nil:
		out = v.slide.at()
		out.AsOf = s.asOf
		return out
	case v.scene.Kind != "":
		out = v.scene
		out.AsOf = s.asOf
		return out
	case v.page != nil:
		out.Place = v.page.place
		if l = nil; v.page.list != nil {
			l = v.page.list.listing
		}
	case l == nil || l.only != nil:
		return out
	default:
		out.Kind = kindOf(l.list)
	}
	out.AsOf = s.asOf
	if !slices.Contains(place.Lists(), out.Kind) {
		return out
	}
	out.Pins = append(out.Pins, prose.Each(s.pins, s.placeOf)...)
	if l == nil || l.only != nil || kindOf(l.list) != out.Kind {
		return out
	}
	listing := place.Listing{Filter: l.query}
	if l.order > 0 {
		listing.Sort = sorts(l.list)[l.order]
	}
	out.Lists[out.Kind] = listing
	if l.order == relation.ByMark && s.driver.ok && s.driver.item.List != l.list {
		out.Drove = kindOf(s.driver.item.List)
		out.Lists[out.Drove] = place.Listing{ID: s.placeOf(s.driver.item).ID}
	}
	return out
}

// enter goes to a view: a record or page, or a list as it was looked at.
func (s *session) enter(to place.View) {
	if !to.AsOf.IsZero() && to.AsOf != s.asOf {
		s.setDay(to.AsOf)
		s.out.say(prose.Sentence(s.dated()))
	}
	switch {
	case to.Kind == place.Brief:
		s.enterSlide(to)
		return
	case slices.Contains(place.Scenes(), to.Kind):
		s.openScene(to)
		return
	case to.Kind == place.Ask:
		if !s.asks(to.Question()) {
			s.out.say("This is not a question that comity can answer.")
		}
		return
	}
	if len(to.Pins) > 0 {
		s.pins = nil
	}
	for _, p := range to.Pins {
		if item, ok := s.itemAt(p); ok && !s.answerer.CameLater(item) && !slices.Contains(s.pins, item) && s.pinsOf(item.List) < maxPins {
			s.pins = append(s.pins, item)
		}
	}
	if item, ok := s.itemAt(place.Place{Kind: to.Drove, ID: to.Lists[to.Drove].ID}); ok {
		s.driver = driver{item, true}
	}
	var list *view
	if i := slices.Index(place.Lists(), to.Kind); i >= 0 {
		looked := to.Lists[to.Kind]
		l := &listing{list: relation.List(i), query: looked.Filter, order: max(slices.Index(place.Sorts(to.Kind), looked.Sort), 0)}
		if list = s.listView(l); to.ID == "" {
			s.show(list)
			return
		}
	}
	if s.open(to.Place); s.view() == nil || s.view().page == nil || s.view().page.place != to.Place { // it came later
		return
	}
	if item, ok := s.itemAt(to.Place); ok && list != nil {
		if at := s.view().page; list.listing.row(item) > 0 {
			at.list, at.row = list, list.listing.row(item)
		}
	}
	if to.Find != "" {
		s.findHere(to.Find)
	}
}

// find resolves what is typed as "comity open" does: a place, a kind and a name, or
// any name that means one record.
func (s *session) find(name string) (place.View, error) { return place.ParseView(s.corpus, name) }

// severalOf returns the places that a name means where it means several.
func severalOf(err error) []string {
	var missing *model.NotFoundError
	if errors.As(err, &missing) && missing.Several {
		return missing.Places
	}
	return nil
}

// goTo opens what a name refers to, or suggests near names.
func (s *session) goTo(name string) {
	switch {
	case name == "":
		s.out.say("Open needs a name: open norm f, open Estonia.")
	case !s.goes(name):
		s.orAsk(name)
	}
}

// goes opens what a name refers to, or lists the records that it may mean, and
// reports whether it refers to anything. A group that is named is its members.
func (s *session) goes(name string) bool {
	v, err := s.find(name)
	if err != nil {
		return s.choices(name, severalOf(err))
	}
	if g, ok := s.corpus.Group(model.GroupID(v.ID)); ok && v.Kind == place.Group && v.AsOf.IsZero() && !strings.Contains(name, "/") {
		s.group(g)
		return true
	}
	s.enter(v)
	return true
}

// choices lists the records that a name may mean, and reports whether there are any.
func (s *session) choices(name string, places []string) bool {
	if len(places) == 0 || digits(name) { // a year
		return false
	}
	v := &view{title: model.InQuotes(name) + " may be one of " + prose.Count(len(places), "record") + ".", made: request{typed: "open " + name}}
	for _, at := range places {
		if p, err := place.Parse(s.corpus, at); err == nil {
			v.add(prose.Sentence(p.Title(s.corpus)+", "+string(p.Kind)), func() { s.open(p) })
		}
	}
	s.show(v)
	return true
}

func digits(words string) bool { return strings.Trim(words, "0123456789") == "" }

// unknown says that a name is unknown, and suggests near names, of the kind if
// one was given.
func (s *session) unknown(typed, word string) {
	var of *model.NotFoundError
	if _, err := s.find(typed); errors.As(err, &of) && (of.Kind != "place" || of.Several || of.Reason() != "") {
		s.out.say(prose.Sentence(of.Error()))
		return
	}
	if slices.Contains([]string{"export", "print", "download"}, strings.ToLower(word)) {
		s.out.say("No file is written here. A command writes one, such as comity ask WORDS --format md; save keeps a place here.")
		return
	}
	near := s.nearest(word, prose.Each(s.table, func(c Command) string { return c.Word }))
	for _, name := range s.nearest(typed, s.records()) {
		if !slices.Contains(near, name) && len(near) < 4 {
			near = append(near, name)
		}
	}
	said := "Not known: " + model.InQuotes(typed) + "."
	if len(near) > 0 {
		said += " Nearest: " + strings.Join(near, ", ") + "."
	} else {
		said += " To look everywhere, say search and the words. Help lists the commands."
	}
	s.out.say(said)
}

// records are the names of everything that can be opened.
func (s *session) records() []string {
	out := prose.Each(s.corpus.Countries(), (*model.Country).DisplayName)
	out = append(out, prose.Each(s.corpus.Statements(), func(st *model.Statement) string { return string(st.ID) })...)
	out = append(out, prose.Each(slices.Concat(s.corpus.Pages(), s.corpus.Terms()), func(p *model.Page) string { return p.Title })...)
	return append(out, prose.Each(s.corpus.Groups(), func(g *model.Group) string { return g.ShortName })...)
}

// nearest returns the names most similar to what was typed, if any: at most a
// third of the letters are others, or it begins so.
func (s *session) nearest(typed string, names []string) []string {
	want := model.Fold(typed)
	length := utf8.RuneCountInString(want)
	if length < 2 || length > 60 {
		return nil
	}
	type near struct {
		name string
		away int
	}
	var found []near
	for _, name := range names {
		folded := model.Fold(name)
		away := levenshtein.ComputeDistance(want, folded)
		begins := length > 2 && strings.HasPrefix(folded, want)
		if begins {
			away = 0
		}
		if begins || 3*away <= max(length, 3) {
			found = append(found, near{name, away})
		}
	}
	slices.SortStableFunc(found, func(a, b near) int { return a.away - b.away })
	return prose.Each(found[:min(len(found), 3)], func(n near) string { return n.name })
}
