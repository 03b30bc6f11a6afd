package comparescreen

import (
	"context"
	"strings"

	"comity/model"
	"comity/ui/keys"
	"comity/ui/place"
	"comity/ui/report"
	"comity/ui/screen"
)

// wording is what is shown: the crosswalk, or a pair of texts.
type wording interface {
	// view is the place that shows it.
	view() place.View
	says() (subject, counts string)
	title() string
	lay(b *screen.Body)
}

// Diff is the differences as one visitor sees them.
type Diff struct {
	*screen.Sheet // what is shown, from top to bottom

	corpus  *model.Corpus
	asOf    model.Date
	content wording
}

// NewDiff compares the two sides of a view, or the two lists of norms.
func NewDiff(c *model.Corpus, v place.View) (*Diff, error) {
	one, _, err := v.Sides()
	if err != nil {
		return nil, err
	}
	d := &Diff{corpus: c, asOf: v.AsOf}
	r, err := report.Outline(context.Background(), c, v)
	if err != nil {
		return nil, err
	}
	if one == nil {
		d.content = &crosswalk{r.Pairs}
	} else {
		d.content = newPair(&r.Pairs[0])
	}
	d.Sheet = screen.NewSheet(v, d.content.lay)
	return d, nil
}

// View returns what is compared, and the position in it.
func (d *Diff) View() place.View {
	v := d.content.view()
	v.AsOf = d.asOf
	v.Position = d.Position()
	return v
}

// Scope is that of comparisons.
func (d *Diff) Scope() keys.Scope { return keys.Compare }

// Says returns what is compared, and how alike it is.
func (d *Diff) Says() (subject, counts string) { return d.content.says() }

// Title returns the part on the screen.
func (d *Diff) Title() (left, right string) { return d.content.title(), d.Part() }

// Prompt asks for two wordings.
func (d *Diff) Prompt() (label, value string) { return "wordings", d.content.view().Param("of") }

// Ask compares the two wordings typed; nothing typed is the crosswalk.
func (d *Diff) Ask(typed string) screen.Effect {
	if names := strings.Split(typed, ","); len(names) != 2 && strings.TrimSpace(typed) != "" {
		return screen.Say("two wordings, comma-separated, such as un/k,g7/11")
	}
	next, err := NewDiff(d.corpus, place.OfScene(d.corpus, place.Diff, map[string]string{"of": typed}, d.asOf))
	if err != nil {
		return screen.Fault(err)
	}
	*d = *next
	return screen.Done()
}
