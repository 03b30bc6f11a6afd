package ask

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"comity/model"
	"comity/model/compare"
	"comity/model/prose"
	"comity/model/relation"
)

// record answers what a State did: all of it, its votes, or in some time.
func (q *question) record() Answer {
	named, except := q.takeStates()
	if len(named) == 0 {
		named = except
	} else { // what leaves States out of a record is not read
		for _, k := range q.of(state) {
			q.items[k].used = slices.Contains(named, q.thing(k).state)
		}
	}
	t, impossible := q.takeTime()
	a := Answer{Kind: Record, States: named, Place: named[0].Path()}
	if impossible {
		a.Says = "the time ends before it begins"
		a.Caveats = []string{t.contradicts()}
		return a
	}
	if q.asks(alike, differ) && len(named) == 1 {
		a.Kind, a.Place = Compare, "compare?of="+string(named[0].ISO3)
		q.takeVerbs(voted, took)
		far := q.asks(least, differ)
		q.takeWords(most, least, alike, differ)
		q.nearest(named[0], far, &a)
		return a
	}
	admits := q.wanted(&a)
	kinds, in, unknown, through := q.takeKinds(), q.takeTexts(), 0, 0
	if q.verbsAre(blamed) && len(kinds) == 0 {
		kinds = []string{"attribution"}
	}
	undated := q.entries(&a, named, t, func(s *model.Statement, act model.Act) bool {
		asked := (len(in) == 0 || slices.Contains(in, s)) && (len(kinds) == 0 || slices.Contains(kinds, s.Kind))
		if asked && len(in)+len(kinds) > 0 && a.Kind != Votes && t.has(s.When()) && !admits(s, act) { // of one of which a name is asked for
			unknown += map[bool]int{true: 1}[act == model.Unknown]
			through += map[bool]int{true: 1}[act == model.Via]
		}
		return asked && admits(s, act)
	})
	positions := 0
	if !t.open() && len(kinds)+len(in) == 0 && !slices.ContainsFunc(q.of(act), func(k int) bool { return q.thing(k).verb != took }) { // all it did in a time
		positions = q.besideActs(&a, named, t)
	}
	if len(kinds) == 0 && q.takeVerbs(signed) {
		a.Caveats = append(a.Caveats, q.byAgencies(t, named...)...)
	}
	a.Caveats = append(a.Caveats, unlistedIn(unknown, through)...)
	later := q.laterOf(&a, in, kinds)
	parts := tally(a.Rows[:len(a.Rows)-positions])
	if positions > 0 {
		parts = strings.TrimPrefix(parts+", "+prose.Count(positions, "published position"), ", ")
	}
	which := q.endsOf(&a)
	a.Count = len(a.Rows)
	if len(named) > 1 && len(a.Rows) > 0 && q.asks(moreThan, most, fewerThan) || len(q.typed("more", "fewer")) > 0 && len(named) > 1 {
		parts = q.eachState(named, a.Rows) + "; " + parts
	}
	a.Says = names(named) + t.words() + ": " + prose.Count(a.Count, "entry", "entries") + " on record"
	switch {
	case which != "":
		a.Says = names(named) + t.words() + ", the " + which + " on record: " + a.Rows[0].Title + " (" + a.Rows[0].Act + "), " + a.Rows[0].Date.Long()
	case parts != "":
		a.Says += " (" + parts + ")"
	case len(a.Rows) == 0:
		if acts := q.of(act); len(acts) > 0 {
			a.Says = names(named) + t.words() + ": no entry on record for " + strings.Join(prose.Each(acts, q.item), ", ")
		}
		a.Says = strings.Join(append([]string{a.Says}, later...), "; ")
		q.whyNone(&a, t)
	}
	if len(undated) > 0 && which == "" {
		a.Says += "; the day of " + strconv.Itoa(len(undated)) + " more is not on record"
		a.Caveats = append(a.Caveats, "not counted, as the day is not on record: "+strings.Join(undated, ", "))
	}
	return a
}

// laterOf notes what the States of an answer joined after the day of its list, where that is
// asked for.
func (q *question) laterOf(a *Answer, in []*model.Statement, kinds []string) []string {
	acts := q.of(act)
	if a.Kind == Votes || len(in) > 0 || len(acts) > 0 && !q.verbsAre(signed) && !q.verbsAre(party) {
		return nil
	}
	var want []model.Act
	if len(acts) > 0 {
		want = actsOf(q.thing(acts[0]).verb)
	}
	later := q.laterIn(a.States, kinds, want)
	a.Caveats = append(a.Caveats, later...)
	return later
}

