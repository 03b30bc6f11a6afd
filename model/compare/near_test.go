package compare_test

import (
	"slices"
	"testing"

	"comity/model"
	"comity/model/compare"
)

// TestNearestEqualsEveryPair: the ranking is that of comparing with each State.
func TestNearestEqualsEveryPair(t *testing.T) {
	c := corpus(t)
	for _, code := range []string{"EST", "RUS", "BRA", "PSE"} {
		own := country(t, c, code)
		got := compare.Nearest(c, own, model.Date{}, 10)
		var scores []compare.Score
		for _, co := range c.Countries() {
			if co != own {
				score := of(t, c, "", "country/"+code, "country/"+string(co.ISO3)).Pairs[0].Votes.Score
				if _, ok := score.Value(); ok {
					scores = append(scores, score)
				}
			}
		}
		if got.Votes.Compared != len(scores) || got.Votes.Compared+got.Votes.TooFew != 194 || got.Lists.Compared+got.Lists.TooFew != 194 {
			t.Errorf("%s: %d compared and %d not, expected %d", code, got.Votes.Compared, got.Votes.TooFew, len(scores))
		}
		better := func(a, b compare.Score) int {
			x, _ := a.Value()
			y, _ := b.Value()
			switch {
			case x > y, x == y && a.Of > b.Of:
				return -1
			case x == y && a.Of == b.Of:
				return 0
			}
			return 1
		}
		slices.SortFunc(scores, better)
		for i, n := range got.Votes.Nearest {
			if better(n.Score.Score, scores[i]) != 0 || n.Country == own {
				t.Errorf("%s: %s is number %d with %d of %d, expected %d of %d", code, n.Country.ISO3, i, n.Score.Same, n.Score.Of, scores[i].Same, scores[i].Of)
			}
		}
		for _, r := range [][]compare.Neighbour[compare.Lists]{got.Lists.Nearest, got.Lists.Farthest} {
			for i, n := range r {
				if n.Score.Of < compare.Least {
					t.Errorf("%s: %s has a score of %d lists", code, n.Country.ISO3, n.Score.Of)
				}
				if i > 0 {
					prev := r[i-1]
					same := prev.Score.Same*n.Score.Of == n.Score.Same*prev.Score.Of
					if same && (prev.Score.Of < n.Score.Of || prev.Score.Of == n.Score.Of && model.Fold(prev.Country.DisplayName()) > model.Fold(n.Country.DisplayName())) {
						t.Errorf("%s: the tie of %s and %s is not broken by the count and the name", code, prev.Country.ISO3, n.Country.ISO3)
					}
				}
			}
		}
	}
	if est := compare.Nearest(c, country(t, c, "EST"), model.Date{}, 3); len(est.Votes.Farthest) != 3 || est.Votes.Farthest[0].Score.Same > est.Votes.Nearest[0].Score.Same {
		t.Errorf("Estonia: %+v", est.Votes)
	}
	if none := compare.Nearest(c, country(t, c, "EST"), model.Date{}, -1); len(none.Votes.Nearest) != 0 || none.Votes.Compared == 0 {
		t.Error("fewer than none were asked for")
	}
	if r := compare.Nearest(c, country(t, c, "PSE"), model.Date{}, 3); r.Votes.Compared != 0 || r.Votes.TooFew != 194 {
		t.Errorf("an observer State is near somebody by votes: %+v", r.Votes)
	}
}

