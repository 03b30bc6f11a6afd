package report

import (
	"strconv"

	"comity/model"
	"comity/model/compare"
	"comity/model/prose"
	"comity/ui/place"
)

// diff makes the report of a difference of two texts, or of the two lists of
// norms.
func (s *Report) diff(v place.View) error {
	a, b, err := v.Sides()
	if err != nil {
		return err
	}
	if a != nil {
		s.Title = a.Name + " and " + b.Name
		s.Lead = []string{"The changes from the first wording to the second, word by word.",
			"The first is its " + a.What + ", the second its " + b.What + ". [-only in the first-] {+only in the second+}"}
		s.Pairs = []compare.Wordings{{
			A: a, B: b, Ops: compare.Diff(a.Text, b.Text), Alike: compare.Alike(a.Text, b.Text), Shared: compare.Shared(a.Text, b.Text, 0),
		}}
	} else {
		s.Title = "Crosswalk: UN norms and G7 points"
		s.Lead = []string{"Each UN norm beside the same point of the G7, word by word.", "[-only in the UN text-] {+only in the G7 text+}"}
		s.Pairs = compare.Crosswalk(s.corpus)
	}
	s.fill = s.diffData
	return nil
}

// diffData adds the pairs as data and as parts of the page.
func (s *Report) diffData() {
	view := DiffView{Place: s.Place, Corpus: s.corpus.Version().String(), Pairs: []DiffPair{}}
	s.Header = []string{"first", "second", "same", "words_first", "words_second", "difference"}
	seen := map[*model.Statement]bool{}
	for i := range s.Pairs {
		p := &s.Pairs[i]
		row := DiffPair{
			A: sideView(p.A), B: sideView(p.B), Ops: []OpView{}, Same: p.Alike.Same, WordsA: p.Alike.A, WordsB: p.Alike.B,
			Notes: list(p.Notes), Shared: []PhraseView{},
		}
		for _, op := range p.Ops {
			row.Ops = append(row.Ops, OpView{op.Kind.Word(), op.Text()})
		}
		phrases := &Table{Head: heads("phrase in both", "words")}
		for _, phrase := range p.Shared {
			row.Shared = append(row.Shared, PhraseView{phrase.Text, phrase.Words})
			phrases.Rows = append(phrases.Rows, Row{Cells: []Cell{words(phrase.Text), number(phrase.Words)}})
		}
		view.Pairs = append(view.Pairs, row)
		s.Rows = append(s.Rows, []string{placeOf(p.A), placeOf(p.B), strconv.Itoa(p.Alike.Same), strconv.Itoa(p.Alike.A), strconv.Itoa(p.Alike.B), p.Text()})
		number := strconv.Itoa(i + 1)
		part := Part{ID: "pair-" + number, Heading: p.Name(), Diff: p.Ops, Words: []string{prose.Sentence(p.Alikeness())}}
		if len(p.Ops) == 0 {
			part.Words = append(part.Words, p.Text())
		}
		same := len(p.Ops) > 0 && len(compare.Changes(p.Ops)) == 0 // of which that is all to say
		if !same {
			part.Words = append(part.Words, prose.Each(p.Notes, prose.Sentence)...)
		}
		s.Parts = append(s.Parts, part)
		if len(p.Shared) > 0 && !same {
			s.Parts = append(s.Parts, Part{ID: "phrases-" + number, Heading: "Phrases in both", Count: strconv.Itoa(len(p.Shared)), Table: phrases})
		}
		s.rests(p, seen)
	}
	s.JSON = view
}

// rests adds the texts that a pair is quoted from.
func (s *Report) rests(p *compare.Wordings, seen map[*model.Statement]bool) {
	for _, side := range []*compare.Side{p.A, p.B} {
		if side == nil {
			continue
		}
		text := side.Statement
		if side.Norm != nil {
			text, _ = s.corpus.Statement(side.Norm.Source)
		}
		if text != nil && !seen[text] {
			seen[text] = true
			s.Texts = append(s.Texts, text)
		}
	}
}

func placeOf(side *compare.Side) string {
	if side == nil {
		return ""
	}
	return side.Place
}
