// Package survey is the workbook in which a State takes stock of how it carries
// out the framework: its questions, its file, and what two copies of it differ in.
//
// A workbook is a YAML file for people and for git. It follows the four parts of
// UNIDIR's National Survey of Implementation. Words of UNIDIR and the norms' own
// words are quoted with their source; all other wording is comity's. No question of
// that survey was read, so none is quoted.
//
// What a workbook says is the own statement of the State. Nothing here gives
// it a score.
package survey

import (
	"slices"
	"strings"

	"comity/model"
	"comity/model/prose"
)

// The form of the file.
const (
	Version  = 1       // of the form
	MaxBytes = 4 << 20 // of a file
	EndMark  = "..."   // the last line; without it a file may be half written
)

// Scale is how far a State says it is with an item. The empty scale is no answer.
type Scale string

// The scale, which praises and blames nothing.
const (
	NothingReported Scale = "nothing reported"
	Planned         Scale = "planned"
	Partly          Scale = "partly"
	InPlace         Scale = "in place"
	NotApplicable   Scale = "not applicable"
)

// Scales returns the words of the scale in their order.
func Scales() []Scale { return []Scale{NothingReported, Planned, Partly, InPlace, NotApplicable} }

// Meaning says in words what a State states with a word of the scale.
func (s Scale) Meaning() string {
	switch s {
	case NothingReported:
		return "the State reports nothing on this for now"
	case Planned:
		return "the State says that it plans measures"
	case Partly:
		return "the State says that some measures are taken"
	case InPlace:
		return "the State says that measures are taken"
	case NotApplicable:
		return "the State says that this does not apply to it"
	}
	return "no answer"
}

// ParseScale reads a word of the scale, in any case and with spaces, hyphens or
// underscores.
func ParseScale(word string) (Scale, bool) { return oneOf(Scales(), word) }

// oneOf finds the word that was typed, in any case and with spaces, hyphens or
// underscores; what is none of them comes back as it is.
func oneOf[S ~string](words []S, typed string) (S, bool) {
	if slices.Contains(words, S(typed)) {
		return S(typed), true
	}
	plain := func(word string) string {
		return strings.Join(strings.FieldsFunc(strings.ToLower(word), func(r rune) bool { return r == ' ' || r == '-' || r == '_' }), " ")
	}
	meant := plain(typed)
	if i := slices.IndexFunc(words, func(word S) bool { return plain(string(word)) == meant }); i >= 0 {
		return words[i], true
	}
	return S(typed), false
}

// Quote is words of others with their source, byte for byte.
type Quote struct {
	Text   string
	Source string
	URL    string
}

// Ref names an item of a part: "norms/j". Without an item it is the part, without
// both the head of the file.
type Ref struct{ Part, Item string }

// String is the name as it is typed: "norms/j".
func (r Ref) String() string { return strings.Trim(r.Part+"/"+r.Item, "/") }

// Question is one item of a part.
type Question struct {
	Ref   Ref
	Title string // comity's words; of a norm its title
	Short string // for a list, with what tells it from its neighbours first; empty for the title
	Stem  Quote  // the norm's own words; empty where there are none
	Place string // in comity, such as "norm/j"; or nothing
}

// Part is one of the four parts.
type Part struct {
	Key       string // in the file
	Heading   Quote  // UNIDIR's, word for word
	Questions []Question
}

// The keys of the parts, and of the other sections of a file.
const (
	Law        = "law"
	Norms      = "norms"
	Confidence = "confidence"
	Capacity   = "capacity"
	Contacts   = "contacts"
	Records    = "records"
)

// PartKeys returns the keys of the four parts in their order.
func PartKeys() []string { return []string{Law, Norms, Confidence, Capacity} }

// The pages of UNIDIR that are quoted.
const (
	instructionsTitle = "UNIDIR, National Survey of Implementation, instructions"
	instructionsURL   = "https://nationalcybersurvey.cyberpolicyportal.org/instructions/"
)

func unidir(text string) Quote { return Quote{text, instructionsTitle, instructionsURL} }

// Regularly is what UNIDIR says about how often a survey is filled in.
func Regularly() Quote {
	return unidir("at regular intervals, ideally no longer than every 12-24 months")
}

// Voluntary is what UNIDIR says about how much of a survey is filled in.
func Voluntary() Quote {
	return unidir("There are no mandatory questions, leaving Member States full control over which sections to fill in.")
}

// item is an item with a title of comity's.
type item struct{ key, title, place string }

// items are the items of the parts other than norms.
func items(part string) []item {
	switch part {
	case Law:
		return []item{
			{"general-view", "How international law applies to the use of ICTs by States: the general view", "page/international-law"},
			{"topics", "Topics on which the State has published a position", "page/international-law"},
		}
	case Confidence:
		return []item{
			{"contacts", "Points of contact", "page/cbms"},
			{"papers", "National views and papers that are shared", "page/cbms"},
			{"talks", "Talks and consultations with other States", "page/cbms"},
			{"exercises", "Joint exercises", "page/cbms"},
		}
	case Capacity:
		return []item{
			{"offered", "Support that the State offers", "page/capacity-building"},
			{"sought", "Support that the State seeks", "page/capacity-building"},
			{"partners", "Partners and programmes", "page/capacity-building"},
		}
	}
	return nil
}

