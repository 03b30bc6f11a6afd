package model

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"comity/model/prose"
)

// DocumentID names a national document: the name of its file.
type DocumentID string

// Document is a text in which a State, several States or an organisation say
// something about the norms: a paper on implementation, a statement, a law. It
// records words, never that they are true.
type Document struct {
	ID    DocumentID `yaml:"id"`
	State ISO3       `yaml:"state"`
	// Also are further States in whose name the document speaks.
	Also         []ISO3     `yaml:"also"`
	Organization string     `yaml:"organization"` // instead of a State, such as EU
	Title        string     `yaml:"title"`
	Date         Date       `yaml:"date"`
	DateNote     string     `yaml:"date_note"`
	URL          string     `yaml:"url"`
	Language     string     `yaml:"language"` // ISO 639-1 code of the words quoted
	Kind         string     `yaml:"kind"`     // see [DocumentKinds]
	Read         Reading    `yaml:"read"`
	ReadNote     string     `yaml:"read_note"` // how much of it was read
	Confidence   Confidence `yaml:"confidence"`
	Note         string     `yaml:"note"`
	Entries      []Saying   `yaml:"entries"`
}

// Saying is one thing that a document says about a norm, in its own words.
type Saying struct {
	Norm    NormID  `yaml:"norm"` // or [NormSet]
	Says    Says    `yaml:"says"`
	Mapping Mapping `yaml:"mapping"`
	Quote   string  `yaml:"quote"`   // character by character, at most 60 words
	Where   string  `yaml:"where"`   // where in the document it stands
	Summary string  `yaml:"summary"` // one sentence of our own
	Note    string  `yaml:"note"`

	line int // of its file
}

// NormSet stands for the eleven UN norms as a set, where a document speaks of
// all of them.
const NormSet NormID = "un"

// ofSet reports whether the saying is about the UN norms as a set.
func (s *Saying) ofSet() bool { return s.Norm == NormSet }

// Says is what kind of saying an entry is. A view claims no implementation and
// is never shown as one.
type Says string

// The kinds of saying.
const (
	// Measure: the document says that the State did or does something.
	Measure Says = "measure"
	// Plan: the document says what the State intends to do.
	Plan Says = "plan"
	// Need: the document says what the State lacks or asks for.
	Need Says = "need"
	// View: a position or a proposal, with no claim of implementation.
	View Says = "view"
)

// saysRow is a row of the table of kinds of saying.
type saysRow struct {
	is            Says
	plural, about string
	mark          Mark
}

// saysTable has the kinds of saying in the order in which they are shown.
func saysTable() []saysRow {
	return []saysRow{
		{Measure, "measures", "the document says that the State did or does something", MarkMeasure},
		{Plan, "plans", "the document says what the State intends to do", MarkPlan},
		{Need, "needs", "the document says what the State lacks or asks for", MarkNeed},
		{View, "views", "a position or a proposal; no claim of implementation", MarkView},
	}
}

func (s Says) row() saysRow {
	for _, row := range saysTable() {
		if row.is == s {
			return row
		}
	}
	return saysRow{is: s, mark: NoMark}
}

// AllSays returns the kinds of saying in the order in which they are shown.
func AllSays() []Says {
	return prose.Each(saysTable(), func(row saysRow) Says { return row.is })
}

// Plural is the kind in the plural: "measures".
func (s Says) Plural() string { return s.row().plural }

// Meaning says in words what the kind claims.
func (s Says) Meaning() string { return s.row().about }

// Mark returns the mark of the kind; [NoMark] for a word that is none.
func (s Says) Mark() Mark { return s.row().mark }

// Claims reports whether a saying of this kind is about implementation: a measure,
// a plan or a need, but no view.
func (s Says) Claims() bool { return s == Measure || s == Plan || s == Need }

// Mapping is who says that a quotation is about a norm.
type Mapping string

