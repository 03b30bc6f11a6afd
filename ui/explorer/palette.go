package explorer

import (
	"slices"
	"strconv"
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

// palette lists every action and place by name: actions available here, then
// other actions, then places.
type palette struct {
	all   []choice
	texts []string // by which they are found
	of    []int    // which choice each of the texts is of
}

func (*palette) title() string     { return "Actions and places" }
func (*palette) scope() keys.Scope { return keys.Box }

// newPalette collects the choices for a scope.
func (a *Explorer) newPalette() *palette {
	p := &palette{}
	here := a.scope()
	scopes := []keys.Scope{here}
	if here == keys.Page { // which has the keys of the reader too
		scopes = append(scopes, keys.Reader)
	}
	if here == keys.Presenter {
		scopes = append(scopes, keys.Briefing)
	}
	scopes = append(scopes, keys.Anywhere, keys.Panes, keys.Reader, keys.Page, keys.Matrix, keys.Map, keys.Timeline, keys.Compare)
	for i, scope := range scopes {
		if slices.Contains(scopes[:i], scope) {
			continue
		}
		p.add(choice{head: true, label: scope.Title()})
		for _, b := range a.keyboard.table {
			if b.Scope == scope && b.Action != keys.OpenPalette && b.Action != keys.Jump {
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
	if all := a.briefing.session.Library.All(); len(all) > 0 {
		p.add(choice{head: true, label: "Briefings"})
		for _, d := range all {
			at := place.View{Place: place.OfBriefing(d.ID)}
			p.add(choice{label: d.Title, right: at.String(), do: func(a *Explorer) tea.Cmd {
				a.showStage(at)
				return nil
			}}, d.ID, at.String())
		}
	}
	p.add(choice{head: true, label: "Pages and terms"})
	for i, t := range a.source.topics {
		p.place(a, ref{List: topics, N: i}, t.title)
	}
	return p
}

// offered is an action of the table as a choice.
func (a *Explorer) offered(b keys.Binding, key string) choice {
	return choice{label: b.Help, right: key, do: func(a *Explorer) tea.Cmd { return a.run(b) }}
}

// more adds actions without a key.
func (a *Explorer) more(p *palette, scope keys.Scope) {
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
func (p *palette) add(c choice, others ...string) {
	if !c.head {
		others = slices.DeleteFunc(others, func(name string) bool { return name == "" })
		for _, text := range append([]string{c.label}, others...) {
			p.texts, p.of = append(p.texts, text), append(p.of, len(p.all))
		}
	}
	p.all = append(p.all, c)
}

// place adds a place, which is found by its other names too.
func (p *palette) place(a *Explorer, r ref, label string) {
	at := a.source.place(r)
	var also []string
	switch {
	case r.List == relation.Norms: // by its letter alone
		also = append(also, strings.TrimPrefix(at.ID, "un/"))
	case r.List == relation.Countries:
		also = append(also, a.source.corpus.Countries()[r.N].Aliases...)
	case r.List == topics && a.source.topics[r.N].page != nil:
		also = append(also, a.source.topics[r.N].page.Also...)
	}
	p.add(choice{label: label, right: at.String(), do: func(a *Explorer) tea.Cmd {
		a.goTo(at)
		return nil
	}}, append(also, at.String())...)
}

func (p *palette) offer(a *Explorer, typed string) ([]choice, string) {
	typed = strings.TrimSpace(typed)
	if typed == "" {
		return p.all, "type an action or a place, such as country/EST"
	}
	fits := p.find(typed)
	var rows []choice
	nothing := "no action or place matches"
	if strings.Contains(typed, "/") {
		v, err := place.ParseView(a.source.corpus, typed)
		if err == nil {
			rows = append(rows, choice{label: "go to " + v.String(), do: func(a *Explorer) tea.Cmd {
				a.visit(v)
				return nil
			}})
		} else {
			nothing = err.Error()
		}
	}
	for _, f := range fits[:min(len(fits), maxHits)] {
		row := p.all[f.choice]
		row.lit = extents(row.label, f.lit)
		rows = append(rows, row)
	}
	if len(rows) == 0 {
		return nil, nothing
	}
	return rows, strconv.Itoa(len(fits)) + " found"
}

// found is how well a choice fits what was typed, and the letters of its label
// that matched.
type found struct {
	choice, words, score int
	lit                  []int
}

// find returns the choices that have every word that was typed, as letters in
// their order in one of their names. A name that is the word comes first, then
// those that begin with it, then those of which a word does; of equals, what
// can be done here.
func (p *palette) find(typed string) []found {
	const same, begins, within, label = 3000, 2000, 1000, 100
	all := make([]found, len(p.all))
	words := strings.Fields(typed)
	for i, word := range words {
		folded := model.Fold(word)
		best := map[int]int{}
		for _, m := range fuzzy.Find(word, p.texts) {
			name := model.Fold(p.texts[m.Index])
			switch {
			case folded != "" && name == folded:
				m.Score += same
			case folded != "" && strings.HasPrefix(name, folded):
				m.Score += begins
			case folded != "" && strings.Contains(" "+name, " "+folded):
				m.Score += within
			}
			c := p.of[m.Index]
			if p.texts[m.Index] == p.all[c].label {
				m.Score += label
			}
			if had, twice := best[c]; !twice || m.Score > had {
				best[c] = m.Score
			}
			if p.texts[m.Index] == p.all[c].label {
				all[c].lit = append(all[c].lit, m.MatchedIndexes...)
			}
		}
		for c, score := range best {
			if all[c].words == i {
				all[c].choice, all[c].words, all[c].score = c, i+1, all[c].score+score
			}
		}
	}
	all = slices.DeleteFunc(all, func(f found) bool { return f.words < len(words) })
	slices.SortStableFunc(all, func(x, y found) int { return y.score - x.score })
	return all
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
	case keys.Anywhere, keys.Jumping, keys.Briefing, keys.Presenter: // the last two are listed only there
	default:
		if a.stage == nil || a.stage.Scope() != b.Scope {
			a.showScreen(screenIn(b.Scope))
		}
	}
	a.measure()
	return a.do(b.Action, 0)
}
