package compare_test

import (
	"slices"
	"testing"

	"comity/model"
	"comity/model/compare"
	"comity/model/prose"
	"comity/model/relation"
)

// TestAgreementEqualsASlowCount: the two pairs of the contract by their figures,
// and every pair of States against the columns of the roll calls.
func TestAgreementEqualsASlowCount(t *testing.T) {
	c := corpus(t)
	for _, tc := range []struct {
		a, b string
		want slow
	}{
		{"EST", "LVA", slow{n: 17, same: 17}},
		{"RUS", "USA", slow{n: 17, same: 1}},
	} {
		if got := slowAgreement(c, model.ISO3(tc.a), model.ISO3(tc.b)); got != tc.want {
			t.Errorf("%s and %s by the columns: %+v, expected %+v", tc.a, tc.b, got, tc.want)
		}
	}
	all := c.Countries()
	for i, a := range all {
		for _, b := range all[i+1:] {
			if i%7 != 0 && a.ISO3 != "EST" && a.ISO3 != "RUS" {
				continue // every seventh State against all the others is enough
			}
			want := slowAgreement(c, a.ISO3, b.ISO3)
			cmp := of(t, c, "", string(a.ISO3), string(b.ISO3))
			v := cmp.Pairs[0].Votes
			if got := (slow{v.Of, v.Same, v.Half, v.NotEligible, v.Unknown, v.Absent}); got != want || v.Split != 0 {
				t.Errorf("%s and %s: %+v, expected %+v", a.ISO3, b.ISO3, got, want)
			}
			share, ok := v.Value()
			soft, _ := v.Soft()
			if ok != (want.n >= 5) || ok && (share != float64(want.same)/float64(want.n) || soft < share) {
				t.Errorf("%s and %s: %v and %v of %d", a.ISO3, b.ISO3, share, soft, want.n)
			}
			if v.Opposed() != want.n-want.same-want.half {
				t.Errorf("%s and %s: opposed %d", a.ISO3, b.ISO3, v.Opposed())
			}
		}
	}
}

// TestListsEqualASlowCount counts lists from the fields of the records.
func TestListsEqualASlowCount(t *testing.T) {
	c := corpus(t)
	for _, pair := range [][2]string{{"EST", "LVA"}, {"RUS", "USA"}, {"JPN", "KEN"}, {"PSE", "VAT"}} {
		a, b := country(t, c, pair[0]), country(t, c, pair[1])
		both, either := 0, 0
		for _, s := range c.Statements() {
			if s.RollCall() || len(s.States) == 0 || s.OpenTo == "listed" || s.Kind == "expert-group" || s.Advisory() {
				continue
			}
			open := func(co *model.Country) bool {
				switch s.OpenTo {
				case "un-members":
					return co.UNMemberOn(s.ListDate())
				case "states":
					return co.UNSince.Compare(s.ListDate()) <= 0
				case "group:oas":
					return co.ISO3 == "USA"
				case "statement:counter-ransomware-initiative":
					return slices.Contains(statement(t, c, "counter-ransomware-initiative").States, co.ISO3)
				case "statement:gge-2021":
					return slices.Contains(statement(t, c, "gge-2021").States, co.ISO3)
				}
				return co.ISO3 == "KEN" // the African Union
			}
			on := func(co *model.Country) bool {
				return slices.Contains(s.States, co.ISO3) || slices.Contains(s.SignedNotRatified, co.ISO3)
			}
			unsure := func(co *model.Country) bool {
				return slices.Contains(s.Disputed, co.ISO3) || s.ListStatus != "" && !on(co)
			}
			spoken := func(co *model.Country) bool { // an organisation spoke for it: it could be on the list
				return slices.ContainsFunc(s.StatesVia, func(v model.ViaList) bool { return slices.Contains(v.States, co.ISO3) }) && !on(co)
			}
			if !open(a) || !open(b) || unsure(a) && !spoken(a) || unsure(b) && !spoken(b) {
				continue
			}
			if on(a) || on(b) {
				either++
			}
			if on(a) && on(b) {
				both++
			}
		}
		cmp := of(t, c, "", pair[0], pair[1])
		if l := cmp.Pairs[0].Lists; l.Same != both || l.Of != either {
			t.Errorf("%v: on both lists %d of %d, expected %d of %d", pair, l.Same, l.Of, both, either)
		}
	}
}

