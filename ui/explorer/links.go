package explorer

import (
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"comity/ui/cells"
	"comity/ui/keys"
	"comity/ui/md"
	"comity/ui/place"
	"comity/ui/screen"
)

// linking is a link number being typed.
type linking struct {
	transparent
	digits string
}

// number returns the number typed so far, or 0.
func (l *linking) number() int {
	n, _ := strconv.Atoi(l.digits) // nothing yet is 0
	return n
}

// resetPage begins a page at its top, with no link selected.
func (a *Explorer) resetPage() { a.reading.top, a.reading.link = 0, none }

// leaveWhole returns the reader to its pane, which shows only rows.
func (a *Explorer) leaveWhole() {
	if a.reading.topic != none {
		a.resetPage()
	}
	a.reading.whole, a.reading.topic, a.reading.depth = false, none, 0
}

// goTo shows a place on the whole screen, as a new step of history. A row is
// selected in its list, whose filter goes if it hides it.
func (a *Explorer) goTo(p place.Place) {
	if p == place.OfStart() && a.reading.depth == 0 {
		a.showFront()
		return
	}
	to, ok := a.source.find(p)
	if !ok {
		a.toast = "nothing is at " + p.String()
		return
	}
	if word := a.tooLate(to); word != "" {
		a.toast = word
		return
	}
	a.reading.topic, a.reading.finding, a.stage = none, finding{at: none}, nil
	if to.List == topics {
		a.reading.topic = to.N
	} else {
		a.focusOn(to.List)
		l := &a.panes.lists[to.List]
		if l.selectItem(to.N); l.item() != to.N {
			a.setFilter("")
			l.selectItem(to.N)
		}
	}
	a.reading.whole = true
	a.reading.depth++
	a.resetPage()
}

// contents shows the parts of the screen where it has some, else the contents of all
// pages.
func (a *Explorer) contents() {
	if a.stage != nil {
		if _, known := a.doStage(keys.Contents, 1, false); known {
			return
		}
	}
	if a.reading.topic == 0 {
		a.toast = "these are the contents"
		return
	}
	a.goTo(a.source.topics[0].place)
}

// nextPage reads the next row of the list, or the next topic.
func (a *Explorer) nextPage(step int) {
	if a.reading.topic != none {
		a.reading.topic = min(max(a.reading.topic+step, 0), len(a.source.topics)-1)
	} else {
		a.panes.lists[a.panes.current].move(step)
	}
	a.resetPage()
}

// askLink begins to take in the number of a link.
func (a *Explorer) askLink() {
	switch {
	case a.layout.panes[reader].empty():
		a.toast = "read the page first" + a.keyFor(keys.Panes, keys.Read, ": %s")
	case a.onStart():
		a.toast = "press the letter before a question; tab goes from link to link" + a.keyFor(keys.Panes, keys.Read, " after %s")
	case a.highest() == 0:
		a.toast = "this page has no links"
	default:
		a.open(&linking{transparent: transparent{keys.Linking}})
	}
}

// highest is the highest number of a link on the page.
func (a *Explorer) highest() int {
	if links := a.page().Links; len(links) > 0 {
		return links[len(links)-1].Number
	}
	return 0
}

// take adds a digit, and opens the link once no higher number is possible.
func (l *linking) take(a *Explorer, msg tea.Msg) tea.Cmd {
	press, ok := msg.(tea.KeyPressMsg)
	key := press.String()
	if !ok || len(key) != 1 || key[0] < '0' || key[0] > '9' || key == "0" && l.digits == "" {
		return nil
	}
	l.digits += key
	highest := a.highest()
	switch n := l.number(); {
	case n > highest:
		a.close()
		a.toast = "this page has links 1 to " + strconv.Itoa(highest)
	case n*10 > highest:
		l.follow(a)
	}
	return nil
}

func (l *linking) do(a *Explorer, action keys.Action, _ int, _ bool) tea.Cmd {
	switch {
	case action == keys.OpenNumber && l.digits != "":
		l.follow(a)
	case action == keys.EraseDigit && l.digits != "":
		l.digits = l.digits[:len(l.digits)-1]
	default: // with nothing to open or to take back, one leaves
		a.close()
	}
	return nil
}

// follow opens the link whose number has been typed.
func (l *linking) follow(a *Explorer) {
	a.close()
	links := a.page().Links
	if i := slices.IndexFunc(links, func(link md.Link) bool { return link.Number == l.number() }); i >= 0 {
		a.openLink(links[i], none)
	}
}

// linkPrompt begins the footer while the number of a link is typed.
const linkPrompt = " open link "

// prompt says what has been typed, and how many links there are.
func (l *linking) prompt(a *Explorer, _ int) screen.Line {
	to, dots := "–", "…"
	if a.theme.ASCII {
		to, dots = "-", ""
	}
	return screen.Line{
		{Text: linkPrompt + l.digits + dots, Ink: a.theme.Ink.Accent},
		{Text: " of 1" + to + strconv.Itoa(a.highest()) + " ", Ink: a.theme.Ink.Dim},
	}
}

func (l *linking) textCursor(a *Explorer) *tea.Cursor {
	return tea.NewCursor(min(cells.Width(linkPrompt)+len(l.digits), a.layout.w-1), a.layout.footer.y)
}

