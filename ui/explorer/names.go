package explorer

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/sahilm/fuzzy"

	"comity/model"
	"comity/model/cite"
	"comity/model/relation"
	"comity/ui/keys"
	"comity/ui/place"
	"comity/ui/theme"
)

// names are every action and place by its names: actions available here, then
// other actions, then places.
type names struct {
	all   []choice
	texts []string // by which they are found
	plain []string // the same, folded, behind a blank: a word of one is found by a blank before it
	of    []int    // which choice each of the texts is of
	here  int      // how many of all can be done here, or anywhere
}

// newNames collects the names for the scope of the screen.
func (a *Explorer) newNames() *names {
	p := &names{}
	here := a.scope()
	scopes := []keys.Scope{here}
	if here == keys.Page { // which has the keys of the reader too
		scopes = append(scopes, keys.Reader)
	}
	if here == keys.Presenter {
		scopes = append(scopes, keys.Briefing)
	}
	scopes = append(scopes, keys.Anywhere)
	near := len(scopes)
	scopes = append(scopes, keys.Panes, keys.Reader, keys.Page, keys.Matrix, keys.Map, keys.Timeline, keys.Compare)
	for i, scope := range scopes {
		if i == near {
			p.here = len(p.all)
		}
		if slices.Contains(scopes[:i], scope) {
			continue
		}
		p.add(choice{head: true, label: scope.Title()})
		for _, b := range a.keyboard.table {
			if b.Scope == scope && b.Action != keys.OpenPalette && b.Action != keys.OpenSearch && b.Action != keys.Jump {
				p.add(a.offered(b, strings.Join(b.Keys, ", ")), string(b.Action), b.Short)
			}
		}
		if i == 0 || scope == keys.Anywhere {
			a.more(p, scope)
		}
	}
	for l := range relation.Lists {
		p.add(choice{head: true, label: l.Title()})
		for i, label := range a.source.labels[l] {
			p.place(a, ref{List: l, N: i}, label)
		}
	}
	a.addBriefings(p)
	p.add(choice{head: true, label: "Pages, terms and groups"})
	for i, t := range a.source.topics {
		if t.place.Kind == place.Document && strings.Contains(t.place.ID, "/") { // an entry, found by its document
			continue
		}
		p.place(a, ref{List: topics, N: i}, t.title)
	}
	return p
}

// briefingsHead heads the briefings.
const briefingsHead = "Briefings"

// addBriefings adds the briefings and the slides of the one that is shown.
func (a *Explorer) addBriefings(p *names) {
	all := a.briefing.session.Library.All()
	if len(all) == 0 {
		return
	}
	p.add(choice{head: true, label: briefingsHead})
	for _, d := range all {
		at := place.View{Place: place.OfBriefing(d.ID)}
		p.add(choice{label: d.Title, right: at.String(), goes: true, do: func(a *Explorer) tea.Cmd {
			a.showStage(at)
			return nil
		}}, d.ID, at.String())
	}
}

// offered is an action of the table as a choice.
func (a *Explorer) offered(b keys.Binding, key string) choice {
	return choice{label: b.Help, right: key, do: func(a *Explorer) tea.Cmd { return a.run(b) }}
}

// more adds actions without a key.
func (a *Explorer) more(p *names, scope keys.Scope) {
	for _, b := range a.keyboard.table {
		if b.Scope == keys.Jumping && b.Action != keys.DropJump && scope == keys.Anywhere {
			jump := slices.IndexFunc(a.keyboard.table, func(b keys.Binding) bool { return b.Action == keys.Jump })
			p.add(a.offered(b, a.keyboard.table[jump].Keys[0]+" "+b.Keys[0]), string(b.Action), b.Short)
		}
	}
	if scope != keys.Anywhere {
		return
	}
	for _, style := range cite.Styles() {
		p.add(choice{label: "copy the citation as " + string(style), do: func(a *Explorer) tea.Cmd { return a.copyCitation(style) }})
	}
	for _, name := range theme.Names() {
		p.add(choice{label: "theme: " + theme.Words(name), do: func(a *Explorer) tea.Cmd {
			a.setTheme(name)
			return nil
		}}, name)
	}
	for l := range relation.Lists {
		for order, name := range place.Sorts(kindOf(l)) {
			if len(place.Sorts(kindOf(l))) > 1 {
				p.add(choice{label: "sort the " + strings.ToLower(l.Title()) + " " + name, do: func(a *Explorer) tea.Cmd {
					a.toPane(l)
					a.sortBy(order)
					return nil
				}})
			}
		}
	}
}

