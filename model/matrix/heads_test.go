package matrix_test

import (
	"testing"

	"comity/model"
	"comity/model/matrix"
	"comity/model/relation"
)

// TestAGroupIsOneRow: a closed group counts its members by text and hides their rows;
// opened, they are below it. A State of two groups is below both and counted once.
func TestAGroupIsOneRow(t *testing.T) {
	c := corpus(t)
	o := matrix.Options{Grouping: matrix.InOrNotIn, Heads: []matrix.Group{{ID: "eu"}, {ID: "nato"}}, Closed: []model.GroupID{matrix.AllGroups}}
	m := lay(t, o)
	if len(m.Rows) != 3 || m.Rows[0].Group != "eu" || m.Rows[1].Group != "nato" || m.Rows[2].Group != matrix.Others {
		t.Fatalf("closed, the groups are %+v", m.Rows)
	}
	if len(m.States) != len(c.Countries()) {
		t.Errorf("%d States are counted", len(m.States))
	}
	for j, col := range m.Columns {
		joined, could := 0, 0
		g, _ := c.Group("nato")
		for _, co := range c.Named(g.Members) {
			act := relation.Act(c, col.Statement, co, model.Date{})
			if act.Joined() {
				joined++
			}
			if act.Open() {
				could++
			}
		}
		if n := m.GroupCell(1, j); n.Took != joined || n.Could != could {
			t.Errorf("%s: %d of %d, expected %d of %d", col.Statement.ID, n.Took, n.Could, joined, could)
		}
	}
	o.Closed = []model.GroupID{"nato", matrix.Others}
	if m = lay(t, o); len(m.Rows) != 3+27 || m.Rows[0].Closed || !m.Rows[28].Closed {
		t.Errorf("with the EU open there are %d rows", len(m.Rows))
	}
	o.Closed = nil
	m = lay(t, o)
	rows := 0
	for _, r := range m.Rows {
		if r.Country != nil {
			rows++
		}
	}
	all := 0
	for _, n := range m.ColumnTotals(0) {
		all += n
	}
	if rows <= 195 || all != 195 {
		t.Errorf("%d rows of States, %d States in a column", rows, all)
	}
}

// TestGroupWords: how many took part of those who could, then what the others did.
func TestGroupWords(t *testing.T) {
	m := lay(t, matrix.Options{Grouping: matrix.InOrNotIn, Heads: []matrix.Group{{ID: "nato"}}, Closed: []model.GroupID{matrix.AllGroups}})
	for id, want := range map[string]string{
		"joint-statement-2019": "22 of 32 joined; not listed 10",
		"ga-res-73-27":         "no 31; abstain 1",
		"gge-2021":             "8 of 32 had experts; not listed 24",
		"ga-res-70-237":        "adopted without a vote 32",
	} {
		if got := m.GroupCell(0, column(m, id)).Words; got != want {
			t.Errorf("%s: %q, expected %q", id, got, want)
		}
	}
}
