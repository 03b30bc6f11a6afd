package model

import (
	"fmt"

	"go.yaml.in/yaml/v3"
)

// StatementID names a statement: the name of its file.
type StatementID string

// Statement is a text, vote or group that carries the framework: a joint
// statement, a resolution with its roll call, a treaty, an expert group.
type Statement struct {
	ID            StatementID `yaml:"id"`
	Title         string      `yaml:"title"`
	ShortTitle    string      `yaml:"short_title"`
	Date          Date        `yaml:"date"`
	DatePrecision string      `yaml:"date_precision"` // "month" when the day is not certain
	DateNote      string      `yaml:"date_note"`
	Forum         string      `yaml:"forum"`
	Place         string      `yaml:"place"`
	Kind          string      `yaml:"kind"`
	Symbol        string      `yaml:"symbol"`
	URL           string      `yaml:"url"`
	URLChecked    bool        `yaml:"url_checked"` // the page was read, at least in its first part
	// Publisher names who publishes the page at URL, where that is nobody of the
	// text itself; it is empty for an official page.
	Publisher string `yaml:"publisher"`
	// VoteRecord is the number of the voting record in the UN Digital Library.
	VoteRecord string `yaml:"vote_record"`
	// Meeting is the symbol of the record of the meeting, where that was read.
	Meeting string `yaml:"meeting"`

	Adoption string `yaml:"adoption"` // how it came about, see [Adoptions]
	// AdoptionSource is the title of the source that says that it was adopted
	// without a vote.
	AdoptionSource    string `yaml:"adoption_source"`
	ParticipationNote string `yaml:"participation_note"`
	// ListOf says, for a treaty, whether States are parties or signatories.
	ListOf string `yaml:"list_of"`
	// OpenTo says which States could have been on the list; see [Corpus.eligible].
	OpenTo string `yaml:"open_to"`
	// ListStatus is "" (complete as of AsOf), "minimum" or "withheld".
	ListStatus        string     `yaml:"list_status"`
	States            []ISO3     `yaml:"states"`
	Votes             RollCall   `yaml:"votes"`
	SignedNotRatified []ISO3     `yaml:"signed_not_ratified"`
	Disputed          []ISO3     `yaml:"disputed"`   // sources disagree on whether they belong to States
	Conflicts         []Conflict `yaml:"conflicts"`  // what each source says, where they disagree about a State
	CellNotes         Pairs      `yaml:"cell_notes"` // State → what is to be known about its entry
	// Corrected are the votes that data folders of the reader changed.
	Corrected        []Correction  `yaml:"-"`
	Organizations    []string      `yaml:"organizations"`
	Observers        []string      `yaml:"observers"`
	StatesVia        ViaLists      `yaml:"states_via"`
	StatesViaNote    string        `yaml:"states_via_note"`
	AsOf             Date          `yaml:"as_of"`
	StatedCount      int           `yaml:"stated_count"` // 0 when no official number exists
	StatedOf         string        `yaml:"stated_of"`    // what the stated number counts, in words
	StatedVotes      Tally         `yaml:"stated_votes"`
	CountNote        string        `yaml:"count_note"` // why a stated number and the list differ
	TotalsBasis      string        `yaml:"totals_basis"`
	ListBasis        string        `yaml:"list_basis"`
	Hosts            []ISO3        `yaml:"hosts"`
	MainSponsors     []ISO3        `yaml:"main_sponsors"`
	ReadBy           ISO3          `yaml:"read_by"`
	Chair            string        `yaml:"chair"`
	Mandate          string        `yaml:"mandate"` // symbol of the resolution that set up a group
	Outcome          string        `yaml:"outcome"`
	Joined           Pairs         `yaml:"joined"` // State or organisation → date of joining
	JoinedNote       string        `yaml:"joined_note"`
	LaterJoiners     Pairs         `yaml:"later_joiners"` // State → when, after AsOf
	LaterJoinersNote string        `yaml:"later_joiners_note"`
	LaterActions     string        `yaml:"later_actions"`
	Ratified         Pairs         `yaml:"ratified"` // State → day, of a treaty that is not in force
	Reported         Pairs         `yaml:"reported"` // State → what is reported of its ratification, not confirmed by the depositary
	Force            string        `yaml:"force"`    // whether and since when a treaty is in force
	History          []ListVersion `yaml:"history"`
	HistoryNote      string        `yaml:"history_note"`
	AttributedTo     string        `yaml:"attributed_to"` // in the words of those who attributed: States, or the agencies of an advisory
	Response         string        `yaml:"response"`      // of the State named
	Roles            Pairs         `yaml:"roles"`         // State → what it did in an attribution
	NormsCollective  bool          `yaml:"norms_collective"`
	Norms            []Carry       `yaml:"norms"`
	NormsNote        string        `yaml:"norms_note"`
	Follows          []Follow      `yaml:"follows"`
	Pillars          []string      `yaml:"pillars"`
	Summary          string        `yaml:"summary"`
	KeyPoints        []string      `yaml:"key_points"`
	FullText         string        `yaml:"full_text"`
	FullTextNote     string        `yaml:"full_text_note"`
	Quoted           []Quote       `yaml:"quoted"`
	Sources          []Source      `yaml:"sources"`
	Confidence       Confidence    `yaml:"confidence"` // about the list of States first
	Notes            []string      `yaml:"notes"`

	index int
}

