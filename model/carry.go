package model

// How is the way in which a statement carries a norm. The zero value is
// NotCarried.
type How string

// The ways, and what each of them claims.
const (
	NotCarried How = ""
	// Subject: the text takes up the same subject. It is not a citation.
	Subject How = "subject"
	// Set: the text backs the norms as a set, without singling this one out.
	Set How = "set"
	// Explains: the text explains the norm further.
	Explains How = "explains"
	// Endorses: the text subscribes to the norm as one of a list.
	Endorses How = "endorses"
	// Restates: the text says the same in a point of its own.
	Restates How = "restates"
	// Origin: the text in which the norm is.
	Origin How = "source"
)

// Hows returns the ways to carry a norm, the strongest first.
func Hows() []How { return []How{Origin, Restates, Endorses, Explains, Set, Subject} }

// Word is the way as written on screen.
func (h How) Word() string {
	switch h {
	case Subject:
		return "same subject"
	case Set:
		return "endorses the set"
	}
	return string(h)
}

// Meaning explains the way in one line.
func (h How) Meaning() string {
	switch h {
	case Origin:
		return "the text in which the norm stands"
	case Restates:
		return "says the same in a point of its own"
	case Endorses:
		return "subscribes to it as one of a list"
	case Explains:
		return "explains it further"
	case Set:
		return "backs the norms as a set, this one included"
	case Subject:
		return "takes up the same subject; not a citation"
	}
	return "does not carry it"
}

// ByName reports whether the statement points at the norm itself, and not
// only at the set or the subject.
func (h How) ByName() bool { return h == Origin || h == Restates || h == Endorses || h == Explains }

// carriage computes how a statement carries a norm. A text that backs the
// eleven norms as a set carries each of them, whatever letters it touches.
func carriage(s *Statement, n *Norm) (How, string) {
	how, why := NotCarried, ""
	for _, c := range s.Norms {
		if c.Norm == n.ID {
			how, why = c.How, c.Why
		}
	}
	if s.NormsCollective && n.UN() && (how == NotCarried || how == Subject) {
		how = Set
		if why == "" {
			why = s.NormsNote
		}
	}
	return how, why
}
