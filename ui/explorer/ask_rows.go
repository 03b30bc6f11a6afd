package explorer

import (
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"comity/model/ask"
	"comity/model/prose"
	"comity/model/search"
	"comity/ui/cells"
	"comity/ui/keys"
	"comity/ui/place"
	"comity/ui/report"
)

// beginning is what an empty box offers: what was asked before, the questions of Start
// here, the screens and the briefings, what can be typed, and at last what can be done
// here.
func (k *asking) beginning(a *Explorer) []choice {
	out := append(again("Asked before", a.search.past[:min(len(a.search.past), 5)]), choice{head: true, label: "Start here"})
	for _, q := range report.Questions() {
		out = append(out, choice{label: q.Words, goes: true, do: func(a *Explorer) tea.Cmd {
			a.goToTarget(q.View)
			return nil
		}})
	}
	screens, _ := a.namedScreens()
	out = append(out, choice{head: true, label: "Screens"})
	var shown []string // not told again below
	for _, s := range screens {
		i := slices.IndexFunc(a.keyboard.table, func(b keys.Binding) bool { return b.Scope == keys.Anywhere && b.Action == s.action })
		row := a.offered(a.keyboard.table[i], strings.Join(a.keyboard.table[i].Keys, ", "))
		out = append(out, row)
		shown = append(shown, row.label)
	}
	if i := slices.IndexFunc(k.names.all, func(c choice) bool { return c.head && c.label == briefingsHead }); i >= 0 {
		out = append(out, k.names.all[i:i+1+len(a.briefing.session.Library.All())]...)
	}
	examples := again("In your own words", []string{
		"who signed the paris call in africa", "nato not joint statement 2019", "how did brazil vote on 73/27", "chile vs netherlands", "who is behind norm f",
	})
	forms := again("Words in texts", []string{`"safe haven"`, "kind:resolution working group", "year:2018..2021 capacity", "by:EST critical infrastructure"})
	for i, meaning := range []string{"the exact phrase", "a kind of record or of statement", "statements of these years", "statements this State took part in"} {
		forms[i+1].right = meaning
	}
	return slices.Concat(out, examples, forms, prose.Only(k.names.actions(), func(c choice) bool { return !slices.Contains(shown, c.label) }))
}

// again lists what can be asked under a heading; choosing it asks it.
func again(heading string, questions []string) []choice {
	var out []choice
	for _, typed := range questions {
		if len(out) == 0 {
			out = append(out, choice{head: true, label: heading})
		}
		out = append(out, choice{label: typed, do: func(a *Explorer) tea.Cmd { return a.openAsk(typed) }})
	}
	return out
}

// texts is the section of what is found in texts and is not named already. A
// question is followed by few, words with signs of the search by all.
func (k *asking) texts(a *Explorer, typed string, answer *ask.Answer, named []choice) section {
	if a.search.index == nil {
		return section{}
	}
	most := 12
	switch whole := len(answer.LeftOver) == 0; answer.Kind {
	case ask.Who, ask.Cell, ask.Compare, ask.Votes, ask.Position:
		if whole && !strings.Contains(typed, `"`) { // it is a question, and no words to look for
			return section{}
		}
		most = 4
	case ask.Record, ask.Norm:
		most = 4
	case "", ask.Search:
	}
	s := section{title: inTexts, rank: rankInText}
	if strings.ContainsAny(typed, `:"`) {
		s.rank, most = rankSame, maxHits
	}
	r := a.search.index.Search(typed, min(most+len(named), maxHits)) // of each a snippet is made
	for _, h := range r.Hits {
		if slices.ContainsFunc(named, func(c choice) bool { return c.right == h.Place }) {
			continue
		}
		if len(s.rows) == most {
			break
		}
		row := choice{label: h.Title, lit: h.TitleSpans, right: h.Place, do: func(a *Explorer) tea.Cmd { return a.openHit(h, typed) }}
		if a.layout.body.h >= roomyLines {
			row.under, row.lines = h.Snippet, h.Spans
		}
		s.rows = append(s.rows, row)
	}
	if r.Total > 0 {
		s.word = prose.Count(r.Total, "record with these words", "records with these words")
	}
	if r.Problem != "" && most > 4 {
		s.word = strings.Trim(r.Problem+" "+a.theme.Border.Dot+" "+s.word, " "+a.theme.Border.Dot)
	}
	return s
}

// near is what is offered where nothing was found: never nothing.
func (k *asking) near(a *Explorer, typed string, answer *ask.Answer) []choice {
	var out []choice
	for i, row := range answer.Near {
		if i == 0 {
			out = append(out, choice{head: true, label: "Names like it"})
		}
		if p, err := place.ParseView(a.source.corpus, row.Place); err == nil {
			out = append(out, choice{label: row.Title, right: row.Place, do: func(a *Explorer) tea.Cmd {
				a.goTo(p.Place)
				return nil
			}})
		}
	}
	if a.search.index != nil {
		out = append(out, again("Similar words", a.search.index.Nearest(typed, 3))...)
	}
	out = append(out, again("Questions that have an answer", answer.Questions)...)
	for i := range out {
		out[i].example = !answer.Read
	}
	return out
}

// openHit goes to what was found, where the words that matched are marked.
func (a *Explorer) openHit(h search.Hit, typed string) tea.Cmd {
	a.remember(typed)
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

// recall returns the question before the one shown, or after it.
func (k *asking) recall(a *Explorer, step int, typed string) (string, bool) {
	to := k.recalled + step
	if to < 0 || to >= len(a.search.past) || step < 0 && typed != a.search.past[k.recalled] {
		return "", false
	}
	k.recalled = to
	return a.search.past[to], true
}

// goesOn is how the last word may go on, and of what kind that is.
func (k *asking) goesOn() (rest, kind string) {
	if len(k.more) == 0 {
		return "", ""
	}
	return k.more[0].Rest, k.more[0].Kind
}

// counted says how many of all are shown.
func counted(shown, all int) string {
	if shown == all {
		return strconv.Itoa(all)
	}
	return strconv.Itoa(shown) + " of " + strconv.Itoa(all)
}
