package model

// Separate is the adoption of what each State said in a statement of its own,
// without a common text: most attributions.
const Separate = "separate"

// Separate reports whether each State spoke in a statement of its own, so that
// there is no text that anybody signed, endorsed or joined.
func (s *Statement) Separate() bool { return s.Adoption == Separate }

// Meaning explains the act in one line, for legends and help: what is true of it
// on every text. On one text, [Statement.Meaning] says more.
func (a Act) Meaning() string { return meaning(a, "") }

// Meaning explains what an act means on this text, in one line. It depends on how
// the text was adopted; for what is not known it gives the reason.
func (s *Statement) Meaning(act Act) string {
	switch {
	case act != Unknown:
		return meaning(act, s.Adoption)
	case s.AdoptionUnknown():
		return "how the text was adopted is not established, so what it did is not known"
	case s.Withheld():
		return "no list could be verified"
	case s.Minimum():
		return "the list is a known minimum, and it is not among the names that are known"
	case len(s.Disputed) > 0:
		return "sources disagree about it"
	case s.RollCall():
		return "its vote could not be settled from the sources"
	}
	return "what it did could not be settled from the sources"
}

// meaning is the table of acts by adoption; no adoption means any of them.
func meaning(a Act, adoption string) string {
	switch a {
	case Listed:
		return listedMeaning(adoption)
	case Party:
		return "the treaty is in force for it"
	case Signatory:
		return "signed the treaty; not bound by it on the day of the list"
	case Member:
		return "belonged to the body that adopted the text by consensus; no signature is on record"
	case WithoutVote:
		return "the whole membership adopted it; no State is listed"
	case Expert:
		return "a national of it sat in the expert group, in his or her own name"
	case Yes:
		return "voted in favour"
	case No:
		return "voted against"
	case Abstain:
		return "abstained"
	case Absent:
		return "was a UN Member and did not take part in the vote"
	case Via:
		return "only an organisation it belongs to spoke for it"
	case Agency:
		return "an agency of it is named on the advisory; not a statement of the State"
	case NotListed:
		if adoption == Separate {
			return "no statement of its own is on record; says nothing about its view"
		}
		return "is not on the list; says nothing about its view"
	case NoList:
		return NothingSigned
	case Unknown:
		return "no list could be verified, or the list is unresolved or a known minimum, or how the text was adopted is not established"
	}
	return closedMeaning(adoption)
}

// listedMeaning says how a State comes to be listed.
func listedMeaning(adoption string) string {
	switch adoption {
	case "signature":
		return "its name is on the text: signed or joined"
	case "endorsement":
		return "is named as one that issued, endorsed or joined the text"
	case "membership":
		return "is named as a member, participant or contributor"
	case Separate:
		return "made a statement of its own, or aligned itself with that of an organisation; no common text was signed"
	}
	return "has its name on the text: signed, endorsed or joined the text, or made a statement of its own"
}

// closedMeaning says why a State could not have been on record.
func closedMeaning(adoption string) string {
	switch adoption {
	case "vote":
		return "could not vote: it was not a UN Member on the day"
	case Separate:
		return "could not be on record: it was not one of the States concerned, or not in the United Nations on the day"
	}
	return "the text was not open to it: it was not of the forum or group, or not a UN Member on the day"
}
