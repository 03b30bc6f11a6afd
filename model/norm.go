package model

import "strings"

// NormID names a norm: "un/a" to "un/k" for the UN's eleven, "g7/1" to
// "g7/12" for the points of the Lucca declaration.
type NormID string

// Source is where a fact was read.
type Source struct {
	Title string `yaml:"title" json:"title"`
	URL   string `yaml:"url" json:"url"`
	// Read says how it was read, and ReadNote what of it; both may be empty.
	Read     Reading `yaml:"read" json:"read,omitempty"`
	ReadNote string  `yaml:"read_note" json:"read_note,omitempty"`
}

// Norm is one norm of responsible State behaviour with what is known about it.
type Norm struct {
	ID    NormID `yaml:"id"`
	Title string `yaml:"title"`
	// OfficialText is a quotation, word for word.
	OfficialText     string      `yaml:"official_text"`
	OfficialTextNote string      `yaml:"official_text_note"`
	SourceSymbol     string      `yaml:"source_symbol"`
	Source           StatementID `yaml:"source"` // the statement in which the norm is
	CheckedAgainst   []string    `yaml:"official_text_checked_against"`
	Kind             string      `yaml:"kind"` // "limiting" or "positive duty"
	KindNote         string      `yaml:"kind_note"`
	Twin             NormID      `yaml:"twin"` // the same norm in the other list, if any
	TwinNote         string      `yaml:"twin_note"`
	Lineage          []Step      `yaml:"lineage"`
	// GGE2021Paras is the range in A/76/135; its grade is in Confidence.
	GGE2021Paras  string         `yaml:"gge_2021_paras"`
	KeyIdeas      []KeyIdea      `yaml:"key_ideas"`
	Actions       Actions        `yaml:"practical_actions"`
	Related       Related        `yaml:"related"`
	OpenQuestions []OpenQuestion `yaml:"open_questions"`
	RealCases     []RealCase     `yaml:"real_cases"`
	Sources       []Source       `yaml:"sources"`
	NotObtained   []string       `yaml:"not_obtained"`
	Confidence    NormConfidence `yaml:"confidence"`

	index int
}

// NormConfidence holds the grade of each part of a norm's record that has one
// for the whole part; the other parts are graded item by item.
type NormConfidence struct {
	OfficialText Confidence `yaml:"official_text"`
	GGE2021Paras Confidence `yaml:"gge_2021_paras"`    // of the paragraph numbers
	Actions      Confidence `yaml:"practical_actions"` // that they are in the checklist of the OEWG
	Related      Confidence `yaml:"related"`
}

// Step is one step in the history of a norm's wording.
type Step struct {
	Date       Date       `yaml:"date" json:"date"`
	Step       string     `yaml:"step" json:"step"`
	Quote      string     `yaml:"quote" json:"quote,omitempty"`
	Cite       string     `yaml:"cite" json:"cite,omitempty"`
	Confidence Confidence `yaml:"confidence" json:"confidence"`
	// Statement is the record comity has of the text of this step, if any.
	Statement StatementID `yaml:"statement" json:"statement,omitempty"`
}

// KeyIdea is a point made about a norm, in comity's words.
type KeyIdea struct {
	Text              string     `yaml:"text"`
	Cite              string     `yaml:"cite"`
	Confidence        Confidence `yaml:"confidence"`
	ContentConfidence Confidence `yaml:"content_confidence"`
	ParaConfidence    Confidence `yaml:"para_confidence"`
}

// Grades returns the grade of what the idea says, and that of the paragraph it
// is cited to.
func (k KeyIdea) Grades() (content, paragraph Confidence) {
	if k.Confidence != "" {
		return k.Confidence, k.Confidence
	}
	return k.ContentConfidence, k.ParaConfidence
}

// Actions are ways to put a norm into practice. They are comity's reading
// unless an action says otherwise, never UN text.
type Actions struct {
	Status        string   `yaml:"status" json:"status,omitempty"`
	National      []Action `yaml:"national" json:"national,omitempty"`
	International []Action `yaml:"international" json:"international,omitempty"`
}

// Action is one way to put a norm into practice.
type Action struct {
	Text        string     `yaml:"text" json:"text"`
	Cite        string     `yaml:"cite" json:"cite,omitempty"`
	Origin      string     `yaml:"origin" json:"origin,omitempty"`
	Basis       string     `yaml:"basis" json:"basis,omitempty"`
	InChecklist string     `yaml:"in_checklist" json:"in_checklist,omitempty"`
	Confidence  Confidence `yaml:"confidence" json:"confidence"`
}

// Related names what belongs with a norm.
type Related struct {
	Norms       []RelatedNorm `yaml:"norms" json:"norms,omitempty"`
	Instruments []Instrument  `yaml:"instruments" json:"instruments,omitempty"`
	Actors      []Actor       `yaml:"actors" json:"actors,omitempty"`
}

// RelatedNorm is another norm and why it belongs here.
type RelatedNorm struct {
	ID  NormID `yaml:"id" json:"id"`
	Why string `yaml:"why" json:"why"`
}

// Instrument is a text that matters to a norm.
type Instrument struct {
	Name      string `yaml:"name" json:"name"`
	Relevance string `yaml:"relevance" json:"relevance"`
}

// Actor is a body that helps to carry out a norm.
type Actor struct {
	Name string `yaml:"name" json:"name"`
	Role string `yaml:"role" json:"role"`
}

// OpenQuestion is something still argued about.
type OpenQuestion struct {
	Question   string     `yaml:"question" json:"question"`
	Source     string     `yaml:"source" json:"source,omitempty"`
	Confidence Confidence `yaml:"confidence" json:"confidence"`
}

// RealCase is an event that shows a norm at work; attributions are worded as
// "attributed by".
type RealCase struct {
	Title      string     `yaml:"title" json:"title"`
	Date       Date       `yaml:"date" json:"date"`
	Summary    string     `yaml:"summary" json:"summary"`
	Source     Source     `yaml:"source" json:"source"`
	Confidence Confidence `yaml:"confidence" json:"confidence"`
}

// UN reports whether the norm is one of the UN's eleven.
func (n *Norm) UN() bool { return strings.HasPrefix(string(n.ID), "un/") }

// Name is the norm within its list: "norm f", "G7 point 12".
func (n *Norm) Name() string {
	if n.UN() {
		return "norm " + n.Label()
	}
	return "G7 point " + n.Label()
}

// Label is the short name within its list: "a" to "k", "1" to "12".
func (n *Norm) Label() string { return string(n.ID[strings.IndexByte(string(n.ID), '/')+1:]) }
