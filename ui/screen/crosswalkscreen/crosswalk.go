package crosswalkscreen

import (
	"strconv"
	"strings"

	"comity/model"
	"comity/model/textdiff"
	"comity/model/wording"
	"comity/ui/cells"
	"comity/ui/place"
	"comity/ui/screen/outline"
)

// The widths of the crosswalk, in cells: the similarity of the wordings is
// beside a title of at least narrowest, or else below it.
const (
	narrowest = 44 // as wide as the longest title
	titles    = 64
	alikeness = 52
	cramped   = 24 // if there is less, the title is below too
)

// crosswalk is the two lists of norms, row by row.
type crosswalk struct{ rows []textdiff.Row }

func (c *crosswalk) names() string { return "" }

func (c *crosswalk) title() string { return "Crosswalk" }

func (c *crosswalk) says() (subject, counts string) {
	same, differ, alone := 0, 0, 0
	for i := range c.rows {
		switch r := &c.rows[i]; {
		case r.Orphan():
			alone++
		case len(changes(r.Ops)) == 0:
			same++
		default:
			differ++
		}
	}
	return "crosswalk: UN norms and G7 points",
		dot + "word for word the same " + strconv.Itoa(same) + dot + "differ " + strconv.Itoa(differ) + dot + "in one list only " + strconv.Itoa(alone)
}

func (c *crosswalk) lay(b *outline.Body) {
	k := &b.Theme.Ink
	arrow := " ↔ "
	if b.Theme.ASCII {
		arrow = "<->"
	}
	head := " UN  " + arrow + " G7  "
	b.Fixed(outline.Piece{Text: head, Ink: k.Heading}, outline.Piece{Text: "Norm", Ink: k.Heading})
	b.Part("The two lists", wording.Count(len(c.rows), "row"))
	b.Text("Left: the UN norms, A/70/174 paragraph 13 (2015). Right: the G7 points, Lucca declaration (2017). Compared word by word, without list punctuation.", k.Dim)
	for i := range c.rows {
		r := &c.rows[i]
		un, g7 := label(r.UN), label(r.G7)
		room := b.W - len([]rune(head))
		text, ink := alike(r), k.Dim
		if len(changes(r.Ops)) > 0 || r.Orphan() {
			ink = k.Accent
		}
		line := outline.Line{
			{Text: " " + un + "  ", Ink: k.Bold}, {Text: arrow + " ", Ink: k.Dim},
			{Text: g7 + "  ", Ink: k.Bold},
		}
		title := cells.Wrap(r.Norm().Title, max(room, cramped))
		var below []string
		switch {
		case room < cramped:
			below = append(title, text)
		case room-alikeness-2 >= narrowest && len(title) == 1:
			line = append(line, outline.Piece{Text: cells.Fit(title[0], min(room-alikeness-2, titles), b.Theme.Border.Ellipsis) + "  "}, outline.Piece{Text: text, Ink: ink})
		default:
			line = append(line, outline.Piece{Text: title[0]})
			below = append(title[1:], text)
		}
		if r.Orphan() || len(changes(r.Ops)) > 0 {
			below = append(below, r.Notes...)
		}
		all := []outline.Line{line}
		in := min(len([]rune(head)), b.W/3)
		for _, text := range below {
			for _, words := range cells.Wrap(text, b.W-in) {
				all = append(all, outline.Line{{Text: cells.Spaces(in) + words, Ink: k.Dim}})
			}
		}
		b.Row(rowOf(r), all...)
	}
}

// rowOf returns a row that opens the pair, or the norm of an orphan.
func rowOf(r *textdiff.Row) outline.Row {
	out := outline.Row{Key: "row/" + string(r.Norm().ID), Foot: strings.Join(r.Notes, " ")}
	if r.Orphan() {
		out.To = place.View{Place: place.OfNorm(r.Norm()), In: place.OnPage}
	} else {
		out.To = of(string(r.UN.ID) + "," + string(r.G7.ID))
	}
	return out
}

// label is a norm in two cells; none is a dash.
func label(n *model.Norm) string {
	if n == nil {
		return " -"
	}
	return cells.Spaces(2-len(n.Label())) + n.Label()
}

// changes are what is not equal.
func changes(ops []textdiff.Op) []textdiff.Op {
	var out []textdiff.Op
	for _, op := range ops {
		if op.Kind != textdiff.Equal {
			out = append(out, op)
		}
	}
	return out
}

// alike says how alike two wordings are, with the number of words.
func alike(r *textdiff.Row) string {
	switch {
	case r.UN == nil:
		return "only in the list of the G7"
	case r.G7 == nil:
		return "only in the list of the UN"
	}
	return difference(r.Ops) + ", " + inCommon(r.Alike)
}

// difference says briefly how two texts differ.
func difference(ops []textdiff.Op) string {
	switch all := changes(ops); len(all) {
	case 0:
		return "word for word the same"
	case 1:
		if sign := signOf(all[0].Text()); sign != "" {
			return "differs by one " + sign
		}
		return "differs in 1 place"
	default:
		places := 0
		for i := range all { // a replacement is one place
			if i == 0 || all[i].Kind != textdiff.Insert || all[i-1].Kind != textdiff.Delete || !adjacent(ops, all[i-1], all[i]) {
				places++
			}
		}
		return "differs in " + wording.Count(places, "place")
	}
}

// adjacent reports whether one change follows another at once.
func adjacent(ops []textdiff.Op, a, b textdiff.Op) bool {
	for i := 1; i < len(ops); i++ {
		if ops[i-1] == a && ops[i] == b {
			return true
		}
	}
	return false
}

// signOf names a sign; nothing else has a name.
func signOf(text string) string {
	switch strings.TrimSpace(text) {
	case ",":
		return "comma"
	case ";":
		return "semicolon"
	case ":":
		return "colon"
	case ".":
		return "full stop"
	}
	return ""
}

// inCommon is k of n words.
func inCommon(s textdiff.Similarity) string {
	if s.A == s.B {
		return strconv.Itoa(s.Same) + " of " + wording.Count(s.A, "word")
	}
	return strconv.Itoa(s.Same) + " of " + strconv.Itoa(s.A) + " and of " + wording.Count(s.B, "word")
}
