package matrix_test

import (
	"context"
	"errors"
	"math"
	"slices"
	"strings"
	"sync"
	"testing"

	"comity/assets"
	"comity/model"
	"comity/model/matrix"
	"comity/model/query"
	"comity/model/seriate"
)

var unpack = sync.OnceValues(func() (*model.Corpus, error) { return model.Unpack(assets.Packed()) })

func corpus(t testing.TB) *model.Corpus {
	t.Helper()
	c, err := unpack()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func lay(t testing.TB, o matrix.Options) *matrix.Matrix {
	t.Helper()
	m, err := matrix.New(context.Background(), corpus(t), o)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func day(t testing.TB, s string) model.Date {
	t.Helper()
	d, err := model.ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func text(t testing.TB, id string) *model.Statement {
	t.Helper()
	s, ok := corpus(t).Statement(model.StatementID(id))
	if !ok {
		t.Fatal("no statement ", id)
	}
	return s
}

// column finds the column of a text; -1 if it is not there.
func column(m *matrix.Matrix, id string) int {
	return slices.IndexFunc(m.Columns, func(c matrix.Column) bool { return string(c.Statement.ID) == id })
}

func row(m *matrix.Matrix, code string) int {
	return slices.IndexFunc(m.Rows, func(r matrix.Row) bool { return r.Country != nil && string(r.Country.ISO3) == code })
}

func codes(m *matrix.Matrix) []string {
	var out []string
	for _, r := range m.Rows {
		if r.Country != nil {
			out = append(out, string(r.Country.ISO3))
		} else {
			out = append(out, "["+r.Head+"]")
		}
	}
	return out
}

func TestWholeMatrix(t *testing.T) {
	m := lay(t, matrix.Options{})
	if len(m.Rows) != 195 || len(m.Columns) != len(corpus(t).Statements()) || m.Empty != "" {
		t.Fatalf("%d × %d, %q", len(m.Rows), len(m.Columns), m.Empty)
	}
	if !slices.IsSortedFunc(m.Columns, func(a, b matrix.Column) int { return b.Statement.Date.Compare(a.Statement.Date) }) {
		t.Error("the columns do not run from the newest to the oldest")
	}
}

// Totals are those of the fields of each record, counted one column at a time.
func TestColumnTotals(t *testing.T) {
	m := lay(t, matrix.Options{})
	for i, col := range m.Columns {
		s, got := col.Statement, m.ColumnTotals(i)
		if got[model.Yes] != len(s.Votes.Yes) || got[model.No] != len(s.Votes.No) || got[model.Abstain] != len(s.Votes.Abstain) || got[model.Absent] != len(s.Votes.Absent) {
			t.Errorf("%s: the votes are %+v", s.ID, got)
		}
		if n := got.ByName() + got[model.Member] + got[model.Expert] + got[model.Agency]; len(s.States) > 0 && n != len(s.States)+len(s.SignedNotRatified) {
			t.Errorf("%s: %d on the list, its record has %d", s.ID, n, len(s.States)+len(s.SignedNotRatified))
		}
		if len(s.Votes.Yes) > 0 && got.ByName()+got[model.Member]+got[model.WithoutVote] > 0 {
			t.Errorf("%s: a vote is counted as a signature: %+v", s.ID, got)
		}
		all := 0
		for _, n := range got {
			all += n
		}
		if all != 195 {
			t.Errorf("%s: the totals add up to %d States", s.ID, all)
		}
		if (got[model.WithoutVote] > 0) != (s.Adoption == "consensus" && len(s.States) == 0 && len(s.StatesVia) == 0) {
			t.Errorf("%s: %d adopted it without a vote", s.ID, got[model.WithoutVote])
		}
		if col.NoList && (col.Reason == "" || got.ByName()+got[model.Member]+got[model.Expert]+got[model.Yes]+got[model.No] > 0) {
			t.Errorf("%s has no list (%q), yet %+v", s.ID, col.Reason, got)
		}
		if (s.ListState() != model.ListComplete || !s.ByState()) != (col.Reason != "") {
			t.Errorf("%s: the reason is %q", s.ID, col.Reason)
		}
	}
}

func TestRowTotals(t *testing.T) {
	m := lay(t, matrix.Options{})
	legend := map[string]int{}
	for _, e := range m.Legend {
		legend[e.Word] = e.N
		if e.N == 0 || e.Meaning == "" {
			t.Errorf("legend: %+v", e)
		}
	}
	sum := map[string]int{}
	for i, r := range m.Rows {
		got := m.RowTotals(i)
		var yes, no, abstain, expert, byName int
		for _, s := range corpus(t).Statements() {
			in := func(list []model.ISO3) int {
				if slices.Contains(list, r.Country.ISO3) {
					return 1
				}
				return 0
			}
			yes, no, abstain = yes+in(s.Votes.Yes), no+in(s.Votes.No), abstain+in(s.Votes.Abstain)
			switch {
			case s.Kind == "expert-group":
				expert += in(s.States)
			case s.Advisory(): // of agencies, and in no total of States
			case s.Adoption != "consensus" || s.ListOf != "":
				byName += in(s.States) + in(s.SignedNotRatified)
			}
		}
		if got[model.Yes] != yes || got[model.No] != no || got[model.Abstain] != abstain || got[model.Expert] != expert || got.ByName() != byName {
			t.Errorf("%s: %+v, counted yes %d, no %d, abstain %d, expert %d, by name %d", r.Country.ISO3, got, yes, no, abstain, expert, byName)
		}
		sum["yes"] += yes
		sum["no"] += no
		sum["expert"] += expert
	}
	for word, n := range sum {
		if legend[word] != n {
			t.Errorf("the legend has %q %d times, counted %d", word, legend[word], n)
		}
	}
}

// The figures of the issue: 18 of the 28 members of the EU of that day, 7 of 7
// of the G7.
func TestGroupOnADay(t *testing.T) {
	for _, c := range []struct {
		group, day   string
		rows, byName int
	}{
		{"eu", "2019-09-23", 28, 18},
		{"eu", "2020-02-01", 27, 17}, // the United Kingdom had left
		{"g7", "2019-09-23", 7, 7},
	} {
		m := lay(t, matrix.Options{Of: matrix.Group{ID: model.GroupID(c.group), Day: day(t, c.day)}})
		if got := m.ColumnTotals(column(m, "joint-statement-2019")).ByName(); len(m.Rows) != c.rows || got != c.byName {
			t.Errorf("%s@%s: %d of %d, expected %d of %d", c.group, c.day, got, len(m.Rows), c.byName, c.rows)
		}
	}
}

func TestAsOf(t *testing.T) {
	m := lay(t, matrix.Options{AsOf: day(t, "2010"), Rows: matrix.ByActs, Grouping: matrix.InOrNotIn, Heads: matrix.Group{ID: "freedom-online-coalition"}})
	later := 0
	for _, s := range corpus(t).Statements() {
		if s.Date.Year > 2010 {
			later++
		}
	}
	if m.LaterTexts != later || len(m.Columns) != len(corpus(t).Statements())-later {
		t.Errorf("%d texts are later and %d are left, counted %d", m.LaterTexts, len(m.Columns), later)
	}
	words := strings.Join(m.Caveats, "\n")
	for _, want := range []string{"South Sudan", "not known", "31 December 2010"} {
		if !strings.Contains(words, want) {
			t.Errorf("the caveats do not speak of %q:\n%s", want, words)
		}
	}
	if m.Rows[0].Country != nil || !strings.Contains(m.Rows[0].Head, "not known") || m.Rows[0].Count != 195 {
		t.Errorf("where members are not known, the head is %+v", m.Rows[0])
	}
	if m := lay(t, matrix.Options{AsOf: day(t, "2019"), Who: `member("eu")`}); !strings.Contains(strings.Join(m.Caveats, "\n"), "today") {
		t.Errorf("nothing says that the expression means the members of today: %q", m.Caveats)
	}
}

func TestPinsHiddenKinds(t *testing.T) {
	m := lay(t, matrix.Options{
		Who: `un_group("WEOG")`, Kinds: []string{"joint-statement"},
		PinnedCountries: []model.ISO3{"RUS", "USA"}, HiddenCountries: []model.ISO3{"FRA", "CHN", "FRA"},
		PinnedStatements: []model.StatementID{"ga-res-73-27"}, HiddenStatements: []model.StatementID{"first-committee-2018"},
	})
	got := codes(m)
	if got[0] != "RUS" || got[1] != "USA" || !m.Rows[1].Pinned || m.Rows[2].Pinned || slices.Contains(got, "FRA") || m.HiddenStates != 1 {
		t.Errorf("the rows are %v, hidden %d", got, m.HiddenStates)
	}
	if slices.Contains(got[2:], "USA") {
		t.Error("a pinned State stands twice")
	}
	if m.Columns[0].Statement.ID != "ga-res-73-27" || m.HiddenTexts != 1 || column(m, "first-committee-2018") >= 0 {
		t.Errorf("the first column is %s, hidden %d", m.Columns[0].Statement.ID, m.HiddenTexts)
	}
	for _, col := range m.Columns[1:] {
		if col.Statement.Kind != "joint-statement" {
			t.Errorf("%s is a %s", col.Statement.ID, col.Statement.Kind)
		}
	}
}

func TestOrdersAndHeads(t *testing.T) {
	c := corpus(t)
	for _, rows := range matrix.RowOrders() {
		for _, columns := range matrix.ColumnOrders() {
			for _, grouping := range []matrix.Grouping{matrix.NoGroups, matrix.Regions, matrix.UNGroups, matrix.InOrNotIn} {
				m := lay(t, matrix.Options{Rows: rows, Columns: columns, Grouping: grouping, Heads: matrix.Group{ID: "nato"}, Kinds: []string{"resolution", "joint-statement"}, Who: `region("Europe") or region("Oceania")`})
				seen := map[string]bool{}
				left := 0
				for _, r := range m.Rows {
					switch {
					case r.Country == nil && left > 0:
						t.Errorf("%s, %s: a head stands above too few States", rows, grouping)
					case r.Country == nil:
						left = r.Count
					default:
						seen[string(r.Country.ISO3)] = true
						left--
					}
				}
				europe := 0
				for _, co := range c.Countries() {
					if co.Region == "Europe" || co.Region == "Oceania" {
						europe++
					}
				}
				ofTheKinds := 0
				for _, s := range c.Statements() {
					if s.Kind == "resolution" || s.Kind == "joint-statement" {
						ofTheKinds++
					}
				}
				texts := map[model.StatementID]bool{}
				for _, col := range m.Columns {
					texts[col.Statement.ID] = true
				}
				if len(seen) != europe || len(texts) != len(m.Columns) || len(texts) != ofTheKinds {
					t.Errorf("%s, %s, %s: %d States of %d, %d texts", rows, columns, grouping, len(seen), europe, len(texts))
				}
				if (m.LikeRows != nil) != (rows == matrix.ByLikeRows) || (m.LikeColumns != nil) != (columns == matrix.ByLikeColumns) {
					t.Errorf("%s, %s: %v %v", rows, columns, m.LikeRows, m.LikeColumns)
				}
			}
		}
	}
	m := lay(t, matrix.Options{Rows: matrix.ByActs})
	acts := func(i int) int {
		n := m.RowTotals(i)
		return n.ByName() + n[model.Member] + n[model.Expert] + n[model.Agency] + n[model.Via] + n[model.Yes] + n[model.No] + n[model.Abstain] + n[model.Absent]
	}
	for i := 1; i < len(m.Rows); i++ {
		if acts(i) > acts(i-1) {
			t.Errorf("%s with %d acts stands below %s with %d", m.Rows[i].Country.ISO3, acts(i), m.Rows[i-1].Country.ISO3, acts(i-1))
		}
	}
}

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
	if m.LikeRows.Method != seriate.Optimal || m.LikeRows.Pairs != 195*194/2 {
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

func TestNothingToSee(t *testing.T) {
	for _, c := range []struct {
		o    matrix.Options
		want string
	}{
		{matrix.Options{Who: `did("ga-res-73-27", "yes") and did("ga-res-73-27", "no")`}, "or"},
		{matrix.Options{Who: `region("Africa")`, Of: matrix.Group{ID: "eu"}}, "remove the group"},
		{matrix.Options{Of: matrix.Group{ID: "freedom-online-coalition", Day: model.Date{Year: 2012}}}, "not known"},
		{matrix.Options{Of: matrix.Group{ID: "eu"}, AsOf: model.Date{Year: 1997}}, "not known"},
		{matrix.Options{AsOf: model.Date{Year: 1990}}, "later day"},
		{matrix.Options{Who: `signed("joint-statement-2019") and un_group("GRULAC")`, HiddenCountries: []model.ISO3{"COL"}}, "hidden"},
	} {
		m := lay(t, c.o)
		if !strings.Contains(m.Empty, c.want) || len(m.Rows)+len(m.Columns) != 0 {
			t.Errorf("%+v: %q with %d rows, expected words on %q", c.o, m.Empty, len(m.Rows), c.want)
		}
	}
	m := lay(t, matrix.Options{Who: `did("ga-res-73-27", "yes") and did("ga-res-73-27", "no")`, PinnedCountries: []model.ISO3{"EST"}})
	if m.Empty != "" || len(m.Rows) != 1 || !strings.Contains(strings.Join(m.Caveats, "\n"), "no State matches") {
		t.Errorf("a pin alone: %q %q", m.Empty, m.Caveats)
	}
}

func TestWhatDoesNotExist(t *testing.T) {
	var notFound *model.NotFoundError
	var bad *query.Error
	for _, o := range []matrix.Options{
		{Who: "signed("}, {Who: `signed("nowhere")`}, {Of: matrix.Group{ID: "nowhere"}}, {Kinds: []string{"poem"}},
		{PinnedCountries: []model.ISO3{"XXX"}}, {HiddenCountries: []model.ISO3{"XXX"}}, {PinnedStatements: []model.StatementID{"x"}},
		{HiddenStatements: []model.StatementID{"x"}}, {Rows: "size"}, {Columns: "size"}, {Grouping: "size"}, {Grouping: matrix.InOrNotIn},
	} {
		m, err := matrix.New(context.Background(), corpus(t), o)
		if err == nil || m != nil {
			t.Errorf("%+v gives no error", o)
		}
		if o.Who != "" && !errors.As(err, &bad) {
			t.Errorf("%q gives %v", o.Who, err)
		}
		if (o.Of.ID != "" || len(o.Kinds) > 0) && !errors.As(err, &notFound) {
			t.Errorf("%+v gives %v", o, err)
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := matrix.New(ctx, corpus(t), matrix.Options{Rows: matrix.ByLikeRows}); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}

// Every cell can say what stands behind it, and none accuses.
func TestEvidence(t *testing.T) {
	m := lay(t, matrix.Options{Grouping: matrix.UNGroups})
	for i, r := range m.Rows {
		for j, col := range m.Columns {
			e, ok := m.Evidence(i, j)
			if ok != (r.Country != nil) {
				t.Fatalf("evidence in the row %+v", r)
			}
			if !ok {
				continue
			}
			for _, bad := range []string{"refus", "reject", "declin", "fail"} {
				if strings.Contains(e.Words[:strings.Index(e.Words, ";")], bad) {
					t.Errorf("%s, %s: %q", r.Country.ISO3, col.Statement.ID, e.Words)
				}
			}
			if !strings.Contains(e.Words, e.Word) || len(e.Sources) == 0 || e.Confidence == "" || e.AsOf.IsZero() || e.Date.IsZero() {
				t.Fatalf("%s, %s: %+v", r.Country.ISO3, col.Statement.ID, e)
			}
		}
	}
	at := func(id, code string) matrix.Evidence {
		e, ok := m.Evidence(row(m, code), column(m, id))
		if !ok {
			t.Fatal(id, code)
		}
		return e
	}
	for _, c := range [][3]string{
		{"joint-statement-2019", "EST", "Estonia"},
		{"joint-statement-2019", "CHN", "says nothing about its view"},
		{"ga-res-73-27", "USA", "voted against"},
		{"oewg-2021", "USA", "no State is on record by name"},
		{"pall-mall-declaration-2024", "FRA", "no list could be verified"},
		{"ga-res-71-28", "TON", "did not take part"},
		{"ga-res-78-16", "ZMB", "voted in favour (sources disagree: UN Digital Library, voting record 4029230 says yes (official, followed here)"},
	} {
		if e := at(c[0], c[1]); !strings.Contains(e.Words, c[2]) {
			t.Errorf("%s, %s: %q says nothing of %q", c[0], c[1], e.Words, c[2])
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
