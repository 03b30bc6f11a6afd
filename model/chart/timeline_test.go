package chart

import (
	"io/fs"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"go.yaml.in/yaml/v3"

	"comity/assets"
	"comity/model"
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

func date(t testing.TB, s string) model.Date {
	t.Helper()
	d, err := model.ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// record is a file of a text, read without the loader.
type record struct {
	Kind, Date string
	Precision  string `yaml:"date_precision"`
}

func records(t testing.TB) map[string]record {
	t.Helper()
	names, err := fs.Glob(assets.Data(), "statements/*.yaml")
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]record{}
	for _, name := range names {
		data, err := fs.ReadFile(assets.Data(), name)
		if err != nil {
			t.Fatal(err)
		}
		var r record
		if err := yaml.Unmarshal(data, &r); err != nil {
			t.Fatal(name, err)
		}
		out[strings.TrimSuffix(strings.TrimPrefix(name, "statements/"), ".yaml")] = r
	}
	return out
}

func TestEveryKindHasALane(t *testing.T) {
	used := map[Lane]bool{}
	for _, kind := range model.StatementKinds() {
		lane, ok := LaneOf(kind)
		if !ok {
			t.Errorf("a %s has no lane", kind)
		}
		used[lane] = true
	}
	for lane := range Lanes {
		if !used[lane] || lane.Title() == "" || lane.Meaning() == "" {
			t.Errorf("nothing stands on lane %d, %q", lane, lane.Title())
		}
	}
	if _, ok := LaneOf("poem"); ok {
		t.Error("a poem has a lane")
	}
}

// Items, lanes and dates are those of the files.
func TestItemsAgreeWithTheFiles(t *testing.T) {
	all := records(t)
	tl := NewTimeline(corpus(t), model.Date{})
	if len(tl.Items) != len(all) || tl.Before+tl.After+len(tl.Undated) != 0 {
		t.Fatalf("%d items of %d files, %d before, %d after", len(tl.Items), len(all), tl.Before, tl.After)
	}
	for i, it := range tl.Items {
		r := all[string(it.Statement.ID)]
		switch {
		case r.Precision == "month" && (it.Precision != Month || it.Date.Day != 0 || !strings.Contains(it.Words, "month only") || it.First.Day != 1 || it.Last.Day < 28):
			t.Errorf("%s is known to the month: %+v", it.Statement.ID, it.Words)
		case r.Precision == "" && (it.Precision != Day || it.Date.String() != r.Date || it.First != it.Last):
			t.Errorf("%s is of %s: %s", it.Statement.ID, r.Date, it.Words)
		}
		if i > 0 && it.First.Compare(tl.Items[i-1].First) < 0 {
			t.Errorf("%s stands before %s", tl.Items[i-1].Statement.ID, it.Statement.ID)
		}
	}
	counts := map[string]int{}
	for _, r := range all {
		counts[r.Kind]++
	}
	lanes := map[Lane]int{}
	for _, it := range tl.Items {
		lanes[it.Lane]++
	}
	if lanes[Resolutions] != counts["resolution"] || lanes[Groups] != counts["expert-group"]+counts["report"]+counts["meeting"]+counts["process"] || lanes[Treaties] != counts["treaty"]+counts["code"] ||
		lanes[Coalitions] != counts["coalition"] || lanes[Attributions] != counts["attribution"]+counts["advisory"] {
		t.Errorf("the lanes hold %v, the files are %v", lanes, counts)
	}
}

func TestLastDayAndSplit(t *testing.T) {
	all := records(t)
	for _, last := range []string{"2015", "2018-09-19", "2019-09-22", "2019-09-23", "2026-11-22"} {
		tl := NewTimeline(corpus(t), date(t, last))
		split := NewTimeline(corpus(t), model.Date{})
		there, perhaps, later := split.Split(date(t, last))
		var wantThere, wantPerhaps, wantLater int
		end := (last + "-12-31")[:10]
		for _, r := range all {
			switch {
			case r.Precision == "" && r.Date <= end || r.Precision == "month" && r.Date[:7] < end[:7]:
				wantThere++
			case r.Precision == "month" && r.Date[:7] == end[:7]:
				wantPerhaps++
			default:
				wantLater++
			}
		}
		if len(there) != wantThere || len(perhaps) != wantPerhaps || len(later) != wantLater || tl.After != wantLater {
			t.Errorf("%s: %d there, %d perhaps, %d later, %d after; counted %d, %d, %d", last, len(there), len(perhaps), len(later), tl.After, wantThere, wantPerhaps, wantLater)
		}
	}
}

// Day by day, each column holds the days it says, every day has one column, and
// an item spans the columns of all the days it can be.
func TestLayoutAgreesWithEachDay(t *testing.T) {
	tl := NewTimeline(corpus(t), date(t, "2026-11-22"))
	for zoom := range Zooms {
		for _, width := range []int{1, 7, 20, 60, 113, 400, 5000} {
			for _, about := range []string{"1998-01-01", "2018-09", "2019-09-23", "2026-11-22", "2050"} {
				l := tl.Layout(width, zoom, date(t, about))
				checkLayout(t, tl, &l, width)
				if day := date(t, about); day.Compare(tl.Last) <= 0 && (l.From.Compare(day) > 0 || l.To.Compare(day) < 0) {
					t.Errorf("%s about %s shows %s to %s", zoom.Word(), about, l.From, l.To)
				}
			}
		}
	}
	if l := tl.Layout(-3, Years, model.Date{}); len(l.Bins) != 1 || l.To.Compare(tl.Last) < 0 {
		t.Errorf("without a width: %+v", l.Bins)
	}
}

func checkLayout(t *testing.T, tl *Timeline, l *Layout, width int) {
	t.Helper()
	columnOf := map[model.Date]int{}
	day := time.Date(l.From.Year, time.Month(l.From.Month), l.From.Day, 0, 0, 0, 0, time.UTC)
	for i, bin := range l.Bins {
		for model.Date.Compare(bin.To, asDate(day)) >= 0 {
			if asDate(day).Compare(bin.From) < 0 {
				t.Fatalf("%d columns: %s lies before column %d, which begins %s", width, asDate(day), i, bin.From)
			}
			columnOf[asDate(day)] = i
			day = day.AddDate(0, 0, 1)
		}
	}
	if len(l.Bins) != width || asDate(day.AddDate(0, 0, -1)) != l.To {
		t.Fatalf("%d columns end on %s, expected %d to %s", len(l.Bins), asDate(day.AddDate(0, 0, -1)), width, l.To)
	}
	placed, counted := map[model.StatementID]Placed{}, 0
	for _, lane := range l.Lanes {
		for _, p := range lane {
			placed[p.Statement.ID] = p
		}
	}
	for _, bin := range l.Bins {
		for _, n := range bin.Counts {
			counted += n
		}
	}
	for _, it := range tl.Items {
		first, last := -1, -1
		for d := time.Date(it.First.Year, time.Month(it.First.Month), it.First.Day, 0, 0, 0, 0, time.UTC); asDate(d).Compare(it.Last) <= 0; d = d.AddDate(0, 0, 1) {
			if i, ok := columnOf[asDate(d)]; ok {
				if first < 0 {
					first = i
				}
				last = i
			}
		}
		p, ok := placed[it.Statement.ID]
		if ok != (first >= 0) || ok && (p.From != first || p.To != last) {
			t.Fatalf("%s, %d columns: %s (%s) spans %d to %d, by its days %d to %d", l.Zoom.Word(), width, it.Statement.ID, it.Words, p.From, p.To, first, last)
		}
	}
	if counted != len(placed) || counted+l.Before+l.After != len(tl.Items) {
		t.Errorf("%d columns count %d items of %d, with %d before and %d after", width, counted, len(placed), l.Before, l.After)
	}
}

func asDate(d time.Time) model.Date {
	return model.Date{Year: d.Year(), Month: int(d.Month()), Day: d.Day()}
}

func TestTicks(t *testing.T) {
	tl := NewTimeline(corpus(t), date(t, "2026-11-22"))
	ticks := func(zoom Zoom) string {
		l := tl.Layout(120, zoom, date(t, "2019-09-23"))
		var out []string
		for _, bin := range l.Bins {
			if bin.Tick != "" {
				out = append(out, bin.Tick)
			}
		}
		return strings.Join(out, " ")
	}
	for zoom, want := range map[Zoom]string{
		Decades: "2000s 2010s 2020s",
		Years:   "2015 2016 2017 2018 2019 2020 2021 2022 2023 2024",
		Months:  "Mar Apr May Jun Jul Aug Sep Oct Nov Dec 2020 Feb",
	} {
		if got := ticks(zoom); got != want {
			t.Errorf("the ticks of a %s are %q, expected %q", zoom.Word(), got, want)
		}
	}
}

// What the records of today do not have: a year alone, and no date.
func TestYearsAndNoDates(t *testing.T) {
	year := newItem(&model.Statement{ID: "y", Kind: "report", Date: model.Date{Year: 2010}})
	if year.Precision != Year || year.First.String() != "2010-01-01" || year.Last.String() != "2010-12-31" || !strings.Contains(year.Words, "year only") {
		t.Errorf("a year: %+v", year)
	}
	none := newItem(&model.Statement{ID: "n", Kind: "report"})
	if none.Precision != Undated || !strings.Contains(none.Words, "no date") {
		t.Errorf("no date: %+v", none)
	}
	items := []Item{newItem(&model.Statement{ID: "b", Kind: "report", Date: date(t, "2010-01-01")}), year}
	slices.Reverse(items)
	sortItems(items)
	if items[0].Statement.ID != "b" {
		t.Error("a year stands before its first day")
	}
}

func BenchmarkLayout(b *testing.B) {
	tl := NewTimeline(corpus(b), model.Date{Year: 2026})
	b.ReportAllocs()
	for b.Loop() {
		tl.Layout(200, Decades, model.Date{})
	}
}

// TestAFilterOfTheTimeline: years narrow the days too, a State has the texts that it
// joined, a kind its own, words those that have them, and ids are themselves.
func TestAFilterOfTheTimeline(t *testing.T) {
	c := corpus(t)
	all := NewTimeline(c, date(t, "2026-11-22"))
	for filter, want := range map[string]int{
		"2018": 13, "2018..2020": 26, "joint-statement-2019,paris-call-2018": 2, "budapest": 2, "resolution": 41, "un resolution": 40, "no such words": 0,
	} {
		got := all.Only(c, filter)
		if len(got.Items) != want || got.Hidden != len(all.Items)+len(all.Undated)-want || Names(c, filter) != (want > 0) {
			t.Errorf("%q: %d texts, %d hidden, expected %d", filter, len(got.Items), got.Hidden, want)
		}
	}
	if got := all.Only(c, "2018..2020"); got.First.String() != "2018-01-01" || got.Last.String() != "2020-12-31" {
		t.Errorf("2018..2020 runs from %s to %s", got.First, got.Last)
	}
	chile, _ := c.FindCountry("Chile")
	for _, it := range all.Only(c, "chile 2018").Items {
		if it.Date.Year != 2018 || !c.Act(it.Statement, chile).Joined() {
			t.Errorf("chile 2018 has %s", it.Statement.ID)
		}
	}
}
