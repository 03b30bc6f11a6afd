package model

import (
	"slices"
	"strconv"
	"strings"
)

// How much of the list of States, or of the roll call, is known. A record is
// never asked for this in another way: see [Statement.ListState].
const (
	// ListComplete: what each State did is known, on the day of the list.
	ListComplete = "complete"
	// ListIncomplete: what some States did is not known, or sources disagree.
	ListIncomplete = "incomplete"
	// ListMinimum: only some names could be verified.
	ListMinimum = "minimum"
	// ListWithheld: no list could be verified.
	ListWithheld = "withheld"
	// ListUnknown: how the text was adopted was not found.
	ListUnknown = "unknown"
	// ListNone: nothing was signed or voted on.
	ListNone = "none"
)

// ListStates returns the words of [Statement.ListState].
func ListStates() []string {
	return []string{ListComplete, ListIncomplete, ListMinimum, ListWithheld, ListUnknown, ListNone}
}

// ListState is how much of the list of States, or of the roll call, is known:
// one of [ListStates]. It is computed from the record alone.
func (s *Statement) ListState() string {
	switch {
	case s.Unsigned():
		return ListNone
	case s.AdoptionUnknown():
		return ListUnknown
	case s.ListStatus != "":
		return s.ListStatus
	case len(s.NotKnown()) > 0:
		return ListIncomplete
	}
	return ListComplete
}

// NotKnown returns the States of which the record says that what they did is
// not known: votes that are unresolved, and names about which sources disagree.
func (s *Statement) NotKnown() []ISO3 { return slices.Concat(s.Votes.Unresolved, s.Disputed) }

// Counted is the roll call as the record holds it, with the votes that your
// data corrects.
func (s *Statement) Counted() Tally {
	return Tally{Yes: len(s.Votes.Yes), No: len(s.Votes.No), Abstain: len(s.Votes.Abstain)}
}

// String is "161-9-11": in favour, against, abstaining.
func (t Tally) String() string {
	return strconv.Itoa(t.Yes) + "-" + strconv.Itoa(t.No) + "-" + strconv.Itoa(t.Abstain)
}

// ListCount says in words what the list holds, to stand beside the number that
// the text or its depositary states: "72 States; named apart: EU". It is empty
// without a list.
func (s *Statement) ListCount() string {
	if len(s.States) == 0 {
		return ""
	}
	words := strconv.Itoa(len(s.States)) + " States"
	if len(s.States) == 1 {
		words = "1 State"
	}
	switch n := len(s.Organizations); {
	case n > 3:
		words += "; named apart: " + strconv.Itoa(n) + " others"
	case n > 0:
		words += "; named apart: " + strings.Join(s.Organizations, ", ")
	}
	return words
}

// CorrectedTotals says that corrections make the roll call differ from the
// official totals; empty when there is nothing to say.
func (s *Statement) CorrectedTotals() string {
	if len(s.Corrected) == 0 || s.StatedVotes == (Tally{}) || s.StatedVotes == s.Counted() {
		return ""
	}
	return "The record states " + s.StatedVotes.String() + "; with your corrections the roll call holds " + s.Counted().String() + "."
}