// uses is the first span of every use of a link on the page, in order.
func uses(links []md.Link) []md.Span {
	var out []md.Span
	for _, l := range links {
		for i, s := range l.Spans {
			if i == 0 || l.Spans[i-1].Use != s.Use {
				out = append(out, s)
			}
		}
	}
	slices.SortFunc(out, func(a, b md.Span) int { return a.Use - b.Use })
	return out
}

// nextLink selects the next use of a link, beginning with those on screen.
// Citations are passed over: they stand at every sentence, and have numbers.
func (a *Explorer) nextLink(step int) {
	links := a.page().Links
	all := slices.DeleteFunc(uses(links), func(s md.Span) bool { return s.Cites })
	i := slices.IndexFunc(all, func(s md.Span) bool { return s.Use == a.reading.link })
	switch {
	case i >= 0:
		i += step
	case step > 0:
		i = slices.IndexFunc(all, func(s md.Span) bool { return s.Line >= a.reading.top })
	default:
		i = len(all) - 1
		for i >= 0 && all[i].Line >= a.reading.top+a.reading.height {
			i--
		}
	}
	if i < 0 || i >= len(all) {
		a.toast = "no further link"
		return
	}
	a.reveal(all[i])
	a.toast = a.says(links[linkOf(links, a.reading.link)])
}

// linkOf is the link that a use is one of.
func linkOf(links []md.Link, use int) int {
	return slices.IndexFunc(links, func(l md.Link) bool {
		return slices.ContainsFunc(l.Spans, func(s md.Span) bool { return s.Use == use })
	})
}

// reveal selects a use of a link and scrolls until it is on screen, with a few
// lines above it.
func (a *Explorer) reveal(s md.Span) {
	a.reading.link = s.Use
	if s.Line < a.reading.top || s.Line >= a.reading.top+a.reading.height {
		a.reading.top = s.Line - a.reading.height/3
	}
}

// keepLink keeps the link that is selected on screen when its lines have moved,
// and lets it go when it was scrolled away: enter opens what is seen.
func (a *Explorer) keepLink(moved bool) {
	if a.reading.link == none || a.layout.panes[reader].empty() {
		return
	}
	page := a.page()
	all := uses(page.Links)
	i := slices.IndexFunc(all, func(s md.Span) bool { return s.Use == a.reading.link })
	switch {
	case i >= 0 && moved:
		a.reveal(all[i])
		a.reading.clamp(len(page.Lines))
	case i < 0 || all[i].Line < a.reading.top || all[i].Line >= a.reading.top+a.reading.height:
		a.reading.link = none
	}
}

// says returns the target of a link.
func (a *Explorer) says(l md.Link) string {
	dot := " " + a.theme.Border.Dot + " "
	out := a.theme.Border.Arrow + strconv.Itoa(l.Number)
	if n, isSource := strings.CutPrefix(l.Target, "source/"); isSource {
		out = "source " + n
	} else if l.Target != l.Address {
		out += " " + l.Target
	}
	if l.Address != "" {
		out += dot + l.Address
	}
	return out
}

// follow opens the selected link; without one, the reader returns to its pane.
func (a *Explorer) follow() {
	links := a.page().Links
	if i := linkOf(links, a.reading.link); i >= 0 {
		a.openLink(links[i], a.reading.link)
		return
	}
	a.leaveWhole()
}

// openLink opens a link. Comity never opens an address: it shows it, and the
// terminal may open it.
func (a *Explorer) openLink(l md.Link, use int) {
	switch {
	case strings.HasPrefix(l.Target, "source/"):
		a.openSource(l, use)
		a.toast = a.says(l)
	case l.Address != "":
		a.reveal(l.Spans[max(slices.IndexFunc(l.Spans, func(s md.Span) bool { return s.Use == use }), 0)])
		a.toast = l.Address
		if a.theme.Hyperlinks() {
			a.toast += " " + a.theme.Border.Dot + " your terminal may open it with a click"
		}
	default:
		a.goToTarget(l.Target)
	}
}

// openSource goes to the entry of a source, unless that is what was chosen or
// the page has none.
func (a *Explorer) openSource(l md.Link, use int) {
	i := slices.IndexFunc(l.Spans, func(s md.Span) bool { return !s.Cites })
	if i < 0 || l.Spans[i].Use == use {
		return
	}
	entry := l.Spans[i].Use
	a.reading.whole = true
	a.reading.depth++
	a.measure() // the lines are others on the whole screen
	all := uses(a.page().Links)
	a.reveal(all[slices.IndexFunc(all, func(s md.Span) bool { return s.Use == entry })])
}

// clickLink opens the link at a cell of the reader, if there is one.
func (a *Explorer) clickLink(x, line int) bool {
	if a.hasBanner() {
		line--
	}
	if line < 0 {
		return false
	}
	c := a.column()
	if x -= c.left; x >= c.text+c.gap {
		return a.clickAside(line)
	}
	line += a.reading.top
	for _, l := range a.page().Links {
		for _, s := range l.Spans {
			from := s.Col
			if a.onStart() && from == len("f ") { // the key of a question stands before it
				from = 0
			}
			if s.Line == line && x >= from && x < s.Col+s.Width {
				a.openLink(l, s.Use)
				return true
			}
		}
	}
	return false
}
