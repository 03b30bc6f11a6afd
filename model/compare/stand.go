package compare

import (
	"comity/model"
	"comity/model/prose"
	"comity/model/relation"
)

// Stand is what one subject did about one text: a country by its act, a group
// by how many of its members did what.
type Stand struct {
	// Act is that of a country; for a group see Counts.
	Act model.Act
	// Counts is the number of members by act.
	Counts model.Counts
	// Members is how many States were counted: 1 for a country.
	Members int
	// Joined of the Known members took part on the side of the text.
	Joined int
	// Known members could have taken part, and what they did is known.
	Known int
	// Unknown members could have taken part, and what they did is not known.
	Unknown int

	// unsure: who the members were on the day is not known.
	unsure bool
}

// Eligible is how many members could have taken part.
func (s *Stand) Eligible() int { return s.Known + s.Unknown }

// answer is what a subject as a whole did, as far as it is known.
type answer uint8

const (
	couldNot  answer = iota // no member could have
	undecided               // what is not known could change the answer
	didNot
	did
)

// half reports whether more than half of all have something that k have for certain
// and more others may have.
func half(k, more, all int) answer {
	switch {
	case all == 0:
		return couldNot
	case 2*k > all:
		return did
	case 2*(k+more) > all:
		return undecided
	}
	return didNot
}

// joined is whether more than half of the members that could have joined did.
func (s *Stand) joined() answer {
	if s.unsure {
		return undecided
	}
	return half(s.Joined, s.Unknown, s.Eligible())
}

// desk counts what subjects did, as on a day.
type desk struct {
	corpus *model.Corpus
	asOf   model.Date // zero: everything
}

// act is what a State did about a statement by the day.
func (d *desk) act(s *model.Statement, co *model.Country) model.Act {
	return relation.Act(d.corpus, s, co, d.asOf)
}

// of counts the members of a subject on a text.
func (d *desk) of(s *model.Statement, subject *Subject) Stand {
	st := d.stand(s, subject.Members)
	st.unsure = !subject.Known
	if subject.Country == nil {
		st.Act = model.NotEligible
	}
	return st
}

// stand counts what States did about a text.
func (d *desk) stand(s *model.Statement, members []*model.Country) Stand {
	st := Stand{Members: len(members)}
	for _, co := range members {
		act := d.act(s, co)
		st.Counts[act]++
		switch act {
		case model.NotEligible, model.NoList:
		case model.Unknown:
			st.Unknown++
		default:
			st.Known++
			if act.Joined() {
				st.Joined++
			}
		}
		st.Act = act
	}
	return st
}

// texts are the statements up to the day, the newest first, and how many are
// later.
func (d *desk) texts() (until []*model.Statement, later int) {
	for _, s := range d.corpus.Statements() {
		if relation.Of(s, d.asOf) == relation.Later {
			later++
		} else {
			until = append(until, s)
		}
	}
	return until, later
}

// laterLists are those of the texts whose list grows and is known only as it
// stood after the day.
func (d *desk) laterLists(texts []*model.Statement) []*model.Statement {
	return prose.Only(texts, func(s *model.Statement) bool {
		return !d.asOf.IsZero() && s.Grows() && s.ListDate().Compare(relation.Last(d.asOf)) > 0
	})
}
