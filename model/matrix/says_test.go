package matrix_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"comity/model"
	"comity/model/matrix"
)

// Each cell of the norms has the mark and the word of the first kind that documents of
// the State say, and all that they say stands behind it; what nobody says is not
// counted.
func TestNorms(t *testing.T) {
	c := corpus(t)
	m := lay(t, matrix.Options{Says: c.SaidNorms()})
	if len(m.Columns) != 12 || !m.OfNorms() || m.Columns[0].Title() != "the UN norms as a set" || m.Columns[1].Label() != "a" {
		t.Fatalf("the columns are %+v", m.Columns)
	}
	cells := 0
	for i, row := range m.Rows {
		for j, col := range m.Columns {
			said := c.Said(model.SaidAbout{Country: row.Country})
			said = append(said, c.Said(model.SaidAbout{Country: row.Country, Views: true})...)
			said = slices.DeleteFunc(said, func(one model.Said) bool { return one.Norm != col.Norm })
			if cells += len(said); len(said) != len(m.Said(i, j)) {
				t.Errorf("%s, %s: %d entries, expected %d", row.Country.ISO3, col.ID(), len(m.Said(i, j)), len(said))
			}
			word, mark := model.NoDocument, model.NoMark
			if len(said) > 0 {
				word, mark = string(said[0].Says), said[0].Says.Mark()
			}
			if m.Word(i, j) != word || m.Mark(i, j) != mark || m.Cell(i, j) != model.NotEligible {
				t.Errorf("%s, %s: %s, expected %s", row.Country.ISO3, col.ID(), m.Word(i, j), word)
			}
		}
	}
	if cells < 100 || len(m.Rows) < 20 || len(m.Rows) > 60 || !slices.Contains(m.Organisations, "EU") {
		t.Errorf("%d entries of %d States and of %v", cells, len(m.Rows), m.Organisations)
	}
	if !strings.Contains(strings.Join(m.Caveats, "\n"), "may well have said or done something") {
		t.Errorf("who is left out: %q", m.Caveats)
	}
	n := 0
	for _, e := range m.Legend {
		n += e.N
	}
	if n != len(m.Rows)*len(m.Columns) {
		t.Errorf("the legend counts %d cells of %d", n, len(m.Rows)*len(m.Columns))
	}
}

// Who is asked for is shown without documents too, a day leaves out later ones, and
// what makes no sense of norms is told.
func TestNormsAsked(t *testing.T) {
	g := []model.NormID{"un/g"}
	if m := lay(t, matrix.Options{Says: g, PinnedCountries: []model.ISO3{"FJI"}}); m.Rows[0].Country.ISO3 != "FJI" || m.Word(0, 0) != model.NoDocument {
		t.Errorf("pinned: %+v", m.Rows[0])
	}
	if m := lay(t, matrix.Options{Says: g, Of: matrix.Group{ID: "asean"}, Grouping: matrix.UNGroups, Rows: matrix.ByActs}); len(m.Rows) != 12 || m.Mark(1, 0) != model.MarkMeasure {
		t.Errorf("of a group: %d rows, first %s", len(m.Rows), m.Word(1, 0))
	}
	before, all := lay(t, matrix.Options{Says: g, AsOf: model.Date{Year: 2020}}), lay(t, matrix.Options{Says: g})
	if len(before.Rows) >= len(all.Rows) {
		t.Errorf("by 2020 %d States, of %d", len(before.Rows), len(all.Rows))
	}
	for _, o := range []matrix.Options{
		{Says: []model.NormID{"g7/3"}}, {Says: g, Kinds: []string{"treaty"}}, {Says: g, Rows: matrix.ByLikeRows}, {Says: g, Columns: matrix.ByLikeColumns},
	} {
		if m, err := matrix.New(context.Background(), corpus(t), o); err == nil || m != nil {
			t.Errorf("%+v gives no error", o)
		}
	}
}
