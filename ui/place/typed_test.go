package place_test

import (
	"math/rand/v2"
	"net/url"
	"reflect"
	"slices"
	"strings"
	"testing"

	"comity/model"
	"comity/model/chart"
	"comity/model/compare"
	"comity/model/matrix"
	"comity/ui/place"
	"comity/ui/uitest"
)

// values are what a parameter is set to: names in every form, lists, and what
// does not exist.
func values(k place.Kind, name string) []string {
	who, texts := []string{`signed("joint-statement-2019")`, `member("eu") && !voted`, "signed("}, []string{"ga-res-73-27", "73/27", "no-such-text"}
	switch string(k) + " " + name {
	case "matrix who", "map who":
		return who
	case "matrix of", "map of":
		return []string{"eu", "EU", "eu@2019-09-23", "eu@2019-19", "no-such-group"}
	case "matrix by":
		return []string{"region", "un-group", "asean", "EU@2019-09-23", "eu,NATO@2019-09-23", "eu,no-such-group", "no-such-group"}
	case "matrix close":
		return []string{"all", "others,none", "EU,africa", "no-such-group"}
	case "matrix rows":
		return []string{"name", "similarity", "acts", "like"}
	case "matrix columns":
		return []string{"date", "similarity", "oldest", "newst"}
	case "matrix kind":
		return []string{"resolution", "resolution,joint-statement", "resolutoin"}
	case "matrix pin", "matrix hide":
		return []string{"EST", "EST,joint-statement-2019", "Estonia,,ga-res-73-27", "Estnia"}
	case "map statement":
		return texts
	case "map norm":
		return []string{"f", "un/f", "g7/11", "z"}
	case "matrix says":
		return []string{"un", "g", "j,set", "norm g", "set", "g7/11", "z"}
	case "map says":
		return []string{"g", "un/j", "set", "g7/11", "z"}
	case "map pin":
		return []string{"ga-res-73-27", "ga-res-73-27,joint-statement-2019", "joint-statement-2091"}
	case "timeline filter":
		return []string{"2018..2020", "chile", "paris-call-2018,gge-2021"}
	case "timeline zoom":
		return []string{"decade", "year", "month", "week"}
	case "compare of":
		return []string{"EST,LVA", "Chile and Peru", "EST", "EU@2019-09-23,USA", "EU,CHN,group/asean", "73/27,joint-statement-2019", "EU,EU", "EST,73/27", "AU,EST"}
	case "diff of":
		return []string{"k,g7/11", "un/k,norm/g7/11", "first-committee-2018,joint-statement-2019", "k", "k,un/z"}
	}
	return map[string][]string{"at": {"EST", "EST/joint-statement-2019", "row/un/k"}, "row": {"1", "7", "99999"}, "column": {"2", "31"}, "line": {"3", "12"}, "show": {"evidence"}}[name]
}

// written is an address as people copy it: its parameters in their order.
func written(k place.Kind, params [][2]string) string {
	var out []string
	for _, p := range params {
		out = append(out, p[0]+"="+strings.NewReplacer("%2F", "/", "%2C", ",", "%3A", ":").Replace(url.QueryEscape(p[1])))
	}
	name := string(k)
	if k == place.Diff && !slices.ContainsFunc(params, func(p [2]string) bool { return p[0] == "of" }) {
		name = "crosswalk"
	}
	return strings.TrimSuffix(name+"?"+strings.Join(out, "&"), "?")
}

// TestEveryAddressIsReadBack draws addresses of every scene, with parameters that
// are right and wrong: each is written as it was read, byte for byte, and read
// again as the same values or the same fault.
func TestEveryAddressIsReadBack(t *testing.T) {
	c := uitest.Corpus(t)
	r := rand.New(rand.NewPCG(16, 4)) //nolint:gosec // no secret: the same addresses in each run
	right, wrong := 0, 0
	for range 400 {
		for _, k := range place.Scenes() {
			var params [][2]string
			for _, name := range place.ParamNames(k) {
				if all := values(k, name); r.IntN(3) == 0 {
					params = append(params, [2]string{name, all[r.IntN(len(all))]})
				}
			}
			if r.IntN(3) == 0 {
				params = append(params, [2]string{"asof", []string{"2019", "2019-09", "2019-09-23"}[r.IntN(3)]})
			}
			text := written(k, params)
			v, err := place.ParseView(c, text)
			if err != nil || v.String() != text {
				t.Fatalf("%s is written %s, %v", text, v, err)
			}
			again, err := place.ParseView(c, v.String())
			if err != nil || again.String() != text || again.Position != v.Position || !reflect.DeepEqual(valuesOf(c, again), valuesOf(c, v)) {
				t.Fatalf("%s is read again as %+v, %v; not %+v", text, again, err, v)
			}
			if v.Fault() != nil {
				wrong++
				continue
			}
			right++
			typed := typedAgain(t, c, v)
			short, err := place.ParseView(c, typed.String())
			if err != nil || short.Fault() != nil || !reflect.DeepEqual(valuesOf(c, short), valuesOf(c, v)) || short.Position != v.Position {
				t.Fatalf("%s, made of its values, is %s, which shows %+v, not %+v (%v, %v)", text, typed, valuesOf(c, short), valuesOf(c, v), err, short.Fault())
			}
			if typed.String() != short.String() {
				t.Fatalf("%s, made of its values, is %s, and read back %s", text, typed, short)
			}
		}
	}
	if right < 200 || wrong < 200 {
		t.Errorf("%d addresses are right and %d wrong: too few to show anything", right, wrong)
	}
}