// RollCall is a recorded vote. Unresolved are Members whose vote is not known.
type RollCall struct {
	Yes        []ISO3 `yaml:"yes"`
	No         []ISO3 `yaml:"no"`
	Abstain    []ISO3 `yaml:"abstain"`
	Absent     []ISO3 `yaml:"absent"`
	Unresolved []ISO3 `yaml:"unresolved"`
}

// columns pairs each column of the roll call with its name and act.
func (r *RollCall) columns() []voteColumn {
	return []voteColumn{
		{"yes", Yes, r.Yes}, {"no", No, r.No}, {"abstain", Abstain, r.Abstain},
		{"absent", Absent, r.Absent}, {"unresolved", Unknown, r.Unresolved},
	}
}

type voteColumn struct {
	name   string
	act    Act
	states []ISO3
}

// Tally is the result of a vote as the record states it; all zero when no
// total was found.
type Tally struct {
	Yes     int `yaml:"yes" json:"yes"`
	No      int `yaml:"no" json:"no"`
	Abstain int `yaml:"abstain" json:"abstain"`
}

// ListVersion is the list of States as it stood on an earlier day: whole, or what
// had been added since the version before.
type ListVersion struct {
	AsOf       Date     `yaml:"as_of"`
	States     []ISO3   `yaml:"states"`
	Added      []ISO3   `yaml:"added"`
	Other      []string `yaml:"other"`
	OtherAdded []string `yaml:"other_added"`
	Stated     string   `yaml:"stated"`
}

// Carry is how a statement carries one norm, with the reason.
type Carry struct {
	Norm NormID `yaml:"norm"`
	How  How    `yaml:"how"`
	Why  string `yaml:"why"`
}

// Follow names an earlier text that a statement follows, and says in our own
// words how the later relates to the earlier.
type Follow struct {
	Statement StatementID `yaml:"statement"`
	How       string      `yaml:"how"`
}

// Quote is an official passage, word for word.
type Quote struct {
	Para string `yaml:"para" json:"para"`
	Text string `yaml:"text" json:"text"`
}

// Pair is one entry of an ordered mapping.
type Pair struct{ Key, Value string }

// Pairs is a mapping in the order of its file.
type Pairs []Pair

// Get finds the value of a key.
func (p Pairs) Get(key string) (string, bool) {
	for _, pair := range p {
		if pair.Key == key {
			return pair.Value, true
		}
	}
	return "", false
}

// UnmarshalYAML reads a mapping of strings and keeps its order.
func (p *Pairs) UnmarshalYAML(node *yaml.Node) error {
	return eachEntry(node, func(key string, value *yaml.Node) error {
		if value.Kind != yaml.ScalarNode {
			return &yaml.TypeError{Errors: []string{fmt.Sprintf("line %d: %s contains a list or a mapping, expected some text", value.Line, InQuotes(key))}}
		}
		*p = append(*p, Pair{Key: key, Value: value.Value})
		return nil
	})
}

