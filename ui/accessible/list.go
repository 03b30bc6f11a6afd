package accessible

import (
	"slices"
	"strconv"
	"strings"

	"comity/model"
	"comity/model/prose"
	"comity/model/relation"
	"comity/ui/place"
	"comity/ui/report"
)

// listing is which records of one of the three lists a view has, and how they
// are arranged.
type listing struct {
	list  relation.List
	only  []int  // of an answer; nil is all
	what  string // what is said of them besides their number: "that signed …"
	query string
	order int
	items []int // in the order of their numbers
}

// row is the number of an item, or 0.
func (l *listing) row(item relation.Item) int { return slices.Index(l.items, item.N) + 1 }

// nouns returns the singular and plural noun of a list.
func nouns(list relation.List) (one, many string) {
	switch list {
	case relation.Norms:
		return "norm", "norms"
	case relation.Statements:
		return "statement", "statements"
	}
	return "country", "countries"
}

// kindOf is what the rows of a list are.
func kindOf(list relation.List) place.Kind { return place.Lists()[list] }

func sorts(list relation.List) []string { return place.Sorts(kindOf(list)) }

// labelOf returns a record as a row of a list.
func (s *session) labelOf(item relation.Item) string {
	switch item.List {
	case relation.Statements: // the name before the year
		return s.corpus.Statements()[item.N].ShortTitle
	case relation.Norms:
		n := s.corpus.Norms()[item.N]
		if !n.UN() {
			return "G7 " + n.Label() + ": " + n.Title
		}
		return n.Label() + ": " + n.Title
	}
	return s.rows.Label(item)
}

func (s *session) addItem(v *view, item relation.Item, said string) {
	v.add(s.labelOf(item)+said, func() { s.open(s.placeOf(item)) }).item = &item
}

func (s *session) listView(l *listing) *view {
	v := &view{listing: l, made: request{listing: l}}
	var marks *relation.Answer
	about := ""
	if l.order == relation.ByMark && !s.marks(l.list) {
		l.order = 0
	}
	if l.order == relation.ByMark {
		answer := s.answerer.Answer(s.selection(), l.list)
		marks, about = &answer, " on "+s.names(s.selection())
	}
	all := s.answerer.Sizes[l.list]
	if l.only != nil {
		all = len(l.only)
	}
	l.items = nil
	one, many := nouns(l.list)
	for _, group := range s.rows.Arrange(l.list, l.order, l.query, marks) {
		items := slices.DeleteFunc(slices.Clone(group.Items), func(i int) bool { return l.only != nil && !slices.Contains(l.only, i) })
		if group.Head != "" && len(items) > 0 {
			v.head(group.Head + ", " + prose.Count(len(items), one, many) + ":")
		}
		for _, i := range items {
			l.items = append(l.items, i)
			s.addItem(v, relation.Item{List: l.list, N: i}, "")
		}
	}
	v.title = prose.Capital(many)
	if l.query != "" {
		v.title += " with " + model.InQuotes(l.query)
	}
	if l.what != "" {
		v.title += " " + l.what
	}
	if l.list != relation.Norms && len(l.items) > 1 {
		v.title += ", " + sorts(l.list)[l.order] + about
	}
	v.title += s.day() + ": " + strconv.Itoa(len(l.items))
	if l.query != "" {
		v.title += " of " + strconv.Itoa(all)
	}
	v.title += "."
	return v
}

func (s *session) lists(list relation.List, words string) {
	if year, ok := s.yearOf(words); ok && list == relation.Statements {
		s.textsOf(year)
		return
	}
	if g, err := s.corpus.FindGroup(words); err == nil && list == relation.Countries {
		s.group(g)
		return
	}
	l := &listing{list: list, query: words}
	if v := s.listView(l); len(l.items) > 0 || words == "" {
		s.show(v)
		return
	}
	one, many := nouns(list)
	if !s.goes(one+" "+words) && !s.asks(words) && !s.asks(many+" "+words) {
		s.out.say("No " + many + " with " + model.InQuotes(words) + ". Say " + many + " for all of them.")
	}
}

