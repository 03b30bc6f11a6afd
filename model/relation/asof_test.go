package relation_test

import (
	"encoding/csv"
	"io/fs"
	"slices"
	"strings"
	"testing"

	"comity/assets"
	"comity/model"
	"comity/model/relation"
)

func corpus(t testing.TB) *model.Corpus {
	t.Helper()
	c, err := model.Unpack(assets.Packed())
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func date(t testing.TB, s string) model.Date {
	t.Helper()
	if s == "" {
		return model.Date{}
	}
	d, err := model.ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestLastAndFirst(t *testing.T) {
	for _, c := range [][3]string{
		{"", "", ""}, {"2019", "2019-12-31", "2019-01-01"}, {"2020-02", "2020-02-29", "2020-02-01"},
		{"2019-12", "2019-12-31", "2019-12-01"}, {"2019-09-23", "2019-09-23", "2019-09-23"},
	} {
		d := date(t, c[0])
		if last, first := relation.Last(d).String(), relation.First(d).String(); last != c[1] || first != c[2] {
			t.Errorf("%q runs from %s to %s", c[0], first, last)
		}
	}
}

func TestOf(t *testing.T) {
	c := corpus(t)
	for _, x := range []struct {
		id, day string
		want    relation.When
	}{
		{"joint-statement-2019", "2019-09-22", relation.Later},
		{"joint-statement-2019", "2019-09-23", relation.There},
		{"joint-statement-2019", "2019-09", relation.There},
		{"joint-statement-2019", "2019", relation.There},
		{"joint-statement-2019", "2018", relation.Later},
		{"joint-statement-2019", "", relation.There},
		{"asean-norms-2018", "2018-08-31", relation.Later},
		{"asean-norms-2018", "2018-09-19", relation.Unclear}, // its record knows the month only
		{"asean-norms-2018", "2018-09-30", relation.There},
	} {
		s, ok := c.Statement(model.StatementID(x.id))
		if !ok {
			t.Fatal(x.id)
		}
		if got := relation.Of(s, date(t, x.day)); got != x.want {
			t.Errorf("%s on %q is %d, expected %d", x.id, x.day, got, x.want)
		}
	}
	s, _ := c.Statement("asean-norms-2018")
	if words := strings.Join(relation.Texts([]*model.Statement{s}, date(t, "2018-09-19")), "\n"); !strings.Contains(words, s.ShortTitle) || !strings.Contains(words, "September 2018") {
		t.Errorf("the text of a month is told as %q", words)
	}
	treaty, _ := c.Statement("budapest-convention")
	if words := strings.Join(relation.Texts([]*model.Statement{treaty}, date(t, "2010")), "\n"); !strings.Contains(words, treaty.AsOf.Long()) {
		t.Errorf("a list of a later day is told as %q", words)
	}
}

// The members on a day are those of a walk through the rows of the table of
// changes, forward from a list made by undoing all of them.
func TestMembersAgreeWithTheTable(t *testing.T) {
	c := corpus(t)
	text, err := fs.ReadFile(assets.Data(), "membership-changes.csv")
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(strings.NewReader(string(text))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, g := range c.Groups() {
		for _, day := range []string{"2012-06-30", "2019-09-23", "2020-01-31", "2020-02-01", "2023-04-04", "2024-12-31"} {
			got := relation.MembersOf(c, g, date(t, day))
			if !got.Known {
				if len(got.Codes) > 0 || len(got.Caveats) != 1 || !strings.Contains(got.Caveats[0], g.AsOf.Long()) || !strings.Contains(got.Words(), "not known") {
					t.Errorf("%s on %s is not known, yet: %+v", g.ID, day, got)
				}
				continue
			}
			for _, co := range c.Countries() {
				in := slices.Contains(g.Members, co.ISO3)
				if day < g.AsOf.String() {
					var newest, oldest string // change nearest after the day decides
					for _, row := range rows[1:] {
						if row[0] != string(g.ID) || row[1] != string(co.ISO3) {
							continue
						}
						if after := row[2] > day || row[2] == day && row[3] == "left"; after && (oldest == "" || row[2] < oldest) {
							oldest, newest = row[2], row[3]
						}
					}
					if newest != "" {
						in = newest == "left"
					}
				}
				if got.Has(co.ISO3) != in {
					t.Errorf("%s on %s: %s belongs %t, by the table %t", g.ID, day, co.ISO3, got.Has(co.ISO3), in)
				}
			}
		}
	}
}

func TestWords(t *testing.T) {
	c := corpus(t)
	eu, _ := c.Group("eu")
	if m := relation.MembersOf(c, eu, date(t, "2019-09-23")); m.Words() != "EU on 23 September 2019: 28 States" || len(m.Caveats) > 0 {
		t.Errorf("%q %q", m.Words(), m.Caveats)
	}
	if m := relation.MembersOf(c, eu, model.Date{}); len(m.Codes) != 27 || !strings.Contains(m.Words(), "as of "+eu.AsOf.Long()) {
		t.Errorf("%q", m.Words())
	}
	foc, _ := c.Group("freedom-online-coalition")
	brics, _ := c.Group("brics")
	var caveats []string
	for _, m := range relation.Groups(c, []*model.Group{eu, foc, brics}, date(t, "2019")) {
		caveats = append(caveats, m.Caveats...)
	}
	if len(caveats) != 2 || !strings.Contains(caveats[0], foc.ShortName) || !strings.Contains(caveats[1], "Saudi Arabia") {
		t.Errorf("the caveats are %q", caveats)
	}
	if m := relation.MembersOf(c, eu, date(t, "2001")); m.Known || len(m.Caveats) != 1 {
		t.Errorf("before records begin: %+v", m)
	}
	if m := relation.MembersOf(c, eu, date(t, "2999")); !m.Known || !strings.Contains(m.Caveats[0], "latest on record") {
		t.Errorf("in times to come: %+v", m)
	}
}

func TestNotYet(t *testing.T) {
	c := corpus(t)
	var names []string
	for _, co := range relation.NotYet(c, date(t, "2005")) {
		names = append(names, string(co.ISO3))
	}
	slices.Sort(names)
	// Observer status of Palestine as a State dates from 2012.
	if got := strings.Join(names, " "); got != "MNE PSE SSD" {
		t.Errorf("not yet in the United Nations in 2005: %s", got)
	}
	if relation.NotYet(c, model.Date{}) != nil {
		t.Error("on no day, somebody is missing")
	}
}

func TestExpression(t *testing.T) {
	for _, x := range []struct {
		expression, day string
		want            int
	}{{`member("eu")`, "2019", 2}, {`signed("x")`, "2019", 1}, {`member("eu")`, "", 0}, {" ", "2019", 0}} {
		if got := relation.Expression(x.expression, date(t, x.day)); len(got) != x.want {
			t.Errorf("%q as of %q: %q, expected %d lines", x.expression, x.day, got, x.want)
		}
	}
}
