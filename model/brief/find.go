package brief

import (
	"slices"
	"strings"

	"comity/model"
)

// Find returns the step at which a slide first shows words, and whether it does.
func (s *Slide) Find(words string) (step int, found bool) {
	want := model.Fold(words)
	if want == "" {
		return 0, false
	}
	has := func(text string) bool { return strings.Contains(model.Fold(text), want) }
	if has(s.Title) {
		return 0, true
	}
	for _, p := range flat(s.Parts) {
		if has(p.Normal) || has(p.Caption) || has(p.Place) {
			return min(p.Step, s.Steps), true
		}
	}
	return 0, false
}

// flat are the parts of a slide with those in columns among them.
func flat(parts []Part) []Part {
	var out []Part
	for _, p := range parts {
		out = append(out, p)
		for _, c := range p.Columns {
			out = slices.Concat(out, flat(c.Parts))
		}
	}
	return out
}
