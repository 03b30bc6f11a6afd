package ask

import (
	"slices"
	"strings"

	"comity/model"
	"comity/model/prose"
)

// course is what is asked of the groups of the UN: who set one up, how it went, when it
// ended, what came next.
type course uint8

const (
	noCourse course = iota
	origin
	failure
	success
	ending
	sequel
)

// courseWords are the words for each.
func courseWords() map[course][]string {
	return map[course][]string{
		origin:  append(strings.Fields("start starts meet meets met proposed propose initiated launched started began begin begun origin"), "who started", "who launched", "who initiated"),
		failure: strings.Fields("fail failed fails failure collapsed deadlocked"),
		success: strings.Fields("agree agreed agrees reach reached succeed succeeded success consensus"),
		ending:  strings.Fields("end ended ends finish finished close closed closes conclude concluded expired"),
		sequel:  strings.Fields("replaced replace replaces superseded successor successors successor followed follows follow"),
	}
}

// asksCourse returns what is asked of the groups that a question names, and the places of
// the words.
func (q *question) asksCourse() (of course, words []int) {
	if len(q.of(state, set, norm, entity)) > 0 || len(q.groupsOfUN()) == 0 {
		return noCourse, nil
	}
	if len(q.pages("oewg", "gge", "consensus")) < len(q.of(page)) && (len(q.of(page)) > 1 || len(q.pages("global-mechanism")) == 0) {
		return noCourse, nil
	}
	for _, k := range q.typed("came", "comes", "come") {
		if q.is(k+1, after) {
			return sequel, []int{k, k + 1}
		}
	}
	said := courseWords()
	if words = q.typed(said[origin]...); len(words) == 0 && q.namesKind() && q.asks(whoWord) && len(q.typed("report")) == 0 {
		return noCourse, nil
	}
	if ended := append(q.typed("no", "without"), q.typed("no consensus", "without consensus")...); len(ended) > 0 && len(q.pages("consensus")) > 0 {
		return failure, slices.Concat(ended, q.pages("consensus"), q.typed(said[ending]...), q.typed(said[failure]...))
	}
	for _, c := range []course{origin, failure, sequel, ending, success} {
		if words = q.typed(said[c]...); len(words) == 0 {
			continue
		}
		no := append(q.typed("no", "without"), prose.Only(q.of(word), func(k int) bool { return q.is(k, notWord, noneWord, unvoted) })...)
		if words = append(words, no...); c == success && len(no) > 0 {
			c = failure
		}
		return c, words
	}
	return noCourse, nil
}

// groupsOfUN are the groups that a question names, each by its report: a group of experts,
// or the working groups that are open to all.
func (q *question) groupsOfUN() []*model.Statement {
	var out []*model.Statement
	for _, k := range q.of(text, texts, page) {
		it := &q.items[k]
		words := strings.Fields(strings.TrimPrefix(q.folded(it), "the "))
		last := singular(words[len(words)-1])
		switch {
		case it.class != page && it.things[0].text.Kind == "expert-group":
			things := it.things
			if it.class == text && (len(q.of(date)) > 0 || len(words) > 1) {
				things = things[:1]
			}
			out = with(out, prose.Each(things, func(t thing) *model.Statement { return t.text })...)
		case last == "oewg", last == "group" && strings.Contains(q.folded(it), "ended"):
			for _, s := range q.r.corpus.Statements() {
				if s.Kind == "report" && !strings.Contains(s.ShortTitle, "progress") && strings.HasPrefix(s.Forum, "Open-Ended Working Group") && (len(words) == 1 || !slices.Contains([]string{"first", "second"}, words[0]) || strings.HasPrefix(model.Fold(s.ShortTitle), words[0])) {
					out = with(out, s)
				}
			}
		case it.class == page && (it.things[0].page.Name() == "gge" || it.things[0].page.Name() == "global-mechanism"):
			out = with(out, prose.Only(q.r.corpus.Statements(), func(s *model.Statement) bool {
				return s.Kind == "expert-group" && it.things[0].page.Name() == "gge" || s.Kind == "process" && strings.Contains(s.ShortTitle, it.things[0].page.Title)
			})...)
		}
	}
	slices.SortFunc(out, func(a, b *model.Statement) int { return a.When().Compare(b.When()) })
	return out
}

// courseOf answers what is asked of them.
func (q *question) courseOf() Answer {
	asked, words := q.asksCourse()
	groups := q.groupsOfUN()
	q.use(slices.Concat(words, q.of(text, texts, page, date), q.typed("report", "reports", "reach", "reached", "agree", "agreed", "consensus", "by", "up"))...)
	q.takeKinds()
	q.takeWords(oldest, newest)
	for _, k := range q.of(text) { // all are in the answer
		q.items[k].plural = true
	}
	q.reasoned = asked == failure
	a := Answer{Kind: Record, Place: groups[len(groups)-1].Path()}
	all := len(groups)
	if several := all > 1; several && (asked == failure || asked == success) {
		groups = prose.Only(groups, func(s *model.Statement) bool { return agreed(s) == (asked == success) })
	}
	var says []string
	if asked == sequel {
		groups = groups[len(groups)-1:]
	}
	for _, s := range groups {
		what, note := s.ShortTitle+", "+s.When().Long(), s.Outcome
		switch by := q.r.setUpBy(s); {
		case asked == sequel:
			what += ". " + s.Summary
			for _, f := range q.r.corpus.After(s) {
				if later, ok := q.r.corpus.Statement(f.Statement); ok {
					what += " Later: " + later.ShortTitle + " (" + f.How + ")."
					a.Rows = append(a.Rows, q.r.textRow(later, f.How))
				}
			}
		case asked == origin && by != nil:
			note = "set up by " + by.ShortTitle + ", " + by.When().Long()
			if s.Kind != "process" { // whose day is that of its beginning
				what = s.ShortTitle
			}
			if what += ": " + note; by.Kind == "resolution" {
				what += "; " + sponsorsOf(q.r.corpus, by, sponsoring)
			}
		case all == 1:
			what += strings.TrimSuffix(": "+s.Outcome, ": ") + ". " + s.Summary
		case asked == failure:
			what += ": " + s.Outcome
		}
		says = append(says, what)
		if asked != sequel {
			a.Rows = append(a.Rows, q.r.textRow(s, note))
		}
	}
	a.Count, a.Says = len(a.Rows), strings.Join(says, "; ")
	if p, ok := q.r.corpus.Page("page/timeline"); ok {
		a.Rows = append(a.Rows, Row{Title: p.Title, Place: string(p.ID), Note: p.Lead()})
	}
	switch {
	case asked == sequel:
		if p, ok := q.r.corpus.Page("term/global-mechanism"); ok {
			a.Says += " " + p.Lead()
		}
	case all == 1 && q.asksWhether() && asked != origin && asked != ending:
		a.Says = map[bool]string{true: "Yes: ", false: "No: "}[agreed(groups[0]) == (asked == success)] + a.Says
	case all > 1 && len(groups) < all:
		a.Says = prose.Of(len(groups), all) + map[bool]string{true: " agreed on a report: ", false: " ended without a report by consensus: "}[asked == success] + a.Says
	}
	return a
}

// agreed reports whether a group ended with a report by consensus.
func agreed(s *model.Statement) bool { return !strings.HasPrefix(s.Outcome, "no ") }
