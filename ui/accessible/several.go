package accessible

import (
	"strconv"
	"strings"

	"comity/model/prose"
	"comity/model/relation"
)

// told counts the texts by the case of several States.
func told(groups []relation.Standing) string {
	var out []string
	for _, g := range groups {
		out = append(out, small(g.Told.Heading())+" "+strconv.Itoa(len(g.Items)))
	}
	return strings.Join(out, "; ")
}

// small begins with a small letter, as in the middle of a sentence.
func small(text string) string { return strings.ToLower(text[:1]) + text[1:] }

// grouped adds the texts by the case of several States, with what each of them
// did.
func (s *session) grouped(v *view, selection []relation.Item, answer *relation.Answer, groups []relation.Standing) {
	for _, g := range groups {
		v.head(prose.Sentence(g.Told.Heading() + ", " + prose.Count(len(g.Items), "statement") + ":"))
		for _, i := range g.Items {
			item := relation.Item{List: relation.Statements, N: i}
			s.addItem(v, item, s.evidence(selection, item, answer.At(i)))
		}
	}
}

// evidenceOfAll is what all of several did, where they did the same.
func (s *session) evidenceOfAll(selection []relation.Item, item relation.Item, m relation.Relation) string {
	word := s.answerer.Single(selection[0], item).Word
	switch {
	case word == "" || m.Several && m.Case.Said():
		return ""
	case len(selection) > 2:
		return ", all " + word
	}
	return ", both " + word
}
