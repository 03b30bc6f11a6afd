// Package place names the places in comity. The string that a key copies is the
// string that "comity open" takes.
package place

import (
	"path"
	"strings"
	"unicode"
	"unicode/utf8"

	"comity/model"
)

// Kind is what a place shows.
type Kind string

// The kinds of place.
const (
	Norm      Kind = "norm"
	Statement Kind = "statement"
	Country   Kind = "country"
	Page      Kind = model.FrameworkPages
	Term      Kind = model.GlossaryPages
)

// The ids of pages that are made, and no records: the list of all pages and terms,
// and the page that a visitor sees first.
const (
	Contents = "contents"
	Start    = "start"
)

// OfStart is the place of the page that a visitor sees first.
func OfStart() Place { return Place{Kind: Page, ID: Start} }

// Kinds returns every kind of place.
func Kinds() []Kind { return []Kind{Norm, Statement, Country, Page, Term} }

// Place is one record: its kind and its id within the kind. The zero value is
// no place.
type Place struct {
	Kind Kind
	ID   string // "un/f", "g7/12", "joint-statement-2019", "EST", "pillars"
}

// String returns the place as copied and typed: "norm/f", "norm/g7/12",
// "statement/joint-statement-2019", "country/EST", "page/pillars",
// "term/attribution".
func (p Place) String() string {
	if p == (Place{}) {
		return ""
	}
	id := p.ID
	if p.Kind == Norm {
		id = strings.TrimPrefix(id, "un/")
	}
	return string(p.Kind) + "/" + id
}

// Parse reads a place and makes its id canonical. It accepts names, aliases and
// symbols, and returns a [model.NotFoundError] with the nearest names for what
// does not exist.
func Parse(c *model.Corpus, s string) (Place, error) {
	kind, name, _ := strings.Cut(strings.TrimSpace(s), "/")
	switch Kind(strings.ToLower(kind)) {
	case Norm:
		return found(OfNorm)(c.FindNorm(name))
	case Statement:
		return found(OfStatement)(c.FindStatement(name))
	case Country:
		return found(OfCountry)(c.FindCountry(name))
	case Page:
		if made := model.Fold(name); made == Contents || made == Start {
			return Place{Kind: Page, ID: made}, nil
		}
		return found(OfPage)(c.FindPage(name))
	case Term:
		return found(OfPage)(c.FindTerm(name))
	case Brief:
		if id := strings.ToLower(name); isBriefing(id) {
			return Place{Kind: Brief, ID: id}, nil
		}
		return Place{}, &model.NotFoundError{Kind: "briefing", Name: name}
	}
	return Place{}, &model.NotFoundError{Kind: "place", Name: s, Nearest: meant(c, s)}
}

// meant are the places that a name without a kind, or with one that does not
// exist, may stand for; where there is none, the forms that places have.
func meant(c *model.Corpus, s string) []string {
	kind, name, _ := strings.Cut(strings.TrimSpace(s), "/")
	var out, forms []string
	for _, name := range []string{strings.TrimSpace(s), name} {
		for _, k := range Kinds() {
			if p, err := Parse(c, string(k)+"/"+name); err == nil && name != "" {
				out = append(out, p.String())
			}
		}
		if len(out) > 0 {
			return out
		}
	}
	for _, k := range append(Kinds(), Brief) {
		forms = append(forms, string(k)+"/…")
	}
	return model.Nearest(strings.ToLower(kind), forms, len(forms))
}

// isBriefing reports whether an id is valid for a briefing, not whether there
// is one.
func isBriefing(id string) bool {
	return id != "" && len(id) <= maxBriefing && !strings.ContainsFunc(id, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune("-_.", r)
	})
}

// maxBriefing bounds the id of a briefing, in bytes.
const maxBriefing = 80

// BriefingID makes the id of a briefing from the name of its file without the
// extension: "My talk.md" is "my-talk".
func BriefingID(file string) string {
	name := strings.ToLower(strings.TrimSuffix(file, path.Ext(file)))
	id := strings.Trim(strings.Map(func(r rune) rune {
		if isBriefing(string(r)) {
			return r
		}
		return '-'
	}, name), "-.")
	for len(id) > maxBriefing {
		_, size := utf8.DecodeLastRuneInString(id)
		id = id[:len(id)-size]
	}
	if id == "" {
		return "briefing"
	}
	return id
}

// OfBriefing is the place of a briefing.
func OfBriefing(id string) Place { return Place{Kind: Brief, ID: id} }

// found makes a place of a record that was found.
func found[T any](of func(T) Place) func(T, error) (Place, error) {
	return func(record T, err error) (Place, error) {
		if err != nil {
			return Place{}, err
		}
		return of(record), nil
	}
}

// OfNorm is the place of a norm.
func OfNorm(n *model.Norm) Place { return Place{Kind: Norm, ID: string(n.ID)} }

// OfStatement is the place of a statement.
func OfStatement(s *model.Statement) Place { return Place{Kind: Statement, ID: string(s.ID)} }

// OfCountry is the place of a State.
func OfCountry(co *model.Country) Place { return Place{Kind: Country, ID: string(co.ISO3)} }

// OfPage is the place of a page; that of an explainer is its norm.
func OfPage(p *model.Page) Place {
	kind, id, _ := strings.Cut(string(p.ID), "/")
	return Place{Kind: Kind(kind), ID: id}
}