// TestOutOfStepEqualsASlowCount counts from the acts.
func TestOutOfStepEqualsASlowCount(t *testing.T) {
	c := corpus(t)
	for _, tc := range []struct{ code, group string }{{"HUN", "eu"}, {"EST", "eu"}, {"TUR", "nato"}, {"CHN", "brics"}, {"CHL", "oas"}, {"RUS", "osce"}} {
		own := country(t, c, tc.code)
		g, _ := c.Group(model.GroupID(tc.group))
		got := compare.OutOfStep(c, own, c.Named(g.Members), model.Date{})
		var behind, ahead []model.StatementID
		for _, s := range c.Statements() {
			joined, known, unknown := 0, 0, 0
			for _, co := range c.Countries() {
				act := c.Act(s, co)
				if co == own || !slices.Contains(g.Members, co.ISO3) || act == model.NotEligible {
					continue
				}
				if act == model.Unknown {
					unknown++
					continue
				}
				known++
				if act.Joined() {
					joined++
				}
			}
			act := c.Act(s, own)
			all := float64(known + unknown)
			switch {
			case known < 3 || act == model.Unknown || act == model.NotEligible || s.WithoutVote():
			case !act.Joined() && float64(joined) >= 0.6*all:
				behind = append(behind, s.ID)
			case act.Joined() && float64(joined+unknown) <= 0.4*all:
				ahead = append(ahead, s.ID)
			}
		}
		ids := func(steps []compare.Step) (out []model.StatementID) {
			for _, s := range steps {
				out = append(out, s.Statement.ID)
			}
			return out
		}
		if !slices.Equal(ids(got.Behind), behind) || !slices.Equal(ids(got.Ahead), ahead) {
			t.Errorf("%s and %s: behind %v and ahead %v, expected %v and %v", tc.code, tc.group, ids(got.Behind), ids(got.Ahead), behind, ahead)
		}
		sum := len(got.Behind) + len(got.Ahead) + got.InStep + got.Bodies + got.NoState + got.NotEligible + got.Unknown + got.TooFew + got.Unsettled
		if sum != len(c.Statements()) {
			t.Errorf("%s and %s: %d texts counted of %d", tc.code, tc.group, sum, len(c.Statements()))
		}
		notOfStates := 0
		for _, s := range c.Statements() {
			if !s.ByState() && !s.WithoutVote() {
				notOfStates++
			}
		}
		for _, step := range slices.Concat(got.Behind, got.Ahead) {
			if !step.Statement.ByState() {
				t.Errorf("%s and %s: out of step on %s, which is of no State", tc.code, tc.group, step.Statement.ID)
			}
		}
		if got.NoState != notOfStates {
			t.Errorf("%s and %s: %d texts are of no State, expected %d", tc.code, tc.group, got.NoState, notOfStates)
		}
	}
}

// TestOutOfStepOfTheEU: Austria is not on the joint statement's list though two
// thirds of the others are, and a vote against is said as one.
func TestOutOfStepOfTheEU(t *testing.T) {
	c := corpus(t)
	g, _ := c.Group("eu")
	on, _ := c.MembersOn(g, day(t, "2019-09-23"))
	got := compare.OutOfStep(c, country(t, c, "AUT"), c.Named(on), day(t, "2019-09-23"))
	i := slices.IndexFunc(got.Behind, func(s compare.Step) bool { return s.Statement.ID == "joint-statement-2019" })
	if i < 0 {
		t.Fatal("Austria is not out of step on the joint statement")
	}
	if s := got.Behind[i]; s.Group.Joined != 18 || s.Group.Known != 27 || s.Act != model.NotListed || got.Members != 27 {
		t.Errorf("%d of %d, %s; expected 18 of 27, not listed", s.Group.Joined, s.Group.Known, s.Act.Word())
	}
	rus := compare.OutOfStep(c, country(t, c, "RUS"), c.Named([]model.ISO3{"USA", "GBR", "FRA"}), model.Date{})
	i = slices.IndexFunc(rus.Behind, func(s compare.Step) bool { return s.Statement.ID == "ga-res-73-266" })
	if i < 0 || rus.Behind[i].Act != model.No {
		t.Errorf("Russia's vote against 73/266 is not said: %+v", rus.Behind)
	}
	if rus.Bodies != 16 {
		t.Errorf("%d texts without a vote", rus.Bodies)
	}
}

func BenchmarkNearest(b *testing.B) {
	c := corpus(b)
	own := country(b, c, "EST")
	for b.Loop() {
		compare.Nearest(c, own, model.Date{}, 10)
	}
}

func BenchmarkNearestAsOf(b *testing.B) {
	c := corpus(b)
	own := country(b, c, "EST")
	for b.Loop() {
		compare.Nearest(c, own, model.Date{Year: 2019, Month: 9, Day: 23}, 10)
	}
}
