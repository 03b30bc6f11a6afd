package report_test

import (
	"slices"
	"strings"
	"testing"

	"comity/model"
	"comity/ui/place"
	"comity/ui/uitest"
)

// TestCitationsShowTheGradeOfTheirRecord: no citation on any page looks surer
// than the record that it cites, and the list of sources says how sure that is.
func TestCitationsShowTheGradeOfTheirRecord(t *testing.T) {
	c := uitest.Corpus(t)
	lowered := 0
	check := func(name, body, shown string) {
		for _, cite := range model.Citations(body) {
			s, ok := c.Statement(model.StatementID(cite.Source))
			if !ok {
				continue
			}
			grade := c.CitedGrade(cite)
			if model.Lowest(grade, s.Confidence) != grade {
				t.Errorf("%s cites %s as %s, and its record is %s", name, s.ID, grade, s.Confidence)
			}
			if grade != cite.Confidence {
				lowered++
			}
			if mark := s.Confidence.Mark(); mark != "" && !strings.Contains(shown, "(comity:statement/"+string(s.ID)+") · graded **"+mark+"**") {
				t.Errorf("%s does not say among its sources that the record of %s is %s", name, s.ID, mark)
			}
		}
	}
	for _, p := range slices.Concat(c.Pages(), c.Terms()) {
		check(string(p.ID), p.Body, uitest.Markdown(t, c, place.OfPage(p)))
	}
	if lowered < 50 {
		t.Errorf("%d citations were lowered to the grade of their record, expected many", lowered)
	}
}
