// Package comparescreen shows comparisons: States and groups, one State and its
// neighbours, the States of several texts, two wordings side by side, word by word,
// or the crosswalk of the two lists of norms. Every number comes from package
// compare.
package comparescreen

import (
	"context"

	"comity/model"
	"comity/model/compare"
	"comity/ui/keys"
	"comity/ui/place"
	"comity/ui/report"
	"comity/ui/screen"
)

const dot = " · "

// content is what a comparison shows.
type content interface {
	// says is the header: what is compared, and the counts.
	says() (subject, counts string)
	lay(b *screen.Body)
}

// Comparison is the comparison of one visitor.
type Comparison struct {
	*screen.Sheet // what is shown, from top to bottom

	corpus   *model.Corpus
	asOf     model.Date
	subjects compare.Subjects
	content  content
}

// New makes the comparison of a view.
func New(c *model.Corpus, v place.View) (*Comparison, error) {
	subjects, err := v.Subjects(c)
	if err != nil {
		return nil, err
	}
	s := &Comparison{corpus: c, asOf: v.AsOf, subjects: subjects}
	r, err := report.Of(context.Background(), c, place.OfCompare(v.AsOf, subjects.List...))
	switch {
	case err != nil:
		return nil, err
	case r.Neighbours != nil:
		s.content = newProfile(r, v.AsOf)
	case subjects.Sort == compare.Statements:
		s.content = newOverlap(r)
	default:
		s.content = newStates(c, r, v.AsOf)
	}
	s.Sheet = screen.NewSheet(v, s.content.lay)
	return s, nil
}

// View returns what is compared, and the position in it.
func (s *Comparison) View() place.View {
	v := place.OfCompare(s.asOf, s.subjects.List...)
	v.Position = s.Position()
	return v
}

// Scope is that of comparisons.
func (s *Comparison) Scope() keys.Scope { return keys.Compare }

// Says returns what is compared, and the counts.
func (s *Comparison) Says() (subject, counts string) {
	subject, counts = s.content.says()
	return "compare: " + subject, counts
}

// Title returns the part on the screen.
func (s *Comparison) Title() (left, right string) { return "Compare", s.Part() }

// Prompt asks for what to compare.
func (s *Comparison) Prompt() (label, value string) {
	return "compare", place.OfCompare(s.asOf, s.subjects.List...).Param("of")
}

// Ask compares what was typed.
func (s *Comparison) Ask(typed string) screen.Effect {
	next, err := New(s.corpus, place.OfScene(s.corpus, place.Compare, map[string]string{"of": typed}, s.asOf))
	if err != nil {
		return screen.Fault(err)
	}
	*s = *next
	return screen.Done()
}