// The kinds of mapping.
const (
	// Explicit: the document itself names the norm, or the set.
	Explicit Mapping = "explicit"
	// Assigned: the document speaks of the subject, and comity assigned the norm.
	Assigned Mapping = "assigned"
)

// Mappings returns the kinds of mapping.
func Mappings() []Mapping { return []Mapping{Explicit, Assigned} }

// Words says in words who names the norm.
func (m Mapping) Words() string {
	if m == Explicit {
		return "the document names it"
	}
	return "norm assigned by comity"
}

// documentKind is a row of the table of kinds of documents.
type documentKind struct{ code, word string }

func documentKindTable() []documentKind {
	return []documentKind{
		{"national-paper", "national paper on the norms"},
		{"working-paper", "working paper"},
		{"position-paper", "position paper"},
		{"statement", "statement"},
		{"joint-statement", "joint statement"},
		{"comment", "comment on a draft text"},
		{"reply", "reply to the Secretary-General"},
		{"strategy", "national strategy"},
		{"law", "law"},
		{"authority-page", "page of an authority"},
		{"press-release", "press release"},
	}
}

// DocumentKinds returns the codes of the kinds of documents.
func DocumentKinds() []string {
	return prose.Each(documentKindTable(), func(k documentKind) string { return k.code })
}

// KindWord is the kind of the document in words.
func (d *Document) KindWord() string {
	for _, k := range documentKindTable() {
		if k.code == d.Kind {
			return k.word
		}
	}
	return d.Kind
}

// States returns the States in whose name the document speaks; none for that of
// an organisation.
func (d *Document) States() []ISO3 {
	if d.State == "" {
		return nil
	}
	return append([]ISO3{d.State}, d.Also...)
}

// Basis says in a line which part of the document the entries are quoted from.
func (d *Document) Basis() string { return withNote(d.Read.Word(), d.ReadNote) }

// When is the date in words, or that there is none.
func (d *Document) When() string { return cmp.Or(d.Date.Long(), "no date") }

// Said is one entry with the document in which it stands.
type Said struct {
	Document *Document
	*Saying
}

// Speaker names in whose name the words were said: "Canada", "Australia with
// Canada and New Zealand", "EU".
func (c *Corpus) Speaker(d *Document) string {
	if d.State == "" {
		return d.Organization
	}
	name := func(code ISO3) string {
		if co, ok := c.Country(code); ok {
			return co.DisplayName()
		}
		return string(code)
	}
	words := name(d.State)
	for i, code := range d.Also {
		switch {
		case i == 0:
			words += " with " + name(code)
		case i == len(d.Also)-1:
			words += " and " + name(code)
		default:
			words += ", " + name(code)
		}
	}
	return words
}

// Evidence says in words what is to know of an entry: its kind and comity's sentence,
// the words of the document, and then where they stand and which part of it was consulted. The
// address of the document is apart.
func (c *Corpus) Evidence(s Said) (what, quote string, about []string) {
	d := s.Document
	what = string(s.Says) + ", " + c.NormWords(s.Norm) + ": " + s.Summary
	about = []string{
		"Document: " + d.Title + ", " + s.Where, "In the name of: " + c.Speaker(d), "When: " + d.When(),
		"Which norm: " + s.Mapping.Words(), "Confidence: " + d.Confidence.Explained(), "Basis: " + d.Basis(),
	}
	if s.Note != "" {
		about = append(about, s.Note)
	}
	return what, "“" + s.Quote + "”", about
}

// Documents returns every national document, by its speaker and then the newest first.
func (c *Corpus) Documents() []*Document { return c.documents }

// Number is which entry of its document it is, from 1.
func (s Said) Number() int {
	for i := range s.Document.Entries {
		if &s.Document.Entries[i] == s.Saying {
			return i + 1
		}
	}
	return 0
}

