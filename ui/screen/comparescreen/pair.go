package comparescreen

import (
	"slices"
	"strconv"
	"strings"

	"comity/model/compare"
	"comity/model/prose"
	"comity/ui/cells"
	"comity/ui/place"
	"comity/ui/screen"
)

// besideWidth is the width from which two texts are shown side by side, and
// long the number of words from which shared phrases are searched.
const (
	besideWidth = 90 - 6 // less the frame and the sign of the cursor
	long        = 100
	between     = 3 // cells between two texts
)

// pair is two texts, word by word.
type pair struct {
	*compare.Wordings
	notes []string
	words [2][]diffWord
}

func newPair(of *compare.Wordings) *pair {
	p := &pair{Wordings: of, words: [2][]diffWord{wordsOf(of.Ops, false), wordsOf(of.Ops, true)}}
	if one, other := p.Norms(); p.norms() && one.Twin == other.ID {
		for _, note := range slices.Compact([]string{one.TwinNote, other.TwinNote}) {
			if len(compare.Changes(of.Ops)) == 0 { // its first sentence says so, as the verdict does
				_, note, _ = strings.Cut(note, ". ")
			}
			p.notes = append(p.notes, prose.Only([]string{note}, func(s string) bool { return s != "" })...)
		}
	}
	return p
}

// norms reports whether both texts are norms.
func (p *pair) norms() bool { return p.A.Norm != nil && p.B.Norm != nil }

func (p *pair) says() (subject, counts string) {
	return p.Name(), dot + p.Alikeness()
}

func (p *pair) lay(b *screen.Body) {
	k := &b.Theme.Ink
	b.Part("What is compared", "")
	for i, side := range []*compare.Side{p.A, p.B} {
		n := []int{p.Alike.A, p.Alike.B}[i]
		b.Row(screen.Row{Key: "side/" + strconv.Itoa(i+1), To: placeOf(side), Foot: side.Name + dot + side.What},
			screen.Line{{Text: side.Name, Ink: k.Bold}, {Text: "  " + side.What + ", " + prose.Count(n, "word"), Ink: k.Dim}})
	}
	if p.norms() {
		b.Row(screen.Row{Key: "crosswalk", To: place.OfCrosswalk(), Foot: "all UN norms and G7 points"},
			screen.Line{{Text: "The whole crosswalk", Ink: k.Dim}})
	}
	b.Text(p.verdict(), k.Text)
	if len(compare.Changes(p.Ops)) > 0 {
		b.Line(screen.Piece{Text: cut + "only in the first" + cutEnd, Ink: k.Deleted}, screen.Piece{Text: "  "},
			screen.Piece{Text: put + "only in the second" + putEnd, Ink: k.Inserted})
	}
	b.Part("Word by word", "")
	if b.W >= besideWidth {
		p.beside(b)
	} else {
		p.below(b)
	}
	if len(p.notes) > 0 {
		b.Part("Note", "")
		for _, note := range p.notes {
			b.Text(note, k.Text)
		}
	}
	p.shared(b)
}

// verdict says how alike the texts are, with a caveat.
func (p *pair) verdict() string {
	out := prose.Sentence(p.Alikeness())
	if share, ok := p.Alike.Value(); ok && share < 0.5 {
		out += " In unrelated texts, small words alone can be in common."
	}
	return out
}

// beside sets the texts side by side.
func (p *pair) beside(b *screen.Body) {
	k := &b.Theme.Ink
	w := (b.W - between) / 2
	left, right := lines(b.Theme, p.words[0], w), lines(b.Theme, p.words[1], w)
	bar := screen.Piece{Text: " " + b.Theme.Border.V + " ", Ink: k.Frame}
	b.Line(screen.Piece{Text: cells.Fit(p.A.Name, w, b.Theme.Border.Ellipsis), Ink: k.Heading}, bar,
		screen.Piece{Text: cells.Fit(p.B.Name, w, b.Theme.Border.Ellipsis), Ink: k.Heading})
	for i := range max(len(left), len(right)) {
		line := screen.Line{}
		used := 0
		if i < len(left) {
			for _, piece := range left[i] {
				used += cells.Width(piece.Text)
			}
			line = append(line, left[i]...)
		}
		line = append(line, screen.Piece{Text: cells.Spaces(w - used)}, bar)
		if i < len(right) {
			line = append(line, right[i]...)
		}
		b.Line(line...)
	}
}

// below sets one text under the other.
func (p *pair) below(b *screen.Body) {
	for i, side := range []*compare.Side{p.A, p.B} {
		if i > 0 {
			b.Blank()
		}
		b.Text(side.Name, b.Theme.Ink.Heading)
		for _, line := range lines(b.Theme, p.words[i], b.W) {
			b.Line(line...)
		}
	}
}

// shared are the phrases in both texts, the longest first.
func (p *pair) shared(b *screen.Body) {
	if p.Alike.A < long || p.Alike.B < long {
		return
	}
	k := &b.Theme.Ink
	b.Part("Shared phrases", strconv.Itoa(len(p.Shared))+" of at least "+prose.Count(compare.LeastWords, "word")+", the longest first")
	if len(p.Shared) == 0 {
		b.Line(screen.Piece{Text: "no phrase is in both", Ink: k.Dim})
	}
	for i, phrase := range p.Shared {
		n := prose.Count(phrase.Words, "word")
		in := len("99 words") + 2
		var all []screen.Line
		for j, words := range cells.Wrap("“"+strings.Join(strings.Fields(phrase.Text), " ")+"”", b.W-in) {
			if j == 0 {
				all = append(all, screen.Line{{Text: cells.Fit(n, in, ""), Ink: k.Dim}, {Text: words}})
			} else {
				all = append(all, screen.Line{{Text: cells.Spaces(in) + words}})
			}
		}
		b.Row(screen.Row{Key: "phrase/" + strconv.Itoa(i+1), Foot: n + " in both"}, all...)
	}
}

// placeOf is the page of a side.
func placeOf(side *compare.Side) place.View {
	if side.Norm != nil {
		return place.View{Place: place.OfNorm(side.Norm), In: place.OnPage}
	}
	return place.View{Place: place.OfStatement(side.Statement), In: place.OnPage}
}
