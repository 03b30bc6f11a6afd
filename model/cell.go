package model

import (
	"slices"
	"strings"

	"comity/model/prose"
)

// Conflict is a State of which sources say different things about one text.
type Conflict struct {
	State  ISO3    `yaml:"state"`
	Claims []Claim `yaml:"claims"`
}

// Claim is what one source says that a State did. Official marks the source of
// the depositary or of the body that took the vote: its claim is followed.
type Claim struct {
	Says     string `yaml:"says"`   // the word of an act
	Source   string `yaml:"source"` // the title of a source of the record
	Official bool   `yaml:"official"`
}

// settled returns the claim that is followed, if one source is official.
func (c *Conflict) settled() (Claim, bool) {
	return prose.First(c.Claims, func(claim Claim) bool { return claim.Official })
}

// note says what each source says, and which is followed.
func (c *Conflict) note(followed bool) string {
	said := make([]string, len(c.Claims))
	for i, claim := range c.Claims {
		said[i] = claim.Source + " says " + claim.Says
		switch {
		case claim.Official && followed:
			said[i] += " (official, followed here)"
		case claim.Official:
			said[i] += " (official)"
		}
	}
	return "sources disagree: " + strings.Join(said, "; ")
}

// Correction is a vote that a data folder laid over comity's records changes.
type Correction struct {
	State  ISO3
	Was    string // the column of the vote before
	Vote   string // the column that it is in now
	Source string // as the folder names it
}

// ByYourData is how a corrected vote is marked everywhere.
const ByYourData = "corrected by your data"

// note says what was changed, and on whose word.
func (c *Correction) note() string {
	return ByYourData + ": " + c.Was + " in comity's record; source: " + c.Source
}

// cellNote is what is to be known about what one State did: a correction, what
// each of several sources says, or a note of the record; empty if nothing.
func (s *Statement) cellNote(code ISO3) string {
	var notes []string
	for i := range s.Corrected {
		if s.Corrected[i].State == code {
			notes = append(notes, s.Corrected[i].note())
		}
	}
	if i := slices.IndexFunc(s.Conflicts, func(c Conflict) bool { return c.State == code }); i >= 0 {
		notes = append(notes, s.Conflicts[i].note(len(notes) == 0))
	}
	if note, ok := s.CellNotes.Get(string(code)); ok {
		notes = append(notes, note)
	}
	if on, ok := s.Ratified.Get(string(code)); ok {
		if day, err := ParseDate(on); err == nil { // the loader faults others
			notes = append(notes, "ratified on "+day.Long()+"; the treaty is not in force")
		}
	}
	if said, ok := s.Reported.Get(string(code)); ok {
		notes = append(notes, "reported, and not confirmed by the depositary: "+said)
	}
	return strings.Join(notes, "; ")
}

// Noted returns the States whose cell has a note of its own, and the note: votes
// that your data corrects, sources that disagree, votes that are derived, ratifications.
func (s *Statement) Noted() Pairs {
	var out Pairs
	add := func(code ISO3) {
		if _, twice := out.Get(string(code)); !twice {
			out = append(out, Pair{Key: string(code), Value: s.cellNote(code)})
		}
	}
	for _, c := range s.Corrected {
		add(c.State)
	}
	for _, c := range s.Conflicts {
		add(c.State)
	}
	for _, p := range slices.Concat(s.CellNotes, s.Ratified, s.Reported) {
		add(ISO3(p.Key))
	}
	return out
}
