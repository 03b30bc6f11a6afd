package relation_test

import (
	"bytes"
	"context"
	"encoding/csv"
	"fmt"
	"slices"
	"strings"
	"testing"

	"comity/model"
	"comity/model/chart"
	"comity/model/compare"
	"comity/model/datapackage"
	"comity/model/matrix"
	"comity/model/query"
	"comity/model/relation"
	"comity/ui/uitest"
)

// states are those that the views are compared for: with days of joining, with
// votes, and young States.
func states(t *testing.T, c *model.Corpus) []*model.Country {
	t.Helper()
	var out []*model.Country
	for _, code := range []model.ISO3{"ARG", "BRA", "EST", "FRA", "GHA", "JPN", "MNE", "NGA", "PRY", "SSD", "SWE", "TUN", "USA", "ZMB"} {
		co, ok := c.Country(code)
		if !ok {
			t.Fatalf("there is no %s", code)
		}
		out = append(out, co)
	}
	return out
}

// TestEveryViewTellsTheSameAct: what a State had done about a text by a day is
// one answer in the matrix, its evidence, the map, the comparisons and counts.
func TestEveryViewTellsTheSameAct(t *testing.T) {
	c := corpus(t)
	all := states(t, c)
	changed := 0
	for _, on := range []string{"", "2005-06-30", "2012", "2016-12-31", "2019-09-23", "2022-06"} {
		day := date(t, on)
		m, err := matrix.New(context.Background(), c, matrix.Options{AsOf: day})
		if err != nil {
			t.Fatal(err)
		}
		rows := map[*model.Country]int{}
		for i := range m.Rows {
			rows[m.Rows[i].Country] = i
		}
		names := []string{string(all[0].ISO3), string(all[1].ISO3)}
		var compared []compare.Comparison
		for i := 0; i < len(all); i += 2 {
			names[0], names[1] = string(all[i].ISO3), string(all[i+1].ISO3)
			subjects, err := compare.Parse(c, names, day)
			if err != nil {
				t.Fatal(err)
			}
			compared = append(compared, compare.Of(c, subjects, day))
		}
		for j := range m.Columns {
			s := m.Columns[j].Statement
			tiles, err := chart.NewMap(c, chart.MapOptions{Statement: s.ID, AsOf: day})
			if err != nil {
				t.Fatal(err)
			}
			counts := relation.Counts(c, s, day)
			if n := m.ColumnTotals(j); model.Counts(n) != counts {
				t.Errorf("%s on %q: the matrix counts %v, expected %v", s.ID, on, n, counts)
			}
			for i, co := range all {
				want := relation.Act(c, s, co, day)
				if want != c.Act(s, co) {
					changed++
				}
				e, _ := m.Evidence(rows[co], j)
				tile, _ := tiles.At(co.Tile.Col, co.Tile.Row)
				told := map[string]model.Act{
					"matrix": m.Cell(rows[co], j), "evidence": e.Act, "map": tile.State.Act,
					"participation": relation.Participation(c, s, co, day).Act, "compare": stand(&compared[i/2], s, i%2),
				}
				for view, act := range told {
					if act != want {
						t.Errorf("%s, %s on %q: %s says %q, expected %q", co.ISO3, s.ID, on, view, act.Word(), want.Word())
					}
				}
			}
		}
	}
	if changed == 0 {
		t.Error("no day changes an act: the test compares nothing")
	}
}

// stand is the act of a subject in a comparison.
func stand(cmp *compare.Comparison, s *model.Statement, subject int) model.Act {
	for i := range cmp.Texts {
		if cmp.Texts[i].Statement == s {
			return cmp.Texts[i].Stands[subject].Act
		}
	}
	return model.NotEligible
}

// TestTablesAndExpressionsTellTheSameAct: without a day, so do the table of the
// data package and the expressions.
func TestTablesAndExpressionsTellTheSameAct(t *testing.T) {
	c := corpus(t)
	files, err := datapackage.Files(c)
	if err != nil {
		t.Fatal(err)
	}
	table := map[string]string{}
	for _, f := range files {
		if f.Name != "participation.csv" {
			continue
		}
		rows, err := csv.NewReader(bytes.NewReader(f.Content)).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range rows {
			table[row[0]+" "+row[1]] = row[2]
		}
	}
	all := states(t, c)
	for _, s := range c.Statements() {
		for _, act := range s.Acts() {
			q, err := query.Compile(c, fmt.Sprintf("did(%q, %q)", s.ID, act.Word()))
			if err != nil {
				t.Fatal(err)
			}
			holds, err := q.Run()
			if err != nil {
				t.Fatal(err)
			}
			did := map[*model.Country]bool{}
			for _, co := range holds {
				did[co] = true
			}
			for _, co := range all {
				want := relation.Act(c, s, co, model.Date{})
				if did[co] != (want == act) {
					t.Errorf("%s, %s: the expression says %q is %t, expected %q", co.ISO3, s.ID, act.Word(), did[co], want.Word())
				}
				if got := table[string(s.ID)+" "+string(co.ISO3)]; got != want.Word() {
					t.Errorf("%s, %s: participation.csv says %q, expected %q", co.ISO3, s.ID, got, want.Word())
				}
			}
		}
	}
}

// TestAFilterFindsSymbolsByTheirBeginning: of a symbol, each number is found by its
// beginning, and neither within another number nor elsewhere in the record.
func TestAFilterFindsSymbolsByTheirBeginning(t *testing.T) {
	texts := []string{" ga res 73 27 2018", " ga res 73 266 2018", " ga res 73 187 2018 12 17", " ga res 173 2", " ga res 273 27", " ga res 2 73", " a 70 174", " g7 1 g7 11 lucca"}
	for query, want := range map[string]string{
		"73/2":         " ga res 73 27 2018, ga res 73 266 2018",
		"73/27":        " ga res 73 27 2018",
		"73/26":        " ga res 73 266 2018",
		"73/":          " ga res 73 27 2018, ga res 73 266 2018, ga res 73 187 2018 12 17, ga res 2 73",
		"A/RES/73/2":   "",
		"RES/73/2":     " ga res 73 27 2018, ga res 73 266 2018",
		"73/9":         "",
		"3/2":          "",
		"73/2 266":     " ga res 73 266 2018",
		"the 73/1 187": " ga res 73 187 2018 12 17",
		"73 2":         " ga res 73 27 2018, ga res 73 266 2018, ga res 73 187 2018 12 17, ga res 2 73",
		"a/70/1":       " a 70 174",
		"g7/1":         " g7 1 g7 11 lucca",
		"ucca":         " g7 1 g7 11 lucca",
	} {
		var got []string
		for i, found := range relation.Matches(texts, query) {
			if found {
				got = append(got, texts[i])
			}
		}
		if strings.Join(got, ",") != want {
			t.Errorf("%q finds %q, expected %q", query, strings.Join(got, ","), want)
		}
	}
	c := uitest.Corpus(t)
	var got []string
	for _, g := range relation.NewRows(c).Arrange(relation.Statements, 0, "73/2", nil) {
		for _, item := range g.Items {
			got = append(got, c.Statements()[item].Symbol)
		}
	}
	if slices.Sort(got); strings.Join(got, " ") != "A/RES/73/266 A/RES/73/27" {
		t.Errorf("the list of statements filtered by 73/2 has %v", got)
	}
}
