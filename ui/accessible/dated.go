package accessible

import (
	"slices"
	"strconv"
	"strings"

	"comity/model"
	"comity/model/prose"
	"comity/model/relation"
	"comity/ui/place"
)

// setDay sets the day of all answers; the zero day is today.
func (s *session) setDay(day model.Date) {
	if day == s.asOf {
		return
	}
	s.asOf = day
	s.answerer, s.rows = relation.New(s.corpus, day), s.rows.AsOf(day)
	s.pins = slices.DeleteFunc(slices.Clone(s.pins), s.answerer.CameLater)
	if s.driver.ok && s.answerer.CameLater(s.driver.item) {
		s.driver = driver{}
	}
}

// day is the day in a title, if there is one.
func (s *session) day() string {
	if s.asOf.IsZero() {
		return ""
	}
	return ", as of " + s.asOf.Long()
}

// date sets the day of everything: a date, the date of the current text, or
// today. It then reads the current list or scene again.
func (s *session) date(words string) {
	words = strings.TrimSpace(strings.TrimPrefix(strings.ToLower(words), "of"))
	var day model.Date
	switch words {
	case "":
		s.out.say(prose.Sentence(s.dated()) + " Say as of 2019-09-23, as of 2019, as of here for the date of the current text, or as of today.")
		return
	case "today":
	case "here", "this":
		if !s.driver.ok || s.driver.item.List != relation.Statements {
			s.out.say("Open a statement first: as of here is the date of the current text.")
			return
		}
		day = s.corpus.Statements()[s.driver.item.N].When()
	default:
		var err error
		if day, err = model.ParseDate(words); err != nil {
			s.out.say("Not a date: " + model.InQuotes(words) + ". Say as of 2019-09-23, as of 2019-09, as of 2019 or as of today.")
			return
		}
	}
	pins := len(s.pins)
	s.setDay(day)
	said := s.dated()
	if gone := pins - len(s.pins); gone > 0 {
		said += ", " + strconv.Itoa(gone) + " of them pinned before"
	}
	s.out.say(prose.Sentence(said))
	switch v := s.view(); {
	case v == nil:
	case v.scene.Kind == place.Diff: // wordings have no day
		v.asOf = day
	case v.listing != nil:
		l := *v.listing
		s.show(s.listView(&l))
	case v.scene.Kind != "":
		s.openScene(v.scene)
	default:
		v.asOf = day
	}
}

// dated says the day everything is as of, and what that leaves out.
func (s *session) dated() string {
	if s.asOf.IsZero() {
		return "as of today"
	}
	out := "as of " + s.asOf.Long() + ": " + prose.Count(s.answerer.Sizes[relation.Statements], "text") + ", " +
		strconv.Itoa(s.answerer.Later) + " came later"
	if outside, _ := relation.Outside(s.corpus, s.asOf); outside != "" {
		out += "; " + outside
	}
	return out
}

// tooLate says that a text came after the day, and reports whether it did.
func (s *session) tooLate(p place.Place) bool {
	item, ok := s.itemAt(p)
	if !ok || !s.answerer.CameLater(item) {
		return false
	}
	s.out.say(s.rows.Name(item) + " came after " + relation.Last(s.asOf).Long() + ". Say as of today to return to today.")
	return true
}

// membersOn says who belonged to a group on the day.
func (s *session) membersOn(g *model.Group) {
	m := relation.MembersOf(s.corpus, g, s.asOf)
	s.out.say(prose.Sentence(m.Words()))
	for _, caveat := range m.Caveats {
		s.out.say(prose.Sentence(caveat))
	}
	if m.Known {
		s.members(g, m.Codes)
	}
}
