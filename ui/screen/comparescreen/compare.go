// Package comparescreen shows comparisons: States and groups, one State and its
// neighbours, the States of several texts, two wordings side by side, word by word,
// or the crosswalk of the two lists of norms. Every number comes from package
// compare.
package comparescreen

import (
	"context"
	"strings"

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

	corpus  *model.Corpus
	shown   place.View // what is compared, without the position in it
	title   string
	content content
}

// New makes the comparison of a view: of its subjects, or of its two wordings. It
// returns an error for what cannot be compared.
func New(c *model.Corpus, v place.View) (*Comparison, error) {
	s := &Comparison{corpus: c}
	read := s.subjects
	if v.Kind == place.Diff {
		read = s.wordings
	}
	if err := read(v); err != nil {
		return nil, err
	}
	s.Sheet = screen.NewSheet(v, s.content.lay)
	return s, nil
}

// subjects compares States, groups or texts.
func (s *Comparison) subjects(v place.View) error {
	subjects, err := v.Subjects(s.corpus)
	if err != nil {
		return err
	}
	s.shown, s.title = place.OfCompare(v.AsOf, subjects.List...), "Compare"
	switch list := subjects.List; {
	case len(list) == 0:
		s.content = &choice{s.corpus, v.AsOf, nil}
		return nil
	case len(list) == 1 && list[0].Group != nil:
		s.content = &choice{s.corpus, v.AsOf, &list[0]}
		return nil
	}
	r, err := report.Of(context.Background(), s.corpus, s.shown)
	switch {
	case err != nil:
		return err
	case r.Neighbours != nil:
		s.content = newProfile(r, v.AsOf)
	case subjects.Sort == compare.Statements:
		s.content = newOverlap(r)
	default:
		s.content = newStates(s.corpus, r, v.AsOf)
	}
	return nil
}

// wordings compares the two sides of a view word by word, or the two lists of norms
// where it has none.
func (s *Comparison) wordings(v place.View) error {
	one, other, err := v.Sides()
	if err != nil {
		return err
	}
	r, err := report.Outline(context.Background(), s.corpus, v)
	if err != nil {
		return err
	}
	s.shown, s.title, s.content = place.OfCrosswalk(), "Crosswalk", &crosswalk{r.Pairs}
	if one != nil {
		s.shown, s.title, s.content = place.OfDiff(*one, *other), "Diff", newPair(&r.Pairs[0])
	}
	s.shown.AsOf = v.AsOf
	return nil
}

// View returns what is compared, and the position in it.
func (s *Comparison) View() place.View {
	v := s.shown
	v.Position = s.Position()
	return v
}

// Scope is that of comparisons.
func (s *Comparison) Scope() keys.Scope { return keys.Compare }

// Says returns what is compared, and the counts.
func (s *Comparison) Says() (subject, counts string) {
	subject, counts = s.content.says()
	return s.shown.Screen() + ": " + subject, counts
}

// Title returns the kind of the comparison, and the part on the screen.
func (s *Comparison) Title() (left, right string) { return s.title, s.Part() }

// Offers reports whether there is something to cite and to save, besides what a sheet does.
func (s *Comparison) Offers(action keys.Action) bool {
	_, chosen := s.content.(*choice)
	return s.Sheet.Offers(action) && (!chosen || action != keys.CopyCitation && action != keys.Export)
}

// Prompt asks for words to find.
func (s *Comparison) Prompt() (label, value string) { return "find", "" }

// Ask finds words.
func (s *Comparison) Ask(typed string) screen.Effect { return s.Find(typed) }

// Do runs an action.
func (s *Comparison) Do(action keys.Action, count int, counted bool) screen.Effect {
	if action != keys.Edit {
		return s.Sheet.Do(action, count, counted)
	}
	label := "compare"
	if s.shown.Kind == place.Diff {
		label = "diff"
	}
	return screen.Effect{Done: true, Type: &screen.Typing{Label: label, Value: s.shown.Param("of"), Accept: s.compare}}
}

// compare compares what was typed. Of wordings, nothing typed is the crosswalk.
func (s *Comparison) compare(typed string) screen.Effect {
	if names := strings.Split(typed, ","); s.shown.Kind == place.Diff && len(names) != 2 && strings.TrimSpace(typed) != "" {
		return screen.Say("two wordings, comma-separated, such as un/k,g7/11")
	}
	next, err := New(s.corpus, place.OfScene(s.corpus, s.shown.Kind, map[string]string{"of": typed}, s.shown.AsOf))
	if err != nil {
		return screen.Fault(err)
	}
	*s = *next
	return screen.Done()
}
