package accessible

import (
	"slices"
	"strconv"
	"strings"

	"comity/model/lint"
	"comity/model/prose"
	"comity/model/relation"
	"comity/ui/md"
	"comity/ui/place"
	"comity/ui/report"
)

// pageView is the page behind a view, whose lines are its blocks.
type pageView struct {
	place  place.Place
	blocks []md.Block
	leads  []md.Lead
	heads  []int // the lines that are headings
	list   *view // in which it is a row; made when it is asked for, see home
	row    int   // its number there
}

// newPage words the page at a place.
func newPage(p place.Place, markdown string) *view {
	out := &pageView{place: p}
	out.blocks, out.leads = md.Words(markdown)
	for i, b := range out.blocks {
		if b.Kind == md.Section || b.Kind == md.Part {
			out.heads = append(out.heads, i)
		}
	}
	v := &view{page: out}
	section := 0
	for _, b := range out.blocks {
		switch b.Kind {
		case md.Title:
			text := b.Text
			if n := len(out.heads); n > 0 {
				text += ", " + prose.Count(n, "section")
			}
			v.lines = append(v.lines, line{text: prose.Stop(text)})
		case md.Section, md.Part:
			section++
			v.head(b.Text + ", section " + strconv.Itoa(section) + ".")
		case md.Quote:
			v.note("Quote: " + b.Text)
		default:
			v.note(b.Text)
		}
	}
	return v
}

// where is how far a page has been said.
func (p *pageView) where(v *view) string {
	title := p.blocks[0].Text
	if p.place.Kind == place.Norm { // twins have one title
		title = "norm " + strings.TrimPrefix(p.place.ID, "un/") + ", " + title
	}
	section := p.section(v.from)
	if section < 0 {
		return prose.Sentence(title)
	}
	return prose.Sentence(title) + " " + prose.Sentence(p.blocks[p.heads[section]].Text+", section "+strconv.Itoa(section+1)+" of "+strconv.Itoa(len(p.heads)))
}

// section returns the section of a line, or -1.
func (p *pageView) section(line int) int {
	i, found := slices.BinarySearch(p.heads, line)
	if found {
		return i
	}
	return i - 1
}

func (s *session) markdown(p place.Place) (string, bool) {
	if p == place.OfStart() {
		return report.Start(s.corpus, report.Entrance{Decks: report.Decks(s.options.Briefs.Titles())}).Markdown(), true
	}
	of, err := s.sheet(place.View{Place: p, AsOf: s.asOf})
	if err != nil || of.Page == nil {
		return "", false
	}
	return of.Page.Markdown(), true
}

// open goes to a place and says how its page begins.
func (s *session) open(p place.Place) {
	markdown, ok := s.markdown(p)
	if !ok {
		s.out.say("Nothing is at " + p.String() + ".")
		return
	}
	if s.tooLate(p) {
		return
	}
	s.show(s.pageAtPlace(p, markdown))
}

// pageAtPlace is the view of a page. Its record is what the lists are about then.
func (s *session) pageAtPlace(p place.Place, markdown string) *view {
	v := newPage(p, markdown)
	v.made.at = place.View{Place: p}
	if item, isItem := s.itemAt(p); isItem {
		s.driver = driver{item, true}
	}
	if aged, ok := lint.Oldest(s.corpus, p.String(), s.options.Today); ok && !s.options.Today.IsZero() {
		v.lines[0].text += "\n" + prose.Sentence("Aged: "+aged.Words()+": "+aged.What)
	}
	if !s.asOf.IsZero() && p.Kind != place.Group {
		v.lines[0].text += "\nThis page is as of today, not dated back to " + s.asOf.Long() + "."
	}
	return v
}

// home returns the list and the row of a page: the list from which it was
// chosen, or that of its kind.
func (s *session) home(p *pageView) (list *view, row int) {
	if p.list != nil {
		if s.restore(p.list) {
			return p.list, p.row
		}
		p.list = nil
	}
	if item, ok := s.itemAt(p.place); ok {
		p.list = s.listView(&listing{list: item.List})
		p.row = p.list.listing.row(item)
	} else {
		p.list = s.topics()
		p.row = slices.Index(s.topicPlaces(), p.place) + 1
	}
	return p.list, p.row
}

func (s *session) itemAt(p place.Place) (relation.Item, bool) { return p.Item(s.corpus) }

// placeOf is where an item is found.
func (s *session) placeOf(item relation.Item) place.Place { return place.OfItem(s.corpus, item) }

// follow opens a link by its number. A source or an address is only read out;
// comity never opens addresses.
func (s *session) follow(v *view, n int) {
	i := slices.IndexFunc(v.page.leads, func(l md.Lead) bool { return l.Number == n })
	if i < 0 {
		s.out.say(noLink(v.page.leads))
		return
	}
	l := v.page.leads[i]
	switch {
	case l.IsSource():
		s.saySource(v, l)
	case l.Address != "":
		s.out.say("Link " + strconv.Itoa(n) + ": " + l.Words)
		s.out.say(l.Address)
	default:
		to, err := place.ParseView(s.corpus, l.Target)
		if err != nil {
			s.out.say("Nothing is at " + l.Target + ".")
			return
		}
		s.enter(to)
	}
}

// saySource says the entry of a source, and its address on a line of its own.
func (s *session) saySource(v *view, l md.Lead) {
	said := "Source " + strconv.Itoa(l.Number) + ": " + l.Words
	for _, b := range v.page.blocks {
		if b.Source == l.Number {
			said = b.Text
		}
	}
	s.out.say(said)
	if l.Address != "" {
		s.out.say(l.Address)
	}
}

func noLink(leads []md.Lead) string {
	if len(leads) == 0 {
		return "This page has no links."
	}
	return "This page has links 1 to " + strconv.Itoa(leads[len(leads)-1].Number) + "."
}