// normLetters are the letters of the UN norms, the items of the part of norms.
func normLetters() []string { return strings.Split("abcdefghijk", "") }

func itemKeys(part string) []string {
	if part == Norms {
		return normLetters()
	}
	return prose.Each(items(part), func(i item) string { return i.key })
}

// Parts returns the four parts with their items, the norms with their own words
// from the corpus.
func Parts(c *model.Corpus) []Part {
	headings := map[string]string{
		Law:        "Part I – International law",
		Norms:      "Part II – Norms, rules, and principles for the responsible behaviour of States",
		Confidence: "Part III – Confidence building measures",
		Capacity:   "Part IV – Capacity-building",
	}
	var out []Part
	for _, key := range PartKeys() {
		p := Part{Key: key, Heading: unidir(headings[key])}
		for _, i := range items(key) {
			p.Questions = append(p.Questions, Question{Ref: Ref{key, i.key}, Title: i.title, Place: i.place})
		}
		out = append(out, p)
	}
	for _, letter := range normLetters() {
		n, ok := c.Norm(model.NormID("un/" + letter))
		if !ok {
			continue
		}
		q := Question{Ref: Ref{Norms, letter}, Title: n.Title, Place: "norm/" + letter}
		q.Stem = Quote{Text: n.OfficialText, Source: n.SourceSymbol}
		if s, ok := c.Statement(n.Source); ok {
			q.Stem.URL = s.URL
		}
		out[1].Questions = append(out[1].Questions, q)
	}
	return out
}

// The keys of the answers to an item.
const (
	ScaleKey      = "scale"
	MeasuresKey   = "measures"
	ChallengesKey = "challenges"
	NeededKey     = "needed"
	EvidenceKey   = "evidence"
	AnsweredByKey = "answered_by"
	NotesKey      = "notes"
)

// Field is one answer to an item: its key in the file and what is asked for.
type Field struct {
	Key    string
	Prompt string
	Help   string   // comity's words
	Lines  bool     // the answer may have several lines
	Words  []string // those that the answer is one of; nil for any text
}

// Fields returns the answers to an item in the order of the file. Evidence is a
// list of [Evidence]; the others are text.
func Fields() []Field {
	return []Field{
		{Key: ScaleKey, Prompt: "How far the State says it is", Help: "One of: " + scaleWords() + ". It describes your own statement, never conformity.", Words: strings.Split(scaleWords(), ", ")},
		{Key: MeasuresKey, Prompt: "Measures taken", Help: "Laws, policies, bodies, practice; with years where they are known.", Lines: true},
		{Key: ChallengesKey, Prompt: "Challenges to implementation", Help: "What stands in the way.", Lines: true},
		{Key: NeededKey, Prompt: "Capacity needed", Help: "People, skills, tools, partners that are missing.", Lines: true},
		{Key: EvidenceKey, Prompt: "Evidence", Help: "Public texts that show it: title, address, date."},
		{Key: AnsweredByKey, Prompt: "Who answers in government", Help: "A ministry or body, not a person."},
		{Key: NotesKey, Prompt: "Notes", Help: "For your own use; left out of exports unless you ask for them.", Lines: true},
	}
}

func scaleWords() string {
	return strings.Join(prose.Strings(Scales()), ", ")
}

// Evidence is a public text that shows an answer.
type Evidence struct{ Title, Address, Date string }

// Contact is a point of contact. Contacts are a section of their own, which may be
// a file of its own.
type Contact struct{ Name, Role, Body, Email, Phone string }

// The words for whether the State confirms a record of comity.
const (
	ToBeConfirmed = "to be confirmed"
	Confirmed     = "confirmed"
	NotCorrect    = "not correct"
)

// Confirmations returns the words for whether a record is confirmed.
func Confirmations() []string { return []string{ToBeConfirmed, Confirmed, NotCorrect} }

// Record is what comity has on record about the State, offered for confirmation
// and never asserted.
type Record struct {
	Key     string // a place of comity, such as "statement/ga-res-73-27"
	About   string // the part or item it belongs to, such as "norms/j"
	Text    string
	Source  string
	Address string
	State   string // one of [Confirmations]
	Comment string // of the State
}

// Text brings an answer into the form in which it is kept: no control or
// invisible characters, no tabs, no blanks at the ends of lines, no blank lines at
// either end.
func Text(s string) string {
	if plain(s) {
		return s
	}
	if strings.ContainsAny(s, "\r\t") {
		s = strings.ReplaceAll(strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n"), "\t", "    ")
	}
	lines := strings.Split(model.Clean(strings.ToValidUTF8(s, ""), "\n", -1), "\n")
	for i, line := range lines {
		lines[i] = strings.TrimRight(line, " \u00a0\u3000")
	}
	return strings.TrimSpace(strings.Join(lines, "\n"))
}

// plain reports whether a text is of the form already, as nearly all are; it may
// deny it of some that are.
func plain(s string) bool {
	before := byte('\n') // no blank and no line break may begin a text
	for i := range len(s) {
		switch b := s[i]; {
		case b == '\n' && (before == ' ' || i == 0), b == ' ' && i == 0, b < ' ' && b != '\n', b >= 0x7f:
			return false
		}
		before = s[i]
	}
	return s == "" || before != ' ' && before != '\n'
}
