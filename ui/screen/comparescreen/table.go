package comparescreen

import (
	"cmp"
	"strings"

	"comity/model"
	"comity/model/compare"
	"comity/model/relation"
	"comity/ui/cells"
	"comity/ui/place"
	"comity/ui/report"
	"comity/ui/screen"
)

// The widths of the columns, in cells: a text has at least narrowest beside
// them, or the acts are below it.
const (
	narrowest = 22
	widest    = 24 // of a column
	markWidth = 2  // the mark and a blank
)

// table is texts below each other, and what each subject did in columns.
type table struct {
	heads   []string // the subjects
	codes   []string // the same, where there is little room
	label   int      // how wide the titles are
	column  int      // how wide a column is
	stacked bool     // there is no room for columns
	full    bool     // there is room for all words
}

// tableOf makes room for columns of rows of cells beside the titles of their texts.
func tableOf(w int, heads, codes []string, rows [][]report.Cell, titles []string) table {
	t := table{heads: heads, codes: codes, full: true}
	if t.column = max(t.widthOf(rows)+markWidth, longest(heads)); longest(titles)+1+len(heads)*(t.column+1) <= w {
		t.label = longest(titles) + 1
		return t
	}
	t.full = false
	words := t.widthOf(rows)
	t.column = min(max(words+markWidth, longest(heads)), widest)
	if t.label = w - len(heads)*(t.column+1); t.label < narrowest {
		t.column = min(words+markWidth, widest) // names may be cut
		t.label = w - len(heads)*(t.column+1)
	}
	t.stacked, t.label = t.label < narrowest, min(t.label, longest(titles)+1)
	return t
}

// head is the line above the columns; none where they are stacked.
func (t table) head(b *screen.Body, above string) screen.Line {
	if t.stacked {
		return nil
	}
	ink := b.Theme.Ink.Heading
	out := screen.Line{{Text: cells.Fit(above, t.label, b.Theme.Border.Ellipsis), Ink: b.Theme.Ink.Dim}}
	for _, head := range t.heads {
		out = append(out, screen.Piece{Text: " " + cells.Fit(head, t.column, b.Theme.Border.Ellipsis), Ink: ink})
	}
	return out
}

// lines are the label of a text and a cell for each subject.
func (t table) lines(b *screen.Body, s *model.Statement, row []report.Cell) []screen.Line {
	k := &b.Theme.Ink
	if t.stacked {
		var out []screen.Line
		for _, line := range cells.Wrap(labelOf(s), b.W) {
			out = append(out, screen.Line{{Text: line}})
		}
		heads, names := t.heads, longest(t.heads)
		if names+shortWord > b.W {
			heads, names = t.codes, min(longest(t.codes), b.W/2)
		}
		for i, c := range row {
			out = append(out, screen.Line{
				{Text: "  " + cells.Fit(heads[i], names, b.Theme.Border.Ellipsis) + " ", Ink: k.Dim},
				{Text: b.Theme.Glyph(c.Mark), Ink: k.Mark(c.Mark)}, {Text: " " + t.word(c)},
			})
		}
		return out
	}
	var out []screen.Line
	label := cells.Wrap(labelOf(s), t.label)
	if len(label) > 1 { // all but the first further in
		label = strings.Split(strings.Join(cells.Wrap(labelOf(s), t.label-2), "\n  "), "\n")
	}
	for _, line := range label {
		out = append(out, screen.Line{{Text: cells.Fit(line, t.label, "")}})
	}
	for _, c := range row {
		out[0] = append(out[0],
			screen.Piece{Text: " "},
			screen.Piece{Text: b.Theme.Glyph(c.Mark), Ink: k.Mark(c.Mark)},
			screen.Piece{Text: " " + cells.Fit(t.word(c), t.column-markWidth, b.Theme.Border.Ellipsis)},
		)
	}
	return out
}

// shortWord is the room for the mark and the word of an act below a text.
const shortWord = 2 + 1 + markWidth + len("not eligible")

func longest(all []string) int {
	n := 0
	for _, text := range all {
		n = max(n, cells.Width(text))
	}
	return n
}

// labelOf is a text with its year, the mark of its grade, and the day of its list if that
// is a later one.
func labelOf(s *model.Statement) string {
	return strings.TrimSuffix(s.Confidence.Beside(relation.LabelOf(s))+", "+relation.ListDay(s), ", ")
}

// textRow is the row of a text in a part.
func textRow(part string, s *model.Statement, foot string) screen.Row {
	return screen.Row{
		Key:  part + "/" + string(s.ID),
		To:   place.View{Place: place.OfStatement(s), In: place.OnPage},
		Foot: s.Confidence.Beside(s.ShortTitle) + dot + s.When().Long() + foot,
	}
}

// namesOf names a subject in a sentence, over its column, and where there is
// little room. The day of a group is left out if everything is as of it.
func namesOf(s *compare.Subject, asOf model.Date) (name, head, code string) {
	switch {
	case s.Country != nil:
		return s.Name, s.Name, string(s.Country.ISO3)
	case s.On.IsZero() || s.On == asOf:
		return s.Group.ShortName, s.Group.ShortName, s.Group.ShortName
	}
	return s.Name, s.Group.ShortName + " " + s.On.String(), s.Group.ShortName
}

// word is what a cell says in a column.
func (t *table) word(c report.Cell) string {
	if t.full {
		return c.Text
	}
	return cmp.Or(c.Short, c.Text)
}

// widthOf is the width of the widest word.
func (t *table) widthOf(rows [][]report.Cell) int {
	w := 0
	for _, row := range rows {
		for _, c := range row {
			w = max(w, cells.Width(t.word(c)))
		}
	}
	return w
}

// did counts the members of a group by act.
func did(g *compare.Stand) string { return strings.Join(g.Counts.Words(), ", ") }

// wrapped are texts as lines, all but the first further in.
func wrapped(b *screen.Body, all []string) []screen.Line {
	var out []screen.Line
	for i, text := range all {
		if text == "" {
			continue
		}
		in, ink := "", b.Theme.Ink.Text
		if i > 0 {
			in, ink = "  ", b.Theme.Ink.Dim
		}
		for _, line := range cells.Wrap(text, b.W-len(in)) {
			out = append(out, screen.Line{{Text: in + line, Ink: ink}})
		}
	}
	return out
}
