package ask_test

import (
	"strings"
	"testing"

	"comity/model/ask"
)

// What States say about a norm is asked for in several ways; views are no answer,
// and where nothing was read the answer says so.
func TestSaid(t *testing.T) {
	r, _ := reader(t)
	for question, want := range map[string]struct {
		kind ask.Kind
		says string
		rows int
	}{
		"who reports on norm g":                    {ask.Who, "5 of 195 States say in documents on record what they do about norm g: 7 measures, 3 plans and 1 need", 11},
		"who implements norm j in europe":          {ask.Who, "2 of 44 States in Europe say in documents on record what they do about norm j: 7 measures", 7},
		"who reports on norm k":                    {ask.Who, "0 of 195 States say in documents on record what they do about norm k", 0},
		"what does Canada say about norm j":        {ask.Record, "Canada: comity holds no document in which it says what it does about norm j", 0},
		"what does Canada say about norm a":        {ask.Record, "Canada about norm a: 6 entries", 6},
		"what do Chile and Ghana say about norm g": {ask.Record, "Chile about norm g: 2 entries; Ghana about norm g: 2 entries", 4},
		"who reports on g7/3":                      {ask.Record, "G7 point 3 is a point of the G7; comity records what States say about the norms of the UN", 0},
	} {
		a := r.Read(question, today())
		if a.Kind != want.kind || a.Says != want.says || len(a.Rows) != want.rows || len(a.LeftOver) > 0 {
			t.Errorf("%s: %s, %q, %d rows, not understood %v", question, a.Kind, a.Says, len(a.Rows), a.LeftOver)
		}
		for _, row := range a.Rows {
			if row.Act == "view" {
				t.Errorf("%s: a view is an answer: %+v", question, row)
			}
		}
	}
	eu := r.Read("what does the EU say about norm g", today())
	if want := "EU itself: comity holds no document in which it says what it does about norm g, and 2 views. Its members: 0 of 27 EU members say"; !strings.HasPrefix(eu.Says, want) ||
		!strings.Contains(strings.Join(eu.Caveats, "\n"), "views of EU itself, which claim no implementation: Says ") {
		t.Errorf("the EU: %q, %q", eu.Says, eu.Caveats)
	}
	if a := r.Read("what do EU members say about norm g", today()); !strings.HasPrefix(a.Says, "0 of 27 EU members say") {
		t.Errorf("its members: %q", a.Says)
	}
	if a := r.Read("what does Switzerland say about norm c", today()); a.Says != "Switzerland about norm c: 1 view, and 0 entries about what it does" || len(a.Rows) != 1 || a.Rows[0].Act != "view" {
		t.Errorf("what Switzerland says: %+v", a)
	}
	if a := r.Read("how does Switzerland implement norm c", today()); len(a.Rows) > 0 || !strings.Contains(strings.Join(a.Caveats, "\n"), "views of Switzerland, which claim no implementation: Says due diligence") {
		t.Errorf("the views of Switzerland are not apart: %+v", a)
	}
}
