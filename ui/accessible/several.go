package accessible

import (
	"strconv"
	"strings"

	"comity/model/compare"
	"comity/model/prose"
	"comity/model/relation"
	"comity/ui/place"
)

// told counts the texts on which several States did the same together.
func told(sections []compare.Section) string {
	var out []string
	for _, one := range sections {
		if n := len(one.Texts); n > 0 {
			out = append(out, prose.Small(one.Heading)+" "+strconv.Itoa(n))
		}
	}
	return strings.Join(out, "; ")
}

// sections are the statements by what several States did together; none for any
// other selection.
func (s *session) sections(selection []relation.Item, list relation.List) []compare.Section {
	if len(selection) < 2 || selection[0].List != relation.Countries || list != relation.Statements {
		return nil
	}
	names := prose.Each(selection, func(item relation.Item) string { return s.placeOf(item).String() })
	sheet, err := s.sheet(s.sceneWith(place.Compare, "of", strings.Join(names, ",")))
	if err != nil { // more than one comparison takes
		return nil
	}
	return sheet.Comparison.Sections()
}

// grouped adds the texts by what several States did together, with what each of
// them did.
func (s *session) grouped(v *view, selection []relation.Item, answer *relation.Answer, sections []compare.Section) {
	for _, one := range sections {
		if len(one.Texts) == 0 {
			continue
		}
		v.head(prose.Sentence(one.Heading + ", " + prose.Count(len(one.Texts), "statement") + ":"))
		for i := range one.Texts {
			item := *s.itemOf(place.OfStatement(one.Texts[i].Statement))
			s.addItem(v, item, s.evidence(selection, item, answer.At(item.N)))
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
