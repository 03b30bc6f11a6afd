package ask

import (
	"slices"
	"strings"

	"comity/model"
	"comity/model/prose"
)

// role is what a question asks of those behind a text: who hosted it, who read it, or else
// who put it forward.
type role uint8

const (
	sponsoring role = iota
	hosting
	reading
)

// role is that of the verb of a question.
func (q *question) role() role {
	for _, k := range q.of(act) {
		switch said := " " + q.item(k); {
		case q.thing(k).verb != sponsored:
		case strings.Contains(said, "host"), strings.Contains(said, " conven"), strings.Contains(said, " organi"):
			return hosting
		case strings.Contains(said, " read"), strings.Contains(said, " deliver"):
			return reading
		}
	}
	return sponsoring
}

// has reports whether the record of a text has somebody in the role.
func (r role) has(s *model.Statement) bool {
	return r == hosting && len(s.Hosts) > 0 || r == reading && s.ReadBy != ""
}

// sponsorsOf says who is in a role about a text.
func sponsorsOf(c *model.Corpus, s *model.Statement, as role) string {
	by, said := sponsors(c, s, as)
	switch {
	case len(by) == 0:
		return s.ShortTitle + ": comity has no " + map[role]string{sponsoring: "sponsors", hosting: "hosts", reading: "State that read it"}[as] + " on record"
	case said == "main sponsor":
		return s.ShortTitle + ": main sponsors on record: " + names(by) + " (co-sponsors are not recorded)"
	}
	return s.ShortTitle + ": " + said + " " + names(by)
}

// sponsors are those in a role about a text, and what they are: the main sponsors on record
// or, where there are none, the hosts; of a text whose list is of those that put it forward,
// or whose agencies did, these.
func sponsors(c *model.Corpus, s *model.Statement, as role) (by []*model.Country, said string) {
	switch as {
	case reading:
		return c.Named([]model.ISO3{s.ReadBy}), "read by"
	case hosting:
		return c.Named(s.Hosts), "hosted by"
	case sponsoring:
	}
	listed := prose.Only(c.Countries(), func(co *model.Country) bool { return c.Act(s, co).OwnName() || c.Act(s, co) == model.Agency })
	switch {
	case len(listed) > 0 && s.Kind == "advisory":
		return listed, "by agencies of"
	case len(listed) > 0 && slices.Contains([]string{"proposal", "code", "attribution"}, s.Kind):
		return listed, "put forward by"
	case len(s.MainSponsors) > 0:
		return c.Named(slices.Concat(s.MainSponsors, s.Hosts)), "main sponsor"
	}
	return c.Named(s.Hosts), "hosted by"
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
