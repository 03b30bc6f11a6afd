package briefings

import (
	"slices"
	"strings"

	"comity/model"
	"comity/model/brief"
)

// Stands returns the step at which a slide first shows words, and whether it does.
func Stands(s *brief.Slide, words string) (step int, found bool) {
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
func flat(parts []brief.Part) []brief.Part {
	var out []brief.Part
	for _, p := range parts {
		out = append(out, p)
		for _, c := range p.Columns {
			out = slices.Concat(out, flat(c.Parts))
		}
	}
	return out
}