// unlistedIn says in how many texts it is not known what a State did, and in how many only an
// organisation spoke for it.
func unlistedIn(unknown, through int) (out []string) {
	if unknown > 0 {
		out = append(out, "of "+prose.Count(unknown, "more text")+" it is not known: "+map[bool]string{true: "its list is", false: "their lists are"}[unknown == 1]+" not whole")
	}
	if through > 0 {
		out = append(out, "in "+prose.Count(through, "more text")+" only an organisation spoke for it")
	}
	return out
}

// entries adds what States did in a time, and returns what they may have done in it: joined
// texts of which the day is not on record.
func (q *question) entries(a *Answer, named []*model.Country, t span, admits func(*model.Statement, model.Act) bool) (undated []string) {
	for _, s := range q.r.corpus.Statements() {
		for _, co := range named {
			act := q.r.corpus.Act(s, co)
			if !admits(s, act) {
				continue
			}
			if sure, may := q.actedIn(s, co, t); sure {
				a.Rows = append(a.Rows, q.cell(s, co))
			} else if may {
				undated = append(undated, s.ShortTitle+" ("+act.Word()+" by "+s.ListDate().Long()+")")
			}
		}
	}
	return undated
}

// actedIn reports whether a State surely did in a time what it did about a text, and whether
// it may have: the day may not be on record.
func (q *question) actedIn(s *model.Statement, co *model.Country, t span) (sure, may bool) {
	p := q.r.corpus.Participation(s, co)
	if relation.Undated(s, co, p.Act) {
		return t.during(s.When(), s.ListDate())
	}
	return t.has(p.Date), false
}

// joinedBy are the texts that both of two States joined in a time, that only the first did
// and the other never, and that only the second did; and which are left out, as the day
// is not on record.
func (q *question) joinedBy(x, y *model.Country, t span, want []model.Act, admits func(*model.Statement) bool) (shared, only, others []*model.Statement, undated []string) {
	for _, s := range q.r.corpus.Statements() {
		ax, ay := q.r.corpus.Act(s, x), q.r.corpus.Act(s, y)
		jx, jy := joined(ax, want), joined(ay, want)
		if !admits(s) || !jx && !jy {
			continue
		}
		inX, mayX := q.actedIn(s, x, t)
		inY, mayY := q.actedIn(s, y, t)
		switch inX, inY = inX || !jx, inY || !jy; {
		case (inX || mayX) && (inY || mayY) && !(inX && inY):
			undated = append(undated, s.ShortTitle)
		case !inX || !inY:
		case jx && jy:
			shared = append(shared, s)
		case jx && ay != model.Unknown:
			only = append(only, s)
		case jy && ax != model.Unknown:
			others = append(others, s)
		}
	}
	if len(undated) > 0 {
		undated = []string{"not counted, as the day of one or both is not on record: " + strings.Join(undated, ", ")}
	}
	return shared, only, others, undated
}

// notOpen names the texts that only one of two States is on and that were not open to the
// other, which are in no count of a comparison.
func (q *question) notOpen(x, y *model.Country, t span) (out []string) {
	for _, pair := range [][2]*model.Country{{x, y}, {y, x}} {
		texts := prose.Only(q.r.corpus.Statements(), func(s *model.Statement) bool {
			in, _ := q.actedIn(s, pair[0], t)
			return in && joined(q.r.corpus.Act(s, pair[0]), nil) && q.r.corpus.Act(s, pair[1]) == model.NotEligible
		})
		if len(texts) > 0 {
			out = append(out, "not counted, as not open to "+pair[1].DisplayName()+", with "+pair[0].DisplayName()+" on them: "+strings.Join(prose.Each(texts, func(s *model.Statement) string { return s.ShortTitle }), ", "))
		}
	}
	return out
}

// besideActs adds the positions that States published in a time, how many it returns, and
// says how many texts were adopted then without a vote.
func (q *question) besideActs(a *Answer, named []*model.Country, t span) (positions int) {
	for _, co := range named {
		rows := q.positions(co, t)
		a.Rows, positions = append(a.Rows, rows...), positions+len(rows)
	}
	if n := len(prose.Only(q.r.corpus.Statements(), func(s *model.Statement) bool { return s.WithoutVote() && t.has(s.When()) })); n > 0 {
		a.Caveats = append(a.Caveats, "not counted: "+prose.Count(n, "text")+" that the whole membership adopted without a vote")
	}
	return positions
}

