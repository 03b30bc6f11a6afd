package chart

import (
	"slices"
	"strings"

	"comity/model"
	"comity/model/relation"
	"comity/model/search"
)

// Only returns the timeline of the texts that a filter names: their ids with commas
// between them, or any of years ("2018", "2018..2020"), a kind, also "un resolution",
// a State that joined them, and words that they have. Years are also the days that it runs from and to.
func (t *Timeline) Only(c *model.Corpus, filter string) *Timeline {
	out := *t
	var words []string
	for word := range strings.FieldsSeq(filter) {
		from, to, ok := search.Years(word)
		if !ok {
			words = append(words, word)
			continue
		}
		if first := (model.Date{Year: from, Month: 1, Day: 1}); first.Compare(out.First) > 0 {
			out.First = first
		}
		if last := (model.Date{Year: to, Month: 12, Day: 31}); last.Compare(out.Last) < 0 {
			out.Last = last
		}
	}
	named := textsNamed(c, strings.Join(words, " "))
	dated := len(words) < len(strings.Fields(filter))
	keep := func(it Item) bool {
		return named[it.Statement.ID] && (!dated || it.Precision != Undated && it.Last.Compare(out.First) >= 0 && it.First.Compare(out.Last) <= 0)
	}
	drop := func(it Item) bool { return !keep(it) }
	out.Items, out.Undated = slices.DeleteFunc(slices.Clone(t.Items), drop), slices.DeleteFunc(slices.Clone(t.Undated), drop)
	out.Before, out.After = 0, 0
	out.Hidden = len(t.Items) + len(t.Undated) - len(out.Items) - len(out.Undated)
	return &out
}

// Names reports whether a filter names a text; none names nothing.
func Names(c *model.Corpus, filter string) bool {
	t := NewTimeline(c, model.Date{}).Only(c, filter)
	return strings.TrimSpace(filter) != "" && len(t.Items)+len(t.Undated) > 0
}

// textsNamed are the texts of a filter without years; all of them where it is empty.
func textsNamed(c *model.Corpus, words string) map[model.StatementID]bool {
	out := map[model.StatementID]bool{}
	for id := range strings.SplitSeq(words, ",") {
		if s, ok := c.Statement(model.StatementID(strings.TrimSpace(id))); ok {
			out[s.ID] = true
		}
	}
	if len(out) > 0 {
		return out
	}
	one := strings.TrimSuffix(words, "s") // resolutions, treaties
	if stem, ok := strings.CutSuffix(words, "ies"); ok {
		one = stem + "y"
	}
	kind, byUN := strings.CutPrefix(strings.ToLower(one), "un ")
	for _, s := range c.Statements() {
		if s.Kind == kind && (!byUN || s.OfUN()) {
			out[s.ID] = true
		}
	}
	if len(out) > 0 {
		return out
	}
	if co, err := c.FindCountry(words); err == nil {
		for _, s := range c.Statements() {
			if c.Act(s, co).Joined() {
				out[s.ID] = true
			}
		}
		return out
	}
	for _, group := range relation.NewRows(c).Arrange(relation.Statements, 0, words, nil) {
		for _, i := range group.Items {
			out[c.Statements()[i].ID] = true
		}
	}
	return out
}