// add adds a choice, which is found by its label and other names.
func (p *names) add(c choice, others ...string) {
	if !c.head {
		others = slices.DeleteFunc(others, func(name string) bool { return name == "" })
		for _, text := range append([]string{c.label}, others...) {
			p.texts, p.plain, p.of = append(p.texts, text), append(p.plain, " "+model.Fold(text)), append(p.of, len(p.all))
		}
	}
	p.all = append(p.all, c)
}

// place adds a place, which is found by its other names too.
func (p *names) place(a *Explorer, r ref, label string) {
	at := a.source.place(r)
	var also []string
	switch r.List {
	case relation.Norms: // by its letter alone
		also = append(also, strings.TrimPrefix(at.ID, "un/"))
	case relation.Countries:
		co := a.source.corpus.Countries()[r.N]
		also = append(append(also, string(co.ISO3), co.ISO2), co.Aliases...)
	case topics:
		also = append(also, a.source.topics[r.N].also...)
	}
	p.add(choice{label: label, right: at.String(), goes: true, do: func(a *Explorer) tea.Cmd {
		a.goTo(at)
		return nil
	}}, append(also, at.String())...)
}

// actions are the actions that are of use here, under their headings.
func (p *names) actions() []choice { return p.all[:p.here] }

// fit is how well a choice fits what was typed.
type fit struct {
	choice, rank int
	name         string // by which it was found
	lit          []int  // the letters of its label that matched
}

// found returns the places and the actions that are called what was typed: at most
// what matters. Letters scattered through a name count where nothing else does.
func (p *names) found(typed string) (goes, does section) {
	const places, acts, few = 7, 5, 3
	goes, does = section{title: "Go to"}, section{title: "Do"}
	total := [2]int{}
	all := p.find(typed)
	best := rankLetters
	for _, m := range all {
		best = max(best, m.rank)
	}
	for _, m := range all {
		row := p.all[m.choice]
		s, most, i := &does, acts, 0
		if row.goes {
			s, most, i = &goes, places, 1
		}
		if m.rank <= rankLetters {
			if most = few; best > rankLetters {
				continue
			}
		}
		total[i]++
		s.rank = max(s.rank, m.rank+i) // of equals, names before actions
		if len(s.rows) < most {
			row.lit, row.rank = extents(row.label, m.lit), m.rank
			s.rows = append(s.rows, row)
		}
	}
	for i, s := range []*section{&does, &goes} {
		if total[i] > 0 {
			s.word = counted(len(s.rows), total[i]) + " to " + []string{"do", "go to"}[i]
		}
	}
	return goes, does
}

