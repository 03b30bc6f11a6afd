package explorer

import (
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"comity/model/prose"
	"comity/model/search"
	"comity/ui/cells"
	"comity/ui/keys"
	"comity/ui/place"
)

// indexMsg carries the finished index.
type indexMsg struct{ index *search.Index }

// openSearch opens the search box, and asks for the index if it is not there: it
// is half of all that the program would hold, and most visits never search. It is
// made in a command, while the first letters are typed.
func (a *Explorer) openSearch() tea.Cmd {
	a.openBox(searching{}, "")
	if a.search.index != nil {
		return nil
	}
	s := a.shared
	return func() tea.Msg { return indexMsg{s.Index()} }
}

// indexed keeps the index, and searches for what has been typed since.
func (a *Explorer) indexed(msg indexMsg) {
	a.search.index = msg.index
	if b, ok := boxOf[searching](a); ok {
		b.ask(a)
	}
}

const (
	maxHits    = 60 // shown at once
	maxRecent  = 8  // searches remembered
	roomyLines = 14 // of the body, from which snippets have room
)

// searching lists the results of a search.
type searching struct{}

func (searching) title() string     { return "Search" }
func (searching) scope() keys.Scope { return keys.Search }

func (searching) offer(a *Explorer, typed string) ([]choice, string) {
	dot := " " + a.theme.Border.Dot + " "
	switch {
	case strings.TrimSpace(typed) == "":
		return append(a.searchedBefore(), a.searchForms()...), "norms, statements, countries, pages and terms, by their words"
	case a.search.index == nil:
		return nil, "building the index" + a.theme.Border.Ellipsis
	}
	r := a.search.index.Search(typed, maxHits)
	words := prose.Count(r.Total, "hit")
	if r.Total > len(r.Hits) {
		words += dot + "the first " + prose.Count(len(r.Hits), "hit") + " are shown"
	}
	if r.Total == 0 {
		words = "nothing found"
	}
	if r.Problem != "" {
		words = r.Problem + dot + words
	}
	if r.Total == 0 {
		return again("Similar words", a.search.index.Nearest(typed, 3)), words
	}
	return a.groups(r.Hits, typed), words
}

// groups puts the hits under their kinds; the kind of the best hit comes first.
func (a *Explorer) groups(hits []search.Hit, typed string) []choice {
	var kinds []search.Kind
	of := map[search.Kind][]choice{}
	for _, h := range hits {
		if of[h.Kind] == nil {
			kinds = append(kinds, h.Kind)
		}
		row := choice{label: h.Title, lit: h.TitleSpans, right: h.Place, do: func(a *Explorer) tea.Cmd { return a.openHit(h, typed) }}
		if a.layout.body.h >= roomyLines {
			row.under, row.lines = h.Snippet, h.Spans
		}
		of[h.Kind] = append(of[h.Kind], row)
	}
	var out []choice
	for _, k := range kinds {
		out = append(out, choice{head: true, label: plural(k) + " " + a.theme.Border.Dot + " " + strconv.Itoa(len(of[k]))})
		out = append(out, of[k]...)
	}
	return out
}

// plural names the records of a kind.
func plural(k search.Kind) string {
	if k == search.Country {
		return "Countries"
	}
	return prose.Capital(string(k)) + "s"
}

// searchedBefore lists the recent searches of this session.
func (a *Explorer) searchedBefore() []choice {
	return again("Recent searches", a.search.past)
}

// again lists searches under a heading; choosing one runs it.
func again(heading string, searches []string) []choice {
	var out []choice
	for _, typed := range searches {
		if len(out) == 0 {
			out = append(out, choice{head: true, label: heading})
		}
		out = append(out, choice{label: typed, do: func(a *Explorer) tea.Cmd {
			a.openBox(searching{}, typed)
			return nil
		}})
	}
	return out
}

// searchForms lists examples of the search syntax, which can be chosen.
func (a *Explorer) searchForms() []choice {
	out := again("Search examples", []string{`safe haven`, `"safe haven"`, "kind:resolution working group", "year:2018..2021 capacity", "by:EST critical infrastructure"})
	for i, meaning := range []string{"all the words", "the exact phrase", "a kind of record or of statement", "statements of these years", "statements this State supported"} {
		out[i+1].right = meaning
	}
	return out
}

// openHit goes to what was found, where the words that matched are marked.
func (a *Explorer) openHit(h search.Hit, typed string) tea.Cmd {
	typed = strings.TrimSpace(typed)
	a.search.past = slices.Insert(slices.DeleteFunc(a.search.past, func(s string) bool { return s == typed }), 0, typed)
	a.search.past = a.search.past[:min(len(a.search.past), maxRecent)]
	p, err := place.Parse(a.source.corpus, h.Place)
	if err != nil {
		a.toast = "nothing is at " + h.Place
		return nil
	}
	a.goTo(p)
	a.measure()
	a.reading.finding = finding{query: longestMatch(h.Snippet, h.Spans), given: true}
	if a.reading.finding.query == "" {
		a.reading.finding.query = longestMatch(h.Title, h.TitleSpans)
	}
	a.find(0)
	if a.reading.finding.total == 0 {
		a.reading.finding = finding{at: none}
		return nil
	}
	a.toast = a.keyFor(keys.Reader, keys.NextMatch, "%s goes to the next "+cells.Fit(a.reading.finding.query, min(cells.Width(a.reading.finding.query), 24), a.theme.Border.Ellipsis))
	return nil
}

// longestMatch is the longest run of words of a text that matched; a single
// letter does not count.
func longestMatch(text string, spans []search.Span) string {
	best := ""
	for i := 0; i < len(spans); {
		end := i + 1
		for end < len(spans) && strings.TrimSpace(text[spans[end-1].End:spans[end].Start]) == "" {
			end++
		}
		if run := text[spans[i].Start:spans[end-1].End]; len(run) > max(len(best), 1) {
			best = run
		}
		i = end
	}
	return best
}
