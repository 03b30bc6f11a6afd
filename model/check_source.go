package model

import "comity/model/prose"

// checkSources faults the sources that pages cite.
func (x *checker) checkSources() {
	for i := range x.Sources {
		s := &x.Sources[i]
		x.at("source", string(s.ID))
		x.text(s)
		if !kebab(string(s.ID)) {
			x.fault("the id is %s, expected small letters, digits and single hyphens", InQuotes(string(s.ID)))
		}
		if _, clash := x.statements[StatementID(s.ID)]; clash {
			x.fault("the id is that of a statement, expected another: every statement is already a source")
		}
		x.present("label", s.Label)
		x.present("title", s.Title)
		x.word("read", string(s.Read), prose.Strings(Readings()))
		if s.Confidence != "" {
			x.confident("confidence", s.Confidence)
		}
		if s.Confidence != "" && s.Read == NotRead && s.Confidence != Unverified {
			x.fault("confidence is %s although it is not read, expected unverified", InQuotes(string(s.Confidence)))
		}
		if unaddressed := s.Read == NotRead || s.Read == NotRecorded; s.URL != "" || !unaddressed {
			x.address("url", s.URL)
		}
		if _, ok := x.statements[s.Statement]; !ok && s.Statement != "" {
			x.fault("its statement is %s, expected the id of a statement", InQuotes(string(s.Statement)))
		}
	}
}

// checkFollows faults what a statement is said to follow.
func (x *checker) checkFollows(s *Statement) {
	seen := map[StatementID]bool{}
	for _, f := range s.Follows {
		earlier, ok := x.statements[f.Statement]
		switch {
		case !ok:
			x.fault("follows contains %s, expected the id of a statement", InQuotes(string(f.Statement)))
		case f.Statement == s.ID:
			x.fault("follows contains the statement itself, expected an earlier one")
		case earlier.Date.Compare(s.Date) > 0 && !s.Date.IsZero():
			x.fault("follows contains %s of %s, expected none later than %s", InQuotes(string(f.Statement)), earlier.Date, s.Date)
		case seen[f.Statement]:
			x.fault("follows contains %s twice, expected once", InQuotes(string(f.Statement)))
		}
		seen[f.Statement] = true
		x.present("how it follows "+string(f.Statement), f.How)
	}
}
