package ask

import (
	"slices"

	"comity/model"
	"comity/model/prose"
)

// sponsorsOf says who the main sponsors of a text are.
func sponsorsOf(c *model.Corpus, s *model.Statement) string {
	switch by, all := sponsors(c, s); {
	case all && s.Kind == "advisory":
		return s.ShortTitle + ": by agencies of " + names(by)
	case all:
		return s.ShortTitle + ": put forward by " + names(by)
	case len(by) == 0:
		return s.ShortTitle + ": comity has no sponsors on record"
	default:
		return s.ShortTitle + ": main sponsors on record: " + names(by) + " (co-sponsors are not recorded)"
	}
}

// sponsors are the main sponsors and hosts of a text on record; all is whether the text is
// one whose list is of those that put it forward, or whose agencies did, and they are these.
func sponsors(c *model.Corpus, s *model.Statement) (by []*model.Country, all bool) {
	by = prose.Only(c.Countries(), func(co *model.Country) bool { return c.Act(s, co).OwnName() || c.Act(s, co) == model.Agency })
	if slices.Contains([]string{"proposal", "code", "advisory", "attribution"}, s.Kind) && len(by) > 0 {
		return by, true
	}
	return c.Named(slices.Concat(s.MainSponsors, s.Hosts)), false
}

// resolutions are those of the General Assembly that a text follows, and how each was
// adopted: a treaty is put to no vote, and they are.
func (q *question) resolutions(s *model.Statement) []Row {
	var out []Row
	for _, f := range q.r.corpus.Before(s) {
		if t, ok := q.r.corpus.Statement(f.Statement); ok && t.Kind == "resolution" {
			how := "adopted without a vote"
			if t.RollCall() {
				how = "put to the vote: " + t.Counted().String() + " (yes, no, abstain)"
			}
			out = append(out, q.r.textRow(t, f.How+"; "+how))
		}
	}
	return out
}
