package lint

import "comity/model"

// adoptions faults a text without a roll call or list that is said to be adopted
// without a vote and does not name the source that says so. That no vote is on
// record is no such source: how it was adopted is then unknown.
func (l *linter) adoptions() {
	for _, s := range l.c.Statements() {
		if s.WithoutVote() && s.AdoptionSource == "" {
			l.add(statementFileOf(s), string(s.ID), "is adopted without a vote and has no adoption_source, expected the title of the source that says so, or adoption unknown")
		}
	}
}

// statementFileOf is the file of a statement, below the data folder.
func statementFileOf(s *model.Statement) string { return "statements/" + string(s.ID) + ".yaml" }
