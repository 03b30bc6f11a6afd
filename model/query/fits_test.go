package query_test

import (
	"strings"
	"testing"

	"comity/assets"
	"comity/model"
	"comity/model/query"
)

// TestAnActThatATextCannotHave: every act of every text is either one that it can
// have, or an error that names a call which holds for some State.
func TestAnActThatATextCannotHave(t *testing.T) {
	c, err := model.Unpack(assets.Packed())
	if err != nil {
		t.Fatal(err)
	}
	for expression, want := range map[string]string{
		`signed("73/27")`:                       `write did("73/27", "yes")`,
		`signed("A/RES/73/27")`:                 `write did("A/RES/73/27", "yes")`,
		`did("73/27", "listed")`:                `as in did("ga-res-73-27", "yes")`,
		`did("joint-statement-2019", "yes")`:    `as in did("joint-statement-2019", "listed")`,
		`expert("73/27")`:                       `write did("73/27", "yes")`,
		`signed("gge-2021")`:                    `write expert("gge-2021")`,
		`did("oewg-2025", "member")`:            `as in did("oewg-2025", "adopted without a vote")`,
		`signed("73" + "/27")`:                  `write did("73/27", "yes")`,
		`did("73/27", "list" + "ed")`:           `as in did("ga-res-73-27", "yes")`,
		`did("73/27", "no") or signed("73/27")`: `write did("73/27", "yes")`,
	} {
		q, err := query.Compile(c, expression)
		if err == nil {
			_, err = q.Run()
		}
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, expected %s", expression, err, want)
			continue
		}
		_, call, _ := strings.Cut(strings.Replace(err.Error(), "as in ", "write ", 1), "write ")
		if call, _, _ = strings.Cut(call, ", or name"); call == "" {
			continue
		}
		q, err = query.Compile(c, call)
		if err != nil {
			t.Errorf("%s, which is said instead of %s: %v", call, expression, err)
			continue
		}
		if states, err := q.Run(); err != nil || len(states) == 0 {
			t.Errorf("%s, which is said instead of %s, holds for %d States: %v", call, expression, len(states), err)
		}
	}
	for _, s := range c.Statements() {
		for _, act := range model.Acts() {
			_, err := query.Compile(c, `did("`+string(s.ID)+`", "`+act.Word()+`")`)
			can := false
			for _, a := range s.Acts() {
				can = can || a == act
			}
			if can != (err == nil) {
				t.Errorf("%s and %s: can be %t, %v", s.ID, act.Word(), can, err)
			}
		}
	}
}
