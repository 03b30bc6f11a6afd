package ask

import (
	"fmt"
	"slices"

	"comity/model"
)

// call is the call that asks whether a State did something about a text, and what
// is to be known about asking so. It is empty where no State can have done it; the
// note then says why.
func call(v verb, s *model.Statement) (expr, note string) {
	did := func(a model.Act) string { return fmt.Sprintf("did(%q, %q)", s.ID, a.Word()) }
	acts := s.Acts()
	can := func(a model.Act) bool { return slices.Contains(acts, a) }
	name := s.ShortTitle
	switch v {
	case yes, no, abstained, absent, voted:
		if !can(model.Yes) {
			return "", noVote(s)
		}
		if v == voted {
			return "(" + did(model.Yes) + " or " + did(model.No) + " or " + did(model.Abstain) + ")", ""
		}
		return did(map[verb]model.Act{yes: model.Yes, no: model.No, abstained: model.Abstain, absent: model.Absent}[v]), ""
	case party, signatory:
		a := map[verb]model.Act{party: model.Party, signatory: model.Signatory}[v]
		switch {
		case can(a):
			return did(a), ""
		case v == party:
			return "", name + " is no treaty: nobody ratifies it or is a party to it"
		}
		expr, note = call(signed, s)
		return expr, note
	case via:
		if can(model.Via) {
			return did(model.Via), ""
		}
		return "", "no organisation can have spoken for a State in " + name
	case expert:
		if !can(model.Expert) {
			return "", name + " is no expert group"
		}
	case took, signed, sponsored, positioned, blamed:
	}
	switch {
	case can(model.Expert):
		return fmt.Sprintf("expert(%q)", s.ID), "experts sit in expert groups in their own name: it is their nationality that is counted"
	case can(model.Yes):
		if v == signed {
			note = "nobody signs " + name + ": it was voted on; read as a vote in favour"
		}
		return did(model.Yes), note
	case can(model.WithoutVote):
		return did(model.WithoutVote), name + " was adopted without a vote: no State is on record by name"
	case can(model.Member):
		return did(model.Member), "the body that adopted " + name + " did so by consensus: its members of the day are counted"
	case can(model.Agency):
		return did(model.Agency), name + " is an advisory of agencies, not a statement of States"
	case slices.ContainsFunc(acts, model.Act.OwnName):
		return fmt.Sprintf("signed(%q)", s.ID), ""
	case s.AdoptionUnknown():
		return "", name + ": how it was adopted was not found, so what each State did is not known"
	}
	return "", name + ": nothing was signed or voted on"
}

// noVote says why nobody voted on a text.
func noVote(s *model.Statement) string {
	switch {
	case s.WithoutVote():
		return s.ShortTitle + " was adopted without a vote: there is no roll call"
	case s.AdoptionUnknown():
		return s.ShortTitle + ": how it was adopted was not found; comity has no roll call"
	case s.Unsigned():
		return s.ShortTitle + ": nothing was signed or voted on"
	}
	return "there was no recorded vote on " + s.ShortTitle
}