// filter shows only the rows of the current list with the words; without words,
// all rows.
func (s *session) filter(words string) {
	v := s.listAt()
	switch {
	case v == nil:
		s.out.say("Filter works in a list: say norms, statements, countries or groups first.")
	case v.listing != nil && words == "" && v.listing.query == "":
		s.out.say("This is the whole list.")
	case v.listing != nil:
		l := *v.listing
		l.query = words
		if next := s.listView(&l); len(l.items) > 0 {
			s.show(next)
			return
		}
		s.out.say("No row with " + model.InQuotes(words) + ".")
	case words == "":
		s.out.say("Filter needs words. To have the whole list again, say back.")
	default:
		next, ok := s.filtered(v, words)
		if !ok {
			s.out.say("No row with " + model.InQuotes(words) + ".")
			return
		}
		s.show(next)
	}
}

// listAt returns the current list: the one being read, or the one that the page
// was chosen from.
func (s *session) listAt() *view {
	v := s.view()
	if v != nil && v.page != nil {
		v, _ = s.home(v.page)
	}
	return v
}

// sort arranges the current list in another order: the one named, or the next.
func (s *session) sort(name string) {
	v := s.listAt()
	if v != nil && v.scene.Kind == place.Matrix {
		s.sortRows(v.scene, name)
		return
	}
	if v == nil || v.listing == nil {
		s.out.say("Sort works in the lists of statements and countries, and in the matrix.")
		return
	}
	orders := sorts(v.listing.list)
	if len(orders) == 1 {
		s.out.say("Norms have one order.")
		return
	}
	l := *v.listing
	l.order = (l.order + 1) % len(orders)
	if name != "" {
		want := model.Fold(strings.TrimPrefix(strings.ToLower(name), "by "))
		l.order = slices.IndexFunc(orders, func(o string) bool {
			return strings.HasPrefix(model.Fold(strings.TrimPrefix(o, "by ")), want) && want != ""
		})
		if l.order < 0 {
			s.out.say("The orders are: " + strings.Join(orders, ", ") + ".")
			return
		}
		if l.order == relation.ByMark && !s.marks(l.list) {
			s.out.say("Open or pin a record of another list to sort the rows by.")
			return
		}
	}
	s.show(s.listView(&l))
}

// marks reports whether a selection marks the rows of a list.
func (s *session) marks(list relation.List) bool {
	selection := s.selection()
	return len(selection) > 0 && selection[0].List != list
}

func (s *session) groups(words string) {
	v := &view{title: "Groups of States: " + strconv.Itoa(len(s.corpus.Groups())) + "."}
	for _, g := range s.corpus.Groups() {
		s.addGroup(v, g, "")
	}
	if co, err := s.corpus.FindCountry(words); words != "" && err == nil {
		if _, err := s.find(words); s.choices(words, severalOf(err)) {
			return
		}
		s.groupsOf(co)
		return
	}
	if words != "" {
		next, ok := s.filtered(v, words)
		if !ok {
			s.out.say("No groups with " + model.InQuotes(words) + ". Say groups for all of them.")
			return
		}
		v = next
	}
	s.show(v)
}

func (s *session) addGroup(v *view, g *model.Group, said string) {
	text := g.ShortName
	if g.Name != g.ShortName {
		text += ", " + g.Name
	}
	v.add(text+", "+prose.Count(len(g.Members), "member")+said, func() { s.group(g) })
}

// group says who belongs to a group, and what is known of the list.
func (s *session) group(g *model.Group) {
	if !s.asOf.IsZero() {
		s.membersOn(g)
		return
	}
	about := []string{"as of " + g.AsOf.Long(), "confidence " + g.Confidence.Words()}
	if len(g.OtherMembers) > 0 {
		about = append(about, "besides States: "+strings.Join(g.OtherMembers, ", "))
	}
	if len(g.Unverified) > 0 {
		about = append(about, "unverified: "+strings.Join(prose.Each(s.corpus.Named(g.Unverified), (*model.Country).DisplayName), ", "))
	}
	s.out.say(prose.Sentence(g.Name + ": " + strings.Join(about, "; ")))
	if g.Note != "" {
		s.out.say(g.Note)
	}
	s.members(g, g.Members)
}

