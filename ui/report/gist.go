package report

import (
	"cmp"
	"slices"
	"strings"

	"comity/model"
	"comity/model/chart"
	"comity/model/prose"
)

// How much of a scene a slide shows.
const (
	gistRows  = 24 // of a matrix
	gistFew   = 6  // States of a matrix that fit side by side
	gistTexts = 8  // of a table
)

// Gist returns the most important of a scene, as a slide shows it: few parts,
// and no more rows of a matrix than can be read.
func (s *Report) Gist() *Report {
	cut := *s
	if s.Matrix != nil && len(s.Matrix.Rows) > gistRows {
		m := *s.Matrix
		m.Rows = m.Rows[:gistRows]
		cut.Matrix, cut.Cut = &m, "The first "+prose.Of(gistRows, len(s.Matrix.Rows))+" rows."
	}
	cut.Parts = cut.gist()
	return &cut
}

// Short returns a scene without its sources and without what is in its long parts,
// whose headings and counts it returns.
func (s *Report) Short() (cut *Report, left []string) {
	short := *s
	short.Parts, short.Texts = nil, nil
	for _, part := range s.Parts {
		if part.Long {
			left = append(left, part.Title())
			continue
		}
		short.Parts = append(short.Parts, part)
	}
	return &short, left
}

// gist returns the most important parts of a scene, in words and tables.
func (s *Report) gist() []Part {
	switch {
	case s.Empty != "":
		return nil
	case s.Map != nil:
		return []Part{s.mapGist()}
	case s.Timeline != nil:
		return []Part{s.timeGist()}
	case s.Matrix != nil:
		return []Part{s.matrixGist()}
	case len(s.Pairs) > 1:
		return []Part{s.crosswalkGist()}
	}
	var out []Part
	for _, part := range s.Parts {
		if part.Long || len(s.Pairs) == 1 && part.Table != nil {
			continue
		}
		if t := part.Table; t != nil && len(t.Rows) > gistTexts {
			short := *t
			short.Rows = short.Rows[:gistTexts]
			part.Words = append(slices.Clone(part.Words), "The first "+prose.Of(gistTexts, len(t.Rows))+":")
			part.Table = &short
		}
		const most = 3
		if out = append(out, part); len(out) == most {
			break
		}
	}
	if len(s.Pairs) == 1 {
		out[0].Heading = "" // which the title says
	}
	return out
}

// mapGist lists the States of every mark for something on record.
func (s *Report) mapGist() Part {
	t := &Table{Head: heads("mark", "States", "which")}
	for _, count := range s.Map.Legend {
		mark := MarkOfState(count.State)
		if !count.State.Recorded() && count.N > len(s.Map.Tiles)/2 {
			continue // those of which nothing is on record
		}
		var names []string
		for _, tile := range s.Map.Tiles {
			if tile.State == count.State {
				names = append(names, tile.Country.DisplayName())
			}
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{marked(mark), number(count.N), words(strings.Join(names, ", "))}})
	}
	return Part{ID: "states", Table: t}
}

// timeGist is the texts of a timeline by date.
func (s *Report) timeGist() Part {
	t := &Table{Head: heads("date", "text", "kind")}
	l := s.Lanes(1)
	var shown []chart.Placed
	for _, lane := range l.Lanes {
		shown = append(shown, lane...)
	}
	slices.SortStableFunc(shown, func(a, b chart.Placed) int { return a.First.Compare(b.First) })
	for _, it := range shown {
		t.Rows = append(t.Rows, Row{Cells: []Cell{words(it.Words), words(it.Statement.ShortTitle), words(Kind(it.Statement.Kind))}})
	}
	return Part{ID: "texts", Table: t}
}

// matrixGist is the matrix without its totals, a row for each text; where it has
// few States, so few texts that both have room.
func (s *Report) matrixGist() Part {
	t := &Table{Head: heads(map[bool]string{false: "text", true: "norm"}[s.Matrix.OfNorms()])}
	for i := range s.Matrix.Rows {
		switch row := &s.Matrix.Rows[i]; {
		case !row.Heads():
			t.Head = append(t.Head, words(row.Country.DisplayName()))
		case row.Closed:
			t.Head = append(t.Head, words(row.Title()))
		}
	}
	for j, col := range s.Matrix.Columns {
		cells := []Cell{words(strings.TrimSpace(col.Year() + " " + col.Title()))}
		for i := range s.Matrix.Rows {
			switch row := &s.Matrix.Rows[i]; {
			case !row.Heads():
				cells = append(cells, marked(cellOf(s.Matrix, i, j)))
			case row.Closed:
				cells = append(cells, s.groupCell(i, j))
			}
		}
		t.Rows = append(t.Rows, Row{Cells: cells})
	}
	part := Part{ID: "matrix", Table: t, Wide: len(t.Head) > gistFew+1}
	if n := len(t.Rows); !part.Wide && n > gistTexts {
		t.Rows = t.Rows[:gistTexts]
		part.Words = []string{"The first " + prose.Of(gistTexts, n) + " " + t.Head[0].Text + "s:"}
	}
	return part
}

// crosswalkGist is the two lists of norms, a row for each pair.
func (s *Report) crosswalkGist() Part {
	t := &Table{Head: heads("UN", "G7", "norm", "wording")}
	label := func(n *model.Norm) string {
		if n == nil {
			return "–"
		}
		return n.Label()
	}
	for i := range s.Pairs {
		p := &s.Pairs[i]
		un, g7 := p.Norms()
		t.Rows = append(t.Rows, Row{Cells: []Cell{words(label(un)), words(label(g7)), words(cmp.Or(un, g7).Title), words(prose.Capital(p.Alikeness()))}})
	}
	return Part{ID: "crosswalk", Table: t}
}
