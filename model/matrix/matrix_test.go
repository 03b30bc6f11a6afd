package matrix_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"sync"
	"testing"

	"comity/assets"
	"comity/model"
	"comity/model/matrix"
	"comity/model/query"
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
	m := lay(t, matrix.Options{AsOf: day(t, "2010"), Rows: matrix.ByActs, Grouping: matrix.InOrNotIn, Heads: []matrix.Group{{ID: "freedom-online-coalition"}}})
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
	if m.Rows[0].Country != nil || !strings.Contains(m.Rows[0].Head, "not known") || len(m.Rows[0].States) != 195 {
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
				m := lay(t, matrix.Options{Rows: rows, Columns: columns, Grouping: grouping, Heads: []matrix.Group{{ID: "nato"}}, Kinds: []string{"resolution", "joint-statement"}, Who: `region("Europe") or region("Oceania")`})
				seen := map[string]bool{}
				left := 0
				for _, r := range m.Rows {
					switch {
					case r.Country == nil && left > 0:
						t.Errorf("%s, %s: a head stands above too few States", rows, grouping)
					case r.Country == nil:
						left = len(r.States)
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

func TestNothingToSee(t *testing.T) {
	for _, c := range []struct {
		o    matrix.Options
		want string
	}{
		{matrix.Options{Who: `did("ga-res-73-27", "yes") and did("ga-res-73-27", "no")`}, "or"},
		{matrix.Options{Who: `region("Africa")`, Of: matrix.Group{ID: "eu"}}, "removes the group"},
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
		{"oewg-2021", "USA", "no State is listed"},
		{"pall-mall-declaration-2024", "FRA", "no list could be verified"},
		{"ga-res-71-28", "TON", "did not take part"},
		{"ga-res-78-16", "ZMB", "voted in favour (sources disagree: UN Digital Library, voting record 4029230 says yes (official, followed here)"},
	} {
		if e := at(c[0], c[1]); !strings.Contains(e.Words, c[2]) {
			t.Errorf("%s, %s: %q says nothing of %q", c[0], c[1], e.Words, c[2])
		}
	}
}

// TestNoCellsSayWhatWasAsked: in words, with what the group leaves, and how to undo it.
func TestNoCellsSayWhatWasAsked(t *testing.T) {
	m := lay(t, matrix.Options{Who: `did("ga-res-73-27", "no") && not member("eu", "2018-12-05")`, Of: matrix.Group{ID: "caricom"}})
	if !strings.HasPrefix(m.Empty, "States with no on 73/27 2018 and not in EU as of 5 December 2018: ") || !strings.Contains(m.Empty, "none of the 14 in the group; an empty filter removes the group") {
		t.Error(m.Empty)
	}
}
