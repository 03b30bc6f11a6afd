package ask

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"comity/model"
	"comity/model/prose"
)

// asksSpoke reports whether a question is which State spoke for a group: "who spoke for the
// Nordics in 2021".
func (q *question) asksSpoke() bool {
	return q.verbsAre(via) && len(q.of(set)) == 1 && len(q.of(state, text, texts, norm)) == 0 && q.asks(whoWord) && len(q.spoken()) > 0
}

// spoken are the texts of the group that one State read for it.
func (q *question) spoken() []*model.Statement {
	g := q.thing(q.of(set)[0]).set.group
	return prose.Only(q.r.corpus.Statements(), func(s *model.Statement) bool { return g != nil && s.ReadBy != "" && bears(s, g) })
}

// spoke answers that.
func (q *question) spoke() Answer {
	q.use(append(q.of(act), q.of(set)...)...)
	t, impossible := q.takeTime()
	a := Answer{Kind: Record, Place: "statement", Rows: []Row{}}
	var says []string
	for _, s := range q.spoken() {
		co, ok := q.r.corpus.Country(s.ReadBy)
		if ok && !impossible && t.has(s.When()) {
			a.Rows = append(a.Rows, q.r.textRow(s, "read by "+co.DisplayName()))
			says, a.States = append(says, co.DisplayName()+" on "+s.When().Long()+" ("+s.ShortTitle+")"), with(a.States, co)
		}
	}
	if a.Count = len(a.Rows); a.Count > 0 {
		a.Place = a.Rows[0].Place
	}
	a.Says = q.thing(q.of(set)[0]).set.name() + t.words() + ", spoken for by: " + strings.Join(says, "; ")
	return a
}

// asksPara reports whether a question is for the paragraph in which the norms of a text are.
func (q *question) asksPara() bool {
	at := q.typed("para", "paragraph", "paras", "paragraphs")
	return len(at) == 1 && len(q.of(text)) == 1 && len(q.of(state, set, norm)) == 0 && q.isClass(at[0]+1, number) && len(q.inPara(q.items[at[0]+1].n)) > 0
}

// inPara are the norms of the text that a question names which are in one of its paragraphs.
func (q *question) inPara(n int) []*model.Norm {
	s := q.about()[0]
	return prose.Only(q.r.corpus.Norms(), func(m *model.Norm) bool {
		return m.Source == s.ID && slices.Contains(m.Names(), "paragraph "+strconv.Itoa(n)+" "+m.Label())
	})
}

// para answers with these norms.
func (q *question) para() Answer {
	s, at := q.takeTexts()[0], q.typed("para", "paragraph", "paras", "paragraphs")[0]
	q.use(at, at+1)
	found := q.inPara(q.items[at+1].n)
	a := Answer{Kind: Record, Place: "norms", Count: len(found)}
	for _, n := range found {
		a.Rows = append(a.Rows, Row{Title: n.Title, Place: n.Path(), Note: n.OfficialText})
	}
	a.Says = "paragraph " + q.item(at+1) + " of " + s.ShortTitle + ": " + prose.Count(len(found), "norm") + ", " + found[0].Label() + " to " + found[len(found)-1].Label()
	return a
}

// asksBetween reports whether a question is how much time lies between two texts.
func (q *question) asksBetween() bool {
	return len(q.of(text)) == 2 && len(q.of(state, set, texts, norm, act)) == 0
}

// timeBetween answers that.
func (q *question) timeBetween() Answer {
	q.takeWords(howMany, howWord, between, after, before, since, until)
	about := q.takeTexts()
	slices.SortFunc(about, func(x, y *model.Statement) int { return x.When().Compare(y.When()) })
	on := func(s *model.Statement) time.Time {
		d := first(s.When())
		return time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC)
	}
	days := int(on(about[1]).Sub(on(about[0])).Hours() / 24)
	a := Answer{Kind: Record, Place: about[0].Path(), Count: 2, Rows: prose.Each(about, q.r.bareRow)}
	a.Says = prose.Count(days, "day") + " from " + about[0].ShortTitle + ", " + about[0].When().Long() + ", to " + about[1].ShortTitle + ", " + about[1].When().Long()
	if years := days / 365; years > 0 {
		a.Says = "about " + prose.Count(years, "year") + ", " + a.Says
	}
	return a
}

// asksDoes reports whether a question is what a State says it does about the norms, all of
// them: "norms Kenya implements".
func (q *question) asksDoes() bool {
	return len(q.of(state)) == 1 && len(q.pages("norm")) == 1 && q.asks(reports) && len(q.of(norm, text, texts, set)) == 0
}

// does answers that.
func (q *question) does() Answer {
	co := q.thing(q.of(state)[0]).state
	q.use(append(q.of(state), q.pages("norm")...)...)
	q.takeWords(reports)
	a := Answer{Kind: Record, States: []*model.Country{co}, Place: co.Path(), Caveats: []string{model.SaysRule}}
	var says []string
	for _, n := range q.r.corpus.Norms() {
		if claims := q.r.corpus.Said(model.SaidAbout{Norm: n, Country: co}); len(claims) > 0 {
			a.Rows = append(a.Rows, prose.Each(claims, q.saying)...)
			says = append(says, n.Name()+" "+strconv.Itoa(len(claims)))
		}
	}
	a.Count = len(a.Rows)
	a.Says = co.DisplayName() + ": " + prose.Count(a.Count, "entry", "entries") + " in documents on record about what it does"
	if len(says) > 0 {
		a.Says += ": " + strings.Join(says, ", ")
	}
	return a
}
