package uitest

import (
	"strings"

	"comity/ui/report"
)

// Scrambled returns a report whose every title, heading, head and sentence is
// nonsense of the same length: a reader of a report that understands its words,
// instead of its ids, shows something else of it.
func Scrambled(r *report.Report) *report.Report {
	out := *r
	out.Title, out.Empty, out.Counts, out.Cut = nonsense(r.Title), nonsense(r.Empty), nonsense(r.Counts), nonsense(r.Cut)
	out.Lead, out.Notes = each(r.Lead, nonsense), each(r.Notes, nonsense)
	out.Legend = each(r.Legend, func(e report.Entry) report.Entry { e.Word = nonsense(e.Word); return e })
	cell := func(c report.Cell) report.Cell { c.Text, c.Detail = nonsense(c.Text), nonsense(c.Detail); return c }
	row := func(r report.Row) report.Row { r.Group, r.Cells = nonsense(r.Group), each(r.Cells, cell); return r }
	out.Parts = each(r.Parts, func(p report.Part) report.Part {
		p.Heading, p.Words = nonsense(p.Heading), each(p.Words, nonsense)
		if p.Table != nil {
			t := *p.Table
			t.Caption, t.Head, t.Rows, t.Foot = nonsense(t.Caption), each(t.Head, cell), each(t.Rows, row), each(t.Foot, row)
			p.Table = &t
		}
		return p
	})
	return &out
}

// Shape returns a text with x for each letter.
func Shape(text string) string { return turned(text, strings.Repeat("x", len(letters))) }

// each is a list with each of its items changed.
func each[T any](all []T, change func(T) T) []T {
	out := make([]T, len(all))
	for i := range all {
		out[i] = change(all[i])
	}
	return out
}

// nonsense has another letter for each letter of a text.
func nonsense(text string) string { return turned(text, letters[26:]+letters[:26]) }

// letters are those that are turned; a capital stays one.
const letters = "abcdefghijklmABCDEFGHIJKLMnopqrstuvwxyzNOPQRSTUVWXYZ"

// turned has other letters for those of a text.
func turned(text, other string) string {
	return strings.Map(func(r rune) rune {
		if i := strings.IndexRune(letters, r); i >= 0 {
			return rune(other[i])
		}
		return r
	}, text)
}