// find returns the choices that are called what was typed, the best first: those of
// that name, those that begin with it, those that have its words, those that have
// its letters in their order. Of equals, the shortest name, and what can be done
// here.
func (p *names) find(typed string) []fit {
	folded := model.Fold(typed)
	words := strings.Fields(folded)
	if len(words) == 0 {
		return nil
	}
	begins, letters := " "+folded, strings.Join(words, "")
	wanted := make([]string, len(words)) // words as they begin one of a name
	for i, w := range words {
		wanted[i] = " " + w
	}
	best, begun := map[int]fit{}, false // by choice
	for i, name := range p.plain {
		rank := 0
		switch {
		case name == begins:
			rank = rankSame
		case len(folded) < 2 && len(p.texts[i]) > 1: // a letter alone begins too much
			if !strings.HasPrefix(name, begins) {
				continue
			}
			rank = rankLetters
		case strings.HasPrefix(name, begins):
			rank = rankBegins
		case strings.Contains(name, begins), !slices.ContainsFunc(wanted, func(w string) bool { return !strings.Contains(name, w) }):
			rank = rankWords
		default:
			continue
		}
		begun = begun || rank > rankLetters
		p.keep(best, p.of[i], i, rank, nil)
	}
	const few = 3 // words whose letters are looked for
	if len(words) <= few && !begun {
		var texts []string
		var at []int
		for i, name := range p.plain {
			if scattered(letters, name) {
				texts, at = append(texts, p.texts[i]), append(at, i)
			}
		}
		for _, m := range fuzzy.Find(strings.Join(strings.Fields(typed), ""), texts) {
			p.keep(best, p.of[at[m.Index]], at[m.Index], 1, m.MatchedIndexes)
		}
	}
	out := slices.SortedFunc(maps.Values(best), func(x, y fit) int {
		return cmp.Or(y.rank-x.rank, cmp.Compare(len(x.name), len(y.name)), x.choice-y.choice)
	})
	for i := range out {
		if out[i].lit == nil {
			out[i].lit = lettersOf(p.all[out[i].choice].label, words)
		}
	}
	return out
}

// scattered reports whether a name has letters in their order and not too far apart; both
// are folded.
func scattered(letters, name string) bool {
	const spread = 5 // characters for a letter
	at, first := 0, 0
	for i := 0; i < len(name) && at < len(letters); i++ {
		if name[i] == letters[at] {
			if at++; at == 1 {
				first = i
			}
			if i-first > spread*len(letters) {
				return false
			}
		}
	}
	return at == len(letters)
}

// keep keeps the best name of a choice.
func (p *names) keep(best map[int]fit, choice, text, rank int, lit []int) {
	if had := best[choice]; rank < had.rank || rank == had.rank && len(p.texts[text]) >= len(had.name) {
		return
	}
	if p.texts[text] != p.all[choice].label {
		lit = nil
	}
	best[choice] = fit{choice, rank, p.texts[text], lit}
}

// lettersOf are the letters of a label that words are, where the label has them as
// they are typed.
func lettersOf(label string, words []string) []int {
	var out []int
	plain := strings.ToLower(label)
	if len(plain) != len(label) {
		return nil
	}
	for _, w := range words {
		if at := strings.Index(" "+plain, " "+w); at >= 0 {
			for i := range len(w) {
				out = append(out, at+i)
			}
		}
	}
	return out
}

// extents joins the letters that matched to runs.
func extents(text string, at []int) []extent {
	var out []extent
	slices.Sort(at)
	for _, i := range slices.Compact(at) {
		end := i + 1
		for end < len(text) && text[end]&0xc0 == 0x80 {
			end++
		}
		if n := len(out); n > 0 && out[n-1].End == i {
			out[n-1].End = end
			continue
		}
		out = append(out, extent{Start: i, End: end})
	}
	return out
}

// run runs an action of the table, after going to where it works.
func (a *Explorer) run(b keys.Binding) tea.Cmd {
	switch b.Scope {
	case keys.Panes:
		a.toPane(a.panes.current)
	case keys.Reader:
		if !a.reading.whole {
			a.toPane(reader)
		}
	case keys.Page:
		a.stage, a.reading.whole = nil, true
	case keys.Anywhere, keys.Jumping, keys.Briefing, keys.Presenter, keys.Answer, keys.Start: // the last four are listed only there
	default:
		if a.stage == nil || a.stage.Scope() != b.Scope {
			a.showScreen(screenIn(b.Scope))
		}
	}
	a.measure()
	return a.do(b.Action, 0)
}
