package relation

import (
	"slices"

	"comity/model"
)

// Day is the day on which a State did what is on record about a text by a day;
// none where that is not on record.
func Day(c *model.Corpus, s *model.Statement, co *model.Country, asOf model.Date) model.Date {
	p := Participation(c, s, co, asOf)
	if !p.Act.Recorded() || Undated(s, co, p.Act) {
		return model.Date{}
	}
	return p.Date
}

// ListDay says of which day the list of a text is that grew after the text; else it is
// empty.
func ListDay(s *model.Statement) string {
	if !s.Grows() || Last(s.ListDate()).Compare(Last(s.When())) <= 0 {
		return ""
	}
	return "list as of " + s.ListDate().Long()
}

// Undated reports whether the day on which a State joined a text is not on record:
// that of the text is another.
func Undated(s *model.Statement, co *model.Country, act model.Act) bool {
	_, joined := s.Joined.Get(string(co.ISO3))
	if joined || !act.OwnName() || ListDay(s) == "" {
		return false
	}
	first := func(stand model.ListVersion) bool {
		return stand.AsOf.Compare(s.When()) == 0 && slices.Contains(stand.States, co.ISO3)
	}
	return !slices.ContainsFunc(s.History, first) // on the list from its first day
}