// TestEveryTextIsCountedOnce: whatever is compared, nothing is lost and nothing
// counted twice.
func TestEveryTextIsCountedOnce(t *testing.T) {
	c := corpus(t)
	votes := 0
	bodies, noState := 0, 0
	for _, s := range c.Statements() {
		if s.RollCall() {
			votes++
		}
		if s.WithoutVote() {
			bodies++
		} else if !s.ByState() { // of agencies, or nothing was signed
			noState++
		}
	}
	for _, names := range [][]string{
		{"EST", "RUS"}, {"EU", "NATO"}, {"EU@2019-09-23", "G7", "CHN"}, {"PSE", "SSD"}, {"FOC@2012-01-01", "EST"},
		{"AUS", "CAN", "CHL", "JPN", "KEN", "BRICS"},
	} {
		cmp := of(t, c, "", names...)
		if len(cmp.Texts) != len(c.Statements()) || cmp.Later != 0 {
			t.Errorf("%v: %d texts and %d later", names, len(cmp.Texts), cmp.Later)
		}
		for _, text := range cmp.Texts {
			if !slices.Contains(relation.Cases(), text.Category) || (text.Category == relation.OneJoined) != (text.Only >= 0 && text.Only < len(names)) {
				t.Errorf("%v: %s is a case %v of only %d", names, text.Statement.ID, text.Category, text.Only)
			}
		}
		if n := len(in(cmp, relation.NoVote)); n != bodies {
			t.Errorf("%v: %d texts without a vote, expected %d", names, n, bodies)
		}
		if want := len(names) * (len(names) - 1) / 2; len(cmp.Pairs) != want {
			t.Errorf("%v: %d pairs, expected %d", names, len(cmp.Pairs), want)
		}
		for _, p := range cmp.Pairs {
			v, l := p.Votes, p.Lists
			if got := v.Of + v.NotEligible + v.Unknown + v.Absent + v.Split; got != votes {
				t.Errorf("%v: %d roll calls counted, expected %d", names, got, votes)
			}
			if got := l.Of + l.Neither + l.NotEligible + l.Unknown + l.Bodies + l.Experts; got != len(c.Statements())-votes-bodies-noState {
				t.Errorf("%v: %d lists counted, expected %d", names, got, len(c.Statements())-votes-bodies-noState)
			}
			for _, score := range []compare.Score{v.Score, l.Score} {
				value, ok := score.Value()
				if ok != (score.Of >= compare.Least) || ok == (score.Why() != "") || value < 0 || value > 1 {
					t.Errorf("%v: %+v has the value %v, %v, %q", names, score, value, ok, score.Why())
				}
			}
		}
	}
}

// TestNoScoreBelowFive: two States that few texts can be counted for.
func TestNoScoreBelowFive(t *testing.T) {
	c := corpus(t)
	cmp := of(t, c, "2006-12-31", "EST", "LVA")
	v := cmp.Pairs[0].Votes
	if _, ok := v.Value(); ok || v.Of != 2 || v.Why() != "only 2 comparable" {
		t.Errorf("two roll calls by 2006: %d, %q", v.Of, v.Why())
	}
	if _, ok := v.Soft(); ok {
		t.Error("two roll calls have a score with abstention half-way")
	}
	cmp = of(t, c, "", "PSE", "VAT")
	if v := cmp.Pairs[0].Votes; v.Why() != "none comparable" || v.NotEligible != 17 {
		t.Errorf("observers vote: %+v %q", v, v.Why())
	}
}

// TestMajorityOfAGroup: what a group voted, by more than half of those voting.
func TestMajorityOfAGroup(t *testing.T) {
	c := corpus(t)
	cmp := of(t, c, "", "BRICS", "RUS")
	for _, text := range cmp.Texts {
		if !text.Statement.RollCall() {
			if _, _, _, ok := text.Stands[0].Vote(); ok {
				t.Errorf("%s was not voted on, and has a vote", text.Statement.ID)
			}
			continue
		}
		count := map[string]int{}
		for _, co := range cmp.Subjects.List[0].Members {
			count[column(text.Statement, co.ISO3)]++
		}
		cast := count["y"] + count["n"] + count["a"]
		want, k := "", 0
		for _, mark := range []string{"y", "n", "a"} {
			if 2*count[mark] > cast+count["?"] {
				want, k = mark, count[mark]
			}
		}
		act, got, n, ok := text.Stands[0].Vote()
		if ok != (want != "") || ok && (act.Word()[:1] != want || got != k || n != cast) {
			t.Errorf("%s: BRICS voted %s by %d of %d, %v; expected %q by %d of %d", text.Statement.ID, act.Word(), got, n, ok, want, k, cast)
		}
	}
}

// in are the texts of a category.
func in(c compare.Comparison, category relation.Case) []compare.Text {
	return prose.Only(c.Texts, func(t compare.Text) bool { return t.Category == category })
}
