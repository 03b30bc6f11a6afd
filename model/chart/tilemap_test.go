package chart_test

import (
	"encoding/csv"
	"io/fs"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"comity/assets"
	"comity/model"
	"comity/model/chart"
)

var unpack = sync.OnceValues(func() (*model.Corpus, error) { return model.Unpack(assets.Packed()) })

func mapOf(t testing.TB, o chart.MapOptions) *chart.Map {
	t.Helper()
	c, err := unpack()
	if err != nil {
		t.Fatal(err)
	}
	m, err := chart.NewMap(c, o)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func text(t testing.TB, id string) *model.Statement {
	t.Helper()
	c, err := unpack()
	if err != nil {
		t.Fatal(err)
	}
	s, ok := c.Statement(model.StatementID(id))
	if !ok {
		t.Fatal("no statement ", id)
	}
	return s
}

// legend is the legend as words and numbers.
func legend(m *chart.Map) string {
	var words []string
	sum := 0
	for _, l := range m.Legend {
		words = append(words, l.Word+" "+strconv.Itoa(l.N))
		sum += l.N
	}
	if m.About != chart.AboutNothing {
		words = append(words, "= "+strconv.Itoa(sum))
	}
	return strings.Join(words, ", ")
}

// Every State of the table has the tile of the table and no other has it.
func TestTilesAreThoseOfTheTable(t *testing.T) {
	m := mapOf(t, chart.MapOptions{})
	file, err := fs.ReadFile(assets.Data(), "tilegrid.csv")
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(strings.NewReader(string(file))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	cols, lines := 0, 0
	places := map[string]string{}
	for _, row := range rows[1:] {
		col, errCol := strconv.Atoi(row[1])
		line, errLine := strconv.Atoi(row[2])
		if errCol != nil || errLine != nil {
			t.Fatal(row)
		}
		cols, lines = max(cols, col+1), max(lines, line+1)
		if other, taken := places[row[1]+","+row[2]]; taken {
			t.Errorf("%s and %s share a tile", other, row[0])
		}
		places[row[1]+","+row[2]] = row[0]
		tile, ok := m.At(col, line)
		if !ok || string(tile.Country.ISO3) != row[0] || tile.Col != col || tile.Row != line {
			t.Errorf("%s is not at %d, %d", row[0], col, line)
		}
	}
	if m.Cols != cols || m.Rows != lines || len(m.Tiles) != len(rows)-1 || len(m.Tiles) != 195 {
		t.Errorf("%d tiles on %d × %d, the table has %d on %d × %d", len(m.Tiles), m.Cols, m.Rows, len(rows)-1, cols, lines)
	}
	if tile, ok := m.At(m.Cols, 0); ok {
		t.Errorf("beyond the map lies %s", tile.Country.ISO3)
	}
	if m.About != chart.AboutNothing || len(m.Legend) != 0 || m.Empty != "" {
		t.Errorf("a map of nothing tells %v %q", m.Legend, m.Empty)
	}
}

func TestOneText(t *testing.T) {
	v := text(t, "ga-res-73-27").Votes
	n := func(list []model.ISO3) string { return strconv.Itoa(len(list)) }
	for id, want := range map[string]string{
		"ga-res-73-27": "yes " + n(v.Yes) + ", no " + n(v.No) + ", abstain " + n(v.Abstain) + ", absent " + n(v.Absent) + ", not eligible 2, = 195",
		"oewg-2021":    "adopted without a vote 193, not eligible 2, = 195",
	} {
		if got := legend(mapOf(t, chart.MapOptions{Statement: model.StatementID(id)})); got != want {
			t.Errorf("%s: %s\nexpected %s", id, got, want)
		}
	}
	if got := legend(mapOf(t, chart.MapOptions{Statement: "joint-statement-2019"})); !strings.HasPrefix(got, "listed 27, not listed 166") {
		t.Errorf("the joint statement: %s", got)
	}
	m := mapOf(t, chart.MapOptions{Pins: []model.StatementID{"pall-mall-declaration-2024"}})
	if m.About != chart.AboutAct || !strings.Contains(strings.Join(m.Caveats, " "), "no list could be verified") {
		t.Errorf("a withheld list: %v %q", m.About, m.Caveats)
	}
}

// The map of a norm says of every State what its page says, and counts the same.
func TestBehindANorm(t *testing.T) {
	c, err := unpack()
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range c.Norms() {
		m := mapOf(t, chart.MapOptions{Norm: n.ID})
		counts := map[model.Act]int{}
		for _, tile := range m.Tiles {
			act, _ := c.Standing(n, tile.Country)
			if counts[act]++; tile.State.Act != act {
				t.Errorf("%s: %s is %s, expected %s", n.ID, tile.Country.ISO3, tile.State.Word(), act.Word())
			}
		}
		for _, l := range m.Legend {
			if counts[l.State.Act] != l.N || l.Word == "not listed" {
				t.Errorf("%s: %d are %q, expected %d", n.ID, l.N, l.Word, counts[l.State.Act])
			}
		}
		if m.About != chart.AboutNorm || m.Norm != n || m.Caveats[0] != model.StandingRule {
			t.Errorf("%s: about %v of %v, caveats %q", n.ID, m.About, m.Norm, m.Caveats)
		}
	}
	early := mapOf(t, chart.MapOptions{Norm: "un/f", AsOf: model.Date{Year: 2014}})
	if early.LaterTexts == 0 || len(early.Legend) != 1 || len(early.Texts) >= len(mapOf(t, chart.MapOptions{Norm: "f"}).Texts) {
		t.Errorf("before the norms: %d later, %s", early.LaterTexts, legend(early))
	}
}

// The two joint statements: 8 of both, 1 and 19 of one only.
func TestSets(t *testing.T) {
	m := mapOf(t, chart.MapOptions{Pins: []model.StatementID{"first-committee-2018", "joint-statement-2019"}})
	if got := legend(m); !strings.HasPrefix(got, "both 8, only first 1, only second 19, neither ") || !strings.HasSuffix(got, "= 195") {
		t.Errorf("the joint statements: %s", got)
	}
	// Every word of three texts, from their lists.
	ids := []model.StatementID{"joint-statement-2019", "ga-res-73-27", "budapest-convention"}
	for _, tile := range mapOf(t, chart.MapOptions{Pins: ids}).Tiles {
		in, other := 0, false
		for _, id := range ids {
			s := text(t, string(id))
			code := tile.Country.ISO3
			if slices.Contains(slices.Concat(s.States, s.SignedNotRatified, s.Votes.Yes), code) {
				in++
			}
			other = other || slices.Contains(slices.Concat(s.Votes.No, s.Votes.Abstain, s.Votes.Absent), code)
		}
		want := map[int]string{3: "all", 2: "some", 1: "some"}[in]
		if in == 0 && other {
			want = "other act"
		} else if in == 0 {
			want = "none"
		}
		if got := tile.State.Word(); got != want {
			t.Errorf("%s: %q, by the lists %q", tile.Country.ISO3, got, want)
		}
	}
}

func TestExpression(t *testing.T) {
	m := mapOf(t, chart.MapOptions{Who: `did("ga-res-73-27", "no")`, AsOf: model.Date{Year: 2019}})
	no := len(text(t, "ga-res-73-27").Votes.No)
	if got, want := legend(m), "matches "+strconv.Itoa(no)+", does not match "+strconv.Itoa(195-no)+", = 195"; got != want || m.Empty != "" {
		t.Errorf("%s, expected %s; %q", got, want, m.Empty)
	}
	if len(m.Caveats) != 2 {
		t.Errorf("as of a day, the caveats are %q", m.Caveats)
	}
	m = mapOf(t, chart.MapOptions{Who: `signed("joint-statement-2019") and region("Africa")`})
	if !strings.Contains(m.Empty, "no State matches") || len(m.Tiles) != 195 {
		t.Errorf("an expression that matches nothing: %q", m.Empty)
	}
}

func TestAsOf(t *testing.T) {
	m := mapOf(t, chart.MapOptions{Statement: "joint-statement-2019", AsOf: model.Date{Year: 2018}})
	if m.Empty == "" || m.LaterTexts != 1 || m.About != chart.AboutNothing || len(m.Tiles) != 195 {
		t.Errorf("a text of a later day: %q, %d later", m.Empty, m.LaterTexts)
	}
	m = mapOf(t, chart.MapOptions{Pins: []model.StatementID{"first-committee-2018", "joint-statement-2019"}, AsOf: model.Date{Year: 2018}})
	if m.About != chart.AboutAct || len(m.Texts) != 1 || !strings.Contains(strings.Join(m.Caveats, " "), "left out") {
		t.Errorf("one of two texts is later: %+v", m.Caveats)
	}
}

func TestWhatDoesNotExist(t *testing.T) {
	c, err := unpack()
	if err != nil {
		t.Fatal(err)
	}
	for _, o := range []chart.MapOptions{{Statement: "x"}, {Pins: []model.StatementID{"joint-statement-2019", "x"}}, {Who: "signed("}, {Who: `member("x")`}} {
		if m, err := chart.NewMap(c, o); err == nil || m != nil {
			t.Errorf("%+v gives no error", o)
		}
	}
}
