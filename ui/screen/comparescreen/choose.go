package comparescreen

import (
	"cmp"

	"comity/model"
	"comity/model/compare"
	"comity/model/prose"
	"comity/ui/place"
	"comity/ui/screen"
)

// choice asks what to compare: with nothing, or with one group.
type choice struct {
	corpus *model.Corpus
	asOf   model.Date
	group  *compare.Subject // nil where nothing is chosen
}

func (c *choice) says() (subject, counts string) {
	if c.group != nil {
		return c.group.Name + " with another group or State", ""
	}
	return "choose what to compare", ""
}

func (c *choice) lay(b *screen.Body) {
	const edit = "Edit what to compare to type names: EST, LVA or EU, NATO or 73/27, 73/266."
	if c.group == nil {
		b.Part("Nothing is chosen to compare", "")
		b.Text("Pin two States or two texts in the lists and come back. "+edit, b.Theme.Ink.Text)
		b.Part("Or open one of these", "")
		for _, pair := range [][]string{{"CHL", "NLD"}, {"ga-res-73-27", "ga-res-73-266"}} {
			c.pair(b, pair...)
		}
		b.Row(screen.Row{Key: "crosswalk", To: place.OfCrosswalk()}, screen.Line{{Text: "Crosswalk: UN norms and G7 points"}})
		return
	}
	b.Part("Compare "+c.group.Name+" with", "")
	b.Text(edit, b.Theme.Ink.Dim)
	for _, g := range c.corpus.Groups() {
		if g != c.group.Group {
			c.pair(b, c.group.Place, g.Path())
		}
	}
}

// pair is a row that leads to a comparison.
func (c *choice) pair(b *screen.Body, names ...string) {
	subjects, err := compare.Parse(c.corpus, names, c.asOf)
	if err != nil {
		return // a name that these records do not have
	}
	two, text := subjects.List, prose.List(subjects.Names(), "and")
	if c.group != nil {
		text = cmp.Or(two[1].Group.ShortName, two[1].Name)
	}
	row := screen.Row{Key: two[0].Place + "/" + two[1].Place, To: place.OfCompare(c.asOf, two...), Foot: prose.List(subjects.Names(), "and")}
	b.Row(row, screen.Line{{Text: text}})
}
