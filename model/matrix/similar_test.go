package matrix_test

import (
	"context"
	"math"
	"slices"
	"testing"

	"comity/model"
	"comity/model/matrix"
)

// By similarity, those who vote against Western texts do not stand among those
// who sponsor them, and texts without a list stand last.
func TestSimilarityShowsBlocs(t *testing.T) {
	m := lay(t, matrix.Options{Rows: matrix.ByLikeRows, Columns: matrix.ByLikeColumns})
	got := codes(m)
	at := func(code string) int { return slices.Index(got, code) }
	gap := func(a, b string) int { return max(at(a), at(b)) - min(at(a), at(b)) }
	for _, x := range [][3]string{{"LVA", "EST", "RUS"}, {"CUB", "IRN", "USA"}, {"GBR", "USA", "CHN"}} {
		if gap(x[0], x[1]) >= gap(x[0], x[2]) {
			t.Errorf("%s stands %d rows from %s and %d from %s", x[0], gap(x[0], x[1]), x[1], gap(x[0], x[2]), x[2])
		}
	}
	if m.LikeRows.Method != matrix.Optimal || m.LikeRows.Pairs != 195*194/2 {
		t.Errorf("%+v", *m.LikeRows)
	}
	without := 0
	for _, col := range m.Columns {
		if col.NoList {
			without++
		} else if without > 0 {
			t.Fatalf("%s stands behind a text without a list", col.Statement.ID)
		}
	}
	if without == 0 || m.LikeColumns.Apart != without {
		t.Errorf("%d texts stand apart, %+v", without, *m.LikeColumns)
	}
}

// The distance of two States, counted from the lists of the records with words
// instead of acts.
func TestDistanceOfCountries(t *testing.T) {
	c := corpus(t)
	texts := c.Statements()
	states := c.Countries()
	d, similarity := matrix.Countries(c, states, texts, model.Date{})
	word := func(s *model.Statement, co *model.Country) string {
		has := func(list []model.ISO3) bool { return slices.Contains(list, co.ISO3) }
		via := false
		for _, v := range s.StatesVia {
			via = via || has(v.States)
		}
		switch act := c.Act(s, co); {
		case has(s.Votes.Yes):
			return "0v"
		case has(s.Votes.Abstain):
			return "1v"
		case has(s.Votes.No):
			return "2v"
		case has(s.Votes.Absent) || has(s.Votes.Unresolved) || has(s.Disputed) && !has(s.States):
			return ""
		case s.Advisory(): // an agency on an advisory is no act to compare
			return ""
		case has(s.States) || has(s.SignedNotRatified):
			return "0l"
		case via:
			return "1l"
		case s.ListStatus != "" || !s.ByState() || s.AdoptionUnknown() || act == model.NotEligible:
			return ""
		}
		return "2l"
	}
	words := make([][]string, len(states))
	for i, co := range states {
		for _, s := range texts {
			words[i] = append(words[i], word(s, co))
		}
	}
	mean := 0
	for i := range states {
		for j := range i {
			sum, n := 0.0, 0
			for k, a := range words[i] {
				if b := words[j][k]; a != "" && b != "" && a[1] == b[1] {
					sum += math.Abs(float64(a[0])-float64(b[0])) / 2
					n++
				}
			}
			if n < 5 {
				mean++
				continue
			}
			if want := sum / float64(n); math.Abs(d.At(i, j)-want) > 1e-12 {
				t.Fatalf("%s and %s lie %v apart, counted %v over %d texts", states[i].ISO3, states[j].ISO3, d.At(i, j), want, n)
			}
		}
	}
	if similarity.Mean != mean || similarity.Pairs != 195*194/2 {
		t.Errorf("%+v, counted %d pairs without enough in common", similarity, mean)
	}
}

// The two joint statements share 8 of 28; a vote is no signature.
func TestDistanceOfStatements(t *testing.T) {
	c := corpus(t)
	texts := []*model.Statement{text(t, "first-committee-2018"), text(t, "joint-statement-2019"), text(t, "oewg-2021")}
	d, similarity := matrix.Statements(c, texts, c.Countries(), model.Date{})
	if want := 1 - 8.0/28; math.Abs(d.At(0, 1)-want) > 1e-12 {
		t.Errorf("the joint statements lie %v apart, expected %v", d.At(0, 1), want)
	}
	if similarity.Mean != 2 || d.At(0, 2) != d.At(0, 1) {
		t.Errorf("a text without a list is given %v, %+v; expected the mean", d.At(0, 2), similarity)
	}
	texts = c.Statements()
	d, _ = matrix.Statements(c, texts, c.Countries(), model.Date{})
	for i, a := range texts {
		for j, b := range texts[:i] {
			both, either, common := 0, 0, 0
			for _, co := range c.Countries() {
				x, y := c.Act(a, co), c.Act(b, co)
				if x <= model.Unknown || y <= model.Unknown || !a.ByState() || !b.ByState() {
					continue
				}
				common++
				if x.Joined() && y.Joined() {
					both++
				}
				if x.Joined() || y.Joined() {
					either++
				}
			}
			if want := 1 - float64(both)/float64(either); common >= 5 && either > 0 && math.Abs(d.At(i, j)-want) > 1e-12 {
				t.Fatalf("%s and %s lie %v apart, counted %v", a.ID, b.ID, d.At(i, j), want)
			}
		}
	}
}

func TestDiffer(t *testing.T) {
	for _, c := range []struct {
		a, b model.Act
		want float64 // -1: not compared
	}{
		{model.Yes, model.No, 1}, {model.Yes, model.Abstain, 0.5}, {model.No, model.Abstain, 0.5}, {model.No, model.No, 0},
		{model.Yes, model.Absent, -1}, {model.Absent, model.Absent, -1},
		{model.Listed, model.NotListed, 1}, {model.Party, model.Signatory, 0}, {model.Listed, model.Via, 0.5}, {model.NotListed, model.NotListed, 0},
		{model.Listed, model.Unknown, -1}, {model.NotListed, model.NotEligible, -1}, {model.Yes, model.Listed, -1}, {model.No, model.NotListed, -1},
	} {
		for _, pair := range [][2]model.Act{{c.a, c.b}, {c.b, c.a}} {
			if got, ok := matrix.Differ(pair[0], pair[1]); ok != (c.want >= 0) || ok && got != c.want {
				t.Errorf("%s and %s differ by %v, %t", pair[0].Word(), pair[1].Word(), got, ok)
			}
		}
	}
}

// Both orders together are one way, which does not begin again.
func TestProgress(t *testing.T) {
	for _, o := range []matrix.Options{{Rows: matrix.ByLikeRows}, {Columns: matrix.ByLikeColumns}, {Rows: matrix.ByLikeRows, Columns: matrix.ByLikeColumns}} {
		share, last := -1.0, 0
		o.Progress = func(done, of int) {
			if now := float64(done) / float64(of); now <= share {
				t.Errorf("%d of %d after a share of %v", done, of, share)
			} else {
				share = now
			}
			last = of
		}
		lay(t, o)
		if share != 1 || last == 0 {
			t.Errorf("%s, %s: the way ends at %v", o.Rows, o.Columns, share)
		}
	}
}

func BenchmarkSimilarity(b *testing.B) {
	c := corpus(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := matrix.New(context.Background(), c, matrix.Options{Rows: matrix.ByLikeRows, Columns: matrix.ByLikeColumns}); err != nil {
			b.Fatal(err)
		}
	}
}
