package ask

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"comity/model"
	"comity/model/prose"
)

// setUpBy is the text that set up what a report or a group is of, nil where none is on
// record: the mandate of an expert group, else the first text that it follows.
func (r *Reader) setUpBy(s *model.Statement) *model.Statement {
	for _, t := range r.corpus.Statements() {
		if s.Mandate != "" && t.Symbol == s.Mandate || len(s.Follows) > 0 && s.Mandate == "" && t.ID == s.Follows[0].Statement {
			return t
		}
	}
	return nil
}

// groupsNamed are the groups and reports that a question names, with what set them up:
// not the yearly reports of a group.
func (q *question) groupsNamed() (groups, by []*model.Statement) {
	for _, s := range q.groupsOfUN() {
		t := q.r.setUpBy(s)
		if t != nil && (s.Mandate != "" || s.Kind == "report" && t.Kind == "resolution" || s.Kind == "process") && !slices.Contains(by, t) {
			groups, by = append(groups, s), append(by, t)
		}
	}
	return groups, by
}

// asksCreated reports whether a question is what set up a group: "which resolution
// created the OEWG".
func (q *question) asksCreated() bool {
	groups, _ := q.groupsNamed()
	return len(groups) > 0 && len(q.of(state, set, norm)) == 0
}

// contentWords ask what a text says.
func (q *question) contentWords() []int {
	return q.typed("say", "says", "said", "establish", "established", "agree", "agree on", "agreed", "find", "found", "conclude", "concluded", "recommend", "recommended", "decide", "decided", "achieve", "achieved")
}

// asksContent reports whether a question is what a text says: "what did the 2013 GGE
// report establish".
func (q *question) asksContent() bool {
	named, said := q.of(text), q.contentWords()
	return len(named) == 1 && q.tokens[0].word == "what" && len(said) > 0 && named[0] < said[0] && len(q.of(state, set, texts, norm, page)) == 0
}

// content answers that with the summary on record.
func (q *question) content() Answer {
	s := q.thing(q.of(text)[0]).text
	q.use(append(q.contentWords(), q.of(text)...)...)
	q.datesText(s)
	return Answer{Kind: Record, Count: 1, Place: s.Path(), Rows: []Row{q.r.textRow(s, s.Summary)}, Says: s.ShortTitle + ", " + s.When().Long() + ": " + s.Summary}
}

// created answers which texts did.
func (q *question) created() Answer {
	groups, by := q.groupsNamed()
	q.use(append(q.of(text, texts), q.groupTerms()...)...)
	q.takeKinds()
	for _, k := range q.of(text) { // all are in the answer
		q.items[k].plural = true
	}
	a := Answer{Kind: Record, Count: len(by), Place: by[len(by)-1].Path()}
	a.Says = "set up by " + strings.Join(prose.Each(by, func(s *model.Statement) string { return s.ShortTitle + ", " + s.When().Long() }), "; ")
	for i, s := range by {
		a.Rows = append(a.Rows, q.r.textRow(s, "set up: "+groups[i].ShortTitle))
	}
	return a
}

// asksClosest reports whether a question is which vote was the closest.
func (q *question) asksClosest() bool {
	return len(q.of(state, set, text, norm)) == 0 && (len(q.of(act)) > 0 || slices.ContainsFunc(q.of(word), func(k int) bool { _, noun := q.kindNoun(k); return noun }))
}

// closest answers with the roll calls, those with the smallest share between yes and no
// first.
func (q *question) closest() Answer {
	q.use(q.of(act)...)
	q.takeTopic()
	pool, t := q.pool(nil)
	votes := prose.Only(pool, (*model.Statement).RollCall)
	if len(votes) == 0 {
		return Answer{Kind: Search}
	}
	between := func(s *model.Statement) int { n := s.Counted(); return max(n.Yes-n.No, n.No-n.Yes) }
	slices.SortStableFunc(votes, func(x, y *model.Statement) int { return cmp.Compare(between(x), between(y)) })
	a := Answer{Kind: Record, Count: len(votes), Place: votes[0].Path()}
	a.Says = "the closest vote" + t.words() + " was on " + votes[0].ShortTitle + ", " + votes[0].When().Long() + ": " + votes[0].Counted().String() + " (yes, no, abstain)"
	a.Rows = prose.Each(votes, func(s *model.Statement) Row {
		return q.r.textRow(s, s.Counted().String()+" (yes, no, abstain): "+strconv.Itoa(between(s))+" between yes and no")
	})
	return a
}

// asksSymbol reports whether a question is under what symbol a text is known.
func (q *question) asksSymbol() bool {
	return len(q.of(text, texts)) > 0 && len(q.of(state, set, act)) == 0 && (len(q.typed("symbol", "symbols")) > 0 || strings.Contains(model.Fold(q.text), "document number"))
}

// symbols answers with the symbols.
func (q *question) symbols() Answer {
	in := q.takeTexts()
	q.use(q.typed("symbol", "symbols", "document", "number")...)
	says := prose.Each(in, func(s *model.Statement) string { return s.ShortTitle + ": " + cmp.Or(s.Symbol, "no symbol on record") })
	a := Answer{Kind: Record, Count: len(in), Place: in[0].Path(), Says: strings.Join(says, "; ")}
	a.Rows = prose.Each(in, q.r.bareRow)
	return a
}
