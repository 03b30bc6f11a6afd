package relation

import "comity/model"

// Mark returns the mark of the answer.
func (a Joint) Mark() model.Mark {
	switch a {
	case All:
		return model.MarkAll
	case OnlyFirst:
		return model.MarkOnlyFirst
	case OnlySecond:
		return model.MarkOnlySecond
	case Some:
		return model.MarkSome
	case OtherAct:
		return model.MarkOther
	case WithoutVote:
		return model.WithoutVote.Mark()
	case NotKnown:
		return model.Unknown.Mark()
	case NeverEligible:
		return model.NotEligible.Mark()
	}
	return model.MarkNone
}

// Mark returns the mark of the case. For [OneJoined], only says which of the
// States took part, from 0.
func (c Case) Mark(only int) model.Mark {
	switch c {
	case AllJoined:
		return model.MarkAll
	case OneJoined:
		return []model.Mark{model.MarkOnlyFirst, model.MarkOnlySecond, model.MarkSome}[min(max(only, 0), 2)]
	case SomeJoined:
		return model.MarkSome
	case AllNo:
		return model.No.Mark()
	case AllAbstained:
		return model.Abstain.Mark()
	case AllAbsent:
		return model.Absent.Mark()
	case VotesDiffer, NoMajority, OnlySpoken, AgencyNamed:
		return model.MarkOther
	case Unsettled:
		return model.Unknown.Mark()
	case NotOpen:
		return model.NotEligible.Mark()
	case NoVote:
		return model.WithoutVote.Mark()
	case Unsigned:
		return model.NoMark
	case NoneListed, cases:
	}
	return model.MarkNone
}
