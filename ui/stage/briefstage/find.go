package briefstage

import (
	"slices"
	"strings"

	"comity/model"
	"comity/model/brief"
	"comity/ui/stage"
)

// seek goes to the next slide that has the words, around the end.
func (s *Slides) seek(direction int) stage.Effect {
	want := model.Fold(s.talk.find)
	if want == "" {
		return stage.Say("nothing is looked for yet")
	}
	all := len(s.deck.Slides)
	for i := 1; i <= all; i++ {
		n := ((s.n+direction*i)%all + all) % all
		step, found := stands(&s.deck.Slides[n], want)
		if !found {
			continue
		}
		around := direction > 0 && n <= s.n || direction < 0 && n >= s.n
		same := n == s.n
		s.Go(n, step)
		switch {
		case same:
			return stage.Say("on no other slide: " + s.talk.find)
		case around && direction > 0:
			return stage.Say("from the first slide again: " + s.talk.find)
		case around:
			return stage.Say("from the last slide again: " + s.talk.find)
		}
		return stage.Say("found: " + s.talk.find)
	}
	return stage.Say("on no slide: " + s.talk.find)
}

// stands finds the step at which words are on a slide.
func stands(s *brief.Slide, want string) (step int, found bool) {
	has := func(text string) bool { return strings.Contains(model.Fold(text), want) }
	if has(s.Title) {
		return 0, true
	}
	for _, p := range flat(s.Parts) {
		if has(p.Markdown) || has(p.Caption) || has(p.Place) {
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