func (s *session) members(g *model.Group, codes []model.ISO3) {
	s.out.say("What all, most and none of them did: say open group/" + string(g.ID) + ".")
	s.showStates(s.corpus.Named(codes), "in "+g.ShortName)
}

// showStates lists some States, and what is said of them.
func (s *session) showStates(states []*model.Country, what string) {
	s.show(s.listView(&listing{list: relation.Countries, only: places(s.corpus.Countries(), func(co *model.Country) bool { return slices.Contains(states, co) }), what: what}))
}

// places are the places of some records in the list of all; never nil.
func places[T any](all []T, wanted func(T) bool) []int {
	out := []int{}
	for i, record := range all {
		if wanted(record) {
			out = append(out, i)
		}
	}
	return out
}

// contents is the place of the table of contents.
func contents() place.Place { return place.Place{Kind: place.Page, ID: place.Contents} }

// topicPlaces are the pages that are no rows of the three lists.
func (s *session) topicPlaces() []place.Place {
	out := []place.Place{contents()}
	out = append(out, prose.Each(slices.Concat(s.corpus.Pages(), s.corpus.Terms()), place.OfPage)...)
	out = append(out, prose.Each(slices.Concat(s.corpus.Groups(), s.corpus.Regions()), place.OfGroup)...)
	return append(append(out, report.Papers(s.corpus)...), place.OfStart())
}

// topics is the list of these pages, in which one goes to the next and back.
func (s *session) topics() *view {
	v := &view{title: "Pages and terms.", made: request{topics: true}}
	v.add("Contents", func() { s.open(contents()) })
	for _, p := range slices.Concat(s.corpus.Pages(), s.corpus.Terms()) {
		v.add(p.Title, func() { s.open(place.OfPage(p)) })
	}
	v.add("Start here", func() { s.open(place.OfStart()) })
	return v
}

// choose runs the action of a numbered line.
func (s *session) choose(n int) {
	v := s.view()
	if year, ok := s.yearOf(strconv.Itoa(n)); ok && (v == nil || v.numbers() < n) {
		s.textsOf(year)
		return
	}
	switch {
	case v == nil:
		s.out.say("Nothing is numbered yet. Type a name, or help.")
	case v.slide != nil && v.numbers() < n: // no block of the slide
		s.slides(strconv.Itoa(n))
	case v.page != nil:
		s.follow(v, n)
	default:
		s.row(v, n)
	}
}

// row opens a numbered line of a list. Where that is a page, next and previous
// go on in this list.
func (s *session) row(v *view, n int) {
	all := v.numbers()
	for _, l := range v.lines {
		if l.number != n || n == 0 {
			continue
		}
		v.chosen = n
		l.choose()
		if at := s.view(); at != nil && at.page != nil && at != v && !v.passing {
			at.page.list, at.page.row = v, n
		}
		return
	}
	if all == 0 {
		s.out.say("Nothing here is numbered.")
		return
	}
	s.out.say("The numbers here are 1 to " + strconv.Itoa(all) + ".")
}

// step opens the next or previous row.
func (s *session) step(by int) {
	v := s.view()
	if v == nil {
		s.out.say("Nothing is open. Type a name, or help.")
		return
	}
	if v.slide != nil {
		s.nextSlide(v.slide, by)
		return
	}
	list, at := v, v.chosen
	if v.page != nil {
		list, at = s.home(v.page)
	}
	switch to := at + by; {
	case list.numbers() == 0:
		s.out.say("There are no rows to go to.")
	case to < 1 && by < 0:
		s.out.say("This is the first.")
	case to > list.numbers():
		s.out.say("This is the last.")
	default:
		s.row(list, to)
	}
}
