package model

// Joining returns the acts by which a State takes part on the side of the text:
// yes where it was voted on; a party or a signatory of a treaty; a member of the
// body that adopted it; an expert; else listed. It is empty where no State can
// be on record by name, see [Statement.ByState].
func (s *Statement) Joining() []Act {
	act := s.listAct()
	switch {
	case s.RollCall():
		return []Act{Yes}
	case !s.ByState():
		return nil
	case s.Kind == "treaty":
		return []Act{Party, Signatory}
	}
	return []Act{act}
}

// Acts returns every act that the text can have for a State: those of
// [Statement.Joining], and what else can be recorded or found of it.
func (s *Statement) Acts() []Act {
	out := s.Joining()
	switch {
	case s.RollCall():
		out = append(out, No, Abstain, Absent)
	case s.WithoutVote():
		out = append(out, WithoutVote)
	case s.Unsigned():
		return []Act{NoList}
	case s.AdoptionUnknown():
		return []Act{Unknown, NotEligible}
	case s.Advisory():
		out = append(out, Agency, NotListed)
	default:
		out = append(out, Via, NotListed)
	}
	return append(out, Unknown, NotEligible)
}