// FindDocument finds a national document by its id, or one entry of it: "aus-annex-b",
// "aus-annex-b/2". The number is 0 for the whole document. It returns a [NotFoundError]
// for what does not exist.
func (c *Corpus) FindDocument(name string) (d *Document, number int, err error) {
	id, entry, one := strings.Cut(strings.ToLower(strings.TrimSpace(name)), "/")
	d, ok := c.documentByID[DocumentID(id)]
	if !ok {
		ids := prose.Each(c.documents, func(d *Document) string { return string(d.ID) })
		return nil, 0, &NotFoundError{Kind: "document", Name: name, Nearest: Nearest(id, ids, 3)}
	}
	if one {
		if number, err = strconv.Atoi(entry); err != nil || number < 1 || number > len(d.Entries) {
			return nil, 0, &NotFoundError{Kind: "entry of " + string(d.ID), Name: entry, Nearest: []string{"1 to " + strconv.Itoa(len(d.Entries))}}
		}
	}
	return d, number, nil
}

// indexDocuments puts the documents into their order.
func (c *Corpus) indexDocuments() {
	c.documentByID = make(map[DocumentID]*Document, len(c.records.Documents))
	for i := range c.records.Documents {
		d := &c.records.Documents[i]
		c.documents, c.documentByID[d.ID] = append(c.documents, d), d
	}
	slices.SortFunc(c.documents, func(a, b *Document) int {
		return cmp.Or(
			strings.Compare(Fold(c.Speaker(a)), Fold(c.Speaker(b))),
			b.Date.Compare(a.Date), strings.Compare(string(a.ID), string(b.ID)))
	})
}

// AllSaid returns every entry of every document: by norm (the set first), then by
// kind, then in the order of the documents.
func (c *Corpus) AllSaid() []Said {
	return c.said(func(*Document, *Saying) bool { return true })
}

// SaidOn returns what documents say about one norm. What they say about the UN
// norms as a set is [Corpus.SaidOnSet].
func (c *Corpus) SaidOn(n *Norm) []Said {
	return c.said(func(_ *Document, s *Saying) bool { return s.Norm == n.ID })
}

// SaidOnSet returns what documents say about the UN norms as a set.
func (c *Corpus) SaidOnSet() []Said {
	return c.said(func(_ *Document, s *Saying) bool { return s.ofSet() })
}

// SaidBy returns what documents say in the name of a State, alone or with others.
func (c *Corpus) SaidBy(co *Country) []Said {
	return c.said(func(d *Document, _ *Saying) bool { return slices.Contains(d.States(), co.ISO3) })
}

// said collects entries in their order.
func (c *Corpus) said(wanted func(*Document, *Saying) bool) []Said {
	var out []Said
	for _, d := range c.documents {
		for i := range d.Entries {
			if s := &d.Entries[i]; wanted(d, s) {
				out = append(out, Said{d, s})
			}
		}
	}
	slices.SortStableFunc(out, func(a, b Said) int {
		return cmp.Or(c.normPlace(a.Norm)-c.normPlace(b.Norm), slices.Index(AllSays(), a.Says)-slices.Index(AllSays(), b.Says))
	})
	return out
}

// normPlace is the place of a norm in the order of the norms; the set comes first.
func (c *Corpus) normPlace(id NormID) int {
	if n, ok := c.normByID[id]; ok {
		return n.index
	}
	return -1
}

// NormWords names the norm of an entry: "norm g", "the UN norms as a set".
func (c *Corpus) NormWords(id NormID) string {
	if n, ok := c.normByID[id]; ok {
		return n.Name()
	}
	return "the UN norms as a set"
}

// NothingSaid says that no document was read in which a State claims something,
// which does not mean that nothing was said or done.
const NothingSaid = "comity holds no document in which a State says what it does, plans or needs here. That does not mean that nothing was said or done."

// NoDocument is the word for a State of which no document about a norm was read.
const NoDocument = "no document held"

// NoViews says that no document was read with a view on something.
const NoViews = "comity holds no document with a view on this. That does not mean that there is none."

// SaysRule says what the records of documents claim.
const SaysRule = "Quoted from published documents, most of them in excerpts. A State that is missing here may well have said or done something."