// eachState counts the rows of each State, and takes the words that compare them as
// understood.
func (q *question) eachState(named []*model.Country, rows []Row) string {
	q.use(q.typed("more", "fewer", "often", "than", "treaties", "more often")...)
	q.takeWords(moreThan, fewerThan, most)
	return strings.Join(prose.Each(named, func(co *model.Country) string {
		return co.DisplayName() + " " + strconv.Itoa(len(prose.Only(rows, func(r Row) bool { return r.ISO3 == co.ISO3 })))
	}), ", ")
}

// nearest tells which States are closest to one or farthest from it, by votes and by
// lists.
func (q *question) nearest(co *model.Country, far bool, a *Answer) {
	const most = 5
	t, impossible := q.takeTime()
	if impossible {
		a.Caveats = append(a.Caveats, t.contradicts())
	}
	found := compare.Nearest(q.r.corpus, co, t.to, len(q.r.corpus.Countries()), t.from)
	ends, votes, lists := "closest to ", found.Votes.Nearest, found.Lists.Nearest
	if far {
		ends, votes, lists = "farthest from ", found.Votes.Farthest, found.Lists.Farthest
	}
	keep := min(most, len(votes))
	for keep > 0 && keep < len(votes) && votes[keep].Score.Same == votes[keep-1].Score.Same && votes[keep].Score.Of == votes[keep-1].Score.Of { // level with the last
		keep++
	}
	a.Says = ends + co.DisplayName() + t.words() + " by votes, among the roll calls in which both voted yes, no or abstain: " + neighbours(a, co, votes[:keep]) + "; by lists: " + neighbours(a, co, lists[:min(most, len(lists))])
	a.Count = len(a.Rows)
	a.Caveats = append(a.Caveats, "votes and lists are counted separately")
}

// neighbours adds the nearest of a State to an answer, and names them.
func neighbours[T interface{ Words() string }](a *Answer, co *model.Country, near []compare.Neighbour[T]) string {
	var out []string
	for _, n := range near {
		name := n.Country.DisplayName()
		if v, ok := any(n.Score).(compare.Agreement); ok {
			name += fmt.Sprintf(" %d of %d", v.Same, v.Of)
		}
		out = append(out, name)
		a.Rows = append(a.Rows, Row{ISO3: n.Country.ISO3, Name: n.Country.DisplayName(), Note: n.Score.Words(), Place: "compare?of=" + string(co.ISO3) + "," + string(n.Country.ISO3)})
	}
	return cmp.Or(prose.List(out, "and"), "no score")
}

// endsOf keeps the newest or the oldest rows of an answer, where these are asked for.
// Rows without a day are told.
func (q *question) endsOf(a *Answer) (which string) {
	dated := slices.DeleteFunc(slices.Clone(a.Rows), func(r Row) bool { return r.Date.IsZero() })
	if len(dated) == 0 && len(a.Rows) > 0 { // which is first or last is not known
		return ""
	}
	kept, which := ends(q, dated, func(r Row) model.Date { return r.Date })
	if which == "" || len(a.Rows) == 0 {
		return ""
	}
	if n := len(a.Rows) - len(dated); n > 0 {
		a.Caveats = append(a.Caveats, "the day of "+strconv.Itoa(n)+" more is not on record")
	}
	a.Rows = kept
	return which
}

// onlyOfRows leaves out the States of an answer that have no row in it.
func (a *Answer) onlyOfRows() {
	a.States = slices.DeleteFunc(slices.Clone(a.States), func(co *model.Country) bool {
		return !slices.ContainsFunc(a.Rows, func(r Row) bool { return r.ISO3 == co.ISO3 })
	})
	a.Narrowed, a.Count = true, len(a.States)
}

