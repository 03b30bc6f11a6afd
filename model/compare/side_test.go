package compare_test

import (
	"errors"
	"strings"
	"testing"

	"comity/model"
	"comity/model/compare"
)

// TestCrosswalk: eleven pairs with the same words, and point 12 alone.
func TestCrosswalk(t *testing.T) {
	rows := compare.Crosswalk(corpus(t))
	if len(rows) != 12 {
		t.Fatalf("%d rows, expected 12", len(rows))
	}
	changed := map[string]string{}
	for i, r := range rows[:11] {
		un, g7 := r.Norms()
		if r.Orphan() || un.Label() != string("abcdefghijk"[i]) || g7.ID != un.Twin || g7.Twin != un.ID {
			t.Fatalf("row %d is %v beside %v", i, un, g7)
		}
		whole(t, un.OfficialText, g7.OfficialText, r.Ops)
		if len(r.Notes) == 0 || !strings.HasPrefix(r.Notes[0], "Same wor") {
			t.Errorf("%s: notes %q", un.ID, r.Notes)
		}
		words := ""
		for _, o := range r.Ops {
			if o.Kind != compare.Equal {
				words += o.Kind.Word() + " " + strings.TrimSpace(o.Text()) + " "
			}
		}
		if words != "" {
			changed[un.Label()] = strings.TrimSpace(words)
		}
		if r.Alike.Same != r.Alike.A || r.Alike.A != r.Alike.B {
			t.Errorf("%s: not all words are the same: %+v", un.ID, r.Alike)
		}
	}
	if len(changed) != 1 || changed["d"] != "inserted ," {
		t.Errorf("changed are %q, expected the comma in the G7 copy of d that its note tells of", changed)
	}
	last := rows[11]
	if un, g7 := last.Norms(); !last.Orphan() || un != nil || g7.ID != "g7/12" || last.Ops != nil || last.Alike.A != 0 || last.Alike.B < 20 ||
		len(last.Notes) != 1 || !strings.HasPrefix(last.Notes[0], "Not in the UN list") {
		t.Errorf("the last row is %+v", last)
	}
}

func TestParseSide(t *testing.T) {
	c := corpus(t)
	for _, tc := range []struct{ typed, place, what, has string }{
		{"un/k", "norm/k", "official text", "emergency response teams"},
		{"K", "norm/k", "official text", "emergency response teams"},
		{"norm/k", "norm/k", "official text", "emergency response teams"},
		{"G7-11", "norm/g7/11", "official text", "emergency response teams"},
		{"norm/g7/11", "norm/g7/11", "official text", "emergency response teams"},
		{"joint-statement-2019", "statement/joint-statement-2019", "full text", ""},
		{"statement/first-committee-2018", "statement/first-committee-2018", "full text", "Thank you."},
		{"statement/first-committee-2018#Consensus", "statement/first-committee-2018#consensus", "quotation", "build on, not undermine"},
		{"first-committee-2018#human rights", "statement/first-committee-2018#human rights", "quotation", "mutually reinforcing"},
		{"first-committee-2018#law", "statement/first-committee-2018#law", "2 quotations", "lawless realm. Nor is it ungoverned as some would have us believe.\n\nInternational law"},
		{"attribution-apt28-2024", "statement/attribution-apt28-2024", "3 quotations", "\n\n"},
	} {
		side, err := compare.ParseSide(c, tc.typed)
		if err != nil || side.Place != tc.place || side.What != tc.what || !strings.Contains(side.Text, tc.has) || side.Name == "" {
			t.Errorf("%q is %q, %s, %v", tc.typed, side.Place, side.What, err)
		}
		if again, err := compare.ParseSide(c, side.Place); err != nil || again != side {
			t.Errorf("%q does not read as itself: %v", side.Place, err)
		}
	}
}

func TestParseSideRefuses(t *testing.T) {
	c := corpus(t)
	for _, tc := range []struct {
		typed, says string
		missing     bool
	}{
		{"z", `no norm is called "z"; nearest: `, true},
		{"un/z", "no norm is called", true},
		{"g7/13", "nearest: g7/1", true},
		{"norm/", "no norm is called", true},
		{"joint-statment", `no norm or statement is called "joint-statment"; nearest: joint-statement-`, true},
		{"statement/nothing\x1b[1m", "no statement is called", true},
		{"first-committee-2018#laws", `no quotation of first-committee-2018 is called "laws"; nearest: law`, true},
		{"nowhere#law", "no statement is called", true},
		{"malabo-convention#1", "comity has no quotation from malabo-convention", false},
		{"malabo-convention", "comity has no text of malabo-convention", false},
		{"", "no norm or statement is called", true},
	} {
		_, err := compare.ParseSide(c, tc.typed)
		var missing *model.NotFoundError
		if err == nil || !strings.Contains(err.Error(), tc.says) || errors.As(err, &missing) != tc.missing || strings.Contains(err.Error(), "\x1b") {
			t.Errorf("%q: %v, expected %q", tc.typed, err, tc.says)
		}
	}
}

// TestEverySideReads: all that can be compared, and no side without words.
func TestEverySideReads(t *testing.T) {
	c := corpus(t)
	for _, n := range c.Norms() {
		if side, err := compare.ParseSide(c, "norm/"+string(n.ID)); err != nil || side.Norm != n || side.Text == "" {
			t.Errorf("%s: %v", n.ID, err)
		}
	}
	for _, s := range c.Statements() {
		side, err := compare.ParseSide(c, "statement/"+string(s.ID))
		if has := s.FullText != "" || len(s.Quoted) > 0; (err == nil) != has || has && side.Text == "" {
			t.Errorf("%s: %v", s.ID, err)
		}
		for _, q := range s.Quoted {
			side, err := compare.ParseSide(c, string(s.ID)+"#"+q.Para)
			if err != nil || !strings.Contains(side.Text, q.Text) {
				t.Errorf("%s#%s: %v", s.ID, q.Para, err)
			}
		}
	}
}
