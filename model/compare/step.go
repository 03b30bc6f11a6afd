package compare

import (
	"fmt"
	"slices"

	"comity/model"
	"comity/model/prose"
	"comity/model/relation"
)

// The bounds of being out of step, in per cent of the members of the group that
// could have joined, and the fewest of them that make a share.
const (
	StepMost  = 60 // at least this share joined, and the country did not
	StepLeast = 40 // at most this share joined, and the country did
	StepOf    = 3
)

// Step is a text on which a State differs from a group.
type Step struct {
	Statement *model.Statement
	Act       model.Act // of the State
	// Group is what the others did: Joined of Known, and Unknown.
	Group Stand
}

// Steps are the texts on which a State is out of step with a group.
type Steps struct {
	Country *model.Country
	// Members is how many States the group has without the country itself.
	Members int
	// Behind are texts in which at least [StepMost] per cent of the group took part
	// and the country, which could have, did not.
	Behind []Step
	// Ahead are texts in which the country took part and at most [StepLeast] per
	// cent of the group did.
	Ahead []Step
	// InStep is how many texts were looked at and are neither.
	InStep int
	// Left out, each text once, by the first that holds: no State can be on record
	// in it, as where the whole membership adopted it without a vote or agencies
	// issued it; the country could not have joined; what it did
	// is not known; fewer than [StepOf] members of the group could have joined and
	// are known; or what is not known of the group could change the answer.
	Bodies, NoState, NotEligible, Unknown, TooFew, Unsettled int
}

// BehindWords says what the texts of Behind are: "at least 60 % of the others of
// the EU joined or voted yes, and Hungary is not among them".
func (s *Steps) BehindWords(others string) string {
	return fmt.Sprintf("at least %d %% of %s %s, and %s is not among them", StepMost, others, relation.VerbsOf(StepMost, textsOf(s.Behind)), s.Country.DisplayName())
}

// AheadWords says what the texts of Ahead are.
func (s *Steps) AheadWords(others string) string {
	return fmt.Sprintf("%s %s, and at most %d %% of %s did", s.Country.DisplayName(), relation.Verbs(textsOf(s.Ahead)), StepLeast, others)
}

// textsOf are the texts of steps.
func textsOf(steps []Step) []*model.Statement {
	return prose.Each(steps, func(s Step) *model.Statement { return s.Statement })
}

// OutOfStep finds the texts on which a State did otherwise than a group, the
// newest first. The country itself is not counted among the members.
func OutOfStep(c *model.Corpus, country *model.Country, members []*model.Country, asOf model.Date) Steps {
	d := &desk{corpus: c, asOf: asOf}
	texts, _ := d.texts()
	others := slices.DeleteFunc(slices.Clone(members), func(co *model.Country) bool { return co == country })
	out := Steps{Country: country, Members: len(others)}
	for _, s := range texts {
		step := Step{Statement: s, Act: d.act(s, country), Group: d.stand(s, others)}
		g := &step.Group
		sureMost := 100*g.Joined >= StepMost*g.Eligible()
		mayMost := 100*(g.Joined+g.Unknown) >= StepMost*g.Eligible()
		sureLeast := 100*(g.Joined+g.Unknown) <= StepLeast*g.Eligible()
		mayLeast := 100*g.Joined <= StepLeast*g.Eligible()
		joined := step.Act.Joined()
		switch {
		case s.WithoutVote():
			out.Bodies++
		case !s.ByState(): // an advisory of agencies, or nothing was signed
			out.NoState++
		case step.Act == model.NotEligible:
			out.NotEligible++
		case step.Act == model.Unknown:
			out.Unknown++
		case g.Known < StepOf:
			out.TooFew++
		case !joined && sureMost:
			out.Behind = append(out.Behind, step)
		case joined && sureLeast:
			out.Ahead = append(out.Ahead, step)
		case !joined && mayMost, joined && mayLeast:
			out.Unsettled++
		default:
			out.InStep++
		}
	}
	return out
}