// ViaList names the States for which an organisation spoke.
type ViaList struct {
	Organization string
	States       []ISO3
}

// ViaLists is the mapping of organisations to States, in the order of its file.
type ViaLists []ViaList

// UnmarshalYAML reads a mapping from organisation to a list of codes.
func (v *ViaLists) UnmarshalYAML(node *yaml.Node) error {
	return eachEntry(node, func(key string, value *yaml.Node) error {
		list := ViaList{Organization: key}
		if err := value.Decode(&list.States); err != nil {
			return err
		}
		*v = append(*v, list)
		return nil
	})
}

// eachEntry walks a YAML mapping in order and refuses anything else, and a
// key that is there twice.
func eachEntry(node *yaml.Node, visit func(string, *yaml.Node) error) error {
	if node.Kind != yaml.MappingNode {
		return &yaml.TypeError{Errors: []string{fmt.Sprintf("line %d: expected a mapping", node.Line)}}
	}
	seen := map[string]bool{}
	for i := 0; i+1 < len(node.Content); i += 2 {
		key := node.Content[i]
		if seen[key.Value] {
			return &yaml.TypeError{Errors: []string{fmt.Sprintf("line %d: the key %s appears twice, expected once", key.Line, InQuotes(key.Value))}}
		}
		seen[key.Value] = true
		if err := visit(key.Value, node.Content[i+1]); err != nil {
			return err
		}
	}
	return nil
}

// WithoutVote reports whether the whole membership adopted the text without a
// vote: no roll call and no list exists, and no State is on record by name.
func (s *Statement) WithoutVote() bool {
	return s.Adoption == "consensus" && len(s.States) == 0 && len(s.StatesVia) == 0
}

// Unsigned reports whether nothing was signed or voted on, such as in a meeting:
// the text has no list of States, and nobody an act.
func (s *Statement) Unsigned() bool { return s.Adoption == "none" }

// RollCall reports whether the text was voted on: votes and lists are never counted
// together.
func (s *Statement) RollCall() bool { return s.Adoption == "vote" }

// AdoptionUnknown reports whether it was not found how the text was adopted: what
// each State that could have taken part did is unknown.
func (s *Statement) AdoptionUnknown() bool { return s.Adoption == "unknown" }

// Advisory reports whether the text is one of agencies, not of governments.
func (s *Statement) Advisory() bool { return s.Kind == "advisory" }

// ByState reports whether States can be on record in the text each for itself:
// by name, as a member or expert, or by a vote. It is not so where the whole
// membership adopted it without a vote, where nothing was signed or voted on,
// and on an advisory.
func (s *Statement) ByState() bool { return !s.WithoutVote() && !s.Unsigned() && !s.Advisory() }

// NothingSigned is how a text came about that nobody signed or voted on.
const NothingSigned = "nothing was signed or voted on"

// NoActs says in words why nobody has an act about a text on which nothing was
// signed or voted on.
const NoActs = "no list of States: " + NothingSigned

// Withheld reports whether no list of States could be verified.
func (s *Statement) Withheld() bool { return s.ListStatus == "withheld" }

// Minimum reports whether the list is a known minimum.
func (s *Statement) Minimum() bool { return s.ListStatus == "minimum" }

// Grows reports whether States go on joining the text, so that its list is a
// snapshot of the day it stands for.
func (s *Statement) Grows() bool {
	switch s.Kind {
	case "coalition", "treaty", "call":
		return true
	}
	return len(s.Joined)+len(s.LaterJoiners)+len(s.History) > 0
}

// When is the day of the text as far as it is certain.
func (s *Statement) When() Date {
	if s.DatePrecision == "month" {
		return Date{Year: s.Date.Year, Month: s.Date.Month}
	}
	return s.Date
}

// ListDate is the day on which the list of States stood as given.
func (s *Statement) ListDate() Date {
	if s.AsOf.IsZero() {
		return s.Date
	}
	return s.AsOf
}

// kinds are the kinds that a statement may be of.
func kinds() vocabulary {
	return vocabulary{
		"joint-statement", "declaration", "treaty", "code", "call", "decision", "communique", "attribution",
		"coalition", "resolution", "expert-group", "report", "position", "advisory", "meeting", "proposal", "process",
	}
}
