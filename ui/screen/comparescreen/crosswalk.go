package comparescreen

import (
	"cmp"
	"strconv"
	"strings"

	"comity/model"
	"comity/model/compare"
	"comity/model/prose"
	"comity/ui/cells"
	"comity/ui/place"
	"comity/ui/screen"
)

// The widths of the crosswalk, in cells: the similarity of the wordings is
// beside a title of at least narrowest, or else below it.
const (
	leastNames = 44 // as wide as the longest title
	mostNames  = 64
	alikeness  = 52
	cramped    = 24 // if there is less, the title is below too
)

// crosswalk is the two lists of norms, row by row.
type crosswalk struct{ rows []compare.Wordings }

func (c *crosswalk) says() (subject, counts string) {
	same, alone := 0, 0
	var other []string
	for i := range c.rows {
		switch r := &c.rows[i]; {
		case r.Orphan():
			alone++
		case len(compare.Changes(r.Ops)) == 0:
			same++
		default:
			first, _ := r.Norms()
			other = append(other, first.Name())
		}
	}
	return "UN norms and G7 points",
		dot + "same wording " + strconv.Itoa(same) + dot + "other wording " + strconv.Itoa(len(other)) + " (" + strings.Join(other, ", ") + ")" + dot + "in one list only " + strconv.Itoa(alone)
}

func (c *crosswalk) lay(b *screen.Body) {
	k := &b.Theme.Ink
	arrow := " ↔ "
	if b.Theme.ASCII {
		arrow = "<->"
	}
	head := " UN  " + arrow + " G7  "
	b.Fixed(screen.Piece{Text: head, Ink: k.Heading}, screen.Piece{Text: "Norm", Ink: k.Heading})
	b.Part("The two lists", prose.Count(len(c.rows), "row"))
	b.Text("Left: the UN norms, A/70/174 paragraph 13 (2015). Right: the G7 points, Lucca declaration (2017). Compared word by word, without list punctuation.", k.Dim)
	for i := range c.rows {
		r := &c.rows[i]
		first, second := r.Norms()
		un, g7 := label(first), label(second)
		room := b.W - len([]rune(head))
		text, ink := r.Alikeness(), k.Dim
		if len(compare.Changes(r.Ops)) > 0 || r.Orphan() {
			ink = k.Accent
		}
		line := screen.Line{
			{Text: " " + un + "  ", Ink: k.Bold}, {Text: arrow + " ", Ink: k.Dim},
			{Text: g7 + "  ", Ink: k.Bold},
		}
		title := cells.Wrap(cmp.Or(first, second).Title, max(room, cramped))
		var below []string
		switch {
		case room < cramped:
			below = append(title, text)
		case room-alikeness-2 >= leastNames && len(title) == 1:
			line = append(line, screen.Piece{Text: cells.Fit(title[0], min(room-alikeness-2, mostNames), b.Theme.Border.Ellipsis) + "  "}, screen.Piece{Text: text, Ink: ink})
		default:
			line = append(line, screen.Piece{Text: title[0]})
			below = append(title[1:], text)
		}
		if r.Orphan() || len(compare.Changes(r.Ops)) > 0 {
			below = append(below, r.Notes...)
		}
		all := []screen.Line{line}
		in := min(len([]rune(head)), b.W/3)
		for _, text := range below {
			for _, words := range cells.Wrap(text, b.W-in) {
				all = append(all, screen.Line{{Text: cells.Spaces(in) + words, Ink: k.Dim}})
			}
		}
		b.Row(rowOf(r), all...)
	}
}

// rowOf returns a row that opens the pair, or the norm of an orphan.
func rowOf(r *compare.Wordings) screen.Row {
	norm := cmp.Or(r.Norms())
	out := screen.Row{Key: "row/" + string(norm.ID), Foot: strings.Join(r.Notes, " ")}
	if r.Orphan() {
		out.To = place.View{Place: place.OfNorm(norm), In: place.OnPage}
	} else {
		out.To = place.OfDiff(*r.A, *r.B)
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
