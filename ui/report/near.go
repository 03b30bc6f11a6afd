package report

import (
	"slices"
	"strconv"
	"strings"

	"comity/model"
	"comity/model/compare"
	"comity/model/relation"
	"comity/ui/place"
)

// ends is the number of States at each end of a ranking.
const ends = 10

// near makes the report of one State: its closest and most distant States, and
// where it differs from its UN regional group.
func (s *Report) near(co *model.Country, v place.View) error {
	n := compare.Nearest(s.corpus, co, v.AsOf, len(s.corpus.Countries()))
	s.Neighbours = &n
	s.Title = co.DisplayName() + " among all States" + s.day()
	s.Lead = []string{
		"Closest and most distant States, first by votes, then by lists, and where it differs from its regional group.",
		compare.NearRule, compare.TooFew(), GradesNote,
	}
	view := CompareView{
		shown: s.shown(), Sort: "country", Later: n.Later,
		Subjects: []SubjectView{{co.DisplayName(), co.Path(), []model.ISO3{co.ISO3}, true}},
		Texts:    []CompareText{}, Pairs: []PairView{},
	}
	s.Header = []string{"what", "id", "name", "same", "of"}
	s.Near = &NearView{
		Votes: RankingView{[]NeighbourView{}, []NeighbourView{}, n.Votes.Compared, n.Votes.TooFew},
		Lists: RankingView{[]NeighbourView{}, []NeighbourView{}, n.Lists.Compared, n.Lists.TooFew},
	}
	votes := func(a compare.Agreement) compare.Score { return a.Score }
	lists := func(l compare.Lists) compare.Score { return l.Score }
	s.Near.Votes.Nearest = rank(s, "closest-votes", compare.Closest, compare.ByVotes, n.Votes.Nearest, votes)
	s.Near.Votes.Farthest = rank(s, "distant-votes", compare.MostDistant, compare.ByVotes, n.Votes.Farthest, votes)
	s.Near.Lists.Nearest = rank(s, "closest-lists", compare.Closest, compare.ByLists, n.Lists.Nearest, lists)
	s.Near.Lists.Farthest = rank(s, "distant-lists", compare.MostDistant, compare.ByLists, n.Lists.Farthest, lists)
	s.note(compare.ByVotes+": "+n.Votes.About(), compare.ByLists+": "+n.Lists.About())
	view.Near = s.Near
	s.ownGroup(co, &view)
	s.note(compare.LeftForDay(n.Later, n.LaterLists)...)
	s.corrections(n.Corrected)
	view.Notes = list(s.Notes)
	s.JSON = view
	return nil
}

// ownGroup adds where a State differs from its UN regional group.
func (s *Report) ownGroup(co *model.Country, view *CompareView) {
	if co.UNGroup == "none" {
		s.note(co.DisplayName() + " is in no UN regional group to compare it with")
		return
	}
	steps := compare.OutOfStep(s.corpus, co, s.unGroup(co), s.asOf)
	view.Steps = s.steps(&steps, "the "+co.UNGroup)
	for _, side := range []struct {
		what  string
		steps []OutOfStep
	}{{"behind its UN group", view.Steps.Behind}, {"ahead of its UN group", view.Steps.Ahead}} {
		for _, step := range side.steps {
			s.Rows = append(s.Rows, []string{side.what, string(step.ID), step.Title, strconv.Itoa(step.Joined), strconv.Itoa(step.Known + step.Unknown)})
		}
	}
}

// unGroup are the members of the UN regional group of a State.
func (s *Report) unGroup(co *model.Country) []*model.Country {
	return slices.DeleteFunc(slices.Clone(s.corpus.Countries()), func(other *model.Country) bool { return other.UNGroup != co.UNGroup })
}

// Circle is a group of States, and where one of its members differs from it.
type Circle struct {
	Key, Name, Full string
	Steps           compare.Steps
}

// Circles are the groups of the State that is compared with all others, its UN
// regional group first; those with too few other members are left out.
func (s *Report) Circles() []Circle {
	const others = 3
	var out []Circle
	co := s.Neighbours.Country
	add := func(key, name, full string, members []*model.Country) {
		if steps := compare.OutOfStep(s.corpus, co, members, s.asOf); steps.Members >= others {
			out = append(out, Circle{key, name, full, steps})
		}
	}
	if co.UNGroup != "none" {
		add("un-group", co.UNGroup, "the UN regional group", s.unGroup(co))
	}
	for _, g := range s.corpus.Groups() {
		if members := relation.MembersOf(s.corpus, g, s.asOf); slices.Contains(members.Codes, co.ISO3) {
			add(string(g.ID), g.ShortName, g.Name, s.corpus.Named(members.Codes))
		}
	}
	return out
}

// rank adds one end of a ranking to the report.
func rank[T any](s *Report, id, where, by string, end []compare.Neighbour[T], score func(T) compare.Score) []NeighbourView {
	out := []NeighbourView{}
	t := &Table{Head: heads("State", "alike")}
	for _, one := range end[:min(ends, len(end))] {
		k := score(one.Score)
		out = append(out, NeighbourView{one.Country.ISO3, one.Country.DisplayName(), k.Same, k.Of})
		s.Rows = append(s.Rows, []string{strings.ToLower(where) + " " + by, string(one.Country.ISO3), one.Country.DisplayName(), strconv.Itoa(k.Same), strconv.Itoa(k.Of)})
		t.Rows = append(t.Rows, stateRow(one.Country, words(k.Words())))
	}
	part := Part{ID: id, Heading: where + " " + by, Table: t}
	if len(end) == 0 {
		part.Table, part.None, part.Words = nil, true, []string{compare.NoNear}
	}
	s.Parts = append(s.Parts, part)
	return out
}
