package compare_test

import (
	"slices"
	"sync"
	"testing"

	"comity/assets"
	"comity/model"
	"comity/model/compare"
)

// unpack gives the one corpus of these tests: nothing changes it.
var unpack = sync.OnceValues(func() (*model.Corpus, error) { return model.Unpack(assets.Packed()) })

func corpus(t testing.TB) *model.Corpus {
	t.Helper()
	c, err := unpack()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func day(t testing.TB, text string) model.Date {
	t.Helper()
	if text == "" {
		return model.Date{}
	}
	d, err := model.ParseDate(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// of compares by names, as on a day or without one.
func of(t testing.TB, c *model.Corpus, asOf string, names ...string) compare.Comparison {
	t.Helper()
	subjects, err := compare.Parse(c, names, day(t, asOf))
	if err != nil {
		t.Fatal(err)
	}
	return compare.Of(c, subjects, day(t, asOf))
}

func country(t testing.TB, c *model.Corpus, code string) *model.Country {
	t.Helper()
	co, ok := c.Country(model.ISO3(code))
	if !ok {
		t.Fatal("no country ", code)
	}
	return co
}

func statement(t testing.TB, c *model.Corpus, id string) *model.Statement {
	t.Helper()
	s, ok := c.Statement(model.StatementID(id))
	if !ok {
		t.Fatal("no statement ", id)
	}
	return s
}

func textOf(t testing.TB, cmp *compare.Comparison, id string) *compare.Text {
	t.Helper()
	for i := range cmp.Texts {
		if string(cmp.Texts[i].Statement.ID) == id {
			return &cmp.Texts[i]
		}
	}
	t.Fatal("no text ", id)
	return nil
}

// column is the vote of a State straight from the roll call: y, n, a, or "-" for
// absent, "?" for not resolved and "" for no part in it.
func column(s *model.Statement, code model.ISO3) string {
	for _, col := range []struct {
		mark   string
		states []model.ISO3
	}{{"y", s.Votes.Yes}, {"n", s.Votes.No}, {"a", s.Votes.Abstain}, {"-", s.Votes.Absent}, {"?", s.Votes.Unresolved}} {
		if slices.Contains(col.states, code) {
			return col.mark
		}
	}
	return ""
}

// slow counts an agreement straight from the columns.
type slow struct{ n, same, half, closed, unknown, absent int }

func slowAgreement(c *model.Corpus, a, b model.ISO3) (out slow) {
	for _, s := range c.Statements() {
		if len(s.Votes.Yes) == 0 {
			continue
		}
		x, y := column(s, a), column(s, b)
		either := x + y
		has := func(mark byte) bool { return slices.Contains([]byte(either), mark) }
		switch {
		case x == "" || y == "":
			out.closed++
		case has('?'):
			out.unknown++
		case has('-'):
			out.absent++
		default:
			out.n++
			if x == y {
				out.same++
			} else if has('a') {
				out.half++
			}
		}
	}
	return out
}