// typedAgain makes the view of a scene from its values.
func typedAgain(t *testing.T, c *model.Corpus, v place.View) place.View {
	t.Helper()
	out := place.OfCrosswalk()
	switch all := valuesOf(c, v); shown := all[0].(type) {
	case matrix.Options:
		out = place.OfMatrix(shown)
	case chart.MapOptions:
		out = place.OfMap(shown)
	case chart.Zoom:
		out = place.OfTimeline(shown, v.Param(place.FilterParam), v.AsOf)
	case compare.Subjects:
		out = place.OfCompare(v.AsOf, shown.List...)
	case *compare.Side:
		if other, ok := all[1].(*compare.Side); ok && shown != nil {
			out = place.OfDiff(*shown, *other)
		}
	}
	out.AsOf, out.Position = v.AsOf, v.Position
	return out
}

// valuesOf are the values of a scene.
func valuesOf(c *model.Corpus, v place.View) []any {
	switch v.Kind {
	case place.Matrix:
		o, err := v.Matrix()
		return []any{o, err}
	case place.Map:
		o, err := v.Map()
		return []any{o, err}
	case place.Timeline:
		z, err := v.Zoom()
		return []any{z, err}
	case place.Compare:
		s, err := v.Subjects(c)
		return []any{s, err}
	}
	a, b, err := v.Sides()
	return []any{a, b, err}
}

// TestFaultsOfParameters: what is wrong is named, with what is near.
func TestFaultsOfParameters(t *testing.T) {
	c := uitest.Corpus(t)
	for typed, want := range map[string]string{
		"matrix?of=eeu":                               `no group is called "eeu"; nearest: eu`,
		"matrix?of=eu@2019-19":                        `no day is called "2019-19"`,
		"matrix?by=regoin":                            `no group is called "regoin"`,
		"matrix?rows=like":                            `no order of rows is called "like"`,
		"matrix?columns=newst":                        `no order of columns is called "newst"`,
		"matrix?kind=resolutoin":                      `no kind is called "resolutoin"; nearest: resolution`,
		"matrix?pin=Estnia":                           `no country is called "Estnia"; nearest: Estonia`,
		"matrix?hide=EST,Ltavia":                      `no country is called "Ltavia"; nearest: Latvia`,
		"map?statement=joint-statement-2":             `no statement is called "joint-statement-2"; nearest: joint-statement-2019`,
		"timeline?zoom=yaer":                          `no zoom is called "yaer"; nearest: year`,
		"compare?of=73/27":                            "a comparison needs two or more countries and groups, or two or more statements",
		"compare?of=EST,73/27":                        "cannot compare a country with a statement; compare countries and groups, or statements",
		"compare?of=EU,EU@2019-13&asof=2019":          `"2019-13" is not a date; use one such as EU@2019-09-23`,
		"compare?of=EU,EU@2019-09-23&asof=2019-09-23": "group/eu@2019-09-23 is named twice; name it once",
		"diff?of=k":                                   `no pair of wordings is called "k"`,
		"diff?of=k,un/z":                              `no norm is called "un/z"`,
	} {
		v, err := place.ParseView(c, typed)
		if err != nil || v.Fault() == nil || !strings.HasPrefix(v.Fault().Error(), want) {
			t.Errorf("%s: %v, %v; want %s", typed, err, v.Fault(), want)
		}
	}
}

// TestDaysOfGroups: what is compared without a day is as on the day of the view,
// also if that is set later.
func TestDaysOfGroups(t *testing.T) {
	c := uitest.Corpus(t)
	v, err := place.ParseView(c, "compare?of=eu,CHN")
	if err != nil {
		t.Fatal(err)
	}
	v.AsOf = model.Date{Year: 2010, Month: 1, Day: 1}
	s, err := v.Subjects(c)
	if err != nil || s.List[0].On != v.AsOf || len(s.List[0].Members) != 27 || slices.ContainsFunc(s.List[0].Members, func(co *model.Country) bool { return co.ISO3 == "HRV" }) {
		t.Errorf("the EU on %s is %+v, %v", v.AsOf, s.List, err)
	}
	if got := v.String(); got != "compare?of=eu,CHN&asof=2010-01-01" {
		t.Error(got)
	}
}

// TestWith changes one parameter and leaves the others and the position.
func TestWith(t *testing.T) {
	c := uitest.Corpus(t)
	v, err := place.ParseView(c, "matrix?of=EU&rows=acts&row=3&asof=2019")
	if err != nil {
		t.Fatal(err)
	}
	for value, want := range map[string]string{"region": "matrix?of=EU&rows=region&row=3&asof=2019", "": "matrix?of=EU&row=3&asof=2019"} {
		if got := v.With(c, "rows", value); got.String() != want || got.Fault() != nil {
			t.Errorf("rows %q: %s, %v", value, got, got.Fault())
		}
	}
	if got := v.String(); got != "matrix?of=EU&rows=acts&row=3&asof=2019" {
		t.Errorf("the view itself has become %s", got)
	}
	if got := place.OfCrosswalk().With(c, "of", "k,g7/11").String(); got != "diff?of=k,g7/11" {
		t.Errorf("the crosswalk with two wordings is %s", got)
	}
}

// TestOneNameForEachScreen: the crosswalk has a name of its own, and is also found by
// the name that it had.
func TestOneNameForEachScreen(t *testing.T) {
	c := uitest.Corpus(t)
	for at, want := range map[string]string{
		"diff": "crosswalk", "Crosswalk": "crosswalk", "diff?at=row/un/a": "crosswalk?at=row/un/a", "crosswalk?asof=2019": "crosswalk?asof=2019",
		"diff?of=un/k,g7/11": "diff?of=un/k,g7/11", "matrix": "matrix",
	} {
		v, err := place.ParseView(c, at)
		if err != nil || v.String() != want {
			t.Errorf("%s is %s, expected %s (%v)", at, v, want, err)
		}
	}
}