// whyNone says why nothing is on record of a State in a time: it was no Member yet, or
// there was no roll call.
func (q *question) whyNone(a *Answer, t span) {
	for _, co := range a.States {
		if a.Kind == Votes && co.UNStatus == "observer" {
			a.Caveats = append(a.Caveats, co.DisplayName()+": an observer State of the United Nations, which has no vote in the General Assembly")
		}
		if !t.to.IsZero() && co.UNStatus == "member" && co.UNSince.Compare(last(t.to)) > 0 {
			a.Caveats = append(a.Caveats, co.DisplayName()+" is a Member of the United Nations since "+co.UNSince.Long())
		}
	}
	votes := slices.ContainsFunc(q.r.corpus.Statements(), func(s *model.Statement) bool { return s.RollCall() && t.has(s.When()) })
	if a.Kind == Votes && !votes {
		a.Caveats = append(a.Caveats, "no roll call"+t.words()+" is on record")
	}
}

// ofTexts reports whether a question is on which of some texts States did something, and not
// whether they did: "joint statements signed by Fiji".
func (q *question) ofTexts() bool {
	return len(q.of(texts)) > 0 && len(q.of(state)) > 0 && len(q.of(set, text)) == 0 && !q.verbsAre(voted) && !q.excepted() && !q.asksWhether() && !q.asksTimes() &&
		!q.asks(howWord, whenWord, noneWord, alike, differ, versus, changed, orWord) && (len(q.of(act)) > 0 || !q.asks(record)) && !slices.ContainsFunc(q.of(texts), func(k int) bool { return q.items[k].every }) &&
		!slices.ContainsFunc(q.of(act), func(k int) bool { return len(actsOf(q.thing(k).verb)) == 0 })
}

// namesKindOrAll reports whether texts are asked for.
func (q *question) namesKindOrAll() bool {
	return q.namesKind() || len(q.of(texts)) > 0 || slices.ContainsFunc(q.of(word), func(k int) bool { return q.is(k, whatWord) })
}

// wanted returns which acts a question about the record of a State asks for.
func (q *question) wanted(a *Answer) func(*model.Statement, model.Act) bool {
	var want, never []model.Act
	sponsors := false
	_, vote := q.voteNamed()
	for _, k := range q.of(act) {
		v := q.thing(k).verb
		acts := actsOf(v)
		switch kinds := q.takeKinds(); {
		case v == signed && slices.Contains(kinds, "resolution"): // nobody signs one
			acts = []model.Act{model.Yes}
		case v == signed && slices.Contains(kinds, "advisory"): // and agencies do
			acts = append(acts, model.Agency)
		}
		switch before := q.lastBefore(k); {
		case v == voted && vote: // votes no
			acts = nil
		case q.is(before, notWord) && len(acts) > 0 && q.namesKindOrAll():
			q.use(before)
			never, acts = append(never, acts...), nil
		case q.is(k-1, notWord):
			continue // what it has not done is left over
		case v == voted: // or was not there to
			acts = append(acts, model.Absent)
		case v == sponsored:
			sponsors = true
		}
		q.items[k].used = true
		want = append(want, acts...)
	}
	votes := slices.ContainsFunc(slices.Concat(want, never), func(act model.Act) bool { return act >= model.Absent && act <= model.Yes })
	if votes && !sponsors {
		a.Kind = Votes
	}
	if len(never) > 0 && len(want) == 0 {
		a.Caveats = append(a.Caveats, "texts on which it could be "+wordsOf(never)+" and is not; not to be on a list says nothing about the view of a State")
		return func(s *model.Statement, act model.Act) bool {
			return act > model.Unknown && !slices.Contains(never, act) && slices.ContainsFunc(s.Acts(), func(a model.Act) bool { return slices.Contains(never, a) })
		}
	}
	if sponsors {
		a.Caveats = append(a.Caveats, "only main sponsors and hosts are on record; co-sponsors are not")
		return func(s *model.Statement, _ model.Act) bool {
			return slices.ContainsFunc(a.States, func(co *model.Country) bool { return slices.Contains(s.MainSponsors, co.ISO3) })
		}
	}
	return func(_ *model.Statement, act model.Act) bool {
		return act.Recorded() && (len(want) == 0 || slices.Contains(want, act))
	}
}

// byAgencies says how many advisories in some time agencies of States gave, which an
// answer about the States does not count.
func (q *question) byAgencies(t span, of ...*model.Country) []string {
	n := len(prose.Only(q.r.corpus.Statements(), func(s *model.Statement) bool {
		return t.has(s.When()) && slices.ContainsFunc(of, func(co *model.Country) bool { return q.r.corpus.Act(s, co) == model.Agency })
	}))
	if n == 0 {
		return nil
	}
	return []string{"not counted: " + prose.Count(n, "advisory", "advisories") + " by agencies"}
}
